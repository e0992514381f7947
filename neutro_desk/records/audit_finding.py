"""What is wrong with an audit chain, each entry by its number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from neutro_desk.workup.statements import Statement, say


class FindingKind(Enum):
    """What was found."""

    CHANGED = "changed"
    REMOVED = "removed"
    SWAPPED = "swapped"
    MOVED = "moved"
    CUT_OFF = "cut_off"
    OTHER_HISTORY = "other_history"
    PAGE = "page"
    NOTED = "noted"
    VALUES = "values"
    VALUES_WITHOUT = "values_without"
    HEAD_LOST = "head_lost"
    HEAD_DAMAGED = "head_damaged"
    HEAD_BEHIND = "head_behind"


_NO_ALARM = {FindingKind.HEAD_BEHIND}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Attributes:
        kind: What it is.
        first: Number of the first entry it names; 0 when it names none.
        last: Number of the last one.
        statement: What to tell.
    """

    kind: FindingKind
    first: int
    last: int
    statement: Statement

    @property
    def is_alarm(self) -> bool:
        """Whether the chain cannot be taken as whole; false for what a crash leaves behind."""
        return self.kind not in _NO_ALARM


def about(kind: FindingKind, first: int, last: int | None = None, **more: int | str) -> Finding:
    """Return a finding about one entry, or about all from `first` to `last`."""
    end = first if last is None else last
    key = f"records.audit.{kind.value}" + ("" if end == first or kind is FindingKind.SWAPPED else "_range")
    return Finding(kind, first, end, say(key, first=first, last=end, **more))
