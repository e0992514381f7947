"""What stands where on the clinician's page: one side, roomy or tight, or two; and how high the trend is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from neutro_desk.paper.checklist_height import label_width, run_on, shares_of
from neutro_desk.paper.page_height import (
    CAUSE_SHARES,
    COLUMN,
    beside_durations,
    cause_shares,
    durations_height,
    height_before_remarks,
    page_height,
    statements_height,
)
from neutro_desk.paper.words import Rich

HIGHEST, LOWEST, ON_TWO = 172.0, 104.0, 128.0
"""Heights of the trend, points: as drawn by the house, the least for one side, and the usual one on two."""

_MARGIN = 3.0
"""What an estimate may be wrong by, points."""

_EVENTS_MOST = 420
"""Characters of the events that found no place on the trend on page 1 of two; all follow behind it."""

_CHECKLIST_MOST = 150.0
"""Height of the checklist above which its lines go to page 2, points."""

_ALWAYS, _FEW = 12, 6
"""Lines of a heading page 1 then keeps: of what was answered yes or is pending, and of the rest."""

_Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to set the page.

    Attributes:
        sides: 1, or 2 where it takes more than one.
        tight: Whether blocks run on over the whole width.
        trend: Height of its drawing, points.
        sign: Room for signatures, points.
    """

    sides: int
    tight: bool
    trend: float
    sign: float


def plans(
    page: _Block, room: float, left_over: Callable[[float], list[str]]
) -> Iterator[tuple[Plan, _Block]]:
    """Yield the ways the page may be set, the best first, each with its content; the last always holds.

    Args:
        page: Content of the page.
        room: Height between the margins, points.
        left_over: Events that find no place on a trend of a height, in words.
    """
    for tight, sign in ((False, 23.0), (True, 12.0)):
        said = _on_one(page, left_over(LOWEST), tight=tight)
        trend = room - _MARGIN - page_height(said, tight=tight, sign=sign) if _has_trend(page) else LOWEST
        if trend >= LOWEST:
            yield Plan(1, tight, min(HIGHEST, trend), sign), said
            if trend > LOWEST + 12:
                yield Plan(1, tight, max(LOWEST, min(HIGHEST, trend) - 24), sign), said
    said = _on_two(page, left_over(ON_TWO))
    trend = room - _MARGIN - height_before_remarks(said, sign=12.0)
    yield Plan(2, tight=True, trend=min(HIGHEST, trend) if trend >= LOWEST else ON_TWO, sign=12.0), said


def _has_trend(page: _Block) -> bool:
    return bool(page["trend"]["dated"])


def _on_one(page: _Block, left_over: list[str], *, tight: bool) -> _Block:
    course = _parted(page, page["course"]["full"], tight=tight)
    columns = [{**one, "hidden": 0} for one in page["checklist"]["columns"]] if page["checklist"] else []
    page = _with(page, course, columns, [], left_over, tight=tight)
    page["table"] = {"first": page["table"]["all"], "rest": None}
    if page["causes"] is not None and page["caveats"]["cautioned"]:
        page["causes"] = {**page["causes"], "caution": []}
    return page


def _on_two(page: _Block, left_over: list[str]) -> _Block:
    full = page["course"]["full"]
    course = _parted(page, page["course"]["first"], tight=True)
    course["rest"] = [one for one in full if one not in page["course"]["first"]]
    columns = [{**one, "hidden": 0} for one in page["checklist"]["columns"]] if page["checklist"] else []
    rest: list[_Block] = []
    if columns and run_on(columns, COLUMN) > _CHECKLIST_MOST:
        rest = [one for column in columns if (one := _beyond(column))["lines"]]
        columns = [_short(column) for column in columns]
    return _with(page, course, columns, rest, left_over, tight=True, sides=2)


def _with(
    page: _Block,
    course: _Block,
    columns: list[_Block],
    rest: list[_Block],
    left_over: list[str],
    *,
    tight: bool,
    sides: int = 1,
) -> _Block:
    checklist, causes = None, page["causes"]
    if causes is not None:
        causes = {**causes, "shares": cause_shares(causes) if tight else CAUSE_SHARES[0]}
    if page["checklist"] is not None:
        checklist = {
            **page["checklist"],
            "columns": columns,
            "rest": rest,
            "label": label_width(columns),
            "shares": shares_of(columns),
        }
    return {
        **page,
        "course": course,
        "checklist": checklist,
        "causes": causes,
        "trend": events_shown(page["trend"], left_over, sides),
    }


def _parted(page: _Block, rows: list[Rich], *, tight: bool) -> _Block:
    """Return the statements that stand beside the durations, and those that run on below both."""
    title, width = page["course"]["title"], beside_durations(tight=tight)
    beside = len(rows)
    high = durations_height(page["durations"], tight=tight) + 4
    while beside > 1 and statements_height(rows[:beside], tight=tight, width=width) + 10.7 > high:
        beside -= 1
    both = statements_height(rows, tight=tight, width=width) + 10.7
    if both <= high + statements_height(rows[beside:], tight=tight, width=COLUMN):
        beside = len(rows)
    return {"title": title, "beside": rows[:beside], "below": rows[beside:], "rest": []}


def _most(column: _Block) -> int:
    return _ALWAYS if column["always"] else _FEW


def _cut(column: _Block) -> list[bool]:
    """Return of each line whether page 1 has it whole."""
    pairs = zip(column["lines"], column["short"], strict=True)
    return [place < _most(column) and line == short for place, (line, short) in enumerate(pairs)]


def _short(column: _Block) -> _Block:
    shown = column["short"][: _most(column)]
    return {**column, "lines": shown, "hidden": len(column["lines"]) - len(shown)}


def _beyond(column: _Block) -> _Block:
    whole = _cut(column)
    lines = [line for line, stands in zip(column["lines"], whole, strict=True) if not stands]
    return {"heading": column["heading"], "lines": lines, "hidden": 0}


def events_shown(block: _Block, left_over: list[str], sides: int) -> _Block:
    """Return the block of the trend with the events that found no place on it, on page 1 and behind it."""
    shown, rest = left_over, list[str]()
    if sides > 1:
        shown = left_over[:1]
        while len(shown) < len(left_over) and sum(map(len, shown)) < _EVENTS_MOST:
            shown = left_over[: len(shown) + 1]
    if len(shown) < len(left_over):
        before, after = block["left_more"]
        shown, rest = [*shown, f"{before}{len(left_over) - len(shown)}{after}"], left_over
    return {**block, "left_over": shown, "left_rest": rest}
