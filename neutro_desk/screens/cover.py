"""Cover: the sign-in over the whole window; nothing beneath it is seen, read out or pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from neutro_desk.screens.slim_bar import slim_bar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from neutro_desk.screens.style import Look

BAR = 44
STILL_WORKING = frozenset(("Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0"))
"""Keys of the window that work over the cover: those of the scale."""


class Cover(QWidget):
    """A ground over the window, with a panel in its middle.

    Attributes:
        panel: What stands in the middle; it scrolls where the window is low.
    """

    def __init__(self, look: Look, panel: QWidget, name: str) -> None:
        """Make the cover; it stands once `stand_over` is called.

        Args:
            look: Theme and scale.
            panel: What stands in the middle.
            name: What is read out when the cover appears.
        """
        super().__init__()
        self._look, self.panel = look, panel
        self._window: QMainWindow | None = None
        self.setAccessibleName(name)
        sheet = QWidget()
        middle = QVBoxLayout(sheet)
        middle.setContentsMargins(look.px(16), look.px(24), look.px(16), look.px(24))
        middle.addStretch(2)
        row = QHBoxLayout()  # an alignment would forget that sentences grow with fewer words in a line
        row.addStretch(1)
        row.addWidget(panel)
        row.addStretch(1)
        middle.addLayout(row)
        middle.addStretch(3)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(sheet)
        slim_bar(self._scroll, look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, look.px(BAR), 0, 0)
        whole.addWidget(self._scroll)

    def stand_over(self, window: QMainWindow) -> None:
        """Cover a window: its zones are hidden, its keys and dropped files go nowhere."""
        self._window = window
        self.setParent(window)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self._let_through(window, everything=False)
        self.show()
        self.raise_()

    def take_away(self) -> None:
        """Show the window again and go."""
        window, self._window = self._window, None
        if window is not None:
            window.removeEventFilter(self)
            self._let_through(window, everything=True)
        self.hide()
        self.deleteLater()

    def _let_through(self, window: QMainWindow, *, everything: bool) -> None:
        beneath: QWidget | None = window.centralWidget()
        if beneath is not None:
            beneath.setVisible(everything)
        window.setAcceptDrops(everything)
        for shortcut in window.findChildren(QShortcut):
            if shortcut.key().toString() not in STILL_WORKING:
                shortcut.setEnabled(everything)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the size of the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window and self._window is not None:
            self.setGeometry(self._window.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the dark bar where that of a patient would stand."""
        painter, theme = QPainter(self), self._look.theme
        painter.fillRect(event.rect(), QColor(theme.surface))
        bar = QRect(0, 0, self.width(), self._look.px(BAR))
        painter.fillRect(bar, QColor(theme.bar))
        painter.setPen(QColor(theme.bar_text))
        painter.setFont(self._look.font(17, 600))
        left = bar.adjusted(self._look.px(16), 0, 0, 0)
        painter.drawText(left, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), "Neutro Desk")
        if theme.name == "dark":
            painter.fillRect(0, self._look.px(BAR) - 1, self.width(), 1, QColor(theme.divider))
        painter.end()
