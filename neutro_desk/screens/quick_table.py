"""QuickTable: a table for typing or pasting earlier counts; Enter goes on to the next cell and row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.entry_line import EntryLine
from neutro_desk.screens.field import plain_label
from neutro_desk.screens.quick_row import COLUMNS, GAP, WIDTHS, LeaveBar, QuickRow, Read, column_title
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.screens.unit_box import UnitBox
from neutro_desk.workup.cbc import EntryMode, TypedCbc, check_against

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Cbc
    from neutro_desk.workup.statements import Statement

ROWS_AT_FIRST = 6
COLUMNS_OF_ANC = len(COLUMNS[EntryMode.LABORATORY_ANC])
MOST_PASTED = 500
"""Rows taken from one pasted block."""

_DAY_AND_TIME = re.compile(r"(\S.*?)[ T]+(\d{1,2}:\d{2}(?::\d{2})?)\Z", re.ASCII)


class QuickTable(QDialog):
    """The table of earlier counts, beside the window, never in its way.

    Rows whose counts the case refuses stay and say why.

    Rows that are odd beside one another wait together until the lower one is answered. The table closes when
    all its rows are taken, and asks before it closes with rows that are not.

    Signals:
        counts_entered: Every good row as a `Cbc`, in a tuple; rows with a problem stay.
    """

    counts_entered = Signal(object)

    def __init__(
        self,
        look: Look,
        phrasebook: Phrasebook,
        read: Read,
        parent: QWidget | None = None,
        *,
        mode: EntryMode = EntryMode.LABORATORY_ANC,
    ) -> None:
        """Build the table with blank rows.

        Args:
            look: Theme and scale.
            phrasebook: Sentences.
            read: Reads one row; the desk's reading of a count, with its clock.
            parent: The window.
            mode: How the counts are reported; anything but the laboratory's count starts with WBC and
                per cent.
        """
        super().__init__(parent)
        self._look, self._phrasebook, self._read = look, phrasebook, read
        starts = mode if mode is EntryMode.LABORATORY_ANC else EntryMode.TOTAL
        unit = phrasebook.first_unit
        self._blank = TypedCbc(mode=starts, anc_unit=unit, wbc_unit=unit)
        self._rows: list[QuickRow] = []
        self._made = 0
        self._waiting: frozenset[str] = frozenset()
        self._refused: dict[Cbc, Statement] = {}
        self.setModal(False)
        self.setWindowTitle(self.tr("Earlier counts"))
        px = look.px
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(16), px(14), px(16), px(14))
        lines.setSpacing(px(8))
        lines.addLayout(self._head())
        lines.addLayout(self._titles())
        lines.addWidget(self._table(), 1)
        self.leave_bar = LeaveBar(look)
        self.leave_bar.add_wanted.connect(self.add_counts)
        self.leave_bar.discard_wanted.connect(self.discard_rows)
        self.leave_bar.stay_wanted.connect(self.stay)
        lines.addWidget(self.leave_bar)
        lines.addLayout(self._buttons())
        for _ in range(ROWS_AT_FIRST):
            self._add_row()
        self.resize(px(464), px(420))
        self._show_columns()

    @property
    def rows(self) -> tuple[QuickRow, ...]:
        """The rows, from the top."""
        return tuple(self._rows)

    @property
    def rows_left(self) -> int:
        """How many rows hold text that is not added."""
        return sum(row.has_text for row in self._rows)

    @property
    def typed(self) -> tuple[TypedCbc, ...]:
        """The text of every row that holds any, with mode and units; the first one is blank."""
        return (self._blank, *(row.typed for row in self._rows if row.has_text))

    def open_typed(self, typed: tuple[TypedCbc, ...]) -> None:
        """Show the table with rows that were typed in one of another scale or look."""
        self._blank = typed[0]
        self.mode.set_chosen(self._blank.mode.value)
        self.unit.set_unit(self._blank.anc_unit)
        while len(self._rows) <= len(typed):
            self._add_row()
        for row, text in zip(self._rows, typed[1:], strict=False):
            row.show_typed(text)
        self._show_columns()
        self.open_table()

    def open_table(self) -> None:
        """Show the table with the cursor in its first blank row."""
        self.show()
        self._first_blank().lines["collected_date"].setFocus()

    def _first_blank(self) -> QuickRow:
        if not any(row.is_blank for row in self._rows):
            self._add_row()
        return next(row for row in self._rows if row.is_blank)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add by Ctrl+Enter; stay by Esc when the table asks whether to."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and held == Qt.KeyboardModifier.ControlModifier:
            self.add_counts()
        elif event.key() == Qt.Key.Key_Escape and self.leave_bar.isVisible():
            self.stay()
        else:
            super().keyPressEvent(event)

    @Slot()
    def reject(self) -> None:
        """Close; with rows that are not added, ask first. The window takes the table with it when it goes."""
        window = self.parentWidget()
        if self.rows_left == 0 or (window is not None and not window.isVisible()):
            super().reject()
            return
        self.leave_bar.show_rows(self.rows_left, len(self._good()))
        self.leave_bar.show()
        self.leave_bar.stay.setFocus()

    @Slot()
    def stay(self) -> None:
        """Stay open, with the cursor in the first row that is left."""
        self.leave_bar.hide()
        row = next((row for row in self._rows if row.has_text), self._rows[0])
        row.lines["collected_date"].setFocus()

    @Slot()
    def discard_rows(self) -> None:
        """Let all rows go, and close."""
        self._drop(tuple(self._rows))
        self.leave_bar.hide()
        super().reject()

    @Slot(str)
    def take_mode(self, mode: str) -> None:
        """Take how the counts are reported."""
        self._blank = TypedCbc(
            mode=EntryMode(mode), anc_unit=self._blank.anc_unit, wbc_unit=self._blank.wbc_unit
        )
        self._show_columns()

    @Slot(str)
    def take_unit(self, code: str) -> None:
        """Take the unit of every row."""
        self._blank = TypedCbc(mode=self._blank.mode, anc_unit=code, wbc_unit=code)
        self._show_columns()

    @Slot()
    def count_rows(self) -> None:
        """Hold the rows against one another, and say on the button how many counts are ready."""
        self._waiting = self._compare()
        ready = len(self._good())
        self.add.setEnabled(ready > 0)
        text = self.tr("Add 1 count") if ready == 1 else self.tr("Add {0} counts").format(ready)
        self.add.show_text(text, "Ctrl+Enter")
        self.leave_bar.show_rows(self.rows_left, ready)

    @Slot()
    def grow(self) -> None:
        """Add a blank row when the last one is reached."""
        if self.sender() is self._rows[-1]:
            self._add_row()

    @Slot()
    def add_counts(self) -> None:
        """Hand over the good rows; those with a problem stay, and without one the table closes."""
        good = self._good()
        if not good:
            return
        self._refused = {}
        self.counts_entered.emit(tuple(cbc for _, cbc in good))
        self._drop(tuple(row for row, cbc in good if cbc not in self._refused))
        for row, cbc in good:
            if cbc in self._refused:
                row.show_refused(self._phrasebook.text(self._refused[cbc]))
        if self.rows_left == 0:
            self.leave_bar.hide()
            self.accept()

    @Slot(object)
    def keep_refused(self, refused: tuple[tuple[Cbc, Statement], ...]) -> None:
        """Hear which of the counts handed over did not join the case, and why; their rows stay."""
        self._refused = dict(refused)

    @Slot()
    def leave_out(self) -> None:
        """Take one row off the table; the cursor goes to the row in its place."""
        row = self.sender()
        if isinstance(row, QuickRow):
            place = self._rows.index(row)
            self._drop((row,))
            self._rows[place].lines["collected_date"].setFocus()

    @Slot(object, str)
    def fill_from(self, line: EntryLine, text: str) -> None:
        """Fill cells from a pasted block, from the line it was pasted into to the right and down.

        A block with a column more than an ANC needs holds white cells and per cent: they are read as such.
        """
        is_wide = any(len(cells) > COLUMNS_OF_ANC for cells in pasted_rows(text))
        if is_wide and line.name == "collected_date" and self._blank.mode is EntryMode.LABORATORY_ANC:
            self.mode.set_chosen(EntryMode.TOTAL.value)
            self.take_mode(EntryMode.TOTAL.value)
        columns = COLUMNS[self._blank.mode]
        first_column = columns.index(line.name)
        place = next(place for place, row in enumerate(self._rows) if line in row.lines.values())
        for offset, cells in enumerate(pasted_rows(text)):
            while place + offset >= len(self._rows):
                self._add_row()
            row = self._rows[place + offset]
            for name, cell in zip(columns[first_column:], cells, strict=False):
                row.fill(name, cell)
        self.count_rows()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px(8))
        modes = (
            (EntryMode.LABORATORY_ANC.value, self.tr("ANC")),
            (EntryMode.TOTAL.value, self.tr("WBC and %")),
        )
        self.mode = SegmentedSwitch(self._look, modes, self.tr("Counts as"))
        self.mode.set_chosen(self._blank.mode.value)
        self.mode.chosen.connect(self.take_mode)
        self.unit = UnitBox(self._look, ("10*9/L", "/uL"), self.tr("Unit of all rows"))
        self.unit.set_unit(self._phrasebook.first_unit)
        self.unit.unit_chosen.connect(self.take_unit)
        row.addWidget(self.mode)
        row.addWidget(self.unit)
        row.addStretch(1)
        return row

    def _titles(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px(GAP))
        self._heads = {}
        for name, width in WIDTHS.items():
            head = plain_label(column_title(name), self._look.font(12), self._look.theme.text_2)
            head.setFixedWidth(self._look.px(width))
            self._heads[name] = head
            row.addWidget(head)
        row.addStretch(1)
        return row

    def _table(self) -> QScrollArea:
        body = QWidget()
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(self._look.px(4))
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.scroll_area = QScrollArea()
        self.scroll_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(body)
        return self.scroll_area

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px(8))
        close = ActionButton(self._look, self.tr("Close"), key="Esc")
        close.clicked.connect(self.reject)
        self.add = ActionButton(self._look, self.tr("Add counts"), Role.MAIN, key="Ctrl+Enter")
        self.add.clicked.connect(self.add_counts)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.add)
        return row

    def _add_row(self) -> None:
        self._made += 1
        row = QuickRow(self._look, self._phrasebook, self._read, self._made, self._blank)
        row.show_place(len(self._rows) + 1)
        row.changed.connect(self.count_rows)
        row.reached.connect(self.grow)
        row.block_pasted.connect(self.fill_from)
        row.left_out.connect(self.leave_out)
        before = self._rows[-1] if self._rows else None
        self._rows.append(row)
        self._lines.addWidget(row)
        if before is not None:
            self._chain(before, row)

    def _drop(self, rows: tuple[QuickRow, ...]) -> None:
        for row in rows:
            self._rows.remove(row)
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < ROWS_AT_FIRST:
            self._add_row()
        for place, row in enumerate(self._rows, start=1):
            row.show_place(place)
        self.count_rows()

    def _good(self) -> list[tuple[QuickRow, Cbc]]:
        """Return the rows that can be handed over: nothing is asked about them nor about one like them."""
        counts = ((row, row.count(), row.read()) for row in self._rows)
        return [
            (row, cbc)
            for row, cbc, read in counts
            if cbc is not None and read is not None and read.id not in self._waiting
        ]

    def _compare(self) -> frozenset[str]:
        """Ask at each row what is odd beside those above; return the ids of the rows asked about."""
        by_day: dict[int, list[Cbc]] = defaultdict(list)
        asked_about: set[str] = set()
        for row in self._rows:
            cbc = row.read()
            if cbc is None or cbc.collected is None:
                row.show_between(())
                continue
            day = cbc.collected.toordinal()
            near = [other for by in (-1, 0, 1) for other in by_day.get(day + by, ())]
            notes = check_against(cbc, near, row.confirmed)
            row.show_between(notes)
            asked_about.update(
                choice.confirms.split(":")[1] for note in notes for choice in note.choices if choice.confirms
            )
            by_day[day].append(cbc)
        return frozenset(asked_about)

    def _chain(self, before: QuickRow, row: QuickRow) -> None:
        """Let the keys go from the last cell of a row to the first of the next."""
        order = [list(before.lines.values())[-1], *row.lines.values()]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _show_columns(self) -> None:
        for name, head in self._heads.items():
            head.setVisible(name in COLUMNS[self._blank.mode])
        for row in self._rows:
            row.show_columns(self._blank)
        self.count_rows()


def pasted_rows(text: str) -> Iterator[tuple[str, ...]]:
    """Return the cells of each pasted line: parted by tabs, semicolons, or blanks, in this order of choice.

    A day with its time in one cell becomes two.
    """
    for line in text.strip("\r\n").splitlines()[:MOST_PASTED]:
        if not line.strip():
            continue
        mark = "\t" if "\t" in line else ";" if ";" in line else None
        cells = [cell.strip() for cell in line.split(mark)]
        together = _DAY_AND_TIME.match(cells[0])
        yield (together[1], together[2], *cells[1:]) if together else tuple(cells)
