"""A typed or pasted medication list becomes its medicines, each with what it names and its dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from neutro_desk.workup.drug_names import DrugNames
from neutro_desk.workup.drug_reading import NameReading, read_name
from neutro_desk.workup.drug_words import FORMS, SALTS, Word, words_of
from neutro_desk.workup.medication_dates import DatedText, find_dates

_BULLET = re.compile(
    r"^\s*(?:[-\u2010-\u2015\u2022\u00b7\u25aa\u25e6\u2023\u25cb\u25cf*>]+\s*|\(?[0-9]{1,3}[.)]\s+)+"
)
_SPLIT = re.compile(r"[;\t\u2022\u25cf]|,(?!\d)(?!\s*(?:19|20)\d\d\b)|\s[|]\s")
_CHUNK = re.compile(r"\([^)]*\)|\[[^\]]*\]|\S+")


@dataclass(frozen=True, slots=True)
class ListedMedicine:
    """One medicine of a list.

    Attributes:
        line: The line it stands in, from 1.
        typed: As it was typed.
        reading: What its name is read as.
        dates: Its dates, and the text without them.
        name: The part of the text that names it.
        dose: The rest: dose, form, route, frequency; "" without any.
    """

    line: int
    typed: str
    reading: NameReading
    dates: DatedText
    name: str
    dose: str


def read_list(text: str, names: DrugNames) -> tuple[ListedMedicine, ...]:
    """Return the medicines of a list: one a line, or apart by commas, semicolons, bullets or tabs.

    A piece without a word that may be a name, such as `2 tablets` or a date, belongs to the medicine before
    it in its line. Nothing is dropped: a line without any name is there, too. What a piece is read as depends
    on it alone.

    Args:
        text: The list as typed or pasted.
        names: The names to look medicines up in.
    """
    return tuple(
        _medicine(number, piece, names)
        for number, line in enumerate(text.splitlines(), start=1)
        for piece in _pieces(line)
    )


def _pieces(line: str) -> list[str]:
    pieces: list[str] = []
    for part in _split(_BULLET.sub("", line)):
        piece = part.strip()
        if not piece:
            continue
        if (pieces and not _may_name(piece)) or (pieces and not _may_name(pieces[-1])):
            pieces[-1] = f"{pieces[-1]}, {piece}"
        else:
            pieces.append(piece)
    return pieces


def _split(line: str) -> list[str]:
    """Split a line, but not inside brackets."""
    parts, begun, depth = [], 0, 0
    cuts = {match.start(): match.end() for match in _SPLIT.finditer(line)}
    for place, letter in enumerate(line):
        depth += (letter in "([") - (letter in ")]")
        if place in cuts and depth <= 0:
            parts.append(line[begun:place])
            begun = cuts[place]
    return [*parts, line[begun:]]


@lru_cache(maxsize=2048)
def _may_name(piece: str) -> bool:
    return any(_names(word) for word in words_of(find_dates(piece).rest))


def _names(word: Word) -> bool:
    return not word.fills or word.text in SALTS


def _medicine(line: int, piece: str, names: DrugNames) -> ListedMedicine:
    return ListedMedicine(line, piece, *_read(piece, names))


@lru_cache(maxsize=2048)
def _read(piece: str, names: DrugNames) -> tuple[NameReading, DatedText, str, str]:
    """Return name, dates, and name apart from dose; kept, so that a key reads only the line it changed."""
    dates = find_dates(piece)
    reading = read_name(dates.rest, names)
    name, dose = _apart(dates.rest)
    if read_name(name, names).drugs != reading.drugs or not name:
        name, dose = dates.rest, ""
    return reading, dates, name, dose


def _apart(text: str) -> tuple[str, str]:
    """Return the first run of words that may name something, and all else."""
    chunks = [chunk.strip(",") for chunk in _CHUNK.findall(text)]
    kinds = [_is_name(chunk) for chunk in chunks]
    first = next((place for place, kind in enumerate(kinds) if kind), len(chunks))
    last = next((place for place in range(first, len(chunks)) if not kinds[place]), len(chunks))
    name = " ".join(chunks[first:last])
    return name, " ".join(chunk for chunk in (*chunks[:first], *chunks[last:]) if chunk)


def _is_name(chunk: str) -> bool:
    """Return whether a chunk between blanks may be part of a name: no dose, form, route or frequency."""
    words = words_of(chunk)
    if not words:
        return False
    return any(not word.fills or (word.text in SALTS and word.text not in FORMS) for word in words)
