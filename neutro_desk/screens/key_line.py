"""The line at the foot of the questions that names the keys of the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


class KeyLine(QWidget):
    """The line that names the keys of the guide."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Keep the keys."""
        super().__init__(parent)
        self._look = look
        self.kept_right = 0
        self._keys = (
            ("1", self.tr("yes")),
            ("2", self.tr("no")),
            ("3", self.tr("not known")),
            ("4", self.tr("pending")),
            ("0", self.tr("clear")),
            ("N", self.tr("note")),
        )
        self.setAccessibleName(", ".join(f"{key} {word}" for key, word in self._keys))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint keys and words; what has no room is left to the help."""
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.raised))
        painter.setPen(QColor(theme.divider))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        right = self.width() - self.kept_right - look.px(4)
        left, gap = look.px(15), look.px(14 if self.width() >= look.px(370) else 9)
        for key, word in self._keys:
            painter.setFont(look.font(12, 600))
            key_width = painter.fontMetrics().horizontalAdvance(key) + look.px(4)
            painter.setFont(look.font(12))
            width = key_width + painter.fontMetrics().horizontalAdvance(word)
            if left + width > right:
                return
            painter.setFont(look.font(12, 600))
            painter.setPen(QColor(theme.text))
            place = QRect(left, 0, width + 2, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, key)
            painter.setFont(look.font(12))
            painter.setPen(QColor(theme.text_2))
            painter.drawText(place.adjusted(key_width, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)
            left += width + gap
