"""A ward that is killed at any moment: run as a process of its own, it prints what the store acknowledged.

`python -m tests.records.killing KIND FOLDER SEED`, with save, import, migration, backup or restore, prints
`ready`, then `kept N` after the N-th change that was acknowledged. The same seed makes the same changes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from neutro_desk.record_codec import RecordCodec
from neutro_desk.records.backup import back_up
from neutro_desk.records.backups import backups
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.restoring import restore
from neutro_desk.records.schema import MIGRATIONS, Migration
from neutro_desk.records.store import Store
from neutro_desk.workup.case import Case
from tests.records.keeping import KEY, NURSE, everything, grown, opened, patient, with_counts

LATER = (
    *MIGRATIONS,
    Migration(
        len(MIGRATIONS) + 1,
        (
            "ALTER TABLE patients ADD COLUMN ward TEXT NOT NULL DEFAULT ''",
            "UPDATE patients SET ward = 'Ward ' || (id % 7)",
            "CREATE INDEX patients_by_ward ON patients(ward)",
        ),
    ),
    Migration(
        len(MIGRATIONS) + 2,
        (
            "CREATE TABLE wards(ward TEXT PRIMARY KEY, patients INTEGER NOT NULL) STRICT, WITHOUT ROWID",
            "INSERT INTO wards SELECT ward, count(*) FROM patients GROUP BY ward",
        ),
    ),
)
"""Two further versions of the tables, for the tests alone."""

WARDS = 7

Change = tuple[int | None, Case, Case]
"""The number of a patient, or None for one who is added; the case before and after."""


def saves(cases: dict[int, Case], seed: int) -> Iterator[Change]:
    """Return what the ward saves, without end."""
    chance = random.Random(seed)  # noqa: S311  the same each time
    known = dict(cases)
    while True:
        number = chance.choice(list(known))
        after = grown(known[number], chance)
        yield number, known[number], after
        known[number] = after


def imports(seed: int) -> Iterator[Change]:
    """Return whole patients to be added, without end."""
    chance = random.Random(seed)  # noqa: S311  the same each time
    number = 1000
    while True:
        number += 1
        case = with_counts(Case(patient(number)), 20 + chance.randrange(60))
        yield None, Case(), case


def run(kind: str, folder: Path, seed: int) -> None:
    """Work until somebody kills this process."""
    if kind == "migration":
        _say("ready")
        Store.open(StoreFolder(folder), KEY, RecordCodec(), NURSE, migrations=LATER)
        _say("kept 1")
        return
    if kind == "restore":
        _say("ready")
        earliest = backups(StoreFolder(folder))[-1]
        restore(StoreFolder(folder), earliest.path, KEY, RecordCodec(), NURSE)
        _say("kept 1")
        return
    store = opened(folder)
    changes = imports(seed) if kind == "import" else saves(everything(store), seed)
    _say("ready")
    for done, (number, before, after) in enumerate(changes, start=1):
        if number is None:
            store.add_case(after, None, source="file")
        else:
            store.save(number, before, after, None)
        if kind == "backup":
            back_up(store, "request")
        _say(f"kept {done}")


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    run(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
