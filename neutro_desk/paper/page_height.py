"""How high the blocks of the clinician's page are, estimated from the widths of the fonts.

It follows resources/page/clinician.typ block by block: who changes a size there changes it here. A page that
turns out longer than estimated is set again on two sides, so that an error here costs time, never a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from neutro_desk.paper.checklist_height import run_on, side_by_side
from neutro_desk.paper.drawing import text_width
from neutro_desk.paper.text_room import LEADING, height_of, line_count, paragraph

COLUMN = 504.6
"""Width of the page's one column, points."""

_ABOUT = 9.0
"""Type size of the page, from which room between the lines of most blocks is taken."""

_HEAD = 0.66 * 9.6 + 4.4
"""A heading of a block with the room below it."""

_Block = dict[str, Any]


def page_height(page: _Block, *, tight: bool, sign: float) -> float:
    """Return the height of everything on one side but the drawing of the trend, points.

    Args:
        page: Content of the page, its course already parted.
        tight: Whether blocks run on over the whole width.
        sign: Room for signatures, points.
    """
    rule = 6.0 if tight else 10.0
    blocks = [
        _identity(page["identity"]),
        _alarm(page["alarm"]),
        max(_number(page["number"], tight=tight), _grade(page["grade"], tight=tight)),
        _trend(page["trend"]) + _counts(page["table"]["first"]) + rule,
        course_height(page, tight=tight) + rule,
        _checklist(page["checklist"], tight=tight) + rule * (page["checklist"] is not None),
        _causes(page["causes"], tight=tight, rule=rule),
        _clozapine(page["clozapine"], rule),
        _remarks(page, tight=tight) + rule,
        _sources(page["sources"]["entries"], tight=tight, rule=rule),
    ]
    return sum(blocks) + 5 + closing_height(page, sign)


def height_before_remarks(page: _Block, *, sign: float) -> float:
    """Return what page 1 of two holds besides the trend when all up to the causes stands on it, points."""
    caveats, fixed = page["caveats"], page["caveats"]["fixed"]
    shown = {**page, "caveats": {**caveats, "fixed": [], "others": []}, "sources": {"entries": []}}
    shown["notes"] = {**page["notes"], "empty": True}
    said = paragraph(fixed, 7.8, COLUMN, LEADING * _ABOUT) + 3 + 0.66 * 7.8
    return page_height(shown, tight=True, sign=sign) + said + 6


def _said(text: str) -> list[list[str]]:
    return [[text, ""]]


def _lines(rows: Sequence[Any], size: float, gap: float, width: float) -> float:
    return sum(paragraph(row, size, width) for row in rows) + gap * max(0, len(rows) - 1)


