"""Restoring: a read-only look at a backup first, then the backup in the place of the present records."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from neutro_desk.records.audit import Action
from neutro_desk.records.backup import back_up, tried
from neutro_desk.records.backups import ASIDE, backup_name
from neutro_desk.records.database import failures_in_words
from neutro_desk.records.durable import copied_whole, flush_folder
from neutro_desk.records.errors import RecordsError, records_error
from neutro_desk.records.folder import PRIVATE_FOLDER, StoreFolder
from neutro_desk.records.store import Store

if TYPE_CHECKING:
    from neutro_desk.records.codec import Codec
    from neutro_desk.records.people import Person

_COMING = "records.db.coming"


def look(backup: Path, key: bytes, codec: Codec, person: Person) -> Store:
    """Return a backup, open to be read and nothing else.

    Raises:
        RecordsError: If it cannot be opened with the key or is damaged.
    """
    return Store.open(StoreFolder(backup), key, codec, person, read_only=True)


def restore(folder: StoreFolder, backup: Path, key: bytes, codec: Codec, person: Person) -> Store:
    """Put a backup in the place of the present records, which are backed up before, and return it open.

    The store must be closed. Where the present records do not open any more, their files are kept aside,
    whole, in the folder of the backups. Interrupted at any point, the folder holds the one or the other,
    never half of each.

    Args:
        folder: The store's folder.
        backup: A finished backup of it.
        key: The database key.
        codec: Makes bytes of values.
        person: Who restores.

    Raises:
        RecordsError: If the backup does not serve, or the disk is full or fails; the present records then
            stand.
    """
    tried(backup, key)
    coming = folder.path / _COMING
    with failures_in_words(folder.database):
        coming.unlink(missing_ok=True)
        copied_whole(StoreFolder(backup).database, coming)
    head = _put_aside(folder, key, codec, person)
    with failures_in_words(folder.database):
        copied_whole(StoreFolder(backup).head, folder.head)
        coming.replace(folder.database)
        flush_folder(folder.path)
    store = Store.open(folder, key, codec, person)
    store.note(Action.RESTORED, detail=f"{backup.name}, before it {head}")
    return store


def _put_aside(folder: StoreFolder, key: bytes, codec: Codec, person: Person) -> str:
    """Back the present records up, or keep the files of damaged ones; return the chain's head so far."""
    if not any(file.exists() for file in folder.database_files):
        return "none"
    try:
        store = Store.open(folder, key, codec, person)
    except RecordsError as error:
        if error.statement.key in _STOPPING:
            raise  # of a missing database the log alone is kept: read into the backup it would spoil it
        _keep_files(folder)
        return "damaged"
    try:
        back_up(store, "restore")
        head = store.audit.head()
    finally:
        store.close()
    if any(file.exists() for file in folder.database_files[1:]):
        raise records_error("disk_error", folder=str(folder.path))
    return head


_STOPPING = frozenset(f"records.{name}" for name in ("in_use", "disk_full", "not_writable", "disk_error"))
"""What says nothing about the present records themselves: they are not to be put aside for it."""


def _keep_files(folder: StoreFolder) -> None:
    """Move the files of records that do not open into a folder of their own, the log among them."""
    aside = folder.backups / backup_name(datetime.now(UTC), ASIDE)
    with failures_in_words(folder.database):
        aside.mkdir(mode=PRIVATE_FOLDER)
        for file in (*folder.database_files[::-1], folder.head):
            if file.exists():
                copied_whole(file, aside / file.name)
        flush_folder(aside)
        for file in folder.database_files[1:]:
            file.unlink(missing_ok=True)
