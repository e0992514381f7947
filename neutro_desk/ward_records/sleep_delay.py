"""SleepDelay: lets the workstation wait with its sleep until the records are locked (logind, Linux)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

LOGIND, MANAGER_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER = f"{LOGIND}.Manager"


class SleepDelay(QObject):
    """Holds logind's delay lock, an open file, while the program runs; logind waits some seconds at most."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self._held: Any = None
        self._asking: QDBusPendingCallWatcher | None = None

    def take(self) -> None:
        """Ask for the delay; where logind does not give it, the sleep waits for nobody."""
        ask = QDBusMessage.createMethodCall(LOGIND, MANAGER_PATH, MANAGER, "Inhibit")
        ask.setArguments(["sleep", "Neutro Desk", self.tr("Locks the records of the ward"), "delay"])
        self._asking = QDBusPendingCallWatcher(QDBusConnection.systemBus().asyncCall(ask), self)
        self._asking.finished.connect(self.keep)

    @Slot(object)
    def keep(self, answered: QDBusPendingCallWatcher) -> None:
        """Keep the open file that stands for the delay."""
        answer: QDBusMessage = answered.reply()
        given = answer.arguments()
        if answer.type() is QDBusMessage.MessageType.ReplyMessage and given:
            self._held = given[0]
        self._asking = None
        answered.deleteLater()  # it holds the open file too

    def let_go(self) -> None:
        """Let the workstation sleep: closing the file ends the delay."""
        self._held = None
