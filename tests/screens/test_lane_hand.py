"""Moving events in the lane, with the pointer and by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.course_plot import CoursePlot
from neutro_desk.screens.lane_grips import held_at
from neutro_desk.screens.lane_painting import ROW
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.screens.time_axis import seconds_of
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Event, EventKind, Moment, Quantity, moment_as_datetime
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.moved_event import EventPart
from tests.screens.a_course import COUNTS, work_up

NOW = datetime(2026, 11, 21, 7, 32)
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton

FEVER = Event(EventKind.FEVER, at=datetime(2026, 11, 18, 5, 40), temperature=Quantity(Decimal("38.4"), "Cel"))
SPAN = Event(EventKind.DRUG, "amoxicillin", start=date(2026, 11, 3), stop=date(2026, 11, 10))
ONGOING = Event(EventKind.STEROID, "prednisolone", start=date(2026, 11, 5))
EVENTS = (FEVER, SPAN, ONGOING)


class Lane:
    """The pane with its lane, and a hand on it."""

    def __init__(self, pane: CoursePane, plot: CoursePlot, schemes: Schemes) -> None:
        self.pane, self.plot, self.schemes = pane, plot, schemes
        self.moved = QSignalSpy(pane.event_moved)
        self.said: list[str] = []
        pane.said.connect(self.said.append)

    @property
    def view(self) -> QWidget:
        view: QWidget = self.plot.viewport()
        return view

    def show(self, *events: Event) -> None:
        self.pane.show_work_up(work_up(self.schemes, COUNTS, events))

    def at(self, moment: Moment, place: int, *, stop: bool = False) -> QPoint:
        """Return the pixel at a time, in the row of an event."""
        rows, lane = self.plot.lane()
        number = next(n for n, row in enumerate(rows) if any(one.place == place for one in row.placed))
        row_height = ROW
        x = self.plot.frame().x(seconds_of(moment_as_datetime(moment, end_of_day=stop)))
        return QPoint(round(x), round(lane.top() + (number + 0.5) * row_height))

    def drag(self, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
        QTest.mousePress(self.view, LEFT, PLAIN, start)
        QTest.mouseMove(self.view, (start + end) / 2)
        QTest.mouseMove(self.view, end)
        if let_go:
            QTest.mouseRelease(self.view, LEFT, PLAIN, end)

    def moves(self) -> list[tuple[Event, Event]]:
        return [tuple(self.moved.at(place)) for place in range(self.moved.count())]

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.plot, key, held)


@pytest.fixture
def lane(qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes) -> Lane:
    pane = CoursePane(Look(LIGHT, 1.0), phrasebook, clock=lambda: NOW)
    qtbot.addWidget(pane)
    pane.resize(1022, 560)
    pane.show_work_up(work_up(schemes, COUNTS, EVENTS))
    pane.show()
    qtbot.waitUntil(lambda: pane.plot is not None)
    assert pane.plot is not None
    return Lane(pane, pane.plot, schemes)


def test_a_fever_is_dragged_to_another_day_and_keeps_its_time(lane: Lane) -> None:
    assert FEVER.at is not None
    lane.drag(lane.at(FEVER.at, 0), lane.at(datetime(2026, 11, 15, 7, 0), 0))
    assert lane.moves() == [(FEVER, replace(FEVER, at=datetime(2026, 11, 15, 5, 40)))]
    assert lane.said[-1] == "Fever, 15-Nov-2026 05:40; Ctrl+Z takes it back"


def test_start_and_stop_of_a_span_are_dragged_each_alone(lane: Lane) -> None:
    lane.drag(lane.at(date(2026, 11, 3), 1), lane.at(date(2026, 11, 6), 1))
    lane.drag(lane.at(date(2026, 11, 10), 1, stop=True), lane.at(date(2026, 11, 14), 1, stop=True))
    assert lane.moves() == [
        (SPAN, replace(SPAN, start=date(2026, 11, 6))),
        (SPAN, replace(SPAN, stop=date(2026, 11, 14))),
    ]


def test_an_open_end_stays_open_and_is_nowhere_to_take_hold_of(lane: Lane) -> None:
    lane.drag(lane.at(date(2026, 11, 5), 2), lane.at(date(2026, 11, 8), 2))
    assert lane.moves() == [(ONGOING, replace(ONGOING, start=date(2026, 11, 8)))]
    latest = datetime(2026, 11, 21, 6, 10)
    rows, where = lane.plot.lane()
    assert held_at(QPointF(lane.at(latest, 2)), rows, where, Look(LIGHT, 1.0)) is None


def test_the_new_date_is_shown_while_dragging(lane: Lane) -> None:
    assert FEVER.at is not None
    hand = lane.pane.hand
    assert hand is not None
    lane.drag(lane.at(FEVER.at, 0), lane.at(datetime(2026, 11, 15, 7, 0), 0), let_go=False)
    assert hand.shown_date == "Fever, 15-Nov-2026 05:40"
    QTest.mouseRelease(lane.view, LEFT, PLAIN, lane.at(FEVER.at, 0))
    assert hand.shown_date == ""


def test_escape_while_dragging_changes_nothing(lane: Lane) -> None:
    assert FEVER.at is not None
    there = lane.at(datetime(2026, 11, 15, 7, 0), 0)
    lane.drag(lane.at(FEVER.at, 0), there, let_go=False)
    lane.press(Qt.Key.Key_Escape)
    QTest.mouseMove(lane.view, there + QPoint(30, 0))
    QTest.mouseRelease(lane.view, LEFT, PLAIN, there)
    assert lane.moves() == []
    start, end = lane.plot.shown_range()
    lane.drag(lane.at(FEVER.at, 0), there)
    assert len(lane.moves()) == 1  # the next drag is a new one
    assert lane.plot.shown_range() == (start, end)


def test_a_click_and_a_shaking_hand_move_nothing(lane: Lane) -> None:
    assert FEVER.at is not None
    there = lane.at(FEVER.at, 0)
    QTest.mouseClick(lane.view, LEFT, PLAIN, there)
    shake = QPoint(QApplication.startDragDistance() - 1, 0)
    lane.drag(there, there + shake)
    assert lane.moves() == []


def test_a_drag_of_less_than_half_a_day_moves_nothing(lane: Lane) -> None:
    lane.plot.show_range(seconds_of(datetime(2026, 11, 17)), seconds_of(datetime(2026, 11, 20)))
    assert FEVER.at is not None
    lane.drag(lane.at(FEVER.at, 0), lane.at(datetime(2026, 11, 18, 15, 0), 0))
    assert lane.moves() == []


@pytest.mark.parametrize(
    ("taken", "stop", "to", "words"),
    [
        (date(2026, 11, 3), False, date(2026, 11, 14), "It cannot start after it stops (10-Nov-2026)"),
        (date(2026, 11, 10), True, date(2026, 10, 30), "It cannot stop before it starts (03-Nov-2026)"),
    ],
)
def test_an_end_never_passes_the_other_one(lane: Lane, taken: date, stop: bool, to: date, words: str) -> None:
    hand = lane.pane.hand
    assert hand is not None
    lane.drag(lane.at(taken, 1, stop=stop), lane.at(to, 1, stop=stop), let_go=False)
    assert hand.shown_date == words
    QTest.mouseRelease(lane.view, LEFT, PLAIN, lane.at(to, 1, stop=stop))
    assert lane.moves() == []
    assert lane.said[-1] == f"{words}: nothing was changed"


def test_dragging_an_event_moves_the_picture_no_further_than_dragging_beside_it_does(lane: Lane) -> None:
    before = lane.plot.shown_range()
    lane.drag(lane.at(date(2026, 11, 3), 1), lane.at(date(2026, 11, 6), 1))
    assert lane.plot.shown_range() == before
    frame = lane.plot.frame().rect
    lane.drag(frame.center().toPoint(), frame.center().toPoint() + QPoint(80, 0))
    assert lane.plot.shown_range() != before
    assert len(lane.moves()) == 1


def test_e_chooses_the_events_in_order_of_time(lane: Lane) -> None:
    lane.press(Qt.Key.Key_E)
    assert lane.said[-1].startswith("amoxicillin, 03-Nov-2026 to 10-Nov-2026. Alt with Left or Right")
    lane.press(Qt.Key.Key_E)
    assert lane.said[-1].startswith("prednisolone, since 05-Nov-2026, ongoing.")
    lane.press(Qt.Key.Key_E)
    assert lane.said[-1].startswith("Fever, 18-Nov-2026 05:40.")
    lane.press(Qt.Key.Key_E, SHIFT)
    assert lane.said[-1].startswith("prednisolone")
    assert lane.plot.accessibleDescription() == lane.said[-1]


@pytest.mark.parametrize(
    ("held", "key", "after"),
    [
        (ALT, Qt.Key.Key_Right, replace(SPAN, start=date(2026, 11, 4), stop=date(2026, 11, 11))),
        (ALT, Qt.Key.Key_Left, replace(SPAN, start=date(2026, 11, 2), stop=date(2026, 11, 9))),
        (CTRL, Qt.Key.Key_Right, replace(SPAN, start=date(2026, 11, 4))),
        (CTRL, Qt.Key.Key_Left, replace(SPAN, start=date(2026, 11, 2))),
        (CTRL | SHIFT, Qt.Key.Key_Right, replace(SPAN, stop=date(2026, 11, 11))),
        (CTRL | SHIFT, Qt.Key.Key_Left, replace(SPAN, stop=date(2026, 11, 9))),
    ],
)
def test_the_chosen_event_its_start_and_its_stop_are_moved_by_a_day(
    lane: Lane, held: Qt.KeyboardModifier, key: Qt.Key, after: Event
) -> None:
    lane.press(Qt.Key.Key_E)
    lane.press(key, held)
    assert lane.moves() == [(SPAN, after)]


def test_the_moved_event_stays_chosen(lane: Lane) -> None:
    lane.press(Qt.Key.Key_E)
    lane.press(Qt.Key.Key_Right, ALT)
    once = lane.moves()[0][1]
    lane.show(FEVER, once, ONGOING)
    lane.press(Qt.Key.Key_Right, ALT)
    assert lane.moves()[1] == (once, replace(SPAN, start=date(2026, 11, 5), stop=date(2026, 11, 12)))


def test_an_end_that_is_open_is_not_moved_by_keys_and_the_reason_is_said(lane: Lane) -> None:
    lane.press(Qt.Key.Key_E)
    lane.press(Qt.Key.Key_E)
    lane.press(Qt.Key.Key_Right, CTRL | SHIFT)
    assert lane.moves() == []
    assert lane.said[-1] == "prednisolone has no stop that could be moved: F8 opens its form"


def test_without_a_chosen_event_the_keys_are_those_of_the_counts(lane: Lane) -> None:
    lane.press(Qt.Key.Key_Right, ALT)
    assert lane.moves() == []
    lane.press(Qt.Key.Key_E)
    lane.press(Qt.Key.Key_Left)
    assert lane.pane.hand is not None
    assert lane.pane.hand.chosen is None
    assert lane.plot.cursor_place == 3


def test_f8_and_enter_open_the_chosen_event_and_delete_removes_it_and_no_count(
    qtbot: QtBot, lane: Lane
) -> None:
    amends, voids = QSignalSpy(lane.pane.amend_wanted), QSignalSpy(lane.plot.voiding_wanted)
    for key in (Qt.Key.Key_F8, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        lane.press(Qt.Key.Key_E)
        with qtbot.waitSignal(lane.pane.event_edit_wanted) as wanted:
            lane.press(key)
        assert wanted.args == [lane.pane.hand.chosen if lane.pane.hand else None]
    with qtbot.waitSignal(lane.pane.event_removed) as removed:
        lane.press(Qt.Key.Key_Delete)
    assert removed.args == [FEVER]
    assert amends.count() == voids.count() == 0


def test_a_click_on_an_event_chooses_it_and_one_elsewhere_lets_it_go(lane: Lane) -> None:
    hand = lane.pane.hand
    assert hand is not None
    QTest.mouseClick(lane.view, LEFT, PLAIN, lane.at(date(2026, 11, 6), 1))
    assert hand.chosen == 1
    QTest.mouseClick(lane.view, LEFT, PLAIN, lane.plot.frame().rect.center().toPoint())
    assert hand.chosen is None


def test_an_event_that_was_taken_away_is_not_chosen_any_more(lane: Lane) -> None:
    hand = lane.pane.hand
    assert hand is not None
    lane.press(Qt.Key.Key_E)
    lane.show(FEVER, ONGOING)
    assert hand.chosen is None


def test_an_event_outside_the_picture_is_brought_into_it_when_chosen(lane: Lane) -> None:
    early = Event(EventKind.TRANSFUSION, at=date(2026, 6, 1))
    lane.show(*EVENTS, early)
    lane.press(Qt.Key.Key_E)
    start, end = lane.plot.shown_range()
    assert start <= seconds_of(datetime(2026, 6, 1)) <= end


def test_of_a_very_short_span_both_ends_can_be_held(lane: Lane) -> None:
    day = Event(EventKind.DRUG, "cefuroxime", start=date(2026, 11, 12), stop=date(2026, 11, 12))
    lane.show(day)
    rows, where = lane.plot.lane()
    placed = rows[0].placed[0]
    middle = QPointF(where.left() + (placed.left + placed.right) / 2, where.top() + ROW / 2)
    look = Look(LIGHT, 1.0)
    before = held_at(middle - QPointF(5, 0), rows, where, look)
    after = held_at(middle + QPointF(5, 0), rows, where, look)
    assert before is not None
    assert after is not None
    assert (before.part, after.part) == (EventPart.START, EventPart.STOP)
