"""CISNE: points, whom it is not for, what the case fills in, and its class with the rates behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from enum import Enum

from neutro_desk.workup.case import Case, Cbc, EventKind, Known, moment_as_datetime
from neutro_desk.workup.computed import usable_wbc
from neutro_desk.workup.quantities import EXACT, in_canonical
from neutro_desk.workup.score import (
    ADULT_YEARS,
    Answers,
    Filled,
    RiskClass,
    Score,
    ScoreName,
    ScoreRange,
    reference_day,
    score_said,
    years_old,
    yes_no,
)
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import Course

HIGH_FROM, INTERMEDIATE_FROM = 3, 1
"""0 low, 1 to 2 intermediate, 3 and more high. Source: CLINICAL 4.4."""

FEW_MONOCYTES = Decimal("0.2")
"""Monocytes below this score a point, 10^9/L. Source: CLINICAL 4.4."""


class CisneItem(Enum):
    """The items."""

    ECOG = "ecog"
    HYPERGLYCAEMIA = "hyperglycaemia"
    COPD = "copd"
    CARDIOVASCULAR = "cardiovascular"
    MUCOSITIS = "mucositis"
    MONOCYTES = "monocytes"


class CisneExclusion(Enum):
    """Whom the score is not for."""

    UNDER_18 = "under 18"
    NOT_SOLID = "not solid"
    INTENSIVE = "intensive"
    ORGAN_FAILURE = "organ failure"
    LOW_PRESSURE = "low pressure"
    SEVERE_INFECTION = "severe infection"
    DECOMPENSATED = "decompensated"


class GlucoseUnit(Enum):
    """Units of glucose; each has its own lines, and nothing is converted."""

    MILLIGRAMS = "mg/dL"
    MILLIMOLES = "mmol/L"


GLUCOSE_LINES = {
    GlucoseUnit.MILLIGRAMS: (Decimal(121), Decimal(250)),
    GlucoseUnit.MILLIMOLES: (Decimal("6.7"), Decimal("13.9")),
}
"""Lines at and above which glucose scores, in the unit entered: the usual one, and with diabetes or steroids.
Source: CLINICAL 4.4."""

CISNE = Score(
    ScoreName.CISNE,
    tuple(CisneExclusion),
    (
        yes_no(CisneItem.ECOG, yes=2, no=0),
        yes_no(CisneItem.HYPERGLYCAEMIA, yes=2, no=0),
        yes_no(CisneItem.COPD, yes=1, no=0),
        yes_no(CisneItem.CARDIOVASCULAR, yes=1, no=0),
        yes_no(CisneItem.MUCOSITIS, yes=1, no=0),
        yes_no(CisneItem.MONOCYTES, yes=1, no=0),
    ),
)
"""Points of the score, 0 to 8. Source: CLINICAL 4.4 (Carmona-Bayonas 2015 and copies of its table)."""


@dataclass(frozen=True, slots=True)
class Glucose:
    """A glucose value as entered, and whether the patient has diabetes or takes steroids."""

    value: Decimal
    unit: GlucoseUnit
    raised_line: Known = Known.UNKNOWN


def stress_hyperglycaemia(glucose: Glucose) -> Known:
    """Return whether glucose scores; not known between the two lines while diabetes and steroids are not."""
    usual, raised = GLUCOSE_LINES[glucose.unit]
    if glucose.raised_line is not Known.UNKNOWN:
        line = raised if glucose.raised_line is Known.YES else usual
        return Known.YES if glucose.value >= line else Known.NO
    if glucose.value >= raised:
        return Known.YES
    return Known.NO if glucose.value < usual else Known.UNKNOWN


def cisne_class(found: ScoreRange) -> RiskClass | None:
    """Return the class as soon as no missing item can change it; None until then."""
    if found.at_least >= HIGH_FROM:
        return RiskClass.HIGH
    if found.at_least >= INTERMEDIATE_FROM and found.at_most < HIGH_FROM:
        return RiskClass.INTERMEDIATE
    return RiskClass.LOW if found.at_most < INTERMEDIATE_FROM else None


def cisne_said(answers: Answers) -> tuple[Statement, ...]:
    """Return all that is said of the answers; a class never without its rate of complications.

    Source:
        CLINICAL 4.4.
    """
    return score_said(CISNE, answers, _class_said)


def _class_said(found: ScoreRange) -> Statement | None:
    risk = cisne_class(found)
    return None if risk is None else say(f"cisne.{risk.value}")


def cisne_filled(case: Case, course: Course, latest: Cbc | None) -> tuple[Filled, ...]:
    """Return what the case answers: adult or not, and monocytes of the latest count."""
    day = reference_day(case, course)
    years = years_old(case, day)
    filled = []
    if years is not None:
        under = Known.YES if years < ADULT_YEARS else Known.NO
        fact = say("score.fact.age", years=years, day=day)
        filled.append(Filled(CisneExclusion.UNDER_18, under, fact))
    monocytes = None if latest is None else absolute_monocytes(latest)
    if monocytes is not None:
        few = Known.YES if monocytes < FEW_MONOCYTES else Known.NO
        filled.append(Filled(CisneItem.MONOCYTES, few, say("score.fact.monocytes", value=monocytes)))
    return tuple(filled)


def absolute_monocytes(cbc: Cbc) -> Decimal | None:
    """Return the monocytes of a count, 10^9/L, exact; None where share or white count is not certain."""
    share = cbc.differential.monocytes
    if share is None:
        return None
    if cbc.differential.unit != "%":
        return in_canonical(share, cbc.differential.unit)
    uncertain = bool(cbc.nrbc) and cbc.wbc_corrected not in (Known.YES, Known.NO)
    if cbc.wbc is None or cbc.wbc.comparator is not None or uncertain:
        return None
    white = usable_wbc(cbc)
    return None if white is None else EXACT.multiply(white, EXACT.scaleb(share, Decimal(-2)))


def on_steroids(case: Case, course: Course) -> Statement | None:
    """Return the steroid that goes on, on the day of the last count; None where the time line tells none."""
    day = reference_day(case, course)
    now = datetime.max if day is None else datetime.combine(day, time(23, 59, 59))
    for event in reversed(case.events):
        if event.kind is not EventKind.STEROID or event.start is None:
            continue
        begun = moment_as_datetime(event.start) <= now
        over = event.stop is not None and moment_as_datetime(event.stop, end_of_day=True) < now
        if begun and not over:
            return say("score.fact.steroid", name=event.name or event.kind, start=event.start)
    return None
