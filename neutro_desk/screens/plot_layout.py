"""Where the parts of the plot stand: counts, panels of other lines, event lane, axes; no painting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from neutro_desk.screens.lane_painting import ROW

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

LEFT, RIGHT, TOP, BOTTOM = 68, 143, 6, 40
SMALLEST_HEIGHT = 100
"""Pixels the counts keep for themselves before the event lane gives up rows."""

PANEL, LEAST_PANEL, BETWEEN_PANELS = 60, 30, 8
"""Pixels of a panel of another line, the fewest it is drawn on, and those between two."""

NARROW = 480
"""Below this width the gutter names the bands without their ranges."""


@dataclass(frozen=True, slots=True)
class PlotParts:
    """The rectangles of one picture, in its pixels."""

    counts: QRectF
    panels: tuple[QRectF, ...]
    lane: QRectF
    count_axis: QRectF
    time_axis: QRectF


def room_for_lane(look: Look, height: float, panels: int = 0) -> float:
    """Return the pixels that the rows of the event lane may take in a picture of this height."""
    of_panels = panels * look.px(LEAST_PANEL + BETWEEN_PANELS)
    return height - look.px(TOP) - look.px(BOTTOM) - look.px(SMALLEST_HEIGHT) - of_panels


def across(look: Look, width: float, right: float) -> float:
    """Return the pixels across of what is to scale, beside the axis and a gutter `right` wide."""
    return max(width - look.px(LEFT) - right, 50)


def lay_out_plot(
    look: Look, size: tuple[float, float], right: float, lane_rows: int, panels: int = 0
) -> PlotParts:
    """Return where the parts stand.

    Args:
        look: The look of the window.
        size: Width and height of the picture.
        right: Width of the gutter.
        lane_rows: Rows of the event lane, the one that names what found no row included.
        panels: Other lines that stand between counts and lane, together on half of the room at most.
    """
    width, height = size
    left, top = look.px(LEFT), look.px(TOP)
    wide = across(look, width, right)
    lane_height = look.px(ROW) * lane_rows
    lane_height += look.px(8) if lane_height else 0
    room = height - top - look.px(BOTTOM) - lane_height
    between = look.px(BETWEEN_PANELS)
    slim = min(max(room / 2 / panels - between, look.px(LEAST_PANEL)), look.px(PANEL)) if panels else 0.0
    tall = max(room - panels * (slim + between), look.px(40))
    below = top + tall
    slim_ones = tuple(
        QRectF(left, below + place * (slim + between) + between, wide, slim) for place in range(panels)
    )
    lane_top = below + panels * (slim + between) + (look.px(6) if lane_height else 0)
    lane = QRectF(left, lane_top, wide, max(lane_height - look.px(4), 1))
    return PlotParts(
        counts=QRectF(left, top, wide, tall),
        panels=slim_ones,
        lane=lane,
        count_axis=QRectF(0, top, left, tall),
        time_axis=QRectF(left, lane.bottom(), wide, look.px(BOTTOM)),
    )
