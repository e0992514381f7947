"""RecordHome: a record of the ward's store as the home of a case; each save is one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from neutro_desk.workup.board import BoardRow
from neutro_desk.workup.case import Case

if TYPE_CHECKING:
    from neutro_desk.records.store import KeptCase, Store


class RecordHome:
    """Where the case of one patient is kept (`neutro_desk.home.Home`).

    Attributes:
        patient_id: The patient's number in the store.
        revision: Of the last save.
    """

    def __init__(
        self, store: Store, patient_id: int, kept: KeptCase, row_of: Callable[[Case], BoardRow]
    ) -> None:
        """Start with what the store holds.

        Args:
            store: The open store.
            patient_id: The patient's number in it.
            kept: As it was loaded.
            row_of: Derives the row of the ward board from a case.
        """
        self.patient_id, self.revision = patient_id, kept.revision
        self._store, self._kept, self._row_of = store, kept.case, row_of

    @property
    def kept(self) -> Case:
        """The case as the store holds it."""
        return self._kept

    @property
    def label(self) -> str:
        """What the window calls the place; holds no patient field."""
        return "records"

    def save(self, case: Case) -> None:
        """Keep what changed as new rows; raise RecordsError, and nothing is kept, when that fails."""
        reason = "; ".join(dict.fromkeys(_reasons(self._kept, case)))
        self.revision = self._store.save(self.patient_id, self._kept, case, self._row_of(case), reason)
        self._kept = case


def _reasons(before: Case, after: Case) -> list[str]:
    """Return why counts were taken out of use since."""
    known = {cbc.id for cbc in before.counts if cbc.voided is not None}
    return [cbc.voided.reason for cbc in after.counts if cbc.voided is not None and cbc.id not in known]
