"""Times of collection as a ward types them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from neutro_desk.workup.moments import read_moment

NOW = datetime(2026, 11, 21, 7, 32)


@pytest.mark.parametrize(
    ("day", "clock", "meant"),
    [
        ("", "0610", datetime(2026, 11, 21, 6, 10)),
        ("0610", "", datetime(2026, 11, 21, 6, 10)),
        ("", "6:10", datetime(2026, 11, 21, 6, 10)),
        ("", "610", datetime(2026, 11, 21, 6, 10)),
        ("", "6:10 am", datetime(2026, 11, 21, 6, 10)),
        ("21nov 0610", "", datetime(2026, 11, 21, 6, 10)),
        ("", "21nov 0610", datetime(2026, 11, 21, 6, 10)),
        ("21-Nov-2026", "0610", datetime(2026, 11, 21, 6, 10)),
        ("21 November 2026", "06:10", datetime(2026, 11, 21, 6, 10)),
        ("nov 21", "0610", datetime(2026, 11, 21, 6, 10)),
        ("21 nov 2026 0610", "", datetime(2026, 11, 21, 6, 10)),
        ("21nov26", "0610", datetime(2026, 11, 21, 6, 10)),
        ("-1 0610", "", datetime(2026, 11, 20, 6, 10)),
        ("-1", "0610", datetime(2026, 11, 20, 6, 10)),
        ("yesterday", "2310", datetime(2026, 11, 20, 23, 10)),
        ("now", "", datetime(2026, 11, 21, 7, 32)),
        ("", "now", datetime(2026, 11, 21, 7, 32)),
        ("2026-11-21", "06:10", datetime(2026, 11, 21, 6, 10)),
        ("2026-11-21T06:10", "", datetime(2026, 11, 21, 6, 10)),
        ("20/11", "0610", datetime(2026, 11, 20, 6, 10)),
        ("11/20", "0610", datetime(2026, 11, 20, 6, 10)),
        ("21nov 0610", "0610", datetime(2026, 11, 21, 6, 10)),
        ("", "0732", NOW),
    ],
)
def test_a_time_is_read_as_the_ward_types_it(day: str, clock: str, meant: datetime) -> None:
    read = read_moment(day, clock, NOW)
    assert read.value == meant
    assert read.problem is None


@pytest.mark.parametrize(
    ("day", "clock"), [("5/11 0610", ""), ("5/11", "0610"), ("5.11.", "6:10"), ("5-11-2026", "0610")]
)
def test_a_day_that_may_be_a_month_is_asked_about(day: str, clock: str) -> None:
    read = read_moment(day, clock, NOW)
    assert read.value is None
    assert read.may_be == (datetime(2026, 11, 5, 6, 10), datetime(2026, 5, 11, 6, 10))


def test_the_same_day_either_way_is_no_question() -> None:
    assert read_moment("5/5", "0610", NOW).value == datetime(2026, 5, 5, 6, 10)


def test_four_digits_that_may_be_a_year_or_a_time_are_asked_about() -> None:
    read = read_moment("20nov 2026", "", NOW)
    assert read.may_be == (date(2026, 11, 20), datetime(2026, 11, 20, 20, 26))


def test_a_day_without_a_year_is_never_in_the_future() -> None:
    assert read_moment("28dec", "0610", NOW).value == datetime(2025, 12, 28, 6, 10)
    assert read_moment("29feb", "0610", NOW).value == datetime(2024, 2, 29, 6, 10)


@pytest.mark.parametrize(("day", "clock"), [("", "0733"), ("22-Nov-2026", "0610"), ("2027-01-01T00:00", "")])
def test_a_future_time_is_refused(day: str, clock: str) -> None:
    read = read_moment(day, clock, NOW)
    assert read.value is None
    assert read.problem is not None
    assert read.problem.key == "moment.future"


def test_a_late_evening_time_typed_after_midnight_offers_the_day_before() -> None:
    assert read_moment("", "2310", NOW).may_be == (datetime(2026, 11, 20, 23, 10),)
    assert read_moment("22-Nov-2026", "0610", NOW).may_be == ()


@pytest.mark.parametrize(
    ("day", "old"), [("14-Nov-2026 0732", False), ("14-Nov-2026 0731", True), ("-8 0800", True)]
)
def test_a_time_over_seven_days_back_is_noted(day: str, *, old: bool) -> None:
    read = read_moment(day, "", NOW)
    assert read.value is not None
    assert read.old is old


def test_a_day_alone_waits_for_its_time() -> None:
    read = read_moment("21-Nov-2026", "", NOW)
    assert read.value is None
    assert read.incomplete
    assert read.problem is not None
    assert read.problem.key == "moment.time_missing"


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        ("abc", ""),
        ("31/2", "0610"),
        ("", "2460"),
        ("", "6"),
        ("0610", "0710"),
        ("21nov", "20nov 0610"),
        ("-61", "0610"),
        ("13:99", ""),
        ("13 pm", ""),
    ],
)
def test_what_is_no_time_is_refused(day: str, clock: str) -> None:
    read = read_moment(day, clock, NOW)
    assert read.value is None
    assert read.problem is not None
    assert read.problem.key == "moment.not_read"


def test_nothing_typed_is_no_problem() -> None:
    read = read_moment("", " ", NOW)
    assert read.value is None
    assert read.problem is None


def test_without_a_clock_nothing_is_judged_and_nothing_relative_is_read() -> None:
    assert read_moment("2180-01-01", "06:10", None).value == datetime(2180, 1, 1, 6, 10)
    assert read_moment("now", "", None).value is None
    assert read_moment("", "0610", None).incomplete
