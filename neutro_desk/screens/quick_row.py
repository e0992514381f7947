"""QuickRow: one earlier count of the quick table, and what is asked about it; LeaveBar: what is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.entry_hints import hint_of
from neutro_desk.screens.entry_line import EntryLine
from neutro_desk.screens.field import plain_label
from neutro_desk.screens.question_panel import EDGE, QuestionPanel
from neutro_desk.workup.cbc import CbcReading, EntryMode, TypedCbc
from neutro_desk.workup.statements import Choice, Note, NoteKind, leaves_no_number, say

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Cbc

WIDTHS = {"collected_date": 128, "collected_time": 72, "anc": 96, "wbc": 96, "neutrophils": 96}
GAP = 8
COLUMNS = {
    EntryMode.LABORATORY_ANC: ("collected_date", "collected_time", "anc"),
    EntryMode.TOTAL: ("collected_date", "collected_time", "wbc", "neutrophils"),
}
Read = Callable[[TypedCbc], CbcReading]
LEAVE_OUT = Choice(say("choice.cancel"))
"""Takes a row off the table; the button says so in the table's own words."""

_BETWEEN = ("keep:", "jump:")
"""Marks of what was confirmed between two rows (`check_against`)."""


def column_title(name: str) -> str:
    """Return the head of a column."""
    translate = QCoreApplication.translate
    titles = {
        "collected_date": translate("QuickTable", "Date"),
        "collected_time": translate("QuickTable", "Time"),
        "anc": translate("QuickTable", "ANC"),
        "wbc": translate("QuickTable", "WBC"),
        "neutrophils": translate("QuickTable", "Neutrophils %"),
    }
    return titles[name]


