"""ReviewSheet: shows a pasted report under review: its question, its values, its counts, what can be done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neutro_desk.screens.field import plain_label
from neutro_desk.screens.question_panel import QuestionPanel
from neutro_desk.screens.quick_row import LeaveBar
from neutro_desk.screens.review_foot import ReviewFoot
from neutro_desk.screens.review_head import ReviewHead
from neutro_desk.screens.review_model import Column, CountColumn, ReviewCounts, ReviewRows
from neutro_desk.screens.review_table import ReviewView
from neutro_desk.screens.review_words import question_label, summary_line
from neutro_desk.workup.pasted import Standing
from neutro_desk.workup.reviewed import (
    WHOLE_BLOCK,
    Review,
    ReviewedCount,
    does_something,
    open_counts,
    open_questions,
    ready_counts,
    rows_of_field,
)
from neutro_desk.workup.statements import Choice, Note, say
from neutro_desk.workup.taking_over import filled

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.typed import TypedCbc

COUNTS_SHOWN, COUNTS_SHOWN_IN_LITTLE_ROOM = 4, 2
MUCH_ROOM = 520
"""Height of the sheet from which more counts stand beside the values, in pixels of the design."""
LEAVE_OUT = Choice(say("choice.leave_out"))
"""Takes what is asked about out of the count."""

_LEAST: dict[int, int] = {Column.VALUE: 60}
_SHRINKS_TO: dict[int, int] = {
    Column.NAME: 110,
    Column.RANGE: 60,
    Column.UNIT: 60,
    Column.FLAG: 44,
    Column.GOES_TO: 110,
}
_LEAST_OF_COUNT: dict[int, int] = {CountColumn.COLLECTED: 130}


class ReviewSheet(QWidget):
    """Everything in the review grid; it shows and says what a person does, and keeps nothing.

    Signals:
        answer_taken: The place of the count asked about, the field, and the `Choice` taken.
    """

    answer_taken = Signal(int, str, object)

    def __init__(self, look: Look, phrasebook: Phrasebook, width: int) -> None:
        """Build it empty; `width` in pixels."""
        super().__init__()
        self._look, self._phrasebook = look, phrasebook
        self._review = Review()
        self._counts: tuple[ReviewedCount, ...] = ()
        self._asked: tuple[int, str] = (WHOLE_BLOCK, "")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(8))
        self.head = ReviewHead(look)
        self.question = QuestionPanel(look, phrasebook, width)
        self.question.choice_taken.connect(self.say_answer)
        self.rows, self.count_rows = ReviewRows(phrasebook, self), ReviewCounts(phrasebook, self)
        self.table = ReviewView(self.rows, look, self.tr("Pasted values"), boxes_in=Column.STATE)
        self.table.row_reached.connect(self.show_row)
        self.table.resized.connect(self.fit_tables)
        self.detail = plain_label("", look.font(12), look.theme.text_2)
        self.detail.setWordWrap(True)
        self.detail.setFixedHeight(2 * self.detail.fontMetrics().lineSpacing())
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.count_table = ReviewView(self.count_rows, look, self.tr("Counts"), boxes_in=None)
        self.count_table.setAccessibleDescription(
            self.tr("Enter opens a count in the entry, Space leaves it out or puts it back")
        )
        self.count_table.row_reached.connect(self.show_count)
        self.leave_bar, self.foot = LeaveBar(look), ReviewFoot(look)
        for part in (self.head, self.question, self.table, self.detail, self.count_table):
            lines.addWidget(part, 1 if part is self.table else 0)
        lines.addWidget(self.leave_bar)
        lines.addWidget(self.foot)

    @property
    def chosen_count(self) -> int | None:
        """The count with the cursor, or the only one; None when there is none."""
        place = 0 if len(self._counts) == 1 else self.count_table.row
        return place if 0 <= place < len(self._counts) else None

    def can_open(self, place: int | None, typed: TypedCbc) -> bool:
        """Return whether a count may go into the entry, where `typed` stands; of several, none over text."""
        if self._review.report.questions or place not in open_counts(self._review, self._counts):
            return False
        return len(self._counts) == 1 or not filled(typed)

    def show_review(self, review: Review, counts: tuple[ReviewedCount, ...], typed: TypedCbc) -> None:
        """Show a report as it stands; `typed` is the text of the open count."""
        self._review, self._counts = review, counts
        self.head.show_text(review.text)
        self.rows.set_rows(review, counts)
        self.count_rows.set_rows(review, counts)
        self.fit_tables()
        self.count_table.setVisible(bool(counts))
        self.table.setVisible(bool(review.report.rows))
        self.head.fill_room(fills=not review.report.rows)
        self.detail.setVisible(bool(review.report.rows))
        self._show_summary()
        self.show_row()
        self.show_foot(typed)

    @Slot()
    def fit_tables(self) -> None:
        """Give columns and counts the room there is."""
        for column in (Column.NAME, Column.FLAG, Column.UNIT, Column.RANGE):
            self.table.setColumnHidden(column, self.rows.is_blank(column))
        self.table.fit(_LEAST, _SHRINKS_TO)
        self.count_table.fit(_LEAST_OF_COUNT, {})
        much = self.height() >= self._look.px(MUCH_ROOM)
        most = COUNTS_SHOWN if much else COUNTS_SHOWN_IN_LITTLE_ROOM
        self.count_table.setFixedHeight(self.count_table.height_for(min(max(len(self._counts), 1), most)))

    def show_foot(self, typed: TypedCbc) -> None:
        """Say what can be done, now that this text stands in the open count."""
        several, foot, key = len(self._counts) > 1, self.foot, "Ctrl+Enter"
        alone = self._counts[0].text if not several and self.can_open(0, typed) else None
        foot.show_meeting(typed, alone)
        foot.open.setVisible(several)
        foot.open.setEnabled(self.can_open(self.chosen_count, typed))
        if several:
            ready = len(ready_counts(self._review, self._counts))
            one, more = self.tr("Add 1 count to the course"), self.tr("Add {0} counts to the course")
            none = self.tr("Add to the course")
            foot.take.show_text(one if ready == 1 else more.format(ready) if ready else none, key)
            foot.take.setEnabled(ready > 0)
        else:
            foot.take.show_text(self.tr("Take over"), key)
            foot.take.setEnabled(alone is not None)
        foot.hint.setText(self._hint(typed))
        if self.leave_bar.isVisible():
            self.show_leaving()

    def show_leaving(self) -> None:
        """Ask what becomes of the counts that are not taken over; the question stands in the foot's place."""
        left, bar = len(open_counts(self._review, self._counts)), self.leave_bar
        one, more = self.tr("1 count is not taken over."), self.tr("{0} counts are not taken over.")
        text = one if left == 1 else more.format(left)
        bar.sentence.setText(text)
        bar.setAccessibleName(text)
        bar.add.show_text(self.foot.take.text())
        bar.add.setVisible(self.foot.take.isEnabled())
        self.foot.hide()
        bar.show()

    def hide_leaving(self) -> None:
        """Go on as before."""
        self.leave_bar.hide()
        self.foot.show()

    def go_to_first(self) -> None:
        """Put the cursor into the first row that asks, or the first of all; into the text without any."""
        is_empty = not self.rows.standings
        self.head.open_text(opened=is_empty)
        self.go_on()
        goal: QWidget = self.head.text if is_empty else self.table
        goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Put the cursor of the table into the next row that asks; it stays where none does."""
        standings, row = self.rows.standings, max(self.table.row, 0)
        order = [*range(row, len(standings)), *range(row)]
        asking = next((place for place in order if standings[place] is Standing.ASKED), None)
        if asking is not None or (standings and self.table.row < 0):
            self.table.selectRow(asking or 0)

    @Slot()
    def show_row(self) -> None:
        """Say below the table all that is to be said of the row with the cursor, and ask about it."""
        place = self.table.row
        text = ""
        if 0 <= place < self.rows.rowCount():
            row = self._review.report.rows[place]
            cells = " ".join(
                part for part in (row.name, row.value, row.flag, row.unit, row.reference) if part
            )
            lines = self.tr("Line {0}: {1}").format(row.line, cells)
            if row.until > row.line:
                lines = self.tr("Lines {0} to {1}: {2}").format(row.line, row.until, cells)
            parts = (lines, self.rows.why(place))
            text = ". ".join(part for part in parts if part)
        self.detail.setText(text)
        self._show_question(self._at_row())

    @Slot()
    def show_count(self) -> None:
        """Say below the table all that is to be said of the count with the cursor, and ask about it."""
        place = self.count_table.row
        if 0 <= place < len(self._counts):
            index = self.count_rows.index(place, CountColumn.COLLECTED)
            remark = self.count_rows.index(place, CountColumn.REMARK)
            self.detail.setText(f"{index.data()}. {remark.data()}")
            self._show_question([(place, note) for note in self._counts[place].questions])

    @Slot(object)
    def say_answer(self, choice: Choice) -> None:
        """Say which answer was taken, and what it is about."""
        self.answer_taken.emit(*self._asked, choice)

    def _show_summary(self) -> None:
        standings = self.rows.standings
        questions = [note for _, note in open_questions(self._review, self._counts)]
        if questions or any(standing is not Standing.LEFT_OUT for standing in standings):
            said = summary_line(standings, questions)
        elif self._review.text.strip():
            said = self.tr("Nothing in this text was understood as a blood count.")
        else:
            said = self.tr("There is no text on the clipboard. Paste or type results below.")
        self.head.show_summary(said)

    def _at_row(self) -> list[tuple[int, Note]]:
        if not 0 <= self.table.row < len(self._review.report.rows):
            return []
        row = self._review.report.rows[self.table.row]
        if row.count is None or row.field is None:
            return []
        return [(row.count, note) for note in self._counts[row.count].notes_at(row.field)]

    def _show_question(self, wanted: list[tuple[int, Note]]) -> None:
        """Ask about the whole block first, then what is wanted, or else the first that is open."""
        questions = open_questions(self._review, self._counts)
        self.question.setVisible(bool(questions))
        if not questions:
            self.table.setAccessibleDescription(self.tr("Space leaves a value out or puts it back"))
            return
        place, note = questions[0]
        if place != WHOLE_BLOCK:
            place, note = next((one for one in questions if one in wanted), (place, note))
        choices = tuple(choice for choice in note.choices if does_something(choice))
        field, label = "", ""
        if place != WHOLE_BLOCK:
            # Of two counts that are odd side by side, one is left out as a whole.
            own = note not in self._counts[place].beside
            field = note.field if own and rows_of_field(self._review, place, note.field) else ""
            label = question_label(self._phrasebook, self._counts, place, note)
            choices = (*choices, LEAVE_OUT) if field or len(self._counts) > 1 else choices
        self._asked = (place, field)
        self._tell_question(label, note)
        # Two counts may ask the very same thing: the panel has to tell them apart.
        self.question.show_note(replace(note, choices=choices, field=f"{place}:{note.field}"), label)

    def _tell_question(self, label: str, note: Note) -> None:
        """Say the question to a screen reader where the cursor stands: the panel never has the focus."""
        text = self._phrasebook.text(note.statement)
        self.table.setAccessibleDescription(f"{label}: {text}" if label else text)

    def _hint(self, typed: TypedCbc) -> str:
        if self._review.report.questions:
            return self.tr("Answer the question above first.")
        if len(self._counts) > 1 and filled(typed):
            return self.tr("To open one in the entry, first add or clear (F2) what stands there.")
        return self.tr("Space leaves a row out or puts it back.") if self._counts else ""
