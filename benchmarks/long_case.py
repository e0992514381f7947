"""A made-up patient with a thousand counts over three years: chemotherapy, fevers, drugs, platelets."""

from __future__ import annotations

import math
import random
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from neutro_desk.exchange.case_file import write_case
from neutro_desk.workup.case import (
    Case,
    Cbc,
    Differential,
    Duffy,
    Event,
    EventKind,
    Method,
    Patient,
    Quantity,
    Setting,
    Sex,
)

COUNTS = 1000
_FIRST = datetime(2023, 1, 2, 6, 10)
_COURSE_DAYS = 28
_SHARES = (Decimal(30), Decimal(5), Decimal(50), Decimal(10), Decimal(5))


def write_long_case(path: Path, counts: int = COUNTS) -> None:
    """Write the case file, the same one each time."""
    chance = random.Random(1)  # noqa: S311  made-up counts
    times = [_FIRST + timedelta(hours=26 * number + chance.randrange(4)) for number in range(counts)]
    whole = (times[-1] - _FIRST).days
    events = [
        one for day in range(0, whole, _COURSE_DAYS) for one in _course(_FIRST.date() + timedelta(days=day))
    ]
    patient = Patient(
        birth_date=date(1961, 3, 4), sex=Sex.FEMALE, duffy=Duffy.UNKNOWN, setting=Setting.ONCOLOGY
    )
    write_case(
        Case(
            patient=patient,
            counts=tuple(_count(number, time, chance) for number, time in enumerate(times, start=1)),
            events=tuple(events),
        ),
        path,
    )


def _count(number: int, time: datetime, chance: random.Random) -> Cbc:
    """Return a count of a course of 28 days: a fall to its nadir at day 12, then back."""
    day = (time - _FIRST).total_seconds() / 86400 % _COURSE_DAYS
    depth = math.exp(-(((day - 12) / 5) ** 2))
    white = Decimal(f"{5.2 * (1 - 0.94 * depth) * chance.uniform(0.85, 1.15):.2f}")
    segs, bands, lymphocytes, monocytes, eosinophils = _SHARES
    return Cbc(
        id=f"c{number}",
        collected=time,
        method=Method.MANUAL,
        cells_counted=100,
        wbc=Quantity(white, "10*9/L"),
        differential=Differential(
            segs=segs,
            bands=bands,
            bands_reported=True,
            lymphocytes=lymphocytes,
            monocytes=monocytes,
            eosinophils=eosinophils,
        ),
        haemoglobin=Quantity(Decimal(95 + chance.randrange(20)), "g/L"),
        platelets=Quantity(Decimal(30 + round(180 * (1 - depth))), "10*9/L"),
    )


def _course(day: date) -> list[Event]:
    """Return what is given in one course: chemotherapy, G-CSF, and a fever with its antibiotic."""
    fever = datetime(day.year, day.month, day.day, 5, 40) + timedelta(days=12)
    on = timedelta(days=1)
    return [
        Event(EventKind.CHEMOTHERAPY, "FEC-100", start=day, stop=day + on),
        Event(EventKind.G_CSF, "filgrastim", start=day + 3 * on, stop=day + 10 * on),
        Event(EventKind.FEVER, at=fever, temperature=Quantity(Decimal("38.4"), "Cel")),
        Event(EventKind.DRUG, "piperacillin-tazobactam", start=fever.date(), stop=fever.date() + 5 * on),
    ]
