"""ReviewFoot: what becomes of the text in the open count, and the buttons of the review grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.field import plain_label
from neutro_desk.screens.review_words import open_count_text
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.workup.taking_over import clashes, filled, joined

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.workup.typed import TypedCbc

REPLACE, ADD = "replace", "add"


class ReviewFoot(QWidget):
    """The open count beside the pasted one, then the buttons.

    Signals:
        take_wanted: The main button.
        open_wanted: The chosen count is to be opened in the entry column.
        close_wanted: The grid is to be closed.
    """

    take_wanted = Signal()
    open_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, look: Look) -> None:
        """Start with nothing to take over."""
        super().__init__()
        self._look = look
        self._typed: TypedCbc | None = None
        self._pasted: TypedCbc | None = None
        px = look.px
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(8))
        lines.addWidget(self._meeting())
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.hint = plain_label("", look.font(12), look.theme.text_2)
        self.open = ActionButton(look, self.tr("Open in the entry"), key="Enter")
        self.open.clicked.connect(self.open_wanted)
        self.close_button = ActionButton(look, self.tr("Close"), key="Esc")
        self.close_button.clicked.connect(self.close_wanted)
        self.take = ActionButton(look, self.tr("Take over"), Role.MAIN, key="Ctrl+Enter")
        self.take.clicked.connect(self.take_wanted)
        row.addWidget(self.hint, 1)
        for button in (self.open, self.close_button, self.take):
            row.addWidget(button)
        lines.addLayout(row)

    def show_meeting(self, typed: TypedCbc, pasted: TypedCbc | None) -> None:
        """Say what stands in the open count already, and what becomes of it; None: nothing meets it."""
        held = () if pasted is None else filled(typed)
        before = None if self._pasted is None or self._typed is None else clashes(self._typed, self._pasted)
        self._typed, self._pasted = (typed, pasted) if held else (None, None)
        self.meeting.setVisible(bool(held))
        if pasted is None or not held:
            return
        lost = clashes(typed, pasted)
        if lost != before:
            self.way.set_chosen(REPLACE if lost else ADD)
        self.say_meeting()

    def taken_over(self, pasted: TypedCbc) -> TypedCbc:
        """Return what is to stand in the open count."""
        if self._typed is None or self.way.value != ADD:
            return pasted
        return joined(self._typed, pasted)

    @Slot()
    def say_meeting(self) -> None:
        """Say which typed values stay, and which are replaced."""
        if self._typed is None or self._pasted is None:
            return
        held, lost = filled(self._typed), clashes(self._typed, self._pasted)
        holds = self.tr("The open count already holds {0}.").format(open_count_text(self._typed, held))
        if self.way.value == REPLACE:
            becomes = self.tr("Taking over replaces it; Ctrl+Z brings it back.")
        elif lost:
            goes = open_count_text(self._typed, lost)
            becomes = self.tr("{0} is replaced, the rest stays; Ctrl+Z brings it back.").format(goes)
        else:
            becomes = self.tr("It stays beside what was pasted.")
        text = f"{holds} {becomes}"
        self.sentence.setText(text)
        self.meeting.setAccessibleName(text)

    def _meeting(self) -> QWidget:
        look = self._look
        self.meeting = QWidget()
        row = QHBoxLayout(self.meeting)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(12))
        self.sentence = plain_label("", look.font(13))
        self.sentence.setWordWrap(True)
        ways = ((REPLACE, self.tr("Replace it")), (ADD, self.tr("Add to it")))
        self.way = SegmentedSwitch(look, ways, self.tr("What stands in the open count"))
        self.way.chosen.connect(self.say_meeting)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.way)
        self.meeting.hide()
        return self.meeting
