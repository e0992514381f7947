"""Paints the small signs that carry meaning without colour: severity, direction, support, steps."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from neutro_desk.screens.clipping import clipped_to
from neutro_desk.workup.grading import Severity

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.workup.course import Direction

SQUARES = 4
PITCH = 8.0
STROKE = 1.1
DENSE_STROKE = 4.0


class StepDot(Enum):
    """How far a step of the checklist is."""

    DONE = "done"
    HALF = "half"
    OPEN = "open"
    SKIPPED = "skipped"


def squares_width(size: float) -> float:
    """Return the width of four squares of one size; the gap is a quarter of it."""
    return SQUARES * size + (SQUARES - 1) * _gap(size)


def paint_squares(
    painter: QPainter, left: float, top: float, severity: Severity, look: Look, size: float
) -> None:
    """Paint the four squares of a severity, filled from the left, the rest outlined; none for `not below`."""
    if severity.squares == 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    color, stroke = QColor(look.severity(severity).line), max(1.0, 1.25 * look.scale)
    for place in range(SQUARES):
        square = QRectF(left + place * (size + _gap(size)), top, size, size)
        if place < severity.squares:
            painter.fillRect(square, color)
        else:
            half = stroke / 2
            painter.setPen(QPen(color, stroke, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(square.adjusted(half, half, -half, -half))
    painter.restore()


def paint_hatch(
    painter: QPainter, rect: QRectF, severity: Severity, look: Look, strength: float = 1.0
) -> None:
    """Fill a rectangle with the hatch of a severity, in pixels: a zoom never stretches it.

    Args:
        painter: Where to paint; its state is kept.
        rect: What to fill.
        severity: Whose hatch.
        look: Theme and scale.
        strength: 0 to 1; 0.34 to 0.38 behind data, 1 in the chip.
    """
    if severity is Severity.NOT_BELOW or rect.isEmpty():
        return
    color = QColor(look.severity(severity).line)
    color.setAlphaF(strength)
    with clipped_to(painter, rect):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if severity is Severity.MILD:
            _paint_dots(painter, rect, color, look.scale)
        else:
            dense = severity is Severity.PROFOUND
            pen = QPen(color, (DENSE_STROKE if dense else STROKE) * look.scale)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            lines = _diagonals(rect, PITCH * look.scale)
            if severity is not Severity.MODERATE:
                lines += _diagonals(rect, PITCH * look.scale, falling=True)
            painter.drawLines(lines)


def paint_chip(painter: QPainter, rect: QRectF, severity: Severity, look: Look, hatch_width: float) -> None:
    """Paint the ground of a severity chip: tint, hatch at its left, a divider, a 2 px border of radius 4."""
    colours, stroke = look.severity(severity), 2 * look.scale
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    frame = rect.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.setPen(QPen(QColor(colours.line), stroke))
    painter.setBrush(QColor(colours.tint))
    painter.drawRoundedRect(frame, 4 * look.scale - 1, 4 * look.scale - 1)
    hatch = QRectF(rect.left() + stroke, rect.top() + stroke, hatch_width, rect.height() - 2 * stroke)
    paint_hatch(painter, hatch, severity, look)
    if severity is not Severity.NOT_BELOW:
        painter.drawLine(QLineF(hatch.right(), hatch.top(), hatch.right(), hatch.bottom()))
    painter.restore()


def paint_direction(painter: QPainter, rect: QRectF, direction: Direction, look: Look) -> None:
    """Paint the arrow of a direction in text ink; nothing where the direction cannot be said."""
    slope = {"falling": 1.0, "rising": -1.0, "unchanged": 0.0}.get(direction.value)
    if slope is None:
        return
    reach = min(rect.width(), rect.height()) / 2 - 1.5 * look.scale
    middle = rect.center()
    tail = QPointF(middle.x() - reach, middle.y() - slope * reach)
    tip = QPointF(middle.x() + reach, middle.y() + slope * reach)
    barb = reach * 1.3 if slope else reach * 0.8
    if slope:
        barbs = (QPointF(tip.x() - barb, tip.y()), QPointF(tip.x(), tip.y() - slope * barb))
    else:
        barbs = (QPointF(tip.x() - barb, tip.y() - barb), QPointF(tip.x() - barb, tip.y() + barb))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    pen = QPen(QColor(look.theme.text), 3 * look.scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawLine(QLineF(tail, tip))
    painter.drawPolyline(QPolygonF([barbs[0], tip, barbs[1]]))
    painter.restore()


def paint_support(painter: QPainter, left: float, top: float, filled: int, look: Look) -> None:
    """Paint the three blocks of the strength of evidence, `filled` of them, 0 to 3, in neutral ink."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    width, height, gap, stroke = 8 * look.scale, 12 * look.scale, 2 * look.scale, 1.25 * look.scale
    for place in range(3):
        block = QRectF(left + place * (width + gap), top, width, height)
        if place < filled:
            painter.fillRect(block, QColor(look.theme.text))
        else:
            painter.setPen(QPen(QColor(look.theme.text_2), stroke, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(block.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2))
    painter.restore()


def paint_step_dot(painter: QPainter, center: QPointF, dot: StepDot, look: Look, radius: float = 6.0) -> None:
    """Paint the dot of a step: ticked, half filled, open or dashed."""
    reach, ink = radius * look.scale, QColor(look.theme.text_2)
    circle = QRectF(center.x() - reach, center.y() - reach, 2 * reach, 2 * reach)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    pen = QPen(ink, 1.5 * look.scale)
    if dot is StepDot.SKIPPED:
        pen.setDashPattern((1.4, 1.4))
    painter.setPen(pen)
    if dot is StepDot.DONE:
        painter.setBrush(ink)
    painter.drawEllipse(circle)
    if dot is StepDot.HALF:
        painter.setBrush(ink)
        painter.drawPie(circle, -90 * 16, 180 * 16)
    elif dot is StepDot.SKIPPED:
        painter.setPen(QPen(ink, 1.5 * look.scale))
        painter.drawLine(QLineF(center.x() - reach / 2, center.y(), center.x() + reach / 2, center.y()))
    elif dot is StepDot.DONE:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.theme.surface), 1.75 * look.scale))
        tick = [(-0.5, 0.0), (-0.12, 0.38), (0.5, -0.35)]
        painter.drawPolyline(
            QPolygonF([QPointF(center.x() + x * reach, center.y() + y * reach) for x, y in tick])
        )
    painter.restore()


