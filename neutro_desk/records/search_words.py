"""The words a patient is found by, and those a person types: both folded the same way."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

MONTHS = (
    ("jan",),
    ("feb",),
    ("mar", "maer", "mrz"),
    ("apr",),
    ("may", "mai"),
    ("jun",),
    ("jul",),
    ("aug",),
    ("sep",),
    ("oct", "okt"),
    ("nov",),
    ("dec", "dez"),
)
"""How a month begins when a birth date is typed with its name, in the languages of the program."""

_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "œ": "oe"})
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 40
_MOST_TYPED = 8


def folded(text: str) -> str:
    """Return a text without case and accents: `Strauß` and `STRAUSS` are one."""
    plain = text.casefold().translate(_PLAIN)
    return "".join(one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one))


def words_of(name: str, identifier: str, birth_date: date | None) -> str:
    """Return everything a patient is found by, each word once.

    A name is found with its accents, without them and spelt out (`Müller`: muller, mueller); an identifier
    whole, by its pieces and without leading zeros; a birth date by its parts and as 040361, 04031961,
    19610304.
    """
    words = _name_words(name)
    pieces = _words(identifier)
    words += pieces
    ends = ["".join(pieces[first:]) for first in range(len(pieces))]
    words += [*ends, *(word.lstrip("0") for word in (*pieces, *ends))]
    if birth_date is not None:
        words += _birth_words(birth_date)
    return " ".join(dict.fromkeys(word[:_LONGEST] for word in words if word))


def typed_words(text: str) -> tuple[str, ...]:
    """Return the words of what is typed into the search, folded; each begins a word looked for."""
    return tuple(dict.fromkeys(word[:_LONGEST] for word in _words(text)))[:_MOST_TYPED]


def identifier_key(identifier: str) -> str:
    """Return an identifier as it is compared: without case, blanks and marks."""
    return "".join(_words(identifier))


def name_key(name: str) -> str:
    """Return a name as it is compared: its words in one order, so that `Reed, Anna` is `Anna Reed`."""
    return " ".join(sorted(_words(name)))


def _name_words(name: str) -> list[str]:
    spelt_out = name.casefold().translate(_SPELT_OUT)
    return [*_words(name), *_words(spelt_out)]


def _birth_words(birth: date) -> list[str]:
    day, month, year = f"{birth.day:02}", f"{birth.month:02}", f"{birth.year:04}"
    return [
        *(day, month, year, str(birth.day), str(birth.month), year[2:]),
        *MONTHS[birth.month - 1],
        *(day + month + year[2:], day + month + year, year + month + day),
    ]


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))
