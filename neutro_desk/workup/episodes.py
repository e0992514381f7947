"""Episodes below a line: where each begins and ends, within which bounds, and how deep it goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from operator import sub

from neutro_desk.workup.area import d_index
from neutro_desk.workup.case import Comparator
from neutro_desk.workup.runs import Run, Runs
from neutro_desk.workup.sides import DAY, Side, days_between, depth, side
from neutro_desk.workup.statements import say
from neutro_desk.workup.timeline import RECOVERY_LINE, Days, DIndex, Episode, Nadir, Sample, When


def episodes_below(runs: Runs, threshold: Decimal, recovery_at: Decimal | None) -> tuple[Episode, ...]:
    """Return the episodes below one line.

    Args:
        runs: Of the series.
        threshold: An episode starts strictly below it, 10^9/L.
        recovery_at: It ends at the first sample at or above this; at or above the threshold when None.

    Source:
        CLINICAL 3.1; INTERFACE `course`.
    """
    end_line = threshold if recovery_at is None else max(recovery_at, threshold)
    all_low = runs.measured and threshold == end_line
    return tuple(
        [_episode(runs, run, threshold, end_line, all_low=all_low) for run in runs.below(threshold, end_line)]
    )


def days_of(samples: Sequence[Sample], run: Run, line: Decimal) -> Days:
    """Return how long a run below a line lasted, with its bounds."""
    start, end = _ends(samples, run, line, line)
    return _days(start, end, samples[run.last], samples[-1])


def _ends(
    samples: Sequence[Sample], run: Run, threshold: Decimal, end_line: Decimal
) -> tuple[When, When | None]:
    if run.ends is None:
        run.ends = (_start(samples, run, threshold), _end(samples, run, end_line))
    return run.ends


def _start(samples: Sequence[Sample], run: Run, threshold: Decimal) -> When:
    earliest = None if run.before is None else samples[run.before].time
    return When(earliest, _crossing(samples, run.before, run.first, threshold), samples[run.first].time)


def _end(samples: Sequence[Sample], run: Run, end_line: Decimal) -> When | None:
    if run.after is None:
        return None
    best = _crossing(samples, run.last, run.after, end_line)
    return When(samples[run.last].time, best, samples[run.after].time)


def _episode(runs: Runs, run: Run, threshold: Decimal, end_line: Decimal, *, all_low: bool) -> Episode:
    samples = runs.samples
    first, last = samples[run.first], samples[run.last]
    before = None if run.before is None else samples[run.before]
    after = None if run.after is None else samples[run.after]
    start, end = _ends(samples, run, threshold, end_line)
    inside = samples[run.first : run.last + 1]
    low = inside if all_low else [sample for sample in inside if side(sample, threshold) is Side.BELOW]
    return Episode(
        threshold=threshold,
        start=start,
        end=end,
        open_start=before is None,
        open_end=after is None,
        nadir=lowest_measured(low) if runs.measured else nadir_of(low),
        days=_days(start, end, last, samples[-1]),
        calendar_days=None
        if before is None or after is None
        else (after.time.date() - first.time.date()).days,
        longest_gap_days=round(_longest_gap(runs.times[run.first : run.last + 1]), 2),
        samples=len(low),
        first_low=first.time,
        last_low=last.time,
        d_index=_d_index(samples, run, start, end, (threshold, end_line)),
    )


def _d_index(
    samples: Sequence[Sample], run: Run, start: When, end: When | None, lines: tuple[Decimal, Decimal]
) -> DIndex | None:
    """Return the area below 0.5; it is defined by 0.5 at both ends, so another end gives the reason alone."""
    threshold, end_line = lines
    if threshold != RECOVERY_LINE:
        return None
    if end_line != RECOVERY_LINE:
        return DIndex(None, None, say("course.d_index_other_end", line=RECOVERY_LINE))
    return d_index(samples, run, start, end)


def _crossing(
    samples: Sequence[Sample], start: int | None, end: int | None, line: Decimal
) -> datetime | None:
    """Return where the straight line between two measured neighbours meets a line of the scheme."""
    if start is None or end is None or end - start > 1:
        return None
    one, other = samples[start], samples[end]
    if one.comparator is not None or other.comparator is not None:
        return None
    share = float((one.anc - line) / (one.anc - other.anc))
    return one.time + timedelta(seconds=round((other.time - one.time).total_seconds() * share))


def _days(start: When, end: When | None, low: Sample, last: Sample) -> Days:
    """Return the bounds of a duration; an open end runs to the last sample, an open start has no upper one.

    Of an open end `low` is the last sample proven low and `last` the last of all: where they differ, what
    follows `low` counts towards the upper bound only.
    """
    to = end or When(low.time, low.time if low is last else None, last.time)
    return Days(
        _days_or_none(start.latest, low.time) or 0.0,
        _days_or_none(start.best, to.best),
        _days_or_none(start.earliest, to.latest),
    )


def _days_or_none(start: datetime | None, end: datetime | None) -> float | None:
    return None if start is None or end is None else round(days_between(start, end), 2)


def _longest_gap(times: Sequence[datetime]) -> float:
    return 0.0 if len(times) == 1 else max(map(sub, times[1:], times)) / DAY


def nadir_of(samples: Iterable[Sample]) -> Nadir:
    """Return the lowest value, its first time, and the times it came again.

    Args:
        samples: At least one.
    """
    listed = list(samples)
    known = [sample for sample in listed if sample.comparator is not Comparator.ABOVE] or listed
    lowest = min(known, key=depth)
    least = depth(lowest)
    equal = [sample for sample in known if depth(sample) == least]
    return Nadir(
        lowest.anc,
        equal[0].time,
        lowest.comparator,
        tuple(sample.time for sample in equal[1:]),
        at_limit=lowest.at_limit,
        provisional=all(sample.provisional for sample in equal),
    )


def lowest_measured(samples: Sequence[Sample]) -> Nadir:
    """Return the same of samples that all have a value."""
    if len(samples) == 1:
        return Nadir(samples[0].anc, samples[0].time, provisional=samples[0].provisional)
    lowest = min([sample.anc for sample in samples])
    equal = [sample for sample in samples if sample.anc == lowest]
    return Nadir(
        equal[0].anc,
        equal[0].time,
        again=tuple([sample.time for sample in equal[1:]]),
        provisional=all(sample.provisional for sample in equal),
    )
