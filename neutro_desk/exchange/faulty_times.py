"""Why the text in a column of times is none: what it looks like is named, and never guessed at."""

from __future__ import annotations

import re
from datetime import date

from neutro_desk.exchange.delimited import read_day, read_time
from neutro_desk.workup.statements import Statement, say

YEARS = range(1900, 9999)
"""Years of a count: a date beyond them stands for none, as 9999-12-31 does in many tables."""

_ZONED = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]+)? ?"
    r"(?:[+\u2212-][0-9]{2}:?(?:[0-9]{2})?|(?![AaPp][Mm]\Z)[A-Za-z][A-Za-z/_]*)\Z",
    re.ASCII,
)
_DAY_OR_MONTH_FIRST = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})(?![0-9])", re.ASCII)


def no_time(text: str) -> Statement:
    """Return the reason why a text, without blanks around it, is no date with a time of day."""
    if not text:
        return say("row.missing")
    known = read_time(text) or read_day(text)
    if known is not None and known.year not in YEARS:
        return say("row.year", year=known.year)
    if _ZONED.match(text):
        return say("row.time_zone")
    parts = _DAY_OR_MONTH_FIRST.match(text)
    if parts is None:
        return say("row.time")
    readings = {_day(parts[4], parts[3], parts[1]), _day(parts[4], parts[1], parts[3])} - {None}
    if len(readings) > 1:
        one, other = sorted(filter(None, readings))
        return say("row.day_or_month", one=one, other=other)
    return say("row.time")


def _day(year: str, month: str, day: str) -> str | None:
    """Return a day as files write it; None where there is no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
