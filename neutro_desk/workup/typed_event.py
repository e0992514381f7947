"""A typed event of the time line becomes an Event, or every problem in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal

from neutro_desk.workup.case import Event, EventKind, Moment, Quantity, moment_as_datetime
from neutro_desk.workup.moments import read_moment
from neutro_desk.workup.quantities import read_typed_number
from neutro_desk.workup.statements import Statement, say

TEMPERATURES = (Decimal(25), Decimal(45))
"""Lowest and highest body temperature that is taken, degrees Celsius: outside it is a slip."""

AT_ONCE = (EventKind.FEVER, EventKind.CHEMOTHERAPY, EventKind.TRANSFUSION, EventKind.TRANSPLANT)
"""Kinds that mostly happen at a time; the others last from a start to a stop unless a person says so."""

NAMELESS = (
    EventKind.FEVER,
    EventKind.G_CSF,
    EventKind.TRANSFUSION,
    EventKind.TRANSPLANT,
    EventKind.INFECTION,
)
"""Kinds that say enough without a name."""


@dataclass(frozen=True, slots=True)
class TypedEvent:
    """The text of the event form, field by field.

    Attributes:
        once: Whether it happened at one time; otherwise it lasts, and a blank stop means ongoing.
        first: The time, or the start of what lasts.
    """

    kind: EventKind = EventKind.DRUG
    once: bool = False
    name: str = ""
    first: str = ""
    stop: str = ""
    dose: str = ""
    temperature: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a field from being read; `may_be` holds the texts it may stand for."""

    field: str
    statement: Statement
    may_be: tuple[date | str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventReading:
    """The event, or every problem of the form."""

    event: Event | None
    problems: tuple[Problem, ...] = ()


def read_event(typed: TypedEvent, now: datetime | None) -> EventReading:
    """Read a typed event: all problems at once, nothing guessed.

    Args:
        typed: The text of the fields. A blank start with a stop, or a blank stop, stays unknown or ongoing.
        now: The workstation's time, for relative dates and for refusing the future; None judges nothing.
    """
    problems: list[Problem] = []
    name = " ".join(typed.name.split()) or None
    if name is None and typed.kind not in NAMELESS:
        problems.append(Problem("name", say("event.name_missing")))
    first = _read_day("first", typed.first, now, problems)
    stop = _read_day("stop", typed.stop, now, problems) if not typed.once else None
    if not typed.first.strip() and (typed.once or not typed.stop.strip()):
        problems.append(Problem("first", say("event.time_missing" if typed.once else "event.start_missing")))
    if first is not None and stop is not None and _ends_before(first, stop):
        problems.append(Problem("stop", say("event.stop_before_start")))
    temperature = _temperature(typed, problems)
    if problems:
        return EventReading(None, tuple(problems))
    event = Event(typed.kind, name, dose=typed.dose.strip() or None, temperature=temperature)
    if typed.once:
        return EventReading(replace(event, at=first))
    return EventReading(replace(event, start=first, stop=stop))


def typed_event(event: Event) -> TypedEvent:
    """Return the texts that read back as `event`, for the form that amends it."""
    temperature = str(event.temperature.value) if event.temperature is not None else ""
    return TypedEvent(
        event.kind,
        event.at is not None,
        event.name or "",
        _written(event.begins),
        _written(event.stop),
        event.dose or "",
        temperature,
    )


def _read_day(field: str, text: str, now: datetime | None, problems: list[Problem]) -> Moment | None:
    """Return the day or time a text names; a bare day is enough for an event."""
    if not text.strip():
        return None
    reading = read_moment(text, "", now)
    if reading.value is not None:
        return reading.value
    problem = reading.problem or say("moment.not_read", text=text.strip())
    if problem.key == "moment.time_missing":
        day = problem["day"]
        if isinstance(day, date):
            return day
    problems.append(Problem(field, problem, reading.may_be))
    return None


def _ends_before(first: Moment, stop: Moment) -> bool:
    return moment_as_datetime(stop, end_of_day=True) < moment_as_datetime(first)


def _temperature(typed: TypedEvent, problems: list[Problem]) -> Quantity | None:
    if typed.kind is not EventKind.FEVER or not typed.temperature.strip():
        return None
    reading = read_typed_number(typed.temperature.replace("°C", "").replace("°", ""))
    if reading.value is None or reading.comparator is not None:
        statement = reading.problem or say("event.temperature_exact")
        problems.append(Problem("temperature", statement, reading.may_be))
        return None
    lowest, highest = TEMPERATURES
    if not lowest <= reading.value <= highest:
        problems.append(
            Problem("temperature", say("event.temperature_range", lowest=lowest, highest=highest))
        )
        return None
    return Quantity(reading.value, "Cel")


def _written(moment: Moment | None) -> str:
    if moment is None:
        return ""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    if moment.time() == time(0, 0):
        return moment.strftime("%Y-%m-%d 00:00")
    return moment.isoformat(" ", "minutes" if moment.second == 0 else "seconds")
