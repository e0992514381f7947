"""The rate of a fall: its window, its limits, and every reason to withhold it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from neutro_desk.workup.case import Event, EventKind, Method
from neutro_desk.workup.course import Decline, Sample, analyse_course
from neutro_desk.workup.decline import decline_between
from tests.workup.a_series import at, sample, series


def rate(*counts: tuple[float, str], events: tuple[Event, ...] = ()) -> Decline:
    """Return the decline of (day, count)."""
    decline = analyse_course(series(*counts), events).decline
    assert decline is not None
    return decline


def reason(decline: Decline) -> str:
    """Return the key of the reason a rate is withheld for; no figure may stand beside it."""
    assert decline.withheld is not None
    assert decline.raises_concern is None
    assert (decline.percent_per_day, decline.in_48_h, decline.interval) == (None, None, None)
    inner = decline.withheld["reason"]
    return str(getattr(inner, "key", ""))


def test_the_window_starts_at_the_highest_count_of_the_last_seven_days() -> None:
    decline = rate((0, "5.0"), (3, "2.0"), (4, "2.4"), (8, "1.2"))
    assert (decline.start, decline.end, decline.points) == (at(4), at(8), 2)


def test_a_count_of_exactly_seven_days_ago_belongs_to_the_window() -> None:
    assert rate((0, "5.0"), (3, "2.0"), (7, "1.2")).start == at(0)
    assert rate((0, "5.0"), (3, "2.0"), (7.01, "1.2")).start == at(3)


def test_of_two_equal_highest_counts_the_later_one_starts_the_window() -> None:
    assert rate((0, "2.4"), (3, "2.4"), (4, "1.2")).halving_days == 1.0


def test_three_counts_are_fitted_and_have_limits() -> None:
    # The counts of the design pictures, 16, 19 and 21 November; oracle: scipy.stats.linregress on logarithms.
    decline = rate((0, "1.72"), (3, "0.81"), (5, "0.42"))
    fit = stats.linregress([0, 3, 5], [float(Decimal(anc).ln()) for anc in ("1.72", "0.81", "0.42")])
    reach = float(stats.t.ppf(0.975, 1)) * fit.stderr
    per_cent = [
        round(100 * (1 - float(Decimal(slope).exp())), 1) for slope in (fit.slope + reach, fit.slope - reach)
    ]
    assert decline.points == 3
    assert decline.interval == tuple(per_cent)
    assert decline.percent_per_day == round(100 * (1 - float(Decimal(fit.slope).exp())), 1)
    assert decline.in_48_h == Decimal("0.240")


def test_a_fall_that_follows_a_rise_is_a_fall() -> None:
    decline = rate((0, "1.0"), (2, "3.0"), (4, "1.2"))
    assert (decline.start, decline.points) == (at(2), 2)


def test_two_counts_are_joined_and_have_no_limits() -> None:
    assert rate((0, "3.2"), (4, "0.8")).interval is None


# -- the 48-hour value ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "concern", "shown"),
    [("2.0", True, "0.500"), ("1.9999", False, "0.501"), ("2.0001", True, "0.500"), ("1.99", False, "0.503")],
)
def test_the_48_hour_value_is_held_against_the_line_before_it_is_rounded(
    first: str, concern: bool, shown: str
) -> None:
    decline = rate((0, first), (2, "1.0"))  # 1.0 x 1.0 / first
    assert decline.raises_concern is concern
    assert decline.in_48_h == Decimal(shown)


@pytest.mark.parametrize(("last", "limb"), [("0.999", True), ("1.0", False)])
def test_the_limb_of_idsa_2002_needs_a_count_under_one(last: str, limb: bool) -> None:
    assert rate((0, "4.0"), (1, last)).under_1000_limb is limb


def test_a_zero_is_read_as_a_hundredth_and_says_so() -> None:
    decline = rate((0, "1.0"), (2, "0"))
    assert decline.floored
    assert decline.percent_per_day == 90.0  # ln(0.01)/2 per day
    assert decline.in_48_h == 0
    assert not rate((0, "1.0"), (2, "0.01")).floored


# -- withheld ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ([], "decline.no_count"),
        ([(0, "0.8")], "decline.one_count"),
        ([(0, "2.0"), (7.1, "0.8")], "decline.one_count"),
        ([(0, "2.0"), (1, "<0.8"), (8, "0.9")], "decline.one_count"),
        ([(0, "0.8"), (1, "0.9")], "decline.not_falling"),
        ([(0, "0.8"), (1, "0.8")], "decline.not_falling"),
        ([(0, "2.0"), (1, "0.5"), (2, "0.6")], "decline.not_falling"),
        ([(0, "2.0"), (1, "<0.1"), (2, "0.6")], "decline.not_falling"),
        ([(0, "2.0"), (1, "=<0.3"), (2, "0.6")], "decline.not_falling"),
        ([(0, "2.0"), (0.49, "0.8")], "decline.too_close"),
        ([(0, "0.9"), (1, "<0.5")], "decline.latest_censored"),
        ([(0, "0.9"), (1, "=<0.8")], "decline.latest_censored"),
        ([(0, "0.45"), (3.1, "0.3")], "decline.long_gap"),
    ],
)
def test_a_rate_is_withheld_with_its_reason(counts: list[tuple[float, str]], why: str) -> None:
    assert reason(rate(*counts)) == why


def test_twelve_hours_are_enough() -> None:
    assert rate((0, "2.0"), (0.5, "1.8")).withheld is None


def test_a_limit_that_may_lie_over_the_latest_count_hides_no_fall() -> None:
    assert rate((0, "2.0"), (1, "<1.5"), (2, "0.9")).raises_concern is True


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        ((Method.AUTOMATED, None), (Method.MANUAL, None), "decline.method_changed"),
        ((None, "A"), (None, "B"), "decline.laboratory_changed"),
    ],
)
def test_no_rate_is_given_across_a_change_of_method_or_laboratory(
    first: tuple[Method | None, str | None], last: tuple[Method | None, str | None], why: str
) -> None:
    decline = analyse_course([sample(0, "2.0", *first), sample(2, "0.9", *last)]).decline
    assert decline is not None
    assert reason(decline) == why


def test_a_method_that_was_not_recorded_is_no_change() -> None:
    decline = analyse_course([sample(0, "2.0", Method.MANUAL), sample(2, "0.9")]).decline
    assert decline is not None
    assert decline.withheld is None


@pytest.mark.parametrize(
    "event",
    [
        Event(EventKind.G_CSF, at=at(1)),
        Event(EventKind.STEROID, at=date(2026, 1, 1)),
        Event(EventKind.G_CSF, start=date(2025, 12, 20), stop=date(2026, 1, 1)),
        Event(EventKind.STEROID, start=date(2026, 1, 3)),
        Event(EventKind.STEROID, start=date(2019, 1, 3)),
    ],
)
def test_g_csf_or_a_steroid_between_the_counts_withholds_the_rate(event: Event) -> None:
    why = "decline.g_csf" if event.kind is EventKind.G_CSF else "decline.steroid"
    assert reason(rate((0, "2.0"), (2, "0.9"), events=(event,))) == why


@pytest.mark.parametrize(
    "event",
    [
        Event(EventKind.G_CSF, at=at(2.1)),
        Event(EventKind.G_CSF, start=date(2025, 12, 20), stop=date(2025, 12, 31)),
        Event(EventKind.DRUG, "clozapine", at=at(1)),
    ],
)
def test_what_lies_outside_the_window_or_is_no_growth_factor_leaves_the_rate(event: Event) -> None:
    assert rate((0, "2.0"), (2, "0.9"), events=(event,)).withheld is None


# -- a chosen window -----------------------------------------------------------------------------------------

_FALL = series((0, "3.2"), (4, "0.8"), (6, "0.9"), (20, "2.0"), (22, "1.0"))


def _between(start: float, end: float, events: tuple[Event, ...] = ()) -> Decline:
    return decline_between(_FALL, events, (), at(start), at(end))


def test_t69_over_a_chosen_window_both_ends_included() -> None:
    found = _between(0, 4)
    assert (found.percent_per_day, found.halving_days, found.points) == (29.3, 2.0, 2)


def test_an_earlier_window_says_nothing_of_the_next_48_hours() -> None:
    assert (_between(0, 4).in_48_h, _between(0, 4).raises_concern) == (None, None)
    assert (_between(20, 22).in_48_h, _between(20, 22).raises_concern) == (Decimal("0.500"), True)


def test_a_window_that_ends_higher_is_no_fall() -> None:
    assert reason(_between(0, 6)) == "decline.window_not_falling"
    assert reason(_between(4, 6)) == "decline.window_not_falling"


def test_a_window_of_one_count_has_no_rate() -> None:
    assert reason(_between(0, 3.9)) == "decline.window_one_count"


def test_growth_factor_inside_the_window_withholds_its_rate() -> None:
    event = Event(EventKind.G_CSF, start=at(2))
    assert reason(_between(0, 4, (event,))) == "decline.g_csf"
    assert _between(20, 22, (Event(EventKind.G_CSF, at=at(2)),)).withheld is None


# -- laws --------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(1, 4000), min_size=2, max_size=8))
def test_a_rate_that_is_given_is_a_fall_and_is_held_against_the_line(cells: list[int]) -> None:
    decline = analyse_course([Sample(at(day), Decimal(c) / 1000) for day, c in enumerate(cells)]).decline
    assert decline is not None
    if decline.withheld is not None:
        assert decline.raises_concern is None
        return
    highest = max(range(len(cells)), key=lambda day: (cells[day], day))
    assert highest < len(cells) - 1
    assert cells[-1] == min(cells[highest:])
    assert decline.in_48_h is not None
    assert decline.in_48_h <= Decimal(cells[-1]) / 1000
    assert decline.raises_concern is (decline.in_48_h <= Decimal("0.5"))
