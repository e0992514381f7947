"""Definitions of febrile neutropenia side by side: whose is met by which facts, and what others need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import partial

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import AnswerWord, Case, Event
from neutro_desk.workup.content import Drug
from neutro_desk.workup.fever import (
    FEVER_QUESTION,
    SEPSIS_QUESTION,
    fevers_of,
    is_below,
    is_last,
)
from neutro_desk.workup.fever_bodies import DefinitionBody
from neutro_desk.workup.fever_readings import (
    begins,
    highest_past,
    lasting_past,
    reading_said,
)
from neutro_desk.workup.fever_rules import RULES, CountLine, Foresight, Rule
from neutro_desk.workup.fever_treatment import anticancer_treatment
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import Course, Decline

_HOUR = timedelta(hours=1)


class Part(Enum):
    """The parts of a definition."""

    FEVER = "fever"
    COUNT = "count"
    TREATMENT = "treatment"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One part of a definition: the fact that meets it, or what it needs.

    Attributes:
        met: Whether what is recorded shows it. That it is not shown never means that it is absent.
        said: The fact, or what is needed.
    """

    part: Part
    met: bool
    said: Statement


@dataclass(frozen=True, slots=True)
class Definition:
    """One body's definition, held against what is recorded."""

    rule: Rule
    criteria: tuple[Criterion, ...]

    @property
    def body(self) -> DefinitionBody:
        """Whose it is."""
        return self.rule.body

    @property
    def met(self) -> bool:
        """Whether every part of it is shown."""
        return all(one.met for one in self.criteria)

    @property
    def needs(self) -> tuple[Statement, ...]:
        """What is still needed, part by part."""
        return tuple(one.said for one in self.criteria if not one.met)


@dataclass(frozen=True, slots=True)
class FeverAssessment:
    """Every definition side by side for one count, and the facts they were held against."""

    definitions: tuple[Definition, ...]
    recorded: tuple[tuple[Part, tuple[Statement, ...]], ...]

    @property
    def met(self) -> tuple[Definition, ...]:
        """The definitions that are met."""
        return tuple(one for one in self.definitions if one.met)


def assess_fever(
    latest: Anc | None, course: Course, case: Case, drugs: Sequence[Drug] = ()
) -> FeverAssessment:
    """Return each body's definition: met by which facts, or what it still needs. Never `not met`.

    Args:
        latest: The count looked at, as for the warning line; None while there is none.
        course: The course that includes it when it is dated: for the fall, and the time of the last count.
        case: For temperatures, signs and treatment.
        drugs: The drug list, which tells cytotoxics among drugs.

    Source:
        CLINICAL 4.1, 3.3.
    """
    facts = _Facts(latest, course, case, drugs)
    definitions = tuple(Definition(rule, facts.criteria(rule)) for rule in RULES)
    return FeverAssessment(definitions, facts.recorded())


def number_met(found: FeverAssessment) -> int:
    """Return how many definitions are met."""
    return len(found.met)


