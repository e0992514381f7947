"""Reads and checks resources/knowledge into the questions, causes, drugs and cautions of the work-up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from neutro_desk.knowledge.checks import check
from neutro_desk.knowledge.clozapine import clozapine_labels
from neutro_desk.knowledge.faults import Problem, refusal
from neutro_desk.knowledge.fever import fever_texts
from neutro_desk.knowledge.files import KnowledgeFile, Rows
from neutro_desk.knowledge.medicines import drug_list, read_medicines
from neutro_desk.knowledge.pack_files import (
    ALWAYS_THERE,
    CAUSES,
    CAVEATS,
    CLOZAPINE,
    DRUGS,
    FEVER,
    HEAD,
    MEDICINES,
    QUESTIONS,
    REFERENCES,
    PackFiles,
    read_files,
)
from neutro_desk.knowledge.record import differences, read_record, record_path
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

_ROWS = ("link", "test", "fact")


def load_pack(folder: Path) -> Pack:
    """Return the knowledge pack of a folder, checked as a whole.

    Args:
        folder: Holds `pack.toml`, `references.toml`, `questions.toml`, `drugs.toml`, `medicines.toml`,
            `caveats.toml`, `clozapine.toml`, `fever.toml` and `causes/<id>.toml`. A record beside it, which a
            build writes, is held against its files.

    Raises:
        KnowledgeError: With every problem of every file: unreadable, damaged or foreign files, files that
            are not as they were released, unknown keys, links to questions that do not exist, sources without
            a reference, ids given twice, weights and answers out of range, unknown findings and conditions.
    """
    return pack_of(released_files(folder))


def released_files(folder: Path, always: Sequence[str] = ALWAYS_THERE) -> PackFiles:
    """Return the files of a folder as they were released; from source, where no record stands, as they are.

    Args:
        folder: Of the pack, or of a translation of it; a record beside it is called as it is.
        always: Names of the files that must be there, beside the causes.

    Raises:
        KnowledgeError: If a file is missing, foreign or not as it was released; names each.
    """
    files = read_files(folder, always)
    record = read_record(record_path(folder))
    problems = files.problems if record is None else (*files.problems, *differences(files, record))
    if record is not None and problems:
        raise refusal(problems)
    return files


def pack_of(files: PackFiles) -> Pack:
    """Return the pack that stands in some files.

    Raises:
        KnowledgeError: As `load_pack` does.
    """
    reader = _Reader(files)
    pack = reader.pack()
    if reader.problems or pack is None:
        raise refusal(tuple(reader.problems))
    return pack


class _Reader:
    """Reads every file before anything is refused, so that all problems come at once."""

    def __init__(self, files: PackFiles) -> None:
        self.problems: list[Problem] = [*files.problems]
        self._files = files
        self._head = self._file(HEAD)
        self._references = self._file(REFERENCES)
        self._questions = self._file(QUESTIONS)
        self._drugs = self._file(DRUGS)
        self._medicines = self._file(MEDICINES)
        self._caveats = self._file(CAVEATS)
        self._clozapine = self._file(CLOZAPINE)
        self._fever = self._file(FEVER)
        self._causes = {Path(name).stem: self._file(name) for name in files.causes}

    def _file(self, name: str) -> KnowledgeFile:
        return KnowledgeFile(name.removeprefix(CAUSES), self._files.content.get(name), self.problems)

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
        review_by = None if head is None else head.review_by
        self.problems += check(references, questions, links, drugs, caveats, items, cause_ids, review_by)
        labels = clozapine_labels(self._clozapine, references)
        medicines = read_medicines(self._medicines, drugs, references)
        fever = fever_texts(self._fever, references, questions.shapes, review_by)
        if head is None or self.problems:
            return None
        return Pack(
            version=head.version,
            review_by=head.review_by,
            content_hash=self._files.content_hash,
            questions=tuple([shape.question() for shape in questions.shapes]),
            causes=tuple([cause for cause in causes if cause is not None]),
            drugs=drug_list(drugs.shapes, medicines.products),
            caveats=tuple([shape.caveat() for shape in caveats.shapes]),
            references=references,
            clozapine=labels,
            fever=fever,
            medicines=medicines,
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
