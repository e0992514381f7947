"""Walking the guide: which step and question are shown, what was skipped, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.screens.guide_keys import GuideKey
from neutro_desk.workup.checklist import next_unasked, of_step
from neutro_desk.workup.steps import Step

if TYPE_CHECKING:
    from neutro_desk.screens.question_column import QuestionColumn
    from neutro_desk.workup.causes import Pack, Question, Ranking
    from neutro_desk.workup.whole import WorkUp


@dataclass(frozen=True, slots=True)
class GuidePlace:
    """Where a person is in the guide: it outlasts a window that is made anew.

    Attributes:
        place: Place of the step.
        skipped: Steps that were skipped.
        opened: Steps whose further questions are put.
    """

    place: int = 0
    skipped: frozenset[Step] = frozenset()
    opened: frozenset[Step] = frozenset()


class GuideWalk(QObject):
    """Where the person is; it answers nothing.

    Signals:
        step_changed: Another step is to be shown.
        skipped_changed: A step was skipped or taken up again.
        questions_needed: The questions must be seen, where one part is shown at a time.
    """

    step_changed = Signal()
    skipped_changed = Signal()
    questions_needed = Signal()

    def __init__(self, column: QuestionColumn, parent: QObject) -> None:
        """Start at the first step."""
        super().__init__(parent)
        self._column = column
        self._questions: Sequence[Question] = ()
        self._asked: Collection[str] = ()
        self._trail: list[str] = []
        self._came: tuple[str, str] = ("", "")
        self.place = 0
        self.skipped: frozenset[Step] = frozenset()
        self._opened: frozenset[Step] = frozenset()
        self._answered: Collection[str] = ()
        self._told: Collection[str] = ()

    @property
    def step(self) -> Step:
        """The step whose questions are shown."""
        return list(Step)[self.place]

    @property
    def is_skipped(self) -> bool:
        """Whether that step was skipped."""
        return self.step in self.skipped

    def know(self, pack: Pack, ranking: Ranking, work_up: WorkUp) -> None:
        """Take the questions, which of them have an answer, and whose answer that is."""
        self._questions, self._asked = pack.questions, ranking.findings
        self._answered, self._told = work_up.case.answers, work_up.findings

    @property
    def put(self) -> tuple[Question, ...]:
        """The questions of the step that are put: the first ones, and those that go further where wanted."""
        return of_step(self._questions, self.step, self._wanted, self._told)

    @property
    def left_out(self) -> int:
        """How many questions of the step go further and are not put."""
        return sum(one.step is self.step for one in self._questions) - len(self.put)

    @property
    def is_opened(self) -> bool:
        """Whether all questions of the step are put."""
        return self.step in self._opened

    @property
    def _wanted(self) -> frozenset[str]:
        more = (one.id for one in self._questions if one.step in self._opened)
        return frozenset(more).union(self._answered)

    def answer_key(self, question: str, key: GuideKey) -> bool:
        """Do what a key asks that leads elsewhere; False for one that does not."""
        if key is GuideKey.ON:
            self.go_on(question)
        elif key is GuideKey.BACK:
            self.go_back()
        elif key in (GuideKey.STEP_ON, GuideKey.STEP_BACK):
            self.go_step(1 if key is GuideKey.STEP_ON else -1)
        elif key in (GuideKey.DOWN, GuideKey.UP):
            self._go_past(1 if key is GuideKey.DOWN else -1)
        elif key is GuideKey.SKIP:
            self.skip_step()
        elif key is GuideKey.MORE:
            self.open_step()
        else:
            return False
        return True

    @Slot()
    def open_step(self) -> None:
        """Put all questions of the step and go to the first further one, or put the first ones again."""
        if not self.left_out and not self.is_opened:
            return
        self._opened = self._opened ^ {self.step}
        self.step_changed.emit()
        further = (one.id for one in self.put if one.more and one.id not in self._asked)
        self._column.focus_question(next(further, "") if self.is_opened else "")

    def start_over(self) -> None:
        """Forget skipped steps, the way, the place."""
        self.place, self.skipped, self._opened = 0, frozenset(), frozenset()
        self._trail.clear()

    @property
    def kept(self) -> GuidePlace:
        """Where the person is."""
        return GuidePlace(self.place, self.skipped, self._opened)

    def resume(self, kept: GuidePlace) -> None:
        """Go on where the person was in the window before."""
        self.place, self.skipped, self._opened = kept.place, kept.skipped, kept.opened

    def question(self, asked: str) -> Question | None:
        """Return a question by its id."""
        return next((question for question in self._questions if question.id == asked), None)

    def take_focus(self) -> None:
        """Go where the guide was left; at first to the step's first question without an answer."""
        if self._trail:
            self._column.focus_question()
        else:
            self.take_focus_in_step()

    def take_focus_in_step(self) -> None:
        """Go to the step's first question without an answer; to the current one where all have one."""
        here = (one.id for one in self.put if one.id not in self._asked)
        self._column.focus_question(next(here, ""))

    @Slot(int)
    def show_step(self, place: int) -> None:
        """Show the questions of another step."""
        if place < 0 or place == self.place:
            return
        self.questions_needed.emit()
        self.place = place
        self.step_changed.emit()

    def go_to(self, asked: str) -> None:
        """Give a question the focus; Backspace leads back to where the person was."""
        if self._column.has_focus():
            self._trail.append(self._column.current)
        self._show(self.question(asked))

    @Slot(str)
    def go_on(self, asked: str) -> None:
        """Go to the next question without an answer, in this step or a later one that is not skipped."""
        following = self._following(asked)
        if following is not None:
            self._trail.append(asked)
            self._came = (asked, following.id)
            self._show(following)

    def came_from(self, question: str) -> str:
        """Return the question that the way went on from to this one, which was left last; "" for none."""
        left, reached = self._came
        return left if reached == question and self._trail[-1:] == [left] else ""

    @Slot()
    def go_back(self) -> None:
        """Go back to the question that was left last."""
        while self._trail:
            question = self.question(self._trail.pop())
            if question is not None:
                self._show(question)
                return

    def go_step(self, by: int, *, keeps_focus: bool = False) -> None:
        """Go to the step after, or before: to its first question without an answer."""
        place = self.place + by
        if 0 <= place < len(Step):
            self.show_step(place)
            if not keeps_focus:
                self.take_focus_in_step()

    def _go_past(self, by: int) -> None:
        """Go past the last question of the step to the first of the next, or the other way round."""
        if 0 <= self.place + by < len(Step):
            self.go_step(by, keeps_focus=True)
            if self.put:
                self._column.focus_question(self.put[0 if by > 0 else -1].id)

    @Slot()
    def skip_step(self) -> None:
        """Skip the step and go on, or take a skipped one up again."""
        if self.is_skipped:
            self.skipped -= {self.step}
        else:
            self.skipped |= {self.step}
            self._leave_step()
        self.skipped_changed.emit()

    def _leave_step(self) -> None:
        """Go on to the first question without an answer after the step; with none left, to the next step."""
        had_focus = self._column.has_focus()
        here = [one.id for one in self._questions if one.step is self.step]
        following = self._following(here[-1]) if here else None
        if had_focus and following is not None:
            self._trail.append(self._column.current)
            self._show(following)
        else:
            self.go_step(1, keeps_focus=not had_focus)

    def _following(self, asked: str) -> Question | None:
        return next_unasked(self._questions, self._asked, asked, self.skipped, self._wanted)

    def _show(self, question: Question | None) -> None:
        if question is not None:
            self.questions_needed.emit()
            if question.more and question.id not in self._wanted:
                self._opened |= {question.step}
                self.step_changed.emit()
            self.show_step(list(Step).index(question.step))
            self._column.focus_question(question.id)
