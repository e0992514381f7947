"""The axes of the plot: true time with months in letters, and counts in the ward's unit from 0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from neutro_desk.screens.time_axis import TimeTick, time_ticks

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
"""Distances of ticks on the axis of counts, 10^9/L."""


class TimeAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph carries no types
    """Axis of dates: months in letters, no locale, no time zone, any century."""

    def __init__(self, look: Look) -> None:
        """Dress the axis."""
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
        self.ticks_shown = time_ticks(minVal, maxVal, most) if self.years_shown else ()
        return [(1.0, [tick.seconds for tick in self.ticks_shown])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Return what stands under the ticks."""
        labels = {tick.seconds: tick.label for tick in self.ticks_shown}
        return [labels.get(value, "") for value in values]


class CountAxis(pg.AxisItem):  # type: ignore[misc]
    """Axis of counts in the ward's first unit, linear from 0."""

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

    def values_shown(self, top: float, height: float) -> list[float]:
        """Return the ticks from 0 to `top`, 10^9/L."""
        most = max(1.0, height / self._row)
        step = next((step for step in STEPS if top / step <= most), 100.0)
        return [number * step for number in range(int(top / step + 1e-6) + 1)]

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Return where the ticks stand."""
        return [(1.0, self.values_shown(maxVal, size))]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Return the numbers, one decimal per litre, none per microlitre."""
        return [f"{value * self._per_unit:.{1 if self._per_unit == 1.0 else 0}f}" for value in values]
