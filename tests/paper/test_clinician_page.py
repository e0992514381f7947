"""The clinician's page, read back from its PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from neutro_desk.exchange.case_file import read_case
from neutro_desk.paper.count_table import count_table
from neutro_desk.paper.options import Paper
from neutro_desk.paper.page import make_pdf, make_svg_pages
from neutro_desk.paper.words import Words
from neutro_desk.wording.phrasebook import Reader
from neutro_desk.workup.anc import Anc, Basis
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.case import Patient, Voided
from neutro_desk.workup.causes import Pack, Support
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.statements import Text, say
from neutro_desk.workup.steps import Step
from neutro_desk.workup.summary import Heading, Summary
from neutro_desk.workup.whole import WorkUp
from tests.paper.example import (
    book,
    cause,
    line,
    options,
    said,
    summary_of_the_drawing,
    with_counts,
)
from tests.paper.reading import alternatives, pages_of, text_of


@pytest.fixture(scope="module")
def drawing() -> str:
    """Text of the page of the synthetic patient."""
    return text_of(make_pdf(summary_of_the_drawing(), book(), options(printed_by="Ward 7")))


def test_a_typical_case_stands_on_one_side() -> None:
    assert len(pages_of(make_pdf(summary_of_the_drawing(), book(), options()))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "SMITH, Jane",
        "Born 04-Mar-1961 (65 y)",
        "MRN 445512",
        "Printed 21-Nov-2026 07:02 by Ward 7",
        "Fever or unwell: emergency, follow sepsis pathway.",
        "First antibiotic dose within 1 h of triage (ASCO/IDSA [1]), immediately (NICE [2])",
        "collected 21-Nov-2026 06:10",
        "0.42 ×10⁹/L (420 /µL)",
        "= 1.20 × (30 + 5) / 100",
        "SEVERE",
        "0.1 to <0.5",
        "CTCAE v5.0 [3] Grade 4 <0.5",
        "Manual count, 100 cells: 0.31–0.54 (95 % counting error only).",
        "CTCAE v6.0 Grade 3 0.1 to <0.5",
        "30-Oct to 21-Nov-2026, 9 counts",
        "Nadir <0.1 on 16-Nov",
        "Decline 13 % per day, halving in 4.9 d",
        "<0.5 6.9 7.5 8.9 ongoing, end open",
        "✓ Yes",
        "– No",
        "~ Not known",
        "… Pending",
        "? Not asked",
        "1 Trimethoprim- sulfamethoxazole: strong‡",
        "Among the drugs most often reported [5].",
        "Single room since 20-Nov.",
        "Entered by hand - check against the laboratory report.",
        "First tests and steps‡",
        "‡ Not yet verified: follow local policy.",
        "5 Curtis. Hematology ASH 2017:187",
        "1 Taplitz et al., ASCO/IDSA.",
        "Prepared by (name, role, signature)",
        "Supports, does not replace, clinical judgement.",
        "knowledge 2026-11, review by 2027-05",
        "Page 1 of 1",
    ],
)
def test_the_page_says(drawing: str, words: str) -> None:
    assert words in drawing


def test_blocks_follow_the_order_of_the_page(drawing: str) -> None:
    order = [
        "SMITH, Jane",
        "First antibiotic",
        "Absolute neutrophil count",
        "SEVERE",
        "Trend of ANC",
        "Time below",
    ]
    order += [
        "Nadir, decline",
        "Checklist",
        "Leading causes",
        "Notes",
        "Caveats",
        "Sources",
        "Prepared by",
        "Supports",
    ]
    places = [drawing.index(words) for words in order]
    assert places == sorted(places)


def test_a_voided_value_stands_beside_the_one_in_its_place(drawing: str) -> None:
    assert "2.70 0.27" in drawing
    assert "Voided 20-Nov 06:30: typing." in drawing


def test_of_many_voided_values_page_one_gives_the_reasons_of_the_last_and_counts_the_rest() -> None:
    """Six counts, five of them voided: three reasons, and two more."""
    summary = summary_of_the_drawing()
    standing = [count for count in summary.counts if count.cbc.voided is None][-6:]
    at = datetime(2026, 11, 22, 8)
    counts = [
        replace(count, cbc=replace(count.cbc, voided=Voided(at, f"why {place}"))) if place < 5 else count
        for place, count in enumerate(standing)
    ]
    table: dict[str, Any] = count_table(replace(summary, counts=tuple(counts)), Words(book()))
    said = table["first"]["more"]
    assert [f"why {place}" in said for place in range(5)] == [False, False, True, True, True]
    assert said.endswith("2 more voided counts.")
    assert len(table["voided"]) == 5


def test_a_censored_value_keeps_its_sign_in_chart_and_table(drawing: str) -> None:
    assert drawing.count("<0.1") >= 3
    assert "▽ analyser" in drawing


def test_the_same_input_gives_the_same_bytes() -> None:
    summary = summary_of_the_drawing()
    assert make_pdf(summary, book(), options()) == make_pdf(summary, book(), options())


def test_the_pdf_is_tagged_has_a_title_and_a_language_and_embeds_source_sans_alone() -> None:
    reader = PdfReader(BytesIO(make_pdf(summary_of_the_drawing(), book(), options())))
    root = reader.root_object
    assert _at(root, "/MarkInfo", "/Marked")
    assert str(root["/Lang"]) == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "Neutropenia summary"
    fonts = _at(reader.pages[0], "/Resources", "/Font")
    assert len(fonts) == 4
    for name in fonts:
        assert "SourceSans3" in _at(fonts, name, "/BaseFont")
        assert "/FontFile2" in _at(_at(fonts, name, "/DescendantFonts")[0], "/FontDescriptor")


def _at(element: Any, *names: str) -> Any:  # noqa: ANN401 - a PDF object may be anything
    for name in names:
        element = element.get_object()[name].get_object()
    return element.get_object()


def test_the_trend_is_described_for_those_who_hear_the_page() -> None:
    pdf = make_pdf(summary_of_the_drawing(), book(), options())
    told = alternatives(pdf)
    assert any("Not sampled for 6.0 days" in text and "fever 38.4 °C" in text for text in told)


def test_marks_of_the_typesetter_in_any_field_are_only_characters() -> None:
    base = summary_of_the_drawing()
    nasty = "<0.5 = #x[a] $b$ *c* _d_ @e `f` \\g ~h //i"
    case = replace(base.case, patient=Patient(nasty, "#1"), notes=f"= {nasty}")
    text = text_of(make_pdf(replace(base, case=case), book(), options(printed_by=nasty)))
    assert text.count(nasty) >= 4


def test_a_name_in_another_script_prints_as_its_code_points() -> None:
    base = summary_of_the_drawing()
    case = replace(base.case, patient=Patient("李 Jane\u202e\ud800", "445512"))
    text = text_of(make_pdf(replace(base, case=case), book(), options()))
    assert "[U+674E] Jane[U+202E][U+D800]" in text


def test_a_page_without_a_patient_says_so_in_header_and_footer() -> None:
    base = summary_of_the_drawing()
    text = text_of(make_pdf(replace(base, case=replace(base.case, patient=Patient())), book(), options()))
    assert text.count("NO PATIENT RECORDED") >= 3


def test_a_page_without_counts_says_so_and_keeps_its_headings() -> None:
    text = text_of(make_pdf(with_counts(0), book(), options()))
    assert "No count recorded." in text
    assert "Trend: no dated count yet." in text
    assert "? Not asked" in text


@pytest.mark.parametrize("number", [1, 2, 12, 60])
def test_the_last_value_is_always_written_whatever_the_number_of_counts(number: int) -> None:
    summary = with_counts(number)
    last = book().count(summary.course.samples[-1].anc, unit=False)
    assert pages_of(make_pdf(summary, book(), options()))[0].count(last) >= 3


def test_with_more_than_ten_counts_marks_alone_tell_the_method_and_all_stand_on_one_side() -> None:
    pages = pages_of(make_pdf(with_counts(12), book(), options()))
    assert len(pages) == 1
    for words in ("01-Jan 06:00", "12-Jan 06:00", "● analyser"):
        assert words in pages[0]


def test_with_more_counts_than_one_side_holds_page_1_keeps_the_last_ten_and_the_rest_follow() -> None:
    first, *rest = pages_of(make_pdf(with_counts(200), book(), options()))
    assert "190 earlier counts: see All counts." in first
    assert "19-Jul 06:00" in first
    assert "09-Jul 06:00" not in first
    assert "01-Jan-2026 06:00" in " ".join([first, *rest])


def test_five_hundred_counts_are_all_listed() -> None:
    pages = pages_of(make_pdf(with_counts(500), book(), options()))
    assert sum(page.count("● analyser") for page in pages) == 10 + 500
    assert pages[-1].endswith(f"Page {len(pages)} of {len(pages)}")


def test_dates_of_the_22nd_century_stand_on_the_axis() -> None:
    summary = with_counts(60, start=datetime(2180, 5, 1, 3), every=timedelta(days=9))
    assert "Nov 2180" in text_of(make_pdf(summary, book(), options()))


def test_counts_per_microlitre_first_holds_for_number_range_axis_and_table() -> None:
    text = text_of(make_pdf(summary_of_the_drawing(), book(first_unit="/uL"), options()))
    for words in ("420 /µL (0.42 ×10⁹/L)", "100 to <500 /µL", "ANC, /µL", "ANC /µL 3100 2640", "<100"):
        assert words in text


def test_letter_paper_is_letter_and_keeps_number_and_signatures_on_page_1() -> None:
    pdf = make_pdf(summary_of_the_drawing(), book(), options(paper=Paper.LETTER))
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (612, 792)
    first = pages_of(pdf)[0]
    for words in ("SMITH, Jane", "0.42", "Entered by hand", "Prepared by", "Supports, does not replace"):
        assert words in first


def _crowded() -> Summary:
    base = summary_of_the_drawing()
    asked = tuple(line(f"q{place}", f"Open question {place}?") for place in range(90))
    checklist = tuple((head, asked if head is Heading.NO else lines) for head, lines in base.checklist)
    more = tuple(
        cause(place, f"Rare cause {place}", "", Support.WEAK, tests=(Text("A test."),)) for place in (4, 5)
    )
    notes = " ".join(f"Remark {place} of the ward." for place in range(160))
    return replace(
        base, checklist=checklist, leading=(*base.leading, *more), case=replace(base.case, notes=notes)
    )


def test_what_does_not_fit_goes_to_page_2_and_page_1_says_so() -> None:
    pages = pages_of(make_pdf(_crowded(), book(), options()))
    first, rest = pages[0], " ".join(pages[1:])
    for words in ("Entered by hand", "Prepared by", "From page 2:", "Notes"):
        assert words in first
    assert re.search(r"Open question \d+; \+ \d+ more, page 2", first)
    assert "Curtis. Hematology" not in first
    for words in ("Open question 89", "Remark 159 of the ward.", "Curtis. Hematology"):
        assert words in rest
    assert "Rare cause 5" in first + rest
    assert all("SMITH, Jane · 04-Mar-1961 · 445512" in page for page in pages)


def test_what_was_not_asked_is_counted_by_step() -> None:
    base = summary_of_the_drawing()
    asked = tuple(line(f"q{place}", f"Question {place}?", step=Step.DRUGS) for place in range(9))
    nutrition = tuple(line(f"n{place}", f"Question {place}?", step=Step.NUTRITION) for place in range(6))
    lines = {
        **dict(base.checklist),
        Heading.NO: asked[:3],
        Heading.NOT_ASKED: (*asked[3:], *nutrition),
    }
    text = text_of(make_pdf(replace(base, checklist=tuple(lines.items())), book(), options()))
    assert "Drugs, exposures: 6 of 9" in text
    assert "Nutrition: all 6" in text
    assert "Question 8" not in text


def test_the_typical_case_stands_on_one_side_with_all_that_is_said_of_it(
    schemes: Schemes, pack: Pack
) -> None:
    case = read_case(Path(__file__).with_name("cases") / "typical.neutro.json")
    summary = WorkUp(AssessedCase(case, schemes), pack=pack).summary
    pages = pages_of(make_pdf(summary, book(), options()))
    assert len(pages) == 1
    for words in ("Sources", "Own baseline 2.64", "Recovery Not shown", "Unexplained: all", "Caveats"):
        assert words in pages[0]


def test_the_page_counts_as_many_questions_of_a_step_as_the_guide(schemes: Schemes, pack: Pack) -> None:
    case = read_case(Path(__file__).with_name("cases") / "typical.neutro.json")
    work_up = WorkUp(AssessedCase(case, schemes), pack=pack)
    asked = sum(question.step is Step.INHERITED for question in pack.questions)
    assert work_up.ranking is not None
    answered = {one.step: one.answered for one in work_up.ranking.progress}[Step.INHERITED]
    assert answered > 0
    text = text_of(make_pdf(work_up.summary, book(), options()))
    assert f"Inherited: {asked - answered} of {asked}" in text
    assert "Under 1 year old" not in text


def test_a_page_that_nothing_makes_fit_still_says_everything() -> None:
    base = _crowded()
    long = tuple(said(f"Statement {place} " + "goes on and on " * 30) for place in range(30))
    pages = pages_of(make_pdf(replace(base, result=long), book(), options()))
    assert "Entered by hand" in pages[0]
    assert "Prepared by" in pages[0]
    whole = " ".join(pages)
    for words in ("Statement 29", "Open question 89", "Remark 159 of the ward.", "Curtis. Hematology"):
        assert words in whole


def _with_anc(anc: Anc) -> Summary:
    base = summary_of_the_drawing()
    assert base.latest is not None
    return replace(base, latest=replace(base.latest, anc=anc))


def test_a_provisional_count_is_marked() -> None:
    anc = Anc(value=Decimal("0.42"), basis=Basis.SEGS_AND_BANDS, provisional=True)
    assert "PROVISIONAL" in text_of(make_pdf(_with_anc(anc), book(), options()))


def test_what_a_white_count_alone_proves_is_printed_as_a_limit() -> None:
    anc = Anc(upper_limit=Decimal("0.3"), basis=Basis.WHITE_COUNT_ALONE)
    text = text_of(make_pdf(_with_anc(anc), book(), options()))
    assert "not above 0.30" in text
    assert "White count alone, no differential" in text


def test_a_count_that_cannot_be_said_leaves_no_number() -> None:
    assert "The count cannot be said yet." in text_of(make_pdf(_with_anc(Anc()), book(), options()))


def test_an_open_count_is_called_open() -> None:
    summary = replace(summary_of_the_drawing(), latest_is_draft=True)
    assert "Open count: not yet added to the course." in text_of(make_pdf(summary, book(), options()))


def test_no_warning_leaves_no_alarm_and_no_reassurance() -> None:
    summary = replace(summary_of_the_drawing(), warning=None, warning_statement=None)
    text = text_of(make_pdf(summary, book(), options()))
    assert "First antibiotic dose" not in text
    assert "safe" not in text.casefold()


def test_the_ward_number_stands_in_the_alarm() -> None:
    text = text_of(make_pdf(summary_of_the_drawing(), book(), options(ward_phone="Sepsis team 2222")))
    assert "Sepsis team 2222" in text


def test_a_phrasebook_for_another_reader_is_refused() -> None:
    with pytest.raises(ValueError, match="speaks to the patient"):
        make_pdf(summary_of_the_drawing(), book(Reader.PATIENT), options())


def test_preview_has_as_many_pages_as_the_pdf() -> None:
    summary = _crowded()
    svg = make_svg_pages(summary, book(), options())
    assert len(svg) == len(pages_of(make_pdf(summary, book(), options())))
    assert b"<image" not in svg[0]


def test_reasons_and_limits_carry_the_number_of_their_source() -> None:
    summary = summary_of_the_drawing()
    text = text_of(make_pdf(replace(summary, result=(say("page.draft"),)), book(), options()))
    assert "Duffy-null, United States [4] below 1.210–5.390" in text
    assert "4 Hibbs et al. Blood 2025" in text


def test_a_clock_finer_than_a_second_still_prints() -> None:
    whole = options()
    finer = replace(whole, printed_at=whole.printed_at.replace(microsecond=123_456))
    assert make_pdf(summary_of_the_drawing(), book(), finer) == make_pdf(
        summary_of_the_drawing(), book(), whole
    )
