"""One field of the event form: label, text, and beneath it the question or problem with its answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook


class EventField(QWidget):
    """A labelled line of text.

    Signals:
        choice_taken: Name of the field and the text of the reading that was chosen.
    """

    choice_taken = Signal(str, str)

    def __init__(self, name: str, label: str, hint: str, look: Look) -> None:
        """Start blank, without a problem."""
        super().__init__()
        self._name, self._look = name, look
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(look.px(2))
        self._label = QLabel(label)
        self._label.setFont(look.font(13))
        self._label.setMinimumWidth(look.px(110))
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setFont(look.font(15))
        self.line.setMinimumHeight(look.px(32))
        self.line.setPlaceholderText(hint)
        self._hint = hint or self.tr("Free text")
        self.line.setAccessibleDescription(self._hint)
        self._label.setBuddy(self.line)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self.line, 0, 1)
        self.problem = Question(look)
        self.problem.hide()
        self.problem.chosen.connect(self.say_choice)
        grid.addWidget(self.problem, 1, 1)
        grid.setColumnStretch(1, 1)
        self.show_label(label)

    def show_label(self, text: str) -> None:
        """Call the field something else."""
        self._label.setText(text)
        self.line.setAccessibleName(text)

    def show_problem(self, text: str, choices: Sequence[tuple[str, str]]) -> None:
        """Show a problem with its answers as (button, text); an empty text takes it away."""
        self.problem.show_question(text, choices)
        self.problem.fit(self.line.width())
        self.problem.setVisible(bool(text))
        self.line.setAccessibleDescription(text or self._hint)

    @Slot(str)
    def say_choice(self, text: str) -> None:
        """Say which reading was chosen."""
        self.choice_taken.emit(self._name, text)


class Question(QFrame):
    """A sentence on amber ground, and a button for each answer.

    Signals:
        chosen: The text that the answer puts into the field.
    """

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        """Start empty."""
        super().__init__()
        theme = look.theme
        self._look = look
        self._texts: dict[QPushButton, str] = {}
        self.setObjectName("eventQuestion")
        self.setStyleSheet(
            f"#eventQuestion {{ background: {theme.question_ground}; border: none;"
            f" border-left: {look.px(3)}px solid {theme.question_edge}; }}"
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(look.px(10), look.px(6), look.px(8), look.px(6))
        lines.setSpacing(look.px(6))
        self.sentence = QLabel()
        self.sentence.setFont(look.font(13))
        self.sentence.setWordWrap(True)
        self.sentence.setStyleSheet(f"color: {theme.question_text};")
        lines.addWidget(self.sentence)
        self._answers = QHBoxLayout()
        self._answers.setSpacing(look.px(8))
        lines.addLayout(self._answers)

    def fit(self, width: int) -> None:
        """Keep the sentence whole at a width, in pixels: a form that stands does not grow by itself."""
        inner = width - self._look.px(10) - self._look.px(8)
        self.sentence.setMinimumHeight(self.sentence.heightForWidth(inner) if self.sentence.text() else 0)

    def answers(self) -> dict[str, QPushButton]:
        """Return the buttons by what stands on them."""
        return {button.text(): button for button in self._texts}

    def show_question(self, text: str, choices: Sequence[tuple[str, str]]) -> None:
        """Show another sentence with its answers."""
        self.sentence.setText(text)
        while (item := self._answers.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._texts.clear()
        for label, answer in choices:
            button = QPushButton(label)
            button.setFont(self._look.font(13))
            button.setMinimumHeight(self._look.px(30))
            button.setAutoDefault(False)
            button.clicked.connect(self.say_chosen)
            self._texts[button] = answer
            self._answers.addWidget(button)
        if choices:
            self._answers.addStretch(1)

    @Slot()
    def say_chosen(self) -> None:
        """Say which answer was taken."""
        button = self.sender()
        if isinstance(button, QPushButton):
            self.chosen.emit(self._texts[button])


def choice_of(reading: date | str, phrasebook: Phrasebook) -> tuple[str, str]:
    """Return what stands on the button of a reading, and the text it puts into the field."""
    if isinstance(reading, str):
        return reading, reading
    text = reading.isoformat(" ", "minutes") if isinstance(reading, datetime) else reading.isoformat()
    return phrasebook.moment_text(reading, "full"), text
