"""VoidForm: asks why a count is taken out of use, over the table it stands in; nothing else waits for it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.field import plain_label
from neutro_desk.screens.question_panel import EDGE, QuestionPanel
from neutro_desk.screens.reason_line import ReasonField, reason_note
from neutro_desk.workup.statements import Choice, say

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

MARGIN, BELOW, GAP = 10, 10, 8
LINE = 300


class VoidForm(QWidget):
    """The question, its ready reasons, and a line for words of one's own; Enter voids, Esc leaves the count.

    Signals:
        confirmed: Why the count is voided.
        left: The count is left as it is.
    """

    confirmed = Signal(str)
    left = Signal()

    def __init__(self, look: Look, phrasebook: Phrasebook, width: int, parent: QWidget) -> None:
        """Build the form; `width` in pixels."""
        super().__init__(parent)
        self._look, self._phrasebook = look, phrasebook
        px = look.px
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(2), 0, px(BELOW))
        lines.setSpacing(0)
        self.panel = QuestionPanel(look, phrasebook, width)
        self.panel.choice_taken.connect(self.take_choice)
        lines.addWidget(self.panel)
        row = QHBoxLayout()
        row.setContentsMargins(px(MARGIN) + EDGE, 0, px(MARGIN), 0)
        row.setSpacing(px(GAP))
        label = plain_label(self.tr("Reason"), look.font(13), look.theme.question_text)
        self.line = ReasonField(look, self.tr("Reason for voiding"), enter_confirms=True)
        self.line.setMaximumWidth(px(LINE))
        label.setBuddy(self.line)
        self.void = ActionButton(look, self.tr("Void"), Role.ANSWER, key="Enter")
        self.leave = ActionButton(look, self.tr("Leave it"), Role.ANSWER, key="Esc")
        row.addWidget(label)
        row.addWidget(self.line, 1)
        row.addWidget(self.void)
        row.addWidget(self.leave)
        row.addStretch(1)
        lines.addLayout(row)
        self.line.entry_typed.connect(self.show_ready)
        self.line.answer_wanted.connect(self.panel.answer)
        self.line.left.connect(self.left)
        self.line.confirmed.connect(self.confirm)
        self.void.clicked.connect(self.confirm)
        self.leave.clicked.connect(self.left)
        self.setTabOrder(self.line, self.void)
        self.setTabOrder(self.void, self.leave)

    def ask(self, collected: datetime | None, reason: str = "") -> None:
        """Ask about the count of a time, with a reason that is already typed."""
        key = "reason.void" if collected is not None else "reason.void_undated"
        question = say(key, when=collected) if collected is not None else say(key)
        self.panel.show_note(reason_note(question))
        self.setAccessibleName(self.panel.text)
        self.line.describe(self.panel.text, self.panel)
        self.line.setPlaceholderText(self.tr("why it is voided"))
        self.line.show_text(reason)
        self.show_ready()

    @Slot(object)
    def take_choice(self, choice: Choice) -> None:
        """Take a ready reason; Enter voids with it."""
        self.line.put(self._phrasebook.text(choice.label))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_ready(self) -> None:
        """Let the button void as soon as there is a reason."""
        ready = bool(self.line.text().strip())
        self.void.setEnabled(ready)
        self.void.setToolTip("" if ready else self.tr("A reason is needed"))

    @Slot()
    def confirm(self) -> None:
        """Void with the reason, if there is one."""
        reason = self.line.text().strip()
        if reason:
            self.confirmed.emit(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc from a button too."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the amber edge and a line above."""
        painter, theme = QPainter(self), self._look.theme
        painter.fillRect(self.rect(), QColor(theme.question_ground))
        painter.fillRect(QRect(0, 0, self._look.px(EDGE), self.height()), QColor(theme.question_edge))
        painter.setPen(QColor(theme.border))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()
