"""BackingUp: a backup each half hour if something changed, in steps between keys, tried on another thread."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from neutro_desk.background import Errand
from neutro_desk.records.audit_entry import Action
from neutro_desk.records.backup import BackupRun, copy_to_second, due, remove_others, replace_in_second
from neutro_desk.records.database import failures_in_words
from neutro_desk.records.errors import RecordsError

if TYPE_CHECKING:
    from neutro_desk.ward_records.patients import WardPatients

LOOKED_MS = 60_000
"""How often it is asked whether a backup is due."""

SECOND_FOLDER = "second_backup_folder"
"""Setting of the store: where each backup is copied to; "" or none: nowhere."""

SCHEDULED, REQUESTED, ERASURE = "scheduled", "request", "erasure"


class BackingUp(QObject):
    """Makes backups of the open store.

    Signals:
        made: The folder of a backup that was made and tried.
        replaced: How many older ones were removed: the one just made stands in place of all.
        failed: A `Statement`: why one was not, or why it was not copied to the second folder.
    """

    made = Signal(object)
    replaced = Signal(int)
    failed = Signal(object)

    def __init__(self, patients: WardPatients) -> None:
        """Stand ready."""
        super().__init__(patients)
        self._patients = patients
        self._run: BackupRun | None = None
        self._replaces = False
        self._looking = QTimer(self, interval=LOOKED_MS)
        self._looking.timeout.connect(self.look)
        self._stepping = QTimer(self, interval=0)
        self._stepping.timeout.connect(self.step)
        self._trying = Errand((RecordsError,), self)
        self._trying.finished.connect(self.finish)
        self._trying.failed.connect(self.give_up)
        self._copying = Errand((RecordsError,), self)
        self._copying.failed.connect(self.say_failed)
        patients.closing.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether a backup is in the making."""
        return self._run is not None

    @property
    def second_folder(self) -> str:
        """Where each backup is copied to; "" for nowhere."""
        store = self._patients.store
        try:
            return "" if store is None else store.setting(SECOND_FOLDER) or ""
        except RecordsError:
            return ""

    def set_second_folder(self, folder: str) -> None:
        """Copy each backup to a folder from now on; "" for nowhere."""
        store = self._patients.store
        if store is not None:
            try:
                store.set_setting(SECOND_FOLDER, folder)
            except RecordsError as error:
                self.failed.emit(error.statement)

    @Slot()
    def start(self) -> None:
        """Look from now on whether one is due."""
        self._looking.start()

    @Slot()
    def stop(self) -> None:
        """Stop: the store closes; what is half made is removed."""
        self._looking.stop()
        self._abandon()

    def _abandon(self) -> None:
        self._replaces = False
        self._stepping.stop()
        self._trying.cancel()
        run, self._run = self._run, None
        if run is not None:
            run.abandon()

    @Slot()
    def look(self) -> None:
        """Begin a backup if one is due."""
        store = self._patients.store
        if store is None or store.is_read_only or self._run is not None:
            return
        try:
            if due(store, datetime.now(UTC)):
                self.begin(SCHEDULED)
        except RecordsError as error:
            self.failed.emit(error.statement)

    @Slot()
    def make_now(self) -> None:
        """Begin a backup because somebody asked for it."""
        self.begin(REQUESTED)

    @Slot()
    def replace_all(self) -> None:
        """Begin a backup that takes the place of all older ones: something was erased."""
        self._abandon()  # what is in the making was begun before
        self.begin(ERASURE)
        self._replaces = self._run is not None

    def begin(self, reason: str) -> None:
        """Begin a backup, unless one is in the making."""
        store = self._patients.store
        if store is None or store.is_read_only or self._run is not None:
            return
        try:
            self._run = BackupRun(store, reason)
        except RecordsError as error:
            self.failed.emit(error.statement)
            return
        self._stepping.start()

    @Slot()
    def step(self) -> None:
        """Copy some more; once all is copied another thread tries it."""
        run = self._run
        if run is None:
            self._stepping.stop()
            return
        try:
            is_copied = run.step()
        except RecordsError as error:
            self.give_up(error)
            return
        if is_copied:
            self._stepping.stop()
            self._trying.request(run.try_it)

    @Slot(object)
    def finish(self, _result: object) -> None:
        """Give the tried copy its name, and copy it to the second folder."""
        run, self._run = self._run, None
        replaces, self._replaces = self._replaces, False
        if run is None:
            return
        try:
            path = run.finish()
            removed = self._remove_others(path) if replaces else 0
        except RecordsError as error:
            self.failed.emit(error.statement)
            return
        if self.second_folder:
            to_second = replace_in_second if replaces else copy_to_second
            self._copying.request(partial(to_second, path, Path(self.second_folder), datetime.now(UTC)))
        self.made.emit(path)
        if replaces:
            self.replaced.emit(removed)

    def _remove_others(self, stays: Path) -> int:
        """Remove all older backups beside the records and enter that in the audit; return how many."""
        store = self._patients.store
        if store is None:
            return 0
        with failures_in_words(store.folder.backups):
            removed = remove_others(stays.parent, stays.name)
        store.note(Action.BACKED_UP, detail=f"older backups removed: {removed}")
        return removed

    @Slot(object)
    def give_up(self, error: RecordsError) -> None:
        """Hear that the copy was not made or does not serve."""
        self._stepping.stop()
        self._run, self._replaces = None, False
        self.failed.emit(error.statement)

    @Slot(object)
    def say_failed(self, error: RecordsError) -> None:
        """Say that a copy did not reach the second folder."""
        self.failed.emit(error.statement)
