"""ReviewGrid: shows what was understood of a pasted block, row by row, before anything is taken over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from neutro_desk.screens.field import plain_label
from neutro_desk.screens.question_panel import QuestionPanel
from neutro_desk.screens.quick_row import LeaveBar
from neutro_desk.screens.review_foot import ReviewFoot
from neutro_desk.screens.review_head import ReviewHead
from neutro_desk.screens.review_model import Column, CountColumn, ReviewCounts, ReviewRows
from neutro_desk.screens.review_table import ReviewView
from neutro_desk.screens.review_words import question_label, summary_line
from neutro_desk.workup.pasted import PastedReport, Standing
from neutro_desk.workup.reviewed import (
    WHOLE_BLOCK,
    Review,
    ReviewedCount,
    does_something,
    open_counts,
    open_questions,
    ready_counts,
    reviewed_counts,
    rows_of_field,
)
from neutro_desk.workup.statements import Choice, Note, say
from neutro_desk.workup.taking_over import filled

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Cbc
    from neutro_desk.workup.cbc import CbcReading, TypedCbc
    from neutro_desk.workup.statements import Statement

WIDTH, HEIGHT = 940, 600
QUESTION_WIDTH = 680
COUNTS_SHOWN = 4
LEAVE_OUT = Choice(say("choice.leave_out"))
"""Takes what is asked about out of the count."""

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
        self._look, self._phrasebook = look, phrasebook
        self._read, self._read_count = readers
        self._in_course, self._open_count = case
        self._review = Review()
        self._counts: tuple[ReviewedCount, ...] = ()
        self._before: list[Review] = []
        self._asked_of, self._asked_field = WHOLE_BLOCK, ""
        self.setModal(False)
        self.setWindowTitle(self.tr("Pasted results"))
        self._build()
        self._size()

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
        self._take(Review(text, self._read(text, frozenset())))
        if self.rows.rowCount():
            self.head.open_text(opened=False)
            self.table.selectRow(self._first_asked())
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.head.open_text(opened=True)
            self.head.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_open_count(self) -> None:
        """Show again what depends on the case and the open count."""
        if self.isVisible():
            self._show()

    @Slot(object)
    def show_refused(self, refused: tuple[tuple[Cbc, Statement], ...]) -> None:
        """Put counts back that could not join the course."""
        names = {cbc.id for cbc, _ in refused}
        back = {place for place in self._review.taken if f"pasted-{place}" in names}
        if back:
            self._review = replace(self._review, taken=self._review.taken - back)
            self._show()

    # -- what a person does -------------------------------------------------------------------------------

    @Slot()
    def paste(self) -> None:
        """Read what lies on the clipboard in the place of what stands here."""
        self.open_block(QGuiApplication.clipboard().text())

    @Slot(str)
    def take_text(self, text: str) -> None:
        """Read the block again, as it was changed in its box."""
        self._take(Review(text, self._read(text, self._review.answers), self._review.answers))

    @Slot(object)
    def take_choice(self, choice: Choice) -> None:
        """Take the answer to the question that is shown."""
        review, place = self._review, self._asked_of
        if place == WHOLE_BLOCK:
            answers = review.answers | ({choice.confirms} if choice.confirms else set())
            self._take(Review(review.text, self._read(review.text, answers), answers, taken=review.taken))
        elif choice == LEAVE_OUT and self._asked_field:
            self._take(review.without_field(place, self._asked_field))
        elif choice == LEAVE_OUT:
            self._take(review.turned_count(place))
        else:
            self._take(review.answered_by(place, self._asked_field, choice))

    @Slot(int)
    def turn_row(self, place: int) -> None:
        """Leave a value out, or put it back."""
        self._take(self._review.turned(place))

    @Slot(int)
    def turn_count(self, place: int) -> None:
        """Leave a count out, or put it back."""
        if len(self._counts) > 1:
            self._take(self._review.turned_count(place))

    @Slot()
    def take_back(self) -> None:
        """Take back the last answer, row or block."""
        if self._before:
            self._review = replace(self._before.pop(), taken=self._review.taken)
            self.head.show_text(self._review.text)
            self._show()

    @Slot()
    def take_over(self) -> None:
        """Hand over: one count to the entry column, of several those that are ready to the course."""
        if not self.foot.take.isEnabled():
            return
        if len(self._counts) == 1:
            self.open_count()
            return
        ready = ready_counts(self._review, self._counts)
        self._review = replace(self._review, taken=self._review.taken | set(ready))
        self._before.clear()
        self.counts_entered.emit(tuple(self._counts[place].reading.cbc for place in ready))
        self._after_taking()

    @Slot()
    def open_count(self) -> None:
        """Open the chosen count in the entry column."""
        place = self._chosen_count()
        if place is None or not self._can_open(place):
            return
        text = self.foot.taken_over(self._counts[place].text)
        self._review = replace(self._review, taken=self._review.taken | {place})
        self._before.clear()
        self.draft_taken.emit(text)
        self._after_taking()

    @Slot()
    def reject(self) -> None:
        """Close; with counts that are not taken over, ask first."""
        window = self.parentWidget()
        if self.counts_left == 0 or (window is not None and not window.isVisible()):
            self._forget()
            super().reject()
            return
        self._show_leaving()
        self.leave_bar.show()
        self.leave_bar.stay.setFocus()

    @Slot()
    def stay(self) -> None:
        """Stay open."""
        self.leave_bar.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def discard(self) -> None:
        """Let everything go, and close."""
        self._forget()
        super().reject()

    @Slot()
    def show_row(self) -> None:
        """Say below the table all that is to be said of the row with the cursor, and ask about it."""
        self._show_chosen()
        self._show_question()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take over, answer, take back, paste, show the text, stay; the rest is the dialog's."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt = held == Qt.KeyboardModifier.AltModifier
        control = held == Qt.KeyboardModifier.ControlModifier
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and control:
            self.take_over()
        elif alt and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.question.answer(int(key) - int(Qt.Key.Key_1))
        elif alt and key == Qt.Key.Key_T:
            self.head.turn_text()
        elif event.matches(QKeySequence.StandardKey.Paste) or event.keyCombination() == _PASTE_BLOCK:
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        elif key == Qt.Key.Key_Escape and self.leave_bar.isVisible():
            self.stay()
        elif not is_enter:
            super().keyPressEvent(event)

    # -- how it is done -----------------------------------------------------------------------------------

    def _take(self, review: Review) -> None:
        if review == self._review:
            return
        if self._review.text:
            self._before.append(self._review)
        self._review = review
        self.head.show_text(review.text)
        self._show()

    def _forget(self) -> None:
        self._review, self._counts, self._before = Review(), (), []
        self.head.show_text("")
        self.leave_bar.hide()
        self._show()

    def _after_taking(self) -> None:
        self._show()
        if self.counts_left == 0:
            self._forget()
            self.accept()

    def _show(self) -> None:
        review = self._review
        readings = [self._read_count(review.typed(place)) for place in range(len(review.report.counts))]
        self._counts = reviewed_counts(review, readings, self._in_course())
        self.rows.set_rows(review, self._counts)
        self.count_rows.set_rows(review, self._counts)
        self.table.fit(_LEAST, _MOST)
        self.count_table.fit(_LEAST_OF_COUNT, _MOST_OF_COUNT)
        shown = min(max(len(self._counts), 1), COUNTS_SHOWN)
        self.count_table.setFixedHeight(self.count_table.height_for(shown))
        self.count_table.setVisible(bool(self._counts))
        self.table.setVisible(bool(review.report.rows))
        self.detail.setVisible(bool(review.report.rows))
        self._show_summary()
        self._show_question()
        self._show_chosen()
        self._show_foot()
        if self.leave_bar.isVisible():
            self._show_leaving()

    def _show_summary(self) -> None:
        standings = self.rows.standings
        questions = len(open_questions(self._review, self._counts))
        if any(standing is not Standing.LEFT_OUT for standing in standings) or questions:
            self.head.show_summary(summary_line(standings, questions))
        elif self._review.text.strip():
            self.head.show_summary(self.tr("Nothing in this text was understood as a blood count."))
        else:
            self.head.show_summary(self.tr("There is no text on the clipboard. Paste or type results below."))

    def _show_question(self) -> None:
        """Ask what is asked about the row with the cursor, or else the first open question."""
        questions = open_questions(self._review, self._counts)
        if not questions:
            self.question.hide()
            return
        at_cursor = self._notes_at_cursor()
        place, note = next((one for one in questions if one in at_cursor), questions[0])
        if questions[0][0] == WHOLE_BLOCK:
            place, note = questions[0]
        choices = tuple(choice for choice in note.choices if does_something(choice))
        field = note.field
        if place != WHOLE_BLOCK:
            if not rows_of_field(self._review, place, field):
                field = ""
            choices = (*choices, LEAVE_OUT) if field or len(self._counts) > 1 else choices
        self._asked_of, self._asked_field = place, field
        label = "" if place == WHOLE_BLOCK else question_label(self._counts, place, note)
        # Two counts may ask the very same thing: the panel has to tell them apart.
        self.question.show_note(replace(note, choices=choices, field=f"{place}:{note.field}"), label)
        self.question.show()

    def _notes_at_cursor(self) -> list[tuple[int, Note]]:
        if not 0 <= self.table.row < len(self._review.report.rows):
            return []
        row = self._review.report.rows[self.table.row]
        if row.count is None or row.field is None:
            return []
        return [(row.count, note) for note in self._counts[row.count].notes_at(row.field)]

    def _show_chosen(self) -> None:
        place = self.table.row
        if not 0 <= place < self.rows.rowCount():
            self.detail.setText("")
            return
        row = self._review.report.rows[place]
        cells = " ".join(text for text in (row.name, row.value, row.flag, row.unit, row.reference) if text)
        parts = (self.tr("Line {0}: {1}").format(row.line, cells), self.rows.why(place))
        self.detail.setText(". ".join(part for part in parts if part))

    def _first_asked(self) -> int:
        standings = self.rows.standings
        return standings.index(Standing.ASKED) if Standing.ASKED in standings else 0

    def _chosen_count(self) -> int | None:
        if len(self._counts) == 1:
            return 0
        place = self.count_table.row
        return place if 0 <= place < len(self._counts) else None

    def _can_open(self, place: int) -> bool:
        if place not in open_counts(self._review, self._counts) or self._review.report.questions:
            return False
        return len(self._counts) == 1 or not filled(self._open_count())

    def _show_foot(self) -> None:
        foot, several = self.foot, len(self._counts) > 1
        alone = self._counts[0].text if len(self._counts) == 1 and self._can_open(0) else None
        foot.show_meeting(self._open_count(), alone)
        foot.open.setVisible(several)
        chosen = self._chosen_count()
        foot.open.setEnabled(chosen is not None and self._can_open(chosen))
        key = self.tr("Ctrl+Enter")
        if not several:
            foot.take.show_text(self.tr("Take over"), key)
            foot.take.setEnabled(alone is not None)
        else:
            ready = len(ready_counts(self._review, self._counts))
            one, more = self.tr("Add 1 count to the course"), self.tr("Add {0} counts to the course")
            foot.take.show_text(one if ready == 1 else more.format(ready), key)
            foot.take.setEnabled(ready > 0)
        foot.hint.setText(self._hint(several=several))

    def _hint(self, *, several: bool) -> str:
        if self._review.report.questions:
            return self.tr("Answer the question above first.")
        if several and filled(self._open_count()):
            return self.tr("The open count holds text: add it or clear it (F2) before another is opened.")
        return self.tr("Space leaves a row out or puts it back.") if self._counts else ""

    def _show_leaving(self) -> None:
        left = self.counts_left
        one, more = self.tr("1 count is not taken over."), self.tr("{0} counts are not taken over.")
        text = one if left == 1 else more.format(left)
        bar = self.leave_bar
        bar.sentence.setText(text)
        bar.setAccessibleName(text)
        bar.add.show_text(self.foot.take.text())
        bar.add.setVisible(self.foot.take.isEnabled())

    def _build(self) -> None:
        look = self._look
        px = look.px
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(16), px(14), px(16), px(14))
        lines.setSpacing(px(8))
        self.head = ReviewHead(look)
        self.head.text_changed.connect(self.take_text)
        self.question = QuestionPanel(look, self._phrasebook, px(QUESTION_WIDTH))
        self.question.choice_taken.connect(self.take_choice)
        self.question.hide()
        self.rows = ReviewRows(self._phrasebook, self)
        self.table = ReviewView(self.rows, look, self.tr("Pasted values"), boxes_in=Column.STATE)
        self.table.setAccessibleDescription(self.tr("Space leaves a value out or puts it back"))
        self.table.row_reached.connect(self.show_row)
        self.table.turn_asked.connect(self.turn_row)
        self.table.paste_asked.connect(self.paste)
        self.detail = plain_label("", look.font(12), look.theme.text_2)
        self.detail.setWordWrap(True)
        self.detail.setFixedHeight(2 * self.detail.fontMetrics().lineSpacing())
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.count_rows = ReviewCounts(self._phrasebook, self)
        self.count_table = ReviewView(self.count_rows, look, self.tr("Counts"), boxes_in=None)
        self.count_table.setAccessibleDescription(
            self.tr("Enter opens a count in the entry, Space leaves it out or puts it back")
        )
        self.count_table.row_reached.connect(self.show_row)
        self.count_table.turn_asked.connect(self.turn_count)
        self.count_table.open_asked.connect(self.open_count)
        self.count_table.paste_asked.connect(self.paste)
        self.leave_bar = LeaveBar(look)
        self.leave_bar.add_wanted.connect(self.take_over)
        self.leave_bar.discard_wanted.connect(self.discard)
        self.leave_bar.stay_wanted.connect(self.stay)
        self.foot = ReviewFoot(look)
        self.foot.take_wanted.connect(self.take_over)
        self.foot.open_wanted.connect(self.open_count)
        self.foot.close_wanted.connect(self.reject)
        lines.addWidget(self.head)
        lines.addWidget(self.question)
        lines.addWidget(self.table, 1)
        lines.addWidget(self.detail)
        lines.addWidget(self.count_table)
        lines.addWidget(self.leave_bar)
        lines.addWidget(self.foot)

    def _size(self) -> None:
        window = self.parentWidget()
        room = self.screen().availableGeometry().size() if window is None else window.size()
        width = min(self._look.px(WIDTH), room.width() - self._look.px(24))
        self.resize(width, min(self._look.px(HEIGHT), room.height() - self._look.px(24)))


_PASTE_BLOCK = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_V
)
_LEAST: dict[int, int] = {Column.VALUE: 60}
_MOST: dict[int, int] = {
    Column.NAME: 170,
    Column.VALUE: 260,
    Column.FLAG: 70,
    Column.UNIT: 110,
    Column.RANGE: 120,
    Column.GOES_TO: 190,
}
_LEAST_OF_COUNT: dict[int, int] = {CountColumn.COLLECTED: 130}
_MOST_OF_COUNT: dict[int, int] = {CountColumn.ANC: 330, CountColumn.STATE: 120}
