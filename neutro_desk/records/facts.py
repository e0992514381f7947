"""Facts: the rows that are only ever added, and the case they make."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import apsw

from neutro_desk.records.codec import Codec
from neutro_desk.records.differences import FactKind, NewFact, StandingFact
from neutro_desk.records.errors import records_error
from neutro_desk.workup.case import Case, Patient

_DIGEST_BYTES = 16
_BREAK = b"\x1f"


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the history of a patient.

    Attributes:
        kind: What it is about.
        name: Id of the count, question or number of the event.
        revision: The save it belongs to, counted from 1.
        at: When, UTC, as ISO text.
        person: Who.
        reason: Why, as said at the save.
        taken_back: Whether it took the value back.
    """

    kind: FactKind
    name: str
    revision: int
    at: str
    person: str
    reason: str = field(repr=False)
    taken_back: bool


class Facts:
    """The facts of every patient, on the store's connection; whoever writes holds the transaction."""

    def __init__(self, connection: apsw.Connection, codec: Codec) -> None:
        self._connection = connection
        self._codec = codec

    def standing(self, patient_id: int) -> dict[tuple[FactKind, str], StandingFact]:
        """Return the last revision of each fact, those taken back among them."""
        rows = self._connection.execute(
            "SELECT kind, name, place, payload FROM facts WHERE patient = ? ORDER BY kind, name, revision",
            (patient_id,),
        )
        return {(_KINDS[kind], name): StandingFact(place, payload) for kind, name, place, payload in rows}

    def case(self, patient_id: int, revision: int | None = None) -> Case:
        """Return the case the standing facts make, or those that stood after an earlier save.

        Raises:
            RecordsError: If a row is not what this program wrote.
        """
        rows = self._connection.execute(
            "SELECT kind, name, place, payload FROM facts"
            " WHERE patient = ?1 AND (?2 IS NULL OR revision <= ?2) ORDER BY kind, name, revision",
            (patient_id, revision),
        )
        last = {(kind, name): (place, payload) for kind, name, place, payload in rows}
        standing = sorted(
            (kind, place, name, payload) for (kind, name), (place, payload) in last.items() if payload
        )
        try:
            return self._case(standing)
        except ValueError as error:
            raise records_error("patient_damaged", patient=patient_id) from error

    def _case(self, standing: list[tuple[str, int, str, bytes]]) -> Case:
        codec = self._codec
        patient, notes = Patient(), ""
        counts, events, answers = [], [], {}
        for kind, _, name, payload in standing:
            match _KINDS[kind]:
                case FactKind.PATIENT:
                    patient = codec.decode_patient(payload)
                case FactKind.COUNT:
                    counts.append(codec.decode_count(payload))
                case FactKind.EVENT:
                    events.append(codec.decode_event(payload))
                case FactKind.ANSWER:
                    answers[name] = codec.decode_answer(payload)
                case FactKind.NOTES:
                    notes = payload.decode()
        return Case(patient, tuple(counts), tuple(events), answers, notes)

    def add(
        self, patient_id: int, revision: int, facts: Iterable[NewFact], *, at: str, person: str, reason: str
    ) -> None:
        """Add the rows of one save."""
        self._connection.executemany(
            "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    patient_id,
                    fact.kind.value,
                    fact.name,
                    revision,
                    fact.place,
                    at,
                    person,
                    reason,
                    fact.payload,
                )
                for fact in facts
            ],
        )

    def history(self, patient_id: int) -> tuple[Change, ...]:
        """Return every row of a patient, the latest first: what happened to each value, when and by whom."""
        rows = self._connection.execute(
            "SELECT kind, name, revision, at, person, reason, payload IS NULL FROM facts WHERE patient = ?"
            " ORDER BY revision DESC, kind, name",
            (patient_id,),
        )
        return tuple(
            Change(_KINDS[kind], name, revision, at, person, reason, bool(gone))
            for kind, name, revision, at, person, reason, gone in rows
        )

    def digest(self, patient_id: int, revision: int, secret: bytes) -> str:
        """Return what stands in the audit chain for the rows of one save, 32 hexadecimal digits."""
        rows = self._connection.execute(
            "SELECT kind, name, revision, place, at, person, reason, payload FROM facts"
            " WHERE patient = ? AND revision = ? ORDER BY kind, name",
            (patient_id, revision),
        )
        return digest_of(rows, secret)


def digest_of(rows: Iterable[Iterable[str | int | float | bytes | None]], secret: bytes) -> str:
    """Return the digest of the rows of one save.

    Args:
        rows: Kind, name, revision, place, time, person, reason and payload of each, by kind and name.
        secret: Of the patient.
    """
    made = hmac.new(secret, digestmod=hashlib.sha256)
    for row in rows:
        made.update(_BREAK.join(_bytes_of(row)))
    return made.digest()[:_DIGEST_BYTES].hex()


_KINDS = {kind.value: kind for kind in FactKind}


def _bytes_of(row: Iterable[str | int | float | bytes | None]) -> Iterator[bytes]:
    """Return each column with its length before it, so that no two rows read the same."""
    for column in row:
        content = b"" if column is None else column if isinstance(column, bytes) else str(column).encode()
        yield f"{'-' if column is None else len(content)}:".encode() + content
