"""Patients of the records, by keyboard in the real window: made, found, saved, and nothing carried over."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication

from neutro_desk.installed_files import resource
from neutro_desk.screens.asking import SamePatient, Unsaved
from neutro_desk.screens.pane import Pane
from neutro_desk.ward_records.kept_work import KeptWork, encode
from neutro_desk.workup.case import Case, Cbc, Event, EventKind, Patient, Quantity
from neutro_desk.workup.cbc import TypedCbc
from tests.journeys.nurse import CTRL, SHIFT, Nurse, Start
from tests.journeys.records_office import NAME, HandClocks, RecordsNurse, strings_in_widgets

if TYPE_CHECKING:
    from neutro_desk.patient_work import PatientWork
    from neutro_desk.records.store import Store

SMITH = Patient(name="SMITH, Jane", identifier="445512")
NOVAK = Patient(name="NOVAK, Petra", identifier="452044")
OF_SMITH = ("smith", "jane", "445512", "0.4321", "quellaxin", "weeping")


class WardNurse:
    """A nurse with open records."""

    def __init__(self, start: Start) -> None:
        clocks = HandClocks()
        self.nurse: Nurse = start(clocks=clocks)
        self.office = RecordsNurse(self.nurse, clocks)
        self.office.set_up()

    @property
    def work(self) -> PatientWork:
        return self.nurse.startup.composition.patient_work

    @property
    def store(self) -> Store:
        assert self.office.records.store is not None
        return self.office.records.store

    @property
    def bar(self) -> str:
        return self.nurse.window.patient_bar.identity.text()

    def create(self, patient: Patient, *counts: Cbc) -> None:
        """Make a patient without the form."""
        assert self.work.patients is not None
        assert self.work.patients.create(Case(patient, counts=counts))

    def type_count(self) -> None:
        self.nurse.window.first_field.setFocus()
        self.nurse.enter("1.20")
        entry = self.nurse.window.entry
        assert entry.first_field.text() == "1.20"


def lab(at: datetime, anc: str) -> Cbc:
    return Cbc(f"c{at:%d%H}", at, anc=Quantity(Decimal(anc), "10*9/L"))


@pytest.fixture
def ward(start: Start) -> WardNurse:
    return WardNurse(start)


# -- made and found ----------------------------------------------------------------------------------------


def test_a_patient_is_made_by_keyboard_and_stands_in_the_bar(ward: WardNurse) -> None:
    nurse = ward.nurse
    nurse.press(Qt.Key.Key_N, CTRL)
    nurse.wait_for_dialog()
    nurse.type("SMITH, Jane")
    nurse.press(Qt.Key.Key_Tab)
    nurse.type("445512")
    nurse.press(Qt.Key.Key_Return)
    nurse.wait_for_window()
    assert ward.bar.startswith("SMITH, Jane")
    (line,) = ward.store.search("smi")
    assert (line.name, line.identifier) == ("SMITH, Jane", "445512")


def test_a_count_is_in_the_store_with_ctrl_enter(ward: WardNurse, now: datetime) -> None:
    ward.create(SMITH)
    nurse = ward.nurse
    nurse.desk.add_counts([lab(now - timedelta(days=1), "0.81")])
    patients = ward.work.patients
    assert patients is not None
    assert patients.open_id is not None
    assert ward.store.load(patients.open_id, view=False).case == nurse.desk.case
    assert "Saved in the records" in nurse.window.status.saved.text()


def _keep_quick_count_as_smith(ward: WardNurse) -> None:
    """Type a count for nobody, Ctrl+S, enter a number that is known, and open whoever has it."""
    ward.create(SMITH)
    ward.nurse.desk.new_case()
    ward.type_count()
    ward.nurse.asked.same_patient = SamePatient.OPEN
    ward.nurse.press(Qt.Key.Key_S, CTRL)
    ward.work.new_patient.take(Patient(identifier="445512"))


def test_a_count_typed_for_nobody_goes_along_to_the_patient_who_is_known(ward: WardNurse) -> None:
    _keep_quick_count_as_smith(ward)
    assert ward.bar.startswith("SMITH, Jane")
    assert ward.nurse.desk.typed.wbc == "1.20"
    assert ward.store.patient_count() == 1
    assert ward.nurse.desk.case.counts == ()
    assert "not saved" in ward.nurse.window.status.saved.text()


def test_a_count_that_goes_along_does_not_take_the_place_of_one_kept_before(ward: WardNurse) -> None:
    ward.create(SMITH)
    kept = KeptWork(1, typed=TypedCbc(wbc="3.3"))
    ward.store.keep_draft(1, encode(kept), NAME)
    ward.nurse.desk.new_case()
    ward.type_count()
    ward.nurse.asked.same_patient = SamePatient.OPEN
    ward.work.new_patient.ask_for_desk()
    ward.work.new_patient.take(Patient(identifier="445512"))
    assert ward.nurse.desk.typed.wbc == "1.20"
    assert "waits in the list" in ward.nurse.window.status.message.text()
    ward.nurse.desk.start_count()
    ward.office.signing_in.away.bring_back()
    assert ward.nurse.desk.typed.wbc == "3.3"


def test_more_than_a_typed_count_does_not_go_along_unasked(ward: WardNurse) -> None:
    ward.create(SMITH)
    ward.nurse.desk.new_case()
    ward.nurse.desk.set_notes("of nobody yet")
    ward.nurse.asked.same_patient = SamePatient.OPEN
    ward.work.new_patient.ask_for_desk()
    ward.work.new_patient.take(Patient(identifier="445512"))
    assert ward.nurse.desk.case.notes == "of nobody yet"
    assert ward.bar.startswith("NO PATIENT")


def is_listed(ward: WardNurse) -> bool:
    """Return whether the list of patients is open now."""
    return ward.work.finding.is_shown


def test_a_few_letters_and_enter_open_a_patient(ward: WardNurse) -> None:
    ward.create(SMITH)
    ward.create(NOVAK)
    nurse = ward.nurse
    nurse.press(Qt.Key.Key_O, CTRL)
    assert is_listed(ward)
    nurse.type("smi")
    assert [one.name for one in ward.work.finding.page.model.patients] == ["SMITH, Jane"]
    nurse.press(Qt.Key.Key_Return)
    assert ward.bar.startswith("SMITH, Jane")
    assert not is_listed(ward)
    assert nurse.window.first_field.hasFocus()
    assert ward.work.finding.page.model.patients == ()
    assert ward.work.finding.page.search.text() == ""


def test_up_and_down_walk_the_list_while_the_cursor_stays_in_the_search(ward: WardNurse) -> None:
    ward.create(SMITH)
    ward.create(NOVAK)
    nurse = ward.nurse
    nurse.press(Qt.Key.Key_O, CTRL)
    page = ward.work.finding.page
    chosen = page.model.patients[1]
    nurse.press(Qt.Key.Key_Down)
    assert page.search.hasFocus()
    nurse.press(Qt.Key.Key_Return)
    assert nurse.desk.case.patient.name == chosen.name


def test_escape_leaves_the_list_and_the_window_is_as_before(ward: WardNurse) -> None:
    ward.create(SMITH)
    ward.type_count()
    ward.nurse.press(Qt.Key.Key_O, CTRL)
    ward.nurse.press(Qt.Key.Key_Escape)
    assert not ward.work.finding.is_shown
    assert ward.nurse.desk.typed.wbc == "1.20"
    assert ward.nurse.window.entry.isVisible()


def test_a_key_of_the_covered_window_does_nothing_unseen(ward: WardNurse, now: datetime) -> None:
    ward.create(SMITH)
    ward.nurse.desk.add_counts([lab(now - timedelta(days=1), "0.81")])
    ward.nurse.press(Qt.Key.Key_F9)
    ward.nurse.press(Qt.Key.Key_Z, CTRL)
    assert len(ward.nurse.desk.case.counts) == 1


def test_a_known_number_is_told_and_its_patient_opened(ward: WardNurse) -> None:
    ward.create(SMITH)
    ward.create(NOVAK)
    ward.nurse.asked.same_patient = SamePatient.OPEN
    ward.work.new_patient.take(Patient(name="Smyth", identifier="445512"))
    assert "record number is in the records already" in ward.nurse.asked.asked[-1]
    assert ward.nurse.asked.known == ["SMITH, Jane · 445512"]
    assert ward.nurse.desk.case.patient == SMITH
    assert ward.store.patient_count() == 2


def test_several_who_may_be_the_same_are_shown_in_the_list(ward: WardNurse) -> None:
    ward.create(Patient(name="SMITH, Jane", identifier="1"))
    ward.create(Patient(name="SMITH, Jane", identifier="2"))
    ward.nurse.asked.same_patient = SamePatient.OPEN
    ward.work.new_patient.take(Patient(name="SMITH, Jane"))
    assert sorted(ward.nurse.asked.known[-1].splitlines()) == ["SMITH, Jane · 1", "SMITH, Jane · 2"]
    assert sorted(one.identifier for one in ward.work.finding.page.model.patients) == ["1", "2"]
    assert ward.store.patient_count() == 2


def test_nobody_without_name_and_number_is_made(ward: WardNurse) -> None:
    ward.work.new_patient.take(Patient())
    assert ward.store.patient_count() == 0
    assert "A name or a record number is needed" in ward.nurse.asked.told[-1][1][0]
    ward.work.new_patient.close()


def test_a_quick_case_becomes_a_patient_with_ctrl_s(ward: WardNurse, now: datetime) -> None:
    nurse = ward.nurse
    nurse.desk.add_counts([lab(now - timedelta(days=1), "0.81")])
    nurse.press(Qt.Key.Key_S, CTRL)
    nurse.wait_for_dialog()
    nurse.type("SMITH, Jane")
    nurse.press(Qt.Key.Key_Return)
    nurse.wait_for_window()
    assert ward.bar.startswith("SMITH, Jane")
    assert ward.store.patient_count() == 1
    assert len(nurse.desk.case.counts) == 1


def test_ctrl_w_closes_the_patient(ward: WardNurse) -> None:
    ward.create(SMITH)
    ward.nurse.press(Qt.Key.Key_W, CTRL)
    assert ward.nurse.desk.case == Case()
    assert ward.bar.startswith("NO PATIENT")


# -- what is unsaved ---------------------------------------------------------------------------------------


def test_an_unsaved_count_is_asked_about_by_name_and_stays(ward: WardNurse) -> None:
    ward.create(NOVAK)
    ward.create(SMITH)
    ward.type_count()
    patients = ward.work.patients
    assert patients is not None
    assert not patients.ask_open(1)
    assert ward.nurse.asked.asked[-1] == "Unsaved count for SMITH, Jane."
    assert ward.nurse.asked.saved_to[-1] == "SMITH, Jane"
    assert ward.nurse.desk.case.patient == SMITH
    assert ward.nurse.desk.typed.wbc == "1.20"


def test_a_discarded_count_goes_with_its_patient(ward: WardNurse) -> None:
    ward.create(NOVAK)
    ward.create(SMITH)
    ward.type_count()
    ward.nurse.asked.unsaved = Unsaved.DISCARD
    patients = ward.work.patients
    assert patients is not None
    assert patients.ask_open(1)
    assert ward.nurse.desk.case.patient == NOVAK
    assert ward.nurse.desk.typed.is_blank


def test_a_count_saved_on_request_goes_to_its_patient_before_the_other_opens(ward: WardNurse) -> None:
    ward.create(NOVAK)
    ward.create(SMITH)
    ward.nurse.desk.type_draft(
        TypedCbc(wbc="1.20", segs="30", bands="5", collected_date="20nov", collected_time="0610")
    )
    ward.nurse.asked.unsaved = Unsaved.SAVE
    patients = ward.work.patients
    assert patients is not None
    assert patients.ask_open(1)
    assert ward.nurse.desk.case.patient == NOVAK
    assert len(ward.store.load(2, view=False).case.counts) == 1


def test_an_incomplete_count_cannot_be_saved_and_keeps_the_patient(ward: WardNurse) -> None:
    ward.create(NOVAK)
    ward.create(SMITH)
    ward.type_count()
    ward.nurse.asked.unsaved = Unsaved.SAVE
    patients = ward.work.patients
    assert patients is not None
    assert not patients.ask_open(1)
    assert ward.nurse.asked.told[-1][0] == "The open count could not be added."
    assert ward.nurse.desk.typed.wbc == "1.20"


# -- another patient ---------------------------------------------------------------------------------------


def test_nothing_of_one_patient_is_left_once_another_is_open(
    ward: WardNurse, now: datetime, own_settings: Path
) -> None:
    nurse = ward.nurse
    ward.create(SMITH, lab(now - timedelta(days=1), "0.4321"))
    nurse.desk.add_event(Event(EventKind.DRUG, "quellaxin", start=now - timedelta(days=9)))
    nurse.desk.set_notes("weeping in the night")
    for pane in Pane:
        nurse.window.open_pane(pane)
        nurse.window.catch_up()
    nurse.press(Qt.Key.Key_F9)
    nurse.press(Qt.Key.Key_F9)
    nurse.press(Qt.Key.Key_O, CTRL)
    nurse.press(Qt.Key.Key_Escape)
    nurse.press(Qt.Key.Key_C, CTRL | SHIFT)
    assert "0.43" in QGuiApplication.clipboard().text()
    assert any("SMITH" in text for text in strings_in_widgets())
    nurse.qtbot.waitUntil(lambda: nurse.summary.preview.count > 0, timeout=20_000)
    ward.create(NOVAK)
    assert nurse.summary.preview.count == 0, "a page painted for one patient still stands"
    nurse.window.catch_up()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as the event loop does next
    left = {text for text in strings_in_widgets() for word in OF_SMITH if word in text.casefold()}
    assert not left
    assert QGuiApplication.clipboard().text() == ""
    assert nurse.desk.undoable is None
    assert nurse.desk.redoable is None
    for path in own_settings.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            assert not [word for word in OF_SMITH if word.encode() in content], path.name


# -- the board ---------------------------------------------------------------------------------------------


def test_the_board_shows_low_counts_first_concern_first_and_enter_opens(
    ward: WardNurse, now: datetime
) -> None:
    nurse = ward.nurse
    ward.create(NOVAK, lab(now - timedelta(hours=2), "1.2"))
    ward.create(Patient(name="BAKER, Thomas"), lab(now - timedelta(hours=2), "2.35"))
    ward.create(SMITH, lab(now - timedelta(hours=2), "0.42"))
    nurse.press(Qt.Key.Key_W, CTRL)
    nurse.press(Qt.Key.Key_F9)
    page = ward.work.board.page
    assert [one.name for one in page.model.patients] == ["SMITH, Jane", "NOVAK, Petra"]
    assert not nurse.window.entry.isVisible()
    nurse.press(Qt.Key.Key_Return)
    assert ward.bar.startswith("SMITH, Jane")
    assert not ward.work.board.is_shown
    assert list(page.model.patients) == []


def test_the_board_follows_what_is_saved(ward: WardNurse, now: datetime) -> None:
    ward.create(SMITH)
    ward.nurse.press(Qt.Key.Key_F9)
    assert list(ward.work.board.page.model.patients) == []
    assert "No patient has a low latest count" in ward.work.board.page.empty.text()
    ward.nurse.desk.add_counts([lab(now - timedelta(hours=2), "0.42")])
    assert [one.name for one in ward.work.board.page.model.patients] == ["SMITH, Jane"]


def test_old_low_counts_are_counted_and_shown_on_request(ward: WardNurse, now: datetime) -> None:
    ward.create(SMITH, lab(now - timedelta(days=31), "0.42"))
    ward.nurse.press(Qt.Key.Key_F9)
    page = ward.work.board.page
    assert list(page.model.patients) == []
    assert page.older.text().startswith("1 with a sample over 30 d old")
    page.older.click()
    assert [one.name for one in page.model.patients] == ["SMITH, Jane"]


def test_a_file_dropped_on_the_board_is_seen(ward: WardNurse, now: datetime) -> None:
    ward.create(SMITH, lab(now - timedelta(hours=2), "0.42"))
    ward.nurse.press(Qt.Key.Key_F9)
    sample = resource("samples", "chemotherapy-course.neutro.json")
    ward.nurse.window.file_dropped.emit(str(sample))
    assert ward.nurse.window.entry.isVisible()
    assert list(ward.work.board.page.model.patients) == []


def test_the_board_stays_over_a_window_of_another_scale(ward: WardNurse, now: datetime) -> None:
    ward.create(SMITH, lab(now - timedelta(hours=2), "0.42"))
    ward.nurse.press(Qt.Key.Key_F9)
    ward.nurse.startup.composition.change_scale(1)
    assert ward.work.board.is_shown
    assert [one.name for one in ward.work.board.page.model.patients] == ["SMITH, Jane"]


def test_without_records_the_board_says_what_it_needs(nurse: Nurse) -> None:
    nurse.press(Qt.Key.Key_F9)
    assert "unlock or set up first" in nurse.window.status.message.text()


def test_the_lock_empties_list_and_board(ward: WardNurse, now: datetime) -> None:
    ward.create(SMITH, lab(now - timedelta(hours=2), "0.42"))
    ward.nurse.press(Qt.Key.Key_F9)
    ward.office.lock()
    assert not [text for text in strings_in_widgets() if "SMITH" in text]
