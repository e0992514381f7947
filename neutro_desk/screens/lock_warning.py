"""LockWarning: the line at the foot of the window that counts down to the lock; any key takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QMainWindow

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

HEIGHT = 26
SAID_AT = (60, 30, 10)
"""Seconds left at which it is read out: every second would drown everything else."""


class LockWarning(QLabel):
    """An amber line in the place of the status line; it takes no keys from anything."""

    def __init__(self, look: Look, window: QMainWindow) -> None:
        """Stand ready, unseen."""
        super().__init__(window)
        self._look = look
        theme = look.theme
        self.setFont(look.font(13, 600))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setStyleSheet(f"background: {theme.amber}; color: {theme.on_amber};")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        window.installEventFilter(self)
        self._window = window
        self._place()

    def show_seconds(self, seconds: int) -> None:
        """Show how long it is until the lock."""
        text = self.tr("The records lock in {0} s. Any key keeps them open.").replace("{0}", str(seconds))
        self.setText(text)
        self.setAccessibleName(text)
        first = self.isHidden()
        self._place()
        self.show()
        self.raise_()
        if first or seconds in SAID_AT:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        height = self._look.px(HEIGHT)
        self.setGeometry(0, self._window.height() - height, self._window.width(), height)
