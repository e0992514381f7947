"""The view of cycles laid over each other: rule, plot, what is said of them, and a row for each."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.cycle_lines import MOST_DRAWN
from neutro_desk.screens.cycle_table import CycleTable, CycleTableView
from neutro_desk.screens.cycles_plot import CyclesPlot
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.workup.cycle_statements import cycle_statements
from neutro_desk.workup.cycles import NewCycle, cycles_of
from neutro_desk.workup.statements import Statement, say

if TYPE_CHECKING:
    from neutro_desk.screens.plot_series import Series
    from neutro_desk.screens.plot_words import PlotWords
    from neutro_desk.screens.style import Look
    from neutro_desk.workup.whole import WorkUp

BESIDE = 860
"""From this width on the rule stands beside the title, and the table has all columns."""


class CyclesView(QScrollArea):
    """Lies over the course while it is wanted.

    Signals:
        left: The course itself is wanted again (C, Esc or the button).
        scale_asked: The other scale of counts is wanted (L).
    """

    left = Signal()
    scale_asked = Signal()

    def __init__(self, look: Look, words: PlotWords, parent: QWidget) -> None:
        """Build the parts, empty."""
        super().__init__(parent)
        self._look, self._words = look, words
        self._work_up: WorkUp | None = None
        self._series: Series | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QWidget()
        palette = self._sheet.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(look.theme.surface))
        self._sheet.setPalette(palette)
        self._sheet.setAutoFillBackground(True)
        self.patient = QLabel()
        self.plot = CyclesPlot(look, words)
        self.said = QLabel()
        self.said.setFont(look.font(13))
        self.said.setTextFormat(Qt.TextFormat.RichText)
        self.said.setWordWrap(True)
        self.model = CycleTable(words.phrasebook, self)
        self.table = CycleTableView(self.model, look)
        self.rule = SegmentedSwitch(
            look,
            (
                (NewCycle.EACH_DOSE.value, self.tr("each dose day")),
                (NewCycle.FORTNIGHT.value, self.tr("doses 14 d apart")),
                (NewCycle.THREE_WEEKS.value, self.tr("21 d apart")),
            ),
            self.tr("A cycle begins with"),
        )
        self.rule.set_chosen(NewCycle.EACH_DOSE.value)
        self.rule.chosen.connect(self.show_rule)
        self.back = ActionButton(look, self.tr("Back to the course"), Role.ANSWER, key="C")
        self.back.setAccessibleDescription(self.tr("Shows plot, statements and table of the counts again"))
        self.back.clicked.connect(self.left)
        self._rule_row = QWidget()
        self._head, self._column = QHBoxLayout(), QVBoxLayout(self._sheet)
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._look
        title, begins = QLabel(self._words.text("cycles.title")), QLabel(self.tr("A cycle begins with"))
        title.setFont(look.font(13, 600))
        for label in (self.patient, begins):
            label.setFont(look.font(12))
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setStyleSheet(f"color: {look.theme.text_2};")
        names, rule = QVBoxLayout(), QHBoxLayout(self._rule_row)
        names.setSpacing(0)
        names.addWidget(title)
        names.addWidget(self.patient)
        rule.setContentsMargins(0, 0, 0, 0)
        rule.addWidget(begins)
        rule.addWidget(self.rule)
        self._head.addLayout(names)
        self._head.addStretch()
        self._head.addWidget(self.back)
        self._column.setContentsMargins(look.px(14), look.px(6), look.px(12), look.px(6))
        self._column.setSpacing(look.px(6))
        self._column.addLayout(self._head)
        self._column.addWidget(self.plot, 1)
        self._column.addWidget(self.said)
        self._column.addWidget(self.table)
        self.setWidget(self._sheet)
        self._put_rule(beside=True)

    def _put_rule(self, *, beside: bool) -> None:
        """Put the rule beside the title, or beneath it where the pane is narrow."""
        if beside:
            self._head.insertWidget(self._head.count() - 1, self._rule_row)
        else:
            self._column.insertWidget(1, self._rule_row, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the head for the width there is."""
        super().resizeEvent(event)
        beside = self.width() >= self._look.px(BESIDE)
        if beside is not (self._head.indexOf(self._rule_row) >= 0):
            self._put_rule(beside=beside)
        self.table.fit(narrow=not beside)

    def show_work_up(self, work_up: WorkUp, series: Series, patient: str, *, log: bool) -> None:
        """Show the cycles of a work-up, on the scale that the course has."""
        self.plot.show_log(log=log)
        self._work_up, self._series = work_up, series
        self.patient.setText(patient)
        self._renew()

    @property
    def chosen_rule(self) -> NewCycle:
        """Which doses begin a cycle."""
        return NewCycle(self.rule.value)

    @Slot(str)
    def show_rule(self, rule: str) -> None:
        """Let other doses begin a cycle."""
        self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """C or Esc goes back to the course, L to the other scale."""
        if event.key() in (Qt.Key.Key_C, Qt.Key.Key_Escape) and not event.modifiers():
            self.left.emit()
        elif event.key() == Qt.Key.Key_L and not event.modifiers():
            self.scale_asked.emit()
        else:
            super().keyPressEvent(event)

    def _renew(self) -> None:
        if self._work_up is None or self._series is None:
            return
        course = self._work_up.course
        cycles = cycles_of(course, self._work_up.case.events, self.chosen_rule)
        self.plot.show_cycles(cycles, self._series)
        self.model.set_rows(cycles)
        self.table.fit(narrow=self.width() < self._look.px(BESIDE))
        said = list(cycle_statements(cycles, self.chosen_rule, course)) if cycles else []
        if len(cycles) > MOST_DRAWN:
            said.append(say("cycles.not_all", number=MOST_DRAWN))
        self.said.setText("<br/>".join(map(self._marked, said)))
        plain = ". ".join(self._words.phrasebook.text(one) for one in said)
        self.said.setAccessibleName(plain)
        self.plot.setAccessibleDescription(plain)

    def _marked(self, statement: Statement) -> str:
        spans = self._words.phrasebook.spans(statement)
        return "".join(f"<b>{escape(one.text)}</b>" if one.strong else escape(one.text) for one in spans)
