"""The figures of a fall and of a rhythm against SciPy, to 1e-9."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.signal import lombscargle

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup import periodicity
from neutro_desk.workup.course import Course, analyse_course
from neutro_desk.workup.course_statements import course_statements
from neutro_desk.workup.slopes import line_through, student_t
from tests.workup.a_series import series

FALL = st.lists(
    st.tuples(st.integers(1, 167), st.integers(11, 5000)), min_size=2, max_size=20, unique_by=lambda p: p[0]
)


def _falling(points: list[tuple[int, int]]) -> Course:
    """A week whose first count is the highest and whose last the lowest, at whole hours."""
    inside = [(hour / 24, f"{cells / 1000}") for hour, cells in sorted(points)]
    return analyse_course(series((0, "6"), *inside, (7, "0.01")))


@settings(max_examples=60)
@given(FALL)
def test_rate_interval_and_theil_sen_of_a_fall_are_those_of_scipy(points: list[tuple[int, int]]) -> None:
    decline = _falling(points).decline
    assert decline is not None
    assume(decline.withheld is None)  # over three days without a count below 0.5
    days = np.array([0, *(hour / 24 for hour, _ in sorted(points)), 7])
    logs = np.log([6, *(cells / 1000 for _, cells in sorted(points)), 0.01])
    fit = stats.linregress(days, logs)
    reach = fit.stderr * stats.t.ppf(0.975, len(days) - 2)
    slopes = stats.theilslopes(logs, days).slope
    low, rate, high, median = (
        100 * -math.expm1(one) for one in (fit.slope + reach, fit.slope, fit.slope - reach, slopes)
    )
    assert decline.percent_per_day == pytest.approx(rate, abs=0.0501)
    assert decline.interval == pytest.approx((low, high), abs=0.0501)
    if decline.theil_sen is None:
        assert low - 0.11 <= median <= high + 0.11
    else:
        assert decline.theil_sen == pytest.approx(median, abs=0.0501)
        assert not low + 0.11 <= median <= high - 0.11


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(st.integers(0, 700), st.integers(1, 5000)),
        min_size=3,
        max_size=40,
        unique_by=lambda p: p[0],
    )
)
def test_slope_and_interval_are_those_of_scipy(points: list[tuple[int, int]]) -> None:
    x, y = [day / 100 for day, _ in points], [math.log(cells / 1000) for _, cells in points]
    assume(len(set(y)) > 1)
    expected = stats.linregress(x, y)
    assume(expected.rvalue**2 < 0.9999)  # SciPy takes its error from 1 - r2, which loses digits beyond
    slope, error = line_through(x, y)
    assert error is not None
    reach = expected.stderr * stats.t.ppf(0.975, len(x) - 2)
    assert slope == pytest.approx(expected.slope, rel=1e-9, abs=1e-12)
    assert error * student_t(0.975, len(x) - 2) == pytest.approx(reach, rel=1e-9)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 2400), st.integers(0, 5000)),
        min_size=12,
        max_size=60,
        unique_by=lambda p: p[0],
    )
)
def test_the_power_at_every_period_is_that_of_scipy(points: list[tuple[int, int]]) -> None:
    ordered = sorted(points)
    values = np.array([cells / 1000 for _, cells in ordered])
    assume(values.std() > 1e-6)
    days = np.array([(hour - ordered[0][0]) / 24 for hour, _ in ordered])
    values = values - values.mean()
    grid = np.linspace(1 / 45, 1 / 10, 300)
    ours = periodicity._power(periodicity._basis(days, grid), values[:, None])[:, 0]
    assert ours == pytest.approx(lombscargle(days, values, 2 * np.pi * grid, normalize=True), abs=1e-9)


# Slow for ten counts, then steep: the line through all is 19.8 % per day, the median of the slopes 4.2.
_BENT = ["5.0", "4.9", "4.8", "4.7", "4.6", "4.5", "4.4", "4.3", "4.2", "4.1", "4.0", "3.9", "1.0", "0.4"]


def test_where_the_two_slopes_disagree_both_are_said(phrasebook: Phrasebook) -> None:
    course = analyse_course(series(*((7 * n / 13, anc) for n, anc in enumerate(_BENT))))
    days = [7 * n / 13 for n in range(len(_BENT))]
    slope = stats.theilslopes([math.log(float(anc)) for anc in _BENT], days).slope
    assert course.decline is not None
    assert course.decline.theil_sen == round(100 * -math.expm1(slope), 1) == 4.2
    assert "Median of the slopes (Theil-Sen): 4.2 % per day" in _said(course, phrasebook)


def test_where_they_agree_only_least_squares_is_said(phrasebook: Phrasebook) -> None:
    course = analyse_course(series((0, "4"), (1, "2.1"), (2, "1"), (3, "0.49")))
    assert course.decline is not None
    assert course.decline.interval is not None
    assert course.decline.theil_sen is None
    assert not any("Theil-Sen" in sentence for sentence in _said(course, phrasebook))


def test_a_straight_fall_has_no_second_slope_for_its_rounding(phrasebook: Phrasebook) -> None:
    course = analyse_course(series(*((n / 4, f"{Decimal(8) / 2**n}") for n in range(9))))
    assert course.decline is not None
    assert course.decline.interval == (93.8, 93.8)
    assert course.decline.theil_sen is None
    assert not any("Theil-Sen" in sentence for sentence in _said(course, phrasebook))


@pytest.mark.parametrize(("points", "said"), [(500, True), (501, False)])
def test_over_500_counts_the_median_of_the_slopes_is_withheld(*, points: int, said: bool) -> None:
    bent = (
        (
            7 * n / (points - 1),
            f"{5 - n / points if n < points * 0.85 else 4 * 0.97 ** (n - points * 0.85):.4f}",
        )
        for n in range(points)
    )
    decline = analyse_course(series(*bent)).decline
    assert decline is not None
    assert decline.interval is not None
    assert (decline.theil_sen is not None) is said


def test_a_median_that_does_not_fall_is_said_in_words(phrasebook: Phrasebook) -> None:
    """Four high counts, then thirty that creep up, and the last just below them; by SciPy +1.0 %."""
    counts = ["5.0", *["4.95"] * 3, *(f"{0.9 + n / 500:.3f}" for n in range(30)), "0.85"]
    days = [7 * n / (len(counts) - 1) for n in range(len(counts))]
    found = analyse_course(series(*zip(days, counts, strict=True)))
    slope = stats.theilslopes([math.log(float(anc)) for anc in counts], days).slope
    assert found.decline is not None
    assert found.decline.theil_sen == round(100 * -math.expm1(slope), 1) == -1.0
    assert "Median of the slopes (Theil-Sen): not falling" in _said(found, phrasebook)


def _said(course: Course, phrasebook: Phrasebook) -> list[str]:
    return [phrasebook.text(one) for _, statements in course_statements(course, ()) for one in statements]
