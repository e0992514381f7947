"""The head of the audit chain outside the database: how many entries there are, and the last one's link."""

from __future__ import annotations

import hmac
import json
import os
import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from neutro_desk.records.derived_keys import Purpose, derived_key
from neutro_desk.records.private_file import write_private

_FORMAT = "neutro-desk-audit-head"
_VERSION = 1
_SECTOR = 512
"""Bytes of the file, the smallest piece that a disk writes whole."""

_SHOWN = 4
"""Bytes of the link on a page: one changed history in 4,294,967,296 would show the same."""

_PRINTED = re.compile(r"A-(\d{5,})-([0-9A-F]{4}) ?([0-9A-F]{4})")


class HeadState(Enum):
    """What became of the file of the head."""

    WHOLE = "whole"
    LOST = "lost"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain.

    Attributes:
        number: Its number; 0 before the first entry.
        link: Its link.
    """

    number: int
    link: bytes

    @property
    def text(self) -> str:
        """What is printed on a page, such as `A-00123-7F3C 91D2`."""
        shown = self.link[:_SHOWN].hex().upper()
        return f"A-{self.number:05}-{shown[:4]} {shown[4:]}"


@dataclass(frozen=True, slots=True)
class PrintedHead:
    """A head as somebody read it from a page.

    Attributes:
        text: As printed.
        number: Of the entry.
        shown: First bytes of its link.
    """

    text: str
    number: int
    shown: bytes

    def fits(self, link: bytes) -> bool:
        """Return whether an entry's link is the one on the page."""
        return link[:_SHOWN] == self.shown


def printed_head(typed: str) -> PrintedHead | None:
    """Return the head that somebody typed from a page; None when it is none."""
    found = _PRINTED.fullmatch(" ".join(typed.upper().split()))
    if found is None:
        return None
    return PrintedHead(found[0], int(found[1]), bytes.fromhex(found[2] + found[3]))


def write_head(path: Path, head: Head, key: bytes) -> None:
    """Write the head with its seal in the place of the one before; nobody waits for the disk with each save.

    It fills one sector, which a disk writes whole or not at all, and no name or length changes with it. The
    entry itself is on the disk before. After a power cut an older head may stand here: the chain then holds
    that one and more, which opening tells and mends. A chain that is shorter than the head, or another one,
    is found as ever. `flush_head` waits for the disk when the records lock.

    Raises:
        OSError: If it cannot be written; the one before stays.
    """
    content = {"format": _FORMAT, "version": _VERSION, "number": head.number, "link": head.link.hex()}
    sealed = json.dumps(content | {"seal": _seal(content, key)}).encode("ascii")
    written = sealed.ljust(_SECTOR - 1) + b"\n"
    if not _overwritten(path, written):
        write_private(path, written)


def flush_head(path: Path) -> None:
    """Have the head on the disk: nobody works on, and a power cut from now on finds the newest.

    Raises:
        OSError: If the disk fails.
    """
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _overwritten(path: Path, content: bytes) -> bool:
    """Put a head in the place of one as long; False where none stands or it was not taken whole."""
    try:
        with path.open("r+b", buffering=0) as file:
            is_as_long = os.fstat(file.fileno()).st_size == len(content)
            return is_as_long and file.write(content) == len(content)
    except FileNotFoundError:
        return False


def read_head(path: Path, key: bytes) -> tuple[Head | None, HeadState]:
    """Return the head that was kept, and whether the file is whole; no head when it is lost or damaged."""
    try:
        written = path.read_bytes()
    except FileNotFoundError:
        return None, HeadState.LOST
    except OSError:
        return None, HeadState.DAMAGED
    return head_of(written, key)


def head_of(written: bytes, key: bytes) -> tuple[Head | None, HeadState]:
    """Return the head that the bytes of its file say; none when they are damaged."""
    try:
        found = json.loads(written)
        seal = found.pop("seal")
        if not hmac.compare_digest(str(seal), _seal(found, key)):
            return None, HeadState.DAMAGED
        return Head(found["number"], bytes.fromhex(found["link"])), HeadState.WHOLE
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None, HeadState.DAMAGED


def _seal(content: dict[str, object], key: bytes) -> str:
    text = json.dumps(content).encode("ascii")
    return hmac.digest(derived_key(key, Purpose.AUDIT_HEAD), text, "sha256").hex()
