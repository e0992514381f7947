"""Passphrases: what is accepted as one, and the bytes it stands for. No rules of composition, no expiry."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from neutro_desk.records.names import name_key
from neutro_desk.workup.statements import Statement, say

FEWEST = 15
"""Characters of the shortest passphrase, the only factor. Source: NIST SP 800-63B-4 (2025), 3.1.1.2."""

MOST = 200
"""Characters of the longest; the same source asks for at least 64."""

_FEWEST_OF_ITS_OWN = 8
"""Characters that must stand beside the person's own name or a word everybody tries."""

_FEWEST_DIFFERENT = 5
"""Different characters: with fewer it is one key or a pattern held down."""

_FEWEST_STEPS_BROKEN = 4
"""Places where a run such as abcd, 4321 or qwer breaks off."""

_EXPECTED = (
    "neutrodesk", "neutrophil", "passphrase", "password", "passwort", "kennwort", "hospital", "letmein",
    "welcome", "qwertyuiop", "iloveyou", "administrator", "changeme", "secret", "ward",
)  # fmt: skip
"""Words that are tried first: the program's own, the place's, and the commonest of the published lists."""

_ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "yxcvbnm",
    "azertyuiop",
    "abcdefghijklmnopqrstuvwxyz",
)
_DIGITS = "01234567890"


def passphrase_problem(passphrase: str, name: str) -> Statement | None:
    """Return why a passphrase is not accepted for a person; None when it is.

    Length alone makes it strong. What is refused besides is what a guesser tries first: the person's name,
    expected words, one key held down, runs along the keyboard (a blocklist, as NIST SP 800-63B-4 asks for).

    Args:
        passphrase: As typed.
        name: Of the person it is for.
    """
    plain = normalised(passphrase)
    if any(unicodedata.category(sign) in {"Cc", "Cs", "Cn"} for sign in plain):
        return say("records.keys.passphrase_unseen")
    if len(plain) < FEWEST:
        return say("records.keys.passphrase_short", fewest=FEWEST, typed=len(plain))
    if len(plain) > MOST:
        return say("records.keys.passphrase_long", most=MOST)
    folded = _letters(plain)
    if _is_name(folded, name):
        return say("records.keys.passphrase_name")
    if len(set(folded)) < _FEWEST_DIFFERENT or _breaks(folded) < _FEWEST_STEPS_BROKEN:
        return say("records.keys.passphrase_pattern")
    if len(_without(folded, _EXPECTED)) < _FEWEST_OF_ITS_OWN:
        return say("records.keys.passphrase_expected")
    return None


def normalised(passphrase: str) -> str:
    """Return the passphrase in one form, whatever keyboard it was typed on; blanks and case stay.

    Source:
        NIST SP 800-63B-4, 3.1.1.2: NFKC for stabilised strings before hashing.
    """
    return unicodedata.normalize("NFKC", passphrase)


def passphrase_bytes(passphrase: str) -> bytes:
    """Return what the key is stretched from."""
    return normalised(passphrase).encode("utf-8", "surrogatepass")


def _letters(text: str) -> str:
    """Return letters, digits and signs in one case, without blanks."""
    return "".join(text.casefold().split())


def _is_name(folded: str, name: str) -> bool:
    """Return whether hardly more than the person's name is left, whole or in its words."""
    words = [word for word in (*_words(name), "".join(_words(name))) if len(word) > 1]
    return bool(words) and len(_without(folded, words)) < _FEWEST_OF_ITS_OWN


def _words(name: str) -> list[str]:
    return name_key(name).replace("-", " ").replace(".", " ").replace(",", " ").split()


def _without(folded: str, words: tuple[str, ...] | list[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        folded = folded.replace(word, "")
    return folded


def _breaks(folded: str) -> int:
    """Return at how many places a run of neighbours (alphabet, digits, a row of keys) or of one key ends."""
    lines = [*_ROWS, _DIGITS]
    steps = {pair for line in lines for way in (line, line[::-1]) for pair in pairwise(way)}
    return sum(1 for pair in pairwise(folded) if pair[0] != pair[1] and pair not in steps)
