"""The working line of the result band: flag, formula, notes, and whatever else fits whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from neutro_desk.screens.result_alarm import write_line

if TYPE_CHECKING:
    from neutro_desk.screens.result_words import BandWords
    from neutro_desk.screens.style import Look

GAP = 14


class WorkingLine:
    """Paints the line; what does not fit stands in the working panel, and only the last note is ever cut."""

    def __init__(self, look: Look) -> None:
        """Keep the look."""
        self._look = look

    def paint_wide(self, painter: QPainter, words: BandWords, at: QPointF, right: float) -> None:
        """Paint flag, formula and notes in this order, the notes smaller where they are long."""
        look, theme = self._look, self._look.theme
        x = at.x()
        if words.flag:
            x = self._write(painter, words.flag, QPointF(x, at.y()), right, look.font(13, 600), theme.text)
        if words.working:
            x = self._write(painter, words.working, QPointF(x, at.y()), right, look.font(13), theme.text)
        font = look.font(13)
        if _width(words.working_note, font) > right - x:
            font = look.font(12)
        if words.working_note:
            x = self._write(painter, words.working_note, QPointF(x, at.y()), right, font, theme.text_2)
        self._add_what_fits(painter, words.quiet, QPointF(x, at.y()), right)

    def paint_narrow(
        self, painter: QPainter, words: BandWords, at: QPointF, right: float, *, tight: bool
    ) -> None:
        """Paint what has no other place in a narrow band, then formula and notes that fit whole."""
        look, theme = self._look, self._look.theme
        bold = look.font(12, 600)
        spread = words.chip_range if tight else ""
        parts = (words.provisional, words.flag_short, spread, words.grades)
        graded = _fitting(parts, bold, right - at.x())
        if not tight:  # the foot of the window names the scheme too
            formula = _width(words.working, look.font(13)) + look.px(GAP)
            with_scheme = _fitting((graded, words.scheme), bold, right - at.x() - formula)
            graded = max(graded, with_scheme, key=len)
        x = self._write(painter, graded, at, right, bold, theme.text) if graded else at.x()
        first = words.notes[:1] if words.provisional else ()
        rest = words.notes[len(first) :]
        pieces = (*first, words.working, *rest, *words.quiet)
        self._add_what_fits(painter, pieces, QPointF(x, at.y()), right)

    def _add_what_fits(self, painter: QPainter, pieces: tuple[str, ...], at: QPointF, right: float) -> None:
        x, font = at.x(), self._look.font(13)
        for piece in pieces:
            said = piece.removesuffix(";")
            if said and x + _width(said, font) <= right:
                x = self._write(painter, said, QPointF(x, at.y()), right, font, self._look.theme.text_2)

    def _write(
        self, painter: QPainter, text: str, at: QPointF, right: float, font: QFont, colour: str
    ) -> float:
        return write_line(painter, at, text, font, colour, right - at.x()) + self._look.px(GAP)


def _fitting(parts: tuple[str, ...], font: QFont, room: float) -> str:
    """Return the parts joined, without the last ones where they do not all fit; the first is always there."""
    said = [part for part in parts if part]
    while len(said) > 1 and _width(" · ".join(said), font) > room:
        said.pop()
    return " · ".join(said)


def _width(text: str, font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance(text)
