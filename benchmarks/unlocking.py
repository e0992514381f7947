"""Unlocking records as the window does: passphrase, store, audit; and verifying a long audit."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from neutro_desk.records.audit import Action, AuditTrail, verify
from neutro_desk.records.cost import FEWEST_PASSES, FLOOR_KIB, Cost, calibrated, stretched
from neutro_desk.records.database import writing
from neutro_desk.records.store import Store
from neutro_desk.ward_records import opening_store

Row = tuple[str, str, str, str]

NAME, PASSPHRASE = "Charge Nurse", "copper kettle under rain"
TIMES = 15
ENTRIES = 100_000
LONGEST = 0.5


def rows() -> list[Row]:
    """Return unlocking beside one try at the floor of the passphrase, and verifying by the entry."""
    with tempfile.TemporaryDirectory() as folder:
        cost = calibrated()
        made = opening_store.make(Path(folder) / "records", NAME, PASSPHRASE, cost)
        opening_store.close(_store_of(made.entered))
        unlocked = sorted(_unlock(Path(folder) / "records") for _ in range(TIMES))
        floor = statistics.median(_try() for _ in range(TIMES))
        return [
            (
                f"records: unlock, {cost.passes} passes of 64 MiB",
                f"{statistics.median(unlocked):.2f} s, longest {unlocked[-1]:.2f} s (at most {LONGEST} s)",
                f"{floor:.2f} s one try of {FEWEST_PASSES} passes",
                f"{statistics.median(unlocked) / floor:.1f}",
            ),
            _verifying(Path(folder) / "records"),
        ]


def _unlock(folder: Path) -> float:
    begun = time.perf_counter()
    entered = opening_store.enter(folder, NAME, PASSPHRASE, time.time())
    took = time.perf_counter() - begun
    opening_store.close(_store_of(entered))
    return took


def _store_of(entered: opening_store.Entered) -> Store:
    if entered.store is None:
        message = "the store did not open"
        raise RuntimeError(message)
    return entered.store


def _try() -> float:
    begun = time.perf_counter()
    stretched(PASSPHRASE.encode(), bytes(16), Cost(FLOOR_KIB, FEWEST_PASSES))
    return time.perf_counter() - begun


def _verifying(folder: Path) -> Row:
    """Return how long a chain of many entries takes to verify, beside writing it in one transaction."""
    entered = opening_store.enter(folder, NAME, PASSPHRASE, time.time())
    store = _store_of(entered)
    trail: AuditTrail = store.audit
    begun = time.perf_counter()
    with writing(store._connection, store.folder.database):  # noqa: SLF001  as a long year would fill it
        for number in range(ENTRIES):
            trail.append(Action.VIEWED, NAME, number % 500)
    trail.written()
    written = time.perf_counter() - begun
    begun = time.perf_counter()
    found = verify(store._connection, entered.unlocked.key, store.folder)  # noqa: SLF001
    took = time.perf_counter() - begun
    opening_store.close(store)
    said = f"{took:.2f} s, {len(found)} findings"
    return (
        f"records: verify {ENTRIES:,} entries",
        said,
        f"{written:.2f} s to write them",
        f"{took / written:.2f}",
    )
