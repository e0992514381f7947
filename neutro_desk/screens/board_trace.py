"""The trace of a row: fourteen days, linear from 0 to 2.5; limits are open triangles, hue carries nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from neutro_desk.screens.marks import paint_hatch
from neutro_desk.workup.case import Comparator
from neutro_desk.workup.grading import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neutro_desk.screens.style import Look
    from neutro_desk.workup.board import TracePoint

DAYS = timedelta(days=14)
TOP, SEVERE, LOW = 2.5, 0.5, 1.5
"""10^9/L: where the trace ends, the hatched strip, the dashed line."""


class TracePainter:
    """Paints one trace into its place."""

    def __init__(self, look: Look) -> None:
        """Keep the look."""
        self._look = look

    def paint(self, painter: QPainter, place: QRectF, points: Sequence[TracePoint]) -> None:
        """Paint the counts of the fourteen days up to the last one; no line across a gap or from a limit."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_ground(painter, place)
        shown = [point for point in points if points[-1].time - point.time <= DAYS] if points else []
        at = [self._at(place, point, shown[-1]) for point in shown]
        painter.setPen(QPen(QColor(self._look.theme.text), 1.5 * self._look.scale))
        for number in range(1, len(shown)):
            limits = shown[number - 1].comparator, shown[number].comparator
            if shown[number].is_joined and limits == (None, None):
                painter.drawLine(QLineF(at[number - 1], at[number]))
        for number, point in enumerate(shown):
            self._paint_point(painter, at[number], point, place, last=number == len(shown) - 1)
        painter.restore()

    def _paint_ground(self, painter: QPainter, place: QRectF) -> None:
        look = self._look
        strip = QRectF(place)
        strip.setTop(self._height(place, SEVERE))
        painter.fillRect(strip, QColor(look.severity(Severity.SEVERE).tint))
        paint_hatch(painter, strip, Severity.SEVERE, look, look.theme.hatch_strength)
        ink = QColor(look.severity(Severity.SEVERE).line)
        painter.setPen(QPen(ink, max(1.0, look.scale)))
        painter.drawLine(QLineF(strip.topLeft(), strip.topRight()))
        pen = QPen(QColor(look.theme.text_3), max(1.0, look.scale))
        pen.setDashPattern((3, 3))
        painter.setPen(pen)
        height = self._height(place, LOW)
        painter.drawLine(QLineF(place.left(), height, place.right(), height))

    def _at(self, place: QRectF, point: TracePoint, last: TracePoint) -> QPointF:
        edge = 5 * self._look.scale
        share = 1 - (last.time - point.time) / DAYS
        x = place.left() + edge + share * (place.width() - 2 * edge)
        return QPointF(x, self._height(place, min(float(point.anc), TOP)))

    def _height(self, place: QRectF, value: float) -> float:
        edge = 5 * self._look.scale
        return place.bottom() - edge - value / TOP * (place.height() - 2 * edge)

    def _paint_point(
        self, painter: QPainter, at: QPointF, point: TracePoint, place: QRectF, *, last: bool
    ) -> None:
        look, reach = self._look, (3.6 if last else 2.3) * self._look.scale
        ink = QColor(look.theme.text)
        if point.comparator is not None:
            self._paint_limit(painter, at, up=point.comparator is Comparator.ABOVE)
        else:
            painter.setPen(QPen(QColor(look.theme.surface), look.scale) if last else Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(at, reach, reach)
        if float(point.anc) > TOP:
            painter.setPen(QPen(ink, 1.5 * look.scale))
            top = place.top() + look.scale
            painter.drawLine(QLineF(at.x() - 4 * look.scale, top, at.x() + 4 * look.scale, top))

    def _paint_limit(self, painter: QPainter, at: QPointF, *, up: bool) -> None:
        """Paint an open triangle at the limit: the count itself lies beyond it."""
        look, half = self._look, 4.2 * self._look.scale
        tip = -half if up else half
        painter.setPen(QPen(QColor(look.theme.text), 1.4 * look.scale))
        painter.setBrush(QColor(look.theme.surface))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(at.x() - half, at.y() - tip * 0.8),
                    QPointF(at.x() + half, at.y() - tip * 0.8),
                    QPointF(at.x(), at.y() + tip * 0.8),
                ]
            )
        )
