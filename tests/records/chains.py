"""An audit chain for tests: written by the program, then changed by a hand that has the database open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from neutro_desk.records.audit import Action, AuditTrail, Finding, verify
from neutro_desk.records.database import connected, writing
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.migrating import migrate
from neutro_desk.records.schema import MIGRATIONS

Value = str | int | float | bytes | None
Rows = list[tuple[Value, ...]]

KEY = bytes(range(32))
PERSON = "Charge Nurse"
BEGAN = datetime(2026, 11, 21, 6, 10, tzinfo=UTC)
TRIGGERS = ("audit_no_update", "audit_no_delete")


class Clock:
    """A clock that goes on by a minute each time it is read."""

    def __init__(self) -> None:
        """Begin at ten past six."""
        self.now = BEGAN

    def __call__(self) -> datetime:
        """Return the time, a minute later than the last."""
        self.now += timedelta(minutes=1)
        return self.now


class ChainForTests:
    """A database with nothing but its tables, and the trail that writes into it."""

    def __init__(self, path: Path) -> None:
        """Make the tables."""
        self.folder = StoreFolder(path)
        self.folder.prepare()
        self.connection = connected(self.folder.database, KEY, create=True)
        migrate(self.connection, self.folder.database, MIGRATIONS, _nothing)
        self.connection.execute("PRAGMA synchronous = OFF")  # nobody cuts the power of these
        self.trail = AuditTrail(self.connection, KEY, self.folder, Clock())

    def entered(self, times: int = 1) -> None:
        """Enter something as often, each in a transaction with its head written."""
        for _ in range(times):
            self.committed()
            self.trail.written()

    def committed(self) -> None:
        """Enter something and stop before the head is written, as a crash does."""
        number = self.trail.last().number
        with writing(self.connection, self.folder.database):
            self.trail.append(list(Action)[number % 12], PERSON, number % 5 or None, f"revision {number}")

    def by_hand(self, statement: str, *values: Value) -> None:
        """Change the table as somebody does who has the key: past the triggers, too."""
        made = [self._trigger(name) for name in TRIGGERS]
        with self.connection:
            for name in TRIGGERS:
                self.connection.execute(f"DROP TRIGGER {name}")
            self.connection.execute(statement, values)
            for text in made:
                self.connection.execute(text)

    def set_column(self, column: str, value: Value, number: int) -> None:
        """Change one value of one entry by hand."""
        self.by_hand(f"UPDATE audit SET {column} = ? WHERE number = ?", value, number)  # noqa: S608  our own names

    def set_column_as(self, column: str, kind: str, content: bytes, number: int) -> None:
        """Change one value of one entry to text or bytes that may be no text at all."""
        self.by_hand(f"UPDATE audit SET {column} = CAST(? AS {kind}) WHERE number = ?", content, number)  # noqa: S608

    def rows(self) -> Rows:
        """Return the table as it stands."""
        return list(self.connection.execute("SELECT * FROM audit ORDER BY number"))

    def put(self, rows: Rows) -> None:
        """Put other rows in the place of all."""
        with self.connection:
            self.by_hand("DELETE FROM audit")
            self.connection.executemany("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def found(self) -> tuple[Finding, ...]:
        """Return what verifying finds."""
        return verify(self.connection, KEY, self.folder)

    def said(self) -> list[tuple[str, int, int]]:
        """Return kind and numbers of what verifying finds."""
        return [(one.kind.value, one.first, one.last) for one in self.found()]

    def _trigger(self, name: str) -> str:
        found = self.connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,))
        return str(next(found)[0])


def chain_of(path: Path, entries: int) -> Iterator[ChainForTests]:
    """Yield a chain of so many entries and close it."""
    chain = ChainForTests(path)
    chain.entered(entries)
    yield chain
    chain.connection.close()


def _nothing() -> None:
    """Stand for the backup of a store that holds nothing yet."""
