"""Cycles of chemotherapy laid over each other: where each begins, its nadir, days below 0.5, recovery."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.workup.case import Event, EventKind, Moment
from neutro_desk.workup.cycle_statements import (
    below_statement,
    cycle_cells,
    cycle_statements,
    nadir_day_statement,
    recovery_statement,
)
from neutro_desk.workup.cycles import Cycle, NewCycle, closest_doses, cycles_of
from neutro_desk.workup.statements import Statement
from tests.workup.a_series import at, bounds, course_of

JAN_1 = date(2026, 1, 1)

TWO_CYCLES = (
    (3, "2.0"), (7, "0.9"), (9, "0.4"), (11, "0.2"), (13, "0.6"), (14, "1.2"), (15, "2.0"),
    (24, "1.8"), (28, "0.3"), (30, "0.1"), (32, "0.2"), (35, "0.7"), (36, "1.0"), (37, "1.5"),
)  # fmt: skip
"""Doses on 01-Jan and 22-Jan, which is 21 days later; all counts at 06:00."""


def dose(moment: Moment, name: str | None = "FEC") -> Event:
    return Event(EventKind.CHEMOTHERAPY, name, at=moment)


def doses(*days: int) -> tuple[Event, ...]:
    return tuple(dose(JAN_1 + timedelta(days=day)) for day in days)


def two_cycles() -> tuple[Cycle, ...]:
    return cycles_of(course_of(*TWO_CYCLES), doses(0, 21))


def counted(cycles: tuple[Cycle, ...]) -> list[list[str]]:
    return [[str(sample.anc) for sample in cycle.samples] for cycle in cycles]


def keys(said: tuple[Statement, ...]) -> list[str]:
    return [statement.key for statement in said]


def test_the_nadir_is_told_by_the_day_of_the_cycle_and_day_1_is_the_first_day() -> None:
    """12-Jan is day 12 of a cycle from 01-Jan; 31-Jan is day 10 of one from 22-Jan."""
    first, second = two_cycles()
    assert first.nadir is not None
    assert second.nadir is not None
    assert (first.nadir.value, first.day(first.nadir.time)) == (Decimal("0.2"), 12)
    assert (second.nadir.value, second.day(second.nadir.time)) == (Decimal("0.1"), 10)
    assert not first.at_edge
    assert first.day(datetime(2026, 1, 1, 0, 0)) == 1
    assert first.position(datetime(2026, 1, 1, 6, 0)) == 1.25


def test_days_below_are_given_for_each_cycle_with_their_bounds() -> None:
    """By hand: 0.9 on day 7 and 0.4 on day 9 meet 0.5 on day 8.6, 0.2 on 11 and 0.6 on 13 on day 12.5.

    In the second cycle 24 + 4 x 1.3/1.5 = 27.47 and 32 + 3 x 0.3/0.5 = 33.8.
    """
    first, second = two_cycles()
    assert first.below is not None
    assert second.below is not None
    assert bounds(first.below) == (2.0, 3.9, 6.0)
    assert bounds(second.below) == (4.0, 6.33, 11.0)


def test_recovery_is_told_by_the_day_of_the_cycle() -> None:
    """Three days at or above 0.5 begin on 14-Jan, day 14, and on 05-Feb, day 15 from 22-Jan."""
    assert [recovery_statement(cycle) for cycle in two_cycles()] == [
        Statement("cycles.recovered", (("day", 14),)),
        Statement("cycles.recovered", (("day", 15),)),
    ]


def test_a_low_spell_across_a_day_1_is_shared_by_both_cycles() -> None:
    """Day 1 of the second begins 13.75 days after the first count's clock; 0.5 is met on day 9.6 and 16.8."""
    course = course_of((8, "0.9"), (10, "0.4"), (16, "0.3"), (18, "0.8"))
    first, second = cycles_of(course, doses(0, 14))
    assert first.below is not None
    assert second.below is not None
    assert bounds(first.below) == (3.75, 4.15, 5.75)
    assert bounds(second.below) == (2.25, 3.05, 4.25)


def test_a_count_on_day_1_belongs_to_the_new_cycle_only_from_the_time_of_the_dose_on() -> None:
    course = course_of((3, "2.0"), (21, "3.0"), (21.125, "2.9"), (22, "2.8"))
    timed = cycles_of(course, (*doses(0), dose(datetime(2026, 1, 22, 9, 0))))
    assert counted(timed) == [["2.0", "3.0"], ["2.9", "2.8"]]
    whole_day = cycles_of(course, doses(0, 21))
    assert counted(whole_day) == [["2.0"], ["3.0", "2.9", "2.8"]]


