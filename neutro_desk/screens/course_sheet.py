"""The ground of the course pane, which says when it was first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLine, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


class CourseSheet(QWidget):
    """The ground that plot, statements and table stand on, with the lines between them.

    Signals:
        first_painted: The sheet was seen for the first time.
    """

    first_painted = Signal()

    def __init__(self, look: Look) -> None:
        """Draw no lines yet."""
        super().__init__()
        self._look = look
        self._seen = False
        self._lines: tuple[QLine, ...] = ()

    def show_lines(self, *lines: QLine) -> None:
        """Draw other dividing lines."""
        self._lines = lines
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and lines."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._look.theme.surface))
        painter.setPen(QColor(self._look.theme.divider))
        painter.drawLines(list(self._lines))
        if not self._seen:
            self._seen = True
            self.first_painted.emit()
