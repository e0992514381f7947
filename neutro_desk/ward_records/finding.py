"""Finding: the list of patients over the window, searched in the store as letters are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.records.audit import Action
from neutro_desk.records.errors import RecordsError
from neutro_desk.screens.patient_list_model import ListedPatient

if TYPE_CHECKING:
    from neutro_desk.records.lines import PatientLine
    from neutro_desk.screens.patient_list import PatientList
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.patients import WardPatients
    from neutro_desk.wording.phrasebook import Phrasebook

MANY = 20_000
"""Above so many patients the search waits until the keys rest."""
PAUSE_MS = 60


class Finding(QObject):
    """The list of the open store's patients.

    Signals:
        failed: A `Statement`: why nothing could be found.
        patient_asked: The number of the patient to be opened.
        new_asked: A new patient; the letters typed.
    """

    failed = Signal(object)
    patient_asked = Signal(int)
    new_asked = Signal(str)

    def __init__(self, patients: WardPatients, stage: Stage, words: Phrasebook) -> None:
        """Keep what is joined; the page is made when it is first shown over a window."""
        super().__init__(patients)
        self._patients, self._stage, self._words = patients, stage, words
        self._page: PatientList | None = None
        self._total = 0

    @property
    def is_shown(self) -> bool:
        """Whether the list covers the window."""
        return self._page is not None and self._page.is_laid

    @property
    def page(self) -> PatientList:
        """The page over the window that stands now."""
        from neutro_desk.screens.patient_list import PatientList  # noqa: PLC0415  made when first opened

        if self._page is None:
            self._page = PatientList(self._stage.look, self._words, self._stage.window)
            self._page.searched.connect(self.search)
            self._page.patient_asked.connect(self.patient_asked)
            self._page.new_asked.connect(self.new_asked)
            self._page.left.connect(self.leave)
        return self._page

    def forget_window(self) -> bool:
        """Let go of the page of a window that goes; return whether the list was shown."""
        was_shown, self._page = self.is_shown, None
        return was_shown

    @Slot()
    def show(self) -> bool:
        """Show the list; False if it cannot be read."""
        store = self._patients.store
        if store is None:
            return False
        try:
            if not store.is_read_only:
                store.note(Action.VIEWED, detail="patient list")
            self._total = store.patient_count()
        except RecordsError as error:
            self.failed.emit(error.statement)
            return False
        self.page.wait_between_keys(PAUSE_MS if self._total > MANY else 0)
        self.search("")
        self.page.lay()
        self.page.take_focus()
        return True

    @Slot()
    def leave(self) -> None:
        """Uncover the window and let go of every line."""
        if self._page is not None:
            self._page.lift()
            self._page.clear()

    @Slot(str)
    def search(self, letters: str) -> None:
        """Show what letters find; nobody where the store cannot tell, and `failed` says why."""
        store = self._patients.store
        try:
            found = () if store is None else store.search(letters)
        except RecordsError as error:
            self.failed.emit(error.statement)
            found = ()
        self.page.show_found([listed(line) for line in found], self._total)


def listed(line: PatientLine) -> ListedPatient:
    """Return a line of the store as the list shows it."""
    return ListedPatient(
        line.id, line.name or "", line.identifier or "", line.birth_date, line.last_collected
    )
