"""What one cell of a pasted table holds: its value with a flag, or a range with its unit."""

from __future__ import annotations

from neutro_desk.exchange.analyte_names import Analyte
from neutro_desk.exchange.pasted_found import Found
from neutro_desk.exchange.pasted_moments import Stamp
from neutro_desk.exchange.pasted_results import Reading
from neutro_desk.exchange.pasted_tokens import Sort, tokens, unbracketed


def value_in(
    name: str, analyte: Analyte | None, cell: str, line: int, stamp: Stamp | None
) -> tuple[Found, ...]:
    """Return the value of one cell; two where it holds a share and a count."""
    reading = Reading(name, analyte)
    for token in tokens(cell):
        reading.take(token)
    return tuple(reading.found(line, stamp))


def unit_in(reference: str) -> str:
    """Return the unit behind a range, as under `Ref Range & Units`."""
    return next((unbracketed(token.text) for token in tokens(reference) if token.sort is Sort.UNIT), "")


def without_unit(reference: str) -> str:
    """Return the range without the unit behind it."""
    unit = next((token for token in tokens(reference) if token.sort is Sort.UNIT), None)
    return unbracketed(reference if unit is None else reference[: unit.start])
