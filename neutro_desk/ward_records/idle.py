"""IdleClock: tells by wall clock how long nobody has touched the program, also across sleep."""

from __future__ import annotations

import time
from typing import NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

from neutro_desk.ward import LOCK_MINUTES

WARNED_FOR = 60
"""Seconds before the lock during which it is announced. Source: UX, Privacy."""

TICK_MS = 1000

_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class Clocks(Protocol):
    """The clocks of the workstation."""

    def wall(self) -> float:
        """Return seconds of the wall clock: it goes on while the workstation sleeps, and may be set back."""

    def steady(self) -> float:
        """Return seconds that nobody can set back; they may stand still while the workstation sleeps."""


class WorkstationClocks:
    """The clocks as they are."""

    def wall(self) -> float:
        """Return the seconds since 1970."""
        return time.time()

    def steady(self) -> float:
        """Return seconds since some moment of this start of the machine."""
        return time.monotonic()


class Moment(NamedTuple):
    """One moment on both clocks, in seconds."""

    wall: float
    steady: float


class IdleClock(QObject):
    """Counts from the last key, click or turn of the wheel in any window of the program.

    Moving the pointer alone does not count: a table that is bumped keeps nothing open.

    Signals:
        warned: Whole seconds until the lock; each second of the last minute.
        calmed: Somebody touched the program after a warning.
        ran_out: Nobody touched it for the whole time.
    """

    warned = Signal(int)
    calmed = Signal()
    ran_out = Signal()

    def __init__(self, clocks: Clocks, minutes: int, parent: QObject | None = None) -> None:
        """Stand still until `start`.

        Args:
            clocks: The clocks of the workstation.
            minutes: Time without a touch after which the records lock, 1 to 15.
            parent: Who owns this.
        """
        super().__init__(parent)
        self._clocks, self._limit = clocks, minutes * 60
        self._touched = Moment(0.0, 0.0)
        self._has_warned = False
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self.look)
        self._watched: list[QWindow] = []

    def allow(self, minutes: int) -> None:
        """Lock after so many minutes from now on, held within 1 to 15."""
        self._limit = min(max(minutes, LOCK_MINUTES[0]), LOCK_MINUTES[-1]) * 60

    def start(self) -> None:
        """Count from now on."""
        self.note_activity()
        self._ticking.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.watch)
            self.watch(application.focusWindow())
            for window in application.topLevelWindows():
                self.watch(window)

    def stop(self) -> None:
        """Stand still."""
        if not self._ticking.isActive():
            return
        self._ticking.stop()
        self._has_warned = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.disconnect(self.watch)
        for window in self._watched:
            if isValid(window):
                window.removeEventFilter(self)
        self._watched.clear()

    @Slot(object)
    def watch(self, window: QWindow | None) -> None:
        """Hear the keys and clicks of one more window of the program."""
        self._watched = [one for one in self._watched if isValid(one)]
        if window is not None and window not in self._watched:
            window.installEventFilter(self)
            self._watched.append(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch; the first one after a long sleep reaches nothing: the time has run out."""
        if event.type() not in _TOUCHES:
            return False
        if self._left() <= 0:
            self.ran_out.emit()
            return True
        self.note_activity()
        return False

    @Slot()
    def note_activity(self) -> None:
        """Count from now on: somebody is here."""
        self._touched = Moment(self._clocks.wall(), self._clocks.steady())
        if self._has_warned:
            self._has_warned = False
            self.calmed.emit()

    @Slot()
    def look(self) -> None:
        """Compare the clocks: warn in the last minute, say when the time has run out."""
        left = self._left()
        if left <= 0:
            self.ran_out.emit()
        elif left <= min(WARNED_FOR, self._limit // 2):  # of one minute the half: else it would never be calm
            self._has_warned = True
            self.warned.emit(-int(-left // 1))

    def _left(self) -> float:
        """Return the seconds left; the clock that went further counts, and a wall clock set back does not."""
        gone = max(
            self._clocks.wall() - self._touched.wall, self._clocks.steady() - self._touched.steady, 0.0
        )
        return self._limit - gone
