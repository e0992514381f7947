"""Text files written whole or not at all, with their trouble in plain words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from neutro_desk.whole_file import whole_file as bytes_file


class WholeFileError(Exception):
    """A file could not be written; the message says why in plain words."""


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open a text file for writing in UTF-8; it takes its place once everything is in it.

    Raises:
        WholeFileError: If it cannot be written; a file that was there stays.
    """
    try:
        with bytes_file(path) as stream:
            text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
            try:
                yield text
            finally:
                text.detach()
    except OSError as error:
        raise WholeFileError(_plainly(path, error)) from error


def _plainly(path: Path, error: OSError) -> str:
    return f"{path} could not be written: {(error.strerror or type(error).__name__).lower()}."
