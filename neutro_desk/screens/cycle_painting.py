"""Paints cycles laid over each other: axes, a line and a mark of its own for each, nadirs with their day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from neutro_desk.screens.clipping import clipped_to
from neutro_desk.screens.mark_shapes import paint_mark
from neutro_desk.screens.plot_marks import free_plate

if TYPE_CHECKING:
    from neutro_desk.screens.cycle_lines import CycleLine
    from neutro_desk.screens.plot_ground import Frame
    from neutro_desk.screens.style import Look

DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (5.0, 2.5),
    (1.2, 2.0),
    (8.0, 2.5, 1.5, 2.5),
    (12.0, 4.0),
    (3.0, 2.0, 1.0, 2.0, 1.0, 2.0),
)
"""Of the lines of the cycles, in widths of the pen; the first is solid."""

_DISC, _SQUARE, _TRIANGLE, _DIAMOND = "disc", "square", "triangle", "diamond"
MARKS = (
    (_DISC, True),
    (_SQUARE, True),
    (_DISC, False),
    (_SQUARE, False),
    (_TRIANGLE, True),
    (_DIAMOND, True),
)
"""Shape of the marks of each, and whether it is filled."""

SAMPLE = 34
"""Pixels of the line in the legend."""


def cycle_pen(look: Look, style: int) -> QPen:
    """Return the pen of one cycle."""
    pen = QPen(QColor(look.theme.text), look.scale * 1.75)
    if DASHES[style]:
        pen.setDashPattern(DASHES[style])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_cycle_mark(painter: QPainter, at: QPointF, style: int, look: Look) -> None:
    """Paint the mark of one cycle at a point."""
    shape, filled = MARKS[style]
    ink, surface, half = QColor(look.theme.text), QColor(look.theme.surface), look.scale * 4.5
    painter.setPen(QPen(surface if filled else ink, look.scale * 1.5))
    painter.setBrush(ink if filled else surface)
    if shape == _DISC:
        painter.drawEllipse(at, half, half)
    elif shape == _SQUARE:
        painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))
    else:
        half *= 1.25
        top, right, left = QPointF(0, -half), QPointF(half, half), QPointF(-half, half)
        corners = [top, right, left]
        if shape == _DIAMOND:
            corners = [top, QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
        painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_cycle_lines(
    painter: QPainter, frame: Frame, look: Look, lines: Sequence[CycleLine], labels: Sequence[str]
) -> None:
    """Paint every cycle, and a label beside each lowest count; a frame counts days across."""
    taken: list[QRectF] = []
    with clipped_to(painter, frame.rect.adjusted(-look.px(7), -look.px(7), look.px(7), look.px(7))):
        for line in lines:
            points = [
                QPointF(frame.x(day), frame.y(mark.value))
                for day, mark in zip(line.days, line.marks, strict=True)
            ]
            painter.setPen(cycle_pen(look, line.style))
            for first, last in line.runs:
                painter.drawPolyline(QPolygonF(points[first : last + 1]))
            for point, mark in zip(points, line.marks, strict=True):
                if mark.is_limit:
                    paint_mark(painter, point, mark.shape, look)
                else:
                    paint_cycle_mark(painter, point, line.style, look)
                taken.append(QRectF(point.x() - look.px(6), point.y() - look.px(6), look.px(12), look.px(12)))
    _paint_nadirs(painter, frame, look, lines, labels, taken)


def _paint_nadirs(
    painter: QPainter,
    frame: Frame,
    look: Look,
    lines: Sequence[CycleLine],
    labels: Sequence[str],
    taken: list[QRectF],
) -> None:
    """Ring each lowest count; write cycle and day where nothing else stands, with a line to it if far off."""
    painter.setFont(look.font(12, 600))
    metrics, high = QFontMetricsF(painter.font()), look.px(17)
    plates: list[tuple[QRectF, str]] = []
    ring, thin = QPen(QColor(look.theme.text), look.scale * 1.25), QPen(QColor(look.theme.text_2), look.scale)
    for line, label in zip(lines, labels, strict=True):
        if line.nadir is None:
            continue
        painter.setPen(ring)
        at = QPointF(frame.x(line.days[line.nadir]), frame.y(line.marks[line.nadir].value))
        painter.drawEllipse(at, look.scale * 8, look.scale * 8)
        size = metrics.horizontalAdvance(label) + look.px(8), high
        plate = free_plate(at, size, frame.rect, look, taken) or _near_the_top(
            at, size, frame.rect, look, taken
        )
        if plate is None:  # the table tells it
            continue
        if plate.bottom() < at.y() - 3 * high:
            painter.setPen(thin)
            painter.drawLine(QLineF(at.x(), plate.bottom(), at.x(), at.y() - look.scale * 8))
        plates.append((plate, label))
        taken.append(plate)
    painter.setPen(QColor(look.theme.text))
    for plate, label in plates:
        painter.fillRect(plate, QColor(look.theme.surface))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, label)


def _near_the_top(
    at: QPointF, size: tuple[float, float], within: QRectF, look: Look, taken: Sequence[QRectF]
) -> QRectF | None:
    """Return a plate above a mark, as near to the top as nothing else stands; None without room."""
    left = min(max(at.x() - size[0] / 2, within.left()), within.right() - size[0])
    plate = QRectF(left, within.top() + look.px(3), *size)
    while any(plate.intersects(other) for other in taken):
        plate.translate(0, size[1] + look.px(2))
        if plate.bottom() > at.y() - look.px(10):
            return None
    return plate


def legend_places(look: Look, texts: Sequence[str], width: float) -> list[tuple[int, float]]:
    """Return line and left end of each entry of the legend."""
    metrics = QFontMetricsF(look.font(12))
    places: list[tuple[int, float]] = []
    line, left = 0, 0.0
    for text in texts:
        wanted = look.px(SAMPLE + 8 + 18) + metrics.horizontalAdvance(text)
        if places and left + wanted > width:
            line, left = line + 1, 0.0
        places.append((line, left))
        left += wanted
    return places


def paint_legend(
    painter: QPainter, look: Look, rect: QRectF, lines: Sequence[CycleLine], texts: Sequence[str]
) -> None:
    """Paint line, mark and name of every cycle."""
    painter.setFont(look.font(12))
    for (row, left), line, text in zip(legend_places(look, texts, rect.width()), lines, texts, strict=True):
        x, y = rect.left() + left, rect.top() + (row + 0.5) * look.px(20)
        painter.setPen(cycle_pen(look, line.style))
        painter.drawLine(QLineF(x, y, x + look.px(SAMPLE), y))
        paint_cycle_mark(painter, QPointF(x + look.px(SAMPLE) / 2, y), line.style, look)
        painter.setPen(QColor(look.theme.text_2))
        box = QRectF(x + look.px(SAMPLE + 8), y - look.px(10), rect.width(), look.px(20))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)


def paint_scales(
    painter: QPainter, frame: Frame, look: Look, counts: Sequence[tuple[float, str]], days: Sequence[int]
) -> None:
    """Paint both axes with their numbers."""
    rect = frame.rect
    painter.setFont(look.font(12))
    metrics = QFontMetricsF(painter.font())
    painter.setPen(QPen(QColor(look.theme.text_2), 1))
    painter.drawLine(QLineF(rect.topLeft(), rect.bottomLeft()))
    painter.drawLine(QLineF(rect.bottomLeft(), rect.bottomRight()))
    for value, text in counts:
        y, width = frame.y(value), metrics.horizontalAdvance(text)
        painter.drawLine(QLineF(rect.left() - look.px(4), y, rect.left(), y))
        painter.drawText(QPointF(rect.left() - look.px(9) - width, y + metrics.capHeight() / 2), text)
    for day in days:
        x, text = frame.x(day), str(day)
        painter.drawLine(QLineF(x, rect.bottom(), x, rect.bottom() + look.px(4)))
        at = QPointF(x - metrics.horizontalAdvance(text) / 2, rect.bottom() + look.px(17))
        painter.drawText(at, text)
