"""Whether the count had recovered by day 28, 30 and 42 after chemotherapy or transplant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from neutro_desk.workup.case import Event, EventKind, Moment, moment_as_datetime
from neutro_desk.workup.neighbours import LONG_GAP_WHILE_SEVERE
from neutro_desk.workup.sides import Side, days_between, side
from neutro_desk.workup.timeline import RECOVERY_LINE, ByDay, DayLine, Recovery, Sample

DAYS = (28, 30, 42)
"""Days after the start that are looked at. Arithmetic only: after chemotherapy they have no source."""

GRAFT_FAILURE_DAYS = (30, 42)
"""After a transplant: primary graft failure (blood or marrow, cord blood; with pancytopenia). Source: ASTCT,
PMC11161398 Table 1; CLINICAL 3.2."""

COUNTED = (EventKind.CHEMOTHERAPY, EventKind.TRANSPLANT)


def day_lines(
    samples: Sequence[Sample], events: Sequence[Event], recoveries: Sequence[Recovery], as_of: datetime
) -> tuple[DayLine, ...]:
    """Return for the latest chemotherapy or transplant what is shown of recovery by each day.

    Nothing is said without a count below 0.5 after it. `not recovered` needs a count below 0.5 at or after
    the day with no recovery before, and one at or before the day, no longer than a long gap between the two;
    where counts are missing it is `not shown`; a day to come is left out.

    Args:
        samples: In order of time, one at a time.
        events: Of the case.
        recoveries: To 0.5.
        as_of: Days after this have not come yet.

    Source:
        CLINICAL 3.2.
    """
    dated = [event for event in events if event.kind in COUNTED and event.begins is not None]
    latest = max(dated, key=_begins, default=None)
    if latest is None or latest.begins is None:
        return ()
    start = moment_as_datetime(latest.begins)
    low = [sample for sample in samples if sample.time >= start and side(sample, RECOVERY_LINE) is Side.BELOW]
    if not low:
        return ()
    recovered = next((one.time for one in recoveries if one.time > low[0].time), None)
    found: list[DayLine] = []
    for days in DAYS:
        day = _day_after(latest.begins, days)
        if as_of.date() >= day:
            found.append(DayLine(latest, days, _by(day, low, recovered)))
    return tuple(found)


def _by(day: date, low: Sequence[Sample], recovered: datetime | None) -> ByDay:
    if recovered is not None and recovered.date() <= day:
        return ByDay.RECOVERED
    still_low = next(
        (one for one in low if one.time.date() >= day and (recovered is None or one.time < recovered)), None
    )
    if still_low is None:
        return ByDay.NOT_SHOWN
    before = next(
        (one for one in reversed(low) if one.time <= still_low.time and one.time.date() <= day), None
    )
    if before is None or days_between(before.time, still_low.time) > LONG_GAP_WHILE_SEVERE:
        return ByDay.NOT_SHOWN
    return ByDay.NOT_RECOVERED


def _begins(event: Event) -> datetime:
    return datetime.min if event.begins is None else moment_as_datetime(event.begins)


def _day_after(start: Moment, days: int) -> date:
    first = start.date() if isinstance(start, datetime) else start
    return first + timedelta(days=days)
