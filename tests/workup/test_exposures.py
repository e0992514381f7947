"""Lead times of exposures: from start to each line, from stop to recovery; by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.course import analyse_course
from neutro_desk.workup.timeline import Lead
from tests.workup.a_series import at, series


def _lead(event: Event, *counts: tuple[float, str]) -> Lead:
    (lead,) = analyse_course(series(*counts), (event,)).leads
    return lead


def _drug(start: date, stop: date | None = None) -> Event:
    return Event(EventKind.DRUG, "clozapine", start=start, stop=stop)


_FALL = (
    (0, "3.0"),
    (10, "1.4"),
    (12, "0.9"),
    (15, "0.4"),
    (20, "0.2"),
    (25, "0.6"),
    (26, "0.7"),
    (27, "1.0"),
)


def test_each_line_has_its_own_days_from_the_start() -> None:
    lead = _lead(_drug(date(2025, 12, 30)), *_FALL)
    assert lead.to_lines == ((Decimal("1.5"), 12.0), (Decimal("1.0"), 14.0), (Decimal("0.5"), 17.0))


def test_a_line_that_was_not_reached_has_no_days() -> None:
    lead = _lead(_drug(date(2025, 12, 31)), (0, "3.0"), (4, "1.2"))
    assert lead.to_lines == ((Decimal("1.5"), 5.0),)


def test_a_start_with_its_time_counts_parts_of_days() -> None:
    event = Event(EventKind.CHEMOTHERAPY, "docetaxel", start=at(9.5))
    assert _lead(event, *_FALL).to_lines[0] == (Decimal("1.5"), 0.5)


def test_recovery_is_counted_from_the_day_the_drug_was_stopped() -> None:
    assert _lead(_drug(date(2025, 12, 30), date(2026, 1, 18)), *_FALL).to_recovery == 8.0


def test_while_the_drug_goes_on_there_is_no_time_to_recovery() -> None:
    assert _lead(_drug(date(2025, 12, 30)), *_FALL).to_recovery is None


def test_without_a_count_below_half_there_is_nothing_to_recover_from() -> None:
    counts = ((0, "3.0"), (4, "0.9"), (8, "2.0"), (9, "2.0"), (10, "2.0"))
    assert _lead(_drug(date(2025, 12, 30), date(2026, 1, 6)), *counts).to_recovery is None


def test_an_episode_that_was_over_before_the_stop_is_not_its_recovery() -> None:
    counts = (*_FALL, (40, "0.3"), (50, "1.0"), (51, "1.0"), (52, "1.0"))
    lead = _lead(_drug(date(2025, 12, 30), date(2026, 2, 1)), *counts)
    assert lead.to_recovery == 19.0
    assert _lead(_drug(date(2025, 12, 30), date(2026, 1, 29)), *_FALL).to_recovery is None


def test_fever_and_growth_factor_are_no_exposures() -> None:
    events = (Event(EventKind.FEVER, at=at(3)), Event(EventKind.G_CSF, "filgrastim", start=at(2)))
    assert analyse_course(series(*_FALL), events).leads == ()
