"""The hand in the event lane: chooses an event, and moves it by days with the pointer or by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from neutro_desk.screens.lane_ghost import Dragged, LaneGhost
from neutro_desk.screens.lane_grips import Held, held_at, place_at
from neutro_desk.screens.lane_sayings import chosen_saying, moved_saying
from neutro_desk.screens.time_axis import seconds_of
from neutro_desk.workup.case import moment_as_datetime
from neutro_desk.workup.moved_event import EventPart, Moved, moment_of, moved_event
from neutro_desk.workup.statements import Statement, say

if TYPE_CHECKING:
    from neutro_desk.screens.course_plot import CoursePlot
    from neutro_desk.screens.plot_words import PlotWords
    from neutro_desk.screens.style import Look
    from neutro_desk.workup.case import Event

_DAY = 86400.0
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT, _NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_MOVES = {_ALT: EventPart.WHOLE, _CONTROL: EventPart.START, _CONTROL | _SHIFT: EventPart.STOP}
"""Held with Left or Right: what of the chosen event is moved by a day."""

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WALKS = (*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End)
_LEFT = Qt.MouseButton.LeftButton


class LaneHand(QObject):
    """Hears pointer and keys before the plot does; what concerns no event goes on to the plot.

    Signals:
        event_moved: An `Event` as it was, and as it was moved.
        event_edit_wanted: Place of the event whose form is wanted (F8, Enter).
        event_removed: The `Event` to take off the time line (Delete).
        said: What was chosen or moved, or why it was not.
    """

    event_moved = Signal(object, object)
    event_edit_wanted = Signal(int)
    event_removed = Signal(object)
    said = Signal(str)

    def __init__(self, plot: CoursePlot, look: Look, words: PlotWords, clock: Callable[[], datetime]) -> None:
        """Stand before the plot; `clock` tells the workstation's time, beyond which nothing is moved."""
        super().__init__(plot)
        self._plot, self._look, self._words, self._clock = plot, look, words, clock
        self._events: tuple[Event, ...] = ()
        self._ghost = LaneGhost(plot, look)
        self._held: Held | None = None
        self._pressed_at = QPointF()
        self._moved: Moved | None = None
        self._given_up = False
        plot.installEventFilter(self)
        plot.viewport().installEventFilter(self)

    @property
    def chosen(self) -> int | None:
        """Place of the event that keys act on; None when none is chosen."""
        return self._ghost.chosen

    @property
    def shown_date(self) -> str:
        """What stands beside the pointer while an event is dragged; blank otherwise."""
        return "" if self._ghost.dragged is None else self._ghost.dragged.said

    def show_events(self, events: tuple[Event, ...]) -> None:
        """Know the events; the chosen one stays while the same one is at its place."""
        before, place = self._events, self.chosen
        self._events = events
        if events != before:
            self._let_go_of_drag()
        if place is not None and (place >= len(events) or _other(before[place], events[place])):
            self._ghost.chosen = None
        self._ghost.refresh()

    def choose(self, place: int | None) -> None:
        """Choose an event for the keys, and say so; None chooses none."""
        self._ghost.chosen = place
        if place is not None:
            self._bring_into_view(self._events[place])
            event = self._events[place]
            self._tell(chosen_saying(event, self._words.event_name(event)))
        self._ghost.refresh()

    # -- who hears what -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what concerns an event of the lane."""
        if isinstance(event, QMouseEvent) and watched is self._plot.viewport():
            takes = {
                QEvent.Type.MouseButtonPress: self._press,
                QEvent.Type.MouseMove: self._move,
                QEvent.Type.MouseButtonRelease: self._release,
            }.get(event.type())
            return takes is not None and takes(event)
        if isinstance(event, QKeyEvent) and watched is self._plot:
            if event.type() == QEvent.Type.ShortcutOverride and self._wants(event):
                event.accept()
                return True
            return event.type() == QEvent.Type.KeyPress and self._press_key(event)
        if event.type() == QEvent.Type.Resize and watched is self._plot:
            self._ghost.refresh()
        return False

    # -- pointer ------------------------------------------------------------------------------------------

    def _press(self, event: QMouseEvent) -> bool:
        self._pressed_at, self._given_up = event.position(), False
        if event.button() != _LEFT or event.modifiers() & ~_KEYPAD:
            return False
        self._held = held_at(event.position(), *self._plot.lane(), self._look)
        if self._held is None and self._under(event.position()) is None and self.chosen is not None:
            self.choose(None)
        return self._held is not None

    def _move(self, event: QMouseEvent) -> bool:
        if self._given_up:
            return True
        if self._held is None:
            hovers = event.buttons() == Qt.MouseButton.NoButton
            over = hovers and held_at(event.position(), *self._plot.lane(), self._look) is not None
            if over:
                self._plot.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
            return over
        if self._ghost.dragged is None and self._near(event.position()):
            return True
        self._drag_to(self._held, event.position().x())
        return True

    def _release(self, event: QMouseEvent) -> bool:
        held, moved, dragged = self._held, self._moved, self._ghost.dragged is not None
        given_up = self._given_up
        self._let_go_of_drag()
        self._given_up = False
        if event.button() != _LEFT or given_up:
            return given_up
        if held is None:
            place = self._under(event.position()) if self._near(event.position()) else None
            if place is not None:
                self.choose(place)
            return False
        if not dragged:
            self.choose(held.place)
        elif moved is not None:
            self._ghost.chosen = held.place
            self._take(held, moved)
        return True

    def _drag_to(self, held: Held, x: float) -> None:
        """Show where the part that is held would stand, by whole days from where it was taken hold of."""
        frame = self._plot.frame().rect
        here = self._plot.second_at(min(max(x, frame.left()), frame.right()))
        days = round((here - self._plot.second_at(self._pressed_at.x())) / _DAY)
        event = self._events[held.place]
        self._moved = moved_event(event, held.part, days, self._clock())
        if self._moved is None:
            return
        stop = held.part is EventPart.STOP
        seconds = seconds_of(moment_as_datetime(self._moved.moment, end_of_day=stop))
        refused = self._moved.problem
        said = self._text(refused or moved_saying(self._words.event_name(event), held.part, self._moved))
        self._ghost.dragged = Dragged(held.place, seconds, said, refused is not None)
        self._ghost.refresh()

    def _let_go_of_drag(self) -> None:
        self._held, self._moved = None, None
        if self._ghost.dragged is not None:
            self._ghost.dragged = None
            self._ghost.refresh()

    def _near(self, at: QPointF) -> bool:
        """Return whether the pointer has gone no further than a hand that clicks may shake."""
        return (at - self._pressed_at).manhattanLength() < QApplication.startDragDistance()

    def _under(self, at: QPointF) -> int | None:
        return place_at(at, *self._plot.lane(), self._look)

    # -- keys ---------------------------------------------------------------------------------------------

    def _wants(self, event: QKeyEvent) -> bool:
        """Return whether a key is kept from the window's shortcuts."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if key == Qt.Key.Key_Escape:
            return self._ghost.dragged is not None or self.chosen is not None
        if self.chosen is None:
            return False
        return (held == _NONE and key in _ASKS) or (held in _MOVES and key in _STEPS)

    def _press_key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if key == Qt.Key.Key_Escape and self._ghost.dragged is not None:
            self._let_go_of_drag()
            self._given_up = True
            return True
        if key == Qt.Key.Key_E and held in (_NONE, _SHIFT):
            self._walk(-1 if held == _SHIFT else 1)
            return True
        if self.chosen is None:
            return False
        if held in _MOVES and key in _STEPS:
            self._step(self.chosen, _MOVES[held], _STEPS[key])
            return True
        if held == _NONE and key in _ASKS:
            self._ask(self.chosen, key)
            return True
        if key in _WALKS:
            self.choose(None)  # the keys go on to the counts, and so do F8 and Delete
        return False

    def _walk(self, by: int) -> None:
        """Choose the next event in order of time, or the one before."""
        timed = [place for place, event in enumerate(self._events) if moment_of(event, EventPart.WHOLE)]
        timed.sort(key=self._second)
        if not timed:
            self._tell(say("event.none_yet"))
            return
        at = timed.index(self.chosen) + by if self.chosen in timed else (0 if by > 0 else -1)
        self.choose(timed[at % len(timed)])

    def _step(self, place: int, part: EventPart, days: int) -> None:
        event = self._events[place]
        if event.at is not None:
            part = EventPart.WHOLE
        moved = moved_event(event, part, days, self._clock())
        if moved is None:
            key = "event.no_start" if part is EventPart.START else "event.no_stop"
            self._tell(say(key, name=self._words.event_name(event)))
        else:
            self._take(Held(place, part), moved)

    def _ask(self, place: int, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape:
            self.choose(None)
        elif key == Qt.Key.Key_Delete:
            event = self._events[place]
            self.choose(None)
            self.event_removed.emit(event)
            self._tell(say("event.removed", name=self._words.event_name(event)))
        else:
            self.event_edit_wanted.emit(place)

    # -- what comes of it ---------------------------------------------------------------------------------

    def _take(self, held: Held, moved: Moved) -> None:
        """Have the event moved, or say why it stays."""
        event = self._events[held.place]
        if moved.event is None:
            if moved.problem is not None:
                self._tell(say("event.not_moved", reason=moved.problem))
        elif moved.event != event:
            self.event_moved.emit(event, moved.event)
            self._bring_into_view(moved.event)
            self._tell(
                say("event.moved", moved=moved_saying(self._words.event_name(event), held.part, moved))
            )

    def _bring_into_view(self, event: Event) -> None:
        """Move the picture to where the event is, unless some of it is there already."""
        start, end = self._plot.shown_range()
        first = moment_of(event, EventPart.WHOLE)
        if first is None:
            return
        begins = seconds_of(moment_as_datetime(first))
        ends = begins if event.at is not None else end
        if event.stop is not None:
            ends = seconds_of(moment_as_datetime(event.stop, end_of_day=True))
        if ends < start or begins > end:
            self._plot.pan((begins - (start + end) / 2) / (end - start))

    def _second(self, place: int) -> float:
        first = moment_of(self._events[place], EventPart.WHOLE)
        return 0.0 if first is None else seconds_of(moment_as_datetime(first))

    def _tell(self, statement: Statement) -> None:
        text = self._text(statement)
        self._plot.setAccessibleDescription(text)
        self.said.emit(text)

    def _text(self, statement: Statement) -> str:
        return self._words.phrasebook.text(statement)


_ASKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F8, Qt.Key.Key_Delete, Qt.Key.Key_Escape)


def _other(before: Event, after: Event) -> bool:
    """Return whether another event stands at a place, and not the same one moved or amended."""
    return before.kind is not after.kind or before.name != after.name
