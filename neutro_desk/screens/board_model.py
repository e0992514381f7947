"""The rows of the ward board as a table: what each cell says, and the whole row for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from neutro_desk.screens.board_trace import TOP
from neutro_desk.screens.board_words import BoardPatient, RowWords, anc_text, row_words, trace_text
from neutro_desk.workup.quantities import display_line, unit_label

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from neutro_desk.wording.phrasebook import Phrasebook

Index = QModelIndex | QPersistentModelIndex

WORDS_ROLE = Qt.ItemDataRole.UserRole + 1
PATIENT_ROLE = Qt.ItemDataRole.UserRole + 2


class Column(IntEnum):
    """Columns, in order."""

    PATIENT = 0
    ANC = 1
    GRADE = 2
    DIRECTION = 3
    TRACE = 4
    EPISODE = 5
    SAMPLE = 6
    FEVER = 7
    WARNING = 8


class BoardModel(QAbstractTableModel):
    """The patients of the board, first concern first; texts are made when a row is first shown."""

    def __init__(self, phrasebook: Phrasebook, parent: QObject | None = None) -> None:
        """Start without patients."""
        super().__init__(parent)
        self._phrasebook = phrasebook
        self._patients: tuple[BoardPatient, ...] = ()
        self._words: dict[int, RowWords] = {}
        self._now, self._scheme = datetime.min, ""

    @property
    def patients(self) -> tuple[BoardPatient, ...]:
        """The patients shown, in their order."""
        return self._patients

    def set_patients(self, patients: Sequence[BoardPatient], now: datetime, scheme: str) -> None:
        """Show other patients, in the order given."""
        self.beginResetModel()
        self._patients, self._now, self._scheme = tuple(patients), now, scheme
        self._words.clear()
        self.endResetModel()

    def tell_time(self, now: datetime) -> None:
        """Let ages and days follow the clock."""
        self._now = now
        self._words.clear()
        if self._patients:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._patients) - 1, len(Column) - 1))

    def row_of(self, patient_id: int) -> int | None:
        """Return the row of a patient; None without one."""
        return next((row for row, one in enumerate(self._patients) if one.id == patient_id), None)

    def words(self, row: int) -> RowWords:
        """Return what a row says."""
        if row not in self._words:
            self._words[row] = row_words(self._patients[row], self._phrasebook, self._now, self._scheme)
        return self._words[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of patients."""
        return 0 if parent.isValid() else len(self._patients)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == Column.ANC else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return self._heading(Column(section)) if role in said else None

    def _heading(self, column: Column) -> str:
        return {
            Column.PATIENT: self.tr("Patient"),
            Column.ANC: self.tr("ANC, {0}").replace("{0}", unit_label(self._phrasebook.first_unit)),
            Column.GRADE: self.tr("Grade"),
            Column.DIRECTION: self.tr("Since last count"),
            Column.TRACE: self.tr("Last 14 d, 0 to {0}").replace(
                "{0}", display_line(Decimal(str(TOP)), self._phrasebook.first_unit)
            ),
            Column.EPISODE: self.tr("Episode"),
            Column.SAMPLE: self.tr("Sample age"),
            Column.FEVER: self.tr("Fever or unwell"),
            Column.WARNING: self.tr("Warning line"),
        }[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, the words of its row, or the patient."""
        if not index.isValid() or not 0 <= index.row() < len(self._patients):
            return None
        row, column = index.row(), Column(index.column())
        if role == PATIENT_ROLE:
            return self._patients[row]
        if role == WORDS_ROLE:
            return self.words(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._remark(row, column)
        return None

    def _text(self, row: int, column: Column) -> str:
        said, patient = self.words(row), self._patients[row]
        parts = {
            Column.PATIENT: (said.who, said.number_of),
            Column.ANC: (anc_text(patient.row, self._phrasebook),),
            Column.GRADE: (said.word, said.word_note),
            Column.DIRECTION: self._direction(row),
            Column.TRACE: (trace_text(patient.row, self._phrasebook),),
            Column.EPISODE: (said.spell, said.shown),
            Column.SAMPLE: (said.age, said.old),
            Column.FEVER: (said.fever_text,),
            Column.WARNING: (said.warning, said.rule),
        }[column]
        return ", ".join(part for part in parts if part)

    def _direction(self, row: int) -> tuple[str, ...]:
        said, direction = self.words(row), self._patients[row].row.direction
        word = "" if direction is None else self._phrasebook.word(direction)
        return (word,) if word == said.change else (word, said.change)

    def _remark(self, row: int, column: Column) -> str | None:
        """Return what a cell has no room for."""
        text = self._text(row, column)
        return text or None
