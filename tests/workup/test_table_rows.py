"""The rows of the table of counts: changes, events of the day, order."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Cbc, Comparator, Event, EventKind, Voided
from neutro_desk.workup.grading import GradeCall, Grades, SeverityCall
from neutro_desk.workup.table_rows import CountRow, Happening, count_rows

UNGRADED = Grades(SeverityCall(None), GradeCall("5.0", None), GradeCall("6.0", None))


def count(
    day: int | None, anc: Anc, *, voided: bool = False, hour: int = 6, count_id: str = "c"
) -> AssessedCount:
    collected = None if day is None else datetime(2026, 11, day, hour)
    mark = Voided(datetime(2026, 11, 22), "typing") if voided else None
    return AssessedCount(Cbc(id=count_id, collected=collected, voided=mark), anc, UNGRADED)


def exact(number: str) -> Anc:
    return Anc(Decimal(number))


def rows(*counts: AssessedCount, events: tuple[Event, ...] = ()) -> tuple[CountRow, ...]:
    return count_rows(counts, (), events)


def test_a_change_is_exact_and_carries_its_time_span() -> None:
    newest, oldest = rows(count(19, exact("0.81")), count(21, exact("0.42")))
    assert (newest.difference, newest.days) == (Decimal("-0.39"), 2.0)
    assert (oldest.difference, oldest.days) == (None, None)


def test_hours_count_in_the_time_span() -> None:
    newest, _ = rows(count(19, exact("0.81")), count(20, exact("0.42"), hour=18))
    assert newest.days == 1.5


def test_two_counts_of_one_time_are_no_change_of_each_other() -> None:
    """Both are kept; "-9.78 in 0 d" would be a fall that nobody measured."""
    second, first = rows(count(21, exact("10.2"), count_id="a"), count(21, exact("0.42"), count_id="b"))
    assert (second.difference, second.days, first.difference) == (None, None, None)


def test_a_censored_value_has_no_change_on_either_side() -> None:
    below = Anc(Decimal("0.10"), Comparator.BELOW)
    after, censored, _ = rows(count(19, exact("0.81")), count(20, below), count(21, exact("0.42")))
    assert (after.difference, censored.difference) == (None, None)


def test_an_upper_limit_is_no_value_to_subtract() -> None:
    after, limited, _ = rows(
        count(19, exact("0.81")), count(20, Anc(upper_limit=Decimal("0.3"))), count(21, exact("0.42"))
    )
    assert (after.difference, limited.difference) == (None, None)


def test_a_voided_count_is_compared_with_nothing_and_stands_in_nobodys_way() -> None:
    newest, voided, _ = rows(
        count(19, exact("0.81")), count(20, exact("8.1"), voided=True), count(21, exact("0.42"))
    )
    assert (newest.difference, newest.days) == (Decimal("-0.39"), 2.0)
    assert voided.difference is None


def test_counts_without_a_time_stand_last() -> None:
    undated = count(None, exact("1.2"), count_id="late")
    shown = count_rows((count(19, exact("0.81")), count(21, exact("0.42"))), (undated,), ())
    assert [row.count.cbc.collected for row in shown] == [
        datetime(2026, 11, 21, 6),
        datetime(2026, 11, 19, 6),
        None,
    ]


def test_events_of_the_same_day_are_named_with_what_they_did() -> None:
    fever = Event(EventKind.FEVER, at=datetime(2026, 11, 21, 5, 40))
    started = Event(EventKind.DRUG, "clozapine", start=date(2026, 11, 21))
    stopped = Event(EventKind.DRUG, "cefepime", start=date(2026, 11, 1), stop=datetime(2026, 11, 21, 22))
    going_on = Event(EventKind.DRUG, "carbamazepine", start=date(2019, 1, 1))
    (row,) = rows(count(21, exact("0.42")), events=(fever, started, stopped, going_on))
    assert row.happenings == (
        (Happening.THEN, fever),
        (Happening.STARTED, started),
        (Happening.STOPPED, stopped),
    )


def test_the_open_count_is_marked_as_not_added() -> None:
    newest, older = rows(count(19, exact("0.81")), count(21, exact("0.42"), count_id=""))
    assert (newest.open, older.open) == (True, False)


def test_of_counts_of_one_time_what_is_in_use_stands_above_what_it_replaced() -> None:
    shown = rows(
        count(19, exact("0.81"), count_id="other"),
        count(21, exact("0.42"), count_id="first", voided=True),
        count(21, exact("0.49"), count_id="second", voided=True),
        count(21, exact("0.47"), count_id="third"),
    )
    assert [row.count.cbc.id for row in shown] == ["third", "second", "first", "other"]
