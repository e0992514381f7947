"""Typed patients: everything optional, nothing guessed, all problems at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Duffy, Patient, Setting, Sex
from neutro_desk.workup.moments import age_in_years
from neutro_desk.workup.typed_patient import (
    PatientReading,
    TypedPatient,
    may_be_newborn,
    read_patient,
    typed_patient,
)

TODAY = date(2026, 11, 21)


def read(**fields: str) -> PatientReading:
    return read_patient(TypedPatient(**fields), Patient(), TODAY)  # type: ignore[arg-type]


def test_a_blank_form_is_a_patient_of_whom_nothing_is_known() -> None:
    assert read() == PatientReading(Patient())


@pytest.mark.parametrize("text", ["04-Mar-1961", "4 mar 1961", "1961-03-04", "Mar 4, 1961", "4mar1961"])
def test_a_birth_date_with_its_month_in_letters_or_in_iso_order_is_read(text: str) -> None:
    reading = read(birth_date=text)
    assert reading.patient is not None
    assert reading.patient.birth_date == date(1961, 3, 4)


def test_day_and_month_in_digits_are_asked_for() -> None:
    reading = read(birth_date="4.3.1961")
    assert reading.patient is None
    assert reading.problems[0].statement.key == "moment.which"
    assert reading.problems[0].may_be == (date(1961, 3, 4), date(1961, 4, 3))


def test_digits_with_one_reading_are_not_asked_about() -> None:
    reading = read(birth_date="13.3.1961")
    assert reading.patient is not None
    assert reading.patient.birth_date == date(1961, 3, 13)


@pytest.mark.parametrize(
    "text", ["4mar61", "4mar", "yesterday", "-1", "now", "1961", "soon", "31-Feb-1961", "04031961"]
)
def test_a_birth_date_is_never_completed_from_today(text: str) -> None:
    reading = read(birth_date=text)
    assert reading.patient is None
    assert [problem.field for problem in reading.problems] == ["birth_date"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2026-11-21", None),
        ("2026-11-22", "patient.birth_in_future"),
        ("1900-11-22", None),
        ("1900-11-21", "patient.too_old"),
        ("1961-03-04 06:10", "patient.only_day"),
    ],
)
def test_a_birth_date_lies_between_the_oldest_age_and_today(text: str, key: str | None) -> None:
    # Born on 22-Nov-1900: 125 completed years on 21-Nov-2026; a day earlier: 126.
    reading = read(birth_date=text)
    assert [problem.statement.key for problem in reading.problems] == ([] if key is None else [key])


def test_a_birth_date_of_a_de_identified_case_stands_while_it_is_not_changed() -> None:
    before = Patient(birth_date=date(2112, 5, 1))
    reading = read_patient(replace(typed_patient(before), diagnosis="AML"), before, TODAY)
    assert reading.patient == Patient(birth_date=date(2112, 5, 1), diagnosis="AML")


@pytest.mark.parametrize(
    ("text", "clock"), [("0610", time(6, 10)), ("6:10", time(6, 10)), ("23:59", time(23, 59))]
)
def test_a_birth_time_is_read_beside_its_date(text: str, clock: time) -> None:
    reading = read(birth_date="2026-11-20", birth_time=text)
    assert reading.patient is not None
    assert reading.patient.birth_time == clock


@pytest.mark.parametrize("text", ["now", "25:00", "morning", "2026-11-20 0610"])
def test_what_is_no_time_is_named_at_its_field(text: str) -> None:
    reading = read(birth_date="2026-11-20", birth_time=text)
    assert [problem.field for problem in reading.problems] == ["birth_time"]


def test_a_birth_time_alone_asks_for_its_date() -> None:
    assert [problem.field for problem in read(birth_time="0610").problems] == ["birth_date"]


@pytest.mark.parametrize(
    ("name", "text", "taken"),
    [
        ("gestation_weeks", "19", False),
        ("gestation_weeks", "20", True),
        ("gestation_weeks", "45", True),
        ("gestation_weeks", "46", False),
        ("gestation_weeks", "38+3", False),
        ("birth_weight_g", "199", False),
        ("birth_weight_g", "200", True),
        ("birth_weight_g", "7000", True),
        ("birth_weight_g", "7001", False),
        ("birth_weight_g", "3.2", False),
        ("birth_weight_g", "٣٢٠٠", False),
    ],
)
def test_gestation_and_weight_are_whole_numbers_within_their_limits(
    name: str, text: str, taken: bool
) -> None:
    reading = read(**{name: text})
    assert [problem.field for problem in reading.problems] == ([] if taken else [name])


def test_all_problems_come_at_once() -> None:
    reading = read(birth_date="soon", birth_time="later", gestation_weeks="x", birth_weight_g="y")
    assert [problem.field for problem in reading.problems] == [
        "birth_date",
        "birth_time",
        "gestation_weeks",
        "birth_weight_g",
    ]


def test_every_problem_has_its_sentence(phrasebook: Phrasebook) -> None:
    readings = [
        read(birth_date=text, birth_time="later", gestation_weeks="x", birth_weight_g="y")
        for text in ("soon", "4.3.1961", "2030-01-01", "1800-01-01", "1890-01-01", "1961-03-04 0610", "")
    ]
    said = [phrasebook.text(problem.statement) for reading in readings for problem in reading.problems]
    assert (
        "soon is not read as a birth date. Write the year with four digits: 04-Mar-1961 or 1961-03-04."
        in said
    )
    assert "01-Jan-2030 lies in the future. Check the birth date." in said
    assert phrasebook.text(read(birth_time="0610").problems[0].statement)


@pytest.mark.parametrize("member", [*Duffy, *Setting, *Sex])
def test_every_choice_has_its_word(member: Duffy | Setting | Sex, phrasebook: Phrasebook) -> None:
    assert phrasebook.word(member)


def test_a_whole_patient_reads_back_from_its_texts() -> None:
    patient = Patient(
        "SMITH, Jane",
        "445512",
        date(2026, 11, 1),
        time(5, 7),
        Sex.FEMALE,
        38,
        3200,
        Duffy.NULL,
        Setting.CHILD,
        "fever",
    )
    assert read_patient(typed_patient(patient), Patient(), TODAY) == PatientReading(patient)
    assert read_patient(typed_patient(patient), patient, TODAY) == PatientReading(patient)


def test_blanks_around_and_within_a_name_are_tidied() -> None:
    reading = read(name="  SMITH,   Jane ", identifier="  ")
    assert reading.patient == Patient(name="SMITH, Jane")


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(1961, 3, 4), date(2026, 3, 3), 64),
        (date(1961, 3, 4), date(2026, 3, 4), 65),
        (date(2024, 2, 29), date(2025, 2, 28), 0),
        (date(2024, 2, 29), date(2025, 3, 1), 1),
    ],
)
def test_age_counts_completed_years(born: date, on: date, years: int) -> None:
    assert age_in_years(born, on) == years


def test_newborn_fields_are_for_the_first_year() -> None:
    assert may_be_newborn("2025-11-22", TODAY)
    assert not may_be_newborn("2025-11-21", TODAY)
    assert not may_be_newborn("", TODAY)
    assert not may_be_newborn("soon", TODAY)
