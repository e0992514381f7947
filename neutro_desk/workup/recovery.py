"""Recovery after an episode below a line: enough consecutive days at or above it, after the lowest value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from neutro_desk.workup.runs import Runs
from neutro_desk.workup.sides import Side, side
from neutro_desk.workup.timeline import RECOVERY_LINE, Recovery, Sample


def recoveries_of(runs: Runs, days: int, line: Decimal = RECOVERY_LINE) -> tuple[Recovery, ...]:
    """Return when the count recovered after each episode below a line: after its nadir, each time once.

    Args:
        runs: Of the series.
        days: Measurements on different days that make a recovery.
        line: 10^9/L; what is called recovery without a line named is that to 0.5.

    Source:
        CIBMTR forms manual; CLINICAL 3.2.
    """
    found: list[Recovery] = []
    below = runs.below(line)
    for place, run in enumerate(below, start=1):
        if run.after is None:
            break
        until = below[place].first if place < len(below) else len(runs.samples)
        time = _first_start(runs.samples[run.after : until], days, line)
        if time is not None:
            found.append(Recovery(time, line, days))
    return tuple(found)


def _first_start(samples: Sequence[Sample], days: int, line: Decimal) -> datetime | None:
    """Return the time at which the first row of measurements on enough days at or above a line begins."""
    began: datetime | None = None
    last: date | None = None
    seen = 0
    for sample in samples:
        if side(sample, line) is not Side.NOT_BELOW:
            began, last, seen = None, None, 0
            continue
        if began is None:
            began = sample.time
        day = sample.time.date()
        if day != last:
            last, seen = day, seen + 1
        if seen == days:
            return began
    return None
