"""Typing beside a long course: the number stands at each key, the panes follow when the keys rest."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.pane import Pane
from neutro_desk.workup.case import Case, Cbc, Quantity
from tests.journeys.nurse import CTRL, Nurse

COUNTS = 1000
FIRST = datetime(2024, 1, 1, 6, 10)


@pytest.fixture
def long_course(nurse: Nurse) -> Nurse:
    """A patient with a thousand counts, every one 2.0, the last on 26 September 2026."""
    counts = tuple(
        Cbc(
            id=f"c{number}",
            collected=FIRST + timedelta(days=number),
            anc=Quantity(Decimal("2.0"), "10*9/L"),
        )
        for number in range(COUNTS)
    )
    nurse.desk.open_case(Case(counts=counts), None)
    nurse.window.first_field.setFocus()
    return nurse


def the_course(nurse: Nurse) -> CoursePane:
    """Return the course as it stands, without asking the window to bring it up to date."""
    found = nurse.window.findChild(CoursePane)
    assert isinstance(found, CoursePane)
    return found


def type_a_count(nurse: Nurse) -> None:
    """1.20 x (30 + 5) / 100 = 0.42, on 21 November."""
    for name, text in (("wbc", "1.20"), ("segs", "30"), ("bands", "5")):
        QTest.keyClicks(nurse.window.entry.line(name), text)
    day, clock = nurse.window.entry.field("collected_date").lines()
    QTest.keyClicks(day, "21-11-2026")
    QTest.keyClicks(clock, "0610")


def test_the_number_and_the_warning_stand_at_each_key_and_the_panes_follow(long_course: Nurse) -> None:
    pane = the_course(long_course)
    assert pane.model.rowCount() == COUNTS
    type_a_count(long_course)
    assert long_course.window.result.words.number == "0.42"
    assert long_course.window.result.words.alarm is not None
    long_course.qtbot.waitUntil(lambda: pane.model.rowCount() == COUNTS + 1)
    assert "0.42" in pane.statements.plain_text()


def test_whoever_asks_for_a_pane_gets_what_is_typed(long_course: Nurse) -> None:
    type_a_count(long_course)
    pane = long_course.window.pane(Pane.COURSE)
    assert isinstance(pane, CoursePane)
    assert pane.model.rowCount() == COUNTS + 1


def test_a_command_shows_at_once_everywhere(long_course: Nurse) -> None:
    type_a_count(long_course)
    QTest.keyClick(
        long_course.window.entry.line("wbc"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert len(long_course.desk.case.counts) == COUNTS + 1
    pane = the_course(long_course)
    assert pane.model.rowCount() == COUNTS + 1
    long_course.press(Qt.Key.Key_Z, CTRL)
    assert len(long_course.desk.case.counts) == COUNTS
