"""Where events stand in the lane under the plot: rows, bars and labels that never overlap; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from neutro_desk.screens.time_axis import seconds_of
from neutro_desk.workup.case import Event, EventKind, Moment, moment_as_datetime

GAP = 6.0
"""Pixels kept free between two things of one row, and between a bar and its label."""


class Glyph(Enum):
    """How an event is drawn."""

    DIAMOND = "diamond"
    I_BEAM = "I-beam"
    HATCHED = "vertical hatch"
    BAR = "bar"
    PLAIN_BAR = "plain bar"
    TICK = "tick"


_GLYPHS = {
    EventKind.FEVER: Glyph.DIAMOND,
    EventKind.CHEMOTHERAPY: Glyph.I_BEAM,
    EventKind.G_CSF: Glyph.HATCHED,
    EventKind.DRUG: Glyph.BAR,
}
_ORDER = (
    EventKind.FEVER,
    EventKind.CHEMOTHERAPY,
    EventKind.G_CSF,
    EventKind.RADIOTHERAPY,
    EventKind.TRANSPLANT,
    EventKind.TRANSFUSION,
    EventKind.STEROID,
    EventKind.INFECTION,
    EventKind.OTHER,
    EventKind.DRUG,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """One event in its row; all measures in pixels from the plot's left edge.

    Attributes:
        place: Its place among the events of the case.
        begins_in_view, ends_in_view: Whether a known start or stop lies in the picture: a thick cap.
        ongoing: Drawn on with an arrow.
        label_at: Left end of the label; None when there is no room that it would not share.
    """

    place: int
    event: Event
    glyph: Glyph
    left: float
    right: float
    begins_in_view: bool
    ends_in_view: bool
    ongoing: bool
    label: str
    label_at: float | None = None


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One row of the lane; `kind` only on the first row of a kind."""

    kind: EventKind | None
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class LaneView:
    """The stretch of time in the picture: seconds at its edges, pixels across, second of the latest sample.

    `scale` is the window's own scale, for everything that is measured in pixels.
    """

    start: float
    end: float
    width: float
    until: float
    scale: float = 1.0

    @property
    def gap(self) -> float:
        """Pixels kept free between two things of one row."""
        return GAP * self.scale

    def x(self, seconds: float) -> float:
        """Return the pixel of a second."""
        return (seconds - self.start) / (self.end - self.start) * self.width


def lay_out(
    events: Sequence[Event],
    view: LaneView,
    text_width: Callable[[str], float],
    label: Callable[[Event], str],
    several: Callable[[Event], str],
) -> tuple[LaneRow, ...]:
    """Return the rows of the lane for the stretch in view, kind by kind.

    Args:
        events: The events of the case, in its order.
        view: The stretch of time in the picture.
        text_width: Pixels a label takes.
        label: What an event is called in the lane.
        several: What marks that touch are called together, by the hottest of them.
    """
    rows: list[LaneRow] = []
    for kind in _ORDER:
        of_kind = (
            _placed(place, event, view, label) for place, event in enumerate(events) if event.kind is kind
        )
        shown = [placed for placed in of_kind if placed is not None]
        if not shown:
            continue
        if _GLYPHS.get(kind) is Glyph.DIAMOND:
            packed = [_marks_in_one_row(shown, view, text_width, several)]
        else:
            packed = _packed(shown, view, text_width)
        rows += [LaneRow(kind if first == 0 else None, tuple(row)) for first, row in enumerate(packed)]
    return tuple(rows)


def span_of(event: Event, until: float) -> tuple[float, float] | None:
    """Return first and last second of an event, an open stop read as `until`; None without any time."""
    if event.at is not None:
        second = seconds_of(moment_as_datetime(event.at))
        return second, second
    stop = seconds_of(moment_as_datetime(event.stop, end_of_day=True)) if event.stop is not None else None
    if event.start is None:
        return None if stop is None else (float("-inf"), stop)
    start = seconds_of(moment_as_datetime(event.start))
    return start, max(start, until if stop is None else stop)


def days_of(event: Event) -> int | None:
    """Return the calendar days of a span, first and last included; None for a point or an open span."""
    if event.start is None or event.stop is None:
        return None
    return _day(event.stop).toordinal() - _day(event.start).toordinal() + 1


def _day(moment: Moment) -> date:
    return moment_as_datetime(moment).date()


def _placed(place: int, event: Event, view: LaneView, label: Callable[[Event], str]) -> Placed | None:
    span = span_of(event, view.until)
    if span is None or span[1] < view.start or span[0] > view.end:
        return None
    point = event.at is not None
    ongoing = not point and event.stop is None
    glyph = _GLYPHS.get(event.kind, Glyph.TICK if point else Glyph.PLAIN_BAR)
    if glyph is Glyph.BAR and point:
        glyph = Glyph.TICK
    return Placed(
        place,
        event,
        glyph,
        max(view.x(max(span[0], view.start)), 0.0),
        min(view.x(min(span[1], view.end)), view.width),
        span[0] >= view.start,
        not ongoing and span[1] <= view.end,
        ongoing and view.until <= view.end,
        label(event),
    )


