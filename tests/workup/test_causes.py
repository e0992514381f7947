"""The ranking of causes: what speaks for and against each, and which question comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Answer, Case, Event, EventKind, Patient, Setting
from neutro_desk.workup.causes import (
    Category,
    Caveat,
    Finding,
    Origin,
    Pack,
    RankedCause,
    Ranking,
    Reason,
    Support,
    rank_causes,
)
from neutro_desk.workup.course import Course
from neutro_desk.workup.scoring import support_word
from neutro_desk.workup.statements import Statement, Text, say
from neutro_desk.workup.steps import Step
from tests.workup.small_pack import SURE, UNSURE, at, cause, course, drug, given, link, pack, question

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


def test_with_nothing_answered_every_cause_stands_with_nothing_for_it() -> None:
    ranking = ranked(Case())
    assert names(ranking) == [one.id for one in CAUSES]
    assert {one.support for one in ranking.ranked} == {Support.NONE}
    assert ranking.findings == {}


def test_an_answer_that_speaks_for_a_cause_brings_it_to_the_top_with_its_reason_and_source() -> None:
    felty = ranked(answers(spleen_large="yes")).ranked[0]
    assert (felty.id, felty.score, felty.support) == ("felty", 3, Support.MODERATE)
    assert [(one.finding, one.text, one.source) for one in felty.reasons_for] == [
        ("spleen-large", Text("spleen-large yes"), "book")
    ]


def test_an_answer_against_a_cause_is_shown_and_puts_it_behind_those_nothing_speaks_against() -> None:
    ranking = ranked(answers(spleen_large="no"))
    assert ranking.ranked[-1].id == "felty"
    assert weights(ranking.ranked[-1]) == {"spleen-large": -3}


@pytest.mark.parametrize("word", ["unknown", "pending"])
def test_not_known_and_pending_speak_neither_way_and_are_not_asked_again(word: str) -> None:
    ranking = ranked(answers(spleen_large=word))
    felty = named(ranking, "felty")
    assert felty.score == 0
    assert felty.not_asked == ()


def test_what_is_not_asked_stands_once_the_weightiest_first() -> None:
    asked = [(one.finding, one.text) for one in named(ranked(Case()), "marrow").not_asked]
    assert asked == [("nodes", Text("nodes?")), ("other-lines", Text("other-lines?"))]
    assert [one.finding for one in named(ranked(Case()), "felty").not_asked] == ["spleen-large"]


def test_a_reason_nobody_checked_carries_the_mark_instead_of_a_source() -> None:
    doubtful = cause("doubtful", link("fever", 1, provenance=replace(UNSURE, sources=("book",))))
    ranking = ranked(answers(fever="yes"), known=pack(QUESTIONS, (doubtful,)))
    assert ranking.ranked[0].reasons_for[0].source == "not yet verified"


def test_what_the_counts_tell_counts_like_an_answer() -> None:
    ranking = ranked(Case(), from_counts("other-lines", "yes"))
    assert ranking.ranked[0].id == "marrow"
    assert ranking.findings["other-lines"].origin is Origin.COUNTS


def test_a_person_overrules_what_the_counts_tell() -> None:
    ranking = ranked(answers(other_lines="no"), from_counts("other-lines", "yes"))
    assert ranking.findings["other-lines"].origin is Origin.OVERRULED
    assert named(ranking, "marrow").score == 0


def test_a_person_who_agrees_with_the_counts_has_answered() -> None:
    ranking = ranked(answers(other_lines="yes"), from_counts("other-lines", "yes"))
    assert ranking.findings["other-lines"].origin is Origin.PERSON


def test_an_answer_to_a_question_the_pack_does_not_ask_changes_nothing() -> None:
    assert ranked(answers(something_older="yes")) == ranked(Case())


@pytest.mark.parametrize(
    ("each", "word"),
    [
        ((), Support.NONE),
        ((1,), Support.WEAK),
        ((2,), Support.WEAK),
        ((3,), Support.MODERATE),
        ((2, 2), Support.MODERATE),
        ((2, 2, 2), Support.MODERATE),
        ((3, 1), Support.MODERATE),
        ((3, 2), Support.STRONG),
        ((3, 3, -1), Support.STRONG),
        ((3, 3, -2), Support.MODERATE),
        ((2, -3), Support.NONE),
    ],
)
def test_the_word_for_the_strength_of_evidence_follows_the_published_rule(
    each: tuple[int, ...], word: Support
) -> None:
    speaking = tuple(Reason("x", Text("x"), "book", weight) for weight in each if weight > 0)
    assert support_word(sum(each), speaking) is word


@pytest.mark.parametrize(
    ("setting", "first"),
    [
        (None, "viral"),
        (Setting.ONCOLOGY, "chemotherapy"),
        (Setting.INPATIENT, "idiosyncratic-drug"),
        (Setting.OUTPATIENT, "idiosyncratic-drug"),
        (Setting.CHILD, "viral"),
    ],
)
def test_the_setting_only_breaks_ties(setting: Setting | None, first: str) -> None:
    patient = Patient(setting=setting)
    assert ranked(Case(patient=patient)).ranked[0].id == first
    led = replace(answers(nodes="yes"), patient=patient)
    assert ranked(led).ranked[0].id == "marrow"


def test_progress_counts_answers_of_any_kind_in_each_step() -> None:
    steps = {one.step: (one.answered, one.questions) for one in ranked(answers(fever="pending")).progress}
    assert list(steps) == list(Step)
    assert steps[Step.EMERGENCY] == (1, 1)
    assert steps[Step.DRUGS] == (0, 1)
    assert steps[Step.INHERITED] == (0, 0)


def test_while_nothing_leads_the_next_question_is_the_first_unanswered_one() -> None:
    following = ranked(Case()).next_question
    assert following is not None
    assert (following.question, following.why.key) == ("fever", "next.opens")
    following = ranked(answers(fever="no")).next_question
    assert following is not None
    assert following.question == "new-drug"


def test_the_next_question_separates_the_leading_causes(phrasebook: Phrasebook) -> None:
    # Viral leads by fever, marrow by another low line. Spleen: viral -1, marrow 0. Nodes: marrow +3, viral 0.
    following = ranked(answers(fever="yes", other_lines="yes")).next_question
    assert following is not None
    assert following.question == "nodes"
    assert phrasebook.text(following.why) == "Separates 1 from 2: viral from marrow"


def test_a_lone_leader_is_weighed_by_its_own_weightiest_question(phrasebook: Phrasebook) -> None:
    following = ranked(answers(other_lines="yes")).next_question
    assert following is not None
    assert (following.question, phrasebook.text(following.why)) == ("nodes", "Weighs for or against marrow")


def test_when_every_question_has_an_answer_none_is_next() -> None:
    everything = {one.id: Answer("unknown") for one in QUESTIONS}
    assert ranked(Case(answers=everything)).next_question is None


def test_a_drug_is_not_told_apart_from_its_own_general_cause() -> None:
    case = replace(answers(new_drug="yes"), events=(given("bactrim", "03"),))
    following = rank_causes(case, {}, PACK, FALL).next_question
    assert following is not None
    assert following.why.key in ("next.weighs", "next.opens")


def test_the_drug_that_fits_scores_by_evidence_lead_time_normal_count_and_isolation() -> None:
    # Started 03-Nov, first count below 1.0 on 19-Nov: 16 days; 2.60 on the day of its start.
    case = Case(events=(given("Bactrim", "03"),))
    ranking = rank_causes(case, from_counts("other-lines", "no"), PACK, FALL)
    found = ranking.ranked[0]
    assert (found.id, found.category, found.support) == (
        "drug.trimethoprim-sulfamethoxazole",
        Category.DRUG,
        Support.STRONG,
    )
    assert weights(found) == {"known-drug": 3, "lead-time": 2, "normal-before": 1, "isolated": 1}
    assert found.score == 7
    assert found.tests == (Text("test for idiosyncratic-drug"),)


def test_the_lead_time_says_its_days_and_its_line(phrasebook: Phrasebook) -> None:
    ranking = rank_causes(Case(events=(given("bactrim", "03"),)), {}, PACK, FALL)
    lead = next(one for one in ranking.ranked[0].reasons_for if one.finding == "lead-time")
    assert isinstance(lead.text, Statement)
    assert phrasebook.text(lead.text) == "Started 16 d before first ANC <1.0"
    assert lead.source == "from the events"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("13", {"known-drug": 2, "early": -1, "normal-before": 1}),  # 6 d
        ("12", {"known-drug": 2, "lead-time": 2, "normal-before": 1}),  # 7 d
        ("2026-05-23", {"known-drug": 2, "lead-time": 2}),  # 180 d
        ("2026-05-22", {"known-drug": 2}),  # 181 d
    ],
)
def test_without_a_window_of_its_own_a_drug_fits_from_7_to_180_days(
    start: str, expected: dict[str, int]
) -> None:
    assert of_drug(given("carbamazepine", start))["drug.carbamazepine"] == expected


def test_an_early_fall_never_speaks_against_trimethoprim_sulfamethoxazole() -> None:
    found = of_drug(given("bactrim", "17"))["drug.trimethoprim-sulfamethoxazole"]
    assert "early" not in found
    assert of_drug(given("clozapine", "17"))["drug.clozapine"]["early"] == -1


@pytest.mark.parametrize(
    ("start", "reason"),
    [("2026-10-09", "early"), ("2026-10-08", "lead-time"), ("2026-07-16", "lead-time"), ("2026-07-15", "")],
)
def test_clozapine_has_its_own_window_of_42_to_126_days(start: str, reason: str) -> None:
    found = of_drug(given("clozapine", start))["drug.clozapine"]
    assert {"early", "lead-time"} & found.keys() == ({reason} if reason else set())


def test_a_count_that_was_low_before_the_drug_speaks_strongly_against_it() -> None:
    assert of_drug(given("bactrim", "20"))["drug.trimethoprim-sulfamethoxazole"] == {
        "known-drug": 3,
        "already-low": -3,
    }


def test_a_drug_taken_for_years_with_normal_counts_is_the_less_likely_one(phrasebook: Phrasebook) -> None:
    ranking = rank_causes(Case(events=(given("carbamazepine", "2019-03-01"),)), {}, PACK, FALL)
    found = named(ranking, "drug.carbamazepine")
    assert weights(found) == {"known-drug": 2, "normal-while-taken": -1}
    assert isinstance(found.reasons_against[0].text, Statement)
    assert phrasebook.text(found.reasons_against[0].text) == "Taken since 01-Mar-2019; 1.72 on 16-Nov"


def test_normal_counts_after_a_drug_was_stopped_are_not_counts_while_it_was_taken() -> None:
    found = of_drug(given("carbamazepine", "2019-03-01", "2026-09-01"))["drug.carbamazepine"]
    assert "normal-while-taken" not in found


def test_a_rise_after_stopping_speaks_for_the_drug() -> None:
    risen = course(("03", "2.60"), ("19", "0.81"), ("21", "0.42"), ("25", "0.43"))
    stopped = given("bactrim", "03", "21")
    assert of_drug(stopped, over_time=risen)["drug.trimethoprim-sulfamethoxazole"]["rising-since"] == 1
    fallen = course(("03", "2.60"), ("19", "0.81"), ("21", "0.42"), ("25", "0.42"))
    assert "rising-since" not in of_drug(stopped, over_time=fallen)["drug.trimethoprim-sulfamethoxazole"]


def test_a_drug_stopped_over_ten_days_before_with_normal_counts_since_does_not_fit() -> None:
    # First low count on 19-Nov, 1.72 on 16-Nov.
    for stop, expected in (("08", -2), ("09", None)):
        found = of_drug(given("bactrim", "2026-10-22", stop))["drug.trimethoprim-sulfamethoxazole"]
        assert found.get("stopped-before") == expected


def test_a_regimen_that_had_recovered_is_the_less_likely_one() -> None:
    dip = course(("2026-10-13", "3.2"), ("2026-10-21", "0.38"), ("2026-10-30", "3.3"), ("19", "0.81"))
    cycle = Event(EventKind.CHEMOTHERAPY, "docetaxel, cycle 1", at=at("2026-10-14").date())
    found = of_drug(cycle, over_time=dip)["drug.docetaxel"]
    assert found == {"known-drug": 3, "lead-time": 2, "normal-before": 1, "recovered-between": -2}


def test_a_cytotoxic_is_no_likelier_because_no_other_line_is_low() -> None:
    cycle = Event(EventKind.CHEMOTHERAPY, "docetaxel", at=at("05").date())
    ranking = rank_causes(Case(events=(cycle,)), from_counts("other-lines", "no"), PACK, FALL)
    found = named(ranking, "drug.docetaxel")
    assert found.category is Category.CHEMOTHERAPY
    assert "isolated" not in weights(found)


def test_an_unknown_drug_is_never_scored() -> None:
    assert of_drug(given("clonazepam", "03"), given("herbal tea", "03")) == {}


def test_first_steps_of_a_drugs_own_take_the_place_of_the_general_ones() -> None:
    own = (Text("its own schedule"),)
    general = cause("idiosyncratic-drug", category=Category.DRUG)
    drugs = (drug("clozapine", tests=own), drug("valproate"))
    case = Case(events=(given("clozapine", "03"), given("valproate", "03")))
    ranking = rank_causes(case, {}, pack(causes=[general], drugs=drugs))
    tests = {one.id: one.tests for one in ranking.ranked}
    assert tests["drug.clozapine"] == own
    assert tests["drug.valproate"] == general.tests


def test_a_drug_without_any_course_is_weighed_only_by_what_is_known_of_it() -> None:
    ranking = ranked(Case(events=(given("clozapine", "03"),)))
    assert weights(ranking.ranked[0]) == {"known-drug": 3}


def caveat(name: str, *conditions: str) -> Caveat:
    """A caution."""
    return Caveat(name, Text(name), SURE, conditions)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("question:fever", True),
        ("question:nodes", False),
        ("category:infection", True),
        ("category:drug", True),
        ("category:autoimmune", False),
        ("cause:viral", True),
        ("cause:drug.trimethoprim-sulfamethoxazole", True),
        ("cause:felty", False),
        ("severity:severe", True),
        ("severity:mild", True),
        ("severity:profound", False),
        ("event:drug", True),
        ("event:transplant", False),
    ],
)
def test_a_caution_shows_when_a_condition_of_its_holds(condition: str, holds: bool) -> None:
    cautions = (caveat("always"), caveat("sometimes", "question:never", condition))
    case = replace(answers(fever="yes", nodes="no"), events=(given("bactrim", "03"),))
    shown = rank_causes(case, {}, pack(QUESTIONS, CAUSES, DRUGS, cautions), FALL).caveats
    assert [one.id for one in shown] == ["always", *(["sometimes"] if holds else [])]


def test_an_undated_severe_count_shows_the_cautions_for_severe_counts() -> None:
    severe = question("severe", derived="severe-count")
    known = pack((severe,), CAUSES, (), (caveat("careful", "severity:severe"),))
    assert [one.id for one in ranked(Case(), from_counts("severe", "yes"), known).caveats] == ["careful"]
    assert ranked(Case(), from_counts("severe", "no"), known).caveats == ()


ASKED = [one.id for one in QUESTIONS]
SOME_ANSWERS = st.dictionaries(st.sampled_from(ASKED), st.sampled_from(["yes", "no", "unknown", "pending"]))


def case_of(words: Mapping[str, str]) -> Case:
    """A case with these answers."""
    return Case(answers={asked: Answer(word) for asked, word in words.items()})


@for_all(SOME_ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_never_matters(words: dict[str, str], random: object) -> None:
    shuffled = list(words.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ranked(case_of(dict(shuffled))) == ranked(case_of(words))


@for_all(SOME_ANSWERS, st.sampled_from(ASKED), st.sampled_from(["yes", "no"]))
def test_an_answer_in_favour_never_lowers_a_cause_and_one_against_never_raises_it(
    words: dict[str, str], asked: str, word: str
) -> None:
    before = ranked(case_of({**words, asked: "unknown"}))
    after = ranked(case_of({**words, asked: word}))
    strength = [Support.NONE, Support.WEAK, Support.MODERATE, Support.STRONG]
    for one in CAUSES:
        gain = sum(each.weight for each in one.links if (each.question, each.answer) == (asked, word))
        old, new = named(before, one.id), named(after, one.id)
        assert new.score - old.score == gain
        change = strength.index(new.support) - strength.index(old.support)
        assert change * gain >= 0


@for_all(SOME_ANSWERS, st.sampled_from(ASKED))
def test_clearing_an_answer_returns_to_what_was_before(words: dict[str, str], asked: str) -> None:
    without = {name: word for name, word in words.items() if name != asked}
    assert ranked(case_of({**without, asked: "yes"})) != ranked(case_of(without))
    cleared = {**without, asked: "yes"}
    del cleared[asked]
    assert ranked(case_of(cleared)) == ranked(case_of(without))


@for_all(SOME_ANSWERS)
def test_every_cause_is_listed_once_and_scores_fall_down_the_list(words: dict[str, str]) -> None:
    ranking = ranked(case_of(words))
    assert sorted(names(ranking)) == sorted(one.id for one in CAUSES)
    leading = [one.score for one in ranking.ranked if one.reasons_for]
    assert all(earlier >= later for earlier, later in pairwise(leading))
