"""What the user did: each slot takes one wish of the window to the desk and says what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QLineEdit

from neutro_desk.screens.pane import Pane
from neutro_desk.workup.case import Answer
from neutro_desk.workup.clozapine_labels import Jurisdiction
from neutro_desk.workup.fever import FEVER_QUESTION
from neutro_desk.workup.statements import say

if TYPE_CHECKING:
    from neutro_desk.parts import Parts
    from neutro_desk.stage import Stage
    from neutro_desk.workup.cbc import TypedCbc


class WindowCommands(QObject):
    """Carries out what the window asks for."""

    def __init__(self, stage: Stage, parts: Parts, parent: QObject) -> None:
        """Keep who is spoken to."""
        super().__init__(parent)
        self._stage, self._desk, self._filing, self._words = stage, parts.desk, parts.filing, parts.words

    @Slot(object)
    def type_draft(self, typed: TypedCbc) -> None:
        """Take a keystroke; remember the ward's way of reporting neutrophils."""
        self._stage.window.status.show_message("")
        if typed.mode is not self._desk.typed.mode:
            self._filing.remember_entry(typed.mode.value)
        self._desk.type_draft(typed)

    @Slot(str)
    def choose_clozapine_label(self, label: str) -> None:
        """Remember whose clozapine label applies on this ward, and derive the work-up by it."""
        self._filing.change_ward(replace(self._filing.ward, clozapine_label=label))
        self._desk.set_clozapine_label(Jurisdiction(label))

    @Slot(str)
    def answer_fever(self, answer: str) -> None:
        """Take the answer at the foot of the entry column."""
        self._desk.answer(FEVER_QUESTION, Answer(answer) if answer else None)

    @Slot()
    def add_count(self) -> None:
        """Add the open count, or say why it cannot be added yet."""
        obstacle, amends = self._desk.obstacle(), self._desk.amends
        if obstacle is not None:
            self._stage.window.status.show_message(self._words.text(obstacle))
            if obstacle.key == "desk.time_needed":
                missing = "collected_time" if self._desk.typed.collected_date else "collected_date"
                self._stage.window.entry.line(missing).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._desk.reason_missing:
            self._stage.window.status.show_message(self._words.text(say("reason.needed")))
            self._stage.window.entry.ask_reason()
        elif self._desk.add_count():
            said = self.tr("Amended; Ctrl+Z takes it back") if amends else self.tr("Added to the course")
            self._stage.window.status.show_message(said)
            self._stage.window.first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def start_count(self) -> None:
        """Clear the entry for a new count, the cursor in WBC; what was typed can come back."""
        was_typed = self._desk.has_open_draft
        self._desk.start_count()
        if was_typed:
            self._stage.window.status.show_message(self.tr("Entry cleared; Ctrl+Z brings it back"))
        self._stage.window.first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_pasted(self) -> None:
        """Go to the entry, where a pasted count stands now."""
        self._stage.window.activateWindow()
        self._stage.window.first_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stage.window.status.show_message(
            self.tr("Taken over; Ctrl+Z brings back what stood here before")
        )

    @Slot()
    def say_event_missed(self) -> None:
        """Say that an event was gone when its form was saved."""
        self.say(self.tr("That event is not there any more; nothing was changed"))

    @Slot(str)
    def say(self, text: str) -> None:
        """Say something in the status line."""
        self._stage.window.status.show_message(text)

    @Slot()
    def amend_selected(self) -> None:
        """F8: amend the count that is selected in the course."""
        self._stage.window.pane(Pane.COURSE).amend_chosen()  # type: ignore[attr-defined]

    @Slot(str)
    def amend_count(self, count_id: str) -> None:
        """Open a count for amendment, unless that would take typing away."""
        if self._desk.has_open_draft:
            self._stage.window.status.show_message(
                self.tr("A count is typed: add it, or clear it with F2, then amend")
            )
            return
        self._desk.amend_count(count_id, self._words.language)
        self._stage.window.first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def void_count(self, count_id: str, reason: str) -> None:
        """Void a count, unless it is being amended."""
        if count_id == self._desk.amends:
            self._stage.window.status.show_message(
                self.tr("This count is being amended: save that or leave it first")
            )
            return
        self._desk.void_count(count_id, reason)
        self._stage.window.status.show_message(self.tr("Voided; Ctrl+Z brings it back"))

    @Slot()
    def undo(self) -> None:
        """Take back the last command, unless a field has typing of its own to take back."""
        if not self._field_takes(back=True):
            command = self._desk.undoable
            self._desk.undo()
            if command is not None:
                self._stage.window.status.show_message(
                    self.tr("Undone: {0}").replace("{0}", self._words.text(command))
                )

    @Slot()
    def redo(self) -> None:
        """Do the last command taken back again."""
        if not self._field_takes(back=False):
            command = self._desk.redoable
            self._desk.redo()
            if command is not None:
                self._stage.window.status.show_message(
                    self.tr("Done again: {0}").replace("{0}", self._words.text(command))
                )

    def _field_takes(self, *, back: bool) -> bool:
        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit) or not (
            field.isUndoAvailable() if back else field.isRedoAvailable()
        ):
            return False
        if back:
            field.undo()
        else:
            field.redo()
        return True

    @Slot()
    def preview(self) -> None:
        """Open the summary, whose preview is the way to the printer."""
        was_open = self._stage.window.opened is Pane.SUMMARY
        self._stage.window.open_pane(Pane.SUMMARY)
        if was_open:
            self._stage.window.pane(Pane.SUMMARY).ask_print()  # type: ignore[attr-defined]

    @Slot()
    def save_pdf(self) -> None:
        """Open the summary and save its page as a file."""
        self._stage.window.open_pane(Pane.SUMMARY)
        self._stage.window.pane(Pane.SUMMARY).ask_pdf()  # type: ignore[attr-defined]
