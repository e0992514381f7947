"""Layouts in which a careless reading gives a value to the wrong name, date or specimen."""

from __future__ import annotations

import pytest

from neutro_desk.workup.pasted import Standing
from tests.exchange.pasted_reading import counts, key, only, read, row

ANC = {"anc": "0.42", "anc_unit": "10*3/uL"}
THREE_DATES = "Test 19-Nov-2026 06:10 20-Nov-2026 06:10 21-Nov-2026 06:10"


@pytest.mark.parametrize("line", ["ANC 0.81 0.42 (verified)", "ANC 0.81 0.42 today?", "ANC 0.81 0.42 L >1.8"])
def test_what_stands_behind_too_few_numbers_does_not_stand_for_a_date(line: str) -> None:
    report = read(f"{THREE_DATES}\n{line}")
    assert report.counts == ()
    assert key(report.rows[3]) == "pasted.unmatched"


def test_a_word_for_a_missing_result_keeps_the_place_of_its_date() -> None:
    found = counts(f"{THREE_DATES}\nANC 0.81 pending 0.42")
    assert [(one["collected_date"], one["anc"]) for one in found] == [
        ("19-Nov-2026", "0.81"),
        ("21-Nov-2026", "0.42"),
    ]


def test_times_that_stand_under_other_columns_than_the_dates_are_not_moved_to_them() -> None:
    block = "Test\t19-Nov-2026\t20-Nov-2026\tUnits\n\t\t06:10\t07:00\nANC\t0.81\t0.42\tK/uL"
    assert all("collected_time" not in one for one in counts(block))


def test_a_table_with_two_columns_of_results_takes_neither_where_they_differ() -> None:
    block = "Test\tResult\tResult\tUnits\nANC\t0.42\t0.81\tK/uL\nWBC\t1.2\t1.2\tK/uL"
    assert only(block) == {"wbc": "1.2", "wbc_unit": "10*3/uL"}
    assert key(row(block, "ANC")) == "pasted.several_numbers"


def test_of_two_columns_of_names_the_one_that_names_a_value_is_read() -> None:
    block = "Test\tComponent\tResult\tUnits\nCBC\tANC\t0.42\tK/uL"
    assert only(block) == ANC


def test_the_time_may_stand_before_the_date() -> None:
    block = "Time\tDate\tANC (10^9/L)\n06:10\t21-Nov-2026\t0.42"
    assert (only(block)["collected_date"], only(block)["collected_time"]) == ("21-Nov-2026", "06:10")


def test_a_date_that_cannot_be_read_stays_as_written_and_is_asked_about() -> None:
    block = "Date\tTest\tResult\tUnits\nTuesday\tANC\t0.42\tK/uL"
    assert only(block)["collected_date"] == "Tuesday"


def test_a_blank_date_in_a_table_of_dates_does_not_take_the_one_above() -> None:
    titles = "Collected: 19-Nov-2026 06:10\nDate\tTest\tResult\tUnits\n"
    block = f"{titles}21-Nov-2026\tANC\t0.42\tK/uL\n\tWBC\t1.2\tK/uL"
    found = counts(block)
    assert [("anc" in one, one.get("collected_date")) for one in found] == [
        (True, "21-Nov-2026"),
        (False, None),
    ]


def test_a_row_with_its_own_date_keeps_it_under_names_without_one() -> None:
    block = "Collected: 19-Nov-2026 06:10\nWBC ANC\n21-Nov-2026 06:30 1.2 0.42"
    assert only(block)["collected_date"] == "21-Nov-2026"


def test_names_across_without_dates_belong_to_the_collection_above() -> None:
    block = "Collected: 19-Nov-2026 06:10\nWBC ANC Hb\n1.2 0.42 92"
    assert only(block) | {"wbc_unit": "", "anc_unit": "", "haemoglobin_unit": ""} == only(block)
    assert (only(block)["wbc"], only(block)["anc"], only(block)["haemoglobin"]) == ("1.2", "0.42", "92")
    assert key(read("WBC ANC Hb\n1.2 0.42").rows[1]) == "pasted.unmatched"


def test_a_collection_time_does_not_turn_urine_into_blood() -> None:
    block = "Urinalysis\nCollected: 21-Nov-2026 06:10\nWBC 5 /uL\nResults\nWBC 6 /uL"
    assert read(block).counts == ()
    back = f"{block}\nCBC 21-Nov-2026 06:10\nWBC 1.2 K/uL"
    assert only(back)["wbc"] == "1.2"


@pytest.mark.parametrize(
    "heading",
    [
        "Specimen: Urine",
        "Source: CSF",
        "Cerebrospinal fluid, collected on 21-Nov-2026 06:10",
        "Pleural fluid",
    ],
)
def test_results_under_another_specimen_are_not_taken(heading: str) -> None:
    report = read(f"{heading}\nWBC 5 /uL\nNeutrophils 30 %")
    assert report.counts == ()
    assert {key(one) for one in report.rows if one.value and one.name in ("WBC", "Neutrophils")} == {
        "pasted.not_blood"
    }


