"""The general cause "a drug" beside the drugs that the time line names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neutro_desk.workup.case import Answer, Case, Event, EventKind
from neutro_desk.workup.causes import Category, Mechanism, RankedCause, rank_causes
from neutro_desk.workup.steps import Step
from tests.workup.small_pack import cause, drug, given, link, pack, question
from tests.workup.small_ranking import FALL, from_counts, named, weights

GENERAL = cause(
    "idiosyncratic-drug",
    link("new-drug-3-months", 2),
    link("rose-off-drug", 2),
    link("restarted", 2),
    link("otc-herbal", 1),
    category=Category.DRUG,
)
KNOWN = pack(
    [
        question("new-drug-3-months"),
        question("rose-off-drug"),
        question("restarted"),
        question("otc-herbal"),
        question("other-lines", Step.LINEAGES, derived="isolated"),
        question("large-cells", Step.LINEAGES, derived="macrocytosis"),
    ],
    [GENERAL],
    [
        drug("cefuroxime", evidence=1),
        drug("dapsone", evidence=3),
        replace(drug("azathioprine"), mechanisms=(Mechanism.DECREASED_PRODUCTION,)),
        replace(drug("docetaxel", chemotherapy=True), mechanisms=(Mechanism.DECREASED_PRODUCTION,)),
    ],
)
EARLY = given("cefuroxime", "17")
"""2 days before the first count below 1.0 on 19-Nov: 1 for the evidence, 1 for the count before it, -1."""


def general_cause(*events: Event, yes: tuple[str, ...] = ("new-drug-3-months", "restarted")) -> RankedCause:
    case = Case(events=events, answers={one: Answer("yes") for one in yes})
    return named(rank_causes(case, {}, KNOWN, FALL), "idiosyncratic-drug")


def test_a_drug_is_no_likelier_than_the_best_of_those_that_are_named() -> None:
    alone = general_cause()
    assert (alone.score, alone.reasons_against) == (4, ())
    # cefuroxime: reported 1, normal before 1, early -1, fell again when restarted 1
    beside = general_cause(EARLY)
    assert beside.score == 2
    assert weights(beside)["named-drugs"] == -2


def test_a_named_drug_that_fits_better_takes_nothing_away() -> None:
    beside = general_cause(given("dapsone", "03"))
    assert beside.score == 4
    assert "named-drugs" not in weights(beside)


@pytest.mark.parametrize(
    ("start", "expected"),
    # The first count below 1.5 is of 19-Nov: 6, 7, 180 and 181 days before it.
    [("13", 2), ("12", 4), ("2026-05-23", 4), ("2026-05-22", 2)],
)
def test_a_drug_not_in_our_list_that_fits_in_time_leaves_a_drug_in_front(start: str, expected: int) -> None:
    assert general_cause(EARLY, given("ribosomycin", start)).score == expected


def test_an_unlisted_drug_without_a_start_may_be_the_one() -> None:
    assert general_cause(EARLY, Event(EventKind.DRUG, "ribosomycin")).score == 4


def test_what_is_taken_and_not_named_leaves_a_drug_in_front() -> None:
    answered = ("new-drug-3-months", "restarted", "otc-herbal")
    assert general_cause(EARLY, yes=answered).score == 5


def test_a_cytotoxic_alone_says_nothing_of_a_drug_reaction() -> None:
    assert general_cause(given("docetaxel", "10")).score == 4


def test_the_difference_taken_away_is_at_most_strong() -> None:
    strong = replace(GENERAL, links=(link("new-drug-3-months", 3), link("restarted", 3)))
    case = Case(events=(EARLY,), answers={one: Answer("yes") for one in ("new-drug-3-months", "restarted")})
    found = named(rank_causes(case, {}, replace(KNOWN, causes=(strong,)), FALL), "idiosyncratic-drug")
    assert (found.score, weights(found)["named-drugs"]) == (3, -3)


def test_a_fall_again_on_restarting_speaks_for_the_drugs_that_are_named() -> None:
    case = Case(events=(given("dapsone", "03"),), answers={"restarted": Answer("yes")})
    assert weights(named(rank_causes(case, {}, KNOWN, FALL), "drug.dapsone"))["restarted"] == 1


@pytest.mark.parametrize(
    ("name", "expected"), [("azathioprine", {1}), ("dapsone", set()), ("docetaxel", set())]
)
def test_other_lines_and_large_cells_speak_for_a_drug_that_stops_the_marrow_alone(
    name: str, expected: set[int]
) -> None:
    told = {**from_counts("other-lines", "yes"), **from_counts("large-cells", "yes")}
    found = weights(named(rank_causes(Case(events=(given(name, "03"),)), told, KNOWN, FALL), f"drug.{name}"))
    assert {found[one] for one in ("isolated", "macrocytosis") if one in found} == expected
