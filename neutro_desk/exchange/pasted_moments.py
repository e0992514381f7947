"""Dates and times in a pasted block: where they stand, and in which order day and month are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum

from neutro_desk.workup.moments import MONTH_NUMBERS, read_moment, written_day
from neutro_desk.workup.statements import Choice, Note, NoteKind, say

_MONTHS = "|".join(sorted(MONTH_NUMBERS))
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[ap]\.?m\.?(?![a-z]))?"
_BARE_CLOCK = (
    r"(?:[01][0-9]|2[0-3])[0-5][0-9](?![0-9.,:/*%])(?!\s?(?:[a-z#µμ]{0,9}\s?/\s?[a-zµμ]|%|x?\s?10\s?[*^]))"
)
_ZONE = r"(?:\s?(?:utc|gmt|[ecmp][sd]t|ces?t|bst|a[ecw][sd]t|[+-][0-9]{2}:?[0-9]{2}(?![0-9]))|z)(?![a-z])"
_DAY = (
    r"(?:(?:19|2[0-2])[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}|(?:19|2[0-2])[0-9]{2}/[0-9]{1,2}/[0-9]{1,2}"
    rf"|[0-9]{{1,2}}[ ./-]?(?:{_MONTHS})[a-zä]*\.?(?:[ ./-]|,\s?)?"
    r"(?:(?:19|2[0-2])[0-9]{2}|[0-9]{2})?(?![0-9:])"
    rf"|(?:{_MONTHS})[a-zä]*\.?[ -][0-9]{{1,2}},?\s(?:19|2[0-2])[0-9]{{2}}"
    r"|[0-9]{1,2}(?P<mark>[/.-])[0-9]{1,2}(?P=mark)(?:19|2[0-2])[0-9]{2}"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}(?![0-9])|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}(?![0-9]))"
)
MOMENT = re.compile(
    rf"(?<![\w./-])(?P<day>{_DAY})(?:(?:\s*,?\s*(?:@|at\b|time\b)?:?\s*|t)(?P<clock>{_CLOCK}|(?P<bare>{_BARE_CLOCK}))"
    rf"(?:\.[0-9]+)?(?P<zone>{_ZONE})?)?(?![\w/%])",
    re.IGNORECASE,
)
SHORT_MOMENT = re.compile(
    rf"(?<![\w./-])(?P<day>[0-9]{{1,2}}/[0-9]{{1,2}}|[0-9]{{1,2}}\.[0-9]{{1,2}}\.)"
    rf"\s+(?P<clock>{_CLOCK}|(?P<bare>{_BARE_CLOCK}))(?P<zone>(?!))?(?![\w/%])",
    re.IGNORECASE,
)
MAY_HOLD_MOMENT = re.compile(
    rf"[0-9][0-9]?[/.-][0-9]{{1,2}}[/.-]|[0-9]/[0-9]|[0-9]\.\s+[0-9]|{_MONTHS}", re.IGNORECASE
)
"""A quick look that rules out most lines without a date."""

SHORT_DAY = re.compile(r"[0-9]{1,2}/[0-9]{1,2}\Z|[0-9]{1,2}\.[0-9]{1,2}\.\Z")
ONLY_CLOCK = re.compile(rf"(?:{_CLOCK}|{_BARE_CLOCK})\Z", re.IGNORECASE)
_NUMERIC = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2})|\.)?\Z")
_YEAR_FIRST = re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})\Z")
_CENTURY = 100


class DateOrder(Enum):
    """How a date in figures is written; the value is the answer to the question."""

    DAY_FIRST = "order:day-first"
    MONTH_FIRST = "order:month-first"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time of collection as the block writes it.

    Attributes:
        line: Line it stands on, from 1.
        day, clock: As written.
        zone: A time zone behind it, as written.
        labelled: Whether the block says that it is the collection.
        bare_clock: Whether the time is four digits, which may also be a number.
    """

    line: int
    day: str
    clock: str = ""
    zone: str = ""
    labelled: bool = False
    bare_clock: bool = False


def stamp_of(found: re.Match[str], line: int, *, labelled: bool = False) -> Stamp:
    """Return the stamp of a match of `MOMENT` or `SHORT_MOMENT`."""
    zone, clock = (found["zone"] or "").strip(), (found["clock"] or "").replace(".", "").strip()
    return Stamp(line, found["day"].strip(" ,"), clock, zone, labelled, found["bare"] is not None)


def whole_stamp(text: str, line: int, *, labelled: bool = False) -> Stamp | None:
    """Return the stamp that a whole text is; None when it is anything else."""
    plain = text.strip().strip("()[]").strip()
    found = MOMENT.fullmatch(plain) or SHORT_MOMENT.fullmatch(plain)
    if found is not None:
        return stamp_of(found, line, labelled=labelled)
    return Stamp(line, plain, labelled=labelled) if SHORT_DAY.match(plain) else None


def only_clock(text: str) -> bool:
    """Return whether a text is a time of day and nothing else."""
    return ONLY_CLOCK.match(text.strip()) is not None


