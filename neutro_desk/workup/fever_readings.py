"""What is recorded of a fever: its readings in the unit they were entered in, and how long they held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.case import Comparator, Event, EventKind, Moment, Quantity, moment_as_datetime
from neutro_desk.workup.statements import Statement, say

FAHRENHEIT = "[degF]"
"""UCUM code; a reading in it is compared with the bodies' own numbers in it, never converted."""

READINGS_APART = timedelta(hours=4)
"""Readings further apart say nothing of the time between them. No body names such a limit."""


@dataclass(frozen=True, slots=True)
class TemperatureLine:
    """A line of a definition, in both units as the bodies print it.

    Attributes:
        celsius, fahrenheit: The same line; 38.3 and 101 are the bodies' own pair, though not equal.
        itself: Whether a reading at the line counts.
    """

    celsius: Decimal
    fahrenheit: Decimal
    itself: bool

    def of(self, unit: str) -> Decimal:
        """Return the line in the unit of a reading."""
        return self.fahrenheit if unit == FAHRENHEIT else self.celsius

    def is_reached(self, reading: Quantity) -> bool:
        """Return whether a reading proves a temperature past the line; `<38.5` proves none."""
        line = self.of(reading.unit)
        if reading.comparator is Comparator.BELOW:
            return False
        if reading.comparator is Comparator.ABOVE:
            return reading.value >= line
        return reading.value >= line if self.itself else reading.value > line


@dataclass(frozen=True, slots=True)
class Lasting:
    """A temperature that held: the lowest reading of it, from when to when."""

    reading: Quantity
    start: datetime
    end: datetime

    @property
    def lasted(self) -> timedelta:
        """From the first reading to the last."""
        return self.end - self.start

    @property
    def said(self) -> Statement:
        """The fact in words."""
        return say(
            "fever.fact.lasting",
            value=self.reading.value,
            unit=degrees(self.reading),
            start=self.start,
            end=self.end,
        )


def fevers_since(events: Sequence[Event], since: datetime) -> tuple[Event, ...]:
    """Return the fevers not over before a time, the earliest first; one without a time may be of now."""
    kept = [
        event
        for event in events
        if event.kind is EventKind.FEVER and (ends(event) is None or _late(ends(event)) >= since)
    ]
    return tuple(sorted(kept, key=begins))


def ends(event: Event) -> Moment | None:
    """Return when an event was over; None while it goes on or has no date."""
    return event.at if event.at is not None else event.stop


def begins(event: Event) -> datetime:
    """Return when an event began; the first of all times when that is not known."""
    return datetime.min if event.begins is None else moment_as_datetime(event.begins)


def _late(moment: Moment | None) -> datetime:
    return datetime.max if moment is None else moment_as_datetime(moment, end_of_day=True)


def highest_past(fevers: Sequence[Event], line: TemperatureLine) -> Event | None:
    """Return the latest fever with a reading past the line."""
    found = [one for one in fevers if one.temperature is not None and line.is_reached(one.temperature)]
    return found[-1] if found else None


def lasting_past(fevers: Sequence[Event], line: TemperatureLine, until: datetime | None) -> Lasting | None:
    """Return the longest time for which readings stayed past a line.

    A span holds for its time; of separate readings a row without a lower one between, each at most
    `READINGS_APART` after the one before. A day without a time of day gives no hours.

    Args:
        fevers: In order of their start.
        line: The line.
        until: Up to when a fever without a stop is known to last; None when nothing tells.
    """
    held = [*_spans(fevers, line, until), *_rows(fevers, line)]
    return max(held, key=_lasted, default=None)


def _lasted(one: Lasting) -> timedelta:
    return one.lasted


def _spans(fevers: Sequence[Event], line: TemperatureLine, until: datetime | None) -> Iterator[Lasting]:
    for event in fevers:
        if event.at is not None or event.start is None or event.temperature is None:
            continue
        start = moment_as_datetime(event.start, end_of_day=True)
        end = until if event.stop is None else moment_as_datetime(event.stop)
        if end is not None and end > start and line.is_reached(event.temperature):
            yield Lasting(event.temperature, start, end)


def _rows(fevers: Sequence[Event], line: TemperatureLine) -> Iterator[Lasting]:
    readings = [
        (event.begins, event.temperature)
        for event in fevers
        if isinstance(event.begins, datetime) and event.temperature is not None
    ]
    row: list[tuple[datetime, Quantity]] = []
    for at, reading in readings:
        if not line.is_reached(reading):
            row = []
            continue
        row = [*row, (at, reading)] if row and at - row[-1][0] <= READINGS_APART else [(at, reading)]
        if len(row) > 1:
            alike = [one for _, one in row if one.unit == reading.unit]
            yield Lasting(min(alike, key=_value), row[0][0], at)


def _value(reading: Quantity) -> Decimal:
    return reading.value


def degrees(reading: Quantity) -> str:
    """Return the unit of a temperature as it is written."""
    return "°F" if reading.unit == FAHRENHEIT else "°C"


def reading_said(event: Event) -> Statement:
    """Return one fever with its reading and time, as far as they are recorded."""
    reading = event.temperature
    if reading is None:
        return say("fever.fact.unread", at=event.begins) if event.begins else say("fever.fact.unread_undated")
    mark = "" if reading.comparator is None else reading.comparator.value
    values = {"value": f"{mark}{reading.value:f}", "unit": degrees(reading)}
    if event.begins is None:
        return say("fever.fact.undated", **values)
    return say("fever.fact.reading", at=event.begins, **values)
