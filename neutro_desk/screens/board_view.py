"""The table of the ward board: rows of one height, Enter opens, columns fold where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from neutro_desk.screens.board_model import PATIENT_ROLE, BoardModel, Column
from neutro_desk.screens.board_painting import ROW_HEIGHT, BoardDelegate
from neutro_desk.screens.board_widths import ARROW, Extents, extents_of, needed_widths
from neutro_desk.screens.focus_ring import FocusRing
from neutro_desk.screens.slim_bar import slim_bar

if TYPE_CHECKING:
    from neutro_desk.screens.board_words import BoardPatient
    from neutro_desk.screens.style import Look

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
        self._widest: Extents | None = None
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
        model.modelReset.connect(self.fit_anew)
        model.dataChanged.connect(self.fit_anew)

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
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
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
        self.fit()

    @Slot()
    def fit_anew(self) -> None:
        """Give each column what the texts need that stand there now."""
        self._widest = None
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Give each column what its texts need; what finds no room folds away, and the rest is shared."""
        shown, room, tight = list(Column), self.viewport().width(), False
        needed = self._needed(with_spell=False, tight=tight)
        if sum(needed.values()) > room:
            tight = True
            needed = self._needed(with_spell=False, tight=tight)
        for folded in _FOLDED_FIRST:
            if sum(needed[column] for column in shown) <= room:
                break
            shown.remove(folded)
            if folded is Column.EPISODE:
                needed = self._needed(with_spell=True, tight=tight)
        over = sum(needed[column] for column in shown) - room
        # The line wraps, and a name may end in dots.
        for column, least in ((Column.WARNING, 150), (Column.PATIENT, 96)):
            given = min(max(over, 0), max(0, needed[column] - self._look.px(least)))
            needed[column], over = needed[column] - given, over - given
        spare = max(0, -over)
        loose = self._needed(with_spell=Column.EPISODE not in shown, tight=False)
        for column in sorted(shown, key=[Column.GRADE, *Column].index):  # the squares come back first
            given = min(spare, max(0, loose[column] - needed[column]))
            needed[column], spare = needed[column] + given, spare - given
        for column in Column:
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, needed[column])
        self.setColumnWidth(Column.PATIENT, needed[Column.PATIENT] + spare // 2)
        self.setColumnWidth(Column.WARNING, needed[Column.WARNING] + spare - spare // 2)
        self._delegate.arrow_beside_number = Column.DIRECTION not in shown
        self._delegate.spell_beneath_grade = Column.EPISODE not in shown

    def _needed(self, *, with_spell: bool, tight: bool) -> dict[Column, int]:
        model, across = self._model, Qt.Orientation.Horizontal
        headings = {column: str(model.headerData(column, across)) for column in Column}
        if self._widest is None:
            self._widest = extents_of(self._look, (model.words(row) for row in range(model.rowCount())))
        needed = needed_widths(self._look, headings, self._widest, with_spell=with_spell, tight=tight)
        if with_spell:  # the arrow stands beside the number then
            needed[Column.ANC] += self._look.px(ARROW)
        return needed

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
