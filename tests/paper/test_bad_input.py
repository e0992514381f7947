"""What people type is printed as typed and where it belongs, however long and in whatever script."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from neutro_desk.exchange.case_file import decode_case
from neutro_desk.installed_files import resource
from neutro_desk.paper.options import Paper, WardPage
from neutro_desk.paper.page import make_pdf
from neutro_desk.wording.phrasebook import Reader
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.summary import Summary
from neutro_desk.workup.whole import WorkUp
from tests.paper.example import book, options
from tests.paper.reading import pages_of

MARKUP = '#set page(width: 1cm) $x^2$ *b* _i_ `c` = H \\ <0.5 @r [x] {y} // c /* c */ #panic("x") ~ -- <b>'
DRUGS = [f"brand {place} {name} 500 mg" for place in range(12) for name in ("carbimazole", "ganciclovir")]
SAMPLES = ("chemotherapy-course", "drug-induced-fall", "real-series-mimic-iv-demo")


class Made:
    """Pages of the shipped sample with something changed."""

    def __init__(self, schemes: Schemes, pack: Pack) -> None:
        """Keep what a work-up needs."""
        self.schemes, self.pack = schemes, pack

    def summary(self, sample: str = "drug-induced-fall", **changed: object) -> Summary:
        """Return the summary of a sample; values replace whole parts, those of the patient are laid over."""
        content: dict[str, Any] = json.loads(
            resource("samples", f"{sample}.neutro.json").read_text(encoding="utf-8")
        )
        patient = changed.pop("patient", None)
        content.update(changed)
        if isinstance(patient, dict):
            content["patient"] = {**content["patient"], **patient} if patient else {}
        return WorkUp(AssessedCase(decode_case(json.dumps(content)), self.schemes), pack=self.pack).summary


@pytest.fixture(scope="module")
def made(schemes: Schemes, pack: Pack) -> Made:
    """The shipped sample, to be changed."""
    return Made(schemes, pack)


def _pdf(summary: Summary, reader: Reader = Reader.CLINICIAN, paper: Paper = Paper.A4) -> bytes:
    return make_pdf(summary, book(reader), options(reader, paper))


def _lines(pdf: bytes) -> list[str]:
    """Return the lines of page 1 as they stand under each other."""
    return [" ".join(line.split()) for line in PdfReader(BytesIO(pdf)).pages[0].extract_text().splitlines()]


def _events(*names: str) -> list[dict[str, str]]:
    first = date(2026, 5, 1)
    return [
        {"kind": "drug", "name": name, "start": (first + timedelta(days=place)).isoformat()}
        for place, name in enumerate(names)
    ]


@pytest.mark.parametrize("reader", Reader)
def test_a_name_without_a_blank_breaks_instead_of_leaving_the_sheet(made: Made, reader: Reader) -> None:
    lines = _lines(_pdf(made.summary(patient={"name": "W" * 300, "identifier": "9" * 300}), reader))
    for sign in "W9":
        runs = [line for line in lines if sign * 20 in line]
        assert max(map(len, runs)) < 130
        assert sum(line.count(sign) for line in runs) >= 300


@pytest.mark.parametrize("paper", Paper)
def test_a_long_name_stands_in_full_at_the_head_and_short_in_title_and_foot(made: Made, paper: Paper) -> None:
    name = " ".join(f"Name{place}" for place in range(48))
    pages = pages_of(_pdf(made.summary(patient={"name": name}), paper=paper))
    assert pages[0].count(name) == 1
    assert "Prepared by" in pages[0]
    assert all(page.count(f"{name[:47]}…") == (2 if place == 0 else 1) for place, page in enumerate(pages))


def test_a_name_of_usual_length_is_never_shortened(made: Made) -> None:
    name = "MONTGOMERY-FEATHERSTONEHAUGH, Alexandra Caroline"
    assert len(name) == 48
    assert pages_of(_pdf(made.summary(patient={"name": name})))[0].count(name) == 3


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("paper", Paper)
def test_markup_in_any_field_is_printed_as_it_was_typed(made: Made, reader: Reader, paper: Paper) -> None:
    summary = made.summary(
        patient={"name": MARKUP, "identifier": MARKUP}, notes=MARKUP, events=_events(MARKUP, "carbimazole")
    )
    ward = WardPage(heading=MARKUP, phone=MARKUP, policy=MARKUP, footer=MARKUP)
    pages = pages_of(make_pdf(summary, book(reader), replace(options(reader, paper), ward=ward)))
    whole = "".join("".join(pages).split())
    assert whole.count("".join(MARKUP.split())) >= 5
    assert all(page.endswith(f"Page {place} of {len(pages)} {MARKUP}") for place, page in enumerate(pages, 1))


def test_many_drugs_leave_page_1_its_foot_and_are_all_named(made: Made) -> None:
    pages = pages_of(_pdf(made.summary(events=_events(*DRUGS))))
    for words in ("Entered by hand", "Prepared by", "From page 2:"):
        assert words in pages[0]
    whole = " ".join(pages)
    assert all(name in whole for name in DRUGS)
    assert "Leading causes" in whole


@pytest.mark.parametrize(("said", "often"), [("x", 4000), ("Seen by the night team. ", 150)])
def test_long_notes_leave_page_1_its_foot_and_stand_whole_behind_it(
    made: Made, said: str, often: int
) -> None:
    pages = pages_of(_pdf(made.summary(notes=said * often)))
    for words in ("Leading causes", "From page 2: Notes", "Entered by hand", "Prepared by"):
        assert words in pages[0]
    assert " ".join(pages[1:]).count(said.strip()) >= often


def test_the_line_of_a_ward_leaves_the_name_of_the_patient_its_room(made: Made) -> None:
    ward = WardPage(heading="Ward of the hospital with a long name " * 4, footer="Form " * 30)
    pdf = make_pdf(made.summary(), book(), replace(options(), ward=ward))
    assert any(line.startswith("SAMPLE, Drug-induced") for line in _lines(pdf))


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("paper", Paper)
def test_the_page_of_the_patient_is_one_side_on_either_paper(made: Made, sample: str, paper: Paper) -> None:
    assert len(pages_of(_pdf(made.summary(sample), Reader.PATIENT, paper))) == 1


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_page_of_a_sample_is_two_sides_at_most(made: Made, sample: str, paper: Paper) -> None:
    assert len(pages_of(_pdf(made.summary(sample), paper=paper))) <= 2


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("counts", ["none", "undated"])
def test_without_a_dated_count_the_page_says_so(made: Made, reader: Reader, counts: str) -> None:
    content = json.loads(resource("samples", f"{SAMPLES[1]}.neutro.json").read_text(encoding="utf-8"))
    left = [] if counts == "none" else [{**one, "collected": None} for one in content["counts"]]
    text = " ".join(pages_of(_pdf(made.summary(counts=left), reader)))
    said = {
        (Reader.CLINICIAN, "none"): "No count recorded.",
        (Reader.CLINICIAN, "undated"): "collection time not entered",
        (Reader.PATIENT, "none"): "There is no result to show yet.",
        (Reader.PATIENT, "undated"): "Yours are extremely low: <0.10 (×10⁹/L).",
    }
    assert said[reader, counts] in text


@pytest.mark.parametrize("reader", Reader)
def test_an_empty_case_makes_one_page_that_names_nobody(made: Made, reader: Reader) -> None:
    pages = pages_of(_pdf(made.summary(patient={}, counts=[], events=[], answers={}, notes=""), reader))
    assert len(pages) == 1
    assert pages[0].count("NO PATIENT RECORDED") >= 2
