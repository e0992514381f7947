"""A score's form: what the case fills in is marked, a person's answer stands above it, nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case, Cbc, Differential, Event, EventKind, Known, Patient, Quantity
from neutro_desk.workup.cisne import CisneItem, GlucoseUnit
from neutro_desk.workup.course import Course
from neutro_desk.workup.mascc import AgeBand, MasccItem
from neutro_desk.workup.score import ScoreName
from neutro_desk.workup.score_form import GlucoseQuestion, ScoreReading, TypedScore, read_score
from tests.workup.a_series import course_of

MASCC, CISNE = TypedScore(ScoreName.MASCC), TypedScore(ScoreName.CISNE)
MG, MMOL = GlucoseUnit.MILLIGRAMS, GlucoseUnit.MILLIMOLES
COURSE = course_of((5, "0.4"))


def read(typed: TypedScore, *events: Event) -> ScoreReading:
    """Return a form read for a patient of 65 with 10 % monocytes of 1.0."""
    cbc = Cbc("c1", wbc=Quantity(Decimal(1), "10*9/L"), differential=Differential(monocytes=Decimal(10)))
    return read_score(typed, Case(Patient(birth_date=date(1960, 6, 1)), events=events), COURSE, cbc)


def test_what_the_case_gives_is_filled_in_with_its_fact(phrasebook: Phrasebook) -> None:
    found = read(MASCC)
    assert found.answers[MasccItem.AGE] is AgeBand.FROM_60
    assert phrasebook.text(found.filled[MasccItem.AGE].fact) == "65 years on 06-Jan-2026"
    monocytes = read(CISNE).filled[CisneItem.MONOCYTES]
    assert phrasebook.text(monocytes.fact) == "monocytes 0.10 ×10⁹/L (100 /µL)"


def test_a_persons_answer_stands_above_the_case() -> None:
    found = read(MASCC.answered(MasccItem.AGE, AgeBand.UNDER_60))
    assert found.answers[MasccItem.AGE] is AgeBand.UNDER_60
    assert found.filled[MasccItem.AGE].answer is AgeBand.FROM_60


def test_not_known_takes_away_what_the_case_gave(phrasebook: Phrasebook) -> None:
    found = read(CISNE.answered(CisneItem.MONOCYTES, Known.UNKNOWN))
    assert phrasebook.text(found.said[0]) == "CISNE at least 0, at most 8 of 8; 6 not answered"
    assert phrasebook.text(read(CISNE).said[0]) == "CISNE at least 1, at most 8 of 8; 5 not answered"


@pytest.mark.parametrize(
    ("text", "unit", "scores"),
    [
        ("6.7", MMOL, None),
        ("6,6", MMOL, Known.NO),
        ("13.9", MMOL, Known.YES),
        ("120.7", MG, Known.NO),
        ("250", MG, Known.YES),
    ],
)
def test_glucose_answers_its_item_in_the_unit_entered(
    text: str, unit: GlucoseUnit, scores: Known | None
) -> None:
    found = read(CISNE.with_glucose(text, unit))
    assert found.answers[CisneItem.HYPERGLYCAEMIA] is (scores or Known.UNKNOWN)
    assert found.problem is None


def test_diabetes_or_a_steroid_on_the_time_line_raises_the_line() -> None:
    glucose = CISNE.with_glucose("200", MG)
    assert read(glucose).answers[CisneItem.HYPERGLYCAEMIA] is Known.UNKNOWN
    steroid = Event(EventKind.STEROID, "prednisolone", start=date(2026, 1, 1))
    assert read(glucose, steroid).answers[CisneItem.HYPERGLYCAEMIA] is Known.NO
    overruled = glucose.answered(GlucoseQuestion.RAISED_LINE, Known.NO)
    assert read(overruled, steroid).answers[CisneItem.HYPERGLYCAEMIA] is Known.YES


@pytest.mark.parametrize(
    ("text", "unit", "problem"),
    [
        ("121", None, "mg/dL or mmol/L? Nothing is converted"),
        ("<121", MG, "The exact value is needed, without < or >"),
        ("high", MG, ""),
        ("1,210", MG, ""),
    ],
)
def test_what_cannot_be_read_is_asked_about_and_scores_nothing(
    text: str, unit: GlucoseUnit | None, problem: str, phrasebook: Phrasebook
) -> None:
    found = read(CISNE.with_glucose(text, unit))
    assert CisneItem.HYPERGLYCAEMIA not in found.answers
    assert found.problem is not None
    assert phrasebook.text(found.problem).startswith(problem)


def test_an_empty_form_of_an_empty_case_says_the_whole_range(phrasebook: Phrasebook) -> None:
    said = [phrasebook.text(read_score(one, Case(), Course(), None).said[0]) for one in (MASCC, CISNE)]
    assert said == [
        "MASCC at least 0, at most 26 of 26; 7 not answered",
        "CISNE at least 0, at most 8 of 8; 6 not answered",
    ]
