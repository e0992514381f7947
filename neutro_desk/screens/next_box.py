"""The box above the rows: the question that would separate the leading causes best, why, and its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.answer_switch import SEGMENT, TARGET, AnswerSwitch
from neutro_desk.screens.key_names import key_name

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import AnswerWord

_LEFT = 17
_WRAPPED = Qt.TextFlag.TextWordWrap


class NextBox(QWidget):
    """The next best question.

    Signals:
        answered: Question id and the chosen `AnswerWord`.
    """

    answered = Signal(str, object)

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Build an empty box."""
        super().__init__(parent)
        self._look = look
        self.question = self.text = self.place = self.why = ""
        self.beside = self.brief = False
        self._title, self._text, self._small = look.font(12, 600), look.font(14, 600), look.font(12)
        self._key = look.font(11)
        self.switch = AnswerSwitch(look, phrasebook, self)
        self.switch.answer_chosen.connect(self.say_answer)

    def show_question(self, question: str, text: str, place: str, why: str) -> None:
        """Show another question.

        Args:
            question: Its id; "" when every question has an answer.
            text: The question.
            place: The step it belongs to.
            why: What it would tell apart.
        """
        if (question, text, place, why) == (self.question, self.text, self.place, self.why):
            return
        self.question, self.text, self.place, self.why = question, text, place, why
        self.switch.setVisible(bool(question))
        self.switch.show_question(text)
        self.setAccessibleName(self.tr("Next best question"))
        self.setToolTip(why)
        leads = self.tr("Enter leads to it") if question else ""
        self.setAccessibleDescription(". ".join(part for part in (text, why, place, leads) if part))
        self.arrange()
        self.update()

    def wanted_height(self, width: int) -> int:
        """Return the height for a width, both in pixels."""
        return self._places(width)[2]

    def arrange(self) -> None:
        """Put the answers in their place."""
        if not self.beside:
            self.switch.fit(self.width() - 2 * self._look.px(_LEFT))
        _, why, bottom = self._places(self.width())
        look, switch = self._look, self.switch
        spare = (switch.height() - look.px(TARGET if look.is_touch else SEGMENT)) // 2
        if self.beside:
            top = look.px(24) + (bottom - look.px(24) - switch.height()) // 2
            switch.move(self.width() - look.px(14) - switch.width(), max(top, look.px(22)))
        else:
            switch.move(QPoint(look.px(_LEFT), why.bottom() + 1 + look.px(7) - spare))

    @Slot(object)
    def say_answer(self, word: AnswerWord) -> None:
        """Say which answer was clicked."""
        if self.question:
            self.answered.emit(self.question, word)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self.arrange()

    def _places(self, width: int) -> tuple[QRect, QRect, int]:
        """Return where question and reason stand, and the height of the box."""
        look, left = self._look, self._look.px(_LEFT)
        room = width - left - look.px(14)
        if self.beside and self.question:
            room -= self.switch.width() + look.px(14)
        text = QRect(left, look.px(25), room, self._height_of(self.text, self._text, room, look.px(20)))
        why = QRect(
            left,
            text.bottom() + 1,
            room,
            self._height_of("" if self.brief else self.why, self._small, room, 0),
        )
        if not self.question:
            return text, why, why.bottom() + look.px(10)
        height = look.px(TARGET if look.is_touch else SEGMENT)
        if self.beside:
            return text, why, max(why.bottom() + look.px(12), look.px(32) + height + look.px(12))
        return text, why, why.bottom() + look.px(8) + height + look.px(10)

    @staticmethod
    def _height_of(text: str, font: QFont, width: int, least: int) -> int:
        if not text:
            return least
        return max(least, QFontMetrics(font).boundingRect(0, 0, width, 9999, _WRAPPED, text).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge, title, step, question and reason."""
        look, theme = self._look, self._look.theme
        text, why, _ = self._places(self.width())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.accent_soft))
        painter.fillRect(QRectF(0, 0, look.px(3), self.height()), QColor(theme.accent))
        top = QRect(look.px(_LEFT), look.px(5), self.width() - look.px(_LEFT + 14), look.px(18))
        painter.setPen(QColor(theme.text))
        painter.setFont(self._title)
        title = self.tr("Next best question")
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, title)
        beside = top.adjusted(painter.fontMetrics().horizontalAdvance(title) + look.px(8), 0, 0, 0)
        if self.question:
            painter.setFont(self._key)
            painter.setPen(QColor(theme.text_2))
            key = key_name("Enter")
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, key)
            beside.setLeft(beside.left() + painter.fontMetrics().horizontalAdvance(key) + look.px(10))
            painter.setPen(QColor(theme.text))
        painter.setFont(self._text)
        painter.drawText(text, _WRAPPED | Qt.AlignmentFlag.AlignVCenter, self.text)
        painter.setPen(QColor(theme.text_2))
        painter.setFont(self._small)
        place = painter.fontMetrics().elidedText(self.place, Qt.TextElideMode.ElideRight, beside.width())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, place)
        painter.drawText(why, _WRAPPED, "" if self.brief else self.why)
