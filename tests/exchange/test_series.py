from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.exchange import series as exchange_series
from neutro_desk.exchange import split_table
from neutro_desk.exchange.series import Refusal, Series, TableError, any_count, open_series
from neutro_desk.workup.case import Comparator


def _written(folder: Path, text: str) -> Path:
    path = folder / "series.csv"
    path.write_bytes(text.encode())
    return path


def _read(path: Path, by: str | None = None) -> tuple[list[Series], list[Refusal]]:
    refused: list[Refusal] = []
    with open_series(path, by) as table:
        return list(table.series(refused.append, _no_wait)), refused


def _no_wait() -> None:
    """Rows that are put in order are few here."""


def test_rows_become_samples_in_one_unit_exactly_as_written(tmp_path: Path) -> None:
    path = _written(
        tmp_path, "Time, ANC ,Unit\n2026-01-01T06:00,0.40,G/L\n2026-01-01 18:30:05, 90 ,cells/mm3\n"
    )
    (series,), _ = _read(path)
    assert [sample.time for sample in series.samples] == [
        datetime(2026, 1, 1, 6, 0),
        datetime(2026, 1, 1, 18, 30, 5),
    ]
    assert [str(sample.anc) for sample in series.samples] == ["0.40", "0.090"]


def test_without_a_unit_column_counts_are_per_litre(tmp_path: Path) -> None:
    (series,), _ = _read(_written(tmp_path, "time,anc\n2026-01-01T06:00,<0.1\n"))
    assert series.samples[0].anc == Decimal("0.1")
    assert series.samples[0].comparator is Comparator.BELOW


def test_a_refused_row_keeps_line_field_and_value(tmp_path: Path) -> None:
    text = 'time,anc\n"2026-01-01T06:00",1\n\n2026-01-02T06:00,"1,0"\n'
    _, (refused,) = _read(_written(tmp_path, text))
    assert (refused.line, refused.field, refused.value) == (4, "anc", "1,0")
    assert refused.reason.key == "number.comma_in_file"


def test_a_day_is_no_time_while_another_row_has_one(tmp_path: Path) -> None:
    (series,), refused = _read(_written(tmp_path, "time,anc\n2026-01-01T06:00,1\n2026-01-02,1\n"))
    assert [one.reason.key for one in refused] == ["row.no_time"]
    assert series.only_days is False


def test_a_day_is_no_time_even_where_the_row_with_a_time_is_refused(tmp_path: Path) -> None:
    (series,), refused = _read(_written(tmp_path, "time,anc\n2026-01-01T06:00,x\n2026-01-02,1\n"))
    assert [(one.line, one.reason.key) for one in refused] == [(2, "number.letters"), (3, "row.no_time")]
    assert series.samples == ()


def test_each_series_decides_for_itself_whether_its_days_have_times(tmp_path: Path) -> None:
    text = "who,time,anc\na,2026-01-01,1\na,2026-01-02,2\nb,2026-01-01T06:00,1\nb,2026-01-02,2\n"
    (a, b), refused = _read(_written(tmp_path, text), by="who")
    assert (a.only_days, len(a.samples)) == (True, 2)
    assert (b.only_days, len(b.samples)) == (False, 1)
    assert [one.line for one in refused] == [5]


def test_series_are_split_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "Ward,time,anc\nb,2026-01-01T06:00,1\na,2026-01-01T06:00,2\nb,2026-01-02T06:00,3\n"
    found, _ = _read(_written(tmp_path, text), by="ward")
    assert [(one.of, len(one.samples)) for one in found] == [("b", 2), ("a", 1)]


@given(st.lists(st.tuples(st.sampled_from("abcd "), st.integers(1, 99)), max_size=30))
def test_wherever_the_rows_of_a_series_stand_the_series_is_the_same(rows: list[tuple[str, int]]) -> None:
    """Beside the plain way: a dictionary of all rows, held in memory."""
    lines = [f"{of},2026-01-01T{n // 60:02}:{n % 60:02},{anc}\n" for n, (of, anc) in enumerate(rows)]
    expected: dict[str, list[Decimal]] = {}
    for of, anc in rows:
        if of != " ":
            expected.setdefault(of, []).append(Decimal(anc))
    with TemporaryDirectory() as folder:
        path = _written(Path(folder), "who,time,anc\n" + "".join(lines))
        found, refused = _read(path, by="who")
    assert [(one.of, [sample.anc for sample in one.samples]) for one in found] == list(expected.items())
    assert [one.line for one in refused] == [n for n, (of, _) in enumerate(rows, start=2) if of == " "]


