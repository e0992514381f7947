"""The patient's own baseline: the median before the latest fall, and how far the count fell from it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from statistics import median

from neutro_desk.workup.quantities import EXACT
from neutro_desk.workup.runs import Run, Runs
from neutro_desk.workup.sides import Side, depth, side
from neutro_desk.workup.timeline import Baseline, Sample

LINES = (Decimal("1.5"), Decimal("1.0"), Decimal("0.5"))
"""A fall begins with the first count below one of these, 10^9/L; the highest with counts before it decides,
so that a count that always lies under 1.5 has a baseline too. Source: CLINICAL 2.1, 2.3."""

LEAST_COUNTS = 2
"""Counts that make a baseline; clozapine labels ask for as many. Source: CLINICAL 2.5."""

REACHES_BACK = timedelta(days=365)
"""Older counts are left out; the window is named with the number. A choice, without a source."""


def baseline_of(runs: Runs) -> Baseline | None:
    """Return the median of the counts before the latest fall, and the fall from it; None without one.

    Only measured counts that are not below the line of the fall make the baseline. Duffy type and ancestry
    play no part: a fall from a low baseline is a fall.

    Args:
        runs: Of the series.
    """
    for line in LINES:
        below = runs.below(line)
        if below and below[-1].before is not None:
            found = _before(runs, below[-1], line)
            if found is not None:
                return found
    return None


def _before(runs: Runs, run: Run, line: Decimal) -> Baseline | None:
    samples = runs.samples
    since = runs.since(run.first, REACHES_BACK)
    before = [
        sample for sample in samples[since : run.first] if sample.comparator is None and sample.anc >= line
    ]
    if len(before) < LEAST_COUNTS:
        return None
    value = median(sample.anc for sample in before)
    inside = samples[run.first : run.last + 1]
    return Baseline(
        value=value,
        counts=len(before),
        start=before[0].time,
        end=before[-1].time,
        line=line,
        lowest=_fall(min(inside, key=depth), value),
        latest=_fall(samples[-1], value) if run.after is None else None,
    )


def _fall(sample: Sample, baseline: Decimal) -> float | None:
    """Return the fall in per cent, rounded to 0.1; of an upper limit what is proven; None where it cannot."""
    if side(sample, baseline) is not Side.BELOW:
        return None
    share = EXACT.divide(EXACT.subtract(baseline, sample.anc), baseline)
    return round(float(share) * 100, 1)
