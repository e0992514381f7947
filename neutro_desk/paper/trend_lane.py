"""Event lane of the printed trend: drugs as bars, fever and the rest as marks, on the axis of the counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from neutro_desk.paper.drawing import Drawing, Point, Stroke, text_width
from neutro_desk.paper.fonts import printable
from neutro_desk.paper.trend_scale import TimeScale
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Event, EventKind, moment_as_datetime
from neutro_desk.workup.quantities import unit_label
from neutro_desk.workup.statements import say
from neutro_desk.workup.summary import Lead

ROW = 11.8
"""Height of a row of the lane in points."""

_ROWS_BY_HEIGHT = ((170.0, 4), (145.0, 3), (0.0, 2))
"""Rows a drawing of at least so many points has for its lane."""

_BAR = 10.2


@dataclass(frozen=True, slots=True)
class Item:
    """One event, ready to be placed: its ends on the axis in points, and its words."""

    event: Event
    left: float
    right: float
    text: str
    text_left: float
    extent: tuple[float, float]
    lead: tuple[float, float, str] | None = None

    @property
    def rows(self) -> int:
        """Rows it takes: its lead time stands as a dimension line above it."""
        return 2 if self.lead else 1


@dataclass(frozen=True, slots=True)
class Lane:
    """The lane: items with the row each begins in, and the events that found no place on the axis."""

    placed: tuple[tuple[int, Item], ...]
    left_over: tuple[Event, ...]
    rows: int


def event_text(event: Event, phrasebook: Phrasebook) -> str:
    """Return an event in words, with its dates."""
    name = event.name or phrasebook.word(event.kind)
    key, values = "page.event", {"name": name}
    if event.kind is EventKind.FEVER and event.temperature is not None:
        reading = event.temperature
        values["temperature"] = f"{reading.value} {unit_label(reading.unit)}"
        key = "page.event_fever"
    if event.at is not None:
        return phrasebook.text(say(key, **values, at=event.at))
    if event.start is None:
        return phrasebook.text(say("page.event_undated", name=name))
    if event.stop is None:
        return phrasebook.text(say("page.event_ongoing", name=name, start=event.start))
    return phrasebook.text(say("page.event_span", name=name, start=event.start, stop=event.stop))


def lane_of(
    events: Sequence[Event],
    leads: Sequence[Lead],
    scale: TimeScale,
    phrasebook: Phrasebook,
    size: float,
    sheet: tuple[float, float],
) -> Lane:
    """Return where each event stands; rows are shared where nothing overlaps."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(_rows_for(sheet[1]))]
    placed: list[tuple[int, Item]] = []
    left_over: list[Event] = []
    lead_of = {id(lead.event): lead for lead in leads}
    for event in sorted(events, key=partial(_importance, lead_of)):
        item = _item(event, lead_of.get(id(event)), scale, phrasebook, size, sheet[0])
        row = _free_row(item, taken) if item is not None else None
        if item is not None and row is None and item.lead is not None:
            item = replace(item, lead=None)
            row = _free_row(item, taken)
        if item is None or row is None:
            left_over.append(event)
            continue
        for occupied in taken[row : row + item.rows]:
            occupied.append(item.extent)
        placed.append((row, item))
    rows = max((row + item.rows for row, item in placed), default=0)
    return Lane(tuple(placed), tuple(left_over), rows)


def _rows_for(height: float) -> int:
    return next(rows for least, rows in _ROWS_BY_HEIGHT if height >= least)


def _importance(lead_of: Mapping[int, Lead], event: Event) -> tuple[int, float]:
    """Return the order of places: fevers, exposures by their lead time, other events; the latest first."""
    lead = lead_of.get(id(event))
    days = dict(lead.statement.values).get("days") if lead is not None else None
    if event.kind is not EventKind.FEVER and isinstance(days, int | float):
        return 1, float(days)
    begins = moment_as_datetime(event.begins) if event.begins is not None else datetime.min
    return 0 if event.kind is EventKind.FEVER else 2, -float(begins.toordinal())


def _free_row(item: Item, taken: list[list[tuple[float, float]]]) -> int | None:
    for row in range(len(taken) - item.rows + 1):
        spans = [span for occupied in taken[row : row + item.rows] for span in occupied]
        if all(item.extent[1] + 5 <= left or right + 5 <= item.extent[0] for left, right in spans):
            return row
    return None


def _item(
    event: Event, lead: Lead | None, scale: TimeScale, phrasebook: Phrasebook, size: float, sheet_width: float
) -> Item | None:
    if event.begins is None:
        return None
    begin = moment_as_datetime(event.begins)
    end = begin
    if event.at is None:
        end = scale.end if event.stop is None else moment_as_datetime(event.stop)
    if end < scale.start or begin > scale.end:
        return None
    left, right = scale.x(begin), scale.x(end)
    face = "regular" if event.at is None else "semibold"
    for text in _texts(event, phrasebook):
        width = text_width(text, size, face)
        text_left = _text_left(left, right, width, sheet_width, bar=event.at is None)
        if text_left is not None:
            break
    else:
        return None
    extent = (min(left - 4, text_left), max(right + 4, text_left + width))
    return Item(event, left, right, text, text_left, extent, _lead(event, lead, scale, phrasebook, size))


