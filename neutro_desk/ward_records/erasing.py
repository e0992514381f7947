"""Erasing: the form for removing a patient for good, and what is said of the backups that still hold one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from neutro_desk.desk import Desk
    from neutro_desk.screens.erase_dialog import EraseDialog
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.patients import WardPatients
    from neutro_desk.wording.phrasebook import Phrasebook


class Erasing(QObject):
    """Asks for the reason and the number typed once more, then removes the patient at the desk.

    Signals:
        said: A short message for the status line.
        done: What stands in the way of a whole erasure: how many backups still hold the patient.
    """

    said = Signal(str)
    done = Signal(int)

    def __init__(self, patients: WardPatients, desk: Desk, stage: Stage, words: Phrasebook) -> None:
        """Keep what is joined."""
        super().__init__(patients)
        self._patients, self._desk, self._stage, self._words = patients, desk, stage, words
        self._form: EraseDialog | None = None
        self._asked_of: int | None = None
        desk.case_opened.connect(self.close)

    @property
    def form(self) -> EraseDialog | None:
        """The form, while it is open."""
        return self._form

    @Slot()
    def ask(self) -> None:
        """Open the form for the patient at the desk."""
        from neutro_desk.screens.erase_dialog import EraseDialog  # noqa: PLC0415  seldom needed

        patient = self._desk.case.patient
        if self._patients.open_id is None:
            self.said.emit(self.tr("Open the patient first"))
            return
        birth = "" if patient.birth_date is None else self._words.full_date(patient.birth_date)
        who = " · ".join(part for part in (patient.name, birth, patient.identifier) if part)
        to_type = " ".join((patient.identifier or patient.name or "").split())
        self.close()
        self._asked_of = self._patients.open_id
        self._form = EraseDialog(self._stage.look, who, to_type, self._stage.window)
        self._form.erase_wanted.connect(self.erase)
        self._form.finished.connect(self._form.deleteLater)
        self._form.finished.connect(self.forget_form)
        self._form.show()

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
    def erase(self, reason: str) -> None:
        """Remove the patient the form was opened for, who must still stand at the desk, for good."""
        patient_id, self._asked_of = self._asked_of, None
        if patient_id is None or patient_id != self._patients.open_id:
            return
        erased = self._patients.erase(patient_id, reason)
        if erased is not None:
            self.done.emit(len(erased.still_held))
