"""How high the checklist of the clinician's page is: side by side, or with its lines run on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from neutro_desk.paper.drawing import text_width
from neutro_desk.paper.text_room import paragraph

_Block = dict[str, Any]

_LABEL = 58.0
"""Least width of the headings where the lines run on beside them, points."""

_SHARES = (1.75, 1.4, 0.85, 1.0, 0.95)
"""How the headings share the page side by side; one without lines takes its own width."""


def label_width(columns: Sequence[_Block]) -> float:
    """Return the width of the headings with the room beside them where the lines run on, points."""
    return max([_LABEL] + [text_width(one["heading"], 8.8, "bold") + 8 for one in columns])


def shares_of(columns: Sequence[_Block]) -> list[float]:
    """Return the share of each heading side by side; 0 for one without lines."""
    return [share if one["lines"] else 0.0 for share, one in zip(_SHARES, columns, strict=True)]


def side_by_side(columns: Sequence[_Block], width: float) -> float:
    """Return the height of the checklist under its headings side by side, points."""
    shares = shares_of(columns)
    empty = sum(text_width(one["heading"], 8.8, "bold") for one in columns if not one["lines"])
    unit = (width - 9 * (len(columns) - 1) - empty) / (sum(shares) or 1)
    heights = [0.0]
    for one, share in zip(columns, shares, strict=True):
        rows = [paragraph(line, 8.3, share * unit, 0.4 * 8.3, 7.0) for line in one["lines"]] or [5.2]
        heights.append(9.4 + sum(rows) + 3.3 * (len(rows) - 1))
    return max(heights)


def run_on(columns: Sequence[_Block], width: float) -> float:
    """Return the height of the checklist with its lines run on beside each heading, points."""
    height, room = 3.2 * (len(columns) - 1), width - label_width(columns)
    for one in columns:
        lines = [stretch for line in one["lines"] for stretch in (*line, ["; ", ""])][:-1]
        more = [["; + 99 more, page 2", ""]] if one.get("hidden") else []
        height += max(0.66 * 8.8, paragraph([*lines, *more], 7.8, room, 0.42 * 7.8))
    return height
