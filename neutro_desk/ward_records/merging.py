"""Merging: asks which other entry is the patient at the desk too, and makes one patient of the two."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.records.errors import RecordsError
from neutro_desk.ward_records.finding import listed

if TYPE_CHECKING:
    from neutro_desk.desk import Desk
    from neutro_desk.records.lines import PatientLine
    from neutro_desk.screens.merge_dialog import MergeDialog
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.patients import WardPatients
    from neutro_desk.wording.phrasebook import Phrasebook


class Merging(QObject):
    """Opens the form, searches for it, and merges once what is unsaved is settled.

    Signals:
        said: A short message for the status line.
        failed: A `Statement`: why nobody could be found.
        changed: A patient left the list.
    """

    said = Signal(str)
    failed = Signal(object)
    changed = Signal()

    def __init__(
        self,
        patients: WardPatients,
        desk: Desk,
        stage: Stage,
        words: Phrasebook,
        may_leave: Callable[[], bool],
    ) -> None:
        """Keep what is joined."""
        super().__init__(patients)
        self._patients, self._desk, self._stage = patients, desk, stage
        self._words, self._may_leave = words, may_leave
        self._form: MergeDialog | None = None
        self._stays: int | None = None
        desk.case_opened.connect(self.close)

    @property
    def form(self) -> MergeDialog | None:
        """The form, while it is open."""
        return self._form

    @Slot()
    def ask(self) -> None:
        """Open the form for the patient at the desk, with those who may be the same."""
        from neutro_desk.screens.merge_dialog import MergeDialog  # noqa: PLC0415  seldom needed

        patient = self._desk.case.patient
        if self._patients.open_id is None:
            self.said.emit(self.tr("Open the patient first who is to stay"))
            return
        birth = "" if patient.birth_date is None else self._words.full_date(patient.birth_date)
        who = " · ".join(part for part in (patient.name, birth, patient.identifier) if part)
        self.close()
        self._stays = self._patients.open_id
        form = self._form = MergeDialog(self._stage.look, self._words, who, self._stage.window)
        form.searched.connect(self.search)
        form.merge_wanted.connect(self.merge)
        form.finished.connect(form.deleteLater)
        form.finished.connect(self.forget_form)
        self.search("")
        form.show()

    @Slot()
    def forget_form(self) -> None:
        """Hear that the form was closed."""
        self._form = None

    @Slot()
    def close(self) -> None:
        """Close the form: another patient stands at the desk, or the records lock."""
        if self._form is not None:
            self._form.reject()

    @Slot(str)
    def search(self, letters: str) -> None:
        """Show whom letters find; without letters those who may be the patient at the desk."""
        store = self._patients.store
        if self._form is None or store is None:
            return
        found: Iterable[PatientLine] = ()
        try:
            letters = letters.strip()
            found = store.search(letters) if letters else store.likely_duplicates(self._desk.case.patient)
        except RecordsError as error:
            self.failed.emit(error.statement)
        self._form.show_found([listed(line) for line in found if line.id != self._stays])

    @Slot(int)
    def merge(self, other_id: int) -> None:
        """Let another entry become part of the patient for whom the form was opened, if still at the desk."""
        stays, self._stays = self._stays, None
        if stays is None or stays != self._patients.open_id or not self._may_leave():
            return
        if self._patients.merge(stays, other_id):
            self.said.emit(self.tr("One patient now. Look at counts of the same time: both values stay"))
            self.changed.emit()
