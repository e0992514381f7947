"""From reasons to a score and a word for the strength of evidence; nothing here is a probability."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from neutro_desk.workup.ranked import RankedCause, Reason, Support

STRONG_SCORE, MODERATE_SCORE, WEAK_SCORE = 5, 3, 1
STRONG_REASON = 3
STRONG_REASONS = 2


def support_word(score: int, reasons_for: tuple[Reason, ...]) -> Support:
    """Return the strength of evidence in words.

    The rule: the score is the sum of the weights of all reasons that speak (1 weak, 2 moderate, 3 strong;
    negative against). Strong: 5 or more, from at least two reasons of which one weighs 3. Moderate: 3 or
    more. Weak: 1 or more. Otherwise nothing speaks for it yet.
    """
    heavy = any(reason.weight >= STRONG_REASON for reason in reasons_for)
    if score >= STRONG_SCORE and heavy and len(reasons_for) >= STRONG_REASONS:
        return Support.STRONG
    if score >= MODERATE_SCORE:
        return Support.MODERATE
    return Support.WEAK if score >= WEAK_SCORE else Support.NONE


def scored(cause: RankedCause, reasons: Iterable[Reason]) -> RankedCause:
    """Return a cause with the reasons that speak, the weightiest first, its score and its word."""
    speaking = tuple(reasons)
    speaks_for = tuple(sorted((one for one in speaking if one.weight > 0), key=_lightness))
    against = tuple(sorted((one for one in speaking if one.weight < 0), key=_lightness))
    score = sum(reason.weight for reason in speaking)
    return replace(
        cause,
        score=score,
        support=support_word(score, speaks_for),
        reasons_for=speaks_for,
        reasons_against=against,
    )


def _lightness(reason: Reason) -> int:
    return -abs(reason.weight)
