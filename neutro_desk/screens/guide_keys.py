"""The keys of the guide: which answer a digit gives, and what other keys ask."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt

from neutro_desk.workup.case import AnswerWord


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
    ON = "on"
    BACK = "back"
    FIND = "find"
    DRUG = "drug"
    MORE = "more"


ANSWER_KEYS = {
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
    Qt.Key.Key_Space: GuideKey.ON,
    Qt.Key.Key_Backspace: GuideKey.BACK,
    Qt.Key.Key_Slash: GuideKey.FIND,
    Qt.Key.Key_D: GuideKey.DRUG,
    Qt.Key.Key_M: GuideKey.MORE,
}
OTHER_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
