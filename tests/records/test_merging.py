"""One person who was entered twice becomes one patient, and what was entered stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.records.audit import Action, verify
from neutro_desk.records.backups import backups
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.merging import merged
from neutro_desk.records.store import Store
from neutro_desk.workup.board import BoardRow
from neutro_desk.workup.case import Answer, Case, Duffy, Event, EventKind, Patient, Quantity, Sex
from tests.records.keeping import KEY, count, new_store, patient, with_counts

DRUG = Event(EventKind.DRUG, name="clozapine", start=date(2026, 10, 1))
TWICE = Patient(name="Reed, A.", birth_date=patient(1).birth_date, sex=Sex.FEMALE, duffy=Duffy.NULL)


def row_of(case: Case) -> BoardRow:
    return BoardRow(anc=Decimal(len(case.counts)), collected=datetime(2026, 11, 21, 6, 0))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = new_store(tmp_path)
    made.add_case(with_counts(Case(patient(1), events=(DRUG,), notes="First."), 3), row_of(Case()))
    other = with_counts(Case(TWICE, events=(DRUG,), answers={"q": Answer("yes")}, notes="Second."), 5)
    made.add_case(replace(other, counts=other.counts[2:]), row_of(Case()))
    return made


def test_the_same_counts_and_events_join_once(store: Store) -> None:
    assert store.merge(1, 2, row_of, "Entered twice") == 2
    case = store.load(1).case
    assert [cbc.collected for cbc in case.counts] == [count(number).collected for number in range(5)]
    assert [cbc.id for cbc in case.counts[:3]] == ["c0", "c1", "c2"]
    assert len({cbc.id for cbc in case.counts}) == 5
    assert case.events == (DRUG,)
    assert case.answers == {"q": Answer("yes")}
    assert case.notes == "First.\nSecond."
    assert (case.patient.name, case.patient.sex) == (patient(1).name, Sex.FEMALE)
    assert case.patient.duffy is Duffy.NULL
    store.close()


def test_another_value_of_the_same_time_is_kept_beside_the_first() -> None:
    other = replace(count(0), wbc=Quantity(Decimal("0.9"), "10*9/L"))
    both = merged(Case(counts=(count(0),)), Case(counts=(other,)))
    assert [str(cbc.wbc and cbc.wbc.value) for cbc in both.counts] == ["1.20", "0.9"]
    assert len({cbc.id for cbc in both.counts}) == 2


def test_a_trail_leads_to_what_was_entered_twice(store: Store) -> None:
    before = store.load(2).case
    store.merge(1, 2, row_of, "Entered twice")
    assert store.patient_ids() == (1,)
    assert store.patient_count() == 1
    assert [line.id for line in store.search("")] == [1]
    assert store.search("reed") == ()
    assert [line.id for line in store.likely_duplicates(TWICE)] == []
    assert store.load(2).case == before
    assert store.merged_from(1) == (2,)
    told = {(entry.patient, entry.detail) for entry in store.audit.entries(action=Action.MERGED)}
    assert told == {(1, "took in 2"), (2, "into 1")}
    assert {one.reason for one in store.history(1) if one.revision == 2} == {"Entered twice"}
    assert [backup.reason for backup in backups(store.folder)] == ["merge"]
    assert [one for one in verify(store._connection, KEY, store.folder) if one.is_alarm] == []
    store.close()


@pytest.mark.parametrize(
    "other", [replace(TWICE, birth_date=date(1999, 1, 1)), replace(TWICE, sex=Sex.MALE)], ids=["birth", "sex"]
)
def test_two_people_are_not_merged(other: Patient, store: Store) -> None:
    number = store.add_patient(other)
    with pytest.raises(RecordsError) as refused:
        store.merge(2, number, row_of)
    assert refused.value.statement.key == "records.merge_differs"
    assert store.patient_count() == 3
    store.close()


def test_nobody_is_merged_twice_or_with_themselves(store: Store) -> None:
    store.merge(1, 2, row_of)
    third = store.add_patient(patient(3))
    for kept, other in ((1, 2), (2, 1), (1, 1), (2, third)):
        with pytest.raises(RecordsError) as refused:
            store.merge(kept, other, row_of)
        assert refused.value.statement.key == "records.merged_already"
    store.close()


def test_a_merged_patient_is_erased_with_all_that_was_entered(store: Store) -> None:
    store.merge(1, 2, row_of)
    third = store.add_patient(replace(patient(3), birth_date=None))
    store.merge(third, 1, row_of)
    assert store.merged_from(third) == (1, 2)
    with pytest.raises(RecordsError) as refused:
        store.erase(third, "Reed was entered twice")
    assert refused.value.statement.key == "records.reason_tells_patient"
    store.erase(third, "On request")
    for table in ("patients", "facts", "board"):
        assert store._connection.execute(f"SELECT count(*) FROM {table}").get == 0  # noqa: S608  our own tables
    store.close()
