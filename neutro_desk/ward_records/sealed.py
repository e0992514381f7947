"""Sealed: bytes in memory that only the key of the store opens, for work that the store did not take."""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE = 12
PURPOSE = b"neutro-desk sealed work"


class Sealed:
    """Encrypted bytes; what they say comes back with the key alone, which a locked program does not hold."""

    def __init__(self, plain: bytes, key: bytes) -> None:
        """Encrypt `plain` by AES-GCM under a key derived from the store's, 32 bytes."""
        self._nonce = secrets.token_bytes(NONCE)
        self._sealed = _cipher(key).encrypt(self._nonce, plain, PURPOSE)

    def opened(self, key: bytes) -> bytes:
        """Return what was sealed; the key is that of the same store."""
        return _cipher(key).decrypt(self._nonce, self._sealed, PURPOSE)


def _cipher(key: bytes) -> AESGCM:
    derived = HKDF(hashes.SHA256(), 32, salt=None, info=PURPOSE).derive(key)
    return AESGCM(derived)
