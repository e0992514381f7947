"""Drug names that begin as typed: what a list below the field offers, the shortest way to a drug first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from neutro_desk.workup.drug_names import DrugNames, Named, Sort
from neutro_desk.workup.drug_words import plain

LEAST_LETTERS = 2
"""Letters from which names are offered."""

MOST_OFFERED = 8

_ORDER = {Sort.OWN: 0, Sort.SPELLING: 1, Sort.REGIMEN: 2, Sort.PRODUCT: 3, Sort.BRAND: 4}


@dataclass(frozen=True, slots=True)
class Offer:
    """A name that begins as typed, and the drugs it stands for."""

    name: str
    named: Named


def offers(typed: str, names: DrugNames, most: int = MOST_OFFERED) -> tuple[Offer, ...]:
    """Return the names of the list that begin with what is typed; own names before brands.

    Each drug is offered once, by the name that fits first. Offers only save typing: the name that is taken
    stands in the field as if it had been typed.

    Args:
        typed: The first letters, at least two.
        names: The names to choose from.
        most: How many at most.
    """
    begun = " ".join(plain(typed).split())
    if len(begun) < LEAST_LETTERS:
        return ()
    found: dict[object, Offer] = {}
    for name, named in _in_order(names):
        if name.startswith(begun):
            found.setdefault((named.drugs, named.others, named.kind), Offer(name, named))
            if len(found) == most:
                break
    return tuple(found.values())


@lru_cache(maxsize=4)
def _in_order(names: DrugNames) -> tuple[tuple[str, Named], ...]:
    """Return names with their meaning, those of single drugs first, the best known of them before others."""
    known = sorted(names.known.values(), key=_place)
    return tuple((named.name, named) for named in known)


def _place(named: Named) -> tuple[int, int, str]:
    evidence = max((drug.evidence for drug in named.drugs), default=0)
    return _ORDER[named.sort], -evidence, named.name
