"""What the plot of cycles draws: counts by the day of their cycle, with the breaks of the course; no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from neutro_desk.screens.plot_series import Mark, Series
from neutro_desk.screens.time_axis import seconds_of
from neutro_desk.workup.cycles import Cycle

MOST_DRAWN = 6
"""Cycles drawn over each other, the latest: as many as have a line of their own."""

LEAST_DAYS = 14
"""Days shown at the least: a usual nadir lies within them."""


@dataclass(frozen=True, slots=True)
class CycleLine:
    """One cycle as drawn.

    Attributes:
        style: Which of the lines and marks it has, from 0.
        days: Day of the cycle of each mark, with the time of day as fraction.
        runs: First and last place of marks joined by a line.
        nadir: Place of the lowest count; None without counts.
    """

    cycle: Cycle
    style: int
    marks: tuple[Mark, ...]
    days: tuple[float, ...]
    runs: tuple[tuple[int, int], ...]
    nadir: int | None


def cycle_lines(cycles: Sequence[Cycle], series: Series) -> tuple[CycleLine, ...]:
    """Return the lines of the latest cycles; the marks of the course lend heights, shapes and breaks."""
    latest = cycles[-MOST_DRAWN:]
    return tuple(_line(cycle, (cycle.number - 1) % MOST_DRAWN, series) for cycle in latest)


def last_day(lines: Sequence[CycleLine]) -> float:
    """Return the day at which the picture ends: past the last count of the longest cycle."""
    return max([LEAST_DAYS + 1.0, *(line.days[-1] + 0.5 for line in lines if line.days)])


def day_ticks(until: float, most: int) -> range:
    """Return the days that carry a number, about `most` of them at most; day 1 always does."""
    step = next((step for step in (1, 2, 7, 14, 28) if (until - 1) / step <= most), 56)
    return range(1, int(until) + 1, step)


def _line(cycle: Cycle, style: int, series: Series) -> CycleLine:
    if not cycle.samples:
        return CycleLine(cycle, style, (), (), (), None)
    start, end = seconds_of(cycle.samples[0].time), seconds_of(cycle.samples[-1].time)
    first = bisect_left(series.marks, start, key=_seconds)
    after = bisect_left(series.marks, end + 0.001, key=_seconds)
    marks = series.marks[first:after]
    runs = tuple(
        (max(one, first) - first, min(other, after - 1) - first)
        for one, other in series.runs
        if one < after and other >= first
    )
    days = tuple(cycle.position(mark.sample.time) for mark in marks)
    return CycleLine(cycle, style, marks, days, runs, _nadir(cycle, marks))


def _nadir(cycle: Cycle, marks: Sequence[Mark]) -> int | None:
    if cycle.nadir is None:
        return None
    lowest = cycle.nadir
    return next(
        (
            place
            for place, mark in enumerate(marks)
            if (mark.sample.time, mark.sample.anc) == (lowest.time, lowest.value)
        ),
        None,
    )


def _seconds(mark: Mark) -> float:
    return mark.seconds
