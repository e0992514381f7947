"""Paints the data: whiskers, the line, marks and their labels; thinned when thousands lie in the picture."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from neutro_desk.screens.clipping import clipped_to
from neutro_desk.screens.mark_shapes import paint_mark, paint_provisional
from neutro_desk.screens.plot_series import Mark, Series

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neutro_desk.screens.plot_ground import Frame
    from neutro_desk.screens.plot_words import PlotWords
    from neutro_desk.screens.style import Look

CROWDED = 8.0
"""Marks closer than this many pixels on the average are drawn as points."""

MOST_RUNS = 200
"""With more unbroken lines than pixels across, and more than these, marks alone are drawn."""

MOST_LABELS = 40
MOST_WHOLE = 400
"""Limits and provisional counts that are drawn whole in one crowded picture."""

MOST_IN_THE_WAY = 60
"""Marks that a read-out looks out for when thousands are in the picture; it cannot keep off them all."""


class MarksPainter:
    """The marks of one series as arrays, painted for any stretch of time."""

    def __init__(self, series: Series) -> None:
        """Turn the marks into arrays once."""
        self.series = series
        self._seconds = np.array([mark.seconds for mark in series.marks], dtype=np.float64)
        self._values = np.array([mark.value for mark in series.marks], dtype=np.float64)
        tops = (mark.interval[1] if mark.interval else 0.0 for mark in series.marks)
        self._tops = np.maximum(self._values, np.fromiter(tops, np.float64, len(series.marks)))
        outstanding = (place for place, mark in enumerate(series.marks) if _stands_out(mark))
        self._outstanding = np.fromiter(outstanding, np.intp)
        self._run_starts = [first for first, _ in series.runs]
        self._starts = frozenset(self._run_starts)

    def in_view(self, start: float, end: float) -> range:
        """Return the places of the marks between two seconds."""
        first, last = np.searchsorted(self._seconds, [start, end], side="left")
        return range(int(first), int(last))

    def highest(self, start: float, end: float) -> float:
        """Return the highest value or counting limit between two seconds, 10^9/L; 0 without any."""
        shown = self.in_view(start, end)
        return float(self._tops[shown.start : shown.stop].max(initial=0.0))

    def runs_in_view(self, shown: range) -> Sequence[tuple[int, int]]:
        """Return the unbroken lines of which a part may lie in the picture."""
        first = max(bisect_right(self._run_starts, shown.start) - 2, 0)
        return self.series.runs[first : bisect_right(self._run_starts, shown.stop)]

    def _standing_out(self, shown: range) -> list[Mark]:
        """Return the marks in view that are drawn whole even among thousands."""
        first, last = np.searchsorted(self._outstanding, [shown.start, shown.stop])
        return [
            self.series.marks[place] for place in self._outstanding[first : min(last, first + MOST_WHOLE)]
        ]

    def polyline(self, run: tuple[int, int], frame: Frame) -> QPolygonF:
        """Return the points of one unbroken line inside the picture, thinned to what its pixels can show.

        One mark beyond each edge is kept, so that a line leaves the picture at its true height. With
        more than four marks to a pixel column, first, lowest, highest and last of each column are kept.
        """
        shown = self.in_view(frame.start, frame.end)
        first, last = max(run[0], shown.start - 1), min(run[1], shown.stop)
        if last < first:
            return QPolygonF()
        x = frame.rect.left() + (self._seconds[first : last + 1] - frame.start) * (
            frame.rect.width() / (frame.end - frame.start)
        )
        y = frame.rect.bottom() - frame.scale.shares(self._values[first : last + 1]) * frame.rect.height()
        if len(x) > 4 * frame.rect.width():
            x, y = thinned(x, y)
        points: QPolygonF = pg.functions.arrayToQPolygonF(x, y)
        return points

    def paint(
        self, painter: QPainter, frame: Frame, look: Look, words: PlotWords, taken: list[QRectF]
    ) -> list[QRectF]:
        """Paint whiskers, line, marks and labels; return the rectangles that read-outs keep off."""
        shown = self.in_view(frame.start, frame.end)
        crowded = len(shown) > frame.rect.width() / look.px(CROWDED)
        runs = self.runs_in_view(shown)
        joined = len(runs) <= max(frame.rect.width(), MOST_RUNS)
        lines = [self.polyline(run, frame) for run in (runs if joined else [(shown.start, shown.stop - 1)])]
        with clipped_to(painter, frame.rect.adjusted(-look.px(1), -look.px(8), look.px(1), look.px(4))):
            if not crowded:
                self._paint_whiskers(painter, frame, look, shown)
            painter.setPen(QPen(QColor(look.theme.text), look.scale if crowded else look.px(2)))
            for line in lines:
                if joined and line.size() > 1:
                    painter.drawPolyline(line)
            if crowded:
                self._paint_points(painter, frame, look, lines)
                marks = self._standing_out(shown)
            else:
                marks = [self.series.marks[place] for place in shown]
            for mark in marks:
                at = QPointF(frame.x(mark.seconds), frame.y(mark.value))
                paint_mark(painter, at, mark.shape, look)
                if mark.sample.provisional:
                    paint_provisional(painter, at, look)
        keep_off = [*taken, *self._occupied(frame, look, shown, crowded=crowded)]
        if crowded:  # a plate would hide what lies lowest; cursor and table tell the limits
            return keep_off
        return keep_off + self._paint_labels(painter, frame, look, words, marks, keep_off)

    def _paint_whiskers(self, painter: QPainter, frame: Frame, look: Look, shown: range) -> None:
        painter.setPen(QPen(QColor(look.theme.text), look.scale * 1.25))
        half = look.px(4)
        for place in shown:
            mark = self.series.marks[place]
            if mark.interval is None:
                continue
            x = frame.x(mark.seconds)
            low, high = frame.y(mark.interval[0]), frame.y(mark.interval[1])
            painter.drawLine(QLineF(x, low, x, high))
            for y in (low, high):
                painter.drawLine(QLineF(x - half, y, x + half, y))

    def _paint_points(self, painter: QPainter, frame: Frame, look: Look, lines: list[QPolygonF]) -> None:
        """Draw thousands of marks as small squares, whole pixels of which are quickly filled."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        pen = QPen(QColor(look.theme.text), look.px(2))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for line in lines:
            painter.drawPoints(line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _occupied(self, frame: Frame, look: Look, shown: range, *, crowded: bool) -> list[QRectF]:
        """Return rectangles around marks, whiskers and parts of the line, for keeping labels off."""
        step = max(1, len(shown) // (MOST_IN_THE_WAY if crowded else 2 * MOST_IN_THE_WAY))
        size = look.px(12)
        found: list[QRectF] = []
        before: QPointF | None = None
        starts = self._starts
        for place in shown[::step]:
            mark = self.series.marks[place]
            point = QPointF(frame.x(mark.seconds), frame.y(mark.value))
            found.append(QRectF(point.x() - size / 2, point.y() - size / 2, size, size))
            if mark.interval is not None and not crowded:
                top, bottom = frame.y(mark.interval[1]), frame.y(mark.interval[0])
                found.append(QRectF(point.x() - size / 2, top, size, bottom - top))
            if before is not None and step == 1 and place not in starts:
                found += [_dot(before + (point - before) * part, size) for part in (0.25, 0.5, 0.75)]
            before = point
        return found

    def _paint_labels(
        self,
        painter: QPainter,
        frame: Frame,
        look: Look,
        words: PlotWords,
        marks: list[Mark],
        keep_off: list[QRectF],
    ) -> list[QRectF]:
        """Write the limit beside each censored mark, on a plate, where nothing else stands."""
        painter.setFont(look.font(12, 600))
        metrics = QFontMetricsF(painter.font())
        placed: list[QRectF] = []
        for mark in [mark for mark in marks if mark.is_limit][-MOST_LABELS:]:
            text = words.value(mark.sample)
            width, height = metrics.horizontalAdvance(text) + look.px(10), look.px(18)
            at = QPointF(frame.x(mark.seconds), frame.y(mark.value))
            plate = free_plate(at, (width, height), frame.rect, look, [*keep_off, *placed])
            if plate is None:
                continue
            painter.fillRect(plate, QColor(look.theme.surface))
            painter.setPen(QColor(look.theme.text))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
            placed.append(plate)
        return placed


def free_plate(
    at: QPointF, size: tuple[float, float], within: QRectF, look: Look, taken: list[QRectF]
) -> QRectF | None:
    """Return a plate beside a mark that overlaps nothing and stays inside; None if there is no room."""
    width, height = size
    away = look.px(9)
    for left, top in (
        (at.x() - away - width - look.px(10), at.y() - height / 2 - look.px(4)),
        (at.x() - away - width, at.y() - height / 2 - look.px(4)),
        (at.x() + away, at.y() - height / 2 - look.px(4)),
        (at.x() - width / 2, at.y() - away - height),
        (at.x() - width / 2, at.y() - away - 2 * height),
        (at.x() - width / 2, at.y() + away),
    ):
        plate = QRectF(left, min(top, within.bottom() - height), width, height)
        if within.contains(plate) and not any(plate.intersects(other) for other in taken):
            return plate
    return None


def _stands_out(mark: Mark) -> bool:
    """Return whether a mark is drawn whole even where thousands are drawn as points."""
    return mark.is_limit or mark.sample.provisional


def _dot(at: QPointF, size: float) -> QRectF:
    return QRectF(at.x() - size / 4, at.y() - size / 4, size / 2, size / 2)


def thinned(
    x: NDArray[np.float64], y: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return first, lowest, highest and last point of each pixel column; heights are kept to the digit.

    Args:
        x: Pixels, shape (n,), rising.
        y: Pixels, shape (n,).

    Returns:
        Pixels across and down, shape (m,) each; lowest and highest stand in the middle of their column.
    """
    column = np.floor(x)
    starts = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    ends = np.append(starts[1:], len(x)) - 1
    middle = (x[starts] + x[ends]) / 2
    down = (y[starts], np.maximum.reduceat(y, starts), np.minimum.reduceat(y, starts), y[ends])
    return np.column_stack((x[starts], middle, middle, x[ends])).ravel(), np.column_stack(down).ravel()
