"""Laws of the ranking, held on the pack that ships and on any answers: order, clearing, for and against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.workup.case import (
    Answer,
    Case,
    Cbc,
    Differential,
    Duffy,
    Event,
    EventKind,
    Patient,
    Quantity,
    Sex,
)
from neutro_desk.workup.causes import Category, Checked, Pack, RankedCause, Ranking, Support
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp

PACK = load_pack(resource("knowledge"))
ASKED = sorted(question.id for question in PACK.questions)
GROUP = {question.id: question.group for question in PACK.questions}
WORDS = ("yes", "no", "unknown", "pending")
ANSWERS = st.dictionaries(st.sampled_from(ASKED), st.sampled_from(WORDS), max_size=25)
STRENGTH = (Support.NONE, Support.WEAK, Support.MODERATE, Support.STRONG)

TODAY = datetime(2026, 11, 20, 8, 0)
PATIENT = Patient(birth_date=date(1961, 3, 4), sex=Sex.FEMALE)
EVENTS = (
    Event(EventKind.DRUG, "carbimazole", start=date(2026, 10, 21)),
    Event(EventKind.DRUG, "amoxicillin", start=date(2026, 11, 1), stop=date(2026, 11, 15)),
    Event(EventKind.DRUG, "never heard of", start=date(2026, 10, 1)),
)


@cache
def the_schemes() -> Schemes:
    """The grading schemes that ship."""
    return load_schemes(resource("schemes"))


def counts(factor: int = 1, unit: str = "10*9/L") -> tuple[Cbc, ...]:
    """Return three counts, their values times a factor in a unit that much smaller."""

    def cells(value: str) -> Quantity:
        return Quantity(Decimal(value) * factor, unit)

    return tuple(
        Cbc(
            str(days),
            TODAY - timedelta(days=days),
            wbc=cells(wbc),
            differential=Differential("%", segs=Decimal(20), lymphocytes=Decimal(60), monocytes=Decimal(10)),
            platelets=cells("120"),
        )
        for days, wbc in ((40, "6.0"), (10, "2.0"), (0, "1.1"))
    )


def ranking_of(words: Mapping[str, str], blood: tuple[Cbc, ...] | None = None) -> Ranking:
    """Rank a case with drugs, counts and these answers."""
    answers = {asked: Answer(word) for asked, word in words.items()}
    case = Case(PATIENT, counts() if blood is None else blood, EVENTS, answers)
    ranking = WorkUp(AssessedCase(case, the_schemes()), pack=PACK).ranking
    assert ranking is not None
    return ranking


def scores(ranking: Ranking) -> dict[str, RankedCause]:
    """Return the causes by id."""
    return {one.id: one for one in ranking.ranked}


def weight_of(cause_id: str, asked: str, word: str) -> int:
    """Return what an answer weighs for a cause of the pack."""
    cause = next(one for one in PACK.causes if one.id == cause_id)
    return sum(link.weight for link in cause.links if (link.question, link.answer) == (asked, word))


@settings(max_examples=60)
@given(ANSWERS, st.sampled_from(ASKED), st.sampled_from(("yes", "no")))
def test_an_answer_in_favour_never_lowers_a_cause_and_one_against_never_raises_it(
    words: dict[str, str], asked: str, word: str
) -> None:
    before = scores(ranking_of({**words, asked: "unknown"}))
    after = scores(ranking_of({**words, asked: word}))
    for cause in PACK.causes:
        weight = weight_of(cause.id, asked, word)
        old, new = before[cause.id], after[cause.id]
        change = new.score - old.score
        stronger = STRENGTH.index(new.support) - STRENGTH.index(old.support)
        if weight > 0:
            assert change >= 0
            assert stronger >= 0
            assert new.key_missing <= old.key_missing
        elif weight < 0:
            assert change <= 0
            assert stronger <= 0
        else:
            assert change == 0
        if weight and not GROUP[asked]:
            whole = sum(one.weight for one in (*new.reasons_for, *new.reasons_against) if one.counted)
            part = sum(one.weight for one in (*old.reasons_for, *old.reasons_against) if one.counted)
            assert whole - part == weight


@settings(max_examples=60)
@given(ANSWERS, st.sampled_from(ASKED), st.sampled_from(("yes", "no")))
def test_a_cause_an_answer_speaks_for_never_falls_behind_one_it_says_nothing_of(
    words: dict[str, str], asked: str, word: str
) -> None:
    before = [one.id for one in ranking_of({**words, asked: "unknown"}).ranked]
    after = [one.id for one in ranking_of({**words, asked: word}).ranked]
    favoured = [one.id for one in PACK.causes if weight_of(one.id, asked, word) > 0]
    untouched = [one.id for one in PACK.causes if weight_of(one.id, asked, word) == 0]
    for name in favoured:
        ahead = {other for other in untouched if before.index(name) < before.index(other)}
        assert all(after.index(name) < after.index(other) for other in ahead)


@settings(max_examples=30)
@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_never_matters(words: dict[str, str], random: object) -> None:
    shuffled = list(words.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ranking_of(dict(shuffled)) == ranking_of(words)


@settings(max_examples=30)
@given(ANSWERS, st.sampled_from(ASKED), st.sampled_from(WORDS))
def test_clearing_an_answer_returns_to_what_was_before(words: dict[str, str], asked: str, word: str) -> None:
    without = {name: given_word for name, given_word in words.items() if name != asked}
    answered = {**without, asked: word}
    assert asked in ranking_of(answered).findings
    del answered[asked]
    assert ranking_of(answered) == ranking_of(without)


@settings(max_examples=20)
@given(ANSWERS)
def test_counts_per_microlitre_rank_the_same(words: dict[str, str]) -> None:
    said = [(one.id, one.score, one.support) for one in ranking_of(words).ranked]
    in_other_unit = ranking_of(words, counts(1000, "/uL")).ranked
    assert [(one.id, one.score, one.support) for one in in_other_unit] == said


def test_a_family_region_speaks_weakly_for_the_duffy_type_asks_for_its_test_and_touches_nothing_else(
    pack: Pack, schemes: Schemes
) -> None:
    for duffy in Duffy:
        fever = Event(EventKind.FEVER, at=TODAY, temperature=Quantity(Decimal("38.6"), "Cel"))
        case = Case(replace(PATIENT, duffy=duffy), counts(), (*EVENTS, fever), {})
        asked = WorkUp(AssessedCase(case, schemes), pack=pack)
        for word in ("yes", "no"):
            answered = replace(case, answers={"duffy-region": Answer(word)})
            told = WorkUp(AssessedCase(answered, schemes), pack=pack)
            assert told.warning == asked.warning
            assert told.warning is not None
            assert asked.ranking is not None
            assert told.ranking is not None
            before, after = scores(asked.ranking), scores(told.ranking)
            others = [name for name, one in before.items() if one.category is not Category.DUFFY_NULL]
            assert all(after[name].score == before[name].score for name in others)
            gain = after["duffy-null"].score - before["duffy-null"].score
            assert gain == (1 if word == "yes" else 0)
            assert "Duffy" in after["duffy-null"].tests[0].clinician
    weights = {
        (cause.id, link.answer): link.weight
        for cause in pack.causes
        for link in cause.links
        if link.question == "duffy-region"
    }
    assert weights == {("duffy-null", "yes"): 1}


def test_a_reason_no_source_was_read_for_is_never_strong(pack: Pack) -> None:
    unread = [
        (cause.id, link.question, link.weight)
        for cause in pack.causes
        for link in cause.links
        if link.provenance.checked is Checked.NOT_VERIFIED
    ]
    assert unread
    assert [one for one in unread if abs(one[2]) > 2] == []
