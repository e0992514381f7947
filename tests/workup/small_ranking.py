"""A small pack of causes and drugs, and short ways to rank them, for the tests of the ranking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from neutro_desk.workup.case import Answer, Case, Event
from neutro_desk.workup.causes import (
    Category,
    Finding,
    Origin,
    Pack,
    RankedCause,
    Ranking,
    rank_causes,
)
from neutro_desk.workup.course import Course
from neutro_desk.workup.statements import say
from neutro_desk.workup.steps import Step
from tests.workup.small_pack import cause, course, drug, link, pack, question

SPLEEN = question("spleen-large", Step.AUTOIMMUNE)
FEVER = question("fever", Step.EMERGENCY)
NEW_DRUG = question("new-drug", Step.DRUGS)
NODES = question("nodes", Step.CANCER)
OTHER_LINES = question("other-lines", Step.LINEAGES, derived="isolated")
QUESTIONS = (FEVER, NEW_DRUG, OTHER_LINES, NODES, SPLEEN)

VIRAL = cause("viral", link("fever", 2), link("spleen-large", -1), category=Category.INFECTION)
FELTY = cause("felty", link("spleen-large", 3), link("spleen-large", -3, "no"), category=Category.AUTOIMMUNE)
MARROW = cause("marrow", link("nodes", 3), link("other-lines", 2), category=Category.MARROW_DISORDER)
CYTOTOXIC = cause("chemotherapy", link("new-drug", -1), category=Category.CHEMOTHERAPY)
REACTION = cause("idiosyncratic-drug", link("new-drug", 2), category=Category.DRUG)
CAUSES = (VIRAL, FELTY, MARROW, CYTOTOXIC, REACTION)

TMP_SMX = drug("trimethoprim-sulfamethoxazole", "bactrim", evidence=3)
CLOZAPINE = drug("clozapine", evidence=3, latency_days=(42, 126))
DRUGS = (TMP_SMX, CLOZAPINE, drug("carbamazepine"), drug("docetaxel", chemotherapy=True, evidence=3))
PACK = pack(QUESTIONS, CAUSES, DRUGS)
FALL = course(("03", "2.60"), ("16", "1.72"), ("19", "0.81"), ("21", "0.42"))


def answers(**words: str) -> Case:
    """A case with answers; `_` stands for `-` in the names."""
    return Case(answers={name.replace("_", "-"): Answer(word) for name, word in words.items()})


def ranked(case: Case, derived: Mapping[str, Finding] | None = None, known: Pack = PACK) -> Ranking:
    """Rank without a course."""
    return rank_causes(case, derived or {}, known)


def named(ranking: Ranking, name: str) -> RankedCause:
    """Return one cause of a ranking."""
    return next(one for one in ranking.ranked if one.id == name)


def names(ranking: Ranking) -> list[str]:
    """Return the ids in order."""
    return [one.id for one in ranking.ranked]


def from_counts(asked: str, word: str) -> dict[str, Finding]:
    """Return one derived finding."""
    return {asked: Finding(asked, Answer(word), Origin.COUNTS, say("fact.day_only", time=date(2026, 11, 21)))}


def weights(one: RankedCause) -> dict[str, int]:
    """Return the weight of each reason that speaks."""
    return {reason.finding: reason.weight for reason in (*one.reasons_for, *one.reasons_against)}


def of_drug(*events: Event, over_time: Course = FALL, known: Pack = PACK) -> dict[str, dict[str, int]]:
    """Return the reasons of each drug cause."""
    ranking = rank_causes(Case(events=events), {}, known, over_time)
    return {one.id: weights(one) for one in ranking.ranked if one.id.startswith("drug.")}
