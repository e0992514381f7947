"""The table of earlier counts: cells in, counts out; a bad row stays with its reason beneath it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neutro_desk.screens.quick_table import QuickTable, pasted_rows
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
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


def test_a_block_pasted_in_the_window_opens_in_the_table(table: QuickTable) -> None:
    table.open_block("3nov\t0630\t4.00\t65\n16nov\t0610\t3.44\t50\n")
    assert table.mode.value == EntryMode.TOTAL.value
    assert table.add.text() == "Add 2 counts"
    assert table.isVisible()


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
