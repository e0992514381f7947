"""The guide: steps, questions, and beside them the ranked causes; a checklist that nothing waits for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.evidence_column import EvidenceColumn
from neutro_desk.screens.guide_keys import GuideKey
from neutro_desk.screens.guide_room import Arrangement, GuideParts, GuideRoom, Part, arrangement_for
from neutro_desk.screens.question_column import QuestionColumn
from neutro_desk.screens.row_content import row_content
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.screens.step_list import StepChoice, StepList
from neutro_desk.workup.case import Answer, AnswerWord
from neutro_desk.workup.causes import Question
from neutro_desk.workup.checklist import next_unasked, whole_progress
from neutro_desk.workup.statements import say
from neutro_desk.workup.steps import Step

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.whole import WorkUp

BANNER = 36
WITH_REMARK = 700
"""From this width, in design pixels, the heading has room for a remark."""


class CausesPane(QWidget):
    """Steps, questions and causes.

    Signals:
        answer_given: Question id, and the `Answer`, or None to clear it.
        clozapine_label_chosen: Whose clozapine label applies on this ward: `US`, `EU` or `UK`.
    """

    answer_given = Signal(str, object)
    clozapine_label_chosen = Signal(str)

    def __init__(self, look: Look, phrasebook: Phrasebook, today: Callable[[], date]) -> None:
        """Build the pane; it shows a work-up once it is seen."""
        super().__init__()
        self._look, self._phrasebook, self._today = look, phrasebook, today
        self._work_up: WorkUp | None = None
        self._stale = False
        self._trouble = ""
        self._step = 0
        self._skipped: frozenset[Step] = frozenset()
        self._trail: list[str] = []
        self.steps = StepList(look, self)
        self.choice = StepChoice(look, self)
        parts = ((Part.QUESTIONS.value, self.tr("Questions")), (Part.CAUSES.value, self.tr("Causes")))
        self.part = SegmentedSwitch(look, parts, self.tr("Part of the guide"), text_size=12, parent=self)
        self.part.set_chosen(Part.QUESTIONS.value)
        self.questions = QuestionColumn(look, phrasebook, self)
        self.causes = EvidenceColumn(look, phrasebook, self)
        self._banner = self._label(look.theme.on_amber, look.theme.amber)
        self._loading = self._label(look.theme.text_2, look.theme.surface)
        self._loading.setText(self.tr("The list of causes is being loaded"))
        self._loading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.skip = ActionButton(look, self.tr("Skip this step"), Role.LINK, key="S", parent=self)
        self.skip.clicked.connect(self.skip_step)
        self._tools = QLabel()
        self._tools.setFont(look.font(12))
        self._tools.setStyleSheet(f"color: {look.theme.text_2};")
        self._room = GuideRoom(
            look, GuideParts(self.steps, self.choice, self.part, self.questions, self.causes, self.skip)
        )
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        self.steps.step_chosen.connect(self.show_step)
        self.steps.asked.connect(self.answer_step_key)
        self.choice.currentIndexChanged.connect(self.show_step)
        self.part.chosen.connect(self.arrange_parts)
        self.questions.answered.connect(self.give_answer)
        self.questions.asked.connect(self.answer_key)
        self.questions.noted.connect(self.give_note)
        self.causes.label_chosen.connect(self.clozapine_label_chosen)

    def _label(self, ink: str, ground: str) -> QLabel:
        label = QLabel(self)
        label.setFont(self._look.font(13, 500))
        label.setWordWrap(True)
        label.setStyleSheet(f"color: {ink}; background: {ground}; padding: 0 {self._look.px(16)}px;")
        label.hide()
        return label

    def tools(self) -> QWidget:
        """Return what stands at the right of the row of tabs: how many steps are begun."""
        return self._tools

    @property
    def message(self) -> str:
        """What the pane says in place of, or above, the list; "" for nothing."""
        shown = (label.text() for label in (self._banner, self._loading) if not label.isHidden())
        return "\n".join(shown)

    @property
    def step(self) -> Step:
        """The step whose questions are shown."""
        return list(Step)[self._step]

    # -- values in ----------------------------------------------------------------------------------------

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Show the guide of a work-up; while the pane is hidden, later."""
        self._work_up = work_up
        self._stale = True
        if self.isVisible():
            self._show()

    @Slot(str)
    def show_trouble(self, text: str) -> None:
        """Say what is wrong with the list of causes; "" when nothing is."""
        self._trouble = text
        self._show_messages()

    @Slot()
    def start_over(self) -> None:
        """Forget what belongs to the case before: skipped steps, opened lines, the place."""
        self._skipped = frozenset()
        self._step = 0
        self._trail.clear()
        self.causes.start_over()
        self._stale = True
        if self.isVisible():
            self._show()

    @Slot()
    def take_focus(self) -> None:
        """Give the guide the focus: where it was left; at first the step's first question without an answer."""
        if self.questions.isHidden():
            self.causes.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._trail:
            self.questions.focus_question()
        else:
            rows = self.questions.rows
            unasked = next((row.content.question for row in rows if not row.content.is_asked), "")
            self.questions.focus_question(unasked)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what came while the pane was hidden."""
        super().showEvent(event)
        if self._stale:
            self._show()

    def _show(self) -> None:
        self._stale = False
        self._show_messages()
        work_up = self._work_up
        if work_up is None or work_up.ranking is None or work_up.pack is None:
            return
        ranking = work_up.ranking
        self._name_skip()
        for steps in (self.steps, self.choice):
            steps.show_steps(ranking.progress, self._skipped, self._phrasebook)
            steps.choose(self._step)
        self._show_next()
        self._show_rows()
        self.causes.show_ranking(ranking, work_up.pack, work_up.clozapine)
        self._say_begun()

    def _say_begun(self) -> None:
        """Say how much is asked; in a narrow pane that alone, so that the tabs keep their room."""
        ranking = self._work_up.ranking if self._work_up is not None else None
        if ranking is None or self.arrangement is Arrangement.SINGLE:
            self._tools.setText("")
            return
        said = self._asked(*whole_progress(ranking.progress))
        waits = f"  ·  {self.tr('Nothing waits for this list')}"
        self._tools.setText(said + (waits if self.width() >= self._look.px(WITH_REMARK) else ""))

    def _asked(self, answered: int, left: int) -> str:
        return self.tr("Answered {0}, not asked {1}").format(answered, left)

    def _show_head(self) -> None:
        ranking = self._work_up.ranking if self._work_up is not None else None
        here = next((one for one in ranking.progress if one.step is self.step), None) if ranking else None
        if here is not None:
            asked = self._asked(*whole_progress((here,)))
            self.questions.head.show_step(self._phrasebook.word(here.step), asked)

    def _name_skip(self) -> None:
        again = self.step in self._skipped
        self.skip.show_text(self.tr("Take up this step") if again else self.tr("Skip this step"), "S")

    def _show_messages(self) -> None:
        work_up = self._work_up
        pack = work_up.pack if work_up is not None else None
        text = self._trouble
        if not text and pack is not None and self._today() > pack.review_by:
            text = self._phrasebook.text(say("causes_pane.past_review", date=pack.review_by))
        self._banner.setText(text)
        self._banner.setAccessibleName(text)
        self._banner.setVisible(bool(text))
        self._loading.setVisible(pack is None and not self._trouble)
        if pack is None:
            self._tools.setText("")
        self._arrange()

    def _show_next(self) -> None:
        ranking = self._work_up.ranking if self._work_up is not None else None
        following = ranking.next_question if ranking is not None else None
        question = self._question(following.question) if following is not None else None
        if following is None or question is None:
            self.questions.next_box.show_question("", self.tr("Every question has an answer"), "", "")
            return
        place = list(Step).index(question.step) + 1
        step = self.tr("Step {0}, {1}").format(place, self._phrasebook.word(question.step).split(",")[0])
        text, why = self._phrasebook.text(question.text), self._phrasebook.text(following.why)
        self.questions.next_box.show_question(question.id, text, step, why)

    def _show_rows(self) -> None:
        work_up = self._work_up
        if work_up is None or work_up.pack is None:
            return
        self._show_head()
        here = [question for question in work_up.pack.questions if question.step is self.step]
        self.questions.show_rows([row_content(question, work_up, self._phrasebook) for question in here])

    def _question(self, asked: str) -> Question | None:
        pack = self._work_up.pack if self._work_up is not None else None
        questions = pack.questions if pack is not None else ()
        return next((question for question in questions if question.id == asked), None)

    # -- what the user did --------------------------------------------------------------------------------

    @Slot(int)
    def show_step(self, place: int) -> None:
        """Show the questions of another step."""
        if place < 0 or place == self._step:
            return
        self._show_questions()
        self._step = place
        self.steps.choose(place)
        self.choice.choose(place)
        self._show_rows()
        self._name_skip()

    @Slot(str, object)
    def give_answer(self, question: str, word: AnswerWord) -> None:
        """Say the answer; one that only repeats what counts and events tell is not kept."""
        work_up = self._work_up
        if work_up is None:
            return
        stored = work_up.case.answers.get(question)
        note = stored.note if stored is not None else ""
        told = work_up.findings.get(question)
        if told is not None and told.answer.value == word.value and not note:
            if stored is not None:
                self.answer_given.emit(question, None)
            return
        if stored != Answer(word.value, note):
            self.answer_given.emit(question, Answer(word.value, note))

    @Slot(str, str)
    def give_note(self, question: str, note: str) -> None:
        """Say the answer with its new note."""
        stored = self._work_up.case.answers.get(question) if self._work_up is not None else None
        if stored is not None:
            self.answer_given.emit(question, Answer(stored.value, note))

    @Slot()
    def finish_notes(self) -> None:
        """Hand on a note that is still being written."""
        for row in self.questions.rows:
            row.finish_note()

    @Slot(str, object)
    def answer_key(self, question: str, key: GuideKey) -> None:
        """Do what a key of the guide asks."""
        if key is GuideKey.CLEAR:
            if self._work_up is not None and question in self._work_up.case.answers:
                self.answer_given.emit(question, None)
        elif key is GuideKey.NOTE:
            self._open_note(question)
        elif key is GuideKey.NEXT_BEST:
            self.go_to_next_best()
        elif key is GuideKey.SKIP:
            self.skip_step()
        elif key is GuideKey.ON:
            self.go_on(question)
        elif key is GuideKey.BACK:
            self.go_back()
        elif key in (GuideKey.STEP_ON, GuideKey.DOWN):
            self._go(1)
        elif key in (GuideKey.STEP_BACK, GuideKey.UP):
            self._go(-1, last=key is GuideKey.UP)

    @Slot(object)
    def answer_step_key(self, key: GuideKey) -> None:
        """Do what a key asks among the steps: Right goes to the questions."""
        if key is GuideKey.STEP_ON:
            self.questions.focus_question()
        else:
            self.answer_key("", key)

    @Slot()
    def skip_step(self) -> None:
        """Skip the step and go on, or take a skipped one up again."""
        if self.step in self._skipped:
            self._skipped -= {self.step}
        else:
            self._skipped |= {self.step}
            self._go(1, keeps_focus=not self.questions.has_focus())
        self._show()

    @Slot()
    def go_to_next_best(self) -> None:
        """Go to the question that would separate the leading causes best."""
        question = self._question(self.questions.next_box.question)
        if question is not None:
            if self.questions.has_focus():
                self._trail.append(self.questions.current)
            self._go_to(question)

    def go_on(self, question: str) -> None:
        """Go to the next question without an answer, in this step or a later one that is not skipped."""
        work_up = self._work_up
        if work_up is None or work_up.pack is None or work_up.ranking is None:
            return
        following = next_unasked(work_up.pack.questions, work_up.ranking.findings, question, self._skipped)
        if following is not None:
            self._trail.append(question)
            self._go_to(following)

    @Slot()
    def go_back(self) -> None:
        """Go back to the question that was left last."""
        while self._trail:
            question = self._question(self._trail.pop())
            if question is not None:
                self._go_to(question)
                return

    def _go_to(self, question: Question) -> None:
        self._show_questions()
        self.show_step(list(Step).index(question.step))
        self.questions.focus_question(question.id)

    def _go(self, by: int, *, keeps_focus: bool = False, last: bool = False) -> None:
        place = self._step + by
        if 0 <= place < len(Step):
            self.show_step(place)
            if not keeps_focus:
                rows = self.questions.rows
                self.questions.focus_question(rows[-1].content.question if last and rows else "")

    def _open_note(self, question: str) -> None:
        row = self.questions.row_of(question)
        if row is None:
            return
        if row.content.own:
            row.open_note()
        else:
            row.show_hint(self.tr("A note belongs to an answer of your own: choose one first."))

    def _show_questions(self) -> None:
        """Come back to the questions where one part is shown at a time."""
        if self.part.value != Part.QUESTIONS.value:
            self.part.set_chosen(Part.QUESTIONS.value)
            self._arrange()

    # -- room ---------------------------------------------------------------------------------------------

    @property
    def arrangement(self) -> Arrangement:
        """How the parts stand in the room there is."""
        return arrangement_for(self._look, self.width(), self.height())

    @Slot()
    def arrange_parts(self) -> None:
        """Show the part that was chosen."""
        self._arrange()

    @property
    def _has_pack(self) -> bool:
        return self._work_up is not None and self._work_up.pack is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts anew."""
        super().resizeEvent(event)
        self._say_begun()
        self._arrange()

    def _arrange(self) -> None:
        look, rect = self._look, self.rect()
        if not self._banner.isHidden():
            height = max(look.px(BANNER), self._banner.heightForWidth(rect.width()) + look.px(10))
            self._banner.setGeometry(rect.left(), rect.top(), rect.width(), height)
            rect.setTop(rect.top() + height)
        self._loading.setGeometry(rect)
        self._room.arrange(rect, self.arrangement, has_pack=self._has_pack)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, which shows as the lines between the parts."""
        painter = QPainter(self)
        if not self._has_pack:
            painter.fillRect(self.rect(), QColor(self._look.theme.surface))
            return
        painter.fillRect(self.rect(), QColor(self._look.theme.divider))
        place = self._room.beside(self.rect(), self.arrangement)
        painter.fillRect(place, QColor(self._look.theme.raised))
