"""The odd readings that a person confirmed and that stay with a count: the forms in which they are kept."""

from __future__ import annotations

import re

from neutro_desk.workup.case import CELLS
from neutro_desk.workup.units import CELLS_PER_MILLILITRE, UNITS

_AMOUNTS = (
    "wbc",
    "anc",
    "anc_lower_limit",
    "haemoglobin",
    "mcv",
    "platelets",
    "reticulocytes",
    "differential",
)
_CELL = f"(?:{'|'.join(CELLS)})"
_SHARE = r"[0-9]+(?:\.[0-9]+)?"
_TYPED = r"(?:[<>] *)?[0-9]*[.,]?[0-9]*"
_UNIT = "|".join(re.escape(code) for code in UNITS)
_TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"

CONFIRMED_FORM = (
    rf"^(?:unit:(?:{'|'.join((*_AMOUNTS, *CELLS))}):{_TYPED} (?:{_UNIT})"
    rf"|fraction:{_CELL}:{_SHARE}"
    rf"|fraction:all:{_CELL}={_SHARE}(?:\|{_CELL}={_SHARE})*"
    rf"|arrival:{_TIME}/{_TIME})$"
)
"""What a kept reading looks like, as a regular expression that JSON Schema reads too. Each names the very
text or number it was given for, so it says nothing about another one:

- `unit:FIELD:NUMBER UNIT`: the number stands in this unit, though it is small, large or the unit rare;
- `fraction:CELL:NUMBER`: a share below 1 is per cent; `fraction:all:CELL=NUMBER|...`: so are all of them;
- `arrival:COLLECTED/RECEIVED`: the sample is recorded as arrived before it was collected.
"""

_CONFIRMED = re.compile(CONFIRMED_FORM.replace("$", r"\Z"), re.ASCII)


def is_confirmed_reading(text: str) -> bool:
    """Return whether a text has one of the forms in which a confirmed reading is kept."""
    return _CONFIRMED.match(text) is not None


def confirmed_per_millilitre(field: str, confirmed: frozenset[str]) -> bool:
    """Return whether a person confirmed that a number of a field is in cells per millilitre.

    Args:
        field: Name of a measured value, or `differential`.
        confirmed: The kept readings of the count.

    Source:
        CLINICAL 1.2: `/mL` alone is more often a slip for `/uL`, so nothing but a person's word settles it.
    """
    return any(
        text.startswith(f"unit:{field}:") and text.endswith(f" {CELLS_PER_MILLILITRE.code}")
        for text in confirmed
    )
