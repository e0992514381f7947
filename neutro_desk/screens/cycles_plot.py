"""The plot of cycles laid over each other, days since day 1 across, with its legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from neutro_desk.screens.cycle_lines import CycleLine, cycle_lines, day_ticks, last_day
from neutro_desk.screens.cycle_painting import (
    legend_places,
    paint_cycle_lines,
    paint_legend,
    paint_scales,
)
from neutro_desk.screens.plot_axes import CountAxis, scale_up_to
from neutro_desk.screens.plot_bands import Bands
from neutro_desk.screens.plot_ground import Frame, gutter_width, paint_floor, paint_ground, paint_gutter
from neutro_desk.screens.plot_labels import paint_axis_labels
from neutro_desk.screens.plot_layout import BOTTOM, LEFT
from neutro_desk.screens.plot_scale import CountScale
from neutro_desk.screens.plot_series import Series
from neutro_desk.screens.time_axis import TimeTick
from neutro_desk.workup.statements import say

if TYPE_CHECKING:
    from neutro_desk.screens.plot_words import PlotWords
    from neutro_desk.screens.style import Look
    from neutro_desk.workup.cycles import Cycle

LEGEND_LINE = 20
LEAST = 230


class CyclesPlot(QWidget):
    """Cycles over each other; each has a line, marks and a number of its own."""

    def __init__(self, look: Look, words: PlotWords, parent: QWidget | None = None) -> None:
        """Show no cycles yet."""
        super().__init__(parent)
        self._look, self._words = look, words
        self._bands, self._axis = Bands(look), CountAxis(look, words.per_axis_unit)
        self._ground = Series()
        self.lines: tuple[CycleLine, ...] = ()
        self.is_log = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(words.text("cycles.title"))

    def show_cycles(self, cycles: Sequence[Cycle], series: Series) -> None:
        """Show the latest of some cycles of a course."""
        self.lines = cycle_lines(cycles, series)
        self._ground = Series(bands=series.bands)
        self.update()

    def show_log(self, *, log: bool) -> None:
        """Show counts on the scale that the course has."""
        self.is_log = log
        self.update()

    def sizeHint(self) -> QSize:
        """Return the least size: the view gives it what is left."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which days can be told apart."""
        return QSize(self._look.px(300), self._look.px(LEAST))

    def legend(self) -> list[str]:
        """Return what stands in the legend."""
        return [
            self._text("cycles.legend", number=line.cycle.number, day=line.cycle.day_1) for line in self.lines
        ]

    def nadir_labels(self) -> list[str]:
        """Return what stands beside the lowest count of each cycle."""
        return [
            ""
            if line.nadir is None
            else self._text(
                "cycles.label",
                number=line.cycle.number,
                day=line.cycle.day(line.marks[line.nadir].sample.time),
            )
            for line in self.lines
        ]

    def frame(self) -> Frame:
        """Return the rectangle of the counts: days across, 10^9/L upwards."""
        look = self._look
        legend = legend_places(look, self.legend(), self.width() - look.px(LEFT))
        rows = max((row for row, _ in legend), default=0) + 1
        top = look.px(LEGEND_LINE) * rows + look.px(10)
        right = gutter_width(look, self._ground, self._words)
        rect = QRectF(
            look.px(LEFT),
            top,
            max(self.width() - look.px(LEFT) - right, 50),
            max(self.height() - top - look.px(BOTTOM), 20),
        )
        marks = [mark for line in self.lines for mark in line.marks]
        highest = max([0.0, *(mark.value for mark in marks)])
        return Frame(rect, 1.0, last_day(self.lines), scale_up_to(highest, log=self.is_log))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        look, frame, texts = self._look, self.frame(), self.legend()
        across = QRectF(look.px(LEFT), look.px(2), self.width() - look.px(LEFT), look.px(LEGEND_LINE))
        paint_legend(painter, look, across, self.lines, texts)
        days = day_ticks(frame.end, max(int(frame.rect.width() / look.px(30)), 1))
        values = self._values(frame.scale, frame.rect.height())
        ticks = [TimeTick(float(day), str(day)) for day in days]
        paint_ground(painter, frame, look, self._ground, self._bands, (values, ticks))
        floor = frame.rect.bottom() + look.px(6)
        paint_floor(painter, frame, look, self._words)
        paint_gutter(painter, frame, look, self._ground, self._words, floor)
        labels = [(value, self._axis.number(value)) for value in values]
        paint_scales(painter, frame, look, labels, days)
        titles = self._text("cycles.axis"), self._words.value_axis(log=self.is_log)
        paint_axis_labels(painter, frame, QRectF(frame.rect), look, titles)
        paint_cycle_lines(painter, frame, look, self.lines, self.nadir_labels())
        painter.end()

    def _values(self, scale: CountScale, height: float) -> list[float]:
        self._axis.show_scale(scale)
        return self._axis.values_shown(height)

    def _text(self, key: str, **values: object) -> str:
        return self._words.phrasebook.text(say(key, **values))  # type: ignore[arg-type]
