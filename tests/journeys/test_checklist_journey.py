"""A full checklist of the drug-induced sample from empty, by keyboard, the drug typed: 60 keys at most.

From empty: the counts of the sample and what else is on its time line, no answer and no drug. Full: in every
step the first questions are all answered, by counts and events or by a key pressed at the question itself,
or the rest of it is skipped by a key of its own and stays "not asked".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.screens.guide_walk import GuidePlace
from neutro_desk.workup.case import Answer, Event, EventKind
from neutro_desk.workup.causes import Support
from neutro_desk.workup.checklist import steps_asked
from neutro_desk.workup.steps import Step
from tests.journeys.nurse import CTRL, SHIFT, Nurse

Key = Qt.Key
MOST_KEYS = 60
TMP_SMX = "trimethoprim-sulfamethoxazole"

YES, NO, UNKNOWN, PENDING = Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4
WORDS = {YES: "yes", NO: "no", UNKNOWN: "unknown", PENDING: "pending"}

AT_THE_BEDSIDE = {
    "fever-or-unwell": YES,
    "sepsis-signs": NO,
    "sore-throat": YES,
    "clumps-on-film": PENDING,
    "duffy-null-tested": UNKNOWN,
    "hiv-positive": UNKNOWN,
    "otc-herbal": UNKNOWN,
    "known-cancer": YES,
}
"""What this nurse knows otherwise than "no"."""

SKIPPED = {Step.INHERITED, Step.UNEXPLAINED}
"""What is left for the day round: the rest of these steps is skipped, not answered."""


class Counted:
    """Keys of a nurse, each one counted."""

    def __init__(self, nurse: Nurse) -> None:
        self.nurse, self.keys = nurse, 0
        self.answers: dict[str, Answer] = {}

    def press(self, key: Qt.Key) -> None:
        self.nurse.press(key)
        self.keys += 1

    def type(self, text: str) -> None:
        self.nurse.type(text)
        self.keys += len(text)

    @property
    def question(self) -> str:
        """The question that has the focus, which the nurse reads before the key."""
        return next(row.content.question for row in self.nurse.causes.questions.rows if row.hasFocus())

    def answer(self) -> None:
        """Answer the question with the focus."""
        question = self.question
        key = AT_THE_BEDSIDE.get(question, NO)
        self.answers[question] = Answer(WORDS[key])
        self.press(key)


def from_empty(nurse: Nurse) -> None:
    """Open the sample with its counts, without any answer and without any drug."""
    case = read_case(resource("samples", "drug-induced-fall.neutro.json"))
    events = tuple(event for event in case.events if event.kind is not EventKind.DRUG)
    nurse.desk.open_case(replace(case, answers={}, events=events), None)
    assert nurse.desk.work_up.ranking is not None


def type_the_drug(work: Counted) -> None:
    """D, the first letters, Enter takes the one medicine that begins so, its start 18 days back, Enter."""
    work.press(Key.Key_D)
    work.type("cotri")
    work.press(Key.Key_Return)
    work.type("-18")
    work.press(Key.Key_Return)
    work.press(Key.Key_Escape)


def has_drug(nurse: Nurse) -> bool:
    return any(event.kind is EventKind.DRUG for event in nurse.desk.case.events)


def is_full(nurse: Nurse) -> bool:
    """Whether the first questions of every step have an answer, or its rest is skipped."""
    work_up = nurse.desk.work_up
    assert work_up.pack is not None
    assert work_up.ranking is not None
    asked = steps_asked(work_up.pack.questions, work_up.ranking.findings)
    return asked | nurse.causes.walk.skipped == set(Step)


def test_a_full_checklist_of_the_drug_induced_sample_takes_60_keys_at_most(nurse: Nurse) -> None:
    from_empty(nurse)
    work, desk, pane = Counted(nurse), nurse.desk, nurse.causes
    work.press(Key.Key_F4)
    while not is_full(nurse) and work.keys < 2 * MOST_KEYS:
        if pane.step is Step.DRUGS and not has_drug(nurse):
            type_the_drug(work)
        elif pane.step in SKIPPED:
            work.press(Key.Key_S)
        else:
            work.answer()

    assert desk.case.events[-1] == Event(EventKind.DRUG, TMP_SMX, start=date(2026, 11, 3))
    assert is_full(nurse)
    assert pane.walk.skipped == SKIPPED
    assert dict(desk.case.answers) == work.answers
    assert len(work.answers) >= 40
    ranking = desk.work_up.ranking
    assert ranking is not None
    leader = ranking.ranked[0]
    assert (leader.id, leader.support) == (f"drug.{TMP_SMX}", Support.STRONG)
    assert work.keys <= MOST_KEYS


def test_a_medicine_is_taken_back_and_an_overrule_too(nurse: Nurse) -> None:
    from_empty(nurse)
    work, desk, pane = Counted(nurse), nurse.desk, nurse.causes
    events = desk.case.events
    work.press(Key.Key_F4)
    type_the_drug(work)
    assert pane.step is Step.DRUGS
    nurse.press(Key.Key_Z, CTRL)
    assert desk.case.events == events
    nurse.press(Key.Key_Z, CTRL | SHIFT)
    assert len(desk.case.events) == len(events) + 1

    work.press(Key.Key_Slash)
    work.type("known to lower")
    work.press(Key.Key_Return)
    assert work.question == "known-culprit"
    row = pane.questions.row_of("known-culprit")
    assert row is not None
    assert row.content.tag == "from the events"
    work.press(NO)
    assert (row.content.tag, desk.case.answers) == ("overruled", {"known-culprit": Answer("no")})
    work.press(Key.Key_0)
    assert (row.content.tag, desk.case.answers) == ("from the events", {})


def test_what_is_typed_outside_the_guide_answers_nothing(nurse: Nurse) -> None:
    from_empty(nurse)
    nurse.press(Key.Key_F4)
    nurse.press(Key.Key_F2)
    nurse.type("1234")
    assert nurse.desk.case.answers == {}
    assert nurse.window.first_field.text() == "1234"


def test_another_scale_keeps_the_place_in_the_guide_and_another_case_does_not(nurse: Nurse) -> None:
    from_empty(nurse)
    for key in (Key.Key_F4, Key.Key_S, Key.Key_Right):
        nurse.press(key)
    before, window = nurse.causes.walk.kept, nurse.window
    assert before == GuidePlace(list(Step).index(Step.DRUGS), frozenset({Step.REAL}))
    nurse.press(Key.Key_Plus, CTRL)
    assert nurse.window is not window
    assert nurse.causes.walk.kept == before
    from_empty(nurse)
    assert nurse.causes.walk.kept == GuidePlace()


def test_a_note_right_after_an_answer_belongs_to_that_answer(nurse: Nurse) -> None:
    """A first answer goes on; the digits of a note typed then answered the question reached."""
    from_empty(nurse)
    nurse.press(Key.Key_F4)
    answered = Counted(nurse).question
    nurse.press(YES)
    assert Counted(nurse).question != answered
    nurse.press(Key.Key_N)
    nurse.type("film 3 h old")
    nurse.press(Key.Key_Return)
    assert nurse.desk.case.answers == {answered: Answer("yes", "film 3 h old")}


def test_a_note_further_on_asks_for_an_answer_first(nurse: Nurse) -> None:
    from_empty(nurse)
    nurse.press(Key.Key_F4)
    nurse.press(YES)
    nurse.press(Key.Key_Space)
    nurse.press(Key.Key_N)
    (row,) = (one for one in nurse.causes.questions.rows if one.hasFocus())
    assert row.note_line is None
    assert "choose one first" in row.hint
