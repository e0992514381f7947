"""EntryForm: every field of the open count, one below the other; it shows text and reports typing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neutro_desk.screens.entry_head import EntryHead
from neutro_desk.screens.entry_line import EntryLine
from neutro_desk.screens.entry_rows import COMMON_CELLS, OTHER_LINES, CellRow, Divider, indented
from neutro_desk.screens.entry_sum import EntrySum
from neutro_desk.screens.field import EntryField
from neutro_desk.screens.moment_field import MomentField
from neutro_desk.screens.more_cells import FoldLink, MoreCells, uses_fold
from neutro_desk.screens.neutrophil_rows import NeutrophilRows
from neutro_desk.screens.question_panel import QuestionPanel
from neutro_desk.workup.cbc import CbcReading, EntryMode, TypedCbc
from neutro_desk.workup.echoes import entry_echoes
from neutro_desk.workup.statements import Choice, Note, say

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

FOLDS_FROM = 1.25
"""Above this scale haemoglobin, MCV, platelets and nRBC stand in the fold."""

BESIDE = "anc_beside"
"""The laboratory's count in the fold; the one of its own mode is called `anc`."""


class EntryForm(QWidget):
    """The fields between title and foot.

    Signals:
        entry_typed: Name of a field of the typed count, and its text.
        entry_chosen: The same of a switch or a unit.
        bands_ticked: Whether bands are ticked as not reported.
        choice_taken: The `Choice` taken in answer to a question.
        block_pasted, undo_wanted, redo_wanted: Passed on from the lines.
        field_focused: A field got the cursor.
        fold_opened: The fold was opened or closed.
    """

    entry_typed = Signal(str, str)
    entry_chosen = Signal(str, str)
    bands_ticked = Signal(bool)
    choice_taken = Signal(object)
    block_pasted = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()
    field_focused = Signal()
    fold_opened = Signal()

    def __init__(self, look: Look, phrasebook: Phrasebook, width: int, margin: int, *, narrow: bool) -> None:
        """Build the fields, blank; `width` and `margin` in pixels."""
        super().__init__()
        self._look, self._phrasebook, self._width, self._margin = look, phrasebook, width, margin
        self._columns = 2 if narrow else 4
        self.folds_lines = look.scale > FOLDS_FROM
        self.fields: dict[str, EntryField] = {}
        self.homeless: list[QuestionPanel] = []
        self._left: QWidget | None = None
        self.setAccessibleName(self.tr("Blood count"))
        self.more: MoreCells | None = None
        self.head = EntryHead(look, phrasebook, width, narrow=narrow)
        self.neutrophils = NeutrophilRows(look, phrasebook, width, narrow=narrow)
        self.cells = self._row(COMMON_CELLS)
        self.blood = None if self.folds_lines else self._row(OTHER_LINES)
        self.sum_line = EntrySum(look, phrasebook, width)
        self.fold = FoldLink(look, self.tr("More cells, laboratory ANC, arrival"))
        self._build()
        self._connect()

    # -- shown from outside -----------------------------------------------------------------------------

    def show_typed(self, typed: TypedCbc) -> None:
        """Show text, units and switches."""
        if uses_fold(typed, with_other_lines=self.folds_lines):
            self.open_fold(typed, opened=True)
        self.head.show_typed(typed)
        self.neutrophils.show_typed(typed)
        for row in (self.cells, self.blood):
            if row is not None:
                row.show_typed(typed)
        if self.more is not None:
            self.more.show_typed(typed)
        self.show_mode(typed)

    def show_mode(self, typed: TypedCbc) -> None:
        """Show the rows of the entry mode and the unit of the differential."""
        self.head.show_switches(typed)
        self.neutrophils.show_mode(typed)
        sign = self.neutrophils.shares
        self.cells.show_shares(sign)
        by_cells = typed.mode is not EntryMode.LABORATORY_ANC
        self.cells.setVisible(by_cells)
        self.sum_line.setVisible(by_cells)
        if self.more is not None:
            self.more.show_mode(typed, sign)
        self.show_tick_stop(typed)

    def show_tick_stop(self, typed: TypedCbc) -> None:
        """Let the keys stop at `not reported` while bands are blank, and pass it when they are typed."""
        stops = not typed.bands.strip() or typed.bands_not_reported
        policy = Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus
        self.neutrophils.not_reported.setFocusPolicy(policy)

    def show_reading(self, typed: TypedCbc, reading: CbcReading, now: datetime) -> None:
        """Show what was understood and what is asked, each under its field."""
        echoes = {name: self._phrasebook.text(said) for name, said in entry_echoes(reading.cbc).items()}
        self.head.show_collected(reading.cbc.collected, now)
        if self.more is not None:
            self.more.show_received(reading.cbc.received, reading.cbc.collected)
        for name, field in self.fields.items():
            shown = self._in_use(field)
            notes = notes_at(reading, name) if shown else []
            if name == "bands" and any(note.statement.key == "bands.blank" for note in notes):
                echoes[name], notes = self._phrasebook.text(say("echo.bands_blank")), []
            if not isinstance(field, MomentField):
                field.show_echo(echoes.get(field.line.name, "") if shown else "")
            field.show_notes(notes)
        self.cells.show_echo_line()
        differential = notes_at(reading, "differential") if not self.cells.isHidden() else []
        self.sum_line.show_sum(echoes.get("differential", ""), differential)
        self._show_homeless(reading)

    def open_fold(self, typed: TypedCbc, *, opened: bool) -> None:
        """Open or close the rare cells; they stay open while they hold something."""
        opened = opened or uses_fold(typed, with_other_lines=self.folds_lines)
        if opened and self.more is None:
            self._build_more(typed)
        if self.more is not None:
            self.more.setVisible(opened)
        self.fold.setChecked(opened)

    # -- asked from outside -----------------------------------------------------------------------------

    @property
    def is_fold_open(self) -> bool:
        """Whether the rare cells are open."""
        return self.more is not None and not self.more.isHidden()

    def questions(self) -> list[QuestionPanel]:
        """Return every open question about a field."""
        return [panel for field in self.fields.values() for panel in field.questions()]

    def field_with_cursor(self) -> EntryField | None:
        """Return the field that is being typed in."""
        fields = self.fields.values()
        return next((field for field in fields if any(line.hasFocus() for line in field.lines())), None)

    def field_of(self, choice: Choice, reading: CbcReading) -> EntryField | None:
        """Return the field in use that a choice belongs to."""
        for name, field in self.fields.items():
            if self._in_use(field) and any(choice in note.choices for note in notes_at(reading, name)):
                return field
        return None

    def chain(self, last: Sequence[QWidget], foot: Sequence[QWidget]) -> None:
        """Set the order of the keys: numbers, then `foot`, time and method; `last`, switches and links."""
        head, rows = self.head, self.neutrophils
        numbers = ("anc", "wbc", "neutrophils", "segs", "bands")
        order: list[QWidget] = [rows.fields[name].line for name in numbers if name in rows.fields]
        order.append(rows.not_reported)
        for group in (self.cells, self.blood, self.more):
            order += (
                [] if group is None else [line for field in group.fields.values() for line in field.lines()]
            )
        order += [*foot, head.collected.line, head.time, *head.method.segments(), head.cells.line]
        order += [*last, *rows.units.values(), *(self.more.unit_boxes.values() if self.more else ())]
        for switch in rows.switches.values():
            order += switch.segments()
        order += [self.fold, *head.mode.segments(), head.new, head.table]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    @Slot()
    def keep_place(self) -> None:
        """Take the focus from a field that Esc left, so that the Tab key goes on from there."""
        sender = self.sender()
        if isinstance(sender, QWidget):
            self._left = sender
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Go on from the field that was left, or as usual."""
        left = self._left
        if left is None or not self.hasFocus():
            return super().focusNextPrevChild(onward)
        stop: QWidget | None = left
        while stop is not None:
            stop = stop.nextInFocusChain() if onward else stop.previousInFocusChain()
            if stop is left or (stop is not None and _stops_tab(stop)):
                break
        if stop is None:
            return False
        stop.setFocus(Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason)
        return True

    # -- how it is done ---------------------------------------------------------------------------------

    @Slot(object)
    def hear(self, field: EntryField, name: str = "") -> None:
        """Hear what happens in a field."""
        self.fields[name or field.line.name] = field
        field.choice_taken.connect(self.choice_taken)
        field.answer_unplaced.connect(self.answer_only_question)
        for line in field.lines():
            self._hear_line(line)

    @Slot(int)
    def answer_only_question(self, place: int) -> None:
        """Answer the one open question from another field; of several, each is answered at its own."""
        panels = [*self.questions(), *self.homeless]
        panels += [] if self.sum_line.panel is None else [self.sum_line.panel]
        asking = [panel for panel in panels if panel.isVisibleTo(self) and panel.answers()]
        if len(asking) == 1:
            asking[0].answer(place)

    def _hear_line(self, line: EntryLine) -> None:
        line.entry_typed.connect(self.entry_typed)
        line.block_pasted.connect(self.block_pasted)
        line.undo_wanted.connect(self.undo_wanted)
        line.redo_wanted.connect(self.redo_wanted)
        line.focused.connect(self.field_focused)
        line.left.connect(self.keep_place)

    def _in_use(self, field: EntryField) -> bool:
        """Return whether a field stands in the form, whether or not the window is shown."""
        return field.isVisibleTo(self)

    def _show_homeless(self, reading: CbcReading) -> None:
        """Show what is asked about fields that do not stand in the form now."""
        at_home = {_notes_name(name) for name, field in self.fields.items() if self._in_use(field)}
        if not self.cells.isHidden():
            at_home.add("differential")
        notes = [note for note in reading.notes if note.field not in at_home]
        while len(self.homeless) < len(notes):
            panel = QuestionPanel(self._look, self._phrasebook, self._width)
            panel.choice_taken.connect(self.choice_taken)
            self.homeless.append(panel)
            self._homeless_lines.addWidget(panel)
        for place, panel in enumerate(self.homeless):
            if place < len(notes):
                panel.show_note(notes[place])
            panel.setVisible(place < len(notes))

    def _row(self, names: tuple[str, ...]) -> CellRow:
        row = CellRow(self._look, self._phrasebook, names, self._width, columns=self._columns)
        row.unit_chosen.connect(self.entry_chosen)
        return row

    def _connect(self) -> None:
        self.neutrophils.field_added.connect(self.hear)
        for field in (self.head.collected, self.head.cells, *self.neutrophils.fields.values()):
            self.hear(field)
        for row in (self.cells, self.blood):
            for field in row.fields.values() if row is not None else ():
                self.hear(field)
        self.head.entry_chosen.connect(self.entry_chosen)
        self.neutrophils.entry_chosen.connect(self.entry_chosen)
        self.neutrophils.bands_ticked.connect(self.bands_ticked)
        self.sum_line.choice_taken.connect(self.choice_taken)

    def _build(self) -> None:
        px, margin = self._look.px, self._margin
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(12), 0, 0)
        lines.setSpacing(0)
        lines.addLayout(indented(self.head, margin))
        lines.addWidget(Divider(self._look, 11, 11))
        lines.addLayout(indented(self.neutrophils, margin))
        self._homeless_lines = QVBoxLayout()
        self._homeless_lines.setContentsMargins(margin, 0, 0, 0)
        lines.addLayout(self._homeless_lines)
        lines.addSpacing(px(4))
        lines.addLayout(indented(self.cells, margin))
        lines.addLayout(indented(self.sum_line, margin))
        lines.addWidget(Divider(self._look, 7, 8))
        if self.blood is not None:
            lines.addLayout(indented(self.blood, margin))
        lines.addSpacing(px(3))
        lines.addLayout(indented(self.fold, margin))
        self._more_lines = QVBoxLayout()
        lines.addLayout(self._more_lines)
        lines.addStretch(1)

    def _build_more(self, typed: TypedCbc) -> None:
        look, columns = self._look, self._columns
        self.more = MoreCells(
            look, self._phrasebook, self._width, with_other_lines=self.folds_lines, columns=columns
        )
        self.more.unit_chosen.connect(self.entry_chosen)
        self._more_lines.addLayout(indented(self.more, self._margin))
        self._more_lines.addSpacing(look.px(8))
        for name, field in self.more.fields.items():
            self.hear(field, BESIDE if name == "anc" else "")
        self.more.show_typed(typed)


def notes_at(reading: CbcReading, name: str) -> list[Note]:
    """Return the notes that stand under a field of the form."""
    return [note for note in reading.notes if note.field == _notes_name(name)]


def _notes_name(name: str) -> str:
    return {"collected_date": "collected", "received_date": "received", BESIDE: "anc"}.get(name, name)


def _stops_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
