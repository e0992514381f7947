"""The questions of one step: the next best one above, the rows, the keys beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.checklist_row import ChecklistRow
from neutro_desk.screens.guide_keys import GuideKey
from neutro_desk.screens.key_line import KeyLine
from neutro_desk.screens.next_box import NextBox
from neutro_desk.screens.row_content import RowContent
from neutro_desk.screens.row_places import LEFT
from neutro_desk.screens.slim_bar import slim_bar
from neutro_desk.screens.step_head import StepHead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neutro_desk.screens.drug_section import DrugSection
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

FOOTER, MORE = 30, 40
LOW = 400
"""Below this height, in design pixels, the next best question stands without its reason."""
LEAST_ROWS, LEAST_WITH_KEYS = 60, 110
"""With less room beneath it, in design pixels, the box is left out; Enter still leads to its question."""


class QuestionColumn(QWidget):
    """Next best question, rows and keys.

    Signals:
        answered: Question id and the chosen `AnswerWord`.
        asked: Question id and the `GuideKey` the column itself does not answer.
        noted: Question id and the note.
    """

    answered = Signal(str, object)
    asked = Signal(str, object)
    noted = Signal(str, str)

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Build the column without rows."""
        super().__init__(parent)
        self._look, self._phrasebook = look, phrasebook
        self.next_box = NextBox(look, phrasebook, self)
        self.next_box.answered.connect(self.answered)
        self._sheet = QWidget()
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._sheet)
        for clear in (self._sheet, self._scroll.viewport()):
            clear.setAutoFillBackground(False)  # the column paints the ground itself
        slim_bar(self._scroll, look)
        self.head = StepHead(look, self._sheet)
        self.more = ActionButton(look, "", Role.LINK, key="M", parent=self._sheet)
        self._above: DrugSection | None = None
        self._keys = KeyLine(look, self)
        self._rows: list[ChecklistRow] = []
        self._shown = 0
        self._current = ""
        self.beside = False
        self.kept_right = 0

    @property
    def rows(self) -> list[ChecklistRow]:
        """The rows of the step that is shown."""
        return self._rows[: self._shown]

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab stops at, from the top to the foot; every row, for any of them may be current."""
        above = () if self._above is None else self._above.stops()
        return (self.head.button, *above, *self._rows, self.more)

    @property
    def current(self) -> str:
        """Id of the question the keys act on."""
        return self._current

    def show_rows(self, contents: Sequence[RowContent], more: str = "") -> None:
        """Show the questions of a step, and a button for more of them; rows are used again."""
        self.more.show_text(more, "M")
        self.more.setVisible(bool(more))
        focused = next((row.content.question for row in self.rows if row.hasFocus()), "")
        while len(self._rows) < len(contents):
            self._rows.append(self._new_row())
        self._shown = len(contents)
        for row, content in zip(self._rows, contents, strict=False):
            row.show_content(content)
            row.setVisible(True)
        for row in self._rows[self._shown :]:
            row.hide()
        known = [content.question for content in contents]
        if self._current not in known:
            self._current = known[0] if known else ""
        self._settle_tab_stop()
        self.arrange()
        if focused in known:  # the keys stay with the question, whichever row shows it now
            self.focus_question(focused)

    def put_above(self, section: DrugSection) -> None:
        """Let a section stand between the head of the step and its questions, whenever it is shown."""
        self._above = section
        section.setParent(self._sheet)
        section.hide()
        section.size_changed.connect(self.arrange_rows)

    def show_top(self) -> None:
        """Scroll to the head of the step."""
        self._scroll.verticalScrollBar().setValue(0)

    def has_focus(self) -> bool:
        """Return whether one of the rows has the focus."""
        return any(row.hasFocus() for row in self.rows)

    def row_of(self, question: str) -> ChecklistRow | None:
        """Return the row of a question, if its step is shown."""
        return next((row for row in self.rows if row.content.question == question), None)

    def focus_question(self, question: str = "") -> None:
        """Give a row the focus: that of a question, or the current one."""
        row = self.row_of(question or self._current)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self.note_current(row.content.question)  # a row that had the focus already says nothing
            self._reveal(row)

    @property
    def has_key_line(self) -> bool:
        """Whether there is room for the line of keys; the help names them too."""
        return self.height() >= self._look.px(LEAST_WITH_KEYS)

    def arrange(self) -> None:
        """Put the parts in their places."""
        look, width, height = self._look, self.width(), self.height()
        self.next_box.beside = self.beside
        self.next_box.brief = not self.beside and height < look.px(LOW)
        keys = look.px(FOOTER) if self.has_key_line else 0
        self._keys.setVisible(self.has_key_line)
        box = self.next_box.wanted_height(width)
        fits = height - box - keys >= look.px(LEAST_ROWS)
        self.next_box.setVisible(fits)
        box = box if fits else 0
        self._keys.kept_right = self.kept_right
        self.next_box.setGeometry(0, 0, width, box)
        self._keys.setGeometry(0, height - keys, width, keys)
        self._scroll.setGeometry(0, box, width, max(0, height - box - keys))
        self._arrange_rows()

    def _arrange_rows(self) -> None:
        width = self._scroll.width()
        if self._rows_height(width) > self._scroll.height():
            width -= self._scroll.verticalScrollBar().sizeHint().width()
        top = self.head.wanted_height()
        self.head.setGeometry(0, 0, width, top)
        if self._above is not None:
            self._above.setGeometry(0, top, width, self._above.wanted_height(width))
            self._above.arrange()
            top += self._above.height()
        for row in self.rows:
            height = row.wanted_height(width)
            row.setGeometry(0, top, width, height)
            row.arrange()
            top += height
        if not self.more.isHidden():
            size, high = self.more.sizeHint(), self._look.px(MORE)
            left = self._look.px(LEFT - 4)
            self.more.setGeometry(left, top + (high - size.height()) // 2, size.width(), size.height())
            top += high
        self._sheet.resize(width, top)

    def _rows_height(self, width: int) -> int:
        for row in self.rows:
            row.beside = self.beside
        above = 0 if self._above is None else self._above.wanted_height(width)
        more = 0 if self.more.isHidden() else self._look.px(MORE)
        rows = sum(row.wanted_height(width) for row in self.rows)
        return self.head.wanted_height() + above + rows + more

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self.arrange()

    def _new_row(self) -> ChecklistRow:
        row = ChecklistRow(self._look, self._phrasebook, self._sheet)
        row.answered.connect(self.answered)
        row.asked.connect(self.answer_key)
        row.noted.connect(self.noted)
        row.focused.connect(self.note_current)
        row.size_changed.connect(self.arrange_rows)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, which shows beneath few questions."""
        QPainter(self).fillRect(self.rect(), QColor(self._look.theme.surface))

    @Slot()
    def arrange_rows(self) -> None:
        """Give the rows the heights they want; the focused one stays in view."""
        self._arrange_rows()
        focused = next((row for row in self.rows if row.hasFocus()), None)
        if focused is not None:
            self._reveal(focused)

    def _reveal(self, row: ChecklistRow) -> None:
        """Scroll so far that a row is seen, from its top if it is higher than the room."""
        bar, room = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
        top, bottom = row.y(), row.y() + row.height()
        if row is self._rows[0] and bottom <= room:
            bar.setValue(0)
        elif top < bar.value() or row.height() >= room:
            bar.setValue(top)
        elif bottom > bar.value() + room:
            bar.setValue(bottom - room)

    @Slot(str)
    def note_current(self, question: str) -> None:
        """Keep which row the keys act on."""
        self._current = question
        self._settle_tab_stop()

    def _settle_tab_stop(self) -> None:
        """Let Tab stop at the current row alone; arrows go between the rows."""
        for row in self._rows:
            current = row.content.question == self._current
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)

    @Slot(str, object)
    def answer_key(self, question: str, key: GuideKey) -> None:
        """Move between the rows; hand every other key on, and Up and Down past the ends."""
        ids = [row.content.question for row in self.rows]
        if key not in (GuideKey.UP, GuideKey.DOWN) or question not in ids:
            self.asked.emit(question, key)
            return
        place = ids.index(question) + (1 if key is GuideKey.DOWN else -1)
        if 0 <= place < len(ids):
            self.focus_question(ids[place])
        else:
            self.asked.emit(question, key)
