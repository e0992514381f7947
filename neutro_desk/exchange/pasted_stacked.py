"""Results copied with the name on one line and its value, unit and range on the lines beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from neutro_desk.exchange.pasted_cells import Line
from neutro_desk.exchange.pasted_found import Found
from neutro_desk.exchange.pasted_moments import MOMENT, SHORT_MOMENT, Stamp
from neutro_desk.exchange.pasted_names import is_filler, is_no_result, name_at, parted
from neutro_desk.exchange.pasted_results import Reading
from neutro_desk.exchange.pasted_tokens import Sort, tokens

MOST_LINES_OF_ONE = 12
"""Lines beneath a name that may belong to it."""


def stacked(lines: Sequence[Line], place: int, stamp: Stamp | None) -> Found | None:
    """Return the result whose name stands alone on the line at `place`; None when none stands beneath it.

    Args:
        lines: The lines of the block, blank ones left out.
        place: Index of the line with the name.
        stamp: The time of collection in force.
    """
    line = lines[place]
    text = parted(" ".join(cell for cell in line.cells if cell)).strip()
    named = name_at(text)
    alone = named is not None and not text[named[2] :].strip()
    if not alone and (any(letter.isdigit() for letter in text) or _is_value_line(text) or named is not None):
        return None
    reading = Reading(
        named[1] if named is not None and alone else text, named[0] if named and alone else None
    )
    last = line.number
    for below in lines[place + 1 : place + 1 + MOST_LINES_OF_ONE]:
        written = parted(" ".join(below.cells)).strip()
        if not _is_value_line(written) and not (alone and not reading.numbers and is_no_result(written)):
            break
        for token in tokens(written):
            reading.take(token)
        last = below.number
    holds = reading.numbers or (alone and reading.before)
    if not holds:
        return None
    found = tuple(reading.found(line.number, stamp))
    return replace(found[0], until=last) if len(found) == 1 else None


def _is_value_line(text: str) -> bool:
    """Return whether a line is made of numbers, ranges, units and flags, and words that belong to them."""
    if MOMENT.search(text) or SHORT_MOMENT.search(text):
        return False
    pieces = tokens(text)
    return bool(pieces) and all(token.sort is not Sort.WORD or is_filler(token.text) for token in pieces)
