"""MASCC: its points, 21 itself, ranges while items are missing, and low risk with what speaks against it."""

from __future__ import annotations

from datetime import date
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case, Event, EventKind, Known, Patient
from neutro_desk.workup.course import Course
from neutro_desk.workup.mascc import (
    MASCC,
    AgeBand,
    Burden,
    MasccExclusion,
    MasccItem,
    Place,
    Tumour,
    mascc_class,
    mascc_filled,
    mascc_said,
)
from neutro_desk.workup.score import RiskClass, ScoreRange, add_up
from tests.workup.a_series import course_of

FOR_THIS_PATIENT: dict[Enum, Enum] = dict.fromkeys(MASCC.exclusions, Known.NO)
BEST: dict[Enum, Enum] = {
    MasccItem.BURDEN: Burden.NONE_OR_MILD,
    MasccItem.HYPOTENSION: Known.NO,
    MasccItem.COPD: Known.NO,
    MasccItem.TUMOUR: Tumour.SOLID,
    MasccItem.DEHYDRATION: Known.NO,
    MasccItem.PLACE: Place.OUTPATIENT,
    MasccItem.AGE: AgeBand.UNDER_60,
}
MODERATE = {MasccItem.BURDEN: Burden.MODERATE}
SEVERE = {MasccItem.BURDEN: Burden.SEVERE}
HYPOTENSION = {MasccItem.HYPOTENSION: Known.YES}
COPD = {MasccItem.COPD: Known.YES}
FUNGAL = {MasccItem.TUMOUR: Tumour.BLOOD_FUNGAL}
DEHYDRATION = {MasccItem.DEHYDRATION: Known.YES}
INPATIENT = {MasccItem.PLACE: Place.INPATIENT}
SIXTY = {MasccItem.AGE: AgeBand.FROM_60}


@pytest.mark.parametrize(
    ("changes", "points", "risk"),
    [
        # CLINICAL 8.5, T57 to T63
        ({}, 26, RiskClass.LOW),
        (SEVERE | HYPOTENSION | COPD | FUNGAL | DEHYDRATION | INPATIENT | SIXTY, 0, RiskClass.HIGH),
        (SIXTY, 24, RiskClass.LOW),
        (MODERATE | INPATIENT, 21, RiskClass.LOW),
        (SEVERE | INPATIENT, 18, RiskClass.HIGH),
        (MODERATE | HYPOTENSION | INPATIENT | SIXTY, 14, RiskClass.HIGH),
        (MODERATE | COPD | INPATIENT | SIXTY, 15, RiskClass.HIGH),
        (MODERATE | DEHYDRATION | INPATIENT | SIXTY, 16, RiskClass.HIGH),
        # Each item by itself; 20 and 22 on either side of 21
        (MODERATE, 24, RiskClass.LOW),
        (SEVERE, 21, RiskClass.LOW),
        (HYPOTENSION, 21, RiskClass.LOW),
        (COPD, 22, RiskClass.LOW),
        (FUNGAL, 22, RiskClass.LOW),
        ({MasccItem.TUMOUR: Tumour.BLOOD}, 26, RiskClass.LOW),
        (DEHYDRATION, 23, RiskClass.LOW),
        (INPATIENT, 23, RiskClass.LOW),
        (COPD | SIXTY, 20, RiskClass.HIGH),
    ],
)
def test_the_points_are_those_of_the_index(changes: dict[Enum, Enum], points: int, risk: RiskClass) -> None:
    found = add_up(MASCC, BEST | changes)
    assert (found.at_least, found.at_most, found.missing) == (points, points, ())
    assert mascc_class(found) is risk


def test_nothing_answered_leaves_everything_open() -> None:
    found = add_up(MASCC, {})
    assert (found.at_least, found.at_most) == (0, 26)
    assert found.missing == tuple(MasccItem)
    assert mascc_class(found) is None


@pytest.mark.parametrize("answer", [None, Known.UNKNOWN])
def test_a_missing_item_is_never_scored_as_nought(answer: Known | None) -> None:
    answers = {key: value for key, value in BEST.items() if key is not MasccItem.COPD}
    if answer is not None:
        answers[MasccItem.COPD] = answer
    found = add_up(MASCC, answers)
    assert (found.at_least, found.at_most, found.missing) == (22, 26, (MasccItem.COPD,))


def test_an_answer_of_another_item_is_refused() -> None:
    with pytest.raises(KeyError):
        add_up(MASCC, {MasccItem.BURDEN: Known.YES})


