"""What step 4 gives back: findings in force, ranked causes with their reasons, the next question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from neutro_desk.workup.case import Answer
from neutro_desk.workup.content import Category, Caveat, Checked, Mechanism, Provenance
from neutro_desk.workup.statements import Statement, Text
from neutro_desk.workup.steps import Step


class Origin(Enum):
    """Where an answer comes from."""

    PERSON = "answered"
    COUNTS = "from the counts"
    EVENTS = "from the events"
    OVERRULED = "overruled"


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer in force for one question: a person's, or what counts and events already tell.

    Attributes:
        fact: What the counts or events say, shown beside the tag; None for a person's answer.
    """

    question: str
    answer: Answer
    origin: Origin
    fact: Statement | None = None


class Support(Enum):
    """Strength of evidence in words; no probability is calculated."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    NONE = "nothing for it yet"


@dataclass(frozen=True, slots=True)
class Reason:
    """One line for, against or not asked.

    Attributes:
        finding: Question id, or the id of a computed reason such as `lead-time`.
        text: The sentence: knowledge text or statement.
        source: Reference key; the origin's words for counts and events; or "not yet verified" in place of a
            reference that nobody has checked, so that the mark stands wherever the reason does.
        weight: 1 weak, 2 moderate, 3 strong; negative speaks against.
        checked: How sure the item of the knowledge pack is; None for what counts and events tell.
        group: Reasons of one group tell the same thing; "" stands alone.
        counted: Whether the weight is part of the score: of one group only the strongest for and against are.
    """

    finding: str
    text: Statement | Text
    source: str
    weight: int = 0
    checked: Checked | None = None
    group: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True)
class RankedCause:
    """A cause with its place and reasons.

    Attributes:
        key_missing: Whether it has key findings, and none of them speaks for it yet.
    """

    id: str
    name: Text
    category: Category
    mechanisms: tuple[Mechanism, ...]
    support: Support = Support.NONE
    score: int = 0
    reasons_for: tuple[Reason, ...] = ()
    reasons_against: tuple[Reason, ...] = ()
    not_asked: tuple[Reason, ...] = ()
    tests: tuple[Text, ...] = ()
    key_missing: bool = False
    about: Text = field(kw_only=True)
    provenance: Provenance = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The question that would separate the leading causes best, and why."""

    question: str
    why: Statement


@dataclass(frozen=True, slots=True)
class StepProgress:
    """How far one step of the guide is."""

    step: Step
    answered: int
    questions: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """What the checklist says now."""

    findings: Mapping[str, Finding]
    ranked: tuple[RankedCause, ...]
    next_question: NextQuestion | None
    caveats: tuple[Caveat, ...]
    progress: tuple[StepProgress, ...]
