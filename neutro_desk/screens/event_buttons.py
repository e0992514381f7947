"""The row of buttons at the foot of the form for an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from neutro_desk.screens.key_names import key_name

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


class EventButtons(QWidget):
    """Remove and medication list at the left, cancel and save at the right.

    Attributes:
        remove: Takes an event off the time line; seen where one is amended.
        list: Asks for the medication list; seen where a new event is typed.
        leave: Closes the form.
        save: Saves the event; Enter presses it.
    """

    def __init__(self, look: Look) -> None:
        """Build the buttons; the form hears them."""
        super().__init__()
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setAccessibleDescription(self.tr("Takes the event off the time line"))
        self.list = QPushButton(self.tr("Medication list"))
        self.list.setAccessibleDescription(self.tr("Types or pastes several medicines at once; Ctrl+M"))
        self.leave = QPushButton(self.tr("Cancel") + "   " + key_name("Esc"))
        self.leave.setAccessibleName(self.tr("Cancel"))
        self.leave.setAccessibleDescription(key_name("Esc"))
        self.save = QPushButton(self.tr("Save") + "   " + key_name("Enter"))
        self.save.setAccessibleName(self.tr("Save"))
        self.save.setAccessibleDescription(key_name("Enter"))
        self.save.setDefault(True)
        self.save.setProperty("role", "main")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        for button in (self.remove, self.list, self.leave, self.save):
            button.setFont(look.font(13, 600 if button is self.save else 400))
            button.setMinimumHeight(look.px(30))
            button.setAutoDefault(button is self.save)
            if button is self.leave:
                row.addStretch(1)
            row.addWidget(button)
