"""Twelve typical courses, made up, for the pictures: each a case and how its plot is shown."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from neutro_desk.workup.case import Case, Cbc, Comparator, Duffy, Event, EventKind, Method, Patient, Quantity

FIRST = datetime(2026, 5, 4, 6, 30)
"""A Monday."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TypicalCourse:
    """One course of the pictures."""

    name: str
    case: Case
    is_log: bool = False


def typical_courses() -> tuple[TypicalCourse, ...]:
    """Return the twelve courses, the same ones each time."""
    return (
        _shown("chemotherapy", _CHEMOTHERAPY, _given(EventKind.CHEMOTHERAPY, "FEC-100", 0, 1)),
        _shown(
            "aml-induction",
            _AML,
            _given(EventKind.CHEMOTHERAPY, "cytarabine + daunorubicin", 1, 7),
            _fever(14, "38.9"),
            _given(EventKind.DRUG, "piperacillin-tazobactam", 14, 26),
            is_log=True,
        ),
        _shown("drug-induced", _DRUG, _given(EventKind.DRUG, "thiamazole", -28, 14), _fever(13, "39.1")),
        _shown("cyclic-21-days", _cyclic()),
        _duffy_null(_shown("stable-low", _STABLE)),
        _shown("chronic", _CHRONIC),
        _shown(
            "transplant-engraftment",
            _TRANSPLANT,
            _given(EventKind.CHEMOTHERAPY, "BEAM", -6, -1),
            Event(EventKind.TRANSPLANT, "autologous", at=FIRST),
            _given(EventKind.G_CSF, "filgrastim", 5, 12),
            is_log=True,
        ),
        _shown("zero-and-limits", _ZERO, _given(EventKind.CHEMOTHERAPY, "FLAG-Ida", 0, 5), is_log=True),
        _shown("one-value", ((0, "0.62"),)),
        _child(_shown("viral-infection", _VIRAL, _fever(0, "39.2")), FIRST.date() - 800 * DAY),
        _child(_shown("newborn", _NEWBORN), FIRST.date(), time(1, 30)),
        TypicalCourse("gap-and-method-change", Case(_someone("gap-and-method-change"), _gap_counts())),
    )


_Counts = tuple[tuple[float, str], ...]
"""Day and 10^9/L, `<` before a limit."""

_CHEMOTHERAPY: _Counts = (
    (-1, "4.10"), (3, "3.20"), (6, "1.60"), (8, "0.84"), (9, "0.46"), (10, "0.28"), (11, "0.22"),
    (12, "0.35"), (13, "0.71"), (15, "1.40"), (18, "2.90"), (21, "3.70"),
)  # fmt: skip
_AML: _Counts = (
    (0, "1.30"), (2, "0.90"), (4, "0.42"), (6, "0.14"), (8, "0.05"), (10, "0.02"), (12, "<0.01"),
    (14, "<0.01"), (16, "0"), (18, "<0.01"), (20, "0.01"), (22, "0.03"), (24, "0.06"), (26, "0.15"),
    (28, "0.34"), (30, "0.62"), (31, "0.85"), (33, "1.40"), (35, "2.20"),
)  # fmt: skip
_DRUG: _Counts = (
    (-30, "3.60"), (-16, "3.30"), (-2, "3.40"), (10, "1.70"), (13, "0.21"), (14, "0.08"), (16, "0.04"),
    (18, "0.11"), (20, "0.39"), (21, "0.70"), (22, "1.30"), (24, "2.60"), (28, "4.10"),
)  # fmt: skip
_STABLE: _Counts = tuple(
    (30 * n, anc) for n, anc in enumerate(("1.15", "1.32", "1.08", "1.21", "1.02", "1.27", "1.18", "1.24"))
)
_CHRONIC: _Counts = tuple(
    (14 * n, anc)
    for n, anc in enumerate(
        ("0.61", "0.42", "0.70", "0.35", "0.48", "0.90", "0.31", "0.55", "0.44", "0.66", "0.38", "0.52")
    )
)
_TRANSPLANT: _Counts = (
    (-6, "3.90"), (-3, "3.10"), (-1, "1.20"), (1, "0.40"), (3, "0.09"), (5, "0.01"), (6, "<0.01"), (7, "0"),
    (8, "<0.01"), (9, "0.04"), (10, "0.18"), (11, "0.63"), (12, "1.20"), (13, "2.80"), (15, "4.60"),
)  # fmt: skip
_ZERO: _Counts = (
    (0, "2.40"), (3, "1.10"), (5, "0.30"), (7, "<0.10"), (9, "<0.10"), (11, "0.02"), (13, "0"), (15, "0"),
    (17, "0.005"), (19, "<0.10"), (21, "0.12"), (23, "0.50"), (26, "1.50"),
)  # fmt: skip


