"""Recovery by day 28, 30 and 42 after chemotherapy or transplant; by hand."""

from __future__ import annotations

from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.course import analyse_course
from neutro_desk.workup.timeline import ByDay
from tests.workup.a_series import at, series

_TRANSPLANT = Event(EventKind.TRANSPLANT, at=at(0))
_YES, _NO, _NOT_SHOWN = ByDay.RECOVERED, ByDay.NOT_RECOVERED, ByDay.NOT_SHOWN


def _shown(*counts: tuple[float, str], event: Event = _TRANSPLANT) -> list[tuple[int, ByDay]]:
    return [(line.days, line.shown) for line in analyse_course(series(*counts), (event,)).day_lines]


def test_three_counts_on_different_days_by_the_day_are_recovery() -> None:
    counts = ((5, "0.2"), (26, "0.6"), (27, "0.7"), (28, "0.8"), (45, "2.0"))
    assert _shown(*counts) == [(28, _YES), (30, _YES), (42, _YES)]


def test_a_low_count_on_the_day_shows_that_it_had_not_recovered() -> None:
    counts = ((5, "0.2"), (28, "0.4"), (29, "0.6"), (30, "0.7"), (31, "0.8"), (42, "2.0"))
    assert _shown(*counts) == [(28, _NO), (30, _YES), (42, _YES)]


def test_without_counts_around_the_day_it_is_not_shown() -> None:
    counts = ((5, "0.2"), (20, "0.3"), (36, "0.9"), (37, "0.9"), (38, "0.9"), (42, "1.0"))
    assert _shown(*counts) == [(28, _NOT_SHOWN), (30, _NOT_SHOWN), (42, _YES)]


def test_a_recovery_may_hide_between_low_counts_far_apart_so_nothing_is_claimed() -> None:
    assert _shown((5, "0.2"), (45, "0.3")) == [(28, _NOT_SHOWN), (30, _NOT_SHOWN), (42, _NOT_SHOWN)]
    # 3 d between the low counts on both sides of day 28, then a moment more
    assert _shown((27, "0.2"), (30, "0.3")) == [(28, _NO), (30, _NO)]
    assert _shown((26.9, "0.2"), (30, "0.3")) == [(28, _NOT_SHOWN), (30, _NO)]


def test_two_counts_at_the_line_are_not_yet_recovery() -> None:
    assert _shown((5, "0.2"), (41, "0.6"), (42, "0.7")) == [
        (28, _NOT_SHOWN),
        (30, _NOT_SHOWN),
        (42, _NOT_SHOWN),
    ]


def test_a_day_to_come_is_left_out() -> None:
    assert _shown((5, "0.2"), (27, "0.3")) == []
    assert _shown((5, "0.2"), (27, "0.3"), (29, "0.3")) == [(28, _NO)]


def test_nothing_is_said_where_the_count_never_fell_below_half() -> None:
    assert _shown((5, "0.6"), (45, "2.0")) == []


def test_only_the_latest_chemotherapy_counts() -> None:
    events = (_TRANSPLANT, Event(EventKind.CHEMOTHERAPY, "cytarabine", start=at(60)))
    lines = analyse_course(series((5, "0.2"), (70, "0.3"), (87, "0.3"), (90, "0.3")), events).day_lines
    assert [(line.event.kind, line.days, line.shown) for line in lines] == [
        (EventKind.CHEMOTHERAPY, 28, _NO),
        (EventKind.CHEMOTHERAPY, 30, _NO),
    ]


def test_a_drug_on_the_time_line_asks_for_no_day() -> None:
    assert _shown((5, "0.2"), (45, "0.3"), event=Event(EventKind.DRUG, "clozapine", start=at(0))) == []
