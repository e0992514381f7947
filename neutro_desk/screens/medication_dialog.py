"""The medication list: typed or pasted, read row by row, and taken over only by the button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from neutro_desk.screens.medication_sheet import MedicationSheet
from neutro_desk.workup.medication_list import read_list
from neutro_desk.workup.medication_questions import NO_EDIT, RowEdit
from neutro_desk.workup.medication_rows import MedicationRow, RowKey, medication_rows, taken_events

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Event
    from neutro_desk.workup.drug_names import DrugNames

WIDTH, HEIGHT, MARGIN, ABOVE, ROUND = 960, 620, 16, 14, 24


@dataclass(frozen=True, slots=True)
class TypedList:
    """The text of the box, and what was said of its rows."""

    text: str = ""
    edits: Mapping[RowKey, RowEdit] = field(default_factory=dict)


class MedicationDialog(QDialog):
    """The list over the window, never in its way; it asks before it closes with rows not taken over.

    Signals:
        events_taken: The events of the ticked rows, as a tuple, in their order.
    """

    events_taken = Signal(object)

    def __init__(
        self,
        look: Look,
        phrasebook: Phrasebook,
        clock: Callable[[], datetime],
        known: tuple[Callable[[], DrugNames | None], Callable[[], tuple[Event, ...]]],
        parent: QWidget | None = None,
    ) -> None:
        """Build the list, empty.

        Args:
            look: Theme and scale.
            phrasebook: Sentences.
            clock: The workstation's time, for typed days.
            known: Return the names of the drug list, None until it is read, and the events of the case.
            parent: The window.
        """
        super().__init__(parent)
        self._clock = clock
        self._names, self._events = known
        self._typed = TypedList()
        self._rows: tuple[MedicationRow, ...] = ()
        self.setModal(False)
        self.setWindowTitle(self.tr("Medication list"))
        px = look.px
        room = self.screen().availableGeometry().size() if parent is None else parent.size()
        width = min(px(WIDTH), room.width() - px(ROUND))
        self.resize(width, min(px(HEIGHT), room.height() - px(ROUND)))
        self.sheet = MedicationSheet(look, phrasebook, width - 2 * px(MARGIN))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(MARGIN), px(ABOVE), px(MARGIN), px(ABOVE))
        lines.addWidget(self.sheet)
        self._connect()

    @property
    def typed(self) -> TypedList:
        """What was typed and said so far."""
        return self._typed

    @property
    def rows(self) -> tuple[MedicationRow, ...]:
        """The medicines as they stand."""
        return self._rows

    @property
    def rows_left(self) -> int:
        """How many medicines are ticked or ask."""
        return sum(row.taken or bool(row.questions) for row in self._rows)

    def open_list(self, typed: TypedList | None = None) -> None:
        """Show the list, with the cursor in its text."""
        if typed is not None:
            self._typed = typed
        self.show()
        self.sheet.hide_leaving()
        self._show()
        self.sheet.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def take_text(self, text: str) -> None:
        """Read another text; what was said of rows that are still there stands."""
        if text != self._typed.text:
            self._typed = replace(self._typed, text=text)
            self._show()

    @Slot(object, object)
    def take_edit(self, row: MedicationRow, edit: RowEdit) -> None:
        """Take what was said of a row."""
        self._typed = replace(self._typed, edits={**self._typed.edits, row.key: edit})
        self._show()

    @Slot(object, str, str)
    def take_dates(self, row: MedicationRow, start: str, stop: str) -> None:
        """Take the dates as they are typed; a date without a word beside it is then dealt with."""
        edit = self._typed.edits.get(row.key, NO_EDIT)
        self.take_edit(row, replace(edit, start=start, stop=stop, dated=True))

    @Slot(int)
    def turn_row(self, place: int) -> None:
        """Leave a row out, or put it back."""
        row = self._rows[place]
        if row.event is not None:
            self.take_edit(row, replace(row.edit, taken=not row.taken))

    @Slot()
    def tick_known(self) -> None:
        """Leave out every row that is not in our list."""
        others = [row for row in self._rows if row.event is not None and not row.is_known]
        left_out = {row.key: replace(row.edit, taken=False) for row in others}
        self._typed = replace(self._typed, edits={**self._typed.edits, **left_out})
        self._show()

    @Slot(int)
    def edit_dates(self, place: int) -> None:
        """Put the cursor into the start of a row."""
        if self._rows[place].listed.reading.has_name:
            self.sheet.dates.start.setFocus(Qt.FocusReason.OtherFocusReason)
            self.sheet.dates.start.selectAll()

    @Slot()
    def take_over(self) -> None:
        """Hand over the ticked rows; rows that still ask stay, and the list closes when none does."""
        events = taken_events(self._rows)
        if not events:
            return
        open_rows = [row for row in self._rows if row.questions]
        self.events_taken.emit(events)
        kept = {row.key: row.edit for row in open_rows}
        self._typed = TypedList("\n".join(row.listed.typed for row in open_rows), kept)
        self._show()
        if not open_rows:
            self.accept()

    @Slot()
    def reject(self) -> None:
        """Close; with rows that are not taken over, ask first."""
        window = self.parentWidget()
        if self.rows_left == 0 or (window is not None and not window.isVisible()):
            self.discard()
            return
        ready = sum(row.taken for row in self._rows)
        self.sheet.show_leaving(ready, self.rows_left - ready)
        self.sheet.leave_bar.stay.setFocus()

    @Slot()
    def stay(self) -> None:
        """Stay open."""
        self.sheet.hide_leaving()
        self.sheet.go_to_table()

    @Slot()
    def discard(self) -> None:
        """Let everything go, and close."""
        self._typed = TypedList()
        self._show()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take over, answer, tick only what is known, stay; the rest is the dialog's."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt = held == Qt.KeyboardModifier.AltModifier
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and held == Qt.KeyboardModifier.ControlModifier:
            self.take_over()
        elif alt and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            if self.sheet.question.isVisible():
                self.sheet.question.answer(int(key) - int(Qt.Key.Key_1))
        elif alt and key == Qt.Key.Key_L:
            self.tick_known()
        elif key == Qt.Key.Key_Escape and self.sheet.leave_bar.isVisible():
            self.stay()
        elif not is_enter:
            super().keyPressEvent(event)

    def _show(self) -> None:
        names = self._names()
        listed = () if names is None else read_list(self._typed.text, names)
        self._rows = medication_rows(listed, self._typed.edits, self._clock(), self._events())
        self.sheet.show_rows(self._rows, self._typed.text)

    def _connect(self) -> None:
        sheet = self.sheet
        sheet.text_typed.connect(self.take_text)
        sheet.edit_given.connect(self.take_edit)
        sheet.dates_typed.connect(self.take_dates)
        sheet.table.turn_asked.connect(self.turn_row)
        sheet.table.open_asked.connect(self.edit_dates)
        sheet.only_known.clicked.connect(self.tick_known)
        sheet.close_button.clicked.connect(self.reject)
        sheet.take.clicked.connect(self.take_over)
        sheet.leave_bar.add_wanted.connect(self.take_over)
        sheet.leave_bar.discard_wanted.connect(self.discard)
        sheet.leave_bar.stay_wanted.connect(self.stay)
