"""One question of the checklist with its answers, where its answer comes from, and its keys."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from neutro_desk.screens.answer_switch import SEGMENT, TARGET, AnswerSwitch
from neutro_desk.screens.unbroken import unbroken
from neutro_desk.workup.case import AnswerWord

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

_LEFT, _TOP, _LINE = 14, 6, 18
_TAG_GAP = 8
_WRAPPED = Qt.TextFlag.TextWordWrap


class GuideKey(Enum):
    """What a key asks of the guide."""

    CLEAR = "clear"
    NOTE = "note"
    SKIP = "skip"
    UP = "up"
    DOWN = "down"
    STEP_BACK = "step back"
    STEP_ON = "step on"
    NEXT_BEST = "next best"


_ANSWERS = {
    Qt.Key.Key_1: AnswerWord.YES,
    Qt.Key.Key_2: AnswerWord.NO,
    Qt.Key.Key_3: AnswerWord.UNKNOWN,
    Qt.Key.Key_4: AnswerWord.PENDING,
}
GUIDE_KEYS = {
    Qt.Key.Key_0: GuideKey.CLEAR,
    Qt.Key.Key_N: GuideKey.NOTE,
    Qt.Key.Key_S: GuideKey.SKIP,
    Qt.Key.Key_Up: GuideKey.UP,
    Qt.Key.Key_Down: GuideKey.DOWN,
    Qt.Key.Key_Left: GuideKey.STEP_BACK,
    Qt.Key.Key_PageUp: GuideKey.STEP_BACK,
    Qt.Key.Key_Right: GuideKey.STEP_ON,
    Qt.Key.Key_PageDown: GuideKey.STEP_ON,
    Qt.Key.Key_Return: GuideKey.NEXT_BEST,
    Qt.Key.Key_Enter: GuideKey.NEXT_BEST,
}
_OTHER_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True, slots=True)
class RowContent:
    """What a row shows.

    Attributes:
        answer: The answer in force; None for not asked.
        own: Whether a person gave it.
        value: The answer in words when it is none of the four.
        tag: Where the answer comes from, if not plainly from a person.
        fact: What counts or events say.
    """

    question: str
    text: str
    help: str = ""
    answer: AnswerWord | None = None
    own: bool = False
    value: str = ""
    tag: str = ""
    fact: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of a row stand at one width."""

    height: int
    question: QRect
    switch: QRect
    tag: QRect
    fact: QRect
    beneath: QRect
    note: QRect


