"""The rows of a medication list before it is taken over: what each names, what is asked, and its event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.drug_names import Named, Sort
from neutro_desk.workup.drug_reading import NameReading
from neutro_desk.workup.medication_list import ListedMedicine
from neutro_desk.workup.medication_questions import (
    AS_TYPED,
    NO_EDIT,
    RowEdit,
    RowQuestion,
    as_written,
    event_of,
    loose_questions,
    name_questions,
)
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.typed_event import TypedEvent

_SORTS = {
    Sort.OWN: "medication.own_name",
    Sort.SPELLING: "medication.other_name",
    Sort.BRAND: "medication.brand",
    Sort.PRODUCT: "medication.product",
    Sort.REGIMEN: "medication.regimen",
    Sort.OTHER: "medication.other_medicine",
}


RowKey = tuple[str, int]
"""The text of a row, and how many rows above hold the same text."""


@dataclass(frozen=True, slots=True)
class MedicationRow:
    """One medicine of the list as it stands.

    Attributes:
        means: Names of the agents it is read as; none for one that is not in the list.
        why: Why it is read so.
        remarks: What else is to be said of it.
        start: Text of its start; "" for one that is not known.
        stop: Text of its stop; "" for one that is not known.
        questions: What is open, in order.
        event: What is taken over; None while something is open, or no name is there.
        taken: Whether it is taken over.
    """

    key: RowKey
    listed: ListedMedicine
    edit: RowEdit
    means: tuple[str, ...]
    why: Statement
    remarks: tuple[Statement, ...]
    start: str
    stop: str
    questions: tuple[RowQuestion, ...]
    event: Event | None
    taken: bool

    @property
    def is_known(self) -> bool:
        """Whether it is read as something of the list."""
        return bool(self.means)


def medication_rows(
    listed: Iterable[ListedMedicine],
    edits: Mapping[RowKey, RowEdit],
    now: datetime | None,
    events: Sequence[Event] = (),
) -> tuple[MedicationRow, ...]:
    """Return the rows of a list as they stand; everything that is open is there at once.

    Args:
        listed: The medicines of the list.
        edits: What was said of the rows.
        now: The workstation's time; None judges no date by it.
        events: Of the case: a row that stands among them already is not ticked by itself.
    """
    seen: dict[str, int] = {}
    rows = []
    for medicine in listed:
        key = (medicine.typed, seen.get(medicine.typed, 0))
        seen[medicine.typed] = key[1] + 1
        rows.append(_row(key, medicine, edits.get(key, NO_EDIT), now, events))
    return tuple(rows)


def taken_events(rows: Iterable[MedicationRow]) -> tuple[Event, ...]:
    """Return the events of the rows that are ticked, in order."""
    return tuple(row.event for row in rows if row.taken and row.event is not None)


def _row(
    key: RowKey, medicine: ListedMedicine, edit: RowEdit, now: datetime | None, events: Sequence[Event]
) -> MedicationRow:
    reading = medicine.reading
    named = _named(reading, edit)
    start = medicine.dates.start if edit.start is None else edit.start
    stop = medicine.dates.stop if edit.stop is None else edit.stop
    event, questions = None, name_questions(reading, edit)
    if _is_day_given(medicine, named, edit):
        start = medicine.dates.loose[0]
    else:
        questions += loose_questions(medicine.dates, edit)
    if reading.has_name:
        typed = TypedEvent(_kind(named), False, _name(medicine, named, edit), start, stop, medicine.dose)
        typed = replace(typed, once=_is_regimen(named) and not stop.strip())
        event, open_dates = event_of(typed, edit, now)
        questions += open_dates
    if questions:
        event = None
    already = event is not None and any(_is_same(event, one) for one in events)
    usual = reading.has_name and not already and not (reading.local and _is_known(named))
    undated = event is not None and event.begins is None and event.stop is None
    return MedicationRow(
        key,
        medicine,
        edit,
        _meant(named),
        _why(reading, named, edit),
        _remarks(medicine, named, already=already, undated=undated),
        start,
        stop,
        tuple(questions),
        event,
        event is not None and (usual if edit.taken is None else edit.taken),
    )


def _named(reading: NameReading, edit: RowEdit) -> tuple[Named, ...]:
    if edit.means is None or edit.means == AS_TYPED or edit.means >= len(reading.may_be):
        return reading.named
    return (*reading.named, reading.may_be[edit.means])


def _is_known(named: Iterable[Named]) -> bool:
    return any(one.is_known for one in named)


def _meant(named: Sequence[Named]) -> tuple[str, ...]:
    """Return what the row stands for: drugs of the list by their own names, then what else is known in it."""
    if not _is_known(named):
        return ()
    found: dict[str, None] = {}
    for one in named:
        drugs = [drug.name.clinician for drug in one.drugs]
        found |= dict.fromkeys((*drugs, *one.others) if drugs or one.others else (one.own or one.name,))
    return tuple(found)


def _kind(named: Sequence[Named]) -> EventKind:
    """Return the kind of event: cytotoxics alone are chemotherapy, which the warning line asks for."""
    known = [one for one in named if one.is_known]
    kinds = {one.kind for one in known}
    if kinds == {EventKind.DRUG} and all(drug.chemotherapy for one in known for drug in one.drugs):
        return EventKind.CHEMOTHERAPY
    return kinds.pop() if len(kinds) == 1 else EventKind.DRUG


def _name(medicine: ListedMedicine, named: Sequence[Named], edit: RowEdit) -> str:
    """Return the name of the event: as typed, or what a person said is meant."""
    if edit.means is None or edit.means == AS_TYPED:
        return medicine.name
    return " + ".join(one.name for one in named)


def _why(reading: NameReading, named: Sequence[Named], edit: RowEdit) -> Statement:
    if not reading.has_name:
        return say("medication.no_name")
    if edit.means is not None and edit.means != AS_TYPED:
        return say("medication.confirmed", text=as_written(reading))
    if edit.means == AS_TYPED and not _is_known(named):
        return say("medication.not_in_list")
    known = [one for one in named if one.is_known] or list(named)
    if not known:
        return say("medication.not_in_list" if reading.doubt is None else "medication.open")
    first = known[0]
    if first.sort in (Sort.OWN, Sort.SPELLING) and reading.salts and len(known) == 1:
        return say("medication.salt", name=first.name, salt=", ".join(reading.salts))
    return say(_SORTS[first.sort], name=first.name)


def _remarks(
    medicine: ListedMedicine, named: Sequence[Named], *, already: bool, undated: bool
) -> tuple[Statement, ...]:
    found = [say("medication.not_a_date", text=span) for span in medicine.dates.spans]
    if medicine.reading.local and _is_known(named):
        found.append(say("medication.local"))
    if undated:
        found.append(say("medication.undated"))
    if already:
        found.append(say("medication.already"))
    return tuple(found)


def _is_day_given(medicine: ListedMedicine, named: Sequence[Named], edit: RowEdit) -> bool:
    """Return whether the only date is the day a regimen was given: there is nothing to ask."""
    only = len(medicine.dates.loose) == 1 and not medicine.dates.start and not medicine.dates.stop
    untouched = edit.start is None and not edit.dated
    return only and untouched and _is_regimen(named)


def _is_regimen(named: Iterable[Named]) -> bool:
    return any(one.sort is Sort.REGIMEN for one in named)


def _is_same(event: Event, other: Event) -> bool:
    same_name = (event.name or "").casefold() == (other.name or "").casefold()
    return same_name and event.kind is other.kind and event.begins == other.begins
