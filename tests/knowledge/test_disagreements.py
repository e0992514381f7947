"""Where the source documents disagree the program shows the recommended display, and says so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.wording.phrasebook import load_catalogue
from neutro_desk.workup.causes import Checked, Mechanism, Pack
from neutro_desk.workup.drugs import resolve
from tests.knowledge.said import stands, texts_of

SHOWN: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("disagreements.toml").read_text(encoding="utf-8")
)
STOPS = re.compile(r"\b(stop|discontinu|withdraw|withh)\w*", re.IGNORECASE)
OBSERVED = re.compile(
    r"\b(rose|rise|rising)\b.*?\b(after stopping|was stopped|stopped)"
    r"|\b(after|since|when) (a|the) (drug|medicine) was stopped"
    r"|with start and stop|\bstops? (production|the marrow making|making)",
    re.IGNORECASE,
)
"""Words that tell what happened; nobody is told to stop anything by them."""

DECIDES = ("prescriber", "without a plan", "psychiatrist")
"""Who decides, or that a plan is needed: one of these stands beside every step that stops a drug."""

DECIDES_WITH_PATIENTS = ("never stop", "do not stop", "your team", "needs a doctor")
"""The same for patients."""

DRUGS = ("metamizole", "carbamazepine", "clozapine", "azathioprine", "valproate", "dapsone")
"""Drugs of the first source document, of the second, of both and of neither."""


def texts(row: str, pack: Pack) -> list[str]:
    """Return what each item of a row says, one text an item."""
    catalogue = load_catalogue(resource("wording", "en"))
    said = {item: " ".join(of_item) for item, of_item in texts_of(pack).items()}
    said |= {f"wording:{key}": forms.get("clinician", "") for key, forms in catalogue.items()}
    return [said[item] for item in SHOWN[row]["items"]]


def test_all_31_disagreements_and_6_heuristics_are_listed() -> None:
    rows = [f"D{number}" for number in range(1, 32)] + [f"H{number}" for number in range(1, 7)]
    assert rows == list(SHOWN)


@pytest.mark.parametrize("row", SHOWN)
def test_the_recommended_display_stands_in_its_item(row: str, pack: Pack) -> None:
    said, words = texts(row, pack), SHOWN[row]["words"]
    where = said if SHOWN[row].get("each") else [" ".join(said)]
    for text in where:
        assert [word for word in words if not stands(word, text)] == []


def test_what_holds_for_myeloma_shows_for_myeloma_only(pack: Pack) -> None:
    caution = next(one for one in pack.caveats if one.id == "myeloma-baseline")
    assert list(caution.conditions) == SHOWN["D9"]["conditions"]


def test_the_mechanism_of_a_drug_may_be_unknown_and_is_not_always_the_immune_one(pack: Pack) -> None:
    branches = {drug.mechanisms for drug in pack.drugs}
    assert (Mechanism.UNKNOWN,) in branches
    assert (Mechanism.DECREASED_PRODUCTION,) in branches
    assert (Mechanism.INCREASED_DESTRUCTION,) in branches


@pytest.mark.parametrize("name", DRUGS)
def test_each_drug_of_the_one_list_names_its_own_source(pack: Pack, name: str) -> None:
    drug = resolve(name, pack.drugs)
    assert drug is not None
    assert drug.provenance.sources
    assert drug.provenance.checked is not Checked.NOT_VERIFIED


def test_no_text_tells_to_stop_a_drug_without_saying_who_decides(pack: Pack) -> None:
    bare = [text for text in all_texts(pack, patient=False) if unguarded(text, DECIDES)]
    assert bare == []


def test_no_text_tells_a_patient_to_stop_a_drug(pack: Pack) -> None:
    bare = [text for text in all_texts(pack, patient=True) if unguarded(text, DECIDES_WITH_PATIENTS)]
    assert bare == []


def test_the_caution_about_stopping_shows_whenever_a_drug_leads(pack: Pack) -> None:
    caution = next(one for one in pack.caveats if one.id == "stop-with-prescriber")
    assert caution.conditions == ("category:drug",)
    assert caution.text.patient.startswith("Never stop")


def unguarded(text: str, deciders: tuple[str, ...]) -> bool:
    """Return whether a text speaks of stopping without saying who decides."""
    plain = text.casefold()
    if any(word in plain for word in deciders):
        return False
    return STOPS.search(OBSERVED.sub("", plain)) is not None


def all_texts(pack: Pack, *, patient: bool) -> list[str]:
    """Return every text of the pack in one register."""
    found = [question.text for question in pack.questions]
    found += [question.help for question in pack.questions if question.help is not None]
    found += [caveat.text for caveat in pack.caveats]
    for drug in pack.drugs:
        found += [drug.about, *drug.tests]
    for cause in pack.causes:
        found += [cause.about, *cause.tests, *(fact for fact, _ in cause.facts)]
        found += [link.reason for link in cause.links]
    return [text.patient if patient else text.clinician for text in found]
