"""FocusRing: the ring of 3 px over a large control that has the keyboard and paints none itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.action_button import paint_ring

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

_FOLLOWED = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize, QEvent.Type.Show)


class FocusRing(QWidget):
    """Lies over the control, lets the pointer through, and is seen while the control has the focus."""

    def __init__(self, control: QWidget, look: Look, color: str | None = None) -> None:
        """Lie over a control; `color` where the theme's accent cannot be told from its ground."""
        super().__init__(control)
        self._control, self._look = control, look
        self._color = color or look.theme.accent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow size and focus of the control."""
        if event.type() in _FOLLOWED:
            has_focus = self._control.hasFocus()
            if has_focus:
                self.setGeometry(self._control.rect())
                self.raise_()
            self.setVisible(has_focus)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        paint_ring(painter, QRectF(self.rect()), self._color, self._look, radius=2)
        painter.end()
