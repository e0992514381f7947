"""The warning line of the result band, and how the band writes one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

if TYPE_CHECKING:
    from neutro_desk.screens.result_words import BandWords
    from neutro_desk.screens.style import Look

Alarm = tuple[str, str, str]
"""Sentence, rule, fever."""


def write_line(painter: QPainter, at: QPointF, text: str, font: QFont, colour: str, room: float) -> float:
    """Write one line at a baseline, elided to its room; return where it ends."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(room)))
    painter.drawText(at, shown)
    return at.x() + metrics.horizontalAdvance(shown)


class AlarmLine:
    """Paints the warning line, or the answer about fever in its place."""

    def __init__(self, look: Look, phone: str) -> None:
        """Keep the look, and the ward's number or policy line for the right end."""
        self._look, self._phone = look, phone

    def fits(self, words: BandWords, width: int) -> bool:
        """Return whether the whole line finds room in one row of a width, in pixels."""
        if words.alarm is None:
            return True
        sentence, rule, fever = words.alarm
        look = self._look
        bold, plain = QFontMetrics(look.font(15, 600)), QFontMetrics(look.font(13, 500))
        wanted = look.px(48 + 10 + 16) + bold.horizontalAdvance(sentence) + plain.horizontalAdvance(rule)
        if fever:
            wanted += plain.horizontalAdvance(fever) + look.px(14)
        if self._phone:
            wanted += bold.horizontalAdvance(self._phone) + 2 * look.px(14)
        return wanted <= width

    def paint(self, painter: QPainter, words: BandWords, rect: QRect, width: int, *, narrow: bool) -> None:
        """Paint the line into its place, its texts as far as a width in pixels; `narrow` in rows."""
        look, theme, top = self._look, self._look.theme, rect.top()
        base = top + look.px(23)
        if words.alarm is None:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), QColor(theme.surface))
            write_line(
                painter,
                QPointF(look.px(20), base),
                words.fever_answer,
                look.font(13),
                theme.text_2,
                rect.width(),
            )
            return
        painter.fillRect(rect, QColor(theme.alarm))
        painter.fillRect(QRect(0, top, rect.width(), 1), QColor(theme.alarm_edge))
        paint_sign(
            painter, QPointF(look.px(26), top + rect.height() / 2), 10.5 * look.scale, theme.on_alarm, look
        )
        sentence, rule, fever = words.alarm
        left, right = float(look.px(48)), float(width - look.px(16))
        if narrow:
            self._paint_rows(painter, words.alarm, QPointF(left, base), right)
            return
        right = self._paint_from_right(painter, right, base, self._phone, look.font(15, 600), divided=True)
        sentence_end = left + QFontMetrics(look.font(15, 600)).horizontalAdvance(sentence)
        if fever and right - QFontMetrics(look.font(13, 500)).horizontalAdvance(fever) > sentence_end:
            right = self._paint_from_right(painter, right, base, fever, look.font(13, 500))
        x = write_line(
            painter, QPointF(left, base), sentence, look.font(15, 600), theme.on_alarm, right - left
        )
        write_line(
            painter,
            QPointF(x + look.px(10), base),
            rule,
            look.font(13, 500),
            theme.on_alarm,
            right - x - look.px(10),
        )

    def _paint_rows(self, painter: QPainter, alarm: Alarm, at: QPointF, right: float) -> None:
        """Write the sentence above its rule and fever; it shrinks before it is cut."""
        look, ink = self._look, self._look.theme.on_alarm
        (sentence, rule, fever), left, base = alarm, at.x(), at.y()
        size = 15
        while size > 11 and QFontMetrics(look.font(size, 600)).horizontalAdvance(sentence) > right - left:
            size -= 1
        if QFontMetrics(look.font(size, 600)).horizontalAdvance(sentence) > right - left:
            self._paint_wrapped(painter, alarm, QRectF(left, base - look.px(20), right - left, look.px(60)))
            return
        at = QPointF(left, base - look.px(2))
        write_line(painter, at, sentence, look.font(size, 600), ink, right - left + 2)
        second = base + look.px(18)
        right = self._paint_from_right(painter, right, second, self._phone, look.font(13, 600), divided=True)
        said = " · ".join(part for part in (rule, fever) if part)
        write_line(painter, QPointF(left, second), said, look.font(12, 500), ink, right - left)

    def _paint_wrapped(self, painter: QPainter, alarm: Alarm, place: QRectF) -> None:
        """Write sentence, telephone, rule and fever wrapped at words, as far down as the line goes."""
        look, (sentence, rule, fever) = self._look, alarm
        wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.setPen(QColor(look.theme.on_alarm))
        painter.setFont(look.font(12, 600))
        said = " · ".join(part for part in (self._phone, rule, fever) if part)
        below = painter.boundingRect(place, wrapped, sentence).bottom()
        painter.drawText(place, wrapped, sentence)
        painter.setFont(look.font(12, 500))
        painter.drawText(QRectF(place.left(), below, place.width(), place.bottom() - below), wrapped, said)

    def _paint_from_right(
        self, painter: QPainter, right: float, base: float, text: str, font: QFont, *, divided: bool = False
    ) -> float:
        """Write a text against the right edge, a line before it on request; return the edge that is left."""
        if not text:
            return right
        look, ink = self._look, self._look.theme.on_alarm
        width = QFontMetrics(font).horizontalAdvance(text)
        write_line(painter, QPointF(right - width, base), text, font, ink, width + 2)
        right -= width + look.px(14)
        if divided:
            painter.fillRect(QRect(int(right), int(base - look.px(14)), 1, look.px(18)), QColor(ink))
            right -= look.px(14)
        return right


def paint_sign(painter: QPainter, centre: QPointF, reach: float, ink: str, look: Look) -> None:
    """Paint the sign of the warning: an octagon with an exclamation mark, so many pixels to its edge."""
    cut = reach * 0.42
    corners = (
        (-cut, -reach),
        (cut, -reach),
        (reach, -cut),
        (reach, cut),
        (cut, reach),
        (-cut, reach),
        (-reach, cut),
        (-reach, -cut),
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ink), 2 * look.scale))
    painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
    painter.drawLine(centre + QPointF(0, -reach * 0.48), centre + QPointF(0, reach * 0.14))
    painter.drawPoint(centre + QPointF(0, reach * 0.48))
    painter.restore()
