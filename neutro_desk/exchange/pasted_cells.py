"""One pasted line becomes cells: parted by tabs, bars, semicolons, commas or wide gaps, as the line shows."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from enum import Enum

from neutro_desk.exchange.pasted_moments import MOMENT

LONGEST_LINE = 2000
"""Letters of a line that is read; a longer one is no result."""

ENOUGH_CELLS = 4
"""Cells that a line parted by commas has at least where none of them is a number."""

_BULLET = re.compile(r"\s*(?:[•·▪●◦‣]|[-–*](?=\s))\s*")
_GAP = re.compile(r"\s{2,}")
_LISTED_COMMA = re.compile(r",(?=\s*\S)")
_NUMBER_INSIDE = re.compile(r"(?<![\w^*])[<>]?\s?[0-9]+(?:[.,][0-9]+)?\s?(?:%|\Z)")
_DECIMAL_COMMAS = re.compile(r"\A[^,]*[0-9],[0-9][^,]*\Z")


class Mark(Enum):
    """What parts the cells of a line."""

    TAB = "tab"
    BAR = "bar"
    SEMICOLON = "semicolon"
    COMMA = "comma"
    GAP = "gap"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the block.

    Attributes:
        number: From 1.
        text: Without blanks at its ends and without a bullet.
        cells: Its cells, stripped; blank ones kept where the mark shows them.
        mark: What parts them.
    """

    number: int
    text: str
    cells: tuple[str, ...]
    mark: Mark

    @property
    def keeps_blanks(self) -> bool:
        """Whether a blank cell keeps its place, so that the place of a cell says its column."""
        return self.mark not in (Mark.GAP, Mark.NONE)


def split_line(number: int, raw: str) -> Line:
    """Return a line with its cells; one that is too long to be a result stays whole."""
    if len(raw.strip()) > LONGEST_LINE:
        return Line(number, raw.strip()[: LONGEST_LINE + 1], (raw.strip()[: LONGEST_LINE + 1],), Mark.NONE)
    raw = raw.replace("\ufeff", "").replace("\u00a0", " ").rstrip()
    text = (_BULLET.sub("", raw.strip(), count=1) if _BULLET.match(raw) else "") or raw.strip()
    cells, mark = _cells(raw, text)
    return Line(number, text, tuple(cell.strip() for cell in cells), mark)


def _cells(raw: str, text: str) -> tuple[list[str], Mark]:
    if "\t" in raw:
        return raw.split("\t"), Mark.TAB
    if "|" in text:
        return text.strip("|").split("|"), Mark.BAR
    if ";" in text and not _lists_results(text.split(";")):
        return text.split(";"), Mark.SEMICOLON
    if "," in text and ";" not in text:
        cells = _by_comma(text)
        if cells is not None:
            return cells, Mark.COMMA
    if _GAP.search(text):
        return _GAP.split(text), Mark.GAP
    return [text], Mark.NONE


def _lists_results(pieces: list[str]) -> bool:
    """Return whether each piece holds a name and its number, as in `WBC 1.2 K/mcL; ANC 0.42`."""
    told = [piece for piece in pieces if piece.strip()]
    return all(re.match(r"\s*[A-Za-z]", piece) and re.search(r"[0-9]", piece) for piece in told) and not all(
        re.fullmatch(r"\s*[A-Za-z]+[0-9]*\s*", piece) for piece in told
    )


def _by_comma(text: str) -> list[str] | None:
    """Return the cells of a comma separated line; None where the commas are decimal or part a sentence."""
    cells = list(comma_cells(text))
    first = cells[0]
    dated = MOMENT.fullmatch(first) is not None
    if len(cells) == 1 or (
        not dated and ('"' not in text and _DECIMAL_COMMAS.match(text) and not first[-1:].isalpha())
    ):
        return None
    if _NUMBER_INSIDE.search(first) and not dated:
        return None
    return (
        cells
        if '"' in text or any(_stands_alone(cell) for cell in cells[1:]) or len(cells) >= ENOUGH_CELLS
        else None
    )


def comma_cells(text: str) -> tuple[str, ...]:
    """Return the cells between the commas of a line; the whole line if it cannot be read."""
    try:
        return tuple(cell.strip() for cell in next(csv.reader([text], skipinitialspace=True))) or (text,)
    except csv.Error:
        return (text,)


def _stands_alone(cell: str) -> bool:
    return re.fullmatch(r"\s*[<>]?\s*[0-9][0-9.,]*\s*(?:%|[A-Z]{1,2})?\s*", cell) is not None
