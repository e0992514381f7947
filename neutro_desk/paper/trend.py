"""The printed trend: counts over true time with bands, gaps, events and every value that finds room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from neutro_desk.paper.drawing import WHITE, Disc, Drawing, Point, Stroke, text_width
from neutro_desk.paper.trend_frame import Band, Frame, Limit, draw_frame, line_text
from neutro_desk.paper.trend_gaps import GapRoom, draw_gaps
from neutro_desk.paper.trend_labels import MOST_TRIED, Box, Places, ValueLabel
from neutro_desk.paper.trend_lane import ROW, draw_lane, lane_of
from neutro_desk.paper.trend_scale import CountScale, TimeScale, day_start, shifted, top_of_axis
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Comparator, Event, Method, moment_as_datetime
from neutro_desk.workup.course import Course, Sample
from neutro_desk.workup.summary import Lead


@dataclass(frozen=True, slots=True)
class TrendStyle:
    """How a trend is drawn for one reader.

    Attributes:
        width, height: Of the drawing, points.
        text, value, last: Type sizes: axes and events, values, the last value.
        left, right: Ends of the plot, points from the left edge of the drawing.
        bands: From the lowest.
        every_value: Whether every value is written, or only first, last and censored ones.
    """

    width: float
    height: float
    text: float
    value: float
    last: float
    left: float
    right: float
    bands: tuple[Band, ...]
    every_value: bool = True


@dataclass(frozen=True, slots=True)
class Trend:
    """A drawn trend, the events on it, and those that found no place."""

    drawing: Drawing
    events: tuple[Event, ...]
    left_over: tuple[Event, ...]


def events_left_over(
    course: Course, events: Sequence[Event], leads: Sequence[Lead], phrasebook: Phrasebook, style: TrendStyle
) -> tuple[Event, ...]:
    """Return the events that find no place on a trend of this style, without drawing it."""
    if not course.samples:
        return ()
    times = _times(course.samples, events, style)
    return lane_of(events, leads, times, phrasebook, style.text, (style.width, style.height)).left_over


@dataclass(frozen=True, slots=True)
class Plot:
    """Both axes, and where each sample stands."""

    times: TimeScale
    counts: CountScale
    marks: tuple[Point, ...]
    samples: tuple[Sample, ...]


def draw_trend(
    course: Course,
    events: Sequence[Event],
    leads: Sequence[Lead],
    limits: Sequence[Limit],
    phrasebook: Phrasebook,
    style: TrendStyle,
) -> Trend | None:
    """Return the trend of a course; None when no dated count stands in it.

    Args:
        course: The counts in order of time, with their gaps and breaks.
        events: Events of the case.
        leads: Lead times, drawn above the bar of their exposure where there is room.
        limits: Lower limits, drawn as dashed lines.
        phrasebook: Words, and the unit that stands first.
        style: Sizes and bands.
    """
    if not course.samples:
        return None
    times = _times(course.samples, events, style)
    lane = lane_of(events, leads, times, phrasebook, style.text, (style.width, style.height))
    drawing = Drawing(style.width, style.height)
    lane_top = style.height - lane.rows * ROW - 1
    bottom = (lane_top if lane.rows else style.height) - style.text * 1.9
    highest = [sample.interval[1] if sample.interval else sample.anc for sample in course.samples]
    lines = [*(band.high for band in style.bands), *(limit.value for limit in limits)]
    counts = CountScale(top_of_axis(highest, lines), style.text * 2.4, bottom)
    marks = tuple((times.x(sample.time), counts.y(sample.anc)) for sample in course.samples)
    plot = Plot(times, counts, marks, course.samples)
    frame = Frame(times, counts, style.bands, style.text)
    draw_frame(drawing, frame, phrasebook, limits)
    pieces = _draw_curve(drawing, plot, course)
    places = Places(_field(style, counts), sorted(marks), pieces)
    _draw_marks(drawing, plot)
    _write_values(drawing, plot, places, phrasebook, style)
    at = {sample.time: mark for sample, mark in zip(course.samples, marks, strict=True)}
    draw_gaps(drawing, GapRoom(times, counts, at, places, style.text), course.gaps, phrasebook)
    draw_lane(drawing, lane, times, lane_top, counts.bottom, style.text)
    return Trend(drawing, tuple(item.event for _, item in lane.placed), lane.left_over)


def _field(style: TrendStyle, counts: CountScale) -> Box:
    return Box(style.left - 2, 0, style.right + 3, counts.bottom - 0.5)


def _times(samples: Sequence[Sample], events: Sequence[Event], style: TrendStyle) -> TimeScale:
    """Return the time axis: the counts, with the events that lie not too far outside them."""
    first, last = samples[0].time, samples[-1].time
    span = last - first
    earliest = shifted(first, -max(span, timedelta(days=45)))
    latest = shifted(last, max(span / 4, timedelta(days=3)))
    for event in events:
        for moment in (event.at, event.start, event.stop):
            if moment is None:
                continue
            at = moment_as_datetime(moment)
            if earliest <= at <= latest:
                first, last = min(first, at), max(last, at)
    start, end = day_start(first), shifted(day_start(last), timedelta(days=1))
    wider = max((end - start) / 60, timedelta(0))
    start, end = shifted(start, -wider), shifted(end, wider)
    if end - start < timedelta(days=4):
        start, end = shifted(start, timedelta(days=-2)), shifted(end, timedelta(days=1))
    return TimeScale(day_start(start), day_start(end), style.left, style.right)


def joined(before: Sample, after: Sample, course: Course) -> bool:
    """Return whether the curve runs from one sample to the next."""
    if before.comparator is not None or after.comparator is not None:
        return False
    if any(gap.start == before.time for gap in course.gaps):
        return False
    return not any(before.time < moment <= after.time for moment in course.breaks)


def _draw_curve(drawing: Drawing, plot: Plot, course: Course) -> list[tuple[Point, Point]]:
    pieces = [
        (plot.marks[place], plot.marks[place + 1])
        for place in range(len(plot.samples) - 1)
        if joined(plot.samples[place], plot.samples[place + 1], course)
    ]
    if pieces:
        drawing.add(Stroke(tuple(pieces), 3.4, grey=WHITE, round_ends=True))
        drawing.add(Stroke(tuple(pieces), 1.2, round_ends=True))
    return pieces


def _draw_marks(drawing: Drawing, plot: Plot) -> None:
    crowded = len(plot.samples) > 90
    for place, (sample, mark) in enumerate(zip(plot.samples, plot.marks, strict=True)):
        last = place == len(plot.samples) - 1
        size = (1.5 if crowded else 2.2) + (0.9 if last else 0.0)
        if sample.interval is not None and sample.comparator is None:
            _draw_whisker(drawing, plot.counts, mark[0], sample.interval)
        _draw_mark(drawing, sample, mark, size, clipped=plot.counts.clips(sample.anc))
        if sample.provisional:
            drawing.add(_frame(mark, size + 2.6))


def _draw_whisker(drawing: Drawing, counts: CountScale, x: float, interval: tuple[Decimal, Decimal]) -> None:
    low, high = counts.y(interval[0]), counts.y(interval[1])
    drawing.add(Stroke((((x, low), (x, high)),), 2.2, grey=WHITE))
    caps = (((x, low), (x, high)), ((x - 2, low), (x + 2, low)), ((x - 2, high), (x + 2, high)))
    drawing.add(Stroke(caps, 0.6))


def _draw_mark(drawing: Drawing, sample: Sample, mark: Point, size: float, *, clipped: bool) -> None:
    x, y = mark
    if clipped:
        corners = ((x, y - 4.5), (x + 3.4, y + 1), (x - 3.4, y + 1))
        drawing.add(Stroke((corners,), 0.0, fill=0, closed=True))
    elif sample.comparator is not None:
        tip = 1.0 if sample.comparator is Comparator.BELOW else -1.0
        wide, high = size * 1.9, size * 2.4 * tip
        corners = ((x - wide, y - high), (x + wide, y - high), (x, y + high * 0.35))
        drawing.add(Stroke((corners,), 1.0, fill=WHITE, closed=True))
    elif sample.method is Method.MANUAL:
        drawing.add(_square(x, y, size + 1.0, WHITE), _square(x, y, size, 0))
    elif sample.method is Method.AUTOMATED and size < 2:
        drawing.add(Disc(mark, size))
    elif sample.method is Method.AUTOMATED:
        drawing.add(Disc(mark, size + 1.1, WHITE), Disc(mark, size))
    else:
        drawing.add(Disc(mark, size + 1.1, WHITE), Disc(mark, size + 0.3), Disc(mark, size - 0.7, WHITE))


def _square(x: float, y: float, half: float, grey: int) -> Stroke:
    corners = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))
    return Stroke((corners,), 0.0, fill=grey, closed=True)


def _frame(mark: Point, half: float) -> Stroke:
    """Return the dashed frame around the mark of a provisional count."""
    x, y = mark
    corners = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))
    return Stroke((corners,), 0.6, closed=True, dash=(1.6, 1.2))


def value_text(sample: Sample, phrasebook: Phrasebook) -> str:
    """Return a sample's value as written beside its mark: with `<`, `≤` or `>` where it is a limit."""
    sign = ""
    if sample.comparator is not None:
        sign = "≤" if sample.at_limit else sample.comparator.value
    if sign and sample.anc == sample.anc.quantize(Decimal("0.1")):
        return sign + line_text(sample.anc, phrasebook)
    shown = phrasebook.count(sample.anc, unit=False)
    return shown if shown.startswith(("<", ">")) else sign + shown


