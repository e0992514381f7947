"""The rows of a medication list before it is taken over: what each names, what is asked, and its event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.drug_names import Named, Sort
from neutro_desk.workup.drug_reading import Doubt, NameReading
from neutro_desk.workup.medication_list import ListedMedicine
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.typed_event import TypedEvent, read_event

AS_TYPED = -1
"""The answer that none of the names is meant."""

_SORTS = {
    Sort.OWN: "medication.own_name",
    Sort.SPELLING: "medication.other_name",
    Sort.BRAND: "medication.brand",
    Sort.PRODUCT: "medication.product",
    Sort.REGIMEN: "medication.regimen",
    Sort.OTHER: "medication.other_medicine",
}


@dataclass(frozen=True, slots=True)
class RowEdit:
    """What a person said of a row; None where nothing was said.

    Attributes:
        taken: Whether the row is taken over.
        means: Which of the names it may stand for is meant, by place; `AS_TYPED` for none.
        start: The text of its start.
        stop: The text of its stop.
        dated: Whether the dates without a word were dealt with.
    """

    taken: bool | None = None
    means: int | None = None
    start: str | None = None
    stop: str | None = None
    dated: bool = False


NO_EDIT = RowEdit()
RowKey = tuple[str, int]
"""The text of a row, and how many rows above hold the same text."""


@dataclass(frozen=True, slots=True)
class RowChoice:
    """One answer to a question of a row: what stands on its button, and what the row then holds."""

    label: Statement
    edit: RowEdit


@dataclass(frozen=True, slots=True)
class RowQuestion:
    """What is open in a row; nothing of it is taken over until it is answered."""

    statement: Statement
    choices: tuple[RowChoice, ...] = ()


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
    if _is_day_given(medicine, named, edit):
        start = medicine.dates.loose[0]
    event, questions = None, [*_name_questions(reading, edit), *_loose_questions(medicine, named, edit)]
    if reading.has_name:
        typed = TypedEvent(_kind(named), False, _name(medicine, named, edit), start, stop, medicine.dose)
        typed = replace(typed, once=_is_regimen(named) and not stop.strip())
        event, open_dates = _event(typed, edit, now)
        questions += open_dates
    if questions:
        event = None
    already = event is not None and any(_is_same(event, one) for one in events)
    usual = reading.has_name and not already and not (reading.local and _is_known(named))
    return MedicationRow(
        key,
        medicine,
        edit,
        _meant(named),
        _why(reading, named, edit),
        _remarks(medicine, named, already=already),
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
        return say("medication.confirmed", text=_as_written(reading))
    if edit.means == AS_TYPED and not _is_known(named):
        return say("medication.not_in_list")
    known = [one for one in named if one.is_known] or list(named)
    if not known:
        return say("medication.not_in_list" if reading.doubt is None else "medication.open")
    first = known[0]
    if first.sort in (Sort.OWN, Sort.SPELLING) and reading.salts and len(known) == 1:
        return say("medication.salt", name=first.name, salt=", ".join(reading.salts))
    return say(_SORTS[first.sort], name=first.name)


def _remarks(medicine: ListedMedicine, named: Sequence[Named], *, already: bool) -> tuple[Statement, ...]:
    found = [say("medication.not_a_date", text=span) for span in medicine.dates.spans]
    if medicine.reading.local and _is_known(named):
        found.append(say("medication.local"))
    if already:
        found.append(say("medication.already"))
    return tuple(found)


def _name_questions(reading: NameReading, edit: RowEdit) -> list[RowQuestion]:
    if reading.doubt is None or edit.means is not None:
        return []
    choices = tuple(
        RowChoice(say("medication.means", name=_called(named)), replace(edit, means=place))
        for place, named in enumerate(reading.may_be)
    )
    as_typed = RowChoice(say("medication.as_typed"), replace(edit, means=AS_TYPED))
    names = " / ".join(_called(named) for named in reading.may_be)
    key = {
        Doubt.MISSPELLING: "medication.misspelling" if reading.slips == 1 else "medication.misspelling_2",
        Doubt.SHORT_FORM: "medication.short_form",
        Doubt.OTHER_WORDS: "medication.other_words",
    }[reading.doubt]
    return [RowQuestion(say(key, text=_as_written(reading), names=names), (*choices, as_typed))]


def _as_written(reading: NameReading) -> str:
    """Return the words that are asked about as they stand in the typed text, where they stand together."""
    place = reading.typed.casefold().find(reading.about)
    return reading.about if place < 0 else reading.typed[place : place + len(reading.about)]


def _called(named: Named) -> str:
    own = [drug.name.clinician for drug in named.drugs]
    return named.name if own in ([named.name], []) else f"{named.name} ({', '.join(own)})"


def _is_day_given(medicine: ListedMedicine, named: Sequence[Named], edit: RowEdit) -> bool:
    """Return whether the only date is the day a regimen was given: there is nothing to ask."""
    only = len(medicine.dates.loose) == 1 and not medicine.dates.start and not medicine.dates.stop
    untouched = edit.start is None and not edit.dated
    return only and untouched and _is_regimen(named)


def _is_regimen(named: Iterable[Named]) -> bool:
    return any(one.sort is Sort.REGIMEN for one in named)


def _loose_questions(medicine: ListedMedicine, named: Sequence[Named], edit: RowEdit) -> list[RowQuestion]:
    dates = medicine.dates
    if not dates.loose or edit.dated or _is_day_given(medicine, named, edit):
        return []
    first = dates.loose[0]
    done = replace(edit, dated=True)
    choices = []
    if len(dates.loose) > 1:
        both = replace(done, start=first, stop=dates.loose[1])
        choices.append(RowChoice(say("medication.start_and_stop"), both))
    if not dates.start:
        choices.append(RowChoice(say("medication.is_start"), replace(done, start=first)))
    if not dates.stop:
        choices.append(RowChoice(say("medication.is_stop"), replace(done, stop=first)))
    choices.append(RowChoice(say("medication.no_date"), done))
    return [RowQuestion(say("medication.loose_date", text=", ".join(dates.loose)), tuple(choices))]


def _event(typed: TypedEvent, edit: RowEdit, now: datetime | None) -> tuple[Event | None, list[RowQuestion]]:
    """Return the event, or what is open in its dates; without any date its time is not known."""
    if not typed.first.strip() and not typed.stop.strip():
        return Event(typed.kind, typed.name, dose=typed.dose or None), []
    reading = read_event(typed, now)
    return reading.event, [
        RowQuestion(
            problem.statement, tuple(_date_choice(problem.field, one, edit) for one in problem.may_be)
        )
        for problem in reading.problems
    ]


def _date_choice(field: str, reading: date | str, edit: RowEdit) -> RowChoice:
    if isinstance(reading, str):
        label, text = say("medication.means", name=reading), reading
    elif isinstance(reading, datetime):
        label, text = say("medication.moment", moment=reading), reading.isoformat(" ", "minutes")
    else:
        label, text = say("medication.day", day=reading), reading.isoformat()
    return RowChoice(label, replace(edit, start=text) if field == "first" else replace(edit, stop=text))


def _is_same(event: Event, other: Event) -> bool:
    same_name = (event.name or "").casefold() == (other.name or "").casefold()
    return same_name and event.kind is other.kind and event.begins == other.begins
