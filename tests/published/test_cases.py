"""29 published cases: the confirmed cause, or its drug, is found from history and simple counts alone.

The case files hold what a ward knows before the special tests: age, sex, counts, drugs with their days,
history and examination. Titles, confirmed causes, authors' notes, and the results of special laboratory tests
and of marrows stay out. Each answer quotes the words of its source and answers no more than they say.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from neutro_desk.exchange.case_file import read_case
from neutro_desk.workup.case import Case
from neutro_desk.workup.causes import Pack, RankedCause
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp

FOLDER = Path(__file__).with_name("cases")
SOURCES = tomllib.loads((FOLDER / "sources.toml").read_text(encoding="utf-8"))
FIRST = 3

CAUSE_NOT_AMONG_THE_FIRST_THREE = {
    "case-24": "Felty syndrome without arthritis: with rheumatoid factor and anti-CCP left out nothing says "
    "rheumatoid, and a large spleen with pancytopenia at 70 is led by marrow disease.",
    "case-25": "Felty syndrome, no arthritis told: haemoglobin 53 g/L, platelets 120, a large spleen and "
    "fever lead to marrow disease; the two marrows that spoke against it are results that stay out.",
}
"""Why the confirmed cause is not among the first three, one by one."""

CATEGORY_NOT_FIRST = {
    "case-18": "Clozapine and MDS together, and only clozapine is told: that the count kept falling after "
    "stopping makes it weak, and no low cell line is told that would bring the marrow first.",
    "case-22": "Epstein-Barr virus with pancytopenia after two months of fever: aplasia and infiltration "
    "stand before infection until marrow and virus tests, which stay out, are known.",
    "case-24": "As above: nothing says rheumatoid arthritis.",
    "case-25": "As above: nothing says rheumatoid arthritis.",
}
"""Why another category stands first, one by one."""

NOT_DRUG_INDUCED = [name for name, source in SOURCES.items() if source["category"] != "drug"]


def case_named(name: str) -> Case:
    """Return a published case."""
    return read_case(FOLDER / f"{name}.neutro.json")


def ranked(name: str, schemes: Schemes, pack: Pack) -> tuple[RankedCause, ...]:
    """Return the causes as `neutro-desk causes` ranks them."""
    ranking = WorkUp(AssessedCase(case_named(name), schemes), pack=pack).ranking
    assert ranking is not None
    return ranking.ranked


def found(name: str, schemes: Schemes, pack: Pack) -> bool:
    """Return whether the confirmed cause, or its drug, is among the first three."""
    return bool({cause.id for cause in ranked(name, schemes, pack)[:FIRST]} & {*SOURCES[name]["causes"]})


def category_first(name: str, schemes: Schemes, pack: Pack) -> bool:
    """Return whether the confirmed category stands first."""
    return bool(ranked(name, schemes, pack)[0].category.value == SOURCES[name]["category"])


def test_every_case_has_its_source_and_every_source_its_case() -> None:
    assert {path.name.removesuffix(".neutro.json") for path in FOLDER.glob("*.json")} == SOURCES.keys()
    assert len(SOURCES) == 29
    assert len(NOT_DRUG_INDUCED) == 14


@pytest.mark.parametrize("name", SOURCES)
def test_every_answer_belongs_to_the_checklist_and_quotes_its_source(name: str, pack: Pack) -> None:
    asked = {question.id for question in pack.questions}
    for question, answer in case_named(name).answers.items():
        assert question in asked
        assert answer.value in ("yes", "no")
        assert answer.note


@pytest.mark.parametrize("name", [name for name in SOURCES if name not in CAUSE_NOT_AMONG_THE_FIRST_THREE])
def test_the_confirmed_cause_or_its_drug_is_among_the_first_three(
    name: str, schemes: Schemes, pack: Pack
) -> None:
    assert found(name, schemes, pack)


@pytest.mark.parametrize("name", [name for name in SOURCES if name not in CATEGORY_NOT_FIRST])
def test_the_confirmed_category_stands_first(name: str, schemes: Schemes, pack: Pack) -> None:
    assert category_first(name, schemes, pack)


def test_the_mistakes_are_these_and_no_more_than_allowed(schemes: Schemes, pack: Pack) -> None:
    missed = {name for name in SOURCES if not found(name, schemes, pack)}
    behind = {name for name in SOURCES if not category_first(name, schemes, pack)}
    assert missed == CAUSE_NOT_AMONG_THE_FIRST_THREE.keys()
    assert behind == CATEGORY_NOT_FIRST.keys()
    assert len(SOURCES) - len(missed) >= 26
    assert len(SOURCES) - len(behind) >= 24
    assert sum(name not in behind for name in NOT_DRUG_INDUCED) >= 10
