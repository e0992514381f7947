"""Typing the first letters of a medicine: what is offered, and what is never taken in silence."""

from __future__ import annotations

import pytest

from neutro_desk.workup.case import EventKind
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.drug_names import DrugNames, Sort, drug_names
from neutro_desk.workup.drug_offers import OfferKind, drug_offers


@pytest.fixture(scope="module")
def names(pack: Pack) -> DrugNames:
    """The names of the drug list that ships."""
    return drug_names(pack.drugs, pack.medicines)


def written(names: DrugNames, typed: str) -> list[str]:
    return [offer.written for offer in drug_offers(typed, names)]


def test_one_letter_offers_nothing(names: DrugNames) -> None:
    assert written(names, "t") == []
    assert written(names, "  ") == []


def test_a_brand_or_a_spelling_brings_the_drug_it_means(names: DrugNames) -> None:
    assert written(names, "septri") == ["trimethoprim-sulfamethoxazole"]
    assert written(names, "cotrim") == ["trimethoprim-sulfamethoxazole"]
    assert written(names, "Carbamaze") == ["carbamazepine"]


def test_each_drug_is_offered_once_however_many_of_its_names_begin_so(names: DrugNames) -> None:
    offered = written(names, "sulf")
    assert len(offered) == len(set(offered))
    assert {"sulfasalazine", "trimethoprim-sulfamethoxazole"} <= set(offered)


def test_a_name_typed_to_its_end_stands_first(names: DrugNames) -> None:
    first = drug_offers("valproate", names)[0]
    assert (first.written, first.is_whole) == ("valproate", True)


def test_a_misspelt_name_is_asked(names: DrugNames) -> None:
    offers = drug_offers("carbimazle", names)
    assert [offer.written for offer in offers] == ["carbimazole"]
    misspelt = drug_offers("carbamazapine", names)
    assert [offer.kind for offer in misspelt] == [OfferKind.MISSPELT]


def test_a_medicine_that_is_not_in_the_list_is_not_made_into_one(names: DrugNames) -> None:
    assert written(names, "zzyzx") == []


@pytest.mark.parametrize(
    ("typed", "look_alikes"),
    [
        ("hydroxy", {"hydroxycarbamide", "hydroxychloroquine"}),
        ("sulf", {"sulfasalazine", "trimethoprim-sulfamethoxazole"}),
    ],
)
def test_look_alikes_are_all_offered(names: DrugNames, typed: str, look_alikes: set[str]) -> None:
    assert look_alikes <= set(written(names, typed))


def test_what_is_not_in_the_list_stands_behind_what_is(names: DrugNames) -> None:
    sorts = [offer.named.sort is Sort.OTHER for offer in drug_offers("hydroxy", names)]
    assert sorts == sorted(sorts)
    assert any(sorts)


def test_a_cytotoxic_goes_on_the_time_line_as_chemotherapy(names: DrugNames) -> None:
    assert drug_offers("docetaxel", names)[0].event_kind is EventKind.CHEMOTHERAPY
    assert drug_offers("carbamazepine", names)[0].event_kind is EventKind.DRUG
