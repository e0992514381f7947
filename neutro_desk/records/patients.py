"""Patients: the lines of the list, search as you type, and who may be the same person twice."""

from __future__ import annotations

import secrets
from typing import Any

import apsw

from neutro_desk.records.errors import records_error
from neutro_desk.records.lines import PATIENT_COLUMNS, PatientLine, line_of
from neutro_desk.records.search_words import identifier_key, name_key, typed_words, words_of
from neutro_desk.workup.board import BoardRow
from neutro_desk.workup.case import Patient

_SECRET_BYTES = 32
_LOOKED_AT = 2
"""How many times the lines shown are ranked: the newest of those that match."""


class Patients:
    """The list of patients, on the store's connection; whoever writes holds the transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def add(self, patient: Patient) -> int:
        """Add a line and return its number."""
        fields = _fields(patient)
        self._connection.execute(
            "INSERT INTO patients(revision, secret, name, identifier, birth_date, name_key, identifier_key,"
            " words, last_collected, last_anc) VALUES (1, ?, ?, ?, ?, ?, ?, ?, '', '')",
            (secrets.token_bytes(_SECRET_BYTES), *fields),
        )
        patient_id = self._connection.last_insert_rowid()
        self._find_by(patient_id, fields[-1])
        return patient_id

    def revision(self, patient_id: int) -> int:
        """Return the number of a patient's last save.

        Raises:
            RecordsError: If there is no such patient.
        """
        return int(self._column("revision", patient_id))

    def secret(self, patient_id: int) -> bytes:
        """Return what keys the digests of a patient in the audit chain; raise RecordsError for nobody."""
        return bytes(self._column("secret", patient_id))

    def telling_words(self, patient_id: int) -> str:
        """Return the words that name a patient, of one merged into another too."""
        line = self.line(patient_id)
        if line is None:
            raise records_error("no_such_patient", number=patient_id)
        return words_of(line.name or "", line.identifier or "", line.birth_date)

    def _column(self, name: str, patient_id: int) -> Any:  # noqa: ANN401  a column has the kind it was made with
        for (value,) in self._connection.execute(
            f"SELECT {name} FROM patients WHERE id = ?",  # noqa: S608  our own column
            (patient_id,),
        ):
            return value
        raise records_error("no_such_patient", number=patient_id)

    def set_revision(self, patient_id: int, revision: int) -> None:
        """Count one more save."""
        self._connection.execute("UPDATE patients SET revision = ? WHERE id = ?", (revision, patient_id))

    def set_fields(self, patient_id: int, patient: Patient) -> None:
        """Show and find the patient by what is said now."""
        fields = _fields(patient)
        words = self.words(patient_id)
        self._connection.execute(
            "UPDATE patients SET name = ?, identifier = ?, birth_date = ?, name_key = ?, identifier_key = ?,"
            " words = ? WHERE id = ?",
            (*fields, patient_id),
        )
        if words != fields[-1]:
            self._forget(patient_id, words)
            self._find_by(patient_id, fields[-1])

    def set_last(self, patient_id: int, row: BoardRow) -> None:
        """Show the last count in the list."""
        collected = "" if row.collected is None else row.collected.isoformat()
        anc = "" if row.anc is None else format(row.anc, "f")
        self._connection.execute(
            "UPDATE patients SET last_collected = ?, last_anc = ? WHERE id = ?", (collected, anc, patient_id)
        )

    def remove(self, patient_id: int) -> None:
        """Take the line out of the list and out of the search."""
        if words := self.words(patient_id):
            self._forget(patient_id, words)
        self._connection.execute("DELETE FROM patients WHERE id = ?", (patient_id,))

    def merge(self, patient_id: int, into: int) -> None:
        """Take a line out of the list and out of the search, and tell which one stands in its place."""
        self._forget(patient_id, self.words(patient_id))
        self._connection.execute(
            "UPDATE patients SET merged_into = ?, words = '', name_key = '', identifier_key = '',"
            " birth_date = '' WHERE id = ?",
            (into, patient_id),
        )

    def point(self, patient_id: int, into: int) -> None:
        """Let a line that was merged before tell of another one that stands in its place."""
        self._connection.execute("UPDATE patients SET merged_into = ? WHERE id = ?", (into, patient_id))

    def merged_into(self, patient_id: int) -> int | None:
        """Return the patient that stands in the place of a merged one; None for all others."""
        into = self._column("merged_into", patient_id)
        return None if into is None else int(into)

    def merged_from(self, patient_id: int) -> tuple[int, ...]:
        """Return those that were merged into a patient."""
        rows = self._connection.execute("SELECT id FROM patients WHERE merged_into = ?", (patient_id,))
        return tuple(number for (number,) in rows)

    def count(self) -> int:
        """Return how many patients there are, those merged into another not counted."""
        return int(self._connection.execute("SELECT count(*) FROM patients WHERE merged_into IS NULL").get)

    def ids(self) -> tuple[int, ...]:
        """Return the number of each patient, oldest first."""
        rows = self._connection.execute("SELECT id FROM patients WHERE merged_into IS NULL ORDER BY id")
        return tuple(number for (number,) in rows)

    def line(self, patient_id: int) -> PatientLine | None:
        """Return one line; None for nobody."""
        rows = self._connection.execute(
            f"SELECT {PATIENT_COLUMNS} FROM patients WHERE id = ?",  # noqa: S608  our own columns
            (patient_id,),
        )
        return next((line_of(row) for row in rows), None)

    def search(self, text: str, limit: int) -> tuple[PatientLine, ...]:
        """Return the patients of whom each typed word begins a word; the newest when nothing is typed.

        A whole word comes before a beginning; then the list goes by name. Of more matches than are ranked the
        patients added last are shown.
        """
        words = typed_words(text)
        columns = ", ".join(f"patients.{name}" for name in (*PATIENT_COLUMNS.split(", "), "words"))
        if words:
            rows = self._connection.execute(
                f"SELECT {columns} FROM finder JOIN patients ON patients.id = finder.rowid"  # noqa: S608
                " WHERE finder MATCH ? ORDER BY finder.rowid DESC LIMIT ?",
                (" AND ".join(f'"{word}"*' for word in words), limit * _LOOKED_AT),
            )
        else:
            rows = self._connection.execute(
                f"SELECT {columns} FROM patients WHERE merged_into IS NULL ORDER BY id DESC LIMIT ?",  # noqa: S608
                (limit,),
            )
        found = [(_beginnings(words, row[-1]), row[1], line_of(row[:-1])) for row in rows]
        if words:
            found.sort(key=_rank)
        return tuple(line for _, _, line in found[:limit])

    def likely_duplicates(self, patient: Patient, limit: int = 20) -> tuple[PatientLine, ...]:
        """Return who may be this patient already.

        That is: the same identifier; the same name without another birth date; the same birth date and one
        word of the name.
        """
        birth = patient.birth_date.isoformat() if patient.birth_date else ""
        name = name_key(patient.name or "")
        found: dict[int, PatientLine] = {}
        for where, values in (
            ("identifier_key <> '' AND identifier_key = ?", (identifier_key(patient.identifier or ""),)),
            ("name_key <> '' AND name_key = ? AND (birth_date IN ('', ?) OR ? = '')", (name, birth, birth)),
        ):
            found |= {line.id: line for line in self._lines(where, values, limit)}
        if birth:
            words = set(name.split())
            same_day = self._lines("birth_date <> '' AND birth_date = ?", (birth,), 20 * limit)
            found |= {line.id: line for line in same_day if words & set(name_key(line.name or "").split())}
        return tuple(list(found.values())[:limit])

    def with_identity(self, patient: Patient) -> tuple[PatientLine, ...]:
        """Return those of the same identifier and birth date; nobody when either is missing."""
        key = identifier_key(patient.identifier or "")
        if not key or patient.birth_date is None:
            return ()
        where = "identifier_key <> '' AND identifier_key = ? AND birth_date = ?"
        return tuple(self._lines(where, (key, patient.birth_date.isoformat()), 2))

    def _lines(self, where: str, values: tuple[str, ...], limit: int) -> list[PatientLine]:
        rows = self._connection.execute(
            f"SELECT {PATIENT_COLUMNS} FROM patients WHERE {where} LIMIT ?",  # noqa: S608  our own conditions
            (*values, limit),
        )
        return [line_of(row) for row in rows]

    def words(self, patient_id: int) -> str:
        """Return the words a patient is found by; raise RecordsError for nobody."""
        return str(self._column("words", patient_id))

    def _find_by(self, patient_id: int, words: str) -> None:
        self._connection.execute("INSERT INTO finder(rowid, words) VALUES (?, ?)", (patient_id, words))

    def _forget(self, patient_id: int, words: str) -> None:
        self._connection.execute(
            "INSERT INTO finder(finder, rowid, words) VALUES ('delete', ?, ?)", (patient_id, words)
        )


def _fields(patient: Patient) -> tuple[str, str, str, str, str, str]:
    name, identifier = patient.name or "", patient.identifier or ""
    birth = patient.birth_date.isoformat() if patient.birth_date else ""
    words = words_of(name, identifier, patient.birth_date)
    return name, identifier, birth, name_key(name), identifier_key(identifier), words


def _beginnings(typed: tuple[str, ...], words: str) -> int:
    """Return how many typed words are only the beginning of one."""
    whole = set(words.split())
    return sum(word not in whole for word in typed)


def _rank(found: tuple[int, str, PatientLine]) -> tuple[int, str, int]:
    beginnings, name, line = found
    return beginnings, name.casefold(), line.id
