"""Lets what a closed window leaves behind go at once, while nothing paints.

pyqtgraph's parts hold each other: without a search they outlive their window, and with them the case that it
showed. A search that begins by itself may fall into the painting of the window that took its place, where
taking a plot apart was seen to crash.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

AGAIN_MS = 100
"""How long to wait while an errand runs beside the window: nothing is looked for meanwhile (`background`)."""


class ClosedWindows(QObject):
    """Looks for what a window left behind once it is gone."""

    def see_off(self, window: QWidget) -> None:
        """Delete a window that was closed, and let go of what it leaves."""
        window.destroyed.connect(self.search_soon)
        window.hide()
        window.deleteLater()

    @Slot()
    def search_soon(self) -> None:
        """Search from the event loop: the window is still being taken apart."""
        QTimer.singleShot(0, self, self.search)

    @Slot()
    def search(self) -> None:
        """Search everything, also what stood at the start and is not looked through otherwise."""
        if not gc.isenabled():
            QTimer.singleShot(AGAIN_MS, self, self.search)
            return
        was_frozen = gc.get_freeze_count() > 0
        gc.unfreeze()
        gc.collect()
        if was_frozen:
            gc.freeze()
