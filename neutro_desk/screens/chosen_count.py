"""The chosen count: plot and table go to it together, and what is asked of a count goes by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.screens.plot_series import Series

if TYPE_CHECKING:
    from neutro_desk.screens.course_plot import CoursePlot
    from neutro_desk.screens.course_table_view import CourseTableView


class ChosenCount(QObject):
    """Joins the cursor of the plot with the row of the table.

    Signals:
        chosen: Id of the count under the cursor, "" for the open one.
        amend_wanted: Id of a count to amend (F8, double click, menu).
        void_wanted: Id of a count to take out of use (Delete, menu).
    """

    chosen = Signal(str)
    amend_wanted = Signal(str)
    void_wanted = Signal(str)

    def __init__(self, table: CourseTableView, parent: QObject) -> None:
        """Hear the table; the plot comes with `take_plot`."""
        super().__init__(parent)
        self._model, self._table = table.counts, table
        self._plot: CoursePlot | None = None
        self._series = Series()
        self._following = False
        table.row_chosen.connect(self.follow_row)
        table.amend_asked.connect(self.amend_row)
        table.void_asked.connect(self.void_row)

    def take_plot(self, plot: CoursePlot) -> None:
        """Hear the plot too."""
        self._plot = plot
        plot.cursor_moved.connect(self.follow_cursor)
        plot.amending_wanted.connect(self.amend_mark)
        plot.voiding_wanted.connect(self.void_mark)

    def show_series(self, series: Series) -> None:
        """Know the marks of the plot."""
        self._series = series

    @property
    def row_id(self) -> str | None:
        """Id of the count whose row is chosen; None when no row is."""
        row = self._table.currentIndex().row()
        return self._model.count_at(row).count.cbc.id if row >= 0 else None

    def choose_row_of(self, count_id: str | None) -> None:
        """Choose the row of a count again, silently; nothing happens when it is gone."""
        row = None if count_id is None else self._model.row_of(count_id)
        if row is not None:
            self._following = True
            self._table.selectRow(row)
            self._following = False

    @Slot(int)
    def follow_cursor(self, place: int) -> None:
        """Let the table follow the plot's cursor."""
        self.show_cursor()
        plot = self._plot
        if plot is not None and plot.cursor_place is not None and plot.cursor_place < len(self._series.marks):
            self.chosen.emit(self._series.marks[plot.cursor_place].sample.count_id)

    def show_cursor(self) -> None:
        """Show in the table, and say to a screen reader, which count the plot's cursor is at."""
        plot = self._plot
        if plot is None:
            return
        if plot.cursor_place is None or plot.cursor_place >= len(self._series.marks):
            # The count it read out may be another patient's.
            plot.setAccessibleDescription(self.tr("No counts yet"))
            return
        self.choose_row_of(self._series.marks[plot.cursor_place].sample.count_id)
        reading = plot.reading()
        if reading is not None:
            plot.setAccessibleDescription(", ".join(reading))

    @Slot(int)
    def follow_row(self, row: int) -> None:
        """Let the plot's cursor follow the row chosen in the table."""
        if self._following:
            return
        count_id = self._model.count_at(row).count.cbc.id
        place = self._series.place_of(count_id)
        if self._plot is not None and place is not None and self._plot.series is self._series:
            self._plot.put_cursor(place)  # a table that takes the keys back may know the course before it
        self.chosen.emit(count_id)

    @Slot()
    def amend_chosen(self) -> None:
        """Ask to amend the count under the cursor, wherever the focus is."""
        row = self._table.currentIndex().row()
        if row >= 0:
            self.amend_row(row)

    @Slot(int)
    def amend_mark(self, place: int) -> None:
        """Ask to amend the count of a mark."""
        row = self._row_of_mark(place)
        if row is not None:
            self.amend_row(row)

    @Slot(int)
    def amend_row(self, row: int) -> None:
        """Ask to amend the count of a row; the open count is being typed, a voided one stays voided."""
        cbc = self._model.count_at(row).count.cbc
        if cbc.id and cbc.voided is None:
            self.amend_wanted.emit(cbc.id)

    @Slot(int)
    def void_mark(self, place: int) -> None:
        """Ask to take the count of a mark out of use."""
        row = self._row_of_mark(place)
        if row is not None:
            self.void_row(row)

    @Slot(int)
    def void_row(self, row: int) -> None:
        """Ask to take the count of a row out of use."""
        cbc = self._model.count_at(row).count.cbc
        if cbc.id and cbc.voided is None:
            self.void_wanted.emit(cbc.id)

    def _row_of_mark(self, place: int) -> int | None:
        return self._model.row_of(self._series.marks[place].sample.count_id)
