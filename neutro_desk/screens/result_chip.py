"""The severity chip of the result band: hatch, squares, word and range; the word is never cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from neutro_desk.screens.marks import paint_chip, paint_squares, squares_width
from neutro_desk.screens.result_alarm import write_line
from neutro_desk.workup.grading import Severity

if TYPE_CHECKING:
    from neutro_desk.screens.result_words import BandWords
    from neutro_desk.screens.style import Look

SQUARE = 12
LEAST_TEXT = 12


@dataclass(frozen=True, slots=True)
class ChipShape:
    """Measures of the chip, in pixels of the design; `low` gives the squares up before the word shrinks."""

    word: int
    gap: int
    hatch: int
    shows_range: bool
    low: bool = False


WIDE = ChipShape(21, 12, 28, shows_range=True)
TIGHT = ChipShape(15, 8, 12, shows_range=False)
LOW = ChipShape(15, 8, 12, shows_range=False, low=True)


class SeverityChip:
    """Paints the chip, a dashed frame while there is no word, or the bare words of a count not below."""

    def __init__(self, look: Look) -> None:
        """Keep the look."""
        self._look = look

    def paint(self, painter: QPainter, words: BandWords, place: QRectF, shape: ChipShape) -> None:
        """Paint into `place`, which the chip never leaves; it is as wide as its words need."""
        font = self._look.font(shape.word, 600)
        base = place.top() + place.height() / 2 + QFontMetrics(font).capHeight() / 2
        if words.severity is Severity.NOT_BELOW:
            at, ink = QPointF(place.left(), base), self._look.theme.text
            write_line(painter, at, words.chip_word, font, ink, place.width())
        elif words.severity is None:
            self._paint_frame(painter, words.chip_word, place, font, base)
        else:
            self._paint_word(painter, words, words.severity, place, shape)

    def _paint_word(
        self, painter: QPainter, words: BandWords, severity: Severity, place: QRectF, shape: ChipShape
    ) -> None:
        look, px = self._look, self._look.px
        squares = squares_width(px(SQUARE)) + px(shape.gap)
        front, end = px(shape.hatch) + px(shape.gap), px(14)
        spread = words.chip_range if shape.shows_range else ""
        room = place.width() - front - end
        whole = _width(words.chip_word, look.font(shape.word, 600))
        if shape.low and squares + whole > room:
            squares = 0  # the word says more
        range_font = look.font(17)
        beside = px(10) + _width(spread, range_font) if spread else 0
        if squares + whole + beside > room and spread:
            range_font = look.font(13)
            beside = px(10) + _width(spread, range_font)
        size = shape.word
        while size > LEAST_TEXT and squares + _width(words.chip_word, look.font(size, 600)) + beside > room:
            size -= 1
        font = look.font(size, 600)
        taken = _width(words.chip_word, font)
        if squares + taken + beside > room and not shape.low:
            squares = 0
        wanted = min(front + squares + taken + beside + end, place.width())
        chip = QRectF(place.left(), place.top(), wanted, place.height())
        paint_chip(painter, chip, severity, look, px(shape.hatch))
        x = chip.left() + front
        if squares:
            top = chip.top() + (chip.height() - px(SQUARE)) / 2
            paint_squares(painter, x, top, severity, look, px(SQUARE))
            x += squares
        self._write(painter, words.chip_word, QRectF(x, chip.top(), chip.right() - x, chip.height()), font)
        base = chip.center().y() + QFontMetrics(font).capHeight() / 2
        at = QPointF(x + taken + px(10), base)
        write_line(painter, at, spread, range_font, look.theme.text, chip.right() - at.x() - px(3))

    def _write(self, painter: QPainter, word: str, place: QRectF, font: QFont) -> None:
        """Write the word in one row, or in two where it is too long for one."""
        px = self._look.px
        if _width(word, font) > place.width() - px(8):
            painter.setFont(self._look.font(LEAST_TEXT, 600))
            painter.setPen(QColor(self._look.theme.text))
            wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, wrapped, word)
            return
        at = QPointF(place.left(), place.center().y() + QFontMetrics(font).capHeight() / 2)
        write_line(painter, at, word, font, self._look.theme.text, place.width())

    def _paint_frame(self, painter: QPainter, word: str, place: QRectF, font: QFont, base: float) -> None:
        if not word:
            return
        look = self._look
        frame = QRectF(place)
        frame.setWidth(min(_width(word, font) + 2 * look.px(18), place.width()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(look.theme.text_2), 2 * look.scale)
        pen.setDashPattern((3, 2))
        painter.setPen(pen)
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), look.px(4), look.px(4))
        painter.restore()
        at = QPointF(frame.left() + look.px(18), base)
        write_line(painter, at, word, font, look.theme.text_2, frame.width() - look.px(20))


def _width(text: str, font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance(text)
