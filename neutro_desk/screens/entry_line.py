"""EntryLine: a plain line of text whose keys walk the form and whose paste rule keeps blocks out."""

from __future__ import annotations

import re

from PySide6.QtCore import QKeyCombination, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

_NUMBER = re.compile(r"[<>]?\s*[0-9]+(?:[.,][0-9]+)*\s*%?\Z", re.ASCII)
_GROUPED = re.compile(r"[<>]?\s*[0-9]{1,3}[ \u00a0\u2009\u202f][0-9]{3}\Z", re.ASCII)
_APART = re.compile(r"[;\s]+")
_FORWARD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


def is_block(text: str) -> bool:
    """Return whether pasted text is more than one entry: a line break, a tab, or several numbers.

    Line breaks and blanks around it do not count: a cell copied from a sheet ends with one. `1 500` is one
    entry, which then asks.
    """
    trimmed = text.strip()
    if any(mark in trimmed for mark in "\n\r\t\u2028\u2029"):
        return True
    if _GROUPED.match(trimmed):
        return False
    return sum(bool(_NUMBER.match(part)) for part in _APART.split(trimmed)) > 1


class EntryLine(QLineEdit):
    """A line of text: Enter and Down go on, Up goes back, Esc leaves it, nothing is ever discarded.

    Signals:
        entry_typed: Name of the field and its text, after every change a person makes.
        block_pasted: Pasted or dropped text that is more than one entry; it is not inserted.
        undo_wanted: Ctrl+Z where no typing is left to take back.
        redo_wanted: The same for Ctrl+Shift+Z.
        answer_wanted: Number of the answer (from 0) to the question under the field, by Alt and its digit.
        units_wanted: Alt+Down, for the unit beside the field.
        focused: The field got the focus.
        left: Esc took the focus away.
    """

    entry_typed = Signal(str, str)
    block_pasted = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()
    answer_wanted = Signal(int)
    units_wanted = Signal()
    focused = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start blank; `name` is the field of the typed count."""
        super().__init__(parent)
        self.setObjectName(name)
        self.name = name
        self._asks = False
        self.textEdited.connect(self.say_typed)

    @Slot(str)
    def say_typed(self, text: str) -> None:
        """Say what stands in the field now."""
        self.entry_typed.emit(self.name, text)

    def show_text(self, text: str) -> None:
        """Show text that came from outside; the text a person is typing is left alone."""
        if text != self.text():
            self.setText(text)

    def show_asks(self, asks: bool) -> None:
        """Draw the amber edge of a field with an open question."""
        if asks is not self._asks:
            self._asks = asks
            self.setProperty("asks", asks)
            self.style().unpolish(self)
            self.style().polish(self)

    @Slot()
    def paste_entry(self) -> None:
        """Paste one entry from the clipboard, or report a block."""
        self._take(QGuiApplication.clipboard().mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the form, leave the field, answer, take back; everything else is typing."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt = held == Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_entry()
        elif key in _FORWARD and not held:
            self.focusNextPrevChild(True)
        elif key == Qt.Key.Key_Up and not held:
            self.focusNextPrevChild(False)
        elif key == Qt.Key.Key_Escape:
            self.clearFocus()
            self.left.emit()
        elif alt and key == Qt.Key.Key_Down:
            self.units_wanted.emit()
        elif alt and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.answer_wanted.emit(int(key) - int(Qt.Key.Key_1))
        elif key in _FORWARD:
            event.ignore()
        elif not self._took_back(event):
            super().keyPressEvent(event)

    def _took_back(self, event: QKeyEvent) -> bool:
        again = event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _REDO
        if again and not self.isRedoAvailable():
            self.redo_wanted.emit()
        elif again:
            self.redo()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self.undo_wanted.emit()
        else:
            return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusInEvent(event)
        self.focused.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        """Treat dropped text as pasted."""
        event.acceptProposedAction()
        self._take(event.mimeData())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Paste by the middle button under the same rule."""
        if event.button() == Qt.MouseButton.MiddleButton and QGuiApplication.clipboard().supportsSelection():
            clipboard = QGuiApplication.clipboard()
            self._take(clipboard.mimeData(clipboard.Mode.Selection))
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the usual menu, its paste under the same rule."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste_entry)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def _take(self, content: QMimeData | None) -> None:
        text = content.text() if content is not None else ""
        if is_block(text):
            self.block_pasted.emit(text)
        elif text.strip():
            before = self.text()
            self.insert(text.strip())
            if self.text() != before:
                self.textEdited.emit(self.text())


_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z)
