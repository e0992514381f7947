"""The axes of the plot: true time with months in letters, and counts in the ward's unit from 0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from neutro_desk.languages import ENGLISH, Language
from neutro_desk.screens.plot_scale import FLOOR, LOG_TICKS, CountScale
from neutro_desk.screens.time_axis import TimeTick, time_ticks

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
"""Distances of ticks on the axis of counts, 10^9/L."""

TOPS = (2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 75.0, 100.0)
"""Ends of the axis of counts, 10^9/L: few, so that panning does not make the picture jump."""

LOG_TOP = 11.0
"""Least end of a log scale, 10^9/L: the same picture for most courses, with a tick at 10."""

FIRST_TICKS = (0.0, FLOOR, 0.1, 0.5, 1.5, 10.0)
"""Ticks of a log scale that have the right of way where it is low."""


def scale_up_to(highest: float, *, log: bool) -> CountScale:
    """Return the scale that reaches a count, 10^9/L, and ends a little above a round number."""
    top = next((value for value in TOPS[3:] if value >= highest), highest * 1.05) * 1.03
    return CountScale(max(top, LOG_TOP) if log else top, log)


class TimeAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph carries no types
    """Axis of dates: months in letters, no locale, no time zone, any century."""

    def __init__(self, look: Look, language: Language = ENGLISH) -> None:
        """Dress the axis; the labels take the months of the language."""
        self._language = language
        self.label_width = QFontMetricsF(look.font(12)).horizontalAdvance("Nov-2026") + look.px(10)
        super().__init__("bottom", pen=pg.mkPen(look.theme.text_2), textPen=look.theme.text_2)
        self.setStyle(
            tickFont=look.font(12),
            tickLength=look.px(4),
            tickTextOffset=look.px(2),
            autoExpandTextSpace=False,
        )
        self.setStyle(hideOverlappingLabels=False)
        self.enableAutoSIPrefix(False)
        self.ticks_shown: tuple[TimeTick, ...] = ()
        self.years_shown = True

    def boundingRect(self) -> QRectF:
        """Return the axis with room for a label under each end, which pyqtgraph would leave out otherwise."""
        room = self.label_width
        return QRectF(super().boundingRect()).adjusted(-room, 0, room, 0)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Return where the ticks stand; remember their labels."""
        most = max(1, int(size // self.label_width))
        self.ticks_shown = time_ticks(minVal, maxVal, most, self._language) if self.years_shown else ()
        return [(1.0, [tick.seconds for tick in self.ticks_shown])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Return what stands under the ticks."""
        labels = {tick.seconds: tick.label for tick in self.ticks_shown}
        return [labels.get(value, "") for value in values]


class CountAxis(pg.AxisItem):  # type: ignore[misc]
    """Axis of counts in the ward's first unit, from 0; its view runs from 0 to 1, shares of the height."""

    def __init__(self, look: Look, per_unit: float) -> None:
        """Dress the axis; `per_unit` is what one 10^9/L is in the unit shown."""
        super().__init__("left", pen=pg.mkPen(look.theme.text_2), textPen=look.theme.text_2)
        self.setStyle(
            tickFont=look.font(12),
            tickLength=look.px(4),
            tickTextOffset=look.px(6),
            autoExpandTextSpace=False,
        )
        self.enableAutoSIPrefix(False)
        self._per_unit = per_unit
        self._row = look.px(22)
        self._labels: dict[float, str] = {}
        self.counts = CountScale(TOPS[3])

    def show_scale(self, scale: CountScale) -> None:
        """Stand for another scale."""
        if scale != self.counts:
            self.counts = scale
            self.picture = None
            self.update()

    def values_shown(self, height: float) -> list[float]:
        """Return the ticks from 0 to the top, 10^9/L, that have room on so many pixels."""
        if self.counts.log:
            return self._log_values(height)
        most = max(1.0, height / self._row)
        top = self.counts.top
        step = next((step for step in STEPS if top / step <= most), 100.0)
        return [number * step for number in range(int(top / step + 1e-6) + 1)]

    def _log_values(self, height: float) -> list[float]:
        """Return the ticks of a log scale, the lines of severity first; others where there is room."""
        kept: list[float] = []
        for value in sorted(LOG_TICKS, key=lambda value: value not in FIRST_TICKS):
            at = self.counts.share(value) * height
            room = all(abs(at - self.counts.share(other) * height) >= self._row * 0.72 for other in kept)
            if value <= self.counts.top and room:
                kept.append(value)
        return sorted(kept)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Return where the ticks stand; remember their labels."""
        values = self.values_shown(size)
        self._labels = {self.counts.share(value): self.number(value) for value in values}
        return [(1.0, list(self._labels))]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Return the numbers under the ticks."""
        return [self._labels.get(value, "") for value in values]

    def number(self, value: float) -> str:
        """Return a number as the axis shows it: one decimal per litre, none per microlitre."""
        if self.counts.log:
            return f"{value * self._per_unit:g}"
        return f"{value * self._per_unit:.{1 if self._per_unit == 1.0 else 0}f}"
