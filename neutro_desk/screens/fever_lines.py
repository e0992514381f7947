"""What the fever panel says: each definition beside the case, then the quoted texts, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neutro_desk.screens.evidence_lines import EvidenceLine, LineKind
from neutro_desk.workup.fever_rules import count_rule, fever_rule
from neutro_desk.workup.fever_texts import FeverTopic
from neutro_desk.workup.statements import say

if TYPE_CHECKING:
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.content import Pack, Provenance
    from neutro_desk.workup.fever_definitions import Definition
    from neutro_desk.workup.whole import WorkUp

PANEL_TOPICS = (FeverTopic.ANTIBIOTICS, FeverTopic.SIGNS, FeverTopic.G_CSF, FeverTopic.FIGURES)


@dataclass(frozen=True, slots=True)
class DefinitionRow:
    """One body's definition: its rule, and what the case shows of it or what it needs.

    Attributes:
        source: For the panel that opens at the row.
    """

    body: str
    fever: str
    count: str
    met: bool
    case: str
    source: EvidenceLine


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One quoted text: its source in short, how sure it is and its review status.

    Attributes:
        source: For the panel that opens at the row.
    """

    text: str
    short: str
    mark: str
    source: EvidenceLine


@dataclass(frozen=True, slots=True)
class FeverLines:
    """All that the panel says; the definitions that are met stand first."""

    recorded: str = ""
    met: str = ""
    definitions: tuple[DefinitionRow, ...] = ()
    quotes: tuple[tuple[str, tuple[QuoteRow, ...]], ...] = ()
    trouble: str = ""


def fever_lines(work_up: WorkUp, book: Phrasebook) -> FeverLines:
    """Return what the panel says of a work-up."""
    found = work_up.fever
    bodies = ", ".join(book.word(one.body) for one in found.met)
    in_order = (*found.met, *(one for one in found.definitions if not one.met))
    facts = "; ".join(book.text(said) for _, part in found.recorded for said in part)
    return FeverLines(
        book.text(say("fever.panel.recorded", facts=facts)),
        book.text(say("fever.panel.met", bodies=bodies)) if bodies else "",
        tuple(_definition_row(one, work_up.pack, book) for one in in_order),
        quotes(PANEL_TOPICS, work_up, book),
        "" if work_up.pack is not None else book.text(say("fever.panel.no_pack")),
    )


def quotes(
    topics: Sequence[FeverTopic], work_up: WorkUp, book: Phrasebook
) -> tuple[tuple[str, tuple[QuoteRow, ...]], ...]:
    """Return the quoted texts of some topics under their headings; nothing without a knowledge pack."""
    pack = work_up.pack
    if pack is None or pack.fever is None:
        return ()
    found = []
    for topic in topics:
        texts = pack.fever.about(topic, work_up.case.answers)
        rows = tuple(_quote_row(book.text(one.text), one.provenance, pack, book) for one in texts)
        found.append((book.word(topic), rows))
    return tuple(found)


def _definition_row(one: Definition, pack: Pack | None, book: Phrasebook) -> DefinitionRow:
    body, fever, count = book.word(one.body), book.text(fever_rule(one.rule)), book.text(count_rule(one.rule))
    said = one.needs or tuple(criterion.said for criterion in one.criteria)
    case = "; ".join(book.text(statement) for statement in said)
    provenance = None if pack is None or pack.fever is None else pack.fever.source_of(one.body)
    source = _source(f"{body}: {fever}; {count}", provenance, pack)
    return DefinitionRow(body, fever, count, one.met, case, source)


def _quote_row(text: str, provenance: Provenance, pack: Pack, book: Phrasebook) -> QuoteRow:
    source = _source(text, provenance, pack)
    mark = f"{book.word(provenance.checked)}, {book.word(provenance.status)}"
    return QuoteRow(text, source.source, mark, source)


def _source(text: str, provenance: Provenance | None, pack: Pack | None) -> EvidenceLine:
    keys = () if provenance is None or pack is None else provenance.sources
    known = [pack.references[key] for key in keys if pack is not None and key in pack.references]
    return EvidenceLine(
        LineKind.CAUTION,
        text,
        source=", ".join(one.short for one in known),
        citation="\n".join(one.full for one in known),
        provenance=provenance,
    )
