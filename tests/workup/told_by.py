"""What one finding tells of a case, for the tests of findings."""

from __future__ import annotations

from decimal import Decimal

from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import (
    Case,
    Differential,
    Event,
    EventKind,
    Method,
    Patient,
)
from neutro_desk.workup.causes import Finding
from neutro_desk.workup.course import Course
from neutro_desk.workup.findings import derive_findings
from neutro_desk.workup.pack_vocabulary import DERIVED
from tests.workup.small_pack import at, count, course, drug, pack, quantity, question

PACK = pack([question(name, derived=name) for name in sorted(DERIVED)], drugs=[drug("clozapine")])
NOTHING = Course()
FALL = course(("03", "2.60"), ("16", "1.72"), ("19", "0.81"), ("21", "0.42"))


def told(
    name: str, case: Case | None = None, *counts: AssessedCount, over_time: Course = NOTHING
) -> Finding | None:
    """Return one derived finding."""
    return derive_findings(case or Case(), counts, over_time, PACK).get(name)


def word(found: Finding | None) -> str | None:
    """Return its answer; None for silence."""
    return None if found is None else found.answer.value


def events(*happened: Event) -> Case:
    """A case with events only."""
    return Case(events=happened)


def of_kind(kind: EventKind, day: str, **more: object) -> Event:
    """A point event."""
    return Event(kind, at=at(day).date(), **more)  # type: ignore[arg-type]


def patient(**fields: object) -> Case:
    """A case with a patient only."""
    return Case(patient=Patient(**fields))  # type: ignore[arg-type]


def film(**cells: str) -> AssessedCount:
    """A manual differential of a white count of 2.0."""
    shares = {name: Decimal(share) for name, share in cells.items()}
    return count(wbc=quantity("2.0"), method=Method.MANUAL, differential=Differential(**shares))  # type: ignore[arg-type]
