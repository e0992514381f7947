"""The audit chain: each entry is sealed by itself and linked to all before it, under keys of the store."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from neutro_desk.records.derived_keys import Purpose, derived_key

SEAL = 32
"""Bytes of the seal; the link that follows it has as many."""

DIGEST = 2 * SEAL

Field = str | int | float | bytes | None
"""What a column of the database may hold, also one that somebody changed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, as it stands there.

    Attributes:
        number: Its place.
        fields: Time, person, action, patient, detail.
        digest: Seal and link.
    """

    number: int
    fields: tuple[Field, ...]
    digest: Field

    @property
    def seal(self) -> bytes:
        """The first half of the digest, whatever it is."""
        return self.digest[:SEAL] if isinstance(self.digest, bytes) else b""

    @property
    def link(self) -> bytes:
        """The second half."""
        return self.digest[SEAL:] if isinstance(self.digest, bytes) else b""


class Chain:
    """Seals and links of one store."""

    def __init__(self, key: bytes) -> None:
        """Derive the keys of the chain from the database key."""
        self._entry = derived_key(key, Purpose.AUDIT_ENTRY)
        self._link = derived_key(key, Purpose.AUDIT_LINK)
        self.before_all = hmac.digest(self._link, b"before the first entry", "sha256")

    def seal(self, number: int, fields: tuple[Field, ...]) -> bytes:
        """Return the seal of an entry: it binds the number and each field with type and length."""
        return hmac.digest(self._entry, b"".join(_marked(one) for one in (number, *fields)), "sha256")

    def link(self, seal: bytes, before: bytes) -> bytes:
        """Return the link of an entry to the one before it."""
        return hmac.digest(self._link, seal + before, "sha256")

    def digest(self, number: int, fields: tuple[Field, ...], before: bytes) -> bytes:
        """Return what stands in the row of a new entry."""
        seal = self.seal(number, fields)
        return seal + self.link(seal, before)

    def is_sealed(self, row: Row, number: int) -> bool:
        """Return whether the row is the entry `number`, unchanged, wherever it stands."""
        return hmac.compare_digest(self.seal(number, row.fields), row.seal)

    def is_linked(self, row: Row, before: bytes) -> bool:
        """Return whether the row follows the entry with the link `before`."""
        return hmac.compare_digest(self.link(row.seal, before), row.link)


def _marked(field: Field) -> bytes:
    """Return a field with its type and length, so that no two rows read the same."""
    if isinstance(field, bytes):
        kind, content = b"b", field
    else:
        kind = type(field).__name__[:1].encode("ascii")
        content = repr(field).encode("utf-8", "surrogatepass")
    return kind + len(content).to_bytes(8) + content
