"""Which lines of duration are passed: 7, 10, 14 days below 0.5, and chronic; yes, possible or not shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal

from neutro_desk.workup.episodes import days_of
from neutro_desk.workup.runs import Run, Runs
from neutro_desk.workup.timeline import (
    CHRONIC_DAYS,
    PROLONGED_DAYS,
    RECOVERY_LINE,
    Days,
    Sample,
    Shown,
    Tiers,
)

CHRONIC_LINE = Decimal("1.5")
"""Neutropenia, of which chronic is the long form, 10^9/L. Source: CLINICAL 2.2, 3.1."""

CHRONIC_OCCASIONS = 3
"""Days with a count below the line that chronic needs. Source: CLINICAL 3.1."""


def tiers_of(runs: Runs) -> Tiers:
    """Return the longest time below 0.5 and which lines of duration are passed.

    Yes: over the line by the lower bound. Possible: by the upper bound only, or an end is open. The lines are
    compared with the times themselves, not with rounded days.

    Args:
        runs: Of the series.

    Source:
        CLINICAL 3.1; INTERFACE `course`.
    """
    samples, severe = runs.samples, runs.below(RECOVERY_LINE)
    return Tiers(
        longest_below_500=_longest(samples, severe),
        prolonged=tuple(
            (days, _most(_over(samples, run, days) for run in severe)) for days in PROLONGED_DAYS
        ),
        chronic=_most(_chronic(samples, run) for run in runs.below(CHRONIC_LINE)),
    )


def _longest(samples: Sequence[Sample], runs: Sequence[Run]) -> Days | None:
    if not runs:
        return None
    longest = max(runs, key=lambda run: (_at_least(samples, run), _at_most(samples, run) or timedelta.max))
    return days_of(samples, longest, RECOVERY_LINE)


def _over(samples: Sequence[Sample], run: Run, days: int) -> Shown:
    line = timedelta(days=days)
    if _at_least(samples, run) > line:
        return Shown.YES
    at_most = _at_most(samples, run)
    return Shown.POSSIBLE if at_most is None or at_most > line else Shown.NOT_SHOWN


def _chronic(samples: Sequence[Sample], run: Run) -> Shown:
    line = timedelta(days=CHRONIC_DAYS)
    occasions = {sample.time.date() for sample in samples[run.first : run.last + 1]}
    if _at_least(samples, run) >= line and len(occasions) >= CHRONIC_OCCASIONS:
        return Shown.YES
    at_most = _at_most(samples, run)
    return Shown.POSSIBLE if at_most is None or at_most >= line else Shown.NOT_SHOWN


def _at_least(samples: Sequence[Sample], run: Run) -> timedelta:
    return samples[run.last].time - samples[run.first].time


def _at_most(samples: Sequence[Sample], run: Run) -> timedelta | None:
    """Return the upper bound; None, which is any length, when an end is open."""
    if run.before is None or run.after is None:
        return None
    return samples[run.after].time - samples[run.before].time


def _most(found: Iterable[Shown]) -> Shown:
    words = set(found)
    return next((word for word in (Shown.YES, Shown.POSSIBLE) if word in words), Shown.NOT_SHOWN)
