"""Overwrites a key in memory, as far as Python allows."""

from __future__ import annotations

import ctypes
import sys


def wipe(key: bytes) -> None:
    """Overwrite the bytes of a key that nobody uses any more.

    Copies that a library made for itself are its own to clear. Where Python is another than CPython the bytes
    lie elsewhere and nothing is done.
    """
    if key and sys.implementation.name == "cpython":
        ctypes.memset(id(key) + bytes.__basicsize__ - 1, 0, len(key))
