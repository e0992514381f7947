"""Reads pasted blocks for the tests: what is taken of the first collection, and what is said of a row."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from neutro_desk.exchange.pasted import read_pasted
from neutro_desk.workup.pasted import PastedReport, PastedRow
from neutro_desk.workup.statements import Statement
from neutro_desk.workup.typed import TypedCbc

NOW = datetime(2026, 11, 23, 8)
BLANK = TypedCbc()


def read(text: str, *answers: str, now: datetime | None = NOW) -> PastedReport:
    """Return what is understood of a block."""
    return read_pasted(text, now=now, answers=frozenset(answers))


def counts(text: str, *answers: str) -> list[dict[str, object]]:
    """Return what each collection fills in, without the fields left as in a blank form."""
    return [filled(count.typed) for count in read(text, *answers).counts]


def filled(typed: TypedCbc) -> dict[str, object]:
    """Return the fields of a typed count that differ from a blank one, and `mode` always."""
    values = {field.name: getattr(typed, field.name) for field in dataclasses.fields(typed)}
    differ = {name: value for name, value in values.items() if value != getattr(BLANK, name)}
    return {name: value for name, value in differ.items() if name != "mode"}


def only(text: str, *answers: str) -> dict[str, object]:
    """Return what the only collection of a block fills in."""
    found = counts(text, *answers)
    assert len(found) == 1, found
    return found[0]


def row(text: str, name: str, *answers: str) -> PastedRow:
    """Return the first row with this name."""
    return next(one for one in read(text, *answers).rows if one.name == name)


def key(one: PastedRow) -> str | None:
    """Return which remark stands at a row; of two the second."""
    if one.remark is None:
        return None
    said = one.remark
    while said.key == "pasted.both":
        second = said["second"]
        assert isinstance(second, Statement)
        said = second
    return said.key


def lines_of(report: PastedReport) -> set[int]:
    """Return the lines that some row stands on."""
    return {line for one in report.rows for line in range(one.line, max(one.line, one.until) + 1)}
