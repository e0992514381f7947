"""Filing: opening and saving cases on behalf of the window; nothing unsaved leaves the desk unasked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QCloseEvent

from neutro_desk.desk import Desk
from neutro_desk.exchange.case_file import SUFFIX, CaseFileError
from neutro_desk.home import CaseFile
from neutro_desk.installed_files import resource
from neutro_desk.screens.asking import Asking, Unsaved
from neutro_desk.ward import Ward, WardError, write_ward

RECENT_SHOWN = 5


class Beside(Protocol):
    """Who holds rows of earlier counts that are typed and not yet part of the case."""

    @property
    def rows_left(self) -> int:
        """How many there are."""

    def add_rows(self) -> bool:
        """Add the good ones; return whether none is left."""


class Listed(Protocol):
    """Who holds medicines of a list that are not yet part of the case."""

    @property
    def medicines_left(self) -> int:
        """How many medicines are ticked or asked about in the medication list."""

    def add_medicines(self) -> bool:
        """Put the ticked ones on the time line; return whether none is left."""


class Recorded(Protocol):
    """Who keeps patients in the ward's records, while these stand open."""

    @property
    def keeps_desk(self) -> bool:
        """Whether the case at the desk is a patient of the records, or is to become one when it is saved."""

    def save(self) -> bool:
        """Save the case in the records; say why and return False if it was not."""

    def hand_out_copy(self) -> bool:
        """Write the patient of the records at the desk as a case file; False if there is none at the desk."""


