"""Which rows of the ward board are shown: by what stands in them, and by letters of name or number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from neutro_desk.workup.board import is_old
from neutro_desk.workup.timeline import RECOVERY_LINE, Direction

if TYPE_CHECKING:
    from neutro_desk.screens.board_words import BoardPatient


class Shown(Enum):
    """Which part of the board is shown."""

    ALL = "all"
    WARNED = "warned"
    BELOW = "below"
    FALLING = "falling"
    FEVER = "fever"
    OLD = "old"


def belongs(patient: BoardPatient, shown: Shown, now: datetime) -> bool:
    """Return whether a patient belongs to a part of the board at a time."""
    row = patient.row
    below = row.anc is not None and (
        row.anc < RECOVERY_LINE or (row.anc == RECOVERY_LINE and row.comparator is not None)
    )
    return {
        Shown.ALL: True,
        Shown.WARNED: row.warning is not None,
        Shown.BELOW: below,
        Shown.FALLING: row.direction is Direction.FALLING,
        Shown.FEVER: row.is_ill,
        Shown.OLD: is_old(row, now),
    }[shown]


def chosen(
    patients: Sequence[BoardPatient], shown: Shown, letters: str, now: datetime
) -> tuple[BoardPatient, ...]:
    """Return the patients of a part whose name or number holds every word typed, in their order."""
    words = letters.casefold().split()
    return tuple(
        one
        for one in patients
        if belongs(one, shown, now)
        and all(word in f"{one.name} {one.identifier}".casefold() for word in words)
    )
