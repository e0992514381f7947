"""Whether the values of each patient are still those that the audit tells of, save by save."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

import apsw

from neutro_desk.records.audit_entry import Action
from neutro_desk.records.audit_finding import Finding, FindingKind, about
from neutro_desk.records.database import failures_in_words
from neutro_desk.records.errors import records_error
from neutro_desk.records.facts import digest_of
from neutro_desk.records.folder import StoreFolder

_SAVE = re.compile(r"revision (\d+), \d+ rows, ([0-9a-f]{32})")
"""How `Store` enters a save."""

_PATIENT = 0
_REVISION = 3
"""Places of these among the columns of a row of values."""

Column = str | int | float | bytes | None
Told = dict[int, tuple[int, str]]
"""By save: number of the entry that tells of it, and the digest."""


def verify_values(connection: apsw.Connection, folder: StoreFolder) -> tuple[Finding, ...]:
    """Compare every value with what the audit tells of its save; the chain itself is verified elsewhere.

    This finds what the encryption of single pages cannot: a part of the file that was put back to its own
    older content, and rows that somebody with the key changed, removed or added. An erased patient has none.

    Args:
        connection: To the database; only read.
        folder: Of the store, for messages.

    Raises:
        RecordsError: If the database cannot be read.
    """
    try:
        return _compared_all(connection, folder)
    except UnicodeDecodeError as error:
        raise records_error("damaged", folder=str(folder.path)) from error


def _compared_all(connection: apsw.Connection, folder: StoreFolder) -> tuple[Finding, ...]:
    with failures_in_words(folder.database):
        erased = {
            patient
            for (patient,) in connection.execute(
                "SELECT patient FROM audit WHERE action = ?", (Action.ERASED.value,)
            )
        }
        secrets = dict(connection.execute("SELECT id, secret FROM patients"))
        return tuple(_found(_told(connection), _kept(connection), secrets, erased))


def _told(connection: apsw.Connection) -> Iterator[tuple[int, Told]]:
    """Yield each patient with the saves that the audit tells of."""
    entries = connection.execute(
        "SELECT patient, number, detail FROM audit WHERE action = ? AND patient IS NOT NULL"
        " ORDER BY patient, number",
        (Action.CHANGED.value,),
    )
    for patient, of_one in groupby(entries, key=_patient):
        saves = ((number, _SAVE.fullmatch(detail)) for _, number, detail in of_one)
        yield patient, {int(save[1]): (number, save[2]) for number, save in saves if save is not None}


def _kept(connection: apsw.Connection) -> Iterator[tuple[int, dict[int, list[tuple[Column, ...]]]]]:
    """Yield each patient with the rows of each save."""
    rows = connection.execute(
        "SELECT patient, kind, name, revision, place, at, person, reason, payload FROM facts"
        " ORDER BY patient, kind, name, revision"
    )
    for patient, of_one in groupby(rows, key=_patient):
        saves: dict[int, list[tuple[Column, ...]]] = {}
        for row in of_one:
            saves.setdefault(row[_REVISION], []).append(row[1:])
        yield patient, saves


def _found(
    told: Iterable[tuple[int, Told]],
    kept: Iterable[tuple[int, dict[int, list[tuple[Column, ...]]]]],
    secrets: dict[int, bytes],
    erased: set[int],
) -> Iterator[Finding]:
    """Walk both in step, by number of the patient."""
    waiting = iter(kept)
    patient_kept, rows = next(waiting, (None, {}))
    for patient, saves in told:
        while patient_kept is not None and patient_kept < patient:
            yield from _compared(patient_kept, {}, rows, b"")
            patient_kept, rows = next(waiting, (None, {}))
        if patient_kept == patient:
            yield from _compared(patient, saves, rows, secrets.get(patient, b""))
            patient_kept, rows = next(waiting, (None, {}))
        elif patient not in erased:
            yield from _compared(patient, saves, {}, b"")
    while patient_kept is not None:
        yield from _compared(patient_kept, {}, rows, b"")
        patient_kept, rows = next(waiting, (None, {}))


def _compared(
    patient: int, saves: Told, rows: dict[int, list[tuple[Column, ...]]], secret: bytes
) -> Iterator[Finding]:
    """Tell the saves of one patient that are not as the audit has them."""
    for revision, (number, digest) in sorted(saves.items()):
        if revision not in rows or digest_of(rows[revision], secret) != digest:
            yield about(FindingKind.VALUES, number, patient=patient, revision=revision)
    for revision in sorted(set(rows) - set(saves)):
        yield about(FindingKind.VALUES_WITHOUT, 0, patient=patient, revision=revision)


def _patient(row: tuple[Column, ...]) -> int:
    return int(str(row[_PATIENT]))
