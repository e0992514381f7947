"""QuickRow: one earlier count of the quick table, and what is asked about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neutro_desk.screens.entry_line import EntryLine
from neutro_desk.screens.field import plain_label
from neutro_desk.screens.question_panel import QuestionPanel
from neutro_desk.workup.cbc import CbcReading, EntryMode, TypedCbc
from neutro_desk.workup.statements import Choice, NoteKind

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


def column_title(name: str) -> str:
    """Return the head of a column."""
    tr = QCoreApplication.translate
    titles = {
        "collected_date": tr("QuickTable", "Date"),
        "collected_time": tr("QuickTable", "Time"),
        "anc": tr("QuickTable", "ANC"),
        "wbc": tr("QuickTable", "WBC"),
        "neutrophils": tr("QuickTable", "Neutrophils %"),
    }
    return titles[name]


class QuickRow(QWidget):
    """One row: the lines of all columns, those of the other way of reporting hidden.

    Signals:
        changed: The text changed.
        reached: The focus came into the row.
        block_pasted: The line it was pasted into, and the text.
    """

    changed = Signal()
    reached = Signal()
    block_pasted = Signal(object, str)

    def __init__(self, look: Look, phrasebook: Phrasebook, read: Read, number: int, blank: TypedCbc) -> None:
        """Start blank, in the units and the mode of `blank`."""
        super().__init__()
        self._phrasebook, self._read, self._typed = phrasebook, read, blank
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
            line.setAccessibleName(f"{column_title(name)}, {number}")
            line.setProperty("tight", name.startswith("collected"))
            line.entry_typed.connect(self.take_text)
            line.focused.connect(self.reached)
            line.block_pasted.connect(self.pass_block)
            line.answer_wanted.connect(self.take_answer_number)
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
    def is_blank(self) -> bool:
        """Whether nothing stands in the columns that are shown."""
        return not any(line.text().strip() for name, line in self.lines.items() if self._has(name))

    def count(self) -> Cbc | None:
        """Return the count, when it has a time, a number, and nothing is asked about it."""
        reading = self._read(self._typed)
        asked = any(note.kind in (NoteKind.ASK, NoteKind.BLOCK) for note in reading.notes)
        return None if self.is_blank or asked or self._missing(reading) else reading.cbc

    def show_columns(self, like: TypedCbc) -> None:
        """Take mode and units; the text stays."""
        self._typed = replace(
            self._typed, mode=like.mode, anc_unit=like.anc_unit, wbc_unit=like.wbc_unit, method=like.method
        )
        for name, line in self.lines.items():
            line.setVisible(self._has(name))
        self.show_problem()

    def fill(self, name: str, text: str) -> None:
        """Put text into a line."""
        self.lines[name].setText(text)
        self.take_text(name, text)

    @Slot(str, str)
    def take_text(self, name: str, text: str) -> None:
        """Take the text of one line."""
        self._typed = replace(self._typed, **{name: text})  # type: ignore[arg-type]
        self.show_problem()
        self.changed.emit()

    @Slot(object)
    def take_choice(self, choice: Choice) -> None:
        """Take an answer about this row."""
        self._typed = self._typed.chosen(choice)
        for name, line in self.lines.items():
            line.show_text(getattr(self._typed, name))
        self.show_problem()
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
        reading = None if self.is_blank else self._read(self._typed)
        open_notes = () if reading is None else reading.notes
        asked = [note for note in open_notes if note.kind is not NoteKind.NOTE]
        if asked:
            self.problem.show_note(asked[0])
        self.problem.setVisible(bool(asked))
        missing = "" if reading is None or asked else self._missing(reading)
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))

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
