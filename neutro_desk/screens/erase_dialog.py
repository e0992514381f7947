"""The form that removes a patient for good: the reason, and the record number typed once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from neutro_desk.screens.event_field import EventField

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

WIDTH = 520


class EraseDialog(QDialog):
    """Asks for both and says what stays; it holds the patient's words only while it is open.

    Signals:
        erase_wanted: The reason, for the audit.
    """

    erase_wanted = Signal(str)

    def __init__(self, look: Look, who: str, to_type: str, parent: QWidget | None = None) -> None:
        """Build the form.

        Args:
            look: Theme and scale.
            who: The patient, as the bar names one.
            to_type: What must be typed to confirm: the record number, or the name.
            parent: The window.
        """
        super().__init__(parent)
        self._look, self._to_type = look, to_type
        self.setWindowTitle(self.tr("Erase a patient"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(look.px(WIDTH))
        self.who = self._label(who, 15, 600)
        self.why = self._label(
            self.tr(
                "All counts, events, answers, notes and drafts of this patient are removed for good. "
                "Undo does not bring them back. The audit keeps that it was done, by whom, when and why. "
                "Encrypted backups made before still hold the patient until you replace them under Backups."
            ),
            13,
            400,
        )
        self.reason = EventField("reason", self.tr("Reason"), self.tr("no name, no number: it stays"), look)
        self.typed = EventField("typed", self.tr("Type {0}").replace("{0}", to_type), "", look)
        self.erase = QPushButton(self.tr("Erase for good"))
        self.erase.setAccessibleDescription(self.tr("Needs the reason and the number typed"))
        self.leave = QPushButton(self.tr("Cancel"))
        self.leave.setAccessibleDescription(self.tr("Changes nothing"))
        self._lay_out()
        self.typed.line.textChanged.connect(self.allow)
        self.reason.line.textChanged.connect(self.allow)
        self.erase.clicked.connect(self.confirm)
        self.leave.clicked.connect(self.reject)
        self.allow()
        self.reason.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _label(self, text: str, size: int, weight: int) -> QLabel:
        label = QLabel(text, self)
        label.setFont(self._look.font(size, weight))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14))
        column.setSpacing(look.px(10))
        for part in (self.who, self.why, self.reason, self.typed):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addStretch(1)
        for button in (self.leave, self.erase):
            button.setFont(look.font(13, 400))
            button.setMinimumHeight(look.px(30))
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)

    @Slot()
    def allow(self) -> None:
        """Let the patient be erased only once both are typed."""
        typed = " ".join(self.typed.line.text().split())
        self.erase.setEnabled(typed == self._to_type and bool(self.reason.line.text().strip()))

    @Slot()
    def confirm(self) -> None:
        """Say that the patient is to be erased, and close."""
        if self.erase.isEnabled():
            reason = " ".join(self.reason.line.text().split())
            self.accept()
            self.erase_wanted.emit(reason)

    def done(self, result: int) -> None:
        """Close and hold nothing of the patient any more."""
        super().done(result)
        self._to_type = ""
        self.who.clear()
        self.typed.line.setText("")  # clear() would leave it to undo
        self.typed.show_label("")
