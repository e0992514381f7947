"""Extreme cases: a page for either reader, on either paper, all of it said and the foot on page 1."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neutro_desk.exchange.case_file import decode_case
from neutro_desk.paper.options import LEAVABLE, Paper, WardPage
from neutro_desk.paper.page import make_pdf
from neutro_desk.wording.phrasebook import Reader
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.summary import Summary
from neutro_desk.workup.whole import WorkUp
from tests.paper.example import book, options
from tests.paper.extreme_cases import LONG, MARKUP, NAMES, extreme_case
from tests.paper.reading import pages_of

_FOOT = ("Entered by hand", "Prepared by (name, role, signature)", "Supports, does not replace")


@pytest.fixture(params=NAMES)
def summary(request: pytest.FixtureRequest, schemes: Schemes, pack: Pack) -> Summary:
    """Each extreme case in turn, read from the text of its file."""
    case = decode_case(extreme_case(request.param, pack))
    return WorkUp(AssessedCase(case, schemes), pack=pack).summary


def _of(name: str, schemes: Schemes, pack: Pack) -> Summary:
    return WorkUp(AssessedCase(decode_case(extreme_case(name, pack)), schemes), pack=pack).summary


@pytest.mark.parametrize("paper", Paper)
def test_page_1_keeps_its_foot_and_every_page_its_number(summary: Summary, paper: Paper) -> None:
    pages = pages_of(make_pdf(summary, book(), options(paper=paper)))
    assert all(words in pages[0] for words in _FOOT)
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))


def test_the_patient_gets_a_page_of_one_or_two_sides(summary: Summary) -> None:
    pages = pages_of(make_pdf(summary, book(Reader.PATIENT), options(Reader.PATIENT)))
    assert 1 <= len(pages) <= 2


def test_a_ward_may_leave_out_all_it_can_on_letter_paper_without_colour(summary: Summary) -> None:
    ward = WardPage(left_out=LEAVABLE, footer="Form 12-A")
    chosen = replace(options(paper=Paper.LETTER), ward=ward, grey=True)
    page = pages_of(make_pdf(summary, book(), chosen))
    assert "Left out by this ward: table of counts, checklist, causes" in page[0]
    assert all(words in page[0] for words in _FOOT)


def test_sixty_drugs_leave_the_leading_cause_on_page_1(schemes: Schemes, pack: Pack) -> None:
    first, *rest = pages_of(make_pdf(_of("60-drugs", schemes, pack), book(), options()))
    assert "1 Trimethoprim-" in first
    assert "more, in full below" in first
    assert all(f" {number} mg, from" in " ".join(rest) for number in range(58))


def test_a_newborn_is_under_1_year_as_the_window_says(schemes: Schemes, pack: Pack) -> None:
    first = pages_of(make_pdf(_of("newborn", schemes, pack), book(), options()))[0]
    assert "Born 20-Nov-2026 (under 1 y)" in first
    assert "11.50" in first


def test_markup_and_long_names_stand_as_typed(schemes: Schemes, pack: Pack) -> None:
    marked = "".join(" ".join(pages_of(make_pdf(_of("markup", schemes, pack), book(), options()))).split())
    assert marked.count("".join(MARKUP.split())) >= 6
    named = " ".join(pages_of(make_pdf(_of("long-names", schemes, pack), book(), options())))
    assert "".join(LONG[:300].split()) in "".join(named.split())


def test_every_one_of_500_counts_is_listed(schemes: Schemes, pack: Pack) -> None:
    pages = pages_of(make_pdf(_of("500-counts", schemes, pack), book(), options()))
    assert sum(page.count("● analyser") for page in pages) == 10 + 500


def test_events_that_page_1_names_all_are_not_said_to_go_on(schemes: Schemes, pack: Pack) -> None:
    whole = " ".join(pages_of(make_pdf(_of("one-day", schemes, pack), book(), options())))
    assert "other number 15, 19-Nov" in whole
    assert "more, in full below" not in whole