class QuickRow(QWidget):
    """One row: the lines of all columns, those of the other way of reporting hidden.

    Signals:
        changed: The text changed.
        reached: The focus came into the row.
        block_pasted: The line it was pasted into, and the text.
        left_out: A person takes the row off the table.
    """

    changed = Signal()
    reached = Signal()
    block_pasted = Signal(object, str)
    left_out = Signal()

    def __init__(self, look: Look, phrasebook: Phrasebook, read: Read, number: int, blank: TypedCbc) -> None:
        """Start blank, in the units and the mode of `blank`; no two rows of a table share a `number`."""
        super().__init__()
        self._read, self._typed, self._number = read, blank, number
        self._version = 0
        self._reading: CbcReading | None = None
        self._between: tuple[Note, ...] = ()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(2))
        row = QHBoxLayout()
        row.setSpacing(look.px(GAP))
        self.lines: dict[str, EntryLine] = {}
        for name, width in WIDTHS.items():
            line = EntryLine(name)
            line.setFont(look.font(14, 500))
            line.setFixedSize(look.px(width), look.px(30))
            side = Qt.AlignmentFlag.AlignLeft if name.startswith("collected") else Qt.AlignmentFlag.AlignRight
            line.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            line.setProperty("tight", name.startswith("collected"))
            line.entry_typed.connect(self.take_text)
            line.focused.connect(self.reached)
            line.block_pasted.connect(self.pass_block)
            line.answer_wanted.connect(self.take_answer_number)
            line.setAccessibleDescription(hint_of(name))
            self.lines[name] = line
            row.addWidget(line)
        row.addStretch(1)
        lines.addLayout(row)
        width = look.px(sum(WIDTHS[name] for name in COLUMNS[EntryMode.TOTAL]) + 3 * GAP)
        self.problem = QuestionPanel(look, phrasebook, width)
        self.problem.choice_taken.connect(self.take_choice)
        self.problem.hide()
        lines.addWidget(self.problem)
        self.missing = plain_label("", look.font(12), look.theme.text_2)
        self.missing.hide()
        lines.addWidget(self.missing)
        self.show_columns(blank)

    @property
    def confirmed(self) -> frozenset[str]:
        """What a person confirmed about the row as it stands."""
        return self._typed.confirmed

    @property
    def typed(self) -> TypedCbc:
        """The text of the row, and what was confirmed about it."""
        return self._typed

    def show_typed(self, typed: TypedCbc) -> None:
        """Show text that was typed in another table."""
        self._typed = typed
        for name, line in self.lines.items():
            line.show_text(getattr(typed, name))
        self._version += 1
        self._read_again()

    @property
    def has_text(self) -> bool:
        """Whether anything stands in the row, be it in a column that is not shown."""
        return any(line.text().strip() for line in self.lines.values())

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the columns that are shown."""
        return not any(line.text().strip() for name, line in self.lines.items() if self._has(name))

    def read(self) -> Cbc | None:
        """Return the count when nothing in the row itself keeps it from being one.

        Its id names the row and its text as it stands: what is confirmed about it ends when it is changed.
        """
        reading = self._reading
        if reading is None or leaves_no_number(reading.notes) or self._missing(reading):
            return None
        return replace(reading.cbc, id=f"{self._number}-{self._version}")

    def count(self) -> Cbc | None:
        """Return the count, when it has a time, a number, and nothing is asked about it."""
        read = None if self._between else self.read()
        return None if read is None else replace(read, id="")

    def show_place(self, place: int) -> None:
        """Say in which row of the table, from 1, its lines stand."""
        for name, line in self.lines.items():
            line.setAccessibleName(f"{column_title(name)}, {place}")

    def show_between(self, notes: tuple[Note, ...]) -> None:
        """Ask what is odd between this row and those above it."""
        if notes != self._between:
            self._between = notes
            self.show_problem()

    def show_refused(self, why: str) -> None:
        """Say why the case did not take the count; the next change of the row takes it away."""
        self.missing.setText(why)
        self.missing.show()
        self._describe(why)

    def show_columns(self, like: TypedCbc) -> None:
        """Take mode and units; the text stays."""
        self._typed = replace(
            self._typed, mode=like.mode, anc_unit=like.anc_unit, wbc_unit=like.wbc_unit, method=like.method
        )
        for name, line in self.lines.items():
            line.setVisible(self._has(name))
        self._read_again()

    def fill(self, name: str, text: str) -> None:
        """Put text into a line; the table counts its rows when all are filled."""
        self.lines[name].setText(text)
        self._take(name, text)

    @Slot(str, str)
    def take_text(self, name: str, text: str) -> None:
        """Take the text of one line."""
        self._take(name, text)
        self.changed.emit()

    @Slot(object)
    def take_choice(self, choice: Choice) -> None:
        """Take an answer about this row."""
        if choice == LEAVE_OUT:
            self.left_out.emit()
            return
        self._typed = self._typed.chosen(choice)
        for name, line in self.lines.items():
            line.show_text(getattr(self._typed, name))
        self._read_again()
        self.changed.emit()

    @Slot(int)
    def take_answer_number(self, place: int) -> None:
        """Take an answer by its number from 0."""
        if not self.problem.isHidden():
            self.problem.answer(place)

    @Slot(str)
    def pass_block(self, text: str) -> None:
        """Pass a pasted block on with the line it was pasted into."""
        self.block_pasted.emit(self.sender(), text)

    def show_problem(self) -> None:
        """Name what keeps the row from being a count; nothing while it is blank."""
        reading = self._reading
        open_notes = () if reading is None else reading.notes
        asked = [note for note in open_notes if note.kind is not NoteKind.NOTE]
        if self._between:
            self.problem.show_note(_table_question(self._between[0]))
            self.problem.answers()[-1].show_text(self.tr("Leave out"), f"Alt+{len(self.problem.answers())}")
        elif asked:
            self.problem.show_note(asked[0])
        self.problem.setVisible(bool(asked or self._between))
        missing = "" if reading is None or asked else self._missing(reading)
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self._describe(self.problem.text if asked or self._between else missing)

    def _describe(self, said: str) -> None:
        for name, line in self.lines.items():
            line.setAccessibleDescription(said or hint_of(name))

    def _take(self, name: str, text: str) -> None:
        kept = frozenset(key for key in self._typed.confirmed if not key.startswith(_BETWEEN))
        changed = replace(self._typed, **{name: text})  # type: ignore[arg-type]
        self._typed = replace(changed, confirmed=kept)
        self._version += 1
        self._read_again()

    def _read_again(self) -> None:
        self._reading = None if self.is_blank else self._read(self._typed)
        self._between = ()
        self.show_problem()

    def _missing(self, reading: CbcReading) -> str:
        cbc = reading.cbc
        if cbc.collected is None:
            return self.tr("Date and time are needed.")
        if self._typed.mode is EntryMode.LABORATORY_ANC:
            return "" if cbc.anc is not None else self.tr("The ANC is missing.")
        if cbc.wbc is None or cbc.differential.neutrophils is None:
            return self.tr("WBC and neutrophils are both needed.")
        return ""

    def _has(self, name: str) -> bool:
        return name in COLUMNS[self._typed.mode]


class LeaveBar(QWidget):
    """Stands in the table when it is closed with rows that are not added, and asks what becomes of them.

    Signals:
        add_wanted: The good rows are to be added.
        discard_wanted: The rows may go.
        stay_wanted: The table stays open.
    """

    add_wanted = Signal()
    discard_wanted = Signal()
    stay_wanted = Signal()

    def __init__(self, look: Look) -> None:
        """Start hidden."""
        super().__init__()
        self._look, px = look, look.px
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(10) + EDGE, px(8), px(10), px(8))
        lines.setSpacing(px(6))
        self.sentence = plain_label("", look.font(13), look.theme.question_text)
        lines.addWidget(self.sentence)
        row = QHBoxLayout()
        row.setSpacing(px(GAP))
        self.add = ActionButton(look, self.tr("Add good rows"), Role.ANSWER)
        self.add.clicked.connect(self.add_wanted)
        self.discard = ActionButton(look, self.tr("Discard"), Role.ANSWER)
        self.discard.clicked.connect(self.discard_wanted)
        self.stay = ActionButton(look, self.tr("Stay"), Role.ANSWER, key="Esc")
        self.stay.clicked.connect(self.stay_wanted)
        for button in (self.add, self.discard, self.stay):
            row.addWidget(button)
        row.addStretch(1)
        lines.addLayout(row)
        self.hide()

    def show_rows(self, left: int, good: int) -> None:
        """Ask about so many rows, of which so many could be added."""
        one, more = self.tr("1 row is not added."), self.tr("{0} rows are not added.")
        text = one if left == 1 else more.format(left)
        self.sentence.setText(text)
        self.setAccessibleName(text)
        self.add.setVisible(good > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the amber edge."""
        painter, theme = QPainter(self), self._look.theme
        painter.fillRect(self.rect(), QColor(theme.question_ground))
        painter.fillRect(QRect(0, 0, self._look.px(EDGE), self.height()), QColor(theme.question_edge))
        painter.end()


def _table_question(note: Note) -> Note:
    """Return a question between two rows with the table's answers: keep what stands, or leave the row out."""
    kept = (one for one in note.choices if one.confirms is not None and one.confirms.startswith(_BETWEEN))
    return replace(note, choices=(*kept, LEAVE_OUT))
