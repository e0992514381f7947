"""CISNE: its points, glucose in the unit entered, monocytes, ranges, and a class with its rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import (
    Case,
    Cbc,
    Comparator,
    Differential,
    Event,
    EventKind,
    Known,
    Patient,
    Quantity,
)
from neutro_desk.workup.cisne import (
    CISNE,
    CisneExclusion,
    CisneItem,
    Glucose,
    GlucoseUnit,
    absolute_monocytes,
    cisne_class,
    cisne_filled,
    cisne_said,
    on_steroids,
    stress_hyperglycaemia,
)
from neutro_desk.workup.course import Course
from neutro_desk.workup.score import RiskClass, ScoreRange, add_up
from tests.workup.a_series import course_of

YES, NO, UNKNOWN = Known.YES, Known.NO, Known.UNKNOWN
MG, MMOL = GlucoseUnit.MILLIGRAMS, GlucoseUnit.MILLIMOLES
FOR_THIS_PATIENT: dict[Enum, Enum] = dict.fromkeys(CISNE.exclusions, NO)
NONE: dict[Enum, Enum] = dict.fromkeys(CisneItem, NO)
ALL: dict[Enum, Enum] = dict.fromkeys(CisneItem, YES)


def with_yes(*items: CisneItem) -> dict[Enum, Enum]:
    """Return every item answered, these by yes."""
    return NONE | dict.fromkeys(items, YES)


@pytest.mark.parametrize(
    ("answers", "points", "risk"),
    [
        # CLINICAL 8.5: T64a, T64b, T64c, T64d, T64f
        (NONE, 0, RiskClass.LOW),
        (with_yes(CisneItem.ECOG), 2, RiskClass.INTERMEDIATE),
        (with_yes(CisneItem.MONOCYTES), 1, RiskClass.INTERMEDIATE),
        (with_yes(CisneItem.ECOG, CisneItem.MONOCYTES), 3, RiskClass.HIGH),
        (ALL, 8, RiskClass.HIGH),
        # each other item by itself
        (with_yes(CisneItem.HYPERGLYCAEMIA), 2, RiskClass.INTERMEDIATE),
        (with_yes(CisneItem.COPD), 1, RiskClass.INTERMEDIATE),
        (with_yes(CisneItem.CARDIOVASCULAR), 1, RiskClass.INTERMEDIATE),
        (with_yes(CisneItem.MUCOSITIS), 1, RiskClass.INTERMEDIATE),
        (with_yes(CisneItem.COPD, CisneItem.MUCOSITIS), 2, RiskClass.INTERMEDIATE),
    ],
)
def test_the_points_are_those_of_the_score(answers: dict[Enum, Enum], points: int, risk: RiskClass) -> None:
    found = add_up(CISNE, answers)
    assert (found.at_least, found.at_most) == (points, points)
    assert cisne_class(found) is risk


@pytest.mark.parametrize(
    ("low", "high", "risk"),
    [
        (0, 0, RiskClass.LOW),
        (0, 1, None),
        (1, 2, RiskClass.INTERMEDIATE),
        (1, 3, None),
        (2, 3, None),
        (3, 8, RiskClass.HIGH),
        (0, 8, None),
    ],
)
def test_the_class_waits_until_no_missing_item_can_change_it(
    low: int, high: int, risk: RiskClass | None
) -> None:
    assert cisne_class(ScoreRange(low, high)) is risk


answered = st.fixed_dictionaries({item: st.sampled_from([YES, NO]) for item in CisneItem})


@given(answered, st.sets(st.sampled_from(list(CisneItem))))
def test_the_range_always_holds_the_total_that_comes_out(
    answers: dict[Enum, Enum], missing: set[CisneItem]
) -> None:
    total = add_up(CISNE, answers)
    found = add_up(CISNE, {key: value for key, value in answers.items() if key not in missing})
    assert 0 <= found.at_least <= total.at_least <= found.at_most <= 8
    assert (found.at_least == found.at_most) is (not missing)
    assert cisne_class(found) in (None, cisne_class(total))


# -- glucose ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "raised_line", "scores"),
    [
        # CLINICAL 4.4, T64e, T64g: 6.7 mmol/L is 120.7 mg/dL, and is never converted
        ("6.6", MMOL, NO, NO),
        ("6.7", MMOL, NO, YES),
        ("6.71", MMOL, NO, YES),
        ("120.7", MG, NO, NO),
        ("120.99", MG, NO, NO),
        ("121", MG, NO, YES),
        ("122", MG, NO, YES),
        ("13.8", MMOL, YES, NO),
        ("13.9", MMOL, YES, YES),
        ("14.0", MMOL, YES, YES),
        ("249.9", MG, YES, NO),
        ("250", MG, YES, YES),
        ("251", MG, YES, YES),
        # between the lines it hangs on diabetes and steroids, outside them it does not
        ("6.6", MMOL, UNKNOWN, NO),
        ("6.7", MMOL, UNKNOWN, UNKNOWN),
        ("13.8", MMOL, UNKNOWN, UNKNOWN),
        ("13.9", MMOL, UNKNOWN, YES),
        ("120", MG, UNKNOWN, NO),
        ("121", MG, UNKNOWN, UNKNOWN),
        ("249", MG, UNKNOWN, UNKNOWN),
        ("250", MG, UNKNOWN, YES),
    ],
)
def test_glucose_is_compared_in_the_unit_it_was_entered_in(
    value: str, unit: GlucoseUnit, raised_line: Known, scores: Known
) -> None:
    assert stress_hyperglycaemia(Glucose(Decimal(value), unit, raised_line)) is scores


# -- monocytes ------------------------------------------------------------------------------------------


def a_count(monocytes: str, wbc: str = "1.0", unit: str = "%", **given: object) -> Cbc:
    """Return a count with monocytes."""
    differential = Differential(unit=unit, monocytes=Decimal(monocytes))
    return Cbc("c1", wbc=Quantity(Decimal(wbc), "10*9/L"), differential=differential, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cbc", "few"),
    [
        # T64c: 199 scores, 200 does not
        (a_count("19.9"), YES),
        (a_count("20"), NO),
        (a_count("20.1"), NO),
        (a_count("199", unit="/uL"), YES),
        (a_count("200", unit="/uL"), NO),
    ],
)
def test_monocytes_come_from_the_differential_of_the_latest_count(cbc: Cbc, few: Known) -> None:
    given = {one.id: one.answer for one in cisne_filled(Case(), Course(), cbc)}
    assert given == {CisneItem.MONOCYTES: few}


@pytest.mark.parametrize(
    "cbc",
    [
        Cbc("c1", wbc=Quantity(Decimal(1), "10*9/L")),
        Cbc("c1", differential=Differential(monocytes=Decimal(10))),
        Cbc(
            "c1",
            wbc=Quantity(Decimal(1), "10*9/L", Comparator.BELOW),
            differential=Differential(monocytes=Decimal(10)),
        ),
        a_count("10", nrbc=Decimal(20)),
    ],
)
def test_monocytes_stay_missing_where_share_or_white_count_is_not_certain(cbc: Cbc) -> None:
    assert absolute_monocytes(cbc) is None
    assert cisne_filled(Case(), Course(), cbc) == ()


def test_without_a_count_or_a_birth_date_nothing_is_filled_in() -> None:
    assert cisne_filled(Case(), course_of((5, "0.4")), None) == ()


@pytest.mark.parametrize(("born", "under"), [(date(2008, 1, 7), YES), (date(2008, 1, 6), NO)])
def test_a_child_is_told_by_the_day_of_the_last_count(born: date, under: Known) -> None:
    given = cisne_filled(Case(Patient(birth_date=born)), course_of((5, "0.4")), None)
    assert [(one.id, one.answer) for one in given] == [(CisneExclusion.UNDER_18, under)]


@pytest.mark.parametrize(
    ("start", "stop", "told"),
    [
        (date(2026, 1, 1), None, True),
        (date(2026, 1, 1), date(2026, 1, 6), True),
        (date(2026, 1, 1), date(2026, 1, 5), False),
        (date(2026, 1, 7), None, False),
    ],
)
def test_a_steroid_of_the_time_line_counts_while_it_goes_on(
    start: date, stop: date | None, told: bool, phrasebook: Phrasebook
) -> None:
    event = Event(EventKind.STEROID, "prednisolone", start=start, stop=stop)
    found = on_steroids(Case(events=(event,)), course_of((5, "0.4")))
    assert (found is not None) is told
    assert found is None or phrasebook.text(found) == "prednisolone since 01-Jan-2026"


# -- words ------------------------------------------------------------------------------------------


def said(answers: dict[Enum, Enum], phrasebook: Phrasebook) -> str:
    """Return everything said, on one line."""
    return " | ".join(phrasebook.text(one) for one in cisne_said(answers))


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        # CLINICAL 4.4
        (NONE, ("CISNE 0 of 8", "low risk", "1.1% (CI 0.3-3.8%)")),
        (with_yes(CisneItem.COPD), ("CISNE 1 of 8", "intermediate risk", "6.1-6.2%")),
        (ALL, ("CISNE 8 of 8", "high risk", "32.5-36%", "CI 27-38.5%")),
    ],
)
def test_a_class_never_stands_without_its_rate(
    answers: dict[Enum, Enum], holds: tuple[str, ...], phrasebook: Phrasebook
) -> None:
    text = said(FOR_THIS_PATIENT | answers, phrasebook)
    assert all(part in text for part in holds)
    assert "home" not in text
    assert "safe" not in text


@pytest.mark.parametrize("why", list(CisneExclusion))
def test_a_patient_it_is_not_for_gets_no_points_at_all(why: CisneExclusion, phrasebook: Phrasebook) -> None:
    text = said(NONE | {why: YES}, phrasebook)
    assert text == f"CISNE is not for this patient: {phrasebook.word(why)}"


def test_no_class_while_an_exclusion_or_an_item_is_open(phrasebook: Phrasebook) -> None:
    assert (
        said(NONE, phrasebook)
        == "CISNE 0 of 8 | No class until it is answered whether CISNE is for this patient"
    )
    open_item = FOR_THIS_PATIENT | NONE | {CisneItem.HYPERGLYCAEMIA: UNKNOWN}
    assert said(open_item, phrasebook) == (
        "CISNE at least 0, at most 2 of 8; 1 not answered | No class yet: what is missing can change it"
    )


def test_every_item_and_answer_has_its_word(phrasebook: Phrasebook) -> None:
    for one in (*CisneExclusion, *CisneItem, *GlucoseUnit):
        assert phrasebook.word(one)
