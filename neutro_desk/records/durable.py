"""Copying a file so that it is whole and on the disk, not only in the system's memory."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from neutro_desk.records.folder import PRIVATE_FILE

_CHUNK = 1 << 20


def copied_whole(source: Path, target: Path) -> None:
    """Copy a file for its owner alone, through to the disk, and read the copy again.

    A source that is not there leaves no target: a store without key slots is one of a test.

    Raises:
        OSError: If it cannot be copied, or reads differently.
    """
    if not source.exists():
        return
    made = hashlib.sha256()
    with source.open("rb") as origin, os.fdopen(_opened(target), "wb") as copy:
        while chunk := origin.read(_CHUNK):
            made.update(chunk)
            copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    with target.open("rb") as copy:
        if hashlib.file_digest(copy, "sha256").digest() != made.digest():
            message = f"{target.name} reads differently from what was written"
            raise OSError(message)


def flush_folder(folder: Path) -> None:
    """Have a folder's list of names written, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _opened(target: Path) -> int:
    return os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
