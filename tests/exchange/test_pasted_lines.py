"""One result per line, running text, and results copied line under line, as they come from ward screens."""

from __future__ import annotations

import pytest

from neutro_desk.workup.pasted import Standing
from neutro_desk.workup.typed import EntryMode
from tests.exchange.pasted_reading import counts, key, only, read, row

WBC = {"wbc": "1.2", "wbc_unit": "10*3/uL"}


@pytest.mark.parametrize(
    "line",
    [
        "WBC 1.2 L K/uL 4.0-11.0",
        "WBC\t1.2\tL\tK/uL\t4.0-11.0",
        "WBC,1.2,L,K/uL,4.0-11.0",
        '"WBC","1.2","L","K/uL","4.0-11.0"',
        "WBC;1.2;L;K/uL;4.0-11.0",
        "| WBC | 1.2 | L | K/uL | 4.0-11.0 |",
        "WBC      1.2   L   K/uL   4.0 - 11.0",
        "WBC  4.0-11.0  1.2 L  K/mcL",
        "WBC: 1.2 L K/uL (4.0 to 11.0)",
        "WBC=1.2 K/uL",
        "WBC ........ 1.2 K/uL",
        "- WBC 1.2 K/uL",
        "• WBC 1.2K/uL",
        "WBC 1.2L K/mcL",
        "WBC *1.2* Thou/uL",
        "WBC 1.2 (L) x10(3)/mcL [4.0–11.0]",
        "WBC low 1.2 10*3/uL",
        "WBC L 1.2 10*3/uL",
        "WBC ↓1.2 10*3/uL",
        "WBC (K/uL) 1.2",
        "White Blood Cell Count 1.2 LL 10E3/mcL 4.0 - 11.0",
        "WBC 1.2 K/uL Ref: 4.0-11.0",
        "WBC 1.2 L K/cmm 4.0 - 11.0 [500]",
    ],
)
def test_name_value_flag_unit_and_range_may_stand_in_any_way(line: str) -> None:
    assert only(line) == WBC


@pytest.mark.parametrize(
    ("line", "flag"),
    [
        ("ANC 0.42 L K/uL", "L"),
        ("ANC 0.42 LL K/uL", "LL"),
        ("ANC 0.42 (L) K/uL", "L"),
        ("ANC 0.42L K/uL", "L"),
        ("ANC *0.42* K/uL", "*"),
        ("ANC 0.42 low K/uL", "low"),
        ("ANC 0.42 K/uL A", "A"),
        ("ANC 0.42 K/uL N", "N"),
        ("ANC 0.42 Crit Low K/uL", "Crit Low"),
    ],
)
def test_a_flag_is_kept_for_show(line: str, flag: str) -> None:
    assert read(line).rows[0].flag == flag


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("4.0-11.0", "4.0-11.0"),
        ("4.0 - 11.0", "4.0 - 11.0"),
        ("[4.0–11.0]", "4.0–11.0"),
        ("(4.0 to 11.0)", "4.0 to 11.0"),
        (">4.0", ">4.0"),
        ("<11", "<11"),
        ("(>= 4.0)", ">= 4.0"),
    ],
)
def test_a_range_is_shown_as_written_and_is_never_the_result(written: str, reference: str) -> None:
    (one,) = read(f"WBC 1.2 K/uL {written}").rows
    assert (one.value, one.reference) == ("1.2", reference)


def test_the_low_end_of_the_anc_range_is_the_laboratorys_lower_limit() -> None:
    block = "ANC 420 /uL 1800-7700"
    assert only(block) == {"anc": "420", "anc_unit": "/uL", "anc_lower_limit": "1800"}
    assert key(row(block, "ANC")) == "pasted.lower_limit"


@pytest.mark.parametrize("reference", ["<7.7", "0.0-7.7", "", "see note"])
def test_a_range_without_a_low_end_gives_no_lower_limit(reference: str) -> None:
    assert "anc_lower_limit" not in only(f"ANC 0.42 10*9/L {reference}")


def test_the_range_of_a_share_is_no_lower_limit_of_the_count() -> None:
    assert "anc_lower_limit" not in only("Neutrophils 30 % 40-75")


