"""Medicines as a German ward types them: forms, salts, routes and times belong to no name."""

from __future__ import annotations

import pytest

from neutro_desk.workup import drug_words
from neutro_desk.workup.content import Pack
from neutro_desk.workup.drug_names import DrugNames, drug_names
from neutro_desk.workup.drug_reading import read_name


@pytest.fixture
def names(pack: Pack) -> DrugNames:
    """The names of the pack; German ones are read in either language."""
    return drug_names(pack.drugs, pack.medicines)


@pytest.mark.parametrize(
    ("typed", "drugs"),
    [
        ("Clozapin 100 mg Tabletten 1-0-1", ["clozapine"]),
        ("Metamizol 500 mg Tropfen bei Bedarf", ["dipyrone"]),
        ("Metamizol-Natrium", ["dipyrone"]),
        ("Novalgin 4x täglich", ["dipyrone"]),
        ("Novaminsulfon 4 x tgl.", ["dipyrone"]),
        ("Valproat-Natrium 500 mg retard", ["valproate"]),
        ("Cotrimoxazol forte 960 mg 2x am Tag", ["trimethoprim-sulfamethoxazole"]),
        ("Trimethoprim und Sulfamethoxazol", ["trimethoprim-sulfamethoxazole"]),
        ("Ciprofloxacin 500 mg morgens und abends", ["ciprofloxacin"]),
        ("Methotrexat 15 mg 1x wöchentlich s.c.", ["methotrexate"]),
        ("Piperacillin/Tazobactam 4,5 g i.v. alle 8 Stunden", ["piperacillin-tazobactam"]),
        ("Carbamazepin Retardtabletten", ["carbamazepine"]),
    ],
)
def test_a_german_line_is_read_for_sure(names: DrugNames, typed: str, drugs: list[str]) -> None:
    reading = read_name(typed, names)
    assert (reading.doubt, [drug.id for drug in reading.drugs]) == (None, drugs)


def test_a_german_eye_ointment_reaches_the_body_less(names: DrugNames) -> None:
    assert read_name("Chloramphenicol Augensalbe", names).local
    assert not read_name("Chloramphenicol Tabletten", names).local


def test_a_word_that_is_none_of_these_still_asks(names: DrugNames) -> None:
    assert read_name("Clozapin Bonbons", names).doubt is not None


def test_no_word_of_form_or_time_is_the_name_of_a_medicine(names: DrugNames) -> None:
    german = {*drug_words._GERMAN_FORMS.split(), *drug_words._GERMAN_LOCAL.split()}
    assert {word for word in german if names.at(word) is not None} == set()
    assert {word for word in german if drug_words.plain(word) != word} == set()


@pytest.mark.parametrize("salt", ["natrium", "kalium", "hydrochlorid"])
def test_a_salt_alone_is_no_medicine_of_the_list(names: DrugNames, salt: str) -> None:
    assert read_name(salt, names).drugs == ()
