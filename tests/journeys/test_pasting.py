"""Pasting a report by keyboard alone in the real window: reviewed, answered, taken over, taken back, gone."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from neutro_desk.screens.quick_table import QuickTable
from neutro_desk.screens.review_grid import ReviewGrid
from neutro_desk.screens.review_model import Column, CountColumn
from neutro_desk.workup.case import Quantity
from neutro_desk.workup.typed import TypedCbc
from tests.journeys.nurse import ALT, CTRL, SHIFT, Nurse

Key = Qt.Key

REPORT = (
    "Collected: 21-Nov-2026 06:10\n"
    "WBC\t1.20\tL\tx10^9/L\t4.0-11.0\n"
    "Segs\t30\t\t%\t40-70\n"
    "Bands\t5\tH\t%\t0-3\n"
    "Potassium\t4.1\t\tmmol/L\t3.5-5.1\n"
)
"""0.42 by hand: 1.20 x 35 %."""

FLOWSHEET = (
    "\t19-Nov-2026 06:10\t20-Nov-2026 06:10\t21-Nov-2026 06:10\n"
    "WBC (10^9/L)\t2.70\t1.80\t1,200\n"
    "Neutrophils %\t50\t45\t35\n"
)
"""1.35 and 0.81 by hand; the third asks what 1,200 means."""


def grid_of(nurse: Nurse) -> ReviewGrid:
    dialog = nurse.wait_for_dialog()
    assert isinstance(dialog, ReviewGrid)
    return dialog


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_a_report_pasted_into_a_field_is_reviewed_and_taken_over(nurse: Nurse) -> None:
    copy(REPORT)
    nurse.press(Key.Key_V, CTRL)
    grid = grid_of(nurse)
    assert nurse.window.first_field.text() == ""
    assert grid.sheet.count_rows.index(0, CountColumn.ANC).data() == "0.42 ×10⁹/L (420 /µL)"
    states = [grid.sheet.rows.index(row, Column.STATE).data() for row in range(grid.sheet.rows.rowCount())]
    assert states[-1] == "Left out"
    assert nurse.desk.typed == TypedCbc()
    nurse.press(Key.Key_Return, CTRL)
    nurse.wait_for_window()
    assert nurse.window.first_field.hasFocus()
    assert nurse.window.first_field.text() == "1.20"
    draft = nurse.desk.work_up.draft
    assert draft is not None
    assert draft.anc.value == Decimal("0.42")
    assert not nurse.desk.case.counts
    nurse.press(Key.Key_Return, CTRL)
    assert [count.wbc for count in nurse.desk.case.counts] == [Quantity(Decimal("1.20"), "10*9/L")]


def test_what_was_typed_before_comes_back_by_ctrl_z(nurse: Nurse) -> None:
    nurse.enter("3.4")
    copy(REPORT)
    nurse.press(Key.Key_V, CTRL | SHIFT)
    grid = grid_of(nurse)
    assert "The open count already holds WBC 3.4." in grid.sheet.foot.sentence.text()
    nurse.press(Key.Key_Return, CTRL)
    nurse.wait_for_window()
    assert nurse.desk.typed.wbc == "1.20"
    nurse.press(Key.Key_Z, CTRL)
    assert nurse.desk.typed.wbc == "3.4"
    assert nurse.desk.typed.segs == ""
    nurse.press(Key.Key_Z, CTRL | SHIFT)
    assert nurse.desk.typed.segs == "30"


def test_a_flowsheet_goes_into_the_course_once_its_question_is_answered(nurse: Nurse) -> None:
    copy(FLOWSHEET)
    nurse.press(Key.Key_V, CTRL | SHIFT)
    grid = grid_of(nurse)
    assert grid.sheet.foot.take.text() == "Add 2 counts to the course"
    assert grid.sheet.question.text.endswith("1,200: 1.2, or 1200?")
    nurse.press(Key.Key_1, ALT)
    nurse.press(Key.Key_Return, CTRL)
    nurse.wait_for_window()
    values = [count.anc.value for count in nurse.desk.work_up.counts]
    assert values == [Decimal("1.35"), Decimal("0.81"), Decimal("0.42")]
    nurse.press(Key.Key_Z, CTRL)
    assert nurse.desk.case.counts == ()


def test_the_same_flowsheet_pasted_the_next_day_adds_nothing_twice(nurse: Nurse) -> None:
    copy(FLOWSHEET)
    nurse.press(Key.Key_V, CTRL | SHIFT)
    grid_of(nurse)
    nurse.press(Key.Key_1, ALT)
    nurse.press(Key.Key_Return, CTRL)
    nurse.wait_for_window()
    nurse.press(Key.Key_V, CTRL | SHIFT)
    grid = grid_of(nurse)
    nurse.press(Key.Key_1, ALT)
    states = [grid.sheet.count_rows.index(row, CountColumn.STATE).data() for row in range(3)]
    assert states == ["In the course"] * 3
    nurse.press(Key.Key_Escape)
    nurse.wait_for_window()
    assert len(nurse.desk.case.counts) == 3


def test_a_count_with_a_question_is_settled_in_the_entry(nurse: Nurse) -> None:
    copy(FLOWSHEET)
    nurse.press(Key.Key_V, CTRL | SHIFT)
    grid = grid_of(nurse)
    nurse.press(Key.Key_Return, CTRL)
    nurse.press(Key.Key_Tab)
    assert grid.sheet.count_table.hasFocus()
    nurse.press(Key.Key_End)
    nurse.press(Key.Key_Return)
    nurse.wait_for_window()
    assert nurse.desk.typed.wbc == "1,200"
    nurse.press(Key.Key_1, ALT)
    assert nurse.desk.work_up.draft is not None
    assert nurse.desk.work_up.draft.anc.value == Decimal("0.42")


def test_one_entry_still_goes_into_its_field(nurse: Nurse) -> None:
    copy("1.20\n")
    nurse.press(Key.Key_V, CTRL)
    assert nurse.window.first_field.text() == "1.20"
    assert nurse.desk.typed.wbc == "1.20"


def test_the_table_of_earlier_counts_keeps_its_own_paste(nurse: Nurse) -> None:
    nurse.press(Key.Key_F2, SHIFT)
    table = nurse.wait_for_dialog()
    assert isinstance(table, QuickTable)
    copy("19nov\t0610\t0.81\n16nov\t0610\t1.72\n")
    nurse.press(Key.Key_V, CTRL)
    assert [row.lines["anc"].text() for row in table.rows[:2]] == ["0.81", "1.72"]


def test_nothing_pasted_for_one_patient_stays_once_another_case_is_open(nurse: Nurse) -> None:
    copy(REPORT)
    nurse.press(Key.Key_V, CTRL | SHIFT)
    grid_of(nurse)
    nurse.desk.new_case()
    nurse.wait_for_window()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert shown == [nurse.window]
    texts = [one.toPlainText() for one in QApplication.allWidgets() if isinstance(one, QPlainTextEdit)]
    assert not any("Potassium" in text for text in texts)


def test_the_review_does_not_cover_the_warning_line(nurse: Nurse) -> None:
    nurse.window.resize(1366, 768)
    copy(REPORT)
    nurse.press(Key.Key_V, CTRL | SHIFT)
    grid = grid_of(nurse)
    band = nurse.window.result
    band_ends = band.mapToGlobal(band.rect().bottomLeft()).y()
    assert grid.geometry().top() > band_ends
    assert nurse.window.geometry().contains(grid.geometry())


def test_a_review_stays_open_when_the_window_changes_its_scale(nurse: Nurse) -> None:
    copy(FLOWSHEET)
    nurse.press(Key.Key_V, CTRL | SHIFT)
    grid_of(nurse)
    nurse.press(Key.Key_1, ALT)
    nurse.window.larger()
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, ReviewGrid) and one.isVisible()]
    assert [grid.sheet.foot.take.text() for grid in shown] == ["Add 3 counts to the course"]
    assert shown[0].parentWidget() is nurse.window
