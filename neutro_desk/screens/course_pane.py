"""The course: plot, statements and table of the same counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.chosen_count import ChosenCount
from neutro_desk.screens.course_room import CourseRoom, scrolling
from neutro_desk.screens.course_said import CourseSaid
from neutro_desk.screens.course_sheet import CourseSheet
from neutro_desk.screens.course_table import CourseTable
from neutro_desk.screens.course_table_view import CourseTableView
from neutro_desk.screens.course_tools import CourseTools
from neutro_desk.screens.focus_ring import FocusRing
from neutro_desk.screens.lane_hand import LaneHand
from neutro_desk.screens.picture_wanted import CourseWanted, Export, PictureContents
from neutro_desk.screens.plot_header import PlotHeader
from neutro_desk.screens.plot_series import SIX_WEEKS, Series, Span, series_of, shown_range
from neutro_desk.screens.plot_words import PlotWords
from neutro_desk.screens.shown_cycles import ShownCycles
from neutro_desk.screens.shown_lines import ShownLines
from neutro_desk.screens.statement_column import StatementColumn
from neutro_desk.screens.voiding import Voiding
from neutro_desk.workup.case import moment_as_datetime
from neutro_desk.workup.table_rows import count_rows

if TYPE_CHECKING:
    from neutro_desk.screens.course_plot import CoursePlot
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.whole import WorkUp


class CoursePane(QWidget):
    """What the counts say over time.

    Signals:
        event_wanted: An event is to be added (F7).
        event_edit_wanted: Place of an event that is to be amended.
        event_moved: An `Event` as it was, and as it was moved in the lane.
        event_removed: An `Event` that was taken off the lane.
        episode_end_chosen: Where episodes are to end, 10^9/L, a `Decimal`; None for each one's own line.
        count_chosen: Id of the count under the cursor, "" for the open one.
        amend_wanted: Id of a count to amend (F8, double click, menu).
        count_voided: Id of a count to take out of use, and why.
        said: What is cut in the row that a person came to.
        recent_wanted: Path of a recent file that is to be opened.
        sample_wanted: Name of a sample to open.
        export_wanted: A `CourseWanted`: the picture or the counts are to leave the window.
    """

    event_wanted = Signal()
    event_edit_wanted = Signal(int)
    event_moved = Signal(object, object)
    event_removed = Signal(object)
    episode_end_chosen = Signal(object)
    count_chosen = Signal(str)
    amend_wanted = Signal(str)
    count_voided = Signal(str, str)
    said = Signal(str)
    sample_wanted = Signal(str)
    recent_wanted = Signal(str)
    export_wanted = Signal(object)

    def __init__(
        self,
        look: Look,
        phrasebook: Phrasebook,
        samples: tuple[tuple[str, str], ...] = (),
        recent: Callable[[], tuple[tuple[str, str], ...]] = tuple,
        clock: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        """Build everything but the plot, which comes after the first paint.

        Args:
            look: The look of the window.
            phrasebook: Words for clinicians.
            samples: Samples offered on an empty desk, as (name, title).
            recent: Gives the recent files offered there, as (path, name).
            clock: Tells the workstation's time, beyond which no event is moved.
            parent: The widget it stands in.
        """
        super().__init__(parent)
        self._look, self._clock = look, clock
        self._words = PlotWords(phrasebook)
        self._work_up: WorkUp | None = None
        self._shown_for: tuple[object, ...] = ()
        self._ends: tuple[object, ...] = ((), (), None)
        self._series = Series()
        self._plot: CoursePlot | None = None
        self._waits_for_plot = False
        self.hand: LaneHand | None = None
        self._sheet = CourseSheet(look)
        self._scroll = scrolling(self._sheet, self)
        self.tools = CourseTools(look)
        self.lines = ShownLines(self.tools, phrasebook.first_unit, self)
        self.header = PlotHeader(look, self._words, self._sheet)
        self.cycles = ShownCycles(look, self._words, self.header, self)
        self.model = CourseTable(phrasebook, look, self)
        self.table = CourseTableView(self.model, look, self._sheet)
        self.choice = ChosenCount(self.table, self)
        self.voiding = Voiding(look, phrasebook, self.table, self._scroll, self)
        self.statements = StatementColumn(look, phrasebook, self._sheet)
        self._room = CourseRoom(
            look, self._scroll, self._sheet, self.header, self.statements, self.table, self.tools
        )
        self.sayings = CourseSaid(look, self._words, self.statements, (samples, recent), self)
        self._connect()

    def _connect(self) -> None:
        self._sheet.first_painted.connect(self.build_plot_soon)
        self.tools.event_wanted.connect(self.event_wanted)
        self.tools.span_chosen.connect(self.show_span)
        self.tools.table_switched.connect(self.switch_table)
        self.tools.export_chosen.connect(self.ask_export)
        self.lines.changed.connect(self.arrange)
        self.lines.said.connect(self.said)
        self.cycles.said.connect(self.said)
        for shown_in_course in (self.tools.span_chosen, self.tools.lines_switched, self.tools.table_switched):
            shown_in_course.connect(self.cycles.give_way)
        self.tools.log_switched.connect(self.cycles.show_log)
        self.choice.chosen.connect(self.count_chosen)
        self.table.cut_text_told.connect(self.said)
        self.choice.amend_wanted.connect(self.amend_wanted)
        self.choice.void_wanted.connect(self.voiding.ask)
        self.voiding.count_voided.connect(self.count_voided)
        self.statements.sample_wanted.connect(self.sample_wanted)
        self.statements.recent_wanted.connect(self.recent_wanted)
        self.sayings.said.connect(self.said)
        self.sayings.episode_end_chosen.connect(self.episode_end_chosen)

    @property
    def plot(self) -> CoursePlot | None:
        """The plot; None until it is built."""
        return self._plot

    # -- values in ----------------------------------------------------------------------------------------

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Show the course of a work-up; what did not change is not drawn again."""
        self._work_up = work_up
        undated = tuple(count for count in work_up.counts if count.cbc.collected is None)
        case = work_up.case
        shown_for = (work_up.dated, undated, case.events, case.patient, work_up.today, work_up.ends_at)
        if shown_for == self._shown_for:
            return
        self._shown_for = shown_for
        self.header.show_patient(self._words.patient(work_up.case.patient))
        keeps_row = self.table.hasFocus() or self.voiding.form is not None
        chosen = self.choice.row_id if keeps_row else None
        self.model.set_rows(count_rows(work_up.dated, undated, work_up.case.events))
        self._series = series_of(work_up.course, work_up.dated, work_up.schemes.active)
        self.choice.show_series(self._series)
        self.header.show_series(self._series)
        self.sayings.show_work_up(work_up, empty=not case.counts and not self._series.marks)
        self.lines.show_work_up(work_up)
        self.cycles.show_work_up(work_up, self._series)
        self._show_in_plot()
        self.choice.choose_row_of(chosen)
        self.arrange()

    def _show_in_plot(self) -> None:
        if self._plot is None or self._work_up is None:
            return
        known_time = bool(self._series.marks) or self._work_up.today is not None
        self._plot.show_series(self._series, self._work_up.case.events, known_time=known_time)
        if self.hand is not None:
            self.hand.show_events(self._work_up.case.events)
        ends = (self._series.marks[:1], self._series.marks[-1:], self._work_up.today)
        if ends != self._ends:
            if ends[0] != self._ends[0]:
                self.tools.show_span(self._usual_span())
            self._ends = ends
            self.show_span(self.tools.span)
            self._plot.put_cursor(len(self._series.marks) - 1 if self._series.marks else None)
        self.choice.show_cursor()

    def _usual_span(self) -> Span:
        """Return six weeks, or all where six weeks would hide all counts but the last."""
        marks = self._series.marks
        alone = len(marks) > 1 and marks[-1].seconds - marks[-2].seconds > SIX_WEEKS.total_seconds()
        return Span.ALL if alone else Span.SIX_WEEKS

    @Slot(object)
    def show_span(self, span: Span) -> None:
        """Show another stretch of the course in the plot."""
        if self._plot is None or self._work_up is None:
            return
        today = self._work_up.today
        moment = moment_as_datetime(today) if today is not None else None
        start, end = shown_range(self._work_up.course, span, moment)
        self._plot.show_range(start, end)
        self.tools.show_span(span)

    @Slot()
    def ask_copy(self) -> None:
        """Ask for the picture on the clipboard."""
        self.ask_export(Export.COPY)

    @Slot(object)
    def ask_export(self, way: Export) -> None:
        """Ask for picture or counts, as they are shown now."""
        if self._plot is None or self._work_up is None:
            return
        contents = PictureContents(
            self._series,
            self._work_up.case.events,
            self.header.patient.text(),
            *self._plot.shown_range(),
            is_log=self._plot.is_log,
            window=self._plot.chosen_window,
            panels=self.lines.panels,
        )
        self.export_wanted.emit(CourseWanted(way, contents))

    # -- the plot, built late -----------------------------------------------------------------------------

    @Slot()
    def build_plot_soon(self) -> None:
        """Build the plot once what is waiting has been done: typing comes first."""
        QTimer.singleShot(0, self, self.build_plot)

    @Slot()
    def build_plot(self) -> None:
        """Build the plot, which loads pyqtgraph and numpy."""
        if self._plot is not None:
            return
        from neutro_desk.screens.course_plot import CoursePlot  # noqa: PLC0415 - after the first paint

        plot = CoursePlot(self._look, self._words.phrasebook, self._sheet)
        plot.setAccessibleName(self._words.text("plot.title"))
        self.choice.take_plot(plot)
        self.lines.take_plot(plot)
        self.cycles.take_plot(plot)
        plot.event_edit_wanted.connect(self.event_edit_wanted)
        plot.scale_switched.connect(self.tools.show_log)
        plot.span_left.connect(self.tools.leave_span)
        self.sayings.take_plot(plot)
        plot.copy_wanted.connect(self.ask_copy)
        self.tools.log_switched.connect(plot.show_log)
        self._plot = plot
        FocusRing(plot, self._look)
        self.hand = self._hand_before(plot)
        self.setTabOrder(plot, self.statements)
        self.setTabOrder(self.statements, self.table)
        self.arrange()
        plot.show()
        self._show_in_plot()
        if self._waits_for_plot:
            self.take_focus()

    def _hand_before(self, plot: CoursePlot) -> LaneHand:
        """Return what hears pointer and keys before the plot, for the events of the lane."""
        hand = LaneHand(plot, self._look, self._words, self._clock)
        hand.event_moved.connect(self.event_moved)
        hand.event_removed.connect(self.event_removed)
        hand.event_edit_wanted.connect(self.event_edit_wanted)
        hand.said.connect(self.said)
        return hand

    # -- room ---------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts anew."""
        super().resizeEvent(event)
        self.arrange()

    @Slot(bool)
    def switch_table(self, wanted: bool) -> None:
        """Show the table where there is no room for it beside everything else, or the statements again."""
        self.arrange()

    @Slot()
    def arrange(self) -> None:
        """Give each part its place."""
        self._scroll.setGeometry(self.rect())
        self._room.arrange(self.size(), self._plot)
        self.voiding.place()
        self.cycles.place(self.rect())

    def take_focus(self) -> None:
        """Give the plot the focus once it is built, so that its keys act; without a count it has none."""
        self._waits_for_plot = self._plot is None
        if self._plot is not None and self._plot.isVisible() and self._series.marks:
            self._plot.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def amend_chosen(self) -> None:
        """Ask to amend the count under the cursor, wherever the focus is."""
        self.choice.amend_chosen()