_VIRAL: _Counts = ((0, "1.90"), (2, "0.92"), (4, "0.61"), (7, "0.88"), (11, "1.40"), (16, "2.30"))
_NEWBORN: _Counts = (
    (0.6, "9.80"),
    (1.2, "6.10"),
    (2, "3.20"),
    (3, "1.80"),
    (4, "1.30"),
    (6, "1.10"),
    (9, "2.10"),
)


def _cyclic() -> _Counts:
    """Return counts every third day over four cycles of 21 days, 0.10 at the foot of each."""
    days = [3 * n for n in range(30)]
    heights = [0.1 + 1.9 * (0.5 - 0.5 * math.cos(2 * math.pi * day / 21)) ** 1.5 for day in days]
    return tuple((day, f"{height:.2f}") for day, height in zip(days, heights, strict=True))


def _shown(name: str, counts: _Counts, *events: Event, is_log: bool = False) -> TypicalCourse:
    made = tuple(_count(number, day, anc) for number, (day, anc) in enumerate(counts))
    return TypicalCourse(name, Case(_someone(name), made, events), is_log)


def _duffy_null(course: TypicalCourse) -> TypicalCourse:
    return replace(course, case=replace(course.case, patient=replace(course.case.patient, duffy=Duffy.NULL)))


def _child(course: TypicalCourse, born: date, at: time | None = None) -> TypicalCourse:
    patient = replace(course.case.patient, birth_date=born, birth_time=at, gestation_weeks=39 if at else None)
    return replace(course, case=replace(course.case, patient=patient))


def _gap_counts() -> tuple[Cbc, ...]:
    """Return counts of two laboratories and methods with seven weeks between them."""
    early = tuple(_count(n, day, anc) for n, (day, anc) in enumerate(((0, "2.90"), (4, "2.30"), (9, "1.70"))))
    late = ((58, "0.84"), (61, "0.66"), (64, "0.48"), (67, "0.45"))
    return early + tuple(
        _count(n, day, anc, Method.MANUAL, "Laboratory B") for n, (day, anc) in enumerate(late, start=3)
    )


def _count(
    number: int, day: float, anc: str, method: Method = Method.AUTOMATED, laboratory: str = "Laboratory A"
) -> Cbc:
    comparator = Comparator.BELOW if anc.startswith("<") else None
    return Cbc(
        id=f"c{number}",
        collected=FIRST + DAY * day,
        method=method,
        laboratory=laboratory,
        anc=Quantity(Decimal(anc.removeprefix("<")), "10*9/L", comparator),
        anc_lower_limit=Quantity(Decimal("1.8"), "10*9/L"),
    )


def _given(kind: EventKind, name: str, first: int, last: int) -> Event:
    return Event(kind, name, start=_date(first), stop=_date(last))


def _fever(day: int, temperature: str) -> Event:
    return Event(
        EventKind.FEVER, at=FIRST + DAY * day - DAY / 24, temperature=Quantity(Decimal(temperature), "Cel")
    )


def _date(day: int) -> date:
    return (FIRST + DAY * day).date()


def _someone(name: str) -> Patient:
    return Patient(name=f"SAMPLE, {name}", identifier="SAMPLE", birth_date=date(1970, 1, 1))
