"""The table of earlier counts: cells in, counts out; a bad row stays with its reason beneath it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from neutro_desk.screens.action_button import ActionButton
from neutro_desk.screens.quick_table import QuickTable, pasted_rows
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Cbc
from neutro_desk.workup.cbc import CbcReading, EntryMode, TypedCbc, read_cbc


@pytest.fixture
def table(qtbot: QtBot, phrasebook: Phrasebook, now: datetime) -> QuickTable:
    def read(typed: TypedCbc) -> CbcReading:
        return read_cbc(typed, now)

    made = QuickTable(Look(LIGHT), phrasebook, read)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_table()
    return made


def type_cells(qtbot: QtBot, table: QuickTable, *cells: str) -> None:
    for cell in cells:
        QTest.keyClicks(table.focusWidget(), cell)
        QTest.keyClick(table.focusWidget(), Qt.Key.Key_Return)


def test_enter_goes_to_the_next_cell_and_then_to_the_next_row(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov", "0610", "0.81", "16nov")
    assert table.rows[0].lines["anc"].text() == "0.81"
    assert table.rows[1].lines["collected_date"].text() == "16nov"
    assert table.rows[1].lines["collected_time"].hasFocus()


def test_good_rows_are_handed_over_and_bad_ones_stay(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov", "0610", "0.81", "16nov", "0610", "abc")
    assert table.add.text() == "Add 1 count"
    with qtbot.waitSignal(table.counts_entered) as entered:
        QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (counts,) = entered.args
    assert [(cbc.collected, cbc.anc.value) for cbc in counts] == [
        (datetime(2026, 11, 19, 6, 10), Decimal("0.81"))
    ]
    assert table.rows[0].lines["anc"].text() == "abc"
    assert not table.add.isEnabled()


def test_what_is_wrong_with_a_row_stands_beneath_it(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov", "0610", "abc", "16nov", "", "1.7")
    assert table.rows[0].problem.text == "abc is not a number. Digits and one decimal mark only."
    assert table.rows[1].missing.text() == "Date and time are needed."
    assert table.rows[2].problem.isHidden()


def test_a_question_about_a_row_is_answered_there(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov", "0610", "1,500")
    assert table.rows[0].count() is None
    table.rows[0].problem.answers()[0].click()
    count = table.rows[0].count()
    assert count is not None
    assert count.anc is not None
    assert count.anc.value == Decimal("1.5")


def test_white_cells_and_per_cent_are_the_other_way(qtbot: QtBot, table: QuickTable) -> None:
    table.mode.segment("total").click()
    table.open_table()
    type_cells(qtbot, table, "3nov", "0630", "4.00", "65")
    count = table.rows[0].count()
    assert count is not None
    assert count.wbc is not None
    assert (count.wbc.value, count.differential.neutrophils) == (Decimal("4.00"), Decimal(65))


def test_the_unit_holds_for_every_row(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov", "0610", "810")
    table.unit.set_unit("/uL")
    table.take_unit("/uL")
    count = table.rows[0].count()
    assert count is not None
    assert count.anc is not None
    assert (count.anc.value, count.anc.unit) == (Decimal(810), "/uL")


def test_pasted_lines_fill_rows(qtbot: QtBot, table: QuickTable) -> None:
    QGuiApplication.clipboard().setText("19-Nov-2026 06:10\t0.81\n16-Nov-2026 06:10\t1.72\n")
    QTest.keyClick(table.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [row.lines["anc"].text() for row in table.rows[:3]] == ["0.81", "1.72", ""]
    assert table.add.text() == "Add 2 counts"


def paste(table: QuickTable, block: str) -> None:
    """Paste into the first blank row."""
    row = next(row for row in table.rows if row.is_blank)
    QGuiApplication.clipboard().setText(block)
    QTest.keyClick(row.lines["collected_date"], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_block_with_white_cells_and_per_cent_is_read_as_such(table: QuickTable) -> None:
    paste(table, "3nov\t0630\t4.00\t65\n16nov\t0610\t3.44\t50\n")
    assert table.mode.value == EntryMode.TOTAL.value
    assert table.add.text() == "Add 2 counts"
    assert [row.lines["anc"].text() for row in table.rows[:2]] == ["", ""]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("19-Nov-2026\t06:10\t0.81", ("19-Nov-2026", "06:10", "0.81")),
        ("2026-11-19T06:10\t0.81", ("2026-11-19", "06:10", "0.81")),
        ("19nov 0610 0.81", ("19nov", "0610", "0.81")),
        ("19nov;0610;0,81", ("19nov", "0610", "0,81")),
        ("19nov\t\t0.81", ("19nov", "", "0.81")),
    ],
)
def test_a_pasted_line_is_parted_into_cells(line: str, cells: tuple[str, ...]) -> None:
    assert list(pasted_rows(line)) == [cells]


def test_a_row_more_appears_when_the_last_one_is_reached(qtbot: QtBot, table: QuickTable) -> None:
    before = len(table.rows)
    table.rows[-1].lines["collected_date"].setFocus()
    assert len(table.rows) == before + 1


def test_escape_leaves_the_cell_and_closing_keeps_what_was_typed(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov")
    QTest.keyClick(table.focusWidget(), Qt.Key.Key_Escape)
    table.hide()
    table.show()
    assert table.rows[0].lines["collected_date"].text() == "19nov"


TWICE = ("19nov", "0610", "0.81", "19nov", "0610", "0.95")
TENFOLD = ("19nov", "0610", "0.81", "20nov", "0610", "8.1")


def press_add(table: QuickTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def answer_in(table: QuickTable, row: int, digit: Qt.Key) -> None:
    QTest.keyClick(table.rows[row].lines["anc"], digit, Qt.KeyboardModifier.AltModifier)


def values(counts: tuple[Cbc, ...]) -> list[Decimal]:
    return [cbc.anc.value for cbc in counts if cbc.anc is not None]


# -- rows odd beside one another --------------------------------------------------------------------------


def test_a_second_count_at_one_time_is_named_and_neither_is_added_before_an_answer(
    qtbot: QtBot, table: QuickTable
) -> None:
    type_cells(qtbot, table, *TWICE, "16nov", "0610", "1.72")
    assert table.rows[1].problem.text == "A count from 19-Nov 06:10 is already there."
    assert [button.text() for button in table.rows[1].problem.answers()] == ["Keep both", "Leave out"]
    assert table.rows[0].problem.isHidden()
    assert table.add.text() == "Add 1 count"
    with qtbot.waitSignal(table.counts_entered) as entered:
        press_add(table)
    assert values(entered.args[0]) == [Decimal("1.72")]
    assert [row.lines["anc"].text() for row in table.rows[:3]] == ["0.81", "0.95", ""]
    assert not table.rows[1].problem.isHidden()
    assert not table.add.isEnabled()


def test_a_block_pasted_twice_asks_about_every_count_of_the_second(table: QuickTable) -> None:
    block = "19-Nov-2026 06:10\t0.81\n16-Nov-2026 06:10\t1.72\n"
    paste(table, block)
    paste(table, block)
    asked = [row.problem.text for row in table.rows if not row.problem.isHidden()]
    assert asked == [
        "A count from 19-Nov 06:10 is already there.",
        "A count from 16-Nov 06:10 is already there.",
    ]
    assert not table.add.isEnabled()


def test_two_counts_of_one_time_that_are_both_kept_are_both_added(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, *TWICE)
    answer_in(table, 1, Qt.Key.Key_1)
    assert table.rows[1].problem.isHidden()
    with qtbot.waitSignal(table.counts_entered) as entered:
        press_add(table)
    assert values(entered.args[0]) == [Decimal("0.81"), Decimal("0.95")]
    assert [cbc.id for cbc in entered.args[0]] == ["", ""]
    assert [cbc.confirmed for cbc in entered.args[0]] == [frozenset(), frozenset()]


def test_a_row_left_out_goes_and_the_one_above_can_be_added(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, *TWICE, "16nov", "0610", "1.72")
    answer_in(table, 1, Qt.Key.Key_2)
    assert [row.lines["anc"].text() for row in table.rows[:3]] == ["0.81", "1.72", ""]
    assert table.rows[1].lines["collected_date"].hasFocus()
    assert table.rows[1].lines["anc"].accessibleName() == "ANC, 2"
    with qtbot.waitSignal(table.counts_entered) as entered:
        press_add(table)
    assert values(entered.args[0]) == [Decimal("0.81"), Decimal("1.72")]


def test_a_third_count_of_one_time_is_asked_about_though_two_are_kept(
    qtbot: QtBot, table: QuickTable
) -> None:
    type_cells(qtbot, table, *TWICE)
    answer_in(table, 1, Qt.Key.Key_1)
    type_cells(qtbot, table, "19nov", "0610", "1.1")
    assert table.rows[1].problem.isHidden()
    assert table.rows[2].problem.text == "A count from 19-Nov 06:10 is already there."
    assert not table.add.isEnabled()


@pytest.mark.parametrize("changed", [0, 1])
def test_what_was_confirmed_between_two_rows_ends_when_either_is_changed(
    qtbot: QtBot, table: QuickTable, changed: int
) -> None:
    type_cells(qtbot, table, *TWICE)
    answer_in(table, 1, Qt.Key.Key_1)
    QTest.keyClicks(table.rows[changed].lines["anc"], "2")
    assert not table.rows[1].problem.isHidden()
    assert not table.add.isEnabled()


def test_the_question_goes_when_the_time_is_mended(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, *TWICE)
    table.rows[0].lines["collected_time"].selectAll()
    QTest.keyClicks(table.rows[0].lines["collected_time"], "0710")
    assert table.rows[1].problem.isHidden()
    assert table.add.text() == "Add 2 counts"


@pytest.mark.parametrize(
    ("time", "anc", "asked"),
    [("0610", "8.1", True), ("0610", "8.09", False), ("0611", "8.1", False)],
)
def test_a_tenfold_jump_within_24_hours_is_asked_about(
    qtbot: QtBot, table: QuickTable, time: str, anc: str, asked: bool
) -> None:
    type_cells(qtbot, table, "19nov", "0610", "0.81", "20nov", time, anc)
    assert table.rows[1].problem.isHidden() is not asked
    assert table.add.isEnabled() is not asked


def test_a_jump_that_is_kept_is_added(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, *TENFOLD)
    assert [button.text() for button in table.rows[1].problem.answers()] == ["Keep", "Leave out"]
    answer_in(table, 1, Qt.Key.Key_1)
    with qtbot.waitSignal(table.counts_entered) as entered:
        press_add(table)
    assert values(entered.args[0]) == [Decimal("0.81"), Decimal("8.1")]


# -- closing ----------------------------------------------------------------------------------------------


def test_the_table_closes_itself_when_all_its_rows_were_taken(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov", "0610", "0.81", "16nov", "0610", "1.72")
    with qtbot.waitSignal(table.counts_entered) as entered:
        press_add(table)
    assert len(entered.args[0]) == 2
    assert table.rows_left == 0
    assert not table.isVisible()


def test_the_table_stays_open_while_a_row_is_left(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov", "0610", "0.81", "16nov", "", "1.72")
    press_add(table)
    assert table.isVisible()
    assert table.rows_left == 1


def test_a_blank_table_closes_without_a_question(table: QuickTable) -> None:
    assert table.close()
    assert table.leave_bar.isHidden()


@pytest.mark.parametrize("way", ["close", "reject", "the button"])
def test_closing_with_rows_that_are_not_added_asks_in_the_table(
    qtbot: QtBot, table: QuickTable, way: str
) -> None:
    type_cells(qtbot, table, "19nov", "0610", "abc", "16nov", "", "1.72")
    if way == "the button":
        next(one for one in table.findChildren(ActionButton) if one.text() == "Close").click()
    else:
        getattr(table, way)()
    assert table.isVisible()
    assert table.leave_bar.isVisible()
    assert table.leave_bar.sentence.text() == "2 rows are not added."
    assert table.leave_bar.add.isHidden()
    assert table.leave_bar.stay.hasFocus()


def test_one_row_is_counted_as_one(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov")
    table.close()
    assert table.leave_bar.sentence.text() == "1 row is not added."


def test_staying_leaves_every_row_as_it_was(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov", "0610", "abc")
    table.close()
    QTest.keyClick(table.leave_bar.stay, Qt.Key.Key_Return)
    assert table.leave_bar.isHidden()
    assert table.rows[0].lines["anc"].text() == "abc"
    assert table.rows[0].lines["collected_date"].hasFocus()


def test_escape_asks_once_and_then_stays(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov", "0610", "abc")
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert table.leave_bar.isVisible()
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert table.leave_bar.isHidden()
    assert table.isVisible()


def test_discarding_lets_the_rows_go_and_adds_nothing(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov", "0610", "0.81", "16nov", "0610", "abc")
    table.close()
    with qtbot.assertNotEmitted(table.counts_entered):
        table.leave_bar.discard.click()
    assert not table.isVisible()
    assert table.rows_left == 0


def test_adding_the_good_rows_asks_again_about_those_left(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov", "0610", "0.81", "16nov", "0610", "abc")
    table.close()
    with qtbot.waitSignal(table.counts_entered) as entered:
        table.leave_bar.add.click()
    assert values(entered.args[0]) == [Decimal("0.81")]
    assert table.isVisible()
    assert table.leave_bar.sentence.text() == "1 row is not added."
    assert table.leave_bar.add.isHidden()


def test_adding_the_good_rows_closes_when_all_are_good(qtbot: QtBot, table: QuickTable) -> None:
    type_cells(qtbot, table, "19nov", "0610", "0.81")
    table.close()
    table.leave_bar.add.click()
    assert not table.isVisible()


def test_text_in_a_column_of_the_other_way_is_not_lost_either(qtbot: QtBot, table: QuickTable) -> None:
    table.rows[0].lines["anc"].setFocus()
    type_cells(qtbot, table, "0.81")
    table.mode.segment("total").click()
    table.close()
    assert table.leave_bar.isVisible()


def test_a_table_whose_window_is_gone_does_not_keep_the_program_open(
    qtbot: QtBot, phrasebook: Phrasebook, now: datetime
) -> None:
    def read(typed: TypedCbc) -> CbcReading:
        return read_cbc(typed, now)

    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    table = QuickTable(Look(LIGHT), phrasebook, read, window)
    table.open_table()
    paste(table, "19nov\t0610\tabc\n16nov\t0610\t1.7")
    assert not table.close()
    window.hide()
    assert table.close()
