"""The patient's own baseline and the fall from it; every expected value by hand."""

from __future__ import annotations

from decimal import Decimal

from tests.workup.a_series import at, course_of


def test_the_baseline_is_the_median_of_the_counts_before_the_fall() -> None:
    baseline = course_of((0, "3.0"), (2, "2.0"), (4, "4.0"), (6, "1.2"), (8, "0.6")).baseline
    assert baseline is not None
    assert (baseline.value, baseline.counts, baseline.line) == (Decimal("3.0"), 3, Decimal("1.5"))
    assert (baseline.start, baseline.end) == (at(0), at(4))
    assert (baseline.lowest, baseline.latest) == (80.0, 80.0)


def test_a_count_that_always_lies_under_the_first_line_has_a_baseline_too() -> None:
    baseline = course_of((0, "1.3"), (30, "1.2"), (60, "1.4"), (62, "0.65")).baseline
    assert baseline is not None
    assert (baseline.value, baseline.line, baseline.latest) == (Decimal("1.3"), Decimal("1.0"), 50.0)


def test_one_count_before_the_fall_makes_no_baseline() -> None:
    assert course_of((0, "3.0"), (2, "0.9")).baseline is None


def test_counts_that_never_fell_have_no_baseline() -> None:
    assert course_of((0, "3.0"), (2, "2.0"), (4, "1.5")).baseline is None


def test_counts_older_than_a_year_are_left_out_of_the_baseline() -> None:
    assert course_of((0, "3.0"), (1, "3.0"), (367, "0.9")).baseline is None
    inside = course_of((0, "3.0"), (1, "5.0"), (2, "4.0"), (367, "0.9")).baseline
    assert inside is None
    baseline = course_of((1, "3.0"), (2, "5.0"), (366, "0.9")).baseline
    assert baseline is not None
    assert baseline.value == Decimal(4)


def test_after_the_episode_only_the_fall_to_its_lowest_is_said() -> None:
    baseline = course_of((0, "4.0"), (2, "4.0"), (4, "0.4"), (9, "2.0")).baseline
    assert baseline is not None
    assert (baseline.lowest, baseline.latest) == (90.0, None)


def test_a_censored_count_proves_at_least_the_fall_to_its_limit() -> None:
    baseline = course_of((0, "2.0"), (2, "2.0"), (4, "<0.1")).baseline
    assert baseline is not None
    assert baseline.lowest == 95.0


def test_an_earlier_episode_takes_no_part_in_the_baseline() -> None:
    counts = ((0, "2.0"), (2, "0.3"), (4, "0.2"), (9, "2.4"), (20, "1.0"))
    baseline = course_of(*counts).baseline
    assert baseline is not None
    assert (baseline.value, baseline.counts) == (Decimal("2.2"), 2)
