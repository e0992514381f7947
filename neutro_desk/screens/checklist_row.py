"""One question of the checklist with its answers, where its answer comes from, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from neutro_desk.screens.answer_switch import AnswerSwitch
from neutro_desk.screens.focus_frame import paint_focus_frame
from neutro_desk.screens.guide_keys import ANSWER_KEYS, GUIDE_KEYS, OTHER_MODIFIERS, GuideKey
from neutro_desk.screens.row_content import RowContent
from neutro_desk.screens.row_places import LEFT, WRAPPED, RowMeasure, RowPlaces, told_of
from neutro_desk.screens.unbroken import unbroken
from neutro_desk.workup.case import AnswerWord

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook


KEPT = 8
"""Measurements a row keeps: with and without the scroll bar, with and without the focus."""


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
        self._measure = RowMeasure(look)
        self._placed: dict[tuple[object, ...], RowPlaces] = {}
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
        told = (
            *(answer or self.tr("Not asked"), content.tag, content.fact, content.note),
            *(content.help, content.origin),
        )
        self.setAccessibleDescription(". ".join(part for part in told if part))
        self.setToolTip("\n".join(part for part in (content.help, content.origin) if part))
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
            self._note.setToolTip(self._note.placeholderText())
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
        elif self.note_line is not None or event.modifiers() & OTHER_MODIFIERS:
            super().keyPressEvent(event)
        elif key in ANSWER_KEYS:
            if not event.isAutoRepeat():  # a key that is held down answers one question, not the next ones
                self._answer(ANSWER_KEYS[key])
        elif key in GUIDE_KEYS:
            self.asked.emit(self.content.question, GUIDE_KEYS[key])
        else:
            super().keyPressEvent(event)

    def _answer(self, word: AnswerWord) -> None:
        """Say an answer; the first one to a question asks to go on, a changed one stays in sight."""
        question, was_asked = self.content.question, self.content.is_asked
        self.answered.emit(question, word)
        if not was_asked and self.content.question == question and self.content.is_asked:
            self.asked.emit(question, GuideKey.ON)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keys, where they leave every answer whole: they stand at the foot of the guide too."""
        super().focusInEvent(event)
        room = self.width() - 2 * self._look.px(LEFT)
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
        if not self.beside:
            self.switch.fit(self.width() - 2 * self._look.px(LEFT))
        places = self._places(self.width())
        self.switch.move(places.switch.topLeft())
        if self._note is not None:
            self._note.setGeometry(places.note)

    def _places(self, width: int) -> RowPlaces:
        """Return where everything stands; measured once, for most rows stay as they are after an answer."""
        beneath, has_note = self._beneath(), self.note_line is not None
        switch = (self.switch.width(), self.switch.height())
        measured = (self.content, switch, width, self.beside, beneath, has_note)
        placed = self._placed.get(measured)
        if placed is None:
            measure = self._measure
            measure.beside, measure.beneath, measure.has_note = self.beside, beneath, has_note
            placed = measure.places(self.content, self.switch.rect(), width)
            if len(self._placed) >= KEPT:
                self._placed.clear()
            self._placed[measured] = placed
        return placed

    def _beneath(self) -> str:
        """Return what stands beneath the answers while focused: help, source, what a key would do."""
        content = self.content
        back = self.tr("0 takes your answer back: then what counts and events tell stands again.")
        focused = (content.help, back if content.overrules else "", content.origin)
        parts = (*(focused if self.hasFocus() else ()), self.hint)
        return unbroken("\n".join(part for part in parts if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, frame, question, tag and fact."""
        look, theme, content = self._look, self._look.theme, self.content
        places = self._places(self.width())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.setPen(QColor(theme.divider))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.setFont(self._measure.text_font)
        painter.setPen(QColor(theme.text))
        painter.drawText(places.question, WRAPPED, content.text)
        painter.setFont(self._measure.small_font)
        painter.setPen(QColor(theme.text_2))
        painter.drawText(places.fact, WRAPPED | Qt.AlignmentFlag.AlignVCenter, told_of(content))
        painter.drawText(places.beneath, WRAPPED, self._beneath())
        if content.tag:
            painter.drawText(places.tag, Qt.AlignmentFlag.AlignCenter, content.tag)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(QPen(QColor(theme.border), 1))
            box = QRectF(places.tag).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, look.px(3), look.px(3))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self.hasFocus() or self.note_line is not None:
            paint_focus_frame(painter, self.rect(), look)
