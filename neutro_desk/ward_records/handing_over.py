"""HandingOver: patients out of the records as case files, and case files into them, one between two keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from neutro_desk.exchange.case_file import SUFFIX, CaseFileError, write_case
from neutro_desk.records.audit_entry import Action
from neutro_desk.records.errors import RecordsError
from neutro_desk.ward_records.importing import Imported, Outcome, files_of, import_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from neutro_desk.records.store import Store
    from neutro_desk.screens.asking import Asking
    from neutro_desk.ward_records.patients import WardPatients

_TOLD = (Outcome.ASKS, Outcome.UNNAMED, Outcome.UNREADABLE)
"""What a person must look at."""


class HandingOver(QObject):
    """Exports and imports, one patient between two keys.

    Signals:
        said: A short message for the status line.
        failed: A `Statement`: why something could not be done.
        changed: Patients were added or counts taken over.
    """

    said = Signal(str)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, patients: WardPatients, asking: Asking, may_leave: Callable[[], bool]) -> None:
        """Keep what is joined."""
        super().__init__(patients)
        self._patients, self._asking, self._may_leave = patients, asking, may_leave
        self._steps: Iterator[None] = iter(())
        self._going_on = QTimer(self, interval=0)
        self._going_on.timeout.connect(self.go_on)

    @property
    def is_busy(self) -> bool:
        """Whether patients are being handed over."""
        return self._going_on.isActive()

    @Slot()
    def stop(self) -> None:
        """Stop between two patients: the store closes."""
        self._going_on.stop()
        self._steps = iter(())

    @Slot()
    def go_on(self) -> None:
        """Hand one patient over."""
        try:
            next(self._steps)
        except StopIteration:
            self._going_on.stop()
        except RecordsError as error:
            self.stop()
            self.failed.emit(error.statement)

    def _begin(self, steps: Iterator[None]) -> None:
        if not self.is_busy:
            self._steps = steps
            self._going_on.start()

    # -- out ----------------------------------------------------------------------------------------------

    @Slot()
    def export_one(self) -> None:
        """Write the patient at the desk as a case file where the person says."""
        store, patient_id = self._patients.store, self._patients.open_id
        if store is None or patient_id is None:
            self.said.emit(self.tr("Open the patient first"))
            return
        path = self._asking.file_to_save(Path.home() / f"patient-{patient_id}{SUFFIX}")
        if path is None or not self._asking.whether_to_save_open():
            return
        try:
            self._write(store, patient_id, path)
        except RecordsError as error:
            self.failed.emit(error.statement)
        else:
            self.said.emit(self.tr("Exported as {0}").replace("{0}", path.name))

    @Slot()
    def export_all(self) -> None:
        """Write every patient as a case file into a folder the person says."""
        store = self._patients.store
        folder = None if store is None else self._asking.folder_for_export()
        if store is None or folder is None or not self._asking.whether_to_save_open():
            return
        self._begin(self._export(store, folder))

    def _export(self, store: Store, folder: Path) -> Iterator[None]:
        numbers = store.patient_ids()
        for done, patient_id in enumerate(numbers, start=1):
            if not self._write(store, patient_id, folder / f"patient-{patient_id:06}{SUFFIX}"):
                return
            self.said.emit(self.tr("Exported {0} of {1}").format(done, len(numbers)))
            yield

    def _write(self, store: Store, patient_id: int, path: Path) -> bool:
        """Write one case file; it is in the audit before it is on the disk."""
        case = store.load(patient_id, view=False).case
        store.note(Action.EXPORTED, patient_id, "case file")
        try:
            write_case(case, path)
        except CaseFileError as error:
            self._asking.tell(self.tr("The patient was not exported."), error.problems)
            return False
        return True

    # -- in -----------------------------------------------------------------------------------------------

    @Slot()
    def import_files(self) -> None:
        """Ask for case files and take them into the records."""
        self.take_files(self._asking.files_to_import(Path.home()))

    @Slot()
    def import_folder(self) -> None:
        """Ask for a folder and take every case file in it."""
        folder = self._asking.folder_for_import()
        if folder is not None:
            self.take_files((folder,))

    def take_files(self, paths: tuple[Path, ...]) -> None:
        """Take case files into the records, once the patient at the desk may leave it."""
        store, files = self._patients.store, files_of(paths)
        if store is None or not files or not self._may_leave():
            return
        self._patients.close()
        self._begin(self._import(store, files))

    def _import(self, store: Store, files: tuple[Path, ...]) -> Iterator[None]:
        done: list[Imported] = []
        for path in files:
            done.append(import_file(store, path, self._patients.row_of))
            self.said.emit(self.tr("Files read: {0} of {1}").format(len(done), len(files)))
            self.changed.emit()
            yield
        self._report(done)

    def _report(self, done: list[Imported]) -> None:
        """Say what became of the files, and name each that a person must look at."""
        number = Counter(one.outcome for one in done)
        counts = sum(one.counts for one in done)
        said = self.tr("{0} new patients, {1} known with something new, {2} already there; {3} counts added.")
        asked = sum(number[outcome] for outcome in _TOLD)
        title = said.format(number[Outcome.NEW], number[Outcome.ADDED], number[Outcome.KNOWN], counts)
        rest = self.tr("{0} not taken:").format(asked) if asked else self.tr("Nothing was left out.")
        lines = [rest, *(self._line(one) for one in done if one.outcome in _TOLD)]
        lines += [self._left(one) for one in done if one.left and one.outcome not in _TOLD]
        self._asking.tell(title, tuple(lines))

    def _line(self, one: Imported) -> str:
        why = {
            Outcome.ASKS: self.tr("may be a patient who is known; open both and decide"),
            Outcome.UNNAMED: self.tr("names no patient"),
            Outcome.UNREADABLE: one.problems[0] if one.problems else self.tr("cannot be read"),
        }[one.outcome]
        return f"{one.path.name}: {why}"

    def _left(self, one: Imported) -> str:
        said = self.tr("{0} counts left out: their time is taken, or they jump tenfold")
        return f"{one.path.name}: {said.format(one.left)}"
