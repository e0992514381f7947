"""Frame of the printed trend: axes and scales, hatched bands with names and ranges, the reference limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from neutro_desk.paper.drawing import WHITE, Drawing, Stroke, text_width
from neutro_desk.paper.trend_hatch import Hatch, hatched
from neutro_desk.paper.trend_scale import CountScale, TimeScale, time_ticks
from neutro_desk.wording.phrasebook import Phrasebook, Reader
from neutro_desk.workup.quantities import PER_LITRE, unit_label
from neutro_desk.workup.statements import say

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Band:
    """One band of the plot: from `low` to `high` (10^9/L), its hatch, its name and range as words."""

    low: Decimal
    high: Decimal
    hatch: Hatch
    name: str
    reach: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A lower limit, 10^9/L, drawn as a dashed line: whose it is as a word, and from where it reaches.

    Attributes:
        is_second: Whether it is that of an age or a Duffy type, beside the laboratory's own.
    """

    value: Decimal
    name: str
    reach: str
    is_second: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Axes and bands, with the type size of their labels."""

    times: TimeScale
    counts: CountScale
    bands: tuple[Band, ...]
    size: float


def line_text(line: Decimal, phrasebook: Phrasebook) -> str:
    """Return a line such as 0.5 in the unit that stands first: `0.5` or `500`, without the unit."""
    if phrasebook.first_unit == PER_LITRE:
        return format(line.quantize(Decimal("0.1")) if line == line.quantize(Decimal("0.1")) else line, "f")
    return format((line * 1000).to_integral_value(), "f")


def draw_frame(drawing: Drawing, frame: Frame, phrasebook: Phrasebook, limits: Sequence[Limit]) -> None:
    """Paint hatches, lines, limits and axes with their labels."""
    times, counts, size = frame.times, frame.counts, frame.size
    for band in frame.bands:
        hatch = hatched(band.hatch, times.left, counts.y(band.high), times.right, counts.y(band.low))
        if hatch is not None:
            drawing.add(hatch)
        width, grey = (0.7, 20) if band.high == _HALF else (0.35, 45)
        drawing.line((times.left, counts.y(band.high)), (times.right, counts.y(band.high)), width, grey)
    unit = unit_label(phrasebook.first_unit)
    drawing.label((0, size), phrasebook.text(say("page.axis_count", unit=unit)), size, "semibold")
    spacing = size * 0.98
    for tick in counts.ticks(spacing):
        y = counts.y(tick)
        drawing.line((times.left - 3, y), (times.left, y), 0.5)
        drawing.label((times.left - 5, y + size * 0.33), _tick_text(tick, phrasebook), size, anchor="end")
    _draw_time_axis(drawing, frame, phrasebook)
    _name_bands(drawing, frame, limits)
    for limit in limits:
        _draw_limit(drawing, frame, limit)


def _tick_text(tick: Decimal, phrasebook: Phrasebook) -> str:
    if tick == 0:
        return "0"
    if phrasebook.reader is Reader.PATIENT and tick == tick.to_integral_value():
        return line_text(tick, phrasebook).removesuffix(".0")
    return line_text(tick, phrasebook)


def _draw_time_axis(drawing: Drawing, frame: Frame, phrasebook: Phrasebook) -> None:
    times, y, size = frame.times, frame.counts.bottom, frame.size
    drawing.line((times.left, y), (times.right, y), 0.6)

    def day_label(day: date) -> str:
        return phrasebook.moment_text(day, "day")

    def width(text: str) -> float:
        return text_width(text, size)

    ticks = time_ticks(times, day_label, width, phrasebook.language)
    small = tuple(((times.x(moment), y), (times.x(moment), y + 2)) for moment in ticks.plain)
    if small:
        drawing.add(Stroke(small, 0.35))
    years = sorted({moment.year for moment, _ in ticks.labelled} or {times.start.year, times.end.year})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    caption = phrasebook.text(say("page.axis_time", years=span))
    caption_left = drawing.width - width(caption)
    end = times.left
    for moment, text in ticks.labelled:
        x = times.x(moment)
        drawing.line((x, y), (x, y + 3.4), 0.6)
        if x + width(text) / 2 + 5 <= caption_left:
            drawing.label((x, y + 4.2 + size), text, size, anchor="middle")
            end = x + width(text) / 2
    caption_left = min(caption_left, max(times.right + 5, end + 8))
    drawing.label((caption_left, y + 4.2 + size), caption, size)


def _name_bands(drawing: Drawing, frame: Frame, limits: Sequence[Limit]) -> None:
    """Write names and ranges at the right edge, from the lowest up, never closer than a line of type."""
    size, x = frame.size, frame.times.right + 5
    entries = [(_middle(frame.counts, band), band.name, band.reach, band.strong) for band in frame.bands]
    shown = [limit for limit in limits if limit.value <= frame.counts.top_value]
    entries += [(frame.counts.y(limit.value), limit.name, limit.reach, False) for limit in shown]
    entries.sort(reverse=True)
    second = x + max((text_width(name, size, "bold") for _, name, _, _ in entries), default=0.0) + 7
    lowest = frame.counts.bottom + size * 0.33
    for middle, name, reach, strong in entries:
        y = min(middle + size * 0.33, lowest)
        lowest = y - size * 1.12
        face = "bold" if strong else "regular"
        drawing.label((x, y), name, size, face)
        drawing.label((second, y), reach, size, face)


def _middle(counts: CountScale, band: Band) -> float:
    return (counts.y(band.low) + counts.y(band.high)) / 2


def _draw_limit(drawing: Drawing, frame: Frame, limit: Limit) -> None:
    """Paint a limit as a dashed line; nothing when it lies above the plot."""
    if limit.value <= frame.counts.top_value:
        y = frame.counts.y(limit.value)
        drawing.add(Stroke((((frame.times.left, y), (frame.times.right, y)),), 1.8, grey=WHITE, dash=()))
        dash = (1.6, 2.2) if limit.is_second else (4.0, 2.6)
        drawing.line((frame.times.left, y), (frame.times.right, y), 0.6, dash=dash)
