"""Reads and checks resources/knowledge into the questions, causes, drugs and cautions of the work-up."""

from __future__ import annotations

import hashlib
from pathlib import Path

from neutro_desk.knowledge.checks import check
from neutro_desk.knowledge.clozapine import clozapine_labels
from neutro_desk.knowledge.faults import KnowledgeError, Problem
from neutro_desk.knowledge.files import KnowledgeFile, Rows
from neutro_desk.knowledge.shapes import (
    CauseShape,
    CaveatShape,
    DrugShape,
    FactShape,
    ItemShape,
    LinkShape,
    PackShape,
    QuestionShape,
    ReferenceShape,
    TestShape,
)
from neutro_desk.workup.content import Cause, Pack, Reference

HASH_DIGITS = 12
_ROWS = ("link", "test", "fact")


def load_pack(folder: Path) -> Pack:
    """Return the knowledge pack of a folder, checked as a whole.

    Args:
        folder: Holds `pack.toml`, `references.toml`, `questions.toml`, `drugs.toml`, `caveats.toml`,
            `clozapine.toml` and `causes/<id>.toml`.

    Raises:
        KnowledgeError: With every problem of every file: unreadable or damaged files, unknown keys, links to
            questions that do not exist, sources without a reference, ids given twice, weights and answers out
            of range, unknown derived findings and conditions.
    """
    reader = _Reader(folder)
    pack = reader.pack()
    if reader.problems or pack is None:
        raise _error(tuple(reader.problems))
    return pack


def _error(problems: tuple[Problem, ...]) -> KnowledgeError:
    files = {problem.file for problem in problems}
    named = files.pop() if len(files) == 1 else "knowledge"
    lines = [str(problem) for problem in problems]
    more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
    return KnowledgeError(named, lines[0].removeprefix(f"{named}: ") + more, problems)


class _Reader:
    """Reads every file before anything is refused, so that all problems come at once."""

    def __init__(self, folder: Path) -> None:
        self.problems: list[Problem] = []
        self._head = KnowledgeFile(folder / "pack.toml", self.problems)
        self._references = KnowledgeFile(folder / "references.toml", self.problems)
        self._questions = KnowledgeFile(folder / "questions.toml", self.problems)
        self._drugs = KnowledgeFile(folder / "drugs.toml", self.problems)
        self._caveats = KnowledgeFile(folder / "caveats.toml", self.problems)
        self._clozapine = KnowledgeFile(folder / "clozapine.toml", self.problems)
        paths = sorted((folder / "causes").glob("*.toml"))
        self._causes = {path.stem: KnowledgeFile(path, self.problems) for path in paths}
        if not paths:
            self.problems.append(Problem("causes", "", "no cause is there"))

    def pack(self) -> Pack | None:
        head = self._head.whole(PackShape)
        references = self._all_references()
        self._questions.only("question")
        self._drugs.only("drug")
        self._caveats.only("caveat")
        questions = self._questions.rows("question", QuestionShape)
        drugs = self._drugs.rows("drug", DrugShape)
        caveats = self._caveats.rows("caveat", CaveatShape)
        links: Rows[LinkShape] = Rows()
        items: Rows[ItemShape] = Rows()
        causes = [self._cause(cause_id, file, links, items) for cause_id, file in self._causes.items()]
        cause_ids = frozenset(self._causes)
        self.problems += check(references, questions, links, drugs, caveats, items, cause_ids)
        labels = clozapine_labels(self._clozapine, references)
        if head is None:
            return None
        return Pack(
            version=head.version,
            review_by=head.review_by,
            content_hash=self._content_hash(),
            questions=tuple(shape.question() for shape in questions.shapes),
            causes=tuple(cause for cause in causes if cause is not None),
            drugs=tuple(shape.drug() for shape in drugs.shapes),
            caveats=tuple(shape.caveat() for shape in caveats.shapes),
            references=references,
            clozapine=labels,
        )

    def _all_references(self) -> dict[str, Reference]:
        found: dict[str, Reference] = {}
        for key in self._references.content:
            shape = self._references.one(key, ReferenceShape)
            if shape is not None:
                found[key] = shape.reference(key)
        return found

    def _cause(
        self, cause_id: str, file: KnowledgeFile, links: Rows[LinkShape], items: Rows[ItemShape]
    ) -> Cause | None:
        own_links = file.rows("link", LinkShape)
        tests = file.rows("test", TestShape)
        facts = file.rows("fact", FactShape)
        head = file.whole(CauseShape, without=_ROWS)
        links.placed += own_links.placed
        items.placed += facts.placed
        if head is None:
            return None
        items.placed.append((file.name, "", head))
        return head.cause(cause_id, own_links.shapes, tests.shapes, facts.shapes)

    def _content_hash(self) -> str:
        """Return the first digits of a SHA-256 over the sorted names and the bytes of all files."""
        files = [self._head, self._references, self._questions, self._drugs, self._caveats, self._clozapine]
        named = {file.name: file.raw for file in files}
        named |= {f"causes/{file.name}": file.raw for file in self._causes.values()}
        digest = hashlib.sha256()
        for name, raw in sorted(named.items()):
            digest.update(name.encode() + b"\0" + raw + b"\0")
        return digest.hexdigest()[:HASH_DIGITS]
