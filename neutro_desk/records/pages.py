"""Pages: which page of a patient was printed or written, by whom, and the digest of its file."""

from __future__ import annotations

from dataclasses import dataclass

import apsw


@dataclass(frozen=True, slots=True)
class Page:
    """One page that left the program.

    Attributes:
        patient_id: Whose it is.
        at: When, UTC, as ISO text.
        person: Who made it.
        audience: Whom it is for.
        digest: Of the page's file.
        head: The head of the audit chain that stands on it.
    """

    patient_id: int
    at: str
    person: str
    audience: str
    digest: bytes
    head: str


class Pages:
    """The pages made, on the store's connection; whoever writes holds the transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def add(self, page: Page) -> None:
        """Keep that a page was made."""
        self._connection.execute(
            "INSERT INTO pages(patient, at, person, audience, digest, head) VALUES (?, ?, ?, ?, ?, ?)",
            (page.patient_id, page.at, page.person, page.audience, page.digest, page.head),
        )

    def of(self, patient_id: int) -> tuple[Page, ...]:
        """Return the pages made of a patient, the latest first."""
        rows = self._connection.execute(
            "SELECT patient, at, person, audience, digest, head FROM pages WHERE patient = ?"
            " ORDER BY number DESC",
            (patient_id,),
        )
        return tuple(Page(*row) for row in rows)
