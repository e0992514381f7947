"""The idle clock: warns in the last minute, runs out by the clock that went further, a key sets it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from pytestqt.qtbot import QtBot

from neutro_desk.ward_records.idle import IdleClock


class TwoClocks:
    """Clocks turned by hand."""

    def __init__(self) -> None:
        self.of_wall, self.of_machine = 1_000_000.0, 10.0

    def wall(self) -> float:
        return self.of_wall

    def steady(self) -> float:
        return self.of_machine

    def go_on(self, wall: float, steady: float) -> None:
        self.of_wall += wall
        self.of_machine += steady


class Heard:
    """What an idle clock said."""

    def __init__(self, idle: IdleClock) -> None:
        self.warnings: list[int] = []
        self.ends = self.calms = 0
        idle.warned.connect(self.warnings.append)
        idle.ran_out.connect(self.end)
        idle.calmed.connect(self.calm)

    def end(self) -> None:
        self.ends += 1

    def calm(self) -> None:
        self.calms += 1


@pytest.fixture
def clocks() -> TwoClocks:
    return TwoClocks()


def _started(clocks: TwoClocks, minutes: int) -> tuple[IdleClock, Heard]:
    idle = IdleClock(clocks, minutes)
    heard = Heard(idle)
    idle.start()
    return idle, heard


@pytest.mark.parametrize("minutes", [1, 5, 15])
def test_time_runs_out_at_the_minute_and_not_a_second_before(
    qtbot: QtBot, clocks: TwoClocks, minutes: int
) -> None:
    idle, heard = _started(clocks, minutes)
    clocks.go_on(minutes * 60 - 1, minutes * 60 - 1)
    idle.look()
    assert heard.ends == 0
    clocks.go_on(1, 1)
    idle.look()
    assert heard.ends == 1
    idle.stop()


@pytest.mark.parametrize(("gone", "warned"), [(239, []), (240, [60]), (240.5, [60]), (299, [1])])
def test_the_last_minute_is_counted_down(
    qtbot: QtBot, clocks: TwoClocks, gone: float, warned: list[int]
) -> None:
    idle, heard = _started(clocks, 5)
    clocks.go_on(gone, gone)
    idle.look()
    assert heard.warnings == warned
    idle.stop()


@pytest.mark.parametrize(
    ("minutes", "gone", "warned"), [(1, 29, []), (1, 30, [30]), (2, 59, []), (2, 60, [60])]
)
def test_of_a_single_minute_the_second_half_is_counted_down(
    qtbot: QtBot, clocks: TwoClocks, minutes: int, gone: int, warned: list[int]
) -> None:
    idle, heard = _started(clocks, minutes)
    clocks.go_on(gone, gone)
    idle.look()
    assert heard.warnings == warned
    idle.stop()


@pytest.mark.parametrize(
    ("wall", "steady"), [(300, 0), (0, 300), (300, 300), (-7200, 300), (86_400, 1)], ids=str
)
def test_the_clock_that_went_further_counts(
    qtbot: QtBot, clocks: TwoClocks, wall: float, steady: float
) -> None:
    idle, heard = _started(clocks, 5)
    clocks.go_on(wall, steady)
    idle.look()
    assert heard.ends == 1
    idle.stop()


@pytest.mark.parametrize(("minutes", "seconds"), [(0, 60), (1, 60), (15, 900), (99, 900)])
def test_no_time_outside_one_to_fifteen_minutes_is_taken(
    qtbot: QtBot, clocks: TwoClocks, minutes: int, seconds: int
) -> None:
    idle, heard = _started(clocks, 5)
    idle.allow(minutes)
    clocks.go_on(seconds - 1, seconds - 1)
    idle.look()
    assert heard.ends == 0
    clocks.go_on(1, 1)
    idle.look()
    assert heard.ends == 1
    idle.stop()


def _key() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)


def _mouse(kind: QEvent.Type) -> QMouseEvent:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QMouseEvent(kind, QPointF(1, 1), QPointF(1, 1), left, left, none)


@pytest.mark.parametrize(
    ("event", "counts"),
    [(_key(), True), (_mouse(QEvent.Type.MouseButtonPress), True), (_mouse(QEvent.Type.MouseMove), False)],
    ids=["a key", "a click", "the pointer moved"],
)
def test_keys_and_clicks_count_and_a_bumped_table_does_not(
    qtbot: QtBot, clocks: TwoClocks, event: QEvent, counts: bool
) -> None:
    idle, heard = _started(clocks, 5)
    clocks.go_on(250, 250)
    idle.look()
    assert not idle.eventFilter(QWindow(), event)
    assert heard.calms == int(counts)
    clocks.go_on(60, 60)
    idle.look()
    assert heard.ends == int(not counts)
    idle.stop()


def test_the_first_key_after_the_time_ran_out_reaches_nothing(qtbot: QtBot, clocks: TwoClocks) -> None:
    idle, heard = _started(clocks, 5)
    clocks.go_on(3600, 0)
    assert idle.eventFilter(QWindow(), _key())
    assert heard.ends == 1
    idle.stop()


def test_a_key_without_a_warning_calms_nothing(qtbot: QtBot, clocks: TwoClocks) -> None:
    idle, heard = _started(clocks, 5)
    idle.eventFilter(QWindow(), _key())
    assert heard.calms == 0
    idle.stop()


def test_a_window_opened_later_is_heard_too(qtbot: QtBot, clocks: TwoClocks) -> None:
    idle, heard = _started(clocks, 5)
    later = QWindow()
    idle.watch(later)
    idle.watch(later)
    clocks.go_on(200, 200)
    QCoreApplication.sendEvent(later, _key())
    clocks.go_on(200, 200)
    idle.look()
    assert heard.ends == 0
    idle.stop()
    QCoreApplication.sendEvent(later, _key())
