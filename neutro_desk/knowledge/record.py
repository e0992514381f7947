"""The record of a released pack: the SHA-256 of each of its files, written when the program is built.

From source there is no record; there the version control is it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from neutro_desk.knowledge.faults import KnowledgeError, Problem
from neutro_desk.knowledge.pack_files import ALWAYS_THERE, CAUSES, PackFiles

RECORD = "knowledge.sha256"
"""Name of the record, beside the folder of the pack; lines as `sha256sum` writes them."""

_ENDING = ".sha256"
_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")


def record_path(folder: Path) -> Path:
    """Return where the record of a folder stands: of the pack, or of a translation of it."""
    return folder.with_name(folder.name + _ENDING)


def record_of(files: PackFiles) -> str:
    """Return the record of a pack, one line a file."""
    return "".join(f"{_sum(raw)}  {name}\n" for name, raw in sorted(files.content.items()))


def read_record(path: Path) -> Mapping[str, str] | None:
    """Return SHA-256 by file name; None where there is no record.

    Raises:
        KnowledgeError: If there is one, and it cannot be read.
    """
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(path.name, "cannot be read") from error
    found = [_LINE.fullmatch(line) for line in lines]
    if not lines or None in found:
        raise KnowledgeError(path.name, "is no record of a pack")
    return {match[2]: match[1] for match in found if match is not None}


def differences(files: PackFiles, record: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return each file that is not as it was released: changed, missing, or added."""
    problems = []
    for name in sorted({*files.content, *record}):
        if name not in record:
            reason = "was not released with this program"
        elif name not in files.content:
            if name in ALWAYS_THERE:  # named already, when it could not be read
                continue
            reason = "is missing"
        elif _sum(files.content[name]) != record[name]:
            reason = "was changed after its release"
        else:
            continue
        problems.append(Problem(name.removeprefix(CAUSES), "", reason))
    return tuple(problems)


def _sum(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
