"""What the plot draws: pyqtgraph's views and axes in true time, and the layers painted over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QWidget

from neutro_desk.screens.clipping import clipped_to
from neutro_desk.screens.event_lane import LaneRow, LaneView
from neutro_desk.screens.lane_painting import paint_lane, rows_that_fit
from neutro_desk.screens.line_panels import LinePanels
from neutro_desk.screens.line_series import Panel
from neutro_desk.screens.line_words import LineWords
from neutro_desk.screens.plot_axes import CountAxis, scale_up_to
from neutro_desk.screens.plot_bands import Bands
from neutro_desk.screens.plot_cursor import paint_cursor
from neutro_desk.screens.plot_ground import (
    Frame,
    gutter_width,
    paint_brackets,
    paint_floor,
    paint_ground,
    paint_gutter,
    paint_stubs,
)
from neutro_desk.screens.plot_labels import paint_axis_labels, paint_nothing
from neutro_desk.screens.plot_layer import PlotLayer
from neutro_desk.screens.plot_layout import BOTTOM, LEFT, NARROW, RIGHT, across, lay_out_plot, room_for_lane
from neutro_desk.screens.plot_marks import MarksPainter
from neutro_desk.screens.plot_series import Series, Span, series_of, shown_range
from neutro_desk.screens.plot_time import TimeView
from neutro_desk.screens.plot_window import ChosenWindow, paint_window
from neutro_desk.screens.plot_words import PlotWords
from neutro_desk.screens.time_axis import TimeTick, time_ticks, years_shown
from neutro_desk.workup.case import Event

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.whole import WorkUp


class PlotCanvas(TimeView):
    """The plot with its event lane, as it is seen: on screen and in pictures."""

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Build views, axes and layers."""
        super().__init__(look, phrasebook.language, parent)
        words = PlotWords(phrasebook)
        self._look, self._words = look, words
        self.marks, self._bands = MarksPainter(self.series), Bands(look)
        self._events: tuple[Event, ...] = ()
        self._rows: tuple[LaneRow, ...] = ()
        self._left_over = 0
        self._line_words = LineWords(phrasebook)
        self.lines = LinePanels((), self._line_words)
        self.line_rects: tuple[QRectF, ...] = ()
        self._hit: list[tuple[QRectF, int]] = []
        self._keep_off: list[QRectF] = []
        self.chosen_window: ChosenWindow | None = None
        self._known_time = self.is_log = False
        self._counts = CountAxis(look, words.per_axis_unit)
        self._still, self._moving = PlotLayer(self, -10, moves=False), PlotLayer(self, 50, moves=True)
        views = self._view, self._lines_view, self._lane_view
        for item in (self._still, *views, self._times, self._counts, self._moving):
            self.addItem(item)
        self._lines_view.hide()
        self._times.setHeight(look.px(BOTTOM))
        self._counts.setWidth(look.px(LEFT))
        self._counts.linkToView(self._view)
        self._view.sigXRangeChanged.connect(self.follow_range)

    # -- what is shown ------------------------------------------------------------------------------------

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Show the course of a work-up, its last six weeks."""
        series = series_of(work_up.course, work_up.dated, work_up.schemes.active)
        self.show_series(series, work_up.case.events, known_time=bool(series.marks))
        self.show_range(*shown_range(work_up.course, Span.SIX_WEEKS, None))

    def show_series(self, series: Series, events: tuple[Event, ...], *, known_time: bool) -> None:
        """Show marks and events; the stretch of time stays."""
        self.series, self.marks, self._events = series, MarksPainter(series), events
        self._known_time = known_time
        self._times.years_shown = known_time
        if self.cursor_place is None or self.cursor_place >= len(series.marks):
            self.cursor_place = len(series.marks) - 1 if series.marks else None
        self._arrange()

    def show_lines(self, panels: Sequence[Panel]) -> None:
        """Show panels of other lines under the counts; none without any."""
        self.lines = LinePanels(panels, self._line_words)
        self._lines_view.setVisible(bool(panels))
        self._arrange()

    def show_range(self, start: float, end: float) -> None:
        """Show a stretch of time, and let pointer and wheel go no further than some air around all marks."""
        super().show_range(start, end)
        self._arrange()

    def draws_afresh(self) -> None:
        """Keep no picture of what stands still: for painting on anything but the screen."""
        self._still.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        self._bands.are_kept = False

    @Slot(bool)
    def show_log(self, log: bool) -> None:
        """Show counts on a logarithmic scale with a strip for what lies below 0.01, or on a linear one."""
        self.is_log = log
        self._arrange()

    def put_cursor(self, place: int | None) -> None:
        """Put the cursor on a mark; bring it into the picture when it lies outside."""
        self.cursor_place = place
        if place is not None:
            start, end = self.shown_range()
            second = self.series.marks[place].seconds
            if not start <= second <= end:
                width = end - start
                self._view.setXRange(second - width * 0.5, second + width * 0.5, padding=0)
        self._moving.update()

    def time_label(self) -> str:
        """Return the label of the time axis, with the years in the picture."""
        return self._words.time_axis(*self.shown_range(), known=self._known_time)

    def reading(self) -> tuple[str, ...] | None:
        """Return value and time at the cursor, and the other lines where they are shown; None without it."""
        if self.cursor_place is None:
            return None
        start, end = self.shown_range()
        first, last = years_shown(start, end)
        mark = self.series.marks[self.cursor_place]
        said = self._words.reading(mark, with_year=first != last)
        return (*said, self.lines.reading(mark.sample.count_id)) if self.lines else said

    # -- painting -----------------------------------------------------------------------------------------

    @property
    def count_axis(self) -> CountAxis:
        """The axis of counts."""
        return self._counts

    def lane(self) -> tuple[tuple[LaneRow, ...], QRectF]:
        """Return the rows of the event lane, and where they stand."""
        return self._rows, self._lane_view.geometry()

    def frame(self) -> Frame:
        """Return the rectangle of the counts and what it shows."""
        start, end = self.shown_range()
        return Frame(self._view.geometry(), start, end, self._counts.counts)

    def paint_still(self, painter: QPainter) -> None:
        """Paint everything but the cursor, in the order of the design notes."""
        frame, look = self.frame(), self._look
        values = self._counts.values_shown(frame.rect.height())
        lane = self._lane_view.geometry()
        whole = Frame(frame.rect.united(lane), frame.start, frame.end, frame.scale)
        most = max(1, int(frame.rect.width() // self._times.label_width))
        ticks = (
            time_ticks(frame.start, frame.end, most, self._words.phrasebook.language)
            if self._known_time
            else ()
        )
        self._paint_lane_grid(painter, whole, ticks)
        paint_ground(painter, frame, look, self.series, self._bands, (values, ticks))
        short = self._is_narrow()
        floor = frame.rect.bottom() + look.px(0 if self.lines else 6)
        paint_gutter(painter, frame, look, self.series, self._words, floor, short=short)
        with clipped_to(painter, frame.rect):
            paint_stubs(painter, frame, look, self.series)
        taken = paint_brackets(painter, frame, look, self.series, self._words)
        taken += paint_floor(painter, frame, look, self._words)
        self._keep_off = self.marks.paint(painter, frame, look, self._words, taken)
        self.lines.paint(painter, self.line_rects, self.shown_range(), look, short=short)
        self._hit = paint_lane(painter, lane, look, self._rows, self._words, self._left_over)
        axes = self.time_label(), self._words.value_axis(log=self.is_log)
        paint_axis_labels(painter, frame, lane, look, axes)
        if not self.series.marks:
            paint_nothing(painter, frame, look, self._words.text("plot.nothing"))

    def paint_cursor(self, painter: QPainter) -> None:
        """Paint the chosen window, the cursor line, its ring and the read-out."""
        self._paint_window(painter)
        reading = self.reading()
        if reading is None or self.cursor_place is None:
            return
        frame = self.frame()
        mark = self.series.marks[self.cursor_place]
        if frame.start <= mark.seconds <= frame.end:
            at = QPointF(frame.x(mark.seconds), frame.y(mark.value))
            foot = self._lane_view.geometry().bottom()
            paint_cursor(painter, frame, self._look, at, foot, reading[:2], self._keep_off)
            cursor = mark.seconds, mark.sample.count_id
            self.lines.paint_cursor(painter, self.line_rects, self.shown_range(), self._look, cursor)

    def _paint_window(self, painter: QPainter) -> None:
        if self.chosen_window is None:
            return
        ends = self.series.marks[self.chosen_window.first], self.series.marks[self.chosen_window.last]
        foot = self._lane_view.geometry().bottom()
        paint_window(
            painter, self.frame(), self._look, ends, foot, self._words.text("plot.window"), self._keep_off
        )

    def _paint_lane_grid(self, painter: QPainter, whole: Frame, ticks: Sequence[TimeTick]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(self._look.theme.grid))
        for tick in ticks:
            x = round(whole.x(tick.seconds))
            painter.drawLine(x, round(whole.rect.top()), x, round(whole.rect.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    # -- geometry -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Arrange views and axes anew."""
        super().resizeEvent(event)
        if hasattr(self, "_moving"):
            self._arrange()

    @Slot(object, object)
    def follow_range(self, view: object = None, span: object = None) -> None:
        """Lay the lane out anew and let the axis of counts reach the highest value in the picture."""
        self._arrange()

    def _arrange(self) -> None:
        look = self._look
        width, height = self.viewport().width(), self.viewport().height()
        narrow = self._is_narrow()
        beside = gutter_width(look, self.series, self._words, short=narrow)
        wanted = round(max(beside, self.lines.gutter_width(look, short=narrow)))
        right = wanted if narrow else max(look.px(RIGHT), wanted)
        start, end = self.shown_range()
        until = max([mark.seconds for mark in self.series.marks[-1:]] or [end])
        view = LaneView(start, end, across(look, width, right), until, look.scale)
        room = room_for_lane(look, height, len(self.lines))
        self._rows, self._left_over = rows_that_fit(self._events, view, look, self._words, room)
        rows = len(self._rows) + bool(self._left_over)
        parts = lay_out_plot(look, (width, height), right, rows, len(self.lines))
        self.line_rects = parts.panels
        self._view.setGeometry(parts.counts)
        if parts.panels:
            self._lines_view.setGeometry(parts.panels[0].united(parts.panels[-1]))
        self._lane_view.setGeometry(parts.lane)
        self._counts.setGeometry(parts.count_axis)
        self._times.setGeometry(parts.time_axis)
        self._view.setYRange(0, 1, padding=0)
        limits = (float(limit.value) for limit in self.series.limits)
        highest = max(self.marks.highest(start, end), *limits, 0.0)
        self._counts.show_scale(scale_up_to(highest, log=self.is_log))
        for layer in (self._still, self._moving):
            layer.prepareGeometryChange()
            layer.update()

    def _is_narrow(self) -> bool:
        return bool(self.viewport().width() < self._look.px(NARROW))
