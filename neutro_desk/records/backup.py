"""Backups: a copy of the open store under the same key, tried before an older one goes; and the way back."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from neutro_desk.records.audit import Action, AuditTrail, verify
from neutro_desk.records.audit_head import read_head
from neutro_desk.records.backups import (
    PART,
    Backup,
    backup_name,
    backups,
    backups_in,
    clear_unfinished,
    prune,
    remove_backup,
)
from neutro_desk.records.database import close_anyhow, connected, failures_in_words
from neutro_desk.records.durable import copied_whole, flush_folder
from neutro_desk.records.errors import records_error
from neutro_desk.records.folder import PRIVATE_FOLDER, StoreFolder

if TYPE_CHECKING:
    from neutro_desk.records.open_store import OpenStore

__all__ = ["Backup", "BackupRun", "back_up", "backups", "copy_to_second", "due", "replace_backups", "tried"]

EVERY = timedelta(minutes=30)
_PAGES_AT_ONCE = 200
"""Pages copied in one step: some milliseconds, so that a window may step between two key strokes."""

_CHANGING = frozenset(
    action.value
    for action in (
        Action.CREATED,
        Action.CHANGED,
        Action.IMPORTED,
        Action.ERASED,
        Action.MERGED,
        Action.SETTING,
    )
)


class BackupRun:
    """One backup in the making: copied in steps, tried, and only then given its name.

    `step` until it returns True and `finish` belong to the thread of the store; `try_it` may run on another.
    """

    def __init__(self, store: OpenStore, reason: str) -> None:
        """Begin a copy.

        Args:
            store: The open store.
            reason: Why, in small letters: scheduled, migration, merge, restore, request, erasure.

        Raises:
            RecordsError: If the folder of the backups cannot be written.
        """
        self._store = store
        self._name = backup_name(datetime.now(UTC), reason)
        self._part = StoreFolder(store.folder.backups / f"{PART}{self._name}")
        with failures_in_words(store.folder.database):
            clear_unfinished(store.folder.backups)
            self._part.path.mkdir(mode=PRIVATE_FOLDER)
        self._target = connected(self._part.database, store.key, create=True, is_copy=True)
        self._copy = store.copy_into(self._target)

    def step(self, pages: int = _PAGES_AT_ONCE) -> bool:
        """Copy some more pages; what is saved meanwhile goes into the copy too.

        Returns:
            Whether all are copied.

        Raises:
            RecordsError: If the disk is full or fails; what was copied is removed.
        """
        try:
            with failures_in_words(self._store.folder.database):
                self._copy.step(pages)
                if not self._copy.done:
                    return False
                self._copy.finish()
                self._target.execute("PRAGMA journal_mode = DELETE")
                AuditTrail(self._target, self._store.key, self._part).written()
                self._target.close()
                copied_whole(self._store.folder.keys, self._part.keys)
                flush_folder(self._part.path)
        except BaseException:
            self.abandon()
            raise
        return True

    def try_it(self) -> None:
        """Open the copy and read all of it.

        Raises:
            RecordsError: If it does not serve; it is removed, and no older backup goes.
        """
        try:
            tried(self._part.path, self._store.key)
        except BaseException:
            self.abandon()
            raise

    def finish(self) -> Path:
        """Give the tried copy its name, and let go those whose time has come.

        Raises:
            RecordsError: If the folder of the backups cannot be written.
        """
        place = self._store.folder.backups
        path = place / self._name
        with failures_in_words(self._store.folder.database):
            self._part.path.rename(path)
            flush_folder(place)
            prune(place, datetime.now(UTC))
        self._store.note(Action.BACKED_UP, detail=self._name)
        return path

    def abandon(self) -> None:
        """Stop and remove what was copied."""
        close_anyhow(self._target)
        shutil.rmtree(self._part.path, ignore_errors=True)


def back_up(store: OpenStore, reason: str) -> Path:
    """Make a backup and return its folder.

    Args:
        store: The open store.
        reason: Why, in small letters: scheduled, migration, merge, restore, request, erasure.

    Raises:
        RecordsError: If it was not made, or does not open again; the older ones all stay.
    """
    run = BackupRun(store, reason)
    while not run.step():
        pass
    run.try_it()
    return run.finish()


def tried(backup: Path, key: bytes) -> None:
    """Open a backup and read all of it: every page's tag, every table, the whole audit chain.

    Raises:
        RecordsError: If it cannot be opened with the key, a page is damaged, or the chain has a gap.
    """
    folder = StoreFolder(backup)
    connection = connected(folder.database, key, read_only=True)
    try:
        with failures_in_words(folder.database):
            said = connection.execute("PRAGMA quick_check").fetchall()
            alarms = [finding for finding in verify(connection, key, folder) if finding.is_alarm]
    finally:
        close_anyhow(connection)
    if said != [("ok",)] or alarms:
        raise records_error("backup_damaged", backup=backup.name)


def due(store: OpenStore, now: datetime) -> bool:
    """Return whether something was changed since the newest backup, and that one is half an hour old.

    Args:
        store: The open store.
        now: The present, UTC.
    """
    with failures_in_words(store.folder.database):
        newest = next((one for one in backups(store.folder) if not one.is_aside), None)
        if newest is None:
            return True
        head, _ = read_head(StoreFolder(newest.path).head, store.key)
    if newest.made <= now < newest.made + EVERY:
        return False
    return head is None or store.did_since(head.number, _CHANGING)


def copy_to_second(backup: Path, second: Path, now: datetime) -> Path:
    """Copy a backup into a second folder, such as a drive of its own; compare it there; then let old ones go.

    Args:
        backup: A finished backup.
        second: The folder; a network share serves here, since nothing works in it.
        now: The present, UTC.

    Raises:
        RecordsError: If it cannot be written or reads differently; the first backup stands all the same.
    """
    part, path = second / f"{PART}{backup.name}", second / backup.name
    try:
        second.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        clear_unfinished(second)
        part.mkdir(mode=PRIVATE_FOLDER)
        for file in sorted(backup.iterdir()):
            copied_whole(file, part / file.name)
        flush_folder(part)
        part.rename(path)
        flush_folder(second)
        prune(second, now)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise records_error("second_folder", folder=str(second)) from error
    return path


def replace_backups(store: OpenStore, second: Path | None = None) -> int:
    """Make one new backup and remove all older ones, so that none holds what was erased.

    Args:
        store: The open store.
        second: The second folder, if there is one.

    Returns:
        How many were removed.

    Raises:
        RecordsError: If the new one was not made: then all older ones stay; or if one cannot be removed.
    """
    fresh = back_up(store, "erasure")
    with failures_in_words(store.folder.database):
        removed = remove_others(store.folder.backups, fresh.name)
    if second is not None:
        replace_in_second(fresh, second, datetime.now(UTC))
    return removed


def remove_others(place: Path, stays: str) -> int:
    """Remove every backup of a folder but one; return how many; raise OSError if one cannot be removed."""
    others = [backup.path for backup in backups_in(place) if backup.path.name != stays]
    for path in others:
        remove_backup(path)
    return len(others)


def replace_in_second(backup: Path, second: Path, now: datetime) -> None:
    """Copy a backup into the second folder and remove all others there.

    Args:
        backup: A finished backup.
        second: The folder; one that is away is not made: the copies it holds are what matters.
        now: The present, UTC.

    Raises:
        RecordsError: If the folder is away, the copy was not made, or an older one cannot be removed.
    """
    if not second.is_dir():
        raise records_error("second_old", folder=str(second))
    copy_to_second(backup, second, now)
    try:
        remove_others(second, backup.name)
    except OSError as error:
        raise records_error("second_old", folder=str(second)) from error
