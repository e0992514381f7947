"""The head of the audit chain at the foot of each page: it ties the paper to the history of the records."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neutro_desk.paper.page import make_pdf
from neutro_desk.wording.phrasebook import Reader
from tests.paper.example import book, options, summary_of_the_drawing, with_counts
from tests.paper.reading import pages_of, text_of

HEAD = "A-00123-7F3C 91D2"


@pytest.mark.parametrize("reader", list(Reader))
def test_each_page_of_a_record_carries_the_head_of_its_audit(reader: Reader) -> None:
    asked = replace(options(reader), audit_head=HEAD)
    pages = pages_of(make_pdf(with_counts(300), book(reader), asked))
    assert all(f"· {HEAD}" in page for page in pages)
    assert len(pages) > 1 or reader is Reader.PATIENT


def test_a_page_of_nobodys_record_carries_none() -> None:
    assert "A-0" not in text_of(make_pdf(summary_of_the_drawing(), book(), options()))


def test_a_head_of_a_million_entries_stands_whole_beside_a_long_name() -> None:
    summary = summary_of_the_drawing()
    named = replace(summary.case.patient, name="Wolfeschlegelsteinhausenbergerdorff, " + "Maria " * 12)
    long = replace(summary, case=replace(summary.case, patient=named))
    asked = replace(options(), audit_head="A-1234567-7F3C 91D2")
    assert "A-1234567-7F3C 91D2" in text_of(make_pdf(long, book(), asked))
