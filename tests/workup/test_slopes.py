"""Slopes against SciPy, to 1e-9."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from neutro_desk.workup.slopes import MOST_POINTS, line_through, student_t, theil_sen

_POINTS = st.lists(
    st.tuples(st.integers(0, 700), st.integers(1, 5000)),
    min_size=3,
    max_size=40,
    unique_by=lambda one: one[0],
)


def _apart(points: list[tuple[int, int]]) -> tuple[list[float], list[float]]:
    return [day / 100 for day, _ in points], [math.log(anc / 1000) for _, anc in points]


@settings(max_examples=100)
@given(_POINTS)
def test_least_squares_and_its_error_are_those_of_scipy(points: list[tuple[int, int]]) -> None:
    x, y = _apart(points)
    slope, error = line_through(x, y)
    expected = stats.linregress(x, y)
    assert slope == pytest.approx(expected.slope, rel=1e-9, abs=1e-9)
    assert error == pytest.approx(expected.stderr, rel=1e-6, abs=1e-7)


@settings(max_examples=100)
@given(_POINTS)
def test_theil_sen_is_that_of_scipy(points: list[tuple[int, int]]) -> None:
    x, y = _apart(points)
    assert theil_sen(x, y) == pytest.approx(stats.theilslopes(y, x).slope, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 5, 10, 30, 99, 100, 101, 500, 9_998])
@pytest.mark.parametrize("probability", [0.9, 0.975, 0.995])
def test_the_quantile_of_students_t_is_that_of_scipy(freedom: int, probability: float) -> None:
    assert student_t(probability, freedom) == pytest.approx(stats.t.ppf(probability, freedom), rel=1e-9)


def test_theil_sen_is_withheld_over_500_points() -> None:
    x = [float(day) for day in range(MOST_POINTS + 1)]
    assert theil_sen(x, x) is None
    assert theil_sen(x[:-1], x[:-1]) == 1.0


def test_points_of_one_time_have_no_slope() -> None:
    assert theil_sen([1.0, 1.0], [1.0, 2.0]) is None
