"""RecordSaving: each command on an open record saves at once; what the store refuses stays at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from neutro_desk.records.errors import RecordsError
from neutro_desk.ward_records.home import RecordHome

if TYPE_CHECKING:
    from neutro_desk.desk import Desk

TRIED_AGAIN_MS = 10_000
"""So long after a save that failed it is tried again."""


class RecordSaving(QObject):
    """Saves the record at the desk whenever its case changed.

    Signals:
        saved: The record was saved.
        failed: A `Statement`: why it was not; said once until a save works again.
    """

    saved = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Follow a desk."""
        super().__init__(parent)
        self._desk = desk
        self._has_failed = self._is_saving = self._rests = False
        self._again = QTimer(self, singleShot=True, interval=TRIED_AGAIN_MS)
        self._again.timeout.connect(self.save)
        desk.keeping_changed.connect(self.follow)

    @property
    def has_failed(self) -> bool:
        """Whether the last save did not work."""
        return self._has_failed

    @Slot()
    def rest(self) -> None:
        """Save nothing more: the store closes, and what stands at the desk was kept otherwise."""
        self._rests = True
        self._again.stop()

    @Slot()
    def go_on(self) -> None:
        """Save again: a store is open."""
        self._rests = False

    @Slot()
    def follow(self) -> None:
        """Save after a command."""
        if not self._is_saving:
            self.save()

    def save_now(self) -> bool:
        """Save because somebody asked for it: why it does not work is said again; False if it does not."""
        self._has_failed = False
        return self.save()

    @Slot()
    def save(self) -> bool:
        """Save the record if its case changed; False if the store did not take it."""
        self._again.stop()
        if self._rests:
            return False
        home = self._desk.home
        if not isinstance(home, RecordHome) or not self._desk.has_unsaved_changes:
            self._has_failed = False
            return True
        self._is_saving = True
        try:
            self._desk.save(home)
        except RecordsError as error:
            self._again.start()
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(error.statement)
            return False
        finally:
            self._is_saving = False
        self._has_failed = False
        self.saved.emit()
        return True
