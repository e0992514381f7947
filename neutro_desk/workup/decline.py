"""The rate of a fall: log-linear over a named window, with its limits, or the reason it is withheld."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.case import Event, EventKind, moment_as_datetime
from neutro_desk.workup.episodes import days_between
from neutro_desk.workup.statements import Statement, say
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
"""A zero is read as this to take its logarithm, 10^9/L. Source: CLINICAL 3.3."""

_TENTH = Decimal("0.1")
_THOUSANDTH = Decimal("0.001")


def decline_of(samples: Sequence[Sample], events: Sequence[Event], gaps: Sequence[Gap]) -> Decline | None:
    """Return the fall to the latest sample over the default window; None without any sample.

    Args:
        samples: In order of time, one at a time.
        events: G-CSF and steroids withhold a rate.
        gaps: A long gap inside the window withholds it too.

    Source:
        CLINICAL 3.3.
    """
    if not samples:
        return None
    latest = samples[-1]
    if latest.comparator is not None:
        return Decline(withheld=say("decline.latest_censored"))
    week = [sample for sample in samples if latest.time - sample.time <= WINDOW and sample.comparator is None]
    if len(week) < 2:  # noqa: PLR2004  a rate needs two points
        return Decline(withheld=say("decline.one_count"))
    highest = max(range(len(week)), key=lambda place: (week[place].anc, place))
    points = week[highest:]
    if highest == len(week) - 1 or latest.anc > min(point.anc for point in points):
        return Decline(withheld=say("decline.not_falling"))
    reason = _obstacle(points, samples, events, gaps)
    if reason is not None:
        return Decline(points[0].time, latest.time, len(points), withheld=reason)
    return _fitted(points)


def _obstacle(
    points: Sequence[Sample], samples: Sequence[Sample], events: Sequence[Event], gaps: Sequence[Gap]
) -> Statement | None:
    start, end = points[0].time, points[-1].time
    if end - start < SHORTEST:
        return say("decline.too_close")
    if any(start < gap.end and gap.start < end for gap in gaps):
        return say("decline.long_gap")
    between = [sample for sample in samples if start <= sample.time <= end]
    if len({sample.method for sample in between} - {None}) > 1:
        return say("decline.method_changed")
    if len({sample.laboratory for sample in between} - {None}) > 1:
        return say("decline.laboratory_changed")
    for event in events:
        if event.kind in (EventKind.G_CSF, EventKind.STEROID) and _touches(event, start, end):
            return say("decline.g_csf" if event.kind is EventKind.G_CSF else "decline.steroid")
    return None


def _touches(event: Event, start: datetime, end: datetime) -> bool:
    begins = event.begins
    if begins is None:
        return event.stop is not None and moment_as_datetime(event.stop, end_of_day=True) >= start
    stop = begins if event.at is not None else event.stop
    return moment_as_datetime(begins) <= end and (
        stop is None or moment_as_datetime(stop, end_of_day=True) >= start
    )


def _fitted(points: Sequence[Sample]) -> Decline:
    latest = points[-1]
    days = [days_between(points[0].time, point.time) for point in points]
    logs = [math.log(point.anc if point.anc > 0 else FLOOR) for point in points]
    slope, error = line_through(days, logs)
    if slope >= 0:
        return Decline(withheld=say("decline.not_falling"))
    ahead = float(latest.anc) * math.exp(PROJECTED_DAYS * slope)
    in_48_h = Decimal(repr(ahead)).quantize(_THOUSANDTH)
    interval = None
    if error is not None:
        reach = error * student_t(0.975, len(points) - 2)
        interval = (_per_cent(slope + reach), _per_cent(slope - reach))
    return Decline(
        start=points[0].time,
        end=latest.time,
        points=len(points),
        percent_per_day=_per_cent(slope),
        halving_days=_rounded(math.log(2) / -slope),
        interval=interval,
        in_48_h=in_48_h,
        raises_concern=in_48_h <= RECOVERY_LINE,
        under_1000_limb=latest.anc < LIMB_LINE,
        floored=any(point.anc == 0 for point in points),
    )


def line_through(x: Sequence[float], y: Sequence[float]) -> tuple[float, float | None]:
    """Return slope and its standard error of the least-squares line; no error for two points.

    Args:
        x, y: Shape (n,), n at least 2, x not all equal.
    """
    n = len(x)
    if n == 2:  # noqa: PLR2004  two points are joined
        return (y[1] - y[0]) / (x[1] - x[0]), None
    mean_x, mean_y = math.fsum(x) / n, math.fsum(y) / n
    spread = math.fsum((a - mean_x) ** 2 for a in x)
    slope = math.fsum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / spread
    residual = math.fsum((b - mean_y - slope * (a - mean_x)) ** 2 for a, b in zip(x, y, strict=True))
    return slope, math.sqrt(residual / (n - 2) / spread)


def student_t(probability: float, freedom: int) -> float:
    """Return the quantile of Student's t distribution, by bisection on its distribution function.

    Args:
        probability: Above 0.5 and below 1.
        freedom: Degrees of freedom, at least 1.
    """
    low, high = 0.0, 1.0
    while _t_below(high, freedom) < probability:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if _t_below(middle, freedom) < probability else (low, middle)
    return (low + high) / 2


def _t_below(t: float, freedom: int) -> float:
    """Return P(T <= t) for t at or above 0, by the finite sums for whole degrees of freedom.

    Source:
        Abramowitz and Stegun 26.7.3 and 26.7.4.
    """
    angle = math.atan(t / math.sqrt(freedom))
    cosine, sine = math.cos(angle), math.sin(angle)
    if freedom % 2:
        term, total = cosine, 0.0
        for k in range(1, freedom - 1, 2):
            total += term
            term *= cosine * cosine * (k + 1) / (k + 2)
        return 0.5 + (angle + sine * total) / math.pi
    term, total = 1.0, 0.0
    for k in range(0, freedom - 1, 2):
        total += term
        term *= cosine * cosine * (k + 1) / (k + 2)
    return 0.5 + sine * total / 2


def _per_cent(slope: float) -> float:
    return _rounded(100 * (1 - math.exp(slope)))


def _rounded(value: float) -> float:
    return float(Decimal(repr(value)).quantize(_TENTH))
