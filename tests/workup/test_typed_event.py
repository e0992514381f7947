"""Typed events: all problems at once, bare days allowed, nothing guessed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from neutro_desk.workup.case import Event, EventKind, Quantity
from neutro_desk.workup.typed_event import TypedEvent, read_event, typed_event

NOW = datetime(2026, 11, 21, 7, 32)


def problems(typed: TypedEvent) -> dict[str, str]:
    reading = read_event(typed, NOW)
    assert reading.event is None
    return {problem.field: problem.statement.key for problem in reading.problems}


def test_a_drug_started_on_a_day_and_still_given() -> None:
    typed = TypedEvent(EventKind.DRUG, name="co-trimoxazole", first="03-Nov-2026", dose="960 mg bd")
    event = read_event(typed, NOW).event
    assert event == Event(EventKind.DRUG, "co-trimoxazole", start=date(2026, 11, 3), dose="960 mg bd")


def test_a_fever_at_a_time_with_its_temperature() -> None:
    typed = TypedEvent(EventKind.FEVER, once=True, first="21nov 0540", temperature="38,4")
    event = read_event(typed, NOW).event
    assert event == Event(
        EventKind.FEVER, at=datetime(2026, 11, 21, 5, 40), temperature=Quantity(Decimal("38.4"), "Cel")
    )


def test_a_stop_without_a_start_is_enough() -> None:
    event = read_event(TypedEvent(EventKind.DRUG, name="cefepime", stop="2026-11-01"), NOW).event
    assert event is not None
    assert (event.start, event.stop) == (None, date(2026, 11, 1))


def test_every_problem_is_told_at_once() -> None:
    typed = TypedEvent(EventKind.DRUG, name=" ", first="soon", stop="32-Nov-2026")
    assert set(problems(typed)) == {"name", "first", "stop"}


def test_a_drug_needs_a_name_and_a_fever_does_not() -> None:
    assert problems(TypedEvent(EventKind.DRUG, first="-1")) == {"name": "event.name_missing"}
    assert read_event(TypedEvent(EventKind.FEVER, once=True, first="-1"), NOW).event is not None


def test_a_blank_form_asks_for_a_time() -> None:
    assert problems(TypedEvent(EventKind.FEVER, once=True)) == {"first": "event.time_missing"}


def test_a_stop_before_the_start_is_refused() -> None:
    typed = TypedEvent(EventKind.DRUG, name="cefepime", first="2026-11-10", stop="2026-11-09")
    assert problems(typed) == {"stop": "event.stop_before_start"}


def test_a_drug_given_on_one_day_starts_and_stops_on_it() -> None:
    typed = TypedEvent(EventKind.DRUG, name="cefepime", first="2026-11-10 08:00", stop="2026-11-10")
    assert read_event(typed, NOW).event is not None


def test_a_day_that_may_be_two_asks_for_one_of_them() -> None:
    reading = read_event(TypedEvent(EventKind.FEVER, once=True, first="5/11"), NOW)
    assert reading.event is None
    assert set(reading.problems[0].may_be) == {date(2026, 11, 5), date(2026, 5, 11)}


@pytest.mark.parametrize("text", ["24.9", "45.1", "384", "<38", "hot"])
def test_an_impossible_temperature_is_a_question_at_its_field(text: str) -> None:
    assert list(problems(TypedEvent(EventKind.FEVER, once=True, first="-1", temperature=text))) == [
        "temperature"
    ]


@pytest.mark.parametrize("text", ["25", "38.0", "45"])
def test_temperatures_at_the_ends_are_taken(text: str) -> None:
    event = read_event(TypedEvent(EventKind.FEVER, once=True, first="-1", temperature=text), NOW).event
    assert event is not None
    assert event.temperature == Quantity(Decimal(text), "Cel")


@pytest.mark.parametrize(
    "event",
    [
        Event(EventKind.DRUG, "clozapine", start=date(2019, 5, 1), dose="100 mg"),
        Event(EventKind.DRUG, "cefepime", stop=datetime(2026, 11, 3, 22, 0)),
        Event(EventKind.DRUG, "rituximab", at=date(2026, 10, 1)),
        Event(EventKind.CHEMOTHERAPY, "cycle 1", start=date(2026, 10, 1), stop=date(2026, 10, 3)),
        Event(
            EventKind.FEVER, at=datetime(2026, 11, 21, 0, 0), temperature=Quantity(Decimal("38.40"), "Cel")
        ),
    ],
)
def test_an_event_opened_for_amendment_and_saved_untouched_is_the_same(event: Event) -> None:
    assert read_event(typed_event(event), NOW).event == event
