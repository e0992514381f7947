"""Where plot, statements and table of the course stand, by the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLine, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.course_plot import CoursePlot
    from neutro_desk.screens.course_sheet import CourseSheet
    from neutro_desk.screens.course_table_view import CourseTableView
    from neutro_desk.screens.course_tools import CourseTools
    from neutro_desk.screens.plot_header import PlotHeader
    from neutro_desk.screens.statement_column import StatementColumn
    from neutro_desk.screens.style import Look

STATEMENTS_WIDTH = 292
ROOM_BESIDE = 900
"""From this width on the statements stand beside the plot, if the pane is not tall enough for below."""

TALL = 640
ROOM_FOR_TABLE = 440
ROWS_SHOWN = 4
LEAST_PANEL = 50
"""Height that each panel of another line adds to that."""

LEAST_PLOT = 300
"""Height the plot keeps on a small window, where the whole pane then scrolls."""


def scrolling(sheet: CourseSheet, parent: QWidget) -> QScrollArea:
    """Return the area in which the sheet scrolls up and down where the window is small."""
    scroll = QScrollArea(parent)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(sheet)
    return scroll


class CourseRoom:
    """Gives each part of the pane its place: statements beside the plot, or beneath it in two columns."""

    def __init__(
        self,
        look: Look,
        scroll: QScrollArea,
        sheet: CourseSheet,
        header: PlotHeader,
        statements: StatementColumn,
        table: CourseTableView,
        tools: CourseTools,
    ) -> None:
        """Keep the parts; they stand on the sheet already."""
        self._look, self._scroll, self._sheet, self._header = look, scroll, sheet, header
        self._statements, self._table, self._tools = statements, table, tools

    def arrange(self, size: QSize, plot: CoursePlot | None) -> None:
        """Place all parts on a sheet as wide as `size`, and as tall or taller."""
        look = self._look
        width, height = size.width(), size.height()
        wide, tall = width / look.scale, height / look.scale
        counts = self._table.counts.rowCount()
        beside = wide >= ROOM_BESIDE and tall < TALL
        switched = tall < ROOM_FOR_TABLE and counts > 0
        self._tools.table.setVisible(switched)
        table_shown = counts > 0 and (not switched or self._tools.table.isChecked())
        statements_shown = beside or not (switched and table_shown)
        self._statements.set_columns(1 if beside else 2)
        self._statements.setVisible(statements_shown)
        self._table.setVisible(table_shown)
        self._table.fit(narrow=wide < ROOM_BESIDE, long=self._table.counts.long_columns())
        rows = min(max(counts, ROWS_SHOWN), 9) if tall >= TALL else ROWS_SHOWN
        table_height = self._table.height_for(rows) if table_shown else 0
        below = self._statements.wanted_height(width) + 2 if statements_shown and not beside else 0
        if tall >= TALL:
            below = min(below, round(height * 0.3))
        panels = 0 if plot is None else len(plot.lines)
        least = look.px(LEAST_PLOT) + panels * look.px(LEAST_PANEL) + below + table_height
        if height < least:
            width -= self._scroll.verticalScrollBar().sizeHint().width()
        self._sheet.resize(width, max(height, least))
        self._place(plot, beside=beside, below=below, table_height=table_height)

    def _place(self, plot: CoursePlot | None, *, beside: bool, below: int, table_height: int) -> None:
        """Put plot, statements and table on the sheet, and the lines between them."""
        width, height = self._sheet.width(), self._sheet.height()
        upper = height - table_height
        plot_width = width - (self._look.px(STATEMENTS_WIDTH) if beside else 0)
        plot_height = upper - below
        self._header.setGeometry(0, 0, plot_width, self._header.height())
        header = self._header.height()
        if plot is not None:
            plot.setGeometry(0, header, plot_width, max(plot_height - header, 1))
        if beside:
            self._statements.setGeometry(QRect(plot_width + 1, 0, width - plot_width - 1, upper))
            line = QLine(plot_width, 0, plot_width, upper)
        else:
            self._statements.setGeometry(QRect(0, plot_height + 1, width, max(below - 1, 0)))
            line = QLine(0, plot_height, width, plot_height)
        self._table.setGeometry(QRect(0, upper, width, table_height))
        self._sheet.show_lines(line)