def test_counts_before_the_first_day_1_belong_to_no_cycle_and_are_named() -> None:
    course = course_of((-3, "4.0"), (-1, "3.9"), (5, "1.0"))
    cycles = cycles_of(course, doses(0))
    assert counted(cycles) == [["1.0"]]
    (left_out,) = [
        one for one in cycle_statements(cycles, NewCycle.EACH_DOSE, course) if one.key == "cycles.left_out"
    ]
    assert left_out["number"] == 2


def test_two_drugs_of_one_day_are_one_cycle_and_a_drug_without_a_time_makes_it_the_whole_day() -> None:
    nine = datetime(2026, 1, 1, 9, 0)
    eight = datetime(2026, 1, 1, 8, 0)
    (both,) = cycles_of(course_of((1, "2")), (dose(nine, "docetaxel"), dose(eight, "cyclophosphamide")))
    assert (both.day_1, both.names) == (eight, ("docetaxel", "cyclophosphamide"))
    (one_bare,) = cycles_of(course_of((1, "2")), (dose(nine, "docetaxel"), dose(JAN_1, "carboplatin")))
    assert one_bare.day_1 == JAN_1


def test_doses_on_days_in_a_row_are_one_cycle_that_names_them() -> None:
    """Etoposide on days 1 to 3, and again three weeks later."""
    first, second = cycles_of(course_of((1, "2")), doses(0, 1, 2, 21, 22, 23))
    assert (first.day_1, second.day_1) == (JAN_1, date(2026, 1, 22))
    assert first.further_doses == (date(2026, 1, 2), date(2026, 1, 3))


def test_weekly_doses_are_cycles_of_their_own_until_a_person_says_otherwise() -> None:
    course = course_of((1, "2"))
    weekly = doses(0, 7, 14, 28, 35, 42)
    each = cycles_of(course, weekly)
    assert len(each) == 6
    assert closest_doses(each) == 7
    three_weeks = cycles_of(course, weekly, NewCycle.THREE_WEEKS)
    assert [cycle.day_1 for cycle in three_weeks] == [JAN_1, date(2026, 1, 29)]
    assert three_weeks[0].further_doses == (date(2026, 1, 8), date(2026, 1, 15))
    assert closest_doses(three_weeks) is None


@pytest.mark.parametrize(
    ("rule", "days", "cycles"),
    [
        (NewCycle.FORTNIGHT, 13, 1),
        (NewCycle.FORTNIGHT, 14, 2),
        (NewCycle.THREE_WEEKS, 20, 1),
        (NewCycle.THREE_WEEKS, 21, 2),
    ],
)
def test_a_dose_begins_a_cycle_from_the_chosen_days_on(rule: NewCycle, days: int, cycles: int) -> None:
    assert len(cycles_of(course_of((1, "2")), doses(0, days), rule)) == cycles


def test_days_1_closer_than_two_weeks_are_asked_about_and_nothing_is_said_of_all_cycles() -> None:
    """Nadirs on day 8 of both cycles, 13 days apart: perhaps doses of one cycle."""
    course = course_of((4, "2"), (7, "0.4"), (10, "2"), (17, "2"), (20, "0.3"), (23, "2"))
    close = cycles_of(course, doses(0, 13))
    said = keys(cycle_statements(close, NewCycle.EACH_DOSE, course))
    assert said == ["cycles.close", "cycles.rule_each"]
    apart = cycles_of(course, doses(0, 14))
    said = keys(cycle_statements(apart, NewCycle.EACH_DOSE, course))
    assert said == ["cycles.nadir_days", "cycles.deepens", "cycles.rule_each"]


def test_what_the_cycles_have_in_common_is_the_day_of_their_nadirs_and_that_they_deepen() -> None:
    course = course_of(*TWO_CYCLES)
    days, deepens, rule = cycle_statements(two_cycles(), NewCycle.EACH_DOSE, course)
    assert (days["first"], days["last"], days["number"], days["of"]) == (10, 12, 2, 2)
    assert deepens.key == "cycles.deepens"
    assert rule.key == "cycles.rule_each"


def test_nadirs_that_are_limits_deepen_only_as_far_as_the_limits_prove() -> None:
    """After 0.2, `<0.2` is lower; a second `<0.2` is proven neither lower nor equal."""

    def said(first: str, second: str) -> list[str]:
        course = course_of((5, "2"), (9, first), (13, "2"), (26, "2"), (30, second), (34, "2"))
        return keys(cycle_statements(cycles_of(course, doses(0, 21)), NewCycle.EACH_DOSE, course))

    assert "cycles.deepens" in said("0.2", "<0.2")
    assert "cycles.deepens" not in said("<0.2", "<0.2")
    assert "cycles.deepens" not in said("0.2", "0.2")


