"""What names of medicines stand for beside the drug list: products, regimens, abbreviations, other drugs."""

from __future__ import annotations

from dataclasses import dataclass

from neutro_desk.workup.case_words import EventKind
from neutro_desk.workup.content import Provenance


@dataclass(frozen=True, slots=True)
class Product:
    """A name that stands for several agents, or for a medicine that is an event of its own.

    Attributes:
        names: All lower case; the first one is shown.
        kind: What it is on the time line: a drug, chemotherapy, G-CSF or a steroid.
        agents: Ids of the drugs of the list in it, in their usual order.
        others: What else is in it.
        regimen: Whether the agents are given as a regimen and not as one product.
    """

    names: tuple[str, ...]
    kind: EventKind
    agents: tuple[str, ...]
    others: tuple[str, ...]
    regimen: bool
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form that has meant more than one medicine: it is asked, never read."""

    text: str
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Medicines:
    """All of it; loaded once, and itself."""

    products: tuple[Product, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    others: frozenset[str] = frozenset()
