"""The page's own fonts: which characters they have, how wide a text is, and what stands in for the rest."""

from __future__ import annotations

import re
import struct
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from neutro_desk.installed_files import resource

REGULAR = "SourceSans3-Regular.ttf"
SEMIBOLD = "SourceSans3-Semibold.ttf"
BOLD = "SourceSans3-Bold.ttf"
ITALIC = "SourceSans3-It.ttf"

_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Font:
    """One font: the width of each character it has, in thousandths of the type size."""

    widths: dict[int, float]

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in points, without kerning."""
        return sum(self.widths.get(ord(character), 500.0) for character in text) * size / 1000


def font_folder() -> Path:
    """Return the folder of the shipped fonts."""
    return resource("page", "fonts")


@cache
def font(name: str) -> Font:
    """Return one of the shipped fonts.

    Raises:
        OSError: If the file cannot be read.
    """
    content = (font_folder() / name).read_bytes()
    tables = _tables(content)
    units = struct.unpack_from(">H", content, tables["head"] + 18)[0]
    metrics = struct.unpack_from(">H", content, tables["hhea"] + 34)[0]
    glyphs = _glyphs(content, tables["cmap"])
    widths: dict[int, float] = {}
    for code, glyph in glyphs.items():
        place = tables["hmtx"] + 4 * min(glyph, metrics - 1)
        widths[code] = struct.unpack_from(">H", content, place)[0] * 1000 / units
    return Font(widths)


@cache
def covered() -> frozenset[int]:
    """Return the code points that every shipped font has."""
    sets = [frozenset(font(name).widths) for name in (REGULAR, SEMIBOLD, BOLD, ITALIC)]
    return frozenset.intersection(*sets)


def printable(text: str) -> str:
    """Return a text in which every character can be set.

    A character no shipped font has, or that would not show, becomes its code point, such as `[U+4E2D]`: a
    name in any script prints, and nobody takes a blank for a name. Tabs become blanks; line breaks stay.
    """
    clean = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not clean.isascii():
        clean = unicodedata.normalize("NFC", clean)
    return _uncovered().sub(_code_point, clean)


@cache
def _uncovered() -> re.Pattern[str]:
    """Return what finds the characters that need a stand-in; most texts hold none."""
    shown = (chr(code) for code in covered() if unicodedata.category(chr(code)) not in _INVISIBLE)
    return re.compile(f"[^\\n{''.join(map(re.escape, shown))}]")


def _code_point(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


def _tables(content: bytes) -> dict[str, int]:
    number = struct.unpack_from(">H", content, 4)[0]
    places: dict[str, int] = {}
    for entry in range(number):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", content, 12 + 16 * entry)
        places[tag.decode("ascii")] = offset
    return places


def _glyphs(content: bytes, start: int) -> dict[int, int]:
    number = struct.unpack_from(">H", content, start + 2)[0]
    glyphs: dict[int, int] = {}
    for entry in range(number):
        offset = struct.unpack_from(">L", content, start + 4 + 8 * entry + 4)[0]
        form = struct.unpack_from(">H", content, start + offset)[0]
        if form == 4:
            glyphs.update(_segments(content, start + offset))
        elif form == 12:
            glyphs.update(_groups(content, start + offset))
    return glyphs


def _groups(content: bytes, start: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for group in range(struct.unpack_from(">L", content, start + 12)[0]):
        first, last, glyph = struct.unpack_from(">LLL", content, start + 16 + 12 * group)
        found.update({code: glyph + code - first for code in range(first, last + 1) if glyph + code - first})
    return found


def _segments(content: bytes, start: int) -> dict[int, int]:
    count = struct.unpack_from(">H", content, start + 6)[0] // 2
    ends, starts = start + 14, start + 16 + 2 * count
    deltas, ranges = starts + 2 * count, starts + 4 * count
    found: dict[int, int] = {}
    for segment in range(count):
        last, first, delta, shift = (
            struct.unpack_from(">H", content, place + 2 * segment)[0]
            for place in (ends, starts, deltas, ranges)
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if shift:
                glyph = struct.unpack_from(">H", content, ranges + 2 * segment + shift + 2 * (code - first))[
                    0
                ]
            if glyph := (glyph + delta) % 0x10000 if glyph or not shift else 0:
                found[code] = glyph
    return found
