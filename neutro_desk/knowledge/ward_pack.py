"""Reads and checks a ward's own pack, one file, against the pack it is laid over."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from neutro_desk.knowledge.checks import conditions_of, drug_problems, text_problems
from neutro_desk.knowledge.faults import KnowledgeError, Problem, refusal
from neutro_desk.knowledge.files import KnowledgeFile, Rows
from neutro_desk.knowledge.pack_files import HASH_DIGITS
from neutro_desk.knowledge.shapes import TextShape
from neutro_desk.knowledge.ward_shapes import (
    WardCaution,
    WardDrug,
    WardHead,
    WardName,
    WardNote,
    WardReference,
)
from neutro_desk.workup.content import Pack
from neutro_desk.workup.drug_words import key_of
from neutro_desk.workup.medicines import Medicines

_Shape = TypeVar("_Shape", bound=msgspec.Struct)

ROWS = ("reference", "note", "caution", "drug", "synonym")
LONGEST = {"name": 30, "version": 12, "reviewed_by": 100}
LONGEST_TEXT = 400
"""Characters of one text: a caution stands on the page, which is one side."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class WardFile:
    """A ward's own pack as it was read: sound by itself and against the pack it adds to."""

    head: WardHead
    references: tuple[WardReference, ...]
    notes: tuple[WardNote, ...]
    cautions: tuple[WardCaution, ...]
    drugs: tuple[WardDrug, ...]
    names: tuple[WardName, ...]
    content_hash: str


