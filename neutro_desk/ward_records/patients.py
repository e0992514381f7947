"""WardPatients: opens, makes and closes the records of patients at the desk; nothing is carried over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.draft import Draft
from neutro_desk.records.errors import RecordsError, records_error
from neutro_desk.ward_records.home import RecordHome
from neutro_desk.ward_records.kept_work import holds_work
from neutro_desk.ward_records.saving import RecordSaving
from neutro_desk.workup.board import BoardRow, board_row
from neutro_desk.workup.case import Case, Patient
from neutro_desk.workup.whole import AssessedCase, WorkUp

if TYPE_CHECKING:
    from neutro_desk.desk import Desk
    from neutro_desk.records.erasing import Erased
    from neutro_desk.records.lines import PatientLine
    from neutro_desk.records.store import Store
    from neutro_desk.ward_records.session import Records


class WardPatients(QObject):
    """The patients of the open store, as the desk meets them.

    Signals:
        failed: A `Statement`: why something could not be done.
        opened: The number of the patient at the desk now.
        closing: The store closes now: what works on its own stops.
    """

    failed = Signal(object)
    opened = Signal(int)
    closing = Signal()

    def __init__(self, records: Records, desk: Desk, may_leave: Callable[[], bool]) -> None:
        """Keep what is joined.

        Args:
            records: Who holds the open store.
            desk: The desk.
            may_leave: Whether the case at the desk may leave it: asks what to do with unsaved work.
        """
        super().__init__(records)
        self._records, self._desk, self._may_leave = records, desk, may_leave
        self.saving = RecordSaving(desk, self)
        self.saving.failed.connect(self.failed)
        records.closing.connect(self.closing)
        records.closing.connect(self.saving.rest)
        records.signed_in.connect(self.saving.go_on)

    @property
    def store(self) -> Store | None:
        """The open store."""
        return self._records.store

    @property
    def open_id(self) -> int | None:
        """The number of the patient at the desk; None without one."""
        home = self._desk.home
        return home.patient_id if isinstance(home, RecordHome) else None

    # -- open and close -----------------------------------------------------------------------------------

    @Slot(int)
    def ask_open(self, patient_id: int) -> bool:
        """Open a patient once what is unsaved is settled; False if not."""
        if patient_id == self.open_id:
            return True
        return self._may_leave() and self.open_patient(patient_id)

    def ask_open_with_typing(self, patient_id: int) -> bool:
        """Open a patient whose count was typed for nobody: it goes along; more than that is asked about."""
        typed = self._desk.typed
        if self._desk.case != Case():
            return self.ask_open(patient_id)
        self._desk.start_count()
        is_open = self.ask_open(patient_id)
        self._desk.bring_back(Draft(typed))
        return is_open

    def open_patient(self, patient_id: int) -> bool:
        """Open a patient, nothing asked; False, and `failed` says why, if that cannot be."""
        store = self.store
        if store is None:
            return False
        try:
            kept = store.load(patient_id)
        except RecordsError as error:
            self.failed.emit(error.statement)
            return False
        self._desk.open_case(kept.case, RecordHome(store, patient_id, kept, self.row_of))
        self.opened.emit(patient_id)
        return True

    @Slot()
    def close(self) -> None:
        """Let the desk go of a record; the store is about to close or the patient is gone."""
        if self.open_id is not None:
            self._desk.new_case()

    # -- new patients -------------------------------------------------------------------------------------

    def duplicates(self, patient: Patient) -> tuple[PatientLine, ...]:
        """Return who may be this patient already; where the store cannot tell `failed` says why."""
        store = self.store
        try:
            return () if store is None else store.likely_duplicates(patient)
        except RecordsError as error:
            self.failed.emit(error.statement)
            return ()

    def create(self, case: Case) -> bool:
        """Add a patient with all that a case holds and bring it to the desk; False if it was not kept."""
        home = self._added(case)
        if home is not None:
            self._desk.open_case(home.kept, home)
            self.opened.emit(home.patient_id)
        return home is not None

    def ask_create(self, case: Case) -> bool:
        """Add a patient and bring it to the desk once what is unsaved there is settled; False if not."""
        return self._may_leave() and self.create(case)

    def keep_desk_as(self, patient: Patient) -> bool:
        """Make the quick-mode case at the desk a patient; what is typed stays typed."""
        home = self._added(replace(self._desk.case, patient=patient)) if self._desk.home is None else None
        if home is not None:
            self._desk.set_patient(patient)
            self._desk.save(home)
            self.opened.emit(home.patient_id)
        return home is not None

    def _added(self, case: Case) -> RecordHome | None:
        """Return the home of a patient just added; None, and `failed` says why, if it was not kept."""
        store = self.store
        if store is None:
            return None
        try:
            patient_id = store.add_case(case, self.row_of(case))
            kept = store.load(patient_id, view=False)
        except RecordsError as error:
            self.failed.emit(error.statement)
            return None
        return RecordHome(store, patient_id, kept, self.row_of)

    def merge(self, patient_id: int, other_id: int) -> bool:
        """Make one patient of two entries and bring it to the desk; False, and `failed` says why, if not."""
        store = self.store
        if store is None:
            return False
        try:
            _refuse_losing_work(store, other_id)
            store.merge(patient_id, other_id, self.row_of)
        except RecordsError as error:
            self.failed.emit(error.statement)
            return False
        return self.open_patient(patient_id)

    def erase(self, patient_id: int, reason: str) -> Erased | None:
        """Remove a patient for good; None, and `failed` says why, if it was not done."""
        store = self.store
        if store is None:
            return None
        if patient_id == self.open_id:
            self._desk.new_case()
        try:
            return store.erase(patient_id, reason)
        except RecordsError as error:
            self.failed.emit(error.statement)
            return None

    # -- the row of the board -----------------------------------------------------------------------------

    def row_of(self, case: Case) -> BoardRow:
        """Return the row of the ward board for a case; what the desk worked out already is used."""
        recorded = self._desk.work_up.recorded
        if recorded.case is not case:
            recorded = AssessedCase(case, recorded.schemes, recorded)
        return board_row(WorkUp(recorded))


def _refuse_losing_work(store: Store, patient_id: int) -> None:
    """Raise RecordsError where somebody typed something for a patient and did not save it yet."""
    drafts = (draft for draft in store.drafts() if draft.patient_id == patient_id)
    if any(holds_work(draft.content) for draft in drafts):
        raise records_error("merge_unsaved", number=patient_id)