@given(
    st.one_of(
        st.decimals(0, 2000, places=3).map(str),
        st.sampled_from(("", "<0.1", "> 5", "-1", "1,5", "0.5x", "1e3", "0", "00.5", ".5", "5.", "1" * 16)),
    ),
    st.sampled_from(("10*9/L", "/uL", "K/uL", "cells/mm3", "G/L", "", "/mL", "%")),
)
def test_the_short_way_to_a_plain_count_gives_what_the_long_way_gives(text: str, unit: str) -> None:
    assert exchange_series._count(text, unit) == any_count(text, unit)


def test_two_units_in_one_table_are_each_read_as_written(tmp_path: Path) -> None:
    text = (
        "time,anc,unit\n2026-01-01T06:00,0.4,10*9/L\n2026-01-02T06:00,400,/uL\n2026-01-03T06:00,400,10*9/L\n"
    )
    (series,), refused = _read(_written(tmp_path, text))
    assert [sample.anc for sample in series.samples] == [Decimal("0.4"), Decimal("0.4")]
    assert [(one.line, one.field) for one in refused] == [(4, "anc")]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "row.missing"),
        ("05/11/2026", "row.day_or_month"),
        ("05/11/2026 06:10", "row.day_or_month"),
        ("5.11.2026", "row.day_or_month"),
        ("05-11-2026", "row.day_or_month"),
        ("05/05/2026", "row.time"),
        ("21/11/2026 06:10", "row.time"),
        ("11/21/2026", "row.time"),
        ("31/31/2026", "row.time"),
        ("2026/11/21 06:10", "row.time"),
        ("2026-11-21T06:10Z", "row.time_zone"),
        ("2026-11-21T06:10+01:00", "row.time_zone"),
        ("2026-11-21 06:10:00 -0500", "row.time_zone"),
        ("2026-11-21T06:10 CET", "row.time_zone"),
        ("2026-11-21 06:10 Europe/London", "row.time_zone"),
        ("2026-11-21 06:10 pm", "row.time"),
        ("2026-11-21T06:10:00.000", "row.time"),
        ("2026-11-21T24:10", "row.time"),
        ("21 Nov 2026", "row.time"),
        ("9999-12-31T23:59", "row.year"),
        ("9999-12-31", "row.year"),
        ("1899-12-31T00:00", "row.year"),
        ("0001-01-01T00:00", "row.year"),
        ("46347.25", "row.time"),
    ],
)
def test_a_time_that_is_none_is_refused_for_what_it_looks_like(
    tmp_path: Path, written: str, reason: str
) -> None:
    text = f"time,anc\n2026-11-20T06:10,1.0\n{written},0.4\n2026-11-22T06:10,0.5\n"
    (series,), (refused,) = _read(_written(tmp_path, text))
    assert len(series.samples) == 2
    assert (refused.line, refused.field, refused.value) == (3, "time", written)
    assert refused.reason.key == reason


def test_the_two_days_that_a_date_may_be_are_named(tmp_path: Path) -> None:
    _, (refused,) = _read(_written(tmp_path, "time,anc\n05/11/2026,1.0\n"))
    assert (refused.reason["one"], refused.reason["other"]) == ("2026-05-11", "2026-11-05")


def test_a_file_that_is_no_text_or_not_there_is_refused_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    with pytest.raises(TableError, match="could not be read: no such file"):
        _read(path)
    path.write_bytes(b"time,anc\n\xff\xfe\n")
    with pytest.raises(TableError, match="UTF-8"):
        _read(path)
    with pytest.raises(TableError, match="could not be read"):
        _read(tmp_path)


def test_a_disk_that_is_full_is_named_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"{of},2026-01-01T06:{n:02},1\n" for n in range(60) for of in ("a" * 900, "b" * 900))
    path = _written(tmp_path, "who,time,anc\n" + rows)
    full = split_table._TABLES.replace("BEGIN;", "PRAGMA max_page_count = 4; BEGIN;")
    monkeypatch.setattr(split_table, "_TABLES", full)
    with pytest.raises(TableError, match="could not be kept on the disk"):
        _read(path, by="who")


def test_a_bad_count_on_a_day_without_a_time_is_refused_like_any_other(tmp_path: Path) -> None:
    (series,), (refused,) = _read(_written(tmp_path, "time,anc\n2026-01-01,1\n2026-01-02,x\n"))
    assert (series.only_days, len(series.samples)) == (True, 1)
    assert (refused.line, refused.field) == (3, "anc")
