"""The lines of the list of patients and of the ward board."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from neutro_desk.workup.board import BoardRow

PATIENT_COLUMNS = "id, name, identifier, birth_date, last_collected, last_anc"
"""What `line_of` reads, in its order."""


@dataclass(frozen=True, slots=True)
class PatientLine:
    """One line of the list of patients; the fields of a person stay out of every `repr`.

    Attributes:
        id: The patient's number in the store; it is never given twice.
        name: The name as kept.
        identifier: The identifier as kept.
        birth_date: The birth date, if known.
        last_collected: When the last count's sample was taken.
        last_anc: The last count, 10^9/L.
    """

    id: int
    name: str | None = field(repr=False)
    identifier: str | None = field(repr=False)
    birth_date: date | None = field(repr=False)
    last_collected: datetime | None = field(default=None, repr=False)
    last_anc: Decimal | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One line of the ward board: who, and what the work-up says today."""

    patient_id: int
    name: str | None = field(repr=False)
    identifier: str | None = field(repr=False)
    birth_date: date | None = field(repr=False)
    row: BoardRow = field(repr=False)


def line_of(columns: tuple[int, str, str, str, str, str]) -> PatientLine:
    """Return a line from `PATIENT_COLUMNS`."""
    patient_id, name, identifier, birth, collected, anc = columns
    return PatientLine(
        id=patient_id,
        name=name or None,
        identifier=identifier or None,
        birth_date=day_of(birth),
        last_collected=datetime.fromisoformat(collected) if collected else None,
        last_anc=Decimal(anc) if anc else None,
    )


def day_of(text: str) -> date | None:
    """Return a day of the store; None for an empty one."""
    return date.fromisoformat(text) if text else None