def test_a_lowest_count_at_either_end_of_a_cycle_may_have_been_lower_and_lends_no_day() -> None:
    course = course_of((5, "2"), (9, "0.4"), (13, "2"), (26, "2"), (30, "0.3"))
    first, second = cycles_of(course, doses(0, 21))
    assert (first.at_edge, second.at_edge) == (False, True)
    said = keys(cycle_statements((first, second), NewCycle.EACH_DOSE, course))
    assert "cycles.nadir_days" not in said
    assert cycle_cells(second)[4] == Statement(
        "cycles.nadir_at_edge", (("value", Statement("course.value", (("value", Decimal("0.3")),))),)
    )


def test_the_same_lowest_count_again_is_told_with_its_day() -> None:
    course = course_of((5, "2"), (9, "0.1"), (10, "0.1"), (13, "2"))
    (cycle,) = cycles_of(course, doses(0))
    assert nadir_day_statement(cycle) == Statement("cycles.day_again", (("day", 10), ("again", "11")))


def test_an_open_low_spell_runs_to_the_last_count_and_goes_on() -> None:
    """One count below 0.5 three days after the first clock; the cycle began 6 h before that."""
    (cycle,) = cycles_of(course_of((3, "0.4")), doses(0))
    assert cycle.below is not None
    assert bounds(cycle.below) == (0.0, None, 3.25)
    assert cycle.goes_on
    assert below_statement(cycle).key == "cycles.below_so_far"
    assert recovery_statement(cycle) == Statement("cycles.not_shown")


def test_a_cycle_without_counts_says_so_and_bounds_the_open_spell_before_it() -> None:
    """Chemotherapy planned for 22-Jan: the spell may last up to it, 21 days from 01-Jan, and no one knows."""
    first, planned = cycles_of(course_of((3, "0.4")), doses(0, 21))
    assert first.below is not None
    assert bounds(first.below) == (0.0, None, 21.0)
    assert not first.goes_on
    assert planned.below is None
    assert [cell and cell.key for cell in cycle_cells(planned)][3:] == [
        "cycles.counts", "cycles.no_count", None, "cycles.cannot_say", None,
    ]  # fmt: skip


def test_a_cycle_with_no_count_below_half_says_none_and_no_number_of_days() -> None:
    (cycle,) = cycles_of(course_of((3, "2"), (9, "0.5"), (12, "1.9")), doses(0))
    assert below_statement(cycle) == Statement("cycles.none_below")
    assert recovery_statement(cycle) is None


def test_there_are_no_cycles_without_chemotherapy_or_without_its_date() -> None:
    events = (Event(EventKind.DRUG, "thiamazole", at=JAN_1), Event(EventKind.CHEMOTHERAPY, "FEC"))
    assert cycles_of(course_of((3, "2")), events) == ()


@given(
    days=st.lists(st.integers(0, 60), min_size=2, max_size=8, unique=True),
    counts=st.lists(st.tuples(st.integers(0, 70), st.integers(0, 12)), min_size=1, max_size=15),
)
def test_cycles_part_the_course_without_loss_and_their_days_below_add_up(
    days: list[int], counts: list[tuple[int, int]]
) -> None:
    """From the first day 1 on every count lies in one cycle, and every day below in one as well."""
    by_day = dict(counts)
    course = course_of(*((day, str(Decimal(tenth) / 10)) for day, tenth in by_day.items()))
    cycles = cycles_of(course, doses(*days))
    parted = [sample for cycle in cycles for sample in cycle.samples]
    since = datetime.combine(JAN_1 + timedelta(days=min(days)), datetime.min.time())
    assert parted == [sample for sample in course.samples if sample.time >= since]
    assert all(one.until == other.day_1 for one, other in pairwise(cycles))
    summed = sum(cycle.below.at_least for cycle in cycles if cycle.below is not None)
    expected = sum(
        max((episode.last_low - max(episode.first_low, since)) / timedelta(days=1), 0)
        for episode in course.below(Decimal("0.5"))
    )
    assert summed == pytest.approx(expected, abs=0.1)


def test_a_position_carries_the_time_of_day() -> None:
    (cycle,) = cycles_of(course_of((0, "2")), (dose(datetime(2026, 1, 1, 5, 0)),))
    assert cycle.position(at(0)) == 1.25
