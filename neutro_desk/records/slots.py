"""Key slots: the database key, wrapped once for each person and once for the recovery code."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, replace
from enum import Enum

from neutro_desk.records.cost import KEY_LENGTH, Cost, stretched
from neutro_desk.records.people import Person, Role

SALT_LENGTH = 16
NONCE_LENGTH = 12
TAG_LENGTH = 16
_ID_LENGTH = 8


class SlotKind(Enum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105  the word for the kind, no secret
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the database key.

    Attributes:
        person: Whose it is.
        kind: What opens it.
        cost: Of stretching the secret.
        salt: 16 random bytes, new at each wrapping.
        nonce: 12 random bytes, new at each wrapping.
        wrapped: The database key under AES-256-GCM, with the tag.
    """

    person: Person
    kind: SlotKind
    cost: Cost
    salt: bytes = b""
    nonce: bytes = b""
    wrapped: bytes = b""

    def bound(self, store: str) -> bytes:
        """Return everything but the wrapped key, as one unmistakable text: a change of it opens nothing."""
        person, cost = self.person, self.cost
        parts = [
            "neutro-desk key slot 1", store, person.slot, self.kind.value, person.name, person.role.value,
            cost.memory_kib, cost.passes, cost.lanes, self.salt.hex(),
        ]  # fmt: skip
        return json.dumps(parts, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def new_slot_id() -> str:
    """Return an id no other slot has."""
    return secrets.token_hex(_ID_LENGTH)


def new_slot(person: Person, kind: SlotKind, cost: Cost, secret: bytes, key: bytes, store: str) -> Slot:
    """Wrap the database key for a person.

    Args:
        person: Who may open it.
        kind: What opens it.
        cost: Of each try.
        secret: Bytes of the passphrase or the recovery code.
        key: The database key, 32 bytes.
        store: Id of the store.
    """
    return rewrapped(Slot(person, kind, cost), secret, key, store)


def rewrapped(slot: Slot, secret: bytes, key: bytes, store: str) -> Slot:
    """Return the slot with a key wrapped anew, under a new salt and nonce."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  quick mode never loads it

    fresh = replace(slot, salt=secrets.token_bytes(SALT_LENGTH), nonce=secrets.token_bytes(NONCE_LENGTH))
    wrapping = AESGCM(stretched(secret, fresh.salt, fresh.cost))
    return replace(fresh, wrapped=wrapping.encrypt(fresh.nonce, key, fresh.bound(store)))


def opened(slot: Slot, secret: bytes, store: str) -> bytes | None:
    """Return the database key; None when the secret is another's, or any byte of the slot was changed."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  quick mode never loads it
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    wrapping = AESGCM(stretched(secret, slot.salt, slot.cost))
    try:
        key = wrapping.decrypt(slot.nonce, slot.wrapped, slot.bound(store))
    except InvalidTag:
        return None
    return key if len(key) == KEY_LENGTH else None


def slot_as_written(slot: Slot) -> dict[str, object]:
    """Return the slot as it stands in the key file."""
    return {
        "slot": slot.person.slot,
        "kind": slot.kind.value,
        "name": slot.person.name,
        "role": slot.person.role.value,
        "memory_kib": slot.cost.memory_kib,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def slot_as_read(written: dict[str, object]) -> Slot:
    """Return the slot that an entry of the key file describes.

    Raises:
        KeyError: If a part is missing.
        TypeError: If a part is of another kind.
        ValueError: If a part cannot be.
    """
    numbers = [written[name] for name in ("memory_kib", "passes", "lanes")]
    if not all(type(number) is int for number in numbers):
        message = "a cost is no whole number"
        raise TypeError(message)
    cost = Cost(*(int(str(number)) for number in numbers))
    texts = {name: text for name, text in written.items() if isinstance(text, str)}
    person = Person(texts["name"], Role(texts["role"]), texts["slot"])
    slot = Slot(
        person,
        SlotKind(texts["kind"]),
        cost,
        bytes.fromhex(texts["salt"]),
        bytes.fromhex(texts["nonce"]),
        bytes.fromhex(texts["wrapped"]),
    )
    lengths = (len(slot.salt), len(slot.nonce), len(slot.wrapped))
    if lengths != (SALT_LENGTH, NONCE_LENGTH, KEY_LENGTH + TAG_LENGTH) or not cost.is_possible():
        message = "a part has another length"
        raise ValueError(message)
    return slot
