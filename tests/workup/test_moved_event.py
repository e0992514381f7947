"""Moving an event by days: bare days, times of day, open ends, and ends that may not pass each other."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.moved_event import EventPart, moment_of, moved_event
from neutro_desk.workup.statements import say

NOW = datetime(2026, 11, 21, 7, 32)
COURSE = Event(EventKind.DRUG, "amoxicillin", start=date(2026, 11, 3), stop=date(2026, 11, 10))


def moved(event: Event, part: EventPart, days: int) -> Event | None:
    found = moved_event(event, part, days, NOW)
    return None if found is None else found.event


def problem(event: Event, part: EventPart, days: int) -> str:
    found = moved_event(event, part, days, NOW)
    assert found is not None
    assert found.event is None
    assert found.problem is not None
    return found.problem.key


def test_a_fever_keeps_its_time_of_day() -> None:
    fever = Event(EventKind.FEVER, at=datetime(2026, 11, 20, 5, 40))
    assert moved(fever, EventPart.WHOLE, -2) == Event(EventKind.FEVER, at=datetime(2026, 11, 18, 5, 40))


def test_a_bare_day_stays_a_bare_day() -> None:
    transfusion = Event(EventKind.TRANSFUSION, at=date(2026, 11, 20))
    assert moved(transfusion, EventPart.WHOLE, 1) == Event(EventKind.TRANSFUSION, at=date(2026, 11, 21))


def test_a_span_moves_with_both_ends_and_each_end_alone() -> None:
    assert moved(COURSE, EventPart.WHOLE, -3) == Event(
        EventKind.DRUG, "amoxicillin", start=date(2026, 10, 31), stop=date(2026, 11, 7)
    )
    assert moved(COURSE, EventPart.START, -1) == Event(
        EventKind.DRUG, "amoxicillin", start=date(2026, 11, 2), stop=date(2026, 11, 10)
    )
    assert moved(COURSE, EventPart.STOP, 2) == Event(
        EventKind.DRUG, "amoxicillin", start=date(2026, 11, 3), stop=date(2026, 11, 12)
    )


def test_an_open_end_stays_open() -> None:
    ongoing = Event(EventKind.DRUG, "clozapine", start=date(2026, 11, 3))
    assert moved(ongoing, EventPart.WHOLE, 1) == Event(EventKind.DRUG, "clozapine", start=date(2026, 11, 4))
    assert moved_event(ongoing, EventPart.STOP, 1, NOW) is None
    until = Event(EventKind.DRUG, "clozapine", stop=date(2026, 11, 3))
    assert moved(until, EventPart.WHOLE, 1) == Event(EventKind.DRUG, "clozapine", stop=date(2026, 11, 4))
    assert moved_event(until, EventPart.START, 1, NOW) is None


@pytest.mark.parametrize(
    ("part", "days", "stays"),
    [
        (EventPart.START, 7, None),
        (EventPart.START, 8, "event.start_past_stop"),
        (EventPart.STOP, -7, None),
        (EventPart.STOP, -8, "event.stop_past_start"),
    ],
)
def test_start_and_stop_may_share_a_day_and_never_pass_each_other(
    part: EventPart, days: int, stays: str | None
) -> None:
    if stays is None:
        assert moved(COURSE, part, days) is not None
    else:
        assert problem(COURSE, part, days) == stays


def test_an_end_that_stays_is_named_by_its_day() -> None:
    found = moved_event(COURSE, EventPart.STOP, -8, NOW)
    assert found is not None
    assert found.problem == say("event.stop_past_start", start=date(2026, 11, 3))
    assert found.moment == date(2026, 11, 2)


def test_of_one_day_the_times_decide() -> None:
    infusion = Event(
        EventKind.CHEMOTHERAPY, "FEC", start=datetime(2026, 11, 3, 9, 0), stop=datetime(2026, 11, 4, 8, 0)
    )
    assert problem(infusion, EventPart.STOP, -1) == "event.stop_past_start"


def test_nothing_is_moved_into_the_future() -> None:
    today = Event(EventKind.TRANSFUSION, at=date(2026, 11, 21))
    assert problem(today, EventPart.WHOLE, 1) == "event.moved_to_future"
    tonight = Event(EventKind.FEVER, at=datetime(2026, 11, 20, 22, 0))
    assert problem(tonight, EventPart.WHOLE, 1) == "event.moved_to_future"
    assert problem(COURSE, EventPart.WHOLE, 12) == "event.moved_to_future"
    assert moved(COURSE, EventPart.WHOLE, 11) is not None


def test_deidentified_dates_of_another_century_are_not_judged_by_the_clock() -> None:
    there = Event(EventKind.DRUG, "vancomycin", start=date(2150, 3, 1), stop=date(2150, 3, 5))
    assert moved(there, EventPart.WHOLE, 1) == Event(
        EventKind.DRUG, "vancomycin", start=date(2150, 3, 2), stop=date(2150, 3, 6)
    )


def test_an_event_without_any_time_has_nothing_to_move() -> None:
    assert moment_of(Event(EventKind.OTHER, "travel"), EventPart.WHOLE) is None
