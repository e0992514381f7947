"""Whether the panels of other lines are shown: joins the switch among the tools, the plot and the work-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.screens.line_series import Panel, panels_of
from neutro_desk.workup.other_lines import OtherLine, has_other_lines, other_lines

if TYPE_CHECKING:
    from neutro_desk.screens.course_plot import CoursePlot
    from neutro_desk.screens.course_tools import CourseTools
    from neutro_desk.workup.whole import WorkUp


class ShownLines(QObject):
    """Keeps the choice while the program runs; it is written nowhere.

    Signals:
        switched: Whether the panels are wanted, after a person chose.
        changed: Other panels are shown than before.
        said: What a person is told who asks for lines that nobody recorded.
    """

    switched = Signal(bool)
    changed = Signal()
    said = Signal(str)

    def __init__(self, tools: CourseTools, first_unit: str, parent: QObject) -> None:
        """Show no panels yet.

        Args:
            tools: Hold the switch.
            first_unit: The ward's unit of cell counts.
            parent: Owns it.
        """
        super().__init__(parent)
        self._tools, self._first_unit = tools, first_unit
        self._work_up: WorkUp | None = None
        self._plot: CoursePlot | None = None
        self.panels: tuple[Panel, ...] = ()
        tools.lines_switched.connect(self.switch)

    @property
    def are_wanted(self) -> bool:
        """Whether the switch is on."""
        return self._tools.lines.isChecked()

    def set_wanted(self, wanted: bool) -> None:
        """Turn the switch without saying so."""
        self._tools.show_lines_wanted(wanted)
        self._renew()

    def take_plot(self, plot: CoursePlot) -> None:
        """Show the panels in a plot, and hear its key."""
        self._plot = plot
        plot.lines_asked.connect(self.turn)
        plot.show_lines(self.panels)

    def show_work_up(self, work_up: WorkUp) -> None:
        """Show the lines of another work-up."""
        self._work_up = work_up
        self._tools.offer_lines(offered=has_other_lines(work_up.dated), counts=bool(work_up.dated))
        self._renew()

    @Slot(bool)
    def switch(self, wanted: bool) -> None:
        """Show the panels, or show them no longer."""
        self._renew()
        self.switched.emit(wanted)

    @Slot()
    def turn(self) -> None:
        """Turn the switch, by key; say why where there is nothing to show."""
        if self._tools.lines.isEnabled():
            self._tools.lines.toggle()
        else:
            self.said.emit(self.tr("No white count, platelets or haemoglobin with a time is recorded"))

    def _renew(self) -> None:
        lines: tuple[OtherLine, ...] = ()
        if self._work_up is not None and self.are_wanted:
            lines = other_lines(self._work_up.dated, self._work_up.course.gaps)
        before, self.panels = len(self.panels), panels_of(lines, self._first_unit)
        if self._plot is not None:
            self._plot.show_lines(self.panels)
        if before != len(self.panels):
            self.changed.emit()
