"""Drafts: typed text that is not saved yet, kept encrypted for the person who typed it."""

from __future__ import annotations

from dataclasses import dataclass, field

import apsw

NOBODY = 0
"""Stands for a draft that belongs to no patient of the records."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What was being typed.

    Attributes:
        patient_id: Whose it is; None for nobody in the records.
        person: Who typed it.
        at: When it was kept, UTC, as ISO text.
        content: The bytes as they were given.
    """

    patient_id: int | None
    person: str
    at: str
    content: bytes = field(repr=False)


class Drafts:
    """The drafts, on the store's connection; whoever writes holds the transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def keep(self, patient_id: int | None, content: bytes, person: str, at: str) -> None:
        """Keep a draft in place of this person's earlier one for the same patient."""
        self._connection.execute(
            "INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?)", (patient_id or NOBODY, person, at, content)
        )

    def of(self, patient_id: int | None, person: str | None) -> KeptDraft | None:
        """Return the latest draft for a patient; of one person, or of whoever typed last."""
        found = [draft for draft in self.all() if draft.patient_id == patient_id]
        return next((draft for draft in found if person in (None, draft.person)), None)

    def all(self) -> tuple[KeptDraft, ...]:
        """Return every draft, the latest first."""
        rows = self._connection.execute("SELECT patient, person, at, content FROM drafts ORDER BY at DESC")
        return tuple(KeptDraft(patient or None, person, at, content) for patient, person, at, content in rows)

    def drop(self, patient_id: int | None, person: str | None) -> None:
        """Forget the drafts for a patient; of one person, or all."""
        self._connection.execute(
            "DELETE FROM drafts WHERE patient = ?1 AND (?2 IS NULL OR person = ?2)",
            (patient_id or NOBODY, person),
        )
