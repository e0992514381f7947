"""The PDF's own structure: tagged, PDF/A-2a, PDF/UA-1, with language, title, fonts, words for the trend."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise, product
from typing import Any

import pytest
from pypdf import PdfReader

from neutro_desk.paper.options import Paper
from neutro_desk.paper.page import make_pdf
from neutro_desk.wording.phrasebook import Reader
from tests.paper.example import book, options, summary_of_the_drawing
from tests.paper.reading import alternatives

PATIENT = ("SMITH", "Jane", "445512", "1961")
KINDS = list(product(Reader, Paper))


@pytest.fixture(scope="module", params=KINDS, ids=[f"{one.value}-{two.value}" for one, two in KINDS])
def pdf(request: pytest.FixtureRequest) -> bytes:
    """The page of the drawing for each reader on each paper."""
    reader, paper = request.param
    return make_pdf(summary_of_the_drawing(), book(reader), options(reader, paper))


@pytest.fixture(scope="module")
def read(pdf: bytes) -> PdfReader:
    """The page, read back."""
    return PdfReader(BytesIO(pdf))


def _metadata(read: PdfReader) -> str:
    return str(_root(read)["/Metadata"].get_object().get_data().decode())


def _root(read: PdfReader) -> Any:  # noqa: ANN401 - a PDF object may be anything
    return read.root_object


def _elements(element: Any) -> Iterator[Any]:  # noqa: ANN401 - a PDF object may be anything
    """Return every element of the structure in reading order."""
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        for one in element:
            yield from _elements(one)
    elif isinstance(element, dict):
        if "/S" in element:
            yield element
        yield from _elements(element.get("/K", []))


def test_the_page_says_that_it_is_pdf_a_2a_and_pdf_ua_1(read: PdfReader) -> None:
    said = _metadata(read)
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in said
    assert "<pdfuaid:part>1</pdfuaid:part>" in said


def test_the_page_is_tagged_and_its_language_and_title_are_told(read: PdfReader) -> None:
    root = _root(read)
    assert root["/MarkInfo"].get_object()["/Marked"]
    assert str(root["/Lang"]) == "en"
    assert root["/ViewerPreferences"].get_object()["/DisplayDocTitle"]
    assert read.metadata is not None
    assert read.metadata.title in ("Neutropenia summary", "Your low neutrophil count")
    assert not read.metadata.author


def test_headings_begin_at_the_first_level_and_skip_none(read: PdfReader) -> None:
    kinds = [str(one["/S"]) for one in _elements(_root(read)["/StructTreeRoot"])]
    levels = [int(kind[2]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_of_the_clinician_have_heads(read: PdfReader) -> None:
    kinds = [str(one["/S"]) for one in _elements(_root(read)["/StructTreeRoot"])]
    assert kinds.count("/TH") >= kinds.count("/Table") * 3


def test_the_trend_has_words_for_those_who_hear_the_page(pdf: bytes) -> None:
    (trend,) = alternatives(pdf)
    assert "0.42" in trend
    assert "Not sampled for 6.0 days" in trend


def test_every_font_is_shipped_and_embedded(read: PdfReader) -> None:
    for page in read.pages:
        resources: Any = page["/Resources"]
        for font in resources.get_object()["/Font"].get_object().values():
            face = font.get_object()
            assert "SourceSans3" in face["/BaseFont"]
            descriptor = face["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor


def test_no_word_of_the_patient_stands_in_what_is_told_about_the_file(read: PdfReader) -> None:
    told = _metadata(read) + str(read.metadata)
    assert not [word for word in PATIENT if word in told]
