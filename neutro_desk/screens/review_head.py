"""ReviewHead: how much of a pasted block was understood, and the block itself to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.field import plain_label

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

TEXT_LINES = 6
HIGHEST = 16_777_215
"""Qt's own bound for the height of a widget."""


class PastedText(QPlainTextEdit):
    """The pasted text; keys that answer or open something are left to the grid and never type a digit."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, but for keys with Alt and Ctrl+Enter."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        with_control = is_enter and held == Qt.KeyboardModifier.ControlModifier
        if held == Qt.KeyboardModifier.AltModifier or with_control:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ReviewHead(QWidget):
    """One line, and under it the pasted text, folded away until it is wanted.

    Signals:
        text_changed: The text in the box, after a person changed it.
    """

    text_changed = Signal(str)

    def __init__(self, look: Look) -> None:
        """Start with the text folded away."""
        super().__init__()
        px = look.px
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(6))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.summary = plain_label("", look.font(15, 600))
        self.summary.setWordWrap(True)
        self.link = ActionButton(look, self.tr("Show what was pasted"), Role.LINK, key="Alt+T")
        self.link.clicked.connect(self.turn_text)
        row.addWidget(self.summary, 1)
        row.addWidget(self.link)
        lines.addLayout(row)
        self.text = PastedText()
        self.text.setFont(look.font(13))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._low = self.text.fontMetrics().lineSpacing() * TEXT_LINES + px(14)
        self.text.setMinimumHeight(self._low)
        self.text.setAccessibleName(self.tr("What was pasted"))
        self.text.setAccessibleDescription(self.tr("Changes are read at once"))
        self.text.setPlaceholderText(self.tr("Paste or type results here"))
        self.text.textChanged.connect(self.say_text)
        self.text.hide()
        lines.addWidget(self.text)

    def show_summary(self, text: str) -> None:
        """Say how much was understood."""
        self.summary.setText(text)
        self.summary.setAccessibleName(text)

    def show_text(self, text: str) -> None:
        """Show a block that was pasted; silent."""
        if text != self.text.toPlainText():
            self.text.blockSignals(True)
            self.text.setPlainText(text)
            self.text.blockSignals(False)

    def fill_room(self, *, fills: bool) -> None:
        """Let the text take all the room, where no table stands beneath it."""
        self.text.setMaximumHeight(HIGHEST if fills else self._low)

    def open_text(self, *, opened: bool) -> None:
        """Unfold the text, or fold it away."""
        self.text.setVisible(opened)
        words = self.tr("Hide what was pasted") if opened else self.tr("Show what was pasted")
        self.link.show_text(words, "Alt+T")

    @Slot()
    def turn_text(self) -> None:
        """Unfold the text and go there, or fold it away."""
        opened = self.text.isHidden()
        self.open_text(opened=opened)
        if opened:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def say_text(self) -> None:
        """Say what stands in the box now."""
        self.text_changed.emit(self.text.toPlainText())