def test_a_long_comment_that_mentions_urine_changes_nothing() -> None:
    assert only("The urine culture of yesterday is still running\nANC 0.42 K/uL") == ANC


def test_the_limit_of_granulocytes_is_no_limit_of_neutrophils() -> None:
    assert only("Gran # 0.42 K/uL 2.0-7.0") == ANC


def test_what_follows_a_comma_is_read_by_itself() -> None:
    block = "WBC 1.2 K/uL, ANC 0.42 K/uL, start filgrastim 300 ug"
    assert only(block) == {"wbc": "1.2", "wbc_unit": "10*3/uL"} | ANC
    assert read(block).rows[-1].standing is Standing.LEFT_OUT


@pytest.mark.parametrize(
    "line",
    ["ANC 0.42 K/uL - hold chemotherapy", "Repeat if ANC 0.42 K/uL", "Patient must have ANC 0.42 K/uL"],
)
def test_a_value_inside_an_instruction_is_left_out(line: str) -> None:
    assert read(line).counts == ()


def test_a_unit_whose_superscript_was_lost_is_asked_about() -> None:
    assert only("ANC 0.42 ×109/L")["anc_unit"] == "×109/L"
    assert only("WBC 1.2 103/uL")["wbc_unit"] == "103/uL"
    assert read("PLT 103/uL").counts == ()


@pytest.mark.parametrize(
    "line", ["Hb S 30 %", "Hb A1c 5.6 %", "Plasma Hb 0.1 g/L", "Large platelets 12 K/uL"]
)
def test_a_longer_name_is_never_cut_down_to_a_known_one(line: str) -> None:
    assert read(line).counts == ()


def test_a_range_in_the_place_of_the_result_is_no_result() -> None:
    assert read("WBC 1.2-1.4").counts == ()
    assert read("Test\tResult\tRange\nWBC\t\t4-11").counts == ()


def test_a_title_of_one_date_holds_for_the_column_beneath_it() -> None:
    block = "Test\t21-Nov-2026 06:10\tUnits\nANC\t0.42\tK/uL"
    assert only(block) == ANC | {"collected_date": "21-Nov-2026", "collected_time": "06:10"}


def test_a_header_without_a_corner_is_matched_by_its_dates() -> None:
    block = "19-Nov-2026 06:10\t21-Nov-2026 06:10\nANC (K/uL)\t0.81\t0.42"
    assert [(one["collected_date"], one["anc"]) for one in counts(block)] == [
        ("19-Nov-2026", "0.81"),
        ("21-Nov-2026", "0.42"),
    ]


def test_two_times_of_one_line_are_told_apart() -> None:
    block = "Collected 21-Nov-2026 06:10 Reported 21-Nov-2026 08:00\nANC 0.42 K/uL"
    assert only(block)["collected_time"] == "06:10"


def test_a_zero_written_twice_is_one_zero() -> None:
    assert only("Segs 30 %\nBands 0 %\nBands 0") == {"segs": "30", "bands": "0"}


def test_haemoglobin_in_two_units_is_one_value() -> None:
    assert only("Hb 9.2 g/dL\nHb 92 g/L") == {"haemoglobin": "9.2", "haemoglobin_unit": "g/dL"}
    assert read("Hb 9.2 g/dL\nHb 93 g/L").counts == ()


def test_a_censored_value_is_not_the_same_as_its_limit() -> None:
    assert read("ANC <0.1 K/uL\nANC 0.1 K/uL").counts == ()


def test_numbers_that_are_still_asked_about_are_the_same_only_as_written() -> None:
    assert only("ANC\t1,500\t/uL\nANC\t1,500\t/uL")["anc"] == "1,500"
    assert read("ANC\t1,500\t/uL\nANC\t1500\t/uL").counts == ()


def test_a_name_of_two_letters_is_taken_only_with_a_unit_of_cells() -> None:
    assert only("IG 1.2 %") == {"immature_granulocytes": "1.2"}
    assert key(read("IG 1.2").rows[0]) == "pasted.not_known"


@pytest.mark.parametrize("line", ["·", "•", "- ", "|", ",", ";", "---", '""'])
def test_a_line_of_marks_only_is_shown_too(line: str) -> None:
    (one,) = read(f"{line}\nANC 0.42 K/uL").rows[:-1]
    assert (one.line, one.standing) == (1, Standing.LEFT_OUT)


def test_an_unclosed_quote_is_no_reason_to_lose_the_line() -> None:
    assert only('WBC,"1.2') == {"wbc": "1.2", "wbc_unit": ""}
