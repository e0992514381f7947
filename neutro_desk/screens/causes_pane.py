"""The guide: steps, questions, and beside them the ranked causes; a checklist that nothing waits for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
    QShowEvent,
)

from neutro_desk.screens.guide_answers import GuideAnswers
from neutro_desk.screens.guide_frame import GuideFrame
from neutro_desk.screens.guide_keys import GuideKey
from neutro_desk.workup.knowledge_in_use import knowledge_banner
from neutro_desk.workup.steps import Step

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.whole import WorkUp


class CausesPane(GuideFrame):
    """Steps, questions and causes.

    Signals:
        answer_given: Question id, and the `Answer`, or None to clear it.
        event_given: The `Event` of a medicine, to put on the time line.
        clozapine_label_chosen: Whose clozapine label applies on this ward: `US`, `EU` or `UK`.
        medication_list_wanted: A list of medicines is to be typed or pasted.
        place_changed: The `GuidePlace` the person is at now.
        fever_wanted: The definitions of fever are to be shown.
        content_wanted: Id of a cause that is to be read in the content view.
    """

    answer_given = Signal(str, object)
    event_given = Signal(object)
    clozapine_label_chosen = Signal(str)
    medication_list_wanted = Signal()
    place_changed = Signal(object)
    fever_wanted = Signal()
    content_wanted = Signal(str)

    def __init__(self, look: Look, phrasebook: Phrasebook, clock: Callable[[], datetime]) -> None:
        """Build the pane; it shows a work-up once it is seen. `clock` tells the workstation's time."""
        super().__init__(look, phrasebook, clock)
        self._phrasebook, self._clock = phrasebook, clock
        self._stale = False
        self._trouble = ""
        self._answers = GuideAnswers(self)
        self._connect()

    def _connect(self) -> None:
        self.steps.step_chosen.connect(self.walk.show_step)
        self.steps.asked.connect(self.answer_step_key)
        self.choice.currentIndexChanged.connect(self.walk.show_step)
        self.questions.answered.connect(self._answers.give)
        self.questions.asked.connect(self.answer_key)
        self.questions.noted.connect(self._answers.give_note)
        self._answers.answer_given.connect(self.answer_given)
        self.questions.head.button.clicked.connect(self.press_head)
        self.questions.more.clicked.connect(self.walk.open_step)
        self.causes.label_chosen.connect(self.clozapine_label_chosen)
        self.causes.content_wanted.connect(self.content_wanted)
        self.drug_line.event_given.connect(self.event_given)
        self.drug_line.left.connect(self.close_drug_line)
        self.drugs.review.list_button.clicked.connect(self.medication_list_wanted)
        self.drugs.review.cause_wanted.connect(self.causes.show_cause)
        self.skip.clicked.connect(self.walk.skip_step)
        self.finder.clicked.connect(self.find_question)
        self.search.question_chosen.connect(self.go_to)
        self.search.left.connect(self.take_focus)
        self.walk.step_changed.connect(self.show_chosen_step)
        self.walk.skipped_changed.connect(self.show_again)
        self.walk.questions_needed.connect(self.show_questions)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.find_question)

    @property
    def step(self) -> Step:
        """The step whose questions are shown."""
        return self.walk.step

    # -- values in ----------------------------------------------------------------------------------------

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Show the guide of a work-up; while the pane is hidden, later."""
        self._work_up = work_up
        self._answers.show_work_up(work_up)
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
        """Forget what belongs to the case before: skipped steps, opened lines, what was typed, the place."""
        self.walk.start_over()
        self.causes.start_over()
        self.drug_line.start_over()
        self._contents.drug_open = False
        self.search.hide()
        self._stale = True
        if self.isVisible():
            self._show()

    @Slot()
    def take_focus(self) -> None:
        """Give the guide the focus: the current question."""
        if self.questions.isHidden():
            self.causes.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.walk.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what came while the pane was hidden."""
        super().showEvent(event)
        if self._stale:
            self._show()

    def _show(self) -> None:
        self._stale = False
        self._show_messages()
        self._contents.show(self._work_up)
        self._fit()
        self._say_asked()

    def _show_step(self) -> None:
        self._contents.show_step()
        self._fit()

    def _show_messages(self) -> None:
        pack = self._work_up.pack if self._work_up is not None else None
        text = self._trouble
        if not text and pack is not None:
            said = knowledge_banner(pack, self._clock().date())
            text = "\n".join(self._phrasebook.text(one) for one in said)
        if self._notices.show(text, is_loading=pack is None and not self._trouble):
            self._arrange()

    @Slot()
    def show_chosen_step(self) -> None:
        """Show the questions of the step the person went to."""
        self._show_step()
        self.place_changed.emit(self.walk.kept)

    @Slot()
    def show_again(self) -> None:
        """Show everything anew."""
        self._show()
        self.place_changed.emit(self.walk.kept)

    # -- what the user did --------------------------------------------------------------------------------

    @Slot()
    def finish_notes(self) -> None:
        """Hand on a note that is still being written."""
        for row in self.questions.rows:
            row.finish_note()

    @Slot(str, object)
    def answer_key(self, question: str, key: GuideKey) -> None:
        """Do what a key of the guide asks."""
        asks = {
            GuideKey.NEXT_BEST: self.go_to_next_best,
            GuideKey.FIND: self.find_question,
            GuideKey.DRUG: self.open_drug_line,
        }
        if self.walk.answer_key(question, key):
            return
        if key in asks:
            asks[key]()
        elif key is GuideKey.CLEAR:
            self._answers.clear(question)
        elif key is GuideKey.NOTE:
            self._open_note(question)

    @Slot(object)
    def answer_step_key(self, key: GuideKey) -> None:
        """Do what a key asks among the steps: Right goes to the questions."""
        if key is GuideKey.STEP_ON:
            self.questions.focus_question()
        else:
            self.answer_key("", key)

    @Slot()
    def go_to_next_best(self) -> None:
        """Go to the question that would separate the leading causes best."""
        self.walk.go_to(self.questions.next_box.question)

    @Slot(str)
    def go_to(self, question: str) -> None:
        """Go to a question."""
        self.walk.go_to(question)

    @Slot()
    def find_question(self) -> None:
        """Ask for a word of a question; every step is searched."""
        if self._contents.is_filled:
            self.show_questions()
            self._place_search()
            self.search.open(self._contents.findable())

    @Slot()
    def press_head(self) -> None:
        """Do what the head of the step offers: the definitions of fever, or the line for a medicine."""
        if self.step is Step.EMERGENCY:
            self.fever_wanted.emit()
        else:
            self.open_drug_line()

    @Slot()
    def open_drug_line(self) -> None:
        """Go to the step of drugs and ask for a medicine."""
        if not self._contents.is_filled:
            return
        self._contents.drug_open = True
        self.show_questions()
        self.walk.show_step(list(Step).index(Step.DRUGS))
        self._show_step()
        self.drug_line.open()
        self.questions.show_top()

    @Slot()
    def close_drug_line(self) -> None:
        """Put the line for a medicine away, and go on with the questions of its step."""
        self._contents.drug_open = False
        self._show_step()
        self.walk.take_focus_in_step()

    def _open_note(self, question: str) -> None:
        """Open the note of an answer: right after one, which went on, it is the note of that answer."""
        row = self.questions.row_of(question)
        if row is None:
            return
        if not row.content.own and self._answers.is_own(self.walk.came_from(question)):
            self.walk.go_back()
            row = self.questions.row_of(self.questions.current)
        if row is not None and row.content.own:
            row.open_note()
        elif row is not None:
            row.show_hint(self.tr("A note belongs to an answer of your own: choose one first."))
