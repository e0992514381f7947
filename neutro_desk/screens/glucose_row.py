"""GlucoseRow: glucose as typed with its unit, which nothing converts, and what is wrong with it beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from neutro_desk.screens.event_field import Question
from neutro_desk.screens.field import plain_label
from neutro_desk.screens.score_row import LABEL
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.workup.cisne import GlucoseUnit

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.score_form import ScoreReading, TypedScore

FIELD = 96


class GlucoseRow(QWidget):
    """A line for the number and a switch for its unit.

    Signals:
        glucose_typed: The text, and the unit or None.
    """

    glucose_typed = Signal(str, object)

    def __init__(self, look: Look, phrasebook: Phrasebook, typed: TypedScore) -> None:
        """Build the row with what was typed before."""
        super().__init__()
        self._look, self._phrasebook = look, phrasebook
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        line = QHBoxLayout()
        line.setSpacing(look.px(12))
        label = plain_label(self.tr("Glucose"), look.font(13), look.theme.text)
        label.setFixedWidth(look.px(LABEL))
        self.line = QLineEdit()
        self.line.setFont(look.font(15))
        self.line.setFixedSize(look.px(FIELD), look.px(32))
        self.line.setAccessibleName(self.tr("Glucose"))
        self.line.setAccessibleDescription(self.tr("Answers stress hyperglycaemia; compared as entered"))
        label.setBuddy(self.line)
        units = [(unit.value, phrasebook.word(unit)) for unit in GlucoseUnit]
        self.unit = SegmentedSwitch(look, units, self.tr("Unit of glucose"), height=32)
        line.addWidget(label)
        line.addWidget(self.line)
        line.addWidget(self.unit)
        line.addStretch(1)
        column.addLayout(line)
        self.problem = Question(look)
        self.problem.hide()
        self.problem.chosen.connect(self.take_reading)
        column.addWidget(self.problem)
        self.line.textEdited.connect(self.say_typed)
        self.unit.chosen.connect(self.say_typed)
        self.show_typed(typed)

    def show_typed(self, typed: TypedScore) -> None:
        """Show what was typed before, without saying so."""
        self.line.setText(typed.glucose)
        self.unit.set_chosen(None if typed.unit is None else typed.unit.value)

    def show_problem(self, found: ScoreReading) -> None:
        """Show what is wrong with the glucose, with the numbers it may stand for; or nothing."""
        text = "" if found.problem is None else self._phrasebook.text(found.problem)
        self.problem.show_question(text, [(one, one) for one in found.may_be])
        self.problem.setVisible(bool(text))

    @Slot(str)
    def take_reading(self, text: str) -> None:
        """Take one of the numbers that a text may stand for."""
        self.line.setText(text)
        self.say_typed()

    @Slot()
    def say_typed(self) -> None:
        """Say what stands here now."""
        value = self.unit.value
        self.glucose_typed.emit(self.line.text(), None if value is None else GlucoseUnit(value))
