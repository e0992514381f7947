"""What came after each exposure: days from its start to each line, and from its end to recovery."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from neutro_desk.workup.case import Event, EventKind, Moment, moment_as_datetime
from neutro_desk.workup.sides import Side, days_between, side
from neutro_desk.workup.timeline import RECOVERY_LINE, Lead, Recovery, Sample

LEAD_LINES = (Decimal("1.5"), Decimal("1.0"), Decimal("0.5"))
"""Lines to which lead times are given, 10^9/L. Source: CLINICAL 2.1."""

EXPOSURES = (EventKind.DRUG, EventKind.CHEMOTHERAPY, EventKind.RADIOTHERAPY)


def leads_of(
    samples: Sequence[Sample], events: Sequence[Event], recoveries: Sequence[Recovery]
) -> tuple[Lead, ...]:
    """Return one `Lead` for each drug, chemotherapy and radiotherapy with a known start, in their order.

    Args:
        samples: In order of time, one at a time.
        events: Of the case.
        recoveries: To 0.5.
    """
    return tuple(
        Lead(event, _to_lines(event.begins, samples), _to_recovery(event, samples, recoveries))
        for event in events
        if event.kind in EXPOSURES and event.begins is not None
    )


def lead_days(start: Moment, samples: Sequence[Sample], below: Decimal) -> float | None:
    """Return days from the start of an exposure to the first sample below a line after it; None if never.

    The samples stand in order of time. A start known only as a day counts whole days; with a time of day the
    result is rounded to 0.01.
    """
    after = _between(samples, moment_as_datetime(start), datetime.max)
    first = next((sample for sample in after if side(sample, below) is Side.BELOW), None)
    return None if first is None else days_from(start, first.time)


def days_from(start: Moment, to: datetime) -> float:
    """Return whole days from a day, or days rounded to 0.01 from a time."""
    if isinstance(start, datetime):
        return round(days_between(start, to), 2)
    return float((to.date() - start).days)


def _to_lines(start: Moment, samples: Sequence[Sample]) -> tuple[tuple[Decimal, float], ...]:
    """Return the days to each line the count was not below already when the exposure began."""
    until = bisect_right(samples, moment_as_datetime(start), key=_time)
    before = samples[until - 1] if until else None
    lines = [line for line in LEAD_LINES if before is None or side(before, line) is not Side.BELOW]
    found = ((line, lead_days(start, samples, line)) for line in lines)
    return tuple((line, days) for line, days in found if days is not None)


def _to_recovery(event: Event, samples: Sequence[Sample], recoveries: Sequence[Recovery]) -> float | None:
    """Return days from the end of an exposure to the recovery that followed.

    None while it goes on, without a recovery, and where no count since its start was below 0.5 before it.
    """
    if event.stop is None or event.begins is None:
        return None
    stop = moment_as_datetime(event.stop)
    after = next((one.time for one in recoveries if one.time >= stop), None)
    if after is None:
        return None
    earlier = [one.time for one in recoveries if one.time < stop]
    since = max([moment_as_datetime(event.begins), *earlier])
    fell = any(side(sample, RECOVERY_LINE) is Side.BELOW for sample in _between(samples, since, after))
    return days_from(event.stop, after) if fell else None


def _between(samples: Sequence[Sample], start: datetime, end: datetime) -> Iterator[Sample]:
    """Give the samples from one time on and before another; of a long course it looks at no others."""
    first, last = bisect_left(samples, start, key=_time), bisect_left(samples, end, key=_time)
    return (samples[place] for place in range(first, last))


def _time(sample: Sample) -> datetime:
    return sample.time
