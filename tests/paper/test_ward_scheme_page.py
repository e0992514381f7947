"""A ward's own scheme on paper: its name, review, rule and bands; an infant's own line; a faulty file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.knowledge.ward_scheme import load_ward_scheme
from neutro_desk.paper.content import clinician_style
from neutro_desk.paper.page import make_pdf
from neutro_desk.paper.words import Words
from neutro_desk.wording.phrasebook import Reader
from neutro_desk.workup.case import Case, Cbc, Patient, Quantity
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.summary import Summary
from neutro_desk.workup.whole import AssessedCase, WorkUp
from tests.paper.example import book, options
from tests.paper.reading import text_of
from tests.test_ward_schemes import OWN


def summary(schemes: Schemes, value: str, born: date | None = None) -> Summary:
    count = Cbc(id="c1", collected=datetime(2026, 11, 20, 6), anc=Quantity(Decimal(value), "10*9/L"))
    case = Case(patient=Patient(birth_date=born), counts=(count,))
    return WorkUp(AssessedCase(case, schemes)).summary


@pytest.fixture
def own(schemes: Schemes, tmp_path: Path) -> Schemes:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    return replace(schemes, own=load_ward_scheme(tmp_path / "own.toml"))


def page(summary: Summary) -> str:
    return " ".join(text_of(make_pdf(summary, book(), options())).split())


def test_the_page_names_the_wards_scheme_its_review_and_its_rule(own: Schemes) -> None:
    text = page(summary(own, "1.6"))
    assert "Dumfries v2, this ward's own" in text
    assert "1.0 to <1.8" in text
    assert "Dumfries v2 is this ward's own scheme, reviewed by Haematology, 02-Nov-2026." in text
    assert 'Scheme "Dumfries v2 (this ward\'s own)"' in text
    assert "Local guideline" in text


def test_the_trend_has_the_bands_of_the_scheme_in_use(own: Schemes, schemes: Schemes) -> None:
    def bands(of: Schemes) -> list[tuple[str, str, bool]]:
        style = clinician_style(summary(of, "1.6"), Words(book()), 172.0)
        return [(band.name, band.reach, band.strong) for band in style.bands]

    assert bands(own) == [
        ("severe", "<0.5", False),
        ("moderate", "0.5 to <1.0", False),
        ("mild", "1.0 to <1.8", True),
    ]
    assert [reach for _, reach, _ in bands(schemes)] == ["<0.1", "0.1 to <0.5", "0.5 to <1.0", "1.0 to <1.5"]


def test_a_patients_trend_is_low_up_to_the_line_of_the_scheme(own: Schemes) -> None:
    text = text_of(make_pdf(summary(own, "1.6"), book(Reader.PATIENT), options(Reader.PATIENT)))
    assert "very low" in text
    assert "slightly low" in text


def test_a_file_that_could_not_be_read_is_said_on_the_page(schemes: Schemes) -> None:
    text = page(summary(replace(schemes, own_fault="own.toml: mild is missing"), "1.6"))
    assert "The ward's own scheme could not be read: own.toml: mild is missing." in text
    assert 'Scheme "Clinical v1" (the ward\'s own could not be read)' in text


def test_an_infant_is_not_below_its_own_line_and_not_below_1_5(schemes: Schemes) -> None:
    """T82: 1.1 at 40 days; the limit of that age is 1.0 (CLINICAL 2.4)."""
    text = page(summary(schemes, "1.1", date(2026, 10, 11)))
    assert "not below 1.0" in text
    assert "not below 1.5" not in text
