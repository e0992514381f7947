"""A folder in memory where the system has one: thousands of small stores wear no disk out."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108  made private and removed below


@contextlib.contextmanager
def in_memory(otherwise: Path) -> Iterator[Path]:
    """Give a folder that is removed afterwards."""
    place = _MEMORY if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) else otherwise
    with tempfile.TemporaryDirectory(dir=place) as folder:
        yield Path(folder)