def _write_values(
    drawing: Drawing, plot: Plot, places: Places, phrasebook: Phrasebook, style: TrendStyle
) -> None:
    ranks = _ranks(plot.samples, every=style.every_value)
    for rank, place in sorted((rank, place) for place, rank in ranks.items())[:MOST_TRIED]:
        sample, last = plot.samples[place], rank == 0
        text = value_text(sample, phrasebook)
        size, face = (style.last, "bold") if last else (style.value, "semibold")
        width = text_width(text, size, face)
        mark = plot.marks[place]
        if sample.comparator is not None:
            mark = (mark[0], mark[1] - 3.0)
        found = places.find(ValueLabel(mark, text, size, width, rank), must=last)
        if found is not None:
            drawing.label(found, text, size, face, plate=True)


def _ranks(samples: Sequence[Sample], *, every: bool) -> dict[int, int]:
    """Return what matters most: the last 0, the lowest 1, first and censored 2, turning points 3, rest 4."""
    end = len(samples) - 1
    lowest = min(
        range(end + 1), key=[(sample.anc, place) for place, sample in enumerate(samples)].__getitem__
    )
    ranks = {end: 0}
    if lowest != end and every:
        ranks[lowest] = 1
    for place, sample in enumerate(samples):
        if place in ranks:
            continue
        if place == 0 or sample.comparator is not None:
            ranks[place] = 2
        elif every:
            ranks[place] = 3 if _turns(samples, place) else 4
    return ranks


def _turns(samples: Sequence[Sample], place: int) -> bool:
    if not 0 < place < len(samples) - 1:
        return False
    before, here, after = (samples[near].anc for near in (place - 1, place, place + 1))
    return (here < before and here <= after) or (here > before and here >= after)
