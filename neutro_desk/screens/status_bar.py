"""The status bar: scheme, knowledge, version, help, and whether the case is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from neutro_desk.screens.action_button import ActionButton, Role

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

HEIGHT = 26
MESSAGE_STAYS = 8000
"""Milliseconds that a message about something done stands before the versions come back."""


class StatusBar(QWidget):
    """One quiet line at the foot of the window.

    Signals:
        help_wanted: Keys and help (F1).
    """

    help_wanted = Signal()

    def __init__(self, look: Look, version: str, parent: QWidget | None = None) -> None:
        """Start with the program's version alone."""
        super().__init__(parent)
        self._look, self._version = look, version
        self._said = f"v{version}"
        self.setFixedHeight(look.px(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(14), 1, look.px(14), 0)
        row.setSpacing(look.px(12))
        self.versions = _label(look, look.theme.text_2, 400)
        self.versions.setText(self._said)
        # A long message must never make the window wider.
        self.versions.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.help = ActionButton(look, self.tr("Keys and help"), Role.LINK, key="F1")
        self.help.setFixedHeight(look.px(HEIGHT - 3))
        self.help.setFont(look.font(12))
        self.help.clicked.connect(self.help_wanted)
        self.saved = _label(look, look.theme.text, 600)
        row.addWidget(self.versions, 1)
        row.addWidget(self.help)
        row.addWidget(self.saved)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MESSAGE_STAYS)
        self._timer.timeout.connect(self.end_message)

    def show_versions(self, scheme: str, knowledge: str) -> None:
        """Show which scheme grades and which knowledge ranks."""
        self._said = "     ".join(part for part in (scheme, knowledge, f"v{self._version}") if part)
        if not self._timer.isActive():
            self.versions.setText(self._said)

    def show_saved(self, text: str) -> None:
        """Show whether the case is saved."""
        self.saved.setText(text)
        self.saved.setAccessibleName(text)

    def show_message(self, text: str) -> None:
        """Show for a while what was done."""
        self.versions.setText(text)
        self.versions.setAccessibleName(text)
        self._timer.start()

    @Slot()
    def end_message(self) -> None:
        """Bring the versions back."""
        self.versions.setText(self._said)
        self.versions.setAccessibleName(self._said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above it."""
        painter, theme = QPainter(self), self._look.theme
        painter.fillRect(self.rect(), QColor(theme.window))
        painter.fillRect(0, 0, self.width(), 1, QColor(theme.divider))
        painter.end()


def _label(look: Look, ink: str, weight: int) -> QLabel:
    label = QLabel()
    label.setFont(look.font(12, weight))
    label.setTextFormat(Qt.TextFormat.PlainText)
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    label.setPalette(palette)
    return label