class Filing(QObject):
    """Joins desk, dialogs and recent files.

    Signals:
        said: A short message for the status line.
        typing_needed: The case is about to be saved or to leave the desk; who holds text that is still being
            written hands it on.
    """

    said = Signal(str)
    typing_needed = Signal()

    def __init__(self, desk: Desk, asking: Asking, ward: Ward, settings: Path) -> None:
        """Keep what is joined."""
        super().__init__()
        self._desk, self._asking, self.ward, self._settings = desk, asking, ward, settings
        self._told_unencrypted = False
        self.beside: Beside | None = None
        self.listed: Listed | None = None
        self.recorded: Recorded | None = None

    @Slot()
    def new_case(self) -> None:
        """Start an empty case, once what is unsaved is settled."""
        if self.settled():
            self._desk.new_case()

    @Slot()
    def open_with_dialog(self) -> None:
        """Ask for a case file and open it."""
        recent = next((Path(path).parent for path in self.ward.recent), Path.home())
        path = self._asking.file_to_open(recent)
        if path is not None:
            self.open_path(str(path))

    @Slot(str)
    def open_path(self, path: str) -> None:
        """Open a case file; the case at the desk stays if it cannot be read."""
        if self.settled():
            self._open(lambda: self._desk.open_file(Path(path)), Path(path).name)
            if self._desk.home == CaseFile(Path(path)):
                self.change_ward(self.ward.with_recent(Path(path)))

    def recent_files(self) -> tuple[tuple[str, str], ...]:
        """Return the recent files that are still there, as (path, name), newest first."""
        return tuple(
            (path, Path(path).name) for path in self.ward.recent[:RECENT_SHOWN] if Path(path).is_file()
        )

    @Slot(str)
    def open_sample(self, name: str) -> None:
        """Open one of the samples that ship; it has no home, so that saving asks where to."""
        if self.settled():
            self._open(lambda: self._desk.open_sample(resource("samples", name)), name)

    def _open(self, action: Callable[[], None], name: str) -> None:
        try:
            action()
        except CaseFileError as error:
            self._asking.tell(self.tr("{0} was not opened.").replace("{0}", name), error.problems)
        else:
            self.said.emit(self.tr("Opened {0}").replace("{0}", name))

    @Slot()
    def save(self) -> bool:
        """Save the case where it is kept, or ask where; False if it was not saved."""
        self.typing_needed.emit()
        home = self._desk.home
        if self.recorded is not None and self.recorded.keeps_desk:
            return self.recorded.save()
        return self.save_as() if not isinstance(home, CaseFile) else self._save_in(home)

    @Slot()
    def save_as(self) -> bool:
        """Ask for a place and save the case there."""
        self.typing_needed.emit()
        if self.recorded is not None and self.recorded.hand_out_copy():
            return True  # the record stays the home: what is typed next must not miss it
        home = self._asked_home()
        return home is not None and self._save_in(home)

    @Slot()
    def save_with_draft(self) -> None:
        """Save the case with the open count in it, before the program closes after a fault."""
        home = self._asked_home()
        if home is None:
            return
        try:
            home.save(self._desk.case_with_draft())
        except CaseFileError as error:
            self._asking.tell(self.tr("The case was not saved."), error.problems)

    def _asked_home(self) -> CaseFile | None:
        folder = next((Path(path).parent for path in self.ward.recent), Path.home())
        path = self._asking.file_to_save(folder / f"case{SUFFIX}")
        if path is None:
            return None
        return CaseFile(path if path.name.endswith(".json") else path.with_name(path.name + SUFFIX))

    def _save_in(self, home: CaseFile) -> bool:
        if self._names_patient() and not self._told_unencrypted:
            if not self._asking.whether_to_save_open():
                return False
            self._told_unencrypted = True
        try:
            self._desk.save(home)
        except CaseFileError as error:
            self._asking.tell(self.tr("The case was not saved."), error.problems)
            return False
        self.change_ward(self.ward.with_recent(home.path))
        self.said.emit(self.tr("Saved as {0}").replace("{0}", home.label))
        return True

    def _names_patient(self) -> bool:
        patient = self._desk.case.patient
        return any((patient.name, patient.identifier, patient.birth_date))

    def settled(self) -> bool:
        """Return whether the case may leave the desk: saved, discarded on request, or nothing to lose."""
        self.typing_needed.emit()
        desk, rows = self._desk, 0 if self.beside is None else self.beside.rows_left
        medicines = 0 if self.listed is None else self.listed.medicines_left
        if not (desk.has_unsaved_changes or desk.has_open_draft or rows or medicines):
            return True
        kept = self.recorded is not None and self.recorded.keeps_desk
        name = (desk.case.patient.name or "") if kept else ""
        choice = self._asking.about_unsaved(self._what_is_unsaved(rows, medicines), name)
        if choice is Unsaved.SAVE:
            return self._all_added(rows, medicines) and self.save()
        return choice is Unsaved.DISCARD

    def _what_is_unsaved(self, rows: int, medicines: int) -> str:
        said = []
        if self._desk.has_open_draft:
            name = self._desk.case.patient.name
            called, unnamed = self.tr("Unsaved count for {0}."), self.tr("A count is typed but not added.")
            said.append(called.replace("{0}", name) if name else unnamed)
        if rows:
            one, more = self.tr("1 earlier count is not added."), self.tr("{0} earlier counts are not added.")
            said.append(one if rows == 1 else more.format(rows))
        if medicines:
            one = self.tr("1 medicine of the list is not on the time line.")
            more = self.tr("{0} medicines of the list are not on the time line.")
            said.append(one if medicines == 1 else more.format(medicines))
        return "\n".join(said) or self.tr("The case has changes that are not saved.")

    def _all_added(self, rows: int, medicines: int) -> bool:
        """Add what is typed; say what could not be added."""
        if self._desk.has_open_draft and not self._desk.add_count():
            self._asking.tell(
                self.tr("The open count could not be added."), (self.tr("Complete it, or discard it."),)
            )
            return False
        if rows and self.beside is not None and not self.beside.add_rows():
            self._asking.tell(
                self.tr("Some earlier counts could not be added."), (self.tr("Complete or discard them."),)
            )
            return False
        if medicines and self.listed is not None and not self.listed.add_medicines():
            self._asking.tell(
                self.tr("Some medicines of the list ask something."), (self.tr("Answer or discard them."),)
            )
            return False
        return True

    @Slot(object)
    def close_window(self, event: QCloseEvent) -> None:
        """Let the window close once what is unsaved is settled."""
        if self.settled():
            event.accept()
        else:
            event.ignore()

    def change_ward(self, ward: Ward) -> None:
        """Keep changed settings; a folder that cannot be written costs the memory of them, nothing else."""
        if ward == self.ward:
            return
        self.ward = ward
        try:
            write_ward(ward, self._settings)
        except WardError as error:
            self.said.emit(str(error))

    @Slot(str)
    def remember_entry(self, mode: str) -> None:
        """Remember how this ward's laboratory reports neutrophils."""
        self.change_ward(replace(self.ward, entry=mode))
