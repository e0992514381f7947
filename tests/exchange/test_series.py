from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.exchange.series import TableError, read_series
from neutro_desk.workup.case import Comparator


def _written(folder: Path, text: str) -> Path:
    path = folder / "series.csv"
    path.write_bytes(text.encode())
    return path


def test_rows_become_samples_in_one_unit_exactly_as_written(tmp_path: Path) -> None:
    path = _written(
        tmp_path, "Time, ANC ,Unit\n2026-01-01T06:00,0.40,G/L\n2026-01-01 18:30:05, 90 ,cells/mm3\n"
    )
    (series,) = read_series(path).series
    assert [sample.time for sample in series.samples] == [
        datetime(2026, 1, 1, 6, 0),
        datetime(2026, 1, 1, 18, 30, 5),
    ]
    assert [str(sample.anc) for sample in series.samples] == ["0.40", "0.090"]


def test_without_a_unit_column_counts_are_per_litre(tmp_path: Path) -> None:
    (series,) = read_series(_written(tmp_path, "time,anc\n2026-01-01T06:00,<0.1\n")).series
    assert series.samples[0].anc == Decimal("0.1")
    assert series.samples[0].comparator is Comparator.BELOW


def test_a_refused_row_keeps_line_field_and_value(tmp_path: Path) -> None:
    text = 'time,anc\n"2026-01-01T06:00",1\n\n2026-01-02T06:00,"1,0"\n'
    (refused,) = read_series(_written(tmp_path, text)).refused
    assert (refused.line, refused.field, refused.value) == (4, "anc", "1,0")
    assert refused.reason.key == "number.comma_in_file"


def test_a_day_is_no_time_while_another_row_has_one(tmp_path: Path) -> None:
    found = read_series(_written(tmp_path, "time,anc\n2026-01-01T06:00,1\n2026-01-02,1\n"))
    assert [refused.reason.key for refused in found.refused] == ["row.no_time"]
    assert found.only_days is False


def test_series_are_split_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "Ward,time,anc\nb,2026-01-01T06:00,1\na,2026-01-01T06:00,2\nb,2026-01-02T06:00,3\n"
    found = read_series(_written(tmp_path, text), by="ward")
    assert [(one.of, len(one.samples)) for one in found.series] == [("b", 2), ("a", 1)]


def test_a_file_that_is_no_text_or_not_there_is_refused_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    with pytest.raises(TableError, match="could not be read: no such file"):
        read_series(path)
    path.write_bytes(b"time,anc\n\xff\xfe\n")
    with pytest.raises(TableError, match="UTF-8"):
        read_series(path)
    with pytest.raises(TableError, match="could not be read"):
        read_series(tmp_path)
