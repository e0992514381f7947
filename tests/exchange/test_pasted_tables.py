"""Pasted tables: columns in any order, dates across, names across, and blocks under their dates."""

from __future__ import annotations

import pytest

from neutro_desk.workup.pasted import Standing
from tests.exchange.pasted_reading import counts, key, only, read, row

WBC_AND_SEGS = {"wbc": "1.2", "wbc_unit": "10*3/uL", "segs": "30"}


@pytest.mark.parametrize(
    "block",
    [
        "Test\tResult\tFlag\tUnits\tReference range\nWBC\t1.2\tL\tK/uL\t4-11\nSegs\t30\t\t%\t40-70",
        "Component,Reference range,Units,Result,Flag\nWBC,4-11,K/uL,1.2,L\n"
        '"Neutrophils, Segmented",40-70,%,30,L',
        "Name;Value;Unit;Ref\nWBC;1.2;K/uL;4-11\nSegs;30;%;40-70",
        "| Test | Result | Unit |\n|---|---|---|\n| WBC | 1.2 | K/uL |\n| Segs | 30 | % |",
        "Test      Result   Flag   Units   Range\nWBC       1.2      L      K/uL    4-11\n"
        "Segs      30              %       40-70",
        "Test Result Units Range\nWBC 1.2 K/uL 4-11\nSegs 30 % 40-70",
        "Units\tTest\tResult\nK/uL\tWBC\t1.2\n%\tSegs\t30",
        "Test\tResult\tLow\tHigh\tUnits\nWBC\t1.2\t4\t11\tK/uL\nSegs\t30\t40\t70\t%",
        "Test\tResult\tPrevious\tUnits\nWBC\t1.2\t2.1\tK/uL\nSegs\t30\t44\t%",
        "Analyte\tRef Range & Units\tValue\nWBC\t4.0 - 11.0 K/uL\t1.2 (L)\nSegs\t40 - 70 %\t30",
    ],
)
def test_columns_may_stand_in_any_order(block: str) -> None:
    assert only(block) == WBC_AND_SEGS


def test_columns_that_are_not_read_are_named() -> None:
    block = "Test\tResult\tPrevious\tUnits\nANC\t0.42\t0.81\tK/uL"
    assert key(read(block).rows[0]) == "pasted.columns_left_out"
    assert read(block).rows[0].remark == read(block).rows[0].remark
    assert only(block)["anc"] == "0.42"


def test_low_and_high_columns_give_the_lower_limit() -> None:
    block = "Test\tResult\tLow\tHigh\tUnits\nANC\t0.42\t1.8\t7.7\tK/uL"
    assert only(block)["anc_lower_limit"] == "1.8"


def test_a_bare_number_under_units_is_a_unit_and_never_a_second_result() -> None:
    block = "Test\tResult\tUnits\nWBC\t1.2\t10\nANC\t420\tcells/mL"
    assert only(block) == {"wbc": "1.2", "wbc_unit": "10", "anc": "420", "anc_unit": "cells/mL"}
    assert [key(one) for one in read(block).rows[1:]] == ["unit.incomplete", "unit.per_millilitre"]
    assert {one.standing for one in read(block).rows[1:]} == {Standing.ASKED}


def test_a_blank_cell_keeps_its_place() -> None:
    titles = "\t19-Nov-2026 06:10\t20-Nov-2026 07:00\t21-Nov-2026 06:30"
    block = f"{titles}\nWBC (K/uL)\t1.2\t\t1.4\nANC (K/uL)\t\t\t0.4"
    found = counts(block)
    assert [(one["collected_date"], one["wbc"]) for one in found] == [
        ("19-Nov-2026", "1.2"),
        ("21-Nov-2026", "1.4"),
    ]
    assert found[1]["anc"] == "0.4"
    assert key(read(block).rows[1]) == "pasted.no_values"


def test_dates_across_with_their_times_in_a_second_row() -> None:
    block = """\t19/11/2026\t20/11/2026\t21/11/2026\tUnits
\t06:10\t07:00\t06:30\t
WBC\t2.1\t1.6\t1.2 L\t10*9/L
Neut #\t0.81\t0.60\t<0.1\t10*9/L"""
    found = counts(block)
    assert [(one["collected_date"], one["collected_time"]) for one in found] == [
        ("19-Nov-2026", "06:10"),
        ("20-Nov-2026", "07:00"),
        ("21-Nov-2026", "06:30"),
    ]
    assert [(one["wbc"], one["anc"]) for one in found] == [("2.1", "0.81"), ("1.6", "0.60"), ("1.2", "<0.1")]


