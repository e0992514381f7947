"""Paints the panels of other lines under the counts, on the same axis of time: scale, line, marks, values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from neutro_desk.screens.clipping import clipped_to
from neutro_desk.screens.line_words import LineWords, tick
from neutro_desk.screens.plot_marks import CROWDED, MOST_RUNS, MOST_WHOLE, thinned
from neutro_desk.workup.case import Comparator

if TYPE_CHECKING:
    from neutro_desk.screens.line_series import Panel
    from neutro_desk.screens.style import Look

RADIUS = 3.0
"""Of the disc of a value, pixels of the design."""

AIR = 9
"""Pixels between the picture and what is written beside it."""


@dataclass(frozen=True, slots=True)
class PanelFrame:
    """The rectangle of one panel and what it shows: seconds across, and its own scale upwards."""

    rect: QRectF
    start: float
    end: float
    foot: float
    top: float

    def x(self, seconds: float) -> float:
        """Return the pixel of a second."""
        return float(self.rect.left() + (seconds - self.start) / (self.end - self.start) * self.rect.width())

    def y(self, value: float) -> float:
        """Return the pixel of a value; a little air is left above and below."""
        room = self.rect.height() * 0.84
        share = (value - self.foot) / (self.top - self.foot)
        return float(self.rect.bottom() - self.rect.height() * 0.08 - share * room)


class LinePanel:
    """The values of one line as arrays, painted for any stretch of time."""

    def __init__(self, panel: Panel) -> None:
        """Turn the values into arrays once."""
        self.panel = panel
        self._seconds = np.array(panel.seconds, dtype=np.float64)
        self._values = np.array(panel.values, dtype=np.float64)
        self._starts = [first for first, _ in panel.runs]
        limits = (place for place, value in enumerate(panel.given) if value.comparator is not None)
        self._limits = np.fromiter(limits, np.intp)
        self._ranks = np.empty(len(panel.values), dtype=np.intp)
        self._ranks[panel.by_depth()] = np.arange(len(panel.values))

    def in_view(self, start: float, end: float) -> range:
        """Return the places of the values between two seconds."""
        first, last = np.searchsorted(self._seconds, [start, end], side="left")
        return range(int(first), int(last))

    def lowest_and_last(self, start: float, end: float) -> tuple[int, int] | None:
        """Return the places of the lowest and the last value between two seconds; None without any."""
        shown = self.in_view(start, end)
        if not shown:
            return None
        return shown.start + int(self._ranks[shown.start : shown.stop].argmin()), shown.stop - 1

    def frame(self, rect: QRectF, start: float, end: float) -> PanelFrame:
        """Return the frame whose scale shows every value between two seconds."""
        shown = self.in_view(start, end)
        values = self._values[shown.start : shown.stop] if shown else self._values
        return PanelFrame(rect, start, end, *self.panel.ends(float(values.min()), float(values.max())))

    def paint(self, painter: QPainter, frame: PanelFrame, look: Look) -> None:
        """Paint scale, line and marks."""
        _paint_scale(painter, frame, look)
        shown = self.in_view(frame.start, frame.end)
        crowded = len(shown) > frame.rect.width() / look.px(CROWDED)
        lines = self.lines(frame)
        with clipped_to(painter, frame.rect.adjusted(-look.px(1), 0, look.px(1), 0)):
            painter.setRenderHint(
                QPainter.RenderHint.Antialiasing, not crowded
            )  # whole pixels are quickly filled
            painter.setPen(QPen(QColor(look.theme.text), look.px(1) if crowded else look.scale * 1.5))
            for line in lines:
                if line.size() > 1:
                    painter.drawPolyline(line)
                elif crowded:
                    painter.drawPoints(line)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            for place in self._limits_in(shown) if crowded else shown:
                self.paint_mark(painter, frame, look, place)

    def _limits_in(self, shown: range) -> list[int]:
        """Return the places of the limits in view that are drawn whole even among thousands of values."""
        first, last = np.searchsorted(self._limits, [shown.start, shown.stop])
        return [int(place) for place in self._limits[first : min(last, first + MOST_WHOLE)]]

    def paint_mark(self, painter: QPainter, frame: PanelFrame, look: Look, place: int) -> None:
        """Paint one value: a disc, or an open triangle that points to where a censored one lies."""
        at = QPointF(frame.x(self.panel.seconds[place]), frame.y(self.panel.values[place]))
        comparator = self.panel.given[place].comparator
        ink, half = QColor(look.theme.text), look.scale * RADIUS
        if comparator is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(at, half, half)
        else:
            painter.setPen(QPen(ink, look.scale * 1.5))
            painter.setBrush(QColor(look.theme.surface))
            sign = -1 if comparator is Comparator.ABOVE else 1
            half *= 1.35
            corners = (QPointF(-half, -sign * half), QPointF(half, -sign * half), QPointF(0, sign * half))
            painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def paint_ring(self, painter: QPainter, frame: PanelFrame, look: Look, place: int) -> QPointF:
        """Paint a ring around the value that the cursor is at; return where it stands."""
        at = QPointF(frame.x(self.panel.seconds[place]), frame.y(self.panel.values[place]))
        painter.setPen(QPen(QColor(look.theme.accent), look.scale * 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, look.scale * 6, look.scale * 6)
        return at

    def lines(self, frame: PanelFrame) -> list[QPolygonF]:
        """Return the pixels of the unbroken lines of which a part lies in the picture."""
        shown = self.in_view(frame.start, frame.end)
        first = max(bisect_right(self._starts, shown.start) - 2, 0)
        runs = self.panel.runs[first : bisect_right(self._starts, shown.stop)]
        if len(runs) > max(frame.rect.width(), MOST_RUNS):  # lines are too short to be seen: points alone
            points = self._polygon(frame, shown.start, shown.stop)
            return [QPolygonF([point]) for point in points.toList()]
        edges = (max(shown.start - 1, 0), shown.stop)
        return [
            self._polygon(frame, max(one, edges[0]), min(other, edges[1]) + 1)
            for one, other in runs
            if min(other, edges[1]) >= max(one, edges[0])
        ]

    def _polygon(self, frame: PanelFrame, first: int, after: int) -> QPolygonF:
        """Return the pixels of some values, thinned to what the columns of the picture can show."""
        per_second = frame.rect.width() / (frame.end - frame.start)
        x = frame.rect.left() + (self._seconds[first:after] - frame.start) * per_second
        per_unit = frame.rect.height() * 0.84 / (frame.top - frame.foot)
        y = (
            frame.rect.bottom()
            - frame.rect.height() * 0.08
            - (self._values[first:after] - frame.foot) * per_unit
        )
        if len(x) > 4 * frame.rect.width():
            x, y = thinned(x, y)
        points: QPolygonF = pg.functions.arrayToQPolygonF(x, y)
        return points


class LinePanels:
    """All panels that are shown, from the top."""

    def __init__(self, panels: Sequence[Panel], words: LineWords) -> None:
        """Keep the panels; none are shown without any."""
        self._words = words
        self.panels = tuple(map(LinePanel, panels))
        self._widest = tuple(map(words.widest, panels))

    def __len__(self) -> int:
        """Return how many panels are shown."""
        return len(self.panels)

    def gutter_width(self, look: Look, *, short: bool) -> float:
        """Return the pixels that the widest text beside the panels needs."""
        strong, plain = QFontMetricsF(look.font(12, 600)), QFontMetricsF(look.font(12))
        widths = [0.0 if short else plain.horizontalAdvance(text) for text in self._widest]
        for panel in (one.panel for one in self.panels):
            name = strong.horizontalAdvance(self._words.name(panel, short=short))
            widths.append(name + look.px(5) + plain.horizontalAdvance(self._words.unit(panel)))
        return max(widths) + look.px(AIR + 6) if self.panels else 0.0

    def paint(
        self,
        painter: QPainter,
        rects: Sequence[QRectF],
        span: tuple[float, float],
        look: Look,
        *,
        short: bool,
    ) -> None:
        """Paint every panel in its rectangle, for the seconds of the picture."""
        for one, rect in zip(self.panels, rects, strict=True):
            one.paint(painter, one.frame(rect, *span), look)
            self._paint_label(painter, rect, look, one, one.lowest_and_last(*span), short=short)

    def paint_cursor(
        self,
        painter: QPainter,
        rects: Sequence[QRectF],
        span: tuple[float, float],
        look: Look,
        cursor: tuple[float, str],
    ) -> None:
        """Paint a ring around each value of one count, and the value beside it.

        Args:
            painter: Paints the picture.
            rects: Of the panels.
            span: First and last second of the picture.
            look: The look of the window.
            cursor: Second at which the cursor stands, and the id of its count.
        """
        second, count_id = cursor
        for one, rect in zip(self.panels, rects, strict=True):
            frame, place = one.frame(rect, *span), one.panel.places.get(count_id)
            if place is None:
                said, at = self._words.not_done(), QPointF(frame.x(second), rect.center().y())
            else:
                said, at = self._words.value(one.panel, place), one.paint_ring(painter, frame, look, place)
            _paint_plate(painter, rect, look, at, said)

    def reading(self, count_id: str) -> str:
        """Return the values of one count on every line; "" without panels."""
        return self._words.reading([one.panel for one in self.panels], count_id)

    def _paint_label(
        self,
        painter: QPainter,
        rect: QRectF,
        look: Look,
        one: LinePanel,
        shown: tuple[int, int] | None,
        *,
        short: bool,
    ) -> None:
        """Write name, unit, lowest and last value right of a panel."""
        strong, plain = look.font(12, 600), look.font(12)
        left, step = rect.right() + look.px(AIR), look.px(16)
        baseline = rect.center().y() - step / 2 + QFontMetricsF(plain).capHeight() / 2
        name = self._words.name(one.panel, short=short)
        painter.setFont(strong)
        painter.setPen(QColor(look.theme.text))
        painter.drawText(QPointF(left, baseline), name)
        unit_at = left + QFontMetricsF(strong).horizontalAdvance(name) + look.px(5)
        painter.setFont(plain)
        painter.setPen(QColor(look.theme.text_2))
        painter.drawText(QPointF(unit_at, baseline), self._words.unit(one.panel))
        painter.setPen(QColor(look.theme.text))
        said = self._words.in_view(one.panel, shown, short=short)
        painter.drawText(QPointF(left, baseline + step), said)


def _paint_scale(painter: QPainter, frame: PanelFrame, look: Look) -> None:
    """Paint the two ends of the scale with their numbers, and the axis."""
    rect = frame.rect
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(look.theme.grid), look.px(1)))
    for value in (frame.foot, frame.top):
        y = round(frame.y(value))
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))
    painter.setPen(QPen(QColor(look.theme.text_2), 1))
    painter.drawLine(QLineF(rect.left(), rect.top(), rect.left(), rect.bottom()))
    painter.setFont(look.font(11))
    half = QFontMetricsF(painter.font()).capHeight() / 2
    for value in (frame.foot, frame.top):
        at = frame.y(value)
        painter.drawLine(QLineF(rect.left() - look.px(4), round(at), rect.left(), round(at)))
        text = tick(value)
        width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        painter.drawText(QPointF(rect.left() - look.px(8) - width, at + half), text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _paint_plate(painter: QPainter, rect: QRectF, look: Look, at: QPointF, text: str) -> None:
    """Write a value beside the cursor, in the half of the panel that its mark is not in."""
    painter.setFont(look.font(12, 600))
    metrics = QFontMetricsF(painter.font())
    wide, high, away = metrics.horizontalAdvance(text) + look.px(8), look.px(17), look.px(9)
    left = at.x() - away - wide if at.x() - away - wide >= rect.left() else at.x() + away
    plate = QRectF(left, rect.top(), wide, high)
    if at.y() <= rect.center().y():
        plate.moveBottom(rect.bottom())
    painter.setPen(QPen(QColor(look.theme.accent), look.scale))
    painter.setBrush(QColor(look.theme.surface))
    painter.drawRect(plate)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QColor(look.theme.text))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
