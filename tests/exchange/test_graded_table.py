"""A row of a table that is read the short way is read as the long way reads it, and refused as it refuses."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from neutro_desk.exchange.delimited import Fault, Refusal, open_table
from neutro_desk.exchange.graded_table import NEEDED, OPTIONAL, RowReader, ToGrade
from neutro_desk.exchange.series import read_count
from neutro_desk.workup.case import Cbc, Quantity
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.quantities import to_canonical
from neutro_desk.workup.statements import leaves_no_number

UNITS = ("10*9/L", "/uL", "K/uL", "10*6/L", "/nL", "10*12/L", "10*3/mL", "/mL", "mg/L", "10", "")
NUMBERS = st.one_of(
    st.decimals(min_value=0, max_value=200_000, places=3).map(str),
    st.integers(min_value=0, max_value=120_000).map(str),
    st.sampled_from(
        ("100", "100.01", "100000", "100001", "49", "49.5", "50", "9", "10", "0", "0.1", "0.1001", "0.2")
    ),
    st.sampled_from(("20", "20.1", "0.19", "200", "199", "20000", "20001", "5.", ".5", "1,5", "<0.1", ">20")),
    st.sampled_from(("-1", "x", "", "1e3", "1234567890123456", "123456789012345", "nan", "٣", "< 50", "<9")),
)


def read(tmp_path: Path, schemes: Schemes, head: str, *cells: str) -> ToGrade | Fault:
    path = tmp_path / "table.csv"
    path.write_text(f"{head}\n", encoding="utf-8")
    with open_table(path, NEEDED, OPTIONAL) as table:
        reader = RowReader(table, schemes)
        return reader.read(reader.texts_of(list(cells)))


@given(anc=NUMBERS, unit=st.sampled_from(UNITS), limit=NUMBERS)
@example(anc="50", unit="/uL", limit="200")
@example(anc="100", unit="10*9/L", limit="20")
@example(anc="0", unit="/uL", limit="20000")
def test_the_short_way_asks_what_the_whole_check_of_a_count_asks(
    anc: str, unit: str, limit: str, schemes: Schemes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    given_row = read(tmp_path_factory.getbasetemp(), schemes, "anc,unit,lln", anc, unit, limit)
    count = read_count("anc", anc, unit)
    lower = read_count("lln", limit, unit) if limit else None
    unread = next((one for one in (count, lower) if isinstance(one, Fault)), None)
    if unread is not None:
        assert given_row == unread
        return
    assert isinstance(count, Quantity)
    assert not isinstance(lower, Fault)
    if lower is not None and lower.comparator is not None:
        assert isinstance(given_row, Fault)
        return
    open_notes = [
        note for note in check_cbc(Cbc(anc=count, anc_lower_limit=lower)) if leaves_no_number((note,))
    ]
    if open_notes:
        assert isinstance(given_row, Fault)
        assert given_row.reason == open_notes[0].statement
        return
    assert isinstance(given_row, ToGrade)
    assert (given_row.anc, given_row.comparator) == (to_canonical(count), count.comparator)
    assert given_row.lower_limit == (None if lower is None else to_canonical(lower))


def test_columns_are_found_in_any_order_and_whatever_their_capitals(tmp_path: Path, schemes: Schemes) -> None:
    found = read(tmp_path, schemes, "Scheme,x, UNIT ,lln,ANC", "clinical", "-", "/uL", "2000", " 400 ")
    assert isinstance(found, ToGrade)
    assert (found.scheme, found.anc, found.lower_limit) == (schemes.clinical, Decimal("0.4"), Decimal(2))


def test_the_scheme_is_ctcae_5_where_none_is_named(tmp_path: Path, schemes: Schemes) -> None:
    for head, cells in (("anc,unit", ("1", "/nL")), ("anc,unit,scheme", ("1", "/nL", " "))):
        found = read(tmp_path, schemes, head, *cells)
        assert isinstance(found, ToGrade)
        assert found.scheme is schemes.ctcae_5


@pytest.mark.parametrize(
    ("birth", "collected", "days"),
    [
        ("2026-01-01", "2026-01-01", 0),
        ("2026-01-01", "2026-01-08", 7),
        ("2026-01-01T12:00", "2026-01-09T11:59", 7),
        ("2026-01-01T12:00", "2026-01-09T12:00", 8),
        ("2026-01-01T12:00", "2026-01-09", 8),
        ("2026-01-01", "2026-01-09T00:01", 8),
        ("2024-02-29", "2026-03-01", 731),
        ("2026-01-01", "", None),
        ("", "2026-01-01", None),
    ],
)
def test_age_is_whole_days_and_needs_both_dates(
    tmp_path: Path, schemes: Schemes, birth: str, collected: str, days: int | None
) -> None:
    """29 Feb 2024 to 1 Mar 2026 by hand: 366 days to 1 Mar 2025 and 365 more."""
    found = read(tmp_path, schemes, "anc,unit,birth,collected", "1", "/nL", birth, collected)
    assert isinstance(found, ToGrade)
    assert found.age_days == days


@pytest.mark.parametrize(
    ("birth", "collected", "field"),
    [
        ("2026-13-01", "2026-12-01", "birth"),
        ("2026-01-01", "01/02/2026", "collected"),
        ("2026-01-01", "2026-01-02T06:00Z", "collected"),
        ("2026-01-02", "2026-01-01", "collected"),
        ("2026-01-02T06:00", "2026-01-02T05:59", "collected"),
    ],
)
def test_a_date_that_cannot_be_is_refused(
    tmp_path: Path, schemes: Schemes, birth: str, collected: str, field: str
) -> None:
    found = read(tmp_path, schemes, "anc,unit,birth,collected", "1", "/nL", birth, collected)
    assert isinstance(found, Fault)
    assert found.field == field
    assert found.at(7) == Refusal(7, found.field, found.value, found.reason)
