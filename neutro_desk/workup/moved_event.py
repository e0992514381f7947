"""An event moved by whole days, as a whole or at one end, or the reason why it cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum

from neutro_desk.workup.case import Event, Moment, moment_as_datetime
from neutro_desk.workup.statements import Statement, say


class EventPart(Enum):
    """What of an event is moved."""

    WHOLE = "whole"
    START = "start"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Moved:
    """The event as moved, or why it stays.

    Attributes:
        moment: Where the part that was moved would stand, also when it may not.
    """

    moment: Moment
    event: Event | None
    problem: Statement | None = None


def moved_event(event: Event, part: EventPart, days: int, now: datetime) -> Moved | None:
    """Return an event moved by whole days: a bare day stays a bare day, a time keeps its time of day.

    Args:
        event: The event; an open end stays open.
        part: What is moved: a point is moved as a whole.
        days: Later when above 0.
        now: The workstation's time. What lies before it is not moved beyond it; what lies behind it
            already, as in de-identified data, is not judged by it.

    Returns:
        The event, or the reason why it stays; None when it has no such part.
    """
    before = moment_of(event, part)
    if before is None:
        return None
    by = timedelta(days=days)
    moves = {part} if part is not EventPart.WHOLE else {EventPart.START, EventPart.STOP}
    whole = replace(
        event,
        at=None if event.at is None else event.at + by,
        start=event.start + by if event.start is not None and EventPart.START in moves else event.start,
        stop=event.stop + by if event.stop is not None and EventPart.STOP in moves else event.stop,
    )
    ends = zip((event.at, event.start, event.stop), (whole.at, whole.start, whole.stop), strict=True)
    problem = _problem(whole, part, ends, now)
    return Moved(before + by, None if problem else whole, problem)


def moment_of(event: Event, part: EventPart) -> Moment | None:
    """Return where a part of an event stands; None when it has no such part, or that is not known."""
    if part is EventPart.WHOLE:
        return event.at or event.start or event.stop
    return event.start if part is EventPart.START else event.stop


def _problem(
    whole: Event, part: EventPart, ends: Iterable[tuple[Moment | None, Moment | None]], now: datetime
) -> Statement | None:
    start, stop = whole.start, whole.stop
    if start is not None and stop is not None and part is not EventPart.WHOLE:
        late = moment_as_datetime(stop, end_of_day=True) < moment_as_datetime(start)
        if late and part is EventPart.START:
            return say("event.start_past_stop", stop=_day(stop))
        if late:
            return say("event.stop_past_start", start=_day(start))
    if any(_future(after, now) and not _future(before, now) for before, after in ends):
        return say("event.moved_to_future")
    return None


def _future(moment: Moment | None, now: datetime) -> bool:
    if moment is None:
        return False
    return moment > now if isinstance(moment, datetime) else moment > now.date()


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
