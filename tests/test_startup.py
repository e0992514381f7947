"""The start: typing is taken from the first paint on, and nothing typed gets lost while the rest follows."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from neutro_desk.startup import Startup
from tests.asked import ReadyAnswers

HEAVY = ("numpy", "pyqtgraph", "typst", "cryptography")
OF_RECORDS = ("apsw", "argon2", "cryptography", "PySide6.QtNetwork", "PySide6.QtDBus", "neutro_desk.records")
ASKED_AT_READY = f"""
import sys
from PySide6.QtWidgets import QApplication
from neutro_desk.startup import Startup
application = QApplication([])
startup = Startup(application)
def tell():
    line = application.focusWidget()
    print(type(line).__name__, line.window().isVisible(), [name for name in {HEAVY} if name in sys.modules])
    application.exit(0)
startup.ready.connect(tell)
startup.show()
application.exec()
"""


LOADED_OF_RECORDS = f"""
import sys
from PySide6.QtWidgets import QApplication
from neutro_desk.startup import Startup
application = QApplication([])
startup = Startup(application)
def tell():
    print([name for name in {OF_RECORDS} if name in sys.modules])
    application.exit(0)
startup.WHEN.connect(tell)
startup.show()
application.exec()
"""


class Newcomer:
    """Someone who types as soon as the window can be seen."""

    def __init__(self, application: QApplication, qtbot: QtBot, now: datetime, scale: int = 100) -> None:
        self._qtbot = qtbot
        self.startup = Startup(
            application, look="light", scale=scale, asking=ReadyAnswers(), clock=lambda: now
        )
        self.first = self.startup._opened.window

    def open(self) -> QLineEdit:
        """Open the window; return the line that takes typing."""
        with self._qtbot.waitSignal(self.startup.ready):
            self.startup.show()
        return self.first.first_field

    def wait(self) -> None:
        """Wait until every zone stands."""
        self._qtbot.waitUntil(lambda: self.startup._stands)

    def leave(self) -> None:
        """Let the window go, once nothing is on its way to it any more."""
        self._qtbot.waitUntil(lambda: self.startup.desk.work_up.pack is not None)
        self.startup.window.closing.disconnect()
        self.startup.window.close()
        self.startup.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def newcomer(qapp: QApplication, qtbot: QtBot, now: datetime) -> Iterator[Newcomer]:
    one = Newcomer(qapp, qtbot, now)
    yield one
    one.leave()


def test_nothing_heavy_is_loaded_when_the_window_takes_typing(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "NEUTRO_DESK_SETTINGS": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", ASKED_AT_READY], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "FirstLine True []"


@pytest.mark.parametrize(("when", "has_store"), [("ready", False), ("stood", False), ("ready", True)])
def test_nothing_of_the_records_is_loaded_before_typing_nor_without_any(
    tmp_path: Path, when: str, has_store: bool
) -> None:
    if has_store:
        (tmp_path / "records").mkdir()
        (tmp_path / "records" / "keys.json").write_text("{}", encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "NEUTRO_DESK_SETTINGS": str(tmp_path)}
    command = [sys.executable, "-c", LOADED_OF_RECORDS.replace("WHEN", when)]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_program_says_when_it_took_typing_and_leaves(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "NEUTRO_DESK_SETTINGS": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-m", "neutro_desk", "--quit-when-ready"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    word, milliseconds = told.stdout.split()
    assert word == "ready"
    assert int(milliseconds) > 0


def _without_display(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    left = {key: value for key, value in os.environ.items() if key not in named}
    left["NEUTRO_DESK_SETTINGS"] = str(tmp_path)
    command = [sys.executable, "-m", "neutro_desk", *words]
    return subprocess.run(command, env=left, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_the_start_can_be_measured_without_a_display(tmp_path: Path) -> None:
    done = _without_display(tmp_path, "--quit-when-ready")
    assert done.returncode == 0
    assert done.stdout.startswith("ready ")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_a_window_without_a_display_is_refused_in_plain_words(tmp_path: Path) -> None:
    done = _without_display(tmp_path)
    assert done.returncode == 2
    assert "there is no display here" in done.stderr
    assert done.stdout == ""


def test_without_records_any_number_of_windows_stand_side_by_side(
    newcomer: Newcomer, own_settings: Path
) -> None:
    assert not newcomer.startup.runs_already("")
    assert list(own_settings.iterdir()) == []


def test_the_cursor_stands_in_the_white_cells_at_the_first_paint(newcomer: Newcomer) -> None:
    assert newcomer.open().hasFocus()


def test_a_window_whose_zones_were_asked_for_first_is_shown_all_the_same(newcomer: Newcomer) -> None:
    assert newcomer.startup.window is newcomer.first
    assert newcomer.open().isVisible()


def test_what_is_typed_before_the_zones_stand_reaches_the_desk(newcomer: Newcomer) -> None:
    line = newcomer.open()
    QTest.keyClicks(line, "1.25")
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.text() == "1.2"
    newcomer.wait()
    assert newcomer.startup.desk.typed.wbc == "1.2"
    assert newcomer.startup.window.first_field.text() == "1.2"
    assert newcomer.startup.window.first_field.hasFocus()


def test_keys_that_lead_on_are_held_until_there_is_where_to_go(newcomer: Newcomer) -> None:
    line = newcomer.open()
    QTest.keyClicks(line, "1.2")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, "30")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    QTest.keyClicks(line, "5")
    newcomer.wait()
    typed = newcomer.startup.desk.typed
    assert (typed.wbc, typed.segs, typed.bands) == ("1.2", "30", "5")


def test_a_key_of_the_window_is_held_too(newcomer: Newcomer) -> None:
    QTest.keyClick(newcomer.open(), Qt.Key.Key_F4)
    newcomer.wait()
    assert newcomer.startup.window.opened.value == "causes"


def test_typing_goes_on_where_the_cursor_stood(newcomer: Newcomer) -> None:
    line = newcomer.open()
    QTest.keyClicks(line, "12")
    QTest.keyClick(line, Qt.Key.Key_Left)
    newcomer.wait()
    QTest.keyClicks(newcomer.startup.window.first_field, ".")
    assert newcomer.startup.desk.typed.wbc == "1.2"


def test_a_window_closed_at_once_asks_about_what_was_typed(newcomer: Newcomer) -> None:
    QTest.keyClicks(newcomer.open(), "1.2")
    newcomer.first.close()
    assert newcomer.startup.desk.typed.wbc == "1.2"


@pytest.mark.parametrize("scale", [100, 110, 125, 150, 175, 200])
def test_the_white_cells_do_not_move_when_the_zones_come(
    qapp: QApplication, qtbot: QtBot, now: datetime, scale: int
) -> None:
    newcomer = Newcomer(qapp, qtbot, now, scale)
    before = _place(newcomer.open())
    newcomer.wait()
    qapp.processEvents()
    after = _place(newcomer.startup.window.first_field)
    assert before[0] == after[0]
    assert abs(before[1] - after[1]) <= 2
    assert before[2:] == after[2:]
    newcomer.leave()


def _place(line: QLineEdit) -> tuple[int, int, int, int]:
    at = line.mapTo(line.window(), QPoint(0, 0))
    return at.x(), at.y(), line.width(), line.height()
