"""Tables of counts to be graded: each row becomes a count, an age and a scheme, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from operator import itemgetter

from neutro_desk.exchange.delimited import Fault, Table, read_day, read_time
from neutro_desk.exchange.series import read_count
from neutro_desk.workup.assessed import age_at
from neutro_desk.workup.case import Cbc, Patient, Quantity
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.plausibility import nothing_to_ask
from neutro_desk.workup.reference_limits import Age, first_year_age
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


@dataclass(frozen=True, slots=True)
class ToGrade:
    """One row, read: the count, the age at collection, and by which scheme it is to be graded.

    Attributes:
        age: The age where it lies in the first year; None from then on, or unknown.
        age_days: Completed days from birth to collection; None without both dates.
    """

    scheme: Scheme
    anc: Quantity
    lower_limit: Quantity | None
    age: Age | None = None
    age_days: int | None = None


class RowReader:
    """Reads the rows of one table; where its columns stand is settled once, by its head."""

    def __init__(self, table: Table, schemes: Schemes) -> None:
        """Settle the places of the columns."""
        there = [name for name in (*NEEDED, *OPTIONAL) if table.has(name)]
        self.texts_of = itemgetter(*(table.places[name] for name in there))
        # What the table has no column for is read as the blank that `read` sets behind its texts.
        self._in_order = itemgetter(
            *(there.index(name) if name in there else len(there) for name in (*NEEDED, *OPTIONAL))
        )
        self._schemes = schemes
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
        anc = read_count("anc", anc_text, unit)
        if isinstance(anc, Fault):
            return anc
        limit = read_count("lln", limit_text, unit) if limit_text else None
        if isinstance(limit, Fault):
            return limit
        if limit is not None and limit.comparator is not None:
            return Fault("lln", limit_text, say("command.no_comparator", text=limit_text))
        if not nothing_to_ask(anc, limit):
            fault = _asked(anc, limit, anc_text, limit_text)
            if fault is not None:
                return fault
        return ToGrade(scheme, anc, limit) if age is None else ToGrade(scheme, anc, limit, *age)

    def _find_scheme(self, named: str) -> Scheme | Fault:
        known = self._schemes.named(named or UNNAMED)
        return known or Fault("scheme", named, say("row.scheme", names=", ".join(self._schemes.names)))


def _asked(anc: Quantity, limit: Quantity | None, anc_text: str, limit_text: str) -> Fault | None:
    """Return the first question or impossibility of a count that stands alone."""
    for note in check_cbc(Cbc(anc=anc, anc_lower_limit=limit)):
        if leaves_no_number((note,)):
            of_limit = note.field == "anc_lower_limit"
            return Fault("lln" if of_limit else "anc", limit_text if of_limit else anc_text, note.statement)
    return None


@lru_cache(maxsize=KEPT)
def _age(birth_text: str, collected_text: str) -> tuple[Age | None, int | None] | Fault:
    """Return the age the dates give; without both there is none."""
    birth, collected = _moment(birth_text), _moment(collected_text)
    for field, text, moment in (("birth", birth_text, birth), ("collected", collected_text, collected)):
        if text and moment is None:
            return Fault(field, text, say("row.day"))
    if birth is None or collected is None:
        return None, None
    to_the_minute = birth[1] is not None and collected[1] is not None
    patient = Patient(birth_date=birth[0], birth_time=birth[1] if to_the_minute else None)
    days, hours = age_at(datetime.combine(collected[0], collected[1] or time()), patient)
    if days is None:
        return Fault("collected", collected_text, say("row.before_birth"))
    return first_year_age(days, hours, patient), days


@lru_cache(maxsize=KEPT)
def _moment(text: str) -> tuple[date, time | None] | None:
    at = read_time(text)
    if at is not None:
        return at.date(), at.time()
    day = read_day(text)
    return None if day is None else (day, None)
