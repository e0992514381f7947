"""ReviewGrid: shows what was understood of a pasted block, row by row, before anything is taken over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from neutro_desk.screens.review_sheet import LEAVE_OUT, ReviewSheet
from neutro_desk.workup.pasted import PastedReport
from neutro_desk.workup.reviewed import (
    WHOLE_BLOCK,
    Review,
    ReviewedCount,
    open_counts,
    ready_counts,
    reviewed_counts,
)
from neutro_desk.workup.statements import Choice

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Cbc
    from neutro_desk.workup.cbc import CbcReading, TypedCbc

WIDTH, HEIGHT, LEAST_HEIGHT = 960, 620, 480
MARGIN, ABOVE, ROUND = 16, 14, 24
WARNING_ENDS = 236
"""How far patient bar and result band reach down, with the grid's own distance from the foot."""


Read = Callable[[str, frozenset[str]], PastedReport]
ReadCount = Callable[["TypedCbc"], "CbcReading"]
InCourse = Callable[[], Sequence["Cbc"]]
OpenCount = Callable[[], "TypedCbc"]


class ReviewGrid(QDialog):
    """The review grid, over the window and never in its way.

    Nothing is taken over before the button. One count goes into the entry column; of several, those without
    an open question join the course as earlier counts, and the others are answered here or opened in the
    entry column. The grid closes when nothing is left, and asks before it closes with counts that are.

    Signals:
        draft_taken: The `TypedCbc` that is to stand in the entry column.
        counts_entered: The counts that are to join the course, as a tuple of `Cbc`.
    """

    draft_taken = Signal(object)
    counts_entered = Signal(object)

    def __init__(
        self,
        look: Look,
        phrasebook: Phrasebook,
        readers: tuple[Read, ReadCount],
        case: tuple[InCourse, OpenCount],
        parent: QWidget | None = None,
    ) -> None:
        """Build the grid, empty.

        Args:
            look: Theme and scale.
            phrasebook: Sentences.
            readers: Read a block, and the text of one count.
            case: Return the counts of the case in use, and the text of the open count.
            parent: The window.
        """
        super().__init__(parent)
        self._read, self._read_count = readers
        self._in_course, self._open_count = case
        self._review = Review()
        self._counts: tuple[ReviewedCount, ...] = ()
        self._course: tuple[Cbc, ...] = ()
        self._before: list[Review] = []
        self.setModal(False)
        self.setWindowTitle(self.tr("Pasted results"))
        px = look.px
        self.setGeometry(
            _place_of(self.screen().availableGeometry() if parent is None else _rect(parent), px)
        )
        self._lines_in_use = phrasebook.lines
        self.sheet = ReviewSheet(look, phrasebook, self.width() - 2 * px(MARGIN))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(MARGIN), px(ABOVE), px(MARGIN), px(ABOVE))
        lines.addWidget(self.sheet)
        self._connect()

    # -- shown from outside -------------------------------------------------------------------------------

    @property
    def review(self) -> Review:
        """The report, and what was done with it so far."""
        return self._review

    @property
    def counts(self) -> tuple[ReviewedCount, ...]:
        """The counts of the report as they would be taken over."""
        return self._counts

    @property
    def counts_left(self) -> int:
        """How many counts are neither taken over nor left out."""
        return len(open_counts(self._review, self._counts))

    def open_block(self, text: str) -> None:
        """Show what is understood of a block; what stood here before comes back by Ctrl+Z."""
        self.show()
        self.sheet.hide_leaving()
        self._take(Review(text, self._read(text, frozenset())))
        self._show()
        self.sheet.go_to_first()

    def open_review(self, review: Review) -> None:
        """Show a report with what was done with it so far, in a grid of another look or scale."""
        self.show()
        self._review = review
        self._show()
        self.sheet.go_to_first()

    @Slot()
    def show_open_count(self) -> None:
        """Show again what depends on the case and the open count."""
        if not self.isVisible():
            return
        if tuple(self._in_course()) != self._course:
            self._show()
        else:
            self.sheet.show_foot(self._open_count())

    # -- what a person does -------------------------------------------------------------------------------

    @Slot()
    def paste(self) -> None:
        """Read what lies on the clipboard in the place of what stands here."""
        self.open_block(QGuiApplication.clipboard().text())

    @Slot(str)
    def take_text(self, text: str) -> None:
        """Read the block again, as it was changed in its box."""
        answers = self._review.answers
        self._take(Review(text, self._read(text, answers), answers))

    @Slot(int, str, object)
    def take_answer(self, place: int, field: str, choice: Choice) -> None:
        """Take the answer to a question: about the whole block, or about a count and one of its fields."""
        review = self._review
        if place == WHOLE_BLOCK:
            self._take(self._answered(choice))
        elif choice != LEAVE_OUT:
            self._take(review.answered_by(place, field, choice))
        else:
            self._take(review.without_field(place, field) if field else review.turned_count(place))
        self.sheet.go_on()

    @Slot(int)
    def turn_row(self, place: int) -> None:
        """Leave a value out, or put it back."""
        self._take(self._review.turned(place))

    @Slot(int)
    def turn_count(self, place: int) -> None:
        """Leave one of several counts out, or put it back."""
        if len(self._counts) > 1:
            self._take(self._review.turned_count(place))

    @Slot()
    def take_back(self) -> None:
        """Take back the last answer, row or block; what was taken over is taken back at the desk."""
        if self._before:
            before = self._before.pop()
            same = before.text == self._review.text
            self._review = replace(before, taken=self._review.taken) if same else before
            self._show()

    @Slot()
    def take_over(self) -> None:
        """Hand over: one count to the entry column, of several those that are ready to the course.

        What the course took is found in it from then on; what it refused stays here, with the reason.
        """
        if not self.sheet.foot.take.isEnabled():
            return
        if len(self._counts) == 1:
            self.open_count()
            return
        ready = ready_counts(self._review, self._counts)
        self.counts_entered.emit(tuple(self._counts[place].reading.cbc for place in ready))
        self._after_taking()

    @Slot()
    def open_count(self) -> None:
        """Put the chosen count into the entry column."""
        place = self.sheet.chosen_count
        if place is None or not self.sheet.can_open(place, self._open_count()):
            return
        text = self.sheet.foot.taken_over(self._counts[place].text)
        self._review = replace(self._review, taken=self._review.taken | {place})
        self._before.clear()
        self.draft_taken.emit(text)
        self._after_taking()

    @Slot()
    def reject(self) -> None:
        """Close; with counts that are not taken over, ask first. The window takes the grid when it goes."""
        window = self.parentWidget()
        if self.counts_left == 0 or (window is not None and not window.isVisible()):
            self.discard()
            return
        self.sheet.show_leaving()
        self.sheet.leave_bar.stay.setFocus()

    @Slot()
    def stay(self) -> None:
        """Stay open."""
        self.sheet.hide_leaving()
        self.sheet.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def discard(self) -> None:
        """Let everything go, and close."""
        self._forget()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take over, answer, take back, paste, show the text, stay; the rest is the dialog's."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt = held == Qt.KeyboardModifier.AltModifier
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and held == Qt.KeyboardModifier.ControlModifier:
            self.take_over()
        elif alt and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._answer(int(key) - int(Qt.Key.Key_1))
        elif alt and key == Qt.Key.Key_T:
            self.sheet.head.turn_text()
        elif event.matches(QKeySequence.StandardKey.Paste) or event.keyCombination() == _PASTE_BLOCK:
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        elif key == Qt.Key.Key_Escape and self.sheet.leave_bar.isVisible():
            self.stay()
        elif not is_enter:
            super().keyPressEvent(event)

    # -- how it is done -----------------------------------------------------------------------------------

    def _answer(self, place: int) -> None:
        if self.sheet.question.isVisible():
            self.sheet.question.answer(place)

    def _answered(self, choice: Choice) -> Review:
        """Return the block read with one more answer; what was done stays where the rows are the same."""
        review = self._review
        answers = review.answers | ({choice.confirms} if choice.confirms else set())
        report = self._read(review.text, answers)
        before = review.report
        if (len(report.rows), len(report.counts)) == (len(before.rows), len(before.counts)):
            return replace(review, report=report, answers=answers)
        return Review(review.text, report, answers)

    def _take(self, review: Review) -> None:
        if review == self._review:
            return
        if self._review.text:
            self._before.append(self._review)
        self._review = review
        self._show()

    def _after_taking(self) -> None:
        self._show()
        if self.counts_left == 0:
            self._forget()
            self.accept()

    def _forget(self) -> None:
        self._review, self._before = Review(), []
        self.sheet.hide_leaving()
        self._show()

    def _show(self) -> None:
        review = self._review
        self._course = tuple(self._in_course())
        readings = [self._read_count(review.typed(place)) for place in range(len(review.report.counts))]
        self._counts = reviewed_counts(review, readings, self._course, self._lines_in_use)
        self.sheet.show_review(review, self._counts, self._open_count())

    def _connect(self) -> None:
        sheet = self.sheet
        sheet.head.text_changed.connect(self.take_text)
        sheet.answer_taken.connect(self.take_answer)
        sheet.table.turn_asked.connect(self.turn_row)
        sheet.count_table.turn_asked.connect(self.turn_count)
        sheet.count_table.open_asked.connect(self.open_count)
        for table in (sheet.table, sheet.count_table):
            table.paste_asked.connect(self.paste)
        sheet.foot.take_wanted.connect(self.take_over)
        sheet.foot.open_wanted.connect(self.open_count)
        sheet.foot.close_wanted.connect(self.reject)
        sheet.leave_bar.add_wanted.connect(self.take_over)
        sheet.leave_bar.discard_wanted.connect(self.discard)
        sheet.leave_bar.stay_wanted.connect(self.stay)


def _rect(window: QWidget) -> QRect:
    return QRect(window.mapToGlobal(QPoint(0, 0)), window.size())


def _place_of(room: QRect, px: Callable[[float], int]) -> QRect:
    """Return where the grid opens: at the foot of the window, below the warning line where there is room."""
    width = min(px(WIDTH), room.width() - px(ROUND))
    below_warning = max(room.height() - px(WARNING_ENDS), px(LEAST_HEIGHT))
    height = min(px(HEIGHT), below_warning, room.height() - px(ROUND))
    left = room.left() + (room.width() - width) // 2
    return QRect(left, room.bottom() + 1 - height - px(ROUND) // 2, width, height)


_PASTE_BLOCK = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_V
)
