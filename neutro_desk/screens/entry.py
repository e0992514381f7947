"""EntryColumn: the open blood count as text; it holds what is typed and knows nothing of its meaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from neutro_desk.screens.entry_foot import EntryFoot
from neutro_desk.screens.entry_head import EntryHead
from neutro_desk.screens.entry_line import EntryLine
from neutro_desk.screens.entry_rows import COMMON_CELLS, OTHER_LINES, CellRow, Divider, indented
from neutro_desk.screens.field import EntryField, plain_label
from neutro_desk.screens.more_cells import FoldLink, MoreCells, uses_fold
from neutro_desk.screens.neutrophil_rows import NeutrophilRows
from neutro_desk.screens.question_panel import QuestionPanel
from neutro_desk.workup.cbc import CbcReading, EntryMode, TypedCbc
from neutro_desk.workup.echoes import entry_echoes
from neutro_desk.workup.statements import Choice, Note, Statement, say

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.whole import WorkUp

WIDTH, NARROW = 344, 300
MARGIN_LEFT, MARGIN_RIGHT, NARROW_MARGIN = 16, 17, 10
FOLDS_FROM = 1.25
"""Above this scale haemoglobin, MCV, platelets and nRBC stand in the fold."""

FEVER = "fever-or-unwell"
"""The question of the checklist that the foot answers."""

_ANSWERS_BY_TEXT = {
    "plotted": frozenset(("wbc", "anc", "neutrophils", "segs", "bands", "differential_unit", "wbc_unit", "anc_unit")),
    "wbc_corrected": frozenset(("wbc", "wbc_unit", "nrbc")),
}
"""Answers that were given for a text, and so go when it changes."""


class EntryColumn(QWidget):
    """The entry column.

    Signals:
        draft_typed: The `TypedCbc` after a keystroke, a switch or a tick.
        choice_taken: The `Choice` taken in answer to a question.
        fever_answered: "yes", "no" or "unknown".
        count_added: The count is to join the course, or the amendment to be saved.
        new_count_wanted: The entry is to be cleared; an amendment is left as it was.
        table_wanted: The table of earlier counts.
        block_pasted: Pasted text that is more than one entry.
        undo_wanted, redo_wanted: In a field with no typing to take back.
    """

    draft_typed = Signal(object)
    choice_taken = Signal(object)
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
        *,
        narrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Build the column for a blank count.

        Args:
            clock: The workstation's time, for the age of the sample.
            narrow: 300 wide with the cells two above two, for windows under 1366.
        """
        super().__init__(parent)
        self._look, self._phrasebook, self._clock = look, phrasebook, clock
        self._typed = TypedCbc()
        self._reading: CbcReading | None = None
        self._asking = 0
        self._columns = 2 if narrow else 4
        outer = look.px(NARROW if narrow else WIDTH)
        self._margin = look.px(NARROW_MARGIN if narrow else MARGIN_LEFT)
        self._inner = outer - self._margin - look.px(NARROW_MARGIN if narrow else MARGIN_RIGHT)
        self._more: MoreCells | None = None
        self._fields: dict[str, EntryField] = {}
        self._elsewhere: list[QuestionPanel] = []
        self.setFixedWidth(outer)
        self.head = EntryHead(look, phrasebook, self._inner, narrow=narrow)
        self.neutrophils = NeutrophilRows(look, phrasebook, self._inner, narrow=narrow)
        self.neutrophils.field_added.connect(self.hear)
        self.cells = self._row(COMMON_CELLS)
        self._folds_lines = look.scale > FOLDS_FROM
        self.blood = None if self._folds_lines else self._row(OTHER_LINES)
        self.sum_line = EntrySum(look, phrasebook, self._inner)
        self.foot = EntryFoot(look, self._margin)
        self._build()
        self._connect()
        self.setFocusProxy(self.first_field)
        self.show_draft(self._typed, amending=False)

    @property
    def first_field(self) -> EntryLine:
        """The field that takes the cursor at launch: the white cells."""
        return self.neutrophils.fields["wbc"].line

    @property
    def typed(self) -> TypedCbc:
        """The text as it stands."""
        return self._typed

    def line(self, name: str) -> EntryLine:
        """Return the line of a field of the typed count that is in use."""
        if name == "collected_time":
            return self.head.time
        return self._field(name).line

    def field(self, name: str) -> EntryField:
        """Return the field of the typed count that is in use."""
        return self._field(name)

    def sizeHint(self) -> QSize:
        """Return the column's width and the height of the design."""
        return QSize(self.width(), self._look.px(698))

    # -- what comes from outside ------------------------------------------------------------------------

    @Slot(object, bool)
    def show_draft(self, typed: TypedCbc, amending: bool = False) -> None:  # noqa: FBT001, FBT002
        """Show another text than the one typed here; silent."""
        self._typed = typed
        if uses_fold(typed, with_other_lines=self._folds_lines):
            self.open_fold(True)
        self.head.show_typed(typed)
        self.neutrophils.show_typed(typed)
        for row in (self.cells, self.blood):
            if row is not None:
                self._fill(row)
        if self._more is not None:
            self._more.show_typed(typed)
        self.foot.show_amending(amending)
        self._show_mode()

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Show what was understood, what is asked, and the answer about fever."""
        if work_up.reading is not None:
            self._show_reading(work_up.reading)
        answer = work_up.case.answers.get(FEVER)
        self.foot.show_fever(None if answer is None else answer.value)

    @Slot(object)
    def show_obstacle(self, obstacle: Statement | None) -> None:
        """Say why the count cannot be added yet; None when it can."""
        self.foot.show_obstacle("" if obstacle is None else self._phrasebook.text(obstacle))

    # -- what a person does -----------------------------------------------------------------------------

    @Slot(str, str)
    def take_text(self, name: str, text: str) -> None:
        """Take the text of one field."""
        changes: dict[str, object] = {name: text}
        if name == "anc" and self._typed.mode is not EntryMode.LABORATORY_ANC:
            changes["anc_beside"] = bool(text.strip())
        self._type(name, changes)

    @Slot(str, str)
    def take_choice_of_entry(self, name: str, value: str) -> None:
        """Take what a switch or a unit box says."""
        if name != "mode":
            self._type(name, {name: value})
        elif value != self._typed.mode.value:
            mode = EntryMode(value)
            beside = mode is not EntryMode.LABORATORY_ANC and self._fold_open() and bool(self._typed.anc.strip())
            self._type(name, {"mode": mode, "anc_beside": beside})
            self.neutrophils.show_typed(self._typed)
            if self._more is not None:
                self._more.show_typed(self._typed)
        self._show_mode()

    @Slot(bool)
    def take_tick(self, ticked: bool) -> None:  # noqa: FBT001
        """Take whether bands are not reported."""
        self._type("bands", {"bands_not_reported": ticked})

    @Slot(object)
    def take_answer(self, choice: Choice) -> None:
        """Pass an answer on; one that changes nothing leads back into the field."""
        if choice.changes or choice.confirms is not None:
            self.choice_taken.emit(choice)
            return
        for name, field in self._fields.items():
            if any(choice in note.choices for note in self._notes_of(name)) and field.isVisible():
                field.line.setFocus()
                field.line.selectAll()
                return
        self.first_field.setFocus()

    @Slot()
    def add_count(self) -> None:
        """Add the count as the button does, when it is on."""
        self.foot.add.click()

    @Slot(bool)
    def open_fold(self, opened: bool) -> None:  # noqa: FBT001
        """Open or close the rare cells; they stay open while they hold something."""
        keeps = uses_fold(self._typed, with_other_lines=self._folds_lines)
        opened = opened or keeps
        if opened and self._more is None:
            self._build_more()
        if self._more is not None:
            self._more.setVisible(opened)
        self.fold.setChecked(opened)
        self._show_mode()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add by Ctrl+Enter where the window has no such key of its own."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == Qt.KeyboardModifier.ControlModifier:
            self.add_count()
        else:
            super().keyPressEvent(event)

    # -- how it is done ---------------------------------------------------------------------------------

    def _type(self, name: str, changes: dict[str, object]) -> None:
        for answer, texts in _ANSWERS_BY_TEXT.items():
            if name in texts:
                changes[answer] = ""
        self._typed = replace(self._typed, **changes)  # type: ignore[arg-type]
        self._set_tick_stop()
        self.draft_typed.emit(self._typed)

    def _show_reading(self, reading: CbcReading) -> None:
        self._reading = reading
        echoes = {name: self._phrasebook.text(said) for name, said in entry_echoes(reading.cbc).items()}
        self.head.show_collected(self._typed, reading.cbc.collected, self._clock())
        notes: dict[str, list[Note]] = defaultdict(list)
        for note in reading.notes:
            notes[note.field].append(note)
        for name, field in self._fields.items():
            shown = self._in_use(name, field)
            if name != "collected_date":
                field.show_echo(echoes.get(field.line.name, "") if shown else "")
            field.show_notes(self._notes_of(name) if shown else ())
        blank_bands = any(note.statement.key == "bands.blank" for note in notes.get("bands", ()))
        if blank_bands:
            self._fields["bands"].show_notes(())
            self._fields["bands"].show_echo(self._phrasebook.text(say("echo.bands_blank")))
        self.cells.show_echo_line()
        self.sum_line.show_sum(echoes.get("differential", ""), notes.get("differential", ()) if self._cells_shown() else ())
        self._show_elsewhere(notes)
        asking = sum(len(field.questions()) for field in self._fields.values())
        if asking > self._asking:
            QTimer.singleShot(0, self, self.reveal_question)
        self._asking = asking

    @Slot()
    def reveal_question(self) -> None:
        """Scroll to the question about the field that is being typed."""
        for field in self._fields.values():
            if field.line.hasFocus():
                for panel in field.questions():
                    self.scroll.ensureWidgetVisible(panel, 0, self._look.px(8))
                self.scroll.ensureWidgetVisible(field.line, 0, self._look.px(8))

    def _notes_of(self, name: str) -> list[Note]:
        field = "collected" if name == "collected_date" else "anc" if name == "anc_beside" else name
        return [] if self._reading is None else [note for note in self._reading.notes if note.field == field]

    def _show_elsewhere(self, notes: dict[str, list[Note]]) -> None:
        """Show what is asked about fields that do not stand in the column now."""
        at_home = {
            "collected" if name == "collected_date" else field.line.name
            for name, field in self._fields.items()
            if self._in_use(name, field)
        } | ({"differential"} if self._cells_shown() else set())
        homeless = [note for field, found in notes.items() if field not in at_home for note in found]
        while len(self._elsewhere) < len(homeless):
            panel = QuestionPanel(self._look, self._phrasebook, self._inner)
            panel.choice_taken.connect(self.take_answer)
            self._elsewhere.append(panel)
            self._elsewhere_lines.addWidget(panel)
        for place, panel in enumerate(self._elsewhere):
            if place < len(homeless):
                panel.show_note(homeless[place])
            panel.setVisible(place < len(homeless))

    def _in_use(self, name: str, field: EntryField) -> bool:
        """Return whether a field stands in the column, whether or not the window is shown."""
        return not field.isHidden() and field.isVisibleTo(self)

    def _cells_shown(self) -> bool:
        return not self.cells.isHidden()

    def _fold_open(self) -> bool:
        return self._more is not None and not self._more.isHidden()

    def _show_mode(self) -> None:
        self.head.show_switches(self._typed)
        self.neutrophils.show_mode(self._typed)
        sign = self.neutrophils.shares
        self.cells.show_shares(sign)
        by_cells = self._typed.mode is not EntryMode.LABORATORY_ANC
        self.cells.setVisible(by_cells)
        self.sum_line.setVisible(by_cells)
        if self._more is not None:
            self._more.show_mode(self._typed, sign)
        self._set_tick_stop()
        if self._reading is not None:
            self._show_reading(self._reading)
        self._chain()

    def _set_tick_stop(self) -> None:
        """Let the keys stop at `not reported` while bands are blank, and pass it when they are typed."""
        typed = self._typed
        stops = not typed.bands.strip() or typed.bands_not_reported
        policy = Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus
        self.neutrophils.not_reported.setFocusPolicy(policy)

    def _field(self, name: str) -> EntryField:
        if name == "anc" and self._typed.mode is not EntryMode.LABORATORY_ANC:
            name = "anc_beside"
        return self._fields[name]

    def _row(self, names: tuple[str, ...]) -> CellRow:
        row = CellRow(self._look, self._phrasebook, names, self._inner, columns=self._columns)
        row.unit_chosen.connect(self.take_choice_of_entry)
        return row

    def _fill(self, row: CellRow) -> None:
        for name, field in row.fields.items():
            field.line.show_text(getattr(self._typed, name))
        for name, box in row.unit_boxes.items():
            box.set_unit(getattr(self._typed, f"{name}_unit"))

    @Slot(object)
    def hear(self, field: EntryField, name: str = "") -> None:
        """Hear what happens in a field."""
        self._fields[name or field.line.name] = field
        field.choice_taken.connect(self.take_answer)
        self._hear_line(field.line)

    def _hear_line(self, line: EntryLine) -> None:
        line.entry_typed.connect(self.take_text)
        line.block_pasted.connect(self.block_pasted)
        line.undo_wanted.connect(self.undo_wanted)
        line.redo_wanted.connect(self.redo_wanted)

    def _connect(self) -> None:
        for field in (self.head.collected, self.head.cells, *self.neutrophils.fields.values()):
            self.hear(field)
        for row in (self.cells, self.blood):
            for field in row.fields.values() if row is not None else ():
                self.hear(field)
        self._hear_line(self.head.time)
        self.head.entry_chosen.connect(self.take_choice_of_entry)
        self.head.new.clicked.connect(self.new_count_wanted)
        self.head.table.clicked.connect(self.table_wanted)
        self.neutrophils.entry_chosen.connect(self.take_choice_of_entry)
        self.neutrophils.bands_ticked.connect(self.take_tick)
        self.sum_line.choice_taken.connect(self.take_answer)
        self.fold.clicked.connect(self.open_fold)
        self.scroll.verticalScrollBar().rangeChanged.connect(self.foot.show_edge)
        self.foot.fever_answered.connect(self.fever_answered)
        self.foot.count_added.connect(self.count_added)
        self.foot.left_unchanged.connect(self.new_count_wanted)

    def _build(self) -> None:
        look = self._look
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, look.px(12), 0, 0)
        lines.setSpacing(0)
        lines.addLayout(indented(self.head, self._margin))
        lines.addWidget(Divider(look, 11, 11))
        lines.addLayout(indented(self.neutrophils, self._margin))
        self._elsewhere_lines = QVBoxLayout()
        self._elsewhere_lines.setContentsMargins(self._margin, 0, 0, 0)
        lines.addLayout(self._elsewhere_lines)
        lines.addSpacing(look.px(4))
        lines.addLayout(indented(self.cells, self._margin))
        lines.addLayout(indented(self.sum_line, self._margin))
        lines.addWidget(Divider(look, 7, 8))
        if self.blood is not None:
            lines.addLayout(indented(self.blood, self._margin))
        self.fold = FoldLink(look, self.tr("More cells, laboratory ANC"))
        lines.addSpacing(look.px(3))
        lines.addLayout(indented(self.fold, self._margin))
        self._more_lines = QVBoxLayout()
        lines.addLayout(self._more_lines)
        lines.addStretch(1)
        self.scroll = QScrollArea()
        self.scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(body)
        self.scroll.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scroll, 1)
        column.addWidget(self.foot)

    def _build_more(self) -> None:
        look = self._look
        self._more = MoreCells(
            look, self._phrasebook, self._inner, with_other_lines=self._folds_lines, columns=self._columns
        )
        self._more.unit_chosen.connect(self.take_choice_of_entry)
        self._more_lines.addLayout(indented(self._more, self._margin))
        self._more_lines.addSpacing(look.px(8))
        for name, field in self._more.fields.items():
            self.hear(field, "anc_beside" if name == "anc" else "")
        self._more.show_typed(self._typed)

    def _chain(self) -> None:
        """Set the order of the keys: numbers first, then fever, time, method; switches and links last."""
        head, rows = self.head, self.neutrophils
        order: list[QWidget] = []
        for name in ("anc", "wbc", "neutrophils", "segs", "bands"):
            if name in rows.fields:
                order.append(rows.fields[name].line)
        order.append(rows.not_reported)
        order += _lines_of(self.cells.fields.values())
        if self.blood is not None:
            order += _lines_of(self.blood.fields.values())
        if self._more is not None:
            order += _lines_of(self._more.fields.values())
        order += self.foot.fever.segments()
        order += [head.collected.line, head.time, *head.method.segments(), head.cells.line]
        order += [self.foot.add, self.foot.leave, *rows.units.values()]
        for switch in rows.switches.values():
            order += switch.segments()
        order += [self.fold, *head.mode.segments(), head.new, head.table]
        for before, after in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(before, after)


class EntrySum(QWidget):
    """The line beneath the differential: what it adds to, or what is odd about it.

    Signals:
        choice_taken: The `Choice` taken in answer to a question about the whole differential.
    """

    choice_taken = Signal(object)

    def __init__(self, look: Look, phrasebook: Phrasebook, width: int) -> None:
        """Start blank."""
        super().__init__()
        self.setFixedWidth(width)
        self._look, self._phrasebook, self._width = look, phrasebook, width
        self._panel: QuestionPanel | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self.said = plain_label("", look.font(12), look.theme.text_2)
        self.said.setMinimumHeight(look.px(18))
        self.said.setWordWrap(True)
        lines.addWidget(self.said)

    def show_sum(self, said: str, notes: Iterable[Note]) -> None:
        """Show a sentence, or in its place the gravest note."""
        found = list(notes)
        asked = [note for note in found if note.kind.value != "note"]
        remark = [note for note in found if note not in asked]
        self.said.setText(self._phrasebook.text(remark[0].statement) if remark else said)
        self.said.setVisible(not asked)
        if asked and self._panel is None:
            self._panel = QuestionPanel(self._look, self._phrasebook, self._width)
            self._panel.choice_taken.connect(self.choice_taken)
            self.layout().addWidget(self._panel)
        if self._panel is not None:
            if asked:
                self._panel.show_note(asked[0])
            self._panel.setVisible(bool(asked))


def _lines_of(fields: Iterable[EntryField]) -> list[QWidget]:
    return [field.line for field in fields]
