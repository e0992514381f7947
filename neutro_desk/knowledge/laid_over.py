"""Lays a ward's own pack over ours: it adds, each item marked as the ward's own, and replaces nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from neutro_desk.knowledge.shapes import TextShape
from neutro_desk.knowledge.ward_pack import WardFile
from neutro_desk.knowledge.ward_shapes import WardDrug
from neutro_desk.workup.content import (
    Caveat,
    Checked,
    Drug,
    Notes,
    Pack,
    Provenance,
    Reference,
    WardPack,
)
from neutro_desk.workup.statements import Text

WARD = "ward"
"""Key of the reference that every item of a ward names first, and how the ids of its items begin."""

_OWN = Checked.LOCAL.value


def laid_over(pack: Pack, own: WardFile) -> Pack:
    """Return our pack with a ward's own items added.

    Ours all stay as they are; a drug of ours may gain names. The review of ours is not prolonged.

    Args:
        pack: Our pack, the one `own` was checked against.
        own: The ward's own.
    """
    head = own.head
    names: dict[str, tuple[str, ...]] = {}
    for row in own.names:
        names[row.id] = (*names.get(row.id, ()), *row.names)
    ours = tuple(_renamed(drug, names.get(drug.id, ())) for drug in pack.drugs)
    cautions = (
        Caveat(f"{WARD}.{row.id}", row.text.text(), _provenance(own, row.sources), row.conditions)
        for row in own.cautions
    )
    return replace(
        pack,
        drugs=(*ours, *(_drug(row, own) for row in own.drugs)),
        caveats=(*pack.caveats, *cautions),
        references={**pack.references, **{one.key: one for one in _references(own)}},
        notes=_notes(own),
        own_names=names,
        ward=WardPack(
            head.name, head.version, head.review_by, head.reviewed_by, head.reviewed_on, own.content_hash
        ),
    )


def _provenance(own: WardFile, sources: Iterable[str]) -> Provenance:
    """Return where an item of the ward comes from: the ward's own pack first, then what it rests on."""
    local = {row.id for row in own.references}
    keys = tuple(f"{WARD}.{key}" if key in local else key for key in sources)
    return Provenance((WARD, *keys), Checked.LOCAL, own.head.status, own.head.reviewed_on)


def _references(own: WardFile) -> Iterable[Reference]:
    head = own.head
    full = f"{head.name}, version {head.version}, {_OWN}; reviewed by {head.reviewed_by}"
    yield Reference(WARD, f"{_OWN[:1].upper()}{_OWN[1:]}: {head.name}", full)  # the mark first: none cuts it
    for row in own.references:
        yield Reference(f"{WARD}.{row.id}", f"{row.short} ({_OWN})", row.full)


def _renamed(drug: Drug, names: tuple[str, ...]) -> Drug:
    return replace(drug, names=(*drug.names, *names)) if names else drug


def _drug(row: WardDrug, own: WardFile) -> Drug:
    return Drug(
        f"{WARD}.{row.id}",
        _named_own(row.name),
        row.drug_class,
        row.names,
        row.mechanisms,
        row.evidence,
        row.about.text(),
        _provenance(own, row.sources),
        row.latency_days,
        tests=tuple(test.text() for test in row.tests),
    )


def _named_own(name: TextShape) -> Text:
    """Return the name with the mark, which then stands wherever the drug does."""
    patient = name.patient or name.clinician
    return Text(f"{name.clinician} ({_OWN})", f"{patient} ({_OWN})")


def _notes(own: WardFile) -> Notes:
    found: dict[str, tuple[tuple[Text, Provenance], ...]] = {}
    for row in own.notes:
        note = (row.text.text(), _provenance(own, row.sources))
        found[row.on] = (*found.get(row.on, ()), note)
    return found
