"""Amending, voiding, undoing: by keyboard alone, from the first count to the page and the opened file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.course_table import Column
from neutro_desk.screens.pane import Pane
from tests.journeys.nurse import ALT, CTRL, SHIFT, Nurse, Start
from tests.journeys.test_keyboard_journey import type_the_count, type_two_earlier_counts
from tests.paper.reading import text_of

Key = Qt.Key


def course_of(nurse: Nurse) -> CoursePane:
    pane = nurse.window.pane(Pane.COURSE)
    assert isinstance(pane, CoursePane)
    nurse.qtbot.waitUntil(lambda: pane.plot is not None, timeout=20_000)
    return pane


def three_counts(nurse: Nurse) -> CoursePane:
    """Type 0.42 on 21-Nov, 0.81 on 19-Nov and 1.72 on 16-Nov."""
    type_the_count(nurse)
    nurse.press(Key.Key_Return, CTRL)
    type_two_earlier_counts(nurse)
    return course_of(nurse)


def in_use(nurse: Nurse) -> list[Decimal | None]:
    return [count.anc.value for count in nurse.desk.work_up.dated if count.cbc.voided is None]


def reasons(nurse: Nurse) -> list[str]:
    return [cbc.voided.reason for cbc in nurse.desk.case.counts if cbc.voided is not None]


def said(nurse: Nurse) -> str:
    return nurse.window.status.message.text()


def amend(nurse: Nurse) -> None:
    """Amend the latest count to 31 segs for a typing error: 1.20 x 36 % = 0.432, by hand."""
    nurse.press(Key.Key_F8)
    assert nurse.focused() is nurse.window.first_field
    nurse.press(Key.Key_Return)
    nurse.type("31")  # the field's text was chosen when it was reached
    assert nurse.desk.typed.segs == "31"
    nurse.press(Key.Key_Return, CTRL)
    assert nurse.focused().accessibleName() == "Reason for the amendment"
    assert said(nurse) == "Say why the count is amended, then save it"
    nurse.press(Key.Key_3, ALT)
    nurse.press(Key.Key_Return, CTRL)


def void(nurse: Nurse, course: CoursePane) -> None:
    """Void the count of 19-Nov in the table, for a reason in one's own words."""
    nurse.go_back_to(course.table)
    nurse.press(Key.Key_End)
    nurse.press(Key.Key_Up)
    nurse.press(Key.Key_Delete)
    nurse.type("wrong bed")
    nurse.press(Key.Key_Return)


def test_a_count_is_amended_and_another_voided_and_both_undone_by_keys_alone(nurse: Nurse) -> None:
    course = three_counts(nurse)
    first = nurse.desk.case
    amend(nurse)
    assert in_use(nurse) == [Decimal("1.72"), Decimal("0.81"), Decimal("0.432")]
    assert reasons(nurse) == ["amended: typing error"]
    assert nurse.focused() is nurse.window.first_field
    amended = nurse.desk.case
    void(nurse, course)
    assert in_use(nurse) == [Decimal("1.72"), Decimal("0.432")]
    assert reasons(nurse) == ["amended: typing error", "wrong bed"]
    assert nurse.focused() is course.table
    chosen = course.table.currentIndex().row()
    assert course.model.index(chosen, Column.GRADE).data() == "voided 21-Nov 07:32: wrong bed"

    nurse.press(Key.Key_Z, CTRL)
    assert said(nurse) == "Undone: voiding a count"
    assert nurse.desk.case == amended
    assert nurse.focused() is course.table
    assert course.table.currentIndex().row() == chosen
    nurse.press(Key.Key_Z, CTRL)
    assert said(nurse) == "Undone: amending a count"
    assert nurse.desk.case == first
    nurse.press(Key.Key_Z, CTRL | SHIFT)
    nurse.press(Key.Key_Z, CTRL | SHIFT)
    assert said(nurse) == "Done again: voiding a count"
    assert reasons(nurse) == ["amended: typing error", "wrong bed"]


