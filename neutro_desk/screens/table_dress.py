"""How a plain table of a dialog looks: lines between rows, a quiet head, no grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from neutro_desk.screens.slim_bar import slim_bar

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

ROW_HEIGHT = 30


def dress_table(table: QTableView, look: Look, name: str, what: str, stretched: int) -> None:
    """Dress a table whose columns are as wide as their texts, but for one that takes the rest.

    Args:
        table: With its model.
        look: Theme and scale.
        name: Accessible name.
        what: What can be done there, read out with it.
        stretched: The column that takes the rest.
    """
    theme, pad = look.theme, look.px(10)
    table.setFont(look.font(13))
    table.setShowGrid(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setAccessibleName(name)
    table.setAccessibleDescription(what)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(look.px(ROW_HEIGHT))
    across = table.horizontalHeader()
    across.setFont(look.font(12, 600))
    across.setFixedHeight(look.px(28))
    across.setHighlightSections(False)
    across.setSectionsClickable(False)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    across.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    table.setStyleSheet(
        f"QTableView {{ background: {theme.surface}; border: 1px solid {theme.divider}; }}"
        f"QTableView::item {{ padding: 0 {pad}px; border-bottom: 1px solid {theme.divider}; }}"
        f"QTableView::item:selected {{ background: {theme.accent_soft}; color: {theme.text}; }}"
        f"QHeaderView::section {{ background: {theme.raised}; color: {theme.text_2}; border: none;"
        f" border-bottom: 1px solid {theme.divider}; padding: 0 {pad}px; }}"
    )
    slim_bar(table, look)
