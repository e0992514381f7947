"""Which lines of duration are passed: 7, 10, 14 days below 0.5, and chronic; yes, possible or not shown."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from neutro_desk.workup.episodes import days_of
from neutro_desk.workup.runs import Run, Runs
from neutro_desk.workup.timeline import (
    CHRONIC_DAYS,
    PROLONGED_DAYS,
    RECOVERY_LINE,
    Days,
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
    bounds = [(_at_least(runs, run), _at_most(runs, run)) for run in runs.below(RECOVERY_LINE)]
    longest = max(bounds, default=None)
    most = max([at_most for _, at_most in bounds], default=timedelta())
    return Tiers(
        longest_below_500=None if longest is None else _longest(runs, bounds.index(longest)),
        prolonged=tuple([(days, _over(longest, most, timedelta(days=days))) for days in PROLONGED_DAYS]),
        chronic=_chronic(runs),
    )


def _longest(runs: Runs, place: int) -> Days:
    return days_of(runs.samples, runs.below(RECOVERY_LINE)[place], RECOVERY_LINE)


def _over(longest: tuple[timedelta, timedelta] | None, most: timedelta, line: timedelta) -> Shown:
    if longest is not None and longest[0] > line:
        return Shown.YES
    return Shown.POSSIBLE if most > line else Shown.NOT_SHOWN


def _chronic(runs: Runs) -> Shown:
    line, shown = timedelta(days=CHRONIC_DAYS), Shown.NOT_SHOWN
    for run in runs.below(CHRONIC_LINE):
        if _at_most(runs, run) < line:
            continue
        if _at_least(runs, run) >= line:
            days = {time.date() for time in runs.times[run.first : run.last + 1]}
            if len(days) >= CHRONIC_OCCASIONS:
                return Shown.YES
        shown = Shown.POSSIBLE
    return shown


def _at_least(runs: Runs, run: Run) -> timedelta:
    return runs.times[run.last] - runs.times[run.first]


def _at_most(runs: Runs, run: Run) -> timedelta:
    """Return the upper bound; an end that is open leaves any length possible."""
    if run.before is None or run.after is None:
        return timedelta.max
    return runs.times[run.after] - runs.times[run.before]
