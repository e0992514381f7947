"""A table of several series: the rows of each come together, wherever they stand, and memory stays flat."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from neutro_desk.exchange.delimited import Refusal, Table, TableError, open_table
from neutro_desk.workup.statements import say

Refuse = Callable[[Refusal], None]
Waiting = Callable[[], None]

EACH = 5000
"""Rows between two calls of `waiting`."""

SplitRow = tuple[str, int, str, str, str]
"""One row: its series, its line in the file, and the texts of time, count and unit without blanks around."""

UNIT_WITHOUT_COLUMN = "10*9/L"

_series_of: Callable[[SplitRow], str] = itemgetter(0)

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE seen (place INTEGER PRIMARY KEY, of TEXT UNIQUE);
CREATE TABLE kept (place INTEGER, line INTEGER, time TEXT, anc TEXT, unit TEXT);
BEGIN;
"""


class SplitTable:
    """The rows of one table, those of one series together, the series in the order of first appearance.

    Attributes:
        by: The column that names the series, in lower case; None where all rows are one series.
        rows: How many rows were given out so far.
        of: How many rows there are; None while that is not known.
    """

    def __init__(self, path: Path, by: str | None) -> None:
        """Read nothing yet."""
        self.by = by
        self.rows = 0
        self.of: int | None = None
        self._path = path

    @contextmanager
    def table(self) -> Iterator[Table]:
        """Open the table, its head checked.

        Raises:
            TableError: If it cannot be read or a column is missing.
        """
        needed = ("time", "anc") if self.by is None else ("time", "anc", self.by)
        with open_table(self._path, needed, ("unit",)) as opened:
            yield opened

    def groups(
        self, table: Table, refuse: Refuse, waiting: Waiting
    ) -> Iterator[tuple[str, Iterator[SplitRow]]]:
        """Yield each series with its rows, to be used up; tell which rows belong to none.

        Where the rows of each series stand together they are given out as they are read; otherwise they wait
        on the disk until they are in order.

        Args:
            table: From `table`, not read yet.
            refuse: Is told of each row that belongs to no series.
            waiting: Is called now and then while rows are read that are not given out yet.

        Raises:
            TableError: If the text is no CSV from some line on, or not UTF-8.
        """
        if self.by is None:
            yield from groupby(self._read(table, refuse), _series_of)
            return
        with _on_disk() as disk:
            # A pipe can be read but once, and so has to wait.
            together = self._path.is_file() and self._stand_together(disk)
            rows = self._read(table, refuse) if together else self._in_order(table, refuse, waiting, disk)
            yield from groupby(rows, _series_of)

    def _stand_together(self, disk: sqlite3.Connection) -> bool:
        """Return whether no series goes on after another one began; the whole file is looked through."""
        with self.table() as table:
            place, width = table.places[self.by or ""], len(table.names)
            written, last, number = "", "", 0
            for cells in table.cells():
                number += 1
                if len(cells) != width or cells[place] == written:
                    continue
                written = cells[place]
                of = written.strip()
                if of not in ("", last):
                    last = of
                    if disk.execute("INSERT OR IGNORE INTO seen (of) VALUES (?)", (of,)).rowcount == 0:
                        disk.execute("DELETE FROM seen")
                        return False
        self.of = number
        return True

    def _read(self, table: Table, refuse: Refuse) -> Iterator[SplitRow]:
        """Yield the rows as they stand in the file."""
        places, width = table.places, len(table.names)
        time, anc = places["time"], places["anc"]
        unit, by = places.get("unit"), None if self.by is None else places[self.by]
        of, unit_text = "", UNIT_WITHOUT_COLUMN
        for cells in table.cells():
            self.rows += 1
            if len(cells) != width:
                if any(map(str.strip, cells)):
                    refuse(table.misfit(cells).at(table.line))
                continue
            if by is not None:
                of = cells[by].strip()
            if unit is not None:
                unit_text = cells[unit].strip()
            row = (of, table.line, cells[time].strip(), cells[anc].strip(), unit_text)
            if (of or by is None) and (row[2] or row[3]):
                yield row
            elif any(map(str.strip, cells)):
                if by is not None and not of:
                    refuse(Refusal(table.line, self.by or "", "", say("row.missing")))
                else:
                    yield row

    def _in_order(
        self, table: Table, refuse: Refuse, waiting: Waiting, disk: sqlite3.Connection
    ) -> Iterator[SplitRow]:
        """Keep every row on the disk and yield them in order."""
        disk.executemany(
            "INSERT INTO kept VALUES (?, ?, ?, ?, ?)", self._placed(table, refuse, waiting, disk)
        )
        self.of = int(disk.execute("SELECT count(*) FROM kept").fetchone()[0])
        self.rows, last, of = 0, 0, ""
        rows = disk.execute("SELECT place, line, time, anc, unit FROM kept ORDER BY place, line")
        for place, line, time, anc, unit in rows:
            self.rows += 1
            if place != last:
                last = place
                of = disk.execute("SELECT of FROM seen WHERE place = ?", (place,)).fetchone()[0]
            yield of, line, time, anc, unit

    def _placed(
        self, table: Table, refuse: Refuse, waiting: Waiting, disk: sqlite3.Connection
    ) -> Iterator[tuple[int | str, ...]]:
        """Yield each row behind the place of its series, counted as they appear, instead of its name."""
        last, place = "", 0
        for of, line, time, anc, unit in self._read(table, refuse):
            if of != last:
                last, place = of, _place(of, disk)
            if self.rows % EACH == 0:
                waiting()
            yield place, line, time, anc, unit


def _place(of: str, disk: sqlite3.Connection) -> int:
    """Return the place of a series, the next one if it is new."""
    found = disk.execute("SELECT place FROM seen WHERE of = ?", (of,)).fetchone()
    if found is None:
        disk.execute("INSERT INTO seen (of) VALUES (?)", (of,))
        found = disk.execute("SELECT last_insert_rowid()").fetchone()
    return int(found[0])


@contextmanager
def _on_disk() -> Iterator[sqlite3.Connection]:
    """Open a store of its own that lies on the disk and goes with the call."""
    try:
        with closing(sqlite3.connect("", isolation_level=None)) as disk:
            disk.executescript(_TABLES)
            yield disk
    except sqlite3.Error as error:
        message = f"The rows could not be kept on the disk while they are put in order: {error}."
        raise TableError(message) from error
