"""The names of medicines by their keys: what each stands for, and which names lie near a typed one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from neutro_desk.workup.case import EventKind
from neutro_desk.workup.content import Drug
from neutro_desk.workup.drug_words import key_of, plain, words_of
from neutro_desk.workup.medicines import Abbreviation, Medicines, Product
from neutro_desk.workup.near_names import NearNames, slips_allowed


class Sort(Enum):
    """What sort of name it is."""

    OWN = "own"
    SPELLING = "spelling"
    BRAND = "brand"
    PRODUCT = "product"
    REGIMEN = "regimen"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Named:
    """What one known name stands for.

    Attributes:
        name: The name as it is known, in lower case.
        drugs: The drugs of the list it stands for; none for a medicine that is not in the list.
        others: What else is in it.
        own: The first name of a product that no drug of the list is in.
    """

    name: str
    sort: Sort
    drugs: tuple[Drug, ...] = ()
    others: tuple[str, ...] = ()
    kind: EventKind = EventKind.DRUG
    own: str = ""

    @property
    def meaning(self) -> object:
        """What two names have in common that mean the same."""
        return (self.drugs, self.others, self.kind) if self.drugs else (self.own or self.name, self.kind)

    @property
    def is_known(self) -> bool:
        """Whether a drug of the list is in it, or it is an event of its own."""
        return bool(self.drugs) or self.kind is not EventKind.DRUG


LONGEST_NAME = 6
"""Words of the longest name that is looked up."""


class DrugNames:
    """All known names, looked up by their words in any order; built once, its parts when first needed."""

    def __init__(self, drugs: tuple[Drug, ...], medicines: Medicines) -> None:
        """Keep the drugs of the list and what else is known of names."""
        self.drugs = drugs
        self._medicines = medicines

    def prepare(self) -> None:
        """Build every part now; otherwise each is built when it is first needed."""
        for part in ("known", "abbreviations", "_other_keys", "_near_known", "_near_others"):
            getattr(self, part)

    @cached_property
    def known(self) -> dict[str, Named]:
        """Names of drugs, products and regimens by their keys."""
        found: dict[str, Named] = {}
        for drug in self.drugs:
            for name in drug.names:
                own = name == drug.names[0]
                found.setdefault(key_of(name), Named(name, Sort.OWN if own else Sort.SPELLING, (drug,)))
            for name in drug.brands:
                found.setdefault(key_of(name), Named(name, Sort.BRAND, (drug,)))
        by_id = {drug.id: drug for drug in self.drugs}
        for product in self._products():
            drugs = tuple(by_id[agent] for agent in product.agents if agent in by_id)
            sort = Sort.REGIMEN if product.regimen else Sort.PRODUCT
            alone = "" if drugs else product.names[0]
            for name in product.names:
                found.setdefault(key_of(name), Named(name, sort, drugs, product.others, product.kind, alone))
        return found

    def _products(self) -> Iterable[Product]:
        of_drugs = (product for drug in self.drugs for product in drug.products)
        return dict.fromkeys((*self._medicines.products, *of_drugs))

    @cached_property
    def abbreviations(self) -> dict[str, Abbreviation]:
        """Short forms that are asked, by their keys."""
        return {key_of(short.text): short for short in self._medicines.abbreviations}

    @property
    def others(self) -> frozenset[str]:
        """Medicines that are not in the list, by name: a look-alike of one that is may be among them."""
        return self._medicines.others

    def at(self, key: str) -> Named | None:
        """Return what a name of this key stands for; None when nobody knows it."""
        named = self.known.get(key)
        if named is None and key in self._other_keys:
            named = Named(self._other_keys[key], Sort.OTHER)
        return named

    @cached_property
    def _other_keys(self) -> dict[str, str]:
        """Medicines that are not in the list, by their keys."""
        return {(key_of(name) if _has_parts(name) else name): name for name in self._medicines.others}

    @cached_property
    def _near_known(self) -> NearNames:
        return NearNames(self._known_by_letters)

    @cached_property
    def _known_by_letters(self) -> dict[str, Named]:
        return {letters_of(named.name): named for named in self.known.values()}

    @cached_property
    def _near_others(self) -> NearNames:
        return NearNames(letters_of(name) for name in self._medicines.others)

    def near(self, letters: str) -> tuple[int, tuple[Named, ...]] | None:
        """Return the known names a misspelling may stand for, with the slips it then holds.

        A medicine that is not in the list is among them when it lies as near. None when no name of the list
        lies near, or another medicine lies nearer.

        Args:
            letters: The typed name without blanks and dashes.
        """
        tried = (self._near_known.near(letters, most) for most in range(1, slips_allowed(letters) + 1))
        found = next((near for near in tried if near), ())
        if not found:
            return None
        least = found[0][0]
        rivals = self._near_others.near(letters, least)
        if rivals and rivals[0][0] < least:
            return None
        meant = dict.fromkeys(self._known_by_letters[name] for slips, name in found if slips == least)
        others = (Named(name, Sort.OTHER) for _, name in rivals if name not in self._known_by_letters)
        return least, (*_by_meaning(meant), *others)


def _by_meaning(named: Iterable[Named]) -> tuple[Named, ...]:
    """Return one name for each meaning: two spellings of a drug are no two drugs."""
    return tuple({one.meaning: one for one in reversed(list(named))}.values())[::-1]


def letters_of(name: str) -> str:
    """Return a name without blanks, dashes and joints."""
    if name.isalpha() and name.isascii():
        return name.lower()
    return "".join([word.text for word in words_of(name)]) or plain(name)


def _has_parts(name: str) -> bool:
    return not name.isalpha() or not name.isascii()


_NO_MEDICINES = Medicines()


@lru_cache(maxsize=8)
def drug_names(drugs: tuple[Drug, ...], medicines: Medicines | None = None) -> DrugNames:
    """Return the names of a drug list; the same list gives the same names, built once.

    Args:
        drugs: The drug list of the knowledge pack.
        medicines: What else the pack knows of names.
    """
    return DrugNames(drugs, medicines or _NO_MEDICINES)
