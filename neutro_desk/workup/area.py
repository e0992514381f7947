"""The D-index: the area between the curve of an episode and the line at 0.5."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from neutro_desk.workup.runs import Run
from neutro_desk.workup.sides import days_between
from neutro_desk.workup.statements import say
from neutro_desk.workup.timeline import RECOVERY_LINE, DIndex, Sample, When

CELLS_PER_MICROLITRE = 1000
"""Cells/uL in 1 x 10^9/L."""


def d_index(samples: Sequence[Sample], run: Run, start: When, end: When | None) -> DIndex:
    """Return the area over the curve and under 0.5, in days x cells/uL, in both modes.

    The daily mode needs a sample on each day; the interpolated one adds the triangles to the two crossings.
    Of an open episode both are the cumulative index up to the last sample; of one whose start was not seen,
    the part seen.

    Source:
        Portugal 2009; CLINICAL 3.4.
    """
    if any(sample.comparator is not None for sample in run.around(samples)):
        return DIndex(None, None, say("course.d_index_censored"))
    inside = samples[run.first : run.last + 1]
    points = [(sample.time, float(sample.anc * CELLS_PER_MICROLITRE)) for sample in inside]
    line = float(RECOVERY_LINE * CELLS_PER_MICROLITRE)
    area = _area_under(points, line)
    if start.best is not None:
        area += days_between(start.best, points[0][0]) * (line - points[0][1]) / 2
    if end is not None and end.best is not None:
        area += days_between(points[-1][0], end.best) * (line - points[-1][1]) / 2
    daily = _daily(inside, line)
    return DIndex(daily, round(area, 2), say("course.d_index_not_daily") if daily is None else None)


def _area_under(points: Sequence[tuple[datetime, float]], line: float) -> float:
    """Return the area between the line and a curve that stays below it."""
    return math.fsum(
        days_between(start, end) * (line - one + line - other) / 2
        for (start, one), (end, other) in pairwise(points)
    )


def _daily(inside: Sequence[Sample], line: float) -> float | None:
    by_day: dict[date, Decimal] = {}
    for sample in inside:
        day = sample.time.date()
        by_day[day] = min(sample.anc, by_day.get(day, sample.anc))
    days = list(by_day)
    if any((b - a).days != 1 for a, b in pairwise(days)):
        return None
    values = [float(value * CELLS_PER_MICROLITRE) for value in by_day.values()]
    under = math.fsum((a + b) / 2 for a, b in pairwise(values))
    return round((len(values) - 1) * line - under, 2)
