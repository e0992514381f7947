"""The list of ranked causes beside the questions: painted lines, a source at the right that opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from neutro_desk.screens.checklist_row import paint_focus_frame
from neutro_desk.screens.evidence_lines import EvidenceLine, LineKind
from neutro_desk.screens.marks import paint_support
from neutro_desk.screens.slim_bar import slim_bar
from neutro_desk.screens.unbroken import unbroken

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

LINE_ROLE = Qt.ItemDataRole.UserRole
_HEAD, _LINE, _END = 28, 18, 6
_LEFT, _NAME, _TEXT, _RIGHT = 15, 32, 94, 14
_SOURCE, _SUPPORT = 99, 111
_NARROW, _NARROW_TEXT = 400, 32
"""Below this width, in design pixels, the sign alone says what a line is, and the text gets its room."""

_SIGNS = {LineKind.FOR: "+", LineKind.AGAINST: "–", LineKind.NOT_ASKED: "?"}
OPENS = "\u00a0\u203a"
"""Painted after the name of a cause: more stands behind it."""

_WRAPPED = Qt.TextFlag.TextWordWrap
_Index = QModelIndex | QPersistentModelIndex


class EvidenceModel(QAbstractListModel):
    """The lines, each with the sentence a screen reader says."""

    def __init__(self, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self._lines: tuple[EvidenceLine, ...] = ()
        self._labels = {
            LineKind.FOR: self.tr("For"),
            LineKind.AGAINST: self.tr("Against"),
            LineKind.NOT_ASKED: self.tr("Not asked"),
            LineKind.HEADING: self.tr("Cautions"),
            LineKind.CAUTION: self.tr("Caution"),
        }

    @property
    def lines(self) -> tuple[EvidenceLine, ...]:
        """The lines."""
        return self._lines

    def set_lines(self, lines: tuple[EvidenceLine, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def label(self, kind: LineKind) -> str:
        """Return the word for a kind of line."""
        return self._labels.get(kind, "")

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """Return the line, or what is said of it."""
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text_of(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [self.label(line.kind), line.text, line.support, line.source, self.more_of(line)]
            if line.kind is LineKind.CAUSE:
                parts[0] = self.tr("Cause {0}").format(line.rank)
            return ". ".join(part for part in parts if part)
        return None

    def name_of(self, line: EvidenceLine) -> str:
        """Return what names a line: its kind, or whose label it comes from."""
        return line.support if line.kind is LineKind.LABEL else self.label(line.kind)

    def text_of(self, line: EvidenceLine) -> str:
        """Return the text that is painted."""
        text = self.label(line.kind) if line.kind is LineKind.HEADING else line.text
        return f"{text} {self.more_of(line)}".rstrip()

    def more_of(self, line: EvidenceLine) -> str:
        """Return how many open questions are left out."""
        return self.tr("and {0} more").format(line.more) if line.more else ""


class EvidenceDelegate(QStyledItemDelegate):
    """Paints one line."""

    def __init__(self, look: Look, model: EvidenceModel, parent: QWidget) -> None:
        """Keep look and fonts."""
        super().__init__(parent)
        self._look, self._model = look, model
        self._text, self._small, self._name = look.font(13), look.font(12), look.font(14, 600)
        self._bold, self._rank = look.font(13, 700), look.font(14, 500)
        self._strong = look.font(13, 600)
        self.width = 0
        self._heights: dict[EvidenceLine, int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height that the wrapped text needs; most lines stay the same after an answer."""
        line: EvidenceLine = index.data(LINE_ROLE)
        height = self._heights.get(line)
        if height is None:
            height = self._heights[line] = self._height_of(line)
        return QSize(self.width, height)

    def set_width(self, width: int) -> None:
        """Wrap for another width, in pixels."""
        if width != self.width:
            self.width = width
            self._heights = {}

    def _height_of(self, line: EvidenceLine) -> int:
        end = self._look.px(_END) if line.closes else 0
        if line.kind is LineKind.HEADING:
            return self._look.px(_HEAD + 2)
        least = self._look.px(_HEAD if line.kind is LineKind.CAUSE else _LINE)
        font = self._name if line.kind is LineKind.CAUSE else self._font_of(line)
        room = self.text_room(QRect(0, 0, self.width, 0), line).width()
        metrics = QFontMetrics(font)
        height = metrics.boundingRect(0, 0, room, 9999, _WRAPPED, self.painted(line)).height()
        more = max(0, height - metrics.lineSpacing())
        gap = self._look.px(4) if line.kind is LineKind.CAUTION else self._look.px(1) if more else 0
        return least + more + gap + end

    def _font_of(self, line: EvidenceLine) -> QFont:
        return self._strong if line.strong else self._text

    def text_room(self, rect: QRect, line: EvidenceLine) -> QRect:
        """Return where the text of a line stands."""
        look = self._look
        lefts = {LineKind.CAUSE: _NAME, LineKind.HEADING: _LEFT, LineKind.CAUTION: _LEFT}
        left = lefts.get(line.kind, _NARROW_TEXT if self._is_narrow() else _TEXT)
        right = {LineKind.CAUSE: _SUPPORT, LineKind.NOT_ASKED: 0, LineKind.HEADING: 0}.get(
            line.kind, _SOURCE + 2
        )
        if line.kind is LineKind.LABEL and not line.source:
            right = 0
        return rect.adjusted(look.px(left), 0, -look.px(right + _RIGHT), 0)

    def _is_narrow(self) -> bool:
        return self.width < self._look.px(_NARROW)

    def painted(self, line: EvidenceLine) -> str:
        """Return the text of a line as it is painted."""
        text = unbroken(self._model.text_of(line))
        if line.kind is LineKind.CAUSE:
            return f"{text}{OPENS}"
        if self._is_narrow() and line.kind is LineKind.NOT_ASKED:
            return f"{self._model.label(line.kind)}: {text}"
        if self._is_narrow() and line.kind is LineKind.LABEL and line.named:
            return f"{line.support}: {text}"
        return text

    def source_room(self, rect: QRect) -> QRect:
        """Return where the source of a line stands."""
        look = self._look
        left = rect.right() + 1 - look.px(_SOURCE + _RIGHT)
        return QRect(left, rect.top(), look.px(_SOURCE + _RIGHT - 4), look.px(_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the line, its mark, its source, and the divider after a cause."""
        line: EvidenceLine = index.data(LINE_ROLE)
        rect, look, theme = QRect(option.rect), self._look, self._look.theme
        painter.save()
        if line.kind in (LineKind.HEADING, LineKind.CAUTION):
            painter.fillRect(rect, QColor(theme.raised))
        if line.kind is LineKind.CAUSE:
            self._paint_head(painter, rect, line)
        elif line.kind is LineKind.HEADING:
            painter.setFont(look.font(12, 600))
            painter.setPen(QColor(theme.text))
            painter.drawText(self.text_room(rect, line), Qt.AlignmentFlag.AlignVCenter, index.data())
        else:
            self._paint_line(painter, rect, line, self.painted(line))
        if line.closes:
            painter.setPen(QColor(theme.divider))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_frame(painter, rect, look)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, line: EvidenceLine) -> None:
        look, theme = self._look, self._look.theme
        first = QRect(rect.left(), rect.top() + look.px(4), rect.width(), look.px(_HEAD - 4))
        painter.setFont(self._rank)
        painter.setPen(QColor(theme.text_2))
        painter.drawText(
            first.adjusted(look.px(_LEFT), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(line.rank)
        )
        painter.setFont(self._name)
        painter.setPen(QColor(theme.text))
        room = self.text_room(rect, line)
        wraps = rect.height() > look.px(_HEAD + _END + 2)
        place = (
            room.adjusted(0, look.px(6), 0, 0)
            if wraps
            else QRect(room.left(), first.top(), room.width(), first.height())
        )
        flags = _WRAPPED if wraps else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, self.painted(line))
        left = rect.right() + 1 - look.px(_SUPPORT)
        if not line.blocks:
            left -= look.px(_RIGHT)
        else:
            paint_support(painter, left, first.center().y() - look.scale * 5.5, line.blocks, look)
            left += look.px(35)
        painter.setFont(self._text)
        word = QRect(left, first.top(), rect.right() - left - look.px(4), first.height())
        painter.drawText(word, Qt.AlignmentFlag.AlignVCenter, line.support)

    def _paint_line(self, painter: QPainter, rect: QRect, line: EvidenceLine, text: str) -> None:
        look, theme = self._look, self._look.theme
        first = QRect(rect.left(), rect.top(), rect.width(), look.px(_LINE))
        middle = Qt.AlignmentFlag.AlignVCenter
        if line.named:
            painter.setPen(QColor(theme.text))
            painter.setFont(self._bold)
            painter.drawText(first.adjusted(look.px(_LEFT), 0, 0, 0), middle, _SIGNS.get(line.kind, ""))
            painter.setPen(QColor(theme.text_2))
            painter.setFont(self._small)
            if not self._is_narrow():
                painter.drawText(first.adjusted(look.px(28), 0, 0, 0), middle, self._model.name_of(line))
        painter.setPen(QColor(theme.text_2 if line.kind is LineKind.CAUTION else theme.text))
        painter.setFont(self._font_of(line))
        room = self.text_room(rect, line)
        if rect.height() >= look.px(_LINE + 12):
            painter.drawText(room.adjusted(0, look.px(1), 0, 0), _WRAPPED, text)
        else:
            painter.drawText(QRect(room.left(), rect.top(), room.width() + 2, first.height()), middle, text)
        if line.source:
            painter.setPen(QColor(theme.accent))
            painter.setFont(self._small)
            source = self.source_room(rect)
            fitted = painter.fontMetrics().elidedText(
                line.source, Qt.TextElideMode.ElideRight, source.width()
            )
            painter.drawText(source, middle, fitted)


class EvidenceList(QListView):
    """The lines in a list that is read by keys as by pointer.

    Signals:
        cause_wanted: Id of the cause of which all that is known is to be shown, and where on the screen.
        source_wanted: The line whose source is to be shown, and where on the screen.
        questions_wanted: Id of the cause whose open questions are all to be named.
    """

    cause_wanted = Signal(str, object)
    source_wanted = Signal(object, object)
    questions_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Dress the view."""
        super().__init__(parent)
        self.lines = EvidenceModel(self)
        self._delegate = EvidenceDelegate(look, self.lines, self)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(self.Shape.NoFrame)
        self.setSelectionMode(self.SelectionMode.NoSelection)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        slim_bar(self, look)
        self.setAccessibleName(self.tr("Causes, by strength of evidence"))
        self.setAccessibleDescription(
            self.tr("Up and Down read the lines, Enter opens a cause or shows the source")
        )
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, QColor(look.theme.surface))
        self.setPalette(palette)
        self.clicked.connect(self.open_line)

    def show_lines(self, lines: tuple[EvidenceLine, ...]) -> None:
        """Show other lines, scrolled to the same place, with the same line under the cursor."""
        if lines == self.lines.lines:
            return
        place, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        self._delegate.set_width(self.viewport().width())
        self.lines.set_lines(lines)
        if place >= 0:
            self.setCurrentIndex(self.lines.index(min(place, len(lines) - 1)))
        self.verticalScrollBar().setValue(scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew."""
        super().resizeEvent(event)
        if self._delegate.width != self.viewport().width():
            self._delegate.set_width(self.viewport().width())
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the line under the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_line(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what opens."""
        super().mouseMoveEvent(event)
        line = self.indexAt(event.position().toPoint()).data(LINE_ROLE)
        opens = line is not None and (line.source or line.provenance or line.more)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    @Slot(QModelIndex)
    def open_line(self, index: QModelIndex) -> None:
        """Ask for what is known of a cause, for the source of a line, or for all its open questions."""
        line: EvidenceLine | None = index.data(LINE_ROLE)
        if line is None:
            return
        if line.kind is LineKind.CAUSE:
            under = self.visualRect(index).bottomLeft() + QPoint(0, 2)
            self.cause_wanted.emit(line.cause, self.viewport().mapToGlobal(under))
        elif line.kind is LineKind.NOT_ASKED:
            self.questions_wanted.emit(line.cause)
        elif line.source or line.provenance is not None:
            under = self.visualRect(index).bottomRight() + QPoint(0, 2)
            self.source_wanted.emit(line, self.viewport().mapToGlobal(under))
