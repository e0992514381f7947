"""Where a count stands between foot and top of the plot: linear, or logarithmic above a floor strip."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FLOOR = 0.01
"""The logarithm begins here, 10^9/L; from 0 to here a strip is linear, so that zero keeps its place."""

STRIP = 0.1
"""Share of the height that the strip takes."""

LOG_TICKS = (0.0, FLOOR, 0.1, 0.5, 1.0, 1.5, 5.0, 10.0, 50.0, 100.0)


@dataclass(frozen=True, slots=True)
class CountScale:
    """From counts to shares of the height.

    Attributes:
        top: The highest count that has a place, 10^9/L, above 0; with `log` above `FLOOR`.
        log: Whether the scale is logarithmic from `FLOOR` up.
    """

    top: float
    log: bool = False

    def share(self, value: float) -> float:
        """Return the share of the height at which a count stands: 0 for 0, 1 for `top`."""
        if not self.log:
            return value / self.top
        if value <= FLOOR:
            return max(value, 0.0) / FLOOR * STRIP
        return STRIP + (1 - STRIP) * math.log(value / FLOOR) / math.log(self.top / FLOOR)

    def shares(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the shares of many counts.

        Args:
            values: 10^9/L, shape (n,).
        """
        if not self.log:
            return values / self.top
        above = np.log(np.maximum(values, FLOOR) / FLOOR) / math.log(self.top / FLOOR)
        return np.where(values <= FLOOR, values.clip(0) / FLOOR * STRIP, STRIP + (1 - STRIP) * above)