@dataclass(frozen=True, slots=True)
class Settled:
    """The times of a block as typed text.

    Attributes:
        texts: Text of the date and of the time of each stamp.
        open: Stamps whose day and month are not told apart yet.
        questions: What the block is asked about them.
    """

    texts: Mapping[Stamp, tuple[str, str]]
    open: frozenset[Stamp]
    questions: tuple[Note, ...]


def settled(stamps: Iterable[Stamp], answers: frozenset[str], now: datetime | None) -> Settled:
    """Return the text of date and time of each stamp, and the question of the block if there is one.

    A date such as 5/11/2026 is written with its month in letters once the order is known: from an answer,
    from another date of the block such as 21/11/2026, or because one order leads into the future.
    """
    every = list(dict.fromkeys(stamps))
    order = _answered(answers) or _shown(every, now)
    texts = {stamp: _written(stamp, order, now) for stamp in every}
    unsettled = [stamp for stamp in every if order is None and len(_days(stamp, now)) > 1]
    return Settled(texts, frozenset(unsettled), tuple(_question(stamp, now) for stamp in unsettled[:1]))


def _answered(answers: frozenset[str]) -> DateOrder | None:
    given = [order for order in DateOrder if order.value in answers]
    return given[0] if len(given) == 1 else None


def _shown(stamps: list[Stamp], now: datetime | None) -> DateOrder | None:
    """Return the order that some date of the block shows, and none contradicts."""
    shown = {
        next(iter(days)) for stamp in stamps if _is_numeric(stamp) and len(days := _days(stamp, now)) == 1
    }
    return shown.pop() if len(shown) == 1 else None


def _is_numeric(stamp: Stamp) -> bool:
    found = _NUMERIC.match(stamp.day)
    return found is not None and found[1].lstrip("0") != found[3].lstrip("0")


def _days(stamp: Stamp, now: datetime | None) -> dict[DateOrder, date]:
    """Return the days a date in figures may be; one entry for a date that has one reading."""
    found = _NUMERIC.match(stamp.day)
    if found is None:
        return {}
    first, second, year = int(found[1]), int(found[3]), found[4]
    readings = {
        DateOrder.DAY_FIRST: _real(year, second, first, now),
        DateOrder.MONTH_FIRST: _real(year, first, second, now),
    }
    real = {order: day for order, day in readings.items() if day is not None}
    if len(set(real.values())) < len(real):
        return dict([next(iter(real.items()))])
    past = {order: day for order, day in real.items() if now is None or day <= now.date()}
    return past or real


def _real(year: str | None, month: int, day: int, now: datetime | None) -> date | None:
    if year is None:
        if now is None:
            return None
        years = [now.year, now.year - 1]
    else:
        years = [int(year) if int(year) >= _CENTURY else 2000 + int(year)]
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:
            continue
        if year is not None or (now is not None and found <= now.date() + timedelta(days=0)):
            return found
    return None


def _written(stamp: Stamp, order: DateOrder | None, now: datetime | None) -> tuple[str, str]:
    """Return the texts of a stamp; times are written in one way, so that equal ones meet."""
    day, clock = _written_day(stamp, order, now), _clock(stamp)
    read = read_moment(day, clock, None).value if clock else None
    return (
        (day, clock) if read is None else (written_day(read), read.strftime("%H:%M:%S").removesuffix(":00"))
    )


def _written_day(stamp: Stamp, order: DateOrder | None, now: datetime | None) -> str:
    days = _days(stamp, now)
    if order is not None and order in days:
        return written_day(days[order])
    if len(days) == 1:
        return written_day(next(iter(days.values())))
    if days:
        return _with_century(stamp.day)
    year_first = _YEAR_FIRST.match(stamp.day)
    text = "-".join(year_first.groups()) if year_first else stamp.day
    read = read_moment(text, "00:00", None if _has_year(text) else now)
    return text if read.value is None else written_day(read.value)


def _with_century(day: str) -> str:
    """Return a date in figures with its year in full, as it is then asked about."""
    found = _NUMERIC.match(day)
    short = found is not None and found[4] is not None and int(found[4]) < _CENTURY
    return f"{day[:-2]}20{day[-2:]}" if short else day


def _has_year(text: str) -> bool:
    return re.search(r"[0-9]{4}|[a-z.]*[ ./-]?[0-9]{2}\Z", text, re.IGNORECASE) is not None


def _clock(stamp: Stamp) -> str:
    return f"{stamp.clock} {stamp.zone}".strip()


def _question(stamp: Stamp, now: datetime | None) -> Note:
    choices = tuple(
        Choice(say("pasted.order_choice", day=day), confirms=order.value)
        for order, day in _days(stamp, now).items()
    )
    return Note(NoteKind.ASK, "collected", say("pasted.order", text=stamp.day), choices)


def with_clock(stamp: Stamp, clock: str) -> Stamp:
    """Return the stamp with a time that stands beside or under its date."""
    return replace(stamp, clock=clock.strip())
