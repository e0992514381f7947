"""MacLock: hears that the screen locks. Not tried on a machine yet; sleep is left to the idle clock."""

from __future__ import annotations

import ctypes
import ctypes.util

from PySide6.QtCore import QObject, Signal

LOCKED = b"com.apple.screenIsLocked"
DELIVER_AT_ONCE, UTF_8 = 4, 0x08000100
_Callback = ctypes.CFUNCTYPE(None, *([ctypes.c_void_p] * 5))


class MacLock(QObject):
    """Observes the distributed notification that the screen locks.

    Signals:
        locking: The screen locks.
    """

    locking = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Register with the system's centre of distributed notifications."""
        super().__init__(parent)
        self._callback = _Callback(self._tell)  # kept: the system holds no reference
        library = ctypes.util.find_library("CoreFoundation")
        if library is None:
            return
        core = ctypes.CDLL(library)
        core.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
        core.CFNotificationCenterAddObserver.argtypes = [
            *([ctypes.c_void_p] * 2),
            _Callback,
            *([ctypes.c_void_p] * 2),
            ctypes.c_long,
        ]
        name = core.CFStringCreateWithCString(None, LOCKED, UTF_8)
        centre = core.CFNotificationCenterGetDistributedCenter()
        core.CFNotificationCenterAddObserver(centre, None, self._callback, name, None, DELIVER_AT_ONCE)

    def _tell(self, *_told: object) -> None:
        self.locking.emit()
