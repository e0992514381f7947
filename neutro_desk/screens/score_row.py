"""ScoreRow: one item of a score with its answers; what the case gives stands beneath it with its fact."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neutro_desk.screens.field import plain_label
from neutro_desk.screens.segmented import SegmentedSwitch

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

LABEL = 208
"""Width of the items, in design pixels."""


class ScoreRow(QWidget):
    """A label, its answers joined, and the fact of the case beneath.

    Signals:
        answer_chosen: The item and the answer a person chose.
    """

    answer_chosen = Signal(object, object)

    def __init__(self, look: Look, item: Enum, text: str, answers: Sequence[tuple[Enum, str]]) -> None:
        """Build the row.

        Args:
            look: Theme and scale.
            item: What is answered.
            text: The item in words.
            answers: Each answer with its word, in order.
        """
        super().__init__()
        self.item = item
        self._answers = {str(answer.value): answer for answer, _ in answers}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(1))
        line = QHBoxLayout()
        line.setSpacing(look.px(12))
        label = plain_label(text, look.font(13), look.theme.text)
        label.setWordWrap(True)
        label.setFixedWidth(look.px(LABEL))
        segments = [(str(answer.value), word) for answer, word in answers]
        self.switch = SegmentedSwitch(look, segments, text, height=32)
        self.switch.chosen.connect(self.say_answer)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.switch)
        line.addStretch(1)
        self.points = plain_label("", look.font(13), look.theme.text_2)
        line.addWidget(self.points)
        column.addLayout(line)
        self.fact = plain_label("", look.font(12), look.theme.text_2)
        self.fact.setContentsMargins(look.px(LABEL + 12), 0, 0, 0)
        column.addWidget(self.fact)
        self.show_answer(None, "", "")

    def show_answer(self, answer: Enum | None, fact: str, points: str) -> None:
        """Show the answer that counts, its points, and the fact it rests on; "" for a person's own."""
        self.points.setText(points)
        self.switch.set_chosen(None if answer is None else str(answer.value))
        self.fact.setText(fact)
        self.fact.setVisible(bool(fact))

    @Slot(str)
    def say_answer(self, value: str) -> None:
        """Say which answer was chosen."""
        self.answer_chosen.emit(self.item, self._answers[value])
