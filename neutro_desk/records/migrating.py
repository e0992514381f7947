"""Migrations: the tables of an older store become those of this program, one transaction for each step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import apsw

from neutro_desk.records.database import failures_in_words, writing
from neutro_desk.records.schema import Migration


def version_of(connection: apsw.Connection, path: Path) -> int:
    """Return the version of the tables; 0 for a database without any."""
    with failures_in_words(path):
        return int(connection.execute("PRAGMA user_version").get)


def newest(migrations: Sequence[Migration]) -> int:
    """Return the version this program writes."""
    return max(migration.number for migration in migrations)


def migrate(
    connection: apsw.Connection, path: Path, migrations: Sequence[Migration], before: Callable[[], None]
) -> int:
    """Bring the tables to the newest version; a step that was interrupted is as if it had not begun.

    Args:
        connection: Open for writing.
        path: The database file, for messages.
        migrations: All of them, in any order.
        before: Called once before the first step of a store that holds something: makes the backup.

    Returns:
        How many steps were made.

    Raises:
        RecordsError: If a step or the backup failed; the steps before it stand and are whole.
    """
    version = version_of(connection, path)
    steps = [step for step in sorted(migrations, key=_number) if step.number > version]
    if steps and version:
        before()
    for step in steps:
        with writing(connection, path):
            for statement in step.statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step.number}")
    return len(steps)


def _number(migration: Migration) -> int:
    return migration.number
