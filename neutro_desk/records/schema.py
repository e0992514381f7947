"""The tables of the store, as the numbered migrations that make them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the tables from one version to the next.

    Attributes:
        number: The version the database has afterwards; they count up from 1.
        statements: SQL, all of it in one transaction.
    """

    number: int
    statements: tuple[str, ...]


_PATIENTS = """
CREATE TABLE patients(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL,
    secret BLOB NOT NULL,
    name TEXT NOT NULL,
    identifier TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    name_key TEXT NOT NULL,
    identifier_key TEXT NOT NULL,
    words TEXT NOT NULL,
    last_collected TEXT NOT NULL,
    last_anc TEXT NOT NULL,
    merged_into INTEGER REFERENCES patients(id)
) STRICT"""
"""The line of each patient in the list, derived from the facts. A number is never given twice.

`secret` keys the digest of each revision that stands in the audit chain: once it is erased, nothing of the
patient can be guessed from the chain.
"""

_FACTS = """
CREATE TABLE facts(
    patient INTEGER NOT NULL REFERENCES patients(id),
    kind TEXT NOT NULL CHECK (kind IN ('patient', 'count', 'event', 'answer', 'notes')),
    name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    place INTEGER NOT NULL,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    reason TEXT NOT NULL,
    payload BLOB,
    PRIMARY KEY (patient, kind, name, revision)
) STRICT, WITHOUT ROWID"""
"""All that was ever said of a patient: the last revision of a name stands; no payload: taken back."""

_FINDER = """
CREATE VIRTUAL TABLE finder USING fts5(
    words, content = 'patients', content_rowid = 'id', detail = 'none', columnsize = 0, prefix = '1 2 3',
    tokenize = 'unicode61 remove_diacritics 0'
)"""

_AUDIT = """
CREATE TABLE audit(
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    action TEXT NOT NULL,
    patient INTEGER,
    detail TEXT NOT NULL,
    digest BLOB NOT NULL
)"""

_BOARD = """
CREATE TABLE board(
    patient INTEGER PRIMARY KEY REFERENCES patients(id),
    is_low INTEGER NOT NULL,
    risk INTEGER NOT NULL,
    collected TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT"""

_DRAFTS = """
CREATE TABLE drafts(
    patient INTEGER NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (patient, person)
) STRICT, WITHOUT ROWID"""
"""Typed text that is not saved yet; patient 0 is nobody in the records."""

_PAGES = """
CREATE TABLE pages(
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    patient INTEGER NOT NULL REFERENCES patients(id),
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    audience TEXT NOT NULL,
    digest BLOB NOT NULL,
    head TEXT NOT NULL
) STRICT"""


def _refusal(table: str, change: str, unless: str = "") -> str:
    """Return the trigger that refuses a change of what is only ever added to."""
    return (
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} {unless}"
        f" BEGIN SELECT RAISE(ABORT, '{table}: rows are only added'); END"
    )


_UNLESS_ERASED = "WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE patient = OLD.patient)"

MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        1,
        (
            _PATIENTS,
            "CREATE INDEX patients_by_identifier ON patients(identifier_key) WHERE identifier_key <> ''",
            "CREATE INDEX patients_by_merge ON patients(merged_into) WHERE merged_into IS NOT NULL",
            "CREATE INDEX patients_by_name ON patients(name_key, birth_date) WHERE name_key <> ''",
            "CREATE INDEX patients_by_birth ON patients(birth_date) WHERE birth_date <> ''",
            _FACTS,
            _FINDER,
            "INSERT INTO finder(finder, rank) VALUES ('secure-delete', 1)",
            _AUDIT,
            _BOARD,
            "CREATE INDEX board_by_time ON board(collected, risk, patient) WHERE is_low",
            _DRAFTS,
            _PAGES,
            "CREATE INDEX pages_by_patient ON pages(patient)",
            "CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
            "CREATE TABLE counters(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",
            "INSERT INTO counters VALUES ('board', 0)",
            "CREATE TABLE erasing(patient INTEGER PRIMARY KEY) STRICT",
            _refusal("facts", "UPDATE"),
            _refusal("facts", "DELETE", _UNLESS_ERASED),
            _refusal("pages", "UPDATE"),
            _refusal("pages", "DELETE", _UNLESS_ERASED),
            _refusal("audit", "UPDATE"),
            _refusal("audit", "DELETE"),
        ),
    ),
)
"""Every version of the tables. What was released is never edited: a change is one more migration."""
