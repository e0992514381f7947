"""Forms: the small windows beside the work: event, earlier counts, pasted results, patient, help, check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from neutro_desk.desk import Desk
from neutro_desk.installed_files import resource, settings_folder
from neutro_desk.workup.cbc import read_cbc

if TYPE_CHECKING:
    from neutro_desk.screens.review_grid import ReviewGrid
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Cbc
    from neutro_desk.workup.cbc import CbcReading, TypedCbc
    from neutro_desk.workup.pasted import PastedReport
    from neutro_desk.workup.reviewed import Review


class Forms(QObject):
    """Opens each form over the window and lets it go with the case it belongs to.

    Signals:
        count_pasted: A pasted count stands in the entry now.
    """

    count_pasted = Signal()

    def __init__(self, desk: Desk, phrasebook: Phrasebook, clock: Callable[[], datetime]) -> None:
        """Keep what the forms are made of; the window comes with `stand_over`."""
        super().__init__()
        self._desk, self._words, self._clock = desk, phrasebook, clock
        self._look: Look | None = None
        self._window: QWidget | None = None
        self._open: list[QWidget] = []
        self._laid_aside: Review | None = None

    def stand_over(self, window: QWidget, look: Look) -> None:
        """Stand over another window from now on."""
        self._window, self._look = window, look

    @property
    def _dress(self) -> Look:
        if self._look is None:
            message = "a form needs a window to stand over"
            raise RuntimeError(message)
        return self._look

    def _show(self, dialog: QWidget) -> None:
        closed = [one for one in self._open if not one.isVisible()]
        for one in closed:
            one.deleteLater()
        self._open = [*(one for one in self._open if one not in closed), dialog]
        dialog.show()
        dialog.activateWindow()

    @Slot()
    def close_all(self) -> None:
        """Close every form and let it go with what stands in it: it belongs to the case that was open."""
        for dialog in self._open:
            dialog.close()
            dialog.hide()  # one that asks before it closes does not ask here
            dialog.deleteLater()
        self._open.clear()

    @Slot()
    def add_event(self) -> None:
        """F7."""
        self.amend_event(-1)

    @Slot(int)
    def amend_event(self, place: int) -> None:
        """Open the event at a place of the lane, or a new one at -1."""
        from neutro_desk.screens.event_dialog import EventDialog  # noqa: PLC0415

        dialog = EventDialog(self._dress, self._words, self._clock, self._window)
        dialog.event_added.connect(self._desk.add_event)
        dialog.event_amended.connect(self._desk.replace_event)
        dialog.event_removed.connect(self._desk.remove_event)
        self._show(dialog)
        if place < 0:
            dialog.open_new(self._desk.case.events)
        else:
            dialog.open_event(self._desk.case.events, place)

    @Slot()
    def open_table(self) -> None:
        """Shift+F2: open the table of earlier counts, or show the one that is open."""
        from neutro_desk.screens.quick_table import QuickTable  # noqa: PLC0415

        table = next((one for one in self._open if isinstance(one, QuickTable) and one.isVisible()), None)
        if table is None:
            table = QuickTable(self._dress, self._words, self._read_row, self._window)
            table.counts_entered.connect(self._desk.add_counts)
            self._show(table)
        table.open_table()

    @Slot()
    def paste_block(self) -> None:
        """Ctrl+Shift+V: review the block that lies on the clipboard."""
        self.review_block(QGuiApplication.clipboard().text())

    @Slot(str)
    def review_block(self, block: str) -> None:
        """Show what is understood of a pasted block, in the grid that is open or a new one."""
        from neutro_desk.screens.review_grid import ReviewGrid  # noqa: PLC0415

        grid = next((one for one in self._open if isinstance(one, ReviewGrid) and one.isVisible()), None)
        (grid or self._make_review()).open_block(block)

    def lay_aside(self) -> None:
        """Close every form while the window is made anew; `bring_back` shows the review that was open."""
        from neutro_desk.screens.review_grid import ReviewGrid  # noqa: PLC0415

        shown = (one for one in self._open if isinstance(one, ReviewGrid) and one.isVisible())
        self._laid_aside = next((grid.review for grid in shown if grid.counts_left), None)
        self.close_all()

    def bring_back(self) -> None:
        """Show the review that was laid aside over the new window."""
        review, self._laid_aside = self._laid_aside, None
        if review is not None:
            self._make_review().open_review(review)

    def _make_review(self) -> ReviewGrid:
        from neutro_desk.screens.review_grid import ReviewGrid  # noqa: PLC0415

        readers, case = (self._read_block, self._read_row), (self._counts_in_use, self._open_count)
        grid = ReviewGrid(self._dress, self._words, readers, case, self._window)
        grid.counts_entered.connect(self._desk.add_counts)
        grid.draft_taken.connect(self.take_pasted)
        self._desk.work_up_changed.connect(grid.show_open_count)
        self._show(grid)
        return grid

    @Slot(object)
    def take_pasted(self, typed: TypedCbc) -> None:
        """Put a pasted count into the entry."""
        self._desk.take_pasted(typed)
        self.count_pasted.emit()

    def _read_block(self, text: str, answers: frozenset[str]) -> PastedReport:
        from neutro_desk.exchange.pasted import read_pasted  # noqa: PLC0415

        unit = self._words.first_unit
        return read_pasted(text, first_unit=unit, now=self._clock(), answers=answers)

    def _counts_in_use(self) -> tuple[Cbc, ...]:
        return tuple(cbc for cbc in self._desk.case.counts if cbc.voided is None)

    def _open_count(self) -> TypedCbc:
        return self._desk.typed

    def _read_row(self, typed: TypedCbc) -> CbcReading:
        return read_cbc(typed, self._clock(), self._words.lines)

    @Slot()
    def open_patient(self) -> None:
        """Open the patient's details."""
        from neutro_desk.screens.patient_dialog import PatientDialog  # noqa: PLC0415

        dialog = PatientDialog(self._dress, self._words, self._desk.case.patient, self._clock, self._window)
        dialog.patient_entered.connect(self._desk.set_patient)
        self._show(dialog)

    @Slot()
    def open_help(self) -> None:
        """F1."""
        from neutro_desk.screens.help_dialog import HelpDialog, help_text  # noqa: PLC0415

        template = resource("help", "en.md").read_text(encoding="utf-8")
        text = help_text(template, settings_folder(), self._desk.work_up.pack, self._words)
        self._show(HelpDialog(self._dress, text, self._window))

    @Slot()
    def open_self_check(self) -> None:
        """F12."""
        from neutro_desk.screens.working_panel import WorkingPanel  # noqa: PLC0415
        from neutro_desk.self_check import checks  # noqa: PLC0415

        name = self.tr("What was checked, and whether it works")
        panel = WorkingPanel(self._dress, self._window, self.tr("Self-check"), name)
        panel.show_lines(tuple(check.line for check in checks()))
        self._show(panel)
