"""What stands above the questions on drugs: the line for a medicine, and the medication review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.drug_line import DrugLine
from neutro_desk.screens.review_box import ReviewBox, ReviewLine

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook


class DrugSection(QWidget):
    """The line while a medicine is typed; otherwise the review, once there is a medicine.

    Signals:
        size_changed: The section needs another height.
    """

    size_changed = Signal()

    def __init__(
        self, look: Look, phrasebook: Phrasebook, clock: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        """Build both parts, unseen; `clock` tells the workstation's time for typed days."""
        super().__init__(parent)
        self.line = DrugLine(look, phrasebook, clock, self)
        self.line.hide()
        self.line.size_changed.connect(self.size_changed)
        self.review = ReviewBox(look, self)

    def show_review(self, lines: tuple[ReviewLine, ...], *, line_open: bool) -> None:
        """Show the agents, or in their place the line for another medicine if it is wanted."""
        self.review.show_lines(lines)
        self.review.setVisible(bool(lines) and not line_open)
        self.line.setVisible(line_open)

    def wanted_height(self, width: int) -> int:
        """Return the height for a width, both in pixels; 0 while the section is put away."""
        if self.isHidden():
            return 0
        review = 0 if self.review.isHidden() else self.review.wanted_height(width)
        return self.line.wanted_height(width) + review

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab stops at, from the top to the foot."""
        return (self.line.name, self.line.start, self.line.stop, self.review.list_button)

    def arrange(self) -> None:
        """Put the line above the review."""
        line = self.line.wanted_height(self.width())
        self.line.setGeometry(0, 0, self.width(), line)
        self.review.setGeometry(0, line, self.width(), self.height() - line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange both parts anew."""
        super().resizeEvent(event)
        self.arrange()
