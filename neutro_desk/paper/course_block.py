"""The blocks of the clinician's page about the course: time below each line, nadir, decline and recovery."""

from __future__ import annotations

import math
from decimal import Decimal

from neutro_desk.paper.words import Rich, Words, joined_sentences
from neutro_desk.workup.course import RECOVERY_LINE
from neutro_desk.workup.duration_statements import DurationRow
from neutro_desk.workup.statements import Statement
from neutro_desk.workup.summary import Summary

ROOM = 560
"""Characters about the course on page 1 of two; the rest follows on page 2."""

_FIRST = ("nadir", "decline", "recovery", "gaps", "lead", "latest", "d_index", "duration")
"""What of the course stands on page 1 first: latest and durations also stand beside number and table."""

_TIERS = ("until_elsewhere", "prolonged", "chronic")
_IN_TABLE = ("course.never_below",)

Group = tuple[Statement, tuple[Statement, ...]]


def durations_block(summary: Summary, words: Words) -> dict[str, object]:
    """Return time below each line as a table, and whether it is prolonged or chronic."""
    heads = ("line", "at_least", "about", "at_most", "state")
    tiers = [one for _, statements in summary.course_statements for one in statements if _about_tier(one)]
    return {
        "title": words.line("page.durations_ended" if summary.longer_durations else "page.durations"),
        "heads": [words.line(f"page.durations_{name}") for name in heads],
        "rows": [_row(row, words) for row in summary.longer_durations or summary.durations],
        "tiers": joined_sentences(words.rich(one) for one in tiers),
    }


def _about_tier(statement: Statement) -> bool:
    return any(tier in statement.key for tier in _TIERS)


def _row(row: DurationRow, words: Words) -> dict[str, object]:
    values = (row.at_least, row.about, row.at_most)
    days = ["–" if value is None or math.isnan(value) else f"{value:.1f}" for value in values]
    line = row_line(row)
    name = words.text(row.threshold)
    if line is not None:
        name = words.line("page.durations_below", line=words.line_of(line))
    if line is not None and row.until is not None:
        name = words.line("page.durations_until", line=words.line_of(line), until=words.line_of(row.until))
    return {"cells": [name, *days, words.text(row.state)], "strong": line == RECOVERY_LINE}


def row_line(row: DurationRow) -> Decimal | None:
    """Return the line a row of durations is about, 10^9/L."""
    return next((value for _, value in row.threshold.values if isinstance(value, Decimal)), None)


def course_block(summary: Summary, words: Words) -> dict[str, object]:
    """Return what the table of durations does not say: for page 1 what has room, and all of it."""
    beside = ((heading, _not_in_table(statements)) for heading, statements in summary.course_statements)
    groups = sorted((group for group in beside if group[1]), key=_place)
    return {
        "title": words.line("page.course_title"),
        "first": _with_room(groups, words, ROOM),
        "full": [_line(heading, statements, words) for heading, statements in groups],
    }


def _not_in_table(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Leave out the tiers and the latest spell below each line, which comes first of its line."""
    kept: list[Statement] = []
    lines: set[object] = set()
    for said in statements:
        line = dict(said.values).get("line") if said.key.startswith("course.below") else None
        if said.key in _IN_TABLE or _about_tier(said) or (line is not None and line not in lines):
            lines.add(line)
        else:
            kept.append(said)
    return tuple(kept)


def _place(group: Group) -> int:
    key = group[0].key
    return next((place for place, name in enumerate(_FIRST) if name in key), len(_FIRST))


def _with_room(groups: list[Group], words: Words, room: int) -> list[Rich]:
    """Return the groups that fit, whole or cut after whole statements; of the first one statement always."""
    lines: list[Rich] = []
    for heading, statements in groups:
        shown = statements
        while shown:
            line = _line(heading, shown, words)
            length = sum(len(text) for text, _ in line)
            if length <= room or not (lines or shown[1:]):
                lines.append(line)
                room -= max(length, 60)
                break
            shown = shown[:-1]
    return lines


def _line(heading: Statement, statements: tuple[Statement, ...], words: Words) -> Rich:
    said = joined_sentences(words.rich(one) for one in statements)
    return [[words.text(heading), "b"], [" ", ""], *said]
