"""Recovery after an episode below a line: enough consecutive days at or above it, after the lowest value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from neutro_desk.workup.runs import runs_below
from neutro_desk.workup.sides import Side, depth, side
from neutro_desk.workup.timeline import RECOVERY_LINE, Recovery, Sample


def recoveries_of(
    samples: Sequence[Sample], runs: int, line: Decimal = RECOVERY_LINE
) -> tuple[Recovery, ...]:
    """Return when the count recovered after each episode below a line: after its nadir, each time once.

    Args:
        samples: In order of time, one at a time.
        runs: Measurements on different days that make a recovery.
        line: 10^9/L; what is called recovery without a line named is that to 0.5.

    Source:
        CIBMTR forms manual; CLINICAL 3.2.
    """
    starts = _recovery_starts(samples, runs, line)
    found: list[Recovery] = []
    place = 0
    for run in runs_below(samples, line, line):
        last_nadir = min(reversed(samples[run.first : run.last + 1]), key=depth).time
        while place < len(starts) and starts[place] <= last_nadir:
            place += 1
        if place < len(starts) and (not found or found[-1].time != starts[place]):
            found.append(Recovery(starts[place], line, runs))
    return tuple(found)


def _recovery_starts(samples: Sequence[Sample], runs: int, line: Decimal) -> list[datetime]:
    """Return each time at which a run of measurements on enough different days at or above a line begins."""
    starts: list[datetime] = []
    days: list[date] = []
    began: datetime | None = None
    for sample in samples:
        if side(sample, line) is not Side.NOT_BELOW:
            days, began = [], None
            continue
        if began is None:
            began = sample.time
        if not days or days[-1] != sample.time.date():
            days.append(sample.time.date())
        if len(days) == runs:
            starts.append(began)
    return starts
