"""ReasonLine: why a count is amended, in a line of its own with ready answers beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from neutro_desk.screens.entry_line import EntryLine
from neutro_desk.screens.field import plain_label
from neutro_desk.screens.question_panel import QuestionPanel
from neutro_desk.workup.statements import Choice, Note, NoteKind, Statement, say

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

LONGEST = 120
FOOT = 190
"""What of the column the rest of its foot and one field need, in pixels of the design."""

LABEL, NARROW_LABEL, NARROW_BELOW = 66, 60, 300
_READY = ("wrong_patient", "clotted_sample", "typing_error", "corrected_report", "drip_arm_sample")


def reason_note(question: Statement) -> Note:
    """Return the question why, with the reasons that stand ready as its answers."""
    return Note(NoteKind.ASK, "reason", question, tuple(Choice(say(f"reason.{name}")) for name in _READY))


class ReasonField(EntryLine):
    """The line itself: free text, so that what is pasted is never a block of results.

    Signals:
        let_go: The focus left.
        confirmed: Enter, where it confirms instead of going on.
    """

    let_go = Signal()
    confirmed = Signal()

    def __init__(self, look: Look, name: str, *, enter_confirms: bool = False) -> None:
        """Start blank; `name` is what a screen reader says."""
        super().__init__("reason")
        self._enter_confirms = enter_confirms
        self.setMaxLength(LONGEST)
        self.setFont(look.font(14))
        self.setProperty("tight", True)
        self.setFixedHeight(look.px(32))
        self.setAccessibleName(name)

    def describe(self, question: str, panel: QuestionPanel) -> None:
        """Say the question and its ready answers to a screen reader."""
        ready = (f"{button.text()}, {button.accessibleDescription()}" for button in panel.answers())
        self.setAccessibleDescription(f"{question} {'; '.join(ready)}")

    def put(self, text: str) -> None:
        """Write a ready reason, as if it had been typed."""
        self.selectAll()
        self.insert(text)
        self.textEdited.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm by either Enter key where that is what it does."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._enter_confirms and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusOutEvent(event)
        self.let_go.emit()

    def _take(self, content: QMimeData | None) -> None:
        text = " ".join(content.text().split()) if content is not None else ""
        if text:
            self.insert(text)
            self.textEdited.emit(self.text())


class ReasonLine(QWidget):
    """Asks why a count is amended: while the line is blank and has the cursor, the ready answers stand open.

    Signals:
        reason_typed: What stands in the line now.
    """

    reason_typed = Signal(str)

    def __init__(self, look: Look, phrasebook: Phrasebook, width: int) -> None:
        """Start blank and hidden; `width` in pixels."""
        super().__init__()
        self._look, self._phrasebook = look, phrasebook
        self._asked = False
        self._short = False
        self.setFixedWidth(width)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        label = plain_label(self.tr("Reason"), look.font(13))
        label.setFixedWidth(look.px(NARROW_LABEL if width < look.px(NARROW_BELOW) else LABEL))
        self.line = ReasonField(look, self.tr("Reason for the amendment"))
        self.line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        label.setBuddy(self.line)
        row.addWidget(label)
        row.addWidget(self.line, 1)
        lines.addLayout(row)
        # With the sentence saying Alt, the ready reasons need three lines of the column instead of five.
        self.panel = QuestionPanel(look, phrasebook, width, key="{0}")
        self.panel.show_note(reason_note(say("reason.amend")))
        self.panel.choice_taken.connect(self.take_choice)
        lines.addWidget(self.panel)
        self.hint = QuestionPanel(look, phrasebook, width)
        self.hint.show_note(Note(NoteKind.ASK, "reason", say("reason.amend_short")))
        lines.addWidget(self.hint)
        self.line.entry_typed.connect(self.take_text)
        self.line.answer_wanted.connect(self.panel.answer)
        self.line.units_wanted.connect(self.open_menu)
        self.line.focused.connect(self.show_panel)
        self.line.let_go.connect(self.show_panel)
        self.line.describe(self.panel.text, self.panel)
        self.show_panel()
        self.hide()

    def fit(self, height: int) -> None:
        """Fold the ready reasons into a menu where the column, of so many pixels, has no room for them."""
        self._short = self.panel.sizeHint().height() + self._look.px(FOOT) > height
        self.show_panel()

    @Slot()
    def open_menu(self) -> None:
        """Open the ready reasons under the line."""
        choices = reason_note(say("reason.amend")).choices
        texts = [self._phrasebook.text(choice.label) for choice in choices]
        menu = QMenu(self)
        menu.setFont(self.line.font())
        for number, text in enumerate(texts, start=1):
            menu.addAction(f"&{number}  {text}")
        chosen = menu.exec(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        if chosen is not None:
            self.take_choice(choices[menu.actions().index(chosen)])
        menu.deleteLater()

    def show_reason(self, reason: str) -> None:
        """Show a reason that came from outside."""
        self._asked = False
        self.line.show_text(reason)
        self.show_panel()

    @Slot()
    def ask(self) -> None:
        """Ask for the reason, with the cursor in the line."""
        self._asked = True
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_panel()

    @Slot(str, str)
    def take_text(self, _: str, text: str) -> None:
        """Take what is typed."""
        self.reason_typed.emit(text)
        self.show_panel()

    @Slot(object)
    def take_choice(self, choice: Choice) -> None:
        """Take a ready reason; the cursor stays behind it, for a word more."""
        self.line.put(self._phrasebook.text(choice.label))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_panel(self) -> None:
        """Show the ready reasons while one is wanted."""
        blank = not self.line.text().strip()
        wanted = blank and (self._asked or self.line.hasFocus())
        self.line.show_asks(blank and self._asked)
        self.panel.setVisible(wanted and not self._short)
        self.hint.setVisible(wanted and self._short)
