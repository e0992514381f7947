"""Forms: the small windows beside the work: event, earlier counts, pasted results, patient, help, check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from neutro_desk.desk import Desk
from neutro_desk.installed_files import resource, settings_folder
from neutro_desk.workup.cbc import read_cbc

if TYPE_CHECKING:
    from neutro_desk.screens.event_dialog import EventDialog
    from neutro_desk.screens.patient_dialog import PatientDialog
    from neutro_desk.screens.quick_table import QuickTable
    from neutro_desk.screens.review_grid import ReviewGrid
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Cbc, Event
    from neutro_desk.workup.cbc import CbcReading, TypedCbc
    from neutro_desk.workup.pasted import PastedReport
    from neutro_desk.workup.reviewed import Review
    from neutro_desk.workup.typed_event import TypedEvent
    from neutro_desk.workup.typed_patient import TypedPatient

Reopen = Callable[[], None]
"""Opens a form once more with the text that stood in it."""

LayAside = Callable[[], Reopen | None]
"""Gives what opens a form once more; None when nothing is typed in it."""


class Forms(QObject):
    """Opens each form over the window and lets it go with the case it belongs to.

    Signals:
        count_pasted: A pasted count stands in the entry now.
        medication_list_wanted: Several medicines are to be typed at once.
    """

    count_pasted = Signal()
    medication_list_wanted = Signal()

    def __init__(self, desk: Desk, phrasebook: Phrasebook, clock: Callable[[], datetime]) -> None:
        """Keep what the forms are made of; the window comes with `stand_over`."""
        super().__init__()
        self._desk, self._words, self._clock = desk, phrasebook, clock
        self._look: Look | None = None
        self._window: QWidget | None = None
        self._open: dict[QWidget, LayAside | None] = {}
        self._laid_aside: list[Reopen] = []

    def stand_over(self, window: QWidget, look: Look) -> None:
        """Stand over another window from now on."""
        self._window, self._look = window, look

    @property
    def _dress(self) -> Look:
        if self._look is None:
            message = "a form needs a window to stand over"
            raise RuntimeError(message)
        return self._look

    @property
    def look(self) -> Look:
        """Theme and scale of the window that the forms stand over."""
        return self._dress

    @property
    def window(self) -> QWidget | None:
        """The window that the forms stand over."""
        return self._window

    def is_open(self, dialog: QWidget) -> bool:
        """Return whether a form still stands open."""
        return dialog in self._open and dialog.isVisible()

    def standing(self) -> tuple[QWidget, ...]:
        """Return the forms that stand open."""
        return tuple(dialog for dialog in self._open if dialog.isVisible())

    def show_form(self, dialog: QWidget, aside: LayAside | None = None) -> None:
        """Show a form that is made elsewhere, as one of these."""
        self._show(dialog, aside)

    def _show(self, dialog: QWidget, aside: LayAside | None = None) -> None:
        """Show a form; `aside` gives what opens it once more with its text, None where it holds none."""
        for one in [one for one in self._open if not one.isVisible()]:
            del self._open[one]
            one.deleteLater()
        self._open[dialog] = aside
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

    def lay_aside(self) -> None:
        """Close every form while the window is made anew; `bring_back` shows them with what was typed."""
        asides = [aside for one, aside in self._open.items() if one.isVisible() and aside is not None]
        self._laid_aside = [again for aside in asides if (again := aside()) is not None]
        self.close_all()

    def bring_back(self) -> None:
        """Show the forms that were laid aside over the new window."""
        laid_aside, self._laid_aside = self._laid_aside, []
        for again in laid_aside:
            again()

    # -- event --------------------------------------------------------------------------------------------

    @Slot()
    def add_event(self) -> None:
        """F7."""
        self.amend_event(-1)

    @Slot(int)
    def amend_event(self, place: int) -> None:
        """Open the event at a place of the lane, or a new one at -1."""
        dialog = self._make_event()
        if place < 0:
            dialog.open_new(self._desk.case.events)
        else:
            dialog.open_event(self._desk.case.events, place)

    def _make_event(self) -> EventDialog:
        from neutro_desk.screens.event_dialog import EventDialog  # noqa: PLC0415
        from neutro_desk.workup.drug_names import drug_names  # noqa: PLC0415

        dialog = EventDialog(self._dress, self._words, self._latest, self._window)
        pack = self._desk.work_up.pack
        if pack is not None:
            dialog.know(drug_names(pack.drugs, pack.medicines))
        dialog.list_wanted.connect(self.medication_list_wanted)
        dialog.event_added.connect(self._desk.add_event)
        dialog.event_amended.connect(self._desk.replace_event)
        dialog.event_removed.connect(self._desk.remove_event)
        self._show(dialog, partial(self._event_again, dialog))
        return dialog

    def _latest(self) -> datetime:
        """Return the workstation's time; or that of the latest count, where de-identified data lie ahead."""
        times = (cbc.collected for cbc in self._counts_in_use() if cbc.collected is not None)
        return max((self._clock(), *times))

    def _event_again(self, dialog: EventDialog) -> Reopen:
        return partial(self.open_event_typed, dialog.before, dialog.typed())

    def open_event_typed(self, before: Event | None, typed: TypedEvent) -> None:
        """Open the form for an event with text typed before; `before` is what it amends."""
        self._make_event().open_typed(self._desk.case.events, before, typed)

    # -- earlier counts -----------------------------------------------------------------------------------

    @Slot()
    def open_table(self) -> None:
        """Shift+F2: open the table of earlier counts, or show the one that is open."""
        (self._table or self._make_table()).open_table()

    @property
    def _table(self) -> QuickTable | None:
        from neutro_desk.screens.quick_table import QuickTable  # noqa: PLC0415

        return next((one for one in self._open if isinstance(one, QuickTable) and one.isVisible()), None)

    def _make_table(self) -> QuickTable:
        from neutro_desk.screens.quick_table import QuickTable  # noqa: PLC0415

        table = QuickTable(self._dress, self._words, self._read_row, self._window)
        self._desk.counts_refused.connect(table.keep_refused)
        table.counts_entered.connect(self._desk.add_counts)
        self._show(table, partial(self._table_again, table))
        return table

    def _table_again(self, table: QuickTable) -> Reopen:
        return partial(self.open_table_typed, table.typed)

    def open_table_typed(self, typed: tuple[TypedCbc, ...]) -> None:
        """Open the table of earlier counts with rows typed before."""
        self._make_table().open_typed(typed)

    @property
    def rows_left(self) -> int:
        """How many rows of earlier counts are typed and not added."""
        table = self._table if self._open else None
        return 0 if table is None else table.rows_left

    def add_rows(self) -> bool:
        """Add the good rows of earlier counts; return whether none is left."""
        if self._table is not None:
            self._table.add_counts()
        return self.rows_left == 0

    # -- pasted results -----------------------------------------------------------------------------------

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

    def _review_again(self, grid: ReviewGrid) -> Reopen | None:
        return partial(self._open_review, grid.review) if grid.counts_left else None

    def _open_review(self, review: Review) -> None:
        self._make_review().open_review(review)

    def _make_review(self) -> ReviewGrid:
        from neutro_desk.screens.review_grid import ReviewGrid  # noqa: PLC0415

        readers, case = (self._read_block, self._read_row), (self._counts_in_use, self._open_count)
        grid = ReviewGrid(self._dress, self._words, readers, case, self._window)
        grid.counts_entered.connect(self._desk.add_counts)
        grid.draft_taken.connect(self.take_pasted)
        self._desk.work_up_changed.connect(grid.show_open_count)
        self._show(grid, partial(self._review_again, grid))
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

    # -- patient, help, check -----------------------------------------------------------------------------

    @Slot()
    def open_patient(self) -> None:
        """Open the patient's details."""
        self._make_patient()

    def _make_patient(self) -> PatientDialog:
        from neutro_desk.screens.patient_dialog import PatientDialog  # noqa: PLC0415

        dialog = PatientDialog(self._dress, self._words, self._desk.case.patient, self._clock, self._window)
        dialog.patient_entered.connect(self._desk.set_patient)
        self._show(dialog, partial(self._patient_again, dialog))
        return dialog

    def _patient_again(self, dialog: PatientDialog) -> Reopen:
        return partial(self.open_patient_typed, dialog.typed())

    def open_patient_typed(self, typed: TypedPatient) -> None:
        """Open the patient's details with text typed before."""
        self._make_patient().show_typed(typed)

    @Slot()
    def open_help(self) -> None:
        """F1."""
        from neutro_desk.screens.help_dialog import HelpDialog, help_text  # noqa: PLC0415

        template = resource("help", f"{self._words.language.code}.md").read_text(encoding="utf-8")
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
