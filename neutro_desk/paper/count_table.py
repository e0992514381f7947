"""The table under the trend: the same counts, method symbols repeated, voided values struck through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from neutro_desk.paper.trend import value_text
from neutro_desk.paper.words import Rich, Words
from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Comparator, Method
from neutro_desk.workup.course import Sample
from neutro_desk.workup.quantities import unit_label
from neutro_desk.workup.statements import leaves_no_number
from neutro_desk.workup.summary import Summary

COLUMNS, NARROW = 10, 16
"""Counts side by side, and how many where times are short and marks alone tell the method."""

_SHORT_TIME = 12
"""Characters of a time that stands in a narrow column: it names no year."""

REASONS = 3
"""Voided counts whose reason page 1 has room for, the last ones."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One collection time, or None for none: what was voided there, and what stands."""

    time: datetime | None
    voided: tuple[AssessedCount, ...]
    count: AssessedCount | None


def count_table(summary: Summary, words: Words) -> dict[str, object]:
    """Return all counts for one side; for two the last ones, and all of them dated when there are more.

    `told` has them in full words, for readers who see no marks.
    """
    columns = _columns(summary)
    latest = columns[-1].time if columns else None
    columns = [*_undated(summary), *columns]
    told = [_cells(column, words, strong=latest is not None and column.time == latest) for column in columns]
    heads = [
        words.line("page.table_collected"),
        words.line("page.table_anc", unit=unit_label(words.phrasebook.first_unit)),
        words.line("page.table_method"),
    ]
    row, legend, cells, marked = COLUMNS, "", told, heads
    if len(told) > COLUMNS and all(map(_is_narrow, told)):
        row = -(-len(told) // -(-len(told) // NARROW))
        methods = dict.fromkeys(str(cell["method"][0][0]) for cell in told)
        cells = [{**cell, "method": [[cell["method"][0][0][:1], ""]]} for cell in told]
        legend = ", ".join(methods) if len(methods) > 1 else ""
        marked = heads if legend else [*heads[:2], *methods]
    kept = row if len(told) <= row else COLUMNS
    over = len(told) - kept
    why = _why_voided(columns, words)
    beneath = [legend] if legend else []
    beneath += why[-REASONS:]
    beneath += [words.line("page.voided_more", count=len(why) - REASONS)] if len(why) > REASONS else []
    older = [words.line("page.table_older", count=over)] if over > 0 else []
    full = {"title": words.line("page.all_counts"), "heads": heads, "columns": _dated(columns, words)}
    return {
        "first": _part(marked, cells[-kept:], max(kept, COLUMNS), [*older, *beneath]),
        "all": _part(marked, cells, max(row, COLUMNS), beneath),
        "rest": full if over > 0 else None,
        "told": full if over > 0 else {"heads": heads, "columns": told},
        "voided": why,
    }


def _part(heads: list[str], cells: list[dict[str, Any]], row: int, beneath: list[str]) -> dict[str, object]:
    return {"heads": heads, "columns": cells, "per_row": row, "more": " ".join(beneath)}


def _is_narrow(cell: dict[str, Any]) -> bool:
    """Return whether a count may stand in a narrow column: no year, and a method its mark alone tells."""
    said = cell["method"][0][0]
    return len(cell["time"]) <= _SHORT_TIME and said[1:2] == " " and "," not in said


def _columns(summary: Summary) -> list[_Column]:
    dated = [count for count in summary.counts if count.cbc.collected is not None and _shown(count)]
    latest = summary.latest
    if summary.latest_is_draft and latest is not None and latest.cbc.collected is not None:
        dated += [] if latest in dated else [latest]
    times = sorted({count.cbc.collected for count in dated if count.cbc.collected is not None})
    columns: list[_Column] = []
    for time in times:
        here = [count for count in dated if count.cbc.collected == time]
        voided = tuple(count for count in here if count.cbc.voided is not None)
        standing = [count for count in here if count.cbc.voided is None]
        columns += [_Column(time, voided if not place else (), count) for place, count in enumerate(standing)]
        if not standing:
            columns.append(_Column(time, voided, None))
    return columns


def _why_voided(columns: list[_Column], words: Words) -> list[str]:
    """Return why each voided count is out of use."""
    return [
        words.line("page.voided_why", time=_time(column, words, "page.when"), reason=count.cbc.voided.reason)
        for column in columns
        for count in column.voided
        if count.cbc.voided is not None
    ]


def _undated(summary: Summary) -> list[_Column]:
    """Return the counts without a time, before the dated ones: nobody knows where they belong."""
    return [
        _Column(None, (count,), None) if count.cbc.voided is not None else _Column(None, (), count)
        for count in summary.undated
        if _shown(count)
    ]


def _shown(count: AssessedCount) -> bool:
    return _has_number(count) or leaves_no_number(count.anc.notes)


def _has_number(count: AssessedCount) -> bool:
    return count.anc.value is not None or count.anc.upper_limit is not None


def _dated(columns: list[_Column], words: Words) -> list[dict[str, object]]:
    """Return the columns with the year in their dates, for the full list."""
    cells = [_cells(column, words, strong=False) for column in columns]
    for cell, column in zip(cells, columns, strict=True):
        cell["time"] = _time(column, words, "page.full")
    return cells


def _cells(column: _Column, words: Words, *, strong: bool) -> dict[str, Any]:
    value: Rich = []
    for count in column.voided:
        value += [[_value(count, words), "x"], [" ", ""]]
    method: Rich = [[words.line("page.table_voided"), ""]]
    if column.count is not None:
        value.append([_value(column.count, words), "b" if strong else ""])
        method = [[_method(column.count, words), ""]]
    return {
        "time": _time(column, words, "page.when"),
        "value": value,
        "method": method,
    }


def _time(column: _Column, words: Words, key: str) -> str:
    return words.line("page.table_no_time") if column.time is None else words.line(key, time=column.time)


def _value(count: AssessedCount, words: Words) -> str:
    if not _has_number(count):
        return words.line("page.table_no_number")
    return value_text(as_sample(count), words.phrasebook)


def as_sample(count: AssessedCount) -> Sample:
    """Return a count that has a number as the sample its value is written from."""
    anc = count.anc
    time = count.cbc.collected or datetime.min
    if anc.value is not None:
        return Sample(time, anc.value, anc.comparator, count.cbc.method)
    if anc.upper_limit is None:
        message = "a count without a number has no place in the table"
        raise ValueError(message)
    return Sample(time, anc.upper_limit, Comparator.BELOW, count.cbc.method, at_limit=True)


def _method(count: AssessedCount, words: Words) -> str:
    """Return the mark of the trend with its word: this row is the trend's legend."""
    limit = count.anc.value is None or count.anc.comparator is not None
    mark, key = {
        Method.MANUAL: ("■", "page.table_manual"),
        Method.AUTOMATED: ("●", "page.table_automated"),
        None: ("○", "page.table_not_stated"),
    }[count.cbc.method]
    if not _has_number(count):
        return words.line(key)
    said = f"{'▽' if limit else mark} {words.line(key)}"
    return f"{said}, {words.line('page.table_provisional')}" if count.anc.provisional else said
