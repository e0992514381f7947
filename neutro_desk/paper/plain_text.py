"""The summary as plain text for clipboard and terminal: what the page says, in the page's order."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from neutro_desk.paper.options import PageOptions
from neutro_desk.paper.outline import Items, Line, Part, Rows, Title, flat, outline
from neutro_desk.paper.words import Rich
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.summary import Summary

WIDTH = 78


def summary_text(summary: Summary, phrasebook: Phrasebook, options: PageOptions | None = None) -> str:
    """Return the summary as plain text, at most 78 columns wide, headings in capitals.

    Args:
        summary: What is said.
        phrasebook: Decides the reader, the language and the first unit.
        options: As for the page; without them no time of printing is written.

    Raises:
        ValueError: If options and phrasebook name different readers.
    """
    sections = outline(summary, phrasebook, options)
    blocks = ("\n".join(line for part in section for line in _lines(part)) for section in sections)
    return "\n\n".join(blocks) + "\n"


def _lines(part: Part) -> list[str]:
    if isinstance(part, Title):
        return _wrapped(part.text.upper())
    if isinstance(part, Line):
        return _wrapped(flat(part.text), indent=part.indent, first=part.first)
    if isinstance(part, Items):
        return [line for text in part.texts for line in _wrapped(flat(text), indent="  ", first="- ")]
    return _table(part)


def _wrapped(text: str, *, indent: str = "", first: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)


def _table(table: Rows) -> list[str]:
    """Return rows under their heads in columns; the last column wraps."""
    rows = [table.heads, *(_cells(row) for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines: list[str] = []
    for row in rows:
        front = "".join(f"{cell:<{width + 2}}" for cell, width in zip(row[:-1], widths[:-1], strict=True))
        if len(front) + 20 > WIDTH:
            lines += _wrapped(", ".join(row), indent="  ")
        else:
            cell = textwrap.wrap(row[-1], WIDTH - len(front), break_on_hyphens=False) or [""]
            lines += [(front + cell[0]).rstrip(), *(" " * len(front) + line for line in cell[1:])]
    return lines


def _cells(row: Sequence[Rich]) -> tuple[str, ...]:
    return tuple(map(flat, row))
