"""The MASCC index: points, whom it is not for, what the case fills in, its class and the counter-evidence."""

from __future__ import annotations

from enum import Enum

from neutro_desk.workup.case import Case, Known
from neutro_desk.workup.score import (
    ADULT_YEARS,
    Answers,
    Filled,
    RiskClass,
    Score,
    ScoreItem,
    ScoreName,
    ScoreRange,
    reference_day,
    score_said,
    years_old,
    yes_no,
)
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import Course

LOW_FROM = 21
"""21 itself is low: a copy that prints `>21` and `<21` leaves it out. Source: CLINICAL 4.3."""

SIXTY = 60


class MasccItem(Enum):
    """The items."""

    BURDEN = "burden"
    HYPOTENSION = "hypotension"
    COPD = "copd"
    TUMOUR = "tumour"
    DEHYDRATION = "dehydration"
    PLACE = "place"
    AGE = "age"


class MasccExclusion(Enum):
    """Whom the index is not for."""

    UNDER_18 = "under 18"
    INDUCTION = "induction"
    ALLOGENEIC = "allogeneic"


class Burden(Enum):
    """Burden of illness."""

    NONE_OR_MILD = "none or mild"
    MODERATE = "moderate"
    SEVERE = "severe"


class Tumour(Enum):
    """Kind of tumour, and whether there was a fungal infection before."""

    SOLID = "solid"
    BLOOD = "blood"
    BLOOD_FUNGAL = "blood, fungal infection before"


class Place(Enum):
    """Where the patient was when the fever began."""

    OUTPATIENT = "outpatient"
    INPATIENT = "inpatient"


class AgeBand(Enum):
    """Age at the fever."""

    UNDER_60 = "under 60"
    FROM_60 = "60 or over"


MASCC = Score(
    ScoreName.MASCC,
    tuple(MasccExclusion),
    (
        ScoreItem(MasccItem.BURDEN, ((Burden.NONE_OR_MILD, 5), (Burden.MODERATE, 3), (Burden.SEVERE, 0))),
        yes_no(MasccItem.HYPOTENSION, yes=0, no=5),
        yes_no(MasccItem.COPD, yes=0, no=4),
        ScoreItem(MasccItem.TUMOUR, ((Tumour.SOLID, 4), (Tumour.BLOOD, 4), (Tumour.BLOOD_FUNGAL, 0))),
        yes_no(MasccItem.DEHYDRATION, yes=0, no=3),
        ScoreItem(MasccItem.PLACE, ((Place.OUTPATIENT, 3), (Place.INPATIENT, 0))),
        ScoreItem(MasccItem.AGE, ((AgeBand.UNDER_60, 2), (AgeBand.FROM_60, 0))),
    ),
)
"""Points of the index, 0 to 26. Source: CLINICAL 4.3 (Klastersky 2000 through eviQ and MDCalc)."""


def mascc_class(found: ScoreRange) -> RiskClass | None:
    """Return the class as soon as no missing item can change it; None until then."""
    if found.at_least >= LOW_FROM:
        return RiskClass.LOW
    return RiskClass.HIGH if found.at_most < LOW_FROM else None


def mascc_said(answers: Answers) -> tuple[Statement, ...]:
    """Return all that is said of the answers; `low` never without what speaks against it.

    Source:
        CLINICAL 4.3; Perm J 2015;19:37 for the counter-evidence.
    """
    return score_said(MASCC, answers, _class_said)


def _class_said(found: ScoreRange) -> Statement | None:
    risk = mascc_class(found)
    if risk is None:
        return None
    return say("mascc.low" if risk is RiskClass.LOW else "mascc.high", line=LOW_FROM)


def mascc_filled(case: Case, course: Course) -> tuple[Filled, ...]:
    """Return what the case answers: adult or not, and under 60 or not, by the day of the last count."""
    day = reference_day(case, course)
    years = years_old(case, day)
    if years is None:
        return ()
    fact = say("score.fact.age", years=years, day=day)
    adult = Known.YES if years < ADULT_YEARS else Known.NO
    band = AgeBand.UNDER_60 if years < SIXTY else AgeBand.FROM_60
    return (Filled(MasccExclusion.UNDER_18, adult, fact), Filled(MasccItem.AGE, band, fact))
