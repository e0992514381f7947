"""Typed dates and times of collection become a time, or the question to ask."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from neutro_desk.languages import ENGLISH, LANGUAGES, Language
from neutro_desk.workup.statements import Statement, say

OLD_AFTER = timedelta(days=7)
"""A typed time further back than this is noted. Source: UX, Entry."""

FURTHEST_BACK = 60
"""Days back that a text such as `-1` may go; further back needs a date."""

_SPELLED = {"maerz": 3, "mrz": 3}
"""Months as they are typed where there is no umlaut, and as some German systems write March."""

MONTH_NUMBERS = _SPELLED | {
    month.casefold(): number for language in LANGUAGES for number, month in enumerate(language.months, 1)
}
"""Every language's months, whichever is chosen: a pasted date keeps its own."""

_MONTH_NAMES = "|".join(sorted(MONTH_NUMBERS))
_NOW = ("now", "jetzt")
_DAYS_BACK = {"today": 0, "heute": 0, "yesterday": 1, "gestern": 1}
_HALF_DAY = 12
_TWO_DIGITS = 99
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))? ?(am|pm)?\Z|([0-9]{1,2})([0-9]{2})\Z", re.ASCII)
_TIME_AT_END = re.compile(r"(?:^|\s)([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? ?(?:am|pm)?|[0-9]{3,4})\Z", re.ASCII)
_YEAR = "(?:19|2[0-2])[0-9]{2}"
_ISO = re.compile(rf"({_YEAR})-([0-9]{{1,2}})-([0-9]{{1,2}})\Z", re.ASCII)
_LETTERS = re.compile(
    rf"([0-9]{{1,2}})[ ./-]*({_MONTH_NAMES})[a-zä]*\.?(?:[ ,./-]*({_YEAR}|[0-9]{{2}}))?\Z", re.ASCII
)
_LETTERS_FIRST = re.compile(rf"({_MONTH_NAMES})[a-zä]*\.?[ -]*([0-9]{{1,2}})(?:,? +({_YEAR}))?\Z", re.ASCII)
_NUMERIC = re.compile(rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})(?:\2({_YEAR})|\.)?\Z", re.ASCII)
_NO_CLOCKS: list[time] = []
_BACK = re.compile(r"-([0-9]{1,2})\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class MomentReading:
    """A typed time of collection; or what keeps it from being one.

    Attributes:
        value: The time; None while it cannot be said.
        problem: Why there is none: a question when `may_be` holds two readings or more.
        may_be: Readings it may stand for, each a day with or without its time; of a time in the future the
            same time of the day before.
        incomplete: Whether only the day, or only part of the text, is there yet.
        old: Whether it lies over seven days before now.
    """

    value: datetime | None = None
    problem: Statement | None = None
    may_be: tuple[date, ...] = ()
    incomplete: bool = False
    old: bool = False


def read_moment(date_text: str, time_text: str, now: datetime | None) -> MomentReading:
    """Read the two fields of the collection time; either may hold the whole.

    Accepted: `0610`, `6:10`, `21nov 0610`, `21-Nov-2026`, `2026-11-21T06:10`, `-1 0610` (yesterday), `now`.
    `5/11 0610` asks. A day without a year is the latest one that is not in the future.

    Args:
        date_text: Text of the date field.
        time_text: Text of the time field.
        now: The workstation's time; None: nothing is judged by it and relative texts are not read.
    """
    first, second = _tidied(date_text), _tidied(time_text)
    if not first and not second:
        return MomentReading()
    typed = " ".join(part for part in (date_text.strip(), time_text.strip()) if part)
    if first in _NOW or second in _NOW:
        if now is None or (first and second and first != second):
            return MomentReading(problem=say("moment.not_read", text=typed))
        return MomentReading(now.replace(second=0, microsecond=0))
    days, clocks = _both(first, second, now)
    if days is None:
        return MomentReading(problem=say("moment.not_read", text=typed))
    return _judged(_combined(days, clocks, first, second, now), typed, now)


def _tidied(text: str) -> str:
    plain = unicodedata.normalize("NFC", " ".join(text.lower().split()))
    return re.sub(r"(?<=[0-9])t(?=[0-9])", " ", plain)


def _both(first: str, second: str, now: datetime | None) -> tuple[list[date] | None, list[time]]:
    """Return the days and times the two fields may mean; None for the days when a part is not understood."""
    days: list[date] = []
    clocks: list[time] = []
    for text in (first, second):
        if not text:
            continue
        as_day = _days(text, now)
        if as_day and not (text is second and _clock(text)):
            found_days, found_clocks = as_day, _NO_CLOCKS
        else:
            found_days, found_clocks = _split(text, now)
            if not found_days and not found_clocks:
                return None, []
        if (found_days and days and found_days != days) or (
            found_clocks and clocks and found_clocks != clocks
        ):
            return None, []
        days, clocks = found_days or days, found_clocks or clocks
    return days, clocks


def _split(text: str, now: datetime | None) -> tuple[list[date], list[time]]:
    at_end = _TIME_AT_END.search(text)
    clock = _clock(at_end[1]) if at_end else None
    if at_end is None or clock is None:
        return [], []
    before = text[: at_end.start()].strip()
    if not before:
        return [], [clock]
    days = _days(before, now)
    return (days, [clock]) if days else ([], [])


def _combined(
    days: list[date], clocks: list[time], first: str, second: str, now: datetime | None
) -> list[date]:
    """Return every reading: days with times, and a text such as `21nov 2026` also as a day at 20:26."""
    if not days and clocks and now is not None:
        return [datetime.combine(now.date(), clock) for clock in clocks]
    if clocks:
        return [datetime.combine(day, clock) for day in days for clock in clocks]
    readings: list[date] = list(days)
    for text in (first, second):
        late_days, late_clocks = _split(text, now)
        readings += [datetime.combine(day, clock) for day in late_days for clock in late_clocks]
    return readings


def _judged(readings: list[date], typed: str, now: datetime | None) -> MomentReading:
    if not readings:
        return MomentReading(problem=say("moment.day_missing", text=typed), incomplete=True)
    possible = [reading for reading in readings if now is None or not _after(reading, now)]
    if not possible:
        return MomentReading(
            problem=say("moment.future", text=typed, read_as=readings[0]), may_be=_day_before(typed, readings)
        )
    if len(possible) > 1:
        question = say("moment.which", text=typed, first=possible[0], second=possible[1])
        return MomentReading(problem=question, may_be=tuple(possible))
    only = possible[0]
    if not isinstance(only, datetime):
        return MomentReading(problem=say("moment.time_missing", day=only), incomplete=True)
    return MomentReading(only, old=now is not None and now - only > OLD_AFTER)


def _day_before(typed: str, readings: list[date]) -> tuple[date, ...]:
    """Return yesterday's time when only a time was typed: `2310` after midnight."""
    only = readings[0]
    bare_time = _clock(_tidied(typed)) is not None
    return (only - timedelta(days=1),) if bare_time and isinstance(only, datetime) else ()


def _after(reading: date, now: datetime) -> bool:
    return reading > now if isinstance(reading, datetime) else reading > now.date()


def _clock(text: str) -> time | None:
    found = _CLOCK.match(text)
    if not found:
        return None
    hour, minute = int(found[1] or found[5]), int(found[2] or found[6])
    half = found[4]
    if half and not 1 <= hour <= _HALF_DAY:
        return None
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "pm" else 0)
    try:
        return time(hour, minute, int(found[3] or 0))
    except ValueError:
        return None


