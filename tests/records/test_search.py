"""Patients are found as a nurse types, whatever the order, the accents and the form of the date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.records.search_words import folded, typed_words, words_of
from neutro_desk.records.store import Store
from neutro_desk.workup.case import Patient
from tests.records.keeping import new_store

ANNA = Patient(name="Müller-Strauß, Anna Łucja", identifier="MRN 004512/7", birth_date=date(1961, 3, 4))
OTHERS = (
    Patient(name="Reed, Ann", identifier="MRN 9", birth_date=date(1990, 12, 31)),
    Patient(name="Sørensen, Bjørn", identifier="88-1", birth_date=date(2026, 10, 5)),
    Patient(name="佐藤 花子", identifier="JP1"),
    Patient(identifier="77"),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = new_store(tmp_path)
    for one in (ANNA, *OTHERS):
        made.add_patient(one)
    return made


@pytest.mark.parametrize(
    "typed",
    [
        *("m", "mul", "mül", "muel", "MÜLLER", "strauss", "straus", "anna mu", "mu anna", "anna", "lucja"),
        *("4512", "004512", "0045127", "mrn0045", "mrn 4512", "4512/7"),
        *("04-Mar-1961", "04 mar", "4 mär 1961", "04.03.1961", "4.3.61", "1961-03-04", "040361", "04031961"),
        *("19610304", "anna 1961", "  anna  "),
    ],
)
def test_what_is_typed_finds_the_patient(typed: str, store: Store) -> None:
    assert ANNA.name in [line.name for line in store.search(typed)]


@pytest.mark.parametrize("typed", ["nna", "anna reed", "5 mar 1961", "1962", "zz", "mrn 77"])
def test_what_is_typed_does_not_find_another_patient(typed: str, store: Store) -> None:
    assert ANNA.name not in [line.name for line in store.search(typed)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("soren", "Sørensen, Bjørn"), ("bjoe", "Sørensen, Bjørn"), ("佐", "佐藤 花子"), ("花子", "佐藤 花子")],
)
def test_letters_of_other_languages_are_found(typed: str, name: str, store: Store) -> None:
    assert [line.name for line in store.search(typed)] == [name]


def test_a_whole_word_comes_before_a_beginning(store: Store) -> None:
    assert [line.name for line in store.search("ann")] == ["Reed, Ann", ANNA.name]


def test_nothing_typed_shows_the_patients_added_last(store: Store) -> None:
    assert [line.identifier for line in store.search("", limit=2)] == ["77", "JP1"]


@pytest.mark.parametrize(
    "typed", ['"', "*", "a*", "' OR 1", "-", "NEAR(", "words:anna", "a AND", "\x00", "🙂", "^"]
)
def test_marks_are_no_commands(typed: str, store: Store) -> None:
    store.search(typed)


@given(st.text(max_size=60))
def test_every_text_is_searched_by_plain_words(typed: str) -> None:
    assert all(word.isalnum() for word in typed_words(typed))


@given(st.text(max_size=30))
def test_a_patient_is_found_by_the_whole_name(name: str) -> None:
    words = words_of(name, "", None).split()
    assert all(any(word.startswith(typed) for word in words) for typed in typed_words(name))


@pytest.mark.parametrize(
    ("one", "other"), [("STRAUẞ", "strauss"), ("Ängström", "angstrom"), ("Łódź", "lodz")]
)
def test_case_and_accents_do_not_matter(one: str, other: str) -> None:
    assert folded(one) == other


@pytest.mark.parametrize(
    "again",
    [
        Patient(identifier="mrn-0045127"),
        Patient(name="Anna Lucja MULLER STRAUSS"),
        Patient(name="anna łucja müller-strauß", birth_date=date(1961, 3, 4)),
        Patient(name="Müller, Berta", birth_date=date(1961, 3, 4)),
    ],
)
def test_a_likely_duplicate_is_named(again: Patient, store: Store) -> None:
    assert [line.name for line in store.likely_duplicates(again)] == [ANNA.name]


@pytest.mark.parametrize(
    "other",
    [
        Patient(),
        Patient(identifier="MRN 4512"),
        Patient(name="Müller-Strauß, Anna Łucja", birth_date=date(1962, 3, 4)),
        Patient(name="Berta Schmidt", birth_date=date(1961, 3, 4)),
        Patient(name="Müller"),
    ],
)
def test_another_person_is_no_duplicate(other: Patient, store: Store) -> None:
    assert store.likely_duplicates(other) == ()


def test_the_same_identifier_and_birth_date_are_the_same_person(store: Store) -> None:
    found = store.with_identity(Patient(identifier="mrn 0045127", birth_date=date(1961, 3, 4)))
    assert [line.name for line in found] == [ANNA.name]
    assert store.with_identity(Patient(identifier="MRN 0045127")) == ()
    assert store.with_identity(Patient(birth_date=date(1961, 3, 4))) == ()
    assert store.with_identity(Patient(identifier="MRN 0045127", birth_date=date(1961, 4, 3))) == ()


def test_the_number_of_a_patient_is_never_given_twice(store: Store) -> None:
    last = store.add_patient(Patient(name="Short Stay"))
    store.erase(last, "On request")
    assert store.add_patient(Patient(name="Next")) == last + 1
    assert store.patient_count() == len(OTHERS) + 2
