"""NewPatient: asks who a new patient is, and warns of one who may be in the records already."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.screens.asking import SamePatient
from neutro_desk.workup.case import Case, Patient
from neutro_desk.workup.statements import say

if TYPE_CHECKING:
    from datetime import datetime

    from neutro_desk.desk import Desk
    from neutro_desk.records.lines import PatientLine
    from neutro_desk.screens.asking import Asking
    from neutro_desk.screens.patient_dialog import PatientDialog
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.patients import WardPatients
    from neutro_desk.wording.phrasebook import Phrasebook

SHOWN = 5
"""How many who may be the same are named in the question."""


class NewPatient(QObject):
    """The form for a new patient, and for the quick-mode case that becomes one.

    Signals:
        made: A new patient stands at the desk, or one who was known.
        list_asked: Several may be this patient: the list is to show them; the letters to search for.
    """

    made = Signal()
    list_asked = Signal(str)

    def __init__(
        self,
        patients: WardPatients,
        desk: Desk,
        stage: Stage,
        words: Phrasebook,
        asking: Asking,
        clock: Callable[[], datetime],
    ) -> None:
        """Keep what is joined."""
        super().__init__(patients)
        self._patients, self._desk, self._stage = patients, desk, stage
        self._words, self._asking, self._clock = words, asking, clock
        self._form: PatientDialog | None = None
        self._keeps_desk = False
        desk.case_opened.connect(self.leave_desk)

    @property
    def form(self) -> PatientDialog | None:
        """The form, while it is open."""
        return self._form if self._form is not None and self._form.isVisible() else None

    def ask(self, letters: str = "") -> None:
        """Ask who a new patient is; the letters of the search stand in name or number already."""
        is_number = any(sign.isdigit() for sign in letters)
        patient = Patient(identifier=letters or None) if is_number else Patient(name=letters or None)
        self._ask(patient, keeps_desk=False)

    def ask_for_desk(self) -> None:
        """Ask who the quick-mode case at the desk belongs to."""
        self._ask(self._desk.case.patient, keeps_desk=True)

    @Slot()
    def leave_desk(self) -> None:
        """Hear that another case came to the desk: a form that was to keep the one before goes."""
        if self._keeps_desk:
            self.close()

    def close(self) -> None:
        """Close the form; nothing of it stays."""
        if self._form is not None:
            self._form.reject()

    def _ask(self, patient: Patient, *, keeps_desk: bool) -> None:
        from neutro_desk.screens.patient_dialog import PatientDialog  # noqa: PLC0415  made when first opened

        self.close()
        self._keeps_desk = keeps_desk
        form = PatientDialog(self._stage.look, self._words, patient, self._clock, self._stage.window)
        form.setWindowTitle(self.tr("Keep as a patient") if keeps_desk else self.tr("New patient"))
        form.patient_entered.connect(self.take)
        form.finished.connect(form.deleteLater)
        form.finished.connect(self.forget_form)
        self._form = form
        form.show()

    @Slot()
    def forget_form(self) -> None:
        """Hear that the form was closed."""
        self._form = None

    @Slot(object)
    def take(self, patient: Patient) -> None:
        """Make the patient, unless nothing tells who it is or the records know one like this."""
        keeps_desk = self._keeps_desk
        if not (patient.name or patient.identifier):
            said = self._words.text(say("records.patient_unnamed"))
            self._asking.tell(self.tr("The patient was not created."), (said,))
            self._ask(patient, keeps_desk=keeps_desk)
            return
        known = self._patients.duplicates(patient)
        choice = SamePatient.CREATE if not known else self._ask_same(patient, known)
        if choice is SamePatient.BACK:
            self._ask(patient, keeps_desk=keeps_desk)
        elif choice is SamePatient.OPEN and len(known) > 1:
            self.list_asked.emit(patient.identifier or patient.name or "")
        elif choice is SamePatient.OPEN:
            opened = self._patients.ask_open_with_typing if keeps_desk else self._patients.ask_open
            if opened(known[0].id):
                self.made.emit()
        elif keeps_desk:
            if self._patients.keep_desk_as(patient):
                self.made.emit()
        elif self._patients.ask_create(Case(patient)):
            self.made.emit()

    def _ask_same(self, patient: Patient, known: tuple[PatientLine, ...]) -> SamePatient:
        same_number = patient.identifier and any(one.identifier == patient.identifier for one in known)
        key = "records.same_number" if same_number else "records.same_person"
        named = "\n".join(self._named(one) for one in known[:SHOWN])
        return self._asking.about_duplicate(self._words.text(say(key)), named)

    def _named(self, known: PatientLine) -> str:
        birth = "" if known.birth_date is None else self._words.full_date(known.birth_date)
        return " · ".join(part for part in (known.name or "", known.identifier or "", birth) if part)
