"""The patients that a search found, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

PATIENT_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ListedPatient:
    """One patient of the list; identifying fields stay out of every `repr`.

    The count itself stands on the ward board, with its marks: bare it would read as another.
    """

    id: int
    name: str = field(repr=False)
    identifier: str = field(repr=False)
    birth_date: date | None = field(default=None, repr=False)
    last_collected: datetime | None = None


class Column(IntEnum):
    """Columns, in order."""

    NAME = 0
    IDENTIFIER = 1
    BORN = 2
    LAST = 3


class PatientListModel(QAbstractTableModel):
    """What was found, in the order given."""

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QObject | None = None) -> None:
        """Start without patients."""
        super().__init__(parent)
        self._strong, self._phrasebook = look.font(14, 600), phrasebook
        self._patients: tuple[ListedPatient, ...] = ()

    @property
    def patients(self) -> tuple[ListedPatient, ...]:
        """The patients shown."""
        return self._patients

    def set_patients(self, patients: Sequence[ListedPatient]) -> None:
        """Show other patients."""
        self.beginResetModel()
        self._patients = tuple(patients)
        self.endResetModel()

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
            return _LEFT
        return self._heading(Column(section)) if role == Qt.ItemDataRole.DisplayRole else None

    def _heading(self, column: Column) -> str:
        return {
            Column.NAME: self.tr("Name"),
            Column.IDENTIFIER: self.tr("Record number"),
            Column.BORN: self.tr("Born"),
            Column.LAST: self.tr("Last count"),
        }[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, side, font or patient of a cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._patients):
            return None
        patient, column = self._patients[index.row()], Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(patient, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(patient, column) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == Qt.ItemDataRole.FontRole:
            return self._strong if column is Column.NAME else None
        return patient if role == PATIENT_ROLE else None

    def _text(self, patient: ListedPatient, column: Column) -> str:
        words = self._phrasebook
        if column is Column.NAME:
            return patient.name or self.tr("no name")
        if column is Column.IDENTIFIER:
            return patient.identifier
        if column is Column.BORN:
            return "" if patient.birth_date is None else words.full_date(patient.birth_date)
        at = patient.last_collected
        return self.tr("no count") if at is None else words.moment_text(at, "full")
