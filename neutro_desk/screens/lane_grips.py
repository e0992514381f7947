"""Where in the event lane the pointer takes hold of an event: a point, or the start or stop of a span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from neutro_desk.screens.lane_painting import ROW
from neutro_desk.workup.moved_event import EventPart

if TYPE_CHECKING:
    from neutro_desk.screens.event_lane import LaneRow, Placed
    from neutro_desk.screens.style import Look

REACH = 7
"""Pixels on both sides of a mark or an end at which the pointer takes hold of it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A part of the event at a place of the case, that the pointer has hold of."""

    place: int
    part: EventPart


def held_at(at: QPointF, rows: Sequence[LaneRow], lane: QRectF, look: Look) -> Held | None:
    """Return the nearest part that can be moved; None where none is near.

    Args:
        at: Where the pointer is.
        rows: What stands in the lane.
        lane: Where the lane stands.
        look: Of the window, for its scale.
    """
    row = _row_at(at, rows, lane, look)
    if row is None:
        return None
    x = at.x() - lane.left()
    near = [
        (abs(x - stands), Held(placed.place, part))
        for placed in row.placed
        for stands, part in _parts(placed, x)
        if abs(x - stands) <= look.px(REACH)
    ]
    return min(near, key=_distance)[1] if near else None


def place_at(at: QPointF, rows: Sequence[LaneRow], lane: QRectF, look: Look) -> int | None:
    """Return the place of the event whose mark or bar is under the pointer; None where there is none."""
    row = _row_at(at, rows, lane, look)
    if row is None:
        return None
    x, reach = at.x() - lane.left(), look.px(REACH)
    under = [one for one in row.placed if one.left - reach <= x <= one.right + reach]
    return min(under, key=_width).place if under else None


def reach_of(place: int, rows: Sequence[LaneRow], lane: QRectF, look: Look) -> QRectF | None:
    """Return the rectangle around an event in the lane; None while it is not drawn."""
    height = look.px(ROW)
    for number, row in enumerate(rows):
        for placed in row.placed:
            if placed.place == place:
                half = look.px(REACH)
                left = lane.left() + placed.left - half
                top = lane.top() + number * height
                return QRectF(left, top, placed.right - placed.left + 2 * half, height)
    return None


def _row_at(at: QPointF, rows: Sequence[LaneRow], lane: QRectF, look: Look) -> LaneRow | None:
    number = int((at.y() - lane.top()) // look.px(ROW))
    within = lane.left() - look.px(REACH) <= at.x() <= lane.right() + look.px(REACH)
    return rows[number] if within and 0 <= number < len(rows) else None


def _parts(placed: Placed, x: float) -> Iterator[tuple[float, EventPart]]:
    """Yield where each part stands; of a short bar the pointer's side of its middle decides."""
    event = placed.event
    if event.at is not None:
        yield placed.left, EventPart.WHOLE
        return
    middle = (placed.left + placed.right) / 2
    if event.start is not None and placed.begins_in_view and (x <= middle or event.stop is None):
        yield placed.left, EventPart.START
    if event.stop is not None and placed.ends_in_view and (x >= middle or event.start is None):
        yield placed.right, EventPart.STOP


def _distance(near: tuple[float, Held]) -> float:
    return near[0]


def _width(placed: Placed) -> float:
    return placed.right - placed.left
