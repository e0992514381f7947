"""What the knowledge pack holds: questions, causes, drugs and cautions, each with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from neutro_desk.workup.statements import Statement, Text
from neutro_desk.workup.steps import Step

if TYPE_CHECKING:
    from neutro_desk.workup.clozapine_labels import ClozapineLabels
    from neutro_desk.workup.fever_texts import FeverTexts
    from neutro_desk.workup.medicines import Medicines, Product


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
    LOCAL = "this ward's own"


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


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One question of the checklist.

    Attributes:
        kind: `yes_no`, `choice`, `number` or `text`.
        choices: Values and texts of a `choice`.
        derived: Name of the finding that answers it from counts and events (`workup.findings`); "" if none.
        sensitive: Named on the patient's page only when ticked.
        group: Questions of one group tell the same thing and count once for a cause; "" stands alone.
        more: Whether it goes further than the first questions of its step, and is asked when that is wanted.
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
    group: str = ""
    more: bool = False


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
        conditions: `question:<id>` (answered yes), `category:<c>` or `cause:<id>` (among the leading causes),
            `severity:<word>` (the latest count is at least that severe), `event:<kind>` (on the time line).
    """

    id: str
    text: Text
    provenance: Provenance
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Cause:
    """One cause of a low count.

    Attributes:
        key: Questions of which one must speak for the cause before it counts as more than a thought: what it
            cannot be without (an exposure, a treatment, an organ); none if any reason may carry it.
    """

    id: str
    name: Text
    category: Category
    mechanisms: tuple[Mechanism, ...]
    about: Text
    links: tuple[Link, ...]
    tests: tuple[Text, ...]
    provenance: Provenance
    facts: tuple[tuple[Text, Provenance], ...] = ()
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Drug:
    """A drug of the drug list; each is loaded once and is itself, so that a long list is looked up quickly.

    Attributes:
        names: Its own name first, then salts and spellings that mean it, all lower case.
        latency_days: Usual days from start to the fall (from, to); None where no source gives them.
        chemotherapy: Whether a course of it counts as chemotherapy.
        evidence: 1 weak, 2 moderate, 3 strong.
        tests: First tests and steps of its own; without any those of the general cause stand.
        brands: Brand names that mean it, all lower case.
        products: Products and regimens it is part of.
        member_of: Id of the class in the list that its texts are those of; "" for a drug of its own.
        class_name: How `drug_class` is shown in another language than English; "" for as it is.
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
    tests: tuple[Text, ...] = ()
    brands: tuple[str, ...] = ()
    products: tuple[Product, ...] = ()
    member_of: str = ""
    class_name: str = ""


@dataclass(frozen=True, slots=True)
class WardPack:
    """Whose own items are laid over the pack, in which version, and who answers for them."""

    name: str
    version: str
    review_by: date
    reviewed_by: str
    reviewed_on: date
    content_hash: str


@dataclass(frozen=True, slots=True)
class Translation:
    """In which language the texts of the pack are shown, and where its texts come from.

    Attributes:
        language: Code, such as `de`.
        content_hash: Of the files of the translation, as of a pack.
        english: Texts shown in English, not translated or changed since they were: each place and the
            digest its translation must bear.
    """

    language: str
    version: str
    status: ReviewStatus
    date: date
    content_hash: str
    english: tuple[str, ...] = ()


Notes = Mapping[str, tuple[tuple[Text, Provenance], ...]]
"""A ward's own notes by what they stand beside: `cause:<id>`, `drug:<id>`, `question:<id>`, `caveat:<id>`."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The knowledge pack, checked: what the guide asks and what it knows.

    Attributes:
        notes: What a ward adds to items of the pack; each is marked as its own.
        own_names: Names a ward adds to drugs of the pack, by their ids.
        ward: The ward's own pack that is laid over; None without one.
        is_last_good: Whether it is the kept copy, because the pack of the program was refused.
        remarks: Why this is not the pack it should be; stands as a banner.
        translation: Whose texts are laid over the English ones; None where the pack speaks English.
    """

    version: str
    review_by: date
    content_hash: str
    questions: tuple[Question, ...]
    causes: tuple[Cause, ...]
    drugs: tuple[Drug, ...]
    caveats: tuple[Caveat, ...]
    references: Mapping[str, Reference]
    clozapine: ClozapineLabels | None = None
    medicines: Medicines | None = None
    fever: FeverTexts | None = None
    notes: Notes = field(default_factory=dict)
    own_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ward: WardPack | None = None
    is_last_good: bool = False
    remarks: tuple[Statement, ...] = ()
    translation: Translation | None = None
