"""The table of a medication list: one row per medicine; it formats and no more."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from neutro_desk.screens.review_model import STANDING_ROLE, TURNS_ROLE
from neutro_desk.workup.pasted import Standing

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Moment
    from neutro_desk.workup.medication_rows import MedicationRow

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MedicationColumn(IntEnum):
    """Columns, in order."""

    STATE = 0
    TYPED = 1
    MEANS = 2
    START = 3
    STOP = 4
    WHY = 5


class MedicationModel(QAbstractTableModel):
    """The medicines of a list as rows."""

    def __init__(self, phrasebook: Phrasebook, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._phrasebook = phrasebook
        self._rows: tuple[MedicationRow, ...] = ()
        self._headers = {
            MedicationColumn.STATE: self.tr("Take"),
            MedicationColumn.TYPED: self.tr("As typed"),
            MedicationColumn.MEANS: self.tr("Read as"),
            MedicationColumn.START: self.tr("Start"),
            MedicationColumn.STOP: self.tr("Stop"),
            MedicationColumn.WHY: self.tr("Why"),
        }

    @property
    def rows(self) -> tuple[MedicationRow, ...]:
        """The rows shown."""
        return self._rows

    def set_rows(self, rows: Sequence[MedicationRow]) -> None:
        """Show other rows; the same medicines in another state keep the cursor."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(MedicationColumn) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of medicines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(MedicationColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return self._headers[MedicationColumn(section)] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, tool tip, alignment or state of a cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], MedicationColumn(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(row, column) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == STANDING_ROLE:
            return _standing(row)
        return row.event is not None if role == TURNS_ROLE else None

    def why(self, row: MedicationRow) -> str:
        """Return why a medicine is read as it is, and what else is to be said of it."""
        return "; ".join(self._phrasebook.text(said) for said in (row.why, *row.remarks))

    def _text(self, row: MedicationRow, column: MedicationColumn) -> str:
        if column is MedicationColumn.STATE:
            return self._state(row)
        if column is MedicationColumn.TYPED:
            return row.listed.typed
        if column is MedicationColumn.MEANS:
            return " + ".join(row.means) or ("?" if row.questions else "\u2013")
        if column is MedicationColumn.WHY:
            return self.why(row)
        if row.event is None:
            return row.start if column is MedicationColumn.START else row.stop
        moment = row.event.begins if column is MedicationColumn.START else row.event.stop
        return _day(moment, self._phrasebook)

    def _state(self, row: MedicationRow) -> str:
        if row.questions:
            return self.tr("asks")
        if row.event is None:
            return self.tr("no name")
        return self.tr("take") if row.taken else self.tr("leave out")


def _standing(row: MedicationRow) -> Standing:
    if row.questions:
        return Standing.ASKED
    return Standing.TAKEN if row.taken else Standing.LEFT_OUT


def _day(moment: Moment | None, phrasebook: Phrasebook) -> str:
    return "" if moment is None else phrasebook.moment_text(moment, "full")
