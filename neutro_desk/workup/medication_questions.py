"""What is asked about a row of a medication list: its name, dates without a word or with two readings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from neutro_desk.workup.case import Event
from neutro_desk.workup.drug_names import Named
from neutro_desk.workup.drug_reading import Doubt, NameReading
from neutro_desk.workup.medication_dates import DatedText
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.typed_event import TypedEvent, read_event

AS_TYPED = -1
"""The answer that none of the names is meant."""


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


def name_questions(reading: NameReading, edit: RowEdit) -> list[RowQuestion]:
    """Ask which of the names it may stand for is meant, or none of them."""
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
    return [RowQuestion(say(key, text=as_written(reading), names=names), (*choices, as_typed))]


def as_written(reading: NameReading) -> str:
    """Return the words that are asked about as they stand in the typed text, where they stand together."""
    place = reading.typed.casefold().find(reading.about)
    return reading.about if place < 0 else reading.typed[place : place + len(reading.about)]


def _called(named: Named) -> str:
    own = [drug.name.clinician for drug in named.drugs]
    return named.name if own in ([named.name], []) else f"{named.name} ({', '.join(own)})"


def loose_questions(dates: DatedText, edit: RowEdit) -> list[RowQuestion]:
    """Ask what dates without a word beside them are, and when it was stopped where no date says so."""
    if edit.dated:
        return []
    if not dates.loose:
        known = RowChoice(say("medication.stop_not_known"), replace(edit, dated=True))
        asked = say("medication.stopped_when", text=dates.stopped)
        return [RowQuestion(asked, (known,))] if dates.stopped else []
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


def event_of(
    typed: TypedEvent, edit: RowEdit, now: datetime | None
) -> tuple[Event | None, list[RowQuestion]]:
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
