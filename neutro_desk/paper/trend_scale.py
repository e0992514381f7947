"""Axes of the printed trend: time and count to points, and where the ticks stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial

from neutro_desk.languages import ENGLISH, Language

TOP_AT_MOST = Decimal(6)
"""A few higher counts are drawn at the top edge with an arrow: the lines that matter would merge."""

_TICKS = tuple(
    Decimal(text)
    for text in (
        *("0", "0.5", "1.0", "1.5", "2.0", "3.0", "4.0", "5.0", "6.0", "8.0"),
        *("10.0", "15.0", "20.0", "30.0", "40.0", "60.0", "80.0", "100.0"),
    )
)
_SMALLEST_TOP = Decimal("2.2")
_AIR = Decimal("1.06")
_LEAST_TICK = 4.0
"""Points between two ticks without a label, at least."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A true linear time axis from `start` at `left` to `end` at `right` (points)."""

    start: datetime
    end: datetime
    left: float
    right: float

    def x(self, moment: datetime) -> float:
        """Return the place of a moment, held inside the plot."""
        share = (moment - self.start) / (self.end - self.start)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def holds(self, moment: datetime) -> bool:
        """Return whether a moment lies inside the plot."""
        return self.start <= moment <= self.end


@dataclass(frozen=True, slots=True)
class CountScale:
    """A linear count axis from 0 at `bottom` up to `top_value` at `top` (points, y grows downwards)."""

    top_value: Decimal
    top: float
    bottom: float

    def y(self, count: Decimal) -> float:
        """Return the height of a count, 10^9/L, held inside the plot."""
        share = min(max(float(count / self.top_value), 0.0), 1.0)
        return self.bottom - share * (self.bottom - self.top)

    def clips(self, count: Decimal) -> bool:
        """Return whether a count lies above the plot."""
        return count > self.top_value

    def ticks(self, spacing: float) -> list[Decimal]:
        """Return the counts with a tick, from 0 up, at least `spacing` points apart."""
        chosen: list[Decimal] = []
        for tick in _TICKS:
            if tick <= self.top_value and (not chosen or self.y(chosen[-1]) - self.y(tick) >= spacing):
                chosen.append(tick)
        return chosen


def top_of_axis(counts: Sequence[Decimal], lines: Sequence[Decimal] = ()) -> Decimal:
    """Return the top of the count axis, 10^9/L.

    Up to 6.0 it holds everything. Above that it follows the counts only where most of them lie there, as in a
    newborn, or a line does.

    Args:
        counts: What is drawn of the counts, with their intervals.
        lines: Bands and limits.
    """
    highest = max((*counts, *lines), default=_SMALLEST_TOP) * _AIR
    usual = sorted(counts)[(len(counts) - 1) // 2] if counts else Decimal(0)
    if usual <= TOP_AT_MOST:
        highest = min(highest, max((*lines, TOP_AT_MOST / _AIR)) * _AIR)
    return max(highest, _SMALLEST_TOP)


def day_start(moment: datetime) -> datetime:
    """Return midnight before a moment."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def shifted(moment: datetime, by: timedelta) -> datetime:
    """Return a moment moved, held inside what a date can say."""
    try:
        return moment + by
    except OverflowError:
        return datetime.max.replace(microsecond=0) if by > timedelta(0) else datetime.min


@dataclass(frozen=True, slots=True)
class TimeTicks:
    """Ticks of the time axis: those with a label, and those without."""

    labelled: tuple[tuple[datetime, str], ...]
    plain: tuple[datetime, ...]


def time_ticks(
    scale: TimeScale,
    day_label: Callable[[date], str],
    width: Callable[[str], float],
    language: Language = ENGLISH,
) -> TimeTicks:
    """Return the ticks of an axis: the finest labels that do not touch, and smaller ticks between them.

    Args:
        scale: The axis.
        day_label: A day as written under it.
        width: Width of a label in points.
        language: Whose months they take.
    """
    plain = next((step for step in _STEPS if step.points(scale) >= _LEAST_TICK), _STEPS[-1])
    for step in _STEPS:
        label = day_label if step.days < 28 else partial(step.label, language)
        widest = max(width(label(date(2026, 9, 28))), width(label(date(2026, 11, 30))))
        if step.points(scale) >= widest + 7:
            named = tuple((moment, label(moment.date())) for moment in step.moments(scale))
            return TimeTicks(named, tuple(plain.moments(scale)) if plain.days < step.days else ())
    return TimeTicks(((scale.start, str(scale.start.year)), (scale.end, str(scale.end.year))), ())


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of the time axis: so many days, or so many months."""

    days: float
    months: int
    label: Callable[[Language, date], str]

    def points(self, scale: TimeScale) -> float:
        return self.days / ((scale.end - scale.start) / timedelta(days=1)) * (scale.right - scale.left)

    def moments(self, scale: TimeScale) -> Iterator[datetime]:
        return _by_months(scale, self.months) if self.months else _by_days(scale, int(self.days))


def _by_days(scale: TimeScale, days: int) -> Iterator[datetime]:
    moment = day_start(scale.start)
    if days >= 7:
        moment -= timedelta(days=moment.weekday())
    while moment <= scale.end:
        if moment >= scale.start:
            yield moment
        if (scale.end - moment).days < days:
            return
        moment += timedelta(days=days)


def _by_months(scale: TimeScale, months: int) -> Iterator[datetime]:
    number = scale.start.year * 12 + scale.start.month - 1
    number -= number % months
    while number // 12 <= min(scale.end.year, 9999):
        moment = datetime(max(number // 12, 1), number % 12 + 1, 1)
        if moment > scale.end:
            return
        if moment >= scale.start:
            yield moment
        number += months


def _month(language: Language, day: date) -> str:
    return f"{language.months[day.month - 1]} {day.year}"


def _year(_: Language, day: date) -> str:
    return str(day.year)


_STEPS = (
    *(_Step(days, 0, _month) for days in (1, 2, 7, 14)),
    *(_Step(30.4 * months, months, _month) for months in (1, 2, 3, 6)),
    *(_Step(365.25 * years, 12 * years, _year) for years in (1, 2, 5, 10, 20, 50, 100, 500)),
)
