"""Long gaps of the printed trend: a bracket with the days without a count, where it meets no label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from neutro_desk.paper.drawing import WHITE, Drawing, Point, Stroke, text_width
from neutro_desk.paper.trend_labels import Box, Places
from neutro_desk.paper.trend_scale import CountScale, TimeScale
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.course import Gap
from neutro_desk.workup.statements import say

_MOST = 12
"""Gaps with a bracket at most, the longest ones."""


@dataclass(frozen=True, slots=True)
class GapRoom:
    """Where gaps are drawn: both axes, the marks by their times, what is taken, and the size of type."""

    times: TimeScale
    counts: CountScale
    marks: Mapping[datetime, Point]
    places: Places
    size: float


def draw_gaps(drawing: Drawing, room: GapRoom, gaps: Sequence[Gap], phrasebook: Phrasebook) -> None:
    """Paint the bracket of each gap with its days, as far as there is room for them."""
    for gap in sorted(gaps, key=_length, reverse=True)[:_MOST]:
        left, right = room.times.x(gap.start) + 3, room.times.x(gap.end) - 3
        if right - left < 6:
            continue
        beside = [room.marks[time][1] for time in (gap.start, gap.end) if time in room.marks]
        y = _gap_height(beside, room.counts, room.places, left, right, room.size)
        if y is None:
            continue
        bracket = (
            ((left, y), (right, y)),
            ((left, y - 2.5), (left, y + 2.5)),
            ((right, y - 2.5), (right, y + 2.5)),
        )
        drawing.add(Stroke(bracket, 2.2, grey=WHITE), Stroke(bracket, 0.5))
        texts = [phrasebook.text(say(key, days=gap.days)) for key in ("page.gap", "page.gap_short")]
        text = next((one for one in texts if text_width(one, room.size, "italic") <= right - left), "")
        if text:
            drawing.label(((left + right) / 2, y - 2.6), text, room.size, "italic", "middle", plate=True)


def _length(gap: Gap) -> float:
    return gap.days


def _gap_height(
    beside: list[float], counts: CountScale, places: Places, left: float, right: float, size: float
) -> float | None:
    """Return a height for the bracket of a gap that meets no label, near the value it leaves from, if any."""
    start = min(beside, default=counts.bottom) + 14
    heights = [start, *(counts.top + step * (counts.bottom - counts.top) / 12 for step in range(2, 12))]
    for y in heights:
        box = Box(left, y - size - 2.5, right, y + 3)
        if box.bottom < counts.bottom - 2 and not any(box.meets(other) for other in places.taken):
            places.taken.append(box)
            return y
    return None
