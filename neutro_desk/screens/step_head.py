"""The line above the questions of a step: its name, how much of it is asked, and what can be added there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.action_button import ActionButton, Role

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

HEIGHT, _LEFT = 28, 14


class StepHead(QWidget):
    """Name and progress of the step that is shown; its button is seen where the step has one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Build an empty line."""
        super().__init__(parent)
        self._look = look
        self._name_font, self._small = look.font(12, 600), look.font(12)
        self.name = self.progress = ""
        self.button = ActionButton(look, "", Role.LINK, parent=self)
        self.button.setFont(look.font(12, 500))
        self.button.hide()

    def show_step(self, name: str, progress: str) -> None:
        """Say which step is shown and how much of it is asked."""
        if (name, progress) == (self.name, self.progress):
            return
        self.name, self.progress = name, progress
        self.setAccessibleName(f"{name}: {progress}")
        self.setToolTip(f"{name}: {progress}")
        self.update()

    def show_button(self, text: str, key: str) -> None:
        """Offer an action with its key; "" offers none."""
        if text == self.button.text() and self.button.isHidden() is not bool(text):
            return
        self.button.show_text(text, key)
        self.button.setVisible(bool(text))
        self._arrange()

    def wanted_height(self) -> int:
        """Return the height, in pixels."""
        return self._look.px(HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        size = self.button.sizeHint()
        left = self.width() - size.width() - self._look.px(_LEFT - 4)
        self.button.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name and progress; the name gives way where both have no room."""
        look, theme, middle = self._look, self._look.theme, Qt.AlignmentFlag.AlignVCenter
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.raised))
        painter.setPen(QColor(theme.divider))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        right = self.width() - look.px(_LEFT) if self.button.isHidden() else self.button.x() - look.px(6)
        room = QRect(look.px(_LEFT), 0, right - look.px(_LEFT), self.height() - 1)
        painter.setFont(self._small)
        needed = painter.fontMetrics().horizontalAdvance(self.progress)
        painter.setFont(self._name_font)
        name = painter.fontMetrics().horizontalAdvance(self.name) + look.px(10)
        if name + needed <= room.width():
            painter.setPen(QColor(theme.text))
            painter.drawText(room, middle, self.name)
            room.setLeft(room.left() + name)
        painter.setFont(self._small)
        painter.setPen(QColor(theme.text_2))
        cut = painter.fontMetrics().elidedText(self.progress, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, cut)
