"""The views of the review grid: a box and a word for what becomes of a row, Space to leave it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from neutro_desk.screens.action_button import paint_box, paint_ring
from neutro_desk.screens.review_model import STANDING_ROLE, TURNS_ROLE
from neutro_desk.screens.slim_bar import slim_bar
from neutro_desk.workup.pasted import Standing

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

ROW_HEIGHT, TOUCH_ROW = 26, 44
PADDING, BOX, BOX_GAP = 8, 14, 7
LAST_COLUMN = 170
"""Pixels of the design that the last column keeps before any other has all it wants."""
_TICK = ((0.20, 0.52), (0.42, 0.74), (0.80, 0.28))


class ReviewDelegate(QStyledItemDelegate):
    """Paints one cell: ground, a line beneath, the box of the first column, text."""

    def __init__(self, look: Look, boxes_in: int | None, parent: QWidget) -> None:
        """Keep the look, and the column whose cells start with a box; None for none."""
        super().__init__(parent)
        self._look, self._boxes_in = look, boxes_in

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell."""
        look, theme = self._look, self._look.theme
        self.initStyleOption(option, index)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        standing: Standing = index.data(STANDING_ROLE)
        asked = standing is Standing.ASKED
        ground = theme.accent_soft if chosen else theme.question_ground if asked else theme.surface
        rect = option.rect
        painter.save()
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(theme.divider))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left = look.px(PADDING)
        if index.column() == self._boxes_in:
            if asked or index.data(TURNS_ROLE):
                side = look.px(BOX)
                box = QRectF(rect.left() + left, rect.center().y() - side / 2, side, side)
                self._paint_box(painter, box, standing)
            left += look.px(BOX + BOX_GAP)
        ink = theme.text_2 if standing is Standing.LEFT_OUT else theme.text
        painter.setPen(QColor(theme.question_text if asked and not chosen else ink))
        painter.setFont(option.font)
        inner = rect.adjusted(left, 0, -look.px(PADDING), 0)
        metrics = painter.fontMetrics()
        text = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, inner.width() + 1)
        painter.drawText(inner, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), text)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRectF, standing: Standing) -> None:
        theme = self._look.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if standing is Standing.ASKED:
            paint_box(painter, box, theme.field, theme.question_edge, self._look, 3)
            painter.setPen(QColor(theme.question_text))
            painter.setFont(self._look.font(11, 700))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "?")
        elif standing is Standing.LEFT_OUT:
            paint_box(painter, box, theme.field, theme.border, self._look, 3)
        else:
            paint_box(painter, box, theme.accent_fill, theme.accent_fill, self._look, 3)
            painter.setPen(QPen(QColor(theme.on_accent), 1.8 * self._look.scale))
            side = box.width()
            points = [QPointF(box.left() + x * side, box.top() + y * side) for x, y in _TICK]
            painter.drawPolyline(QPolygonF(points))
        painter.restore()


class ReviewView(QTableView):
    """A table of the review grid with its keys.

    Signals:
        row_reached: The row with the cursor.
        turn_asked: A row is to be left out, or put back.
        open_asked: Enter or a double click on a row.
        paste_asked: The paste key.
        resized: The table got wider, narrower, higher or lower.
    """

    row_reached = Signal(int)
    turn_asked = Signal(int)
    open_asked = Signal(int)
    paste_asked = Signal()
    resized = Signal()

    def __init__(self, model: QAbstractTableModel, look: Look, name: str, *, boxes_in: int | None) -> None:
        """Dress the view; `name` is read out."""
        super().__init__()
        self._look, self._boxes_in = look, boxes_in
        self.setModel(model)
        self.setItemDelegate(ReviewDelegate(look, boxes_in, self))
        self.setFont(look.font(13))
        self.setShowGrid(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setAccessibleName(name)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(look.theme.surface))
        self.setPalette(palette)
        slim_bar(self, look)
        self._dress_headers()
        self.selectionModel().currentRowChanged.connect(self.say_row)
        self.doubleClicked.connect(self.say_opened)

    @property
    def row(self) -> int:
        """The row with the cursor; -1 for none."""
        return self.currentIndex().row()

    def fit(self, least: Mapping[int, int], shrinks_to: Mapping[int, int]) -> None:
        """Give each column but the last the width of its widest cell.

        Args:
            least: Narrowest width of a column, in design pixels.
            shrinks_to: What a column may shrink to where not all find room, the first to shrink first.
        """
        px, last = self._look.px, self.model().columnCount() - 1
        shown = [column for column in range(last) if not self.isColumnHidden(column)]
        wanted = {column: max(self._width_of(column), px(least.get(column, 0))) for column in shown}
        room = self.viewport().width() - min(self._width_of(last), px(LAST_COLUMN))
        for column, width in shrinks_to.items():
            if column in wanted:
                spare = max(wanted[column] - px(width), 0)
                wanted[column] -= min(spare, max(sum(wanted.values()) - room, 0))
        for column, pixels in wanted.items():
            self.setColumnWidth(column, pixels)

    def _width_of(self, column: int) -> int:
        model, letters = self.model(), self.fontMetrics()
        texts = (model.index(row, column).data() for row in range(model.rowCount()))
        widest = max((letters.horizontalAdvance(text) for text in texts), default=0)
        box = self._look.px(BOX + BOX_GAP) if column == self._boxes_in else 0
        return max(
            widest + box + 2 * self._look.px(PADDING) + 2, self.horizontalHeader().sectionSizeHint(column)
        )

    def height_for(self, rows: int) -> int:
        """Return the pixels that the heading and a number of rows take."""
        return self._look.px(ROW_HEIGHT) + rows * self._row_height() + 1

    def say_row(self, current: QModelIndex, before: QModelIndex) -> None:
        """Say which row has the cursor."""
        if current.isValid():
            self.row_reached.emit(current.row())

    def say_opened(self, index: QModelIndex) -> None:
        """Say which row is to be opened."""
        self.open_asked.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave out or put back by Space, open by Enter, paste; the arrows, Home and End move."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() == Qt.Key.Key_Space and plain and self.row >= 0:
            self.turn_asked.emit(self.row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.row >= 0:
            self.open_asked.emit(self.row)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain and self.model().rowCount():
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1)
        elif event.text().strip() or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave out or put back by a click on the box."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if (
            index.isValid()
            and index.column() == self._boxes_in
            and event.button() == Qt.MouseButton.LeftButton
        ):
            self.turn_asked.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row with the cursor in view."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.resized.emit()

    def paintEvent(self, event: object) -> None:
        """Paint the rows, and the ring while the keys go here."""
        super().paintEvent(event)  # type: ignore[arg-type]
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            paint_ring(painter, QRectF(self.viewport().rect()), self._look.theme.accent, self._look, 2)
            painter.end()

    def _row_height(self) -> int:
        height = self._look.px(ROW_HEIGHT)
        return max(height, TOUCH_ROW) if self._look.is_touch else height

    def _dress_headers(self) -> None:
        look, theme = self._look, self._look.theme
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(self._row_height())
        across = self.horizontalHeader()
        across.setFixedHeight(look.px(ROW_HEIGHT))
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setMinimumSectionSize(look.px(24))
        across.setStretchLastSection(True)
        across.setStyleSheet(
            f"QHeaderView {{ background: {theme.raised}; border: none; }}"
            f"QHeaderView::section {{ background: {theme.raised}; color: {theme.text_2}; border: none;"
            f" border-bottom: 1px solid {theme.divider}; padding: 0 {look.px(PADDING)}px; }}"
        )
        across.setFont(look.font(12, 600))
