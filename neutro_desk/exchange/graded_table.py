"""Tables of counts to be graded: each row becomes a count, an age and a scheme, or the reason why not."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from neutro_desk.exchange.delimited import Fault, Table, read_day, read_time
from neutro_desk.exchange.series import read_count
from neutro_desk.workup.assessed import age_between
from neutro_desk.workup.case import Cbc, Comparator, Patient
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.plausibility import lower_limit_range
from neutro_desk.workup.quantities import EXACT, file_unit, in_canonical, plain_file_number, to_canonical
from neutro_desk.workup.reference_limits import LEAP_YEAR_DAYS, Age, first_year_age
from neutro_desk.workup.scale import anc_range
from neutro_desk.workup.schemes import Scheme, Schemes
from neutro_desk.workup.statements import leaves_no_number, say

NEEDED = ("anc", "unit")
OPTIONAL = ("lln", "birth", "collected", "scheme")
ADDED = ("grade", "word", "reason")
"""Columns of the table: those it must have, those that are read where it has them, those that are added."""

UNNAMED = "CTCAE 5.0"
"""The scheme of a row that names none."""

KEPT = 4096
"""Readings of one text that are kept, so that what stands in many rows is read once."""

Texts = tuple[str, ...]
"""What a grade depends on, as written: the cells of those columns of a table that are read."""


class ToGrade(NamedTuple):
    """One row, read: the count, the age at collection, and by which scheme it is to be graded.

    Attributes:
        anc: 10^9/L, exact.
        lower_limit: The laboratory's lower limit, 10^9/L.
        age: The age where it lies in the first year; None from then on, or unknown.
        age_days: Completed days from birth to collection; None without both dates.
    """

    scheme: Scheme
    anc: Decimal
    comparator: Comparator | None
    lower_limit: Decimal | None
    age: Age | None = None
    age_days: int | None = None


class _Unit(NamedTuple):
    """One spelling of a unit: what makes 10^9/L of its numbers, and which of them raise no question."""

    factor: Decimal
    least: Decimal
    most: Decimal
    least_limit: Decimal
    most_limit: Decimal


class RowReader:
    """Reads the rows of one table; where its columns stand is settled once, by its head."""

    def __init__(self, table: Table, schemes: Schemes, unnamed: str = UNNAMED) -> None:
        """Settle the places of the columns."""
        there = [name for name in (*NEEDED, *OPTIONAL) if table.has(name)]
        self.texts_of = itemgetter(*(table.places[name] for name in there))
        # What the table has no column for is read as the blank that `read` sets behind its texts.
        self._in_order = itemgetter(
            *(there.index(name) if name in there else len(there) for name in (*NEEDED, *OPTIONAL))
        )
        self._schemes, self._unnamed = schemes, unnamed
        self._scheme = lru_cache(maxsize=KEPT)(self._find_scheme)

    def read(self, texts: Texts) -> ToGrade | Fault:
        """Return what one row asks to be graded; or the first thing in it that cannot be read.

        Args:
            texts: What `texts_of` picked from its cells.
        """
        anc_text, unit, limit_text, birth, collected, named = map(str.strip, self._in_order((*texts, "")))
        scheme = self._scheme(named)
        if isinstance(scheme, Fault):
            return scheme
        age = _age(birth, collected) if birth or collected else None
        if isinstance(age, Fault):
            return age
        read = _plain_counts(anc_text, unit, limit_text) or _any_counts(anc_text, unit, limit_text)
        if isinstance(read, Fault):
            return read
        return ToGrade(scheme, *read) if age is None else ToGrade(scheme, *read, *age)

    def _find_scheme(self, named: str) -> Scheme | Fault:
        known = self._schemes.named(named or self._unnamed)
        return known or Fault("scheme", named, say("row.scheme", names=", ".join(self._schemes.names)))


_Counts = tuple[Decimal, Comparator | None, Decimal | None]
"""A count in 10^9/L, its comparator, and the lower limit in 10^9/L."""


def _plain_counts(anc_text: str, unit_text: str, limit_text: str) -> _Counts | None:
    """Return the counts of a row with nothing odd in it; None leaves the row to `_any_counts`.

    Most rows are like this, and a table may have a million of them. A test holds the two to each other.
    """
    unit = _unit(unit_text)
    anc = plain_file_number(anc_text)
    if unit is None or anc is None or not unit.least <= anc <= unit.most:
        return None
    if not limit_text:
        return EXACT.multiply(anc, unit.factor), None, None
    limit = plain_file_number(limit_text)
    if limit is None or not unit.least_limit <= limit <= unit.most_limit:
        return None
    return EXACT.multiply(anc, unit.factor), None, EXACT.multiply(limit, unit.factor)


def _any_counts(anc_text: str, unit_text: str, limit_text: str) -> _Counts | Fault:
    """Return the counts of a row; or the first thing in them that cannot be read, or has a question."""
    anc = read_count("anc", anc_text, unit_text)
    if isinstance(anc, Fault):
        return anc
    limit = read_count("lln", limit_text, unit_text) if limit_text else None
    if isinstance(limit, Fault):
        return limit
    if limit is not None and limit.comparator is not None:
        return Fault("lln", limit_text, say("command.no_comparator", text=limit_text))
    for note in check_cbc(Cbc(anc=anc, anc_lower_limit=limit)):
        if leaves_no_number((note,)):
            of_limit = note.field == "anc_lower_limit"
            return Fault("lln" if of_limit else "anc", limit_text if of_limit else anc_text, note.statement)
    return to_canonical(anc), anc.comparator, None if limit is None else to_canonical(limit)


@lru_cache(maxsize=KEPT)
def _unit(text: str) -> _Unit | None:
    code = file_unit(text)
    if code is None:
        return None
    return _Unit(in_canonical(Decimal(1), code), *anc_range(code), *lower_limit_range(code))


def _age(birth_text: str, collected_text: str) -> tuple[Age | None, int | None] | Fault:
    """Return the age the dates give; without both there is none."""
    birth, collected = _moment(birth_text), _moment(collected_text)
    if birth is None and birth_text:
        return Fault("birth", birth_text, say("row.day"))
    if collected is None and collected_text:
        return Fault("collected", collected_text, say("row.day"))
    if birth is None or collected is None:
        return None, None
    born, taken = birth[0], collected[0]
    born_at = born.time() if birth[1] and collected[1] else None
    days, hours = age_between(born.date(), born_at, taken)
    if days is None:
        return Fault("collected", collected_text, say("row.before_birth"))
    if days > LEAP_YEAR_DAYS:
        return None, days
    return first_year_age(days, hours, Patient(birth_date=born.date(), birth_time=born_at)), days


@lru_cache(maxsize=KEPT)
def _moment(text: str) -> tuple[datetime, bool] | None:
    """Return when something was, and whether its time of day is known; midnight stands for none."""
    at = read_time(text)
    if at is not None:
        return at, True
    day = read_day(text)
    return None if day is None else (datetime.combine(day, time()), False)
