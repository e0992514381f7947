"""Patients at the desk: each command is in the store at once, and a save that fails loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from neutro_desk.desk import Desk
from neutro_desk.records.backup import back_up
from neutro_desk.records.backups import backups
from neutro_desk.records.people import Unlocked
from neutro_desk.records.restoring import look
from neutro_desk.records.store import Store
from neutro_desk.ward_records.patients import WardPatients
from neutro_desk.ward_records.session import Records
from neutro_desk.workup.case import Answer, Case, Cbc, Event, EventKind, Patient, Quantity
from neutro_desk.workup.cbc import TypedCbc
from neutro_desk.workup.grading import Schemes, Severity
from neutro_desk.workup.statements import Statement
from tests.ward_records.an_open_store import open_records

NOW = datetime(2026, 11, 21, 7, 32)
JANE = Patient(name="SMITH, Jane", identifier="445512", birth_date=date(1961, 3, 4))
PER = Patient(name="LINDQVIST, Per", identifier="447203")
TYPED = TypedCbc(wbc="1.20", segs="30", bands="5", collected_date="21nov", collected_time="0610")


def clock() -> datetime:
    return NOW


def yes() -> bool:
    return True


class Ward:
    """A desk and the patients of an open store."""

    def __init__(self, records: Records, schemes: Schemes) -> None:
        self.records, self.desk = records, Desk(schemes, clock)
        self.patients = WardPatients(records, self.desk, yes)
        self.told: list[Statement] = []
        self.patients.failed.connect(self.told.append)

    @property
    def store(self) -> Store:
        store = self.records.store
        assert store is not None
        return store

    @property
    def kept(self) -> Case:
        """What the store holds of the patient at the desk, read anew."""
        patient_id = self.patients.open_id
        assert patient_id is not None
        return self.store.load(patient_id, view=False).case

    def new(self, patient: Patient = JANE) -> int:
        assert self.patients.create(Case(patient))
        assert self.patients.open_id is not None
        return self.patients.open_id


@pytest.fixture
def ward(qtbot: QtBot, tmp_path: Path, schemes: Schemes) -> Iterator[Ward]:
    records = open_records(qtbot, tmp_path / "records")
    yield Ward(records, schemes)
    records.lock()


def test_a_count_added_to_an_open_record_is_in_the_store_at_once(ward: Ward) -> None:
    ward.new()
    ward.desk.type_draft(TYPED)
    assert ward.desk.add_count()
    assert ward.kept == ward.desk.case
    assert len(ward.kept.counts) == 1
    assert not ward.desk.has_unsaved_changes


def test_every_command_of_an_open_record_saves(ward: Ward) -> None:
    ward.new()
    desk = ward.desk
    desk.add_event(Event(EventKind.FEVER, at=NOW, temperature=Quantity(Decimal("38.4"), "Cel")))
    assert ward.kept.events == desk.case.events != ()
    desk.answer("fever-or-unwell", Answer("yes"))
    assert ward.kept.answers == desk.case.answers
    desk.set_notes("seen by the registrar")
    assert ward.kept.notes == "seen by the registrar"
    desk.add_counts([Cbc("c9", NOW, anc=Quantity(Decimal("0.42"), "10*9/L"))])
    desk.void_count("c1", "wrong tube")
    assert ward.kept == desk.case
    assert ward.kept.counts[0].voided is not None


def test_undo_after_a_save_adds_rows_and_deletes_none(ward: Ward) -> None:
    patient_id = ward.new()
    ward.desk.type_draft(TYPED)
    ward.desk.add_count()
    before = len(ward.store.history(patient_id))
    ward.desk.undo()
    assert ward.kept.counts == ()
    history = ward.store.history(patient_id)
    assert len(history) > before
    ward.desk.redo()
    assert len(ward.kept.counts) == 1


def test_the_row_of_the_board_follows_each_save(ward: Ward) -> None:
    ward.new()
    assert ward.store.board() == ()
    ward.desk.type_draft(TYPED)
    ward.desk.add_count()
    (line,) = ward.store.board()
    assert (line.name, line.row.anc, line.row.severity) == ("SMITH, Jane", Decimal("0.4200"), Severity.SEVERE)
    ward.desk.undo()
    assert ward.store.board() == ()


def test_another_patient_takes_the_desk_whole(ward: Ward) -> None:
    jane = ward.new()
    ward.desk.type_draft(TYPED)
    ward.desk.add_count()
    ward.new(PER)
    assert ward.desk.case == Case(PER)
    assert ward.desk.undoable is None
    assert ward.desk.typed.is_blank
    assert ward.patients.ask_open(jane)
    assert ward.desk.case.patient == JANE
    assert len(ward.desk.case.counts) == 1


def test_a_quick_case_becomes_a_patient_and_what_is_typed_stays(ward: Ward) -> None:
    desk = ward.desk
    desk.add_counts([Cbc("c1", datetime(2026, 11, 19, 6, 10), anc=Quantity(Decimal("0.81"), "10*9/L"))])
    desk.type_draft(TYPED)
    assert ward.patients.keep_desk_as(JANE)
    assert ward.kept.patient == JANE
    assert len(ward.kept.counts) == 1
    assert desk.typed == TYPED
    desk.add_count()
    assert len(ward.kept.counts) == 2


def test_a_new_patient_takes_nothing_of_a_quick_case(ward: Ward) -> None:
    desk = ward.desk
    desk.add_event(Event(EventKind.FEVER, at=NOW))
    desk.set_notes("of somebody else")
    desk.type_draft(TYPED)
    ward.new(PER)
    assert desk.case == Case(PER)
    assert ward.kept == Case(PER)
    assert desk.typed.is_blank
    assert desk.undoable is None


def test_the_same_number_is_told_as_a_likely_duplicate(ward: Ward) -> None:
    ward.new()
    (line,) = ward.patients.duplicates(Patient(name="Smyth, J", identifier="445512"))
    assert line.name == "SMITH, Jane"
    assert ward.patients.duplicates(PER) == ()


def test_a_save_that_fails_is_told_once_and_loses_nothing(ward: Ward) -> None:
    patient_id = ward.new()
    ward.store.save(patient_id, Case(JANE), Case(JANE, notes="from another place"), None)
    ward.desk.set_notes("typed meanwhile")
    ward.desk.set_notes("and more")
    assert [said.key for said in ward.told] == ["records.changed_meanwhile"]
    assert not ward.patients.saving.save_now()
    assert len(ward.told) == 2
    assert ward.desk.case.notes == "and more"
    assert ward.desk.has_unsaved_changes


def test_records_that_can_only_be_read_say_so_once_and_keep_the_change_at_the_desk(
    ward: Ward, qtbot: QtBot
) -> None:
    patient_id = ward.new()
    back_up(ward.store, "request")
    opened_by = ward.records.unlocked_by
    assert opened_by is not None
    (copy,) = backups(ward.store.folder)
    looked = look(copy.path, opened_by.key, ward.store.codec, opened_by.person)

    def swapped(_store: Store, _unlocked: Unlocked) -> Store:
        return looked

    assert ward.records.swap_store(swapped)
    assert ward.patients.open_patient(patient_id)
    assert ward.desk.case.patient == JANE
    ward.desk.set_notes("one")
    ward.desk.set_notes("two")
    assert [said.key for said in ward.told] == ["records.read_only"]
    assert ward.desk.case.notes == "two"
    assert ward.desk.has_unsaved_changes
    assert not ward.patients.create(Case(PER))


def test_an_erased_patient_leaves_desk_list_and_board(ward: Ward) -> None:
    patient_id = ward.new()
    ward.desk.type_draft(TYPED)
    ward.desk.add_count()
    assert ward.patients.erase(patient_id, "asked for in writing") is not None
    assert ward.desk.case == Case()
    assert ward.patients.open_id is None
    assert ward.store.search("SMITH") == ()
    assert ward.store.board() == ()
