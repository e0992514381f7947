"""Cycles of chemotherapy, each counted from its day 1: nadir, time below 0.5, recovery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import pairwise

from neutro_desk.workup.case import Event, EventKind, Moment, moment_as_datetime
from neutro_desk.workup.episodes import nadir_of
from neutro_desk.workup.sides import DAY, Side, side
from neutro_desk.workup.timeline import RECOVERY_LINE, Course, Days, Episode, Nadir, Recovery, Sample, When
from neutro_desk.workup.timing import day_of


class NewCycle(Enum):
    """Which doses begin a cycle: each dose day, or those at least so many days after the day 1 before."""

    EACH_DOSE = "each dose day"
    FORTNIGHT = "14 d apart or more"
    THREE_WEEKS = "21 d apart or more"


APART = {NewCycle.EACH_DOSE: 0, NewCycle.FORTNIGHT: 14, NewCycle.THREE_WEEKS: 21}
"""Days from day 1 before which another dose belongs to its cycle."""

CLOSE_DAYS = 14
"""Days 1 closer than this may be doses of one cycle: nothing is said of what the cycles have in common."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """One cycle: from its day 1 up to the next.

    Attributes:
        number: From 1.
        day_1: As entered; a bare day unless every dose of the day has a time, then the first of them.
        until: Day 1 of the next cycle; None for the last.
        names: Of what was given on day 1, each once.
        further_doses: Days of later doses counted into this cycle.
        samples: The counts from day 1 on, in order.
        nadir: The lowest of them; None without counts.
        at_edge: Whether the lowest is the first or the last of them, so that it may have been lower.
        below: Days below 0.5 within the cycle; None where no count and no neighbour tells.
        goes_on: Whether the last count of the last cycle is still below 0.5.
        fell: Whether a count of the cycle is proven below 0.5.
        recovery: The recovery to 0.5 that lies in the cycle.
    """

    number: int
    day_1: Moment
    until: Moment | None = None
    names: tuple[str, ...] = ()
    further_doses: tuple[date, ...] = ()
    samples: tuple[Sample, ...] = ()
    nadir: Nadir | None = None
    at_edge: bool = False
    below: Days | None = None
    goes_on: bool = False
    fell: bool = False
    recovery: Recovery | None = None

    def day(self, time: datetime) -> int:
        """Return the day of the cycle on which a time lies: the day chemotherapy began is day 1."""
        return (time.date() - day_of(self.day_1)).days + 1

    def position(self, time: datetime) -> float:
        """Return the day of the cycle with the time of day as its fraction: 6:00 on day 1 is 1.25."""
        midnight = datetime.combine(day_of(self.day_1), datetime.min.time())
        return 1 + (time - midnight) / DAY


def cycles_of(
    course: Course, events: Sequence[Event], rule: NewCycle = NewCycle.EACH_DOSE
) -> tuple[Cycle, ...]:
    """Return the cycles in order of time; nothing without chemotherapy.

    Doses of one day are one, and so are doses on days that follow each other. A cycle ends where the next
    begins. A count on day 1 belongs to the new cycle from the time of its first dose on; where no time was
    entered for one of them, all counts of the day do.

    Args:
        course: The course.
        events: Of the case; chemotherapy that has a start or a time.
        rule: Which doses begin a cycle.

    Source:
        CLINICAL 3.1 (nadir from day 1), 3.2 (recovery).
    """
    starts = _starts(events, rule)
    ends = [start.day_1 for start in starts[1:]]
    return tuple(
        _cycle(number, start, until, course)
        for number, (start, until) in enumerate(zip(starts, [*ends, None], strict=False), start=1)
    )


def closest_doses(cycles: Sequence[Cycle]) -> int | None:
    """Return the fewest days between days 1 that are closer than two weeks; None where none are."""
    apart = [(day_of(other.day_1) - day_of(one.day_1)).days for one, other in pairwise(cycles)]
    close = [days for days in apart if days < CLOSE_DAYS]
    return min(close, default=None)


@dataclass(frozen=True, slots=True)
class _Start:
    day_1: Moment
    names: tuple[str, ...]
    further_doses: tuple[date, ...] = ()


def _starts(events: Sequence[Event], rule: NewCycle) -> list[_Start]:
    by_day: dict[date, list[Event]] = {}
    for event in events:
        if event.kind is EventKind.CHEMOTHERAPY and event.begins is not None:
            by_day.setdefault(day_of(event.begins), []).append(event)
    found: list[_Start] = []
    dose_before: date | None = None
    for day in sorted(by_day):
        follows = dose_before is not None and (day - dose_before).days == 1
        near = bool(found) and (day - day_of(found[-1].day_1)).days < APART[rule]
        if follows or near:
            last = found[-1]
            found[-1] = _Start(last.day_1, last.names, (*last.further_doses, day))
        else:
            names = dict.fromkeys(event.name for event in by_day[day] if event.name)
            found.append(_Start(_day_1(day, by_day[day]), tuple(names)))
        dose_before = day
    return found


def _day_1(day: date, events: Sequence[Event]) -> Moment:
    begins = [event.begins for event in events]
    timed = [moment for moment in begins if isinstance(moment, datetime)]
    return min(timed) if len(timed) == len(begins) else day


def _cycle(number: int, start: _Start, until: Moment | None, course: Course) -> Cycle:
    first = moment_as_datetime(start.day_1)
    end = datetime.max if until is None else moment_as_datetime(until)
    samples = tuple(sample for sample in course.samples if first <= sample.time < end)
    nadir = nadir_of(samples) if samples else None
    low = course.below(RECOVERY_LINE)
    return Cycle(
        number,
        start.day_1,
        until,
        start.names,
        start.further_doses,
        samples,
        nadir,
        at_edge=nadir is not None and _at_edge(nadir, samples),
        below=_days_below(low, course, first, None if until is None else end),
        goes_on=until is None and bool(samples) and bool(low) and low[-1].open_end,
        fell=any(side(sample, RECOVERY_LINE) is Side.BELOW for sample in samples),
        recovery=next((one for one in course.recoveries if first <= one.time < end), None),
    )


def _at_edge(nadir: Nadir, samples: Sequence[Sample]) -> bool:
    return samples[0].time in (nadir.time, *nadir.again) or samples[-1].time in (nadir.time, *nadir.again)


def _days_below(
    episodes: Sequence[Episode], course: Course, start: datetime, end: datetime | None
) -> Days | None:
    """Return the parts of all episodes that lie in a cycle, summed; of an open one up to the last count."""
    if not course.samples or course.samples[-1].time < start:
        return None
    last = course.samples[-1].time
    least = most = timedelta(0)
    about: timedelta | None = timedelta(0)
    for episode in episodes:
        bounds = _Window(start, last if end is None else end).bounds(episode, last)
        least, most = least + bounds[0], most + bounds[2]
        about = None if about is None or bounds[1] is None else about + bounds[1]
    return Days(round(least / DAY, 2), None if about is None else round(about / DAY, 2), round(most / DAY, 2))


@dataclass(frozen=True, slots=True)
class _Window:
    start: datetime
    end: datetime

    def bounds(self, episode: Episode, last: datetime) -> tuple[timedelta, timedelta | None, timedelta]:
        """Return how much of an episode lies within: at least, about, at most."""
        low_until_last = episode.last_low == last == self.end
        open_end = When(episode.last_low, last if low_until_last else None, None)
        begins, ends = episode.start, episode.end or open_end
        earliest, latest = (
            self._held(begins.earliest or datetime.min),
            self._held(ends.latest or datetime.max),
        )
        least = self._held(ends.earliest or self.start) - self._held(begins.latest or self.end)
        one = self._best(begins.best, earliest, self._held(begins.latest or datetime.max))
        other = self._best(ends.best, self._held(ends.earliest or datetime.min), latest)
        about = None if one is None or other is None else max(other - one, timedelta(0))
        return max(least, timedelta(0)), about, max(latest - earliest, timedelta(0))

    def _held(self, moment: datetime) -> datetime:
        return min(max(moment, self.start), self.end)

    def _best(self, best: datetime | None, earliest: datetime, latest: datetime) -> datetime | None:
        """Return a crossing within; one that is not known is where both its bounds are held to one time."""
        if best is not None:
            return self._held(best)
        return earliest if earliest == latest else None
