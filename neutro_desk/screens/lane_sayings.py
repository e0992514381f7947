"""What is said of an event of the lane that is chosen or moved."""

from __future__ import annotations

from neutro_desk.workup.case import Event
from neutro_desk.workup.moved_event import EventPart, Moved
from neutro_desk.workup.statements import Statement, say


def chosen_saying(event: Event, name: str) -> Statement:
    """Return the name of an event, when it is or was, and what the keys do with it."""
    return say("event.chosen", name=name, when=_when(event))


def moved_saying(name: str, part: EventPart, moved: Moved) -> Statement:
    """Return where a part of an event stands, or would stand."""
    return say(f"event.part.{part.value}", name=name, at=moved.moment)


def _when(event: Event) -> Statement:
    """Return the days of an event as said: at, from and to, since, or until."""
    if event.at is not None:
        return say("event.when_at", at=event.at)
    if event.start is not None and event.stop is not None:
        return say("event.when_span", start=event.start, stop=event.stop)
    if event.start is not None:
        return say("event.when_since", start=event.start)
    return say("event.when_until", stop=event.stop)
