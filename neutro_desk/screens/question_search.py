"""Finding any question of the guide by a few typed words, whatever its step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from neutro_desk.screens.offer_list import NameLine, OfferList, OfferRow, height_for

if TYPE_CHECKING:
    from neutro_desk.screens.row_content import Findable
    from neutro_desk.screens.style import Look

SHOWN = 8
"""Most questions listed at once."""

LEAST = 2

PAD, REMARK = 14, 56
"""Measures in design pixels: beside the text; what stands above and beneath the list."""


def matching(typed: str, questions: Iterable[Findable]) -> tuple[Findable, ...]:
    """Return the questions that hold words beginning so, each typed word; matches in the text come first."""
    words = typed.casefold().split()
    if not words:
        return ()
    found = [one for one in questions if _holds(words, f"{one.said} {one.step}")]
    in_text = [one for one in found if _holds(words, one.text)]
    return (*in_text, *(one for one in found if one not in in_text))


def _holds(words: Sequence[str], text: str) -> bool:
    letters = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    known = [*letters.split(), *text.casefold().split()]
    return all(any(one.startswith(word) for one in known) for word in words)


class QuestionSearch(QFrame):
    """A field over the questions, and beneath it what fits; Enter goes there, Esc leaves.

    Attributes:
        room: Height there is for it, in pixels.

    Signals:
        question_chosen: Id of the question to go to.
        left: The person found nothing, or changed their mind.
    """

    question_chosen = Signal(str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Build the field, unseen."""
        super().__init__(parent)
        self._look = look
        self.room = 0
        self._questions: tuple[Findable, ...] = ()
        self._found: tuple[Findable, ...] = ()
        self.setObjectName("questionSearch")
        theme = look.theme
        self.setStyleSheet(
            f"#questionSearch {{ background: {theme.surface};"
            f" border: none; border-bottom: 1px solid {theme.border}; }}"
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(look.px(PAD), look.px(10), look.px(PAD), look.px(10))
        lines.setSpacing(look.px(6))
        self.line = NameLine(look)
        self.line.setAccessibleName(self.tr("Find a question"))
        self.line.setAccessibleDescription(self.tr("Down chooses, Enter goes to the question, Esc leaves"))
        self.line.setPlaceholderText(self.tr("Find a question: type a word of it"))
        self.list = OfferList(look, self.tr("Questions found"))
        self.said = QLabel()
        self.said.setFont(look.font(12))
        self.said.setWordWrap(True)
        self.said.setStyleSheet(f"color: {theme.text_2}; border: none;")
        for part in (self.line, self.list, self.said):
            lines.addWidget(part)
        self.list.hide()
        self.line.textEdited.connect(self.search)
        self.line.moved.connect(self.list.move_choice)
        self.line.returnPressed.connect(self.take_choice)
        self.list.chosen.connect(self.take)
        self.hide()

    def open(self, questions: tuple[Findable, ...]) -> None:
        """Ask for a word."""
        self._questions = questions
        self.line.clear()
        self.search("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _most(self) -> int:
        """How many questions there is room for."""
        beside = self.line.minimumHeight() + self._look.px(REMARK)
        return max(LEAST, min(SHOWN, (self.room - beside) // self.list.row_height()))

    @property
    def found(self) -> tuple[Findable, ...]:
        """The questions that fit what is typed."""
        return self._found

    @Slot(str)
    def search(self, typed: str) -> None:
        """List the questions that fit."""
        self._found = matching(typed, self._questions)
        most = self._most
        self._list(typed, most)
        while self.height() > self.room > 0 and most > 1:  # in some fonts a question takes two lines
            most -= 1
            self._list(typed, most)

    def _list(self, typed: str, most: int) -> None:
        rows = (
            OfferRow(one.text, place, f"{one.step}: {one.answer}" if one.answer else one.step)
            for place, one in enumerate(self._found[:most])
        )
        self.list.show_offers(tuple(rows), 0 if self._found else None)
        self.said.setText(self._remark(typed, most))
        self.said.setVisible(bool(self.said.text()))
        self.fit()

    def _remark(self, typed: str, most: int) -> str:
        if len(self._found) > most:
            return self.tr("{0} more: type on").format(len(self._found) - most)
        if not typed.strip():
            return self.tr("Esc leaves. All {0} questions are searched.").format(len(self._questions))
        return "" if self._found else self.tr("No question holds these words.")

    @Slot()
    def take_choice(self) -> None:
        """Enter: go to the question that is chosen."""
        if self.list.choice is not None:
            self.take(self.list.choice)

    @Slot(int)
    def take(self, place: int) -> None:
        """Go to one of the questions found."""
        self.hide()
        self.question_chosen.emit(self._found[place].question)

    def fit(self) -> None:
        """Take the height that is needed."""
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), height_for(layout, self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)
