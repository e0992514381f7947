"""ChoiceBox: a drop-down with its chevron, which the wheel does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

_AROUND = 34
"""Pixels of the design around the text: padding and chevron."""


class ChoiceBox(QComboBox):
    """A drop-down in the look of the fields."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Build it empty; `name` is read out."""
        super().__init__(parent)
        self._look = look
        self.setFont(look.font(13))
        self.setMinimumHeight(look.px(32))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Up and Down or a letter choose, Alt+Down opens the list"))

        self.currentTextChanged.connect(self.tell_cut)

    @Slot()
    def tell_cut(self) -> None:
        """Tell what is chosen in full where it is cut."""
        text, look = self.currentText(), self._look
        taken = self.fontMetrics().horizontalAdvance(text) + self.iconSize().width() + look.px(_AROUND)
        self.setToolTip(text if taken > self.width() else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look anew whether what is chosen is cut."""
        super().resizeEvent(event)
        self.tell_cut()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and a chevron at its end."""
        super().paintEvent(event)
        look, middle = self._look, self.height() / 2
        right, reach = self.width() - look.px(14), look.px(4)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(QColor(look.theme.text_2), 1.5 * look.scale))
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(right - reach, middle - reach / 2),
                    QPointF(right, middle + reach / 2),
                    QPointF(right + reach, middle - reach / 2),
                ]
            )
        )
        painter.end()
