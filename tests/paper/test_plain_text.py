"""The summary as plain text says what the page says, in the page's order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neutro_desk.paper.content import clinician_content
from neutro_desk.paper.plain_text import WIDTH, summary_text
from neutro_desk.wording.phrasebook import Reader
from neutro_desk.workup.causes import Support
from neutro_desk.workup.summary import Heading
from tests.paper import example


def text_of(reader: Reader = Reader.CLINICIAN) -> str:
    return summary_text(example.summary_of_the_drawing(), example.book(reader), example.options(reader))


def test_the_blocks_stand_in_the_order_of_the_page() -> None:
    text = text_of()
    order = (
        "NEUTROPENIA SUMMARY",
        "SMITH, Jane",
        "FEVER OR UNWELL",
        "ABSOLUTE NEUTROPHIL COUNT, COLLECTED 21-NOV-2026 06:10",
        "SEVERE, 0.1 to <0.5",
        "ALL COUNTS",
        "TIME BELOW EACH LINE",
        "NADIR, DECLINE, RECOVERY",
        "CHECKLIST",
        "LEADING CAUSES",
        "NOTES",
        "CAVEATS",
        "SOURCES",
    )
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_no_line_is_wider_than_78_columns() -> None:
    longest = example.cause(
        1,
        "A" + " very" * 40 + " long cause",
        "",
        Support.WEAK,
        reasons_for=(example._reason("Why " * 60),),
    )
    summary = replace(example.summary_of_the_drawing(), leading=(longest,))
    lines = summary_text(summary, example.book(), example.options()).splitlines()
    assert max(map(len, lines)) <= WIDTH == 78
    assert sum(line.count("Why") for line in lines) == 60


def test_the_number_stands_with_unit_other_unit_and_working() -> None:
    lines = text_of().splitlines()
    assert "0.42 ×10⁹/L (420 /µL)" in lines
    assert "= 1.20 × (30 + 5) / 100" in lines


def test_a_voided_value_is_called_voided_because_text_cannot_strike_it_through() -> None:
    row = next(line for line in text_of().splitlines() if line.startswith("20-Nov 06:30"))
    assert row.split() == ["20-Nov", "06:30", "(voided", "2.70)", "0.27", "■", "manual"]
    assert "Voided 20-Nov 06:30: typing." in text_of()


def test_all_five_headings_of_the_checklist_stand_even_when_empty() -> None:
    empty = tuple((heading, ()) for heading in Heading)
    summary = replace(example.summary_of_the_drawing(), checklist=empty)
    lines = summary_text(summary, example.book(), example.options()).splitlines()
    for heading in ("✓ YES", "– NO", "~ NOT KNOWN", "… PENDING", "? NOT ASKED"):
        assert lines[lines.index(heading) + 1] == "  none"


def test_what_the_page_shortens_stands_here_in_full() -> None:
    reasons = tuple(example._reason(f"Reason number {number}.") for number in range(1, 10))
    cause = example.cause(1, "A drug", "", Support.WEAK, reasons_for=reasons)
    summary = replace(example.with_counts(30), leading=(cause,))
    text = summary_text(summary, example.book(), example.options())
    joined = " ".join(text.split())
    assert all(f"Reason number {number}." in joined for number in range(1, 10))
    assert sum(line.endswith("● analyser") for line in text.splitlines()) == 30
    assert "page 2" not in text


def test_every_word_of_the_page_s_causes_and_sources_stands_in_the_text() -> None:
    content = clinician_content(example.summary_of_the_drawing(), example.book(), example.options())
    text = " ".join(text_of().split())
    for cause in content["causes"]["full"]:  # type: ignore[index]
        for part in ("name", "for", "against", "tests"):
            assert " ".join("".join(stretch for stretch, _ in cause[part]).split()) in text
    for number, source in content["sources"]["entries"]:  # type: ignore[index]
        assert f"[{number}] {source}" in text


def test_the_patient_reads_plain_language_without_grades_or_sources() -> None:
    text = text_of(Reader.PATIENT)
    assert "Neutrophils are white blood cells" in text
    assert "CTCAE" not in text
    assert "SOURCES" not in text
    assert "HIV" not in text


def test_the_time_of_printing_is_written_only_when_it_is_given() -> None:
    assert "Printed 21-Nov-2026 07:02" in text_of()
    assert "Printed" not in summary_text(example.summary_of_the_drawing(), example.book())


def test_options_for_another_reader_are_refused() -> None:
    with pytest.raises(ValueError, match="speaks to the clinician"):
        summary_text(example.summary_of_the_drawing(), example.book(), example.options(Reader.PATIENT))
