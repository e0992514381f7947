"""The medication list in the window: by keyboard alone, nothing taken over before the button."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from neutro_desk.screens.medication_dialog import MedicationDialog
from neutro_desk.screens.medication_model import MedicationColumn
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.drug_names import DrugNames, drug_names

NOW = datetime(2026, 11, 21, 7, 32)
LIST = "Carbimazole 20 mg OD (started 12-Oct-2026)\ncarbimazle 5 mg\nMTX 15 mg weekly\nherbal tea"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER, ESC, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space


class Bench:
    """The dialog, and what it gave."""

    def __init__(self, qtbot: QtBot, phrasebook: Phrasebook, pack: Pack) -> None:
        self.given: list[tuple[Event, ...]] = []
        self.events: tuple[Event, ...] = ()
        self._names = drug_names(pack.drugs, pack.medicines)
        known = (self.names, self.case_events)
        self.dialog = MedicationDialog(Look(LIGHT), phrasebook, self.now, known)
        qtbot.addWidget(self.dialog)
        self.dialog.events_taken.connect(self.given.append)
        self.dialog.open_list()
        qtbot.waitUntil(self.dialog.isActiveWindow)

    def names(self) -> DrugNames:
        return self._names

    def case_events(self) -> tuple[Event, ...]:
        return self.events

    @staticmethod
    def now() -> datetime:
        return NOW

    def type(self, text: str) -> None:
        self.dialog.sheet.text.setPlainText(text)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = self.dialog.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, held)

    def cell(self, row: int, column: MedicationColumn) -> object:
        return self.dialog.sheet.model.index(row, column).data()


@pytest.fixture
def bench(qtbot: QtBot, phrasebook: Phrasebook, pack: Pack) -> Bench:
    """An empty list that knows the drugs that ship."""
    return Bench(qtbot, phrasebook, pack)


def test_typed_lines_show_what_they_are_read_as_and_why(bench: Bench) -> None:
    bench.type(LIST)
    shown = [
        tuple(bench.cell(row, column) for column in (MedicationColumn.STATE, MedicationColumn.MEANS))
        for row in range(4)
    ]
    assert shown == [("take", "carbimazole"), ("asks", "?"), ("asks", "?"), ("take", "–")]
    assert bench.cell(0, MedicationColumn.WHY) == "the drug's own name"
    assert bench.cell(0, MedicationColumn.START) == "12-Oct-2026"
    assert bench.cell(3, MedicationColumn.WHY) == (
        "not in our list, kept as typed; without a date it is kept, but not drawn"
    )
    assert bench.dialog.sheet.summary.text() == "1 in our list, 1 not in our list, kept as typed, 2 ask."


def test_one_medicine_asks_and_two_ask(bench: Bench) -> None:
    bench.type("carbimazole 20 mg\nMTX 10 mg")
    assert bench.dialog.sheet.summary.text() == "1 in our list, 1 asks."


def test_nothing_is_taken_over_before_the_button(bench: Bench) -> None:
    bench.type(LIST)
    assert bench.given == []
    bench.press(ENTER, CTRL)
    (events,) = bench.given
    assert events == (
        Event(EventKind.DRUG, "Carbimazole", start=date(2026, 10, 12), dose="20 mg OD"),
        Event(EventKind.DRUG, "herbal tea"),
    )


def test_rows_that_ask_stay_after_the_others_are_taken_over(bench: Bench) -> None:
    bench.type(LIST)
    bench.press(ENTER, CTRL)
    assert bench.dialog.isVisible()
    assert [row.listed.typed for row in bench.dialog.rows] == ["carbimazle 5 mg", "MTX 15 mg weekly"]


def test_questions_are_answered_by_alt_and_a_digit(bench: Bench) -> None:
    bench.type("carbimazle 5 mg\nMTX 15 mg weekly")
    bench.press(Qt.Key.Key_1, ALT)
    bench.press(Qt.Key.Key_1, ALT)
    assert [row.means for row in bench.dialog.rows] == [("carbimazole",), ("methotrexate",)]
    bench.press(ENTER, CTRL)
    assert [event.name for event in bench.given[0]] == ["carbimazole", "methotrexate"]
    assert not bench.dialog.isVisible()


def test_space_leaves_a_medicine_out_and_puts_it_back(bench: Bench) -> None:
    bench.type("carbimazole\nclozapine")
    bench.dialog.sheet.table.setFocus()
    bench.dialog.sheet.table.selectRow(1)
    bench.press(SPACE)
    assert [row.taken for row in bench.dialog.rows] == [True, False]
    bench.press(SPACE)
    assert [row.taken for row in bench.dialog.rows] == [True, True]


def test_alt_l_leaves_only_those_of_our_list_ticked(bench: Bench) -> None:
    bench.type("carbimazole\nherbal tea\nbisoprolol")
    bench.press(Qt.Key.Key_L, ALT)
    assert [row.taken for row in bench.dialog.rows] == [True, False, False]


def test_enter_in_a_row_goes_to_its_start_and_back(bench: Bench) -> None:
    bench.type("carbimazole\nclozapine")
    sheet = bench.dialog.sheet
    sheet.table.setFocus()
    sheet.table.selectRow(1)
    bench.press(ENTER)
    QTest.keyClicks(sheet.dates.start, "12oct")
    bench.press(ENTER)
    bench.press(ENTER)
    assert sheet.table.hasFocus()
    event = bench.dialog.rows[1].event
    assert event is not None
    assert (event.name, event.start) == ("clozapine", date(2026, 10, 12))


def test_what_was_said_of_a_row_stands_while_the_list_grows(bench: Bench) -> None:
    bench.type("carbimazle 5 mg")
    bench.press(Qt.Key.Key_1, ALT)
    bench.type("clozapine\ncarbimazle 5 mg")
    assert [row.means for row in bench.dialog.rows] == [("clozapine",), ("carbimazole",)]


def test_a_list_not_taken_over_is_asked_about_before_it_closes(bench: Bench) -> None:
    bench.type("carbimazole")
    bench.press(ESC)
    assert bench.dialog.isVisible()
    assert bench.dialog.sheet.leave_bar.isVisible()
    bench.press(ESC)
    assert bench.dialog.isVisible()
    bench.press(ESC)
    bench.dialog.sheet.leave_bar.discard.click()
    assert not bench.dialog.isVisible()
    assert bench.given == []


def test_an_empty_list_closes_at_once(bench: Bench) -> None:
    bench.press(ESC)
    assert not bench.dialog.isVisible()


def test_the_table_is_a_sound_model(bench: Bench) -> None:
    tester = QAbstractItemModelTester(
        bench.dialog.sheet.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    bench.type(LIST)
    bench.type("carbimazole")
    bench.type("")
    assert tester.model() is bench.dialog.sheet.model