def read_ward_file(path: Path, pack: Pack) -> WardFile:
    """Return a ward's own pack.

    Args:
        path: The file.
        pack: The pack it is laid over.

    Raises:
        KnowledgeError: With every problem, by row and line: unknown keys, an id or a name that the pack or
            another row has already, a note on something that does not exist, sources without a reference.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(path.name, "cannot be read") from error
    problems: list[Problem] = []
    file = KnowledgeFile(path.name, raw, problems)
    file.only(*WardHead.__struct_fields__, *ROWS)
    head = file.whole(WardHead, without=(*ROWS, *(file.content.keys() - {*WardHead.__struct_fields__})))
    references, notes = file.rows("reference", WardReference), file.rows("note", WardNote)
    cautions, drugs = file.rows("caution", WardCaution), file.rows("drug", WardDrug)
    names = file.rows("synonym", WardName)
    checks = _Checks(pack, references.shapes, drugs.shapes)
    problems += (
        *_problems(references, checks.of_reference),
        *_problems(notes, checks.of_note),
        *_problems(cautions, checks.of_caution),
        *_problems(drugs, checks.of_drug),
        *_problems(names, checks.of_name),
    )
    if head is not None:
        problems += [Problem(path.name, "", reason) for reason in _head_problems(head)]
    if problems or head is None:
        raise refusal(tuple(problems))
    digest = hashlib.sha256(raw).hexdigest()[:HASH_DIGITS]
    return WardFile(
        head, references.shapes, notes.shapes, cautions.shapes, drugs.shapes, names.shapes, digest
    )


class _Checks:
    """What one row may say, given the pack and the rows before it."""

    def __init__(self, pack: Pack, references: Iterable[WardReference], drugs: Iterable[WardDrug]) -> None:
        self._references = {*pack.references, *(one.id for one in references)}
        self._ours = frozenset(pack.references)
        causes = [cause.id for cause in pack.causes]
        self._drugs = frozenset(drug.id for drug in pack.drugs)
        self._owners = _owners(pack)
        self._others = frozenset(map(key_of, (pack.medicines or Medicines()).others))
        self._targets = {f"cause:{cause}" for cause in causes} | {f"drug:{drug}" for drug in self._drugs}
        self._targets |= {f"question:{question.id}" for question in pack.questions}
        self._targets |= {f"caveat:{caveat.id}" for caveat in pack.caveats}
        local = [f"ward.{drug.id}" for drug in drugs]
        asked = (question.id for question in pack.questions)
        self._conditions = conditions_of(asked, causes, (*self._drugs, *local))
        self._seen: set[tuple[str, str]] = set()

    def of_reference(self, row: WardReference) -> Iterator[str]:
        """Check a source: an id of its own, and words for it."""
        yield from self._id_problems("reference", row.id)
        if row.id in self._ours:
            yield f"{row.id} is a source of the program"
        yield from _text_problems("short", TextShape(row.short))
        yield from _text_problems("full", TextShape(row.full))

    def of_note(self, row: WardNote) -> Iterator[str]:
        """Check a note: beside something that exists."""
        if row.on not in self._targets:
            yield f"{row.on} names nothing in the program's list"
        yield from _text_problems("text", row.text)
        yield from self._source_problems(row.sources)

    def of_caution(self, row: WardCaution) -> Iterator[str]:
        """Check a caution: conditions that can be met."""
        yield from self._id_problems("caution", row.id)
        yield from _text_problems("text", row.text)
        for condition in row.conditions:
            if condition not in self._conditions:
                yield f"condition {condition} names nothing that exists"
        yield from self._source_problems(row.sources)

    def of_drug(self, row: WardDrug) -> Iterator[str]:
        """Check a drug: one that our list does not hold, under any of its names."""
        yield from self._id_problems("drug", row.id)
        if row.id in self._drugs:
            yield f"{row.id} is a drug of the program; add names or notes to it"
        yield from drug_problems(row)
        for name, text in (("name", row.name), ("about", row.about)):
            yield from _length_problems(name, text)
        for text in row.tests:
            yield from _text_problems("tests", text)
        yield from self._name_problems(row.names, f"ward.{row.id}")
        yield from self._source_problems(row.sources)

    def of_name(self, row: WardName) -> Iterator[str]:
        """Check further names: of a drug of our list, and of no other."""
        if row.id not in self._drugs:
            yield f"{row.id} is no drug of the program"
        if not row.names:
            yield "no name is given"
        for name in row.names:
            if name != name.lower() or not key_of(name):
                yield f"name {name} is not in lower case, or holds no name"
            elif key_of(name) in self._others:
                yield f"name {name} means another medicine"
        yield from self._name_problems(row.names, row.id)

    def _name_problems(self, names: Iterable[str], owner: str) -> Iterator[str]:
        for name in names:
            known = self._owners.setdefault(key_of(name), owner)
            if known != owner:
                yield f"name {name} already means {known}"

    def _id_problems(self, kind: str, name: str) -> Iterator[str]:
        if not _ID.fullmatch(name):
            yield f"id {name!r} must be small letters, digits and hyphens, 41 at most"
        if (kind, name) in self._seen:
            yield f"id {name} stands twice"
        self._seen.add((kind, name))

    def _source_problems(self, sources: Iterable[str]) -> Iterator[str]:
        for source in sources:
            if source not in self._references:
                yield f"source {source} is not among the references"


def _owners(pack: Pack) -> dict[str, str]:
    """Return what each name of the pack means already: a drug, a product, a short form that is asked."""
    medicines = pack.medicines or Medicines()
    owners = {key_of(one.text): f"a short form that is asked: {one.text}" for one in medicines.abbreviations}
    owners |= {key_of(name): product.names[0] for product in medicines.products for name in product.names}
    owners |= {key_of(name): drug.id for drug in pack.drugs for name in (*drug.names, *drug.brands)}
    return owners


def _problems(rows: Rows[_Shape], found: Callable[[_Shape], Iterable[str]]) -> Iterator[Problem]:
    for file, place, row in rows:
        for reason in found(row):
            yield Problem(file, str(place), reason)


def _head_problems(head: WardHead) -> Iterator[str]:
    for key, longest in LONGEST.items():
        text = getattr(head, key)
        if not 0 < len(text.strip()) <= longest or not text.isprintable():
            yield f"{key} must be one line of {longest} characters at most"
    if head.reviewed_on > head.review_by:
        yield f"review_by {head.review_by} lies before reviewed_on {head.reviewed_on}"


def _text_problems(name: str, text: TextShape) -> Iterator[str]:
    yield from text_problems(name, text)
    yield from _length_problems(name, text)


def _length_problems(name: str, text: TextShape) -> Iterator[str]:
    for part in (text.clinician, text.patient):
        if len(part) > LONGEST_TEXT or not part.isprintable():
            yield f"{name} must be one line of {LONGEST_TEXT} characters at most"