@pytest.mark.parametrize(
    ("low", "high", "risk"),
    [
        (21, 26, RiskClass.LOW),
        (20, 21, None),
        (20, 26, None),
        (0, 20, RiskClass.HIGH),
        (0, 21, None),
    ],
)
def test_the_class_waits_until_no_missing_item_can_change_it(
    low: int, high: int, risk: RiskClass | None
) -> None:
    assert mascc_class(ScoreRange(low, high, (MasccItem.AGE,))) is risk


answered = st.fixed_dictionaries(
    {item.id: st.sampled_from([one for one, _ in item.options]) for item in MASCC.items}
)


@given(answered, st.sets(st.sampled_from(list(MasccItem))))
def test_the_range_always_holds_the_total_that_comes_out(
    answers: dict[Enum, Enum], missing: set[MasccItem]
) -> None:
    total = add_up(MASCC, answers).at_least
    found = add_up(MASCC, {key: value for key, value in answers.items() if key not in missing})
    assert 0 <= found.at_least <= total <= found.at_most <= 26
    assert (found.at_least == found.at_most) is (not missing)
    early, late = mascc_class(found), mascc_class(add_up(MASCC, answers))
    assert early in (None, late)


# -- words ------------------------------------------------------------------------------------------


def said(answers: dict[Enum, Enum], phrasebook: Phrasebook) -> str:
    """Return everything said, on one line."""
    return " | ".join(phrasebook.text(one) for one in mascc_said(answers))


def test_low_risk_never_stands_without_what_speaks_against_it(phrasebook: Phrasebook) -> None:
    # CLINICAL 4.3: 42.3 % of the episodes with 21 and more had a complication
    text = said(FOR_THIS_PATIENT | BEST, phrasebook)
    assert text.startswith("MASCC 26 of 26 | ")
    for sentence in text.split(" | "):
        assert ("low risk" in sentence) is ("42.3%" in sentence)
    assert "low risk" in text
    assert "home" not in text
    assert "safe" not in text


def test_a_range_says_how_many_items_are_missing_and_gives_no_class(phrasebook: Phrasebook) -> None:
    text = said(FOR_THIS_PATIENT | {MasccItem.COPD: Known.NO}, phrasebook)
    assert text == (
        "MASCC at least 4, at most 26 of 26; 6 not answered | No class yet: what is missing can change it"
    )


def test_no_class_before_it_is_known_whether_the_index_applies(phrasebook: Phrasebook) -> None:
    text = said(FOR_THIS_PATIENT | BEST | {MasccExclusion.ALLOGENEIC: Known.UNKNOWN}, phrasebook)
    assert text == "MASCC 26 of 26 | No class until it is answered whether MASCC is for this patient"


@pytest.mark.parametrize("why", list(MasccExclusion))
def test_a_patient_it_is_not_for_gets_no_points_at_all(why: MasccExclusion, phrasebook: Phrasebook) -> None:
    text = said(BEST | {why: Known.YES}, phrasebook)
    assert text == f"MASCC is not for this patient: {phrasebook.word(why)}"


def test_every_item_and_answer_has_its_word(phrasebook: Phrasebook) -> None:
    words = [phrasebook.word(one) for one in MASCC.exclusions]
    for item in MASCC.items:
        words += [phrasebook.word(item.id), *(phrasebook.word(one) for one, _ in item.options)]
    assert all(words)


# -- what the case fills in ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "filled"),
    [
        # the last count is of 6 January 2026
        (date(1966, 1, 7), AgeBand.UNDER_60),
        (date(1966, 1, 6), AgeBand.FROM_60),
        (date(1950, 1, 1), AgeBand.FROM_60),
    ],
)
def test_the_age_is_told_by_the_day_of_the_last_count(born: date, filled: AgeBand) -> None:
    given = {
        one.id: one.answer for one in mascc_filled(Case(Patient(birth_date=born)), course_of((5, "0.4")))
    }
    assert given == {MasccItem.AGE: filled, MasccExclusion.UNDER_18: Known.NO}


@pytest.mark.parametrize(("born", "under"), [(date(2008, 1, 7), Known.YES), (date(2008, 1, 6), Known.NO)])
def test_the_eighteenth_birthday_makes_an_adult(born: date, under: Known) -> None:
    given = {
        one.id: one.answer for one in mascc_filled(Case(Patient(birth_date=born)), course_of((5, "0.4")))
    }
    assert given[MasccExclusion.UNDER_18] is under


def test_without_a_birth_date_or_a_day_nothing_is_filled_in() -> None:
    assert mascc_filled(Case(), course_of((5, "0.4"))) == ()
    assert mascc_filled(Case(Patient(birth_date=date(1950, 1, 1))), Course()) == ()
    fever = Event(EventKind.FEVER, at=date(2026, 1, 6))
    assert mascc_filled(Case(Patient(birth_date=date(1950, 1, 1)), events=(fever,)), Course())
