"""PassphraseDialog: one's own passphrase, changed: the old one, then the new one twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from neutro_desk.screens.secret_field import SecretField

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

WIDTH = 480


class TypedPassphrases(NamedTuple):
    """The text of the form; `name` is whose passphrase it is."""

    name: str
    old: str
    new: str
    again: str


class PassphraseDialog(QDialog):
    """Takes a new passphrase; for another person, whose old one is not known, without it.

    Signals:
        change_wanted: The `TypedPassphrases`.
    """

    change_wanted = Signal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None, *, knows_old: bool) -> None:
        """Start blank.

        Args:
            look: Theme and scale.
            name: Whose passphrase is changed.
            parent: The window.
            knows_old: Whether the old one is asked for.
        """
        super().__init__(parent)
        self._look, self._name, self._knows_old = look, name, knows_old
        self.setWindowModality(Qt.WindowModality.WindowModal)
        title = self.tr("New passphrase for {0}").replace("{0}", name)
        self.setWindowTitle(title)
        self.heading = QLabel(title)
        self.heading.setFont(look.font(17, 600))
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        four = self.tr("four words that have nothing to do with each other")
        self.old = SecretField(look, self.tr("Passphrase so far"))
        self.new = SecretField(look, self.tr("New passphrase"), four)
        self.again = SecretField(look, self.tr("New passphrase again"))
        self.old.setVisible(knows_old)
        self.leave = QPushButton(self.tr("Cancel"))
        self.save = QPushButton(self.tr("Change"))
        self._build()
        (self.old if knows_old else self.new).line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        look = self._look
        self.save.setProperty("role", "main")
        self.leave.clicked.connect(self.reject)
        self.save.clicked.connect(self.say_change)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addStretch(1)
        for button in (self.leave, self.save):
            button.setFont(look.font(13, 600 if button is self.save else 400))
            button.setMinimumHeight(look.px(30))
            button.setAutoDefault(button is self.save)
            row.addWidget(button)
        self.save.setDefault(True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14))
        lines.setSpacing(look.px(10))
        lines.addWidget(self.heading)
        for field in (self.old, self.new, self.again):
            field.edited.connect(self.forget_problems)
            lines.addWidget(field)
        lines.addLayout(row)
        self.setFixedWidth(max(look.px(WIDTH), lines.totalMinimumSize().width()))  # a hint is never cut

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show every problem at its field, by its name in `TypedPassphrases`."""
        for name, field in (("old", self.old), ("new", self.new), ("again", self.again)):
            field.show_problem(problems.get(name, ""))
        self.adjustSize()

    def show_busy(self, busy: bool) -> None:
        """Say that the passphrase is being changed."""
        self.save.setText(self.tr("Changing ...") if busy else self.tr("Change"))
        for widget in (self.save, self.leave):
            widget.setEnabled(not busy)

    @Slot()
    def say_change(self) -> None:
        """Ask to change it."""
        texts = (self.old.text(), self.new.text(), self.again.text())
        self.change_wanted.emit(TypedPassphrases(self._name, *texts))

    @Slot()
    def forget_problems(self) -> None:
        """Take the remarks off while the text changes."""
        self.show_problems({})

    def done(self, result: int) -> None:
        """Close and hold no passphrase any more."""
        super().done(result)
        for field in (self.old, self.new, self.again):
            field.clear()
