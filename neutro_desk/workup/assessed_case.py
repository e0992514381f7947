"""A case with its counts assessed and their course: what stays as it is while the open count is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from operator import is_
from typing import TYPE_CHECKING

from neutro_desk.workup.assessed import AssessedCount, assess, lines_kept
from neutro_desk.workup.case import Case, Cbc
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.course import Course, Sample, begin_course, complete_course, sample_of
from neutro_desk.workup.grading import Schemes

if TYPE_CHECKING:
    from neutro_desk.workup.ranked import Finding

_OF_COUNTS = ("counts", "dated", "samples", "lines")
"""What follows from counts, patient and schemes alone."""

_OF_EVENTS = ("recent", "course", "_told")
"""What follows from these and the events."""


class AssessedCase:
    """A case with each of its counts assessed: what does not change while the open count is typed."""

    def __init__(self, case: Case, schemes: Schemes, before: AssessedCase | None = None) -> None:
        """Keep the case and the schemes it is graded by.

        Args:
            case: The case.
            schemes: What counts are graded by.
            before: The case as it was; what it knows of counts that did not change is not worked out anew.
        """
        self.case = case
        self.schemes = schemes
        self._before = before
        self._told: tuple[tuple[object, ...], Mapping[str, Finding]] | None = None
        if before is not None:
            self._take_over(before)

    def _take_over(self, before: AssessedCase) -> None:
        """Take what was worked out before and holds still: after an answer that is everything but causes."""
        if before.schemes is not self.schemes or before.case.patient != self.case.patient:
            return
        if before.case.counts is self.case.counts:
            same_events = before.case.events is self.case.events
            held = (*_OF_COUNTS, *_OF_EVENTS) if same_events else _OF_COUNTS
            known = vars(before)
            vars(self).update({name: known[name] for name in held if name in known})

    @cached_property
    def counts(self) -> tuple[AssessedCount, ...]:
        """Every count, voided ones included, in order of collection; undated ones last."""
        known = self._known()
        assessed = (known.get(id(cbc)) or self._assess(cbc) for cbc in self.case.counts)
        return tuple(sorted(assessed, key=_collection_order))

    @cached_property
    def dated(self) -> tuple[AssessedCount, ...]:
        """Every count with a time, in order; of several at one time the one that counts comes last."""
        return tuple(sorted((count for count in self.counts if count.cbc.collected), key=lowest_last))

    @cached_property
    def samples(self) -> tuple[Sample, ...]:
        """Every count of the course as a sample, in order."""
        return samples_of(self.dated)

    @cached_property
    def recent(self) -> Course:
        """Their course as far as the newest count needs it (`begin_course`)."""
        return begin_course(self.samples, self.case.events)

    @cached_property
    def course(self) -> Course:
        """Their course."""
        return complete_course(self.recent, self.case.events)

    @cached_property
    def lines(self) -> tuple[Decimal, ...]:
        """Every line that a number shown must keep its side of (`lines_kept`)."""
        return lines_kept(self.schemes, self.counts)

    def told(
        self, by: tuple[object, ...], derive: Callable[[], Mapping[str, Finding]]
    ) -> Mapping[str, Finding]:
        """Return what counts and events tell of the checklist, worked out once for the same of both.

        Args:
            by: Everything it is worked out from, beside patient and events; compared by identity.
            derive: Works it out.
        """
        known = self._told
        if known is None or len(known[0]) != len(by) or not all(map(is_, known[0], by)):
            known = self._told = by, derive()
        return known[1]

    def _assess(self, cbc: Cbc) -> AssessedCount:
        return assess(cbc, check_cbc(cbc, self.schemes.lines), self.schemes, self.case.patient)

    def _known(self) -> Mapping[int, AssessedCount]:
        """Return what was worked out before of counts that are the same still, each by its identity."""
        before, self._before = self._before, None
        if before is None or before.schemes is not self.schemes or before.case.patient != self.case.patient:
            return {}
        return {id(count.cbc): count for count in before.counts}


def samples_of(counts: Iterable[AssessedCount]) -> tuple[Sample, ...]:
    """Return the counts that make a sample, as samples."""
    return tuple(sample for sample in map(sample_of, counts) if sample is not None)


def _collection_order(count: AssessedCount) -> tuple[bool, datetime]:
    collected = count.cbc.collected
    return (collected is None, collected or datetime.max)


def lowest_last(count: AssessedCount) -> tuple[tuple[bool, datetime], bool, Decimal, int]:
    """Order by collection; of several counts at one time the lowest comes last: it is the one that counts."""
    anc = count.anc
    highest = Decimal(0) if anc.highest is None else anc.highest.copy_negate()
    proven = 1 if anc.value is None else 0 if anc.comparator is None else 2
    return _collection_order(count), anc.highest is not None, highest, proven
