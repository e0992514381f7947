"""TickBox: a box to tick with its words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from neutro_desk.screens.action_button import paint_box, paint_ring

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

_NUMBER_SIGNS = "0123456789.,<>"
_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.30))


class TickBox(QAbstractButton):
    """A box of 16 px: Space ticks, Enter and the arrows go on, and so does a number, into the next field."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        """Start without a tick."""
        super().__init__(parent)
        self._look = look
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFont(look.font(12))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return box, gap and words, with room for the ring."""
        px = self._look.px
        return QSize(px(16 + 8 + 8) + QFontMetrics(self.font()).horizontalAdvance(self.text()), px(26))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter and Down, back by Up; Space ticks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Up:
            self.focusNextPrevChild(False)
        elif event.text() and event.text() in _NUMBER_SIGNS:
            self._hand_on(event)
        else:
            super().keyPressEvent(event)

    def _hand_on(self, event: QKeyEvent) -> None:
        """Give a number that is begun here to the next field: lost, all that follow would move up by one."""
        self.focusNextPrevChild(True)
        if not self.hasFocus():
            QApplication.sendEvent(self.window().focusWidget(), event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, tick and words."""
        theme, px, painter = self._look.theme, self._look.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        side = px(16)
        box = QRectF(px(4), (self.height() - side) / 2, side, side)
        ticked = self.isChecked()
        ground, border = (theme.accent_fill, theme.accent_fill) if ticked else (theme.field, theme.border)
        paint_box(painter, box, ground, border, self._look, 3)
        if ticked:
            painter.setPen(QPen(QColor(theme.on_accent), 2 * self._look.scale))
            painter.drawPolyline(
                QPolygonF([QPointF(box.left() + x * side, box.top() + y * side) for x, y in _TICK])
            )
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), theme.accent, self._look)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.text_2))
        words = self.rect().adjusted(px(4 + 16 + 8), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
