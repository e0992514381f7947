"""Paints one mark of the plot; the legend draws the same ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from neutro_desk.screens.plot_series import MarkShape

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


def paint_mark(painter: QPainter, at: QPointF, shape: MarkShape, look: Look) -> None:
    """Paint one mark at a point: square automated, disc manual, open triangle at a limit."""
    ink, surface = QColor(look.theme.text), QColor(look.theme.surface)
    x, y = at.x(), at.y()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    half = look.scale * 5.25
    square = QRectF(x - half, y - half, 2 * half, 2 * half)
    painter.setPen(QPen(surface, look.scale * 1.5))
    painter.setBrush(ink)
    if shape is MarkShape.AUTOMATED:
        painter.drawRect(square)
    elif shape is MarkShape.MANUAL:
        painter.drawEllipse(square)
    else:
        painter.setPen(QPen(ink, look.scale * 1.75))
        painter.setBrush(surface)
        if shape is MarkShape.NOT_RECORDED:
            inner = look.scale * 3.5
            painter.drawRect(QRectF(x - inner, y - inner, 2 * inner, 2 * inner))
        else:
            painter.drawPolygon(_triangle(x, y, look.scale * 5.5, up=shape is MarkShape.ABOVE))
        if shape is MarkShape.NOT_ABOVE:
            painter.drawLine(QLineF(x - look.px(8), y - look.px(5), x + look.px(8), y - look.px(5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_provisional(painter: QPainter, at: QPointF, look: Look, reach: float = 11) -> None:
    """Paint the dashed ring around the mark of a provisional count, outside the ring of the cursor."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    pen = QPen(QColor(look.theme.text), look.scale * 1.25)
    pen.setDashPattern((2.5, 2))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, look.scale * reach, look.scale * reach)


def _triangle(x: float, y: float, half: float, *, up: bool) -> QPolygonF:
    sign = -1 if up else 1
    corners = [
        QPointF(x - half, y - sign * half * 0.9),
        QPointF(x + half, y - sign * half * 0.9),
        QPointF(x, y + sign * half * 0.9),
    ]
    return QPolygonF(corners)
