"""What lies between neighbouring samples: long gaps, breaks of the line, and the change to the latest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from operator import sub
from statistics import median

from neutro_desk.workup.case import Method
from neutro_desk.workup.decline import halving_between
from neutro_desk.workup.quantities import EXACT
from neutro_desk.workup.runs import Runs
from neutro_desk.workup.sides import DAY, Side, days_between, proven_lower, side
from neutro_desk.workup.timeline import RECOVERY_LINE, Change, Decline, Direction, Gap, Sample

LONG_GAP_WHILE_SEVERE = 3.0
"""Days without a sample that are long inside an episode below 0.5. Source: CLINICAL 3.1."""
LONG_GAP = 14.0
"""Days that are long elsewhere, unless twice the median gap is longer. Source: CLINICAL 3.1."""


def gaps_of(runs: Runs) -> tuple[Gap, ...]:
    """Return the long gaps: over 3 days while below 0.5, else over 14 days and twice the median gap."""
    samples = runs.samples
    between = list(map(sub, runs.times[1:], runs.times))
    if not between or max(between) <= timedelta(days=LONG_GAP_WHILE_SEVERE):
        return ()
    lengths = [length / DAY for length in between]
    usual = max(LONG_GAP, 2 * median(lengths))
    found: list[Gap] = []
    for (one, other), days in zip(pairwise(samples), lengths, strict=True):
        if days > LONG_GAP_WHILE_SEVERE and (days > usual or (_severe(one) and _severe(other))):
            found.append(Gap(one.time, other.time, round(days, 2)))
    return tuple(found)


def _severe(sample: Sample) -> bool:
    return side(sample, RECOVERY_LINE) is Side.BELOW


def breaks_of(samples: Sequence[Sample], gaps: Sequence[Gap]) -> tuple[datetime, ...]:
    """Return where a new line begins; what was not recorded is taken for a change of nothing."""
    after_gap = {gap.end for gap in gaps}
    found: list[datetime] = []
    method: Method | None = None
    laboratory: str | None = None
    for sample in samples:
        changed = method not in (None, sample.method) and sample.method is not None
        moved = laboratory not in (None, sample.laboratory) and sample.laboratory is not None
        if changed or moved or sample.time in after_gap:
            found.append(sample.time)
        method, laboratory = sample.method or method, sample.laboratory or laboratory
    return tuple(found)


def change_of(samples: Sequence[Sample], decline: Decline) -> Change | None:
    """Return the change from the sample before to the latest; None without two."""
    if len(samples) < 2:  # noqa: PLR2004  a change needs two
        return None
    previous, latest = samples[-2], samples[-1]
    measured = previous.comparator is None and latest.comparator is None
    return Change(
        direction=_direction(previous, latest, measured=measured),
        previous=previous,
        latest=latest,
        difference=EXACT.subtract(latest.anc, previous.anc) if measured else None,
        days=round(days_between(previous.time, latest.time), 2),
        halving_days=halving_between(previous, latest) if decline.withheld is None else None,
    )


def _direction(previous: Sample, latest: Sample, *, measured: bool) -> Direction:
    """Return what is proven of the direction: from `<0.1` to 0.3 is a rise, two limits say nothing."""
    if proven_lower(latest, previous):
        return Direction.FALLING
    if proven_lower(previous, latest):
        return Direction.RISING
    return Direction.UNCHANGED if measured else Direction.CANNOT_SAY
