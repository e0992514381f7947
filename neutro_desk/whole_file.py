"""Writing a file whole or not at all: beside its place first, then moved there."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file; whatever stood there stays until the new one is complete, and keeps its rights.

    A link keeps pointing at the file that others open.

    Raises:
        OSError: If it cannot be written; nothing was changed, and nothing is left beside it.
    """
    import tempfile  # noqa: PLC0415  slow to load, and the start writes nothing

    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=".neutro-", suffix=".part", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(_rights(target))
        beside.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _rights(target: Path) -> int:
    """Return the rights of the file that stands there, or what the system gives a new one."""
    with contextlib.suppress(FileNotFoundError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
