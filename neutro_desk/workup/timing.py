"""Days between events and counts, and the side of a line a count lies on: for findings and reasons."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import Comparator, Event, Moment
from neutro_desk.workup.course import Course, Episode, Sample
from neutro_desk.workup.statements import Statement, say

LOW = Decimal("1.5")
"""Below this a count is low, 10^9/L. Source: CLINICAL 2.2."""

THREE_MONTHS_DAYS = 92
"""How long before the fall a new drug counts as new, days. Source: CLINICAL 5.4 row 5."""

SIX_WEEKS_DAYS = 42
"""How long after it a course of chemotherapy is asked about, days. Source: CLINICAL 5.4 row 1."""


def day_of(moment: Moment) -> date:
    """Return the day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def days_between(earlier: Moment, later: Moment) -> int:
    """Return calendar days from one moment to another; negative when the other is earlier."""
    return (day_of(later) - day_of(earlier)).days


def is_below(
    value: Decimal, line: Decimal, comparator: Comparator | None, *, at_limit: bool = False
) -> bool | None:
    """Return whether a count lies strictly below a line; None when a censored value cannot tell.

    Args:
        value: The count, or the limit that is known of it, 10^9/L.
        line: 10^9/L.
        comparator: Set when `value` is a limit.
        at_limit: Whether the limit itself may be the count (`not above`).
    """
    if comparator is Comparator.BELOW:
        return True if value < line or (value == line and not at_limit) else None
    if comparator is Comparator.ABOVE:
        return False if value >= line else None
    return value < line


def sample_below(sample: Sample, line: Decimal) -> bool | None:
    """Return whether a sample of the course lies below a line; None when it cannot tell."""
    return is_below(sample.anc, line, sample.comparator, at_limit=sample.at_limit)


def anc_below(anc: Anc, line: Decimal) -> bool | None:
    """Return whether a count lies below a line; None when it cannot tell, or there is no number."""
    if anc.value is not None:
        return is_below(anc.value, line, anc.comparator)
    if anc.upper_limit is not None:
        return is_below(anc.upper_limit, line, Comparator.BELOW, at_limit=True)
    return None


def current_episode(course: Course) -> Episode | None:
    """Return the latest episode below 1.5; None when no count was low."""
    episodes = course.below(LOW)
    return episodes[-1] if episodes else None


def number_until(samples: Sequence[Sample], moment: Moment) -> int:
    """Return how many samples, which stand in order, were taken up to a moment; a bare day counts whole."""
    if isinstance(moment, datetime):
        return bisect_right(samples, moment, key=_time)
    return bisect_right(samples, moment, key=_day)


def number_before(samples: Sequence[Sample], moment: datetime) -> int:
    """Return how many samples, which stand in order, were taken before a moment."""
    return bisect_left(samples, moment, key=_time)


def _time(sample: Sample) -> datetime:
    return sample.time


def _day(sample: Sample) -> date:
    return sample.time.date()


def count_on(sample: Sample) -> Statement:
    """Return `2.60 on 03-Nov`."""
    if sample.comparator is None:
        return say("fact.count_on", count=sample.anc, time=sample.time)
    side = "above" if sample.comparator is Comparator.ABOVE else "not_above" if sample.at_limit else "below"
    return say(f"fact.count_{side}_on", count=sample.anc, time=sample.time)


def count_before(samples: Sequence[Sample], start: Moment, within_days: int) -> Sample | None:
    """Return the last sample at or before a start, not older than so many days; None if there is none."""
    number = number_until(samples, start)
    if not number or days_between(samples[number - 1].time, start) > within_days:
        return None
    return samples[number - 1]


def ongoing_or_stopped(event: Event) -> Moment | None:
    """Return the last moment of an event that has an end: its point, or its stop; None while it goes on."""
    return event.at if event.at is not None else event.stop
