"""The patient's page: plain words, nothing that another reader should not see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from neutro_desk.paper.options import PageOptions, Paper
from neutro_desk.paper.page import make_pdf
from neutro_desk.wording.phrasebook import Reader
from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.causes import Reason, Support
from neutro_desk.workup.statements import Text
from neutro_desk.workup.summary import Heading
from tests.paper.example import PRINTED, book, cause, line, options, summary_of_the_drawing, with_counts
from tests.paper.reading import alternatives, pages_of, text_of


def _page(ward_phone: str = "") -> str:
    return text_of(
        make_pdf(
            summary_of_the_drawing(), book(Reader.PATIENT), options(Reader.PATIENT, ward_phone=ward_phone)
        )
    )


@pytest.mark.parametrize(
    "words",
    [
        "Your low neutrophil count",
        "Fever with very low neutrophils is an emergency.",
        "Tell a nurse or doctor at once",
        "A fever of 38.4 °C was written down on 21 November 05:40.",
        "very low: 0.42",
        "21 November 2026",
        "They have been below 0.5 for about 8 days.",
        "A medicine: co-trimoxazole.",
        "Are there germs in the blood?",
        "Who to ring",
        "Day and night",
    ],
)
def test_the_patient_reads(words: str) -> None:
    assert words in _page()


@pytest.mark.parametrize("words", ["CTCAE", "Grade", "Sources", "HIV", "Curtis", "SEVERE", "Nov-2026"])
def test_the_patient_does_not_read(words: str) -> None:
    assert words not in _page()


def test_a_sensitive_test_is_named_only_when_a_clinician_ticks_it() -> None:
    ticked = PageOptions(Reader.PATIENT, Paper.A4, PRINTED, names_sensitive=True)
    assert "HIV test positive?" in text_of(make_pdf(summary_of_the_drawing(), book(Reader.PATIENT), ticked))
    assert "Results of further tests are still to come." in _page()


def test_a_cause_that_rests_on_a_sensitive_answer_alone_is_not_named() -> None:
    base = summary_of_the_drawing()
    yes = dict(base.checklist)[Heading.YES]
    private = line("cocaine", "Cocaine?", patient="Cocaine", sensitive=True)
    checklist = tuple(
        (head, (*yes, private) if head is Heading.YES else rest) for head, rest in base.checklist
    )
    reason = Reason("cocaine", Text("Taken."), "answered")
    alone = cause(1, "Levamisole", "A substance mixed into cocaine", Support.STRONG, reasons_for=(reason,))
    summary = replace(base, checklist=checklist, leading=(alone, *base.leading))
    text = text_of(make_pdf(summary, book(Reader.PATIENT), options(Reader.PATIENT)))
    assert "cocaine" not in text.casefold()
    assert "An infection." in text


def test_the_ward_number_is_printed_where_the_patient_looks_for_it() -> None:
    assert "01234 567890 " in _page(ward_phone="01234 567890")


def test_the_patients_page_is_one_side() -> None:
    pdf = make_pdf(summary_of_the_drawing(), book(Reader.PATIENT), options(Reader.PATIENT))
    assert len(pages_of(pdf)) == 1


def test_fever_advice_stands_without_a_warning_and_without_a_count() -> None:
    text = text_of(make_pdf(with_counts(0), book(Reader.PATIENT), options(Reader.PATIENT)))
    assert "Tell a nurse or doctor at once" in text
    assert "There is no result to show yet." in text


def test_events_that_are_nobody_elses_business_are_neither_drawn_nor_read_aloud() -> None:
    base = summary_of_the_drawing()
    private = Event(EventKind.OTHER, "private matter", at=date(2026, 11, 10))
    summary = replace(base, case=replace(base.case, events=(*base.case.events, private)))
    pdf = make_pdf(summary, book(Reader.PATIENT), options(Reader.PATIENT))
    assert "private matter" not in text_of(pdf)
    assert not any("private matter" in told for told in alternatives(pdf))


@pytest.mark.parametrize(
    ("typed", "veiled"),
    [
        ("zidovudine", "zidovudine"),
        ("Zidovudine 300 mg", "zidovudine"),
        ("levamisole", "levamisole"),
        ("co-trimoxazole, zidovudine", "zidovudine"),
        ("co-trimoxazole (HIV clinic)", "HIV clinic"),
    ],
)
def test_a_drug_whose_patient_name_is_veiled_is_neither_drawn_nor_read_aloud(typed: str, veiled: str) -> None:
    """The patient names are those of the drug list; the typed name alone would tell what they hide."""
    pdf = _page_with_drug(typed)
    assert veiled.casefold() not in text_of(pdf).casefold()
    assert not any(veiled.casefold() in told.casefold() for told in alternatives(pdf))


@pytest.mark.parametrize("typed", ["co-trimoxazole", "Co-trimoxazole 960 mg tablets"])
def test_a_drug_that_the_page_names_as_a_cause_is_drawn(typed: str) -> None:
    assert typed in text_of(_page_with_drug(typed))


def test_a_veiled_drug_is_drawn_when_a_clinician_ticks_it() -> None:
    ticked = PageOptions(Reader.PATIENT, Paper.A4, PRINTED, names_sensitive=True)
    assert "zidovudine" in text_of(_page_with_drug("zidovudine", ticked))


def _page_with_drug(typed: str, chosen: PageOptions | None = None) -> bytes:
    """Return the page with a drug on the time line and these three among the causes."""
    base = summary_of_the_drawing()
    told = (Reason("known-drug", Text("Known."), "answered"),)
    leading = (
        cause(1, "Zidovudine", "One of your medicines", Support.STRONG, reasons_for=told),
        cause(
            2, "Levamisole", "Something your team will explain in private", Support.STRONG, reasons_for=told
        ),
        cause(3, "Co-trimoxazole", "A medicine: co-trimoxazole", Support.STRONG, reasons_for=told),
    )
    drug = Event(EventKind.DRUG, typed, start=date(2026, 11, 8))
    events = (*(event for event in base.case.events if event.kind is not EventKind.DRUG), drug)
    summary = replace(base, case=replace(base.case, events=events), leading=leading)
    return make_pdf(summary, book(Reader.PATIENT), chosen or options(Reader.PATIENT))
