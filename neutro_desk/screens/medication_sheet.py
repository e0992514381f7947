"""MedicationSheet: a medication list as it is read, row by row, with what is asked and the two dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.field import plain_label
from neutro_desk.screens.medication_dates_row import MedicationDatesRow
from neutro_desk.screens.medication_model import MedicationColumn, MedicationModel
from neutro_desk.screens.question_panel import QuestionPanel
from neutro_desk.screens.quick_row import LeaveBar
from neutro_desk.screens.review_head import PastedText
from neutro_desk.screens.review_table import ReviewView
from neutro_desk.workup.medication_questions import RowEdit, RowQuestion
from neutro_desk.workup.medication_rows import MedicationRow
from neutro_desk.workup.statements import Choice, Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

TEXT_HEIGHT, LOW_TEXT_HEIGHT = 110, 66
MUCH_ROOM = 500
"""Height of the sheet from which the text keeps its full height, in pixels of the design."""
_LEAST = {int(MedicationColumn.START): 92, int(MedicationColumn.STOP): 92}
_SHRINKS_TO = {int(MedicationColumn.TYPED): 200, int(MedicationColumn.MEANS): 150}
"""The text typed also stands in the box; what it is read as stands here alone."""


class MedicationSheet(QWidget):
    """Everything in the medication list; it shows and says what a person does, and keeps nothing.

    Signals:
        text_typed: The list as it stands in the box.
        edit_given: The `MedicationRow`, and its `RowEdit` after an answer.
        dates_typed: The `MedicationRow`, text of its start and text of its stop.
    """

    text_typed = Signal(str)
    edit_given = Signal(object, object)
    dates_typed = Signal(object, str, str)

    def __init__(self, look: Look, phrasebook: Phrasebook, width: int) -> None:
        """Build it empty; `width` in pixels."""
        super().__init__()
        self._look, self._phrasebook = look, phrasebook
        self._asked: tuple[MedicationRow, RowQuestion] | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(8))
        lines.addWidget(self._title())
        lines.addWidget(self._text_box())
        self.summary = plain_label("", look.font(15, 600))
        self.summary.setWordWrap(True)
        self.question = QuestionPanel(look, phrasebook, width)
        self.question.choice_taken.connect(self.say_answer)
        self.model = MedicationModel(phrasebook, self)
        name = self.tr("Medicines of the list")
        self.table = ReviewView(self.model, look, name, boxes_in=MedicationColumn.STATE)
        self.table.setAccessibleDescription(self.tr("Space leaves a medicine out or puts it back"))
        self.table.row_reached.connect(self.show_row)
        self.table.resized.connect(self.fit_table)
        self.dates = MedicationDatesRow(look)
        self.dates.dates_typed.connect(self.say_dates)
        self.dates.done.connect(self.go_to_table)
        self.leave_bar = LeaveBar(look)
        for part in (self.summary, self.question):
            lines.addWidget(part)
        lines.addWidget(self.table, 1)
        lines.addWidget(self.dates)
        lines.addWidget(self.leave_bar)
        lines.addWidget(self._foot())

    def _title(self) -> QWidget:
        label = plain_label(
            self.tr("Type or paste the list: one medicine a line, or apart by commas"), self._look.font(13)
        )
        label.setWordWrap(True)
        return label

    def _text_box(self) -> PastedText:
        self.text = PastedText()
        self.text.setFont(self._look.font(14))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self._look.px(TEXT_HEIGHT))
        self.text.setAccessibleName(self.tr("Medication list"))
        self.text.setAccessibleDescription(self.tr("One medicine a line, or apart by commas; Tab goes on"))
        self.text.setPlaceholderText(self.tr("Carbimazole 20 mg OD (started 12-Oct-2026)"))
        palette = self.text.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, self._look.theme.text_2)
        self.text.setPalette(palette)
        self.text.textChanged.connect(self.say_text)
        return self.text

    def _foot(self) -> QWidget:
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.px(8))
        self.hint = plain_label("", self._look.font(12), self._look.theme.text_2)
        self.hint.setWordWrap(True)
        self.only_known = ActionButton(self._look, self.tr("Tick only those in our list"), key="Alt+L")
        self.close_button = ActionButton(self._look, self.tr("Close"), key="Esc")
        self.take = ActionButton(self._look, self.tr("Add"), Role.MAIN, key="Ctrl+Enter")
        row.addWidget(self.hint, 1)
        for button in (self.only_known, self.close_button, self.take):
            row.addWidget(button)
        return self.foot

    # -- values in ----------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[MedicationRow], text: str) -> None:
        """Show the medicines of a list as they stand."""
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self.model.set_rows(rows)
        self.fit_table()
        if rows and self.table.row < 0:
            asking = (place for place, row in enumerate(rows) if row.questions)
            self.table.selectRow(next(asking, 0))
        self.summary.setText(self._summary(rows))
        ready = sum(row.taken for row in rows)
        one, more = self.tr("Add 1 to the time line"), self.tr("Add {0} to the time line")
        key = "Ctrl+Enter"
        self.take.show_text(one if ready == 1 else more.format(ready) if ready else self.tr("Add"), key)
        self.take.setEnabled(ready > 0)
        self.only_known.setEnabled(any(row.event is not None and not row.is_known for row in rows))
        self.hint.setText(self.tr("Space leaves a row out or puts it back.") if rows else "")
        self.show_row()

    def _summary(self, rows: Sequence[MedicationRow]) -> str:
        if not rows:
            return self.tr("Nothing typed yet.")
        asks = sum(bool(row.questions) for row in rows)
        unknown = sum(row.event is not None and not row.is_known for row in rows)
        counted = (
            (sum(row.is_known and not row.questions for row in rows), self.tr("{0} in our list")),
            (unknown, self.tr("{0} not in our list, kept as typed")),
            (asks, self.tr("{0} asks") if asks == 1 else self.tr("{0} ask")),
            (sum(row.event is None and not row.questions for row in rows), self.tr("{0} without a name")),
        )
        return ", ".join(text.format(number) for number, text in counted if number) + "."

    @property
    def row(self) -> MedicationRow | None:
        """The medicine with the cursor."""
        return self.model.rows[self.table.row] if 0 <= self.table.row < len(self.model.rows) else None

    @Slot()
    def fit_table(self) -> None:
        """Give columns and text the room there is."""
        much = self.height() >= self._look.px(MUCH_ROOM)
        self.text.setFixedHeight(self._look.px(TEXT_HEIGHT if much else LOW_TEXT_HEIGHT))
        self.table.fit(_LEAST, _SHRINKS_TO)

    @Slot()
    def show_row(self) -> None:
        """Show the dates of the medicine with the cursor, and ask what is open in it, or in the next one."""
        self.dates.show_row(self.row, "" if self.row is None else self.model.why(self.row))
        here = self.table.row
        order = [*self.model.rows[max(here, 0) :], *self.model.rows[: max(here, 0)]]
        asking = next((row for row in order if row.questions), None)
        self.question.setVisible(asking is not None)
        if asking is None:
            self._asked = None
            return
        question = asking.questions[0]
        self._asked = (asking, question)
        choices = tuple(
            Choice(choice.label, confirms=str(place)) for place, choice in enumerate(question.choices)
        )
        label = asking.listed.typed if asking is not self.row or len(asking.questions) > 1 else ""
        field = f"{asking.key}:{question.statement.key}"
        self.question.show_note(Note(NoteKind.ASK, field, question.statement, choices), label)

    @Slot()
    def go_to_table(self) -> None:
        """Put the cursor back into the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what a person does -------------------------------------------------------------------------------

    @Slot()
    def say_text(self) -> None:
        """Say what stands in the box."""
        self.text_typed.emit(self.text.toPlainText())

    @Slot(object)
    def say_answer(self, choice: Choice) -> None:
        """Say what a row holds after an answer."""
        if self._asked is None or choice.confirms is None:
            return
        row, question = self._asked
        edit: RowEdit = question.choices[int(choice.confirms)].edit
        self.edit_given.emit(row, edit)

    @Slot(str, str)
    def say_dates(self, start: str, stop: str) -> None:
        """Say what is typed for the medicine with the cursor."""
        if self.row is not None:
            self.dates_typed.emit(self.row, start, stop)

    def show_leaving(self, ready: int, asking: int) -> None:
        """Ask what becomes of a list that is not taken over; the question stands in the foot's place."""
        self.leave_bar.show_rows(ready + asking, ready)
        self.leave_bar.add.show_text(self.take.text())
        self.foot.hide()
        self.leave_bar.show()

    def hide_leaving(self) -> None:
        """Go on as before."""
        self.leave_bar.hide()
        self.foot.show()
