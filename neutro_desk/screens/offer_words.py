"""How a medicine that is offered reads: its name, what it stands for, and whether it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neutro_desk.workup.drug_names import Sort
from neutro_desk.workup.drug_offers import DrugOffer, OfferKind
from neutro_desk.workup.statements import say

if TYPE_CHECKING:
    from neutro_desk.wording.phrasebook import Phrasebook

SHOWN = 5
"""Most medicines offered at once."""

NAME_BEGUN = 3
"""Letters from which a name that nothing fits is said to be unknown."""


def written_offer(offer: DrugOffer, book: Phrasebook) -> str:
    """Return a medicine as it is offered: `bactrim = trimethoprim-sulfamethoxazole`."""
    if offer.named.sort is Sort.OTHER:
        return book.text(say("drug_line.offer_other", name=offer.name))
    parts = [*(book.text(drug.name) for drug in offer.named.drugs), *offer.named.others]
    meant = " + ".join(parts) if offer.named.drugs else ""
    same = meant.casefold().startswith(offer.name) or not meant
    asked = "_asked" if offer.kind is not OfferKind.BEGINS else ""
    key = f"drug_line.offer{'' if same else '_brand'}{asked}"
    return book.text(say(key, name=(meant if same else "") or offer.name, drug=meant))


def remark_on(offers: tuple[DrugOffer, ...], typed: str, book: Phrasebook, *, is_plain: bool) -> str:
    """Return what is said beneath the offers; "" where Enter takes the one there is.

    Args:
        offers: What the typed letters may mean.
        typed: The letters.
        book: For the sentences.
        is_plain: Whether one medicine alone is meant.
    """
    if len(offers) > SHOWN:
        return book.text(say("drug_line.more", number=len(offers) - SHOWN))
    if offers and offers[0].kind is OfferKind.MISSPELT:
        return book.text(say("drug_line.misspelt"))
    if offers and not is_plain:
        return book.text(say("drug_line.choose"))
    unknown = len(typed) >= NAME_BEGUN and not offers
    return book.text(say("drug_line.not_listed")) if unknown else ""
