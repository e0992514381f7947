"""Walking the checklist: what is asked, and which question comes next."""

from __future__ import annotations

from datetime import date

from neutro_desk.workup.checklist import in_order, next_unasked, of_step, steps_asked, whole_progress
from neutro_desk.workup.content import Checked, Provenance, Question, ReviewStatus
from neutro_desk.workup.ranked import StepProgress
from neutro_desk.workup.statements import Text
from neutro_desk.workup.steps import Step

FROM = Provenance((), Checked.NOT_VERIFIED, ReviewStatus.SUBMITTED, date(2026, 11, 21))


def question(name: str, step: Step, *, more: bool = False) -> Question:
    return Question(name, step, Text(name, name), FROM, more=more)


FEVER, DRUG, HERBS, NODES, B12 = (
    question("fever", Step.EMERGENCY),
    question("new-drug", Step.DRUGS),
    question("herbs", Step.DRUGS),
    question("nodes", Step.CANCER),
    question("b12", Step.NUTRITION),
)
LIST = (B12, FEVER, DRUG, HERBS, NODES)


def test_questions_are_asked_step_by_step_whatever_their_place_in_the_pack() -> None:
    assert in_order(LIST) == (FEVER, DRUG, HERBS, NODES, B12)


def test_the_next_question_is_the_next_one_without_an_answer() -> None:
    assert next_unasked(LIST, {"fever", "herbs"}, "new-drug") is NODES


def test_from_nowhere_the_first_unanswered_question_is_next() -> None:
    assert next_unasked(LIST, {"fever"}, "") is DRUG


def test_a_question_passed_over_is_not_gone_back_to() -> None:
    assert next_unasked(LIST, {"nodes"}, "nodes") is B12
    assert next_unasked(LIST, {"b12"}, "b12") is None


def test_a_skipped_step_is_passed_by() -> None:
    assert next_unasked(LIST, {"herbs"}, "herbs", {Step.CANCER}) is B12


def test_within_a_skipped_step_that_is_open_the_next_question_follows() -> None:
    assert next_unasked(LIST, {"new-drug"}, "new-drug", {Step.DRUGS, Step.CANCER}) is HERBS


COPPER = question("copper", Step.NUTRITION, more=True)


def test_a_question_that_goes_further_is_put_when_it_is_wanted() -> None:
    assert of_step((*LIST, COPPER), Step.NUTRITION, ()) == (B12,)
    assert of_step((*LIST, COPPER), Step.NUTRITION, {"copper"}) == (B12, COPPER)
    assert next_unasked((*LIST, COPPER), (), "b12") is None
    assert next_unasked((*LIST, COPPER), (), "b12", opened={"copper"}) is COPPER


def test_what_counts_and_events_tell_stands_beneath_what_is_to_be_asked() -> None:
    assert of_step(LIST, Step.DRUGS, (), {"new-drug"}) == (HERBS, DRUG)


def test_a_step_is_asked_when_its_first_questions_have_an_answer() -> None:
    assert steps_asked((*LIST, COPPER), {"b12", "new-drug"}) == {Step.NUTRITION}


def test_progress_counts_what_is_answered_and_what_is_not_asked() -> None:
    steps = (StepProgress(Step.DRUGS, 4, 6), StepProgress(Step.CANCER, 5, 14))
    assert whole_progress(steps) == (9, 11)
    assert whole_progress(()) == (0, 0)
