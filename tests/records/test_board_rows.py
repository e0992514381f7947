"""The ward board shows everyone with a current low count, the highest risk first."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.records.errors import RecordsError
from neutro_desk.records.store import Store
from neutro_desk.workup.board import BoardRow
from neutro_desk.workup.case import Case
from neutro_desk.workup.schemes import Severity
from tests.records.keeping import new_store, opened, patient, with_counts

NOW = datetime(2026, 11, 21, 12, 0)


def low(anc: str, severity: Severity, hours: float) -> BoardRow:
    return BoardRow(anc=Decimal(anc), severity=severity, collected=NOW - timedelta(hours=hours))


HIGH = BoardRow(anc=Decimal("3.2"), collected=NOW)
ROWS = (
    low("0.80", Severity.MODERATE, 5),
    low("0.05", Severity.PROFOUND, 30),
    HIGH,
    low("0.30", Severity.SEVERE, 2),
    low("0.04", Severity.PROFOUND, 400),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = new_store(tmp_path)
    for number, row in enumerate(ROWS, start=1):
        made.add_case(Case(patient(number)), row)
    return made


def test_the_highest_risk_stands_first_and_nobody_without_a_low_count(store: Store) -> None:
    lines = store.board()
    risks = [line.row.risk for line in lines]
    assert risks == sorted(risks, reverse=True)
    assert {line.patient_id for line in lines} == {1, 2, 4, 5}
    assert all(line.row == ROWS[line.patient_id - 1] for line in lines)
    assert [line.patient_id for line in store.board(limit=2)] == [line.patient_id for line in lines[:2]]
    store.close()


def test_an_old_low_count_does_not_push_out_a_current_one(store: Store) -> None:
    since = NOW - timedelta(hours=48)
    assert {line.patient_id for line in store.board(since=since)} == {1, 2, 4}
    assert store.board_sizes(since) == (3, 1)
    assert store.board_sizes() == (4, 0)
    store.close()


def test_a_low_count_without_a_time_is_never_too_old(store: Store) -> None:
    number = store.add_case(Case(patient(9)), BoardRow(anc=Decimal("0.3"), severity=Severity.SEVERE))
    assert number in {line.patient_id for line in store.board(since=NOW)}
    store.close()


def test_the_board_and_the_list_follow_each_save(store: Store, tmp_path: Path) -> None:
    seen = store.board_changed_since(0)
    assert store.board_changed_since(seen) == seen
    case = store.load(3).case
    store.save(3, case, with_counts(case, 1), low("0.02", Severity.PROFOUND, 1))
    assert store.board_changed_since(seen) > seen
    assert 3 in {line.patient_id for line in store.board()}
    line = store.line(3)
    assert line is not None
    assert (line.last_anc, line.last_collected) == (Decimal("0.02"), NOW - timedelta(hours=1))
    case = store.load(3).case
    store.save(3, case, with_counts(case, 1), HIGH)
    assert 3 not in {one.patient_id for one in store.board()}
    store.close()
    again = opened(tmp_path)
    assert [one.row for one in again.board()][-1] == ROWS[0]
    again.close()


def test_a_row_that_cannot_be_read_is_named(store: Store) -> None:
    store._connection.execute("UPDATE board SET content = x'00' WHERE patient = 1")
    with pytest.raises(RecordsError) as refused:
        store.board()
    assert refused.value.statement.key == "records.board_damaged"
    store.close()


def test_lines_hide_the_patient_from_logs(store: Store) -> None:
    for shown in (repr(store.search("")), repr(store.board()), repr(store.load(1)), repr(store.history(1))):
        for field in ("Theodora", "KENNUNG", "1930", "Leukaemie"):
            assert field not in shown
    store.close()
