"""Quoted texts about fever and a low count, as data: what a body says, its source, when a text applies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from neutro_desk.workup.case_words import AnswerWord
from neutro_desk.workup.content import Provenance
from neutro_desk.workup.fever_bodies import DefinitionBody
from neutro_desk.workup.statements import Text

if TYPE_CHECKING:
    from neutro_desk.workup.case import Answer
    from neutro_desk.workup.fever_definitions import FeverAssessment

MetDefinitions = tuple[tuple[DefinitionBody, Provenance | None], ...]
"""Whose definition is met, and where it comes from; None without a knowledge pack."""


class FeverTopic(Enum):
    """What a text is about, in the order they are shown."""

    ANTIBIOTICS = "antibiotics"
    SIGNS = "signs"
    G_CSF = "g-csf"
    FIGURES = "figures"
    MASCC = "mascc"
    CISNE = "cisne"


@dataclass(frozen=True, slots=True)
class FeverText:
    """One quoted text.

    Attributes:
        question: Id of the question that must be answered yes for the text to be shown; "" for always.
    """

    id: str
    topic: FeverTopic
    text: Text
    provenance: Provenance
    question: str = ""


@dataclass(frozen=True, slots=True)
class FeverTexts:
    """Where each definition comes from, and every quoted text in its order."""

    definitions: tuple[tuple[DefinitionBody, Provenance], ...]
    texts: tuple[FeverText, ...]

    def source_of(self, body: DefinitionBody) -> Provenance:
        """Return where a body's definition comes from; raise KeyError if it is not held."""
        return dict(self.definitions)[body]

    def about(self, topic: FeverTopic, answers: Mapping[str, Answer]) -> tuple[FeverText, ...]:
        """Return the texts of a topic that apply: one for myeloma only where that is answered yes."""
        return tuple(one for one in self.texts if one.topic is topic and _applies(one, answers))


def _applies(text: FeverText, answers: Mapping[str, Answer]) -> bool:
    answer = answers.get(text.question)
    return not text.question or (answer is not None and answer.word is AnswerWord.YES)


def met_with_sources(fever: FeverAssessment | None, texts: FeverTexts | None) -> MetDefinitions:
    """Return whose definition is met, each with where it comes from."""
    met = () if fever is None else fever.met
    return tuple((one.body, None if texts is None else texts.source_of(one.body)) for one in met)
