"""Each drug whose figures were read stands in the drug list with them; the others are marked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from neutro_desk.workup.causes import Drug, Pack
from tests.knowledge.said import doubted, stands

ROWS: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("drug_rows.toml").read_text(encoding="utf-8")
)
MOST_REPORTED = (
    "carbimazole", "clozapine", "dapsone", "dipyrone", "methimazole", "penicillin-g", "procainamide",
    "propylthiouracil", "rituximab", "sulfasalazine", "ticlopidine",
)  # fmt: skip
"""Drugs with more than 10 reports of definite or probable causality. Source: Andersohn 2007; CLINICAL 5.6."""


def listed(name: str, pack: Pack) -> Drug:
    """Return a drug of the list by its id."""
    return next(drug for drug in pack.drugs if drug.id == name)


@pytest.mark.parametrize("name", ROWS)
def test_the_figures_of_a_drug_stand_in_its_item(name: str, pack: Pack) -> None:
    said = listed(name, pack).about.clinician
    assert [word for word in ROWS[name].get("words", ()) if not stands(word, said)] == []


@pytest.mark.parametrize("name", ROWS)
def test_what_nobody_has_verified_of_a_drug_is_told_as_such(name: str, pack: Pack) -> None:
    drug = listed(name, pack)
    said = doubted(drug.about.clinician, drug.provenance)
    assert [word for word in ROWS[name].get("unverified", ()) if not stands(word, said)] == []


@pytest.mark.parametrize("name", [name for name in ROWS if "window" in ROWS[name]])
def test_the_usual_time_from_start_to_fall_is_that_of_the_source(name: str, pack: Pack) -> None:
    assert listed(name, pack).latency_days == tuple(ROWS[name]["window"])


@pytest.mark.parametrize("name", MOST_REPORTED)
def test_the_most_reported_drugs_carry_the_strongest_evidence(name: str, pack: Pack) -> None:
    drug = listed(name, pack)
    assert drug.evidence == 3
    assert "andersohn-2007" in drug.provenance.sources
