"""The stretch of time that the plot shows: views linked on one axis of time, moved and zoomed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Signal, Slot

from neutro_desk.languages import Language
from neutro_desk.screens.plot_axes import TimeAxis
from neutro_desk.screens.plot_series import Series

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neutro_desk.screens.style import Look

NARROWEST = 3600.0
"""Seconds across that zooming stops at."""


class TimeView(pg.GraphicsView):  # type: ignore[misc]
    """The views of one picture; what is painted over them follows the first one's range.

    Signals:
        span_left: Another stretch of time than one of the named spans is shown: zoomed or moved.
    """

    span_left = Signal()

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        """Build the linked views and their axis of time, which has the months of the language."""
        super().__init__(parent, useOpenGL=False, background=look.theme.surface)
        self.series = Series()
        self.cursor_place: int | None = None
        self.setFrameShape(self.Shape.NoFrame)
        self._view, self._lines_view, self._lane_view = _view(), _view(), _view()
        self._lines_view.setXLink(self._view)
        self._lane_view.setXLink(self._view)
        self._times = TimeAxis(look, language)
        self._times.linkToView(self._lane_view)
        for view in (self._view, self._lines_view, self._lane_view):
            view.sigRangeChangedManually.connect(self.leave_span)

    @property
    def time_axis(self) -> TimeAxis:
        """The axis of time."""
        return self._times

    def show_range(self, start: float, end: float) -> None:
        """Show a stretch of time, and let pointer and wheel go no further than some air around all marks."""
        self._view.setLimits(minXRange=NARROWEST)
        hair = (end - start) * 1e-5  # so that a tick on the edge is not lost to rounding
        self._view.setXRange(start - hair, end + hair, padding=0)

    def shown_range(self) -> tuple[float, float]:
        """Return first and last second of the picture."""
        (start, end), _ = self._view.viewRange()
        return float(start), float(end)

    def zoom(self, by: float, around: float) -> None:
        """Show `by` times as much time, with the second `around` where it was."""
        start, end = self.shown_range()
        width = min(max((end - start) * by, NARROWEST), self._widest())
        part = (around - start) / (end - start)
        self._view.setXRange(around - part * width, around + (1 - part) * width, padding=0)
        self.span_left.emit()

    def pan(self, part: float) -> None:
        """Move the picture by a part of its width, later in time when above 0."""
        start, end = self.shown_range()
        by = (end - start) * part
        self._view.setXRange(start + by, end + by, padding=0)
        self.span_left.emit()

    @Slot(object)
    def leave_span(self, axes: object = None) -> None:
        """Say that the picture was dragged away from the span it showed."""
        self.span_left.emit()

    def second_at(self, x: float) -> float:
        """Return the second at a pixel across."""
        rect = self._view.geometry()
        start, end = self.shown_range()
        return float(start + (x - rect.left()) / rect.width() * (end - start))

    def place_at(self, at: QPointF) -> int | None:
        """Return the place of the mark nearest in time to a point of the picture; None outside it."""
        over_lines = self._lines_view.isVisible() and self._lines_view.geometry().contains(at)
        if not (over_lines or self._view.geometry().contains(at)):
            return None
        return self.series.nearest(self.second_at(at.x()))

    def cursor_second(self) -> float:
        """Return the second of the cursor while it is in the picture, else the middle of the picture."""
        start, end = self.shown_range()
        if self.cursor_place is not None and start <= self.series.marks[self.cursor_place].seconds <= end:
            return self.series.marks[self.cursor_place].seconds
        return (start + end) / 2

    def _widest(self) -> float:
        """Return the most seconds that zooming out shows: the course and as much again."""
        start, end = self.shown_range()
        marks = self.series.marks
        return max(end - start, 2 * (marks[-1].seconds - marks[0].seconds) if marks else 0.0)


def _view() -> pg.ViewBox:
    view = pg.ViewBox(enableMenu=False, defaultPadding=0.0)
    view.setMouseEnabled(x=True, y=False)
    return view
