"""Exposures: a typed drug name becomes a drug of the knowledge pack by exact match, or stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.content import Checked, Drug
from neutro_desk.workup.statements import Text

_SALTS = frozenset(
    [
        "acetate",
        "besilate",
        "besylate",
        "bromide",
        "calcium",
        "chloride",
        "citrate",
        "disodium",
        "fumarate",
        "gluconate",
        "hcl",
        "hydrobromide",
        "hydrochloride",
        "lactate",
        "magnesium",
        "maleate",
        "mesilate",
        "mesylate",
        "monohydrate",
        "nitrate",
        "phosphate",
        "potassium",
        "sodium",
        "succinate",
        "sulfate",
        "sulphate",
        "tartrate",
        "tosilate",
        "tosylate",
        "trihydrate",
    ]
)
"""Words that name a salt, never the active part; a name made only of them is left as it is."""

_FORMS = frozenset(
    [
        "tablet",
        "tablets",
        "capsule",
        "capsules",
        "injection",
        "infusion",
        "iv",
        "im",
        "po",
        "sc",
        "oral",
        "bd",
        "od",
        "tds",
        "qds",
    ]
)

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_DOSE = re.compile(
    r"\b\d+(?:[.,]\d+)?\s*(?:mg|mcg|µg|ug|ng|g|ml|l|iu|units?|mmol|%)(?:\s*/\s*(?:m2|m²|kg|ml|day|d|h|dose))*(?!\w)"
)
_JOINTS = re.compile(r"\s*[/+&]\s*|\s*[-\u2010-\u2013]\s*|\s+and\s+")
_KINDS = (EventKind.DRUG, EventKind.CHEMOTHERAPY)


@lru_cache(maxsize=4096)
def normalised(name: str) -> str:
    """Return a name as it is compared: lower case, without dose, salt and form, its parts in one order.

    `Sulfamethoxazole/Trimethoprim 960 mg` and `trimethoprim-sulfamethoxazole` become the same text. Nothing
    else is merged: names that merely look alike stay different.
    """
    plain = _DOSE.sub(" ", _BRACKETS.sub(" ", name.casefold()))
    parts = (_active_part(part) for part in _JOINTS.split(plain))
    return "-".join(sorted(part for part in parts if part))


def _active_part(part: str) -> str:
    words = [word for word in re.split(r"[\s.;:]+", part) if word and word not in _FORMS]
    active = [word for word in words if word not in _SALTS]
    return " ".join(active or words)


@lru_cache(maxsize=8)
def _by_name(drugs: tuple[Drug, ...]) -> Mapping[str, Drug]:
    return {normalised(name): drug for drug in drugs for name in drug.names}


def resolve(name: str, drugs: Sequence[Drug]) -> Drug | None:
    """Return the drug that a name means by exact match, or None: no near match is ever taken.

    Args:
        name: As typed, with or without dose, salt and form.
        drugs: The drug list of the knowledge pack.
    """
    return _by_name(tuple(drugs)).get(normalised(name)) if name.strip() else None


def resolve_all(name: str, drugs: Sequence[Drug]) -> tuple[Drug, ...]:
    """Return every drug a name means: the whole name if it is known, otherwise its known parts.

    In `docetaxel + cyclophosphamide, cycle 1` what stands before the comma is tried as a whole, too.
    """
    return _resolved(name, tuple(drugs))


@lru_cache(maxsize=4096)
def _resolved(name: str, drugs: tuple[Drug, ...]) -> tuple[Drug, ...]:
    for text in (name, name.partition(",")[0]):
        whole = resolve(text, drugs)
        if whole is not None:
            return (whole,)
    parts = (resolve(part, drugs) for piece in name.split(",") for part in _JOINTS.split(piece.casefold()))
    return tuple(dict.fromkeys(drug for drug in parts if drug is not None))


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
