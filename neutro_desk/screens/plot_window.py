"""The window of counts that a person chose in the plot: its ends, and how it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from neutro_desk.screens.clipping import clipped_to

if TYPE_CHECKING:
    from neutro_desk.screens.plot_ground import Frame
    from neutro_desk.screens.plot_series import Mark
    from neutro_desk.screens.style import Look

GRIP = 8
"""Pixels on both sides of an end at which the pointer takes hold of it."""


@dataclass(frozen=True, slots=True)
class ChosenWindow:
    """Places of two marks: the end that stays, and the one that keys and pointer move."""

    still: int
    moved: int

    @property
    def first(self) -> int:
        """Place of the earlier end."""
        return min(self.still, self.moved)

    @property
    def last(self) -> int:
        """Place of the later end."""
        return max(self.still, self.moved)

    def opposite(self, place: int) -> int | None:
        """Return the other end of the one at `place`; None where no end stands."""
        ends = {self.still: self.moved, self.moved: self.still}
        return ends.get(place)


def paint_window(
    painter: QPainter,
    frame: Frame,
    look: Look,
    ends: tuple[Mark, Mark],
    foot: float,
    label: str,
    keep_off: Sequence[QRectF],
) -> None:
    """Paint a handle at each end of a window, a line between them and its name, down to `foot`."""
    accent = QColor(look.theme.accent)
    left, right = (frame.x(mark.seconds) for mark in ends)
    within = QRectF(frame.rect)
    with clipped_to(painter, within.adjusted(-look.px(8), 0, look.px(8), foot - within.bottom())):
        veil = QColor(accent)
        veil.setAlphaF(0.1)
        painter.fillRect(QRectF(QPointF(left, within.top()), QPointF(right, within.bottom())), veil)
        y = within.top() + look.px(26)
        pen = QPen(accent, look.px(2))
        painter.setPen(pen)
        painter.drawLine(QLineF(left, y, right, y))
        pen.setDashPattern((4.0, 3.0))
        painter.setPen(pen)
        for x in (left, right):
            painter.drawLine(QLineF(x, within.top(), x, foot))
        painter.setPen(QPen(QColor(look.theme.surface), look.scale))
        painter.setBrush(accent)
        for x, outwards in ((left, -1), (right, 1)):
            painter.drawPolygon(_handle(x, y, outwards, look))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    _paint_label(painter, frame, look, (left, right), label, keep_off)


def _handle(x: float, y: float, outwards: int, look: Look) -> QPolygonF:
    """Return a flag that points away from the window."""
    half, long = look.scale * 7, look.scale * 9
    return QPolygonF([QPointF(x, y - half), QPointF(x + outwards * long, y), QPointF(x, y + half)])


def _paint_label(
    painter: QPainter,
    frame: Frame,
    look: Look,
    ends: tuple[float, float],
    label: str,
    keep_off: Sequence[QRectF],
) -> None:
    """Write the name under the line, at the middle or as near to it as hides no mark."""
    painter.setFont(look.font(12, 600))
    width = QFontMetricsF(painter.font()).horizontalAdvance(label) + look.px(10)
    middle = sum(ends) / 2 - width / 2
    lowest, highest = frame.rect.left() + look.px(2), frame.rect.right() - width - look.px(2)
    top = frame.rect.top() + look.px(31)
    plates = [
        QRectF(min(max(middle + side * step * look.px(16), lowest), highest), top, width, look.px(18))
        for step in range(24)
        for side in (1, -1)
    ]
    plate = next((one for one in plates if not any(one.intersects(mark) for mark in keep_off)), plates[0])
    painter.fillRect(plate, QColor(look.theme.surface))
    painter.setPen(QColor(look.theme.text))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, label)
