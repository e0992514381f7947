"""Comma-separated tables: columns by name, each row with its line, nothing shifted between columns."""

from __future__ import annotations

import csv
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

from neutro_desk.workup.statements import Statement, say

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?\Z", re.ASCII)


class TableError(Exception):
    """The table itself cannot be read; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row that was not used: its line in the file (the head is line 1), field, value and reason."""

    line: int
    field: str
    value: str
    reason: Statement


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row cannot be used, before it is known on which line it stands: field, value and reason."""

    field: str
    value: str
    reason: Statement

    def at(self, line: int) -> Refusal:
        """Return the refusal of the row on this line."""
        return Refusal(line, self.field, self.value, self.reason)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        line: Line in the file on which the row ends.
        cells: Every cell as written.
        entry: The cells of the columns that are read, without blanks around them.
        misfit: Set when the row does not have as many cells as the head; then `entry` is empty.
    """

    line: int
    cells: tuple[str, ...]
    entry: Mapping[str, str]
    misfit: Refusal | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing stands in any of its cells."""
        return not any(cell.strip() for cell in self.cells)


class Table:
    """An open table: its head is checked, its rows are read one after the other.

    Attributes:
        names: The names of the columns as written.
        places: Where the columns that are read stand, by their names in lower case.
        unread: Names of columns that are not read.
        share_read: Tells the share of the file read so far, 0 to 1; None where its size is not known.
    """

    def __init__(
        self,
        rows: Iterator[list[str]],
        needed: Sequence[str],
        optional: Sequence[str],
        share_read: Callable[[], float | None],
    ) -> None:
        """Read and check the head; raise TableError if it does not fit."""
        self._rows = rows
        self.share_read = share_read
        self.names = tuple(next(rows, ()))
        heads = [name.strip().lower() for name in self.names]
        read = (*needed, *optional)
        _check_head(heads, needed, read)
        self.places: Mapping[str, int] = {name: heads.index(name) for name in read if name in heads}
        self.unread = tuple(name for name, head in zip(self.names, heads, strict=True) if head not in read)

    def has(self, name: str) -> bool:
        """Return whether the table has a column of this name."""
        return name in self.places

    @property
    def line(self) -> int:
        """The line of the file on which the row that was read last ends."""
        return getattr(self._rows, "line_num", 0)

    def misfit(self, cells: Sequence[str]) -> Fault:
        """Return what is said of a row that does not have as many cells as the head."""
        reason = say("row.cells", found=len(cells), expected=len(self.names))
        return Fault("row", ",".join(cells), reason)

    def cells(self) -> Iterator[list[str]]:
        """Yield the cells of every row as written; an empty line is none.

        Raises:
            TableError: If the text is no CSV from some line on, or not UTF-8.
        """
        with _plain_errors():
            for cells in self._rows:
                if cells:
                    yield cells

    def rows(self) -> Iterator[Row]:
        """Yield every row with its entries by column; an empty line is none.

        Raises:
            TableError: If the text is no CSV from some line on, or not UTF-8.
        """
        for cells in self.cells():
            misfit = None if len(cells) == len(self.names) else self.misfit(cells)
            entry = {} if misfit else {name: cells[place].strip() for name, place in self.places.items()}
            yield Row(self.line, tuple(cells), entry, misfit.at(self.line) if misfit else None)


@contextmanager
def open_table(path: Path, needed: Sequence[str], optional: Sequence[str] = ()) -> Iterator[Table]:
    """Open a comma-separated table in UTF-8, with or without a byte order mark.

    Args:
        path: The file.
        needed: Names of columns it must have, in lower case.
        optional: Names of further columns that are read.

    Raises:
        TableError: If it cannot be read, is empty, or its head does not fit.
    """
    with _plain_errors(), path.open(encoding="utf-8-sig", newline="") as stream:
        yield Table(csv.reader(stream, strict=True), needed, optional, _how_far(stream))


def read_time(text: str) -> datetime | None:
    """Return a date with its time of day; None for anything else, and for a time with a zone."""
    try:
        return datetime.fromisoformat(text) if _TIME.match(text) else None
    except ValueError:
        return None


def read_day(text: str) -> date | None:
    """Return a day such as 2026-11-21; None for anything else."""
    try:
        return date.fromisoformat(text) if _DAY.match(text) else None
    except ValueError:
        return None


def _how_far(stream: TextIO) -> Callable[[], float | None]:
    """Return what tells the share of a file read so far, 0 to 1; None where its size is unknown."""
    about = os.fstat(stream.fileno())
    size = about.st_size if stat.S_ISREG(about.st_mode) else 0

    def share_read() -> float | None:
        return min(1.0, stream.buffer.tell() / size) if size else None

    return share_read


@contextmanager
def _plain_errors() -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        message = "This is not a text file in UTF-8."
        raise TableError(message) from error
    except csv.Error as error:
        message = f"This is not a CSV table: {error}."
        raise TableError(message) from error
    except OSError as error:
        if isinstance(error, BrokenPipeError) or error.filename is None:
            raise
        message = f"The file could not be read: {(error.strerror or type(error).__name__).lower()}."
        raise TableError(message) from error


def _check_head(heads: Sequence[str], needed: Sequence[str], read: Sequence[str]) -> None:
    expected = ", ".join(read)
    if not any(heads):
        message = f"The table is empty; its first line names the columns: {expected}."
        raise TableError(message)
    for mark, called in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if any(mark in head for head in heads):
            message = f"The columns are separated by {called}; write commas, and a point as the decimal mark."
            raise TableError(message)
    missing = [name for name in needed if name not in heads]
    if missing:
        message = f"The column {' and the column '.join(missing)} is missing; a table has {expected}."
        raise TableError(message)
    twice = [name for name in read if heads.count(name) > 1]
    if twice:
        message = f"The column {twice[0]} is there twice."
        raise TableError(message)
    mistaken = [head for head in heads if head not in read and re.search(r"\bunits?\b|uom", head)]
    if mistaken and "unit" in read and "unit" not in heads:
        message = f"The column {mistaken[0]} is not read; the column with the unit is called unit."
        raise TableError(message)
