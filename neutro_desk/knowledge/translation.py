"""Reads and checks a translation of the pack: files of texts, laid beside the pack and never part of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from neutro_desk.knowledge.faults import Problem, refusal
from neutro_desk.knowledge.files import KnowledgeFile
from neutro_desk.knowledge.pack_files import (
    CAUSES,
    CAVEATS,
    DRUGS,
    FEVER,
    HEAD,
    QUESTIONS,
    REFERENCES,
    PackFiles,
)
from neutro_desk.knowledge.reading import released_files
from neutro_desk.knowledge.translation_shapes import (
    CauseTexts,
    DrugTexts,
    QuestionTexts,
    TranslatedReference,
    TranslatedShape,
    TranslationHead,
)

FILES = (HEAD, QUESTIONS, DRUGS, CAVEATS, FEVER, REFERENCES)
"""Files of a translation beside those of the causes."""


@dataclass(frozen=True, slots=True)
class TranslationFile:
    """A translation, checked by itself; whether it fits the pack is told where it is laid over."""

    head: TranslationHead
    content_hash: str
    questions: Mapping[str, QuestionTexts]
    causes: Mapping[str, CauseTexts]
    drugs: DrugTexts
    caveats: Mapping[str, TranslatedShape]
    fever: Mapping[str, TranslatedShape]
    references: Mapping[str, TranslatedReference]


def translation_folder(pack: Path, language: str) -> Path:
    """Return where the texts of a pack in a language stand: beside it, its name with the language's code."""
    return pack.with_name(f"{pack.name}_{language}")


def read_translation(folder: Path) -> TranslationFile:
    """Return the translation of a folder.

    Args:
        folder: Holds the files of `FILES` and `causes/<id>.toml`. A record beside it, which a build writes,
            is held against them.

    Raises:
        KnowledgeError: With every problem of every file: missing, damaged or foreign ones, files that are not
            as they were released, unknown keys, empty texts, and what is no digest.
    """
    files = released_files(folder, FILES)
    problems = [*files.problems]
    reader = _Reader(files, problems)
    found = reader.translation()
    if problems or found is None:
        raise refusal(tuple(problems))
    return found


class _Reader:
    """Reads every file before anything is refused, so that all problems come at once."""

    def __init__(self, files: PackFiles, problems: list[Problem]) -> None:
        self._files = files
        self._problems = problems

    def translation(self) -> TranslationFile | None:
        head = self._file(HEAD).whole(TranslationHead)
        questions = self._file(QUESTIONS).tables(QuestionTexts)
        causes = {Path(name).stem: self._file(name).whole(CauseTexts) for name in self._files.causes}
        drugs = self._file(DRUGS).whole(DrugTexts)
        caveats = self._file(CAVEATS).tables(TranslatedShape)
        fever = self._file(FEVER).tables(TranslatedShape)
        references = self._file(REFERENCES).tables(TranslatedReference)
        if head is None or drugs is None:
            return None
        told = {cause_id: texts for cause_id, texts in causes.items() if texts is not None}
        return TranslationFile(
            head, self._files.content_hash, questions, told, drugs, caveats, fever, references
        )

    def _file(self, name: str) -> KnowledgeFile:
        return KnowledgeFile(name.removeprefix(CAUSES), self._files.content.get(name), self._problems)
