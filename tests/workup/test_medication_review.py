"""Medication review first: agents by evidence and timing; a name nobody knows is listed and never scored."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case, Event, EventKind
from neutro_desk.workup.causes import Caveat, Pack
from neutro_desk.workup.drug_reasons import drug_causes
from neutro_desk.workup.medication_review import MedicationReview, medication_review
from neutro_desk.workup.statements import Text, say
from tests.workup import small_pack
from tests.workup.small_pack import SURE, UNSURE, course, drug, given

CARBIMAZOLE = drug("carbimazole", evidence=3, latency_days=(10, 98))
RANITIDINE = drug("ranitidine", evidence=1, provenance=UNSURE)
STOPPED_LONG_AGO = drug("dapsone", evidence=3)
CAUTION = Caveat("stop-with-prescriber", Text("Decide with the prescriber."), SURE)
PACK = small_pack.pack(drugs=[CARBIMAZOLE, RANITIDINE, STOPPED_LONG_AGO], caveats=[CAUTION])
NOW = datetime(2026, 11, 21, 6, 0)
COUNTS = course(("05", "4.0"), ("19", "0.8"), ("21", "0.3"))


def review(*events: Event, pack: Pack = PACK) -> MedicationReview:
    """Return the review of some events beside a fall in November."""
    case = Case(events=events)
    ranked = sorted(drug_causes(case, {}, pack, COUNTS), key=lambda cause: -cause.score)
    return medication_review(case, ranked, pack, NOW)


def test_the_best_known_drug_with_the_fitting_time_comes_first() -> None:
    found = review(given("ranitidine", "10"), given("carbimazole", "01"))
    assert [agent.drug.id for agent in found.agents] == ["carbimazole", "ranitidine"]


def test_days_since_start_and_stop_are_counted_to_the_latest_count() -> None:
    found = review(given("carbimazole", "01", "20"))
    assert [(one.since_start, one.since_stop) for one in found.agents] == [(20, 1)]


def test_an_unknown_start_stays_unknown() -> None:
    (agent,) = review(Event(EventKind.DRUG, "carbimazole")).agents
    assert agent.since_start is None
    assert say("review_agent.no_start") in agent.sentences


def test_the_window_is_its_own_only_where_a_source_gives_one() -> None:
    found = {one.drug.id: one for one in review(given("carbimazole", "01"), given("ranitidine", "01")).agents}
    assert (found["carbimazole"].window, found["carbimazole"].is_own_window) == ((10, 98), True)
    assert (found["ranitidine"].window, found["ranitidine"].is_own_window) == ((7, 180), False)


def test_what_nobody_verified_carries_its_mark() -> None:
    (agent,) = review(given("ranitidine", "01")).agents
    assert agent.source == "not yet verified"


def test_a_name_nobody_knows_is_listed_as_typed_and_never_scored() -> None:
    found = review(given("Herbal tea", "01"), given("carbimazole", "01"), given("Herbal tea", "05"))
    assert found.not_listed == ("Herbal tea",)
    assert [agent.drug.id for agent in found.agents] == ["carbimazole"]


def test_a_fever_and_a_transfusion_are_no_medicines() -> None:
    fever = Event(EventKind.FEVER, "high", at=NOW)
    assert review(fever) == MedicationReview((), (), CAUTION)


def test_the_caution_about_stopping_stands_beside_the_agents() -> None:
    assert review(given("carbimazole", "01")).caution == CAUTION
    assert review(pack=replace(PACK, caveats=())).caution is None


def test_every_agent_says_evidence_start_and_window_in_words(phrasebook: Phrasebook) -> None:
    (agent,) = review(given("carbimazole", "01", "20")).agents
    assert [phrasebook.text(said) for said in agent.sentences] == [
        "Among the drugs most often reported",
        "Started 20 d before the latest count",
        "Stopped 1 d before the latest count",
        "Usually 10 to 98 d from start to fall",
    ]
