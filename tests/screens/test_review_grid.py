"""The review grid: what was understood stands there before anything is taken over, and nothing gets lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from neutro_desk.screens.review_grid import ReviewGrid
from neutro_desk.screens.review_model import Column, CountColumn
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.cbc import TypedCbc, read_cbc
from tests.screens.pasted_reports import ASKING, DATES_ASKED, ONE, ONE_COUNT, THREE, Ward, day, several

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def ward(now: datetime) -> Ward:
    blocks = {"one": ONE, "asking": ASKING, "dates": DATES_ASKED, "three": THREE}
    return Ward(now, blocks)


@pytest.fixture
def grid(qtbot: QtBot, phrasebook: Phrasebook, ward: Ward) -> ReviewGrid:
    made = ward.grid(phrasebook)
    made.counts_entered.connect(ward.add_counts)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def cell(grid: ReviewGrid, row: int, column: Column) -> str:
    text: str = grid.sheet.rows.index(row, column).data()
    return text


def count_cell(grid: ReviewGrid, row: int, column: CountColumn) -> str:
    text: str = grid.sheet.count_rows.index(row, column).data()
    return text


def press(grid: ReviewGrid, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(grid.focusWidget(), key, held)


# -- what is shown ----------------------------------------------------------------------------------------


def test_both_tables_keep_the_rules_of_a_table(qtmodeltester: ModelTester, grid: ReviewGrid) -> None:
    grid.open_block("three")
    qtmodeltester.check(grid.sheet.rows)  # type: ignore[no-untyped-call]
    qtmodeltester.check(grid.sheet.count_rows)  # type: ignore[no-untyped-call]


def test_every_value_stands_with_flag_unit_range_and_where_it_goes(grid: ReviewGrid) -> None:
    grid.open_block("one")
    cells = [cell(grid, 1, column) for column in Column]
    assert cells == ["Taken", "WBC", "1.20", "L", "x10^9/L", "4.0-11.0", "WBC", ""]


def test_how_much_was_understood_stands_above(grid: ReviewGrid) -> None:
    grid.open_block("asking")
    assert grid.sheet.head.summary.text() == "5 values understood, 1 left out, 1 question"


def test_a_value_that_is_left_out_says_why(grid: ReviewGrid) -> None:
    grid.open_block("one")
    assert cell(grid, 5, Column.STATE) == "Left out"
    assert cell(grid, 5, Column.GOES_TO) == ""
    assert cell(grid, 5, Column.WHY) == "K is not a number. Digits and one decimal mark only."


def test_the_count_it_will_be_stands_below_with_unit_and_working(grid: ReviewGrid) -> None:
    grid.open_block("one")
    assert count_cell(grid, 0, CountColumn.COLLECTED) == "20-Nov-2026 06:10"
    assert count_cell(grid, 0, CountColumn.ANC) == "0.42 ×10⁹/L (420 /µL)"
    assert count_cell(grid, 0, CountColumn.REMARK) == "= 1.20 × (30 + 5) / 100"


def test_a_provisional_count_is_called_so(grid: ReviewGrid, ward: Ward) -> None:
    ward.blocks["blank bands"] = replace(ONE, counts=(type(ONE.counts[0])(replace(ONE_COUNT, bands="")),))
    grid.open_block("blank bands")
    assert count_cell(grid, 0, CountColumn.ANC) == "0.36 ×10⁹/L (360 /µL), provisional"


def test_white_cells_alone_prove_a_limit(grid: ReviewGrid, ward: Ward) -> None:
    ward.blocks["alone"] = several(TypedCbc(wbc="0.3"))
    grid.open_block("alone")
    assert count_cell(grid, 0, CountColumn.ANC).startswith("≤0.30 ×10⁹/L (≤300 /µL)")
    assert count_cell(grid, 0, CountColumn.COLLECTED) == "no collection time"


def test_a_count_without_neutrophils_says_that_it_gives_none(grid: ReviewGrid, ward: Ward) -> None:
    ward.blocks["hb"] = several(TypedCbc(haemoglobin="82"))
    grid.open_block("hb")
    assert count_cell(grid, 0, CountColumn.ANC) == "–"
    assert count_cell(grid, 0, CountColumn.REMARK).startswith("Gives no neutrophil count.")


def test_with_several_counts_a_value_says_which_it_goes_to(grid: ReviewGrid) -> None:
    grid.open_block("three")
    assert cell(grid, 0, Column.GOES_TO) == "WBC, 18-Nov 06:10"


def test_the_row_with_the_cursor_is_told_whole(grid: ReviewGrid) -> None:
    grid.open_block("one")
    grid.sheet.table.selectRow(5)
    said = "Line 6: Potassium 4.1. K is not a number. Digits and one decimal mark only."
    assert grid.sheet.detail.text() == said


def test_what_was_pasted_can_be_compared(grid: ReviewGrid) -> None:
    grid.open_block("one")
    assert not grid.sheet.head.text.isVisible()
    press(grid, Qt.Key.Key_T, ALT)
    assert grid.sheet.head.text.isVisible()
    assert grid.sheet.head.text.toPlainText() == "one"


def test_text_that_holds_no_count_is_said_plainly_and_can_be_mended(grid: ReviewGrid) -> None:
    grid.open_block("on")
    assert grid.sheet.head.summary.text() == "Nothing in this text was understood as a blood count."
    assert grid.sheet.head.text.hasFocus()
    press(grid, Qt.Key.Key_End)
    QTest.keyClicks(grid.sheet.head.text, "e")
    assert grid.sheet.head.summary.text() == "5 values understood, 1 left out"


def test_an_empty_clipboard_is_said_plainly(grid: ReviewGrid) -> None:
    grid.open_block("")
    assert grid.sheet.head.summary.text().startswith("There is no text on the clipboard.")
    assert not grid.sheet.foot.take.isEnabled()


def test_the_value_is_never_cut(grid: ReviewGrid) -> None:
    grid.resize(700, 420)
    grid.open_block("one")
    widest = grid.sheet.table.fontMetrics().horizontalAdvance("20-Nov-2026 06:10")
    assert grid.sheet.table.columnWidth(Column.VALUE) > widest


def test_a_screen_reader_hears_tables_buttons_and_questions(grid: ReviewGrid) -> None:
    grid.open_block("asking")
    sheet = grid.sheet
    for widget in (sheet.table, sheet.count_table, sheet.head.text, sheet.head.link, sheet.foot.take):
        assert widget.accessibleName()
    assert sheet.table.accessibleDescription() == "WBC: 1,200: 1.2, or 1200?"
    assert sheet.question.accessibleName() == "WBC: 1,200: 1.2, or 1200?"
    index = sheet.rows.index(1, Column.STATE)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Asked"


# -- rows left out ----------------------------------------------------------------------------------------


def test_space_leaves_a_value_out_and_puts_it_back(grid: ReviewGrid) -> None:
    grid.open_block("one")
    grid.sheet.table.selectRow(3)
    press(grid, Qt.Key.Key_Space)
    assert cell(grid, 3, Column.STATE) == "Left out"
    assert cell(grid, 3, Column.WHY) == "Left out by you."
    assert count_cell(grid, 0, CountColumn.ANC) == "0.36 ×10⁹/L (360 /µL), provisional"
    press(grid, Qt.Key.Key_Space)
    assert cell(grid, 3, Column.STATE) == "Taken"
    assert count_cell(grid, 0, CountColumn.ANC) == "0.42 ×10⁹/L (420 /µL)"
    assert grid.sheet.table.row == 3


def test_a_click_on_the_box_does_the_same(grid: ReviewGrid) -> None:
    grid.open_block("one")
    table = grid.sheet.table
    place = table.visualRect(grid.sheet.rows.index(4, Column.STATE)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert grid.counts[0].text.haemoglobin == ""


def test_a_line_that_was_not_understood_stays_out(grid: ReviewGrid) -> None:
    grid.open_block("one")
    grid.sheet.table.selectRow(5)
    press(grid, Qt.Key.Key_Space)
    assert cell(grid, 5, Column.STATE) == "Left out"
    assert grid.counts[0].text == ONE_COUNT


def test_ctrl_z_takes_the_last_step_back(grid: ReviewGrid) -> None:
    grid.open_block("one")
    grid.sheet.table.selectRow(3)
    press(grid, Qt.Key.Key_Space)
    press(grid, Qt.Key.Key_Z, CTRL)
    assert grid.counts[0].text == ONE_COUNT


# -- questions --------------------------------------------------------------------------------------------


def test_the_cursor_stands_in_the_row_that_asks_and_a_key_answers(grid: ReviewGrid) -> None:
    grid.open_block("asking")
    assert grid.sheet.table.row == 1
    assert count_cell(grid, 0, CountColumn.ANC) == "–"
    press(grid, Qt.Key.Key_1, ALT)
    assert grid.counts[0].text.wbc == "1.2"
    assert cell(grid, 1, Column.STATE) == "Taken"
    assert cell(grid, 1, Column.WHY) == "Answered: 1.2"
    assert grid.sheet.question.isHidden()
    assert count_cell(grid, 0, CountColumn.ANC) == "0.42 ×10⁹/L (420 /µL)"


def test_a_value_in_question_can_be_left_out(grid: ReviewGrid) -> None:
    grid.open_block("asking")
    assert [button.text() for button in grid.sheet.question.answers()] == ["1.2", "1200", "Leave out"]
    press(grid, Qt.Key.Key_3, ALT)
    assert grid.counts[0].text.wbc == ""
    assert cell(grid, 1, Column.STATE) == "Left out"


def test_how_dates_are_written_is_asked_before_anything_is_taken(grid: ReviewGrid, ward: Ward) -> None:
    grid.open_block("dates")
    assert grid.sheet.question.text == "5/11/2026: which of these?"
    assert not grid.sheet.foot.take.isEnabled()
    press(grid, Qt.Key.Key_1, ALT)
    assert ward.read_with[-1] == {"order:day-first"}
    assert grid.sheet.question.isHidden()
    assert grid.sheet.foot.take.isEnabled()


def test_a_row_left_out_stays_out_when_the_dates_are_settled(grid: ReviewGrid) -> None:
    grid.open_block("dates")
    grid.sheet.table.selectRow(4)
    press(grid, Qt.Key.Key_Space)
    press(grid, Qt.Key.Key_1, ALT)
    assert grid.counts[0].text.haemoglobin == ""


def test_the_question_follows_the_cursor_among_several_counts(grid: ReviewGrid, ward: Ward) -> None:
    ward.blocks["two ask"] = several(day("18-Nov-2026", "1,200", "50"), day("19-Nov-2026", "1,200", "35"))
    grid.open_block("two ask")
    assert grid.sheet.question.text == "18-Nov-2026 06:10, WBC: 1,200: 1.2, or 1200?"
    grid.sheet.table.selectRow(2)
    assert grid.sheet.question.text == "19-Nov-2026 06:10, WBC: 1,200: 1.2, or 1200?"
    press(grid, Qt.Key.Key_1, ALT)
    assert [count.text.wbc for count in grid.counts] == ["1,200", "1.2"]
    assert grid.sheet.table.row == 0


def test_the_cursor_stays_in_the_table_when_a_question_about_the_block_is_answered(grid: ReviewGrid) -> None:
    grid.open_block("dates")
    press(grid, Qt.Key.Key_1, ALT)
    assert grid.sheet.table.row == 0
    assert grid.sheet.table.hasFocus()


def test_what_cannot_be_is_counted_apart_from_questions(grid: ReviewGrid, ward: Ward) -> None:
    ward.blocks["104"] = replace(ONE, counts=(type(ONE.counts[0])(replace(ONE_COUNT, segs="99")),))
    grid.open_block("104")
    assert grid.sheet.head.summary.text() == "5 values understood, 1 left out, 1 to check"
    assert grid.sheet.question.text.startswith("Differential: Neutrophils and bands make 104 %.")
    assert count_cell(grid, 0, CountColumn.STATE) == "1 to check"


# -- one count --------------------------------------------------------------------------------------------


def test_nothing_is_taken_over_before_the_button(qtbot: QtBot, grid: ReviewGrid) -> None:
    with qtbot.assertNotEmitted(grid.draft_taken), qtbot.assertNotEmitted(grid.counts_entered):
        grid.open_block("one")
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down):
            press(grid, key)


def test_ctrl_enter_hands_the_count_to_the_entry_and_closes(qtbot: QtBot, grid: ReviewGrid) -> None:
    grid.open_block("one")
    with qtbot.waitSignal(grid.draft_taken) as taken:
        press(grid, Qt.Key.Key_Return, CTRL)
    assert taken.args == [ONE_COUNT]
    assert not grid.isVisible()


def test_a_count_with_an_open_question_goes_to_the_entry_with_it(qtbot: QtBot, grid: ReviewGrid) -> None:
    grid.open_block("asking")
    with qtbot.waitSignal(grid.draft_taken) as taken:
        press(grid, Qt.Key.Key_Return, CTRL)
    assert taken.args == [replace(ONE_COUNT, wbc="1,200")]


def test_what_the_open_count_holds_already_is_said(grid: ReviewGrid, ward: Ward) -> None:
    ward.typed = TypedCbc(wbc="3.4", platelets="40")
    grid.open_block("one")
    said = "The open count already holds WBC 3.4, Plt 40. Taking over replaces it; Ctrl+Z brings it back."
    assert grid.sheet.foot.sentence.text() == said
    assert grid.sheet.foot.way.value == "replace"


def test_what_was_typed_can_stay_beside_what_was_pasted(qtbot: QtBot, grid: ReviewGrid, ward: Ward) -> None:
    ward.typed = TypedCbc(wbc="3.4", platelets="40")
    grid.open_block("one")
    grid.sheet.foot.way.segment("add").click()
    assert "WBC 3.4 is replaced, the rest stays" in grid.sheet.foot.sentence.text()
    with qtbot.waitSignal(grid.draft_taken) as taken:
        press(grid, Qt.Key.Key_Return, CTRL)
    assert taken.args == [replace(ONE_COUNT, platelets="40")]


def test_typed_values_that_nothing_replaces_stay_unless_told_otherwise(
    qtbot: QtBot, grid: ReviewGrid, ward: Ward
) -> None:
    ward.typed = TypedCbc(platelets="40")
    grid.open_block("one")
    assert "It stays beside what was pasted." in grid.sheet.foot.sentence.text()
    with qtbot.waitSignal(grid.draft_taken) as taken:
        press(grid, Qt.Key.Key_Return, CTRL)
    assert taken.args == [replace(ONE_COUNT, platelets="40")]


def test_what_is_typed_while_the_grid_is_open_is_told(grid: ReviewGrid, ward: Ward) -> None:
    grid.open_block("one")
    assert grid.sheet.foot.meeting.isHidden()
    ward.typed = TypedCbc(wbc="3.4")
    grid.show_open_count()
    assert "WBC 3.4" in grid.sheet.foot.sentence.text()


# -- several counts ---------------------------------------------------------------------------------------


def test_of_several_counts_those_without_a_question_join_the_course(qtbot: QtBot, grid: ReviewGrid) -> None:
    grid.open_block("three")
    assert grid.sheet.foot.take.text() == "Add 2 counts to the course"
    with qtbot.waitSignal(grid.counts_entered) as entered:
        press(grid, Qt.Key.Key_Return, CTRL)
    (counts,) = entered.args
    assert [cbc.collected for cbc in counts] == [datetime(2026, 11, 18, 6, 10), datetime(2026, 11, 20, 6, 10)]
    assert [cbc.wbc.value for cbc in counts] == [Decimal("1.72"), Decimal("0.80")]
    assert grid.isVisible()
    assert grid.counts_left == 1
    assert count_cell(grid, 0, CountColumn.STATE) == "In the course"
    assert count_cell(grid, 1, CountColumn.STATE) == "1 question"


def test_counts_that_undo_takes_off_the_course_can_be_added_again(grid: ReviewGrid, ward: Ward) -> None:
    grid.open_block("three")
    press(grid, Qt.Key.Key_Return, CTRL)
    assert not grid.sheet.foot.take.isEnabled()
    ward.course = ()
    grid.show_open_count()
    assert grid.sheet.foot.take.text() == "Add 2 counts to the course"


def test_once_the_last_question_is_answered_the_rest_joins_and_the_grid_closes(
    qtbot: QtBot, grid: ReviewGrid
) -> None:
    grid.open_block("three")
    press(grid, Qt.Key.Key_1, ALT)
    assert grid.sheet.foot.take.text() == "Add 3 counts to the course"
    with qtbot.waitSignal(grid.counts_entered) as entered:
        press(grid, Qt.Key.Key_Return, CTRL)
    assert len(entered.args[0]) == 3
    assert not grid.isVisible()


def test_a_count_with_a_question_can_be_opened_in_the_entry(qtbot: QtBot, grid: ReviewGrid) -> None:
    grid.open_block("three")
    table = grid.sheet.count_table
    table.setFocus()
    table.selectRow(1)
    with qtbot.waitSignal(grid.draft_taken) as taken:
        press(grid, Qt.Key.Key_Return)
    assert taken.args == [day("19-Nov-2026", "1,200", "35")]
    assert grid.isVisible()
    assert grid.counts_left == 2


def test_no_second_count_is_opened_over_one_that_is_typed(qtbot: QtBot, grid: ReviewGrid, ward: Ward) -> None:
    ward.typed = TypedCbc(wbc="3.4")
    grid.open_block("three")
    grid.sheet.count_table.selectRow(1)
    assert not grid.sheet.foot.open.isEnabled()
    assert "first add or clear (F2)" in grid.sheet.foot.hint.text()
    with qtbot.assertNotEmitted(grid.draft_taken):
        grid.open_count()


def test_a_whole_count_is_left_out_by_space(grid: ReviewGrid) -> None:
    grid.open_block("three")
    table = grid.sheet.count_table
    table.setFocus()
    table.selectRow(2)
    press(grid, Qt.Key.Key_Space)
    assert count_cell(grid, 2, CountColumn.STATE) == "Left out"
    assert grid.sheet.foot.take.text() == "Add 1 count to the course"
    press(grid, Qt.Key.Key_Space)
    assert count_cell(grid, 2, CountColumn.STATE) == "Ready"


def test_a_count_that_stands_in_the_course_is_not_added_twice(grid: ReviewGrid, ward: Ward) -> None:
    known = read_cbc(day("18-Nov-2026", "1.72", "50"), ward.now).cbc
    ward.course = (replace(known, id="c1"),)
    grid.open_block("three")
    assert count_cell(grid, 0, CountColumn.STATE) == "In the course"
    assert cell(grid, 0, Column.WHY) == "This count is in the course already."
    assert grid.sheet.foot.take.text() == "Add 1 count to the course"


def test_a_count_whose_time_is_taken_stays_with_the_reason(grid: ReviewGrid, ward: Ward) -> None:
    taken = read_cbc(day("18-Nov-2026", "1.80", "50"), ward.now).cbc
    ward.course = (replace(taken, id="c1"),)
    grid.open_block("three")
    assert grid.sheet.foot.take.text() == "Add 1 count to the course"
    assert count_cell(grid, 0, CountColumn.STATE) == "To check"
    remark = count_cell(grid, 0, CountColumn.REMARK)
    assert remark.startswith("A count from 18-Nov 06:10 is already there.")


def test_two_counts_of_one_time_are_both_kept_or_one_is_left_out(grid: ReviewGrid, ward: Ward) -> None:
    ward.blocks["twice"] = several(day("18-Nov-2026", "1.72", "50"), day("18-Nov-2026", "1.80", "50"))
    grid.open_block("twice")
    assert [button.text() for button in grid.sheet.question.answers()] == ["Keep both", "Leave out"]
    press(grid, Qt.Key.Key_2, ALT)
    assert [count_cell(grid, row, CountColumn.STATE) for row in range(2)] == ["Ready", "Left out"]
    press(grid, Qt.Key.Key_Z, CTRL)
    press(grid, Qt.Key.Key_1, ALT)
    assert grid.sheet.foot.take.text() == "Add 2 counts to the course"


# -- closing and pasting again ----------------------------------------------------------------------------


def test_closing_with_a_count_left_asks_first(grid: ReviewGrid) -> None:
    grid.open_block("one")
    press(grid, Qt.Key.Key_Escape)
    assert grid.sheet.leave_bar.isVisibleTo(grid)
    assert grid.sheet.leave_bar.sentence.text() == "1 count is not taken over."
    assert grid.sheet.leave_bar.stay.hasFocus()
    press(grid, Qt.Key.Key_Escape)
    assert grid.sheet.leave_bar.isHidden()
    assert grid.sheet.table.hasFocus()


def test_discarding_lets_everything_go(qtbot: QtBot, grid: ReviewGrid) -> None:
    grid.open_block("one")
    press(grid, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(grid.draft_taken):
        grid.sheet.leave_bar.discard.click()
    assert not grid.isVisible()
    assert grid.sheet.head.text.toPlainText() == ""
    assert grid.sheet.rows.rowCount() == 0


def test_a_grid_with_nothing_left_closes_at_once(grid: ReviewGrid) -> None:
    grid.open_block("nothing here")
    press(grid, Qt.Key.Key_Escape)
    assert not grid.isVisible()


def test_pasting_again_replaces_the_block_and_ctrl_z_brings_it_back(grid: ReviewGrid) -> None:
    grid.open_block("one")
    QGuiApplication.clipboard().setText("three")
    press(grid, Qt.Key.Key_V, CTRL)
    assert grid.review.text == "three"
    press(grid, Qt.Key.Key_Z, CTRL)
    assert grid.sheet.head.text.toPlainText() == "one"
    assert grid.sheet.count_rows.rowCount() == 1


def test_a_block_is_pasted_by_its_own_key_too(grid: ReviewGrid) -> None:
    grid.open_block("one")
    QGuiApplication.clipboard().setText("three")
    press(grid, Qt.Key.Key_V, CTRL | SHIFT)
    assert len(grid.counts) == 3


def test_the_keyboard_reaches_tables_and_buttons(grid: ReviewGrid) -> None:
    grid.open_block("three")
    sheet = grid.sheet
    reached = []
    for _ in range(12):
        reached.append(grid.focusWidget())
        press(grid, Qt.Key.Key_Tab)
    for widget in (sheet.table, sheet.count_table, sheet.foot.close_button, sheet.foot.take, sheet.head.link):
        assert widget in reached


def test_a_key_that_answers_never_types_into_the_pasted_text(grid: ReviewGrid) -> None:
    grid.open_block("asking")
    press(grid, Qt.Key.Key_T, ALT)
    text = grid.sheet.head.text
    assert text.hasFocus()
    QTest.sendKeyEvent(QTest.KeyAction.Click, text, Qt.Key.Key_1, "1", ALT)
    assert text.toPlainText() == "asking"
    assert grid.counts[0].text.wbc == "1.2"


def test_ctrl_enter_takes_over_from_the_pasted_text_too(qtbot: QtBot, grid: ReviewGrid) -> None:
    grid.open_block("one")
    press(grid, Qt.Key.Key_T, ALT)
    with qtbot.waitSignal(grid.draft_taken) as taken:
        press(grid, Qt.Key.Key_Return, CTRL)
    assert taken.args == [ONE_COUNT]
