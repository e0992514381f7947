"""The last good pack: a copy of the files of a pack that was found sound, for when ours is broken."""

from __future__ import annotations

from pathlib import Path

import msgspec

from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.pack_files import PackFiles
from neutro_desk.knowledge.reading import pack_of
from neutro_desk.workup.content import Pack

_NAME = "last-good-knowledge"
_ENDING = ".json"


class _Copy(msgspec.Struct, forbid_unknown_fields=True):
    """What stands in the copy: the hash over the files, and their texts by name."""

    sha256: str
    files: dict[str, str]


def copy_path(folder: Path, content_hash: str) -> Path:
    """Return where the copy of a pack stands; its name carries the hash, so that it is written once."""
    return folder / f"{_NAME}-{content_hash}{_ENDING}"


def copies(folder: Path) -> tuple[Path, ...]:
    """Return the copies of a folder; there is one unless somebody else puts more there."""
    return tuple(sorted(folder.glob(f"{_NAME}-*{_ENDING}")))


def copy_of(files: PackFiles) -> bytes:
    """Return the copy of a sound pack."""
    texts = {name: raw.decode("utf-8") for name, raw in sorted(files.content.items())}
    return msgspec.json.encode(_Copy(files.full_hash, texts))


def read_copy(path: Path) -> Pack:
    """Return the pack of a copy, checked as any other.

    Raises:
        KnowledgeError: If it cannot be read, is not what its hash says, or the pack in it is not sound.
    """
    try:
        copy = msgspec.json.decode(path.read_bytes(), type=_Copy)
    except OSError as error:
        raise KnowledgeError(path.name, "cannot be read") from error
    except msgspec.DecodeError as error:
        raise KnowledgeError(path.name, str(error)) from error
    files = PackFiles({name: text.encode("utf-8") for name, text in copy.files.items()})
    if files.full_hash != copy.sha256:
        raise KnowledgeError(path.name, "was changed after it was kept")
    return pack_of(files)
