"""Episodes, bounds, nadir, gaps, change: a censored value counts for what it proves, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.workup.case import Comparator, Method
from neutro_desk.workup.course import (
    Course,
    Direction,
    Episode,
    Sample,
    Shown,
    analyse_course,
    lead_days,
)
from tests.workup.a_series import HALF, at, bounds, course_of, only_episode, sample, series


def test_below_means_strictly_below() -> None:
    assert only_episode((0, "0.9"), (1, "0.499"), (2, "0.5")).samples == 1
    assert course_of((0, "0.9"), (1, "0.5"), (2, "0.9")).below(HALF) == ()
    assert course_of((0, "0.9"), (1, "0.501"), (2, "0.9")).below(HALF) == ()


def test_two_low_samples_a_day_apart_last_one_to_three_days() -> None:
    days = only_episode((0, "1.0"), (1, "0.3"), (2, "0.3"), (3, "1.0")).days
    assert (days.at_least, days.at_most) == (1.0, 3.0)


def test_the_same_two_samples_a_week_apart_last_seven_to_twenty_one_days() -> None:
    days = only_episode((0, "1.0"), (7, "0.3"), (14, "0.3"), (21, "1.0")).days
    assert (days.at_least, days.at_most) == (7.0, 21.0)


def test_the_best_estimate_runs_between_the_two_crossings_of_the_straight_lines() -> None:
    episode = only_episode((0, "1.0"), (2, "0.0"), (6, "1.0"))
    assert episode.start.best == at(1)
    assert episode.end is not None
    assert episode.end.best == at(4)
    assert bounds(episode.days) == (0.0, 3.0, 6.0)


def test_an_open_end_runs_to_the_last_sample_and_is_never_closed() -> None:
    episode = only_episode((0, "1.0"), (2, "0.0"), (5, "0.2"))
    assert episode.open_end
    assert episode.end is None
    assert bounds(episode.days) == (3.0, 4.0, 5.0)
    assert episode.calendar_days is None


def test_an_open_start_has_a_lower_bound_only() -> None:
    episode = only_episode((0, "0.2"), (3, "0.3"), (4, "0.8"))
    assert episode.open_start
    assert (episode.start.earliest, episode.start.best, episode.start.latest) == (None, None, at(0))
    assert bounds(episode.days) == (3.0, None, None)


def test_a_single_low_count_has_lasted_at_least_nothing() -> None:
    episode = only_episode((0, "0.2"))
    assert episode.open_start
    assert episode.open_end
    assert bounds(episode.days) == (0.0, None, None)


def test_calendar_days_go_from_the_first_low_day_to_the_day_before_the_first_that_is_not() -> None:
    assert only_episode((0, "1.0"), (1, "0.3"), (3.5, "0.4"), (4.1, "0.7")).calendar_days == 3
    assert only_episode((0, "1.0"), (1, "0.3"), (1.2, "0.7")).calendar_days == 0


def test_the_longest_gap_lies_between_the_samples_of_the_episode() -> None:
    assert only_episode((0, "1.0"), (9, "0.3"), (11, "0.3"), (30, "0.9")).longest_gap_days == 2.0


def test_a_rise_between_two_low_samples_makes_two_episodes() -> None:
    episodes = course_of((0, "1.0"), (1, "0.3"), (2, "0.6"), (3, "0.3"), (4, "1.0")).below(HALF)
    assert [bounds(episode.days)[0::2] for episode in episodes] == [(0.0, 2.0), (0.0, 2.0)]


def test_an_episode_may_be_asked_to_end_at_a_higher_recovery() -> None:
    counts = series((0, "1.0"), (1, "0.4"), (2, "0.6"), (3, "0.7"), (5, "0.8"))
    (episode,) = analyse_course(counts, thresholds=(HALF,), recovery_at=Decimal("0.75")).episodes
    assert episode.end is not None
    assert (episode.end.earliest, episode.end.latest) == (at(3), at(5))
    assert bounds(episode.days) == (2.0, 3.17, 5.0)  # 0.83 d to 0.5; from day 3 half of two days to 0.75
    assert episode.last_low == at(3)
    assert episode.d_index is not None
    assert (episode.d_index.daily, episode.d_index.interpolated) == (None, None)
    assert episode.d_index.withheld is not None  # PORT09 ends the area at 0.5


def test_a_recovery_below_the_line_leaves_the_line_in_force() -> None:
    counts = series((0, "1.2"), (1, "0.8"), (2, "0.8"), (3, "1.1"))
    (episode,) = analyse_course(counts, thresholds=(Decimal("1.0"),), recovery_at=Decimal("0.75")).episodes
    assert (episode.days.at_least, episode.days.at_most) == (1.0, 3.0)


# -- censored values -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anc", "line", "episodes"),
    [("<0.5", "0.5", 1), ("=<0.5", "0.5", 0), ("=<0.49", "0.5", 1), ("<0.1", "0.05", 0), (">5", "0.5", 0)],
)
def test_a_limit_starts_an_episode_only_where_it_proves_one(anc: str, line: str, episodes: int) -> None:
    found = analyse_course(series((0, "1.0"), (1, anc), (2, "1.0")), thresholds=(Decimal(line),)).episodes
    assert len(found) == episodes


def test_a_value_of_unproven_side_does_not_end_an_episode_but_widens_its_bounds() -> None:
    known = only_episode((0, "1.0"), (2, "0.02"), (3, "1.0"), below="0.05")
    unproven = only_episode((0, "1.0"), (1, "<0.1"), (2, "0.02"), (3, "<0.1"), (4, "1.0"), below="0.05")
    assert (known.days.at_least, known.days.at_most) == (0.0, 3.0)
    assert bounds(unproven.days) == (0.0, None, 4.0)
    assert unproven.samples == 1


def test_a_trailing_limit_of_unproven_side_lengthens_the_upper_bound_only() -> None:
    episode = only_episode((0, "1.0"), (1, "0.02"), (2, "0.03"), (5, "<0.1"), below="0.05")
    assert episode.open_end
    assert bounds(episode.days) == (1.0, None, 5.0)


def test_no_crossing_is_drawn_to_a_value_that_was_not_measured() -> None:
    episode = only_episode((0, "1.0"), (1, "<0.1"), (2, "1.0"))
    assert episode.start.best is None
    assert bounds(episode.days) == (0.0, None, 2.0)
    assert episode.d_index is not None
    assert (episode.d_index.daily, episode.d_index.interpolated) == (None, None)


def test_a_value_under_the_laboratory_limit_is_the_nadir_and_stays_a_limit() -> None:
    nadir = course_of((0, "1.0"), (1, "0.1"), (2, "<0.1"), (3, "0.14"), (4, "<0.1")).nadir
    assert nadir is not None
    assert (nadir.value, nadir.comparator, nadir.time, nadir.again) == (
        Decimal("0.1"),
        Comparator.BELOW,
        at(2),
        (at(4),),
    )
    assert not nadir.at_limit


def test_an_upper_limit_from_the_white_count_is_a_nadir_that_may_be_reached() -> None:
    nadir = course_of((0, "1.0"), (1, "=<0.3"), (2, "1.0")).nadir
    assert nadir is not None
    assert nadir.at_limit


# -- two samples at one time ---------------------------------------------------------------------------------


def test_of_two_samples_at_one_time_both_are_kept_and_the_lower_counts() -> None:
    course = course_of((0, "1.0"), (1, "0.7"), (1, "0.3"), (2, "1.0"))
    assert len(course.samples) == 4
    (episode,) = course.below(HALF)
    assert (episode.samples, episode.nadir.value) == (1, Decimal("0.3"))


# -- long gaps and broken lines ------------------------------------------------------------------------------


def test_over_three_days_between_two_counts_below_half_is_a_long_gap() -> None:
    assert course_of((0, "0.4"), (3, "0.4")).gaps == ()
    (gap,) = course_of((0, "0.4"), (3.1, "0.4")).gaps
    assert gap.days == 3.1


def test_elsewhere_a_long_gap_is_over_fourteen_days() -> None:
    daily = [(float(day), "2.0") for day in range(5)]
    assert course_of(*daily, (18, "2.0")).gaps == ()
    (gap,) = course_of(*daily, (18.1, "2.0")).gaps
    assert (gap.start, gap.end) == (at(4), at(18.1))


def test_where_counts_are_rare_a_long_gap_is_over_twice_the_usual_one() -> None:
    monthly = [(30.0 * place, "2.0") for place in range(5)]
    assert course_of(*monthly, (180, "2.0")).gaps == ()
    assert [gap.days for gap in course_of(*monthly, (181, "2.0")).gaps] == [61.0]


def test_the_line_breaks_after_a_long_gap_and_where_method_or_laboratory_changes() -> None:
    auto, manual = Method.AUTOMATED, Method.MANUAL
    course = analyse_course(
        [
            sample(0, "2.0", auto, "A"),
            sample(1, "2.0", None, "A"),
            sample(2, "2.0", manual, "A"),
            sample(3, "2.0", manual, None),
            sample(4, "2.0", manual, "B"),
            sample(30, "2.0", manual, "B"),
        ]
    )
    assert course.breaks == (at(2), at(4), at(30))


# -- change --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ("0.81", "0.42", Direction.FALLING),
        ("0.3", "0.4", Direction.RISING),
        ("0.3", "0.30", Direction.UNCHANGED),
        ("0.1", "<0.1", Direction.FALLING),
        ("0.05", "<0.1", Direction.CANNOT_SAY),
        ("<0.1", "0.1", Direction.RISING),
        ("<0.1", "<0.1", Direction.CANNOT_SAY),
        ("=<0.3", "0.3", Direction.CANNOT_SAY),
        ("=<0.3", "0.31", Direction.RISING),
        ("0.3", "=<0.3", Direction.CANNOT_SAY),
    ],
)
def test_the_direction_is_said_only_where_it_is_proven(before: str, after: str, direction: Direction) -> None:
    change = course_of((0, before), (2, after)).change
    assert change is not None
    assert change.direction is direction
    assert change.days == 2.0
    assert (change.difference is None) is ("<" in before + after)


def test_the_difference_is_exact() -> None:
    change = course_of((0, "0.81"), (2, "0.42")).change
    assert change is not None
    assert change.difference == Decimal("-0.39")
    assert change.halving_days == 2.11  # ln 2 / (ln(0.81/0.42) / 2)


def test_one_count_has_no_change() -> None:
    assert course_of((0, "0.81")).change is None


# -- lines of duration ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last_low", "after", "shown"),
    [
        (8.0, 9.0, Shown.POSSIBLE),
        (8.001, 9.0, Shown.YES),
        (7.0, 7.9, Shown.POSSIBLE),
        (6.0, 7.0, Shown.NOT_SHOWN),
        (6.0, 7.001, Shown.POSSIBLE),
    ],
)
def test_prolonged_is_over_seven_days_by_the_times_themselves(
    last_low: float, after: float, shown: Shown
) -> None:
    tiers = course_of((0, "1.0"), (1, "0.3"), (last_low, "0.3"), (after, "1.0")).tiers
    assert tiers is not None
    assert dict(tiers.prolonged)[7] is shown


def test_an_open_end_leaves_every_line_of_duration_possible() -> None:
    tiers = course_of((0, "1.0"), (1, "0.3")).tiers
    assert tiers is not None
    assert tiers.prolonged == ((7, Shown.POSSIBLE), (10, Shown.POSSIBLE), (14, Shown.POSSIBLE))


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ((1, 50, 91), Shown.YES),
        ((1, 50, 90.9), Shown.POSSIBLE),
        ((1, 91), Shown.POSSIBLE),
        ((1, 1.2, 91), Shown.POSSIBLE),
        ((1, 40, 80), Shown.POSSIBLE),
        ((1, 40, 88), Shown.POSSIBLE),
    ],
)
def test_chronic_is_ninety_days_and_three_different_days(days: tuple[float, ...], shown: Shown) -> None:
    tiers = course_of((0, "2.0"), *((day, "1.2") for day in days), (92, "2.0")).tiers
    assert tiers is not None
    assert tiers.chronic is shown


def test_a_short_closed_spell_shows_nothing_chronic() -> None:
    tiers = course_of((0, "2.0"), (1, "1.2"), (89, "1.2"), (89.9, "2.0")).tiers
    assert tiers is not None
    assert tiers.chronic is Shown.NOT_SHOWN


def test_the_longest_time_below_half_is_the_longest_by_its_lower_bound() -> None:
    tiers = course_of(
        (0, "1.0"), (1, "0.3"), (4, "0.3"), (5, "1.0"), (20, "1.0"), (40, "0.3"), (41, "0.3"), (60, "1.0")
    ).tiers
    assert tiers is not None
    assert tiers.longest_below_500 is not None
    assert (tiers.longest_below_500.at_least, tiers.longest_below_500.at_most) == (3.0, 5.0)


# -- recovery ------------------------------------------------------------------------------------------------


def test_recovery_is_counted_after_the_last_time_the_nadir_was_reached() -> None:
    counts = [(1.0, "0.1"), (2.0, "0.3"), (3.0, "0.1"), (4.0, "0.5"), (5.0, "0.6"), (6.0, "0.7")]
    assert [recovery.time for recovery in course_of(*counts).recoveries] == [at(4)]


def test_two_counts_of_one_day_are_one_measurement_of_recovery() -> None:
    counts = [(1.0, "0.1"), (2.0, "0.6"), (2.3, "0.7"), (3.0, "0.8")]
    assert course_of(*counts).recoveries == ()
    assert [recovery.time for recovery in course_of(*counts, (4, "0.9")).recoveries] == [at(2)]


def test_a_limit_of_unproven_side_does_not_count_towards_recovery() -> None:
    assert course_of((1, "0.1"), (2, "0.6"), (3, "=<0.8"), (4, "0.9"), (5, "0.9")).recoveries == ()


def test_each_episode_below_half_has_its_own_recovery() -> None:
    values = ["0.3", "0.6", "0.7", "0.8", "0.2", "0.9", "1.0", "1.1"]
    course = course_of(*((float(day), anc) for day, anc in enumerate(values)))
    assert [recovery.time for recovery in course.recoveries] == [at(1), at(5)]


# -- as of, lead time ----------------------------------------------------------------------------------------


def test_what_came_later_is_left_out_of_a_course_read_as_of_a_day() -> None:
    course = analyse_course(series((0, "1.0"), (1, "0.3"), (2, "1.0")), as_of=at(1.5))
    assert len(course.samples) == 2
    assert course.as_of == at(1.5)
    (episode,) = course.below(HALF)
    assert episode.open_end


def test_a_course_without_counts_says_nothing_and_shows_nothing() -> None:
    course = analyse_course([])
    assert (course.nadir, course.episodes, course.change, course.as_of) == (None, (), None, None)
    assert course.decline is not None
    assert course.decline.withheld is not None


def test_lead_time_from_a_day_counts_whole_days() -> None:
    samples = series((0, "2.0"), (16, "0.81"))
    assert lead_days(datetime(2026, 1, 1, 0, 0).date(), samples, Decimal("1.0")) == 16.0


def test_lead_time_from_a_time_counts_part_days() -> None:
    assert lead_days(at(0.75), series((0, "0.2"), (3, "0.81")), Decimal("1.0")) == 2.25


def test_there_is_no_lead_time_to_a_count_that_never_fell_below() -> None:
    assert lead_days(at(0), series((3, "1.0")), Decimal("1.0")) is None
    assert lead_days(at(4), series((3, "0.2")), Decimal("1.0")) is None


# -- laws ----------------------------------------------------------------------------------------------------

COUNTS = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 2000)),
    min_size=1,
    max_size=25,
    unique_by=lambda pair: pair[0],
)


def _samples(counts: list[tuple[int, int]]) -> list[Sample]:
    return [Sample(at(hour / 4), Decimal(cells) / 1000) for hour, cells in counts]


def _shape(episode: Episode) -> tuple[object, ...]:
    return episode.threshold, episode.days, episode.open_start, episode.open_end, episode.samples


@given(COUNTS)
def test_at_least_is_never_over_about_nor_about_over_at_most(counts: list[tuple[int, int]]) -> None:
    for episode in analyse_course(_samples(counts)).episodes:
        at_least, about, at_most = bounds(episode.days)
        rounding = 0.011
        if about is not None:
            assert at_least - rounding <= about
        if at_most is not None:
            assert at_least <= at_most
        if about is not None and at_most is not None:
            assert about <= at_most + rounding


@given(COUNTS, st.integers(0, 1599))
def test_one_more_low_sample_inside_an_episode_never_widens_its_bounds(
    counts: list[tuple[int, int]], moment: int
) -> None:
    before = analyse_course(_samples(counts), thresholds=(HALF,)).episodes
    new = Sample(at(moment / 16), Decimal("0.2"))
    after = analyse_course([*_samples(counts), new], thresholds=(HALF,)).episodes
    for episode in before:
        end = episode.last_low if episode.end is None or episode.end.latest is None else episode.end.latest
        start = episode.first_low if episode.start.earliest is None else episode.start.earliest
        if not start < new.time < end:
            continue
        (same,) = [
            other
            for other in after
            if other.first_low <= episode.last_low and other.last_low >= episode.first_low
        ]
        assert same.days.at_least >= episode.days.at_least
        assert same.days.at_most == episode.days.at_most


@given(COUNTS, st.integers(-36_500, 36_500))
def test_moving_all_times_moves_the_dates_and_nothing_else(counts: list[tuple[int, int]], days: int) -> None:
    here = analyse_course(_samples(counts))
    by = timedelta(days=days)
    there = analyse_course([replace(one, time=one.time + by) for one in _samples(counts)])
    assert [_shape(episode) for episode in there.episodes] == [_shape(episode) for episode in here.episodes]
    assert [episode.first_low - by for episode in there.episodes] == [e.first_low for e in here.episodes]
    assert here.tiers == there.tiers
    assert here.decline is not None
    assert there.decline is not None
    assert here.decline.percent_per_day == there.decline.percent_per_day


@given(COUNTS)
def test_the_order_in_which_counts_arrive_does_not_matter(counts: list[tuple[int, int]]) -> None:
    assert analyse_course(_samples(counts)) == analyse_course(_samples(counts[::-1]))


@given(COUNTS)
def test_a_count_typed_per_microlitre_gives_the_same_course(counts: list[tuple[int, int]]) -> None:
    litre = analyse_course([Sample(at(hour / 4), Decimal(f"{cells / 1000:.3f}")) for hour, cells in counts])
    micro = analyse_course(
        [Sample(at(hour / 4), Decimal(cells) * Decimal("0.001")) for hour, cells in counts]
    )
    assert litre == micro


def test_the_course_holds_every_sample_in_order_of_time() -> None:
    course: Course = course_of((2, "1.0"), (0, "2.0"), (1, "1.5"))
    assert [one.time for one in course.samples] == [at(0), at(1), at(2)]