class ChecklistRow(QWidget):
    """A question that is answered by key or click.

    Signals:
        answered: Question id and the chosen `AnswerWord`.
        asked: Question id and the `GuideKey` that was pressed.
        noted: Question id and the text of the note.
        focused: Question id, when the row takes the focus.
        size_changed: The row needs another height.
    """

    answered = Signal(str, object)
    asked = Signal(str, object)
    noted = Signal(str, str)
    focused = Signal(str)
    size_changed = Signal()

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Build an empty row."""
        super().__init__(parent)
        self._look = look
        self._text_font, self._small = look.font(13, 500), look.font(12)
        self.content = RowContent("", "")
        self.beside = False
        self.hint = ""
        self._note: QLineEdit | None = None
        self.switch = AnswerSwitch(look, phrasebook, self)
        self.switch.answer_chosen.connect(self.say_answer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- values in ----------------------------------------------------------------------------------------

    def show_content(self, content: RowContent) -> None:
        """Show another question, or another answer to it."""
        if content == self.content:
            return
        if content.question != self.content.question:
            self.close_note()
            self.hint = ""
        self.content = content
        self.switch.show_answer(content.answer)
        self.switch.show_question(content.text)
        self.setAccessibleName(content.text)
        answer = self.switch.button(content.answer).text() if content.answer else content.value
        told = (answer or self.tr("Not asked"), content.tag, content.fact, content.note, content.help)
        self.setAccessibleDescription(". ".join(part for part in told if part))
        self.setToolTip(content.help)
        self.arrange()
        self.update()

    def show_hint(self, text: str) -> None:
        """Say something about the last key, beneath the answers."""
        self.hint = text
        self.size_changed.emit()
        self.update()

    def open_note(self) -> None:
        """Offer a line for the note beneath the answers."""
        if self._note is None:
            self._note = QLineEdit(self)
            self._note.setFont(self._look.font(13))
            self._note.setMaxLength(200)
            self._note.setAccessibleName(self.tr("Note"))
            self._note.setPlaceholderText(self.tr("Note, then Enter; Esc leaves it as it was"))
            self._note.editingFinished.connect(self.finish_note)
        self.hint = ""
        self._note.setAccessibleDescription(self.content.text)
        self._note.setText(self.content.note)
        self._note.show()
        self._note.setFocus()
        self.size_changed.emit()

    def close_note(self) -> None:
        """Put the line for the note away."""
        if self._note is not None and not self._note.isHidden():
            self._note.hide()
            self.size_changed.emit()

    @property
    def note_line(self) -> QLineEdit | None:
        """The line for the note while it is open."""
        return self._note if self._note is not None and not self._note.isHidden() else None

    # -- what the user did --------------------------------------------------------------------------------

    @Slot(object)
    def say_answer(self, word: AnswerWord) -> None:
        """Say which answer was clicked."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.answered.emit(self.content.question, word)

    @Slot()
    def finish_note(self) -> None:
        """Say the note and come back to the row."""
        line = self.note_line
        if line is None:
            return
        text, had_focus = line.text().strip(), line.hasFocus()
        self.close_note()
        if had_focus:
            self.setFocus()
        if text != self.content.note:
            self.noted.emit(self.content.question, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by number, move by arrows; Esc leaves a note as it was."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.note_line is not None:
            self.close_note()
            self.setFocus()
        elif self.note_line is not None or event.modifiers() & _OTHER_MODIFIERS:
            super().keyPressEvent(event)
        elif key in _ANSWERS:
            self.answered.emit(self.content.question, _ANSWERS[key])
        elif key in GUIDE_KEYS:
            self.asked.emit(self.content.question, GUIDE_KEYS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keys, where they leave every answer whole: they stand at the foot of the guide too."""
        super().focusInEvent(event)
        room = self.width() - 2 * self._look.px(_LEFT)
        self.switch.show_keys(shown=self.beside or self.switch.width_with_keys() <= room)
        self.focused.emit(self.content.question)
        self.size_changed.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the keys."""
        super().focusOutEvent(event)
        self.hint = ""
        self.switch.show_keys(shown=False)
        self.size_changed.emit()
        self.update()

    # -- room and paint -----------------------------------------------------------------------------------

    def wanted_height(self, width: int) -> int:
        """Return the height for a width, both in pixels."""
        return self._places(width).height

    def arrange(self) -> None:
        """Put answers and note in their places."""
        places = self._places(self.width())
        self.switch.move(places.switch.topLeft())
        if self._note is not None:
            self._note.setGeometry(places.note)

    def _places(self, width: int) -> _Places:
        look = self._look
        left, top = look.px(_LEFT), look.px(_TOP)
        room = width - 2 * left - (self.switch.width() + look.px(12) if self.beside else 0)
        lines = self._height_of(self.content.text, self._text_font, room)
        question = QRect(left, top, room, max(look.px(_LINE), lines))
        switch, tag, fact, bottom = (self._beside if self.beside else self._under)(question, width)
        beneath = QRect(left, bottom - look.px(2), width - 2 * left, 0)
        if self._beneath():
            height = self._height_of(self._beneath(), self._small, beneath.width())
            beneath.setHeight(height)
            bottom += height + look.px(4)
        note = QRect(left, bottom - look.px(2), width - 2 * left, look.px(30))
        if self.note_line is not None:
            bottom += look.px(36)
        return _Places(bottom, question, switch, tag, fact, beneath, note)

    def _under(self, question: QRect, width: int) -> tuple[QRect, QRect, QRect, int]:
        """Return the places of answers, tag, fact and bottom with the answers under the question."""
        look, switch = self._look, self.switch.rect()
        spare = (switch.height() - look.px(TARGET if look.scale > 1.25 else SEGMENT)) // 2
        switch.moveTopLeft(QPoint(question.left(), question.bottom() + 1 + look.px(3) - spare))
        bottom, line = switch.bottom() + 1 - spare + look.px(7), look.px(_LINE)
        left = switch.right() + 1 + look.px(_TAG_GAP)
        tag, fact = self._tag_width(), QFontMetrics(self._small).horizontalAdvance(self._told())
        middle = switch.center().y()
        if max(tag, fact) <= width - left - look.px(_LEFT - 3):
            if not tag:
                return switch, QRect(), QRect(left, middle - line // 2, fact + 2, line), bottom
            over = QRect(left, middle - line, tag, line)
            return switch, over, QRect(left, middle + look.px(1), fact + 2, line), bottom
        tag_place, fact_place = self._in_line(
            QRect(question.left(), bottom - look.px(3), width - 2 * question.left(), line)
        )
        return switch, tag_place, fact_place, max(fact_place.bottom(), tag_place.bottom()) + 1 + look.px(6)

    def _beside(self, question: QRect, width: int) -> tuple[QRect, QRect, QRect, int]:
        """Return the places of answers, tag, fact and bottom with the answers at the right."""
        look, switch = self._look, self.switch.rect()
        told = QRect(question.left(), question.bottom() + 1, question.width(), look.px(_LINE))
        tag, fact = self._in_line(told)
        end = max(question.bottom(), tag.bottom(), fact.bottom() if self._told() else 0)
        bottom = max(look.px(48), end + 1 + look.px(_TOP))
        switch.moveTopLeft(QPoint(width - look.px(_LEFT) - switch.width(), (bottom - switch.height()) // 2))
        return switch, tag, fact, bottom

    def _in_line(self, room: QRect) -> tuple[QRect, QRect]:
        """Return the places of tag and fact one after the other; a long fact goes under the tag."""
        tag, told = self._tag_width(), self._told()
        place = QRect(room.left(), room.top(), min(tag, room.width()), room.height() if tag else 0)
        fact = room.adjusted(tag + self._look.px(8) if tag else 0, 0, 0, 0)
        if tag and QFontMetrics(self._small).horizontalAdvance(told) > fact.width():
            fact = room.translated(0, room.height() + self._look.px(1))
        if told:
            fact.setHeight(max(room.height(), self._height_of(told, self._small, fact.width())))
        else:
            fact = QRect()
        return place, fact

    def _beneath(self) -> str:
        """Return what stands beneath the answers: help while focused, what a key could not do."""
        parts = (self.content.help if self.hasFocus() else "", self.hint)
        return "\n".join(part for part in parts if part)

    def _told(self) -> str:
        content = self.content
        return unbroken(" · ".join(part for part in (content.fact, content.value, content.note) if part))

    def _tag_width(self) -> int:
        if not self.content.tag:
            return 0
        return QFontMetrics(self._small).horizontalAdvance(self.content.tag) + 2 * self._look.px(6)

    @staticmethod
    def _height_of(text: str, font: QFont, width: int) -> int:
        return QFontMetrics(font).boundingRect(0, 0, width, 9999, _WRAPPED, text).height() if text else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, frame, question, tag and fact."""
        look, theme, content = self._look, self._look.theme, self.content
        places = self._places(self.width())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.setPen(QColor(theme.divider))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.setFont(self._text_font)
        painter.setPen(QColor(theme.text))
        painter.drawText(places.question, _WRAPPED, content.text)
        painter.setFont(self._small)
        painter.setPen(QColor(theme.text_2))
        painter.drawText(places.fact, _WRAPPED | Qt.AlignmentFlag.AlignVCenter, self._told())
        painter.drawText(places.beneath, _WRAPPED, self._beneath())
        if content.tag:
            painter.drawText(places.tag, Qt.AlignmentFlag.AlignCenter, content.tag)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(QPen(QColor(theme.border), 1))
            box = QRectF(places.tag).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, look.px(3), look.px(3))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self.hasFocus() or self.note_line is not None:
            paint_focus_frame(painter, self.rect(), look)


def paint_focus_frame(painter: QPainter, rect: QRect, look: Look) -> None:
    """Paint the ring of the focus inside a rectangle."""
    width = look.px(3)
    pen = QPen(QColor(look.theme.accent), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2))
