"""Merging: one person who was entered twice becomes one patient; what was entered stays to be looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from neutro_desk.records.errors import records_error
from neutro_desk.workup.case import Case, Cbc, Patient
from neutro_desk.workup.case_changes import next_count_id


def merged(kept: Case, other: Case) -> Case:
    """Return the case of a person of whom two were kept.

    Counts and events of the other that are the same to the letter join once; all others join, also one of
    the same time with another value: which of them is wrong only a person can say. Where both say something
    of the patient or answer a question, the kept one stands; notes follow each other.

    Raises:
        RecordsError: If the birth dates or sexes differ: they are two people, or one of them is wrong.
    """
    _refuse_two_people(kept.patient, other.patient)
    counts = list(kept.counts)
    held = {_bare(cbc) for cbc in counts}
    for cbc in other.counts:
        if _bare(cbc) not in held:
            counts.append(replace(cbc, id=next_count_id(counts)))
    events = [*kept.events, *(event for event in other.events if event not in kept.events)]
    return Case(
        patient=_filled(kept.patient, other.patient),
        counts=tuple(counts),
        events=tuple(events),
        answers={**other.answers, **kept.answers},
        notes="\n".join(_different(kept.notes, other.notes)),
    )


def _refuse_two_people(kept: Patient, other: Patient) -> None:
    for field in ("birth_date", "birth_time", "sex"):
        one, two = getattr(kept, field), getattr(other, field)
        if one is not None and two is not None and one != two:
            raise records_error("merge_differs")


def _filled(kept: Patient, other: Patient) -> Patient:
    """Return the kept patient with what only the other one tells."""
    missing = {
        name: getattr(other, name)
        for name in Patient.__dataclass_fields__
        if name != "duffy" and getattr(kept, name) is None
    }
    duffy = other.duffy if kept.duffy is kept.duffy.UNKNOWN else kept.duffy
    return replace(kept, duffy=duffy, **missing)


def _different(kept: str, other: str) -> Iterator[str]:
    if kept:
        yield kept
    if other and other not in kept:
        yield other


def _bare(cbc: Cbc) -> Cbc:
    """Return a count without the name it has in its own case."""
    return replace(cbc, id="")
