"""What is taken of a pasted report, what is asked and what is left out: nothing is guessed."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.wording.phrasebook import Phrasebook, load_catalogue
from neutro_desk.workup.cbc import read_cbc
from neutro_desk.workup.pasted import Standing
from neutro_desk.workup.typed import EntryMode
from tests.exchange.pasted_reading import NOW, counts, key, only, read, row

SPELLINGS = Path(__file__).parents[1] / "published" / "unit_spellings.csv"


def spellings(kind: str) -> list[tuple[str, str]]:
    """Return the published spellings of units of one kind, with their codes."""
    with SPELLINGS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(one["spelling"], one["code"]) for one in rows if one["kind"] == kind and one["spelling"].strip()]


@pytest.mark.parametrize(("unit", "code"), [one for one in spellings("white cells") if one[1]])
@pytest.mark.parametrize("line", ["WBC {} {}", "WBC\t{}\t{}", "WBC {} L {} 4-11"])
def test_every_complete_unit_met_in_public_data_is_understood_behind_a_number(
    line: str, unit: str, code: str
) -> None:
    typed = read(line.format("5.2", unit)).counts[0].typed
    assert (typed.wbc, typed.wbc_unit) == ("5.2", code)


@pytest.mark.parametrize("unit", [one[0] for one in spellings("white cells") if not one[1]])
def test_an_incomplete_unit_is_asked_about_by_its_own_text(unit: str) -> None:
    block = f"Test\tResult\tUnits\nWBC\t5.2\t{unit}"
    assert only(block)["wbc_unit"] == unit
    assert row(block, "WBC").standing is Standing.ASKED
    notes = read_cbc(read(block).counts[0].typed, NOW).notes
    assert [note.statement["text"] for note in notes] == [unit]


@pytest.mark.parametrize(("unit", "code"), [one for one in spellings("haemoglobin") if one[1]])
def test_haemoglobin_is_told_apart_by_its_unit_only(unit: str, code: str) -> None:
    typed = read(f"Hb 9.2 {unit}").counts[0].typed
    assert (typed.haemoglobin, typed.haemoglobin_unit) == ("9.2", code)
    assert only("Hb 9.2")["haemoglobin_unit"] == ""
    assert only("Hb 92")["haemoglobin_unit"] == ""


@pytest.mark.parametrize("line", ["ANC 0.42", "ANC 420", "Neut # 0.42", "WBC 5200", "plt 140"])
def test_a_missing_unit_is_asked_and_never_the_wards(line: str) -> None:
    (one,) = read(line).rows
    assert (one.standing, key(one)) == (Standing.ASKED, "unit.missing")
    (note,) = read_cbc(read(line).counts[0].typed, NOW).notes
    assert note.statement.key == "unit.missing"


def test_a_unit_missing_in_many_counts_is_asked_once() -> None:
    block = "Date\tANC\n19-Nov-2026 06:10\t0.81\n20-Nov-2026 06:10\t0.60\n21-Nov-2026 06:10\t0.42"
    (question,) = read(block).questions
    assert question.field == "anc"
    assert [choice.confirms for choice in question.choices] == ["unit-of:anc:10*9/L", "unit-of:anc:/uL"]
    answered = read(block, "unit-of:anc:10*9/L")
    assert answered.questions == ()
    assert {count.typed.anc_unit for count in answered.counts} == {"10*9/L"}
    contradicting = read(block, "unit-of:anc:10*9/L", "unit-of:anc:/uL")
    assert {count.typed.anc_unit for count in contradicting.counts} == {""}


def test_an_answered_unit_does_not_replace_one_that_stands_there() -> None:
    assert only("ANC 420 /uL", "unit-of:anc:10*9/L")["anc_unit"] == "/uL"


@pytest.mark.parametrize("number", ["1,500", "1.500", "1 500"])
def test_a_number_with_two_readings_keeps_its_question(number: str) -> None:
    block = f"ANC\t{number}\t/uL"
    assert only(block)["anc"] == number
    assert row(block, "ANC").standing is Standing.ASKED


@pytest.mark.parametrize("number", ["<0.1", "< 0.1", "0,42", "0.420", ".42", "00.42"])
def test_a_number_is_taken_exactly_as_written(number: str) -> None:
    assert only(f"ANC\t{number}\t10*9/L")["anc"] == number


@pytest.mark.parametrize(
    "text",
    [
        "ND",
        "---",
        "-",
        "pending",
        "see comment",
        "DNR",
        "hemolyzed",
        "*****",
        "___",
        "clotted sample",
        "few",
        "2+",
    ],
)
@pytest.mark.parametrize("line", ["ANC\t{}\tK/uL", "Test\tResult\tUnits\nANC\t{}\tK/uL", "ANC {}"])
def test_what_is_no_number_is_left_out_with_its_text(line: str, text: str) -> None:
    block = line.format(text)
    assert read(block).counts == ()
    assert row(block, "ANC").standing is Standing.LEFT_OUT


@pytest.mark.parametrize("number", ["-0.4", "1.2.3", "1e3", "1.400.000", "٣", "140K", "0.4.", "1/2"])
def test_a_number_that_is_no_measurement_is_left_out(number: str) -> None:
    if number == "0.4.":
        assert only(f"ANC {number}")["anc"] == "0.4"
        return
    assert read(f"ANC\t{number}\tK/uL").counts == ()


def test_two_values_that_differ_are_both_left_out() -> None:
    report = read("WBC 1.2 K/uL\nANC 0.42 K/uL\nWBC 1.4 K/uL")
    assert [one.standing for one in report.rows] == [Standing.LEFT_OUT, Standing.TAKEN, Standing.LEFT_OUT]
    assert key(report.rows[0]) == "pasted.differs"
    assert report.rows[0].remark is not None
    assert report.rows[0].remark["values"] == "1.2; 1.4 K/uL"
    assert only("WBC 1.2 K/uL\nANC 0.42 K/uL\nWBC 1.4 K/uL") == {"anc": "0.42", "anc_unit": "10*3/uL"}


@pytest.mark.parametrize("second", ["ANC 0.42 K/uL", "ANC 0.420 10*9/L", "ANC 420 /uL", "Neut # 0.42 K/uL"])
def test_the_same_value_twice_is_taken_once(second: str) -> None:
    block = f"ANC 0.42 K/uL\n{second}"
    assert only(block) == {"anc": "0.42", "anc_unit": "10*3/uL"}
    assert key(read(block).rows[1]) == "pasted.same_again"


def test_a_bare_zero_beside_another_value_of_the_cell_is_a_contradiction() -> None:
    assert "bands" not in only("Segs 30 %\nBands 5 %\nBands 0")


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("Ferritin 120 ng/mL", "pasted.not_used"),
        ("RBC 3.1 M/uL", "pasted.not_used"),
        ("CRP <5 mg/L", "pasted.not_used"),
        ("Zyxolin 3 mg/L", "pasted.not_known"),
        ("Hb A1c 5.6 %", "pasted.not_known"),
        ("Large platelets 3 %", "pasted.not_known"),
        ("Neutrophils (%) 0.42 10*9/L", "pasted.contradicts"),
        ("Neut # 30 %", "pasted.contradicts"),
        ("Retic % 40 10*9/L", "pasted.contradicts"),
        ("MCV 91 pg", "unit.incomplete"),
        ("Neutrophils 30 mg/L", "unit.incomplete"),
        ("nRBC # 0.06 K/uL", "pasted.nrbc_absolute"),
        ("nRBC 5", "pasted.nrbc_bare"),
        ("nRBC 5 mg/L", "unit.incomplete"),
        ("IG 8 g/L", "unit.incomplete"),
    ],
)
def test_what_is_left_out_says_why(line: str, remark: str) -> None:
    report = read(line)
    assert report.counts == ()
    assert [(one.standing, key(one)) for one in report.rows] == [(Standing.LEFT_OUT, remark)]


def test_percent_and_count_of_the_same_cells() -> None:
    block = "WBC 1.2 K/uL\nNeut % 35\nNeut # 0.42 K/uL 1.8-7.7\nLymph % 50\nLymph # 0.6 K/uL"
    assert only(block) == {
        "wbc": "1.2",
        "wbc_unit": "10*3/uL",
        "neutrophils": "35",
        "lymphocytes": "50",
        "anc": "0.42",
        "anc_unit": "10*3/uL",
        "anc_beside": True,
        "anc_lower_limit": "1.8",
    }
    assert read(block).counts[0].typed.mode is EntryMode.TOTAL
    assert key(row(block, "Lymph #")) == "pasted.shares_used"


def test_counts_of_segs_and_bands_make_an_absolute_differential() -> None:
    block = "Segs 0.30 10*9/L\nBands 0.06 10*9/L\nLymph % 50\nANC 0.36 10*9/L"
    typed = read(block).counts[0].typed
    assert (typed.mode, typed.differential_unit) == (EntryMode.SEGS_AND_BANDS, "10*9/L")
    assert (typed.segs, typed.bands, typed.anc, typed.anc_beside) == ("0.30", "0.06", "0.36", True)
    assert typed.lymphocytes == ""
    assert key(row(block, "Lymph %")) == "pasted.absolutes_used"


def test_cells_in_different_units_are_neither_converted_nor_taken() -> None:
    block = "Segs 300 /uL\nBands 0.06 10*9/L"
    assert read(block).counts == ()
    assert [key(one) for one in read(block).rows] == ["pasted.units_differ"] * 2


def test_cells_in_two_spellings_of_one_unit_are_taken() -> None:
    typed = read("Segs 0.30 K/uL\nBands 0.06 10*9/L").counts[0].typed
    assert (typed.segs, typed.bands, typed.differential_unit) == ("0.30", "0.06", "10*3/uL")


@pytest.mark.parametrize(
    ("block", "mode"),
    [
        ("Segs 30 %\nBands 5 %", EntryMode.SEGS_AND_BANDS),
        ("Segs 30 %\nBands 5 %\nNeutrophils 35 %", EntryMode.SEGS_AND_BANDS),
        ("Segs 30 %\nNeutrophils 35 %", EntryMode.TOTAL),
        ("Neutrophils 35 %", EntryMode.TOTAL),
        ("Gran % 35", EntryMode.TOTAL),
        ("Polys 30 %", EntryMode.SEGS_AND_BANDS),
        ("ANC 0.42 10*9/L\nLymph 50 %", EntryMode.LABORATORY_ANC),
        ("Neutrophils 0.42 10*9/L", EntryMode.LABORATORY_ANC),
        ("Bands 5 %", EntryMode.SEGS_AND_BANDS),
    ],
)
def test_the_way_of_reporting_is_what_the_report_shows(block: str, mode: EntryMode) -> None:
    assert read(block).counts[0].typed.mode is mode


def test_the_total_beside_segs_and_bands_is_left_out() -> None:
    block = "Segs 30 %\nBands 5 %\nNeutrophils 35 %"
    assert only(block) == {"segs": "30", "bands": "5"}
    assert key(row(block, "Neutrophils")) == "pasted.segs_used"


def test_segs_without_bands_give_way_to_the_total() -> None:
    block = "Segs 30 %\nNeutrophils 35 %"
    assert only(block) == {"neutrophils": "35"}
    assert key(row(block, "Segs")) == "pasted.total_used"


def test_bands_are_never_added_to_a_total_without_an_answer() -> None:
    block = "WBC 1.2 K/uL\nNeutrophils 30 %\nBands 5 %"
    (question,) = read(block).questions
    assert [choice.confirms for choice in question.choices] == ["bands:included", "bands:apart"]
    asked = read(block).counts[0].typed
    assert (asked.mode, asked.neutrophils, asked.bands) == (EntryMode.TOTAL, "30", "")
    included = read(block, "bands:included").counts[0].typed
    assert (included.mode, included.neutrophils, included.bands) == (EntryMode.TOTAL, "30", "")
    apart = read(block, "bands:apart").counts[0].typed
    assert (apart.mode, apart.segs, apart.bands) == (EntryMode.SEGS_AND_BANDS, "30", "5")
    assert read(block, "bands:apart").questions == read(block, "bands:included").questions == ()
    assert len(read(block, "bands:apart", "bands:included").questions) == 1


def test_bands_beside_an_absolute_total_are_not_added() -> None:
    block = "Neutrophils 0.42 10*9/L\nBands 0.06 10*9/L"
    assert only(block) == {"anc": "0.42", "differential_unit": "10*9/L"} | {}
    assert key(row(block, "Bands")) == "pasted.bands_not_added"


@pytest.mark.parametrize("text", ["not reported", "Not Reported.", "n/r"])
def test_bands_are_ticked_as_not_reported_only_where_the_report_says_so(text: str) -> None:
    assert only(f"Segs 30 %\nBands {text}") == {"segs": "30", "bands_not_reported": True}
    assert only("Segs 30 %\nBands") == {"segs": "30"}
    assert only("Segs 30 %\nBands pending") == {"segs": "30"}


def test_granulocytes_and_pmn_are_taken_with_a_remark() -> None:
    assert only("Gran % 35") == {"neutrophils": "35"}
    assert key(row("Gran % 35", "Gran %")) == "pasted.granulocytes"
    assert only("Gran # 0.42 10^9/L") == {"anc": "0.42"}
    assert key(row("Gran # 0.42 10^9/L", "Gran #")) == "pasted.granulocytes"
    assert only("PMN 30 %") == {"segs": "30"}
    assert key(row("PMN 30 %", "PMN")) == "pasted.polys"
    assert row("PMN 30 %", "PMN").standing is Standing.TAKEN_WITH_REMARK


def test_neutrophils_go_before_granulocytes_and_segs_before_pmn() -> None:
    block = "Neutrophils 30 %\nGran % 35\nANC 0.36 10*9/L\nGran # 0.42 10*9/L"
    assert only(block) == {"neutrophils": "30", "anc": "0.36", "anc_beside": True}
    assert only("Segs 30 %\nBands 5 %\nPMN 35 %") == {"segs": "30", "bands": "5"}


def test_a_corrected_white_count_goes_before_the_other() -> None:
    block = "WBC 1.2 K/uL\nCorrected WBC 1.1 K/uL\nNRBC 5 /100 WBC"
    assert only(block) == {"wbc": "1.1", "wbc_unit": "10*3/uL", "wbc_corrected": "yes", "nrbc": "5"}
    assert only("WBC (uncorrected) 1.2 K/uL")["wbc_corrected"] == "no"
    assert key(row(block, "WBC")) == "pasted.better_row"


@pytest.mark.parametrize(
    "line", ["NRBC 5 /100 WBC", "NRBC /100 WBC 5", "nRBC 5 %", "nRBC % 5", "NRBC per 100 WBC 5"]
)
def test_nucleated_red_cells_per_hundred_white_cells(line: str) -> None:
    assert only(line) == {"nrbc": "5"}


@pytest.mark.parametrize("line", ["nRBC 0", "nRBC # 0.0 K/uL"])
def test_no_nucleated_red_cells_are_none_in_any_unit(line: str) -> None:
    assert set(only(line)) == {"nrbc"}


def test_reticulocytes_in_per_cent_go_before_their_count() -> None:
    assert only("Retic % 1.2\nRetic # 0.04 M/uL") == {"reticulocytes": "1.2"}
    assert only("Retic # 0.04 M/uL") == {"reticulocytes": "0.04", "reticulocytes_unit": "10*6/uL"}


def test_thousands_in_the_name_are_no_unit() -> None:
    assert only("platelets x 1000 140")["platelets_unit"] == "x 1000"
    assert only("platelets x 1000 140 /uL")["platelets_unit"] == "x 1000 /uL"
    assert only("WBC x 1000 1.2 K/mcL")["wbc_unit"] == "10*3/uL"


def test_a_mark_of_the_laboratory_and_words_beside_a_value_are_shown() -> None:
    assert key(row("ANC 0.42 corrected K/uL", "ANC")) == "pasted.marked"
    assert key(row("PLT 45 K/uL clumped", "PLT")) == "pasted.beside"
    assert row("PLT 45 K/uL clumped", "PLT").standing is Standing.TAKEN_WITH_REMARK


def test_cells_without_a_unit_are_asked_about_for_the_whole_block() -> None:
    block = "WBC 1.2 K/uL\nNeutrophils 30\nLymphs 50"
    report = read(block)
    assert only(block) == {"wbc": "1.2", "wbc_unit": "10*3/uL"}
    assert [one.standing for one in report.rows[1:]] == [Standing.ASKED, Standing.ASKED]
    (question,) = report.questions
    assert [choice.confirms for choice in question.choices] == ["bare:%", "bare:10*9/L", "bare:/uL"]
    assert only(block, "bare:%")["neutrophils"] == "30"
    assert only(block, "bare:/uL")["anc"] == "30"
    assert only(block, "bare:/uL")["anc_unit"] == "/uL"
    assert only(block, "bare:%", "bare:/uL") == {"wbc": "1.2", "wbc_unit": "10*3/uL"}


@pytest.mark.parametrize(
    ("shares", "read_as_shares"), [((30, 5, 65), True), ((30, 5, 63), True), ((30, 5, 62), False)]
)
def test_cells_that_add_to_a_hundred_are_per_cent_and_it_is_said(
    shares: tuple[int, int, int], *, read_as_shares: bool
) -> None:
    segs, bands, lymphs = shares
    block = f"WBC 1.2 K/uL\nsegs {segs}\nbands {bands}\nlymphs {lymphs}"
    assert ("segs" in only(block)) is read_as_shares
    assert (key(row(block, "segs")) == "pasted.shares_by_sum") is read_as_shares


def test_cells_that_add_to_the_white_count_itself_are_asked_about() -> None:
    block = "WBC 100 10*9/L\nsegs 30\nbands 5\nlymphs 65"
    assert only(block) == {"wbc": "100"}


def test_a_heading_says_what_the_cells_beneath_it_are() -> None:
    assert only("Differential (%)\nNeutrophils 30\nLymphs 50") == {"neutrophils": "30", "lymphocytes": "50"}
    assert only("Absolute counts\nNeutrophils 0.42") == {"anc": "0.42", "anc_unit": ""}
    assert read("Differential (%)\nCBC\nNeutrophils 30").counts == ()


def test_a_number_over_a_hundred_without_a_unit_is_no_share() -> None:
    assert only("Neutrophils 420") == {"anc": "420", "anc_unit": ""}


def test_a_bare_zero_is_none_in_every_unit() -> None:
    assert only("Segs 30 %\nBands 0") == {"segs": "30", "bands": "0"}


def test_day_and_month_are_asked_once_for_the_whole_block() -> None:
    block = "Collected: 5/11/2026 06:10\nANC 0.81 10*9/L\nCollected: 6/11/2026 06:10\nANC 0.42 10*9/L"
    (question,) = read(block).questions
    assert (question.field, [choice.confirms for choice in question.choices]) == (
        "collected",
        ["order:day-first", "order:month-first"],
    )
    assert [one["collected_date"] for one in counts(block)] == ["5/11/2026", "6/11/2026"]
    assert read(block).rows[0].standing is Standing.ASKED
    assert [one["collected_date"] for one in counts(block, "order:day-first")] == [
        "05-Nov-2026",
        "06-Nov-2026",
    ]
    assert [one["collected_date"] for one in counts(block, "order:month-first")] == [
        "11-May-2026",
        "11-Jun-2026",
    ]


@pytest.mark.parametrize("day", ["5/11/2026", "5/11/26", "5.11.26", "05/11/26", "5/11"])
def test_until_day_and_month_are_told_apart_the_entry_asks_too(day: str) -> None:
    typed = read(f"Collected: {day} 06:10\nANC 0.42 10*9/L").counts[0].typed
    (note,) = read_cbc(typed, NOW).notes
    assert (note.statement.key, len(note.choices)) == ("moment.which", 2)


@pytest.mark.parametrize(
    ("other", "first"),
    [("21/10/2026", "05-Nov-2026"), ("10/21/2026", "11-May-2026"), ("21.10.2026", "05-Nov-2026")],
)
def test_a_date_that_shows_the_order_settles_the_others(other: str, first: str) -> None:
    block = f"Collected: 5/11/2026 06:10\nANC 0.81 10*9/L\nCollected: {other} 06:10\nANC 0.42 10*9/L"
    assert counts(block)[0]["collected_date"] == first
    assert read(block).questions == ()


def test_dates_that_show_both_orders_settle_nothing() -> None:
    block = "\n".join(f"{day} 06:10 ANC 0.4 10*9/L" for day in ("21/10/2026", "10/22/2026", "5/11/2026"))
    assert len(read(block).questions) == 1


def test_a_reading_in_the_future_is_ruled_out() -> None:
    block = "Collected: 12/11/2026 06:10\nANC 0.42 10*9/L"
    assert only(block)["collected_date"] == "12-Nov-2026"
    later = read(block, now=datetime(2027, 1, 1))
    assert len(later.questions) == 1
    assert len(read(block, now=None).questions) == 1


def test_a_day_without_a_year_is_the_latest_one() -> None:
    assert only("21-Nov 06:10 ANC 0.42 10*9/L")["collected_date"] == "21-Nov-2026"
    assert only("24-Nov 06:10 ANC 0.42 10*9/L")["collected_date"] == "24-Nov-2025"


def test_a_time_zone_is_left_in_the_text_and_asked_about() -> None:
    block = "Collected: 2026-11-21T06:10:00Z\nANC 0.42 10*9/L"
    assert only(block)["collected_time"] == "06:10:00 Z"
    assert key(read(block).rows[0]) == "pasted.zone"
    assert [note.field for note in read_cbc(read(block).counts[0].typed, NOW).notes] == ["collected"]


@pytest.mark.parametrize(
    "line",
    [
        "Name: SMITH, Jane",
        "Patient: SMITH, Jane",
        "MRN 445512",
        "NHS number 445 512 0000",
        "DOB: 04-Mar-1961",
        "Date of birth 04/03/1961",
        "Sex: F",
        "Age: 65",
        "SMITH, Jane   DOB: 04/03/1961   MRN: 445512",
        "SMITH, Jane DOB 04/03/1961",
        "Ward: 7B",
        "Accession: 12345",
    ],
)
def test_patient_details_are_shown_by_their_label_only(line: str) -> None:
    report = read(f"{line}\nANC 0.42 10*9/L")
    first = report.rows[0]
    assert (first.standing, key(first), first.value) == (Standing.LEFT_OUT, "pasted.patient", "")
    assert not any(
        secret in f"{first.name}{first.value}" for secret in ("Jane", "445", "1961", "65", "7B", "123")
    )
    assert only(f"{line}\nANC 0.42 10*9/L") == {"anc": "0.42"}


def test_the_wards_first_unit_stands_only_where_nothing_was_pasted() -> None:
    from neutro_desk.exchange.pasted import read_pasted

    (count,) = read_pasted("Segs 30 %", first_unit="/uL").counts
    assert (count.typed.wbc_unit, count.typed.anc_unit) == ("/uL", "/uL")
    (other,) = read_pasted("WBC 1.2", first_unit="/uL").counts
    assert other.typed.wbc_unit == ""


def test_a_very_long_block_says_what_was_not_read() -> None:
    block = "\n".join(f"WBC {number} K/uL" for number in range(2005))
    last = read(block).rows[-1]
    assert (last.line, last.until, key(last)) == (2001, 2005, "pasted.too_long")


def test_a_very_long_line_is_left_out() -> None:
    assert key(read("ANC 0.42 K/uL" + " x" * 2000).rows[0]) == "pasted.long_line"


def test_every_remark_and_question_has_its_words() -> None:
    catalogue = load_catalogue(resource("wording", "en"))
    book = Phrasebook(catalogue)
    blocks = (
        "WBC 1.2\nsegs 30\nNeutrophils 30\nFerritin 3\nName: X\nCollected: 5/11/2026 06:10\nANC 1,500 /uL C",
        "Date\tANC\n5/11/2026 06:10\t0.4\n6/11/2026 06:10\t0.5",
        "Neutrophils 30 %\nBands 5 %\nGran % 3\nPMN 4 %\nNRBC # 3 K/uL\nWBC 1.2 1.4",
        "Test\tResult\tPrevious\nANC\tpending\t3\nANC\t4 x y\nHb 9 g/dL 19-Nov-2026 20-Nov-2026",
    )
    for block in blocks:
        report = read(block)
        said = [one.remark for one in report.rows if one.remark is not None]
        said += [note.statement for note in report.questions]
        said += [choice.label for note in report.questions for choice in note.choices]
        assert all(book.text(one) for one in said)
