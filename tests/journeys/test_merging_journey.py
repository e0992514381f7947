"""One person who was entered twice becomes one patient in the real window; what may be wrong is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from neutro_desk.records.audit_entry import Action
from neutro_desk.screens.records_menu import RecordsWish
from neutro_desk.ward_records.kept_work import KeptWork, encode
from neutro_desk.workup.case import Patient
from neutro_desk.workup.cbc import TypedCbc
from tests.journeys.nurse import Start
from tests.journeys.records_office import strings_in_widgets
from tests.journeys.test_patients_journey import NOVAK, SMITH, WardNurse, lab
from tests.journeys.test_upkeep_journey import wish


@pytest.fixture
def ward(start: Start) -> WardNurse:
    return WardNurse(start)


def entered_twice(ward: WardNurse, now: datetime, second: Patient = SMITH) -> None:
    """Enter Jane Smith a second time; the first entry stands at the desk."""
    ward.create(second, lab(now - timedelta(hours=2), "0.4321"))
    ward.create(SMITH, lab(now - timedelta(days=1), "0.81"))
    wish(ward, RecordsWish.MERGE)


def test_a_person_entered_twice_becomes_one_patient(ward: WardNurse, now: datetime) -> None:
    entered_twice(ward, now)
    form = ward.work.upkeep.merging.form
    assert form is not None
    assert not form.merge.isEnabled()
    assert [one.id for one in form.model.patients] == [1]
    ward.nurse.wait_for_dialog()
    ward.nurse.press(Qt.Key.Key_Down)
    assert form.said.text() == "Joins and leaves the list: SMITH, Jane · 445512"
    form.merge.click()
    assert [line.id for line in ward.store.search("smi")] == [2]
    assert len(ward.nurse.desk.case.counts) == 2
    assert ward.nurse.desk.undoable is None
    assert not ward.nurse.desk.has_unsaved_changes
    assert {entry.patient for entry in ward.store.audit.entries(action=Action.MERGED)} == {1, 2}
    ward.nurse.desk.set_notes("saved after it")
    assert ward.store.load(2, view=False).case.notes == "saved after it"


def test_the_second_entry_is_searched_for_too(ward: WardNurse, now: datetime) -> None:
    entered_twice(ward, now, NOVAK)
    form = ward.work.upkeep.merging.form
    assert form is not None
    assert not form.model.patients
    assert form.said.text().startswith("Nobody found")
    ward.nurse.wait_for_dialog()
    ward.nurse.type("4520")
    assert [one.name for one in form.model.patients] == ["NOVAK, Petra"]
    form.reject()
    assert not [text for text in strings_in_widgets() if "NOVAK" in text]
    assert ward.store.patient_count() == 2


def test_two_birth_dates_are_not_made_one_patient(ward: WardNurse, now: datetime) -> None:
    ward.create(replace(SMITH, birth_date=date(1961, 3, 4)))
    ward.create(replace(SMITH, birth_date=date(1971, 3, 4)))
    wish(ward, RecordsWish.MERGE)
    ward.work.upkeep.merging.merge(1)
    assert "birth dates or sexes differ" in ward.nurse.asked.told[-1][1][0]
    assert ward.store.patient_count() == 2
    assert ward.nurse.desk.case.patient.birth_date == date(1971, 3, 4)


def test_typing_kept_for_the_second_entry_is_not_lost_by_a_merge(ward: WardNurse, now: datetime) -> None:
    entered_twice(ward, now)
    typed = KeptWork(1, typed=TypedCbc(wbc="2.2"))
    ward.store.keep_draft(1, encode(typed), "B. Silva")
    ward.work.upkeep.merging.merge(1)
    assert "typed for patient 1 and not saved" in ward.nurse.asked.told[-1][1][0]
    assert ward.store.patient_count() == 2
    ward.store.keep_draft(1, encode(KeptWork(1, focus="wbc")), "B. Silva")
    wish(ward, RecordsWish.MERGE)
    ward.work.upkeep.merging.merge(1)
    assert ward.store.patient_count() == 1


def test_an_unsaved_count_is_asked_about_before_a_merge(ward: WardNurse, now: datetime) -> None:
    entered_twice(ward, now)
    ward.nurse.desk.type_draft(TypedCbc(wbc="2.2"))
    ward.work.upkeep.merging.merge(1)
    assert ward.store.patient_count() == 2
    assert ward.nurse.desk.typed.wbc == "2.2"


def test_the_form_for_one_patient_never_merges_into_another(ward: WardNurse, now: datetime) -> None:
    entered_twice(ward, now)
    ward.create(NOVAK)
    assert ward.work.upkeep.merging.form is None
    ward.work.upkeep.merging.merge(1)
    assert ward.store.patient_count() == 3
