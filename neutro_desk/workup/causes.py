"""Step 4: case, answers and knowledge become ranked causes with reasons for and against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from neutro_desk.workup.case import Answer, Case
from neutro_desk.workup.content import (
    Category,
    Cause,
    Caveat,
    Checked,
    Drug,
    Link,
    Mechanism,
    Pack,
    Provenance,
    Question,
    Reference,
    ReviewStatus,
)
from neutro_desk.workup.course import Course
from neutro_desk.workup.drug_reasons import drug_causes, source_of
from neutro_desk.workup.named_drugs import beside_named
from neutro_desk.workup.next_question import next_question
from neutro_desk.workup.pack_vocabulary import SEVERITY_LINES
from neutro_desk.workup.ranked import (
    Finding,
    NextQuestion,
    Origin,
    RankedCause,
    Ranking,
    Reason,
    StepProgress,
    Support,
)
from neutro_desk.workup.scoring import MODERATE_REASON, scored, unbounded
from neutro_desk.workup.steps import Step
from neutro_desk.workup.timing import sample_below
from neutro_desk.workup.usual import usual_first

__all__ = [
    "Category",
    "Cause",
    "Caveat",
    "Checked",
    "Drug",
    "Finding",
    "Link",
    "Mechanism",
    "NextQuestion",
    "Origin",
    "Pack",
    "Provenance",
    "Question",
    "RankedCause",
    "Ranking",
    "Reason",
    "Reference",
    "ReviewStatus",
    "StepProgress",
    "Support",
    "findings_in_force",
    "rank_causes",
]

LEADING = 5
"""How many causes count as leading for the cautions."""

KEPT = 1024
"""Weighed causes that are kept: some sixty each for the last answers."""

Asked = tuple[str, Question | None, str | None]
"""A question that a cause has links to: its id, what the pack knows of it, and its answer in force."""


def rank_causes(
    case: Case, derived: Mapping[str, Finding], pack: Pack, course: Course | None = None
) -> Ranking:
    """Rank the causes of the pack, and the drugs on the time line, by what speaks for and against each.

    Args:
        case: For the answers, for drugs on the time line, and for setting and age, which only break ties.
        derived: What counts and events already tell (`workup.findings.derive_findings`), by question id.
        pack: The knowledge pack.
        course: For lead times and cautions; without it drugs are weighed by what is known of them alone.

    Returns:
        The causes with anything for them first, by score; every cause of the pack is in the list.
    """
    findings = findings_in_force(case.answers, derived, pack)
    questions = {question.id: question for question in pack.questions}
    named = drug_causes(case, findings, pack, course)
    of_pack = beside_named(
        (_cause(cause, findings, questions) for cause in pack.causes), named, case, findings, pack, course
    )
    ranked = _in_order((*named, *of_pack), usual_first(case.patient, course))
    return Ranking(
        findings=findings,
        ranked=ranked,
        next_question=next_question(findings, ranked, pack),
        caveats=_caveats(case, findings, ranked, pack, course),
        progress=_progress(findings, pack),
    )


def findings_in_force(
    answers: Mapping[str, Answer], derived: Mapping[str, Finding], pack: Pack
) -> dict[str, Finding]:
    """Return the findings that count, in the order of the questions: a person's answer before a derived one.

    A person's answer that differs from what counts and events tell is marked as overruling it. Answers to
    questions that the pack does not ask are kept in the case and left out here.
    """
    found: dict[str, Finding] = {}
    for question in pack.questions:
        told, answer = derived.get(question.id), answers.get(question.id)
        if answer is not None:
            overrules = told is not None and told.answer.value != answer.value
            found[question.id] = Finding(
                question.id, answer, Origin.OVERRULED if overrules else Origin.PERSON
            )
        elif told is not None:
            found[question.id] = told
    return found


def _cause(cause: Cause, findings: Mapping[str, Finding], questions: Mapping[str, Question]) -> RankedCause:
    return _weighed(
        cause,
        tuple(
            (asked, questions.get(asked), finding.answer.value if (finding := findings.get(asked)) else None)
            for asked in dict.fromkeys([link.question for link in cause.links])
        ),
    )


@lru_cache(maxsize=KEPT)
def _weighed(cause: Cause, asked: tuple[Asked, ...]) -> RankedCause:
    """Return a cause by the answers to its questions; an answer changes a few causes, the others are kept."""
    questions = {name: question for name, question, _ in asked if question is not None}
    answers = {name: answer for name, _, answer in asked if answer is not None}
    bare = RankedCause(
        id=cause.id,
        name=cause.name,
        category=cause.category,
        mechanisms=cause.mechanisms,
        not_asked=_not_asked(cause, answers, questions),
        tests=cause.tests,
        about=cause.about,
        provenance=cause.provenance,
    )
    speaking = (link for link in cause.links if answers.get(link.question) == link.answer)
    return scored(bare, (_reason(link, questions.get(link.question)) for link in speaking), cause.key)


def _reason(link: Link, question: Question | None) -> Reason:
    return Reason(
        link.question,
        link.reason,
        source_of(link.provenance),
        link.weight,
        link.provenance.checked,
        "" if question is None else question.group,
    )


def _not_asked(
    cause: Cause, answers: Mapping[str, str], questions: Mapping[str, Question]
) -> tuple[Reason, ...]:
    """Return the questions of a cause that have no answer of any kind, the weightiest first."""
    weightiest: dict[str, Link] = {}
    for link in cause.links:
        known = weightiest.get(link.question)
        if link.question in questions and link.question not in answers:
            weightiest[link.question] = (
                link if known is None or abs(link.weight) > abs(known.weight) else known
            )
    links = sorted(weightiest.values(), key=_lightness)
    return tuple(
        Reason(link.question, questions[link.question].text, source_of(link.provenance), link.weight)
        for link in links
    )


def _lightness(link: Link) -> int:
    return -abs(link.weight)


def _in_order(causes: Iterable[RankedCause], usual: Sequence[Category]) -> tuple[RankedCause, ...]:
    """Sort the causes: an artefact that something clearly speaks for, then by score.

    Among equal scores a cause whose key finding is missing stands behind; then more reasons come first, then
    what is common in the setting.
    """

    def place(cause: RankedCause) -> tuple[bool, bool, int, bool, int, int]:
        artefact = cause.category is Category.SPURIOUS and cause.score >= MODERATE_REASON
        nothing = not cause.reasons_for
        tie = usual.index(cause.category) if cause.category in usual and not nothing else len(usual)
        return (not artefact, nothing, -cause.score, cause.key_missing, -unbounded(cause), tie)

    return tuple(sorted(causes, key=place))


def _caveats(
    case: Case,
    findings: Mapping[str, Finding],
    ranked: Sequence[RankedCause],
    pack: Pack,
    course: Course | None,
) -> tuple[Caveat, ...]:
    """Return the cautions of which a condition holds, and those without conditions, in the pack's order."""
    leading = [cause for cause in ranked if cause.support is not Support.NONE][:LEADING]
    holds = {f"question:{asked}" for asked, finding in findings.items() if finding.answer.value == "yes"}
    holds |= {f"cause:{cause.id}" for cause in leading}
    regimens = [cause.id.removeprefix("drug.") for cause in leading if cause.id.startswith("drug.")]
    holds |= {f"cause:drug.{drug}" for regimen in regimens for drug in regimen.split("+")}
    holds |= {f"category:{cause.category.value}" for cause in leading}
    holds |= {f"event:{event.kind.value}" for event in case.events}
    holds |= _severities(findings, pack, course)
    return tuple(caveat for caveat in pack.caveats if not caveat.conditions or holds & {*caveat.conditions})


def _severities(findings: Mapping[str, Finding], pack: Pack, course: Course | None) -> set[str]:
    """Return the severity conditions the latest count meets; an undated one meets them by its finding."""
    found: set[str] = set()
    if course is not None and course.samples:
        latest = course.samples[-1]
        found = {f"severity:{word}" for word, line in SEVERITY_LINES.items() if sample_below(latest, line)}
    severe = {question.id for question in pack.questions if question.derived == "severe-count"}
    if any(findings[asked].answer.value == "yes" for asked in severe & findings.keys()):
        found |= {"severity:mild", "severity:moderate", "severity:severe"}
    return found


def _progress(findings: Mapping[str, Finding], pack: Pack) -> tuple[StepProgress, ...]:
    asked: dict[Step, list[str]] = {step: [] for step in Step}
    for question in pack.questions:
        asked[question.step].append(question.id)
    return tuple(
        StepProgress(step, sum(one in findings for one in ids), len(ids)) for step, ids in asked.items()
    )
