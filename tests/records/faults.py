"""A disk that is full, or fails, at any one of its operations: once, or from then on."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import apsw

from neutro_desk.records import database
from neutro_desk.records.audit import verify
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.store import Store
from neutro_desk.workup.case import Case
from tests.records.disks import beneath_the_cipher, plain_disk
from tests.records.keeping import KEY, everything, grown, new_store, opened, patient

_NAME = "faulty"

Operation = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """What the disk does at its `at`-th operation, counted from 1, and whether it goes on doing so."""

    error: type[apsw.Error]
    at: int
    goes_on: bool


class _File(apsw.VFSFile):
    def __init__(
        self, tell: Operation, base: str, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> None:
        self._tell = tell
        super().__init__(base, name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:
        self._tell("read")
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._tell("write")
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self._tell("write")
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        self._tell("write")
        super().xSync(flags)

    def xFileSize(self) -> int:
        self._tell("read")
        return super().xFileSize()


class FaultyDisk(apsw.VFS):
    """The system's own files, with a fault at one operation; a full disk can still be read."""

    def __init__(self) -> None:
        self.fault: Fault | None = None
        self.operations = 0
        self._base = plain_disk()
        super().__init__(_NAME, self._base)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        return _File(self.operate, self._base, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.operate("write")
        super().xDelete(filename, syncdir)

    def operate(self, kind: str) -> None:
        """Count an operation, and fail if its turn has come."""
        fault = self.fault
        if fault is None or (fault.error is apsw.FullError and kind == "read"):
            return
        self.operations += 1
        if self.operations == fault.at or (fault.goes_on and self.operations > fault.at):
            raise fault.error(_NAME)


@functools.cache
def faulty_disk() -> FaultyDisk:
    """Return the one disk of this process: the cipher's layer above it stays as long."""
    return FaultyDisk()


@dataclass
class Survived:
    """What became of a ward whose disk failed."""

    said: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    operations: int = 0


@mock.patch.object(database, "CHECKPOINT_PAGES", 8)
def work_through(folder: Path, fault: Fault) -> Survived:
    """Open a store, save and close above a disk with a fault; then open it on a whole disk and look.

    Args:
        folder: A folder with a store of `prepared`.
        fault: What the disk does.
    """
    survived = Survived()
    disk = faulty_disk()
    disk.operations = 0
    promised = _cases(folder)
    attempted: list[dict[int, Case]] = [promised]
    with beneath_the_cipher(_NAME):
        disk.fault = fault
        try:
            promised = _ward(folder, promised, attempted, survived)
        finally:
            disk.fault = None
    survived.operations = disk.operations
    allowed = attempted[attempted.index(promised) :]
    try:
        store = opened(folder)
    except RecordsError as error:
        survived.faults.append(f"does not open again: {error.statement.key}")
        return survived
    try:
        if everything(store) not in allowed:
            survived.faults.append("an acknowledged change is lost")
        survived.faults += _unsound(store)
    finally:
        store.close()
    return survived


def prepared(folder: Path) -> None:
    """Make the store the ward works with."""
    store = new_store(folder)
    for number in range(3):
        store.add_patient(patient(number))
    store.close()


def _cases(folder: Path) -> dict[int, Case]:
    store = opened(folder)
    try:
        return everything(store)
    finally:
        store.close()


def _ward(
    folder: Path, cases: dict[int, Case], attempted: list[dict[int, Case]], survived: Survived
) -> dict[int, Case]:
    """Do what a ward does as far as the disk lets it; return the cases that were acknowledged last."""
    try:
        store = opened(folder)
    except RecordsError as error:
        survived.said.add(error.statement.key)
        return cases
    chance = random.Random(5)  # noqa: S311  the same each time
    promised = cases
    for turn in range(8):
        number = chance.choice(list(promised))
        after = {**promised, number: grown(promised[number], chance)}
        attempted.append(after)
        try:
            store.keep_draft(number, b"typed" * (turn + 1))
            store.save(number, promised[number], after[number], None)
            promised = after
            store.search("kenn")
        except RecordsError as error:
            survived.said.add(error.statement.key)
    try:
        store.close()
    except RecordsError as error:
        survived.said.add(error.statement.key)
    return promised


def _unsound(store: Store) -> list[str]:
    faults = []
    if store._connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
        faults.append("the file is corrupt")
    findings = [*verify(store._connection, KEY, store.folder), store.head_finding]
    return faults + [str(found) for found in findings if found is not None and found.is_alarm]
