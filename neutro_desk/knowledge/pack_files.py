"""The bytes of a knowledge pack, read once: what belongs to it, what is missing, the hash over all of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from neutro_desk.knowledge.faults import Problem

HEAD, REFERENCES, QUESTIONS = "pack.toml", "references.toml", "questions.toml"
DRUGS, CAVEATS, CLOZAPINE, FEVER = "drugs.toml", "caveats.toml", "clozapine.toml", "fever.toml"
MEDICINES = "medicines.toml"
ALWAYS_THERE = (HEAD, REFERENCES, QUESTIONS, DRUGS, MEDICINES, CAVEATS, CLOZAPINE, FEVER)
CAUSES = "causes/"
HASH_DIGITS = 12
"""Digits of the hash that are shown; comparisons take all of them."""

_ENDING = ".toml"


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The files of a pack.

    Attributes:
        content: Bytes by name, such as `drugs.toml` and `causes/felty.toml`.
        problems: Files that are missing, cannot be read, or do not belong to a pack.
    """

    content: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()

    @property
    def causes(self) -> tuple[str, ...]:
        """Names of the files of causes, in order."""
        return tuple(name for name in sorted(self.content) if name.startswith(CAUSES))

    @property
    def full_hash(self) -> str:
        """SHA-256 over name, length and bytes of every file, in the order of the names; 64 digits."""
        digest = hashlib.sha256()
        for name, raw in sorted(self.content.items()):
            digest.update(name.encode() + b"\0" + len(raw).to_bytes(8, "big") + raw)
        return digest.hexdigest()

    @property
    def content_hash(self) -> str:
        """The first digits of the hash, as shown."""
        return self.full_hash[:HASH_DIGITS]


def read_files(folder: Path, always: Sequence[str] = ALWAYS_THERE) -> PackFiles:
    """Return the files of a folder; every fault is a problem, so that all come at once.

    Every TOML file of the folder must be one of a pack. Other files, such as an editor leaves, are neither
    read nor part of the hash.

    Args:
        folder: Where the files stand.
        always: Names of those that must be there, beside the causes.
    """
    content: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in sorted({*_names_in(str(folder)), *always}):
        if not _belongs(name, always):
            problems.append(Problem(name, "", "is no file of the pack"))
            continue
        try:
            with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123  73 paths cost more than their files
                content[name] = file.read()
        except OSError:
            problems.append(Problem(name.removeprefix(CAUSES), "", "cannot be read"))
    if not any(name.startswith(CAUSES) for name in content):
        problems.append(Problem("causes", "", "no cause is there"))
    return PackFiles(content, tuple(problems))


def _names_in(folder: str) -> Iterator[str]:
    """Give the name of each TOML file of a folder and of the folders in it, such as `causes/felty.toml`."""
    for place, _, names in os.walk(folder):
        before = place[len(folder) :].replace(os.sep, "/").strip("/")
        yield from (f"{before}/{name}" if before else name for name in names if name.endswith(_ENDING))


def _belongs(name: str, always: Sequence[str]) -> bool:
    in_causes = name.startswith(CAUSES) and name.count("/") == 1 and name.endswith(_ENDING)
    return name in always or in_causes
