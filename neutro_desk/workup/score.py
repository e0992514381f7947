"""A score with points: its items, whom it is not for, and a range as long as an item is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from neutro_desk.workup.case import Case, Known
from neutro_desk.workup.moments import age_in_years
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import Course

Answers = Mapping[Enum, Enum]
"""What was answered, by item or exclusion; `Known.UNKNOWN` leaves an item missing, as no answer does."""

ADULT_YEARS = 18


class ScoreName(Enum):
    """The scores of febrile neutropenia."""

    MASCC = "MASCC"
    CISNE = "CISNE"


class RiskClass(Enum):
    """The score's own word; none of them is a decision."""

    LOW = "low"
    INTERMEDIATE = "intermediate"
    HIGH = "high"


class Applies(Enum):
    """Whether the score may be used for this patient."""

    YES = "yes"
    NO = "no"
    NOT_ANSWERED = "not answered"


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One item: every answer with its points, in the order they are offered."""

    id: Enum
    options: tuple[tuple[Enum, int], ...]

    def points(self, answer: Enum) -> int:
        """Return the points of an answer; raise KeyError for one the item does not have."""
        return dict(self.options)[answer]

    @property
    def fewest(self) -> int:
        """The fewest points it can give."""
        return min(points for _, points in self.options)

    @property
    def most(self) -> int:
        """The most points it can give."""
        return max(points for _, points in self.options)


@dataclass(frozen=True, slots=True)
class Score:
    """A score: whom it is not for, asked first, and its items."""

    name: ScoreName
    exclusions: tuple[Enum, ...]
    items: tuple[ScoreItem, ...]

    @property
    def most(self) -> int:
        """The highest total."""
        return sum(item.most for item in self.items)


@dataclass(frozen=True, slots=True)
class ScoreRange:
    """The total as far as it is known; a missing item is never scored as 0.

    Attributes:
        missing: Items without an answer; the range closes when there is none.
    """

    at_least: int
    at_most: int
    missing: tuple[Enum, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """An answer that the case gives, with the fact it rests on."""

    id: Enum
    answer: Enum
    fact: Statement


def yes_no(item: Enum, *, yes: int, no: int) -> ScoreItem:
    """Return an item answered by yes or no."""
    return ScoreItem(item, ((Known.YES, yes), (Known.NO, no)))


def add_up(score: Score, answers: Answers) -> ScoreRange:
    """Return the lowest and the highest total that the answers leave open.

    Raises:
        KeyError: If an answer is none of its item's.
    """
    missing = tuple(item.id for item in score.items if answers.get(item.id, Known.UNKNOWN) is Known.UNKNOWN)
    known = sum(item.points(answers[item.id]) for item in score.items if item.id not in missing)
    open_items = [item for item in score.items if item.id in missing]
    return ScoreRange(
        known + sum(item.fewest for item in open_items),
        known + sum(item.most for item in open_items),
        missing,
    )


def applies(score: Score, answers: Answers) -> Applies:
    """Return whether the score is meant for this patient, by the exclusions answered."""
    given = [answers.get(one) for one in score.exclusions]
    if Known.YES in given:
        return Applies.NO
    return Applies.YES if all(one is Known.NO for one in given) else Applies.NOT_ANSWERED


def total_said(score: Score, found: ScoreRange) -> Statement:
    """Return the total in words: one number only once every item is answered."""
    name, most = score.name, score.most
    if not found.missing:
        return say("score.total", score=name, points=found.at_least, most=most)
    low, high, missing = found.at_least, found.at_most, len(found.missing)
    return say("score.range", score=name, at_least=low, at_most=high, most=most, missing=missing)


def excluded_said(score: Score, answers: Answers) -> Statement:
    """Return why the score is not for this patient; it then has no total."""
    why = tuple(say("score.reason", reason=one) for one in score.exclusions if answers.get(one) is Known.YES)
    return say("score.excluded", score=score.name, reasons=why)


def score_said(
    score: Score, answers: Answers, of_total: Callable[[ScoreRange], Statement | None]
) -> tuple[Statement, ...]:
    """Return all that is said of the answers: whom it is not for, the total, and its class once it is sure.

    Args:
        score: The score.
        answers: What was answered.
        of_total: Says the class of a total; None while a missing item can change it.
    """
    state = applies(score, answers)
    if state is Applies.NO:
        return (excluded_said(score, answers),)
    found = add_up(score, answers)
    total = total_said(score, found)
    if state is Applies.NOT_ANSWERED:
        return total, say("score.not_answered", score=score.name)
    return total, of_total(found) or say("score.open", score=score.name)


def reference_day(case: Case, course: Course) -> date | None:
    """Return the day that ages are told by: that of the last count, else of the last fever; None without."""
    if course.samples:
        return course.samples[-1].time.date()
    begun = [event.begins for event in case.events if event.begins is not None]
    days = [moment.date() if isinstance(moment, datetime) else moment for moment in begun]
    return max(days, default=None)


def years_old(case: Case, day: date | None) -> int | None:
    """Return completed years on a day; None where birth or day is not known, or the day lies before birth."""
    born = case.patient.birth_date
    if born is None or day is None or day < born:
        return None
    return age_in_years(born, day)
