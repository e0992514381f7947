"""Typical presentations of each kind of cause are found among the first three, by the same rules for all."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.workup.case import (
    CELLS,
    Answer,
    Case,
    Cbc,
    Differential,
    Event,
    EventKind,
    Patient,
    Quantity,
    Sex,
)
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp

TABLE = Path(__file__).with_name("typical_presentations.toml")
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]
TODAY = datetime(2026, 11, 20, 8, 0)
DAYS = {"y": 365.25, "m": 30.5, "d": 1.0}
UNITS = {"hb": "g/L", "mcv": "fL"}
FIELDS = {"hb": "haemoglobin", "mcv": "mcv", "plt": "platelets", "wbc": "wbc"}

BEHIND: Mapping[str, str] = {
    "ibuprofen and paracetamol for a virus": "A drug started before the fall stays a suspect beside the "
    "illness it was taken for, until the order of the two is told.",
    "radiotherapy to the pelvis": "Three low lines at 63 speak for a marrow with cancer in it as much.",
}
"""Presentations whose category does not stand first, and why."""


def day(relative: str) -> date:
    """Return the day so many days from today."""
    return (TODAY + timedelta(days=int(relative))).date()


def count_of(text: str) -> Cbc:
    """Read `-20: 6.2 hb=120 monocytes=0.2`."""
    when, _, rest = text.partition(":")
    anc, *values = rest.split()
    given = dict(value.split("=") for value in values)
    cells = {name: Decimal(number) for name, number in given.items() if name in CELLS}
    fields = {
        FIELDS[name]: Quantity(Decimal(number), UNITS.get(name, "10*9/L"))
        for name, number in given.items()
        if name in FIELDS
    }
    assert given.keys() == cells.keys() | {name for name in FIELDS if name in given}
    return Cbc(
        id=when,
        collected=TODAY + timedelta(days=int(when)),
        anc=Quantity(Decimal(anc), "10*9/L"),
        differential=Differential("10*9/L", **cells),  # type: ignore[arg-type]
        **fields,  # type: ignore[arg-type]
    )


def event_of(text: str) -> Event:
    """Read `drug carbimazole -40 0`: kind, name, first and last day as far as they are known."""
    words = text.split()
    days = [word for word in words[1:] if word.lstrip("-").isdigit()]
    name = " ".join(word for word in words[1:] if word not in days)
    if words[0] in ("chemotherapy", "transplant") and days:
        return Event(EventKind(words[0]), name, at=day(days[0]))
    start = day(days[0]) if days else None
    return Event(EventKind(words[0]), name, start=start, stop=day(days[1]) if len(days) > 1 else None)


def patient_of(text: str) -> Patient:
    """Read `34 y female`."""
    age, unit, sex = text.split()
    born = (TODAY - timedelta(days=int((int(age) + (0.4 if unit == "y" else 0)) * DAYS[unit]))).date()
    return Patient(birth_date=born, sex=Sex(sex))


def case_of(row: Mapping[str, object]) -> Case:
    """Return a row of the table as a case."""
    answers = {str(asked): Answer(word) for word in ("yes", "no") for asked in row.get(word, ())}  # type: ignore[attr-defined]
    return Case(
        patient_of(str(row["patient"])),
        tuple(count_of(text) for text in row["counts"]),  # type: ignore[attr-defined]
        tuple(event_of(text) for text in row.get("events", ())),  # type: ignore[attr-defined]
        answers,
    )


def name_of(row: Mapping[str, object]) -> str:
    """Return the name of a presentation."""
    return str(row["name"])


@pytest.mark.parametrize("row", CASES, ids=name_of)
def test_a_typical_presentation_is_found(row: Mapping[str, object], schemes: Schemes, pack: Pack) -> None:
    case = case_of(row)
    assert case.answers.keys() <= {question.id for question in pack.questions}
    ranking = WorkUp(AssessedCase(case, schemes), pack=pack).ranking
    assert ranking is not None
    leading = [(cause.id, cause.score) for cause in ranking.ranked[:3]]
    assert {name for name, _ in leading} & set(row["causes"]), leading  # type: ignore[call-overload]
    if name_of(row) not in BEHIND:
        assert ranking.ranked[0].category.value == row["category"], leading
