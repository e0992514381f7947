"""Store: the patients of the ward; each change is a transaction with its entry in the audit chain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from neutro_desk.records.audit import Action
from neutro_desk.records.backups import backups
from neutro_desk.records.beside_cases import BesideCases
from neutro_desk.records.differences import FactKind, NewFact, first_fact, new_facts
from neutro_desk.records.erasing import Erased, erase_rows, refuse_telling_reason, sweep_log
from neutro_desk.records.errors import records_error
from neutro_desk.records.facts import Change, Facts
from neutro_desk.records.merging import merged
from neutro_desk.records.open_store import utc_text
from neutro_desk.workup.case import Case, Patient

if TYPE_CHECKING:
    import apsw

    from neutro_desk.records.codec import Codec
    from neutro_desk.records.folder import StoreFolder
    from neutro_desk.records.lines import PatientLine
    from neutro_desk.records.people import Person
    from neutro_desk.workup.board import BoardRow

LINES_SHOWN = 50


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case as the store holds it, with the number of its last save."""

    case: Case = field(repr=False)
    revision: int


class Store(BesideCases):
    """The records of a ward while they are open."""

    def __init__(
        self, connection: apsw.Connection, folder: StoreFolder, key: bytes, codec: Codec, person: Person
    ) -> None:
        """Use `create` or `open`."""
        super().__init__(connection, folder, key, codec, person)
        self._facts = Facts(connection, codec)

    # -- finding ------------------------------------------------------------------------------------------

    def patient_count(self) -> int:
        """Return how many patients there are."""
        with self.reading():
            return self._patients.count()

    def patient_ids(self) -> tuple[int, ...]:
        """Return the number of each patient, oldest first; for an export of all."""
        with self.reading():
            return self._patients.ids()

    def line(self, patient_id: int) -> PatientLine | None:
        """Return the line of one patient; None when there is no such patient."""
        with self.reading():
            return self._patients.line(patient_id)

    def search(self, text: str, limit: int = LINES_SHOWN) -> tuple[PatientLine, ...]:
        """Return the patients found by beginnings of words of name, identifier and birth date."""
        with self.reading():
            return self._patients.search(text, limit)

    def likely_duplicates(self, patient: Patient) -> tuple[PatientLine, ...]:
        """Return who may be this patient already; to be asked before one is added."""
        with self.reading():
            return self._patients.likely_duplicates(patient)

    def with_identity(self, patient: Patient) -> tuple[PatientLine, ...]:
        """Return those with the same identifier and birth date; nobody when either is missing."""
        with self.reading():
            return self._patients.with_identity(patient)

    # -- one patient --------------------------------------------------------------------------------------

    def add_patient(self, patient: Patient) -> int:
        """Add a patient without counts and return the number, which is never given twice.

        Raises:
            RecordsError: If it was not kept.
        """
        return self.add_case(Case(patient), None)

    def add_case(self, case: Case, board: BoardRow | None, source: str = "") -> int:
        """Add a patient with all that is known, in one transaction, and return the number.

        Args:
            case: All that is known.
            board: The row of the ward board for it; None when there is none yet.
            source: Where it was imported from, for the audit chain; empty when it was typed here. No patient
                field.

        Raises:
            RecordsError: If it was not kept.
        """
        with self.changing():
            patient_id = self._patients.add(case.patient)
            facts = new_facts(Case(case.patient), case, {}, self.codec)
            self._append(patient_id, 1, (first_fact(case.patient, self.codec), *facts), "")
            self._show(patient_id, board)
            if source:
                self.audit.append(Action.IMPORTED, self.person.name, patient_id, source)
            return patient_id

    def load(self, patient_id: int, *, view: bool = True) -> KeptCase:
        """Return a patient's case.

        Args:
            patient_id: The patient.
            view: Whether a person sees it: that is entered in the audit chain first.

        Raises:
            RecordsError: If there is no such patient, what is kept is damaged, or the view cannot be entered.
        """
        with self.reading():
            kept = KeptCase(self._facts.case(patient_id), self._patients.revision(patient_id))
        if view and not self.is_read_only:
            self.note(Action.VIEWED, patient_id)
        return kept

    def history(self, patient_id: int) -> tuple[Change, ...]:
        """Return every change of a patient's values, the latest first."""
        with self.reading():
            return self._facts.history(patient_id)

    def case_at(self, patient_id: int, revision: int) -> Case:
        """Return a patient's case as it stood after a save; saved again, it undoes what came later.

        Args:
            patient_id: The patient.
            revision: The number of the save, from 1.

        Raises:
            RecordsError: If there is no such patient, or what is kept is damaged.
        """
        with self.reading():
            self._patients.revision(patient_id)
            return self._facts.case(patient_id, revision)

    def digest(self, patient_id: int, revision: int) -> str:
        """Return the digest of a save's rows, to be compared with the one in the audit chain."""
        with self.reading():
            return self._facts.digest(patient_id, revision, self._patients.secret(patient_id))

    def save(
        self,
        patient_id: int,
        before: Case,
        after: Case,
        board: BoardRow | None,
        reason: str = "",
        *,
        drops_draft: bool = False,
    ) -> int:
        """Keep what changed, in one transaction; what stood before stays in the history.

        Args:
            patient_id: The patient.
            before: The case the change began with, as it was loaded or saved last.
            after: The case to keep.
            board: The row of the ward board for it; None leaves the row as it is.
            reason: Why, for a correction or a value taken back.
            drops_draft: Whether the drafts for this patient go with it.

        Returns:
            The number of this save; that of the last one when nothing changed.

        Raises:
            RecordsError: If it was not kept: another save was faster, a value would not come back as it is,
                the disk is full or fails.
        """
        with self.changing(somebody_waits=True):
            if drops_draft:
                self._drafts.drop(patient_id, None)
            return self._saved(patient_id, before, after, board, reason)

    def merge(
        self, patient_id: int, other_id: int, row_of: Callable[[Case], BoardRow], reason: str = ""
    ) -> int:
        """Make one patient of two that are the same person; a backup is made before.

        The other one leaves list, search and board; its own rows stay and can be loaded by its number.

        Args:
            patient_id: The patient who stands afterwards.
            other_id: The one who was entered a second time.
            row_of: Derives the row of the ward board of the whole case.
            reason: Why, as said.

        Returns:
            The number of the save.

        Raises:
            RecordsError: If they are two people, one of them was merged before, or it was not kept.
        """
        with self.reading():
            if patient_id == other_id or self._patients.merged_into(patient_id) is not None:
                raise records_error("merged_already", number=patient_id)
            if self._patients.merged_into(other_id) is not None:
                raise records_error("merged_already", number=other_id)
            before = self._facts.case(patient_id)
            after = merged(before, self._facts.case(other_id))
        self.back_up_before("merge")
        with self.changing():
            revision = self._saved(patient_id, before, after, row_of(after), reason)
            self._merge_line(other_id, patient_id)
            return revision

    def merged_from(self, patient_id: int) -> tuple[int, ...]:
        """Return the numbers of those that were merged into a patient."""
        with self.reading():
            return self._patients.merged_from(patient_id)

    def erase(self, patient_id: int, reason: str) -> Erased:
        """Remove a patient for good; the audit chain tells that it was done, without a field of the patient.

        Args:
            patient_id: The patient.
            reason: Why, without a field of the patient: it stays.

        Returns:
            The backups that still hold the patient, and until when.

        Raises:
            RecordsError: If there is no such patient or it was not done.
        """
        with self.changing():
            rows = 0
            for number in (*self._patients.merged_from(patient_id), patient_id):
                refuse_telling_reason(reason, self._patients.telling_words(number))
                rows += erase_rows(self._connection, number)
                self._board.remove(number)
                self._patients.remove(number)
                self.audit.append(Action.ERASED, self.person.name, number, reason)
        with self.reading():
            sweep_log(self._connection)
            return Erased(rows, backups(self.folder))

    def _saved(self, patient_id: int, before: Case, after: Case, board: BoardRow | None, reason: str) -> int:
        """Add what changed, inside the caller's change; return the number of the save."""
        revision = self._patients.revision(patient_id)
        facts = new_facts(before, after, self._facts.standing(patient_id), self.codec)
        if facts:
            revision += 1
            self._append(patient_id, revision, facts, reason)
        if any(fact.kind is FactKind.PATIENT for fact in facts):
            self._patients.set_fields(patient_id, after.patient)
        self._show(patient_id, board)
        return revision

    def _append(self, patient_id: int, revision: int, facts: Sequence[NewFact], reason: str) -> None:
        """Add the rows of one save and bind them into the audit chain."""
        self._facts.add(patient_id, revision, facts, at=utc_text(), person=self.person.name, reason=reason)
        self._patients.set_revision(patient_id, revision)
        detail = f"revision {revision}, {len(facts)} rows, {self.digest(patient_id, revision)}"
        self.audit.append(Action.CHANGED, self.person.name, patient_id, detail)

    def _merge_line(self, other_id: int, into: int) -> None:
        """Let another line go into this one, and say so of both in the audit chain."""
        for number in self._patients.merged_from(other_id):
            self._patients.point(number, into)
        self._patients.merge(other_id, into)
        self._board.remove(other_id)
        self._drafts.drop(other_id, None)
        self.audit.append(Action.MERGED, self.person.name, into, f"took in {other_id}")
        self.audit.append(Action.MERGED, self.person.name, other_id, f"into {into}")

    def _show(self, patient_id: int, board: BoardRow | None) -> None:
        if board is not None:
            self._board.put(patient_id, board)
            self._patients.set_last(patient_id, board)
