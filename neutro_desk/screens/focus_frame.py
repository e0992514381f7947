"""The ring that shows what has the focus in what is painted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


def paint_focus_frame(painter: QPainter, rect: QRect, look: Look) -> None:
    """Paint the ring of the focus inside a rectangle."""
    width = look.px(3)
    pen = QPen(QColor(look.theme.accent), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2))
