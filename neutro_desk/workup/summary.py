"""Step 5: a case becomes the statements that screen, clipboard and paper share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from neutro_desk.workup.assessed import AssessedCount, known_child
from neutro_desk.workup.case import AnswerWord, Case, Event
from neutro_desk.workup.causes import (
    Caveat,
    Finding,
    Origin,
    Pack,
    Question,
    RankedCause,
    Ranking,
    Reference,
    Support,
)
from neutro_desk.workup.course import Course
from neutro_desk.workup.course_statements import (
    Group,
    change_statement,
    course_statements,
    lead_statements,
    was_statement,
)
from neutro_desk.workup.duration_statements import (
    DurationRow,
    duration_rows,
    duration_statement,
    longer_duration_rows,
)
from neutro_desk.workup.fever import WarningLine, warning_statement
from neutro_desk.workup.fever_definitions import FeverAssessment
from neutro_desk.workup.fever_texts import MetDefinitions, met_with_sources
from neutro_desk.workup.grading import Band, Scheme, Schemes
from neutro_desk.workup.knowledge_in_use import knowledge_statement
from neutro_desk.workup.on_clozapine import ClozapineAdvice
from neutro_desk.workup.periodicity import Periodicity, periodicity_statement
from neutro_desk.workup.quantities import GRADE_LINES
from neutro_desk.workup.statements import Statement, Text, say
from neutro_desk.workup.steps import Step

UNVERIFIED = "no-source"
"""Key that stands in place of a reference nobody has found; the mark says so, and it is no source."""

LEADING = 5
"""Causes the page and the clipboard carry at most."""

LEADING_WEAKLY = 3
"""The same where some of them have only weak evidence."""

WARNING_SOURCES = ("asco-idsa-2018", "nice-cg151")
"""Keys of the guidelines whose antibiotic time the page quotes with the warning. Source: CLINICAL 4.2."""


class Heading(Enum):
    """The five headings of the checklist on paper; they stand even when empty."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "not known"
    PENDING = "pending"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One question with its answer, note and origin.

    Attributes:
        step: Where the guide asks it.
        by_age: Whether the date of birth answers it with no, as the age at the head of a page says too.
    """

    question: str
    text: Text
    step: Step
    note: str = ""
    origin: Origin | None = None
    fact: Statement | None = None
    sensitive: bool = False
    by_age: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """Time from the start of an exposure to the first low count after it."""

    event: Event
    statement: Statement


@dataclass(frozen=True, slots=True)
class Summary:
    """All that is said, once: screens, clipboard, command line and paper read this.

    Attributes:
        latest: The count the result rests on: an undated draft that gives a number, else the last in time.
        counts: Every dated count in order of collection, voided ones included.
        undated: Every count of the case without a collection time, voided ones included.
        result: Statements of the result band, below the number: change, duration, interval.
        course_statements: Nadir, durations, decline, recovery, gaps, as they are worded everywhere.
        leading: The first causes with anything for them, at most five.
        sources: References of everything said, numbered in this order from 1.
        always: Caveats that stand on every page (entered by hand, supports not replaces).
        longer_durations: Durations where episodes end at a chosen count; empty when each ends at its line.
        clozapine: What the chosen label says; None where clozapine is not on the time line.
        fever_met: Whose definition of febrile neutropenia is met.
        scheme_note: Who reviewed the ward's own scheme, where it is in use.
        scheme_fault: Why the ward's own scheme is not in use.
        bands: The bands of the scheme in use that hold at the age of the latest count, highest first.
        lines: Every line that a number shown must keep its side of, 10^9/L.
    """

    case: Case
    latest: AssessedCount | None
    latest_is_draft: bool
    counts: tuple[AssessedCount, ...]
    course: Course
    warning: WarningLine | None
    warning_statement: Statement | None
    result: tuple[Statement, ...]
    durations: tuple[DurationRow, ...]
    course_statements: tuple[tuple[Statement, tuple[Statement, ...]], ...]
    leads: tuple[Lead, ...]
    checklist: tuple[tuple[Heading, tuple[ChecklistLine, ...]], ...]
    leading: tuple[RankedCause, ...]
    caveats: tuple[Caveat, ...]
    always: tuple[Statement, ...]
    sources: tuple[Reference, ...]
    scheme: Statement
    knowledge: Statement
    undated: tuple[AssessedCount, ...] = ()
    clozapine: ClozapineAdvice | None = None
    fever_met: MetDefinitions = ()
    scheme_note: Statement | None = None
    scheme_fault: Statement | None = None
    bands: tuple[Band, ...] = ()
    lines: tuple[Decimal, ...] = GRADE_LINES
    longer_durations: tuple[DurationRow, ...] = ()


def summarise(  # noqa: PLR0913  the steps of the work-up, each by name
    case: Case,
    *,
    latest: AssessedCount | None,
    latest_is_draft: bool,
    counts: tuple[AssessedCount, ...],
    course: Course,
    warning: WarningLine | None,
    schemes: Schemes,
    ranking: Ranking | None,
    pack: Pack | None,
    undated: tuple[AssessedCount, ...] = (),
    clozapine: ClozapineAdvice | None = None,
    fever: FeverAssessment | None = None,
    rhythm: Periodicity | None = None,
    lines: tuple[Decimal, ...] = GRADE_LINES,
) -> Summary:
    """Return all that is said of a case; every screen and page shows a part of it."""
    leading = _leading(ranking)
    caveats = () if ranking is None else ranking.caveats
    met = met_with_sources(fever, None if pack is None else pack.fever)
    return Summary(
        case=case,
        latest=latest,
        latest_is_draft=latest_is_draft,
        counts=counts,
        course=course,
        warning=warning,
        warning_statement=None if warning is None else warning_statement(warning),
        result=result_statements(latest, course),
        durations=duration_rows(course),
        longer_durations=longer_duration_rows(course),
        course_statements=said_of_course(case, course, rhythm),
        leads=tuple(Lead(event, statement) for event, statement in lead_statements(course, case.events)),
        checklist=_checklist(pack, ranking),
        leading=leading,
        caveats=caveats,
        always=(say("summary.entered_by_hand"), say("summary.supports")),
        sources=_sources(warning, met, leading, caveats, clozapine, schemes, pack),
        fever_met=met,
        scheme=scheme_statement(schemes),
        scheme_note=scheme_note(schemes.active),
        scheme_fault=scheme_fault(schemes),
        bands=schemes.active.bands if latest is None else latest.grades.bands,
        lines=lines,
        knowledge=knowledge_statement(pack),
        undated=undated,
        clozapine=clozapine,
    )


def said_of_course(case: Case, course: Course, rhythm: Periodicity | None) -> tuple[Group, ...]:
    """Return what stands beside the plot; it needs no ranking, so that a patient is shown without one."""
    child = known_child(course.as_of, case.patient)
    return (*course_statements(course, case.events, child=child), *_rhythm(rhythm))


def _rhythm(found: Periodicity | None) -> tuple[Group, ...]:
    said = None if found is None else periodicity_statement(found)
    return () if said is None else ((say("periodicity.heading"), (said,)),)


def result_statements(latest: AssessedCount | None, course: Course) -> tuple[Statement, ...]:
    """Return what stands beside the number; nothing of the course when the latest count has no time yet."""
    if latest is None:
        return ()
    if latest.cbc.collected is None:
        return (say("result.no_time"),)
    said = (change_statement(course), was_statement(course), duration_statement(course))
    return tuple(statement for statement in said if statement is not None)


_BY_AGE = frozenset(("infancy", "child", "newborn", "preterm", "over-60", "young-infant"))
"""What the date of birth answers with no a page does not list: the age itself stands at its head."""


def _checklist(
    pack: Pack | None, ranking: Ranking | None
) -> tuple[tuple[Heading, tuple[ChecklistLine, ...]], ...]:
    lines: dict[Heading, list[ChecklistLine]] = {heading: [] for heading in Heading}
    if pack is not None and ranking is not None:
        for question in pack.questions:
            heading, line = _checklist_line(question, ranking.findings)
            lines[heading].append(line)
    return tuple((heading, tuple(found)) for heading, found in lines.items())


_HEADINGS = {
    AnswerWord.YES: Heading.YES,
    AnswerWord.NO: Heading.NO,
    AnswerWord.UNKNOWN: Heading.UNKNOWN,
    AnswerWord.PENDING: Heading.PENDING,
}


def _checklist_line(question: Question, findings: Mapping[str, Finding]) -> tuple[Heading, ChecklistLine]:
    finding = findings.get(question.id)
    if finding is None:
        line = ChecklistLine(question.id, question.text, question.step, sensitive=question.sensitive)
        return Heading.NOT_ASKED, line
    word = finding.answer.word
    heading = Heading.YES if word is None else _HEADINGS[word]
    chosen = "" if word is not None else finding.answer.value
    line = ChecklistLine(
        question.id,
        question.text,
        question.step,
        note="; ".join(part for part in (chosen, finding.answer.note) if part),
        origin=finding.origin,
        fact=finding.fact,
        sensitive=question.sensitive,
        by_age=heading is Heading.NO and question.derived in _BY_AGE and finding.origin is Origin.COUNTS,
    )
    return heading, line


def _leading(ranking: Ranking | None) -> tuple[RankedCause, ...]:
    """Return the first causes with anything for them; a general cause gives way to its own named drug.

    Causes that only weak evidence speaks for are told where fewer than three lead.
    """
    if ranking is None:
        return ()
    found = [cause for cause in ranking.ranked if cause.support is not Support.NONE]
    named = {cause.category: cause.score for cause in reversed(found) if cause.id.startswith("drug.")}
    kept = [c for c in found if c.id.startswith("drug.") or c.score > named.get(c.category, c.score - 1)]
    strong = sum(cause.support is not Support.WEAK for cause in kept)
    return tuple(kept[: min(LEADING, max(strong, LEADING_WEAKLY))])


def _sources(
    warning: WarningLine | None,
    fever_met: MetDefinitions,
    leading: Iterable[RankedCause],
    caveats: Iterable[Caveat],
    clozapine: ClozapineAdvice | None,
    schemes: Schemes,
    pack: Pack | None,
) -> tuple[Reference, ...]:
    """Return the references of everything said, each once, in the order a reader meets them."""
    known = {} if pack is None else pack.references
    keys: list[str] = list(WARNING_SOURCES) if warning is not None else []
    for _, provenance in fever_met:
        keys += () if provenance is None else provenance.sources
    for cause in leading:
        keys += [reason.source for reason in (*cause.reasons_for, *cause.reasons_against)]
    for line in () if clozapine is None else clozapine.lines:
        keys += () if line.provenance is None else line.provenance.sources
    for caveat in caveats:
        keys += caveat.provenance.sources
    used = {
        scheme.id: Reference(scheme.id, f"{scheme.name} {scheme.version}", scheme.source)
        for scheme in _used(schemes)
    }
    cited = {key: known[key] for key in keys if key in known and key != UNVERIFIED}
    return (*used.values(), *cited.values())


def _used(schemes: Schemes) -> tuple[Scheme, ...]:
    return (schemes.active, schemes.ctcae_5, schemes.ctcae_6)


def scheme_statement(schemes: Schemes) -> Statement:
    """Return which scheme gives the severity word."""
    key = "summary.scheme" if schemes.own is None else "summary.own_scheme"
    if schemes.own_fault:
        key = "summary.scheme_instead"
    return say(key, name=schemes.active.name, version=schemes.active.version)


def scheme_note(active: Scheme) -> Statement | None:
    """Return who reviewed the ward's own scheme, where it is in use."""
    if active.review is None:
        return None
    by, on = active.review.by, active.review.on
    return say("summary.scheme_review", name=active.name, version=active.version, by=by, on=on)


def scheme_fault(schemes: Schemes) -> Statement | None:
    """Return why the ward's own scheme is not in use."""
    if not schemes.own_fault:
        return None
    active = schemes.active
    return say("summary.scheme_fault", name=active.name, version=active.version, fault=schemes.own_fault)
