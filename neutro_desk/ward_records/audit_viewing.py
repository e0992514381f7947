"""AuditViewing: the audit in a window: filtered, exported, and verified as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.records.audit_entry import Action
from neutro_desk.records.audit_view import AuditFilter, AuditRow, asked_entries, audit_csv, audit_row
from neutro_desk.records.errors import RecordsError
from neutro_desk.screens.audit_dialog import AskedEntries, AuditDialog, ShownEntry
from neutro_desk.ward_records.audit_details import shown_detail
from neutro_desk.whole_file import write_whole
from neutro_desk.workup.moments import read_moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from neutro_desk.records.audit_entry import Entry
    from neutro_desk.screens.asking import Asking
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.patients import WardPatients
    from neutro_desk.ward_records.session import Records
    from neutro_desk.wording.phrasebook import Phrasebook

SHOWN = 500
"""Entries shown at once; an export holds all."""


class AuditViewing(QObject):
    """Opens the viewer and answers it.

    Signals:
        failed: A `Statement`: why the audit could not be read.
    """

    failed = Signal(object)

    def __init__(
        self,
        patients: WardPatients,
        records: Records,
        stage: Stage,
        words: Phrasebook,
        asking: Asking,
        clock: Callable[[], datetime],
    ) -> None:
        """Keep what is joined."""
        super().__init__(patients)
        self._patients, self._records, self._stage = patients, records, stage
        self._words, self._asking, self._clock = words, asking, clock
        self._dialog: AuditDialog | None = None

    @property
    def dialog(self) -> AuditDialog | None:
        """The viewer, while it is open."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Open the viewer with the newest entries; that it was opened is one of them."""
        store = self._patients.store
        if store is None:
            return
        self.close()
        try:
            if not store.is_read_only:
                store.note(Action.VIEWED, detail="audit")
            people = [person.name for person in self._records.people()]
        except RecordsError as error:
            self.failed.emit(error.statement)
            return
        actions = [(action.value, self._words.word(action)) for action in Action]
        hint = self._words.full_date(self._clock().date())
        self._dialog = AuditDialog(self._stage.look, people, actions, hint, self._stage.window)
        self._dialog.asked.connect(self.show)
        self._dialog.export_wanted.connect(self.export)
        self._dialog.check_wanted.connect(self.check)
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.finished.connect(self.forget_dialog)
        self._dialog.show()
        self._dialog.ask()

    @Slot()
    def forget_dialog(self) -> None:
        """Hear that the viewer was closed."""
        self._dialog = None

    def close(self) -> None:
        """Close the viewer."""
        if self._dialog is not None:
            self._dialog.reject()

    # -- what it asks -------------------------------------------------------------------------------------

    @Slot(object)
    def show(self, asked: AskedEntries) -> None:
        """Show the entries asked for, or what of the question was not understood."""
        store, dialog = self._patients.store, self._dialog
        wanted = self._filter(asked)
        if store is None or dialog is None or wanted is None:
            return
        try:
            with store.reading():
                found = [self._row(one) for one in islice(asked_entries(store.audit, wanted), SHOWN + 1)]
        except RecordsError as error:
            self.failed.emit(error.statement)
            return
        said = self.tr("{0} entries").format(len(found))
        if len(found) > SHOWN:
            said = self.tr("The newest {0}; an export holds all").format(SHOWN)
        dialog.show_entries([self._shown(row) for row in found[:SHOWN]], said)

    def _row(self, entry: Entry) -> AuditRow:
        row = audit_row(entry, self._words.word)
        return replace(row, detail=shown_detail(entry, self._words.word))

    def _shown(self, row: AuditRow) -> ShownEntry:
        at = f"{self._words.moment_text(row.at, 'full')}:{row.at.second:02}"
        patient = "" if row.patient is None else str(row.patient)
        return ShownEntry(str(row.number), at, row.person, row.action, patient, row.detail)

    def _filter(self, asked: AskedEntries) -> AuditFilter | None:
        """Return the question as read; None, and the viewer says it, where a part cannot be read."""
        first, last = self._day(asked.first_day), self._day(asked.last_day)
        number = int(asked.patient) if asked.patient.isascii() and asked.patient.isdigit() else None
        unread = [
            text
            for text, found in ((asked.first_day, first), (asked.last_day, last), (asked.patient, number))
            if text and found is None
        ]
        if unread and self._dialog is not None:
            self._dialog.show_entries((), self.tr("Not understood: {0}").replace("{0}", ", ".join(unread)))
            return None
        action = next((one for one in Action if one.value == asked.action), None)
        return AuditFilter(asked.person or None, action, number, first, last)

    def _day(self, text: str) -> date | None:
        if not text:
            return None
        found = read_moment(text, "0000", self._clock()).value
        return None if found is None else found.date()

    @Slot(object)
    def export(self, asked: AskedEntries) -> None:
        """Write the entries asked for into a file; that it was done becomes an entry."""
        store, wanted = self._patients.store, self._filter(asked)
        if store is None or wanted is None or self._dialog is None:
            return
        path = self._asking.course_to_save(Path.home() / "audit.csv")
        if path is None:
            return
        try:
            with store.reading():
                text = audit_csv(asked_entries(store.audit, wanted))
            store.note(Action.EXPORTED, detail="audit")
            write_whole(path, text.encode())
        except RecordsError as error:
            self.failed.emit(error.statement)
        except OSError as error:
            self._dialog.say(self.tr("Not written: {0}").replace("{0}", str(error.strerror)))
        else:
            self._dialog.say(self.tr("Written: {0}").replace("{0}", path.name))

    @Slot()
    def check(self) -> None:
        """Verify the whole chain and name what is wrong with it."""
        store = self._patients.store
        if store is None or self._dialog is None:
            return
        try:
            found = store.findings()
            head = store.audit.head()
        except RecordsError as error:
            self.failed.emit(error.statement)
            return
        if not found:
            self._dialog.say(self.tr("The chain is whole up to {0}").replace("{0}", head))
            return
        self._dialog.say(self.tr("{0} findings").format(len(found)))
        named = tuple(self._words.text(one.statement) for one in found)
        self._asking.tell(self.tr("The audit chain"), named)
