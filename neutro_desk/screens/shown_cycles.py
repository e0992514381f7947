"""Whether the course or its cycles of chemotherapy are shown: joins header, plot and the view of cycles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from neutro_desk.workup.cycles import cycles_of

if TYPE_CHECKING:
    from neutro_desk.screens.course_plot import CoursePlot
    from neutro_desk.screens.cycles_view import CyclesView
    from neutro_desk.screens.plot_header import PlotHeader
    from neutro_desk.screens.plot_series import Series
    from neutro_desk.screens.plot_words import PlotWords
    from neutro_desk.screens.style import Look
    from neutro_desk.workup.whole import WorkUp

LEAST = 2
"""Days 1 from which cycles can be laid over each other."""


class ShownCycles(QObject):
    """Makes the view when it is first wanted, and hides it where there is nothing to compare.

    Signals:
        said: What a person is told who asks for cycles that are not there.
    """

    said = Signal(str)

    def __init__(self, look: Look, words: PlotWords, header: PlotHeader, pane: QWidget) -> None:
        """Offer nothing yet; the view will lie over the pane."""
        super().__init__(pane)
        self._look, self._words, self._header = look, words, header
        self._work_up: WorkUp | None = None
        self._series: Series | None = None
        self._plot: CoursePlot | None = None
        self._place = QRect()
        self.view: CyclesView | None = None
        self.offered = False
        header.cycles.clicked.connect(self.turn)

    def take_plot(self, plot: CoursePlot) -> None:
        """Hear the key of the plot."""
        self._plot = plot
        plot.cycles_asked.connect(self.turn)

    def show_work_up(self, work_up: WorkUp, series: Series) -> None:
        """Offer the cycles of a work-up, or go back to the course where there are none to compare."""
        self._work_up, self._series = work_up, series
        self.offered = len(cycles_of(work_up.course, work_up.case.events)) >= LEAST
        self._header.offer_cycles(offered=self.offered)
        if self.view is None or self.view.isHidden():
            return
        if self.offered:
            self._fill(self.view)
        else:
            self.view.hide()

    def place(self, rect: QRect) -> None:
        """Let the view take the whole pane."""
        self._place = rect
        if self.view is not None:
            self.view.setGeometry(rect)

    @Slot()
    def turn(self) -> None:
        """Show the cycles, or the course again; say why there are none."""
        if self.view is not None and not self.view.isHidden():
            self.leave()
        elif not self.offered:
            self.said.emit(self.tr("Cycles need two days of chemotherapy on the time line (F7)"))
        else:
            self._show()

    @Slot()
    def give_way(self) -> None:
        """Hide the cycles: another stretch of time, or other lines, are wanted, which stand in the course."""
        if self.view is not None:
            self.view.hide()

    @Slot(bool)
    def show_log(self, log: bool) -> None:
        """Show counts on another scale here too."""
        if self.view is not None:
            self.view.plot.show_log(log=log)

    @Slot()
    def turn_scale(self) -> None:
        """Show course and cycles on the other scale."""
        if self._plot is not None:
            self._plot.turn_scale()
            self.show_log(self._plot.is_log)

    @Slot()
    def leave(self) -> None:
        """Show the course again; the plot gets the keys."""
        if self.view is not None:
            self.view.hide()
        if self._plot is not None:
            self._plot.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        if self.view is None:
            self.view = self._made()
        self._fill(self.view)
        self.view.setGeometry(self._place)
        self.view.show()
        self.view.raise_()
        self.view.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self) -> CyclesView:
        from neutro_desk.screens.cycles_view import CyclesView  # noqa: PLC0415  loads the plot

        pane = self.parent()  # not kept: a ring with the pane would outlive its window
        view = CyclesView(self._look, self._words, pane if isinstance(pane, QWidget) else self._header)
        view.left.connect(self.leave)
        view.scale_asked.connect(self.turn_scale)
        return view

    def _fill(self, view: CyclesView) -> None:
        if self._work_up is not None and self._series is not None:
            log = self._plot is not None and self._plot.is_log
            view.show_work_up(self._work_up, self._series, self._header.patient.text(), log=log)
