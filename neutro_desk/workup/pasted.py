"""What was understood of a pasted laboratory report, row by row, before anything is taken over."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum

from neutro_desk.workup.statements import Note, Statement
from neutro_desk.workup.typed import TypedCbc


class Standing(Enum):
    """What becomes of one value of a report."""

    TAKEN = "taken"
    TAKEN_WITH_REMARK = "taken, with a remark"
    ASKED = "asked"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One value of a report, or a line that holds none.

    Attributes:
        line: Line of the block, from 1.
        until: Last line of the block it stands on; 0 for `line` itself.
        name, value, flag, unit, reference: As pasted; "" where there is none.
        count: Place of the count it belongs to in the report; None for a line that belongs to none.
        field: Name of the field of `TypedCbc` it goes to; None when it goes nowhere.
        standing: What becomes of it.
        remark: Why it is left out or asked about, or what is special about it; None when there is nothing.
    """

    line: int
    name: str = dataclasses.field(default="", repr=False)
    value: str = dataclasses.field(default="", repr=False)
    flag: str = ""
    unit: str = ""
    reference: str = ""
    count: int | None = None
    field: str | None = None
    standing: Standing = Standing.LEFT_OUT
    remark: Statement | None = None
    until: int = 0


@dataclass(frozen=True, slots=True)
class PastedCount:
    """One collection of a report, as the text a person would have typed: its questions stay open."""

    typed: TypedCbc


@dataclass(frozen=True, slots=True)
class PastedReport:
    """A pasted block, read.

    Attributes:
        rows: Every value and every line, in the order of the block; nothing is dropped without a row.
        counts: One for each collection time, in the order of the block.
        questions: About the whole block, such as `day or month first`; the `confirms` of a choice is handed
            back in `answers` of the next reading.
    """

    rows: tuple[PastedRow, ...] = ()
    counts: tuple[PastedCount, ...] = ()
    questions: tuple[Note, ...] = ()
