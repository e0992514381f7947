"""Where the parts of the guide stand: side by side, stacked, in halves, or one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

if TYPE_CHECKING:
    from neutro_desk.screens.action_button import ActionButton
    from neutro_desk.screens.evidence_column import EvidenceColumn
    from neutro_desk.screens.question_column import QuestionColumn
    from neutro_desk.screens.segmented import SegmentedSwitch
    from neutro_desk.screens.step_list import StepChoice, StepList
    from neutro_desk.screens.style import Look

STEPS_WIDTH, QUESTIONS_WIDTH, CHOICE, FOOT = 198, 391, 46, 30
SIDE_BY_SIDE, STACKED_WIDTH, STACKED_HEIGHT, HALVES_WIDTH = 960, 640, 620, 520


class Arrangement(Enum):
    """How the parts stand: side by side, causes under questions, steps as a drop-down, one at a time."""

    SIDE_BY_SIDE = "side by side"
    STACKED = "stacked"
    HALVES = "halves"
    SINGLE = "single"


class Part(Enum):
    """What a narrow pane shows."""

    QUESTIONS = "questions"
    CAUSES = "causes"


@dataclass(frozen=True, slots=True)
class GuideParts:
    """The parts that share the room."""

    steps: StepList
    choice: StepChoice
    part: SegmentedSwitch
    questions: QuestionColumn
    causes: EvidenceColumn
    skip: ActionButton
    find: ActionButton


def arrangement_for(look: Look, width: int, height: int) -> Arrangement:
    """Return how the parts stand in a room, in pixels."""
    wide, high = width / look.scale, height / look.scale
    if wide >= SIDE_BY_SIDE:
        return Arrangement.SIDE_BY_SIDE
    if wide >= STACKED_WIDTH and high >= STACKED_HEIGHT:
        return Arrangement.STACKED
    return Arrangement.HALVES if wide >= HALVES_WIDTH else Arrangement.SINGLE


class GuideRoom:
    """Shows the parts an arrangement has, and puts them in their places."""

    def __init__(self, look: Look, parts: GuideParts) -> None:
        """Keep what is to be placed."""
        self._look, self._parts = look, parts

    def arrange(self, rect: QRect, arrangement: Arrangement, *, has_pack: bool) -> None:
        """Put the parts into a rectangle; without a list of causes none is shown."""
        parts, single = self._parts, arrangement is Arrangement.SINGLE
        drops_down = single or arrangement is Arrangement.HALVES
        part = Part(parts.part.value)
        parts.steps.setVisible(has_pack and not drops_down)
        parts.choice.setVisible(has_pack and drops_down)
        parts.part.setVisible(has_pack and single)
        parts.questions.setVisible(has_pack and not (single and part is Part.CAUSES))
        parts.causes.setVisible(has_pack and not (single and part is Part.QUESTIONS))
        parts.skip.setVisible(has_pack and not parts.questions.isHidden())
        parts.find.setVisible(has_pack and not drops_down)
        parts.questions.kept_right = parts.skip.sizeHint().width() if single else 0
        if single:
            self._one_at_a_time(rect)
        elif drops_down:
            self._in_halves(rect)
        else:
            self._with_steps(rect, stacked=arrangement is Arrangement.STACKED)

    def beside(self, rect: QRect, arrangement: Arrangement) -> QRect:
        """Return where steps, or what chooses them, stand: that ground is raised."""
        if arrangement is Arrangement.SINGLE:
            return rect
        if arrangement is Arrangement.HALVES:
            return QRect(0, 0, rect.width() // 2, self._parts.questions.y())
        return QRect(0, 0, self._look.px(STEPS_WIDTH) - 1, rect.height())

    def _with_steps(self, rect: QRect, *, stacked: bool) -> None:
        look, parts = self._look, self._parts
        steps, foot = look.px(STEPS_WIDTH), look.px(FOOT)
        parts.steps.setGeometry(rect.left(), rect.top(), steps - 1, rect.height() - 2 * foot)
        for place, button in enumerate((parts.skip, parts.find), start=1):
            link = button.sizeHint()
            top = rect.bottom() + 1 - place * foot + (foot - link.height()) // 2
            button.setGeometry(rect.left() + look.px(8), top, link.width(), link.height())
        rest = rect.adjusted(steps, 0, 0, 0)
        parts.questions.beside = stacked
        if stacked:
            upper = round(rest.height() * 0.42)
            parts.questions.setGeometry(rest.left(), rest.top(), rest.width(), upper)
            parts.causes.setGeometry(rest.adjusted(0, upper + 1, 0, 0))
        else:
            width = look.px(QUESTIONS_WIDTH)
            parts.questions.setGeometry(rest.left(), rest.top(), width, rest.height())
            parts.causes.setGeometry(rest.adjusted(width + 1, 0, 0, 0))
        parts.questions.arrange()

    def _in_halves(self, rect: QRect) -> None:
        look, parts, half = self._look, self._parts, rect.width() // 2
        choice, pad, link = look.px(CHOICE), look.px(8), parts.skip.sizeHint()
        height, top = choice - 2 * look.px(6), rect.top() + look.px(6)
        parts.choice.setGeometry(rect.left() + pad, top, half - 3 * pad - link.width(), height)
        parts.skip.setGeometry(half - pad - link.width(), top, link.width(), height)
        parts.questions.beside = False
        parts.questions.setGeometry(rect.left(), rect.top() + choice, half, rect.height() - choice)
        parts.causes.setGeometry(rect.left() + half + 1, rect.top(), rect.width() - half - 1, rect.height())
        parts.questions.arrange()

    def _one_at_a_time(self, rect: QRect) -> None:
        """Put switch and steps into one row, and beneath it the part that is chosen."""
        look, parts, pad, top = self._look, self._parts, self._look.px(8), self._look.px(CHOICE)
        switch, link, foot = parts.part.sizeHint(), parts.skip.sizeHint(), look.px(FOOT)
        parts.part.move(rect.left() + pad, rect.top() + (top - switch.height()) // 2)
        left = rect.left() + 2 * pad + switch.width()
        height = top - 2 * look.px(6)
        parts.choice.setGeometry(left, rect.top() + look.px(6), rect.right() - pad - left, height)
        below = rect.adjusted(0, top, 0, 0)
        parts.questions.beside = False
        parts.questions.setGeometry(below)
        parts.causes.setGeometry(below)
        parts.questions.arrange()
        at = rect.bottom() + 1 - foot + (foot - link.height()) // 2
        parts.skip.setGeometry(rect.right() - link.width(), at, link.width(), link.height())
        parts.skip.setVisible(not parts.questions.isHidden() and parts.questions.has_key_line)
        parts.skip.raise_()
