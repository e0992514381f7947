"""PatientWork: joins the patients of the open records with the window: list, board, new patient, saving."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.screens.records_menu import RecordsWish

if TYPE_CHECKING:
    from neutro_desk.parts import Parts
    from neutro_desk.screens.main_window import MainWindow
    from neutro_desk.signing_in import SigningIn
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.board import LiveBoard
    from neutro_desk.ward_records.finding import Finding
    from neutro_desk.ward_records.new_patient import NewPatient
    from neutro_desk.ward_records.patients import WardPatients
    from neutro_desk.ward_records.session import Records
    from neutro_desk.ward_records.upkeep import Upkeep
    from neutro_desk.workup.statements import Statement


class PatientWork(QObject):
    """What the window does with patients; without open records it does as quick mode always did.

    Attributes:
        patients: The patients of the open store; None until somebody signed in, as the rest of these.

    Signals:
        said: A short message for the status line.
    """

    said = Signal(str)

    patients: WardPatients | None = None
    board: LiveBoard
    finding: Finding
    new_patient: NewPatient
    upkeep: Upkeep

    def __init__(self, stage: Stage, parts: Parts, signing_in: SigningIn, parent: QObject) -> None:
        """Wait for records; nothing of them is loaded before somebody signs in."""
        super().__init__(parent)
        self._stage, self._parts, self._signing_in = stage, parts, signing_in
        self._records: Records | None = None
        signing_in.records_made.connect(self.take_records)
        parts.filing.recorded = self

    # -- the records --------------------------------------------------------------------------------------

    @Slot(object)
    def take_records(self, records: Records) -> None:
        """Hear who signs in and when the records lock."""
        self._records = records
        records.signed_in.connect(self.begin)
        records.locking.connect(self.leave)

    @Slot()
    def begin(self) -> None:
        """Make what patients need, the first time somebody is signed in."""
        records = self._records
        if records is None or self.patients is not None:
            return
        from neutro_desk.ward_records.board import LiveBoard  # noqa: PLC0415  quick mode needs none of it
        from neutro_desk.ward_records.finding import Finding  # noqa: PLC0415
        from neutro_desk.ward_records.leaving import RecordLeaving  # noqa: PLC0415
        from neutro_desk.ward_records.new_patient import NewPatient  # noqa: PLC0415
        from neutro_desk.ward_records.patients import WardPatients  # noqa: PLC0415
        from neutro_desk.ward_records.upkeep import Upkeep  # noqa: PLC0415

        parts, stage = self._parts, self._stage
        patients = self.patients = WardPatients(records, parts.desk, parts.filing.settled)
        self.board = LiveBoard(
            patients, stage, parts.words, parts.desk.work_up.schemes, self._phone, parts.clock
        )
        self.finding = Finding(patients, stage, parts.words)
        self.new_patient = NewPatient(patients, parts.desk, stage, parts.words, parts.asking, parts.clock)
        for part in (patients, self.board, self.finding):
            part.failed.connect(self.tell)
        for page in (self.board, self.finding):
            page.patient_asked.connect(self.open_patient)
        self.finding.new_asked.connect(self.new_patient.ask)
        self.new_patient.made.connect(self.arrive)
        self.new_patient.list_asked.connect(self.find_by)
        parts.desk.case_opened.connect(self.leave_pages)
        self.upkeep = Upkeep(patients, records, stage, parts)
        self.upkeep.failed.connect(self.tell)
        self.upkeep.said.connect(self.said)
        self.upkeep.changed.connect(self.board.follow)
        records.unlocked.connect(self.upkeep.start)
        self._signing_in.keeper.patients = patients
        leaving = RecordLeaving(patients)
        leaving.failed.connect(self.tell)
        parts.handing_out.leaving = parts.course_out.leaving = leaving

    @Slot()
    def leave(self) -> None:
        """Leave list, board and form, and let go of all they showed: the records lock."""
        if self.patients is not None:
            self.new_patient.close()
            self.upkeep.stop()
            self.board.leave()
            self.finding.leave()

    @property
    def _is_open(self) -> bool:
        return self.patients is not None and self.patients.store is not None

    def _phone(self) -> str:
        return self._parts.filing.ward.phone

    # -- the window ---------------------------------------------------------------------------------------

    def stand_in(self, window: MainWindow) -> None:
        """Connect a window whose zones stand; a page that covered the one before covers it too."""
        bar = window.patient_bar
        for signal in (window.new_case_wanted, bar.new_wanted):
            signal.connect(self.new)
        for signal in (window.open_wanted, bar.open_wanted):
            signal.connect(self.find)
        for signal in (window.close_case_wanted, bar.close_wanted):
            signal.connect(self.close)
        window.board_wanted.connect(self.show_or_leave_board)
        bar.records_wished.connect(self.do)
        self.said.connect(window.status.show_message)
        if self.patients is None:
            return
        had_board, had_list = self.board.forget_window(), self.finding.forget_window()
        if self._is_open and had_board:
            self.board.show()
        elif self._is_open and had_list:
            self.finding.show()

    @Slot()
    def find(self) -> None:
        """Ctrl+O: the list of patients; without open records a case file."""
        if not self._is_open:
            self._parts.filing.open_with_dialog()
            return
        self.board.leave()
        if self.finding.is_shown:
            self.finding.page.take_focus()
        else:
            self.finding.show()

    @Slot(str)
    def find_by(self, letters: str) -> None:
        """Show the list of patients with letters typed already."""
        self.find()
        if self.finding.is_shown:
            self.finding.page.search.setText(letters)

    @Slot()
    def new(self) -> None:
        """Ctrl+N: a new patient; without open records an empty case."""
        if not self._is_open:
            self._parts.filing.new_case()
            return
        self.new_patient.ask(self.finding.page.search.text().strip() if self.finding.is_shown else "")

    @Slot()
    def close(self) -> None:
        """Ctrl+W: close the patient, or the case, once what is unsaved is settled."""
        self._parts.filing.new_case()

    @Slot()
    def show_or_leave_board(self) -> None:
        """F9: the ward board, or back from it."""
        if not self._is_open:
            self.said.emit(
                self.tr("The ward board shows the patients of the records: unlock or set up first")
            )
        elif self.board.is_shown:
            self.board.leave()
        else:
            self.finding.leave()
            self.board.show()

    @Slot(int)
    def open_patient(self, patient_id: int) -> None:
        """Open a patient from list or board; both go once the patient stands at the desk."""
        if self.patients is not None and self.patients.ask_open(patient_id):
            self.arrive()

    @Slot()
    def arrive(self) -> None:
        """Uncover the window, and offer what was typed for the patient at the desk and never saved."""
        self.show_desk()
        self._signing_in.away.offer_here()

    @Slot()
    def leave_pages(self) -> None:
        """Uncover the window: another case came to the desk, by whatever way."""
        self.board.leave()
        self.finding.leave()

    @Slot()
    def show_desk(self) -> None:
        """Uncover the window: a patient stands at the desk."""
        self.leave_pages()
        self._stage.window.first_field.setFocus()

    @Slot(object)
    def do(self, wish: RecordsWish) -> None:
        """Do what was chosen from the list of the records."""
        done: dict[RecordsWish, Callable[[], None]] = {
            RecordsWish.PATIENTS: self.find,
            RecordsWish.BOARD: self.show_or_leave_board,
        }
        if wish in done:
            done[wish]()
        elif self._is_open:
            self.upkeep.do(wish)

    # -- saving (filing.Recorded) -------------------------------------------------------------------------

    @property
    def keeps_desk(self) -> bool:
        """Whether the case at the desk is a patient of the records, or is to become one when it is saved."""
        if self.patients is None or not self._is_open:
            return False
        return self.patients.open_id is not None or self._parts.desk.home is None

    def save(self) -> bool:
        """Save the patient at the desk; a quick-mode case becomes a patient first, which is asked."""
        if self.patients is None:
            return False
        if self.patients.open_id is None:
            self.new_patient.ask_for_desk()
            return False
        if not self.patients.saving.save_now():
            return False
        self.said.emit(self.tr("Saved in the records"))
        return True

    def hand_out_copy(self) -> bool:
        """Write the patient of the records at the desk as a case file; False if there is none at the desk."""
        if self.patients is None or self.patients.open_id is None:
            return False
        self.upkeep.handing_over.export_one()
        return True

    @Slot(object)
    def tell(self, why: Statement) -> None:
        """Say what could not be done."""
        self._parts.asking.tell(self.tr("The records"), (self._parts.words.text(why),))
