"""The rows of the table: each count with its change since the one before and the events of its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from itertools import groupby

from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Event, EventKind, Moment, moment_as_datetime
from neutro_desk.workup.quantities import EXACT

SECONDS_PER_DAY = 86400


class Happening(Enum):
    """What an event did on the day of a count."""

    THEN = "then"
    STARTED = "started"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class CountRow:
    """One row of the table.

    Attributes:
        difference: From the count in use before it, 10^9/L; None when either is censored or missing, or both
            are of one time.
        days: Days since that count, rounded to 0.01; None with the difference.
        happenings: Events of the same calendar day, and what each did.
        open: Whether it is the open count, not yet added.
    """

    count: AssessedCount
    difference: Decimal | None = None
    days: float | None = None
    happenings: tuple[tuple[Happening, Event], ...] = ()
    open: bool = False


def count_rows(
    dated: Sequence[AssessedCount], undated: Iterable[AssessedCount], events: Sequence[Event]
) -> tuple[CountRow, ...]:
    """Return the rows of the table, the newest first and counts without a time last.

    Of several counts of one time those in use come first: what replaced a count stands above it.

    Args:
        dated: Counts with a time, in order of collection; voided ones stand between but compare to nothing.
        undated: Counts without a time.
        events: The events of the case.
    """
    rows: list[CountRow] = []
    before: AssessedCount | None = None
    happened = _by_day(events)
    for count in dated:
        rows.append(_row(count, before, happened))
        if count.cbc.voided is None and (count.anc.value is not None or count.anc.upper_limit is not None):
            before = count
    rows.reverse()
    by_time = groupby(rows, key=_time)
    ordered = [row for _, of_one_time in by_time for row in sorted(of_one_time, key=_is_voided)]
    return (*ordered, *(CountRow(count) for count in undated))


def _time(row: CountRow) -> datetime | None:
    return row.count.cbc.collected


def _is_voided(row: CountRow) -> bool:
    return row.count.cbc.voided is not None


_Happenings = tuple[tuple[Happening, Event], ...]


def _row(
    count: AssessedCount, before: AssessedCount | None, happened: Mapping[date, _Happenings]
) -> CountRow:
    collected = count.cbc.collected
    happenings = () if collected is None else happened.get(collected.date(), ())
    difference, days = _change(before, count)
    return CountRow(count, difference, days, happenings, open=not count.cbc.id)


def _change(before: AssessedCount | None, count: AssessedCount) -> tuple[Decimal | None, float | None]:
    if before is None or count.cbc.voided is not None:
        return None, None
    first, last = before.anc.exact, count.anc.exact
    since, until = before.cbc.collected, count.cbc.collected
    if first is None or last is None or since is None or until is None or since == until:
        return None, None
    return EXACT.subtract(last, first), round((until - since).total_seconds() / SECONDS_PER_DAY, 2)


def _by_day(events: Sequence[Event]) -> Mapping[date, _Happenings]:
    """Return what each event did, by the day it did it, in the order of the events."""
    found: dict[date, _Happenings] = {}
    for event in events:
        began = Happening.THEN if event.kind is EventKind.FEVER else Happening.STARTED
        # Backwards: of two things an event did on one day the first is told.
        did = {_day(event.stop): Happening.STOPPED, _day(event.start): began, _day(event.at): Happening.THEN}
        for day, happening in did.items():
            if day is not None:
                found[day] = (*found.get(day, ()), (happening, event))
    return found


def _day(moment: Moment | None) -> date | None:
    return None if moment is None else moment_as_datetime(moment).date()
