"""The ranked causes as lines: a head, what speaks for and against, what is not asked; then the cautions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from enum import Enum

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.cause_details import DRUG
from neutro_desk.workup.causes import (
    Caveat,
    Origin,
    Pack,
    Provenance,
    RankedCause,
    Ranking,
    Reason,
    Support,
)
from neutro_desk.workup.on_clozapine import CLOZAPINE, ClozapineAdvice
from neutro_desk.workup.statements import say

NOT_ASKED_SHOWN = 3
"""Open questions named with a cause until the line is opened; all of them stand in the steps."""

BLOCKS = {Support.STRONG: 3, Support.MODERATE: 2, Support.WEAK: 1, Support.NONE: 0}
_CLOZAPINE = f"{DRUG}{CLOZAPINE}"
_ORIGINS = {origin.value for origin in Origin}


class LineKind(Enum):
    """What a line is."""

    CAUSE = "cause"
    FOR = "for"
    AGAINST = "against"
    NOT_ASKED = "not asked"
    LABEL = "label"
    HEADING = "heading"
    CAUTION = "caution"


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One line of the list.

    Attributes:
        named: Whether the line names its kind: the first of several does.
        rank: Place of a cause, from 1.
        blocks: Blocks of support, 0 to 3.
        support: The support in words; of what a label says, whose label it is.
        source: What stands at the right: a short citation or an origin.
        citation: The source in full; "" for an origin.
        provenance: Where the item comes from.
        cause: Id of the cause the line belongs to.
        more: How many open questions are left out.
        closes: Whether a dividing line follows.
        strong: Whether the line carries a fact to be seen first.
    """

    kind: LineKind
    text: str
    named: bool = False
    rank: int = 0
    blocks: int = 0
    support: str = ""
    source: str = ""
    citation: str = ""
    provenance: Provenance | None = field(default=None, hash=False)
    cause: str = ""
    more: int = 0
    closes: bool = False
    strong: bool = False


def evidence_lines(
    ranking: Ranking,
    pack: Pack,
    phrasebook: Phrasebook,
    *,
    everything: bool,
    opened: AbstractSet[str],
    clozapine: ClozapineAdvice | None = None,
) -> tuple[EvidenceLine, ...]:
    """Return the lines of the causes with anything for them, or of all, and of the cautions that apply.

    What the chosen clozapine label says stands last among the lines of clozapine; where that is not listed,
    it stands first, under the choice.

    Args:
        ranking: The causes in order, and the cautions.
        pack: For references and the links of a cause.
        phrasebook: For the sentences.
        everything: Whether causes with nothing for them are listed too.
        opened: Ids of causes whose open questions are all named.
        clozapine: What the chosen label says; no line of it before one is chosen.
    """
    lines: list[EvidenceLine] = []
    by_label = label_lines(clozapine, pack, phrasebook)
    for rank, cause in enumerate(ranking.ranked, 1):
        if everything or cause.support is not Support.NONE:
            lines += _cause_lines(rank, cause, pack, phrasebook, opened)
            if cause.id == _CLOZAPINE and by_label:
                lines[-1] = replace(lines[-1], closes=False)
                lines += by_label
                by_label = ()
    return (*by_label, *lines, *_caution_lines(ranking.caveats, pack, phrasebook))


def label_lines(
    clozapine: ClozapineAdvice | None, pack: Pack, phrasebook: Phrasebook
) -> tuple[EvidenceLine, ...]:
    """Return what the chosen clozapine label says; nothing before one is chosen.

    A source is named where it begins; the lines that follow from it open it too.
    """
    if clozapine is None or clozapine.label is None:
        return ()
    name = phrasebook.text(say("clozapine.label_name", label=clozapine.label))
    lines: list[EvidenceLine] = []
    named: Provenance | None = None
    for line in clozapine.lines:
        keys = () if line.provenance is None else line.provenance.sources
        known = bool(keys) and line.provenance != named and keys[0] in pack.references
        named = line.provenance or named
        lines.append(
            EvidenceLine(
                LineKind.LABEL,
                phrasebook.text(line.text),
                named=not lines,
                support=name,
                source=pack.references[keys[0]].short if known else "",
                citation=_citations(keys, pack),
                provenance=line.provenance,
                cause=_CLOZAPINE,
                strong=line.strong,
            )
        )
    return (*lines[:-1], _closing(lines[-1]))


