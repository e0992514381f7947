"""Writing a small file of the store whole, for its owner alone, and through to the disk."""

from __future__ import annotations

import contextlib
from pathlib import Path

from neutro_desk.records.durable import flush_folder
from neutro_desk.records.folder import PRIVATE_FILE
from neutro_desk.whole_file import write_whole


def write_private(path: Path, content: bytes, *, may_lag: bool = False) -> None:
    """Write a file whole or not at all, readable by its owner alone; it stands there after a power cut too.

    Args:
        path: The file.
        content: Its bytes.
        may_lag: Whether after a power cut the whole file before it may stand there instead: one wait for the
            disk less, with each save.

    Raises:
        OSError: If it cannot be written; what stood there stays.
    """
    write_whole(path, content)
    with contextlib.suppress(OSError):  # it stands; the folder keeps others out in any case
        path.chmod(PRIVATE_FILE)
    if not may_lag:
        flush_folder(path.parent)
