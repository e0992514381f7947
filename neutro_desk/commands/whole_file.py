"""Text files written whole or not at all: beside their place, then moved there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


class WholeFileError(Exception):
    """A file could not be written; the message says why in plain words."""


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open a text file for writing in UTF-8; it takes its place once everything is in it.

    Raises:
        WholeFileError: If it cannot be written; a file that was there stays.
    """
    try:
        handle, beside = tempfile.mkstemp(prefix=".neutro-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise WholeFileError(_plainly(path, error)) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
        Path(beside).replace(path)
    except OSError as error:
        raise WholeFileError(_plainly(path, error)) from error
    finally:
        Path(beside).unlink(missing_ok=True)


def _plainly(path: Path, error: OSError) -> str:
    return f"{path} could not be written: {(error.strerror or type(error).__name__).lower()}."
