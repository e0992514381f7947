"""The table of earlier counts: keys in, counts out; what is not complete stays."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neutro_desk.screens.quick_table import ROWS_AT_FIRST, QuickTable
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Cbc
from neutro_desk.workup.cbc import CbcReading, TypedCbc, read_cbc

NOW = datetime(2026, 11, 21, 7, 32)


def read_row(typed: TypedCbc) -> CbcReading:
    return read_cbc(typed, NOW)


@pytest.fixture
def table(qtbot: QtBot, phrasebook: Phrasebook) -> QuickTable:
    table = QuickTable(Look(LIGHT), phrasebook, read_row)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    return table


def type_row(qtbot: QtBot, table: QuickTable, place: int, *cells: str) -> None:
    """Type cell by cell from the row's first one, Enter after each, as at the bedside."""
    line = table.rows[place].lines["collected_date"]
    line.setFocus()
    for cell in cells:
        focused = table.focusWidget()
        QTest.keyClicks(focused, cell)
        QTest.keyClick(focused, Qt.Key.Key_Return)


def test_enter_walks_from_cell_to_cell_and_into_the_next_row(qtbot: QtBot, table: QuickTable) -> None:
    type_row(qtbot, table, 0, "16nov", "0610", "3.44", "50", "")
    assert table.focusWidget() is table.rows[1].lines["collected_date"]
    assert table.rows[0].result.text() == "ANC 1.72 ×10⁹/L, 16-Nov-2026 06:10"


def test_complete_rows_are_handed_over_as_one_and_the_rest_stays(qtbot: QtBot, table: QuickTable) -> None:
    type_row(qtbot, table, 0, "16nov", "0610", "3.44", "50", "")
    type_row(qtbot, table, 1, "19nov", "0610", "", "", "0.81")
    type_row(qtbot, table, 2, "20nov", "0610", "abc")
    assert table.add.text() == "Add 2 counts"
    with qtbot.waitSignal(table.counts_entered) as handed:
        QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    counts: tuple[Cbc, ...] = handed.args[0]
    assert [count.collected for count in counts] == [
        datetime(2026, 11, 16, 6, 10),
        datetime(2026, 11, 19, 6, 10),
    ]
    assert counts[0].differential.neutrophils == Decimal(50)
    assert counts[1].anc is not None
    assert counts[1].anc.value == Decimal("0.81")
    assert table.rows[0].lines["wbc"].text() == "abc"
    assert len(table.rows) >= ROWS_AT_FIRST


def test_a_count_without_a_time_is_not_complete(qtbot: QtBot, table: QuickTable) -> None:
    type_row(qtbot, table, 0, "", "", "", "", "0.81")
    assert table.rows[0].count is None
    assert "time needed" in table.rows[0].result.text()
    assert not table.add.isEnabled()


def test_a_question_stands_under_its_row_and_is_answered_there(qtbot: QtBot, table: QuickTable) -> None:
    type_row(qtbot, table, 0, "16nov", "0610", "5200", "14", "")
    row = table.rows[0]
    assert row.count is None
    QTest.keyClick(row.lines["wbc"], Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert row.result.text() == "ANC 0.73 ×10⁹/L, 16-Nov-2026 06:10"
    assert row.lines["wbc"].text() == "5200"
    assert row.count is not None


def test_a_low_white_count_alone_is_a_limit(qtbot: QtBot, table: QuickTable) -> None:
    type_row(qtbot, table, 0, "16nov", "0610", "0.3")
    assert table.rows[0].result.text().startswith("ANC ≤0.3")
    assert table.rows[0].count is not None


def test_pasted_cells_spread_over_rows(table: QuickTable) -> None:
    table.fill("16nov\t0610\t3.44\t50\n19nov\t0610\t\t\t0.81\n")
    assert table.rows[0].lines["neutrophils"].text() == "50"
    assert table.rows[1].lines["anc"].text() == "0.81"
    assert table.add.text() == "Add 2 counts"


def test_a_block_without_tabs_is_not_guessed_at(table: QuickTable) -> None:
    table.fill("16nov 0610 3.44 50\n19nov 0610 0.81")
    assert all(row.is_blank for row in table.rows)
    assert "tabs" in table.state.text()


def test_a_blank_row_always_waits_at_the_end(qtbot: QtBot, table: QuickTable) -> None:
    for place in range(ROWS_AT_FIRST + 2):
        type_row(qtbot, table, place, "16nov", f"060{place}", "", "", "0.81")
    assert table.rows[-1].is_blank


def test_nothing_of_one_patient_stays_for_the_next(qtbot: QtBot, table: QuickTable) -> None:
    type_row(qtbot, table, 0, "16nov", "0610", "3.44", "50", "")
    table.clear_rows()
    assert all(row.is_blank for row in table.rows)
    assert len(table.rows) == ROWS_AT_FIRST
