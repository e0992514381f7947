"""Ground: what lies beneath the zones of the window, and shows until they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


class Ground(QWidget):
    """The grounds of bar, column, panes and status line, with the line between entry and the rest.

    Signals:
        painted_first: The ground and what stands on it can be seen.
    """

    painted_first = Signal()

    def __init__(self, look: Look) -> None:
        """Start without an extent."""
        super().__init__()
        self._look = look
        self._line = (0, 0, 0)
        self._was_painted = False

    def divide(self, x: int, top: int, bottom: int) -> None:
        """Say where the column ends, the bar above it and the status line beneath it."""
        if self._line != (x, top, bottom):
            self._line = (x, top, bottom)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what no zone covers yet."""
        painter = QPainter(self)
        theme = self._look.theme
        x, top, bottom = self._line
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.fillRect(0, 0, self.width(), top, QColor(theme.amber))
        painter.fillRect(0, bottom, self.width(), self.height() - bottom, QColor(theme.window))
        painter.setPen(QColor(theme.divider))
        painter.drawLine(x, top, x, bottom)
        painter.end()
        if not self._was_painted:
            self._was_painted = True
            # What is painted can be seen once this event is over.
            QTimer.singleShot(0, self.painted_first.emit)
