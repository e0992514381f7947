"""A series of counts from a CSV table: good rows become samples, each bad one is named with its line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from neutro_desk.workup.course import Sample
from neutro_desk.workup.quantities import file_unit, in_canonical, read_file_number

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?\Z", re.ASCII)
BEYOND = Decimal(100)
"""A neutrophil count above this in 10^9/L without a unit beside it is a question of unit. Source: UX, Messages."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row that was not used: line in the file (1 is the head), field, value and reason."""

    line: int
    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Series:
    """The samples of a table, and the rows that gave none."""

    samples: tuple[Sample, ...]
    refused: tuple[Refusal, ...]


class SeriesError(Exception):
    """The table itself cannot be read: no such file, not text, or columns missing."""


def read_series(path: Path) -> Series:
    """Read a CSV table with the columns `time`, `anc` and, if it has one, `unit` (10*9/L otherwise).

    Raises:
        SeriesError: If the file cannot be read or a column is missing.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return _series(csv.reader(stream))
    except OSError as error:
        message = f"The file could not be read: {(error.strerror or '').lower()}."
        raise SeriesError(message) from error
    except UnicodeDecodeError as error:
        message = "This is not a text file in UTF-8."
        raise SeriesError(message) from error
    except csv.Error as error:
        message = f"This is not a CSV table: {error}."
        raise SeriesError(message) from error


def _series(rows: Iterable[list[str]]) -> Series:
    reader = iter(rows)
    head = [name.strip().lower() for name in next(reader, [])]
    missing = [name for name in ("time", "anc") if name not in head]
    if missing:
        message = f"The column {' and the column '.join(missing)} is missing; a table has time, anc and perhaps unit."
        raise SeriesError(message)
    places = {name: head.index(name) for name in ("time", "anc", "unit") if name in head}
    samples: list[Sample] = []
    refused: list[Refusal] = []
    for line, row in enumerate(reader, start=2):
        if not any(cell.strip() for cell in row):
            continue
        entry = {name: row[place].strip() if place < len(row) else "" for name, place in places.items()}
        found = _sample(line, entry)
        if isinstance(found, Sample):
            samples.append(found)
        else:
            refused.append(found)
    return Series(tuple(samples), tuple(refused))


def _sample(line: int, entry: dict[str, str]) -> Sample | Refusal:
    time = _time(entry["time"])
    if time is None:
        return Refusal(line, "time", entry["time"], "not a date with time such as 2026-11-21T06:10, without time zone")
    number = read_file_number(entry["anc"])
    if number.value is None:
        reason = "missing" if not entry["anc"] else "not a number at or above 0; the decimal mark in files is a point"
        return Refusal(line, "anc", entry["anc"], reason)
    written = entry.get("unit", "")
    unit = file_unit(written) if written else "10*9/L"
    if unit is None:
        return Refusal(line, "unit", written, "does not name a cell count completely; write 10*9/L or /uL")
    anc = in_canonical(number.value, unit)
    if anc > BEYOND:
        return Refusal(line, "anc", entry["anc"], f"beyond what is seen in {unit}; was another unit meant?")
    return Sample(time=time, anc=anc, comparator=number.comparator)


def _time(text: str) -> datetime | None:
    if not _TIME.match(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
