"""Importing: case files become patients, or new counts of known ones; nothing twice, nothing guessed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from neutro_desk.exchange.case_file import CaseFileError, read_case
from neutro_desk.workup.case_changes import sorted_out, with_counts, with_event

if TYPE_CHECKING:
    from collections.abc import Callable

    from neutro_desk.records.store import Store
    from neutro_desk.workup.board import BoardRow
    from neutro_desk.workup.case import Case, Cbc

SOURCE = "case file"
"""What the audit says of where a case came from; a file's name may hold a patient's."""


class Outcome(Enum):
    """What became of one file."""

    NEW = "new"
    ADDED = "added"
    KNOWN = "known"
    UNNAMED = "unnamed"
    ASKS = "asks"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file.

    Attributes:
        path: The file.
        outcome: In one word.
        counts: How many counts were added.
        left: How many were left out, since one in the records puts them in question.
        problems: Why the file was not read.
    """

    path: Path
    outcome: Outcome
    counts: int = 0
    left: int = 0
    problems: tuple[str, ...] = ()


def files_of(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the case files among paths, those of a folder in order of their names."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.glob("*.json")) if path.is_dir() else [path]
    return tuple(dict.fromkeys(found))


def import_file(store: Store, path: Path, row_of: Callable[[Case], BoardRow]) -> Imported:
    """Take one case file into the records.

    One whose record number and birth date are known adds the counts and events that are not there yet; what
    may be a patient who is known, and what names nobody, is left for a person to decide. Answers and notes of
    the file are taken with a new patient only.

    Args:
        store: The open store.
        path: The file.
        row_of: Derives the row of the ward board.

    Raises:
        RecordsError: If the store did not take it.
    """
    try:
        case = read_case(path)
    except CaseFileError as error:
        return Imported(path, Outcome.UNREADABLE, problems=error.problems)
    patient = case.patient
    if not (patient.name or patient.identifier):
        return Imported(path, Outcome.UNNAMED)
    same = store.with_identity(patient)
    if len(same) == 1:
        return _add_to(store, same[0].id, case, path, row_of)
    if same or store.likely_duplicates(patient):
        return Imported(path, Outcome.ASKS)
    store.add_case(case, row_of(case), SOURCE)
    return Imported(path, Outcome.NEW, counts=len(case.counts))


def _add_to(
    store: Store, patient_id: int, case: Case, path: Path, row_of: Callable[[Case], BoardRow]
) -> Imported:
    """Add what a known patient's record does not hold yet."""
    kept = store.load(patient_id, view=False).case
    held = {_bare(cbc) for cbc in kept.counts}
    fresh = [cbc for cbc in case.counts if _bare(cbc) not in held and cbc.voided is None]
    added, refused = sorted_out(kept, fresh)
    after = with_counts(kept, added) if added else kept
    for event in case.events:
        if event not in after.events:
            after = with_event(after, event)
    if after == kept:
        outcome = Outcome.ASKS if refused else Outcome.KNOWN
        return Imported(path, outcome, left=len(refused))
    store.save(patient_id, kept, after, row_of(after), SOURCE)
    return Imported(path, Outcome.ADDED, counts=len(added), left=len(refused))


def _bare(cbc: Cbc) -> Cbc:
    """Return a count without what another file may write otherwise of the same: its name and its fate."""
    return replace(cbc, id="", voided=None)
