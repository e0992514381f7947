"""The medication list beside the work: opens it, and takes its medicines over as one command."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from neutro_desk.desk import Desk
    from neutro_desk.forms import Forms, Reopen
    from neutro_desk.screens.medication_dialog import MedicationDialog, TypedList
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Event
    from neutro_desk.workup.drug_names import DrugNames


class MedicationForm(QObject):
    """Opens the medication list over the window, once; it goes with the case it belongs to.

    Signals:
        said: What was taken over, and how it is taken back.
    """

    said = Signal(str)

    def __init__(
        self, desk: Desk, phrasebook: Phrasebook, clock: Callable[[], datetime], forms: Forms
    ) -> None:
        """Keep what the list is made of."""
        super().__init__()
        self._desk, self._words, self._clock, self._forms = desk, phrasebook, clock, forms
        self._dialog: MedicationDialog | None = None

    @Slot()
    def open_list(self) -> None:
        """Ctrl+M: open the list, or come back to the one that is open."""
        dialog = self._dialog
        if dialog is None or not self._forms.is_open(dialog):
            dialog = self._made()
        dialog.open_list()

    @property
    def medicines_left(self) -> int:
        """How many medicines of the open list are ticked or asked about."""
        dialog = self._dialog
        return dialog.rows_left if dialog is not None and self._forms.is_open(dialog) else 0

    def add_medicines(self) -> bool:
        """Put the ticked medicines on the time line; return whether none is left."""
        if self._dialog is not None and self.medicines_left:
            self._dialog.take_over()
        return self.medicines_left == 0

    @Slot(object)
    def take_events(self, events: tuple[Event, ...]) -> None:
        """Put the medicines of the list on the time line, and say so."""
        self._desk.add_events(events)
        one = self.tr("1 medicine put on the time line; Ctrl+Z takes it back")
        more = self.tr("{0} medicines put on the time line; Ctrl+Z takes them back")
        self.said.emit(one if len(events) == 1 else more.format(len(events)))

    def _made(self) -> MedicationDialog:
        from neutro_desk.screens.medication_dialog import MedicationDialog  # noqa: PLC0415

        known = (self._names, self._events)
        dialog = MedicationDialog(self._forms.look, self._words, self._clock, known, self._forms.window)
        dialog.events_taken.connect(self.take_events)
        self._dialog = dialog
        self._forms.show_form(dialog, partial(self._again, dialog))
        return dialog

    def _again(self, dialog: MedicationDialog) -> Reopen:
        return partial(self.open_typed, dialog.typed)

    def open_typed(self, typed: TypedList) -> None:
        """Open the list with text typed before."""
        self._made().open_list(typed)

    def _names(self) -> DrugNames | None:
        from neutro_desk.workup.drug_names import drug_names  # noqa: PLC0415

        pack = self._desk.work_up.pack
        return None if pack is None else drug_names(pack.drugs, pack.medicines)

    def _events(self) -> tuple[Event, ...]:
        return self._desk.case.events
