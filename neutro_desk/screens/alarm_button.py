"""AlarmButton: the warning line as a button that opens the definitions, named at its right end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from neutro_desk.screens.action_button import paint_ring
from neutro_desk.screens.key_names import key_name

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

FEVER_KEYS = "Ctrl+Shift+F"


class AlarmButton(QAbstractButton):
    """Lies over the whole warning line, which shows through it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Build the button, hidden until the line shows."""
        super().__init__(parent)
        self._look = look
        self.is_named = True
        self.setText(self.tr("Definitions"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Fever: definitions side by side"))
        self.setAccessibleDescription(key_name(FEVER_KEYS))
        self.setToolTip(f"{self.accessibleName()}  {key_name(FEVER_KEYS)}")
        self.hide()

    @property
    def room(self) -> int:
        """Pixels that the name takes at the right end of the line; 0 where it is left out."""
        if not self.is_named or self.isHidden():
            return 0
        return QFontMetrics(self._font).horizontalAdvance(self.text()) + self._look.px(16)

    @property
    def _font(self) -> QFont:
        font = self._look.font(13, 500)
        font.setUnderline(True)
        return font

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter as by Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name, and the ring while the button has the keys."""
        painter, theme = QPainter(self), self._look.theme
        if self.room:
            painter.setFont(self._font)
            painter.setPen(QColor(theme.on_alarm))
            right = self.width() - self._look.px(16)
            place = QRect(right - self.room, 0, self.room, min(self.height(), self._look.px(36)))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            paint_ring(painter, self.rect().toRectF(), theme.on_alarm, self._look)
        painter.end()
