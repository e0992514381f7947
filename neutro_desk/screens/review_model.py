"""The tables of the review grid: one row per pasted value, one row per count; they format and no more."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from neutro_desk.screens.review_words import (
    anc_text,
    count_name,
    count_remark,
    count_state,
    field_label,
    standing_word,
)
from neutro_desk.workup.pasted import PastedRow, Standing
from neutro_desk.workup.reviewed import Review, ReviewedCount, answer_to, open_counts, standing_of
from neutro_desk.workup.taking_over import COLLECTED

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from neutro_desk.wording.phrasebook import Phrasebook

Index = QModelIndex | QPersistentModelIndex

STANDING_ROLE = Qt.ItemDataRole.UserRole + 1
TURNS_ROLE = Qt.ItemDataRole.UserRole + 2
"""Whether the row can be left out and put back."""


class Column(IntEnum):
    """Columns of the values, in order."""

    STATE = 0
    NAME = 1
    VALUE = 2
    FLAG = 3
    UNIT = 4
    RANGE = 5
    GOES_TO = 6
    WHY = 7


class CountColumn(IntEnum):
    """Columns of the counts, in order."""

    COLLECTED = 0
    ANC = 1
    STATE = 2
    REMARK = 3


class ReviewRows(QAbstractTableModel):
    """The values of a report as rows."""

    def __init__(self, phrasebook: Phrasebook, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._phrasebook = phrasebook
        self._review = Review()
        self._counts: tuple[ReviewedCount, ...] = ()
        self._standings: tuple[Standing, ...] = ()
        self._headers = {
            Column.STATE: self.tr("Take"),
            Column.NAME: self.tr("Name"),
            Column.VALUE: self.tr("Value"),
            Column.FLAG: self.tr("Flag"),
            Column.UNIT: self.tr("Unit"),
            Column.RANGE: self.tr("Range"),
            Column.GOES_TO: self.tr("Goes to"),
            Column.WHY: self.tr("Why"),
        }

    def set_rows(self, review: Review, counts: Sequence[ReviewedCount]) -> None:
        """Show a report; the same rows in another state keep the cursor."""
        same = review.report == self._review.report
        if not same:
            self.beginResetModel()
        self._review, self._counts = review, tuple(counts)
        places = range(len(review.report.rows))
        self._standings = tuple(standing_of(review, counts, place) for place in places)
        if not same:
            self.endResetModel()
        elif places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(places) - 1, len(Column) - 1))

    def is_blank(self, column: Column) -> bool:
        """Return whether no row has anything in a column."""
        return not any(self._text(place, column) for place in range(len(self._standings)))

    @property
    def standings(self) -> tuple[Standing, ...]:
        """What becomes of each row."""
        return self._standings

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of values and lines."""
        return 0 if parent.isValid() else len(self._standings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[Column(section)]
        return _side(Column(section)) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, tool tip, alignment or state of a cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._standings):
            return None
        place, column = index.row(), Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(place, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(place, column) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == STANDING_ROLE:
            return self._standings[place]
        return self._review.goes_somewhere(place) if role == TURNS_ROLE else None

    def why(self, place: int) -> str:
        """Return why a value is left out or asked about, or what is special about it."""
        row, words = self._review.report.rows[place], self._phrasebook
        said = [] if row.remark is None else [words.text(row.remark)]
        answer = answer_to(self._review, place)
        if answer is not None and row.standing is Standing.ASKED:
            said = [self.tr("Answered: {0}").format(words.text(answer.label))]
        if place in self._review.left_out or row.count in self._review.skipped:
            said.insert(0, self.tr("Left out by you."))
        elif row.count is not None and row.field is not None and row.standing is not Standing.LEFT_OUT:
            if self._counts[row.count].known:
                said.insert(0, self.tr("This count is in the course already."))
            for note in self._counts[row.count].notes_at(row.field):
                text = words.text(note.statement)
                said += [] if any(text in other for other in said) else [text]
        return " ".join(said)

    def goes_to(self, place: int) -> str:
        """Return the field a value goes to, with its count where there are several."""
        row = self._review.report.rows[place]
        if not self._review.goes_somewhere(place) or row.field is None or row.count is None:
            return ""
        if self._standings[place] is Standing.LEFT_OUT:
            return ""
        label = field_label(row.field)
        if len(self._counts) < 2 or row.field in COLLECTED:
            return label
        book = self._phrasebook
        return f"{label}, {count_name(book, self._counts[row.count], book.year_understood)}"

    def _text(self, place: int, column: Column) -> str:
        row = self._review.report.rows[place]
        if column is Column.STATE:
            return standing_word(self._standings[place])
        if column is Column.GOES_TO:
            return self.goes_to(place)
        return self.why(place) if column is Column.WHY else _pasted(row)[column]


class ReviewCounts(QAbstractTableModel):
    """The counts of a report as rows."""

    def __init__(self, phrasebook: Phrasebook, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._phrasebook = phrasebook
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._gone: tuple[bool, ...] = ()
        self._headers = {
            CountColumn.COLLECTED: self.tr("Collected"),
            CountColumn.ANC: self.tr("ANC"),
            CountColumn.STATE: self.tr("State"),
            CountColumn.REMARK: self.tr("What it rests on, what is open"),
        }

    def set_rows(self, review: Review, counts: Sequence[ReviewedCount]) -> None:
        """Show the counts; as many rows as before keep the cursor."""
        words = self._phrasebook
        rows = tuple(
            (
                count_name(self._phrasebook, count),
                anc_text(words, count),
                count_state(review, place, count),
                count_remark(words, review, place, count),
            )
            for place, count in enumerate(counts)
        )
        same = len(rows) == len(self._rows)
        if not same:
            self.beginResetModel()
        self._rows = rows
        still_open = open_counts(review, counts)
        self._gone = tuple(place not in still_open for place in range(len(rows)))
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(CountColumn) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of counts."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(CountColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return self._headers[CountColumn(section)] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, tool tip, alignment or state of a cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        text = self._rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return text or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == STANDING_ROLE:
            return Standing.LEFT_OUT if self._gone[index.row()] else Standing.TAKEN
        return None


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _side(column: Column) -> Qt.AlignmentFlag:
    return _RIGHT if column is Column.VALUE else _LEFT


def _pasted(row: PastedRow) -> dict[Column, str]:
    return {
        Column.NAME: row.name,
        Column.VALUE: row.value,
        Column.FLAG: row.flag,
        Column.UNIT: row.unit,
        Column.RANGE: row.reference,
    }
