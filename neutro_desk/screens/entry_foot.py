"""EntryFoot: fever or unwell, and the button that adds the count; always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.field import plain_label
from neutro_desk.screens.key_names import key_name
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.workup.case import AnswerWord

if TYPE_CHECKING:
    from neutro_desk.screens.reason_line import ReasonLine
    from neutro_desk.screens.style import Look


class EntryFoot(QWidget):
    """The foot of the entry column.

    Signals:
        fever_answered: "yes", "no" or "unknown".
        count_added: The count is to be added, or its amendment saved.
        left_unchanged: The count that is being amended is to stay as it was.
    """

    fever_answered = Signal(str)
    count_added = Signal()
    left_unchanged = Signal()

    def __init__(self, look: Look, margin: int, *, narrow: bool = False) -> None:
        """Start for a new count that cannot be added yet; `margin` left and right in pixels."""
        super().__init__()
        self._look, self._edge, self._narrow, self._margin = look, False, narrow, margin
        self._amending, self._why, self._saves = False, "", False
        px = look.px
        lines = QVBoxLayout(self)
        lines.setContentsMargins(margin, 0, margin, px(12))
        lines.setSpacing(px(11))
        self._row = row = QHBoxLayout()
        row.setSpacing(px(4))
        self._question = plain_label(self.tr("Fever or unwell"), look.font(12 if narrow else 13))
        self._beside = max(px(94 if narrow else 120), self._question.sizeHint().width() + px(4))
        self._question.setMinimumWidth(self._beside)
        row.addWidget(self._question)
        words = (
            (AnswerWord.YES.value, self.tr("Yes")),
            (AnswerWord.NO.value, self.tr("No")),
            (AnswerWord.UNKNOWN.value, self.tr("Not known")),
        )
        self.fever = SegmentedSwitch(
            look, words, self.tr("Fever or unwell"), padding=7 if narrow else 9.5, enter_goes_on=True
        )
        self.fever.chosen.connect(self.fever_answered)
        row.addWidget(self.fever)
        row.addStretch(1)
        lines.addLayout(row)
        self.reason: ReasonLine | None = None
        self._lines = lines
        self._buttons = buttons = QHBoxLayout()
        buttons.setSpacing(px(5))
        self.leave = ActionButton(look, self.tr("Leave unchanged"))
        self.leave.clicked.connect(self.left_unchanged)
        self.leave.setAccessibleDescription("F2")
        self.leave.hide()
        self.add = ActionButton(look, self.tr("Add to course"), Role.MAIN, key="Ctrl+Enter")
        self.add.setEnabled(False)
        self.add.clicked.connect(self.count_added)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.add, 1)
        lines.addLayout(buttons)

    @Slot(int, int)
    def show_edge(self, least: int, most: int) -> None:
        """Draw a line above while the fields scroll beneath it; takes the range of the scroll bar."""
        self._edge = most > least
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        if self._edge:
            painter = QPainter(self)
            painter.fillRect(0, 0, self.width(), 1, QColor(self._look.theme.divider))
            painter.end()

    def take_reason(self, reason: ReasonLine) -> None:
        """Take the line for the reason of an amendment; it stands over the buttons."""
        self.reason = reason
        self._lines.insertWidget(1, reason)

    def show_amending(self, amending: bool) -> None:
        """Offer to save an amendment or leave the count, instead of adding one."""
        if self.reason is not None:
            self.reason.setVisible(amending)
        self.leave.setVisible(amending)
        self._amending = amending
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the foot for its room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put question and answers above each other, leave the key out, where there is no room for them."""
        across, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        room = self.width() - 2 * self._margin
        wanted = self._beside + self._row.spacing() + self.fever.sizeHint().width()
        self._row.setDirection(across if wanted <= room else above)
        add = self.tr("Save") if self._saves else self.tr("Add to course")
        text = self.tr("Save amendment") if self._amending else add
        beside = self.leave.sizeHint().width() + self._buttons.spacing() if self._amending else 0
        self.add.show_text(text, "Ctrl+Enter")
        if beside + self.add.sizeHint().width() > room or (self._amending and self._narrow):
            self.add.show_text(text)
        fits = not beside or beside + self.add.sizeHint().width() <= room
        self._buttons.setDirection(across if fits else above)
        self.add.setAccessibleDescription(self._why or key_name("Ctrl+Enter"))

    def show_saves(self, saves: bool) -> None:
        """Say on the button that adding a count saves it too: a patient of the records is open."""
        if saves != self._saves:
            self._saves = saves
            self._fit()

    def show_obstacle(self, why: str) -> None:
        """Say why the count cannot be added yet; "" when it can."""
        self.add.setEnabled(not why)
        self.add.setToolTip(why)
        self._why = why
        self.add.setAccessibleDescription(why or key_name("Ctrl+Enter"))

    def show_fever(self, answer: str | None) -> None:
        """Show the recorded answer."""
        known = {word.value for word in (AnswerWord.YES, AnswerWord.NO, AnswerWord.UNKNOWN)}
        self.fever.set_chosen(answer if answer in known else None)

    def stops(self) -> list[QAbstractButton]:
        """Return where the Tab key stops, in order."""
        return [*self.fever.segments(), self.leave, self.add]
