"""Reads and checks fever.toml: where each definition comes from, and the quoted texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from neutro_desk.knowledge.checks import item_problems, text_problems
from neutro_desk.knowledge.files import KnowledgeFile
from neutro_desk.knowledge.shapes import ItemShape, QuestionShape, TextShape
from neutro_desk.workup.content import Reference
from neutro_desk.workup.fever_bodies import DefinitionBody
from neutro_desk.workup.fever_texts import FeverText, FeverTexts, FeverTopic


class DefinitionShape(ItemShape, forbid_unknown_fields=True, kw_only=True):
    """Where one body's definition comes from."""

    id: DefinitionBody


class FeverTextShape(ItemShape, forbid_unknown_fields=True, kw_only=True):
    """One quoted text."""

    id: str
    topic: FeverTopic
    text: TextShape
    question: str = ""

    def fever_text(self) -> FeverText:
        """Return the text."""
        return FeverText(self.id, self.topic, self.text.text(), self.provenance(), self.question)


def fever_texts(
    file: KnowledgeFile,
    references: Mapping[str, Reference],
    questions: Iterable[QuestionShape],
    review_by: date | None = None,
) -> FeverTexts | None:
    """Return the definitions' sources and the texts of the file; None with every problem noted in it."""
    if not file.read:
        return None
    known = len(file.problems)
    file.only("definition", "text")
    definitions, texts = file.rows("definition", DefinitionShape), file.rows("text", FeverTextShape)
    asked = {question.id for question in questions}
    items: list[tuple[str, ItemShape]] = [(str(place), one) for _, place, one in definitions]
    for _, place, text in texts:
        items.append((str(place), text))
        for reason in text_problems("text", text.text):
            file.blame(str(place), reason)
        if text.question and text.question not in asked:
            file.blame(str(place), f"question {text.question} does not exist")
    for name, item in items:
        for reason in item_problems(item, references, review_by):
            file.blame(name, reason)
        if not item.sources:
            file.blame(name, "a quoted text needs its source")
    if [one.id for one in definitions.shapes] != list(DefinitionBody):
        file.blame("definition", "must be " + ", ".join(one.value for one in DefinitionBody) + ", each once")
    ids = [one.id for one in texts.shapes]
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        file.blame(f"text {twice}", "id stands twice")
    if len(file.problems) > known:
        return None
    return FeverTexts(
        tuple((one.id, one.provenance()) for one in definitions.shapes),
        tuple(one.fever_text() for one in texts.shapes),
    )
