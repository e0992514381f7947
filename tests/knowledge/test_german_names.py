"""German names: a search in German finds the item, a German name means the same medicine in both."""

from __future__ import annotations

from enum import Enum

import pytest

from neutro_desk.workup.content import Pack
from neutro_desk.workup.content_search import ContentIndex, ContentKind
from neutro_desk.workup.drug_names import drug_names
from neutro_desk.workup.drug_reading import read_name


def found(german: Pack, typed: str, kind: ContentKind) -> list[str]:
    """Return the ids of what a search finds, the nearest first."""
    return [match.entry.id for match in ContentIndex(german, word_of).search(typed, {kind})]


def word_of(member: Enum) -> str:
    """Return a word for an Enum; the search of texts needs none."""
    return str(member.value)


@pytest.mark.parametrize(
    ("typed", "kind", "wanted"),
    [
        ("große Milz", ContentKind.QUESTION, "spleen-large"),
        ("grosse milz", ContentKind.QUESTION, "spleen-large"),
        ("Gelenkschmerz", ContentKind.QUESTION, "joint-pain"),
        ("Kupfermangel", ContentKind.CAUSE, "copper-deficiency"),
        ("Feltysyndrom Felty", ContentKind.CAUSE, ""),
        ("Felty", ContentKind.CAUSE, "felty"),
        ("Metamizol", ContentKind.DRUG, "dipyrone"),
        ("dipyrone", ContentKind.DRUG, "dipyrone"),
        ("Novalgin", ContentKind.DRUG, "dipyrone"),
        ("Clozapin", ContentKind.DRUG, "clozapine"),
        ("Thyreostatikum Carbimazol", ContentKind.DRUG, "carbimazole"),
    ],
)
def test_a_german_search_finds_it(german: Pack, typed: str, kind: ContentKind, wanted: str) -> None:
    assert [*found(german, typed, kind), ""][0] == wanted


@pytest.mark.parametrize(
    ("typed", "drug"),
    [
        ("Clozapin", "clozapine"),
        ("Metamizol", "dipyrone"),
        ("Novaminsulfon", "dipyrone"),
        ("Sulfasalazin", "sulfasalazine"),
        ("Thiamazol", "methimazole"),
        ("Chinin", "quinine"),
        ("Olanzapin", "olanzapine"),
        ("Cotrimoxazol", "trimethoprim-sulfamethoxazole"),
        ("Trimethoprim/Sulfamethoxazol", "trimethoprim-sulfamethoxazole"),
        ("Mycophenolatmofetil", "mycophenolate"),
        ("Valproinsäure", "valproate"),
        ("Cyclophosphamid", "cyclophosphamide"),
    ],
)
def test_a_german_name_means_the_same_drug_in_either_language(
    pack: Pack, german: Pack, typed: str, drug: str
) -> None:
    for one in (pack, german):
        names = drug_names(one.drugs, one.medicines)
        assert [found.id for found in read_name(typed, names).drugs] == [drug]


def test_a_short_form_means_the_same_medicines_in_either_language(pack: Pack, german: Pack) -> None:
    assert pack.medicines is not None
    assert len(pack.medicines.abbreviations) > 10
    english, own = drug_names(pack.drugs, pack.medicines), drug_names(german.drugs, german.medicines)
    for short in pack.medicines.abbreviations:
        asked = [read_name(short.text, names).may_be for names in (english, own)]
        ids = [[(one.kind, [drug.id for drug in one.drugs]) for one in may_be] for may_be in asked]
        assert ids[0] == ids[1], short.text


def test_every_drug_is_read_by_the_name_it_is_shown_with(pack: Pack, german: Pack) -> None:
    for one in (pack, german):
        names = drug_names(one.drugs, one.medicines)
        shown = {drug.id: drug.names[0] for drug in german.drugs}
        wrong = {
            name: read_name(name, names).drugs
            for drug_id, name in shown.items()
            if [found.id for found in read_name(name, names).drugs] != [drug_id]
        }
        assert wrong == {}
