"""EntryColumn: the open blood count as text; it holds what is typed and knows nothing of its meaning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from neutro_desk.screens.entry_foot import EntryFoot
from neutro_desk.screens.entry_form import BESIDE, EntryForm
from neutro_desk.screens.entry_line import EntryLine
from neutro_desk.screens.field import EntryField
from neutro_desk.workup.cbc import CbcReading, EntryMode, TypedCbc
from neutro_desk.workup.changed_units import with_text, with_unit
from neutro_desk.workup.statements import Choice, Statement

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.whole import WorkUp

WIDTH = 344


@dataclass(frozen=True, slots=True)
class Room:
    """How the form is laid out, in pixels of the design."""

    inner: int
    margin: int
    narrow: bool


_WIDE, _NARROW, _NARROWEST = (
    Room(311, 16, narrow=False),
    Room(278, 10, narrow=True),
    Room(258, 4, narrow=True),
)
_WIDE_FROM, _NARROW_FROM = 340, 298
LEAST, BAR = 262, 9
"""Width of the narrowest form, and of the scroll bar, in pixels of the design; with less the form shrinks."""


FEVER = "fever-or-unwell"
"""The question of the checklist that the foot answers."""

_NEUTROPHILS = ("wbc", "anc", "neutrophils", "segs", "bands")
_ANSWERS_BY_TEXT = {
    "plotted": frozenset((*_NEUTROPHILS, "nrbc", "differential_unit", "wbc_unit", "anc_unit")),
    "wbc_corrected": frozenset(("wbc", "wbc_unit", "nrbc")),
}
"""Answers that were given for a text, and so go when it changes."""


class EntryColumn(QWidget):
    """The entry column.

    Signals:
        draft_typed: The `TypedCbc` after a keystroke, a switch or a tick.
        choice_taken: The `Choice` taken in answer to a question.
        reason_typed: Why a count is amended.
        fever_answered: "yes", "no" or "unknown".
        count_added: The count is to join the course, or the amendment to be saved.
        new_count_wanted: The entry is to be cleared; an amendment is left as it was.
        table_wanted: The table of earlier counts.
        block_pasted: Pasted text that is more than one entry.
        undo_wanted, redo_wanted: In a field with no typing to take back.
        keys_chained: The fields have another order among themselves, so that the column must find its place
            among the zones again.
    """

    keys_chained = Signal()

    draft_typed = Signal(object)
    choice_taken = Signal(object)
    reason_typed = Signal(str)
    fever_answered = Signal(str)
    count_added = Signal()
    new_count_wanted = Signal()
    table_wanted = Signal()
    block_pasted = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(
        self,
        look: Look,
        phrasebook: Phrasebook,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """Build the column for a blank count.

        Args:
            look: Theme and scale.
            phrasebook: Sentences.
            clock: The workstation's time, for the age of the sample.
            parent: The window.
        """
        super().__init__(parent)
        self._look, self._phrasebook, self._clock = look, phrasebook, clock
        self._typed = TypedCbc()
        self._reading: CbcReading | None = None
        self._asking = 0
        self._room, self._fitted = _WIDE, look
        self.form = self._make_form()
        self._amending, self._fever, self._obstacle = False, "", ""
        self.foot = self._make_foot()
        self._build()
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self.show_foot_edge)
        self.show_draft(self._typed, amending=False)

    @property
    def first_field(self) -> EntryLine:
        """The field that takes the cursor at launch: the white cells."""
        return self.form.neutrophils.fields["wbc"].line

    @property
    def typed(self) -> TypedCbc:
        """The text as it stands."""
        return self._typed

    def field(self, name: str) -> EntryField:
        """Return the field of the typed count that is in use in the entry mode."""
        beside = name == "anc" and self._typed.mode is not EntryMode.LABORATORY_ANC
        return self.form.fields[BESIDE if beside else name]

    def line(self, name: str) -> EntryLine:
        """Return the line of a field of the typed count that is in use, or of the reason for amending it."""
        if name == "reason" and self.foot.reason is not None:
            return self.foot.reason.line
        moment = name.removesuffix("_time")
        return self.field(f"{moment}_date").lines()[-1] if moment != name else self.field(name).line

    def sizeHint(self) -> QSize:
        """Return the column's width and the height of the design."""
        return QSize(self._look.px(WIDTH), self._look.px(698))

    # -- what comes from outside ------------------------------------------------------------------------

    @Slot(object, bool, str)
    def show_draft(self, typed: TypedCbc, amending: bool = False, reason: str = "") -> None:
        """Show another text than the one typed here, and why a count is amended; silent."""
        self._typed = typed
        self.form.show_typed(typed)
        self._amending = amending
        self._show_amending(reason)
        self._after_mode()

    @Slot()
    def ask_reason(self) -> None:
        """Ask why the count is amended."""
        if self.foot.reason is not None:
            self.foot.reason.ask()

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Show what was understood, what is asked, and the answer about fever."""
        if work_up.reading is not None:
            self._reading = work_up.reading
            self._show_reading()
        answer = work_up.case.answers.get(FEVER)
        self._fever = "" if answer is None else answer.value
        self.foot.show_fever(self._fever)

    @Slot(object)
    def show_obstacle(self, obstacle: Statement | None) -> None:
        """Say why the count cannot be added yet; None when it can."""
        self._obstacle = "" if obstacle is None else self._phrasebook.text(obstacle)
        self.foot.show_obstacle(self._obstacle)

    # -- what a person does -----------------------------------------------------------------------------

    @Slot(str, str)
    def take_text(self, name: str, text: str) -> None:
        """Take the text of one field."""
        typed = with_text(self._typed, name, text)
        if name == "anc" and typed.mode is not EntryMode.LABORATORY_ANC:
            typed = replace(typed, anc_beside=bool(text.strip()))
        self._type(name, typed)

    @Slot(str, str)
    def take_choice_of_entry(self, name: str, value: str) -> None:
        """Take what a switch or a unit box says."""
        if name == "mode":
            self._take_mode(EntryMode(value))
        else:
            self._type(name, with_unit(self._typed, name, value))
            self.form.show_typed(self._typed)
        self._after_mode()

    @Slot(bool)
    def take_tick(self, ticked: bool) -> None:
        """Take whether bands are not reported."""
        self._type("bands", replace(self._typed, bands_not_reported=ticked))

    @Slot(object)
    def take_answer(self, choice: Choice) -> None:
        """Pass an answer on; one that changes nothing leads back into the field."""
        if choice.changes or choice.confirms is not None:
            self.choice_taken.emit(choice)
            return
        field = None if self._reading is None else self.form.field_of(choice, self._reading)
        line = self.first_field if field is None else field.line
        line.setFocus()
        line.selectAll()

    @Slot()
    def add_count(self) -> None:
        """Add the count as the button does, when it is on."""
        self.foot.add.click()

    @Slot(bool)
    def open_fold(self, opened: bool) -> None:
        """Open or close the rare cells."""
        self.form.open_fold(self._typed, opened=opened)
        self.form.show_mode(self._typed)
        self._after_mode()

    @Slot()
    def reveal_question(self) -> None:
        """Scroll to the question about the field that is being typed."""
        field = self.form.field_with_cursor()
        if field is not None:
            for panel in field.questions():
                self.scroll_area.ensureWidgetVisible(panel, 0, self._look.px(8))
            self.scroll_area.ensureWidgetVisible(field.line, 0, self._look.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the form out anew where the column got much wider or narrower."""
        super().resizeEvent(event)
        width = self.width() / self._look.scale
        room = _WIDE if width >= _WIDE_FROM else _NARROW if width >= _NARROW_FROM else _NARROWEST
        # In steps, so that drawing a window narrower does not build a form for each pixel.
        steps = int((self.width() - self._look.px(BAR + 2)) / LEAST * 20)
        fits = width >= LEAST + BAR
        fitted = self._look if fits else replace(self._look, scale=max(1.0, steps / 20))
        if (room, fitted) != (self._room, self._fitted):
            self._room, self._fitted = room, fitted
            self._change_form()
        if self.foot.reason is not None:
            self.foot.reason.fit(self.height())
        self.reveal_cursor_later()

    @Slot()
    def reveal_cursor_later(self) -> None:
        """Scroll to the cursor once the layouts know their measures."""
        QTimer.singleShot(0, self, self.reveal_cursor)

    @Slot()
    def reveal_cursor(self) -> None:
        """Scroll so far that the field that is being typed is whole."""
        field = self.form.field_with_cursor()
        if field is not None:
            self.scroll_area.ensureWidgetVisible(field.line, 0, self._look.px(8))

    @Slot(int, int)
    def show_foot_edge(self, least: int, most: int) -> None:
        """Let the foot draw its line while the form scrolls; the cursor stays in view."""
        self.foot.show_edge(least, most)
        self.reveal_cursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add by Ctrl+Enter where the window has no such key of its own."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and held == Qt.KeyboardModifier.ControlModifier:
            self.add_count()
        else:
            super().keyPressEvent(event)

    # -- how it is done ---------------------------------------------------------------------------------

    def _type(self, name: str, typed: TypedCbc) -> None:
        """Take other text of one field; answers that were given for the text before go."""
        gone = {answer: "" for answer, texts in _ANSWERS_BY_TEXT.items() if name in texts}
        self._typed = replace(typed, **gone)  # type: ignore[arg-type]
        self.form.show_tick_stop(self._typed)
        self.draft_typed.emit(self._typed)

    def _take_mode(self, mode: EntryMode) -> None:
        """Change the way of reporting; a laboratory count in the closed fold is kept and not read."""
        if mode is self._typed.mode:
            return
        in_fold = mode is not EntryMode.LABORATORY_ANC and self.form.is_fold_open
        beside = in_fold and bool(self._typed.anc.strip())
        self._typed = replace(self._typed, mode=mode, anc_beside=beside)
        self.form.show_typed(self._typed)
        self.draft_typed.emit(self._typed)

    def _after_mode(self) -> None:
        """Show again what depends on the fields in use, and chain their keys."""
        if self._reading is not None:
            self._show_reading()
        reason = [] if self.foot.reason is None else [self.foot.reason.line]
        self.form.chain([*reason, self.foot.add, self.foot.leave], self.foot.fever.segments())
        self.keys_chained.emit()

    def _show_reading(self) -> None:
        if self._reading is None:
            return
        self.form.show_reading(self._typed, self._reading, self._clock())
        asking = len(self.form.questions())
        if asking > self._asking:
            # The scroll area learns of the panel's height only after this event.
            QTimer.singleShot(0, self, self.reveal_question)
        self._asking = asking

    def _make_form(self) -> EntryForm:
        px, room = self._fitted.px, self._room
        form = EntryForm(self._fitted, self._phrasebook, px(room.inner), px(room.margin), narrow=room.narrow)
        form.entry_typed.connect(self.take_text)
        form.entry_chosen.connect(self.take_choice_of_entry)
        form.bands_ticked.connect(self.take_tick)
        form.choice_taken.connect(self.take_answer)
        form.block_pasted.connect(self.block_pasted)
        form.field_focused.connect(self.reveal_cursor_later)
        form.undo_wanted.connect(self.undo_wanted)
        form.redo_wanted.connect(self.redo_wanted)
        form.fold.clicked.connect(self.open_fold)
        form.head.new.clicked.connect(self.new_count_wanted)
        form.head.table.clicked.connect(self.table_wanted)
        return form

    def _change_form(self) -> None:
        """Put a form of another width in the place of this one, with the same text and cursor."""
        cursor = self.focusWidget()
        name = cursor.name if isinstance(cursor, EntryLine) and cursor.hasFocus() else ""
        was_open = self.form.is_fold_open
        self.form = self._make_form()
        self.form.show_typed(self._typed)
        self.form.open_fold(self._typed, opened=was_open)
        self.form.show_mode(self._typed)
        self.scroll_area.setWidget(self.form)
        self.form.show()
        self._change_foot()
        self._asking = 0
        self._after_mode()
        if name:
            self.line(name).setFocus()

    def _make_foot(self) -> EntryFoot:
        foot = EntryFoot(self._fitted, self._fitted.px(self._room.margin), narrow=self._room.narrow)
        foot.fever_answered.connect(self.fever_answered)
        foot.count_added.connect(self.count_added)
        foot.left_unchanged.connect(self.new_count_wanted)
        return foot

    def _show_amending(self, reason: str) -> None:
        if self._amending and self.foot.reason is None:
            from neutro_desk.screens.reason_line import ReasonLine  # noqa: PLC0415  when first amended

            line = ReasonLine(self._fitted, self._phrasebook, self._fitted.px(self._room.inner))
            line.reason_typed.connect(self.reason_typed)
            line.line.undo_wanted.connect(self.undo_wanted)
            line.line.redo_wanted.connect(self.redo_wanted)
            self.foot.take_reason(line)
            line.fit(self.height())
        if self.foot.reason is not None:
            self.foot.reason.show_reason(reason)
        self.foot.show_amending(self._amending)

    def _change_foot(self) -> None:
        before, self.foot = self.foot, self._make_foot()
        self._show_amending("" if before.reason is None else before.reason.line.text())
        self.foot.show_fever(self._fever)
        self.foot.show_obstacle(self._obstacle)
        column = self.layout()
        if column is not None:
            column.replaceWidget(before, self.foot)
        before.hide()
        before.deleteLater()
        bar = self.scroll_area.verticalScrollBar()
        self.foot.show_edge(bar.minimum(), bar.maximum())

    def _build(self) -> None:
        self.scroll_area = QScrollArea()
        self.scroll_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(self.form)
        self.scroll_area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # The window gives the width; the form follows it, so the form's own width must not hold it open.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.scroll_area, 1)
        column.addWidget(self.foot)
