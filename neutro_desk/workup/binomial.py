"""Exact limits of a share counted among cells (Clopper and Pearson), with the standard library alone."""

from __future__ import annotations

import math
from functools import lru_cache

_STEPS = 60
_TINY = 1e-300
_CLOSE = 1e-15
_MOST_TERMS = 10_000


@lru_cache(maxsize=256)
def share_limits(found: int, counted: int, level: float = 0.95) -> tuple[float, float]:
    """Return the exact binomial limits of the share `found / counted`, each from 0 to 1.

    Args:
        found: Cells of the kind, 0 to `counted`.
        counted: Cells counted, at least 1.
        level: Confidence level, between 0 and 1.

    Raises:
        ValueError: If `found` is not among the cells counted.
        ArithmeticError: If more cells were counted than it can be worked out for, beyond 1e9.

    Source:
        Clopper and Pearson 1934; Ruemke's table is the same limit rounded outward (CLINICAL 1.6).
    """
    if counted < 1 or not 0 <= found <= counted:
        message = f"{found} of {counted} cells cannot be"
        raise ValueError(message)
    tail = (1 - level) / 2
    low = 0.0 if found == 0 else _quantile(tail, found, counted - found + 1)
    high = 1.0 if found == counted else _quantile(1 - tail, found + 1, counted - found)
    return low, high


def _quantile(probability: float, a: int, b: int) -> float:
    """Return where the regularised incomplete beta function reaches `probability`, by bisection."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if beta_share(a, b, middle) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beta_share(a: int, b: int, x: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), 0 to 1, for x between 0 and 1.

    Raises:
        ArithmeticError: If `a` and `b` are so large that it cannot be worked out, beyond 1e9.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    logarithm = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    front = math.exp(logarithm)
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def _fraction(a: int, b: int, x: float) -> float:
    """Return the continued fraction of the incomplete beta function (Lentz's way of evaluating it)."""
    above = 1.0
    below = 1 / _off_zero(1 - (a + b) * x / (a + 1))
    value = below
    for m in range(1, _MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            below = 1 / _off_zero(1 + term * below)
            above = _off_zero(1 + term / above)
            step = above * below
            value *= step
        if abs(step - 1) < _CLOSE:
            return value
    message = f"the limits of a share among {a + b - 1} cells cannot be worked out"
    raise ArithmeticError(message)


def _off_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