def _days(text: str, now: datetime | None) -> list[date]:
    """Return the days a text may mean, none when it is no day."""
    if now is not None and text in _DAYS_BACK:
        return [now.date() - timedelta(days=_DAYS_BACK[text])]
    back = _BACK.match(text)
    if back and now is not None and int(back[1]) <= FURTHEST_BACK:
        return [now.date() - timedelta(days=int(back[1]))]
    if iso := _ISO.match(text):
        return _day(iso[1], iso[2], iso[3], now)
    if letters := _LETTERS.match(text):
        return _day(letters[3], str(MONTH_NUMBERS[letters[2]]), letters[1], now)
    if letters := _LETTERS_FIRST.match(text):
        return _day(letters[3], str(MONTH_NUMBERS[letters[1]]), letters[2], now)
    if numeric := _NUMERIC.match(text):
        day_first = _day(numeric[4], numeric[3], numeric[1], now)
        month_first = _day(numeric[4], numeric[1], numeric[3], now)
        return day_first + [day for day in month_first if day not in day_first]
    return []


def _day(year: str | None, month: str, day: str, now: datetime | None) -> list[date]:
    """Return the day, in the latest year that is not in the future when none is given."""
    if year is not None:
        return _real(int(year) + (0 if int(year) > _TWO_DIGITS else 2000), int(month), int(day))
    if now is None:
        return []
    for back in range(9):
        found = _real(now.year - back, int(month), int(day))
        if found and found[0] <= now.date():
            return found
    return []


def _real(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)]
    except ValueError:
        return []


def only_a_time(date_text: str, time_text: str) -> time | None:
    """Return the time of day where the two fields hold nothing but that; None otherwise."""
    first, second = _tidied(date_text), _tidied(time_text)
    return _clock(first or second) if not (first and second) else None


def written_day(day: date, language: Language = ENGLISH) -> str:
    """Return a day as it is typed and shown: 21-Nov-2026; it is read again whatever the language."""
    return f"{day.day:02}-{language.months[day.month - 1]}-{day.year}"


def age_in_years(birth_date: date, on: date) -> int:
    """Return completed years of age; below 0 before birth."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))
