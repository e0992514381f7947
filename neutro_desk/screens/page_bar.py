"""The dark bar of a page over the window: its name, what stands beside it, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from neutro_desk.screens.bar_button import BarButton, BarInk

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

HEIGHT = 44


class PageBar(QWidget):
    """A title, a sentence and buttons from the right.

    Attributes:
        said: What stands beside the title.
    """

    def __init__(self, look: Look, title: str, parent: QWidget) -> None:
        """Build the bar without buttons."""
        super().__init__(parent)
        theme = look.theme
        self._look, self._ink = look, BarInk(theme.bar, theme.bar_text, theme.bar_text_2, theme.border)
        self.setFixedHeight(look.px(HEIGHT))
        self.setAutoFillBackground(True)
        palette = QPalette(look.palette())
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.bar))
        self.setPalette(palette)
        name = QLabel(title, self)
        name.setFont(look.font(17, 600))
        name.setStyleSheet(f"color: {theme.bar_text};")
        self.said = QLabel(self)
        self.said.setFont(look.font(13))
        self.said.setStyleSheet(f"color: {theme.bar_text_2};")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(look.px(16), 0, look.px(12), 0)
        self._row.setSpacing(look.px(14))
        self._row.addWidget(name)
        self._row.addWidget(self.said, 1)

    def add_button(self, text: str, key: str) -> BarButton:
        """Add a button at the right and return it."""
        button = BarButton(self._look, self._ink, text, key, self)
        self._row.addWidget(button)
        return button
