"""Where the records lie and whether there are any: all that the start of the window asks about them."""

from __future__ import annotations

from pathlib import Path

from neutro_desk.installed_files import records_folder
from neutro_desk.ward import Ward

KEYS, DATABASE, LOCK = "keys.json", "records.db", "store.lock"
"""Names as in `records.folder`, which the start does not import; a test holds them to each other."""


def folder_of(ward: Ward) -> Path:
    """Return the folder of a ward's records; it may not exist yet."""
    return records_folder(ward.store)


def has_store(folder: Path) -> bool:
    """Return whether there are records to sign in to: their keys or their database stand in the folder."""
    return (folder / KEYS).is_file() or (folder / DATABASE).is_file()
