"""BesideCases: what an open store keeps beside the cases: ward board, drafts, pages that were made."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from neutro_desk.records.audit import Action
from neutro_desk.records.drafts import Drafts, KeptDraft
from neutro_desk.records.open_store import OpenStore, utc_text
from neutro_desk.records.pages import Page, Pages
from neutro_desk.records.patients import Patients
from neutro_desk.records.ward_board import WardBoard

if TYPE_CHECKING:
    import apsw

    from neutro_desk.records.codec import Codec
    from neutro_desk.records.folder import StoreFolder
    from neutro_desk.records.lines import BoardLine
    from neutro_desk.records.people import Person

BOARD_LINES = 200


class BesideCases(OpenStore):
    """An open store without its cases."""

    def __init__(
        self, connection: apsw.Connection, folder: StoreFolder, key: bytes, codec: Codec, person: Person
    ) -> None:
        """Use `create` or `open`."""
        super().__init__(connection, folder, key, codec, person)
        self._patients = Patients(connection)
        self._board = WardBoard(connection, codec)
        self._drafts = Drafts(connection)
        self._pages = Pages(connection)

    # -- ward board ---------------------------------------------------------------------------------------

    def board(self, limit: int = BOARD_LINES, since: datetime | None = None) -> tuple[BoardLine, ...]:
        """Return everyone with a low count, the highest risk first.

        Args:
            limit: The most lines.
            since: Leave out whose last sample is older; None leaves nobody out.
        """
        with self.reading():
            return self._board.lines(limit, since)

    def board_sizes(self, since: datetime | None = None) -> tuple[int, int]:
        """Return how many have a low count sampled since then, and how many an older one."""
        with self.reading():
            return self._board.sizes(since)

    def board_changed_since(self, number: int) -> int:
        """Return the number of the board's last change; it differs from the one given when there was one."""
        with self.reading():
            return max(number, self._board.changes())

    # -- drafts and pages ---------------------------------------------------------------------------------

    def keep_draft(self, patient_id: int | None, draft: bytes, person: str | None = None) -> None:
        """Keep what is being typed, encrypted, in place of this person's earlier draft for the same patient.

        Args:
            patient_id: Whose it is; None for nobody in the records.
            draft: Its bytes.
            person: Who typed it; whoever works with the store when None.

        Raises:
            RecordsError: If it was not kept; the draft before it still is.
        """
        with self.keeping():
            self._drafts.keep(patient_id, draft, person or self.person.name, utc_text())

    def draft(self, patient_id: int | None, person: str | None = None) -> KeptDraft | None:
        """Return the latest draft for a patient, of one person or of whoever typed last."""
        with self.reading():
            return self._drafts.of(patient_id, person)

    def drafts(self) -> tuple[KeptDraft, ...]:
        """Return every draft, the latest first: what a start after a crash offers."""
        with self.reading():
            return self._drafts.all()

    def drop_draft(self, patient_id: int | None, person: str | None = None) -> None:
        """Forget the drafts for a patient, of one person or all.

        Raises:
            RecordsError: If it was not done.
        """
        with self.keeping():
            self._drafts.drop(patient_id, person)

    def note_page(self, patient_id: int, digest: bytes, audience: str) -> None:
        """Keep that a page was printed or written; the chain's head on it is `audit.head()` before this call.

        Args:
            patient_id: The patient.
            digest: Of the page's file.
            audience: Whom it is for.

        Raises:
            RecordsError: If it was not kept.
        """
        with self.changing():
            self._patients.revision(patient_id)
            head = self.audit.head()
            self._pages.add(Page(patient_id, utc_text(), self.person.name, audience, digest, head))
            self.audit.append(Action.PRINTED, self.person.name, patient_id, f"{audience} {digest.hex()}")

    def pages(self, patient_id: int) -> tuple[Page, ...]:
        """Return the pages made of a patient, the latest first."""
        with self.reading():
            return self._pages.of(patient_id)
