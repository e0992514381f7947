"""Retention: which backups stay as they grow old."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta

ALL_FOR = timedelta(hours=48)
DAILY = 14
WEEKLY = 8
MONTHLY = 12


def kept(moments: Sequence[datetime], now: datetime) -> frozenset[datetime]:
    """Return which backups stay.

    All of the last 48 hours stay, and the newest of each of the last 14 days, 8 weeks and 12 months that
    have one. Days without a backup do not count: after a holiday nothing has gone. Whatever the clock says,
    the newest stays.

    Args:
        moments: When each was made.
        now: The present, of the same kind (with or without time zone).
    """
    found = {moment for moment in moments if moment > now - ALL_FOR}
    for period, number in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        found |= _newest_of_each(moments, period, number)
    return frozenset(found)


def _newest_of_each(
    moments: Sequence[datetime], period: Callable[[datetime], Hashable], number: int
) -> set[datetime]:
    newest: dict[Hashable, datetime] = {}
    for moment in sorted(moments, reverse=True):
        newest.setdefault(period(moment), moment)
    return set(list(newest.values())[:number])


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return (moment.year, moment.month)
