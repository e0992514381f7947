"""A single bit turned over in the store's file, as a failing disk or memory does."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from neutro_desk.records.audit import verify
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.workup.case import Case
from tests.records.keeping import KEY, everything, new_store, opened, patient, with_counts

BITS = 8


@dataclass
class Flipped:
    """What became of the stores with a bit turned over.

    Attributes:
        refused: How many did not open, or refused to hand out a patient.
        harmless: How many held exactly what was saved.
        told: How many lost the end of the log, and said so by the head of the audit chain.
        faults: The bits after which something else was shown without a word.
    """

    refused: int = 0
    harmless: int = 0
    told: int = 0
    faults: list[int] = field(default_factory=list)


def flip(image: bytes, bit: int) -> bytes:
    """Return the bytes with one bit turned over."""
    changed = bytearray(image)
    changed[bit // BITS] ^= 1 << bit % BITS
    return bytes(changed)


@dataclass(frozen=True, slots=True)
class Whole:
    """A store as it was before: its files by name, and what it holds."""

    images: dict[str, bytes]
    cases: dict[int, Case]


def whole(folder: Path, *, in_log: bool) -> Whole:
    """Make a small store and return its files; the last changes stand in the log on request."""
    store = new_store(folder)
    for number in range(3):
        store.add_case(with_counts(Case(patient(number)), 12), None)
    if not in_log:
        store.close()
        store = opened(folder)
    cases = everything(store)
    place = StoreFolder(folder)
    images = {file.name: file.read_bytes() for file in place.database_files if file.exists()}
    images[place.head.name] = place.head.read_bytes()
    store.close()
    return Whole(images, cases)


def try_flip(folder: Path, before: Whole, file: str, bit: int, tally: Flipped) -> None:
    """Lay a store out with one bit of one file turned over, open it, and compare every patient.

    Args:
        folder: Where it is laid out.
        before: The whole store.
        file: Which of its files is hit.
        bit: Which bit.
        tally: Takes the result.
    """
    place = StoreFolder(folder)
    for leftover in place.database_files:
        leftover.unlink(missing_ok=True)
    for name, image in before.images.items():
        (folder / name).write_bytes(flip(image, bit) if name == file else image)
    try:
        found, is_told = _found(folder)
    except RecordsError:
        tally.refused += 1
        return
    if is_told:
        tally.told += 1
    elif found == before.cases:
        tally.harmless += 1
    else:
        tally.faults.append(bit)


def _found(folder: Path) -> tuple[dict[int, Case], bool]:
    """Return every case, and whether opening or the audit chain tells of something missing."""
    store = opened(folder)
    try:
        findings = [*verify(store._connection, KEY, store.folder), store.head_finding]
        return everything(store), any(found is not None and found.is_alarm for found in findings)
    finally:
        store.close()
