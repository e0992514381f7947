"""The checklist as it is walked: how much is asked, and which question is next in its order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from neutro_desk.workup.content import Question
from neutro_desk.workup.ranked import StepProgress
from neutro_desk.workup.steps import Step


def in_order(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return the questions as they are asked: by step, and within a step as the pack lists them."""
    places = {step: place for place, step in enumerate(Step)}

    def place_of(question: Question) -> int:
        return places[question.step]

    return tuple(sorted(questions, key=place_of))


def of_step(
    questions: Iterable[Question], step: Step, opened: Collection[str], told: Collection[str] = ()
) -> tuple[Question, ...]:
    """Return the questions of a step that are put: the first ones, and of those that go further the opened.

    What is to be asked stands above what counts and events tell, overruled or not: nothing moves when a
    question is answered.

    Args:
        questions: In any order.
        step: Whose questions.
        opened: Ids of questions that go further and are wanted, or have an answer of a person.
        told: Ids of questions that counts and events answer.
    """
    put = [one for one in questions if one.step is step and (not one.more or one.id in opened)]
    return (*(one for one in put if one.id not in told), *(one for one in put if one.id in told))


def next_unasked(
    questions: Sequence[Question],
    asked: Collection[str],
    after: str,
    skipped: Collection[Step] = (),
    opened: Collection[str] = (),
) -> Question | None:
    """Return the next question without an answer of any kind; None when none follows.

    It never goes back: what a person passed over stays passed over until they return to it.

    Args:
        questions: In any order.
        asked: Ids of questions with a finding: a person's, or what counts and events tell.
        after: Id of the question to go on from; one that is not among the questions starts from the first.
        skipped: Steps that are left out, but for the one that `after` belongs to.
        opened: Ids of questions that go further and are put all the same.
    """
    ordered = in_order(questions)
    ids = [question.id for question in ordered]
    begin = ids.index(after) + 1 if after in ids else 0
    here = ordered[begin - 1].step if begin else None
    put = (one for one in ordered[begin:] if not one.more or one.id in opened)
    return next(
        (one for one in put if one.id not in asked and (one.step is here or one.step not in skipped)), None
    )


def steps_asked(questions: Iterable[Question], asked: Collection[str]) -> frozenset[Step]:
    """Return the steps whose first questions all have an answer of any kind."""
    first = [one for one in questions if not one.more]
    left = {one.step for one in first if one.id not in asked}
    return frozenset({one.step for one in first} - left)


def whole_progress(progress: Iterable[StepProgress]) -> tuple[int, int]:
    """Return how many questions of all steps have an answer of any kind, and how many are not asked."""
    steps = tuple(progress)
    answered = sum(step.answered for step in steps)
    return answered, sum(step.questions for step in steps) - answered
