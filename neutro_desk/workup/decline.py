"""The rate of a fall: log-linear over a named window, with its limits, or the reason it is withheld."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal
from operator import attrgetter

from neutro_desk.workup.case import Comparator, Event, EventKind, moment_as_datetime
from neutro_desk.workup.sides import days_between
from neutro_desk.workup.slopes import line_through, student_t, theil_sen
from neutro_desk.workup.statements import say
from neutro_desk.workup.timeline import RECOVERY_LINE, Decline, Gap, Sample

WINDOW = timedelta(days=7)
"""The fall is looked for in the week before the latest count. Source: CLINICAL 3.3."""

SHORTEST = timedelta(hours=12)
"""Counts closer than this give no rate. Source: CLINICAL 3.3."""

PROJECTED_DAYS = 2.0
"""IDSA 2010 and NCCN ask whether the count falls to 0.5 within 48 hours. Source: CLINICAL 4.1."""

LIMB_LINE = Decimal("1.0")
"""IDSA 2002 and NCCN look ahead only from below this, 10^9/L. Source: CLINICAL 4.1."""

FLOOR = Decimal("0.01")
"""What lies under this is read as this to take its logarithm, 10^9/L. Source: CLINICAL 3.3."""

_THOUSANDTH = Decimal("0.001")
_FLOAT_NOISE = 9
"""Decimals kept of a projected value: what lies beyond them is noise of the logarithm, not a count."""


def decline_of(samples: Sequence[Sample], events: Sequence[Event], gaps: Sequence[Gap]) -> Decline:
    """Return the fall to the latest sample over the default window, or why it is withheld.

    Args:
        samples: In order of time, one at a time.
        events: G-CSF and steroids withhold a rate.
        gaps: A long gap inside the window withholds it too.

    Source:
        CLINICAL 3.3.
    """
    if not samples:
        return _withheld("decline.no_count")
    latest = samples[-1]
    if latest.comparator is not None:
        return _withheld("decline.latest_censored")
    week = samples
    if latest.time - samples[0].time > WINDOW:
        week = samples[bisect_left(samples, latest.time - WINDOW, key=attrgetter("time")) :]
    measured = [sample for sample in week if sample.comparator is None]
    if len(measured) < 2:  # noqa: PLR2004  a rate needs two points
        return _withheld("decline.one_count")
    highest = max(range(len(measured)), key=lambda place: (measured[place].anc, place))
    return _over(measured[highest:], week, events, gaps) or _withheld("decline.not_falling")


def decline_between(
    samples: Sequence[Sample], events: Sequence[Event], gaps: Sequence[Gap], start: datetime, end: datetime
) -> Decline:
    """Return the fall over a chosen window, both ends included, or why it is withheld.

    What lies 48 h ahead is worked out only where the window ends with the latest count; the warning line
    rests on the default window alone.

    Source:
        CLINICAL 3.3.
    """
    window = [sample for sample in samples if start <= sample.time <= end]
    points = [sample for sample in window if sample.comparator is None]
    if len(points) < 2:  # noqa: PLR2004  a rate needs two points
        return _withheld("decline.window_one_count")
    found = _over(points, window, events, gaps)
    if found is None:
        return _withheld("decline.window_not_falling", points)
    if points[-1] is samples[-1]:
        return found
    return replace(found, in_48_h=None, raises_concern=None, reaches_line=False, under_1000_limb=False)


def _over(
    points: Sequence[Sample], window: Sequence[Sample], events: Sequence[Event], gaps: Sequence[Gap]
) -> Decline | None:
    """Return the fall over measured points, or why it is withheld; None when the last is not the lowest."""
    latest = points[-1]
    between = [sample for sample in window if points[0].time <= sample.time <= latest.time]
    if len(points) == 1 or any(_is_lower(sample, latest) for sample in between):
        return None
    reason = _obstacle(points, between, events, gaps)
    return _fitted(points) if reason is None else _withheld(reason, points)


def _withheld(reason: str, points: Sequence[Sample] = ()) -> Decline:
    """Return a rate that is withheld: never the absence of a fall. Source: CLINICAL 3.3."""
    said = say("decline.withheld", reason=say(reason))
    if not points:
        return Decline(withheld=said)
    return Decline(points[0].time, points[-1].time, len(points), withheld=said)


def _is_lower(sample: Sample, latest: Sample) -> bool:
    """Return whether a sample is proven to lie below the latest one, which is measured."""
    if sample.comparator is Comparator.BELOW and not sample.at_limit:
        return sample.anc <= latest.anc
    return sample.comparator is not Comparator.ABOVE and sample.anc < latest.anc


def _obstacle(
    points: Sequence[Sample], between: Sequence[Sample], events: Sequence[Event], gaps: Sequence[Gap]
) -> str | None:
    """Return the key of what forbids a rate over these points, if anything does."""
    start, end = points[0].time, points[-1].time
    if end - start < SHORTEST:
        return "decline.too_close"
    if any(start < gap.end and gap.start < end for gap in gaps):
        return "decline.long_gap"
    if len({sample.method for sample in between} - {None}) > 1:
        return "decline.method_changed"
    if len({sample.laboratory for sample in between} - {None}) > 1:
        return "decline.laboratory_changed"
    for event in events:
        if event.kind in (EventKind.G_CSF, EventKind.STEROID) and _touches(event, start, end):
            return "decline.g_csf" if event.kind is EventKind.G_CSF else "decline.steroid"
    return None


def _touches(event: Event, start: datetime, end: datetime) -> bool:
    begins = event.begins
    if begins is None:
        return event.stop is not None and moment_as_datetime(event.stop, end_of_day=True) >= start
    stop = begins if event.at is not None else event.stop
    return moment_as_datetime(begins) <= end and (
        stop is None or moment_as_datetime(stop, end_of_day=True) >= start
    )


def _fitted(points: Sequence[Sample]) -> Decline | None:
    latest = points[-1]
    days = [days_between(points[0].time, point.time) for point in points]
    logs = [_log(point) for point in points]
    slope, error = line_through(days, logs)
    if slope >= 0:
        return None
    ahead = Decimal(repr(round(float(latest.anc) * math.exp(PROJECTED_DAYS * slope), _FLOAT_NOISE)))
    interval = median_slope = None
    if error is not None:
        reach = error * student_t(0.975, len(points) - 2)
        interval = (_per_cent(slope + reach), _per_cent(slope - reach))
        median_slope = _outside(interval, days, logs)
    return Decline(
        start=points[0].time,
        end=latest.time,
        points=len(points),
        percent_per_day=_per_cent(slope),
        halving_days=round(math.log(2) / -slope, 2),
        interval=interval,
        in_48_h=_three_decimals(ahead),
        raises_concern=ahead <= RECOVERY_LINE,
        reaches_line=ahead == RECOVERY_LINE,
        under_1000_limb=latest.anc < LIMB_LINE,
        floored=any(point.anc < FLOOR for point in points),
        theil_sen=median_slope,
    )


def _outside(interval: tuple[float, float], days: Sequence[float], logs: Sequence[float]) -> float | None:
    """Return the Theil-Sen rate in per cent where it and least squares disagree; None where they agree."""
    slope = theil_sen(days, logs)
    rate = None if slope is None else _per_cent(slope)
    return None if rate is None or interval[0] <= rate <= interval[1] else rate


def halving_between(earlier: Sample, later: Sample) -> float | None:
    """Return the days in which the count halves at the rate between two samples, rounded to 0.01.

    None unless both are measured, at least 12 h apart, and the later one is lower.
    """
    if earlier.comparator is not None or later.comparator is not None or later.time - earlier.time < SHORTEST:
        return None
    fall = _log(earlier) - _log(later)
    return round(math.log(2) / fall * days_between(earlier.time, later.time), 2) if fall > 0 else None


def _log(sample: Sample) -> float:
    return math.log(max(sample.anc, FLOOR))


def _three_decimals(ahead: Decimal) -> Decimal:
    """Round for display; a value above 0.5 never comes to read as 0.5."""
    rounding = ROUND_CEILING if ahead > RECOVERY_LINE else ROUND_HALF_EVEN
    shown = ahead.quantize(_THOUSANDTH, ROUND_HALF_EVEN)
    return ahead.quantize(_THOUSANDTH, rounding) if shown == RECOVERY_LINE else shown


def _per_cent(slope: float) -> float:
    return round(100 * -math.expm1(slope), 1) + 0.0
