"""One row of the table of earlier counts: five entries, what they come to, and what is asked about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from neutro_desk.screens.entry_line import EntryLine
from neutro_desk.screens.question_panel import QuestionPanel
from neutro_desk.wording.phrasebook import moment_text
from neutro_desk.workup.anc import absolute_neutrophil_count
from neutro_desk.workup.cbc import CbcReading, EntryMode, TypedCbc
from neutro_desk.workup.quantities import display_count, unit_label
from neutro_desk.workup.statements import Choice, Note, NoteKind, leaves_no_number

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.anc import Anc
    from neutro_desk.workup.case import Cbc

COLUMNS = (
    ("collected_date", 118),
    ("collected_time", 76),
    ("wbc", 84),
    ("neutrophils", 84),
    ("anc", 84),
)
"""Fields of a row and the width of each, in pixels of the design."""

QUESTION_WIDTH = 560


class QuickRow(QWidget):
    """Text of one earlier count.

    Signals:
        typed: Something changed in the row.
        block_pasted: Name of a field and the pasted text of several entries.
    """

    typed = Signal()
    block_pasted = Signal(str, str)

    def __init__(
        self, look: Look, phrasebook: Phrasebook, read_row: Callable[[TypedCbc], CbcReading], blank: TypedCbc
    ) -> None:
        """Start blank, with the units of `blank`."""
        super().__init__()
        self._look, self._phrasebook, self._read_row = look, phrasebook, read_row
        self._text = blank
        self._reading: CbcReading | None = None
        self._anc: Anc | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        row = QHBoxLayout()
        row.setSpacing(look.px(6))
        column.addLayout(row)
        self.lines: dict[str, EntryLine] = {}
        names = _names(self)
        for field, width in COLUMNS:
            line = EntryLine(field)
            line.setFont(look.font(14))
            line.setFixedSize(QSize(look.px(width), look.px(30)))
            line.setAccessibleName(names[field])
            if not field.startswith("collected"):
                line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line.textEdited.connect(self.take_text)
            line.block_pasted.connect(self.say_block)
            line.answer_wanted.connect(self.take_answer)
            line.editingFinished.connect(self.read)
            self.lines[field] = line
            row.addWidget(line)
        self.result = QLabel()
        self.result.setFont(look.font(13, 600))
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addSpacing(look.px(6))
        row.addWidget(self.result, 1)
        self._panels: list[QuestionPanel] = []
        self._column = column

    @property
    def text(self) -> TypedCbc:
        """The row as the typed text of a count."""
        typed = replace(self._text, **{field: line.text() for field, line in self.lines.items()})
        if typed.neutrophils.strip():
            return replace(typed, mode=EntryMode.TOTAL, anc_beside=bool(typed.anc.strip()))
        return replace(typed, mode=EntryMode.LABORATORY_ANC)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed."""
        return not any(line.text().strip() for line in self.lines.values())

    @property
    def count(self) -> Cbc | None:
        """The count, once it has a time and a number and nothing is open; otherwise None."""
        reading, anc = self._reading, self._anc
        if self.is_blank or reading is None or anc is None or reading.cbc.collected is None:
            return None
        if anc.value is None and anc.upper_limit is None:
            return None
        waits = any(note.kind is NoteKind.WARN and note.choices for note in reading.notes)
        return None if waits or leaves_no_number(reading.notes) else reading.cbc

    def show_unit(self, unit: str) -> None:
        """Read white and neutrophil counts in another unit; the typed text stays."""
        self._text = replace(self._text, wbc_unit=unit, anc_unit=unit)
        self.read()

    def put(self, field: str, text: str) -> None:
        """Put text into one cell."""
        self.lines[field].setText(text)

    @Slot(str)
    def take_text(self, text: str) -> None:
        """Read the row as it stands after a keystroke."""
        self.read()
        self.typed.emit()

    @Slot(str)
    def say_block(self, text: str) -> None:
        """Say that several entries were pasted into a cell."""
        line = self.sender()
        if isinstance(line, EntryLine):
            self.block_pasted.emit(line.name, text)

    @Slot(int)
    def take_answer(self, place: int) -> None:
        """Take an answer of the first question by its number from 0."""
        for panel in self._panels:
            if not panel.isHidden() and panel.answers():
                panel.answer(place)
                return

    @Slot(object)
    def take_choice(self, choice: Choice) -> None:
        """Take an answer to a question about this row."""
        self._text = self.text.chosen(choice)
        for field, line in self.lines.items():
            line.show_text(getattr(self._text, field))
        self.read()
        self.typed.emit()

    @Slot()
    def read(self) -> None:
        """Read the row and show what it comes to."""
        if self.is_blank:
            self._reading = self._anc = None
            self._show_notes(())
            self.result.setText("")
            return
        self._reading = self._read_row(self.text)
        self._anc = absolute_neutrophil_count(self._reading.cbc, self._reading.notes)
        self._show_notes(self._worth_showing(self._reading.notes))
        self._show_result()

    def _worth_showing(self, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        """Return every remark once the row is left; while it is typed no half-typed time is called wrong."""
        typing = [field for field, line in self.lines.items() if line.hasFocus()]
        if not typing:
            return notes
        in_time = typing[0].startswith("collected")
        return tuple(
            note
            for note in notes
            if note.choices
            or (note.kind is not NoteKind.NOTE and not (in_time and note.field == "collected"))
        )

    def _show_result(self) -> None:
        text = self._said() if self._anc is not None else ""
        collected = None if self._reading is None else self._reading.cbc.collected
        if text:
            text += self.tr(", time needed") if collected is None else f", {moment_text(collected, 'full')}"
        self.result.setText(text)
        self.result.setAccessibleName(text)
        palette = QPalette()
        theme = self._look.theme
        ink = theme.text if self.count is not None else theme.text_2
        palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
        self.result.setPalette(palette)

    def _said(self) -> str:
        anc, unit = self._anc, self._phrasebook.first_unit
        if anc is None:
            return ""
        if anc.value is None:
            limit = anc.upper_limit
            return "" if limit is None else f"ANC ≤{display_count(limit, unit)} {unit_label(unit)}"
        sign = anc.comparator.value if anc.comparator else ""
        text = f"ANC {sign}{display_count(anc.value, unit)} {unit_label(unit)}"
        return text + (self.tr(", provisional") if anc.provisional else "")

    def _show_notes(self, notes: tuple[Note, ...]) -> None:
        while len(self._panels) < len(notes):
            panel = QuestionPanel(self._look, self._phrasebook, self._look.px(QUESTION_WIDTH))
            panel.choice_taken.connect(self.take_choice)
            self._panels.append(panel)
            self._column.addWidget(panel)
        for place, panel in enumerate(self._panels):
            if place < len(notes):
                panel.show_note(notes[place])
            panel.setVisible(place < len(notes))


def _names(row: QuickRow) -> dict[str, str]:
    return {
        "collected_date": row.tr("Date"),
        "collected_time": row.tr("Time"),
        "wbc": row.tr("WBC"),
        "neutrophils": row.tr("Neutrophils, per cent"),
        "anc": row.tr("ANC"),
    }
