"""Drug names: what means a drug, and what only looks like one."""

from __future__ import annotations

import pytest

from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.causes import Drug
from neutro_desk.workup.drugs import exposures, resolve, resolve_all
from tests.workup.small_pack import drug, given

TMP_SMX = drug("trimethoprim-sulfamethoxazole", "co-trimoxazole", "cotrimoxazole", "bactrim")
CLOZAPINE = drug("clozapine", "clozaril", "leponex")
CLONAZEPAM = drug("clonazepam")
VALPROATE = drug("valproate", "valproic acid", "sodium valproate")
DOCETAXEL = drug("docetaxel", chemotherapy=True, evidence=3)
CYCLOPHOSPHAMIDE = drug("cyclophosphamide", chemotherapy=True, latency_days=(8, 15))
LIST = (TMP_SMX, CLOZAPINE, CLONAZEPAM, VALPROATE, DOCETAXEL, CYCLOPHOSPHAMIDE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("clozapine", CLOZAPINE),
        ("  Clozapine 100 mg", CLOZAPINE),
        ("CLOZARIL tablets 25mg bd", CLOZAPINE),
        ("clozapine hydrochloride", CLOZAPINE),
        ("valproate sodium 500 mg", VALPROATE),
        ("Sodium Valproate", VALPROATE),
        ("trimethoprim/sulfamethoxazole", TMP_SMX),
        ("Sulfamethoxazole + Trimethoprim 960 mg", TMP_SMX),
        ("trimethoprim–sulfamethoxazole", TMP_SMX),
        ("Bactrim (2 tablets)", TMP_SMX),
        ("docetaxel 75 mg/m2", DOCETAXEL),
    ],
)
def test_dose_salt_case_and_order_do_not_hide_a_drug(typed: str, meant: Drug) -> None:
    assert resolve(typed, LIST) is meant


@pytest.mark.parametrize(
    "typed", ["", "  ", "clozapin", "clonazapine", "clozapam", "trimethoprim", "sodium", "100 mg", "valpro"]
)
def test_a_name_that_only_looks_alike_stays_unknown(typed: str) -> None:
    assert resolve(typed, LIST) is None


def test_a_regimen_names_each_of_its_drugs() -> None:
    named = resolve_all("Docetaxel + Cyclophosphamide, cycle 1", LIST)
    assert named == (DOCETAXEL, CYCLOPHOSPHAMIDE)


def test_an_unknown_part_of_a_combination_does_not_hide_the_known_one() -> None:
    assert resolve_all("docetaxel/somethingmab", LIST) == (DOCETAXEL,)


def test_drugs_of_one_chemotherapy_event_stand_as_one_regimen() -> None:
    cycle = Event(EventKind.CHEMOTHERAPY, "docetaxel + cyclophosphamide", at=given("", "01").start)
    found = exposures((cycle,), LIST)
    assert [one.drug.id for one in found] == ["cyclophosphamide+docetaxel"]
    assert found[0].drug.name.clinician == "docetaxel + cyclophosphamide"
    assert found[0].drug.evidence == 3
    assert found[0].drug.latency_days == (8, 15)


def test_two_courses_of_one_drug_are_one_exposure_in_order_of_start() -> None:
    later, earlier = given("clozapine", "10"), given("Leponex", "01", "05")
    found = exposures((later, earlier), LIST)
    assert [one.drug for one in found] == [CLOZAPINE]
    assert found[0].events == (earlier, later)


def test_unknown_drugs_and_other_events_give_no_exposure() -> None:
    fever = Event(EventKind.FEVER, "clozapine")
    assert exposures((given("herbal tea", "01"), fever), LIST) == ()
