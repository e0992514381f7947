"""Upkeep: what is done with the records as a whole: backups, going back, export, import, erasure, audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.screens.records_menu import RecordsWish
from neutro_desk.ward_records.audit_viewing import AuditViewing
from neutro_desk.ward_records.backing_up import BackingUp
from neutro_desk.ward_records.erasing import Erasing
from neutro_desk.ward_records.going_back import GoingBack
from neutro_desk.ward_records.handing_over import HandingOver
from neutro_desk.ward_records.merging import Merging

if TYPE_CHECKING:
    from collections.abc import Callable

    from neutro_desk.parts import Parts
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.patients import WardPatients
    from neutro_desk.ward_records.session import Records


class Upkeep(QObject):
    """Makes and joins the parts, and stops them all when the records lock.

    Signals:
        said: A short message for the status line.
        failed: A `Statement`: why something could not be done.
        changed: Patients came or went.
    """

    said = Signal(str)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, patients: WardPatients, records: Records, stage: Stage, parts: Parts) -> None:
        """Stand ready."""
        super().__init__(patients)
        self._records = records
        words, asking, settled = parts.words, parts.asking, parts.filing.settled
        self.backing_up = BackingUp(patients)
        self.going_back = GoingBack(patients, records, self.backing_up, stage, words, asking, settled)
        self.handing_over = HandingOver(patients, asking, settled)
        self.erasing = Erasing(patients, parts.desk, stage, words)
        self.audit = AuditViewing(patients, records, stage, words, asking, parts.clock)
        self.merging = Merging(patients, parts.desk, stage, words, settled)
        for part in (self.backing_up, self.going_back, self.handing_over, self.audit, self.merging):
            part.failed.connect(self.failed)
        for sayer in (self.going_back, self.handing_over, self.erasing, self.merging):
            sayer.said.connect(self.said)
        self.handing_over.changed.connect(self.changed)
        self.merging.changed.connect(self.changed)
        self.erasing.done.connect(self.say_erased)

    @Slot()
    def start(self) -> None:
        """Look for due backups from now on."""
        self.backing_up.start()

    @Slot()
    def stop(self) -> None:
        """Stop everything and close its windows: the records lock."""
        self.handing_over.stop()
        self.backing_up.stop()
        self.going_back.close()
        self.erasing.close()
        self.merging.close()
        self.audit.close()

    @Slot(int)
    def say_erased(self, still_held: int) -> None:
        """Say that the patient is gone, and which backups still hold one."""
        if still_held:
            said = self.tr("Erased. Backups that may hold the patient: {0}. Replace them under Backups")
            self.said.emit(said.format(still_held))
        else:
            self.said.emit(self.tr("Erased"))
        self.changed.emit()

    def do(self, wish: RecordsWish) -> None:
        """Do what was chosen from the list of the records, if it is one of these."""
        opened_by = self._records.unlocked_by
        done: dict[RecordsWish, Callable[[], None]] = {
            RecordsWish.EXPORT_PATIENT: self.handing_over.export_one,
            RecordsWish.EXPORT_ALL: self.handing_over.export_all,
            RecordsWish.IMPORT_FILES: self.handing_over.import_files,
            RecordsWish.IMPORT_FOLDER: self.handing_over.import_folder,
            RecordsWish.BACKUPS: self.going_back.open,
        }
        if opened_by is not None and opened_by.may_administer:
            done |= {
                RecordsWish.AUDIT: self.audit.open,
                RecordsWish.ERASE: self.erasing.ask,
                RecordsWish.MERGE: self.merging.ask,
            }
        if wish in done:
            done[wish]()
