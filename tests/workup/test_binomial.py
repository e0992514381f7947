"""Limits of a share counted among cells, beside another implementation: none of one to half of 99,999."""

from __future__ import annotations

import pytest
from scipy.stats import beta

from neutro_desk.workup.binomial import beta_share, share_limits


@pytest.mark.parametrize(
    ("found", "counted"),
    [
        *((0, 1), (1, 1), (0, 100), (100, 100), (1, 100), (99, 100), (35, 100), (50, 100), (20, 200)),
        *((7, 50), (400, 400), (3, 1000), (1, 99_999), (50_000, 99_999), (99_998, 99_999), (33_333, 99_999)),
    ],
)
@pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
def test_limits_agree_with_another_implementation(found: int, counted: int, level: float) -> None:
    tail = (1 - level) / 2
    low = 0.0 if found == 0 else float(beta.ppf(tail, found, counted - found + 1))
    high = 1.0 if found == counted else float(beta.ppf(1 - tail, found + 1, counted - found))
    assert share_limits(found, counted, level) == pytest.approx((low, high), rel=1e-9, abs=1e-12)


def test_without_a_level_95_per_cent_is_meant() -> None:
    assert share_limits(35, 100) == share_limits(35, 100, 0.95)


def test_none_and_all_of_the_cells_end_in_nothing_and_in_all() -> None:
    """1 - 0.025^(1/100) = 0.0362167, by hand."""
    low, high = share_limits(0, 100)
    assert (low, round(high, 7)) == (0.0, 0.0362167)
    low, high = share_limits(100, 100)
    assert (round(low, 7), high) == (0.9637833, 1.0)


@pytest.mark.parametrize(("found", "counted"), [(-1, 100), (101, 100), (0, 0), (1, 0), (-1, -1), (0, -5)])
def test_more_cells_than_were_counted_cannot_be(found: int, counted: int) -> None:
    with pytest.raises(ValueError, match=r"cells cannot be\Z") as refused:
        share_limits(found, counted)
    assert str(refused.value) == f"{found} of {counted} cells cannot be"


@pytest.mark.parametrize(("a", "b"), [(1, 1), (1, 100), (36, 65), (100, 1), (7, 7), (2, 50_000)])
@pytest.mark.parametrize("x", [1e-9, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-9])
def test_the_share_of_a_beta_distribution_agrees_with_another_implementation(
    a: int, b: int, x: float
) -> None:
    assert beta_share(a, b, x) == pytest.approx(float(beta.cdf(x, a, b)), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("x", "share"), [(0.0, 0.0), (-0.5, 0.0), (1.0, 1.0), (1.5, 1.0)])
def test_outside_nothing_and_all_lies_nothing_and_all(x: float, share: float) -> None:
    assert beta_share(36, 65, x) == share


def test_where_the_two_ways_of_working_it_out_meet_they_agree() -> None:
    """The fraction is turned round at (a + 1) / (a + b + 2)."""
    for a, b in ((36, 65), (1, 1), (5, 96), (96, 5)):
        turn = (a + 1) / (a + b + 2)
        for x in (turn * (1 - 1e-12), turn, turn * (1 + 1e-12)):
            assert beta_share(a, b, x) == pytest.approx(float(beta.cdf(x, a, b)), rel=1e-12)


def test_so_many_cells_that_it_cannot_be_worked_out_give_no_wrong_limit() -> None:
    """At 10^12 the terms that are worked out would say 0.557 where one half is right."""
    with pytest.raises(ArithmeticError, match=r"\Athe limits of a share among 1999999999999 cells cannot be"):
        beta_share(10**12, 10**12, 0.5)
    assert beta_share(10**8, 10**8, 0.5) == pytest.approx(0.5, abs=1e-6)
