"""The recovery code: a random key written so that a person can print, read and type it."""

from __future__ import annotations

import secrets

from neutro_desk.records.errors import records_error

ALPHABET = "ACDEFGHJKMNPQRTVWXY34679"
"""24 signs without look-alikes: no 0 or O, 1, I or L, 2 or Z, 5 or S, 8 or B, U beside V."""

SIGNS = 28
"""Signs that are random: 24 to the power of 28 is 2 to the power of 128.4."""

CHECKS = 4
"""Signs that tell a slip from a wrong code."""

_MODULUS = len(ALPHABET) ** CHECKS
_WEIGHT = 98_765
"""Shares no factor with 24, so each place counts; less one it shares 4, so neighbours count differently."""

GROUP = 4
GROUPS = (SIGNS + CHECKS) // GROUP

_BLANKS = " -–—.\t\r\n\u00a0"


def new_code() -> str:
    """Return a new code in groups of four, such as `7KQM-…`, with its check signs at the end."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))
    return grouped(with_checks(signs))


def with_checks(signs: str) -> str:
    """Return random signs with their check signs behind them."""
    return signs + _checks(signs)


def grouped(signs: str) -> str:
    """Return the signs of a code in groups of four."""
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def read_code(typed: str) -> bytes:
    """Return the key material of a typed code; case, blanks and hyphens make no difference.

    Raises:
        RecordsError: If a sign is none of a code, some are missing or too many, or the check signs do not
            fit: a slip, which is no wrong try.
    """
    signs = "".join(sign for sign in typed.upper() if sign not in _BLANKS)
    for place, sign in enumerate(signs):
        if sign not in ALPHABET:
            raise records_error("keys.code_sign", sign=sign, group=place // GROUP + 1)
    if len(signs) != SIGNS + CHECKS:
        raise records_error("keys.code_length", typed=len(signs), expected=SIGNS + CHECKS)
    if _checks(signs[:SIGNS]) != signs[SIGNS:]:
        raise records_error("keys.code_slip")
    return signs[:SIGNS].encode("ascii")


def _checks(signs: str) -> str:
    """Return the check signs: no single slip and no two neighbours that changed places go unseen."""
    number = 0
    for sign in signs:
        number = (number * _WEIGHT + ALPHABET.index(sign)) % _MODULUS
    found = ""
    for _ in range(CHECKS):
        number, place = divmod(number, len(ALPHABET))
        found = ALPHABET[place] + found
    return found
