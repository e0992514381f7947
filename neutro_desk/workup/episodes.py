"""Episodes below a line: where each begins and ends, within which bounds, and how deep it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum

from neutro_desk.workup.case import Comparator
from neutro_desk.workup.statements import say
from neutro_desk.workup.timeline import RECOVERY_LINE, Days, DIndex, Episode, Nadir, Recovery, Sample, When

SECONDS_PER_DAY = 86_400
CELLS_PER_MICROLITRE = 1000
"""Cells/uL in 1 x 10^9/L."""


class Side(Enum):
    """On which side of a line a sample is proven to lie."""

    BELOW = "below"
    NOT_BELOW = "not below"
    UNKNOWN = "unknown"


def side(sample: Sample, line: Decimal) -> Side:
    """Return where a sample lies against a line, 10^9/L; strictly below is below.

    A censored value proves only what its limit proves: `<0.1` is below 0.5, and unknown against 0.05.
    """
    if sample.comparator is None:
        return Side.BELOW if sample.anc < line else Side.NOT_BELOW
    if sample.comparator is Comparator.ABOVE:
        return Side.NOT_BELOW if sample.anc >= line else Side.UNKNOWN
    proven = sample.anc < line if sample.at_limit else sample.anc <= line
    return Side.BELOW if proven else Side.UNKNOWN


def one_at_a_time(samples: Sequence[Sample]) -> list[Sample]:
    """Return the samples that count, in order of time: of several at one time the lowest."""
    lowest: list[Sample] = []
    for sample in samples:
        if lowest and lowest[-1].time == sample.time:
            lowest[-1] = min(lowest[-1], sample, key=depth)
        else:
            lowest.append(sample)
    return lowest


def depth(sample: Sample) -> tuple[Decimal, bool]:
    """Order samples from deepest: a censored value lies deeper than the same number measured."""
    return (sample.anc, sample.comparator is not Comparator.BELOW)


def days_between(start: datetime, end: datetime) -> float:
    """Return the days from one time to another, not rounded."""
    return (end - start).total_seconds() / SECONDS_PER_DAY


@dataclass(slots=True)
class _Run:
    """One run below a line as places in the list of samples: low ones, and the neighbours that bound it."""

    before: int | None
    first: int
    last: int
    after: int | None = None


def episodes_below(samples: Sequence[Sample], threshold: Decimal, recovery_at: Decimal | None) -> tuple[Episode, ...]:
    """Return the episodes below one line.

    Args:
        samples: In order of time, one at a time.
        threshold: An episode starts strictly below it, 10^9/L.
        recovery_at: It ends at the first sample at or above this; at or above the threshold when None.

    Source:
        CLINICAL 3.1; INTERFACE `course`.
    """
    end_line = threshold if recovery_at is None else max(recovery_at, threshold)
    return tuple(_episode(samples, run, threshold, end_line) for run in _runs(samples, threshold, end_line))


def _runs(samples: Sequence[Sample], threshold: Decimal, end_line: Decimal) -> Iterator[_Run]:
    run: _Run | None = None
    above: int | None = None
    for place, sample in enumerate(samples):
        if run is None:
            where = side(sample, threshold)
            if where is Side.BELOW:
                run = _Run(above, place, place)
            elif where is Side.NOT_BELOW:
                above = place
            continue
        where = side(sample, end_line)
        if where is Side.BELOW:
            run.last = place
        elif where is Side.NOT_BELOW:
            run.after = place
            yield run
            run, above = None, place
    if run is not None:
        yield run


def _episode(samples: Sequence[Sample], run: _Run, threshold: Decimal, end_line: Decimal) -> Episode:
    first, last = samples[run.first], samples[run.last]
    before = None if run.before is None else samples[run.before]
    after = None if run.after is None else samples[run.after]
    start = When(
        earliest=None if before is None else before.time,
        best=None if before is None else _crossing(before, samples[run.first], threshold),
        latest=first.time,
    )
    end = None
    if after is not None:
        end = When(earliest=last.time, best=_crossing(last, after, end_line), latest=after.time)
    inside = samples[run.first : run.last + 1]
    low = [sample for sample in inside if side(sample, threshold) is Side.BELOW]
    return Episode(
        threshold=threshold,
        start=start,
        end=end,
        open_start=before is None,
        open_end=after is None,
        nadir=nadir_of(low),
        days=_days(start, end, samples[-1].time),
        calendar_days=None if before is None or after is None else (after.time.date() - first.time.date()).days,
        longest_gap_days=round(_longest_gap(inside), 2),
        samples=len(low),
        first_low=first.time,
        last_low=last.time,
        d_index=d_index(before, inside, after, start, end) if threshold == RECOVERY_LINE else None,
    )


def _crossing(one: Sample, other: Sample, line: Decimal) -> datetime | None:
    """Return where the straight line between two measured samples meets a line of the scheme."""
    if one.comparator is not None or other.comparator is not None or one.anc == other.anc:
        return None
    share = float((one.anc - line) / (one.anc - other.anc))
    return one.time + timedelta(seconds=round((other.time - one.time).total_seconds() * share))


def _days(start: When, end: When | None, last: datetime) -> Days:
    """Return the bounds of a duration; an open end runs to the last sample, an open start has a lower bound only."""
    to = When(last, last, last) if end is None else end
    about = None if start.best is None or to.best is None else round(days_between(start.best, to.best), 2)
    at_most = None if start.earliest is None or to.latest is None else round(days_between(start.earliest, to.latest), 2)
    at_least = 0.0 if start.latest is None or to.earliest is None else round(days_between(start.latest, to.earliest), 2)
    return Days(at_least, about if start.earliest is not None else None, at_most)


def _longest_gap(inside: Sequence[Sample]) -> float:
    return max((days_between(a.time, b.time) for a, b in zip(inside, inside[1:], strict=False)), default=0.0)


def nadir_of(samples: Iterable[Sample]) -> Nadir:
    """Return the lowest value, its first time, and the times it came again."""
    listed = list(samples)
    lowest = min(listed, key=depth)
    times = [sample.time for sample in listed if depth(sample) == depth(lowest)]
    return Nadir(lowest.anc, times[0], lowest.comparator, tuple(times[1:]))


def d_index(
    before: Sample | None, inside: Sequence[Sample], after: Sample | None, start: When, end: When | None
) -> DIndex:
    """Return the area over the curve and under 0.5, in days x cells/uL, in both modes.

    The daily mode needs a sample on each day; the interpolated one adds the triangles to the two crossings. Of an
    open episode both are the cumulative index up to the last sample.

    Source:
        Portugal 2009; CLINICAL 3.4.
    """
    if any(sample.comparator is not None for sample in inside):
        return DIndex(None, None, say("course.d_index_censored"))
    points = [(sample.time, float(sample.anc) * CELLS_PER_MICROLITRE) for sample in inside]
    line = float(RECOVERY_LINE) * CELLS_PER_MICROLITRE
    area = _area_under(points, line)
    if before is not None and start.best is not None:
        area += days_between(start.best, points[0][0]) * (line - points[0][1]) / 2
    if after is not None and end is not None and end.best is not None:
        area += days_between(points[-1][0], end.best) * (line - points[-1][1]) / 2
    daily = _daily(inside, line)
    return DIndex(daily, round(area, 2), say("course.d_index_not_daily") if daily is None else None)


def _area_under(points: Sequence[tuple[datetime, float]], line: float) -> float:
    """Return the area between the line and the curve; where the curve rises over the line nothing is taken off."""
    area = 0.0
    for (start, one), (end, other) in zip(points, points[1:], strict=False):
        days, low, high = days_between(start, end), line - one, line - other
        if low >= 0 and high >= 0:
            area += days * (low + high) / 2
        elif low > 0 or high > 0:
            deep = max(low, high)
            area += days * deep * deep / (abs(low) + abs(high)) / 2
    return area


def _daily(inside: Sequence[Sample], line: float) -> float | None:
    by_day: dict[date, Decimal] = {}
    for sample in inside:
        day = sample.time.date()
        by_day[day] = min(sample.anc, by_day.get(day, sample.anc))
    days = list(by_day)
    if any((b - a).days != 1 for a, b in zip(days, days[1:], strict=False)):
        return None
    values = [float(value) * CELLS_PER_MICROLITRE for value in by_day.values()]
    under = sum((a + b) / 2 for a, b in zip(values, values[1:], strict=False))
    return round((len(values) - 1) * line - under, 2)


def recoveries_of(samples: Sequence[Sample], runs: int) -> tuple[Recovery, ...]:
    """Return when the count recovered after each episode below 0.5: never before its lowest value, each time once.

    Source:
        CIBMTR forms manual; CLINICAL 3.2.
    """
    starts = _recovery_starts(samples, runs)
    found: list[Recovery] = []
    place = 0
    for episode in episodes_below(samples, RECOVERY_LINE, None):
        last_nadir = episode.nadir.again[-1] if episode.nadir.again else episode.nadir.time
        while place < len(starts) and starts[place] <= last_nadir:
            place += 1
        if place < len(starts) and (not found or found[-1].time != starts[place]):
            found.append(Recovery(starts[place], RECOVERY_LINE, runs))
    return tuple(found)


def _recovery_starts(samples: Sequence[Sample], runs: int) -> list[datetime]:
    """Return each time at which a run of measurements on enough different days at or above 0.5 begins."""
    starts: list[datetime] = []
    days: list[date] = []
    began: datetime | None = None
    for sample in samples:
        if side(sample, RECOVERY_LINE) is not Side.NOT_BELOW:
            days, began = [], None
            continue
        if began is None:
            began = sample.time
        if not days or days[-1] != sample.time.date():
            days.append(sample.time.date())
        if len(days) == runs:
            starts.append(began)
    return starts


