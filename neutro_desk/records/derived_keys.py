"""Keys made from the database key, one for each purpose, so that none of them serves for another."""

from __future__ import annotations

from enum import Enum


class Purpose(Enum):
    """What a key is for; the text is part of the key and never changes."""

    KEY_FILE = "neutro-desk 1 seal of the key file"
    AUDIT_ENTRY = "neutro-desk 1 audit entry"
    AUDIT_LINK = "neutro-desk 1 audit link"
    AUDIT_HEAD = "neutro-desk 1 audit head"


def derived_key(key: bytes, purpose: Purpose) -> bytes:
    """Return the 32-byte key for one purpose.

    Source:
        RFC 5869 (HKDF) with SHA-256.
    """
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415  quick mode never loads it
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.value.encode("ascii")).derive(key)
