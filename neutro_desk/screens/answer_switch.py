"""Four joined answers of a question: Yes, No, Not known, Pending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from neutro_desk.workup.case import AnswerWord

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

TARGET = 44
"""Height of what can be hit, in design pixels; the segment painted in it is lower below 125 %."""

SEGMENT = 34
_PADDING, _LEAST_PADDING = 11, 4
_KEY_GAP = 6


class AnswerButton(QAbstractButton):
    """One segment, painted: a style sheet on forty of these would cost the repaint its time."""

    def __init__(self, look: Look, word: AnswerWord, text: str, place: int, parent: QWidget) -> None:
        """Build the segment for one answer; place counts from 0."""
        super().__init__(parent)
        self._look, self.word, self._place = look, word, place
        self._font, self._strong, self._small = look.font(13), look.font(13, 600), look.font(11)
        self.with_key, self.padding = False, look.px(_PADDING)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return the width of text and key, so that choosing an answer moves nothing."""
        width = self.width_with_key() - (0 if self.with_key else self._key_width())
        return QSize(width, self._look.px(TARGET))

    def width_with_key(self) -> int:
        """Return the width of text and key together, in pixels."""
        text = QFontMetrics(self._strong).horizontalAdvance(self.text())
        return text + 2 * self.padding + self._key_width()

    def nextCheckState(self) -> None:
        """Leave the state to what the work-up says."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is here."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer left."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, border, key and text."""
        theme, look = self._look.theme, self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        outline = self._outline()
        ground = theme.accent_fill if self.isChecked() else theme.field
        if self.underMouse() and not self.isChecked():
            ground = theme.accent_soft
        painter.fillPath(outline, QColor(ground))
        painter.setPen(QPen(QColor(theme.accent_fill if self.isChecked() else theme.border), 1))
        painter.drawPath(outline)
        painter.setPen(QColor(theme.on_accent if self.isChecked() else theme.text))
        text = self.rect()
        if self.with_key:
            painter.setFont(self._small)
            key = self.rect().adjusted(look.px(_PADDING), 0, 0, 0)
            if not self.isChecked():
                painter.setPen(QColor(theme.text_2))
            painter.drawText(key, Qt.AlignmentFlag.AlignVCenter, str(self._place + 1))
            painter.setPen(QColor(theme.on_accent if self.isChecked() else theme.text))
            text = text.adjusted(self._key_width(), 0, 0, 0)
        painter.setFont(self._strong if self.isChecked() else self._font)
        painter.drawText(text, Qt.AlignmentFlag.AlignCenter, self.text())

    def _key_width(self) -> int:
        return QFontMetrics(self._small).horizontalAdvance("4") + self._look.px(_KEY_GAP)

    def _outline(self) -> QPainterPath:
        """Return the segment: rounded at the ends of the row, borders shared between neighbours."""
        look = self._look
        height = look.px(TARGET if look.scale > 1.25 else SEGMENT)
        top = (self.height() - height) / 2 + 0.5
        rect = QRectF(0.5, top, self.width() - 0.5, height - 1)
        last = len(AnswerWord) - 1
        if self._place == last:
            rect.setWidth(self.width() - 1)
        if self._place not in (0, last):
            path = QPainterPath()
            path.addRect(rect)
            return path
        radius = look.px(4)
        whole, square = QPainterPath(), QPainterPath()
        whole.addRoundedRect(rect, radius, radius)
        half = rect.width() / 2
        square.addRect(rect.adjusted(half, 0, 0, 0) if self._place == 0 else rect.adjusted(0, 0, -half, 0))
        return whole.united(square).simplified()


class AnswerSwitch(QWidget):
    """The four answers in a row; it shows what is in force and says what was chosen.

    Signals:
        answer_chosen: The `AnswerWord` that was clicked.
    """

    answer_chosen = Signal(object)

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Build the four segments."""
        super().__init__(parent)
        self._look, self._room = look, 0
        self._buttons = [
            AnswerButton(look, word, phrasebook.word(word), place, self)
            for place, word in enumerate(AnswerWord)
        ]
        for button in self._buttons:
            button.clicked.connect(self.say_answer)
        self._arrange()

    def button(self, word: AnswerWord) -> AnswerButton:
        """Return the segment of an answer."""
        return self._buttons[list(AnswerWord).index(word)]

    def show_answer(self, word: AnswerWord | None) -> None:
        """Show which answer is in force."""
        for button in self._buttons:
            button.setChecked(button.word is word)

    def show_question(self, question: str) -> None:
        """Name the question that the answers belong to."""
        self.setAccessibleName(question)
        for button in self._buttons:
            button.setAccessibleName(f"{question} {button.text()}")

    def fit(self, room: int) -> None:
        """Stand closer where the answers take more than so many pixels."""
        if room == self._room:
            return
        self._room = room
        usual, least = self._look.px(_PADDING), self._look.px(_LEAST_PADDING)
        for button in self._buttons:
            button.padding = usual
        over = sum(button.sizeHint().width() for button in self._buttons) - room
        for button in self._buttons:
            button.padding = max(least, usual - max(over, 0) // (2 * len(self._buttons)) - (over > 0))
        self._arrange()

    def width_with_keys(self) -> int:
        """Return the width that the answers take with the key of each, in pixels."""
        return sum(button.width_with_key() for button in self._buttons)

    def show_keys(self, *, shown: bool) -> None:
        """Show the key of each answer, or hide it."""
        if self._buttons[0].with_key != shown:
            for button in self._buttons:
                button.with_key = shown
            self._arrange()

    @Slot()
    def say_answer(self) -> None:
        """Say which answer was clicked."""
        button = self.sender()
        if isinstance(button, AnswerButton):
            self.answer_chosen.emit(button.word)

    def _arrange(self) -> None:
        left = 0
        for button in self._buttons:
            size = button.sizeHint()
            button.setGeometry(left, 0, size.width(), size.height())
            button.update()
            left += size.width()
        self.resize(left, self._buttons[0].height())