def test_dates_across_beside_single_blanks() -> None:
    block = """Recent Labs
    Lab 11/19/26 0602 11/20/26 0558 11/21/26 0610
    WBC 2.1* 1.6* 1.2*
    PLT 151 144* 140*
    NEUTROABS 0.81* 0.60* 0.42*"""
    found = counts(block)
    assert [one["collected_time"] for one in found] == ["06:02", "05:58", "06:10"]
    assert [(one["wbc"], one["platelets"], one["anc"]) for one in found] == [
        ("2.1", "151", "0.81"),
        ("1.6", "144", "0.60"),
        ("1.2", "140", "0.42"),
    ]


@pytest.mark.parametrize(
    "line",
    ["ANC 0.81 0.42", "ANC 0.81", "ANC 0.81 0.60 0.42 0.39", "PLT 140 000 150 000", "PLT 1 500 900"],
)
def test_a_row_with_fewer_or_more_numbers_than_dates_is_not_matched_by_guess(line: str) -> None:
    block = f"Test 19-Nov-2026 06:10 20-Nov-2026 06:10 21-Nov-2026 06:10\n{line}"
    report = read(block)
    assert report.counts == ()
    assert key(report.rows[3]) == "pasted.unmatched"


def test_two_numbers_with_a_blank_between_stay_doubtful() -> None:
    block = "Test 19-Nov-2026 06:10 20-Nov-2026 06:10\nPLT 151 144"
    assert read(block).counts == ()


@pytest.mark.parametrize(
    "block",
    [
        "Date\tTime\tWBC\tNeut %\n20-Nov-2026\t06:10\t1.6\t33\n21-Nov-2026\t06:30\t1.2\t30",
        "Date Time WBC Neut%\n20-Nov-2026 06:10 1.6 33\n21-Nov-2026 06:30 1.2 30",
        "Collected,WBC,Neutrophils %\n2026-11-20 06:10,1.6,33\n2026-11-21 06:30,1.2,30",
        "Date/Time;WBC;Neut %\n20.11.2026 06:10;1.6;33\n21.11.2026 06:30;1.2;30",
        "Date                WBC    Neut %\n20/11/2026 06:10    1.6    33\n21/11/2026 06:30    1.2    30",
    ],
)
def test_dates_down_and_names_across(block: str) -> None:
    found = counts(block)
    assert [(one["collected_date"], one["collected_time"]) for one in found] == [
        ("20-Nov-2026", "06:10"),
        ("21-Nov-2026", "06:30"),
    ]
    assert [(one["wbc"], one["neutrophils"]) for one in found] == [("1.6", "33"), ("1.2", "30")]


def test_units_under_the_names_belong_to_the_values_beneath() -> None:
    block = "Date\tWBC\tNeut\tANC\n\t10^9/L\t%\t/uL\n21-Nov-2026\t1.2\t30\t360"
    assert only(block) == {
        "collected_date": "21-Nov-2026",
        "wbc": "1.2",
        "neutrophils": "30",
        "anc": "360",
        "anc_unit": "/uL",
        "anc_beside": True,
    }


def test_two_columns_of_date_and_count() -> None:
    block = "Date,ANC (10^9/L)\n2026-11-20,0.60\n2026-11-21 06:10,0.42"
    assert [one["anc"] for one in counts(block)] == ["0.60", "0.42"]


def test_a_named_row_in_a_table_of_other_columns_is_read_by_itself() -> None:
    block = "Date\tWBC (K/uL)\tANC (K/uL)\n21-Nov-2026\t1.2\t0.42\nANC\t0.39\tK/uL"
    found = counts(block)
    assert [one.get("wbc") for one in found] == ["1.2", None]
    assert [one["anc"] for one in found] == ["0.42", "0.39"]


