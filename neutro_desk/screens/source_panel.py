"""A small panel with the source of one line: citation, how sure it is, review status and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.evidence_lines import EvidenceLine
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

WIDTH, SIDE = 340, 14


class SourcePanel(QFrame):
    """Opens at a line; Esc, Enter or a click elsewhere closes it."""

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget) -> None:
        """Build an empty panel."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._look, self._phrasebook = look, phrasebook
        theme = look.theme
        self.setObjectName("sourcePanel")
        self.setStyleSheet(
            f"#sourcePanel {{ background: {theme.surface}; border: 1px solid {theme.border}; }}"
            f"#sourcePanel QLabel {{ color: {theme.text}; border: none; }}"
        )
        self.setFixedWidth(look.px(WIDTH))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(look.px(SIDE), look.px(12), look.px(SIDE), look.px(12))
        rows.setSpacing(look.px(6))
        self._head, self._citation, self._review = (QLabel(self) for _ in range(3))
        for label, size, weight in (
            (self._head, 13, 600),
            (self._citation, 13, 400),
            (self._review, 12, 400),
        ):
            label.setFont(look.font(size, weight))
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            rows.addWidget(label)
        self._citation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(self.tr("Source"))

    def show_line(self, line: EvidenceLine, at: QPoint) -> None:
        """Show the source of a line, its right upper corner at a point of the screen."""
        self._head.setText(line.text)
        self._citation.setText(line.citation or self._without_citation(line))
        self._review.setText(self._reviewed(line))
        self._review.setVisible(bool(self._review.text()))
        self.setAccessibleDescription(self.text())
        self._fit()
        corner = at - QPoint(self.width(), 0)
        screen = self.screen().availableGeometry()
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        corner.setY(max(screen.top(), min(corner.y(), screen.bottom() - self.height())))
        self.move(corner)
        self.show()

    def _fit(self) -> None:
        """Take the height the wrapped citations need: the size hint reckons with another width."""
        inner = self.width() - 2 * self._look.px(SIDE)
        for label in (self._head, self._citation, self._review):
            label.setFixedHeight(label.heightForWidth(inner))
        self.adjustSize()

    def text(self) -> str:
        """Return all that is shown."""
        parts = (self._head.text(), self._citation.text(), self._review.text())
        return "\n".join(part for part in parts if part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.close()
        else:
            super().keyPressEvent(event)

    def _without_citation(self, line: EvidenceLine) -> str:
        if line.provenance is None:
            return self.tr("Worked out {0}. The answer can be overruled among the questions.").format(
                line.source
            )
        return self.tr("No source has been read for this yet.")

    def _reviewed(self, line: EvidenceLine) -> str:
        provenance = line.provenance
        if provenance is None:
            return ""
        checked, status = (self._phrasebook.word(item) for item in (provenance.checked, provenance.status))
        return f"{checked[:1].upper()}{checked[1:]} · {status}, {self._phrasebook.full_date(provenance.date)}"
