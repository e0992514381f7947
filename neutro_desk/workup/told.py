"""What findings are derived from, and the answer one source gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Case
from neutro_desk.workup.content import Drug
from neutro_desk.workup.course import Course
from neutro_desk.workup.ranked import Origin
from neutro_desk.workup.statements import Statement, leaves_no_number


@dataclass(frozen=True, slots=True)
class Told:
    """A yes or no that counts or events give, and the fact it rests on."""

    answer: bool
    origin: Origin
    fact: Statement


@dataclass(frozen=True, slots=True)
class Known:
    """The case as the sources of findings see it; counts without voided ones, in order of collection."""

    case: Case
    counts: tuple[AssessedCount, ...]
    course: Course
    drugs: tuple[Drug, ...]

    @property
    def latest(self) -> AssessedCount | None:
        """The latest count, the open draft included; None without any."""
        return self.counts[-1] if self.counts else None

    @property
    def readable(self) -> AssessedCount | None:
        """The latest count, unless a question about its numbers is open."""
        latest = self.latest
        return None if latest is None or leaves_no_number(latest.anc.notes) else latest

    @property
    def now(self) -> datetime | None:
        """The time of the latest dated count: what `in the last weeks` is reckoned from; None without one."""
        dated = [count.cbc.collected for count in self.counts if count.cbc.collected is not None]
        return dated[-1] if dated else None
