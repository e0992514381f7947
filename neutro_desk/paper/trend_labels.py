"""Where the values of the printed trend are written: beside their marks, never on top of one another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from neutro_desk.paper.drawing import Point

MOST_TRIED = 160
"""Values for which a place is sought; with more, only the ones that matter most."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether two rectangles overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def inside(self, other: Box) -> bool:
        """Return whether this rectangle lies within another."""
        across = self.left >= other.left and self.right <= other.right
        return across and self.top >= other.top and self.bottom <= other.bottom


@dataclass(frozen=True, slots=True)
class ValueLabel:
    """A value to be written: at which mark, how wide and high its text is, and how much it matters."""

    mark: Point
    text: str
    size: float
    width: float
    rank: int


@dataclass(slots=True)
class Places:
    """What is taken on the plot: marks, pieces of the curve, and labels already written."""

    plot: Box
    marks: Sequence[Point]
    pieces: Sequence[tuple[Point, Point]]
    taken: list[Box] = field(default_factory=list)

    def find(self, label: ValueLabel, *, must: bool = False) -> Point | None:
        """Return where the baseline of a label starts, or None when every place beside its mark is taken.

        Args:
            label: The value.
            must: Take the place that hides least when none is free.
        """
        best: tuple[int, Point, Box] | None = None
        for start, box in _candidates(label):
            if not box.inside(self.plot):
                continue
            cost = self._cost(box, label.mark)
            if best is None or cost < best[0]:
                best = (cost, start, box)
            if cost == 0:
                break
        if best is None or (best[0] > 0 and not must):
            return None
        self.taken.append(best[2])
        return best[1]

    def _cost(self, box: Box, own: Point) -> int:
        labels = sum(8 for other in self.taken if box.meets(other))
        first = bisect_left(self.marks, (box.left - 3.0, -1e9))
        last = bisect_right(self.marks, (box.right + 3.0, 1e9))
        near = self.marks[first:last]
        marks = sum(3 for mark in near if mark != own and box.meets(_around(mark)))
        return labels + marks + sum(1 for piece in self.pieces if _crosses(piece, box))


def _around(mark: Point) -> Box:
    return Box(mark[0] - 3.0, mark[1] - 3.0, mark[0] + 3.0, mark[1] + 3.0)


def _candidates(label: ValueLabel) -> list[tuple[Point, Box]]:
    x, y = label.mark
    width, rise = label.width, label.size * 0.68
    starts = [
        (x - width / 2, y - 5.5),
        (x + 4.0, y - 4.0),
        (x + 5.0, y + rise / 2),
        (x - width - 4.0, y - 4.0),
        (x - width / 2, y + 5.0 + rise),
        (x + 4.0, y + 3.0 + rise),
        (x - width - 5.0, y + rise / 2),
        (x - width - 4.0, y + 3.0 + rise),
        (x - width / 2, y - 12.0),
        (x - width / 2, y + 13.0 + rise),
    ]
    return [
        (start, Box(start[0], start[1] - rise - 0.8, start[0] + width, start[1] + 0.8)) for start in starts
    ]


def _crosses(piece: tuple[Point, Point], box: Box) -> bool:
    """Return whether a straight piece passes through a rectangle (Liang and Barsky's clipping)."""
    (x1, y1), (x2, y2) = piece
    if max(x1, x2) < box.left or min(x1, x2) > box.right or max(y1, y2) < box.top or min(y1, y2) > box.bottom:
        return False
    enters, leaves = 0.0, 1.0
    for step, room in (
        (x1 - x2, x1 - box.left),
        (x2 - x1, box.right - x1),
        (y1 - y2, y1 - box.top),
        (y2 - y1, box.bottom - y1),
    ):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            enters = max(enters, room / step)
        else:
            leaves = min(leaves, room / step)
    return enters < leaves
