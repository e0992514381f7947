"""The typed fields of a patient become a Patient, or every problem in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from neutro_desk.workup.case import Duffy, Patient, Setting, Sex
from neutro_desk.workup.moments import age_in_years, read_moment
from neutro_desk.workup.statements import say
from neutro_desk.workup.typed_event import Problem

OLDEST = 125
"""Years of age above which a birth date is a slip; nobody is known to have lived as long."""

GESTATION = (20, 45)
"""Completed weeks of gestation that are taken; outside it is a slip."""

BIRTH_WEIGHT = (200, 7000)
"""Birth weights that are taken, g; outside it is a slip, such as kilograms typed as grams."""

NEWBORN_UNTIL = 1
"""Years of age below which gestation and birth weight are asked for without being sought."""

_YEAR_IN_FULL = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])", re.ASCII)


@dataclass(frozen=True, slots=True)
class TypedPatient:
    """The text of the patient form, field by field, and its three choices."""

    name: str = field(default="", repr=False)
    identifier: str = field(default="", repr=False)
    birth_date: str = field(default="", repr=False)
    birth_time: str = field(default="", repr=False)
    diagnosis: str = field(default="", repr=False)
    gestation_weeks: str = ""
    birth_weight_g: str = ""
    sex: Sex | None = None
    setting: Setting | None = None
    duffy: Duffy = Duffy.UNKNOWN


@dataclass(frozen=True, slots=True)
class PatientReading:
    """The patient, or every problem of the form."""

    patient: Patient | None
    problems: tuple[Problem, ...] = ()


def read_patient(typed: TypedPatient, before: Patient, today: date) -> PatientReading:
    """Read the typed fields of a patient: all optional, all problems at once, nothing guessed.

    Args:
        typed: The text of the fields.
        before: The patient as it was; a birth date that stands unchanged is not judged by the clock, since
            de-identified cases lie in other centuries.
        today: The workstation's day, which no typed birth date is after.
    """
    problems: list[Problem] = []
    untouched = typed_patient(before)
    birth_date, birth_time = before.birth_date, before.birth_time
    if typed.birth_date.strip() != untouched.birth_date:
        birth_date = _birth_date(typed.birth_date, today, problems)
    if typed.birth_time.strip() != untouched.birth_time:
        birth_time = _birth_time(typed.birth_time, problems)
    if birth_time is not None and not typed.birth_date.strip():
        problems.append(Problem("birth_date", say("patient.time_without_date")))
    weeks = _whole("gestation_weeks", typed.gestation_weeks, GESTATION, problems)
    grams = _whole("birth_weight_g", typed.birth_weight_g, BIRTH_WEIGHT, problems)
    if problems:
        return PatientReading(None, tuple(problems))
    patient = replace(
        before,
        name=_line(typed.name),
        identifier=_line(typed.identifier),
        birth_date=birth_date,
        birth_time=birth_time,
        sex=typed.sex,
        gestation_weeks=weeks,
        birth_weight_g=grams,
        duffy=typed.duffy,
        setting=typed.setting,
        diagnosis=_line(typed.diagnosis),
    )
    return PatientReading(patient)


def typed_patient(patient: Patient) -> TypedPatient:
    """Return the texts that read back as `patient`, for the form that changes it."""
    birth_time = patient.birth_time
    clock = ""
    if birth_time is not None:
        clock = birth_time.isoformat("minutes" if birth_time.second == 0 else "seconds")
    return TypedPatient(
        name=patient.name or "",
        identifier=patient.identifier or "",
        birth_date=patient.birth_date.isoformat() if patient.birth_date is not None else "",
        birth_time=clock,
        diagnosis=patient.diagnosis or "",
        gestation_weeks=_written(patient.gestation_weeks),
        birth_weight_g=_written(patient.birth_weight_g),
        sex=patient.sex,
        setting=patient.setting,
        duffy=patient.duffy,
    )


def may_be_newborn(birth_date: str, today: date) -> bool:
    """Return whether a typed birth date is understood and less than a year before today."""
    problems: list[Problem] = []
    day = _birth_date(birth_date, today, problems)
    return day is not None and age_in_years(day, today) < NEWBORN_UNTIL


def _birth_date(text: str, today: date, problems: list[Problem]) -> date | None:
    plain = text.strip()
    if not plain:
        return None
    # Without a clock: no birth date is relative, and none takes its year from today.
    reading = read_moment(plain, "", None)
    days = reading.may_be
    if reading.problem is not None and reading.problem.key == "moment.time_missing":
        day = reading.problem["day"]
        days = (day,) if isinstance(day, date) else ()
    if not days or not _YEAR_IN_FULL.search(plain):
        key = "patient.day_not_read" if reading.value is None else "patient.only_day"
        problems.append(Problem("birth_date", say(key, text=plain)))
        return None
    possible = tuple(day for day in days if day <= today)
    if not possible:
        problems.append(Problem("birth_date", say("patient.birth_in_future", text=plain, day=days[0])))
    elif len(possible) > 1:
        problems.append(Problem("birth_date", say("moment.which", text=plain), possible))
    elif age_in_years(possible[0], today) > OLDEST:
        problems.append(Problem("birth_date", say("patient.too_old", day=possible[0], years=OLDEST)))
    else:
        return possible[0]
    return None


def _birth_time(text: str, problems: list[Problem]) -> time | None:
    plain = text.strip()
    if not plain:
        return None
    # Any day will do: only a time that brings no day of its own reads back on it.
    any_day = date(2000, 1, 1)
    reading = read_moment(any_day.isoformat(), plain, None)
    if reading.value is None or reading.value.date() != any_day or plain.lower() == "now":
        problems.append(Problem("birth_time", say("patient.time_not_read", text=plain)))
        return None
    return datetime.time(reading.value)


def _whole(name: str, text: str, limits: tuple[int, int], problems: list[Problem]) -> int | None:
    """Return a whole number within its limits, both included."""
    plain = text.strip()
    if not plain:
        return None
    lowest, highest = limits
    if plain.isascii() and plain.isdecimal() and len(plain) <= len(str(highest)):
        number = int(plain)
        if lowest <= number <= highest:
            return number
    problems.append(Problem(name, say(f"patient.{name}", text=plain, lowest=lowest, highest=highest)))
    return None


def _line(text: str) -> str | None:
    return " ".join(text.split()) or None


def _written(number: int | None) -> str:
    return "" if number is None else str(number)