def without_support(ranking: Ranking) -> int:
    """Return how many causes have nothing for them yet."""
    return sum(cause.support is Support.NONE for cause in ranking.ranked)


def _cause_lines(
    rank: int, cause: RankedCause, pack: Pack, phrasebook: Phrasebook, opened: AbstractSet[str]
) -> Iterable[EvidenceLine]:
    head = EvidenceLine(
        LineKind.CAUSE,
        phrasebook.text(cause.name),
        rank=rank,
        blocks=BLOCKS[cause.support],
        support=phrasebook.word(cause.support),
        provenance=cause.provenance,
        citation=_citations(cause.provenance.sources, pack),
        cause=cause.id,
    )
    lines = [head]
    for kind, reasons in ((LineKind.FOR, cause.reasons_for), (LineKind.AGAINST, cause.reasons_against)):
        lines += [
            _reason_line(kind, reason, cause, pack, phrasebook, named=not place)
            for place, reason in enumerate(reasons)
        ]
    if cause.not_asked:
        lines.append(_not_asked_line(cause, phrasebook, opened=cause.id in opened))
    return (*lines[:-1], _closing(lines[-1]))


def _reason_line(
    kind: LineKind, reason: Reason, cause: RankedCause, pack: Pack, phrasebook: Phrasebook, *, named: bool
) -> EvidenceLine:
    reference = pack.references.get(reason.source)
    provenance = None if reason.source in _ORIGINS else provenance_of(reason, cause, pack)
    return EvidenceLine(
        kind,
        phrasebook.text(reason.text),
        named=named,
        source=reference.short if reference is not None else phrasebook.source(reason.source),
        citation=reference.full if reference is not None else "",
        provenance=provenance,
        cause=cause.id,
    )


def provenance_of(reason: Reason, cause: RankedCause, pack: Pack) -> Provenance:
    """Return where a reason comes from: its own link in the pack, otherwise the cause it speaks of."""
    for known in pack.causes:
        if known.id == cause.id:
            for link in known.links:
                if link.question == reason.finding and link.reason == reason.text:
                    return link.provenance
    return cause.provenance


def _not_asked_line(cause: RankedCause, phrasebook: Phrasebook, *, opened: bool) -> EvidenceLine:
    texts = [phrasebook.text(reason.text) for reason in cause.not_asked]
    shown = texts if opened else texts[:NOT_ASKED_SHOWN]
    return EvidenceLine(
        LineKind.NOT_ASKED, " ".join(shown), named=True, cause=cause.id, more=len(texts) - len(shown)
    )


def _caution_lines(caveats: Sequence[Caveat], pack: Pack, phrasebook: Phrasebook) -> Iterable[EvidenceLine]:
    if not caveats:
        return
    yield EvidenceLine(LineKind.HEADING, "")
    for caveat in caveats:
        key = caveat.provenance.sources[0] if caveat.provenance.sources else ""
        reference = pack.references.get(key)
        yield EvidenceLine(
            LineKind.CAUTION,
            phrasebook.text(caveat.text),
            source=reference.short if reference is not None else key,
            citation=_citations(caveat.provenance.sources, pack),
            provenance=caveat.provenance,
        )


def _citations(keys: Sequence[str], pack: Pack) -> str:
    return "\n".join(pack.references[key].full for key in keys if key in pack.references)


def _closing(line: EvidenceLine) -> EvidenceLine:
    return replace(line, closes=True)
