"""Keys of a store: made, opened by a passphrase or the recovery code, and given to further people."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace

from neutro_desk.records.attempts import keep_attempts, read_attempts
from neutro_desk.records.cost import KEY_LENGTH, Cost, calibrated
from neutro_desk.records.errors import RecordsError, records_error
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.key_file import KeyFile, damaged, new_store_id, read_key_file, write_key_file
from neutro_desk.records.names import RECOVERY_NAME, person_name
from neutro_desk.records.passphrases import passphrase_bytes, passphrase_problem
from neutro_desk.records.people import Person, Role, Unlocked
from neutro_desk.records.recovery_code import new_code, read_code
from neutro_desk.records.slots import Slot, SlotKind, new_slot, new_slot_id, rewrapped
from neutro_desk.records.unlocking import (
    needed_slot,
    passphrase_slots,
    slot_for_recovery,
    slot_of,
    unlock,
    unlock_with_recovery,
    wait_until,
)

__all__ = [
    "Cost",
    "Person",
    "Role",
    "Unlocked",
    "add_person",
    "change_passphrase",
    "create_keys",
    "people",
    "remove_person",
    "renew_recovery",
    "reset_passphrase",
    "unlock",
    "unlock_with_recovery",
    "wait_until",
]


def create_keys(
    folder: StoreFolder, first_person: str, passphrase: str, cost: Cost | None = None
) -> tuple[Unlocked, str]:
    """Make the keys of a new store: a random database key, the first person's slot and the recovery slot.

    Args:
        folder: Of the store; must exist and hold no keys yet.
        first_person: Who becomes the first administrator.
        passphrase: Of that person.
        cost: Of each try; measured on this workstation if not given.

    Returns:
        The opened keys, and the recovery code to print: it is kept nowhere.

    Raises:
        RecordsError: If name or passphrase is not accepted, keys stand there already, or cannot be written.
    """
    if folder.keys.exists():
        raise records_error("keys.exist")
    name = person_name(first_person)
    _accept(passphrase, name)
    chosen = calibrated() if cost is None else cost
    store, key = new_store_id(), secrets.token_bytes(KEY_LENGTH)
    person = Person(name, Role.ADMINISTRATOR, new_slot_id())
    slot = new_slot(person, SlotKind.PASSPHRASE, chosen, passphrase_bytes(passphrase), key, store)
    recovery, code = _recovery_slot(new_slot_id(), chosen, key, store)
    write_key_file(folder.keys, KeyFile(store, (slot, recovery)), key)
    return Unlocked(key, person), code


def people(folder: StoreFolder) -> tuple[Person, ...]:
    """Return who may sign in, readable before anybody did.

    Raises:
        RecordsError: If the key file is missing, damaged or of a newer version.
    """
    return tuple(slot.person for slot in passphrase_slots(read_key_file(folder.keys)))


def add_person(folder: StoreFolder, by: Unlocked, name: str, passphrase: str, role: Role) -> Person:
    """Give a further person a slot.

    Raises:
        RecordsError: If `by` may not, the name is taken or name or passphrase is not accepted.
    """
    content = _content_for(folder, by)
    kept = person_name(name)
    if slot_of(content, kept) is not None:
        raise records_error("keys.name_taken", name=kept)
    _accept(passphrase, kept)
    person = Person(kept, role, new_slot_id())
    secret = passphrase_bytes(passphrase)
    slot = new_slot(person, SlotKind.PASSPHRASE, content.slots[0].cost, secret, by.key, content.store)
    write_key_file(folder.keys, content.with_slot(slot), by.key)
    return person


def remove_person(folder: StoreFolder, by: Unlocked, name: str) -> Person:
    """Take a person's slot away; whoever kept a copy of the key file and the passphrase can open old copies.

    Raises:
        RecordsError: If `by` may not, nobody has the name, or no administrator would be left.
    """
    content = _content_for(folder, by)
    slot = needed_slot(content, name)
    left = content.without_slot(slot.person.slot)
    _keep_an_administrator(left, slot.person.name)
    write_key_file(folder.keys, left, by.key)
    _end_wait(folder, slot.person)
    return slot.person


def change_passphrase(
    folder: StoreFolder, name: str, old: str, new: str, now: float | None = None
) -> Unlocked:
    """Change one's own passphrase: the key is wrapped anew, nothing is encrypted again.

    Raises:
        RecordsError: As `unlock` for the old one; if the new one is not accepted.
    """
    unlocked = unlock(folder, name, old, time.time() if now is None else now)
    content = read_key_file(folder.keys)
    _accept(new, unlocked.person.name)
    slot = rewrapped(needed_slot(content, name), passphrase_bytes(new), unlocked.key, content.store)
    write_key_file(folder.keys, content.with_slot(slot), unlocked.key)
    return unlocked


def reset_passphrase(
    folder: StoreFolder, by: Unlocked, name: str, new: str, role: Role | None = None
) -> Person:
    """Give a person who lost the passphrase a new one, and on request another role.

    Raises:
        RecordsError: If `by` may not, nobody has the name, the passphrase is not accepted, or no
            administrator would be left.
    """
    content = _content_for(folder, by)
    before = needed_slot(content, name)
    _accept(new, before.person.name)
    person = before.person if role is None else replace(before.person, role=role)
    secret = passphrase_bytes(new)
    changed = content.with_slot(rewrapped(replace(before, person=person), secret, by.key, content.store))
    _keep_an_administrator(changed, person.name)
    write_key_file(folder.keys, changed, by.key)
    _end_wait(folder, person)
    return person


def renew_recovery(folder: StoreFolder, by: Unlocked) -> str:
    """Make a new recovery code; the printed one opens nothing from then on.

    Raises:
        RecordsError: If `by` may not, or the file cannot be written.
    """
    content = _content_for(folder, by)
    before = slot_for_recovery(content)
    slot, code = _recovery_slot(before.person.slot, before.cost, by.key, content.store)
    write_key_file(folder.keys, content.with_slot(slot), by.key)
    return code


def _content_for(folder: StoreFolder, by: Unlocked) -> KeyFile:
    """Return the key file for somebody who may change it."""
    if not by.may_administer:
        raise records_error("keys.only_administrator")
    content = read_key_file(folder.keys)
    if not content.is_sealed_by(by.key):
        raise damaged()
    return content


def _keep_an_administrator(content: KeyFile, name: str) -> None:
    if not any(slot.person.role is Role.ADMINISTRATOR for slot in passphrase_slots(content)):
        raise records_error("keys.last_administrator", name=name)


def _end_wait(folder: StoreFolder, person: Person) -> None:
    keep_attempts(folder.attempts, read_attempts(folder.attempts).freed(person.slot))


def _accept(passphrase: str, name: str) -> None:
    problem = passphrase_problem(passphrase, name)
    if problem is not None:
        raise RecordsError(problem)


def _recovery_slot(slot_id: str, cost: Cost, key: bytes, store: str) -> tuple[Slot, str]:
    code = new_code()
    person = Person(RECOVERY_NAME, Role.ADMINISTRATOR, slot_id)
    return new_slot(person, SlotKind.RECOVERY, cost, read_code(code), key, store), code
