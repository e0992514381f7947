"""A score's form read: what a person answered over what the case gives, and what is said of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from neutro_desk.workup.case import Case, Cbc, Known
from neutro_desk.workup.cisne import (
    CISNE,
    CisneItem,
    Glucose,
    GlucoseUnit,
    cisne_filled,
    cisne_said,
    on_steroids,
    stress_hyperglycaemia,
)
from neutro_desk.workup.mascc import MASCC, mascc_filled, mascc_said
from neutro_desk.workup.quantities import read_typed_number
from neutro_desk.workup.score import Answers, Filled, Score, ScoreName
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import Course

SCORES: Mapping[ScoreName, Score] = MappingProxyType({ScoreName.MASCC: MASCC, ScoreName.CISNE: CISNE})


class GlucoseQuestion(Enum):
    """What glucose is compared by."""

    RAISED_LINE = "diabetes or steroids"


@dataclass(frozen=True, slots=True)
class TypedScore:
    """What stands in a form: answers of a person alone, and glucose as typed."""

    name: ScoreName
    answers: Answers = field(default_factory=lambda: MappingProxyType[Enum, Enum]({}))
    glucose: str = ""
    unit: GlucoseUnit | None = None

    def answered(self, item: Enum, answer: Enum) -> TypedScore:
        """Return the form with one more answer."""
        return TypedScore(
            self.name, MappingProxyType({**self.answers, item: answer}), self.glucose, self.unit
        )

    def with_glucose(self, glucose: str, unit: GlucoseUnit | None) -> TypedScore:
        """Return the form with another glucose."""
        return TypedScore(self.name, self.answers, glucose, unit)


@dataclass(frozen=True, slots=True)
class ScoreReading:
    """A form as it counts.

    Attributes:
        answers: What a person answered, and beneath it what the case gives.
        filled: What the case gives, by item; a person's own answer stands above it.
        said: Total and class in words.
        problem: What is wrong with the glucose; None when nothing is, or nothing is typed.
        may_be: The two numbers it may stand for.
    """

    answers: Answers
    filled: Mapping[Enum, Filled]
    said: tuple[Statement, ...]
    problem: Statement | None = None
    may_be: tuple[str, ...] = ()


def read_score(typed: TypedScore, case: Case, course: Course, latest: Cbc | None) -> ScoreReading:
    """Return what a form says.

    Args:
        typed: What stands in it.
        case: For age, and steroids on the time line.
        course: For the day of the last count.
        latest: The latest count, for its monocytes.
    """
    if typed.name is ScoreName.MASCC:
        filled = {one.id: one for one in mascc_filled(case, course)}
        answers = _together(filled, typed.answers)
        return ScoreReading(answers, filled, mascc_said(answers))
    filled = {one.id: one for one in cisne_filled(case, course, latest)}
    steroid = on_steroids(case, course)
    if steroid is not None:
        filled[GlucoseQuestion.RAISED_LINE] = Filled(GlucoseQuestion.RAISED_LINE, Known.YES, steroid)
    glucose, problem, may_be = _glucose(typed, _together(filled, typed.answers))
    if glucose is not None:
        fact = say("score.fact.glucose", value=glucose.value, unit=glucose.unit)
        scores = stress_hyperglycaemia(glucose)
        filled[CisneItem.HYPERGLYCAEMIA] = Filled(CisneItem.HYPERGLYCAEMIA, scores, fact)
    answers = _together(filled, typed.answers)
    return ScoreReading(answers, filled, cisne_said(answers), problem, may_be)


def _together(filled: Mapping[Enum, Filled], answers: Answers) -> Answers:
    return MappingProxyType({**{one.id: one.answer for one in filled.values()}, **answers})


def _glucose(typed: TypedScore, answers: Answers) -> tuple[Glucose | None, Statement | None, tuple[str, ...]]:
    """Return glucose in the unit entered; or what is wrong with it."""
    if not typed.glucose.strip():
        return None, None, ()
    reading = read_typed_number(typed.glucose)
    if reading.value is None:
        return None, reading.problem, reading.may_be
    if reading.comparator is not None:
        return None, say("score.glucose_exact"), ()
    if typed.unit is None:
        return None, say("score.glucose_unit"), ()
    raised = answers.get(GlucoseQuestion.RAISED_LINE, Known.UNKNOWN)
    known = raised if isinstance(raised, Known) else Known.UNKNOWN
    return Glucose(reading.value, typed.unit, known), None, ()
