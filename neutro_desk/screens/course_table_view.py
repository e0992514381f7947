"""The view of the table of counts: squares beside the grade, rows of one height, amending by key or click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from neutro_desk.screens.course_table import ROW_ROLE, Column, CourseTable
from neutro_desk.screens.focus_ring import FocusRing
from neutro_desk.screens.key_names import key_name
from neutro_desk.screens.marks import paint_squares
from neutro_desk.workup.table_rows import CountRow

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

ROW_HEIGHT = 25
TOUCH_ROW = 44
_WIDTHS = (148, 50, 94, 52, 146, 112, 110, 103, 83, 96)
_NARROW = (140, 44, 84, 52, 126, 110, 110, 96, 0, 88)
_MORE = {Column.ANC: 38, Column.GRADE: 20, Column.CHANGE: 26}
_LESS = {Column.GRADE: 20}
"""What a provisional ANC takes from columns that hold no more than usual."""

_PADDING, _NARROW_PADDING = 10, 6


class RowDelegate(QStyledItemDelegate):
    """Paints one cell: ground, a line beneath, squares before the grade word, text."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Keep the look."""
        super().__init__(parent)
        self._look = look
        self.padding = _PADDING

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell."""
        look, theme = self._look, self._look.theme
        self.initStyleOption(option, index)
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(theme.accent_soft if chosen else theme.surface))
        painter.setPen(QColor(theme.divider))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left = right = look.px(self.padding)
        row: CountRow = index.data(ROW_ROLE)
        if index.column() == Column.GRADE and row.count.cbc.voided is None:
            self._paint_squares(painter, QRectF(rect), row)
            word = row.count.grades.severity.word
            squares = word is not None and word.squares > 0
            left, right = look.px(self.padding + (44 if squares else 0)), 0
        muted = index.column() in (Column.METHOD, Column.INTERVAL, Column.EVENTS) or row.count.cbc.voided
        painter.setPen(QColor(theme.text_2 if muted else theme.text))
        painter.setFont(option.font)
        inner = rect.adjusted(left, 0, -right, 0)
        # If need be into the padding: a figure that lost its first digit would read as another.
        side = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        spare = max((left if side & Qt.AlignmentFlag.AlignRight else right) - 2, 0)
        text = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, inner.width() + spare
        )
        how = int(side) | int(Qt.TextFlag.TextDontClip)
        painter.drawText(inner, how, text)
        painter.restore()

    def _paint_squares(self, painter: QPainter, rect: QRectF, row: CountRow) -> None:
        call = row.count.grades.severity
        if call.word is None or call.word.squares == 0:
            return
        size = self._look.px(8)
        paint_squares(
            painter,
            rect.left() + self._look.px(self.padding),
            rect.center().y() - size / 2,
            call.word,
            self._look,
            size,
        )


class CourseTableView(QTableView):
    """The table with its keys.

    Signals:
        row_chosen: A row was chosen by key or pointer.
        cut_text_told: What a person who walks the rows cannot read whole in its last column; "" otherwise.
        amend_asked: F8 or a double click on a row.
        void_asked: Delete, or the menu, on a row.
    """

    row_chosen = Signal(int)
    cut_text_told = Signal(str)
    amend_asked = Signal(int)
    void_asked = Signal(int)

    def __init__(self, model: CourseTable, look: Look, parent: QWidget | None = None) -> None:
        """Dress the view."""
        super().__init__(parent)
        self._look = look
        self.counts = model
        self.setModel(model)
        self._delegate = RowDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self._fitted: tuple[bool, frozenset[Column]] | None = None
        self.setFont(look.font(13))
        self.setShowGrid(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Counts, newest first"))
        self.setAccessibleDescription(self.tr("The values of the plot as a table. F8 amends, Delete voids."))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(look.theme.surface))
        self.setPalette(palette)
        self._dress_headers()
        FocusRing(self, look)
        self.doubleClicked.connect(self.ask_amending)
        self.selectionModel().currentRowChanged.connect(self.say_row)
        model.modelReset.connect(self.join_cells)

    def _dress_headers(self) -> None:
        look = self._look
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(self._row_height())
        across = self.horizontalHeader()
        across.setFont(look.font(12, 600))
        across.setFixedHeight(look.px(ROW_HEIGHT + 1))
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setMinimumSectionSize(look.px(30))
        across.setStretchLastSection(True)
        self.fit(narrow=False, long=frozenset())

    def fit(self, *, narrow: bool, long: frozenset[Column]) -> None:
        """Fold the interval column away in a narrow pane; give the columns that are `long` more room."""
        if self._fitted == (narrow, long):
            return
        self._fitted = (narrow, long)
        look, theme = self._look, self._look.theme
        padding = self._delegate.padding = _NARROW_PADDING if narrow else _PADDING
        self.setColumnHidden(Column.INTERVAL, narrow)
        for column, width in enumerate(_NARROW if narrow else _WIDTHS):
            more = _MORE[Column(column)] if column in long else 0
            less = 0 if column in long or Column.ANC not in long else _LESS.get(Column(column), 0)
            self.setColumnWidth(column, max(look.px(width + more - less), self._head_width(column)))
        self.horizontalHeader().setStyleSheet(
            f"QHeaderView {{ background: {theme.raised}; border: none; }}"
            f"QHeaderView::section {{ background: {theme.raised}; color: {theme.text_2}; border: none;"
            f" border-top: 1px solid {theme.divider}; border-bottom: 1px solid {theme.divider};"
            f" padding: 0 {look.px(padding)}px; }}"
        )

    def _head_width(self, column: int) -> int:
        """Return the pixels that a heading takes."""
        text = str(self.counts.headerData(column, Qt.Orientation.Horizontal))
        letters = self.horizontalHeader().fontMetrics()
        return letters.horizontalAdvance(text) + 2 * self._look.px(self._delegate.padding) + 4

    def height_for(self, rows: int) -> int:
        """Return the pixels that the heading and a number of rows take."""
        return self._look.px(ROW_HEIGHT + 1) + rows * self._row_height()

    def _row_height(self) -> int:
        height = self._look.px(ROW_HEIGHT)
        return max(height, TOUCH_ROW) if self._look.is_touch else height

    @Slot()
    def join_cells(self) -> None:
        """Give the reason of a voided count the room of its grade and of all that a voided count has not."""
        self.clearSpans()
        for row in self.counts.voided_rows():
            self.setSpan(row, Column.GRADE, 1, len(Column) - Column.GRADE)

    @Slot(QModelIndex, QModelIndex)
    def say_row(self, current: QModelIndex, before: QModelIndex) -> None:
        """Say which row is current, and in full what is cut in it while a person walks the rows."""
        if not current.isValid():
            return
        self.row_chosen.emit(current.row())
        if self.hasFocus():
            self.cut_text_told.emit(self._cut_text(current.siblingAtColumn(Column.EVENTS)))

    def _cut_text(self, index: QModelIndex) -> str:
        text = str(index.data() or "")
        room = self.columnWidth(Column.EVENTS) - self._look.px(self._delegate.padding) - 2
        return text if QFontMetrics(self.font()).horizontalAdvance(text) > room else ""

    @Slot(QModelIndex)
    def ask_amending(self, index: QModelIndex) -> None:
        """Ask to amend the count of a row."""
        self.amend_asked.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8 amends, Delete voids, Home and End go to the newest and the oldest."""
        row = self.currentIndex().row()
        if row >= 0 and event.key() == Qt.Key.Key_F8:
            self.amend_asked.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.void_asked.emit(row)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.model().rowCount():
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a row, by pointer or menu key."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        menu = QMenu(self)
        amend = menu.addAction(self.tr("Amend") + "\tF8")
        void = menu.addAction(self.tr("Void...") + "\t" + key_name("Del"))
        chosen = menu.exec(event.globalPos())
        if chosen is amend:
            self.amend_asked.emit(index.row())
        elif chosen is void:
            self.void_asked.emit(index.row())
