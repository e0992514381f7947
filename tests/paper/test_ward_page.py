"""The ward's own lines, logo and choice of blocks on its pages."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from neutro_desk.paper.options import Logo, Paper
from neutro_desk.paper.page import make_pdf
from neutro_desk.paper.plain_text import summary_text
from neutro_desk.wording.phrasebook import Reader
from tests.paper.example import book, options, summary_of_the_drawing, with_counts
from tests.paper.reading import alternatives, pages_of, text_of

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    b'<rect width="40" height="20" fill="#333"/></svg>'
)


def _text(**ward: object) -> str:
    return text_of(make_pdf(summary_of_the_drawing(), book(), options(Reader.CLINICIAN, Paper.A4, **ward)))


def test_each_page_carries_the_line_of_the_ward_and_the_versions() -> None:
    many = with_counts(300)
    pages = pages_of(make_pdf(many, book(), options(ward_footer="Form 12-A")))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert "Form 12-A" in page
        assert "Neutro Desk 0.1.0 · knowledge 2026-11" in page
        assert f"Page {number} of {len(pages)}" in page


def test_the_policy_of_the_ward_stands_in_the_alarm() -> None:
    text = _text(ward_policy="Local policy: sepsis bundle 7")
    assert text.index("Local policy: sepsis bundle 7") < text.index("First antibiotic dose")


@pytest.mark.parametrize("reader", list(Reader))
def test_a_logo_stands_on_the_page_with_words_for_those_who_hear_it(reader: Reader) -> None:
    pdf = make_pdf(
        summary_of_the_drawing(),
        book(reader),
        options(reader, ward_logo=(Logo.SVG, SVG), ward_heading="Ward 5"),
    )
    assert "Ward 5" in alternatives(pdf)


@pytest.mark.parametrize(
    ("block", "gone"),
    [
        ("table", "Method"),
        ("checklist", "Not asked Duffy"),
        ("causes", "Leading causes"),
        ("notes", "Single room since 20-Nov."),
    ],
)
def test_a_block_the_ward_leaves_out_is_named_at_the_foot(block: str, gone: str) -> None:
    for text in (
        _text(ward_left_out=(block,)),
        " ".join(summary_text(summary_of_the_drawing(), book(), options(ward_left_out=(block,))).split()),
    ):
        assert gone not in text
        assert "Left out by this ward: " in text
        assert "Entered by hand" in text


def test_all_blocks_left_out_leave_number_course_cautions_and_sources() -> None:
    text = _text(ward_left_out=("table", "checklist", "causes", "clozapine", "notes"))
    for words in ("0.42", "SEVERE", "Trend of ANC", "Time below each line", "Caveats", "Sources"):
        assert words in text
    assert "Left out by this ward: table of counts, checklist, causes, clozapine, notes" in text


@pytest.mark.parametrize("asked", [False, True])
def test_the_file_names_the_patient_only_where_the_ward_asks_for_it(asked: bool) -> None:
    pdf = make_pdf(summary_of_the_drawing(), book(), options(ward_names_patient=asked))
    reader = PdfReader(BytesIO(pdf))
    xmp = b"" if reader.xmp_metadata is None else reader.xmp_metadata.stream.get_data()
    said = f"{reader.metadata} {xmp.decode()}"
    assert ("SMITH" in said) is asked
    assert ("445512" in said) is asked
