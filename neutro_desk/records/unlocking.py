"""Unlocking: the database key from a passphrase or the recovery code, slower after each wrong try."""

from __future__ import annotations

import time

from neutro_desk.records.attempts import UNKNOWN, keep_attempts, read_attempts
from neutro_desk.records.errors import RecordsError, records_error
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.key_file import KeyFile, damaged, read_key_file
from neutro_desk.records.names import is_same_name
from neutro_desk.records.passphrases import passphrase_bytes
from neutro_desk.records.people import Unlocked
from neutro_desk.records.recovery_code import read_code
from neutro_desk.records.slots import Slot, SlotKind, opened


def unlock(folder: StoreFolder, name: str, passphrase: str, now: float) -> Unlocked:
    """Open the store for a person.

    The try is written down as wrong before it is made and struck out when it was right, so that ending the
    program meanwhile gains nothing.

    Args:
        folder: Of the store.
        name: In any case, composition and spacing.
        passphrase: As typed.
        now: Seconds since 1970.

    Raises:
        RecordsError: If the passphrase is wrong (with the seconds to wait), the wait is not over, nobody has
            the name, or the key file is missing, damaged or newer.
    """
    content = read_key_file(folder.keys)
    slot = slot_of(content, name)
    if slot is None:
        keep_attempts(folder.attempts, read_attempts(folder.attempts).with_try(UNKNOWN, now))
        raise records_error("keys.nobody", name=name)
    key = _tried(folder, content, slot, passphrase_bytes(passphrase), now)
    return Unlocked(key, slot.person)


def unlock_with_recovery(folder: StoreFolder, code: str, now: float) -> Unlocked:
    """Open the store with the recovery code: emergency access, which the caller enters in the audit.

    Raises:
        RecordsError: If the code was mistyped (no try is counted), is not this store's, the wait after wrong
            ones is not over, or the key file is missing, damaged or newer.
    """
    secret = read_code(code)
    content = read_key_file(folder.keys)
    slot = slot_for_recovery(content)
    key = _tried(folder, content, slot, secret, now)
    return Unlocked(key, slot.person, by_recovery=True)


def wait_until(folder: StoreFolder, name: str, now: float | None = None) -> float:
    """Return before when a try for this person is refused, seconds since 1970; now when it is free."""
    now = time.time() if now is None else now
    slot = slot_of(read_key_file(folder.keys), name)
    return now if slot is None else read_attempts(folder.attempts).wait_until(slot.person.slot, now)


def passphrase_slots(content: KeyFile) -> tuple[Slot, ...]:
    """Return the slots of people."""
    return tuple(slot for slot in content.slots if slot.kind is SlotKind.PASSPHRASE)


def slot_of(content: KeyFile, name: str) -> Slot | None:
    """Return the slot of a person; None when nobody has the name."""
    found = (slot for slot in passphrase_slots(content) if is_same_name(slot.person.name, name))
    return next(found, None)


def slot_for_recovery(content: KeyFile) -> Slot:
    """Return the slot that the recovery code opens."""
    found = next((slot for slot in content.slots if slot.kind is SlotKind.RECOVERY), None)
    if found is None:
        raise damaged()
    return found


def needed_slot(content: KeyFile, name: str) -> Slot:
    """Return the slot of a person; raise RecordsError when nobody has the name."""
    slot = slot_of(content, name)
    if slot is None:
        raise records_error("keys.nobody", name=name)
    return slot


def _tried(folder: StoreFolder, content: KeyFile, slot: Slot, secret: bytes, now: float) -> bytes:
    """Return the database key, after the delay and with the try on record."""
    attempts = read_attempts(folder.attempts)
    name = slot.person.slot
    until = attempts.wait_until(name, now)
    if until > now:
        if until < attempts.waits[name].until:
            keep_attempts(folder.attempts, attempts.restarted(name, now))
        raise records_error("keys.wait", seconds=_whole_seconds(until - now))
    tried = attempts.with_try(name, now)
    keep_attempts(folder.attempts, tried)
    key = opened(slot, secret, content.store)
    if key is None:
        raise _wrong(slot, _whole_seconds(tried.wait_until(name, now) - now))
    keep_attempts(folder.attempts, tried.right(name))
    if not content.is_sealed_by(key):
        raise damaged()
    return key


def _wrong(slot: Slot, seconds: int) -> RecordsError:
    kind = "code" if slot.kind is SlotKind.RECOVERY else "passphrase"
    return records_error(f"keys.wrong_{kind}_wait" if seconds else f"keys.wrong_{kind}", seconds=seconds)


def _whole_seconds(seconds: float) -> int:
    return int(-(-seconds // 1))
