"""Which medicines a typed beginning may mean, to choose from: nothing is taken that nobody chose."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum

from neutro_desk.workup.case import EventKind
from neutro_desk.workup.drug_names import DrugNames, Named, Sort
from neutro_desk.workup.drug_reading import Doubt, read_name
from neutro_desk.workup.drug_words import plain

LEAST_LETTERS = 2
"""Letters from which names are offered."""


class OfferKind(Enum):
    """Why a name is offered."""

    BEGINS = "begins so"
    MISSPELT = "may be misspelt"
    SHORT_FORM = "has two meanings"
    WITHIN = "is part of what was typed"


@dataclass(frozen=True, slots=True)
class DrugOffer:
    """One medicine that what was typed may mean.

    Attributes:
        name: The known name that fits, as it is known.
        named: What that name stands for.
        is_whole: Whether the name was typed to its end.
    """

    name: str
    named: Named
    kind: OfferKind = OfferKind.BEGINS
    is_whole: bool = False

    @property
    def written(self) -> str:
        """Name that goes on the time line: of one drug its own; of products, regimens, others as known."""
        drugs = self.named.drugs
        alone = len(drugs) == 1 and not self.named.others
        return drugs[0].names[0] if alone else self.name

    @property
    def event_kind(self) -> EventKind:
        """Kind on the time line: cytotoxics alone are chemotherapy, which the warning line asks for."""
        drugs = self.named.drugs
        if self.named.kind is EventKind.DRUG and drugs and all(drug.chemotherapy for drug in drugs):
            return EventKind.CHEMOTHERAPY
        return self.named.kind


_DOUBTS = {
    Doubt.MISSPELLING: OfferKind.MISSPELT,
    Doubt.SHORT_FORM: OfferKind.SHORT_FORM,
    Doubt.OTHER_WORDS: OfferKind.WITHIN,
}


def drug_offers(typed: str, names: DrugNames) -> tuple[DrugOffer, ...]:
    """Return the medicines of the list that a typed text may mean, each meaning once.

    First those with a name that begins with the text, one typed to its end before the others, medicines
    outside the list last, so that a look-alike is seen; when none begins so, what the text may be misspelt or
    short for. A single offer is still an offer: a person takes it.

    Args:
        typed: The text so far.
        names: The names of the drug list.

    Returns:
        All of them, the likelier first; none when nothing that is known fits.
    """
    beginning = plain(typed).strip()
    if len(beginning) < LEAST_LETTERS:
        return ()
    offers = [
        DrugOffer(name, named, is_whole=name == beginning)
        for name, named in _known(names)
        if name.startswith(beginning)
    ]
    offers += _unlisted(beginning, names, {offer.name for offer in offers})
    offers.sort(key=_place)
    return _each_meaning_once(offers or _doubtful(typed, names))


def _known(names: DrugNames) -> Iterable[tuple[str, Named]]:
    return ((plain(named.name), named) for named in names.known.values())


def _unlisted(beginning: str, names: DrugNames, known: Collection[str]) -> list[DrugOffer]:
    """Return the medicines outside the list that begin so: one of them may be meant."""
    others = (name for name in names.others if name.startswith(beginning) and name not in known)
    return [DrugOffer(name, Named(name, Sort.OTHER), is_whole=name == beginning) for name in others]


def _place(offer: DrugOffer) -> tuple[bool, bool, bool, str]:
    sort = offer.named.sort
    return (not offer.is_whole, sort is Sort.OTHER, sort is not Sort.OWN, offer.name)


def _doubtful(typed: str, names: DrugNames) -> list[DrugOffer]:
    reading = read_name(typed, names)
    if reading.doubt is None:
        return [DrugOffer(named.name, named, is_whole=True) for named in reading.named if named.is_known]
    kind = _DOUBTS[reading.doubt]
    return [DrugOffer(named.name, named, kind) for named in reading.may_be]


def _each_meaning_once(offers: Iterable[DrugOffer]) -> tuple[DrugOffer, ...]:
    found: dict[object, DrugOffer] = {}
    for offer in offers:
        unlisted = offer.name if offer.named.sort is Sort.OTHER else ""
        found.setdefault((offer.named.meaning, unlisted), offer)
    return tuple(found.values())
