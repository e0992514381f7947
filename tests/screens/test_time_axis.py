"""The time axis: true time, months in letters, any century."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.screens.time_axis import datetime_of, seconds_of, time_ticks, years_shown


def labels(start: datetime, end: datetime, most: int) -> list[str]:
    return [tick.label for tick in time_ticks(seconds_of(start), seconds_of(end), most)]


def test_six_weeks_are_marked_by_mondays() -> None:
    shown = labels(datetime(2026, 10, 12), datetime(2026, 11, 24), 7)
    assert shown == ["12-Oct", "19-Oct", "26-Oct", "02-Nov", "09-Nov", "16-Nov", "23-Nov"]


def test_a_day_is_marked_by_hours_and_its_midnights_by_the_day() -> None:
    assert labels(datetime(2026, 11, 20, 18), datetime(2026, 11, 21, 12), 4) == [
        "18:00",
        "21-Nov",
        "06:00",
        "12:00",
    ]


def test_years_carry_months_in_letters() -> None:
    assert labels(datetime(2025, 11, 15), datetime(2026, 3, 15), 5) == [
        "Dec-2025",
        "Jan-2026",
        "Feb-2026",
        "Mar-2026",
    ]


def test_the_twenty_second_century_is_drawn_like_any_other() -> None:
    assert labels(datetime(2134, 9, 11), datetime(2134, 9, 15), 5) == [
        "11-Sep",
        "12-Sep",
        "13-Sep",
        "14-Sep",
        "15-Sep",
    ]
    assert years_shown(seconds_of(datetime(2134, 9, 1)), seconds_of(datetime(2135, 1, 2))) == (2134, 2135)


def test_the_night_of_a_clock_change_has_24_hours_like_every_other() -> None:
    before, after = datetime(2026, 10, 25), datetime(2026, 10, 26)
    assert seconds_of(after) - seconds_of(before) == 86400


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)))
def test_a_time_comes_back_to_the_second(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    assert datetime_of(seconds_of(whole)) == whole


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2190, 1, 1)),
    st.floats(3600, 86400 * 36500),
    st.integers(1, 12),
)
def test_ticks_stand_inside_the_picture_and_never_crowd(start: datetime, span: float, most: int) -> None:
    first = seconds_of(start)
    ticks = time_ticks(first, first + span, most)
    assert len(ticks) <= most + 2
    assert all(first - span * 1e-5 <= tick.seconds <= first + span * (1 + 1e-5) for tick in ticks)
