"""Names of people who sign in: in any script, written one way, compared without regard to case."""

from __future__ import annotations

import unicodedata

from neutro_desk.records.errors import records_error

MOST_OF_NAME = 80
"""Characters of the longest name."""

_JOINERS = "\u200c\u200d"
"""Joiners that Persian and several Indian scripts need; every other sign without a shape is refused."""

RECOVERY_NAME = "recovery key"
"""What the audit calls whoever came in with the recovery key; nobody may have this name."""


def person_name(typed: str) -> str:
    """Return a name as it is kept: composed (NFC), trimmed, single blanks.

    Raises:
        RecordsError: If nothing is left, it is too long, holds signs that cannot be seen, or is reserved.
    """
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if not name.strip(_JOINERS):
        raise records_error("keys.no_name")
    if len(name) > MOST_OF_NAME:
        raise records_error("keys.long_name", most=MOST_OF_NAME)
    if any(_is_unseen(sign) for sign in name):
        raise records_error("keys.unseen_name")
    if is_same_name(name, RECOVERY_NAME):
        raise records_error("keys.reserved_name", name=name)
    return name


def is_same_name(one: str, other: str) -> bool:
    """Return whether two names are one person's: case, composition, blanks and joiners make no difference."""
    return name_key(one) == name_key(other)


def name_key(name: str) -> str:
    """Return what two spellings of one name share."""
    composed = unicodedata.normalize("NFKC", name).casefold()
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", composed) if sign not in _JOINERS)
    return " ".join(plain.split())


def _is_unseen(sign: str) -> bool:
    """Return whether a sign has no shape of its own: control, direction, private and unassigned ones."""
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"} and sign not in _JOINERS
