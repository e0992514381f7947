"""Writing a file whole or not at all: beside its place first, then moved there."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing; what stood there stays until the new one is complete, and keeps its rights.

    A link keeps pointing at the file that others open.

    Raises:
        OSError: If it cannot be written; nothing was changed. Whatever stops the writing, nothing is left
            beside it.
    """
    import tempfile  # noqa: PLC0415  slow to load, and the start writes nothing

    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=".neutro-", suffix=".part", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(_rights(target))
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def write_whole(path: Path, content: bytes) -> None:
    """Write a file from its content, whole or not at all.

    Raises:
        OSError: If it cannot be written; nothing was changed, and nothing is left beside it.
    """
    with whole_file(path) as stream:
        stream.write(content)


def _rights(target: Path) -> int:
    """Return the rights of the file that stands there, or what the system gives a new one."""
    with contextlib.suppress(FileNotFoundError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
