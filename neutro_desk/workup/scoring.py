"""From reasons to a score and a word for the strength of evidence; nothing here is a probability."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from neutro_desk.workup.ranked import RankedCause, Reason, Support

STRONG_SCORE, MODERATE_SCORE, WEAK_SCORE = 5, 3, 1
STRONG_REASON, MODERATE_REASON = 3, 2
STRONG_REASONS = 2
STRENGTHS = {1: Support.WEAK, 2: Support.MODERATE, 3: Support.STRONG}
"""The weight of one reason, for or against, in words."""

MOST_BY_WEAK_REASONS = MODERATE_SCORE - 1
"""What weak reasons alone can make of a cause, however many there are: they fit too many causes."""

MOST_WITHOUT_KEY = WEAK_SCORE
"""What a cause comes to while none of its key findings speaks for it: worth asking, no more."""


def support_word(score: int, reasons_for: tuple[Reason, ...]) -> Support:
    """Return the strength of evidence in words.

    The rule, for the score of `scored`. Strong: 5 or more, from at least two reasons of which one weighs 3.
    Moderate: 3 or more. Weak: 1 or more. Otherwise nothing speaks for it yet.
    """
    heavy = any(reason.weight >= STRONG_REASON for reason in reasons_for)
    if score >= STRONG_SCORE and heavy and len(reasons_for) >= STRONG_REASONS:
        return Support.STRONG
    if score >= MODERATE_SCORE:
        return Support.MODERATE
    return Support.WEAK if score >= WEAK_SCORE else Support.NONE


def scored(cause: RankedCause, reasons: Iterable[Reason], key: Collection[str] = ()) -> RankedCause:
    """Return a cause with the reasons that speak, the weightiest first, its score and its word.

    The score is the sum of the weights (1 weak, 2 moderate, 3 strong; negative against) with three bounds:
    reasons of one group count once, by the strongest; weak reasons alone make no more than weak; without a
    key finding a cause comes to no more than 1. All keep the order: one more reason for never lowers the
    score, one more against never raises it.

    Args:
        cause: The cause without its reasons.
        reasons: All that speak, for and against.
        key: Questions of which one must speak for the cause; none if any reason may carry it.
    """
    speaking = tuple(reasons)
    speaks_for = _counted_once([one for one in speaking if one.weight > 0])
    against = _counted_once([one for one in speaking if one.weight < 0])
    total = sum(reason.weight for reason in (*speaks_for, *against) if reason.counted)
    only_weak = all(reason.weight < MODERATE_REASON for reason in speaks_for)
    score = min(total, MOST_BY_WEAK_REASONS) if only_weak else total
    key_missing = bool(key) and not any(reason.finding in key for reason in speaks_for)
    score = min(score, MOST_WITHOUT_KEY) if key_missing else score
    return replace(
        cause,
        score=score,
        support=support_word(score, tuple(one for one in speaks_for if one.counted)),
        reasons_for=speaks_for,
        reasons_against=against,
        key_missing=key_missing,
    )


def unbounded(cause: RankedCause) -> int:
    """Return the sum of the weights that count, without the bounds of the score: tells equal scores apart."""
    return sum(one.weight for one in (*cause.reasons_for, *cause.reasons_against) if one.counted)


def _counted_once(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return reasons of one side, the weightiest first; of each group only the first counts."""
    seen: set[str] = set()
    found = []
    for reason in sorted(reasons, key=_lightness):
        again = bool(reason.group) and reason.group in seen
        seen.add(reason.group)
        found.append(replace(reason, counted=False) if again else reason)
    return tuple(found)


def _lightness(reason: Reason) -> int:
    return -abs(reason.weight)