def _extent(placed: Placed, scale: float) -> tuple[float, float]:
    """Return the pixels a mark itself takes: points have a width of their own, an open bar its arrow."""
    half = 7.0 * scale if placed.glyph in (Glyph.DIAMOND, Glyph.I_BEAM, Glyph.TICK) else 0.0
    arrow = 12.0 * scale if placed.ongoing else 0.0
    return placed.left - half, max(placed.right, placed.left + 3.0) + half + arrow


def _packed(shown: list[Placed], view: LaneView, text_width: Callable[[str], float]) -> list[list[Placed]]:
    """Return rows in which neither bars nor labels touch: each event goes to the first row with room."""
    rows: list[list[Placed]] = []
    taken: list[list[tuple[float, float]]] = []
    for placed in sorted(shown, key=_by_left):
        for row, spans in zip(rows, taken, strict=True):
            labelled = _labelled(placed, spans, view, text_width)
            if labelled is not None:
                row.append(labelled)
                spans.extend(_taken_by(labelled, view, text_width))
                break
        else:
            alone = _labelled(placed, [], view, text_width) or _over_itself(placed, view, text_width)
            rows.append([alone])
            taken.append(_taken_by(alone, view, text_width))
    return rows


def _marks_in_one_row(
    shown: list[Placed], view: LaneView, text_width: Callable[[str], float], several: Callable[[Event], str]
) -> list[Placed]:
    """Return marks that all keep their place in one row; those that touch share the label of the hottest."""
    done: list[Placed] = []
    clusters = _clusters(sorted(shown, key=_by_left), view)
    taken = [_reach(cluster, view) for cluster in clusters]
    for number, cluster in enumerate(clusters):
        hottest = min(cluster, key=_by_heat)
        label = hottest.label if len(cluster) == 1 else several(hottest.event)
        left, right = _reach(cluster, view)
        others = taken[:number] + taken[number + 1 :]
        width = text_width(label)
        for label_left in (right + view.gap * 0.8, left - view.gap * 0.8 - width):
            within = label_left >= 0 and label_left + width <= view.width
            if within and _free(label_left, label_left + width, others, view.gap * 2):
                taken.append((label_left, label_left + width))
                hottest_labelled = replace(hottest, label=label, label_at=label_left)
                cluster[cluster.index(hottest)] = hottest_labelled
                break
        done += cluster
    return done


def _clusters(shown: Sequence[Placed], view: LaneView) -> list[list[Placed]]:
    """Return marks in groups of those that touch."""
    clusters: list[list[Placed]] = []
    for placed in shown:
        touches = bool(clusters) and _extent(placed, view.scale)[0] < _reach(clusters[-1], view)[1]
        if touches:
            clusters[-1].append(placed)
        else:
            clusters.append([placed])
    return clusters


def _reach(cluster: Sequence[Placed], view: LaneView) -> tuple[float, float]:
    return _extent(cluster[0], view.scale)[0], max(_extent(placed, view.scale)[1] for placed in cluster)


def _labelled(
    placed: Placed,
    taken: Iterable[tuple[float, float]],
    view: LaneView,
    text_width: Callable[[str], float],
) -> Placed | None:
    """Return the event with its label inside its bar, right of it, or left of it; None if all is taken."""
    spans = list(taken)
    left, right = _extent(placed, view.scale)
    if not _free(left, right, spans, view.gap):
        return None
    width = text_width(placed.label)
    if not placed.label:
        return placed
    inside = (
        placed.glyph in (Glyph.BAR, Glyph.PLAIN_BAR) and placed.right - placed.left >= width + 2 * view.gap
    )
    if inside:
        return replace(placed, label_at=placed.left + view.gap + 1)
    for label_left in (right + view.gap * 0.8, left - view.gap * 0.8 - width):
        within = label_left >= 0 and label_left + width <= view.width
        if within and _free(label_left, label_left + width, spans, view.gap / 2):
            return replace(placed, label_at=label_left)
    return None


def _over_itself(placed: Placed, view: LaneView, text_width: Callable[[str], float]) -> Placed:
    """Return an event alone in its row whose label fits nowhere beside it, with it over its own bar."""
    label = placed.label
    while len(label) > 1 and text_width(label) > view.width:
        label = label[:-2] + "…"
    within = view.width - text_width(label)
    return replace(placed, label=label, label_at=max(0.0, min(placed.left + view.gap, within)))


def _free(left: float, right: float, spans: Iterable[tuple[float, float]], gap: float) -> bool:
    return all(right + gap <= other_left or left >= other_right + gap for other_left, other_right in spans)


def _taken_by(
    placed: Placed, view: LaneView, text_width: Callable[[str], float]
) -> list[tuple[float, float]]:
    spans = [_extent(placed, view.scale)]
    if placed.label_at is not None:
        spans.append((placed.label_at, placed.label_at + text_width(placed.label)))
    return spans


def _by_left(placed: Placed) -> tuple[float, int]:
    return placed.left, placed.place


def _by_heat(placed: Placed) -> tuple[float, float]:
    heat = placed.event.temperature
    return -float(heat.value) if heat else 0.0, -placed.left
