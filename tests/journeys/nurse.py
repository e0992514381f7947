"""Someone at the keyboard: keys go to whatever has the focus, in the real window."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from neutro_desk.screens.pane import Pane
from neutro_desk.startup import Startup
from tests.asked import ReadyAnswers

if TYPE_CHECKING:
    from neutro_desk.desk import Desk
    from neutro_desk.screens.causes_pane import CausesPane
    from neutro_desk.screens.main_window import MainWindow
    from neutro_desk.screens.summary_pane import SummaryPane
    from neutro_desk.ward_records.idle import Clocks

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier


class Nurse:
    """Types in a started program; asks nothing of it but what can be seen."""

    def __init__(
        self,
        qtbot: QtBot,
        application: QApplication,
        clock: Callable[[], datetime],
        look: str,
        clocks: Clocks | None = None,
    ) -> None:
        """Start the program and wait until it takes typing and knows its causes."""
        self.qtbot, self.application = qtbot, application
        self.asked = ReadyAnswers()
        self.startup = Startup(application, look=look, asking=self.asked, clock=clock, clocks=clocks)
        with qtbot.waitSignal(self.startup.stood):
            self.startup.show()
        qtbot.waitUntil(self.window.isActiveWindow)
        qtbot.waitUntil(self.window.first_field.hasFocus)
        qtbot.waitUntil(self.knows_causes)

    @property
    def window(self) -> MainWindow:
        return self.startup.window

    @property
    def desk(self) -> Desk:
        return self.startup.desk

    @property
    def causes(self) -> CausesPane:
        pane: CausesPane = self.window.pane(Pane.CAUSES)  # type: ignore[assignment]
        return pane

    @property
    def summary(self) -> SummaryPane:
        pane: SummaryPane = self.window.pane(Pane.SUMMARY)  # type: ignore[assignment]
        return pane

    def focused(self) -> QWidget:
        """Return what takes the next key: the focus, or the active window while nothing has it."""
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        assert widget is not None, "no window is active"
        return widget

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.focused(), key, held)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)

    def enter(self, *texts: str) -> None:
        """Type each text and Enter."""
        for text in texts:
            self.type(text)
            self.press(Qt.Key.Key_Return)

    def go_on_to(self, reached: QWidget) -> None:
        """Press Tab until a widget has the focus."""
        self._walk(Qt.Key.Key_Tab, PLAIN, reached)

    def go_back_to(self, reached: QWidget) -> None:
        """Press Shift+Tab until a widget has the focus."""
        self._walk(Qt.Key.Key_Backtab, SHIFT, reached)

    def _walk(self, key: Qt.Key, held: Qt.KeyboardModifier, reached: QWidget) -> None:
        for _ in range(60):
            if reached.hasFocus():
                return
            self.press(key, held)
        message = f"{reached.accessibleName()} was not reached by the keyboard"
        raise AssertionError(message)

    def knows_causes(self) -> bool:
        """Return whether the list of causes is read, or found broken."""
        return self.desk.work_up.pack is not None or "see Causes" in self.window.status.message.text()

    def wait_for_dialog(self) -> QWidget:
        """Return the dialog once it has the keyboard."""

        def is_open() -> bool:
            active = QApplication.activeWindow()
            return active is not None and active is not self.window and active.focusWidget() is not None

        self.qtbot.waitUntil(is_open)
        dialog = QApplication.activeWindow()
        assert dialog is not None
        return dialog

    def wait_for_window(self) -> None:
        """Wait until the dialog is gone; offscreen no window manager hands the keyboard back."""
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() in {None, self.window})
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def leave(self) -> None:
        """Let go of everything, whatever is unsaved."""
        QThreadPool.globalInstance().waitForDone()
        self.startup.composition.signing_in.leave()
        self.window.closing.disconnect()
        for widget in self.application.topLevelWidgets():
            widget.hide()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()  # a plot is a ring of references: taken apart while the next one is painted, it crashed


class Start(Protocol):
    """Starts the program once more."""

    def __call__(self, look: str = "light", clocks: Clocks | None = None) -> Nurse:
        """Return someone at its keyboard."""