def test_blocks_stand_under_their_times_of_collection() -> None:
    block = """Collected: 21-Nov-2026 06:10   Received: 21-Nov-2026 07:02
    WBC 1.2 K/uL
    ANC 0.42 K/uL
    Date/Time: 2026-11-20 07:00
    WBC 1.6 K/uL
    19/11/2026 06:20
    WBC 2.1 K/uL"""
    assert [(one["collected_date"], one["collected_time"], one["wbc"]) for one in counts(block)] == [
        ("21-Nov-2026", "06:10", "1.2"),
        ("20-Nov-2026", "07:00", "1.6"),
        ("19-Nov-2026", "06:20", "2.1"),
    ]
    assert key(row(block, "Received")) == "pasted.other_time"


def test_a_date_on_each_line_or_in_a_column_is_its_collection() -> None:
    lines = "21-Nov-2026 06:10 WBC 1.2 K/uL\n20-Nov-2026 07:00 WBC 1.6 K/uL"
    table = (
        "Test\tResult\tUnits\tCollected\nWBC\t1.2\tK/uL\t21-Nov-2026 06:10\nWBC\t1.6\tK/uL\t20-Nov-2026 07:00"
    )
    behind = "WBC: 1.2 K/uL Low (11/21/26 06:10:00)\nWBC: 1.6 K/uL Low (11/20/26 07:00:00)"
    for block in (lines, table, behind):
        assert [(one["collected_date"], one["collected_time"], one["wbc"]) for one in counts(block)] == [
            ("21-Nov-2026", "06:10", "1.2"),
            ("20-Nov-2026", "07:00", "1.6"),
        ]


def test_of_two_time_columns_the_collection_is_taken() -> None:
    block = "Date\tCollected\tTest\tResult\tUnits\n22-Nov-2026\t21-Nov-2026 06:10\tANC\t0.42\tK/uL"
    assert only(block)["collected_date"] == "21-Nov-2026"


def test_a_row_of_times_received_does_not_move_the_results() -> None:
    block = (
        "Test\t19-Nov-2026 06:10\t20-Nov-2026 07:00\nReceived\t19-Nov-2026 08:00\t20-Nov-2026 09:00\n"
        "ANC (K/uL)\t0.81\t0.42"
    )
    assert [(one["collected_time"], one["anc"]) for one in counts(block)] == [
        ("06:10", "0.81"),
        ("07:00", "0.42"),
    ]


def test_the_same_time_written_twice_is_one_collection() -> None:
    block = "Collected: 21-Nov-2026 06:10\nWBC 1.2 K/uL\nCollected: 21/11/2026 06:10:00\nANC 0.42 K/uL"
    assert only(block)["wbc"] == "1.2"


@pytest.mark.parametrize(
    "label", ["Reported", "Received", "Printed on", "Result date", "Verified", "Last updated"]
)
def test_another_time_is_never_taken_for_the_collection(label: str) -> None:
    for block in (f"{label}: 21-Nov-2026 08:00\nANC 0.42 K/uL", f"ANC 0.42 K/uL {label}: 21-Nov-2026 08:00"):
        assert "collected_date" not in only(block)


def test_the_only_time_of_collection_holds_for_the_lines_above_it_too() -> None:
    assert only("ANC 0.42 10*9/L\nSample collected: 21/11/2026 06:10") == {
        "anc": "0.42",
        "collected_date": "21-Nov-2026",
        "collected_time": "06:10",
    }


def test_without_a_date_the_collection_stays_blank() -> None:
    assert "collected_date" not in only("ANC 0.42 10*9/L")
    assert "collected_time" not in only("ANC 0.42 10*9/L")


def test_two_dates_on_one_line_leave_it_out() -> None:
    report = read("ANC 0.42 K/uL 19-Nov-2026 21-Nov-2026")
    assert report.counts == ()
    assert key(report.rows[0]) == "pasted.two_dates"


def test_date_and_time_may_stand_on_lines_of_their_own() -> None:
    one = "Collection date: 21-Nov-2026\nCollection time: 06:10\nANC 0.42 10*9/L"
    other = "Collected\n21-Nov-2026 06:10\nANC 0.42 10*9/L"
    third = "Date 21-Nov-2026 Time 06:10\nANC 0.42 10*9/L"
    for block in (one, other, third):
        assert (only(block)["collected_date"], only(block)["collected_time"]) == ("21-Nov-2026", "06:10")
