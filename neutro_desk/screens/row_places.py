"""Where the parts of one question stand at a width: text, answers, tag, fact, help and note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from neutro_desk.screens.answer_switch import SEGMENT, TARGET
from neutro_desk.screens.unbroken import unbroken

if TYPE_CHECKING:
    from neutro_desk.screens.row_content import RowContent
    from neutro_desk.screens.style import Look

LEFT = 14
_TOP, _LINE, _TAG_GAP = 6, 18, 8
WRAPPED = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class RowPlaces:
    """Where the parts of a row stand at one width."""

    height: int
    question: QRect
    switch: QRect
    tag: QRect
    fact: QRect
    beneath: QRect
    note: QRect


class RowMeasure:
    """Measures one row; the answers stand under the question, or at its right where there is room.

    Attributes:
        beside: Whether the answers stand at the right.
        beneath: What stands beneath the answers.
        has_note: Whether the line for the note is open.
    """

    def __init__(self, look: Look) -> None:
        """Keep the look."""
        self._look = look
        self.text_font, self.small_font = look.font(13, 500), look.font(12)
        self.beside = self.has_note = False
        self.beneath = ""

    def places(self, content: RowContent, answers: QRect, width: int) -> RowPlaces:
        """Return the places at a width, in pixels; `answers` is as large as the answers are."""
        look = self._look
        left, top = look.px(LEFT), look.px(_TOP)
        room = width - 2 * left - (answers.width() + look.px(12) if self.beside else 0)
        lines = _height_of(content.text, self.text_font, room)
        question = QRect(left, top, room, max(look.px(_LINE), lines))
        place = self._answers_beside if self.beside else self._answers_under
        switch, tag, fact, bottom = place(content, question, QRect(answers), width)
        beneath = QRect(left, bottom - look.px(2), width - 2 * left, 0)
        if self.beneath:
            height = _height_of(self.beneath, self.small_font, beneath.width())
            beneath.setHeight(height)
            bottom += height + look.px(4)
        note = QRect(left, bottom - look.px(2), width - 2 * left, look.px(30))
        if self.has_note:
            bottom += look.px(36)
        return RowPlaces(bottom, question, switch, tag, fact, beneath, note)

    def _answers_under(
        self, content: RowContent, question: QRect, switch: QRect, width: int
    ) -> tuple[QRect, QRect, QRect, int]:
        """Return the places of answers, tag, fact and bottom with the answers under the question."""
        look = self._look
        spare = (switch.height() - look.px(TARGET if look.is_touch else SEGMENT)) // 2
        switch.moveTopLeft(QPoint(question.left(), question.bottom() + 1 + look.px(3) - spare))
        bottom, line = switch.bottom() + 1 - spare + look.px(7), look.px(_LINE)
        left = switch.right() + 1 + look.px(_TAG_GAP)
        tag, fact = self._tag_width(content), self._metrics().horizontalAdvance(told_of(content))
        middle = switch.center().y()
        if max(tag, fact) <= width - left - look.px(LEFT - 3):
            if not tag:
                return switch, QRect(), QRect(left, middle - line // 2, fact + 2, line), bottom
            over = QRect(left, middle - line, tag, line)
            return switch, over, QRect(left, middle + look.px(1), fact + 2, line), bottom
        told = QRect(question.left(), bottom - look.px(3), width - 2 * question.left(), line)
        tag_place, fact_place = self._in_line(content, told)
        return switch, tag_place, fact_place, max(fact_place.bottom(), tag_place.bottom()) + 1 + look.px(6)

    def _answers_beside(
        self, content: RowContent, question: QRect, switch: QRect, width: int
    ) -> tuple[QRect, QRect, QRect, int]:
        """Return the places of answers, tag, fact and bottom with the answers at the right."""
        look = self._look
        told = QRect(question.left(), question.bottom() + 1, question.width(), look.px(_LINE))
        tag, fact = self._in_line(content, told)
        end = max(question.bottom(), tag.bottom(), fact.bottom() if told_of(content) else 0)
        bottom = max(look.px(48), end + 1 + look.px(_TOP))
        switch.moveTopLeft(QPoint(width - look.px(LEFT) - switch.width(), (bottom - switch.height()) // 2))
        return switch, tag, fact, bottom

    def _in_line(self, content: RowContent, room: QRect) -> tuple[QRect, QRect]:
        """Return the places of tag and fact one after the other; a long fact goes under the tag."""
        tag, told = self._tag_width(content), told_of(content)
        place = QRect(room.left(), room.top(), min(tag, room.width()), room.height() if tag else 0)
        fact = room.adjusted(tag + self._look.px(8) if tag else 0, 0, 0, 0)
        if tag and self._metrics().horizontalAdvance(told) > fact.width():
            fact = room.translated(0, room.height() + self._look.px(1))
        if not told:
            return place, QRect()
        fact.setHeight(max(room.height(), _height_of(told, self.small_font, fact.width())))
        return place, fact

    def _tag_width(self, content: RowContent) -> int:
        if not content.tag:
            return 0
        return self._metrics().horizontalAdvance(content.tag) + 2 * self._look.px(6)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.small_font)


def told_of(content: RowContent) -> str:
    """Return the fact, the value that is no plain answer, and the note in one line."""
    return unbroken(" · ".join(part for part in (content.fact, content.value, content.note) if part))


def _height_of(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(0, 0, width, 9999, WRAPPED, text).height() if text else 0
