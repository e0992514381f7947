"""Keeper: keeps what is typed and not saved, encrypted in the open store, and puts it back."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from neutro_desk.draft import Draft
from neutro_desk.records.errors import RecordsError
from neutro_desk.ward_records.kept_work import KeptWork, KeptWorkError, decode, encode
from neutro_desk.ward_records.open_forms import forms_text, reopen
from neutro_desk.workup.case import Case

if TYPE_CHECKING:
    from neutro_desk.desk import Desk
    from neutro_desk.forms import Forms
    from neutro_desk.medication_form import MedicationForm
    from neutro_desk.records.people import Person
    from neutro_desk.ward_records.sealed import Sealed
    from neutro_desk.ward_records.session import Records

KEPT_EVERY_MS = 1500
"""Typing is in the store within two seconds. Source: issue 7."""


class Shown(Protocol):
    """Where the person is in the window."""

    def place(self) -> tuple[str, str]:
        """Return the open pane and the name of the field that has the keys."""

    def go_to(self, pane: str, focus: str) -> None:
        """Open a pane and give the keys to a field."""


class Patients(Protocol):
    """Who opens the records of patients."""

    def open_patient(self, patient: int) -> bool:
        """Open a record, nothing asked; False if it cannot be opened."""


class Keeper(QObject):
    """Keeps the work of the person who is signed in.

    Attributes:
        shown: The window.
        patients: Who opens records; None while the program has none.
        waiting: Work that was kept and is not brought back yet; it is kept on with what is typed meanwhile.
        left_over: The case whose changes could not be put back last, because the record was changed since.

    Signals:
        failed: A `Statement`: why what is typed is not kept; once until it is kept again.
        unread: Something was kept and cannot be read.
    """

    failed = Signal(object)
    unread = Signal()

    def __init__(
        self, records: Records, desk: Desk, forms: Forms, medicines: MedicationForm, shown: Shown
    ) -> None:
        """Keep nothing until somebody is signed in."""
        super().__init__(records)
        self._records, self._desk, self._forms, self._medicines = records, desk, forms, medicines
        self.shown = shown
        self.patients: Patients | None = None
        self.left_over: Case | None = None
        self.waiting: KeptWork | None = None
        self._last: dict[int | None, KeptWork | None] = {}
        self._has_failed = False
        self._sealed: dict[str, Sealed] = {}
        self._ticking = QTimer(self, interval=KEPT_EVERY_MS)
        self._ticking.timeout.connect(self.keep)

    def start(self) -> None:
        """Keep from now on."""
        self._last.clear()
        self._ticking.start()

    def stop(self) -> None:
        """Keep nothing more."""
        self._ticking.stop()
        self._last.clear()
        self.waiting = None

    def let_go(self) -> None:
        """Drop what was kept of this desk: the window closes, and what was typed was saved or discarded.

        What still waits to be brought back was neither, and stays.
        """
        for patient in tuple(self._last):
            self.drop(KeptWork(patient))
        store, person = self._records.store, self._records.person
        if self.waiting is not None and store is not None and person is not None and not store.is_read_only:
            with suppress(RecordsError):
                store.keep_draft(self.waiting.patient, encode(self.waiting), person.name)

    # -- to keep ------------------------------------------------------------------------------------------

    def work(self, *, after_fault: bool = False) -> KeptWork:
        """Return what stands at the desk and is saved nowhere."""
        desk = self._desk
        pane, focus = self.shown.place()
        patient = getattr(desk.home, "patient_id", None)
        elsewhere = desk.has_unsaved_changes if patient is not None else desk.case != Case()
        return KeptWork(
            patient=patient,
            revision=getattr(desk.home, "revision", 0),
            case=desk.case if elsewhere else None,
            typed=desk.typed,
            amends=desk.amends,
            reason=desk.reason,
            pane=pane,
            focus=focus,
            forms=forms_text(self._forms, desk.case),
            waiting=b"" if self.waiting is None else encode(self.waiting),
            after_fault=after_fault,
        )

    @Slot()
    def keep(self) -> bool:
        """Keep what is typed, where it changed; False if the store did not take it."""
        return self._keep(self.work(), always=False)

    def keep_for_lock(self) -> None:
        """Keep where the person is too; what the store does not take stays in memory, sealed by its key."""
        work = self.work()
        if work.is_empty and work.patient is None:
            self._keep(work, always=False)
            return
        person, opened_by = self._records.person, self._records.unlocked_by
        if not self._keep(work, always=True) and person is not None and opened_by is not None:
            from neutro_desk.ward_records.sealed import Sealed  # noqa: PLC0415  hardly ever needed

            self._sealed[person.slot] = Sealed(encode(work), opened_by.key)

    def keep_after_fault(self) -> bool:
        """Keep what is typed, to be offered at the next start; False if the store did not take it."""
        work = self.work(after_fault=True)
        return work.is_empty or self._keep(work, always=True)

    def _keep(self, work: KeptWork, *, always: bool) -> bool:
        store, person = self._records.store, self._records.person
        if store is None or person is None or store.is_read_only:
            return False
        gone = {patient for patient in self._last if patient != work.patient}
        if work.is_empty and not always:
            gone |= {work.patient} & self._last.keys()
        try:
            for patient in gone:
                store.drop_draft(patient, person.name)
                del self._last[patient]
            if always or not (work.is_empty or self._last.get(work.patient) == _typed(work)):
                store.keep_draft(work.patient, encode(work), person.name)
                self._last[work.patient] = _typed(work)
        except RecordsError as error:
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(error.statement)
            return False
        self._has_failed = False
        return True

    # -- to put back --------------------------------------------------------------------------------------

    def kept_for(self, person: Person) -> KeptWork | None:
        """Return what was kept for a person last; None where nothing was, or it cannot be read."""
        store, opened_by = self._records.store, self._records.unlocked_by
        if store is None or opened_by is None:
            return None
        sealed = self._sealed.pop(person.slot, None)
        try:
            if sealed is not None:
                return decode(sealed.opened(opened_by.key))
            drafts = (draft for draft in store.drafts() if draft.person == person.name)
            latest = next(drafts, None)
            return None if latest is None else decode(latest.content)
        except (RecordsError, KeptWorkError):
            self.unread.emit()
            return None

    def kept_here(self) -> KeptWork | None:
        """Return what was kept for the person who is signed in and the patient who was just opened."""
        store, person = self._records.store, self._records.person
        patient = getattr(self._desk.home, "patient_id", None)
        if store is None or person is None or store.is_read_only or patient is None or patient in self._last:
            return None
        try:
            draft = store.draft(patient, person.name)
            kept = None if draft is None else decode(draft.content)
        except (RecordsError, KeptWorkError):
            self.unread.emit()
            return None
        waits = (one for one in (*_queue(self.waiting), kept) if one is not None and one.patient == patient)
        return next((one for one in waits if not replace(one, waiting=b"").is_empty), None)

    def let_wait(self, work: KeptWork) -> KeptWork:
        """Let kept work wait before all that waits already, since typing would take its place; return it."""
        self.waiting = _queued(dict.fromkeys([*_queue(work), *_queue(self.waiting)]))
        return self.waiting

    def discard(self, work: KeptWork) -> None:
        """Drop kept work that waits first, and let what waits behind it wait on."""
        self.drop(work)
        self.waiting = _decoded(work.waiting)

    def put_back(self, work: KeptWork) -> bool:
        """Put kept work back: record, typing, forms, pane and field; False if that record is gone."""
        desk = self._desk
        self.left_over = None
        if work.patient is not None and (
            self.patients is None or not self.patients.open_patient(work.patient)
        ):
            return False
        case = work.case
        if case is not None and work.revision != getattr(desk.home, "revision", 0):
            case, self.left_over = None, case  # saved over it, what somebody else added would be taken back
        desk.bring_back(Draft(work.typed, work.amends, work.reason), case)
        reopen(work.forms, self._forms, self._medicines, desk.case)
        self.shown.go_to(work.pane, work.focus)
        self._last[work.patient] = None  # so that it is dropped once nothing of it is left
        self.waiting = _decoded(work.waiting)
        return True

    def drop(self, work: KeptWork) -> None:
        """Drop kept work that is not wanted any more."""
        store, person = self._records.store, self._records.person
        if store is not None and person is not None and not store.is_read_only:
            with suppress(RecordsError):
                store.drop_draft(work.patient, person.name)


def _typed(work: KeptWork) -> KeptWork:
    """Return work without where the person is: moving from field to field alone is no reason to write."""
    return replace(work, pane="", focus="")


def _queue(work: KeptWork | None) -> list[KeptWork]:
    """Return kept work and all that waits behind it, each alone."""
    if work is None:
        return []
    return [replace(work, waiting=b""), *_queue(_decoded(work.waiting))]


def _queued(works: Iterable[KeptWork]) -> KeptWork:
    """Return the first of kept works with all others behind it."""
    first, *others = works
    return replace(first, waiting=encode(_queued(others)) if others else b"")


def _decoded(kept: bytes) -> KeptWork | None:
    """Return kept work; None where there is none, or none that can be read."""
    with suppress(KeptWorkError):
        return decode(kept) if kept else None
    return None
