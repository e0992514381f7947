"""GoingBack: the backups in a window: made on request, looked into, and put in the place of the records."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.records.backups import Backup, backups
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.restoring import look, restore
from neutro_desk.screens.backups_dialog import BackupsDialog, ShownBackup
from neutro_desk.ward_records.finding import listed
from neutro_desk.workup.statements import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from neutro_desk.records.people import Unlocked
    from neutro_desk.records.store import Store
    from neutro_desk.screens.asking import Asking
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.backing_up import BackingUp
    from neutro_desk.ward_records.patients import WardPatients
    from neutro_desk.ward_records.session import Records
    from neutro_desk.wording.phrasebook import Phrasebook


class GoingBack(QObject):
    """Opens the list of backups and answers it.

    Signals:
        said: A short message for the status line.
        failed: A `Statement`: why something could not be done.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        patients: WardPatients,
        records: Records,
        backing_up: BackingUp,
        stage: Stage,
        words: Phrasebook,
        asking: Asking,
        may_leave: Callable[[], bool],
    ) -> None:
        """Keep what is joined."""
        super().__init__(patients)
        self._patients, self._records, self._backing_up = patients, records, backing_up
        self._stage, self._words, self._asking, self._may_leave = stage, words, asking, may_leave
        self._dialog: BackupsDialog | None = None
        backing_up.made.connect(self.show)
        backing_up.replaced.connect(self.say_replaced)

    @property
    def dialog(self) -> BackupsDialog | None:
        """The list, while it is open."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Open the list of backups."""
        if self._patients.store is None:
            return
        self.close()
        dialog = self._dialog = BackupsDialog(self._stage.look, self._words, self._stage.window)
        dialog.backup_wanted.connect(self._backing_up.make_now)
        dialog.replacement_wanted.connect(self.replace_all)
        dialog.look_wanted.connect(self.look)
        dialog.restore_wanted.connect(self.restore)
        dialog.second_wanted.connect(self.choose_second)
        dialog.no_second_wanted.connect(self.drop_second)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.forget_dialog)
        self.show()
        dialog.show()

    @Slot()
    def forget_dialog(self) -> None:
        """Hear that the list was closed."""
        self._dialog = None

    def close(self) -> None:
        """Close the list."""
        if self._dialog is not None:
            self._dialog.reject()

    @property
    def _may_administer(self) -> bool:
        opened_by = self._records.unlocked_by
        return opened_by is not None and opened_by.may_administer

    # -- what it shows ------------------------------------------------------------------------------------

    @Slot()
    def show(self) -> None:
        """Show the backups as they are now."""
        store = self._patients.store
        if store is None or self._dialog is None:
            return
        shown = [
            ShownBackup(
                one.path.name, _local(one.made), self._words.text(say(f"records.backup.{one.reason}"))
            )
            for one in self._backups(store)
        ]
        second = self._backing_up.second_folder
        self._dialog.show_backups(shown, second, may_restore=self._may_administer)

    def _backups(self, store: Store) -> tuple[Backup, ...]:
        try:
            return tuple(
                one for one in backups(store.folder) if self._words.has(f"records.backup.{one.reason}")
            )
        except OSError:
            self.failed.emit(say("records.disk_error", folder=str(store.folder.backups)))
            return ()

    @Slot(str)
    def look(self, name: str) -> None:
        """Show what a backup holds: how many patients, until when, and the first of them."""
        store, opened_by = self._patients.store, self._records.unlocked_by
        if store is None or opened_by is None or self._dialog is None:
            return
        try:
            copy = look(store.folder.backups / name, opened_by.key, store.codec, opened_by.person)
            try:
                patients, found = copy.patient_count(), copy.search("")
                last = copy.audit.entries(limit=1)
            finally:
                copy.close()
            now = store.patient_count()
        except RecordsError as error:
            self.failed.emit(error.statement)
            return
        until = _local(datetime.fromisoformat(last[0].at)) if last else None
        when = "" if until is None else self._words.moment_text(until, "full")
        said = self.tr(
            "Patients in this copy: {0}; in the records now: {1}. Its last entry is of {2}: what was "
            "saved later is not in it. Nothing was changed by looking."
        )
        text = said.replace("{0}", str(patients)).replace("{1}", str(now)).replace("{2}", when)
        self._dialog.show_look(text, [listed(line) for line in found])

    # -- what it asks -------------------------------------------------------------------------------------

    @Slot(str)
    def restore(self, name: str) -> None:
        """Put a backup in the place of the records, once a person said so; the present ones are kept."""
        store = self._patients.store
        if store is None or not self._may_administer or not self._may_leave():
            return
        if not self._asking.whether_to_restore():
            return
        self._patients.close()
        self._backing_up.stop()
        self.close()
        if self._records.swap_store(partial(_restored, store.folder.backups / name)):
            self.said.emit(self.tr("The copy stands in place of the records; what stood before is a backup"))
        self._backing_up.start()

    @Slot()
    def replace_all(self) -> None:
        """Let one new backup take the place of all, once a person said so."""
        store = self._patients.store
        if store is None or not self._may_administer:
            return
        if store.is_read_only:
            self.failed.emit(say("records.read_only"))
        elif self._asking.whether_to_replace_backups():
            self._backing_up.replace_all()

    @Slot(int)
    def say_replaced(self, removed: int) -> None:
        """Say that one new backup stands in place of the older ones."""
        self.said.emit(self.tr("One new backup stands; older ones removed: {0}").replace("{0}", str(removed)))

    @Slot()
    def choose_second(self) -> None:
        """Ask for the second folder."""
        folder = self._asking.folder_for_backups()
        if folder is not None:
            self._backing_up.set_second_folder(str(folder))
            self.show()

    @Slot()
    def drop_second(self) -> None:
        """Copy backups nowhere any more."""
        self._backing_up.set_second_folder("")
        self.show()


def _restored(backup: Path, store: Store, opened_by: Unlocked) -> Store:
    """Return the backup, open, in the place of a store that is closed."""
    return restore(store.folder, backup, opened_by.key, store.codec, opened_by.person)


def _local(made: datetime) -> datetime:
    """Return a UTC time by the clock of the workstation, without zone."""
    return made.astimezone().replace(tzinfo=None)
