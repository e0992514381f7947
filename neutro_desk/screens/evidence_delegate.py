"""Paints the lines of the ranked causes: head with strength, mark, text, and the source at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from neutro_desk.screens.evidence_lines import EvidenceLine, LineKind
from neutro_desk.screens.evidence_model import EvidenceModel
from neutro_desk.screens.focus_frame import paint_focus_frame
from neutro_desk.screens.marks import paint_support
from neutro_desk.screens.unbroken import unbroken

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

_HEAD, _LINE, _END = 28, 18, 6
_LEFT, _NAME, _TEXT, _RIGHT = 15, 32, 90, 14
_SOURCE, _SUPPORT = 99, 111
_NARROW, _NARROW_TEXT = 400, 32
"""Below this width, in design pixels, the sign alone says what a line is, and the text gets its room."""

_SIGNS = {LineKind.FOR: "+", LineKind.AGAINST: "–", LineKind.NOT_ASKED: "?"}
OPENS = "\u00a0\u203a"
"""Painted after the name of a cause: more stands behind it."""

KEPT = 160
"""Painted lines that are kept: those seen, and those an answer or two away."""

_WRAPPED = Qt.TextFlag.TextWordWrap
_Index = QModelIndex | QPersistentModelIndex


def fitted_source(source: str, letters: QFontMetrics, width: int) -> str:
    """Return a source as it fits a width in pixels: whole, without what stands in brackets, or cut.

    What is cut keeps its number, without which two sources would read alike.
    """
    if letters.horizontalAdvance(source) > width:
        source = source.partition(" (")[0]
    if letters.horizontalAdvance(source) <= width:
        return source
    name, blank, number = source.rpartition(" ")
    if not number.isdecimal():
        return letters.elidedText(source, Qt.TextElideMode.ElideRight, width)
    room = width - letters.horizontalAdvance(blank + number)
    return letters.elidedText(name, Qt.TextElideMode.ElideRight, room) + blank + number


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
        self._measured: tuple[EvidenceLine, ...] = ()
        self._by_row: dict[int, int] = {}
        self._pictures: dict[tuple[EvidenceLine, int, int, float], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height that the wrapped text needs; most lines stay the same after an answer."""
        row, lines = index.row(), self._model.lines
        if lines is not self._measured:
            self._measured, self._by_row = lines, {}
        height = self._by_row.get(row)
        if height is None:
            height = self._by_row[row] = self._known_height(lines[row])
        return QSize(self.width, height)

    def _known_height(self, line: EvidenceLine) -> int:
        height = self._heights.get(line)
        if height is None:
            height = self._heights[line] = self._height_of(line)
        return height

    def set_width(self, width: int) -> None:
        """Wrap for another width, in pixels."""
        if width != self.width:
            self.width = width
            self._heights, self._by_row = {}, {}

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
        return QRect(left, rect.top(), look.px(_SOURCE + _RIGHT - 1), look.px(_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the line as it was painted before, and the frame of the focus."""
        rect = QRect(option.rect)
        line = self._model.lines[index.row()]
        ratio = painter.device().devicePixelRatioF()
        known = (line, rect.width(), rect.height(), ratio)
        picture = self._pictures.get(known)
        if picture is None:
            if len(self._pictures) >= KEPT:
                self._pictures.clear()
            picture = self._pictures[known] = self._picture(line, rect.size(), ratio)
        painter.drawPixmap(rect.topLeft(), picture)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_frame(painter, rect, self._look)

    def _picture(self, line: EvidenceLine, size: QSize, ratio: float) -> QPixmap:
        """Return a line painted once: most lines only move after an answer."""
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        raised = line.kind in (LineKind.HEADING, LineKind.CAUTION)
        picture.fill(QColor(self._look.theme.raised if raised else self._look.theme.surface))
        painter = QPainter(picture)
        self._paint_whole(painter, QRect(QPoint(0, 0), size), line)
        painter.end()
        return picture

    def _paint_whole(self, painter: QPainter, rect: QRect, line: EvidenceLine) -> None:
        """Paint the line, its mark, its source, and the divider after a cause."""
        look, theme = self._look, self._look.theme
        if line.kind is LineKind.CAUSE:
            self._paint_head(painter, rect, line)
        elif line.kind is LineKind.HEADING:
            painter.setFont(look.font(12, 600))
            painter.setPen(QColor(theme.text))
            painter.drawText(
                self.text_room(rect, line), Qt.AlignmentFlag.AlignVCenter, self._model.label(line.kind)
            )
        else:
            self._paint_line(painter, rect, line, self.painted(line))
        if line.closes:
            painter.setPen(QColor(theme.divider))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_head(self, painter: QPainter, rect: QRect, line: EvidenceLine) -> None:
        look, theme = self._look, self._look.theme
        first = QRect(rect.left(), rect.top() + look.px(4), rect.width(), look.px(_HEAD - 4))
        painter.setFont(self._rank)
        painter.setPen(QColor(theme.text_2))
        room = self.text_room(rect, line)
        before_name = QRect(
            first.left(), first.top(), room.left() - look.px(5) - first.left(), first.height()
        )
        painter.drawText(
            before_name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(line.rank)
        )
        painter.setFont(self._name)
        painter.setPen(QColor(theme.text))
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
            painter.drawText(
                source, middle, fitted_source(line.source, painter.fontMetrics(), source.width())
            )
