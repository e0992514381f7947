"""A course that grows by one count is the course analysed anew, and a changed case is assessed anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.case import Case, Cbc, Comparator, Event, EventKind, Patient, Quantity
from neutro_desk.workup.cbc import CbcReading
from neutro_desk.workup.course import (
    Sample,
    analyse_course,
    begin_course,
    complete_course,
    extend_course,
    sample_of,
)
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import WorkUp

FIRST = datetime(2026, 1, 1, 6, 0)
EVENTS = (
    Event(EventKind.CHEMOTHERAPY, "FEC", start=datetime(2026, 1, 3, 9, 0), stop=datetime(2026, 1, 4, 9, 0)),
    Event(EventKind.G_CSF, "filgrastim", start=datetime(2026, 1, 12, 9, 0)),
)
VALUES = ("0", "0.05", "0.1", "0.3", "0.499", "0.5", "0.8", "1.0", "1.2", "1.5", "2.4")

samples = st.builds(
    Sample,
    time=st.integers(0, 120).map(lambda step: FIRST + timedelta(hours=9 * step)),
    anc=st.sampled_from(VALUES).map(Decimal),
    comparator=st.sampled_from((None, None, None, Comparator.BELOW, Comparator.ABOVE)),
    at_limit=st.booleans(),
)


@given(before=st.lists(samples, max_size=30), added=samples)
def test_a_course_with_one_count_more_is_the_course_of_all_its_counts(
    before: list[Sample], added: Sample
) -> None:
    grown = extend_course(begin_course(before, EVENTS), added, EVENTS)
    assert grown == begin_course([*before, added], EVENTS)
    assert complete_course(grown, EVENTS) == analyse_course([*before, added], EVENTS)


def test_an_episode_that_is_over_stays_and_the_open_one_goes_on() -> None:
    """Below 0.5 on day 2 and 3, above on day 4, below again from day 5: one is over, one is open."""
    values = ("1.2", "0.4", "0.3", "0.9", "0.4")
    course = begin_course([Sample(FIRST + timedelta(days=day), Decimal(v)) for day, v in enumerate(values)])
    grown = extend_course(course, Sample(FIRST + timedelta(days=5), Decimal("0.2")))
    first, last = grown.below(Decimal("0.5"))
    assert first == course.below(Decimal("0.5"))[0]
    assert (last.open_end, last.nadir.value, last.samples) == (True, Decimal("0.2"), 2)
    assert (last.days.at_least, last.days.at_most) == (1.0, 2.0)


def count(count_id: str, day: int, anc: str) -> Cbc:
    return Cbc(id=count_id, collected=FIRST + timedelta(days=day), anc=Quantity(Decimal(anc), "10*9/L"))


CASE = Case(counts=(count("c1", 0, "2.0"), count("c2", 2, "0.4"), count("c3", 4, "1.1")))


@pytest.mark.parametrize("day", [1, 2, 3, 4, 9])
def test_the_open_count_joins_the_course_wherever_it_lies(schemes: Schemes, day: int) -> None:
    opened = count("", day, "0.3")
    work_up = WorkUp(AssessedCase(CASE, schemes), reading=CbcReading(opened, ()))
    again = WorkUp(AssessedCase(replace(CASE, counts=(*CASE.counts, opened)), schemes))
    assert work_up.dated == again.dated
    assert work_up.course == again.course
    assert work_up.course == analyse_course(
        [sample for sample in map(sample_of, again.dated) if sample is not None]
    )


def test_an_open_count_that_amends_another_stands_in_its_place(schemes: Schemes) -> None:
    opened = count("", 9, "0.3")
    work_up = WorkUp(AssessedCase(CASE, schemes), reading=CbcReading(opened, ()), replaces="c3")
    again = WorkUp(AssessedCase(replace(CASE, counts=(*CASE.counts[:2], opened)), schemes))
    assert work_up.course == again.course
    assert [one.cbc.id for one in work_up.dated] == ["c1", "c2", ""]


def test_typing_without_a_time_leaves_the_recorded_course_as_it_is(schemes: Schemes) -> None:
    assessed = AssessedCase(CASE, schemes)
    opened = replace(count("", 9, "0.3"), collected=None)
    assert WorkUp(assessed, reading=CbcReading(opened, ())).course is WorkUp(assessed).course


def test_counts_that_did_not_change_are_not_worked_out_anew(schemes: Schemes) -> None:
    before = AssessedCase(CASE, schemes)
    more = AssessedCase(replace(CASE, counts=(*CASE.counts, count("c4", 6, "1.6"))), schemes, before)
    assert more.counts == AssessedCase(more.case, schemes).counts
    assert [one is other for one, other in zip(before.counts, more.counts, strict=False)] == [True] * 3


def test_a_new_birth_date_grades_every_count_anew(schemes: Schemes) -> None:
    """1.1 is mild in an adult, and not below the limit of an infant of three months."""
    before = AssessedCase(CASE, schemes)
    words = [one.grades.severity.low for one in before.counts]
    infant = replace(CASE, patient=Patient(birth_date=datetime(2025, 10, 1).date()))
    after = AssessedCase(infant, schemes, before)
    assert after.counts == AssessedCase(infant, schemes).counts
    assert [one.grades.severity.low for one in after.counts] != words
