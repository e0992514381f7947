"""The knowledge pack that ships: whole, marked, quick to read, and fit for the samples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Answer, Case
from neutro_desk.workup.causes import (
    Category,
    Checked,
    Pack,
    Provenance,
    Ranking,
    ReviewStatus,
    Support,
    rank_causes,
)
from neutro_desk.workup.drug_reasons import EARLY_IS_USUAL
from neutro_desk.workup.drugs import resolve
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.statements import Statement, Text
from neutro_desk.workup.steps import Step
from neutro_desk.workup.whole import AssessedCase, WorkUp

SEEDS_CATEGORIES = {
    Category.CHEMOTHERAPY,
    Category.DRUG,
    Category.INFECTION,
    Category.AUTOIMMUNE,
    Category.CONGENITAL,
    Category.NUTRITIONAL,
    Category.DUFFY_NULL,
    Category.SEQUESTRATION,
    Category.MARROW_DISORDER,
}
"""Categories of causes that the two source documents name."""

SEEDS_CAUSES = {
    "chemotherapy", "radiotherapy", "marrow-infiltration", "refractory-malignancy", "idiosyncratic-drug",
    "dose-related-drug", "antibiotic-associated", "viral-infection", "ebv-cmv", "bacterial-sepsis",
    "fungal-infection", "autoimmune", "lupus", "felty", "lgl-leukaemia", "hypersplenism", "b12-deficiency",
    "folate-deficiency", "copper-deficiency", "duffy-null", "mds", "severe-congenital", "kostmann-hax1",
    "shwachman-diamond", "cyclic-neutropenia", "transplant-related",
}  # fmt: skip
"""Rows of CLINICAL 5.4 with a star: those in a seed."""

SEEDS_DRUGS = (
    "dipyrone", "metamizole", "diclofenac", "ticlopidine", "propylthiouracil", "carbamazepine",
    "co-trimoxazole", "clozapine", "vancomycin", "methotrexate", "azathioprine", "mycophenolate", "valproate",
)  # fmt: skip
"""Drugs that the two source documents name. Source: CLINICAL D15."""

CONTEXT = {"viral-tests-offered"}
"""Asked for the page and the plan; no cause rests on it."""

LONGEST_REASON = 46
"""Characters that fit the line of a reason, about 200 px wide."""


def provenances(pack: Pack) -> Iterator[Provenance]:
    """Return where every item of the pack comes from."""
    yield from (question.provenance for question in pack.questions)
    yield from (drug.provenance for drug in pack.drugs)
    yield from (caveat.provenance for caveat in pack.caveats)
    for cause in pack.causes:
        yield cause.provenance
        yield from (link.provenance for link in cause.links)
        yield from (provenance for _, provenance in cause.facts)


def test_every_category_and_cause_of_the_source_documents_is_there(pack: Pack) -> None:
    assert {cause.category for cause in pack.causes} >= SEEDS_CATEGORIES
    assert {cause.id for cause in pack.causes} >= SEEDS_CAUSES


def test_every_cause_has_a_mechanism_questions_tests_and_words_for_both_readers(pack: Pack) -> None:
    for cause in pack.causes:
        assert cause.mechanisms, cause.id
        assert any(link.weight > 0 for link in cause.links), cause.id
        assert cause.tests, cause.id
        assert cause.name.clinician, cause.id
        assert cause.name.patient, cause.id
        assert cause.about.clinician, cause.id


def test_every_cause_says_what_to_ask_and_what_speaks_against_it(pack: Pack) -> None:
    for cause in pack.causes:
        assert any("Ask" in fact.clinician for fact, _ in cause.facts), cause.id
        assert any(link.weight < 0 for link in cause.links), cause.id


def test_every_question_serves_a_cause_or_a_caution_or_is_asked_for_context(pack: Pack) -> None:
    used = {link.question for cause in pack.causes for link in cause.links}
    used |= {name.removeprefix("question:") for one in pack.caveats for name in one.conditions}
    assert {question.id for question in pack.questions} - used == CONTEXT


def test_questions_stand_in_the_order_of_the_steps_and_every_step_asks(pack: Pack) -> None:
    steps = [list(Step).index(question.step) for question in pack.questions]
    assert steps == sorted(steps)
    assert set(steps) == set(range(len(Step)))


def test_nothing_is_called_approved_that_nobody_approved(pack: Pack) -> None:
    assert ReviewStatus.APPROVED not in {provenance.status for provenance in provenances(pack)}


def test_every_item_that_is_not_marked_unverified_names_a_real_source(pack: Pack) -> None:
    for provenance in provenances(pack):
        if provenance.checked is not Checked.NOT_VERIFIED:
            assert provenance.sources
            assert "no-source" not in provenance.sources


def everything_said(ranking: Ranking) -> Iterator[tuple[str, Checked | None]]:
    """Return source and certainty of each reason of a ranking."""
    for cause in ranking.ranked:
        for reason in (*cause.reasons_for, *cause.reasons_against):
            yield reason.source, reason.checked


@pytest.mark.parametrize("word", ["yes", "no"])
def test_no_reason_nobody_verified_ever_shows_without_the_mark(pack: Pack, word: str) -> None:
    answers = {question.id: Answer(word) for question in pack.questions}
    said = list(everything_said(rank_causes(Case(answers=answers), {}, pack)))
    unsure = [source for source, checked in said if checked is Checked.NOT_VERIFIED]
    assert unsure
    assert set(unsure) == {"not yet verified"}
    assert all(source in pack.references for source, checked in said if checked is not Checked.NOT_VERIFIED)


def test_every_reason_fits_its_line(pack: Pack) -> None:
    reasons = [link.reason.clinician for cause in pack.causes for link in cause.links]
    assert max(map(len, reasons)) <= LONGEST_REASON


@pytest.mark.parametrize("name", SEEDS_DRUGS)
def test_the_drugs_of_the_source_documents_are_known(pack: Pack, name: str) -> None:
    assert resolve(name, pack.drugs) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("clozapine", "clonazepam"),
        ("clozapine", "olanzapine"),
        ("carbimazole", "carbamazepine"),
        ("methotrexate", "mitoxantrone"),
        ("azathioprine", "azithromycin"),
        ("ganciclovir", "valganciclovir"),
        ("penicillamine", "penicillin g"),
        ("sulfasalazine", "sulfadiazine"),
    ],
)
def test_drugs_whose_names_look_alike_are_never_taken_for_each_other(
    pack: Pack, one: str, other: str
) -> None:
    known, different = resolve(one, pack.drugs), resolve(other, pack.drugs)
    assert known is not None
    assert different is None or different.id != known.id


def test_an_early_fall_never_clears_trimethoprim_sulfamethoxazole(pack: Pack) -> None:
    drug = resolve("co-trimoxazole", pack.drugs)
    assert drug is not None
    assert not EARLY_IS_USUAL.isdisjoint(drug.names)


def work_up(name: str, schemes: Schemes, pack: Pack) -> WorkUp:
    """Return the work-up of a sample."""
    case = read_case(resource("samples", f"{name}.neutro.json"))
    return WorkUp(AssessedCase(case, schemes), pack=pack)


def leading(ranking: Ranking | None) -> list[str]:
    """Return the ids of the causes with support."""
    assert ranking is not None
    return [cause.id for cause in ranking.ranked if cause.support is not Support.NONE]


def test_in_the_drug_sample_the_newest_drug_leads_before_the_regimen(pack: Pack, schemes: Schemes) -> None:
    ranking = work_up("drug-induced-fall", schemes, pack).ranking
    assert ranking is not None
    first = ranking.ranked[0]
    assert (first.id, first.support) == ("drug.trimethoprim-sulfamethoxazole", Support.STRONG)
    ids = leading(ranking)
    assert (
        ids.index(first.id) < ids.index("drug.cyclophosphamide+docetaxel") < ids.index("drug.carbamazepine")
    )


def test_in_the_chemotherapy_sample_the_regimen_leads(pack: Pack, schemes: Schemes) -> None:
    assert (
        leading(work_up("chemotherapy-course", schemes, pack).ranking)[0]
        == "drug.cyclophosphamide+doxorubicin"
    )


@pytest.mark.parametrize("name", ["drug-induced-fall", "chemotherapy-course", "real-series-mimic-iv-demo"])
def test_everything_a_sample_says_has_words(
    name: str, pack: Pack, schemes: Schemes, phrasebook: Phrasebook
) -> None:
    work = work_up(name, schemes, pack)
    ranking = work.ranking
    assert ranking is not None
    said: list[Statement | Text] = [one.fact for one in ranking.findings.values() if one.fact is not None]
    for cause in ranking.ranked:
        said += [reason.text for reason in (*cause.reasons_for, *cause.reasons_against, *cause.not_asked)]
    if ranking.next_question is not None:
        said.append(ranking.next_question.why)
    sentences = [phrasebook.text(one) for one in said]
    assert len(sentences) > len(ranking.ranked)
    assert all(sentences)
