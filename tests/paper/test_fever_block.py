"""What page and plain text say of fever: whose definition is met, each with its source, and no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest

from neutro_desk.paper.page import make_pdf
from neutro_desk.paper.plain_text import summary_text
from neutro_desk.wording.phrasebook import Reader
from neutro_desk.workup.case import Case, Cbc, Event, EventKind, Quantity
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.summary import Summary
from neutro_desk.workup.whole import AssessedCase, WorkUp
from tests.paper.example import book, options
from tests.paper.reading import text_of

Make = Callable[..., Summary]
AT = datetime(2026, 11, 21, 6, 10)


@pytest.fixture
def summary(schemes: Schemes, pack: Pack) -> Make:
    """A maker of summaries of one count with one temperature, on chemotherapy."""

    def make(anc: str, temperature: str | None, *, with_pack: bool = True) -> Summary:
        events = [Event(EventKind.CHEMOTHERAPY, "docetaxel", at=datetime(2026, 11, 10))]
        if temperature is not None:
            reading = Quantity(Decimal(temperature), "Cel")
            events.append(Event(EventKind.FEVER, at=AT, temperature=reading))
        counts = (Cbc("c1", AT, anc=Quantity(Decimal(anc), "10*9/L")),)
        case = Case(counts=counts, events=tuple(events))
        return WorkUp(AssessedCase(case, schemes), pack=pack if with_pack else None).summary

    return make


def plain(summary: Summary, reader: Reader = Reader.CLINICIAN) -> str:
    """Return the plain text on one line."""
    return " ".join(summary_text(summary, book(reader), options(reader)).split())


def page(summary: Summary) -> str:
    return " ".join(text_of(make_pdf(summary, book(Reader.CLINICIAN), options(Reader.CLINICIAN))).split())


def test_exactly_half_at_38_1_on_chemotherapy_prints_nice_and_nothing_of_idsa(summary: Make) -> None:
    # CLINICAL 8.5, T89: NICE from a secondary source; 38.1 in the CISNE study counts from 38.0 up
    for text in (plain(summary("0.500", "38.1")), page(summary("0.500", "38.1"))):
        met = text.partition("Definition met, fever included:")[2].partition(".")[0]
        assert "NICE CG151" in met
        assert "CISNE study" in met
        assert "IDSA" not in met
        assert "not met" not in text


def test_each_definition_is_named_by_its_body_with_its_mark_and_takes_no_note(summary: Make) -> None:
    made = summary("0.500", "38.1")
    text = plain(made)
    assert "NICE CG151§, " in text
    assert "Carmona-Bayonas" not in text


@pytest.mark.parametrize("temperature", ["37.9", None])
def test_without_a_definition_met_nothing_is_said_of_any(temperature: str | None, summary: Make) -> None:
    for text in (plain(summary("0.4", temperature)), page(summary("0.4", temperature))):
        assert "Count meets NICE and IDSA" in text
        assert "Definition met" not in text


def test_the_definition_stands_without_a_pack_too(summary: Make) -> None:
    assert "Definition met, fever included: NICE CG151" in plain(summary("0.5", "38.1", with_pack=False))


def test_the_patient_reads_nothing_of_definitions(summary: Make) -> None:
    assert "NICE" not in plain(summary("0.500", "38.1"), Reader.PATIENT)
