"""The backups of a store: one folder each, named by when and why it was made."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.retention import kept

PART = ".part-"
"""Begins the name of a backup that is not finished, which the next one clears away."""

ASIDE = "damaged"
"""The reason of what a restore put aside; it stands for no good backup and goes by nobody's clock."""

_NAME = re.compile(r"(\d{8}T\d{9})Z-([a-z-]+)\Z", re.ASCII)
_WHEN = "%Y%m%dT%H%M%S%f"
_MILLISECONDS = -3


@dataclass(frozen=True, slots=True)
class Backup:
    """One finished backup.

    Attributes:
        path: Its folder: a whole store, with the key slots of its day.
        made: When, UTC.
        reason: Why, in a word: scheduled, migration, merge, restore, request, erasure.
    """

    path: Path
    made: datetime
    reason: str

    @property
    def is_aside(self) -> bool:
        """Whether these are the files of records that did not open, kept for whoever may mend them."""
        return self.reason == ASIDE


def backups(folder: StoreFolder) -> tuple[Backup, ...]:
    """Return the finished backups of a store, the newest first; raise OSError if they cannot be listed."""
    return backups_in(folder.backups)


def backups_in(place: Path) -> tuple[Backup, ...]:
    """Return the finished backups in a folder, the newest first; raise OSError if they cannot be listed."""
    if not place.is_dir():
        return ()
    found = [backup for path in place.iterdir() if (backup := _backup_at(path)) is not None]
    return tuple(sorted(found, key=_made, reverse=True))


def backup_name(made: datetime, reason: str) -> str:
    """Return the name of a backup's folder.

    Args:
        made: When, UTC.
        reason: Why: small letters and hyphens.
    """
    return f"{made.strftime(_WHEN)[:_MILLISECONDS]}Z-{reason}"


def prune(place: Path, now: datetime) -> tuple[Path, ...]:
    """Remove the backups whose time has come, and what an interrupted one left.

    Args:
        place: The folder of the backups.
        now: The present, UTC.

    Returns:
        What was removed.

    Raises:
        OSError: If one cannot be removed; those that remain are whole.
    """
    found = [backup for backup in backups_in(place) if not backup.is_aside]
    stay = kept([backup.made for backup in found], now)
    removed = [backup.path for backup in found if backup.made not in stay]
    for path in removed:
        remove_backup(path)
    return tuple(removed)


def remove_backup(path: Path) -> None:
    """Remove a backup; under another name first, so that a half removed one is never offered.

    Raises:
        OSError: If it cannot be removed.
    """
    leaving = path.with_name(f"{PART}{path.name}")
    path.rename(leaving)
    shutil.rmtree(leaving)


def clear_unfinished(place: Path) -> None:
    """Remove what an interrupted backup left; raise OSError if it cannot be removed."""
    for path in place.glob(f"{PART}*"):
        shutil.rmtree(path)


def _backup_at(path: Path) -> Backup | None:
    name = _NAME.match(path.name)
    if name is None or not StoreFolder(path).database.is_file():
        return None
    try:
        made = datetime.strptime(name[1], _WHEN).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, made, name[2])


def _made(backup: Backup) -> datetime:
    return backup.made
