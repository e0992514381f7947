"""The table of the ward board: rows of one height, Enter opens, columns fold where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from neutro_desk.screens.board_model import PATIENT_ROLE, BoardModel, Column
from neutro_desk.screens.board_painting import ROW_HEIGHT, BoardDelegate
from neutro_desk.screens.focus_ring import FocusRing
from neutro_desk.screens.slim_bar import slim_bar

if TYPE_CHECKING:
    from neutro_desk.screens.board_words import BoardPatient
    from neutro_desk.screens.style import Look

_WIDTHS = {
    Column.PATIENT: (140, 168),
    Column.ANC: (96, 100),
    Column.GRADE: (156, 160),
    Column.DIRECTION: (134, 138),
    Column.TRACE: (110, 140),
    Column.EPISODE: (168, 172),
    Column.SAMPLE: (88, 96),
    Column.FEVER: (116, 120),
    Column.WARNING: (234, 240),
}
"""Least and wished width, in pixels of the design."""

_FOLDED_FIRST = (Column.TRACE, Column.DIRECTION, Column.EPISODE, Column.SAMPLE)
"""What gives way in a narrow window; who, number, grade, fever and warning line never do."""

HEADER = 30


class BoardView(QTableView):
    """The rows, with their keys.

    Signals:
        patient_asked: The number of the patient to be opened.
    """

    patient_asked = Signal(int)

    def __init__(self, model: BoardModel, look: Look, phone: str, parent: QWidget | None = None) -> None:
        """Dress the view."""
        super().__init__(parent)
        self._look, self._model = look, model
        self.setModel(model)
        self._delegate = BoardDelegate(look, phone, self)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Ward board, first concern first"))
        self.setAccessibleDescription(self.tr("Up and Down choose a patient, Enter opens"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(look.theme.surface))
        self.setPalette(palette)
        self._dress_headers()
        slim_bar(self, look)
        FocusRing(self, look)
        self.doubleClicked.connect(self.ask)

    def _dress_headers(self) -> None:
        look = self._look
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(look.px(ROW_HEIGHT))
        across = self.horizontalHeader()
        across.setFont(look.font(12, 600))
        across.setFixedHeight(look.px(HEADER))
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setMinimumSectionSize(1)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme = look.theme
        across.setStyleSheet(
            f"QHeaderView::section {{ background: {theme.raised}; color: {theme.text_2}; border: none;"
            f" border-bottom: 1px solid {theme.divider}; padding: 0 {look.px(8)}px; }}"
            f"QHeaderView::section:first {{ padding-left: {look.px(16)}px; }}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each column its room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look, room = self._look, self.viewport().width()
        shown = list(Column)
        for folded in _FOLDED_FIRST:
            if sum(look.px(_WIDTHS[column][0]) for column in shown) <= room:
                break
            shown.remove(folded)
        least = sum(look.px(_WIDTHS[column][0]) for column in shown)
        wished = sum(look.px(_WIDTHS[column][1]) for column in shown)
        share = min(1.0, max(0.0, (room - least) / max(1, wished - least)))
        for column in Column:
            self.setColumnHidden(column, column not in shown)
            low, high = (look.px(width) for width in _WIDTHS[column])
            self.setColumnWidth(column, round(low + share * (high - low)))
        taken = sum(self.columnWidth(column) for column in shown)
        spare = max(0, room - taken)
        self.setColumnWidth(Column.PATIENT, self.columnWidth(Column.PATIENT) + spare // 2)
        self.setColumnWidth(Column.WARNING, self.columnWidth(Column.WARNING) + spare - spare // 2)
        self._delegate.arrow_beside_number = Column.DIRECTION not in shown
        self._delegate.spell_beneath_grade = Column.EPISODE not in shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen patient by either Enter key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def ask(self, index: QModelIndex) -> None:
        """Ask for the patient of a row."""
        patient: BoardPatient | None = index.data(PATIENT_ROLE)
        if patient is not None:
            self.patient_asked.emit(patient.id)
