"""What is typed in a form is never lost: not by another scale or look, nor unasked by another case."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent

from neutro_desk.screens.asking import Unsaved
from neutro_desk.screens.event_dialog import EventDialog
from neutro_desk.screens.patient_dialog import PatientDialog
from neutro_desk.screens.quick_table import QuickTable
from neutro_desk.workup.case import Cbc, EventKind, Patient, Quantity
from neutro_desk.workup.cbc import EntryMode
from tests.journeys.nurse import ALT, CTRL, SHIFT, Nurse

Key = Qt.Key


def opened_table(nurse: Nurse) -> QuickTable:
    nurse.press(Key.Key_F2, SHIFT)
    return shown_table(nurse)


def shown_table(nurse: Nurse) -> QuickTable:
    table = nurse.wait_for_dialog()
    assert isinstance(table, QuickTable)
    return table


def texts(table: QuickTable) -> list[list[str]]:
    return [[line.text() for line in row.lines.values() if line.text()] for row in table.rows if row.has_text]


def lab(day: int, anc: str) -> Cbc:
    return Cbc(collected=datetime(2026, 11, day, 6, 10), anc=Quantity(Decimal(anc), "10*9/L"))


def test_rows_with_a_problem_stay_when_the_scale_changes(nurse: Nurse) -> None:
    table = opened_table(nurse)
    nurse.enter("19nov", "0610", "0.81", "30nov", "0610", "1,500", "18nov")
    before = texts(table)
    nurse.startup.composition.change_scale(1)
    again = shown_table(nurse)
    assert again is not table
    assert texts(again) == before
    assert [row.count() is not None for row in again.rows[:3]] == [True, False, False]
    nurse.press(Key.Key_Return, CTRL)
    assert [cbc.anc.value for cbc in nurse.desk.case.counts if cbc.anc] == [Decimal("0.81")]
    assert texts(again) == before[1:]


def test_mode_unit_and_answers_of_the_table_stay_too(nurse: Nurse) -> None:
    table = opened_table(nurse)
    table.take_mode(EntryMode.TOTAL.value)
    table.mode.set_chosen(EntryMode.TOTAL.value)
    nurse.enter("19nov", "0610", "1.20")
    nurse.type("0.42")
    nurse.press(Key.Key_1, ALT)
    assert table.rows[0].count() is not None
    nurse.startup.composition.change_scale(1)
    again = shown_table(nurse)
    assert again.mode.value == EntryMode.TOTAL.value
    count = again.rows[0].count()
    assert count is not None
    assert count.differential.neutrophils == Decimal("0.42")


def test_an_event_that_is_being_typed_stays_when_the_look_changes(nurse: Nurse) -> None:
    nurse.press(Key.Key_F7)
    dialog = nurse.wait_for_dialog()
    assert isinstance(dialog, EventDialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(EventKind.CHEMOTHERAPY))
    dialog.fields["name"].line.setText("FEC, cycle 1")
    dialog.fields["first"].line.setText("12oct")
    typed = dialog.typed()
    nurse.startup.composition.change_scale(1)
    again = nurse.wait_for_dialog()
    assert isinstance(again, EventDialog)
    assert again is not dialog
    assert again.typed() == typed
    again.save_event()
    nurse.wait_for_window()
    assert [(event.name, event.at) for event in nurse.desk.case.events] == [
        ("FEC, cycle 1", date(2026, 10, 12))
    ]


def test_patient_details_that_are_being_typed_stay_when_the_look_changes(nurse: Nurse) -> None:
    nurse.startup.composition.forms.open_patient()
    dialog = nurse.wait_for_dialog()
    assert isinstance(dialog, PatientDialog)
    nurse.type("SMITH, Jane")
    nurse.startup.composition.change_scale(1)
    again = nurse.wait_for_dialog()
    assert isinstance(again, PatientDialog)
    assert again.typed().name == "SMITH, Jane"


@pytest.mark.parametrize("way", ["new", "sample", "close"])
def test_another_case_is_not_opened_over_rows_that_are_not_added(nurse: Nurse, way: str) -> None:
    table = opened_table(nurse)
    nurse.enter("19nov", "0610", "1,500")
    before = texts(table)
    filing = nurse.startup.composition.filing
    if way == "new":
        filing.new_case()
    elif way == "sample":
        filing.open_sample("drug-induced-fall.neutro.json")
    else:
        event = QCloseEvent()
        filing.close_window(event)
        assert not event.isAccepted()
    assert nurse.asked.asked == ["1 earlier count is not added."]
    assert nurse.desk.case.counts == ()
    assert texts(table) == before
    assert table.isVisible()


def test_rows_are_added_and_the_case_saved_before_another_is_opened(nurse: Nurse, tmp_path: Path) -> None:
    opened_table(nurse)
    nurse.enter("19nov", "0610", "0.81", "16nov", "0610", "1.72")
    nurse.asked.unsaved, nurse.asked.saves = Unsaved.SAVE, tmp_path / "bed-4.neutro.json"
    nurse.startup.composition.filing.new_case()
    assert nurse.asked.asked[0] == "2 earlier counts are not added."
    assert (tmp_path / "bed-4.neutro.json").read_text(encoding="utf-8").count('"collected": "2026-11-1') == 2
    assert nurse.desk.case.counts == ()


def test_rows_that_cannot_be_added_keep_the_case_open(nurse: Nurse) -> None:
    table = opened_table(nurse)
    nurse.enter("19nov", "0610", "0.81", "16nov", "0610", "1,500")
    nurse.asked.unsaved = Unsaved.SAVE
    nurse.startup.composition.filing.new_case()
    assert [title for title, _ in nurse.asked.told] == ["Some earlier counts could not be added."]
    assert len(nurse.desk.case.counts) == 1
    assert texts(table) == [["16nov", "0610", "1,500"]]


def test_rows_can_be_let_go_with_their_case(nurse: Nurse) -> None:
    opened_table(nurse)
    nurse.enter("19nov", "0610", "1,500")
    nurse.asked.unsaved = Unsaved.DISCARD
    nurse.startup.composition.filing.new_case()
    nurse.wait_for_window()
    assert opened_table(nurse).rows_left == 0


def test_the_typed_count_is_asked_about_by_the_name_of_its_patient(nurse: Nurse) -> None:
    nurse.desk.set_patient(Patient(name="SMITH, Jane"))
    nurse.enter("1.20")
    nurse.startup.composition.filing.new_case()
    assert nurse.asked.asked == ["Unsaved count for SMITH, Jane."]


def test_a_row_whose_time_the_case_has_stays_and_says_so(nurse: Nurse) -> None:
    nurse.desk.add_counts((lab(19, "0.81"),))
    table = opened_table(nurse)
    nurse.enter("19nov", "0610", "0.95", "16nov", "0610", "1.72")
    nurse.press(Key.Key_Return, CTRL)
    assert len(nurse.desk.case.counts) == 2
    assert table.isVisible()
    assert texts(table) == [["19nov", "0610", "0.95"]]
    assert table.rows[0].missing.text() == "A count from 19-Nov 06:10 is already there."
    table.rows[0].lines["collected_time"].setFocus()
    nurse.focused().selectAll()  # type: ignore[attr-defined]
    nurse.type("0700")
    assert table.rows[0].missing.isHidden()
    nurse.press(Key.Key_Return, CTRL)
    assert len(nurse.desk.case.counts) == 3
