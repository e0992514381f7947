"""What findings are derived from, and the answer one source gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Case
from neutro_desk.workup.content import Drug
from neutro_desk.workup.course import Course
from neutro_desk.workup.periodicity import Periodicity
from neutro_desk.workup.ranked import Origin
from neutro_desk.workup.statements import Statement, leaves_no_number
from neutro_desk.workup.timing import current_episode


@dataclass(frozen=True, slots=True)
class Told:
    """A yes or no that counts or events give, and the fact it rests on."""

    answer: bool
    origin: Origin
    fact: Statement


@dataclass(frozen=True)  # without slots, so that `in_question` is worked out once: it may hold 10,000 counts
class Known:
    """The case as the sources of findings see it; counts without voided ones, in order of collection."""

    case: Case
    counts: tuple[AssessedCount, ...]
    course: Course
    drugs: tuple[Drug, ...]
    rhythm: Periodicity | None = None

    @cached_property
    def in_question(self) -> tuple[AssessedCount, ...]:
        """The counts up to the last low one: what came after it is recovery, and tells nothing of the fall.

        Undated counts (the open draft) stay; without any low count every count is in question.
        """
        episode = current_episode(self.course)
        if episode is None:
            return self.counts
        last = episode.last_low
        return tuple(one for one in self.counts if one.cbc.collected is None or one.cbc.collected <= last)

    @property
    def latest(self) -> AssessedCount | None:
        """The latest count in question, the open draft included; None without any."""
        return self.in_question[-1] if self.in_question else None

    @property
    def readable(self) -> AssessedCount | None:
        """The latest count in question, unless a question about its numbers is open."""
        latest = self.latest
        return None if latest is None or leaves_no_number(latest.anc.notes) else latest

    @property
    def now(self) -> datetime | None:
        """The time of the latest dated count in question: what `in the last weeks` is reckoned from."""
        dated = [count.cbc.collected for count in self.in_question if count.cbc.collected is not None]
        return dated[-1] if dated else None
