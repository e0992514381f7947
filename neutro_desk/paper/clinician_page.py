"""The clinician's page as the template sets it: its content in one of its ways to stand, with its trend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from neutro_desk.paper.content import (
    clinician_content,
    clinician_style,
    dated_book,
    trend_description,
    trend_limits,
)
from neutro_desk.paper.options import PageOptions
from neutro_desk.paper.page_plan import Plan, events_shown, plans
from neutro_desk.paper.trend import draw_trend, events_left_over
from neutro_desk.paper.trend_lane import event_text
from neutro_desk.paper.words import Words
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Event
from neutro_desk.workup.summary import Summary

MARGINS = 55.0
"""Above and below the page, points; a ward's own line at the foot takes more."""


def clinician_pages(
    summary: Summary, phrasebook: Phrasebook, options: PageOptions
) -> Iterator[dict[str, object]]:
    """Yield the page in the ways it may be set, the best first; the last holds however much there is."""
    content = clinician_content(summary, phrasebook, options)
    words = Words(dated_book(summary, phrasebook))
    room = options.paper.points[1] - MARGINS - _foot(options.ward.footer)

    def left_over(height: float) -> list[str]:
        style = clinician_style(summary, words, height)
        case, book = summary.case, words.phrasebook
        return _told(events_left_over(summary.course, case.events, summary.leads, book, style), words)

    for plan, page in plans(content, room, left_over):
        yield {**page, "plan": asdict(plan), "trend": _drawn(page["trend"], plan, summary, words)}


def _foot(line: str) -> float:
    """Return what the ward's line takes at the foot: as `footer-room` in resources/page/blocks.typ."""
    if not line:
        return 0.0
    return 7.0 if len(line.encode()) <= 110 else 16.0


def _told(events: tuple[Event, ...], words: Words) -> list[str]:
    return [words.safe(event_text(event, words.phrasebook)) for event in events]


def _drawn(block: dict[str, Any], plan: Plan, summary: Summary, words: Words) -> dict[str, Any]:
    """Return the block of the trend with its drawing and the events that found no place on it."""
    style = clinician_style(summary, words, plan.trend)
    book, events = words.phrasebook, summary.case.events
    trend = draw_trend(summary.course, events, summary.leads, trend_limits(summary, words), book, style)
    if trend is None:
        return {**block, "drawing": None, "alt": ""}
    return {
        **events_shown(block, _told(trend.left_over, words), plan.sides),
        "drawing": trend.drawing.as_values(),
        "alt": trend_description(summary, words, trend.events),
    }
