"""Hatches of the printed trend: bands told apart by lines and dots, so that they survive a grey printer."""

from __future__ import annotations

from enum import Enum

from neutro_desk.paper.drawing import Point, Stroke

_GREY = 62
_PEN = 0.4


class Hatch(Enum):
    """How a band is filled, from the densest."""

    CROSS = "cross"
    DENSE = "dense diagonal"
    WIDE = "wide diagonal"
    DOTS = "dots"


_PITCH = {Hatch.CROSS: 2.6, Hatch.DENSE: 3.4, Hatch.WIDE: 7.5, Hatch.DOTS: 6.0}


def hatched(hatch: Hatch, left: float, top: float, right: float, bottom: float) -> Stroke | None:
    """Return the hatch of a rectangle in points; None when it has no height."""
    if bottom - top < 0.2:
        return None
    pitch = _PITCH[hatch]
    if hatch is Hatch.DOTS:
        rows = tuple(_rows_of_dots(left, top, right, bottom, pitch))
        # A dash of next to no length with round ends is a dot: a row of them is one line.
        return Stroke(rows, 0.7, grey=45, round_ends=True, dash=(0.05, pitch - 0.05))
    paths = _diagonals(left, top, right, bottom, pitch)
    if hatch is Hatch.CROSS:
        mirrored = [tuple((x, top + bottom - y) for x, y in path) for path in paths]
        paths = [*paths, *mirrored]
    return Stroke(tuple(paths), _PEN, grey=_GREY if hatch is not Hatch.CROSS else 40)


def _rows_of_dots(
    left: float, top: float, right: float, bottom: float, pitch: float
) -> list[tuple[Point, ...]]:
    rows: list[tuple[Point, ...]] = []
    y = bottom - pitch / 2
    while y > top:
        x = left + pitch / 2 + (pitch / 2 if len(rows) % 2 else 0)
        rows.append(((x, y), (right, y)))
        y -= pitch / 2
    return rows


def _diagonals(left: float, top: float, right: float, bottom: float, pitch: float) -> list[tuple[Point, ...]]:
    height = bottom - top
    paths: list[tuple[Point, ...]] = []
    foot = left - height + pitch / 2
    while foot < right:
        low = (foot, bottom) if foot >= left else (left, bottom - (left - foot))
        head = foot + height
        high = (head, top) if head <= right else (right, bottom - (right - foot))
        paths.append((low, high))
        foot += pitch
    return paths
