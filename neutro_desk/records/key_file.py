"""The key file: all slots of a store, written whole, refused when any byte of it is not as it was written."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from neutro_desk.records.derived_keys import Purpose, derived_key
from neutro_desk.records.errors import RecordsError, records_error
from neutro_desk.records.private_file import write_private
from neutro_desk.records.slots import Slot, slot_as_read, slot_as_written

FORMAT = "neutro-desk-keys"
VERSION = 1
_STORE_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What keys.json holds.

    Attributes:
        store: Random id of the store; every slot is bound to it.
        slots: In the order they were made.
        seal: Over all slots, keyed from the database key: known to be right only after unlocking.
    """

    store: str
    slots: tuple[Slot, ...]
    seal: str = ""

    def sealed(self, key: bytes) -> KeyFile:
        """Return the file with its seal for these slots."""
        return replace(self, seal=self._seal(key))

    def is_sealed_by(self, key: bytes) -> bool:
        """Return whether the seal is this key's and fits these slots."""
        return hmac.compare_digest(self.seal, self._seal(key))

    def with_slot(self, slot: Slot) -> KeyFile:
        """Return the file with a slot in the place of the one with its id, or at the end."""
        ids = [one.person.slot for one in self.slots]
        if slot.person.slot not in ids:
            return replace(self, slots=(*self.slots, slot))
        place = ids.index(slot.person.slot)
        return replace(self, slots=(*self.slots[:place], slot, *self.slots[place + 1 :]))

    def without_slot(self, slot_id: str) -> KeyFile:
        """Return the file without a slot."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.person.slot != slot_id))

    def as_bytes(self) -> bytes:
        """Return the one way this file is written, with its sum at the end."""
        content: dict[str, object] = self._content() | {"seal": self.seal}
        content["sum"] = hashlib.sha256(_text(content)).hexdigest()
        return _text(content)

    def _content(self) -> dict[str, object]:
        slots = [slot_as_written(slot) for slot in self.slots]
        return {"format": FORMAT, "version": VERSION, "store": self.store, "slots": slots}

    def _seal(self, key: bytes) -> str:
        return hmac.digest(derived_key(key, Purpose.KEY_FILE), _text(self._content()), "sha256").hex()


def new_store_id() -> str:
    """Return an id no other store has."""
    return secrets.token_hex(_STORE_ID_LENGTH)


def write_key_file(path: Path, content: KeyFile, key: bytes) -> None:
    """Seal the slots and write them, whole or not at all.

    Raises:
        RecordsError: If the file cannot be written; the one before stays.
    """
    try:
        write_private(path, content.sealed(key).as_bytes())
    except OSError as error:
        raise records_error("keys.not_written", reason=error.strerror or str(error)) from error


def read_key_file(path: Path) -> KeyFile:
    """Read the slots of a store.

    Raises:
        RecordsError: If there is no file, it was made by a newer version, or it is damaged.
    """
    try:
        written = path.read_bytes()
    except FileNotFoundError as error:
        raise records_error("keys.missing") from error
    except OSError as error:
        raise records_error("keys.unreadable", reason=error.strerror or str(error)) from error
    return key_file_of(written)


def key_file_of(written: bytes) -> KeyFile:
    """Return what the bytes of a key file say.

    Any byte that is not as it was written refuses the file: it is read, written again, and must come out the
    same, sum included. What a person changed on purpose, sum included, opens no slot or breaks the seal.

    Raises:
        RecordsError: If a newer version made it, or it is damaged.
    """
    try:
        found = json.loads(written)
        _refuse_newer(found)
        slots = tuple(slot_as_read(entry) for entry in found["slots"])
        content = KeyFile(str(found["store"]), slots, str(found["seal"]))
        is_whole = content.as_bytes() == written
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise damaged() from error
    if not is_whole:
        raise damaged()
    return content


def damaged() -> RecordsError:
    """Return what is said when a byte of the key file is not as it was written."""
    return records_error("keys.damaged")


def _refuse_newer(found: dict[str, object]) -> None:
    version = found["version"]
    if found["format"] == FORMAT and type(version) is int and version > VERSION:
        raise records_error("keys.newer", version=version)


def _text(content: dict[str, object]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")
