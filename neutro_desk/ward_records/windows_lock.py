"""WindowsLock: hears that the session locks or the workstation sleeps. Not tried on a machine yet."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication

POWER_BROADCAST, SUSPENDING = 0x0218, 4
"""WM_POWERBROADCAST with PBT_APMSUSPEND."""

SESSION_CHANGE, SESSION_LOCKED = 0x02B1, 7
"""WM_WTSSESSION_CHANGE with WTS_SESSION_LOCK."""


class WindowsLock(QObject):
    """Filters the messages of Windows for those two.

    Signals:
        locking: The session locks, or the workstation is about to sleep.
    """

    locking = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Register the program's window for messages about the session."""
        super().__init__(parent)
        self._filter = _MessageFilter(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        library = getattr(ctypes, "WinDLL", None)
        for window in QGuiApplication.topLevelWindows():
            if library is not None:
                library("wtsapi32").WTSRegisterSessionNotification(wintypes.HWND(int(window.winId())), 0)


class _MessageFilter(QAbstractNativeEventFilter):
    """Looks at each message; takes none away."""

    def __init__(self, told: WindowsLock) -> None:
        super().__init__()
        self._told = told

    def nativeEventFilter(  # type: ignore[override,unused-ignore]
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Tell of a lock and of a sleep."""
        if QByteArray(kind) == b"windows_generic_MSG":
            said = wintypes.MSG.from_address(int(message))
            asleep = said.message == POWER_BROADCAST and said.wParam == SUSPENDING
            locked = said.message == SESSION_CHANGE and said.wParam == SESSION_LOCKED
            if asleep or locked:
                self._told.locking.emit()
        return False, 0
