"""The table under the plot: one row per count, newest first; it formats what the work-up says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.anc import Basis
from neutro_desk.workup.case import Cbc, Event, EventKind, Quantity
from neutro_desk.workup.grading import GradeCall, SeverityCall
from neutro_desk.workup.quantities import EXACT, to_canonical, unit_label
from neutro_desk.workup.statements import say
from neutro_desk.workup.table_rows import CountRow, Happening

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from neutro_desk.screens.style import Look

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2


class Column(IntEnum):
    """Columns, in order."""

    COLLECTED = 0
    WBC = 1
    NEUTROPHILS = 2
    ANC = 3
    GRADE = 4
    CTCAE = 5
    CHANGE = 6
    METHOD = 7
    INTERVAL = 8
    EVENTS = 9


_TO_THE_RIGHT = (Column.WBC, Column.NEUTROPHILS, Column.ANC, Column.CTCAE, Column.CHANGE, Column.INTERVAL)


class CourseTable(QAbstractTableModel):
    """The counts of a course as rows."""

    def __init__(self, phrasebook: Phrasebook, look: Look, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._phrasebook = phrasebook
        self._strong, self._struck = look.font(13, 600), QFont(look.font(13))
        self._struck.setStrikeOut(True)
        self._rows: tuple[CountRow, ...] = ()
        self._headers = {
            Column.COLLECTED: self.tr("Collected"),
            Column.WBC: self.tr("WBC"),
            Column.NEUTROPHILS: self.tr("Neutrophils"),
            Column.ANC: self.tr("ANC"),
            Column.GRADE: self.tr("Grade"),
            Column.CTCAE: self.tr("CTCAE v5 | v6"),
            Column.CHANGE: self.tr("Change"),
            Column.METHOD: self.tr("Method, cells"),
            Column.INTERVAL: self.tr("Interval"),
            Column.EVENTS: self.tr("At the time"),
        }

    def set_rows(self, rows: Sequence[CountRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, count_id: str) -> int | None:
        """Return the row of a count; None if it has none."""
        return next((row for row, shown in enumerate(self._rows) if shown.count.cbc.id == count_id), None)

    def long_columns(self) -> frozenset[Column]:
        """Return the columns whose cells hold more than a number or a word in some row."""
        found = set()
        if any(row.count.anc.provisional for row in self._rows):
            found.add(Column.ANC)
        if any(row.count.grades.severity.at_least for row in self._rows):
            found.add(Column.GRADE)
        if any(_has_long_change(row) for row in self._rows):
            found.add(Column.CHANGE)
        return frozenset(found)

    def voided_rows(self) -> list[int]:
        """Return the rows of counts out of use; why stands in place of the grade and all after it."""
        return [place for place, row in enumerate(self._rows) if row.count.cbc.voided is not None]

    def count_at(self, row: int) -> CountRow:
        """Return what stands in a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of counts."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._headers[Column(section)]
        return self._alignment(Column(section)) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, alignment, font, sort key or row of a cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._remark(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row, column)
        if role == SORT_ROLE:
            return self._sort_key(row, column)
        return row if role == ROW_ROLE else None

    @staticmethod
    def _alignment(column: Column) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in _TO_THE_RIGHT else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _font(self, row: CountRow, column: Column) -> QFont | None:
        if row.count.cbc.voided is not None and column not in (Column.EVENTS, Column.GRADE):
            return self._struck
        return self._strong if column is Column.ANC else None

    def _sort_key(self, row: CountRow, column: Column) -> str | float:
        anc = row.count.anc
        if column is Column.COLLECTED:
            collected = row.count.cbc.collected
            return collected.isoformat() if collected is not None else ""
        if column is Column.ANC:
            value = anc.value if anc.value is not None else anc.upper_limit
            return -1.0 if value is None else float(value)
        if column is Column.CHANGE:
            return 0.0 if row.difference is None else float(row.difference)
        return self._text(row, column)

    def _remark(self, row: CountRow, column: Column) -> str | None:
        """Return why a cell holds no grade, or the whole text of a cell that may be cut."""
        grades = row.count.grades
        by_column: dict[Column, tuple[SeverityCall | GradeCall, ...]] = {
            Column.GRADE: (grades.severity,),
            Column.CTCAE: (grades.ctcae_5, grades.ctcae_6),
        }
        calls = () if row.count.cbc.voided is not None else by_column.get(column, ())
        reasons = [self._phrasebook.text(call.reason) for call in calls if call.reason is not None]
        return "\n".join(reasons) or self._text(row, column) or None

    def _text(self, row: CountRow, column: Column) -> str:
        if row.count.cbc.voided is not None and column > Column.GRADE:
            return ""
        return _TEXTS[column](self._phrasebook, row)


def _collected(phrasebook: Phrasebook, row: CountRow) -> str:
    collected = row.count.cbc.collected
    if collected is None:
        return phrasebook.text(say("table.no_time"))
    return phrasebook.moment_text(collected, "full")


def _wbc(phrasebook: Phrasebook, row: CountRow) -> str:
    quantity = row.count.cbc.wbc
    return "" if quantity is None else _signed(phrasebook, quantity)


