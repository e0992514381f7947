"""A window that a person chose for the decline: worked out by hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.case import Comparator
from neutro_desk.workup.chosen_window import chosen_window
from neutro_desk.workup.course import analyse_course
from neutro_desk.workup.outcome_statements import figure
from neutro_desk.workup.statements import say
from neutro_desk.workup.timeline import Course, Sample

FIRST = datetime(2026, 10, 1, 6)


def course(*counts: str) -> Course:
    """Return a course of daily counts."""
    return analyse_course(
        [Sample(FIRST + timedelta(days=day), Decimal(anc)) for day, anc in enumerate(counts)]
    )


def day(number: int) -> datetime:
    return FIRST + timedelta(days=number)


def test_a_chosen_window_names_its_ends_its_counts_and_its_rate() -> None:
    heading, said = chosen_window(course("4.0", "2.0", "3.0", "3.5"), (), day(0), day(1))
    assert heading == say("course.heading_chosen_window", start=day(0), end=day(1), points=2)
    assert said == (say("course.decline", rate=figure(50.0), days=figure(1.0)),)


def test_a_window_that_does_not_fall_says_so_and_excludes_nothing() -> None:
    _, said = chosen_window(course("4.0", "2.0", "3.0", "3.5"), (), day(1), day(3))
    assert said == (say("decline.withheld", reason=say("decline.window_not_falling")),)


def test_a_window_of_one_count_is_only_begun() -> None:
    heading, said = chosen_window(course("4.0", "2.0"), (), day(1), day(1))
    assert heading == say("course.heading_chosen_count", at=day(1))
    assert said == (say("decline.withheld", reason=say("decline.window_one_count")),)


def test_what_lies_ahead_is_not_said_of_a_window_in_the_past() -> None:
    fallen = course("2.0", "1.0", "0.9", "0.8")
    _, past = chosen_window(fallen, (), day(0), day(1))
    assert not [one for one in past if one.key == "course.in_48_h"]


def test_of_two_counts_at_one_time_the_lower_one_counts() -> None:
    samples = [Sample(day(0), Decimal("4.0")), Sample(day(1), Decimal("9.0")), Sample(day(1), Decimal("2.0"))]
    heading, said = chosen_window(analyse_course(samples), (), day(0), day(1))
    assert heading == say("course.heading_chosen_window", start=day(0), end=day(1), points=2)
    assert said[0] == say("course.decline", rate=figure(50.0), days=figure(1.0))


def test_a_limit_inside_a_window_is_counted_but_gives_no_rate_of_its_own() -> None:
    samples = [Sample(day(0), Decimal("4.0")), Sample(day(1), Decimal("0.1"), Comparator.BELOW)]
    _, said = chosen_window(analyse_course(samples), (), day(0), day(1))
    assert said == (say("decline.withheld", reason=say("decline.window_one_count")),)