class _Facts:
    """What is recorded of one case, and how a rule reads it."""

    def __init__(self, latest: Anc | None, course: Course, case: Case, drugs: Sequence[Drug]) -> None:
        self._anc = latest
        self._highest = None if latest is None else latest.highest
        self._fevers = fevers_of(case, course)
        self._until = course.samples[-1].time if course.samples else None
        last = self._highest is not None and is_last(self._highest, course)
        self._decline: Decline | None = course.decline if last else None
        self._signs = _word(case, SEPSIS_QUESTION)
        self._unwell = _word(case, FEVER_QUESTION)
        self._treatment = anticancer_treatment(case, drugs, self._now)

    @property
    def _now(self) -> datetime | None:
        """The time that treatment is reckoned from: the last count or fever, whichever is later."""
        times = [begins(event) for event in self._fevers if event.begins is not None]
        if self._until is not None:
            times.append(self._until)
        return max(times, default=None)

    def criteria(self, rule: Rule) -> tuple[Criterion, ...]:
        """Return the parts of a rule, each met or with what it needs."""
        parts = [self._fever(rule), self._count(rule)]
        if rule.treatment:
            said = self._treatment or say("fever.needs.treatment")
            parts.append(Criterion(Part.TREATMENT, self._treatment is not None, said))
        return tuple(parts)

    def recorded(self) -> tuple[tuple[Part, tuple[Statement, ...]], ...]:
        """Return every fact, by part; what is not recorded is said."""
        fevers = tuple(reading_said(event) for event in self._fevers) or (say("fever.fact.no_fever"),)
        signs = say("fever.fact.signs_unasked")
        if self._signs is not None:
            signs = say("fever.fact.signs", answer=self._signs)
        unwell = () if self._unwell is None else (say("fever.fact.unwell", answer=self._unwell),)
        fall = _fall_said(self._decline)
        return (
            (Part.FEVER, (*fevers, *unwell, signs)),
            (Part.COUNT, (self._count_said, *(() if self._anc is None else (fall,)))),
            (Part.TREATMENT, (self._treatment or say("fever.fact.no_treatment"),)),
        )

    # -- fever --------------------------------------------------------------------------------------------

    def _fever(self, rule: Rule) -> Criterion:
        single = highest_past(self._fevers, rule.single)
        if single is not None:
            return Criterion(Part.FEVER, met=True, said=reading_said(single))
        if rule.signs and self._signs is AnswerWord.YES:
            return Criterion(Part.FEVER, met=True, said=say("fever.fact.signs", answer=self._signs))
        if rule.sustained is not None:
            held = lasting_past(self._fevers, rule.sustained, self._until)
            if held is not None and (held.lasted > _HOUR or (held.lasted == _HOUR and not rule.over_an_hour)):
                return Criterion(Part.FEVER, met=True, said=held.said)
        return Criterion(Part.FEVER, met=False, said=self._fever_needed(rule))

    def _fever_needed(self, rule: Rule) -> Statement:
        line, unread = rule.single, [event for event in self._fevers if event.temperature is None]
        past = None if rule.sustained is None else highest_past(self._fevers, rule.sustained)
        values = {"celsius": line.celsius, "fahrenheit": line.fahrenheit}
        if past is not None:
            key = "fever.needs.over_an_hour" if rule.over_an_hour else "fever.needs.an_hour"
            needed = say(key, reading=reading_said(past), **values)
        elif unread:
            needed = say("fever.needs.reading_of", fever=reading_said(unread[-1]))
        elif not self._fevers:
            ill = self._unwell is AnswerWord.YES
            unwell = say("fever.fact.unwell", answer=self._unwell)
            needed = say("fever.needs.reading_of", fever=unwell) if ill else say("fever.needs.reading")
        else:
            key = "fever.needs.at_least" if line.itself else "fever.needs.above"
            needed = say(key, reading=reading_said(_warmest(self._fevers)), **values)
        if not rule.signs:
            return needed
        signs = say("fever.fact.signs_unasked")
        if self._signs is not None:
            signs = say("fever.fact.signs", answer=self._signs)
        return say("fever.needs.or_signs", needed=needed, signs=signs)

    # -- count --------------------------------------------------------------------------------------------

    @property
    def _count_said(self) -> Statement:
        anc = self._anc
        if anc is None or (anc.value is None and anc.upper_limit is None):
            return say("fever.fact.no_count")
        if anc.value is None:
            return say("fever.fact.count_at_most", value=anc.upper_limit)
        if anc.comparator is not None:
            return say("fever.fact.count_limit", value=anc.value, mark=anc.comparator.value)
        return say("fever.fact.count_provisional" if anc.provisional else "fever.fact.count", value=anc.value)

    def _count(self, rule: Rule) -> Criterion:
        if self._is_under(rule.count):
            return Criterion(Part.COUNT, met=True, said=self._count_said)
        ahead = self._ahead(rule)
        if ahead is not None:
            return Criterion(Part.COUNT, met=True, said=ahead)
        return Criterion(Part.COUNT, met=False, said=self._count_needed(rule))

    def _is_under(self, line: CountLine) -> bool:
        """Return whether the count is proven to lie under a line, as `<0.5` lies below 0.5."""
        if self._anc is None or self._highest is None:
            return False
        return is_below(self._anc, self._highest, line.value) or (line.itself and self._highest == line.value)

    def _ahead(self, rule: Rule) -> Statement | None:
        """Return the fact by which a count not low enough yet meets a rule that looks ahead."""
        decline = self._decline
        if rule.foresight is Foresight.NOT or decline is None or not decline.percent_per_day:
            return None
        if rule.ahead_from is not None and not self._is_under(rule.ahead_from):
            return None
        if rule.foresight is Foresight.BEFORE_NADIR:
            falls = decline.percent_per_day > 0 and self._treatment is not None
            return say("fever.fact.before_nadir", count=self._count_said) if falls else None
        reaches = decline.raises_concern and (
            not decline.reaches_line or (rule.ahead is not None and rule.ahead.itself)
        )
        return say("fever.fact.ahead", count=self._count_said, ahead=decline.in_48_h) if reaches else None

    def _count_needed(self, rule: Rule) -> Statement:
        key = "fever.needs.count_at" if rule.count.itself else "fever.needs.count"
        needed = say(key, line=rule.count.value, count=self._count_said)
        if rule.foresight is Foresight.NOT or self._highest is None:
            return needed
        if rule.foresight is Foresight.BEFORE_NADIR and rule.ahead_from is not None:
            return say("fever.needs.or_before_nadir", needed=needed, line=rule.ahead_from.value)
        return say("fever.needs.or_fall", needed=needed, fall=_fall_said(self._decline))


def _word(case: Case, question: str) -> AnswerWord | None:
    answer = case.answers.get(question)
    return None if answer is None else answer.word


def _warmest(fevers: Sequence[Event]) -> Event:
    """Return the fever with the highest reading among those in the unit of the latest one."""
    unit = next(one.temperature.unit for one in reversed(fevers) if one.temperature is not None)
    return max(fevers, key=partial(_height, unit))


def _height(unit: str, event: Event) -> Decimal:
    reading = event.temperature
    return Decimal(0) if reading is None or reading.unit != unit else reading.value


def _fall_said(decline: Decline | None) -> Statement:
    if decline is None or decline.percent_per_day is None or decline.in_48_h is None:
        return say("fever.fact.fall_unknown")
    return say("fever.fact.fall", ahead=decline.in_48_h)
