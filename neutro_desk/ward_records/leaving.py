"""RecordLeaving: pages, copies and files of a patient of the records, in the audit before they leave."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neutro_desk.leaving import Way
from neutro_desk.records.audit_entry import Action
from neutro_desk.records.errors import RecordsError

if TYPE_CHECKING:
    from neutro_desk.paper.options import PageOptions
    from neutro_desk.records.store import Store
    from neutro_desk.ward_records.patients import WardPatients

_ACTIONS = {Way.TEXT: Action.COPIED, Way.PICTURE: Action.EXPORTED, Way.TABLE: Action.EXPORTED}


class RecordLeaving(QObject):
    """Enters what leaves of the patient at the desk (`neutro_desk.leaving.Leaving`).

    A case that is no patient of the records leaves without an entry, as in quick mode; so does what is only
    looked at in a copy, which takes no entries.

    Signals:
        failed: A `Statement`: why it could not be entered; then it does not leave.
    """

    failed = Signal(object)

    def __init__(self, patients: WardPatients) -> None:
        """Ask them who is at the desk."""
        super().__init__(patients)
        self._patients = patients

    def stamped(self, options: PageOptions) -> PageOptions:
        """Return the options of a page with who prints it and where the audit stands."""
        store = self._patients.store
        if store is None or self._patients.open_id is None:
            return options
        try:
            with store.reading():
                head = store.audit.head()
        except RecordsError:
            head = ""  # entering the page will say what is wrong
        return replace(options, printed_by=store.person.name, audit_head=head)

    def page(self, way: Way, options: PageOptions, content: bytes) -> bool:
        """Enter a page with the digest of its content; False if that could not be kept."""
        digest, audience = hashlib.sha256(content).digest(), f"{options.audience.value} {way.value}"
        return self._entered(partial(_page, digest=digest, audience=audience))

    def other(self, way: Way) -> bool:
        """Enter a copy or a file; False if that could not be kept."""
        return self._entered(partial(_other, way=way))

    def _entered(self, enter: Callable[[Store, int], None]) -> bool:
        store, patient_id = self._patients.store, self._patients.open_id
        if store is None or patient_id is None or store.is_read_only:
            return True
        try:
            enter(store, patient_id)
        except RecordsError as error:
            self.failed.emit(error.statement)
            return False
        return True


def _page(store: Store, patient_id: int, *, digest: bytes, audience: str) -> None:
    store.note_page(patient_id, digest, audience)


def _other(store: Store, patient_id: int, *, way: Way) -> None:
    store.note(_ACTIONS[way], patient_id, way.value)
