"""Disks of our own beneath the cipher: every store opened above one writes through it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import apsw

_CIPHER_OVER = "multipleciphers-"


def usual_disk() -> str:
    """Return the name of what the engine stores through when nobody says otherwise."""
    return apsw.vfs_names()[0]


def plain_disk() -> str:
    """Return the name of the system's own files, without the cipher."""
    return usual_disk().removeprefix(_CIPHER_OVER)


@contextlib.contextmanager
def beneath_the_cipher(disk: str) -> Iterator[None]:
    """Let every store opened inside write through a disk of ours, with the cipher above it."""
    usual = usual_disk()
    apsw.Connection(":memory:", vfs=f"{_CIPHER_OVER}{disk}").close()  # makes the cipher's layer above ours
    apsw.set_default_vfs(f"{_CIPHER_OVER}{disk}")
    try:
        yield
    finally:
        apsw.set_default_vfs(usual)
