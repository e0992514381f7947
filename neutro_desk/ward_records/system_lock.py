"""SystemLock: hears when the workstation goes to sleep or locks its screen, so that the records lock too."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

    from neutro_desk.ward_records.mac_lock import MacLock
    from neutro_desk.ward_records.sleep_delay import SleepDelay
    from neutro_desk.ward_records.windows_lock import WindowsLock

LOGIND = "org.freedesktop.login1"
MANAGER_PATH = "/org/freedesktop/login1"
SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.kde.screensaver")
ANSWER_MS = 300
TAKE_SLEEP: Any = SLOT("take_sleep(bool)")
TAKE_SAVER: Any = SLOT("take_saver(bool)")
TAKE_LOCK: Any = SLOT("take_lock()")
"""Text, which QtDBus takes; what it says of itself, that it wants bytes, it refuses."""


class SystemLock(QObject):
    """Says once for each time that the system locks or sleeps.

    On Linux it hears logind and the screen saver through D-Bus, a local socket. On Windows and macOS it asks
    the system to be told; that has not been tried on a machine. Where nothing can be heard, the idle clock
    still compares the wall clock after a sleep.

    Signals:
        locking: The system locks or is about to sleep.
    """

    locking = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Hear nothing until `listen`."""
        super().__init__(parent)
        self._delay: SleepDelay | None = None
        self._native: WindowsLock | MacLock | None = None
        self.hears: tuple[str, ...] = ()
        """What is heard, in the system's own words; for the self-check."""

    @Slot()
    def listen(self) -> None:
        """Ask the system to be told from now on."""
        if sys.platform == "linux":
            self._listen_on_buses()
        elif sys.platform == "win32":
            from neutro_desk.ward_records.windows_lock import WindowsLock  # noqa: PLC0415  Windows alone

            self._native = WindowsLock(self)
            self._native.locking.connect(self.locking)
        elif sys.platform == "darwin":
            from neutro_desk.ward_records.mac_lock import MacLock  # noqa: PLC0415  macOS alone

            self._native = MacLock(self)
            self._native.locking.connect(self.locking)

    def _listen_on_buses(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415  only with records

        from neutro_desk.ward_records.sleep_delay import SleepDelay  # noqa: PLC0415

        heard: list[str] = []
        system = QDBusConnection.systemBus()
        if system.isConnected():
            manager = f"{LOGIND}.Manager"
            if system.connect("", MANAGER_PATH, manager, "PrepareForSleep", self, TAKE_SLEEP):
                heard.append("PrepareForSleep")
                self._delay = SleepDelay(self)
                self._delay.take()
            if system.connect("", _own_session(system), f"{LOGIND}.Session", "Lock", self, TAKE_LOCK):
                heard.append("Lock")
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            heard += [
                saver
                for saver in SCREEN_SAVERS
                if session.connect("", "", saver, "ActiveChanged", self, TAKE_SAVER)
            ]
        self.hears = tuple(heard)

    @Slot(bool)
    def take_sleep(self, begins: bool) -> None:
        """Hear that the workstation is about to sleep, and let it once all is locked; or that it woke."""
        if begins:
            self.locking.emit()
        if self._delay is not None:
            if begins:
                self._delay.let_go()
            else:
                self._delay.take()

    @Slot(bool)
    def take_saver(self, begins: bool) -> None:
        """Hear that the screen saver begins, or that it is over."""
        if begins:
            self.locking.emit()

    @Slot()
    def take_lock(self) -> None:
        """Hear that this session of the system locks."""
        self.locking.emit()


def _own_session(bus: QDBusConnection) -> str:
    """Return the path of this program's session; "" where logind does not say: then every one counts."""
    from PySide6.QtDBus import QDBus, QDBusMessage  # noqa: PLC0415

    manager = f"{LOGIND}.Manager"
    ask = QDBusMessage.createMethodCall(LOGIND, MANAGER_PATH, manager, "GetSessionByPID")
    ask.setArguments([os.getpid()])
    answer = bus.call(ask, QDBus.CallMode.Block, ANSWER_MS)
    found = answer.arguments()
    if answer.type() is not QDBusMessage.MessageType.ReplyMessage or not found:
        return ""
    path = getattr(found[0], "path", None)
    return str(path()) if callable(path) else ""
