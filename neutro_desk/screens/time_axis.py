"""Time on the plot's axis: seconds by our own arithmetic, and where dated ticks stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from neutro_desk.languages import ENGLISH, Language
from neutro_desk.wording.dates import moment_text

EPOCH = datetime(2000, 1, 1)
"""Second 0 of the axis. No time zone, no locale: ward times are what the ward's clock showed."""

_HOUR = 3600.0
_DAY = 86400.0
_HOURS = (1, 2, 3, 6, 12)
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100)
_MONTH = 30.44 * _DAY
_YEAR = 365.25 * _DAY


@dataclass(frozen=True, slots=True)
class TimeTick:
    """One tick: seconds on the axis, and what stands under it."""

    seconds: float
    label: str


def seconds_of(moment: datetime) -> float:
    """Return seconds from the axis's epoch to a time without a zone."""
    return (moment - EPOCH).total_seconds()


def datetime_of(seconds: float) -> datetime:
    """Return the time at `seconds`, held within the years a date can have."""
    first, last = seconds_of(datetime.min), seconds_of(datetime(9999, 12, 31))
    return EPOCH + timedelta(seconds=min(max(seconds, first), last))


def midnight(moment: datetime) -> datetime:
    """Return the start of the day of a time."""
    return datetime(moment.year, moment.month, moment.day)


def time_ticks(start: float, end: float, most: int, language: Language = ENGLISH) -> tuple[TimeTick, ...]:
    """Return the ticks between two seconds of the axis, about `most` of them at most.

    Hours and days stand on round hours and midnights, weeks on Mondays, months on their first day.
    """
    if end <= start:
        return ()
    per_tick = (end - start) / max(most, 1)
    slack = (end - start) * 1e-6  # a tick on the very edge must not fall to a rounded second
    first, last = datetime_of(start - slack), datetime_of(end + slack)
    for hours in _HOURS:
        if hours * _HOUR >= per_tick:
            return _listed(_by_hours(first, last, hours), "time", language)
    for days in _DAYS:
        if days * _DAY >= per_tick:
            return _listed(_by_days(first, last, days), "time", language)
    for months in _MONTHS:
        if months * _MONTH >= per_tick:
            return _listed(_by_months(first, last, months), "month", language)
    years = next((years for years in _YEARS if years * _YEAR >= per_tick), 500)
    return _listed(_by_years(first, last, years), "year", language)


def years_shown(start: float, end: float) -> tuple[int, int]:
    """Return the first and the last year an axis shows."""
    return datetime_of(start).year, datetime_of(end).year


def _listed(moments: Iterator[datetime], form: str, language: Language) -> tuple[TimeTick, ...]:
    return tuple(TimeTick(seconds_of(moment), _label(moment, form, language)) for moment in moments)


def _label(moment: datetime, form: str, language: Language) -> str:
    if form == "year":
        return str(moment.year)
    if form == "month":
        return f"{language.months[moment.month - 1]}-{moment.year}"
    return moment_text(moment, "day" if moment.hour == 0 else "time", language)


def _by_hours(first: datetime, last: datetime, hours: int) -> Iterator[datetime]:
    moment = midnight(first)
    while moment <= last:
        if moment >= first:
            yield moment
        moment += timedelta(hours=hours)


def _by_days(first: datetime, last: datetime, days: int) -> Iterator[datetime]:
    monday = date(2000, 1, 3).toordinal()
    ordinal = first.toordinal() - (first.toordinal() - monday) % days
    while ordinal <= last.toordinal():
        moment = datetime.fromordinal(max(ordinal, 1))
        if first <= moment <= last:
            yield moment
        ordinal += days


def _by_months(first: datetime, last: datetime, months: int) -> Iterator[datetime]:
    number = first.year * 12 + (first.month - 1) // months * months
    while number // 12 <= min(last.year, 9998):
        moment = datetime(number // 12, number % 12 + 1, 1)
        if first <= moment <= last:
            yield moment
        number += months


def _by_years(first: datetime, last: datetime, years: int) -> Iterator[datetime]:
    for year in range(first.year - first.year % years, last.year + 1, years):
        if year >= 1 and first <= datetime(year, 1, 1) <= last:
            yield datetime(year, 1, 1)
