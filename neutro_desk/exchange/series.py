"""Series of counts from a CSV table: good rows become samples, each bad one is named with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from neutro_desk.exchange.delimited import Fault, Refusal, Table, TableError, read_day, read_time
from neutro_desk.exchange.faulty_times import YEARS, no_time
from neutro_desk.exchange.split_table import Refuse, SplitRow, SplitTable, Waiting
from neutro_desk.workup.case import Cbc, Comparator, Quantity
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.course import Sample
from neutro_desk.workup.quantities import (
    file_unit,
    in_canonical,
    plain_file_number,
    read_file_number,
    to_canonical,
)
from neutro_desk.workup.scale import anc_range
from neutro_desk.workup.statements import leaves_no_number, say

__all__ = ["Refusal", "Series", "SeriesTable", "TableError", "any_count", "open_series", "read_count"]

KEPT = 4096
"""Readings of one text that are kept, so that what stands in many rows is read once."""

Count = tuple[Decimal, Comparator | None]
"""A count in 10^9/L, exact, and its comparator."""


@dataclass(frozen=True, slots=True)
class Series:
    """The samples of one series.

    Attributes:
        of: What stands in the column the table is split by; "" when it is not split.
        samples: In the order of the file.
        only_days: Whether every row gives a day without a time; each then stands for its midnight.
    """

    of: str
    samples: tuple[Sample, ...] = ()
    only_days: bool = False


class SeriesTable:
    """An open table, to be read series by series.

    Attributes:
        unread: Names of columns that are not read.
    """

    def __init__(self, split: SplitTable, table: Table) -> None:
        """Read nothing yet."""
        self.unread = table.unread
        self._split, self._table = split, table

    @property
    def rows(self) -> int:
        """How many rows were read so far."""
        return self._split.rows

    def share_read(self) -> float | None:
        """Return the share of the rows read so far, 0 to 1; None while their number is not known."""
        return self._split.rows / self._split.of if self._split.of else None

    def series(self, refuse: Refuse, waiting: Waiting) -> Iterator[Series]:
        """Yield every series that has a sample, and tell which rows gave none.

        A table that is not split yields one, with or without samples. `waiting` is called now and then while
        rows are read that have to be put in order first.

        Raises:
            TableError: If the text is no CSV from some line on, or not UTF-8.
        """
        found = None
        for of, rows in self._split.groups(self._table, refuse, waiting):
            found = _series(of, rows, refuse)
            if found.samples or self._split.by is None:
                yield found
        if found is None and self._split.by is None:
            yield Series("")


@contextmanager
def open_series(path: Path, by: str | None = None) -> Iterator[SeriesTable]:
    """Open a CSV table with the columns `time`, `anc` and, if it has one, `unit` (10*9/L otherwise).

    Each row is read in its own unit. A day without its time is taken only where no row of the series has a
    time: then durations are from day to day.

    Args:
        path: The file.
        by: Name of a column; rows with the same entry in it are one series, wherever they stand.

    Raises:
        TableError: If the file cannot be read or a column is missing.
    """
    split = SplitTable(path, None if by is None else by.strip().lower())
    with split.table() as table:
        yield SeriesTable(split, table)


def _series(of: str, rows: Iterator[SplitRow], refuse: Refuse) -> Series:
    """Return the samples of one series; a day alone waits until it is known whether any row has a time."""
    any_time = False
    timed: list[Sample] = []
    days: list[tuple[int, str, date, Count | Fault]] = []
    for _, line, written, anc_text, unit_text in rows:
        time = read_time(written)
        if time is not None and time.year in YEARS:
            any_time = True
            count = _count(anc_text, unit_text)
            if isinstance(count, Fault):
                refuse(count.at(line))
            else:
                timed.append(Sample(time, *count))
        elif (day := read_day(written)) is not None and day.year in YEARS:
            days.append((line, written, day, _count(anc_text, unit_text)))
        else:
            refuse(Refusal(line, "time", written, no_time(written)))
    if not any_time:
        return Series(of, tuple(_at_midnight(days, refuse)), only_days=bool(days))
    for line, written, _, _ in days:
        refuse(Refusal(line, "time", written, say("row.no_time")))
    return Series(of, tuple(timed))


def _at_midnight(days: Sequence[tuple[int, str, date, Count | Fault]], refuse: Refuse) -> Iterator[Sample]:
    for line, _, day, count in days:
        if isinstance(count, Fault):
            refuse(count.at(line))
        else:
            yield Sample(datetime.combine(day, datetime.min.time()), *count)


@lru_cache(maxsize=KEPT)
def _count(text: str, unit_text: str) -> Count | Fault:
    """Return the count of one row; or the first thing in it that cannot be read, or has a question.

    A plain number that nobody would question, as almost every one is, is taken at once; a test holds it to
    the long way.
    """
    plain, unit = plain_file_number(text), file_unit(unit_text)
    if plain is not None and unit is not None:
        least, most = anc_range(unit)
        if least <= plain <= most:
            return in_canonical(plain, unit), None
    return any_count(text, unit_text)


def any_count(text: str, unit_text: str) -> Count | Fault:
    """Return the count of one row, the long way."""
    read = read_count("anc", text, unit_text)
    if isinstance(read, Fault):
        return read
    question = next((note for note in check_cbc(Cbc(anc=read)) if leaves_no_number((note,))), None)
    if question is not None:
        return Fault("anc", text, question.statement)
    return to_canonical(read), read.comparator


def read_count(field: str, text: str, unit_text: str) -> Quantity | Fault:
    """Return the cell count in one column of a row, with its unit; or why there is none."""
    number = read_file_number(text)
    if number.value is None:
        problem = say("row.missing") if not text or number.problem is None else number.problem
        return Fault(field, text, problem)
    unit = file_unit(unit_text)
    if unit is None:
        return Fault("unit", unit_text, say("row.unit" if unit_text else "row.missing"))
    return Quantity(number.value, unit, number.comparator)