def _signed(phrasebook: Phrasebook, quantity: Quantity) -> str:
    number = phrasebook.count(to_canonical(quantity), unit=False)
    return f"{quantity.comparator.value}{number}" if quantity.comparator and number[0] not in "<>" else number


def _neutrophils(phrasebook: Phrasebook, row: CountRow) -> str:
    cells = row.count.cbc.differential
    unit = unit_label(cells.unit)
    if cells.segs is not None:
        bands = "" if cells.bands is None else f" + {cells.bands}"
        return f"{cells.segs}{bands} {unit}"
    if cells.neutrophils is not None:
        return f"{cells.neutrophils} {unit}"
    if row.count.anc.basis is Basis.LABORATORY:
        return phrasebook.text(say("table.lab_anc"))
    return phrasebook.text(say("table.not_done"))


def _anc(phrasebook: Phrasebook, row: CountRow) -> str:
    anc = row.count.anc
    if anc.value is None:
        if anc.upper_limit is None:
            return "–"
        number = phrasebook.count(anc.upper_limit, unit=False)
        text = phrasebook.text(say("table.not_above", value=number))
    else:
        text = phrasebook.count(anc.value, unit=False)
        if anc.comparator is not None and text[0] not in "<>":
            text = f"{anc.comparator.value}{text}"
    return phrasebook.text(say("table.provisional", value=text)) if anc.provisional else text


def _grade(phrasebook: Phrasebook, row: CountRow) -> str:
    if row.count.cbc.voided is not None:
        voided = row.count.cbc.voided
        return phrasebook.text(say("table.voided", at=voided.at, reason=voided.reason))
    call = row.count.grades.severity
    if call.word is None:
        return "–"
    return (
        phrasebook.text(say("table.at_least", word=call.word))
        if call.at_least
        else phrasebook.text(call.said)
    )


def _ctcae(_: Phrasebook, row: CountRow) -> str:
    return f"{_number(row.count.grades.ctcae_5)} | {_number(row.count.grades.ctcae_6)}"


def _number(call: GradeCall) -> str:
    if call.grade is None:
        return "–"
    return f"≥{call.grade}" if call.at_least and call.grade < 4 else str(call.grade)


def _change(phrasebook: Phrasebook, row: CountRow) -> str:
    if row.difference is None or row.days is None:
        return ""
    return phrasebook.text(
        say(
            "table.change", difference=signed_difference(row.difference, phrasebook.first_unit), days=row.days
        )
    )


def _has_long_change(row: CountRow) -> bool:
    """Return whether a change takes more room than `+0.01 in 2.0 d` does."""
    if row.difference is None or row.days is None:
        return False
    return row.days >= 10 or abs(row.difference) >= 10 or 0 < abs(row.difference) < Decimal("0.01")


def signed_difference(difference: Decimal, unit: str) -> str:
    """Return a difference of counts with its sign: two decimals of 10^9/L, or whole cells per microlitre."""
    step = Decimal("0.01") if unit == "10*9/L" else Decimal(1)
    size = abs(difference) if unit == "10*9/L" else EXACT.multiply(abs(difference), Decimal(1000))
    rounded = size.quantize(step, ROUND_HALF_EVEN, EXACT)
    if rounded == 0:
        return format(rounded, "f") if difference == 0 else f"{'−' if difference < 0 else '+'}<{step}"
    return f"{'−' if difference < 0 else '+'}{rounded:f}"


def _method(phrasebook: Phrasebook, row: CountRow) -> str:
    cbc: Cbc = row.count.cbc
    if cbc.method is None:
        return ""
    if cbc.cells_counted is None:
        return phrasebook.word(cbc.method)
    return phrasebook.text(say("table.method_cells", method=cbc.method, cells=cbc.cells_counted))


def _interval(phrasebook: Phrasebook, row: CountRow) -> str:
    interval = row.count.anc.interval
    if interval is None:
        return ""
    return f"{phrasebook.count(interval.low, unit=False)}–{phrasebook.count(interval.high, unit=False)}"


def _events(phrasebook: Phrasebook, row: CountRow) -> str:
    parts = [_happening(phrasebook, what, event) for what, event in row.happenings]
    if row.open:
        parts.insert(0, phrasebook.text(say("table.not_added")))
    return ", ".join(parts)


def _happening(phrasebook: Phrasebook, what: Happening, event: Event) -> str:
    if event.kind is EventKind.FEVER and event.temperature is not None:
        return phrasebook.text(say("table.fever", value=event.temperature.value))
    name = event.name or phrasebook.word(event.kind)
    return phrasebook.text(say(f"table.event_{what.value}", name=name))


_TEXTS = {
    Column.COLLECTED: _collected,
    Column.WBC: _wbc,
    Column.NEUTROPHILS: _neutrophils,
    Column.ANC: _anc,
    Column.GRADE: _grade,
    Column.CTCAE: _ctcae,
    Column.CHANGE: _change,
    Column.METHOD: _method,
    Column.INTERVAL: _interval,
    Column.EVENTS: _events,
}
