"""Simulated power cuts: what the engine wrote beneath the cipher is recorded, and cut off at any point.

A write that was not synced may be dropped, come before an earlier one, or arrive in part, sector by sector; a
file that was never synced may not be there at all. From what is left a folder is made, and the real store
opens it.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import apsw

from neutro_desk.records import database
from neutro_desk.records.audit import verify
from neutro_desk.records.errors import RecordsError, records_error
from neutro_desk.records.folder import StoreFolder
from neutro_desk.workup.case import Case
from tests.records.disks import beneath_the_cipher, plain_disk
from tests.records.keeping import KEY, everything, grown, new_store, opened, patient

SECTOR = 512
_BELOW_THE_CIPHER = "recorded"


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes given to a file at a place."""

    file: str
    offset: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file made shorter."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """All that a file was given must be on the disk from here on."""

    file: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A file taken away."""

    file: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The store said that a change is kept; from here on each case must be this one or a later one."""

    cases: dict[int, Case]
    head: bytes


Step = Written | Cut | Synced | Removed | Acknowledged


class _File(apsw.VFSFile):
    def __init__(
        self, steps: list[Step], base: str, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> None:
        self._steps = steps
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name or "unnamed").name
        super().__init__(base, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._steps.append(Written(self._name, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._steps.append(Cut(self._name, newsize))

    def xSync(self, flags: int) -> None:  # noqa: ARG002  the machine that records is not cut off: no real sync
        self._steps.append(Synced(self._name))


class RecordingDisk(apsw.VFS):
    """The system's own files, with every write noted; the cipher works above it."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._base = plain_disk()
        super().__init__(_BELOW_THE_CIPHER, self._base)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        return _File(self.steps, self._base, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        self.steps.append(Removed(Path(filename).name))


@functools.cache
def recording_disk() -> RecordingDisk:
    """Return the one disk of this process: the cipher's layer above it stays as long."""
    return RecordingDisk()


@dataclass
class Recording:
    """One run of the ward: what lay on the disk before, and every step."""

    before: dict[str, bytes]
    steps: list[Step]
    first: Acknowledged


@dataclass
class Tally:
    """What became of the stores whose power was cut."""

    cuts: int = 0
    lost: int = 0
    corrupt: int = 0
    said: set[str] = field(default_factory=set)


@mock.patch.object(database, "CHECKPOINT_PAGES", 24)
def record(folder: Path, seed: int, synchronous: str) -> Recording:
    """Run a ward for a while above the recording disk.

    Args:
        folder: An empty folder.
        seed: Of what the ward does.
        synchronous: FULL as the store sets it, or NORMAL or OFF to see the harness bite.
    """
    chance = random.Random(seed)  # noqa: S311  the same each time
    made = new_store(folder)
    cases = {}
    for number in range(4):
        cases[made.add_patient(patient(number))] = Case(patient(number))
    made.close()
    place = StoreFolder(folder)
    before = {file.name: file.read_bytes() for file in place.database_files if file.exists()}
    first = Acknowledged(dict(cases), place.head.read_bytes())
    disk = recording_disk()
    steps: list[Step] = []
    disk.steps = steps
    with beneath_the_cipher(_BELOW_THE_CIPHER):
        store = opened(folder)
    store._connection.execute(f"PRAGMA synchronous = {synchronous}")
    for turn in range(30):
        number = chance.choice(list(cases))
        after = grown(cases[number], chance)
        if turn % 9 == 8:
            cases[store.add_patient(patient(10 + turn))] = Case(patient(10 + turn))
        elif turn % 5 == 4:
            store.keep_draft(number, f"draft {turn}".encode() * chance.randrange(1, 400))
        else:
            store.save(number, cases[number], after, None)
            cases[number] = after
        steps.append(Acknowledged(dict(cases), place.head.read_bytes()))
    store.close()
    return Recording(before, steps, first)


def cut_off(recording: Recording, at: int, chance: random.Random) -> dict[str, bytes]:
    """Return the files as a machine finds them that lost its power before step `at`."""
    survives = chance.choice((0.0, 0.2, 0.5, 0.8, 1.0))
    synced = {name: bytearray(content) for name, content in recording.before.items()}
    waiting: dict[str, list[Written | Cut | Removed]] = {}
    for step in recording.steps[:at]:
        match step:
            case Synced(file):
                image = synced.setdefault(file, bytearray())
                for one in waiting.pop(file, []):
                    _apply(one, image)
            case Written() | Cut() | Removed():
                waiting.setdefault(step.file, []).append(step)
    for file, steps in waiting.items():
        if file not in synced and chance.random() >= survives:
            continue
        pieces = [piece for step in steps for piece in _pieces(step) if chance.random() < survives]
        if survives < 1:
            chance.shuffle(pieces)
        image = synced.setdefault(file, bytearray())
        for piece in pieces:
            _apply(piece, image)
    return {name: bytes(image) for name, image in synced.items()}


def _pieces(step: Written | Cut | Removed) -> Iterator[Written | Cut | Removed]:
    """Return a write sector by sector; the rest is whole or not at all."""
    if not isinstance(step, Written):
        yield step
        return
    start = step.offset
    end = start + len(step.content)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield Written(step.file, start, step.content[start - step.offset : stop - step.offset])
        start = stop


def _apply(step: Written | Cut | Removed, image: bytearray) -> None:
    match step:
        case Written(_, offset, content):
            if len(image) < offset:
                image.extend(bytes(offset - len(image)))
            image[offset : offset + len(content)] = content
        case Cut(_, size):
            del image[size:]
        case Removed():
            image.clear()


def try_cuts(recording: Recording, folder: Path, number: int, seed: int) -> Tally:
    """Cut the power at random points, open each folder with the real store, and tell what became of it."""
    chance = random.Random(seed)  # noqa: S311  the same each time
    tally = Tally()
    for _ in range(number):
        at = chance.randrange(1, len(recording.steps) + 1)
        promised, next_one = _promised(recording, at)
        files = cut_off(recording, at, chance)
        _lay_out(folder, files, promised.head)
        tally.cuts += 1
        try:
            found, is_sound = _found(folder)
        except RecordsError as error:
            tally.corrupt += 1
            tally.said.add(error.statement.key)
            continue
        if found not in (promised.cases, next_one.cases):
            tally.lost += 1
        elif not is_sound:
            tally.corrupt += 1
    return tally


def _promised(recording: Recording, at: int) -> tuple[Acknowledged, Acknowledged]:
    """Return what was acknowledged before the cut, and what was being saved then: either may be found."""
    before = [step for step in recording.steps[:at] if isinstance(step, Acknowledged)]
    after = [step for step in recording.steps[at:] if isinstance(step, Acknowledged)]
    promised = before[-1] if before else recording.first
    return promised, after[0] if after else promised


def _lay_out(folder: Path, files: dict[str, bytes], head: bytes) -> None:
    place = StoreFolder(folder)
    place.prepare()
    for file in place.database_files:
        file.unlink(missing_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    place.head.write_bytes(head)


def _found(folder: Path) -> tuple[dict[int, Case] | None, bool]:
    """Return every case of a store that opens, and whether its audit chain is without fault."""
    store = opened(folder)
    try:
        if store._connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise records_error("damaged")
        alarms = [finding for finding in verify(store._connection, KEY, store.folder) if finding.is_alarm]
        if store.head_finding is not None and store.head_finding.is_alarm:
            alarms.append(store.head_finding)
        return everything(store), not alarms
    finally:
        store.close()
