"""Case files (`*.neutro.json`): read strictly, every problem named; written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from neutro_desk.whole_file import write_whole
from neutro_desk.workup.case import Case

FORMAT = "neutro-desk-case"
VERSION = 1
SUFFIX = ".neutro.json"


class CaseFileError(Exception):
    """A case file could not be read or written.

    Attributes:
        problems: Each with its place in the file, in plain words.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep the problems; the message joins them."""
        super().__init__("\n".join(problems))
        self.problems = problems


def read_case(path: Path) -> Case:
    """Read a case file.

    Raises:
        CaseFileError: If it cannot be read, is damaged, newer, holds a key twice, an unknown one or a wrong
            value; all wrong values are named together.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CaseFileError((f"The file could not be read: {_reason(error)}.",)) from error
    except UnicodeDecodeError as error:
        raise CaseFileError(("This is not a text file in UTF-8.",)) from error
    return decode_case(text)


def decode_case(text: str) -> Case:
    """Return the case of a case file's text; raise CaseFileError as `read_case` does."""
    from neutro_desk.exchange.case_decoding import decoded  # noqa: PLC0415  msgspec stays out of the start

    return decoded(text)


def write_case(case: Case, path: Path) -> None:
    """Write a case file beside its place and move it there, so that a failure leaves the old one whole.

    Raises:
        CaseFileError: If the folder cannot be written or the disk is full.
    """
    content = encode_case(case).encode()
    try:
        write_whole(path, content)
    except OSError as error:
        raise CaseFileError((_not_saved(path, error),)) from error


def encode_case(case: Case) -> str:
    """Return the text of a case file."""
    from neutro_desk.exchange.case_encoding import encoded  # noqa: PLC0415  msgspec stays out of the start

    return encoded(case)


def _not_saved(path: Path, error: OSError) -> str:
    return f"{path.name} was not saved: {_reason(error)}. Nothing was changed; choose another folder."


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
