"""Slopes through points: least squares with its error, Theil-Sen, and the quantile of Student's t."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from statistics import NormalDist, median

MOST_POINTS = 500
"""Theil-Sen looks at every pair of points, so no more than this."""

_MANY = 100
"""Degrees of freedom from which the expansion of the t quantile is exact to ten digits."""


def line_through(x: Sequence[float], y: Sequence[float]) -> tuple[float, float | None]:
    """Return slope and its standard error of the least-squares line; no error for two points.

    Args:
        x: Shape (n,), n at least 2, not all equal.
        y: Shape (n,).
    """
    n = len(x)
    if n == 2:  # noqa: PLR2004  two points are joined
        return (y[1] - y[0]) / (x[1] - x[0]), None
    mean_x, mean_y = math.fsum(x) / n, math.fsum(y) / n
    spread = math.fsum((a - mean_x) ** 2 for a in x)
    slope = math.fsum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / spread
    residual = math.fsum((b - mean_y - slope * (a - mean_x)) ** 2 for a, b in zip(x, y, strict=True))
    return slope, math.sqrt(residual / (n - 2) / spread)


def theil_sen(x: Sequence[float], y: Sequence[float]) -> float | None:
    """Return the median of the slopes of all pairs of points; None over 500 points or without two times.

    Args:
        x: Shape (n,).
        y: Shape (n,).

    Source:
        Sen 1968, J Am Stat Assoc 63:1379.
    """
    if len(x) > MOST_POINTS:
        return None
    pairs = combinations(zip(x, y, strict=True), 2)
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in pairs if x2 != x1]
    return median(slopes) if slopes else None


@lru_cache(maxsize=512)
def student_t(probability: float, freedom: int) -> float:
    """Return the quantile of Student's t distribution.

    By bisection on its distribution function; for many degrees of freedom by its expansion about the normal.

    Args:
        probability: Above 0.5 and below 1.
        freedom: Degrees of freedom, at least 1.

    Source:
        Abramowitz and Stegun 26.7.5.
    """
    if freedom > _MANY:
        return _t_expanded(NormalDist().inv_cdf(probability), freedom)
    low, high = 0.0, 1.0
    while _t_below(high, freedom) < probability:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _t_below(middle, freedom) < probability else (low, middle)
    return (low + high) / 2


def _t_expanded(z: float, freedom: int) -> float:
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92_160,
    )
    return math.fsum(term / freedom**power for power, term in enumerate(terms))


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
