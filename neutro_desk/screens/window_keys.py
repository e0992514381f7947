"""The keys of the window, and how they walk from zone to zone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.main_window import MainWindow


LOCKING = "Ctrl+L"


def connect_keys(window: MainWindow) -> None:
    """Connect each key of the window with its wish."""
    wishes: tuple[tuple[str, object], ...] = (
        ("F1", window.help_wanted.emit),
        ("F2", window.new_count_wanted.emit),
        ("Shift+F2", window.table_wanted.emit),
        ("F3", window.open_course),
        ("F4", window.open_causes),
        ("F5", window.open_summary),
        ("F6", window.next_zone),
        ("Shift+F6", window.previous_zone),
        ("F7", window.event_wanted.emit),
        ("F8", window.amend_wanted.emit),
        ("F9", window.board_wanted.emit),
        ("Ctrl+M", window.medication_list_wanted.emit),
        ("F12", window.check_wanted.emit),
        ("Ctrl+B", window.content_wanted.emit),
        ("Ctrl+Return", window.add_wanted.emit),
        ("Ctrl+Enter", window.add_wanted.emit),
        ("Ctrl+P", window.print_wanted.emit),
        ("Ctrl+Shift+P", window.pdf_wanted.emit),
        ("Ctrl+Shift+C", window.copy_wanted.emit),
        ("Ctrl+Shift+V", window.paste_wanted.emit),
        ("Ctrl+Shift+F", window.fever_wanted.emit),
        ("Ctrl+Z", window.undo_wanted.emit),
        ("Ctrl+Shift+Z", window.redo_wanted.emit),
        ("Ctrl+N", window.new_case_wanted.emit),
        ("Ctrl+O", window.open_wanted.emit),
        ("Ctrl+Shift+O", window.open_file_wanted.emit),
        ("Ctrl+W", window.close_case_wanted.emit),
        (LOCKING, window.lock_wanted.emit),
        ("Ctrl+S", window.save_wanted.emit),
        ("Ctrl+Shift+S", window.save_as_wanted.emit),
        ("Ctrl++", window.larger),
        ("Ctrl+=", window.larger),
        ("Ctrl+-", window.smaller),
        ("Ctrl+0", window.usual_size),
    )
    for keys, wish in wishes:
        shortcut = QShortcut(QKeySequence(keys), window)
        everywhere = keys == LOCKING  # from a form beside the window too
        context = Qt.ShortcutContext
        shortcut.setContext(context.ApplicationShortcut if everywhere else context.WindowShortcut)
        shortcut.activated.connect(wish)


def press(window: MainWindow, key: QKeyEvent) -> None:
    """Do what a held key asks for: a wish of the window, or what it means where the focus is."""
    pressed = QKeySequence(key.keyCombination())
    shortcut = next((one for one in window.findChildren(QShortcut) if one.key() == pressed), None)
    if shortcut is not None:
        shortcut.activated.emit()
    else:
        focused: QWidget | None = window.focusWidget()
        QApplication.sendEvent(window if focused is None else focused, key)


def move_zone(window: MainWindow, zones: Sequence[QWidget], by: int) -> None:
    """Move the focus to the next zone, or the one before, that can take it."""
    focused: QWidget | None = window.focusWidget()
    at = next((place for place, zone in enumerate(zones) if _holds(zone, focused)), -1)
    for step in range(1, len(zones) + 1):
        zone = zones[(at + by * step) % len(zones)]
        target = window.first_field if zone is window.entry else _first_focus(zone)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _holds(zone: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (zone is widget or zone.isAncestorOf(widget))


def _first_focus(zone: QWidget) -> QWidget | None:
    if zone.focusPolicy() != Qt.FocusPolicy.NoFocus and zone.isVisible():
        return zone
    inside = (child for child in zone.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next((child for child in inside if child.isVisible() and child.isEnabled()), None)
