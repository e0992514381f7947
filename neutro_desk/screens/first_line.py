"""FirstLine: takes the white cells from the first paint on, until the entry column stands in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.entry_line import EntryLine
    from neutro_desk.screens.style import Look

# Importing the namespace `Qt` costs more than the first paint, so nothing here does before a key comes.
_RIGHT_AND_CENTRED = 0x0002 | 0x0080
_LABEL, _NARROW_LABEL, _GAP, _LINE, _HEIGHT, _DOWN = 66, 60, 8, 92, 32, 192
_WIDE_FROM, _NARROW_FROM = 340, 298
_ROW_ABOVE = 54
"""The laboratory's own count stands above the white cells where a ward reports that."""


class FirstLine(QLineEdit):
    """A line in the place of the white cells: figures are typed into it, every other key is held for later.

    Nothing that is typed gets lost: text goes to the column as if it were typed there, held keys follow it.
    """

    def __init__(self, look: Look, parent: QWidget, *, row_above: bool) -> None:
        """Start blank; `row_above` says whether the laboratory's own count stands above."""
        super().__init__(parent)
        self._look, self._row_above = look, row_above
        self._held: list[QKeyEvent] = []
        self.setFont(look.font(15, 500))
        self.setProperty("alignment", _RIGHT_AND_CENTRED)
        self.setAccessibleName(self.tr("White blood cells"))
        self._label = QLabel(self.tr("WBC"), parent)
        self._label.setFont(look.font(13))

    def place(self, top: int, width: int) -> None:
        """Stand where the white cells stand in an entry column of a width that begins at `top`."""
        px, room = self._look.px, width / self._look.scale
        margin = 16 if room >= _WIDE_FROM else 10 if room >= _NARROW_FROM else 4
        down = px(_DOWN) + (px(_ROW_ABOVE) if self._row_above else 0)
        label = px(_LABEL if room >= _WIDE_FROM else _NARROW_LABEL)
        self._label.setGeometry(px(margin), top + down, label, px(_HEIGHT))
        self.setGeometry(px(margin) + label + px(_GAP), top + down, px(_LINE), px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take figures and what edits them; hold every other key, and all that come after it."""
        if self._held or not _edits(event):
            self._held.append(event.clone())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let the Tab key through to `keyPressEvent`: it is held like any other."""
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer no menu yet."""

    def dropEvent(self, event: QDropEvent) -> None:
        """Take nothing by the pointer yet."""
        event.ignore()

    def hand_over(self, line: EntryLine) -> None:
        """Give text, cursor and selection to the line of the column, then leave."""
        QApplication.inputMethod().commit()
        if self.text():
            line.insert(self.text())
            line.setCursorPosition(self.cursorPosition())
            if self.hasSelectedText():
                line.setSelection(self.selectionStart(), self.selectionLength())
            line.say_typed(line.text())
        line.setFocus()
        for gone in (self, self._label):
            gone.hide()
            gone.deleteLater()

    def held_keys(self) -> list[QKeyEvent]:
        """Return the keys that were held, in order."""
        return self._held


def _edits(event: QKeyEvent) -> bool:
    from PySide6.QtCore import Qt  # noqa: PLC0415  see above

    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if held:
        return False
    keys = ("Backspace", "Delete", "Left", "Right", "Home", "End", "Shift", "CapsLock", "NumLock")
    return event.key() in [Qt.Key[f"Key_{name}"] for name in keys] or (
        bool(event.text()) and event.text().isprintable()
    )
