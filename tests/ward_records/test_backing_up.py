"""Backups while the window works: made, tried, copied to a second folder, and given up without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from neutro_desk.desk import Desk
from neutro_desk.records.backups import backups, backups_in
from neutro_desk.ward_records.backing_up import BackingUp
from neutro_desk.ward_records.patients import WardPatients
from neutro_desk.workup.case import Case, Patient
from neutro_desk.workup.grading import Schemes
from tests.ward_records.an_open_store import open_records
from tests.ward_records.test_patients import clock, yes


@pytest.fixture
def patients(qtbot: QtBot, tmp_path: Path, schemes: Schemes) -> Iterator[WardPatients]:
    records = open_records(qtbot, tmp_path / "records")
    found = WardPatients(records, Desk(schemes, clock), yes)
    found.create(Case(Patient(name="SMITH, Jane")))
    yield found
    records.lock()


def test_a_due_backup_is_made_and_tried_and_no_second_one_follows(
    qtbot: QtBot, patients: WardPatients
) -> None:
    backing = BackingUp(patients)
    with qtbot.waitSignal(backing.made, timeout=20_000):
        backing.look()
    assert patients.store is not None
    assert [one.reason for one in backups(patients.store.folder)] == ["scheduled"]
    backing.look()
    assert not backing.is_busy


def test_each_backup_goes_to_the_second_folder_too(
    qtbot: QtBot, patients: WardPatients, tmp_path: Path
) -> None:
    backing = BackingUp(patients)
    second = tmp_path / "second"
    backing.set_second_folder(str(second))
    assert backing.second_folder == str(second)
    with qtbot.waitSignal(backing.made, timeout=20_000) as made:
        backing.make_now()
    qtbot.waitUntil((second / made.args[0].name / "records.db").exists, timeout=20_000)


def test_a_backup_in_the_making_goes_when_the_store_closes(patients: WardPatients) -> None:
    backing = BackingUp(patients)
    backing.make_now()
    was_busy = backing.is_busy
    backing.stop()
    assert (was_busy, backing.is_busy) == (True, False)
    assert patients.store is not None
    assert list(patients.store.folder.backups.iterdir()) == []


def test_one_new_backup_takes_the_place_of_all_also_in_the_second_folder(
    qtbot: QtBot, patients: WardPatients, tmp_path: Path
) -> None:
    backing, second, store = BackingUp(patients), tmp_path / "second", patients.store
    assert store is not None
    backing.set_second_folder(str(second))
    with qtbot.waitSignal(backing.made, timeout=20_000) as made:
        backing.make_now()
    qtbot.waitUntil((second / made.args[0].name / "records.db").exists, timeout=20_000)
    (patient,) = store.patient_ids()
    store.erase(patient, "asked for in writing")
    backing.make_now()  # what is in the making was begun before it was asked for
    with qtbot.waitSignal(backing.replaced, timeout=20_000) as replaced:
        backing.replace_all()
    assert replaced.args == [1]
    assert [one.reason for one in backups(store.folder)] == ["erasure"]
    qtbot.waitUntil(lambda: [one.reason for one in backups_in(second)] == ["erasure"], timeout=20_000)
    assert store.audit.entries(limit=1)[0].detail == "older backups removed: 1"
    with qtbot.waitSignal(backing.made, timeout=20_000):
        backing.make_now()
    assert len(backups(store.folder)) == 2


def test_a_second_folder_that_is_away_is_told_when_backups_are_replaced(
    qtbot: QtBot, patients: WardPatients, tmp_path: Path
) -> None:
    backing = BackingUp(patients)
    backing.set_second_folder(str(tmp_path / "unplugged"))
    with qtbot.waitSignal(backing.failed, timeout=20_000) as told:
        backing.replace_all()
    assert told.args[0].key == "records.second_old"
    assert patients.store is not None
    assert [one.reason for one in backups(patients.store.folder)] == ["erasure"]
    assert not (tmp_path / "unplugged").exists()
