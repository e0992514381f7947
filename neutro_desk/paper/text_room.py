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
    words, hanging = _words(stretches), indent / size
    room = max(width / size, hanging + 1.0)  # where there is none, a letter a line: it must come to an end
    if sum(word + blank for word, blank in words) <= room:
        return 1
    lines, used, gap = 1, 0.0, 0.0
    for word, blank in words:
        needed = used + gap + word
        if used and needed > room:
            lines, needed = lines + 1, hanging + word
        while needed > room:
            lines, needed = lines + 1, needed - room + hanging
        used, gap = needed, blank
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


def _words(stretches: Iterable[Sequence[str]]) -> list[tuple[float, float]]:
    """Return the width of each piece no line breaks in, and of the blank after it, by the type size."""
    words: list[tuple[float, float]] = []
    begun = 0.0
    for text, kind in stretches:
        pieces = _pieces(text, kind)
        words.append((begun + pieces[0][0], pieces[0][1]))
        words += pieces[1:]
        begun = words.pop()[0]
    if begun:
        words.append((begun, 0.0))
    return words


@lru_cache(maxsize=8192)
def _pieces(text: str, kind: str) -> tuple[tuple[float, float], ...]:
    """Return the pieces of one stretch; the last one goes on in the next stretch."""
    size = KERNED * (_SMALL if kind in ("r", "s") else 1.0)
    face = _FACES.get(kind, "regular")
    parts = _BREAKS.split(text)
    pieces: list[tuple[float, float]] = []
    for place in range(0, len(parts) - 1, 2):
        at_hyphen = parts[place + 1] == "-"
        said = parts[place] + "-" if at_hyphen else parts[place]
        pieces.append((text_width(said, size, face), 0.0 if at_hyphen else text_width(" ", size, face)))
    return (*pieces, (text_width(parts[-1], size, face), 0.0))
