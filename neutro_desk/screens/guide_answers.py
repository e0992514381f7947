"""What a person's answer changes: what counts and events tell is never stored, only what overrules it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.workup.case import Answer, AnswerWord

if TYPE_CHECKING:
    from neutro_desk.workup.whole import WorkUp


class GuideAnswers(QObject):
    """Turns keys and clicks into answers to keep.

    Signals:
        answer_given: Question id, and the `Answer`, or None to clear it.
    """

    answer_given = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        """Know no work-up yet."""
        super().__init__(parent)
        self._work_up: WorkUp | None = None

    def show_work_up(self, work_up: WorkUp) -> None:
        """Take what is answered and what counts and events tell."""
        self._work_up = work_up

    def is_own(self, question: str) -> bool:
        """Return whether a person answered a question."""
        return self._work_up is not None and question in self._work_up.case.answers

    @Slot(str, object)
    def give(self, question: str, word: AnswerWord) -> None:
        """Say the answer; one that only repeats what counts and events tell is not kept."""
        work_up = self._work_up
        if work_up is None:
            return
        stored = work_up.case.answers.get(question)
        note = stored.note if stored is not None else ""
        told = work_up.findings.get(question)
        if told is not None and told.answer.value == word.value and not note:
            self.clear(question)
        elif stored != Answer(word.value, note):
            self.answer_given.emit(question, Answer(word.value, note))

    @Slot(str, str)
    def give_note(self, question: str, note: str) -> None:
        """Say the answer with its new note."""
        stored = self._work_up.case.answers.get(question) if self._work_up is not None else None
        if stored is not None:
            self.answer_given.emit(question, Answer(stored.value, note))

    @Slot(str)
    def clear(self, question: str) -> None:
        """Take a person's answer back; what counts and events tell then stands again."""
        if self._work_up is not None and question in self._work_up.case.answers:
            self.answer_given.emit(question, None)
