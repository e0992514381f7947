"""The table of earlier counts (Shift+F2): row by row from the keyboard, good rows added, others kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeySequence, QPalette, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.quick_row import COLUMNS, QuickRow
from neutro_desk.screens.unit_box import UnitBox
from neutro_desk.workup.cbc import CbcReading, TypedCbc

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Cbc

WIDTH, HEIGHT = 860, 420
ROWS_AT_FIRST = 4
UNITS = ("10*9/L", "/uL", "10*3/uL")


class QuickTable(QDialog):
    """Earlier counts as date, time and ANC, or WBC and per cent; blocks nothing.

    Signals:
        counts_entered: A tuple of `Cbc`: the rows that were complete, as one command.
    """

    counts_entered = Signal(object)

    def __init__(
        self,
        look: Look,
        phrasebook: Phrasebook,
        read_row: Callable[[TypedCbc], CbcReading],
        parent: QWidget | None = None,
    ) -> None:
        """Start with blank rows; `read_row` reads one row by the workstation's clock."""
        super().__init__(parent)
        self._look, self._phrasebook, self._read_row = look, phrasebook, read_row
        self.rows: list[QuickRow] = []
        self.setWindowTitle(self.tr("Earlier counts"))
        self.setModal(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(14))
        column.setSpacing(look.px(8))
        column.addLayout(self._build_top())
        column.addLayout(self._build_headings())
        self._sheet = QWidget()
        self._lines = QVBoxLayout(self._sheet)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.px(6))
        self._lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._sheet)
        column.addWidget(scroll, 1)
        column.addLayout(self._build_foot())
        self.clear_rows()
        self.resize(look.px(WIDTH), look.px(HEIGHT))

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px(8))
        hint = self._label(
            self.tr("Enter goes on. Each row: date, time and ANC, or WBC and neutrophils in per cent."), 13
        )
        hint.setWordWrap(True)
        self.unit = UnitBox(self._look, _first(self._phrasebook.first_unit), self.tr("Unit of WBC and ANC"))
        self.unit.unit_chosen.connect(self.show_unit)
        row.addWidget(hint, 1)
        row.addWidget(self._label(self.tr("WBC and ANC in"), 13))
        row.addWidget(self.unit)
        return row

    def _build_headings(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px(6))
        texts = (
            self.tr("Date"),
            self.tr("Time"),
            self.tr("WBC"),
            self.tr("Neutrophils %"),
            self.tr("ANC"),
        )
        for text, (field, width) in zip(texts, COLUMNS, strict=True):
            label = self._label(text, 12)
            label.setFixedWidth(self._look.px(width))
            if not field.startswith("collected"):
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(label)
        row.addSpacing(self._look.px(6))
        row.addWidget(self._label(self.tr("Comes to"), 12), 1)
        return row

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px(8))
        self.state = self._label("", 13)
        self.leave = ActionButton(self._look, self.tr("Close"), key="Esc")
        self.leave.clicked.connect(self.reject)
        self.add = ActionButton(self._look, self.tr("Add counts"), Role.MAIN, key="Ctrl+Enter")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.add_rows)
        self.add.clicked.connect(self.add_rows)
        self.add.setMinimumWidth(self._look.px(190))
        row.addWidget(self.state, 1)
        row.addWidget(self.leave)
        row.addWidget(self.add)
        return row

    # -- opening and closing ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor into the first blank row; what was typed before still stands."""
        super().showEvent(event)
        blank = next(row for row in self.rows if row.is_blank)
        blank.lines["collected_date"].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def fill(self, block: str) -> None:
        """Put a pasted block of tab-separated cells into the first blank rows."""
        blank = next(place for place, row in enumerate(self.rows) if row.is_blank)
        self._spread(blank, 0, block)

    @Slot()
    def clear_rows(self) -> None:
        """Forget every row: another patient is open."""
        for row in self.rows:
            self._drop(row)
        self.rows = []
        for _ in range(ROWS_AT_FIRST):
            self._append()
        self._show_state()

    # -- rows ---------------------------------------------------------------------------------------------

    @Slot(str)
    def show_unit(self, unit: str) -> None:
        """Read every row in another unit."""
        for row in self.rows:
            row.show_unit(unit)
        self._show_state()

    @Slot()
    def follow_typing(self) -> None:
        """Keep a blank row at the end, and say how many rows are complete."""
        if not self.rows[-1].is_blank:
            self._append()
        self._show_state()

    @Slot(str, str)
    def take_block(self, field: str, text: str) -> None:
        """Spread pasted cells over the table from the cell they were pasted into."""
        row = self.sender()
        if isinstance(row, QuickRow):
            self._spread(self.rows.index(row), [name for name, _ in COLUMNS].index(field), text)

    @Slot()
    def add_rows(self) -> None:
        """Hand over the complete rows; the others stay for mending."""
        done = [(row, count) for row in self.rows if (count := row.count) is not None]
        if not done:
            return
        counts: list[Cbc] = []
        for row, count in done:
            counts.append(count)
            self.rows.remove(row)
            self._drop(row)
        while len(self.rows) < ROWS_AT_FIRST or not self.rows[-1].is_blank:
            self._append()
        for row in self.rows:
            row.read()
        self._show_state()
        self.counts_entered.emit(tuple(counts))
        self.rows[0].lines["collected_date"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self) -> None:
        blank = TypedCbc(wbc_unit=self.unit.unit, anc_unit=self.unit.unit)
        row = QuickRow(self._look, self._phrasebook, self._read_row, blank)
        row.typed.connect(self.follow_typing)
        row.block_pasted.connect(self.take_block)
        self.rows.append(row)
        self._lines.insertWidget(self._lines.count() - 1, row)

    def _drop(self, row: QuickRow) -> None:
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _spread(self, first: int, column: int, text: str) -> None:
        """Put cells side by side where tabs stand, rows where lines end; nothing else is guessed."""
        lines = [line for line in text.splitlines() if line.strip()]
        if not any("\t" in line for line in lines):
            self.state.setText(self.tr("Nothing taken over: the cells of a block are divided by tabs."))
            return
        fields = [name for name, _ in COLUMNS][column:]
        for place, line in enumerate(lines, start=first):
            while place >= len(self.rows):
                self._append()
            for field, cell in zip(fields, line.split("\t"), strict=False):
                self.rows[place].put(field, cell.strip())
            self.rows[place].read()
        self.follow_typing()

    def _show_state(self) -> None:
        typed = [row for row in self.rows if not row.is_blank]
        good = sum(row.count is not None for row in typed)
        self.add.setEnabled(good > 0)
        text = self.tr("Add 1 count") if good == 1 else self.tr("Add {} counts").format(good)
        self.add.show_text(text if good else self.tr("Add counts"), "Ctrl+Enter")
        waiting = len(typed) - good
        rest = self.tr("1 row is not complete") if waiting == 1 else self.tr("{} rows are not complete")
        self.state.setText(rest.format(waiting) if waiting else "")

    def _label(self, text: str, size: float) -> QLabel:
        label = QLabel(text)
        label.setFont(self._look.font(size))
        label.setTextFormat(Qt.TextFormat.PlainText)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(self._look.theme.text_2))
        label.setPalette(palette)
        return label


def _first(unit: str) -> tuple[str, ...]:
    return (unit, *(code for code in UNITS if code != unit))
