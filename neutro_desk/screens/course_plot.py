"""The plot of the course for pointer and keyboard: cursor, chosen window, zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from neutro_desk.screens.plot_canvas import PlotCanvas
from neutro_desk.screens.plot_window import GRIP, ChosenWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neutro_desk.screens.plot_series import Series
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Event

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

CLOSER, WIDER = 0.8, 1.25
"""What one press of a key makes of the stretch of time shown."""

HALF = 0.5
"""Part of the picture by which Page Up and Page Down move it."""


class CoursePlot(PlotCanvas):
    """The plot with its event lane.

    Signals:
        cursor_moved: Place of the mark the cursor came to by keyboard or click.
        amending_wanted: Place of the mark that was double clicked, or F8.
        voiding_wanted: Place of the mark at which Delete was pressed.
        event_edit_wanted: Place of the event that was double clicked.
        scale_switched: Whether the scale of counts became logarithmic, by the key L.
        window_chosen: Another `ChosenWindow` for the decline, or None once it is given up.
        copy_wanted: The picture is to be copied (Ctrl+C).
        cycles_asked: Cycles of chemotherapy laid over each other are wanted (the key C).
        lines_asked: The panels of other lines are wanted, or no longer (the key O).
    """

    cursor_moved = Signal(int)
    amending_wanted = Signal(int)
    voiding_wanted = Signal(int)
    event_edit_wanted = Signal(int)
    scale_switched = Signal(bool)
    window_chosen = Signal(object)
    copy_wanted = Signal()
    lines_asked = Signal()
    cycles_asked = Signal()

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Build the canvas; it takes focus and pointer."""
        super().__init__(look, phrasebook, parent)
        self._drags_window = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_series(self, series: Series, events: tuple[Event, ...], *, known_time: bool) -> None:
        """Show marks and events; a chosen window stays while the counts at its ends do."""
        before, window = self.series, self.chosen_window
        super().show_series(series, events, known_time=known_time)
        if window is not None and not all(
            place < len(series.marks) and series.marks[place].seconds == before.marks[place].seconds
            for place in (window.first, window.last)
        ):
            self.choose_window(None)

    def choose_window(self, window: ChosenWindow | None) -> None:
        """Choose the counts that the decline is worked out over, or none."""
        if window != self.chosen_window:
            self.chosen_window = window
            self._moving.update()
            self.window_chosen.emit(window)

    # -- keys ---------------------------------------------------------------------------------------------

    def turn_scale(self) -> None:
        """Show counts on the other scale, and say so."""
        self.show_log(not self.is_log)
        self.scale_switched.emit(self.is_log)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from count to count, choose a window with Shift, zoom, amend, void, copy."""
        held = event.modifiers() & ~_KEYPAD
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_C and held == _CONTROL:
            self.copy_wanted.emit()
        elif held in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            if not (self._walk(key, choosing=held == _SHIFT) or self._change_view(key) or self._ask(key)):
                event.ignore()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Keep Esc while there is a window to give up, and Ctrl+C, which a shortcut would take otherwise."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            copies = event.key() == Qt.Key.Key_C and event.modifiers() == _CONTROL
            if copies or (event.key() == Qt.Key.Key_Escape and self.chosen_window is not None):
                event.accept()
                return True
        return bool(super().event(event))

    def _walk(self, key: Qt.Key, *, choosing: bool) -> bool:
        last = len(self.series.marks) - 1
        place = last if self.cursor_place is None else self.cursor_place
        goes_to = {
            Qt.Key.Key_Left: place - 1,
            Qt.Key.Key_Right: place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(key)
        if goes_to is None or last < 0:
            return False
        goes_to = min(max(goes_to, 0), last)
        self.put_cursor(goes_to)
        self.cursor_moved.emit(goes_to)
        if choosing:  # last, so that a screen reader hears the window and not the count alone
            still = None if self.chosen_window is None else self.chosen_window.opposite(place)
            self.choose_window(ChosenWindow(place if still is None else still, goes_to))
        return True

    def _change_view(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(CLOSER, self.cursor_second())
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom(WIDER, self.cursor_second())
        elif key == Qt.Key.Key_PageUp:
            self.pan(-HALF)
        elif key == Qt.Key.Key_PageDown:
            self.pan(HALF)
        elif key == Qt.Key.Key_L:
            self.turn_scale()
        elif key in (Qt.Key.Key_O, Qt.Key.Key_C):
            (self.lines_asked if key == Qt.Key.Key_O else self.cycles_asked).emit()
        elif key == Qt.Key.Key_Escape and self.chosen_window is not None:
            self.choose_window(None)
        else:
            return False
        return True

    def _ask(self, key: Qt.Key) -> bool:
        if self.cursor_place is None or key not in (Qt.Key.Key_F8, Qt.Key.Key_Delete):
            return False
        asked = self.amending_wanted if key == Qt.Key.Key_F8 else self.voiding_wanted
        asked.emit(self.cursor_place)
        return True

    # -- pointer ------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer with Ctrl; without it the pane scrolls."""
        turned = event.angleDelta().y()
        if event.modifiers() & _CONTROL and turned:
            self.zoom(CLOSER if turned > 0 else WIDER, self.second_at(event.position().x()))
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a window with Shift, or take hold of an end of it; else pan."""
        if event.button() == Qt.MouseButton.LeftButton:
            held = self._held_end(event.position())
            place = self.place_at(event.position())
            still = None if held is None or self.chosen_window is None else self.chosen_window.opposite(held)
            if held is not None and still is not None:
                self.chosen_window = ChosenWindow(still, held)
                self._drags_window = True
            elif place is not None and event.modifiers() & _SHIFT:
                self.choose_window(ChosenWindow(place, place))
                self._drags_window = True
        if not self._drags_window:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the cursor, or the end of a window that is held, follow the pointer from count to count."""
        if self._drags_window and self.chosen_window is not None:
            place = self.place_at(event.position())
            if place is not None:
                self.choose_window(ChosenWindow(self.chosen_window.still, place))
            return
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            held = self._held_end(event.position()) is not None
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if held else Qt.CursorShape.ArrowCursor)
            self._point_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the window; say which count was clicked."""
        if self._drags_window:
            self._drags_window = False
            if self.chosen_window is not None:
                self.put_cursor(self.chosen_window.moved)
                self.cursor_moved.emit(self.chosen_window.moved)
                self.window_chosen.emit(self.chosen_window)
            return
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._point_at(event.position()):
            self.cursor_moved.emit(self.cursor_place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask to amend the event or the count under the pointer."""
        place = next((place for reach, place in self._hit if reach.contains(event.position())), None)
        if place is not None:
            self.event_edit_wanted.emit(place)
        elif self._point_at(event.position()):
            self.amending_wanted.emit(self.cursor_place)

    def _held_end(self, at: QPointF) -> int | None:
        """Return the place of the window's end that lies under the pointer."""
        frame = self.frame()
        if self.chosen_window is None or not frame.rect.contains(at):
            return None
        ends = (self.chosen_window.first, self.chosen_window.last)
        near = [place for place in ends if abs(frame.x(self.series.marks[place].seconds) - at.x()) <= GRIP]
        return near[-1] if near else None

    def _point_at(self, at: QPointF) -> bool:
        place = self.place_at(at)
        if place is None:
            return False
        start, end = self.shown_range()
        if start <= self.series.marks[place].seconds <= end:
            self.cursor_place = place
            self._moving.update()
        return True
