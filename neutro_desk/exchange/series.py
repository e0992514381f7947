"""Series of counts from a CSV table: good rows become samples, each bad one is named with its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from neutro_desk.exchange.delimited import (
    Fault,
    Refusal,
    Row,
    Table,
    TableError,
    open_table,
    read_day,
    read_time,
)
from neutro_desk.workup.case import Cbc, Quantity
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.course import Sample
from neutro_desk.workup.quantities import file_unit, read_file_number, to_canonical
from neutro_desk.workup.statements import leaves_no_number, say

__all__ = ["Refusal", "Series", "TableError", "read_count", "read_series"]

UNIT_WITHOUT_COLUMN = "10*9/L"


@dataclass(frozen=True, slots=True)
class Series:
    """The samples of one series, in the order of the file.

    Attributes:
        of: What stands in the column the table is split by; "" when it is not split.
    """

    of: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """All series of a table, the rows that gave no sample, and the columns that were not read.

    Attributes:
        only_days: Whether every row gives a day without a time; each then stands for its midnight.
    """

    series: tuple[Series, ...]
    refused: tuple[Refusal, ...]
    unread: tuple[str, ...]
    only_days: bool = False


def read_series(path: Path, by: str | None = None) -> SeriesTable:
    """Read a CSV table with the columns `time`, `anc` and, if it has one, `unit` (10*9/L otherwise).

    A day without its time is taken only where no row has a time: then durations are from day to day.

    Args:
        path: The file.
        by: Name of a column; rows with the same entry in it are one series.

    Raises:
        TableError: If the file cannot be read or a column is missing.
    """
    column = None if by is None else by.strip().lower()
    needed = ("time", "anc", *(() if column is None else (column,)))
    with open_table(path, needed, ("unit",)) as table:
        return _all_series(table, column)


def _all_series(table: Table, column: str | None) -> SeriesTable:
    rows = [row for row in table.rows() if not row.blank]
    only_days = all(read_time(row.entry["time"]) is None for row in rows if row.misfit is None)
    samples: dict[str, list[Sample]] = {} if column is not None else {"": []}
    refused: list[Refusal] = []
    for row in rows:
        found = row.misfit or _sample(row, table, only_days=only_days)
        of = "" if column is None else row.entry.get(column, "")
        if isinstance(found, Refusal):
            refused.append(found)
        elif column is not None and not of:
            refused.append(Refusal(row.line, column, "", say("row.missing")))
        else:
            samples.setdefault(of, []).append(found)
    series = tuple(Series(of, tuple(found)) for of, found in samples.items())
    days = only_days and any(found.samples for found in series)
    return SeriesTable(series, tuple(refused), table.unread, only_days=days)


def _sample(row: Row, table: Table, *, only_days: bool) -> Sample | Refusal:
    written = row.entry["time"]
    time = read_time(written)
    if time is None:
        day = read_day(written)
        if day is None or not only_days:
            return Refusal(row.line, "time", written, say("row.time" if day is None else "row.no_time"))
        time = datetime.combine(day, datetime.min.time())
    unit = row.entry["unit"] if table.has("unit") else UNIT_WITHOUT_COLUMN
    read = read_count("anc", row.entry["anc"], unit)
    if isinstance(read, Fault):
        return read.at(row.line)
    question = next((note for note in check_cbc(Cbc(anc=read)) if leaves_no_number((note,))), None)
    if question is not None:
        return Refusal(row.line, "anc", row.entry["anc"], question.statement)
    return Sample(time=time, anc=to_canonical(read), comparator=read.comparator)


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
