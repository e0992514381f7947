"""Paints the cells of the ward board: number first, chip, arrow, trace, tags; no cell cuts a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from neutro_desk.screens.board_model import PATIENT_ROLE, WORDS_ROLE, Column
from neutro_desk.screens.board_trace import TracePainter
from neutro_desk.screens.board_widths import HATCH, SQUARE
from neutro_desk.screens.marks import paint_chip, paint_direction, paint_squares, squares_width
from neutro_desk.screens.result_alarm import paint_sign
from neutro_desk.workup.grading import Severity

if TYPE_CHECKING:
    from neutro_desk.screens.board_words import BoardPatient, RowWords
    from neutro_desk.screens.style import Look

ROW_HEIGHT = 62
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = int(_LEFT) | int(Qt.TextFlag.TextWordWrap)


class BoardDelegate(QStyledItemDelegate):
    """Paints one cell.

    Attributes:
        arrow_beside_number: Whether the arrow stands beside the number, where its own column is folded away.
        spell_beneath_grade: Whether the day of the episode stands beneath the word, likewise.
    """

    def __init__(self, look: Look, phone: str, parent: QWidget) -> None:
        """Keep the look, and the ward's own number for the tag of the warning line."""
        super().__init__(parent)
        self._look, self._phone = look, phone
        self._trace = TracePainter(look)
        self.arrow_beside_number = self.spell_beneath_grade = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(self._look.px(80), self._look.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell."""
        look, theme = self._look, self._look.theme
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(theme.accent_soft if chosen else theme.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.divider))
        words: RowWords = index.data(WORDS_ROLE)
        patient: BoardPatient = index.data(PATIENT_ROLE)
        inner = rect.adjusted(look.px(8), 0, -look.px(8), -1)
        match Column(index.column()):
            case Column.PATIENT:
                inner.setLeft(rect.left() + look.px(16))
                self._lines(painter, inner, words.who, words.number_of, strong=True)
            case Column.ANC:
                self._number(painter, inner, words, patient)
            case Column.GRADE:
                self._grade(painter, inner, words)
            case Column.DIRECTION:
                self._direction(painter, inner, words, patient)
            case Column.TRACE:
                place = QRectF(inner.adjusted(0, look.px(7), 0, -look.px(7)))
                self._trace.paint(painter, place, patient.row.trace)
            case Column.EPISODE:
                self._lines(painter, inner, words.spell, words.shown)
            case Column.SAMPLE:
                self._sample(painter, inner, words)
            case Column.FEVER:
                self._fever(painter, inner, words, patient)
            case Column.WARNING:
                self._warning(painter, inner, words, filled=patient.row.is_ill)
        painter.restore()

    # -- cells --------------------------------------------------------------------------------------------

    def _number(self, painter: QPainter, inner: QRect, words: RowWords, patient: BoardPatient) -> None:
        look = self._look
        room = QRect(inner)
        direction = patient.row.direction
        if self.arrow_beside_number and direction is not None:
            side = look.px(16)
            arrow = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
            paint_direction(painter, arrow, direction, look)
            room.setLeft(room.left() + side + look.px(4))
        font = _fitting(words.anc, look, room.width(), 22)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        number = room.adjusted(0, 0, 0, -look.px(18)) if words.mark else room
        self._write(painter, number, words.anc, font, look.theme.text, right)
        if words.mark:
            below = QRect(inner.left(), number.bottom() - look.px(6), inner.width(), look.px(20))
            self._write(painter, below, words.mark, look.font(12), look.theme.text_2, right)

    def _grade(self, painter: QPainter, inner: QRect, words: RowWords) -> None:
        look = self._look
        note = words.word_note or (words.spell if self.spell_beneath_grade else "")
        if words.severity is None or words.severity is Severity.NOT_BELOW:
            self._lines(painter, inner, words.word, note, quiet=True)
            return
        height = look.px(28)
        top = inner.center().y() - height / 2 - (look.px(10) if note else 0)
        chip = QRectF(inner.left(), top, inner.width(), height)
        hatch, size = look.px(HATCH), look.px(SQUARE)
        severity = words.severity
        paint_chip(painter, chip, severity, look, hatch)
        left = chip.left() + hatch + look.px(8)
        after = left + squares_width(size) + look.px(8)
        font = look.font(13, 600)
        if after + QFontMetrics(font).horizontalAdvance(words.word) <= chip.right() - look.px(4):
            paint_squares(painter, left, chip.center().y() - size / 2, severity, look, size)
            left = after
        place = QRectF(left, chip.top(), chip.right() - left - look.px(4), height).toRect()
        self._write(painter, place, words.word, font, look.theme.text, _LEFT)
        if note:
            below = QRect(inner.left(), int(chip.bottom()) + 1, inner.width(), look.px(18))
            self._write(painter, below, note, look.font(12), look.theme.text_2, _LEFT)

    def _direction(self, painter: QPainter, inner: QRect, words: RowWords, patient: BoardPatient) -> None:
        look, side = self._look, self._look.px(16)
        direction = patient.row.direction
        if direction is not None:
            arrow = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
            paint_direction(painter, arrow, direction, look)
        room = inner.adjusted(side + look.px(8), 0, 0, 0)
        self._write(painter, room, words.change, look.font(13), look.theme.text, _LEFT)

    def _sample(self, painter: QPainter, inner: QRect, words: RowWords) -> None:
        look = self._look
        if not words.is_old:
            self._write(painter, inner, words.age, look.font(13), look.theme.text, _LEFT)
            return
        upper, lower = self._halves(inner)
        self._write(painter, upper, words.age, look.font(13, 600), look.theme.text, _LEFT)
        self._tag(painter, lower, words.old)

    def _fever(self, painter: QPainter, inner: QRect, words: RowWords, patient: BoardPatient) -> None:
        look, theme = self._look, self._look.theme
        if words.asks:
            self._tag(painter, inner, words.fever)
            return
        if not patient.row.is_ill:
            self._write(painter, inner, words.fever, look.font(13), theme.text_2, _LEFT)
            return
        room = inner.adjusted(look.px(16), 0, 0, 0)
        reach, middle = 5 * look.scale, inner.center().y() + 0.5
        upper = self._halves(inner)[0]
        if words.fever_note:
            middle = upper.center().y() + 0.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        centre = QPointF(inner.left() + reach, middle)
        painter.drawPolygon(
            QPolygonF([centre + QPointF(x * reach, y * reach) for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0))])
        )
        self._lines(painter, room, words.fever, words.fever_note, strong=True)

    def _warning(self, painter: QPainter, inner: QRect, words: RowWords, *, filled: bool) -> None:
        """Paint the tag: the words of the line and the ward's own number; filled where fever is recorded."""
        look, theme = self._look, self._look.theme
        if not words.warning:
            return
        place = QRectF(inner).adjusted(0, look.px(4), 0, -look.px(4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        edge = theme.alarm_edge
        painter.setPen(QPen(QColor(edge), max(1.0, 1.5 * look.scale)))
        painter.setBrush(QColor(theme.alarm) if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), look.px(3), look.px(3))
        ink = theme.on_alarm if filled else edge
        sign = QPointF(place.left() + look.px(17), place.center().y())
        paint_sign(painter, sign, 8.5 * look.scale, ink, look)
        room = place.adjusted(look.px(32), look.px(2), -look.px(5), -look.px(2)).toRect()
        whole = f"{words.warning}\n{self._phone}" if self._phone else words.warning
        ways = [(text, look.font(size, 600)) for text in (whole, words.warning) for size in (12, 11)]
        text, font = next((way for way in ways if _holds(room, *way)), ways[-1])
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(room, _WRAPPED, text)

    # -- how texts stand ----------------------------------------------------------------------------------

    def _lines(
        self,
        painter: QPainter,
        inner: QRect,
        first: str,
        second: str,
        *,
        strong: bool = False,
        quiet: bool = False,
    ) -> None:
        """Write one text, or two above each other."""
        look, theme = self._look, self._look.theme
        upper, lower = self._halves(inner) if second else (inner, inner)
        ink = theme.text_2 if quiet else theme.text
        self._write(painter, upper, first, look.font(13, 600 if strong else 400), ink, _LEFT)
        if second:
            self._write(painter, lower, second, look.font(12), theme.text_2, _LEFT)

    def _halves(self, inner: QRect) -> tuple[QRect, QRect]:
        px, middle = self._look.px, inner.center().y()
        return (
            QRect(inner.left(), middle - px(20), inner.width(), px(20)),
            QRect(inner.left(), middle + px(1), inner.width(), px(19)),
        )

    def _tag(self, painter: QPainter, inner: QRect, text: str) -> None:
        """Paint a question's tag in amber, as high as its text needs."""
        look, theme = self._look, self._look.theme
        font = look.font(12)
        metrics = QFontMetrics(font)
        width = min(metrics.horizontalAdvance(text) + look.px(14), inner.width())
        height = metrics.height() + look.px(3)
        place = QRectF(inner.left(), inner.center().y() - height / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(QColor(theme.question_edge), 1))
        painter.setBrush(QColor(theme.question_ground))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), look.px(3), look.px(3))
        room = place.adjusted(look.px(7), 0, -look.px(4), 0).toRect()
        self._write(painter, room, text, font, theme.question_text, _LEFT)

    @staticmethod
    def _write(
        painter: QPainter, room: QRect, text: str, font: QFont, ink: str, side: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 2)
        painter.drawText(room, int(side) | int(Qt.TextFlag.TextDontClip), shown)


def _holds(room: QRect, text: str, font: QFont) -> bool:
    """Return whether a text, wrapped at words, stands whole in a room."""
    needed = QFontMetrics(font).boundingRect(room, _WRAPPED, text)
    return needed.height() <= room.height() and needed.width() <= room.width()


def _fitting(text: str, look: Look, room: int, size: int) -> QFont:
    """Return the font in which a number stands whole: a cut figure would read as another."""
    while size > 12 and QFontMetrics(look.font(size, 600)).horizontalAdvance(text) > room:
        size -= 1
    return look.font(size, 600)
