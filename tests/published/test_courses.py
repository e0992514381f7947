"""Worked courses come out as their sources say."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.course import Course, Decline, analyse_course
from neutro_desk.workup.course_statements import course_statements
from neutro_desk.workup.periodicity import course_periodicity, periodicity_statement
from tests.workup.a_series import HALF, at, bounds, sample

COURSES = tomllib.loads((Path(__file__).parent / "courses.toml").read_text(encoding="utf-8"))["course"]


def _counts(row: dict[str, Any]) -> list[tuple[float, str]]:
    if "every_day" in row:
        anc, days = row["every_day"]
        return [(day, anc) for day in range(days)]
    return [(day, anc) for day, anc in row["counts"]]


def _events(row: dict[str, Any]) -> tuple[Event, ...]:
    return (Event(EventKind.G_CSF, "filgrastim", at=at(row["g_csf_on"])),) if "g_csf_on" in row else ()


def _course(row: dict[str, Any]) -> Course:
    return analyse_course([sample(day, anc) for day, anc in _counts(row)], _events(row))


def _with(*keys: str) -> list[Any]:
    found = [row for row in COURSES if any(key in row for key in keys)]
    assert found
    return [pytest.param(row, id=row["id"]) for row in found]


def _rate(row: dict[str, Any]) -> Decline:
    decline = _course(row).decline
    assert decline is not None
    return decline


@pytest.mark.parametrize("row", _with("d_daily", "d_interpolated"))
def test_the_d_index_is_the_published_area(row: dict[str, Any]) -> None:
    (episode,) = _course(row).below(HALF)
    assert episode.d_index is not None
    if "d_daily" in row:
        assert episode.d_index.daily == row["d_daily"]
    if "d_interpolated" in row:
        assert episode.d_index.interpolated == row["d_interpolated"]
    if row.get("d_daily_withheld"):
        assert episode.d_index.daily is None
        assert episode.d_index.withheld is not None


@pytest.mark.parametrize("row", _with("d_so_far"))
def test_the_cumulative_d_index_grows_day_by_day(row: dict[str, Any]) -> None:
    counts = _counts(row)
    found = []
    for day, _ in counts:
        course = analyse_course([sample(d, anc) for d, anc in counts], as_of=at(day))
        (episode,) = course.below(HALF)
        assert episode.d_index is not None
        found.append(episode.d_index.daily)
    assert found == row["d_so_far"]


@pytest.mark.parametrize("row", _with("raises_concern"))
def test_the_rate_and_the_48_hour_value_are_as_worked_out(row: dict[str, Any]) -> None:
    decline = _rate(row)
    assert decline.withheld is None
    assert decline.raises_concern is row["raises_concern"]
    for key in ("percent_per_day", "halving_days", "under_1000_limb"):
        if key in row:
            assert getattr(decline, key) == row[key]
    if "in_48_h" in row:
        assert decline.in_48_h == Decimal(row["in_48_h"])


@pytest.mark.parametrize("row", _with("withheld"))
def test_a_withheld_rate_gives_no_figure_and_no_all_clear(row: dict[str, Any]) -> None:
    decline = _rate(row)
    assert decline.withheld is not None
    assert decline.raises_concern is None
    assert (decline.percent_per_day, decline.halving_days, decline.in_48_h) == (None, None, None)


@pytest.mark.parametrize("row", _with("recovery_days"))
def test_recovery_is_the_first_of_three_counts_on_different_days(row: dict[str, Any]) -> None:
    assert [recovery.time for recovery in _course(row).recoveries] == [
        at(day) for day in row["recovery_days"]
    ]


@pytest.mark.parametrize("row", _with("chronic"))
def test_chronic_needs_ninety_days_and_three_occasions(row: dict[str, Any]) -> None:
    tiers = _course(row).tiers
    assert tiers is not None
    assert tiers.chronic.value == row["chronic"]


@pytest.mark.parametrize("row", _with("days"))
def test_the_duration_has_its_bounds(row: dict[str, Any]) -> None:
    (episode,) = _course(row).below(HALF)
    at_least, about, at_most = bounds(episode.days)
    assert (at_least, at_most) == (row["days"][0], row["days"][2])
    assert about == row["days"][1]
    assert episode.open_end is row.get("open_end", False)
    if "calendar_days" in row:
        assert episode.calendar_days == row["calendar_days"]
    if "longest_gap_days" in row:
        assert episode.longest_gap_days == row["longest_gap_days"]


@pytest.mark.parametrize("row", _with("period_days"))
def test_the_rhythm_has_the_period_that_others_find(row: dict[str, Any], phrasebook: Phrasebook) -> None:
    found = course_periodicity(_course(row))
    assert (found.period_days, found.power) == (row["period_days"], row["power"])
    assert found.p_value is not None
    assert found.p_value < row["p_below"]
    said = periodicity_statement(found)
    assert said is not None
    assert phrasebook.text(said).startswith(row["rhythm"])


def test_an_episode_may_end_at_a_higher_line_than_it_began() -> None:
    """0.5 and 0.75, as leukaemia maintenance is judged: counts between the two end nothing.

    Source: allMT (CRAN), assess_neutropenia(anc_range = c(0.5, 0.75)); the counts are made up, by hand.
    """
    counts = [(0, "1.2"), (7, "0.48"), (14, "0.74"), (21, "0.49"), (28, "0.75"), (35, "0.6")]
    samples = [sample(day, anc) for day, anc in counts]
    (episode,) = analyse_course(samples, thresholds=(HALF,), recovery_at=Decimal("0.75")).episodes
    assert bounds(episode.days)[::2] == (14.0, 28.0)
    assert (episode.calendar_days, episode.samples, episode.open_end) == (21, 2, False)
    first, second = analyse_course(samples, thresholds=(HALF,)).episodes
    assert (first.samples, second.samples) == (1, 1)


@pytest.mark.parametrize("row", _with("long_gaps"))
def test_a_long_gap_is_named(row: dict[str, Any]) -> None:
    assert [(gap.start, gap.end) for gap in _course(row).gaps] == [
        (at(a), at(b)) for a, b in row["long_gaps"]
    ]


@pytest.mark.parametrize("row", _with("says"))
def test_the_course_says_what_it_must(row: dict[str, Any], phrasebook: Phrasebook) -> None:
    said = [
        phrasebook.text(statement)
        for _, statements in course_statements(_course(row), _events(row))
        for statement in statements
    ]
    for words in row["says"]:
        assert any(words in sentence for sentence in said), said
