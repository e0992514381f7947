"""Work off the window's thread: the latest request wins, errors come back, a bug stays a bug."""

from __future__ import annotations

import gc
import threading

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThread, QThreadPool
from pytestqt.qtbot import QtBot

from neutro_desk.background import Errand


class KnownError(Exception):
    """A trouble this errand knows."""


@pytest.fixture
def errand(qtbot: QtBot) -> Errand:
    return Errand((KnownError,))


def test_the_result_comes_back_on_the_thread_of_the_window(qtbot: QtBot, errand: Errand) -> None:
    heard: list[QThread] = []
    errand.finished.connect(lambda _: heard.append(QThread.currentThread()))
    worked: list[QThread] = []

    def work() -> int:
        worked.append(QThread.currentThread())
        return 42

    with qtbot.waitSignal(errand.finished) as finished:
        errand.request(work)
    assert finished.args == [42]
    assert heard == [QThread.currentThread()]
    assert worked != heard


def test_an_overtaken_answer_is_dropped(qtbot: QtBot, errand: Errand) -> None:
    go_on = threading.Event()
    answers: list[object] = []
    errand.finished.connect(answers.append)

    def slow() -> str:
        go_on.wait(5)
        return "first"

    errand.request(slow)
    with qtbot.waitSignal(errand.finished):
        errand.request(lambda: "second")
    with qtbot.waitSignal(errand.answered):
        go_on.set()
    assert answers == ["second"]


def test_a_cancelled_answer_is_dropped(qtbot: QtBot, errand: Errand) -> None:
    go_on = threading.Event()
    answers: list[object] = []
    errand.finished.connect(answers.append)
    errand.request(lambda: go_on.wait(5))
    errand.cancel()
    with qtbot.waitSignal(errand.answered):
        go_on.set()
    assert answers == []


def test_trouble_comes_back_as_a_value(qtbot: QtBot, errand: Errand) -> None:
    trouble = KnownError("the file is broken")

    def fails() -> None:
        raise trouble

    with qtbot.assertNotEmitted(errand.finished), qtbot.waitSignal(errand.failed) as failed:
        errand.request(fails)
    assert failed.args == [trouble]


def test_trouble_of_an_overtaken_request_is_dropped(qtbot: QtBot, errand: Errand) -> None:
    go_on = threading.Event()

    def fails() -> None:
        go_on.wait(5)
        raise KnownError

    errand.request(fails)
    with qtbot.waitSignal(errand.finished):
        errand.request(lambda: "second")
    with qtbot.assertNotEmitted(errand.failed), qtbot.waitSignal(errand.answered):
        go_on.set()


def test_a_bug_reaches_the_thread_of_the_window(qtbot: QtBot, errand: Errand) -> None:
    def wrong() -> None:
        message = "nobody expected this"
        raise ZeroDivisionError(message)

    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(errand.answered):
        errand.request(wrong)
    assert [kind for kind, _, _ in bugs] == [ZeroDivisionError]


def test_no_cycle_is_looked_for_beside_the_window_thread(qtbot: QtBot, errand: Errand) -> None:
    gc.enable()
    with qtbot.waitSignal(errand.finished) as answered:
        errand.request(gc.isenabled)
    assert answered.args == [False]
    qtbot.waitUntil(gc.isenabled)


@pytest.mark.parametrize("breaks", [False, True])
def test_the_answer_to_a_window_that_has_gone_is_dropped(qtbot: QtBot, breaks: bool) -> None:
    window = QObject()
    errand = Errand((KnownError,), window)
    began, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        began.set()
        go_on.wait(5)
        if breaks:
            raise KnownError
        return "late"

    with qtbot.captureExceptions() as raised:
        errand.request(slow)
        assert began.wait(5)
        shiboken6.delete(window)
        go_on.set()
        assert QThreadPool.globalInstance().waitForDone(5000)
        QCoreApplication.processEvents()
    assert raised == []
