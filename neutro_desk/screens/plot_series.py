"""What the plot draws of a course: marks, unbroken lines, gaps, bands and limits; no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum

from neutro_desk.screens.time_axis import midnight, seconds_of
from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Comparator, Method
from neutro_desk.workup.course import Course, Gap, Sample
from neutro_desk.workup.grading import Band, Scheme, Severity, SeverityCall
from neutro_desk.workup.quantities import to_canonical

SIX_WEEKS = timedelta(days=42)


class MarkShape(Enum):
    """How a sample is drawn."""

    AUTOMATED = "square"
    MANUAL = "disc"
    NOT_RECORDED = "open square"
    BELOW = "open triangle, point down"
    NOT_ABOVE = "open triangle, point down, on a bar"
    ABOVE = "open triangle, point up"


class Span(Enum):
    """How much of the course the plot shows."""

    EPISODE = "episode"
    SIX_WEEKS = "6 weeks"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Mark:
    """One sample as drawn: seconds on the axis, 10^9/L, and its counting limits."""

    seconds: float
    value: float
    shape: MarkShape
    sample: Sample
    call: SeverityCall | None = None
    interval: tuple[float, float] | None = None

    @property
    def is_limit(self) -> bool:
        """Whether the mark stands at a limit instead of a measured value."""
        return self.sample.comparator is not None


@dataclass(frozen=True, slots=True)
class Bracket:
    """A time without a count: from the last sample before it to the first one after it."""

    start: float
    end: float
    days: float


@dataclass(frozen=True, slots=True)
class BandRange:
    """One severity band: 10^9/L, `high` exclusive."""

    low: Decimal
    high: Decimal
    word: Severity


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A reference limit, 10^9/L, and whose it is: `name` None for the laboratory's own.

    Attributes:
        is_baseline: Whether it is the patient's own median before the latest fall instead.
        is_end: Whether it is where a person wants episodes to end instead.
    """

    value: Decimal
    name: str | None = None
    is_baseline: bool = False
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Everything of a course that the plot draws, in order of time.

    Attributes:
        runs: First and last place of marks joined by a line; a single mark is a run of its own.
        stubs: Seconds, value and direction (-1 or 1) of the open ends at gaps.
    """

    marks: tuple[Mark, ...] = ()
    runs: tuple[tuple[int, int], ...] = ()
    brackets: tuple[Bracket, ...] = ()
    stubs: tuple[tuple[float, float, int], ...] = ()
    bands: tuple[BandRange, ...] = ()
    limits: tuple[LimitLine, ...] = ()

    def place_of(self, count_id: str) -> int | None:
        """Return the place of the mark of one count; None if it is not drawn."""
        return next((n for n, mark in enumerate(self.marks) if mark.sample.count_id == count_id), None)

    def nearest(self, seconds: float) -> int | None:
        """Return the place of the mark nearest in time; None if there is none."""
        if not self.marks:
            return None
        after = bisect_left(self.marks, seconds, key=_seconds)
        around = [place for place in (after - 1, after) if 0 <= place < len(self.marks)]
        return min(around, key=lambda place: abs(self.marks[place].seconds - seconds))


def series_of(course: Course, counts: Sequence[AssessedCount], scheme: Scheme) -> Series:
    """Return what is drawn of a course; the counts lend their severity words and limits."""
    by_id = {count.cbc.id: count for count in counts}
    marks = tuple(_mark(sample, by_id) for sample in sorted(course.samples, key=_time))
    gaps = [gap for gap in course.gaps if _between(marks, gap)]
    runs, stubs = _runs(marks, gaps, course.breaks)
    brackets = tuple(Bracket(seconds_of(gap.start), seconds_of(gap.end), gap.days) for gap in gaps)
    bands = counts[-1].grades.bands if counts else scheme.bands
    limits = _limits(counts)
    if course.baseline is not None:
        limits = (*limits, LimitLine(course.baseline.value, is_baseline=True))
    if course.ends_at is not None:
        limits = (*limits, LimitLine(course.ends_at, is_end=True))
    return Series(marks, runs, brackets, stubs, band_ranges(bands), limits)


def band_ranges(bands: Sequence[Band]) -> tuple[BandRange, ...]:
    """Return the bands that carry a severity word and lie below the uppermost line."""
    return tuple(
        BandRange(band.low or Decimal(0), band.high, band.word)
        for band in bands
        if band.word not in (None, Severity.NOT_BELOW) and band.high is not None and band.word is not None
    )


def shown_range(course: Course, span: Span, today: datetime | None) -> tuple[float, float]:
    """Return the first and last second that a span shows; eight days around `today` without any sample.

    Whole days, with some air before the first sample and after the last.
    """
    if not course.samples:
        day = midnight(today or datetime(2000, 1, 9))
        return seconds_of(day - timedelta(days=7)), seconds_of(day + timedelta(days=1))
    times = sorted(sample.time for sample in course.samples)
    first, last = times[0], times[-1]
    start = first
    if span is Span.SIX_WEEKS:
        start = max(first, _reaching_back(last, SIX_WEEKS))
    elif span is Span.EPISODE and course.episodes:
        start = max(first, _episode_start(course, times))
    days = (last - start).days
    air_before, air_after = timedelta(days=1 + days // 100), timedelta(days=2 + days // 30)
    return seconds_of(_reaching_back(midnight(start), air_before)), seconds_of(midnight(last) + air_after)


def _mark(sample: Sample, by_id: Mapping[str, AssessedCount]) -> Mark:
    count = by_id.get(sample.count_id)
    call = count.grades.severity if count is not None else None
    interval = (float(sample.interval[0]), float(sample.interval[1])) if sample.interval else None
    return Mark(
        seconds_of(sample.time),
        float(sample.anc),
        _shape(sample),
        sample,
        call,
        interval,
    )


def _shape(sample: Sample) -> MarkShape:
    if sample.comparator is Comparator.BELOW:
        return MarkShape.NOT_ABOVE if sample.at_limit else MarkShape.BELOW
    if sample.comparator is Comparator.ABOVE:
        return MarkShape.ABOVE
    by_method = {Method.AUTOMATED: MarkShape.AUTOMATED, Method.MANUAL: MarkShape.MANUAL}
    return by_method[sample.method] if sample.method else MarkShape.NOT_RECORDED


def _runs(
    marks: tuple[Mark, ...], gaps: Sequence[Gap], breaks: Sequence[datetime]
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[float, float, int], ...]]:
    gap_starts = sorted(seconds_of(gap.start) for gap in gaps)
    break_times = sorted(seconds_of(moment) for moment in breaks)
    runs: list[tuple[int, int]] = []
    stubs: list[tuple[float, float, int]] = []
    first = 0
    for place in range(1, len(marks) + 1):
        if place < len(marks):
            before, after = marks[place - 1], marks[place]
            in_gap = _any_within(gap_starts, before.seconds, after.seconds)
            if in_gap:
                stubs += [(before.seconds, before.value, 1), (after.seconds, after.value, -1)]
            changed = _any_within(break_times, before.seconds + 0.5, after.seconds + 0.5)
            if not (in_gap or changed or _open_ended(before) or _open_ended(after)):
                continue
        runs.append((first, place - 1))
        first = place
    return (tuple(runs) if marks else ()), tuple(stubs)


def _open_ended(mark: Mark) -> bool:
    """Return whether nothing is known of how far from its limit the true count lies."""
    return mark.shape in (MarkShape.NOT_ABOVE, MarkShape.ABOVE)


def _any_within(times: Sequence[float], start: float, end: float) -> bool:
    """Return whether one of the sorted times lies in [start, end)."""
    place = bisect_left(times, start)
    return place < len(times) and times[place] < end


def _between(marks: Sequence[Mark], gap: Gap) -> bool:
    return bool(marks) and marks[0].sample.time <= gap.start and gap.end <= marks[-1].sample.time


def _limits(counts: Sequence[AssessedCount]) -> tuple[LimitLine, ...]:
    in_use = [count for count in counts if count.cbc.voided is None]
    limits: list[LimitLine] = []
    known = [count.cbc.anc_lower_limit for count in in_use if count.cbc.anc_lower_limit is not None]
    if known:
        limits.append(LimitLine(to_canonical(known[-1])))
    if in_use:
        limits += [LimitLine(call.limit.low, call.limit.name) for call in in_use[-1].grades.limits]
    return tuple(limits)


def _episode_start(course: Course, times: Sequence[datetime]) -> datetime:
    latest = max(course.longer or course.episodes, key=lambda episode: (episode.last_low, episode.threshold))
    before = bisect_left(times, latest.first_low) - 1
    return times[max(before, 0)]


def _reaching_back(moment: datetime, span: timedelta) -> datetime:
    return moment - span if moment - datetime.min > span else datetime.min


def _seconds(mark: Mark) -> float:
    return mark.seconds


def _time(sample: Sample) -> datetime:
    return sample.time
