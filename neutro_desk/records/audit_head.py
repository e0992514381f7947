"""The head of the audit chain outside the database: how many entries there are, and the last one's link."""

from __future__ import annotations

import hmac
import json
import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from neutro_desk.records.derived_keys import Purpose, derived_key
from neutro_desk.records.private_file import write_private

_FORMAT = "neutro-desk-audit-head"
_VERSION = 1
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
    """Write the head with its seal, whole or not at all; an older one after a power cut is mended at opening.

    Raises:
        OSError: If it cannot be written; the one before stays.
    """
    content = {"format": _FORMAT, "version": _VERSION, "number": head.number, "link": head.link.hex()}
    write_private(
        path, (json.dumps(content | {"seal": _seal(content, key)}) + "\n").encode("ascii"), may_lag=True
    )


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
