"""What the course says beside its plot: hints, statements, the chosen window, and where episodes end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from neutro_desk.screens.episode_end import EpisodeEndChoice
from neutro_desk.workup.chosen_window import chosen_window
from neutro_desk.workup.statements import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neutro_desk.screens.course_plot import CoursePlot
    from neutro_desk.screens.plot_words import PlotWords
    from neutro_desk.screens.statement_column import StatementColumn
    from neutro_desk.screens.style import Look
    from neutro_desk.workup.course_statements import Group
    from neutro_desk.workup.whole import WorkUp

Offered = tuple[tuple[str, str], ...]


class CourseSaid(QObject):
    """Joins the plot's chosen window and the column of statements.

    Signals:
        said: What the chosen window says, where the column is not seen.
        episode_end_chosen: Where episodes are to end, 10^9/L, a `Decimal`; None for each one's own line.
    """

    said = Signal(str)
    episode_end_chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        words: PlotWords,
        column: StatementColumn,
        offered: tuple[Offered, Callable[[], Offered]],
        parent: QWidget,
    ) -> None:
        """Say nothing yet; `offered` are the samples, and what gives the recent files, of an empty desk."""
        super().__init__(parent)
        self._words, self._column = words, column
        self._samples, self._recent = offered
        self._work_up: WorkUp | None = None
        self._plot: CoursePlot | None = None
        # Over the column, not the pane: in a ring, a closed pane is collected while another paints.
        self.choice = EpisodeEndChoice(look, words.phrasebook, column)
        column.end_wanted.connect(self.choose_episode_end)
        self.choice.end_chosen.connect(self.take_episode_end)

    def take_plot(self, plot: CoursePlot) -> None:
        """Hear which window is chosen in the plot."""
        self._plot = plot
        plot.window_chosen.connect(self.show_window)

    def show_work_up(self, work_up: WorkUp, *, empty: bool) -> None:
        """Show the statements of a work-up, or hints where there is nothing to draw."""
        self._work_up = work_up
        if empty:
            hints = tuple((say(f"course_pane.{key}"), (say(f"course_pane.{key}_hint"),)) for key in _HINTS)
            self._column.show_hints(hints, self._samples, self._recent())
        else:
            groups = (*self._chosen_group(work_up), *work_up.course_statements)
            self._column.show_groups(groups, self._words.episode_end(work_up.ends_at))

    @Slot(object)
    def show_window(self, window: object) -> None:
        """Let the statement of the chosen window follow it, here and for a screen reader."""
        if self._work_up is None or self._plot is None:
            return
        self.show_work_up(self._work_up, empty=False)
        self._column.verticalScrollBar().setValue(0)
        for heading, statements in self._chosen_group(self._work_up):
            said = ". ".join(self._words.phrasebook.text(one) for one in (heading, *statements))
            self._plot.setAccessibleDescription(said)
            if not self._column.isVisible():
                self.said.emit(said)

    def _chosen_group(self, work_up: WorkUp) -> tuple[Group, ...]:
        """Return what is said of the window chosen in the plot, first of all."""
        if self._plot is None or self._plot.chosen_window is None:
            return ()
        window, marks = self._plot.chosen_window, self._plot.series.marks
        start, end = (marks[place].sample.time for place in (window.first, window.last))
        return (chosen_window(work_up.course, work_up.case.events, start, end),)

    @Slot()
    def choose_episode_end(self) -> None:
        """Offer the counts at which an episode may end."""
        link = self._column.end_link()
        if link is not None and self._work_up is not None:
            self.choice.open_menu(link.mapToGlobal(link.rect().bottomLeft()), self._work_up.ends_at)

    @Slot(object)
    def take_episode_end(self, ends_at: object) -> None:
        """Say where episodes are to end; the keyboard stays at the link."""
        self.episode_end_chosen.emit(ends_at)
        link = self._column.end_link()
        if link is not None:
            link.setFocus(Qt.FocusReason.OtherFocusReason)


_HINTS = ("course", "earlier", "keep")