def test_a_report_of_a_british_ward() -> None:
    block = """Full blood count
    Haemoglobin 92 g/L (130 - 180)
    White cell count 1.2 x10^9/L (4.0 - 11.0) *
    Platelets 140 x10^9/L (150 - 400)
    Neutrophils 0.42 x10^9/L (2.0 - 7.5) *
    Lymphocytes 0.6 x10^9/L (1.0 - 4.0)
    Film comment: neutropenia, no blasts seen"""
    report = read(block)
    assert report.counts[0].typed.mode is EntryMode.LABORATORY_ANC
    assert only(block) == {
        "haemoglobin": "92",
        "wbc": "1.2",
        "platelets": "140",
        "anc": "0.42",
        "anc_lower_limit": "2.0",
        "differential_unit": "10*9/L",
        "lymphocytes": "0.6",
    }
    assert [key(one) for one in report.rows if one.line in (1, 7)] == [
        "pasted.heading",
        "pasted.nothing_read",
    ]


def test_a_report_of_an_american_record_system() -> None:
    block = """CBC WITH DIFFERENTIAL [123456789] (Abnormal)            Collected: 11/21/26 0610
    Specimen: Blood                                          Updated: 11/21/26 0702
     WBC 1.2 (L) 10*3/uL
     RBC 2.95 (L) 10*6/uL
     Hemoglobin 9.2 (L) g/dL
     Platelets 140 (L) 10*3/uL
     Neutrophils % 35.0 %
     Neutrophils Absolute 0.42 (LL) 10*3/uL
     Immature Granulocytes % 0.3 %"""
    assert read(block).counts[0].typed.mode is EntryMode.TOTAL
    assert only(block) == {
        "collected_date": "21-Nov-2026",
        "collected_time": "06:10",
        "wbc": "1.2",
        "wbc_unit": "10*3/uL",
        "haemoglobin": "9.2",
        "haemoglobin_unit": "g/dL",
        "platelets": "140",
        "platelets_unit": "10*3/uL",
        "neutrophils": "35.0",
        "anc": "0.42",
        "anc_unit": "10*3/uL",
        "anc_beside": True,
        "immature_granulocytes": "0.3",
    }
    assert key(row(block, "Specimen: Blood Updated")) == "pasted.other_time"
    assert key(row(block, "RBC")) == "pasted.not_used"


def test_a_report_in_german() -> None:
    block = "Leukozyten\t1,2\tG/l\t4,0-10,0\nHämoglobin\t9,2\tg/dl\nSegmentkernige\t30\t%\nStabkernige\t5\t%"
    assert only(block) == {
        "wbc": "1,2",
        "haemoglobin": "9,2",
        "haemoglobin_unit": "g/dL",
        "segs": "30",
        "bands": "5",
    }


@pytest.mark.parametrize(
    "text",
    [
        "WBC 1.2, segs 30%, bands 5%, Hb 92, plt 140",
        "WBC 1.2; segs 30%; bands 5%; Hb 92; plt 140",
        "WBC 1.2 segs 30% bands 5% Hb 92 plt 140",
        "WBC: 1.2 / segs: 30 % / bands: 5 % / Hb: 92 / plt: 140",
        "WBC 1.2, Hb 92, plt 140 (segs 30%, bands 5%)",
        "WBC 1.2 and segs 30% and bands 5%. Hb 92, plt 140.",
    ],
)
def test_running_text_is_parted_at_its_names(text: str) -> None:
    assert only(text) == {
        "wbc": "1.2",
        "wbc_unit": "",
        "segs": "30",
        "bands": "5",
        "haemoglobin": "92",
        "haemoglobin_unit": "",
        "platelets": "140",
        "platelets_unit": "",
    }


def test_each_result_of_running_text_has_its_own_unit() -> None:
    assert only("WBC 1.2 K/mcL; ANC 0.42") == WBC | {"anc": "0.42", "anc_unit": ""}


@pytest.mark.parametrize(
    "text",
    [
        "WBC 1.2 (30 segs, 5 bands, 50 lymphs)",
        "30 segs 5 bands 50 lymphs",
        "35% segs",
        "WBC 1.2 with 35% segs",
        "segs, 5 bands, 50 lymphs",
    ],
)
def test_a_number_before_its_name_is_never_given_to_another_name(text: str) -> None:
    report = read(text)
    assert report.counts == ()
    assert all(one.standing is Standing.LEFT_OUT for one in report.rows)


@pytest.mark.parametrize(
    "text",
    [
        "WBC 1.2 1.4",
        "WBC 1.2 (prev 2.1)",
        "ANC 0.42 (was 0.81 on 19-Nov-2026)",
        "ANC 0.81 -> 0.42",
        "ANC = 1.2 x 35% = 0.42",
        "ANC 1.2 x 35%",
        "Neutrophils 1.2 x 35%",
        "WBC,1,2,10*9/L",
        "ANC >2.0 0.42",
        "WBC 1.2 4.0 11.0",
    ],
)
def test_of_two_numbers_none_is_taken(text: str) -> None:
    report = read(text)
    assert report.counts == ()
    assert key(report.rows[0]) == "pasted.several_numbers"


