"""Paints the plot's cursor: its line, the ring around a mark, and a read-out that keeps off the marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

if TYPE_CHECKING:
    from neutro_desk.screens.plot_ground import Frame
    from neutro_desk.screens.style import Look


def paint_cursor(
    painter: QPainter,
    frame: Frame,
    look: Look,
    at: QPointF,
    foot: float,
    reading: tuple[str, str],
    keep_off: Sequence[QRectF],
) -> None:
    """Paint line, ring and read-out at a mark; the line goes down through the event lane to `foot`."""
    accent = QColor(look.theme.accent)
    painter.setPen(QPen(accent, look.scale * 1.5))
    ring = look.scale * 8.5
    painter.drawLine(QLineF(at.x(), frame.rect.top(), at.x(), at.y() - ring))
    painter.drawLine(QLineF(at.x(), at.y() + ring, at.x(), foot))
    painter.setPen(QPen(accent, look.px(3)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, ring - look.scale, ring - look.scale)
    _paint_reading(painter, frame, look, at, reading, keep_off)


def place_reading(
    size: tuple[float, float], at: QPointF, within: QRectF, keep_off: Sequence[QRectF], away: float
) -> QRectF:
    """Return where the read-out stands: inside the picture, off the cursor and off the marks if it can.

    Args:
        size: Width and height of the read-out.
        at: The mark that is read.
        within: The picture.
        keep_off: Rectangles of marks, labels and brackets.
        away: Pixels kept free beside the cursor.
    """
    width, height = size
    side = (at.x() - away - width, at.x() + away)
    across = [within.left() + away + 40 * step for step in range(max(int((within.width() - width) / 40), 0))]
    tops = [within.top() + away / 2 + 8 * step for step in range(max(int((within.height() - height) / 8), 0))]
    places = [QRectF(left, top, width, height) for left in (*side, *across) for top in tops]
    inside = [
        place for place in places if within.contains(place) and not place.left() < at.x() < place.right()
    ]
    if not inside:
        left = min(max(within.left(), at.x() - away - width), max(within.left(), within.right() - width))
        return QRectF(left, within.top() + away / 2, width, height)

    def off(place: QRectF) -> float:
        return abs(place.center().x() - at.x()) + 0.6 * (place.top() - within.top())

    def covered(place: QRectF) -> Iterator[bool]:
        wide = place.adjusted(-3, -3, 3, 3)
        return (wide.intersects(other) for other in keep_off)

    nearest_first = sorted(inside, key=off)
    free = next((place for place in nearest_first if not any(covered(place))), None)
    if free is not None:
        return free
    return min(nearest_first, key=lambda place: 1000 * sum(covered(place)) + off(place))


def _paint_reading(
    painter: QPainter,
    frame: Frame,
    look: Look,
    at: QPointF,
    reading: tuple[str, str],
    keep_off: Sequence[QRectF],
) -> None:
    value, when = reading
    strong, plain = look.font(13, 600), look.font(13)
    width = max(
        QFontMetricsF(strong).horizontalAdvance(value), QFontMetricsF(plain).horizontalAdvance(when)
    ) + look.px(20)
    height = look.px(41)
    box = place_reading((width, height), at, frame.rect, keep_off, look.px(10)).toRect()
    painter.setPen(QPen(QColor(look.theme.accent), look.scale * 1.5))
    painter.setBrush(QColor(look.theme.surface))
    painter.drawRoundedRect(box, look.px(3), look.px(3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = QRectF(box).adjusted(look.px(10), look.px(4), -look.px(8), -look.px(3))
    painter.setFont(strong)
    painter.setPen(QColor(look.theme.text))
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, value)
    painter.setFont(plain)
    painter.setPen(QColor(look.theme.text_2))
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, when)
