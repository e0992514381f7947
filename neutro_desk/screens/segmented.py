"""SegmentedSwitch: joined buttons of which one is chosen; arrows move, Space and Enter choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}


class SegmentedSwitch(QWidget):
    """A switch of two or more joined segments.

    Signals:
        chosen: The value of the segment a person chose; silent when `set_chosen` is called.
        left: -1 or 1 when Up or Down asks for the field before or after.
    """

    chosen = Signal(str)
    left = Signal(int)

    def __init__(
        self,
        look: Look,
        segments: Sequence[tuple[str, str]],
        name: str,
        *,
        text_size: float = 13,
        height: float = 30,
        padding: float = 8,
        parent: QWidget | None = None,
    ) -> None:
        """Build the segments from (value, text); none is chosen.

        Args:
            name: Accessible name of the whole, read with each segment.
        """
        super().__init__(parent)
        self._look = look
        self._values = [value for value, _ in segments]
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        last = len(segments) - 1
        for place, (_, text) in enumerate(segments):
            button = _Segment(text, look, text_size, height, padding)
            button.setProperty("place", "first" if place == 0 else "last" if place == last else "middle")
            button.setAccessibleName(f"{name}: {text}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == 0 else Qt.FocusPolicy.ClickFocus)
            button.moved.connect(self.move_focus)
            button.left.connect(self.left)
            self._group.addButton(button, place)
            row.addWidget(button)
        self._group.buttonClicked.connect(self.say_chosen)
        self.setFocusProxy(self._group.button(0))
        self.setStyleSheet(_sheet(look))

    @property
    def value(self) -> str | None:
        """The chosen value; None when none is."""
        place = self._group.checkedId()
        return None if place < 0 else self._values[place]

    def segment(self, value: str) -> QAbstractButton:
        """Return the button of one value."""
        return self._group.button(self._values.index(value))

    def set_chosen(self, value: str | None) -> None:
        """Show another choice, or none, without saying so."""
        if value == self.value:
            return
        # An exclusive group never gives its last choice back: it must let go first.
        self._group.setExclusive(False)
        for place, button in enumerate(self._group.buttons()):
            button.setChecked(self._values[place] == value)
        self._group.setExclusive(True)
        self._take_tab_stop(max(self._group.checkedId(), 0))

    @Slot(QAbstractButton)
    def say_chosen(self, button: QAbstractButton) -> None:
        """Say which segment was chosen."""
        place = self._group.id(button)
        self._take_tab_stop(place)
        self.chosen.emit(self._values[place])

    @Slot(int)
    def move_focus(self, by: int) -> None:
        """Move the focus to the segment before or after; at the ends it stays."""
        buttons = self._group.buttons()
        here = next((place for place, button in enumerate(buttons) if button.hasFocus()), 0)
        there = min(max(here + by, 0), len(buttons) - 1)
        buttons[there].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_tab_stop(self, place: int) -> None:
        for other, button in enumerate(self._group.buttons()):
            policy = Qt.FocusPolicy.StrongFocus if other == place else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(self._group.button(place))


class _Segment(QPushButton):
    """One segment; as wide chosen as not, although the chosen text is bolder.

    Signals:
        moved: -1 or 1 for Left and Right.
        left: -1 or 1 for Up and Down.
    """

    moved = Signal(int)
    left = Signal(int)

    def __init__(self, text: str, look: Look, text_size: float, height: float, padding: float) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self._plain, self._bold = look.font(text_size, 500), look.font(text_size, 600)
        self.setFont(self._plain)
        width = QFontMetrics(self._bold).horizontalAdvance(text) + 2 * look.px(padding) + 2
        self._size = QSize(width, look.px(height))
        self.setFixedSize(self._size)
        self.toggled.connect(self.embolden)

    @Slot(bool)
    def embolden(self, chosen: bool) -> None:  # noqa: FBT001
        """Set the text semi-bold while chosen."""
        self.setFont(self._bold if chosen else self._plain)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows, choose by Enter as by Space."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.moved.emit(_KEYS[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            super().keyPressEvent(event)


def _sheet(look: Look) -> str:
    theme, px = look.theme, look.px
    return (
        f"QPushButton {{ background: {theme.field}; color: {theme.text}; border: 1px solid {theme.border};"
        f" border-right-width: 0; border-radius: 0; padding: 0; min-height: 0; }}"
        f'QPushButton[place="first"] {{ border-top-left-radius: {px(4)}px;'
        f" border-bottom-left-radius: {px(4)}px; }}"
        f'QPushButton[place="last"] {{ border-right-width: 1px; border-top-right-radius: {px(4)}px;'
        f" border-bottom-right-radius: {px(4)}px; }}"
        f"QPushButton:hover {{ background: {theme.raised}; }}"
        f"QPushButton:checked {{ background: {theme.accent_fill}; color: {theme.on_accent};"
        f" border-color: {theme.accent_fill}; }}"
        f"QPushButton:disabled {{ color: {theme.text_3}; }}"
        f"QPushButton:focus {{ border: 3px solid {theme.accent}; }}"
        f"QPushButton:checked:focus {{ border: 3px solid {theme.text}; }}"
    )