def chevron(look: Look, *, down: bool, ratio: float = 1.0) -> QPixmap:
    """Return the chevron of a fold in the accent: to the right when folded, down when open."""
    side = look.px(12)
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(QColor(look.theme.accent), 2 * look.scale))
    near, middle, far = side * 0.32, side * 0.5, side * 0.68
    reach = side * 0.16
    if down:
        points = [
            QPointF(middle - 2 * reach, near + reach),
            QPointF(middle, far),
            QPointF(middle + 2 * reach, near + reach),
        ]
    else:
        points = [QPointF(near, middle - 2 * reach), QPointF(far, middle), QPointF(near, middle + 2 * reach)]
    painter.drawPolyline(QPolygonF(points))
    painter.end()
    return picture


def _gap(size: float) -> float:
    return size / 4


def _diagonals(rect: QRectF, pitch: float, *, falling: bool = False) -> list[QLineF]:
    """Return 45 degree lines over a rectangle, `pitch` apart, on one grid for all rectangles."""
    height = rect.height()
    # The grid hangs on the pane, not on the rectangle, so that bands side by side meet.
    offset = rect.top() if falling else -rect.bottom()
    first = (rect.left() - height - offset) // pitch * pitch + offset
    lines = []
    x = first
    while x <= rect.right() + height:
        if falling:
            lines.append(QLineF(x, rect.top(), x + height, rect.bottom()))
        else:
            lines.append(QLineF(x, rect.bottom(), x + height, rect.top()))
        x += pitch
    return lines


def _paint_dots(painter: QPainter, rect: QRectF, color: QColor, scale: float) -> None:
    pitch, radius = PITCH * scale, 0.9 * scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    row = int(rect.top() // (pitch / 2))
    while row * pitch / 2 <= rect.bottom():
        x = rect.left() // pitch * pitch + (pitch / 2 if row % 2 else 0)
        while x <= rect.right() + radius:
            painter.drawEllipse(QPointF(x, row * pitch / 2), radius, radius)
            x += pitch
        row += 1