def test_what_was_amended_and_voided_stands_on_the_page_and_in_the_opened_file(
    start: Start, tmp_path: Path
) -> None:
    nurse = start()
    course = three_counts(nurse)
    amend(nurse)
    void(nurse, course)
    nurse.asked.page, nurse.asked.saves = tmp_path / "page.pdf", tmp_path / "bed-4.neutro.json"
    nurse.press(Key.Key_P, CTRL | SHIFT)
    nurse.press(Key.Key_S, CTRL)
    page = text_of((tmp_path / "page.pdf").read_bytes())
    assert all(value in page for value in ("0.43", "0.42", "0.81", "1.72", "voided"))

    again = start()
    again.asked.opens = tmp_path / "bed-4.neutro.json"
    again.press(Key.Key_O, CTRL)
    assert again.desk.case == nurse.desk.case
    model = course_of(again).model
    grades = [model.index(row, Column.GRADE).data() for row in range(model.rowCount())]
    assert [grade for grade in grades if "voided" in grade] == [
        "voided 21-Nov 07:32: amended: typing error",
        "voided 21-Nov 07:32: wrong bed",
    ]


def test_everything_undone_leads_back_to_the_empty_desk(nurse: Nurse) -> None:
    three_counts(nurse)
    nurse.press(Key.Key_F4)
    nurse.press(Key.Key_2)
    nurse.press(Key.Key_F2)
    told = []
    while nurse.desk.undoable is not None:
        nurse.press(Key.Key_Z, CTRL)
        told.append(said(nurse))
    assert told == ["Undone: an answer", "Undone: adding 2 counts", "Undone: adding a count"]
    assert nurse.desk.case.counts == ()
    assert not nurse.desk.has_unsaved_changes
    nurse.press(Key.Key_Z, CTRL)
    assert nurse.window.opened is Pane.CAUSES


def test_leaving_an_amendment_changes_nothing_and_can_be_taken_back(nurse: Nurse) -> None:
    three_counts(nurse)
    before = nurse.desk.case
    nurse.press(Key.Key_F8)
    nurse.press(Key.Key_Return)
    nurse.type("31")
    nurse.press(Key.Key_F2)
    assert (nurse.desk.case, nurse.desk.amends) == (before, None)
    nurse.press(Key.Key_Z, CTRL)
    assert nurse.desk.typed.segs == "31"
    assert nurse.desk.amends is not None
    assert said(nurse) == "Undone: clearing the entry"


def test_an_amendment_that_changes_nothing_is_not_saved(nurse: Nurse) -> None:
    three_counts(nurse)
    before = nurse.desk.case
    nurse.press(Key.Key_F8)
    nurse.press(Key.Key_Return, CTRL)
    assert said(nurse) == "Nothing is changed yet"
    assert nurse.desk.case == before


def test_a_count_that_is_being_amended_is_not_voided_under_the_hand(nurse: Nurse) -> None:
    three_counts(nurse)
    nurse.press(Key.Key_F8)
    assert nurse.desk.amends == "c1"
    nurse.startup.composition.commands.void_count("c1", "wrong patient")
    assert reasons(nurse) == []
    assert "being amended" in said(nurse)


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_reason_that_is_being_typed_stays_when_the_scale_changes(nurse: Nurse, scale: int) -> None:
    three_counts(nurse)
    nurse.press(Key.Key_F8)
    nurse.press(Key.Key_Return)
    nurse.type("31")
    nurse.press(Key.Key_Return, CTRL)
    nurse.type("read off the wr")
    for _ in range(scale):
        nurse.startup.composition.change_scale(1)
    assert nurse.window.entry.line("reason").text() == "read off the wr"
    nurse.qtbot.waitUntil(nurse.window.isActiveWindow)
    nurse.window.entry.line("reason").setFocus()
    nurse.type("ong line")
    nurse.press(Key.Key_Return, CTRL)
    assert reasons(nurse) == ["amended: read off the wrong line"]
