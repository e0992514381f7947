"""Ground: what lies beneath the zones of the window, and shows until they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


class Ground(QWidget):
    """The grounds of bar and status line, and the line between entry and the rest.

    They are widgets with a colour each: a painter's first call imports the namespace `Qt`, which takes
    longer than all of the first paint.

    Signals:
        painted_first: The ground and what stands on it can be seen.
    """

    painted_first = Signal()

    def __init__(self, look: Look) -> None:
        """Start without an extent."""
        super().__init__()
        theme = look.theme
        self._bar = self._strip(theme.amber)
        self._foot = self._strip(theme.window)
        self._edge = self._strip(theme.divider)
        self._was_painted = False

    def divide(self, x: int, top: int, bottom: int) -> None:
        """Say where the column ends, the bar above it and the status line beneath it."""
        self._bar.setGeometry(0, 0, self.width(), top)
        self._edge.setGeometry(x, top, 1, bottom - top)
        self._foot.setGeometry(0, bottom, self.width(), self.height() - bottom)

    def _strip(self, colour: str) -> QWidget:
        strip = QWidget(self)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(colour))
        strip.setPalette(palette)
        strip.setAutoFillBackground(True)
        return strip

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so after the first time; the window has painted its own colour already."""
        if not self._was_painted:
            self._was_painted = True
            # What is painted can be seen once this event is over.
            QTimer.singleShot(0, self, self.painted_first.emit)