@pytest.mark.parametrize(
    "text",
    [
        "ANC > 0.5 needed for the next cycle",
        "Start G-CSF if ANC < 0.5",
        "Transfuse when Hb 70",
        "Hold chemotherapy until ANC 1.0 K/uL",
        "Goal plt 20",
    ],
)
def test_a_plan_is_not_read_as_a_result(text: str) -> None:
    report = read(text)
    assert report.counts == ()
    assert key(report.rows[0]) == "pasted.instruction"


def test_a_drug_in_the_text_does_not_turn_what_follows_into_another_specimen() -> None:
    assert only("G-CSF given\nANC 0.42 K/uL") == {"anc": "0.42", "anc_unit": "10*3/uL"}


def test_results_of_another_specimen_are_left_out_until_blood_comes_back() -> None:
    block = "CBC\nWBC 1.2 K/uL\nUrinalysis\nWBC 5 /uL\nHaematology\nHb 92 g/L"
    assert only(block) == WBC | {"haemoglobin": "92"}
    assert [key(one) for one in read(block).rows if one.name == "WBC"] == [None, "pasted.not_blood"]


@pytest.mark.parametrize("line", ["WBC 5 /hpf", "WBC 5 /uL urine", "WBC 5 /uL (CSF)"])
def test_a_cell_count_of_urine_or_fluid_is_no_white_count(line: str) -> None:
    assert read(line).counts == ()


def test_share_and_count_behind_one_name_are_two_values() -> None:
    assert only("Neutrophils 0.42 K/uL (35 %)") == {
        "neutrophils": "35",
        "anc": "0.42",
        "anc_unit": "10*3/uL",
        "anc_beside": True,
    }


def test_results_copied_line_under_line() -> None:
    block = """WBC
    1.2 L
    K/uL
    4.0-11.0

    Neutrophils %
    30
    %
    40 - 75
    Bands
    Pending
    Ferritin
    120
    ng/mL"""
    report = read(block)
    assert only(block) == WBC | {"neutrophils": "30"}
    assert [(one.line, one.until) for one in report.rows] == [(1, 4), (6, 9), (10, 11), (12, 14)]
    assert key(report.rows[2]) == "pasted.no_number"


def test_a_portal_with_its_titles_one_under_the_other() -> None:
    titles = "Component\nYour Value\nStandard Range\nFlag\n"
    block = f"{titles}WBC\n1.2 K/uL\n4.0 - 11.0 K/uL\nL\nHemoglobin\n9.2 g/dL\nL"
    assert only(block) == WBC | {"haemoglobin": "9.2", "haemoglobin_unit": "g/dL"}


def test_the_axis_of_a_portals_graph_is_not_taken_for_the_result() -> None:
    report = read("WBC\nNormal range: 4.0 - 11.0 K/uL\n4.0\n11.0\n1.2\nLow")
    assert report.counts == ()
    assert key(report.rows[0]) == "pasted.several_numbers"


def test_a_name_alone_holds_for_the_dated_numbers_beneath_it() -> None:
    block = "ANC (10^9/L)\n19-Nov-2026 06:10\t0.81\n21-Nov-2026 06:10\t0.42"
    assert counts(block) == [
        {"anc": "0.81", "collected_date": "19-Nov-2026", "collected_time": "06:10"},
        {"anc": "0.42", "collected_date": "21-Nov-2026", "collected_time": "06:10"},
    ]


def test_a_page_number_is_not_the_result_of_a_name_further_up() -> None:
    assert read("WBC\nA comment of the laboratory\nPage\n1").counts == ()


def test_a_list_of_times_and_numbers_is_read_as_neutrophil_counts_and_says_so() -> None:
    block = "19-Nov-2026 06:10 0.81\n21-Nov-2026 06:10 <0.1"
    report = read(block)
    assert [count["anc"] for count in counts(block)] == ["0.81", "<0.1"]
    assert [count["anc_unit"] for count in counts(block)] == ["", ""]
    assert key(report.rows[0]) == "pasted.no_name_anc"


def test_numbers_without_a_name_beside_named_ones_are_left_out() -> None:
    report = read("WBC 1.2 K/uL\n21-Nov-2026 06:10 0.42")
    assert [key(one) for one in report.rows] == [None, "pasted.no_name"]


def test_four_digits_behind_a_date_are_not_guessed_to_be_a_count() -> None:
    report = read("19-Nov-2026 1500\n20-Nov-2026 1200")
    assert report.counts == ()
    assert [key(one) for one in report.rows] == ["pasted.time_or_count"] * 2
