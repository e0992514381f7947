"""What is done with keys and store off the window's thread: make, open, open a copy."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from neutro_desk.records.errors import RecordsError, records_error
from neutro_desk.records.folder import StoreFolder

if TYPE_CHECKING:
    from datetime import datetime

    from neutro_desk.records.backups import Backup
    from neutro_desk.records.cost import Cost
    from neutro_desk.records.people import Person, Unlocked
    from neutro_desk.records.store import Store
    from neutro_desk.workup.statements import Statement


LOCK_CAP = "lock_minutes_cap"
"""Setting of the store: the longest idle time the administrator allows, minutes."""

KEY_KEPT = "recovery_key_kept"
"""Setting of the store: "yes" once somebody typed a group of the printed key back."""

UNREADABLE = tuple(
    f"records.{name}" for name in ("damaged", "key_does_not_open", "no_database", "disk_error")
)
"""What is wrong when the file itself cannot be read; a full disk or another program is not that."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What a passphrase or the recovery key led to.

    Attributes:
        unlocked: The key and whose it is.
        store: The open store; None when it does not open although the key fits.
        trouble: Why it does not open.
        last_good: When the copy that stands open, or the newest that opens, was made, UTC; None without one.
        lock_cap: Longest idle time the administrator allows, minutes; None for no cap.
        noticed: What the audit found at opening that somebody must hear of.
    """

    unlocked: Unlocked
    store: Store | None = field(default=None, repr=False)
    trouble: Statement | None = None
    last_good: datetime | None = None
    lock_cap: int | None = None
    noticed: Statement | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A new store, open, and its recovery key."""

    entered: Entered
    recovery: str = field(repr=False)


def people_of(folder: Path) -> tuple[Person, ...]:
    """Return who may sign in to a folder's records.

    Raises:
        RecordsError: If the keys cannot be read.
    """
    from neutro_desk.records.keys import people  # noqa: PLC0415  nobody signs in before the first paint

    return people(StoreFolder(folder))


def seconds_to_wait(folder: Path, name: str, now: float) -> float:
    """Return the seconds until a person's next try, by the wall clock at `now`; 0 for none."""
    from neutro_desk.records.keys import wait_until  # noqa: PLC0415

    try:
        return max(0.0, wait_until(StoreFolder(folder), name, now) - now)
    except RecordsError:
        return 0.0  # what is wrong with the keys is said at the try


def make(folder: Path, name: str, passphrase: str, cost: Cost | None) -> Made:
    """Make a store whole or not at all.

    Args:
        folder: Where it is to lie.
        name: Of the first person, who may administer.
        passphrase: Of that person.
        cost: Of one try; measured here when None.

    Raises:
        RecordsError: If the folder does not serve, holds records already, or the disk refuses.
    """
    from neutro_desk.record_codec import RecordCodec  # noqa: PLC0415
    from neutro_desk.records.keys import create_keys  # noqa: PLC0415
    from neutro_desk.records.store import Store  # noqa: PLC0415

    place = StoreFolder(folder)
    place.prepare()
    unlocked, recovery = create_keys(place, name, passphrase, cost)
    try:
        store = Store.create(place, unlocked.key, RecordCodec(), unlocked.person)
    except RecordsError:
        place.keys.unlink(missing_ok=True)  # keys to nothing would lock this workstation out of a new try
        raise
    return Made(Entered(unlocked, store), recovery)


def enter(folder: Path, name: str, passphrase: str, now: float) -> Entered:
    """Open the store by a person's passphrase.

    Raises:
        RecordsError: If the passphrase is wrong or comes too soon after a wrong one, or the keys are damaged.
    """
    from neutro_desk.records.keys import unlock  # noqa: PLC0415

    return _opened(folder, unlock(StoreFolder(folder), name, passphrase, now))


def enter_by_recovery(folder: Path, code: str, now: float) -> Entered:
    """Open the store by the recovery key.

    Raises:
        RecordsError: If it is not the key of this store, holds a slip, or comes too soon after a wrong one.
    """
    from neutro_desk.records.keys import unlock_with_recovery  # noqa: PLC0415

    return _opened(folder, unlock_with_recovery(StoreFolder(folder), code, now))


def enter_copy(folder: Path, unlocked: Unlocked) -> Entered:
    """Open the newest copy that opens, read-only.

    Raises:
        RecordsError: If there is none.
    """
    found = _newest_copy(StoreFolder(folder), unlocked)
    if found is None:
        raise records_error("no_good_copy")
    copy, store = found
    return Entered(unlocked, store, last_good=copy.made)


def open_again(store: Store, unlocked: Unlocked) -> Store:
    """Open a store that was closed, with the key that opened it before.

    Raises:
        RecordsError: If it does not open any more.
    """
    from neutro_desk.records.store import Store as Opened  # noqa: PLC0415

    return Opened.open(store.folder, unlocked.key, store.codec, unlocked.person)


def close(store: Store) -> None:
    """Enter the lock in the audit and close the store; it is closed even if nothing more can be written.

    Raises:
        RecordsError: If the disk fails; what was saved is kept.
    """
    from neutro_desk.records.audit import Action  # noqa: PLC0415

    try:
        if not store.is_read_only:
            store.note(Action.LOCKED)
    finally:
        store.close()


def _opened(folder: Path, unlocked: Unlocked) -> Entered:
    """Open the store with its key; what does not open is said, and whether a copy does."""
    from neutro_desk.record_codec import RecordCodec  # noqa: PLC0415
    from neutro_desk.records.store import Store  # noqa: PLC0415

    place = StoreFolder(folder)
    try:
        store = Store.open(place, unlocked.key, RecordCodec(), unlocked.person)
    except RecordsError as error:
        if error.statement.key not in UNREADABLE:
            raise
        found = _newest_copy(place, unlocked)
        if found is None:
            return Entered(unlocked, trouble=error.statement)
        copy, opened = found
        opened.close()
        return Entered(unlocked, trouble=error.statement, last_good=copy.made)
    try:
        _enter_in_audit(store, unlocked)
        cap = store.setting(LOCK_CAP)
    except RecordsError:
        store.close()
        raise
    about_head = store.head_finding
    return Entered(
        unlocked,
        store,
        lock_cap=int(cap) if cap is not None and cap.isascii() and cap.isdigit() else None,
        noticed=about_head.statement if about_head is not None and about_head.is_alarm else None,
    )


def _enter_in_audit(store: Store, unlocked: Unlocked) -> None:
    """Enter the tries that failed before, then who is here now; nobody reads anything before that is kept."""
    from neutro_desk.records.audit import Action  # noqa: PLC0415

    if store.is_read_only:
        return
    names = {person.slot: person.name for person in people_of(store.folder.path)}
    store.audit.enter_failed_tries(names)
    store.note(Action.EMERGENCY if unlocked.by_recovery else Action.UNLOCKED)


def _newest_copy(place: StoreFolder, unlocked: Unlocked) -> tuple[Backup, Store] | None:
    """Return the newest copy that opens, open read-only; None where none does."""
    from neutro_desk.record_codec import RecordCodec  # noqa: PLC0415
    from neutro_desk.records.backups import backups  # noqa: PLC0415
    from neutro_desk.records.restoring import look  # noqa: PLC0415

    try:
        copies = backups(place)
    except OSError:
        return None
    for copy in copies:
        try:
            return copy, look(copy.path, unlocked.key, RecordCodec(), unlocked.person)
        except RecordsError:
            continue
    return None
