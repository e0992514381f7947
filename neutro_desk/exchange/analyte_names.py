"""Names of laboratory results, as wards and laboratories write them, become the value they name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from neutro_desk.exchange.analyte_words import ABSOLUTES, FIELDS, FILLING, NOT_USED, SAME, SHORT
from neutro_desk.workup.units import Kind, read_unit

LONGEST_NAME = 80
"""Letters; a longer text is no name."""

_PER_HUNDRED = re.compile(
    r"(?:/|\bper)\s*100\s*(?:wbcs?|leu[ck]o?(?:cytes?)?|white\s+(?:blood\s+)?cells?)"
    r"|/\s*(?:leuk(?:ocytes?)?|wbcs?)\b"
)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_KIND_OF_BRACKET = {"#/volume": "#"} | dict.fromkeys(
    ("mass/volume", "entitic volume", "entitic mass", "volume fraction", "ratio"), ""
)
_SUM = re.compile(r"[+&/<>≤≥~=?]")
_GLUED = re.compile(r"(abs|pct)?([a-z]{3,}?)(abs|pct)?")
_THOUSANDS = re.compile(r"\bx\s*1,?000\b")
_WORD = re.compile(r"[a-z][a-z0-9]*|[%#]|[0-9]+")


class Form(Enum):
    """What the name says of how cells are counted."""

    SHARE = "per cent"
    ABSOLUTE = "absolute"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Analyte:
    """What a name names.

    Attributes:
        field: A name of `FIELDS`; "" for a known value that is not used here.
        form: Share or absolute, as far as the name tells.
        unit: Unit that stands in the name, as written; "" without one.
        short: Whether the name is so short that only a unit of cells makes it one.
        thousands: Whether the name says that the number stands for thousands.
    """

    field: str
    form: Form = Form.OPEN
    unit: str = ""
    short: bool = False
    thousands: bool = False


@lru_cache(maxsize=4096)
def read_name(text: str) -> Analyte | None:
    """Return what a laboratory name names; None when any word of it is not understood.

    Letter case, marks and the order of the words do not matter; a word too many does: `urine WBC` and
    `Hb A1c` name nothing here. Nor does a sum such as `segs + bands`.
    """
    if len(text) > LONGEST_NAME:
        return None
    plain = _PER_HUNDRED.sub(" % ", _without_marks(text))
    thousands = _THOUSANDS.search(plain) is not None
    plain, unit = _without_unit(_THOUSANDS.sub(" ", plain), text)
    if _SUM.search(plain):
        return None
    found = [part for word in _WORD.findall(plain) if word not in FILLING for part in _apart(word)]
    short = any(word in SHORT or word == "ig" for word in found)
    words = [SHORT.get(word) or SAME.get(word, word) for word in found]
    marks = {word for word in words if word in "%#"}
    if len(marks) > 1:
        return None
    form = Form.SHARE if "%" in marks else Form.ABSOLUTE if marks else Form.OPEN
    named = _named(frozenset(words) - marks)
    if named is None:
        return None
    field, own_form = named
    if own_form is not Form.OPEN and form not in (own_form, Form.OPEN):
        return None
    form = own_form if own_form is not Form.OPEN else form
    return Analyte(field, form, unit, short and form is Form.OPEN, thousands)


def _apart(word: str) -> tuple[str, ...]:
    """Return a word as its parts where a mark is glued to it, as in `neutroabs` and `lymphopct`."""
    glued = None if word in SAME else _GLUED.fullmatch(word)
    if glued is None or glued[2] not in SAME or not (glued[1] or glued[3]):
        return (word,)
    return tuple(part for part in glued.groups() if part)


def _without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.replace("\u2019", "'").replace("'s", "s"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _without_unit(plain: str, written: str) -> tuple[str, str]:
    """Take a unit in brackets, such as `(10^9/L)`, off a name."""
    unit = ""
    for found in _BRACKETS.finditer(written):
        inside = (found[1] or found[2] or "").strip()
        if any(
            read_unit(inside, kind).unit for kind in (Kind.WHITE_CELLS, Kind.HAEMOGLOBIN, Kind.CELL_VOLUME)
        ):
            unit = inside
            plain = plain.replace(_without_marks(found[0]), " ")
    for found in _BRACKETS.finditer(plain):
        inside = (found[1] or found[2] or "").strip()
        if inside in _KIND_OF_BRACKET:
            plain = plain.replace(found[0], f" {_KIND_OF_BRACKET[inside]} ")
    return plain, unit


def _named(words: frozenset[str]) -> tuple[str, Form] | None:
    own = next((word for word in words if word in ABSOLUTES), None)
    if own is not None:
        cells = FIELDS.get(words - {own}, "")
        alone = len(words) == 1 or cells == ABSOLUTES[own]
        return (ABSOLUTES[own], Form.ABSOLUTE) if alone else None
    for tried in (words, words - {"granulocyte"}, words - {"polynucleaires"}):
        if tried in FIELDS:
            return FIELDS[tried], Form.OPEN
    return ("", Form.OPEN) if words in NOT_USED else None
