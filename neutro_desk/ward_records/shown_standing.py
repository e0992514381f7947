"""ShownStanding: how the records stand, in the words of the bar and of the status line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from neutro_desk.screens.records_menu import Standing

if TYPE_CHECKING:
    from neutro_desk.records.people import Person
    from neutro_desk.screens.patient_bar import PatientBar
    from neutro_desk.ward_records.session import Records
    from neutro_desk.wording.phrasebook import Phrasebook


class ShownStanding(QObject):
    """Says who is signed in, and whether anything can be saved."""

    def __init__(self, records: Records, words: Phrasebook) -> None:
        """Keep what is told of."""
        super().__init__(records)
        self._records, self._words = records, words

    def show_in(self, bar: PatientBar, *, has_kept: bool) -> None:
        """Show in the bar how the records stand.

        Args:
            bar: Of the window.
            has_kept: Whether work that was kept waits to be brought back.
        """
        records, opened_by = self._records, self._records.unlocked_by
        person = "" if records.person is None else records.person.name
        if self._is_read_only:
            person = self.tr("{0}: read only").replace("{0}", person)
        bar.show_records(
            Standing(records.state.value),
            person,
            may_administer=opened_by is not None and opened_by.may_administer and not self._is_read_only,
            has_kept=has_kept,
        )

    def greeting(self, person: Person) -> str:
        """Return what is said once somebody is signed in."""
        if not self._is_read_only:
            return self.tr("Signed in: {0}").replace("{0}", person.name)
        made = self._records.copy_made
        if made is None:
            return self.tr("A newer version made these records: read only, nothing can be saved")
        copy = self.tr("Copy of {0}: read only, nothing can be saved")
        return copy.replace("{0}", self.local(made))

    def local(self, utc: datetime) -> str:
        """Return a time of the store as the workstation's own, in words."""
        return self._words.moment_text(utc.astimezone().replace(tzinfo=None), "full")

    @property
    def _is_read_only(self) -> bool:
        store = self._records.store
        return store is not None and store.is_read_only
