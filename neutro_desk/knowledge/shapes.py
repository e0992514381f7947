"""The shapes of the knowledge files, and one function from each to what the work-up knows."""

from __future__ import annotations

from datetime import date

import msgspec

from neutro_desk.workup import content
from neutro_desk.workup.content import Category, Checked, Mechanism, Provenance, ReviewStatus
from neutro_desk.workup.statements import Text
from neutro_desk.workup.steps import Step


class TextShape(msgspec.Struct, forbid_unknown_fields=True):
    """A text in two registers."""

    clinician: str
    patient: str = ""

    def text(self) -> Text:
        """Return the text."""
        return Text(self.clinician, self.patient)


class ItemShape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Where an item comes from; every item of the pack carries these four."""

    sources: tuple[str, ...]
    checked: Checked
    status: ReviewStatus
    date: date

    def provenance(self) -> Provenance:
        """Return where the item comes from."""
        return Provenance(self.sources, self.checked, self.status, self.date)


class ReferenceShape(msgspec.Struct, forbid_unknown_fields=True):
    """One citation."""

    short: str
    full: str

    def reference(self, key: str) -> content.Reference:
        """Return the citation under its key."""
        return content.Reference(key, self.short, self.full)


class PackShape(msgspec.Struct, forbid_unknown_fields=True):
    """Version and review date of the whole."""

    version: str
    review_by: date


class ChoiceShape(msgspec.Struct, forbid_unknown_fields=True):
    """One answer of a question with choices."""

    value: str
    text: TextShape


class QuestionShape(ItemShape, forbid_unknown_fields=True, kw_only=True):
    """One question."""

    id: str
    step: Step
    text: TextShape
    kind: str = "yes_no"
    choices: tuple[ChoiceShape, ...] = ()
    help: TextShape | None = None
    derived: str = ""
    sensitive: bool = False
    group: str = ""
    more: bool = False

    def question(self) -> content.Question:
        """Return the question."""
        return content.Question(
            self.id,
            self.step,
            self.text.text(),
            self.provenance(),
            self.kind,
            tuple((choice.value, choice.text.text()) for choice in self.choices),
            None if self.help is None else self.help.text(),
            self.derived,
            self.sensitive,
            self.group,
            self.more,
        )


class LinkShape(ItemShape, forbid_unknown_fields=True, kw_only=True):
    """One finding that speaks for or against a cause."""

    question: str
    answer: str
    weight: int
    reason: TextShape

    def link(self) -> content.Link:
        """Return the link."""
        return content.Link(self.question, self.answer, self.weight, self.reason.text(), self.provenance())


class TestShape(msgspec.Struct, forbid_unknown_fields=True):
    """One first test of a cause."""

    text: TextShape


class FactShape(ItemShape, forbid_unknown_fields=True, kw_only=True):
    """One statement about a cause, as its source puts it in other words."""

    text: TextShape


class CauseShape(ItemShape, forbid_unknown_fields=True, kw_only=True):
    """One cause without its rows, which are read one by one so that each can be named."""

    name: TextShape
    category: Category
    mechanisms: tuple[Mechanism, ...]
    about: TextShape
    key: tuple[str, ...] = ()

    def cause(
        self,
        cause_id: str,
        links: tuple[LinkShape, ...],
        tests: tuple[TestShape, ...],
        facts: tuple[FactShape, ...],
    ) -> content.Cause:
        """Return the cause with its rows."""
        return content.Cause(
            cause_id,
            self.name.text(),
            self.category,
            self.mechanisms,
            self.about.text(),
            tuple(link.link() for link in links),
            tuple(test.text.text() for test in tests),
            self.provenance(),
            tuple((fact.text.text(), fact.provenance()) for fact in facts),
            self.key,
        )


class MemberShape(msgspec.Struct, forbid_unknown_fields=True):
    """One drug of a class: its own name, other spellings and brands; all else is that of the class."""

    name: str
    names: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()


class DrugShape(ItemShape, forbid_unknown_fields=True, kw_only=True):
    """One drug, or a class with its members."""

    id: str
    name: TextShape
    drug_class: str
    names: tuple[str, ...]
    mechanisms: tuple[Mechanism, ...]
    evidence: int
    about: TextShape
    latency_days: tuple[int, int] | None = None
    chemotherapy: bool = False
    tests: tuple[TextShape, ...] = ()
    brands: tuple[str, ...] = ()
    members: tuple[MemberShape, ...] = ()

    def drug(self) -> content.Drug:
        """Return the drug, or the class by itself."""
        return content.Drug(
            self.id,
            self.name.text(),
            self.drug_class,
            self.names,
            self.mechanisms,
            self.evidence,
            self.about.text(),
            self.provenance(),
            self.latency_days,
            self.chemotherapy,
            tuple([test.text() for test in self.tests]),
            self.brands,
        )


class CaveatShape(ItemShape, forbid_unknown_fields=True, kw_only=True):
    """One caution."""

    id: str
    text: TextShape
    conditions: tuple[str, ...] = ()

    def caveat(self) -> content.Caveat:
        """Return the caution."""
        return content.Caveat(self.id, self.text.text(), self.provenance(), self.conditions)
