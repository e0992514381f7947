"""Which question to ask next: the one that would separate the leading causes best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from neutro_desk.workup.content import Cause, Pack, Question
from neutro_desk.workup.drug_reasons import MODEL_CAUSES
from neutro_desk.workup.ranked import Finding, NextQuestion, RankedCause, Support
from neutro_desk.workup.scoring import MODERATE_REASON
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.steps import Step

COMPARED = 3
"""How many leading causes are weighed against each other."""

_Effects = Mapping[str, Mapping[str, int]]
"""Question id -> answer -> weight it gives one cause."""


def next_question(
    findings: Mapping[str, Finding], ranked: Sequence[RankedCause], pack: Pack
) -> NextQuestion | None:
    """Return the unanswered question with the largest difference of weights between the three leading causes.

    A weight counts as far as it adds to what reasons of the same group already tell. Ties go to the earlier
    question. A cause that rests on weak reasons alone does not lead, and a weak difference separates nothing:
    then the next question in the order of the work-up is one that may bring a cause up by more than that.

    Args:
        findings: The findings in force; a question with any entry is not asked again.
        ranked: The causes in order.
        pack: For questions and links.
    """
    unanswered = [question for question in pack.questions if question.id not in findings]
    if not unanswered:
        return None
    leaders = _leaders(ranked)
    effects = _effects(leaders, pack)
    best: tuple[int, NextQuestion] | None = None
    for question in unanswered:
        gain, why = _separation(question, leaders, effects)
        if gain >= MODERATE_REASON and (best is None or gain > best[0]):
            best = gain, NextQuestion(question.id, why)
    return best[1] if best else NextQuestion(_opening(unanswered, ranked, pack), say("next.opens"))


def _opening(unanswered: Sequence[Question], ranked: Sequence[RankedCause], pack: Pack) -> str:
    """Return the first question of the emergency, or that may bring up a cause not spoken against."""
    excluded = {
        cause.id
        for cause in ranked
        if any(reason.weight <= -MODERATE_REASON for reason in cause.reasons_against)
    }
    opens = {
        link.question
        for cause in pack.causes
        if cause.id not in excluded
        for link in cause.links
        if link.weight >= MODERATE_REASON
    }
    opens |= {question.id for question in unanswered if question.step is Step.EMERGENCY}
    return next((question.id for question in unanswered if question.id in opens), unanswered[0].id)


def _leaders(ranked: Sequence[RankedCause]) -> list[tuple[int, RankedCause]]:
    """Return the causes to tell apart with their places; a general cause stands back behind its own drugs."""
    leading = [
        (place, cause)
        for place, cause in enumerate(ranked, start=1)
        if cause.support is not Support.NONE
        and any(reason.weight >= MODERATE_REASON for reason in cause.reasons_for)
    ]
    named = {MODEL_CAUSES[cause.category] for _, cause in leading[:COMPARED] if _is_drug(cause)}
    return [(place, cause) for place, cause in leading if cause.id not in named][:COMPARED]


def _is_drug(cause: RankedCause) -> bool:
    return cause.id.startswith("drug.")


def _effects(leaders: Sequence[tuple[int, RankedCause]], pack: Pack) -> list[_Effects]:
    """Return what each question would give each leader; a drug is weighed by its general cause."""
    by_id: Mapping[str, Cause] = {cause.id: cause for cause in pack.causes}
    groups = {question.id: question.group for question in pack.questions}
    found: list[_Effects] = []
    for _, leader in leaders:
        cause = by_id.get(MODEL_CAUSES[leader.category] if _is_drug(leader) else leader.id)
        weights: dict[str, dict[str, int]] = {}
        for link in cause.links if cause is not None else ():
            answers = weights.setdefault(link.question, {})
            gained = _beyond(link.weight, groups.get(link.question, ""), leader)
            answers[link.answer] = answers.get(link.answer, 0) + gained
        found.append(weights)
    return found


def _beyond(weight: int, group: str, leader: RankedCause) -> int:
    """Return what a weight adds to what reasons of its group already tell of a cause."""
    reasons = leader.reasons_for if weight > 0 else leader.reasons_against
    told = max((abs(one.weight) for one in reasons if group and one.group == group), default=0)
    beyond = max(abs(weight) - told, 0)
    return beyond if weight > 0 else -beyond


def _separation(
    question: Question, leaders: Sequence[tuple[int, RankedCause]], effects: Sequence[_Effects]
) -> tuple[int, Statement]:
    """Return the largest difference an answer makes between two leaders, and between which."""
    weights = [effect.get(question.id, {}) for effect in effects]
    if len(leaders) == 1:
        gain = max((abs(weight) for weight in weights[0].values()), default=0)
        return gain, say("next.weighs", first=leaders[0][1].name)
    best, why = 0, say("next.opens")
    for (one, (place, first)), (other, (against, second)) in combinations(enumerate(leaders), 2):
        for answer in {*weights[one], *weights[other]}:
            gain = abs(weights[one].get(answer, 0) - weights[other].get(answer, 0))
            if gain > best:
                why = say(
                    "next.separates", place=place, against=against, first=first.name, second=second.name
                )
                best = gain
    return best, why
