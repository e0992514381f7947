"""Units that a whole pasted block leaves out: asked once for each kind of value, not for each count."""

from __future__ import annotations

from collections.abc import Sequence

from neutro_desk.workup.pasted import PastedCount
from neutro_desk.workup.quantities import unit_label
from neutro_desk.workup.statements import Choice, Note, NoteKind, say

ENOUGH_COUNTS = 2
"""Counts without the unit from which on the block is asked; a single one is asked at its field."""

_CELLS = ("10*9/L", "/uL")
_OFFERED = {"wbc": _CELLS, "anc": _CELLS, "haemoglobin": ("g/L", "g/dL"), "platelets": _CELLS}


def unit_questions(counts: Sequence[PastedCount], first_unit: str) -> list[Note]:
    """Return a question for each kind of value that several counts give without a unit.

    Args:
        counts: The counts of the block.
        first_unit: The unit offered first.
    """
    notes = []
    for field, units in _OFFERED.items():
        texts = [
            getattr(count.typed, field)
            for count in counts
            if getattr(count.typed, field) and not getattr(count.typed, f"{field}_unit")
        ]
        if len(texts) < ENOUGH_COUNTS:
            continue
        offered = sorted(units, key=first_unit.__ne__)
        choices = tuple(
            Choice(say("choice.unit", unit=unit_label(unit)), confirms=f"unit-of:{field}:{unit}")
            for unit in offered
        )
        said = say("pasted.unit_of_all", number=texts[0], others=len(texts) - 1, of=say(f"pasted.of_{field}"))
        notes.append(Note(NoteKind.ASK, field, said, choices))
    return notes


def answered_unit(field: str, answers: frozenset[str]) -> str:
    """Return the unit a person gave for the blank ones of a field; "" when none, or more than one."""
    given = [unit for unit in _OFFERED.get(field, ()) if f"unit-of:{field}:{unit}" in answers]
    return given[0] if len(given) == 1 else ""
