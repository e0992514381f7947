"""The table of cycles: a row for each, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from neutro_desk.screens.focus_ring import FocusRing
from neutro_desk.workup.cycle_statements import HEADINGS, cycle_cells
from neutro_desk.workup.statements import say
from neutro_desk.workup.timeline import RECOVERY_LINE

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.cycles import Cycle

_Index = QModelIndex | QPersistentModelIndex

ROWS_SHOWN = 6
ROW = 25
_GIVEN = HEADINGS.index("given")
"""Names may be long: this column takes what the others leave."""


class CycleTable(QAbstractTableModel):
    """Cells of the cycles, first cycle first."""

    def __init__(self, phrasebook: Phrasebook, parent: QWidget) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._phrasebook = phrasebook
        self._rows: tuple[tuple[str, ...], ...] = ()

    def set_rows(self, cycles: Sequence[Cycle]) -> None:
        """Show other cycles."""
        self.beginResetModel()
        self._rows = tuple(
            tuple("" if cell is None else self._phrasebook.text(cell) for cell in cycle_cells(cycle))
            for cycle in cycles
        )
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many cycles there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own
        """Return the text of a cell, in full as its tip too."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401  Qt's own
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        name = HEADINGS[section]
        values = {"line": RECOVERY_LINE} if name == "below" else {}
        return self._phrasebook.text(say(f"cycles.heading.{name}", **values))


class CycleTableView(QTableView):
    """The view of the table."""

    def __init__(self, model: CycleTable, look: Look, parent: QWidget | None = None) -> None:
        """Dress the view."""
        super().__init__(parent)
        self._look = look
        self.setModel(model)
        self.setFont(look.font(13))
        self.setShowGrid(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Cycles, first one first"))
        self.setAccessibleDescription(self.tr("Day 1, lowest count, days below 0.5 and recovery of each"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(look.theme.surface))
        self.setPalette(palette)
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.hide()
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(look.px(ROW))
        across.setFont(look.font(12, 600))
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(_GIVEN, QHeaderView.ResizeMode.Stretch)
        across.setStyleSheet(
            f"QHeaderView {{ background: {look.theme.raised}; border: none; }}"
            f"QHeaderView::section {{ background: {look.theme.raised}; color: {look.theme.text_2};"
            f" border: none; padding: {look.px(4)}px {look.px(12)}px; }}"
        )
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {look.px(8)}px; }}")
        FocusRing(self, look)

    def fit(self, *, narrow: bool) -> None:
        """Take the height of the rows, a few at most; a narrow table leaves out two columns."""
        for name in ("given", "counts"):
            self.setColumnHidden(HEADINGS.index(name), narrow)
        rows = min(self.model().rowCount(), ROWS_SHOWN)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * self._look.px(ROW) + 2)
