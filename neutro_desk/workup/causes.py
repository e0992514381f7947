"""Step 4: case, answers and knowledge become ranked causes with reasons for and against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from neutro_desk.workup.case import Answer, Case
from neutro_desk.workup.statements import Statement, Text
from neutro_desk.workup.steps import Step


class Mechanism(Enum):
    """How a cause lowers the count."""

    DECREASED_PRODUCTION = "decreased_production"
    INCREASED_DESTRUCTION = "increased_destruction"
    ABNORMAL_DISTRIBUTION = "abnormal_distribution"
    ARTEFACT = "artefact"
    UNKNOWN = "unknown"


class Category(Enum):
    """Category of a cause (INTERFACE, `causes`)."""

    CHEMOTHERAPY = "chemotherapy"
    DRUG = "drug"
    INFECTION = "infection"
    AUTOIMMUNE = "autoimmune"
    CONGENITAL = "congenital"
    NUTRITIONAL = "nutritional"
    DUFFY_NULL = "duffy_null"
    SEQUESTRATION = "sequestration"
    MARROW_DISORDER = "marrow_disorder"
    SPURIOUS = "spurious"
    OTHER = "other"


class ReviewStatus(Enum):
    """Review status of a content item."""

    SUBMITTED = "submitted"
    UNDER_REVIEW = "under review"
    APPROVED = "approved"


class Checked(Enum):
    """How sure a content item is, in words a clinician reads."""

    SOURCE_CHECKED = "source checked"
    SECONDARY_SOURCE = "secondary source"
    NOT_VERIFIED = "not yet verified"


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation: short for a list, full for the page."""

    key: str
    short: str
    full: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an item comes from: keys of references, how sure it is, its review status and date."""

    sources: tuple[str, ...]
    checked: Checked
    status: ReviewStatus
    date: date


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the checklist.

    Attributes:
        kind: `yes_no`, `choice`, `number` or `text`.
        choices: Values and texts of a `choice`.
        derived: Name of the finding that answers it from counts and events (`workup.findings`); "" if none.
        sensitive: Named on the patient's page only when ticked.
    """

    id: str
    step: Step
    text: Text
    provenance: Provenance
    kind: str = "yes_no"
    choices: tuple[tuple[str, Text], ...] = ()
    help: Text | None = None
    derived: str = ""
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A finding that speaks for or against a cause.

    Attributes:
        question: Id of the question.
        answer: The answer that makes it speak: `yes`, `no`, or a choice.
        weight: 1 weak, 2 moderate, 3 strong; positive speaks for, negative against.
        reason: Why, in both registers.
    """

    question: str
    answer: str
    weight: int
    reason: Text
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Caveat:
    """A caution that applies when one of its conditions holds; no condition means always.

    Attributes:
        conditions: Question ids answered yes, cause ids or categories among the leading causes.
    """

    id: str
    text: Text
    provenance: Provenance
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of a low count."""

    id: str
    name: Text
    category: Category
    mechanisms: tuple[Mechanism, ...]
    about: Text
    links: tuple[Link, ...]
    tests: tuple[Text, ...]
    provenance: Provenance
    facts: tuple[tuple[Text, Provenance], ...] = ()


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug of the drug list.

    Attributes:
        names: Brand names, salts and spellings that mean it, all lower case; the generic name included.
        latency_days: Usual days from start to the fall (from, to); None where no source gives them.
        chemotherapy: Whether a course of it counts as chemotherapy.
        evidence: 1 weak, 2 moderate, 3 strong.
    """

    id: str
    name: Text
    drug_class: str
    names: tuple[str, ...]
    mechanisms: tuple[Mechanism, ...]
    evidence: int
    about: Text
    provenance: Provenance
    latency_days: tuple[int, int] | None = None
    chemotherapy: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """The knowledge pack, checked: what the guide asks and what it knows."""

    version: str
    review_by: date
    content_hash: str
    questions: tuple[Question, ...]
    causes: tuple[Cause, ...]
    drugs: tuple[Drug, ...]
    caveats: tuple[Caveat, ...]
    references: Mapping[str, Reference]


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
        source: Reference key, or the origin's words for counts and events.
    """

    finding: str
    text: Statement | Text
    source: str
    weight: int = 0


@dataclass(frozen=True, slots=True)
class RankedCause:
    """A cause with its place and reasons."""

    id: str
    name: Text
    category: Category
    mechanisms: tuple[Mechanism, ...]
    support: Support
    score: int
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]
    not_asked: tuple[Reason, ...]
    tests: tuple[Text, ...]
    about: Text
    provenance: Provenance


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


def rank_causes(case: Case, derived: Mapping[str, Finding], pack: Pack) -> Ranking:
    """Rank the causes of the pack by what speaks for and against each.

    Args:
        case: For the answers, and for drugs on the time line.
        derived: What counts and events already tell (`workup.findings.derive_findings`), by question id.

    Returns:
        The causes with anything for them first, by score; every cause of the pack is in the list.
    """
    raise NotImplementedError
