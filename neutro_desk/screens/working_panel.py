"""The working panel: formula with its numbers, sources and versions of the result, beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


class WorkingPanel(QDialog):
    """A small window that blocks nothing; Esc closes it."""

    def __init__(self, look: Look, parent: QWidget | None = None, title: str = "", name: str = "") -> None:
        """Build the panel; by default the one of a result's working.

        Args:
            look: Theme and scale.
            parent: The window.
            title: Of the panel.
            name: What the text is called for a screen reader.
        """
        super().__init__(parent)
        self.setWindowTitle(title or self.tr("Working"))
        self.setModal(False)
        self.setFont(look.font(13))
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(name or self.tr("Working, sources and versions"))
        self.text.setAccessibleDescription(self.tr("Arrow keys scroll, Esc closes"))
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        self.resize(look.px(560), look.px(300))

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show other paragraphs."""
        self.text.setPlainText("\n\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