def _identity(block: _Block) -> float:
    printed = block["printed"]
    right = min(170.0, max([text_width(one, 7.6) for one in printed] + [70.0]))
    beside = 0.66 * 7.8 + 4.4 + _lines([_said(one) for one in printed], 7.6, 3.2, right)
    if block["logo"] is not None:
        right, beside = right + 90, max(beside, 26.0)
    name, fact = (17.0, 12.0, 8.3)[block["long"]], (11.0, 11.0, 8.3)[block["long"]]
    width = COLUMN - 8 - right
    used = text_width(block["name"], 12.0 if block["nobody"] else name, "bold") + 10 * block["nobody"]
    heights = [0.66 * 12 + 8 if block["nobody"] else 0.66 * name] * (1 + int(used // width))
    used %= width
    for one in block["facts"]:
        wide = sum(text_width(text, fact, "bold" if kind == "b" else "regular") for text, kind in one)
        used += 10 + wide
        if used > width:
            heights.append(0.66 * fact)
            used = wide
    return max(beside, sum(heights) + LEADING * _ABOUT * (len(heights) - 1)) + 3.4


def _alarm(block: _Block | None) -> float:
    if block is None:
        return 0.0
    width, leading = COLUMN - 17, LEADING * _ABOUT
    head = paragraph(block["head"], 11.0, width - 10, leading)
    rule = paragraph(block["rule"], 8.6, width, leading)
    return 4.4 + 10.4 + 8 + head + rule + paragraph(block["line"], 7.8, width, leading)


def _number(block: _Block, *, tight: bool) -> float:
    width = 262.0 if tight else 236.0
    height = _HEAD + 7.7
    if block["value"] is None:
        height += _lines(block["missing"], 10.0, 4.2, width)
    else:
        first = text_width(block["value"], 42, "bold") + text_width(block["unit"], 13) + 14
        one_line = first + text_width(block["other"], 13) <= width
        height += 27.7 + (0 if one_line else LEADING * _ABOUT + 8.6) + 6
        height += 16.0 if block["provisional"] is not None else 0
        if block["working"]:
            working = text_width(block["working"], 9.6) + 7
            shift = [[" " * int(working / 1.52), ""], *block["inputs"]]
            height += max(6.3, paragraph(shift, 7.6, width, LEADING * _ABOUT) + 1)
    return height + (4 + _lines(block["lines"], 7.8, 3.6, width) if block["lines"] else 0)


def _grade(block: _Block, *, tight: bool) -> float:
    width = COLUMN - 12 - (262.0 if tight else 236.0)
    height = 0.0
    if block["word"] is not None:
        size = 17 if len(block["word"]) > 12 else 20 if len(block["word"]) > 6 else 24
        height += 0.66 * size + 6
    if block["missing"]:
        height += _lines(block["missing"], 9.6, 4.2, width) + 6
    if block["rows"]:
        rows = [tuple(block["heads"]), *block["rows"]]
        first = [max(_wide(row[place]) for row in rows) for place in (0, 1)]
        third = width - sum(first) - 18
        height += 0.66 * 7.6 + 4.4
        height += sum(paragraph(row[2], 8.6, third) + 4.4 for row in block["rows"])
    return height + (3.4 + _lines(block["lines"], 7.8, 3.6, width) if block["lines"] else 0)


def _wide(cell: Any) -> float:  # noqa: ANN401 - a head is a text, a cell stretches
    if isinstance(cell, str):
        return text_width(cell, 7.6)
    return sum(
        text_width(text, 8.6 if kind != "r" else 7.4, "bold" if kind == "b" else "regular")
        for text, kind in cell
    )


def _trend(block: _Block) -> float:
    height = _HEAD
    if block["left_over"]:
        said = [[f"{block['left_title']}: ", "b"], ["; ".join(block["left_over"]), ""]]
        height += 2.4 + paragraph(said, 7.6, COLUMN, LEADING * _ABOUT)
    return height


def _counts(block: _Block) -> float:
    columns, row = block["columns"], block["per_row"]
    if not columns:
        return 0.0
    size = 7.0 if min(row, len(columns)) > 9 else 7.4
    room = (COLUMN - 44) / row - 2
    parts = [columns[place : place + row] for place in range(0, len(columns), row)]
    height = 4.0 + 5 * (len(parts) - 1)
    for part in parts:
        times = max(line_count(_said(one["time"]), size, room) for one in part)
        others = [max(line_count(one[key], size, room) for one in part) for key in ("value", "method")]
        height += 12 + sum(height_of(lines, size) for lines in (times, *others))
    return height + (
        2.4 + paragraph(_said(block["more"]), 7.4, COLUMN, LEADING * _ABOUT) if block["more"] else 0
    )


def durations_height(block: _Block, *, tight: bool) -> float:
    """Return the height of the table of durations with the tiers beneath it, points."""
    size, width = (8.3, 226.0) if tight else (9.0, 258.0)
    height = _HEAD
    if block["rows"]:
        names = max(text_width(row["cells"][0], size, "bold") for row in block["rows"])
        days = 3 * 32.0
        state = width - names - days - 32
        height += 0.66 * 7.6 + 4.4
        height += sum(
            paragraph([[row["cells"][4], "b" if row["strong"] else ""]], size, state) + 4.4
            for row in block["rows"]
        )
    if block["tiers"]:
        height += 3.4 + paragraph(block["tiers"], 7.8, width, 0.42 * size)
    return height


def statements_height(rows: Sequence[Any], *, tight: bool, width: float) -> float:
    """Return the height of statements about the course, points: run on, or one under the other."""
    if not rows:
        return 0.0
    if not tight:
        return _lines(rows, 8.6, 4.0, width)
    joined = [stretch for row in rows for stretch in (*row, [" ", ""])]
    return paragraph(joined, 8.1, width, 0.42 * _ABOUT)


def beside_durations(*, tight: bool) -> float:
    """Return the width beside the table of durations, points."""
    return COLUMN - 14 - (226.0 if tight else 258.0)


def course_height(page: _Block, *, tight: bool) -> float:
    """Return the height of durations and course, points."""
    course = page["course"]
    beside = _HEAD + statements_height(course["beside"], tight=tight, width=beside_durations(tight=tight))
    below = statements_height(course["below"], tight=tight, width=COLUMN)
    return max(durations_height(page["durations"], tight=tight), beside) + (below + 4.2 if below else 0)


def _checklist(block: _Block | None, *, tight: bool) -> float:
    if block is None:
        return 0.0
    return _HEAD + (run_on if tight else side_by_side)(block["columns"], COLUMN)


CAUSE_SHARES = ((1.28, 0.96, 1.16), (1.1, 1.3, 1.0), (1.2, 1.2, 1.0), (1.5, 0.8, 1.1), (1.35, 0.65, 1.4))
"""How the room beside a cause's name is shared by for, against and tests: as drawn, then other ways."""


def cause_shares(block: _Block) -> tuple[float, float, float]:
    """Return the shares with which the leading causes are least high where room is scarce."""
    return min(CAUSE_SHARES, key=partial(_cause_rows, block, tight=True))


def _cause_rows(block: _Block, shares: tuple[float, float, float], *, tight: bool) -> float:
    size, inset = (7.8, 2.0) if tight else (8.3, 2.6)
    unit = (COLUMN - 98 - 27) / sum(shares)
    widths = (98.0, *(share * unit for share in shares))
    height = 0.66 * 7.6 + 2 * inset if block["full"] else 5.5
    for row in block["full"]:
        cells = (row["name"], row["for"], row["against"], row["tests"])
        height += 2 * inset + max(
            paragraph(cell, size, wide, 0.42 * size) for cell, wide in zip(cells, widths, strict=True)
        )
    return height


def _causes(block: _Block | None, *, tight: bool, rule: float) -> float:
    if block is None:
        return 0.0
    height = rule + _HEAD + _cause_rows(block, block["shares"], tight=tight)
    return height + (
        3 + paragraph(block["caution"], 8.3, COLUMN, LEADING * _ABOUT) if block["caution"] else 0
    )


def _clozapine(block: _Block | None, rule: float) -> float:
    return rule + _HEAD + paragraph(block["text"], 8.3, COLUMN, 0.42 * 9) if block is not None else 0.0


def _remarks(page: _Block, *, tight: bool) -> float:
    notes, caveats = page["notes"], page["caveats"]
    said = [*caveats["fixed"], [" ", ""], *caveats["others"]]
    if tight or not notes["title"]:
        height = max(6.3, paragraph(said, 7.8, COLUMN - 58, 0.42 * 7.8))
        beneath = max(6.3, paragraph(notes["text"], 7.8, COLUMN - 58, 0.42 * 7.8))
        return height if notes["empty"] else height + 5 + beneath
    narrow = (COLUMN - 12) / 3.1
    left = paragraph(notes["text"], 8.3, narrow, 0.42 * 9)
    return _HEAD + max(left, paragraph(said, 8.3, 2.1 * narrow, 0.42 * 8.3))


def _sources(entries: Sequence[Sequence[str]], *, tight: bool, rule: float) -> float:
    if not entries:
        return 0.0
    rows = [[[f"{number} ", "b"], [full, ""]] for number, full in entries]
    if tight:
        joined = [stretch for row in rows for stretch in (*row, ["; ", ""])][:-1]
        return rule + _HEAD + paragraph(joined, 7.0, COLUMN, 0.4 * 7)
    half, wide = -(-len(rows) // 2), (COLUMN - 14) / 2
    columns = [
        [paragraph(row, 7.0, wide, 0.35 * 7, 9.0) for row in part] for part in (rows[:half], rows[half:])
    ]
    return rule + _HEAD + max(sum(part) + 2.6 * (len(part) - 1) for part in columns)


def closing_height(page: _Block, sign: float) -> float:
    """Return the height of signatures, disclaimer and versions with `sign` points above them."""
    closing = page["closing"]
    said = (
        paragraph(closing["disclaimer"], 7.6, COLUMN)
        + 3.2
        + paragraph(_said(closing["versions"]), 7.6, COLUMN)
    )
    return sign + 3 + 0.66 * 7.8 + 5.5 + said
