"""Erasure: every row of a patient goes for good; what the backups still hold is named."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from neutro_desk.records.backups import Backup
from neutro_desk.records.errors import records_error
from neutro_desk.records.search_words import typed_words

_TELLING = 3
"""Letters from which a word of a reason is compared with the words the patient was found by."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure left.

    Attributes:
        rows: How many rows of the patient's history went.
        still_held: The backups that were made while the patient was in the store. They are encrypted; each
            goes by itself as newer ones come, the last after twelve months, or at once with
            `backup.replace_backups`.
    """

    rows: int
    still_held: tuple[Backup, ...]


def erase_rows(connection: apsw.Connection, patient_id: int) -> int:
    """Remove every row of a patient inside the caller's transaction; the engine overwrites what it frees.

    The line in the list and the words of the search are removed by `Patients.remove`.

    Returns:
        How many facts there were.
    """
    connection.execute("INSERT INTO erasing VALUES (?)", (patient_id,))
    connection.execute("DELETE FROM facts WHERE patient = ?", (patient_id,))
    rows = connection.changes()
    connection.execute("DELETE FROM drafts WHERE patient = ?", (patient_id,))
    connection.execute("DELETE FROM pages WHERE patient = ?", (patient_id,))
    connection.execute("DELETE FROM erasing")
    return rows


def sweep_log(connection: apsw.Connection) -> None:
    """Move the log into the database and empty its file: what was erased stood in it."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def refuse_telling_reason(reason: str, words: str) -> None:
    """Refuse a reason that holds a word the patient is found by: it stays in the audit chain.

    Raises:
        RecordsError: If it does.
    """
    telling = {word for word in words.split() if len(word) >= _TELLING}
    if telling & set(typed_words(reason)):
        raise records_error("reason_tells_patient")
