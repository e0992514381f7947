"""Exposures: a typed drug name becomes a drug of the knowledge pack by exact match, or stays unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.content import Checked, Drug
from neutro_desk.workup.drug_names import DrugNames, drug_names
from neutro_desk.workup.drug_reading import read_name
from neutro_desk.workup.statements import Text

_KINDS = (EventKind.DRUG, EventKind.CHEMOTHERAPY)


def resolve(name: str, drugs: Sequence[Drug]) -> Drug | None:
    """Return the one drug that a name means by exact match, or None: no near match is ever taken.

    Args:
        name: As typed, with or without dose, salt and form.
        drugs: The drug list of the knowledge pack.
    """
    found = resolve_all(name, drugs)
    return found[0] if len(found) == 1 else None


def resolve_all(name: str, drugs: Sequence[Drug]) -> tuple[Drug, ...]:
    """Return every drug a name means: those of a product or regimen, or each known part of a combination.

    `Augmentin 625 mg` means amoxicillin; `R-CHOP, cycle 2` means its four drugs of the list. Of a name with a
    remark after a comma, what stands before it is tried by itself, too.
    """
    return _named(name, drug_names(tuple(drugs)))


@lru_cache(maxsize=4096)
def _named(name: str, names: DrugNames) -> tuple[Drug, ...]:
    """Return the drugs of a name; each answer of the checklist asks for all of them again."""
    for text in (name, name.partition(",")[0]):
        reading = read_name(text, names)
        if reading.drugs:
            return reading.drugs
    beside = (named for piece in name.split(",") for named in read_name(piece, names).beside)
    return tuple(dict.fromkeys(drug for named in beside for drug in named.drugs))


@dataclass(frozen=True, slots=True)
class Exposure:
    """A drug of the list on the time line, with every event that names it, in order of their start."""

    drug: Drug
    events: tuple[Event, ...]


def exposures(events: Iterable[Event], drugs: Sequence[Drug]) -> tuple[Exposure, ...]:
    """Return the known drugs among drug and chemotherapy events; unknown names are left out, never scored.

    The cytotoxics that one chemotherapy event names together stand as one regimen: their timing is the same.
    """
    found: dict[str, tuple[Drug, list[Event]]] = {}
    for event in events:
        if event.kind not in _KINDS or not event.name:
            continue
        for drug in _given(event, resolve_all(event.name, drugs)):
            found.setdefault(drug.id, (drug, []))[1].append(event)
    return tuple(Exposure(drug, tuple(sorted(named, key=_start_order))) for drug, named in found.values())


def _given(event: Event, named: tuple[Drug, ...]) -> tuple[Drug, ...]:
    together = tuple(drug for drug in named if drug.chemotherapy)
    if event.kind is not EventKind.CHEMOTHERAPY or len(together) <= 1:
        return named
    return (_regimen(together), *(drug for drug in named if not drug.chemotherapy))


@lru_cache(maxsize=256)
def _regimen(drugs: tuple[Drug, ...]) -> Drug:
    """Return drugs given together as one: the widest window, the strongest evidence, the weakest mark."""
    parts = sorted(drugs, key=_identity)
    windows = [drug.latency_days for drug in parts if drug.latency_days is not None]
    marks = list(Checked)
    least_sure = max(parts, key=lambda drug: marks.index(drug.provenance.checked))
    patient = [drug.name.patient for drug in parts]
    return replace(
        parts[0],
        id="+".join(drug.id for drug in parts),
        name=Text(
            " + ".join(drug.name.clinician for drug in drugs), " + ".join(patient) if all(patient) else ""
        ),
        mechanisms=tuple(dict.fromkeys(mechanism for drug in parts for mechanism in drug.mechanisms)),
        evidence=max(drug.evidence for drug in parts),
        latency_days=(min(low for low, _ in windows), max(high for _, high in windows)) if windows else None,
        provenance=least_sure.provenance,
    )


def _identity(drug: Drug) -> str:
    return drug.id


def _start_order(event: Event) -> tuple[bool, str]:
    begins = event.begins
    return (begins is not None, "" if begins is None else begins.isoformat())
