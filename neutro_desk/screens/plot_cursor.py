"""Paints the plot's cursor: its line, the ring around a mark, and a read-out that keeps off the marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

if TYPE_CHECKING:
    from neutro_desk.screens.plot_ground import Frame
    from neutro_desk.screens.style import Look

ACROSS, DOWN, AIR = 40, 8, 3
"""Pixels between places that a read-out may take, and those it keeps from what it must not cover."""

COVERING = 1e4
"""What covering one mark weighs against a place further off; more than any distance in a window."""


def paint_cursor(
    painter: QPainter,
    frame: Frame,
    look: Look,
    at: QPointF,
    foot: float,
    reading: Sequence[str],
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
    across = np.arange(within.left() + away, within.right() - width, ACROSS)
    lefts = np.concatenate(((at.x() - away - width, at.x() + away), across))
    lefts = lefts[(lefts >= within.left()) & (lefts + width <= within.right())]
    lefts = lefts[(lefts + width <= at.x()) | (lefts >= at.x())]
    tops = np.arange(within.top() + away / 2, within.bottom() - height, DOWN)
    if not (lefts.size and tops.size):
        left = min(max(within.left(), at.x() - away - width), max(within.left(), within.right() - width))
        return QRectF(left, within.top() + away / 2, width, height)
    left, top = (grid.ravel() for grid in np.meshgrid(lefts, tops, indexing="ij"))
    off = np.abs(left + width / 2 - at.x()) + 0.6 * (top - within.top())
    for taken in keep_off:
        beside = (left > taken.right() + AIR) | (left + width < taken.left() - AIR)
        off += np.where(
            beside | (top > taken.bottom() + AIR) | (top + height < taken.top() - AIR), 0.0, COVERING
        )
    best = int(np.argmin(off))
    return QRectF(float(left[best]), float(top[best]), width, height)


def _paint_reading(
    painter: QPainter,
    frame: Frame,
    look: Look,
    at: QPointF,
    reading: Sequence[str],
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
