"""What is typed outlives the lock, a fault and a crash: encrypted, and for whoever typed it alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget

from neutro_desk.records.errors import records_error
from neutro_desk.screens.asking import Unsaved
from neutro_desk.screens.crash_window import CrashWindow
from neutro_desk.screens.event_dialog import EventDialog
from neutro_desk.screens.medication_dialog import MedicationDialog
from neutro_desk.screens.pane import Pane
from neutro_desk.screens.patient_dialog import PatientDialog
from neutro_desk.screens.quick_table import QuickTable
from neutro_desk.screens.records_menu import RecordsWish
from neutro_desk.ward_records.kept_work import encode
from neutro_desk.ward_records.session import State
from neutro_desk.workup.case import Case, Cbc, Event, EventKind, Patient, Quantity
from neutro_desk.workup.cbc import EntryMode, TypedCbc
from tests.journeys.nurse import CTRL, Start
from tests.journeys.records_office import NAME, HandClocks, RecordsNurse

_Form = TypeVar("_Form", bound=QWidget)
SMITH = Patient(name="SMITH, Jane", identifier="445512")
COUNT = Cbc(id="a", collected=datetime(2026, 11, 20, 6, 10), anc=Quantity(Decimal("0.81"), "10*9/L"))


def _open_smith(nurse: RecordsNurse) -> int:
    """Make a record and open it."""
    patients = nurse.nurse.startup.composition.patient_work.patients
    assert patients is not None
    assert patients.create(Case(SMITH, counts=(COUNT,)))
    assert patients.open_id is not None
    return patients.open_id


def _form(nurse: RecordsNurse, kind: type[_Form]) -> _Form:
    standing = nurse.nurse.startup.composition.forms.standing()
    return next(form for form in standing if isinstance(form, kind))


def test_the_same_patient_pane_and_typing_come_back(signed_in: RecordsNurse) -> None:
    number = _open_smith(signed_in)
    nurse = signed_in.nurse
    nurse.window.first_field.setFocus()
    nurse.enter("0.9")
    nurse.window.open_pane(Pane.SUMMARY)
    segs = nurse.window.findChild(QLineEdit, "segs")
    assert isinstance(segs, QLineEdit)
    segs.setFocus()
    signed_in.lock()
    assert "SMITH" not in nurse.window.patient_bar.identity.text()
    signed_in.sign_in()
    assert nurse.desk.case.patient == SMITH
    assert getattr(nurse.desk.home, "patient_id", None) == number
    assert nurse.desk.typed.wbc == "0.9"
    assert nurse.window.opened is Pane.SUMMARY
    nurse.qtbot.waitUntil(lambda: nurse.focused().objectName() == "segs")


def test_a_count_being_amended_stays_that_count(signed_in: RecordsNurse) -> None:
    _open_smith(signed_in)
    desk = signed_in.nurse.desk
    desk.amend_count(desk.case.counts[0].id)
    desk.give_reason("clotted")
    signed_in.lock()
    signed_in.sign_in()
    assert (desk.amends, desk.reason, desk.typed.anc) == (desk.case.counts[0].id, "clotted", "0.81")


def test_a_case_that_is_in_no_record_comes_back_whole(signed_in: RecordsNurse) -> None:
    nurse = signed_in.nurse
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    nurse.desk.set_patient(SMITH)
    before = nurse.desk.case
    signed_in.lock()
    assert nurse.desk.case == Case()
    signed_in.sign_in()
    assert nurse.desk.case == before


def test_the_text_of_open_forms_comes_back(signed_in: RecordsNurse) -> None:
    nurse = signed_in.nurse
    _open_smith(signed_in)
    forms = nurse.startup.composition.forms
    nurse.desk.add_event(Event(EventKind.DRUG, "clozapine", start=datetime(2026, 11, 1).date()))
    forms.amend_event(0)
    event = _form(signed_in, EventDialog)
    event.fields["dose"].line.setText("100 mg")
    forms.open_table()
    table = _form(signed_in, QuickTable)
    blank = TypedCbc(EntryMode.LABORATORY_ANC)
    table.open_typed((blank, replace(blank, collected_date="19nov", collected_time="0610", anc="0.8")))
    nurse.startup.composition.medication_form.open_list()
    medicines = _form(signed_in, MedicationDialog)
    medicines.take_text("carbamazepine since 2019")
    forms.open_patient()
    patient = _form(signed_in, PatientDialog)
    patient.fields["diagnosis"].line.setText("schizophrenia")
    signed_in.signing_in.lock_or_unlock()
    assert not forms.standing()
    signed_in.sign_in()
    event, table = _form(signed_in, EventDialog), _form(signed_in, QuickTable)
    medicines, patient = _form(signed_in, MedicationDialog), _form(signed_in, PatientDialog)
    assert event.typed().dose == "100 mg"
    assert event.before == nurse.desk.case.events[0]
    assert (table.typed[1].collected_date, table.typed[1].anc) == ("19nov", "0.8")
    assert medicines.typed.text == "carbamazepine since 2019"
    assert patient.typed().diagnosis == "schizophrenia"


def test_ctrl_l_locks_from_a_form_beside_the_window(signed_in: RecordsNurse) -> None:
    nurse = signed_in.nurse
    nurse.press(Qt.Key.Key_F7)
    form = nurse.wait_for_dialog()
    QTest.keyClick(form, Qt.Key.Key_L, CTRL)
    assert signed_in.state() is State.LOCKED
    assert not nurse.startup.composition.forms.standing()


def test_a_quick_count_under_way_is_not_swept_off_by_signing_in(signed_in: RecordsNurse) -> None:
    nurse = signed_in.nurse
    nurse.enter("1.2")
    signed_in.lock()
    signed_in.panel.quick.click()
    nurse.window.first_field.setFocus()
    nurse.enter("0.3")
    nurse.press(Qt.Key.Key_L, CTRL)
    signed_in.sign_in()
    assert nurse.desk.typed.wbc == "0.3"
    offered = [action.data() for action in nurse.window.patient_bar.records.menu().actions()]
    assert RecordsWish.BRING_BACK in offered
    nurse.desk.start_count()
    signed_in.signing_in.do(RecordsWish.BRING_BACK)
    assert nurse.desk.typed.wbc == "1.2"
    offered = [action.data() for action in nurse.window.patient_bar.records.menu().actions()]
    assert RecordsWish.BRING_BACK not in offered


# -- while typing -----------------------------------------------------------------------------------------


def test_typing_is_in_the_store_without_anybody_saving_it(
    signed_in: RecordsNurse, own_settings: Path
) -> None:
    signed_in.nurse.enter("1.23456")
    signed_in.signing_in.keeper.keep()
    store = signed_in.records.store
    assert store is not None
    assert b"1.23456" in store.drafts()[0].content
    written = b"".join(path.read_bytes() for path in (own_settings / "records").rglob("*") if path.is_file())
    assert b"1.23456" not in written


def test_what_was_added_is_no_draft_any_more(signed_in: RecordsNurse) -> None:
    _open_smith(signed_in)
    nurse, keeper = signed_in.nurse, signed_in.signing_in.keeper
    nurse.window.first_field.setFocus()
    nurse.enter("0.9")
    keeper.keep()
    store = signed_in.records.store
    assert store is not None
    assert len(store.drafts()) == 1
    nurse.desk.start_count()
    keeper.keep()
    assert store.drafts() == ()


def test_work_that_came_back_and_was_finished_does_not_come_back_again(signed_in: RecordsNurse) -> None:
    nurse = signed_in.nurse
    nurse.enter("1.2")
    signed_in.lock()
    signed_in.sign_in()
    nurse.desk.start_count()
    signed_in.signing_in.keeper.keep()
    signed_in.lock()
    signed_in.sign_in()
    assert nurse.desk.typed.is_blank


def test_after_a_crash_the_typing_is_there_at_the_next_signing_in(
    signed_in: RecordsNurse, start: Start, clocks: HandClocks
) -> None:
    signed_in.nurse.enter("1.2")
    signed_in.signing_in.keeper.keep()
    again = RecordsNurse(start(clocks=clocks), clocks)
    again.nurse.press(Qt.Key.Key_L, CTRL)
    again.sign_in()
    assert again.nurse.desk.typed.wbc == "1.2"


@pytest.fixture
def a_fault(signed_in: RecordsNurse) -> Iterator[CrashWindow]:
    """What is seen after a fault of the program, with a count typed."""
    _open_smith(signed_in)
    signed_in.nurse.desk.set_notes("rigors")
    signed_in.nurse.window.first_field.setFocus()
    signed_in.nurse.enter("0.9")
    signed_in.nurse.startup.composition.end_after(ValueError("SMITH, Jane 445512"))
    crash = next(one for one in QApplication.topLevelWidgets() if isinstance(one, CrashWindow))
    yield crash
    crash.hide()
    crash.deleteLater()


def test_a_fault_keeps_the_typing_in_the_records_and_closes_them(
    a_fault: CrashWindow, signed_in: RecordsNurse, start: Start, clocks: HandClocks
) -> None:
    assert "kept, encrypted, in the records" in a_fault.advice.text()
    assert a_fault.save_case.isHidden()
    assert not [
        secret for secret in ("SMITH", "445512", "rigors", "0.9") if secret in a_fault.report.toPlainText()
    ]
    assert signed_in.records.store is None
    a_fault.hide()
    again = RecordsNurse(start(clocks=clocks), clocks)
    again.nurse.press(Qt.Key.Key_L, CTRL)
    again.sign_in()
    assert "bring back" in again.nurse.asked.asked
    assert (again.nurse.desk.case.patient, again.nurse.desk.typed.wbc) == (SMITH, "0.9")


def test_nothing_works_on_in_the_closed_records_while_the_fault_is_shown(
    a_fault: CrashWindow, signed_in: RecordsNurse
) -> None:
    composition = signed_in.nurse.startup.composition
    patients = composition.patient_work.patients
    assert patients is not None
    signed_in.nurse.desk.set_notes("changed after the fault")
    patients.saving._again.timeout.emit()
    assert a_fault.isVisible()
    assert not patients.saving.has_failed


@pytest.mark.parametrize(("answer", "left"), [(False, 0), (None, 1)])
def test_work_kept_at_a_fault_can_be_discarded_or_left_for_later(
    a_fault: CrashWindow, start: Start, clocks: HandClocks, answer: bool | None, left: int
) -> None:
    a_fault.hide()
    again = RecordsNurse(start(clocks=clocks), clocks)
    again.nurse.asked.brings_back = answer
    again.nurse.press(Qt.Key.Key_L, CTRL)
    again.sign_in()
    store = again.records.store
    assert store is not None
    assert len(store.drafts()) == left
    assert again.nurse.desk.typed.is_blank


def _back_after_the_fault(start: Start, clocks: HandClocks, answer: bool | None) -> RecordsNurse:
    """Sign in after the fault and leave the work for later; answer so when it is offered once more."""
    again = RecordsNurse(start(clocks=clocks), clocks)
    again.nurse.asked.brings_back = None
    again.nurse.press(Qt.Key.Key_L, CTRL)
    again.sign_in()
    again.nurse.asked.brings_back = answer
    return again


def _open_from_list(nurse: RecordsNurse) -> None:
    nurse.nurse.press(Qt.Key.Key_O, CTRL)
    nurse.nurse.type("smi")
    nurse.nurse.press(Qt.Key.Key_Return)


def test_kept_work_is_offered_when_its_patient_is_opened_from_the_list(
    a_fault: CrashWindow, start: Start, clocks: HandClocks
) -> None:
    a_fault.hide()
    again = _back_after_the_fault(start, clocks, True)
    _open_from_list(again)
    assert again.nurse.asked.asked[-1] == "bring back here"
    assert again.nurse.desk.typed.wbc == "0.9"
    assert not again.signing_in.away.has_kept


def test_kept_work_is_offered_when_its_patient_is_opened_from_the_board(
    a_fault: CrashWindow, start: Start, clocks: HandClocks
) -> None:
    a_fault.hide()
    again = _back_after_the_fault(start, clocks, True)
    again.nurse.press(Qt.Key.Key_F9)
    again.nurse.startup.composition.patient_work.board.patient_asked.emit(1)
    assert again.nurse.desk.typed.wbc == "0.9"


def test_kept_work_of_a_patient_discarded_at_the_opening_is_gone(
    a_fault: CrashWindow, start: Start, clocks: HandClocks
) -> None:
    a_fault.hide()
    again = _back_after_the_fault(start, clocks, False)
    _open_from_list(again)
    assert again.nurse.desk.case.patient == SMITH
    assert again.nurse.desk.typed.is_blank
    store = again.records.store
    assert store is not None
    assert store.drafts() == ()
    assert not again.signing_in.away.has_kept


def test_kept_work_left_for_later_outlives_other_typing_for_its_patient(
    a_fault: CrashWindow, start: Start, clocks: HandClocks
) -> None:
    a_fault.hide()
    again = _back_after_the_fault(start, clocks, None)
    _open_from_list(again)
    again.nurse.enter("2.2")
    again.signing_in.keeper.keep()
    again.lock()
    again.sign_in()
    assert again.nurse.desk.typed.wbc == "2.2"
    again.nurse.desk.start_count()
    again.signing_in.do(RecordsWish.BRING_BACK)
    assert again.nurse.desk.typed.wbc == "0.9"
    assert not again.signing_in.away.has_kept


def test_older_kept_work_than_what_came_back_is_offered_with_its_patient(signed_in: RecordsNurse) -> None:
    nurse, store = signed_in.nurse, signed_in.records.store
    assert store is not None
    number = _open_smith(signed_in)
    nurse.window.first_field.setFocus()
    nurse.enter("0.9")
    work = signed_in.signing_in.keeper.work()
    nurse.desk.new_case()
    signed_in.signing_in.keeper.keep()
    store.keep_draft(number, encode(work), NAME)
    store.keep_draft(number, encode(replace(work, reason="of somebody else")), "B. Silva")
    _open_from_list(signed_in)
    assert (nurse.desk.typed.wbc, nurse.desk.reason) == ("0.9", "")


def test_nothing_is_offered_where_only_the_place_was_kept(signed_in: RecordsNurse) -> None:
    nurse, store = signed_in.nurse, signed_in.records.store
    assert store is not None
    number = _open_smith(signed_in)
    work = signed_in.signing_in.keeper.work()
    nurse.desk.new_case()
    store.keep_draft(number, encode(work), NAME)
    _open_from_list(signed_in)
    assert "bring back here" not in nurse.asked.asked


def test_unsaved_changes_do_not_undo_what_somebody_else_saved_since(
    signed_in: RecordsNurse, tmp_path: Path
) -> None:
    number = _open_smith(signed_in)
    keeper, desk = signed_in.signing_in.keeper, signed_in.nurse.desk
    changed = replace(desk.case, notes="second sample sent")
    work = replace(keeper.work(), case=changed)
    desk.set_notes("saved by somebody else")
    signed_in.nurse.asked.saves = tmp_path / "left.neutro.json"
    desk.new_case()
    signed_in.signing_in.keeper.waiting = work
    signed_in.signing_in.away.bring_back()
    assert desk.case.notes == "saved by somebody else"
    assert getattr(desk.home, "patient_id", None) == number
    assert "second sample sent" in signed_in.nurse.asked.saves.read_text(encoding="utf-8")


def test_a_store_that_takes_nothing_more_loses_nothing_at_the_lock(
    signed_in: RecordsNurse, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in.nurse.enter("1.2")
    store = signed_in.records.store
    assert store is not None
    monkeypatch.setattr(store, "is_read_only", True)  # as a full disk: nothing can be written
    signed_in.lock()
    sealed = next(iter(signed_in.signing_in.keeper._sealed.values()))
    assert b"1.2" not in sealed._sealed
    signed_in.sign_in()
    assert signed_in.nurse.desk.typed.wbc == "1.2"


def test_work_that_waits_outlives_another_lock_with_other_typing(signed_in: RecordsNurse) -> None:
    nurse = signed_in.nurse
    nurse.enter("1.2")
    signed_in.lock()
    signed_in.panel.quick.click()
    nurse.window.first_field.setFocus()
    nurse.enter("0.3")
    nurse.press(Qt.Key.Key_L, CTRL)
    signed_in.sign_in()
    signed_in.signing_in.keeper.keep()
    signed_in.lock()
    signed_in.sign_in()
    assert nurse.desk.typed.wbc == "0.3"
    nurse.desk.start_count()
    signed_in.signing_in.do(RecordsWish.BRING_BACK)
    assert nurse.desk.typed.wbc == "1.2"


def test_typing_that_was_discarded_as_the_window_closed_does_not_come_back(
    signed_in: RecordsNurse, start: Start, clocks: HandClocks
) -> None:
    nurse = signed_in.nurse
    nurse.enter("1.2")
    signed_in.signing_in.keeper.keep()
    nurse.asked.unsaved = Unsaved.DISCARD
    assert nurse.window.close()
    again = RecordsNurse(start(clocks=clocks), clocks)
    again.nurse.press(Qt.Key.Key_L, CTRL)
    again.sign_in()
    assert again.nurse.desk.typed.is_blank


def test_a_question_that_stands_open_at_the_lock_is_closed_unanswered(signed_in: RecordsNurse) -> None:
    signed_in.nurse.enter("1.2")
    box = QMessageBox(signed_in.nurse.window)
    box.setText("Unsaved count for SMITH, Jane.")
    box.addButton("Save", QMessageBox.ButtonRole.AcceptRole)
    signed_in.clocks.pass_by(400)
    QTimer.singleShot(0, signed_in.records.idle.look)
    box.exec()
    assert box.clickedButton() is None
    assert signed_in.state() is State.LOCKED
    signed_in.sign_in()
    assert signed_in.nurse.desk.typed.wbc == "1.2"


def test_typing_that_a_full_disk_does_not_take_is_said_once_and_kept_later(
    signed_in: RecordsNurse, monkeypatch: pytest.MonkeyPatch
) -> None:
    nurse, keeper = signed_in.nurse, signed_in.signing_in.keeper
    store = signed_in.records.store
    assert store is not None

    def full(patient: int | None, draft: bytes, person: str | None = None) -> None:
        raise records_error("disk_full", folder="records")

    nurse.enter("1.2")
    with monkeypatch.context() as disk:
        disk.setattr(store, "keep_draft", full)
        assert not keeper.keep()
        assert nurse.window.status.message.text().startswith("What is typed is not kept: The disk is full.")
        nurse.window.status.show_message("")
        keeper.keep()
        assert nurse.window.status.message.text() == ""
    assert keeper.keep()
    assert len(store.drafts()) == 1


def test_work_that_this_version_cannot_read_is_said(signed_in: RecordsNurse) -> None:
    store = signed_in.records.store
    assert store is not None
    store.keep_draft(None, b"of another version")
    signed_in.lock()
    signed_in.sign_in()
    said = signed_in.nurse.window.status.message.text()
    assert said == "Work kept for you cannot be read by this version of the program"
