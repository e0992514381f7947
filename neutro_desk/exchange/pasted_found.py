"""Found: one value, or one line without any, as it stands in a pasted block."""

from __future__ import annotations

from dataclasses import dataclass, field

from neutro_desk.exchange.analyte_names import Analyte
from neutro_desk.exchange.pasted_moments import Stamp
from neutro_desk.workup.statements import Statement


@dataclass(frozen=True, slots=True)
class Found:
    """One value of the block with what stands beside it, all as written.

    Attributes:
        line, until: First and last line it stands on, from 1.
        name: As written.
        value, flag, unit, reference: As written; "" where there is none.
        beside: Other words beside the value.
        analyte: What the name names; None when it is not known.
        stamp: When the block says it was collected; None when it does not.
        reason: Why nothing is taken from it; None when something may be.
        is_moment: Whether the row is a time of collection itself.
        heading: Whether the heading above says how the cells are counted: `%`, `#` or "".
    """

    line: int
    until: int = 0
    name: str = field(default="", repr=False)
    value: str = field(default="", repr=False)
    flag: str = ""
    unit: str = ""
    reference: str = ""
    beside: str = ""
    analyte: Analyte | None = None
    stamp: Stamp | None = None
    reason: Statement | None = None
    is_moment: bool = False
    heading: str = ""
