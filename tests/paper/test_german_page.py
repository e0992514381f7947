"""The German page over made cases: no English sentence left on it, the warning first, and it can be set."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from neutro_desk.installed_files import resource
from neutro_desk.languages import GERMAN
from neutro_desk.paper.page import make_pdf
from neutro_desk.paper.plain_text import summary_text
from neutro_desk.ward_knowledge import in_language
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import WorkUp
from tests.paper import example
from tests.paper.made_cases import made_case
from tests.wording.test_languages import ENGLISH_WORDS

CASES, PRINTED_EVERY = 60, 15


@pytest.fixture(scope="module")
def german(pack: Pack) -> Pack:
    """The pack with its German texts."""
    return in_language(pack, resource("knowledge"), GERMAN.code)


def book_of(reader: Reader) -> Phrasebook:
    return Phrasebook(load_catalogue(resource("wording", GERMAN.code)), reader, language=GERMAN)


@pytest.mark.parametrize("reader", Reader)
def test_no_english_sentence_is_left_on_the_german_page(
    schemes: Schemes, pack: Pack, german: Pack, reader: Reader
) -> None:
    book = book_of(reader)
    for number in range(CASES):
        case = made_case(number, pack)
        work_up = WorkUp(AssessedCase(case, schemes), pack=german)
        text = summary_text(work_up.summary, book, example.options(reader))
        said = text.split("\nQUELLEN\n")[0]  # citations stand as they were published
        typed = [case.notes, *(event.name or "" for event in case.events)]
        for one in filter(None, typed):
            said = said.replace(one, "")
        left = [line for line in said.splitlines() if ENGLISH_WORDS.search(line)]
        assert left == [], f"case {number}"


def test_the_warning_stands_before_every_number_on_the_german_page(
    schemes: Schemes, pack: Pack, german: Pack
) -> None:
    book, shown = book_of(Reader.CLINICIAN), 0
    for number in range(CASES):
        summary = WorkUp(AssessedCase(made_case(number, pack), schemes), pack=german).summary
        text = summary_text(summary, book)
        place = text.find("FIEBER ODER UNWOHLSEIN: NOTFALL")
        assert (place >= 0) == (summary.warning is not None), f"case {number}"
        if summary.warning is not None:
            shown += 1
            assert place < text.index("ABSOLUTE NEUTROPHILENZAHL")
    assert shown > 5


@pytest.mark.parametrize("reader", Reader)
def test_the_german_page_can_be_set_and_names_its_language(
    schemes: Schemes, pack: Pack, german: Pack, reader: Reader
) -> None:
    for number in range(0, CASES, PRINTED_EVERY):
        summary = WorkUp(AssessedCase(made_case(number, pack), schemes), pack=german).summary
        pdf = PdfReader(io.BytesIO(make_pdf(summary, book_of(reader), example.options(reader))))
        assert str(pdf.trailer["/Root"]["/Lang"]) == "de"  # type: ignore[index]
        text = "".join(page.extract_text() for page in pdf.pages)
        assert re.search(r"Seite\s*1\s*von\s*[1-9]", text), f"case {number}"
