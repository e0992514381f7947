"""The records as a whole, in the real window: going back to a copy, erasing for good, reading the audit."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from neutro_desk.records.audit_entry import Action
from neutro_desk.screens.records_menu import RecordsWish
from neutro_desk.workup.case import Case, Patient
from tests.journeys.nurse import Start
from tests.journeys.records_office import strings_in_widgets
from tests.journeys.test_patients_journey import NOVAK, SMITH, WardNurse, lab


@pytest.fixture
def ward(start: Start) -> WardNurse:
    return WardNurse(start)


def wish(ward: WardNurse, what: RecordsWish) -> None:
    """Choose from the list of the records."""
    ward.nurse.window.patient_bar.records_wished.emit(what)


def back_up(ward: WardNurse) -> str:
    """Make a backup; return its name."""
    backing_up = ward.work.upkeep.backing_up
    with ward.nurse.qtbot.waitSignal(backing_up.made, timeout=20_000) as made:
        backing_up.make_now()
    return str(made.args[0].name)


# -- going back --------------------------------------------------------------------------------------------


def test_a_copy_is_looked_into_before_it_can_take_the_place_of_the_records(
    ward: WardNurse, now: datetime
) -> None:
    ward.create(SMITH, lab(now - timedelta(hours=2), "0.42"))
    back_up(ward)
    ward.create(NOVAK)
    wish(ward, RecordsWish.BACKUPS)
    dialog = ward.work.upkeep.going_back.dialog
    assert dialog is not None
    assert not dialog.restore.isEnabled()
    dialog.look_in.click()
    assert dialog.said.text().startswith("Patients in this copy: 1; in the records now: 2.")
    assert [one.name for one in dialog.model.patients] == ["SMITH, Jane"]
    ward.nurse.asked.restores = True
    dialog.restore.click()
    assert [line.name for line in ward.store.search("")] == ["SMITH, Jane"]
    assert ward.nurse.desk.case == Case()
    assert ward.store.audit.entries(action=Action.RESTORED, limit=1)
    wish(ward, RecordsWish.BACKUPS)
    dialog = ward.work.upkeep.going_back.dialog
    assert dialog is not None
    assert "before going back to a copy" in dialog.list.item(0).text()
    dialog.reject()


def test_without_a_yes_the_records_stay_as_they_are(ward: WardNurse) -> None:
    ward.create(SMITH)
    back_up(ward)
    ward.create(NOVAK)
    wish(ward, RecordsWish.BACKUPS)
    dialog = ward.work.upkeep.going_back.dialog
    assert dialog is not None
    dialog.look_in.click()
    dialog.restore.click()
    assert ward.nurse.asked.asked[-1] == "restore"
    assert ward.store.patient_count() == 2
    dialog.reject()


def test_a_damaged_copy_is_named_and_the_records_stay(ward: WardNurse) -> None:
    ward.create(SMITH)
    name = back_up(ward)
    copy = ward.store.folder.backups / name / "records.db"
    copy.write_bytes(b"\0" * copy.stat().st_size)
    wish(ward, RecordsWish.BACKUPS)
    dialog = ward.work.upkeep.going_back.dialog
    assert dialog is not None
    dialog.look_in.click()
    assert ward.nurse.asked.told
    assert not dialog.restore.isEnabled()
    assert ward.store.patient_count() == 1
    dialog.reject()


def test_after_an_erasure_one_new_backup_takes_the_place_of_all(ward: WardNurse) -> None:
    ward.create(SMITH)
    back_up(ward)
    wish(ward, RecordsWish.ERASE)
    ward.work.upkeep.erasing.erase("asked for in writing")
    said = ward.nurse.window.status.message.text()
    assert said == "Erased. Backups that may hold the patient: 1. Replace them under Backups"
    wish(ward, RecordsWish.BACKUPS)
    dialog = ward.work.upkeep.going_back.dialog
    assert dialog is not None
    dialog.replace_all.click()
    assert ward.nurse.asked.asked[-1] == "replace backups"
    assert not ward.work.upkeep.backing_up.is_busy
    ward.nurse.asked.replaces = True
    with ward.nurse.qtbot.waitSignal(ward.work.upkeep.backing_up.replaced, timeout=20_000):
        dialog.replace_all.click()
    assert dialog.list.count() == 1
    assert "after an erasure" in dialog.list.item(0).text()
    dialog.look_in.click()
    assert dialog.model.patients == ()
    dialog.reject()


def test_records_that_are_only_read_keep_their_backups_and_say_so(
    ward: WardNurse, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward.create(SMITH)
    back_up(ward)
    monkeypatch.setattr(ward.store, "is_read_only", True)  # as the last good copy of damaged records
    ward.nurse.asked.replaces = True
    wish(ward, RecordsWish.BACKUPS)
    dialog = ward.work.upkeep.going_back.dialog
    assert dialog is not None
    dialog.replace_all.click()
    assert "replace backups" not in ward.nurse.asked.asked
    assert ward.nurse.asked.told
    assert dialog.list.count() == 1
    dialog.reject()


def test_without_a_backup_there_is_none_to_replace(ward: WardNurse) -> None:
    wish(ward, RecordsWish.BACKUPS)
    dialog = ward.work.upkeep.going_back.dialog
    assert dialog is not None
    assert not dialog.replace_all.isEnabled()
    dialog.reject()


# -- erasing -----------------------------------------------------------------------------------------------


def test_a_patient_is_erased_only_with_a_reason_and_the_number_typed(ward: WardNurse) -> None:
    ward.create(SMITH)
    wish(ward, RecordsWish.ERASE)
    form = ward.work.upkeep.erasing.form
    assert form is not None
    form.typed.line.setText("445513")
    form.reason.line.setText("asked for in writing")
    assert not form.erase.isEnabled()
    form.typed.line.setText("445512")
    assert form.erase.isEnabled()
    form.erase.click()
    assert ward.store.patient_count() == 0
    assert ward.bar.startswith("NO PATIENT")
    (entry,) = ward.store.audit.entries(action=Action.ERASED)
    assert "asked for in writing" in entry.detail
    assert not [text for text in strings_in_widgets() if "SMITH" in text]


def test_a_reason_that_names_the_patient_is_refused(ward: WardNurse) -> None:
    ward.create(SMITH)
    wish(ward, RecordsWish.ERASE)
    ward.work.upkeep.erasing.erase("Mrs Smith asked")
    assert ward.store.patient_count() == 1
    assert "The reason names the patient" in ward.nurse.asked.told[-1][1][0]


def test_the_form_for_one_patient_never_erases_another(ward: WardNurse) -> None:
    ward.create(SMITH)
    wish(ward, RecordsWish.ERASE)
    ward.create(NOVAK)
    assert ward.work.upkeep.erasing.form is None
    ward.work.upkeep.erasing.erase("asked for in writing")
    assert ward.store.patient_count() == 2


def test_a_form_to_keep_a_quick_case_goes_when_another_case_comes(ward: WardNurse) -> None:
    ward.work.new_patient.ask_for_desk()
    ward.create(SMITH)
    assert ward.work.new_patient.form is None


# -- the audit ---------------------------------------------------------------------------------------------


def test_the_audit_is_filtered_exported_and_verified(ward: WardNurse, tmp_path: Path) -> None:
    ward.create(SMITH)
    ward.create(Patient(name="BAKER, Thomas"))
    wish(ward, RecordsWish.AUDIT)
    dialog = ward.work.upkeep.audit.dialog
    assert dialog is not None
    assert dialog.model.index(0, 5).data() == "audit"
    dialog.action.setCurrentIndex(dialog.action.findData("changed"))
    assert {dialog.model.index(row, 3).data() for row in range(dialog.model.rowCount())} == {"changed"}
    dialog.patient.setText("1")
    dialog.ask()
    assert {dialog.model.index(row, 4).data() for row in range(dialog.model.rowCount())} == {"1"}
    dialog.first_day.setText("someday")
    dialog.ask()
    assert dialog.said.text() == "Not understood: someday"
    dialog.first_day.clear()
    dialog.ask()
    ward.nurse.asked.course = tmp_path / "audit.csv"
    dialog.export.click()
    written = (tmp_path / "audit.csv").read_text(encoding="utf-8")
    assert written.count("changed") == dialog.model.rowCount()
    assert "SMITH" not in written
    assert ward.store.audit.entries(action=Action.EXPORTED)
    dialog.check.click()
    assert dialog.said.text().startswith("The chain is whole up to A-")
    dialog.reject()


def test_the_lock_closes_what_is_open_of_the_records(ward: WardNurse) -> None:
    ward.create(SMITH)
    wish(ward, RecordsWish.AUDIT)
    wish(ward, RecordsWish.ERASE)
    ward.office.records.lock()
    assert ward.work.upkeep.audit.dialog is None
    assert ward.work.upkeep.erasing.form is None
