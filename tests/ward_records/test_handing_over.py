"""Case files into the records and out of them: nothing twice, nothing guessed, and the audit knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from neutro_desk.desk import Desk
from neutro_desk.exchange.case_file import read_case, write_case
from neutro_desk.records.audit_entry import Action
from neutro_desk.records.store import Store
from neutro_desk.ward_records.handing_over import HandingOver
from neutro_desk.ward_records.importing import Outcome, import_file
from neutro_desk.ward_records.patients import WardPatients
from neutro_desk.ward_records.session import Records
from neutro_desk.workup.case import Case, Cbc, Event, EventKind, Patient, Quantity
from neutro_desk.workup.grading import Schemes
from tests.asked import ReadyAnswers
from tests.ward_records.an_open_store import open_records

NOW = datetime(2026, 11, 21, 7, 32)
JANE = Patient(name="SMITH, Jane", identifier="445512", birth_date=date(1961, 3, 4))
PER = Patient(name="LINDQVIST, Per", identifier="447203", birth_date=date(1957, 7, 30))
FEVER = Event(EventKind.FEVER, at=datetime(2026, 11, 20, 5, 40))


def lab(day: int, anc: str, name: str = "") -> Cbc:
    return Cbc(name or f"c{day}", datetime(2026, 11, day, 6, 10), anc=Quantity(Decimal(anc), "10*9/L"))


def clock() -> datetime:
    return NOW


def yes() -> bool:
    return True


class Office:
    """The records, and files beside them."""

    def __init__(self, qtbot: QtBot, records: Records, schemes: Schemes, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.desk = Desk(schemes, clock)
        self.patients = WardPatients(records, self.desk, yes)
        self.asked = ReadyAnswers()
        self.handing_over = HandingOver(self.patients, self.asked, yes)
        assert records.store is not None
        self.store: Store = records.store

    def file(self, case: Case, name: str = "a.json") -> Path:
        path = self.folder / name
        write_case(case, path)
        return path

    def take(self, case: Case) -> Outcome:
        return import_file(self.store, self.file(case), self.patients.row_of).outcome

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.handing_over.is_busy, timeout=20_000)

    def only_case(self) -> Case:
        (patient_id,) = self.store.patient_ids()
        return self.store.load(patient_id, view=False).case


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, schemes: Schemes) -> Iterator[Office]:
    records = open_records(qtbot, tmp_path / "records")
    files = tmp_path / "files"
    files.mkdir()
    yield Office(qtbot, records, schemes, files)
    records.lock()


def test_a_case_file_of_somebody_new_becomes_a_patient(office: Office) -> None:
    case = Case(JANE, (lab(19, "0.81"), lab(21, "0.42")), (FEVER,), notes="seen")
    assert office.take(case) is Outcome.NEW
    assert office.only_case() == case
    assert [line.name for line in office.store.board()] == ["SMITH, Jane"]


def test_the_same_file_twice_adds_nothing(office: Office) -> None:
    case = Case(JANE, (lab(19, "0.81"),), (FEVER,))
    office.take(case)
    assert office.take(case) is Outcome.KNOWN
    assert office.only_case() == case


def test_a_known_patient_gets_the_counts_and_events_that_are_new(office: Office) -> None:
    office.take(Case(JANE, (lab(19, "0.81"),)))
    assert office.take(Case(JANE, (lab(19, "0.810", "x"), lab(21, "0.42", "y")), (FEVER,))) is Outcome.ADDED
    kept = office.only_case()
    assert [cbc.anc.value for cbc in kept.counts if cbc.anc] == [Decimal("0.81"), Decimal("0.42")]
    assert kept.events == (FEVER,)


def test_another_value_at_the_same_time_is_left_for_a_person(office: Office) -> None:
    office.take(Case(JANE, (lab(19, "0.81"),)))
    assert office.take(Case(JANE, (lab(19, "0.18"),))) is Outcome.ASKS
    assert len(office.only_case().counts) == 1


def test_a_count_voided_in_the_records_does_not_come_back(office: Office) -> None:
    case = Case(JANE, (lab(19, "0.81"),))
    office.take(case)
    (patient_id,) = office.store.patient_ids()
    office.patients.open_patient(patient_id)
    office.desk.void_count("c19", "wrong tube")
    assert office.take(case) is Outcome.KNOWN
    assert office.only_case().counts[0].voided is not None


def test_the_same_number_without_the_birth_date_is_left_for_a_person(office: Office) -> None:
    office.take(Case(JANE, (lab(19, "0.81"),)))
    assert office.take(Case(replace(JANE, birth_date=None), (lab(21, "0.42"),))) is Outcome.ASKS
    assert office.store.patient_count() == 1


def test_a_file_that_names_nobody_is_not_taken(office: Office) -> None:
    assert office.take(Case(counts=(lab(19, "0.81"),))) is Outcome.UNNAMED
    assert office.store.patient_count() == 0


def test_a_folder_is_taken_and_reported(office: Office) -> None:
    office.file(Case(JANE, (lab(19, "0.81"),)), "jane.neutro.json")
    office.file(Case(PER, (lab(19, "0.81"),)), "per.neutro.json")
    (office.folder / "broken.json").write_text("{", encoding="utf-8")
    said: list[str] = []
    office.handing_over.said.connect(said.append)
    office.handing_over.take_files((office.folder,))
    office.wait()
    assert said[-1] == "Files read: 3 of 3"  # one of them was not taken
    title, lines = office.asked.told[-1]
    assert title.startswith("2 new patients, 0 known with something new, 0 already there; 2 counts added.")
    assert lines[0] == "1 not taken:"
    assert lines[1].startswith("broken.json: ")


def test_every_patient_goes_out_as_a_case_file_without_a_name_in_its_name(office: Office) -> None:
    cases = [Case(JANE, (lab(19, "0.81"),)), Case(PER)]
    for case in cases:
        office.take(case)
    office.asked.exports = office.folder / "out"
    office.asked.exports.mkdir()
    office.handing_over.export_all()
    office.wait()
    written = sorted(office.asked.exports.iterdir())
    assert [path.name for path in written] == ["patient-000001.neutro.json", "patient-000002.neutro.json"]
    assert [read_case(path) for path in written] == cases
    entries = office.store.audit.entries(action=Action.EXPORTED)
    assert sorted(entry.patient or 0 for entry in entries) == [1, 2]


def test_one_patient_goes_out_only_where_the_person_knows_it_is_not_encrypted(office: Office) -> None:
    office.take(Case(JANE, (lab(19, "0.81"),)))
    office.patients.open_patient(1)
    office.asked.saves, office.asked.saves_open = office.folder / "out.neutro.json", False
    office.handing_over.export_one()
    assert not office.asked.saves.exists()
    assert "smith" not in office.asked.suggested[-1].name.casefold()
    office.asked.saves_open = True
    office.handing_over.export_one()
    assert read_case(office.asked.saves).patient == JANE
