"""SegmentedSwitch: joined buttons of which one is chosen; arrows move, Space chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from neutro_desk.screens.action_button import paint_ring

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTERS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class SegmentedSwitch(QWidget):
    """A switch of two or more joined segments.

    Signals:
        chosen: The value of the segment a person chose; silent when `set_chosen` is called.
    """

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        segments: Sequence[tuple[str, str]],
        name: str,
        *,
        text_size: float = 13,
        height: float = 30,
        padding: float = 8,
        enter_goes_on: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Build the segments from (value, text); none is chosen.

        Args:
            look: Theme and scale.
            segments: Value and text of each.
            name: Accessible name of the whole, read with each segment.
            text_size: Pixels of the design, as all measures here.
            height: Of the switch.
            padding: Left and right of each text.
            enter_goes_on: Among fields, where Enter goes on and must never answer; elsewhere it chooses.
            parent: The widget it stands in.
        """
        super().__init__(parent)
        self._values = [value for value, _ in segments]
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_, text) in enumerate(segments):
            ends = (place == 0, place == len(segments) - 1)
            button = _Segment(text, look, ends, (text_size, height, padding))
            button.setAccessibleName(f"{name}: {text}")
            button.setAccessibleDescription(self.tr("Left and Right move, Space chooses"))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == 0 else Qt.FocusPolicy.ClickFocus)
            button.forward = _ENTERS if enter_goes_on else frozenset()
            button.moved.connect(self.move_focus)
            self._group.addButton(button, place)
            row.addWidget(button)
        self._group.buttonClicked.connect(self.say_chosen)

    @property
    def value(self) -> str | None:
        """The chosen value; None when none is."""
        place = self._group.checkedId()
        return None if place < 0 else self._values[place]

    def segment(self, value: str) -> QAbstractButton:
        """Return the button of one value."""
        return self._group.button(self._values.index(value))

    def segments(self) -> list[QAbstractButton]:
        """Return the buttons from left to right."""
        return self._group.buttons()

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

    @Slot()
    def take_keys(self) -> None:
        """Take the keyboard, at the chosen segment or the first."""
        self._group.button(max(self._group.checkedId(), 0)).setFocus(Qt.FocusReason.OtherFocusReason)

    def rename(self, place: int, value: str, text: str) -> None:
        """Let a segment stand for another value."""
        self._values[place] = value
        button = self._group.button(place)
        button.setText(text)
        button.setAccessibleName(f"{self.accessibleName()}: {text}")

    def show_text(self, value: str, text: str) -> None:
        """Let a segment say something longer or shorter, in as much room as that takes."""
        button = self.segment(value)
        if isinstance(button, _Segment):
            button.fit(text)
            self._row.activate()  # at once: whoever lays the switch out asks for its width right away
            self.updateGeometry()

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
        """Let the Tab key stop once: at the chosen segment, or the first."""
        for other, button in enumerate(self._group.buttons()):
            policy = Qt.FocusPolicy.StrongFocus if other == place else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class _Segment(QAbstractButton):
    """One segment, filled and semi-bold while chosen, and then no wider.

    Signals:
        moved: -1 or 1 for Left and Right.
    """

    moved = Signal(int)

    def __init__(
        self, text: str, look: Look, ends: tuple[bool, bool], measures: tuple[float, float, float]
    ) -> None:
        super().__init__()
        text_size, height, padding = measures
        self._look, self._ends = look, ends
        self.forward: frozenset[Qt.Key] = frozenset()
        self.setCheckable(True)
        self._plain, self._bold = look.font(text_size), look.font(text_size, 600)
        self._around = round(2 * padding * look.scale) + 1
        self.setFixedHeight(look.px(height))
        self.fit(text)

    def fit(self, text: str) -> None:
        """Say a text in as much room as it takes while chosen."""
        self.setText(text)
        self.setFixedWidth(QFontMetrics(self._bold).horizontalAdvance(text) + self._around)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows, choose by Space; Up and Down go to the next field, as Enter does among fields."""
        key = Qt.Key(event.key())
        is_enter = key in _ENTERS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS:
            self.moved.emit(_ARROWS[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) or (is_enter and key in self.forward):
            self.focusNextPrevChild(key != Qt.Key.Key_Up)
        elif is_enter:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the segment; its left line belongs to it, its right one only at the end."""
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        chosen, rect = self.isChecked(), QRectF(self.rect())
        first, last = self._ends
        shape = rect.adjusted(0 if first else -8, 0, 0 if last else 8, 0).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(shape, self._look.px(4), self._look.px(4))
        ground = theme.accent_fill if chosen else theme.raised if self.underMouse() else theme.field
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(theme.accent_fill if chosen else theme.border), 1))
        painter.drawPath(path)
        if not first and not chosen:
            painter.setPen(QPen(QColor(theme.divider), 1))
            painter.drawLine(QLineF(0.5, 1, 0.5, rect.height() - 1))
        if self.hasFocus():
            paint_ring(painter, rect, theme.text if chosen else theme.accent, self._look)
        painter.setFont(self._bold if chosen else self._plain)
        ink = theme.on_accent if chosen else theme.text_2 if self.isEnabled() else theme.text_3
        painter.setPen(QColor(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