_TAKEN = (EventKind.DRUG, EventKind.STEROID)


def _texts(event: Event, phrasebook: Phrasebook) -> tuple[str, ...]:
    """Return the words of an event, the fullest first; a name too long for the sheet loses its end."""
    full = printable(event_text(event, phrasebook))
    name = event.name or phrasebook.word(event.kind)
    if event.at is not None:
        return full, f"{full[:40]}…"
    key = "page.event_taken" if event.kind in _TAKEN else "page.event_short"
    short = printable(phrasebook.text(say(key, name=name)))
    return full, short, f"{short[:40]}…"


def _text_left(left: float, right: float, width: float, sheet_width: float, *, bar: bool) -> float | None:
    """Return where a text starts: inside its bar, right of it, or left of it; None where nothing holds it."""
    if bar and right - left >= width + 8:
        return left + 4
    if right + 6 + width <= sheet_width:
        return right + 6
    return left - 6 - width if left - 6 - width >= 0 else None


def _lead(
    event: Event, lead: Lead | None, scale: TimeScale, phrasebook: Phrasebook, size: float
) -> tuple[float, float, str] | None:
    if lead is None or event.start is None:
        return None
    values = dict(lead.statement.values)
    days, line = values.get("days"), values.get("line")
    if not isinstance(days, int | float) or not isinstance(line, Decimal) or days <= 0:
        return None
    start = moment_as_datetime(event.start)
    low = start + timedelta(days=float(days))
    if not scale.holds(start) or not scale.holds(low):
        return None
    text = phrasebook.text(say("page.lead", days=days, line=line))
    left, right = scale.x(start), scale.x(low)
    return (left, right, text) if right - left >= text_width(text, size, "italic") + 12 else None


def draw_lane(drawing: Drawing, lane: Lane, scale: TimeScale, top: float, axis: float, size: float) -> None:
    """Paint the lane below `top`; a fever is tied to the time axis at `axis`."""
    for row, item in lane.placed:
        if item.event.kind is EventKind.FEVER and item.event.at is not None:
            _tie_to_axis(drawing, item, top + (row + item.rows - 1) * ROW, axis)
    for row, item in lane.placed:
        y = top + row * ROW
        if item.lead:
            _draw_lead(drawing, item.lead, y + ROW / 2, size)
            y += ROW
        if item.event.at is None:
            _draw_bar(drawing, item, scale, y, size)
        else:
            _draw_mark(drawing, item, y, size)


def _draw_lead(drawing: Drawing, lead: tuple[float, float, str], y: float, size: float) -> None:
    left, right, text = lead
    drawing.line((left, y), (right, y), 0.5)
    for x in (left, right):
        drawing.line((x, y - 2.5), (x, y + 2.5), 0.5)
    drawing.label(((left + right) / 2, y + size * 0.3), text, size, "italic", "middle", plate=True)


def _draw_bar(drawing: Drawing, item: Item, scale: TimeScale, y: float, size: float) -> None:
    top, bottom = y + 0.8, y + 0.8 + _BAR
    left, right = item.left, max(item.right, item.left + 1.2)
    drawing.add(
        Stroke((((left, top), (right, top), (right, bottom), (left, bottom)),), 0.0, fill=90, closed=True)
    )
    edges = [((left, top), (right, top)), ((left, bottom), (right, bottom))]
    begin = moment_as_datetime(item.event.start) if item.event.start is not None else scale.start
    if scale.holds(begin):
        edges.append(((left, top), (left, bottom)))
    if item.event.stop is not None and scale.holds(moment_as_datetime(item.event.stop)):
        edges.append(((right, top), (right, bottom)))
    drawing.add(Stroke(tuple(edges), 0.5))
    drawing.label((item.text_left, y + 0.8 + _BAR / 2 + size * 0.32), item.text, size)


def _tie_to_axis(drawing: Drawing, item: Item, y: float, axis: float) -> None:
    drawing.line((item.left, axis + 1), (item.left, y + 0.8 + _BAR / 2 - 5), 0.5, dash=(1.8, 1.4))


def _draw_mark(drawing: Drawing, item: Item, y: float, size: float) -> None:
    x, middle = item.left, y + 0.8 + _BAR / 2
    corners: tuple[Point, ...] = ((x, middle - 4), (x + 3.4, middle), (x, middle + 4), (x - 3.4, middle))
    if item.event.kind is EventKind.FEVER:
        corners = ((x, middle - 5.2), (x + 4, middle + 4.4), (x - 4, middle + 4.4))
    drawing.add(Stroke((corners,), 0.0, fill=0, closed=True))
    drawing.label((item.text_left, middle + size * 0.32), item.text, size, "semibold", plate=True)
