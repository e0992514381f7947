"""The ranking of causes: what speaks for and against each, and which question comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Answer, Case
from neutro_desk.workup.causes import (
    Caveat,
    Origin,
    Reason,
    Support,
    rank_causes,
)
from neutro_desk.workup.scoring import support_word
from neutro_desk.workup.statements import Text
from neutro_desk.workup.steps import Step
from tests.workup.small_pack import SURE, UNSURE, cause, given, link, pack, question
from tests.workup.small_ranking import (
    CAUSES,
    DRUGS,
    FALL,
    FELTY,
    NODES,
    PACK,
    QUESTIONS,
    SPLEEN,
    answers,
    from_counts,
    named,
    names,
    ranked,
    weights,
)


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


def test_what_is_told_already_in_another_way_is_not_the_next_question() -> None:
    lines = tuple(replace(question(name, Step.LINEAGES), group="lines") for name in ("any-line", "platelets"))
    marrow = cause("marrow", link("any-line", 2), link("platelets", 2), link("nodes", 2))
    other = cause("other", link("any-line", 2))
    known = pack((*lines, NODES), (marrow, other))
    following = ranked(answers(any_line="yes"), known=known).next_question
    assert following is not None
    assert following.question == "nodes"


def test_weak_reasons_lead_no_question_and_weak_ones_open_none() -> None:
    asked = tuple(question(name) for name in ("a", "b", "c", "d"))
    weak = cause("weak", link("a", 1), link("b", 1))
    strong = cause("strong", link("c", 1), link("d", 2))
    known = pack(asked, (weak, strong))
    following = ranked(answers(a="yes"), known=known).next_question
    assert following is not None
    assert (following.question, following.why.key) == ("d", "next.opens")
    last = ranked(answers(a="yes", d="no"), known=known).next_question
    assert last is not None
    assert last.question == "b"


def test_what_opens_asks_the_emergency_first_and_not_for_a_cause_that_is_out_of_the_question() -> None:
    unwell = question("unwell", Step.EMERGENCY)
    asked = (unwell, question("newborn", Step.INHERITED), question("sibling", Step.INHERITED), SPLEEN)
    alloimmune = cause("alloimmune", link("newborn", -2, "no"), link("sibling", 2))
    known = pack(asked, (alloimmune, FELTY))
    first = ranked(Case(), known=known).next_question
    assert first is not None
    assert first.question == "unwell"
    grown = ranked(answers(unwell="no", newborn="no"), known=known).next_question
    assert grown is not None
    assert (grown.question, grown.why.key) == ("spleen-large", "next.opens")


def test_when_every_question_has_an_answer_none_is_next() -> None:
    everything = {one.id: Answer("unknown") for one in QUESTIONS}
    assert ranked(Case(answers=everything)).next_question is None


def test_a_drug_is_not_told_apart_from_its_own_general_cause() -> None:
    case = replace(answers(new_drug="yes"), events=(given("bactrim", "03"),))
    following = rank_causes(case, {}, PACK, FALL).next_question
    assert following is not None
    assert following.why.key in ("next.weighs", "next.opens")


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
