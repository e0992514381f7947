"""The crash window: keep the case, keep the report, close; there is no way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from neutro_desk.screens.crash_window import CrashWindow
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import DARK

REPORT = "Neutro Desk: report of a fault\n\nValueError\n"


@pytest.fixture(params=[Look(DARK, 1.5), None], ids=["look", "no look"])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> CrashWindow:
    window = CrashWindow(request.param, REPORT)
    qtbot.addWidget(window)
    window.show()
    return window


def test_it_says_that_the_results_are_blanked_and_why(window: CrashWindow) -> None:
    assert window.sentence.text() == (
        "Neutro Desk has found a fault of its own and must close."
        " The results are blanked because they can no longer be trusted."
    )
    assert window.report.toPlainText() == REPORT


def test_the_fault_can_not_be_ignored(window: CrashWindow) -> None:
    texts = [button.text() for button in window.findChildren(QPushButton)]
    assert texts == ["Save as case file", "Save report", "Close"]


def test_case_and_report_can_be_kept_while_the_window_stays(qtbot: QtBot, window: CrashWindow) -> None:
    with qtbot.waitSignal(window.save_case_wanted):
        QTest.mouseClick(window.save_case, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.save_report_wanted) as report:
        QTest.mouseClick(window.save_report, Qt.MouseButton.LeftButton)
    assert report.args == [REPORT]
    assert window.isVisible()


def test_closing_by_button_says_so_once(qtbot: QtBot, window: CrashWindow) -> None:
    told: list[bool] = []

    def tell() -> None:
        told.append(True)

    window.closed.connect(tell)
    QTest.mouseClick(window.leave, Qt.MouseButton.LeftButton)
    window.close()
    assert told == [True]


def test_escape_closes_the_program_too(qtbot: QtBot, window: CrashWindow) -> None:
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, Qt.Key.Key_Escape)
