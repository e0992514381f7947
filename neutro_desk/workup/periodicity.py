"""A rhythm in the counts: Lomb-Scargle periodogram with a permutation test, worded as a hint only."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from neutro_desk.workup.sides import days_between, one_at_a_time
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import Course, Sample

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEAST_COUNTS = 12
LEAST_DAYS = 42
WIDEST_MEDIAN_GAP = 3.5
"""Fewer counts, a shorter time or wider gaps cannot show a rhythm of weeks. Source: CLINICAL 3.5."""

SHORTEST, LONGEST = 10.0, 45.0
"""Periods looked for, days. Source: CLINICAL 3.5."""

SHUFFLES = 2000
"""Orders of the same counts that the power is held against; at least 1000. Source: CLINICAL 3.5."""

MOST_COUNTS = 500
"""Of a longer series the latest ones: a rhythm that matters is there today."""

SIGNIFICANT = 0.05
"""From this p-value on nothing is said. Source: Haurie, Dale and Mackey 1998; CLINICAL 3.5."""

_STEPS_PER_PEAK = 8
_REFINED = 400


@dataclass(frozen=True, slots=True)
class Periodicity:
    """The strongest rhythm between 10 and 45 days, or why none is looked for.

    Attributes:
        period_days: Rounded to 0.01.
        power: Share of the variance that it explains, 0 to 1, rounded to 0.001.
        p_value: Share of shuffled orders with a rhythm as strong, rounded to 0.0001; never 0.
        counts: How many counts it rests on.
        withheld: Why nothing is said.
    """

    period_days: float | None = None
    power: float | None = None
    p_value: float | None = None
    counts: int = 0
    withheld: Statement | None = None


def may_have_rhythm(samples: Sequence[Sample]) -> bool:
    """Return whether a series is long and dense enough for a rhythm to be looked for.

    Args:
        samples: In order of time.
    """
    return _too_few([sample for sample in one_at_a_time(samples) if sample.comparator is None]) is None


def course_periodicity(course: Course) -> Periodicity:
    """Return the strongest rhythm of a course; of two counts at one time the lower one counts.

    It takes up to a second for a long series, and depends on nothing but the samples: it may run beside.
    """
    return periodicity_of(one_at_a_time(course.samples))


def periodicity_statement(found: Periodicity) -> Statement | None:
    """Return the hint that a rhythm gives; None unless its p-value is below 0.05.

    Source:
        CLINICAL 3.5.
    """
    if found.period_days is None or found.p_value is None or found.p_value >= SIGNIFICANT:
        return None
    return say("periodicity.near", days=round(found.period_days), p=f"{found.p_value:.4f}".rstrip("0"))


def periodicity_of(samples: Sequence[Sample]) -> Periodicity:
    """Return the strongest rhythm of measured counts; limits such as `<0.1` are left out.

    The seed of the shuffles comes from the counts themselves, so that screen and page agree.

    Args:
        samples: In order of time, one at a time.

    Source:
        Haurie, Dale and Mackey 1998, Blood 92:2629; CLINICAL 3.5.
    """
    measured = [sample for sample in samples if sample.comparator is None][-MOST_COUNTS:]
    withheld = _too_few(measured)
    if withheld is not None:
        return Periodicity(counts=len(measured), withheld=withheld)
    import numpy as np  # noqa: PLC0415  heavy, and only for long series

    days = np.array([days_between(measured[0].time, sample.time) for sample in measured])
    values = np.array([float(sample.anc) for sample in measured])
    values -= values.mean()
    grid = _frequencies(float(days[-1]))
    basis = _basis(days, grid)
    power = _power(basis, values[:, None])[:, 0]
    best = int(power.argmax())
    fine = np.linspace(grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)], _REFINED)
    refined = _power(_basis(days, fine), values[:, None])[:, 0]
    place = int(refined.argmax())
    shuffled = np.random.default_rng(_seed(measured)).permuted(
        np.repeat(values[:, None], SHUFFLES, axis=1), axis=0
    )
    as_strong = int((_power(basis, shuffled).max(axis=0) >= power[best]).sum())
    return Periodicity(
        period_days=round(1 / float(fine[place]), 2),
        power=round(float(refined[place]), 3),
        p_value=round((as_strong + 1) / (SHUFFLES + 1), 4),
        counts=len(measured),
    )


def _too_few(measured: Sequence[Sample]) -> Statement | None:
    if len(measured) < LEAST_COUNTS:
        return say("periodicity.too_few", counts=LEAST_COUNTS, days=LEAST_DAYS)
    if measured[-1].time - measured[0].time < timedelta(days=LEAST_DAYS):
        return say("periodicity.too_few", counts=LEAST_COUNTS, days=LEAST_DAYS)
    usual = median(days_between(one.time, other.time) for one, other in pairwise(measured))
    if usual > WIDEST_MEDIAN_GAP:
        return say("periodicity.too_wide", days=WIDEST_MEDIAN_GAP)
    if len({sample.anc for sample in measured}) == 1:
        return say("periodicity.all_equal")
    return None


def _frequencies(span: float) -> Floats:
    import numpy as np  # noqa: PLC0415

    low, high = 1 / LONGEST, 1 / SHORTEST
    steps = max(200, round((high - low) * span * _STEPS_PER_PEAK))
    return np.linspace(low, high, steps)


def _basis(days: Floats, grid: Floats) -> tuple[Floats, Floats]:
    """Return unit cosine and sine of each frequency, orthogonal by Lomb's shift; shape (grid, days)."""
    import numpy as np  # noqa: PLC0415

    angular = 2 * np.pi * grid
    double = 2 * np.outer(angular, days)
    shift = np.arctan2(np.sin(double).sum(axis=1), np.cos(double).sum(axis=1)) / 2
    phase = np.outer(angular, days) - shift[:, None]
    found = []
    for wave in (np.cos(phase), np.sin(phase)):
        norm = np.sqrt((wave**2).sum(axis=1, keepdims=True))
        found.append(np.divide(wave, norm, out=np.zeros_like(wave), where=norm > 0))
    return found[0], found[1]


def _power(basis: tuple[Floats, Floats], values: Floats) -> Floats:
    """Return the share of the variance that each frequency explains; `values` has shape (days, orders)."""
    cosine, sine = basis
    total = (values**2).sum(axis=0)
    power: Floats = ((cosine @ values) ** 2 + (sine @ values) ** 2) / total
    return power


def _seed(measured: Sequence[Sample]) -> int:
    text = ";".join(f"{(sample.time - measured[0].time).total_seconds()}:{sample.anc}" for sample in measured)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
