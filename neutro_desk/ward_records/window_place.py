"""Where the person is in the window: the open pane and the field that has the keys, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.pane import Pane

if TYPE_CHECKING:
    from neutro_desk.screens.main_window import MainWindow

IN_PANE = "pane"
"""Stands for the pane itself, whose own parts have no lasting names."""


def place_in(window: MainWindow) -> tuple[str, str]:
    """Return the open pane and the name of the field that has the keys; "" for none with a name."""
    opened = window.opened
    focused: QWidget | None = window.focusWidget()
    if focused is None:
        return opened.value, ""
    pane = window.pane(opened)
    if focused is pane or pane.isAncestorOf(focused):
        return opened.value, IN_PANE
    return opened.value, focused.objectName()


def go_to(window: MainWindow, pane: str, focus: str) -> None:
    """Open a pane and give the keys to a field; to the white cells where it is not there any more."""
    known = {which.value: which for which in Pane}
    window.open_pane(known.get(pane, Pane.COURSE))
    if focus == IN_PANE:
        take_focus: Callable[[], None] | None = getattr(window.pane(window.opened), "take_focus", None)
        if take_focus is not None:
            take_focus()
            return
    field: QWidget | None = window.findChild(QWidget, focus) if focus else None
    (window.first_field if field is None else field).setFocus(Qt.FocusReason.OtherFocusReason)
