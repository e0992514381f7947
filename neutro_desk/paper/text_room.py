"""How much room set text takes: lines of a paragraph by the widths of the fonts, and its height."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from neutro_desk.paper.drawing import text_width

CAPITAL = 0.66
"""Height of a line by its type size: the typesetter measures from the capitals' top to the baseline."""

LEADING = 0.47
"""Room between lines by type size, where a block names none of its own."""

KERNED = 0.996
"""What is left of the width of a text when its letters are drawn together: measured over our own pages."""

_SMALL = 0.86
_FACES = {"b": "bold"}
_BREAKS = re.compile(r"(\s+|(?<=\w)-(?=\w))")


def line_count(stretches: Iterable[Sequence[str]], size: float, width: float, indent: float = 0.0) -> int:
    """Return the lines a paragraph takes; at least 1.

    Args:
        stretches: Texts and how each is set, as the template sets them.
        size: Type size, points.
        width: Of the column, points.
        indent: Of every line but the first, points.
    """
    lines, used, gap = 1, 0.0, 0.0
    for word, blank in _words(stretches, size):
        if used and used + gap + word > width:
            lines, used, gap = lines + 1, indent, 0.0
        used += gap + word
        gap = blank
        while used > width:
            lines, used = lines + 1, used - width + indent
    return lines


def paragraph(
    stretches: Iterable[Sequence[str]],
    size: float,
    width: float,
    leading: float | None = None,
    indent: float = 0.0,
) -> float:
    """Return the height of a paragraph in points; `leading` in points, by default the page's."""
    return height_of(line_count(stretches, size, width, indent), size, leading)


def height_of(lines: int, size: float, leading: float | None = None) -> float:
    """Return the height of so many lines in points."""
    between = LEADING * size if leading is None else leading
    return lines * CAPITAL * size + (lines - 1) * between


def _words(stretches: Iterable[Sequence[str]], size: float) -> Iterable[tuple[float, float]]:
    """Yield the width of each piece no line breaks in, and of the blank after it."""
    word = 0.0
    for text, kind in stretches:
        set_at = size * _SMALL if kind in ("r", "s") else size
        face = _FACES.get(kind, "regular")
        for place, part in enumerate(_BREAKS.split(text)):
            if place % 2 == 0:
                word += _wide(part, face) * set_at
            elif part == "-":
                yield word + _wide("-", face) * set_at, 0.0
                word = 0.0
            else:
                yield word, _wide(" ", face) * set_at
                word = 0.0
    if word:
        yield word, 0.0


@lru_cache(maxsize=4096)
def _wide(part: str, face: str) -> float:
    return text_width(part, KERNED, face)
