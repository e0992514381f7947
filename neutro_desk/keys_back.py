"""Gives the keys back to where they were in a window made anew: none may fall into another field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.main_window import MainWindow


def give_keys_back(old: MainWindow, new: MainWindow) -> None:
    """Give the focus to the field or the pane of the new window that had it in the old one."""
    had: QWidget | None = old.focusWidget()
    if had is None:
        return
    if old.pane(old.opened).isAncestorOf(had):
        take_focus: Callable[[], None] | None = getattr(new.pane(old.opened), "take_focus", None)
        if take_focus is not None:
            take_focus()
        return
    again: QWidget | None = new.findChild(QWidget, had.objectName()) if had.objectName() else None
    if again is not None:
        again.setFocus(Qt.FocusReason.OtherFocusReason)
