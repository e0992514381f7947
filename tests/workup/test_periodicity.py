"""A rhythm in the counts, against T75 of CLINICAL 8.6, and against SciPy's Lomb-Scargle."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from scipy.signal import lombscargle

from neutro_desk.workup.course import analyse_course
from neutro_desk.workup.periodicity import (
    Periodicity,
    course_periodicity,
    periodicity_of,
    periodicity_statement,
)
from tests.workup.a_series import sample, series

_DAYS = (0, 2, 4, 7, 9, 11, 14, 16, 18, 21, 23, 25, 28, 30, 32, 35, 37, 39, 42)
_CYCLE = ("1.65", "1.50", "1.11", "0.38", "0.03", "0.02", "0.37", "0.86", "1.33")
_T75 = [(float(day), _CYCLE[place % len(_CYCLE)]) for place, day in enumerate(_DAYS)]


def test_t75_has_a_rhythm_of_21_days() -> None:
    found = periodicity_of(series(*_T75))
    assert (found.period_days, found.power, found.counts) == (21.19, 0.995, 19)
    assert found.p_value is not None
    assert found.p_value < 0.001


def test_the_same_counts_give_the_same_p_value() -> None:
    assert periodicity_of(series(*_T75)) == periodicity_of(series(*_T75))


def test_the_power_is_that_of_scipy_at_the_same_period() -> None:
    chance = np.random.default_rng(7)
    counts = [(day + chance.random(), f"{chance.uniform(0.1, 4):.2f}") for day in range(0, 90, 3)]
    found = periodicity_of(series(*counts))
    assert found.period_days is not None
    days = np.array([day - counts[0][0] for day, _ in counts])
    values = np.array([float(anc) for _, anc in counts])
    power = lombscargle(days, values - values.mean(), 2 * np.pi / np.linspace(10, 45, 70_001), normalize=True)
    assert found.power == pytest.approx(float(power.max()), abs=0.0006)
    assert found.period_days == pytest.approx(float(np.linspace(10, 45, 70_001)[power.argmax()]), abs=0.02)


def test_shuffled_counts_have_no_rhythm_worth_a_word() -> None:
    values = [anc for _, anc in _T75]
    np.random.default_rng(3).shuffle(values)
    found = periodicity_of(series(*zip((float(day) for day in _DAYS), values, strict=True)))
    assert found.p_value is not None
    assert found.p_value > 0.05


@pytest.mark.parametrize(
    ("counts", "key"),
    [
        ([(day * 4.0, "1.0") for day in range(11)], "periodicity.too_few"),
        ([(day * 3.0, "1.0") for day in range(14)], "periodicity.too_few"),
        ([(day * 3.6, "1.0") for day in range(20)], "periodicity.too_wide"),
        ([(day * 3.0, "1.0") for day in range(20)], "periodicity.all_equal"),
    ],
)
def test_too_little_for_a_rhythm_is_said(counts: list[tuple[float, str]], key: str) -> None:
    withheld = periodicity_of(series(*counts)).withheld
    assert withheld is not None
    assert withheld.key == key


def test_twelve_counts_over_42_days_are_enough() -> None:
    days = [0, 3, 6, 9, 12, 15, 18, 21, 24, 30, 36, 42]
    counts = [(float(day), f"{1 + day % 7}") for day in days]
    assert periodicity_of(series(*counts)).withheld is None
    assert periodicity_of(series(*counts[:-1], (41.9, "1"))).withheld is not None


def test_a_limit_is_left_out() -> None:
    with_limit = [*series(*_T75[:9]), sample(19.5, "<0.1"), *series(*_T75[9:])]
    assert periodicity_of(with_limit).counts == 19


def test_a_rhythm_does_not_depend_on_the_level() -> None:
    doubled = [(day, str(Decimal(anc) * 2)) for day, anc in _T75]
    found = periodicity_of(series(*doubled))
    assert (found.period_days, found.power) == (21.19, 0.995)


def test_of_two_counts_at_one_time_the_lower_one_counts() -> None:
    twice = analyse_course([*series(*_T75), sample(9, "3.0"), sample(0, "4.0")])
    assert course_periodicity(twice) == periodicity_of(series(*_T75))


@pytest.mark.parametrize(("p_value", "said"), [(0.0005, True), (0.0499, True), (0.05, False), (0.4, False)])
def test_a_rhythm_is_named_only_below_five_per_cent(*, p_value: float, said: bool) -> None:
    found = Periodicity(period_days=21.19, power=0.9, p_value=p_value, counts=20)
    assert (periodicity_statement(found) is not None) is said


def test_what_is_withheld_is_no_hint() -> None:
    assert periodicity_statement(periodicity_of(series(*_T75[:5]))) is None


def test_the_hint_gives_whole_days_and_the_p_value_without_more_zeros() -> None:
    said = periodicity_statement(Periodicity(period_days=20.6, power=0.9, p_value=0.012, counts=20))
    assert said is not None
    assert (said["days"], said["p"]) == (21, "0.012")
