"""Killing the ward of `killing`, and telling what the store holds afterwards."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from neutro_desk.record_codec import RecordCodec
from neutro_desk.records.audit import verify
from neutro_desk.records.backup import back_up, tried
from neutro_desk.records.backups import backups
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.schema import MIGRATIONS
from neutro_desk.records.store import Store
from neutro_desk.workup.case import Case
from tests.records.keeping import KEY, NURSE, everything, new_store, opened, patient, strings_of, with_counts
from tests.records.killing import LATER, WARDS, imports, saves

PATIENTS = 4
ROOT = Path(__file__).parents[2]
CHANGES = {"save": 12, "import": 12, "migration": 1, "backup": 4, "restore": 1}
"""How many changes the time covers within which the kill comes."""

BEYOND = 1.3
"""How much longer than that it may take, so that some kills come after the last of them."""


@dataclass
class Killed:
    """What became of the stores whose program was killed."""

    kills: int = 0
    kept: int = 0
    faults: list[str] = field(default_factory=list)


def ward(folder: Path) -> dict[int, Case]:
    """Make a store with some patients; return their cases."""
    store = new_store(folder)
    for number in range(PATIENTS):
        store.add_case(with_counts(Case(patient(number)), 30), None)
    cases = everything(store)
    store.close()
    return cases


def how_long(kind: str, folder: Path) -> float:
    """Return within how many seconds a kill should come on this machine as busy as it is now."""
    cases = ward(folder)
    if kind == "restore":
        _backed_up_and_changed(folder, cases)
    with working(kind, folder, 0) as process:
        begun = time.perf_counter()
        for line in _stdout(process):
            if line == f"kept {CHANGES[kind]}\n":
                break
        return BEYOND * (time.perf_counter() - begun)


def kill_once(kind: str, folder: Path, seed: int, tally: Killed, longest: float) -> None:
    """Start the ward, kill it at a random moment, and look at what is left.

    Args:
        kind: What it does: save, import, migration.
        folder: An empty folder.
        seed: Of what it does and of the moment.
        tally: Takes the result.
        longest: Seconds within which the kill comes, after the ward said that it is ready.
    """
    cases = ward(folder)
    if kind == "restore":
        cases = _backed_up_and_changed(folder, cases)
    kept = _killed(kind, folder, seed, longest)
    tally.kills += 1
    tally.kept += kept
    known = [*cases.values(), *(after for _, _, after in itertools.islice(imports(seed), kept + 1))]
    tally.faults += [f"{kind} {seed}: plain text in {name}" for name in plain_text_in(folder, known)]
    tally.faults += [f"{kind} {seed}: {fault}" for fault in _CHECKS[kind](folder, cases, seed, kept)]


@contextlib.contextmanager
def working(kind: str, folder: Path, seed: int) -> Iterator[subprocess.Popen[str]]:
    """Start the ward as a process of its own and hand it over once it says that it is ready."""
    call = [sys.executable, "-m", "tests.records.killing", kind, str(folder), str(seed)]
    passing = folder / "passing"
    passing.mkdir(exist_ok=True)
    surroundings = {**os.environ, "TMPDIR": str(passing), "SQLITE_TMPDIR": str(passing)}
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True, env=surroundings, cwd=ROOT) as process:
        if _stdout(process).readline() != "ready\n":
            message = f"the ward did not start: {call}"
            raise RuntimeError(message)
        try:
            yield process
        finally:
            process.kill()


def _stdout(process: subprocess.Popen[str]) -> IO[str]:
    if process.stdout is None:
        message = "the ward was started without a pipe"
        raise RuntimeError(message)
    return process.stdout


def _killed(kind: str, folder: Path, seed: int, longest: float) -> int:
    """Return how many changes were acknowledged before the kill."""
    with working(kind, folder, seed) as process:
        with contextlib.suppress(subprocess.TimeoutExpired):
            chance = random.Random(seed)  # noqa: S311  the same each time
            process.wait(timeout=chance.uniform(0, longest))
        process.kill()
        said = _stdout(process).read().splitlines()
    numbers = [int(line.removeprefix("kept ")) for line in said if line.startswith("kept ")]
    return max(numbers, default=0)


def plain_text_in(folder: Path, cases: list[Case]) -> list[str]:
    """Return the files that hold a field of a patient readable."""
    wanted = {text for case in cases for text in strings_of(case)}
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            found += [path.name for text in wanted if text in content]
    return found


def _check_saves(folder: Path, cases: dict[int, Case], seed: int, kept: int) -> list[str]:
    states = [dict(cases)]
    for number, _, after in itertools.islice(saves(cases, seed), kept + 1):
        states.append({**states[-1], number or 0: after})
    return _held(folder, states[kept : kept + 2])


def _check_imports(folder: Path, cases: dict[int, Case], seed: int, kept: int) -> list[str]:
    states = [dict(cases)]
    for _, _, after in itertools.islice(imports(seed), kept + 1):
        states.append({**states[-1], max(states[-1]) + 1: after})
    return _held(folder, states[kept : kept + 2])


def _held(folder: Path, allowed: list[dict[int, Case]]) -> list[str]:
    """Return the faults of a store that must hold one of the states."""
    store = opened(folder)
    try:
        faults = [] if everything(store) in allowed else ["an acknowledged change is lost"]
        return faults + _faults_of(store)
    finally:
        store.close()


def _faults_of(store: Store) -> list[str]:
    faults = []
    if store._connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        faults.append("the file is corrupt")
    findings = [*verify(store._connection, KEY, store.folder), store.head_finding]
    faults += [str(finding) for finding in findings if finding is not None and finding.is_alarm]
    return faults


def _check_migration(folder: Path, cases: dict[int, Case], seed: int, kept: int) -> list[str]:
    """The tables are those of one version, whole; the next start finishes, and no patient was touched."""
    look = Store.open(StoreFolder(folder), KEY, RecordCodec(), NURSE)
    version = look._connection.execute("PRAGMA user_version").get
    tables = {name for (name,) in look._connection.execute("SELECT name FROM sqlite_schema")}
    faults = [] if everything(look) == cases else ["a patient was changed"]
    look.close()
    expected = {"patients_by_ward": version >= len(MIGRATIONS) + 1, "wards": version >= len(MIGRATIONS) + 2}
    faults += [f"half a migration: {name}" for name, there in expected.items() if (name in tables) != there]
    if kept and version != LATER[-1].number:
        faults.append("an acknowledged migration is lost")
    store = Store.open(StoreFolder(folder), KEY, RecordCodec(), NURSE, migrations=LATER)
    try:
        counted = store._connection.execute("SELECT sum(patients), count(*) FROM wards").fetchall()
        if counted != [(PATIENTS, min(PATIENTS, WARDS))] or everything(store) != cases:
            faults.append("the migration did not finish at the next start")
        return faults + _faults_of(store)
    finally:
        store.close()


def _backed_up_and_changed(folder: Path, cases: dict[int, Case]) -> dict[int, Case]:
    """Make a backup, change every patient, and return the cases as they are then."""
    store = opened(folder)
    back_up(store, "request")
    for number, case in cases.items():
        store.save(number, case, with_counts(case, 3), None)
    changed = everything(store)
    store.close()
    return changed


def _check_backups(folder: Path, cases: dict[int, Case], seed: int, kept: int) -> list[str]:
    """The store holds what was saved, and every backup that is offered opens and reads through."""
    faults = _check_saves(folder, cases, seed, kept)
    made = backups(StoreFolder(folder))
    for backup in made:
        try:
            tried(backup.path, KEY)
        except RecordsError as error:
            faults.append(f"a backup does not open: {error.statement.key}")
    if len(made) < kept:
        faults.append("an acknowledged backup is missing")
    return faults


def _check_restore(folder: Path, cases: dict[int, Case], seed: int, kept: int) -> list[str]:
    """The store holds the one state or the other, and what was there before is in a backup."""
    earlier = {number: replace(case, counts=case.counts[:-3]) for number, case in cases.items()}
    return _held(folder, [earlier] if kept else [cases, earlier])


_CHECKS = {
    "save": _check_saves,
    "import": _check_imports,
    "migration": _check_migration,
    "backup": _check_backups,
    "restore": _check_restore,
}
