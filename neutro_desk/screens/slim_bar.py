"""A scroll bar that leaves the room to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

    from neutro_desk.screens.style import Look

WIDTH = 8


def slim_bar(area: QAbstractScrollArea, look: Look) -> None:
    """Give an area a narrow vertical scroll bar in the border colour."""
    theme, width = look.theme, look.px(WIDTH)
    area.verticalScrollBar().setStyleSheet(
        f"QScrollBar:vertical {{ background: {theme.raised}; width: {width}px; margin: 0; border: none; }}"
        f"QScrollBar::handle:vertical {{ background: {theme.border}; min-height: {look.px(28)}px;"
        f" margin: 1px 2px; }}"
        "QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }"
        "QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: none; }"
    )
