"""What was understood of each entry, said back beneath its field."""

from __future__ import annotations

from decimal import Decimal

from neutro_desk.workup.case import CELLS, Cbc, Known, Quantity
from neutro_desk.workup.computed import usable_wbc
from neutro_desk.workup.plausibility import differential_total
from neutro_desk.workup.quantities import (
    EXACT,
    PER_LITRE,
    PER_MICROLITRE,
    display_number,
    in_canonical,
    to_canonical,
    unit_label,
)
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.units import UNITS

NEUTROPHILS = ("segs", "bands", "neutrophils")
"""Cells whose echo names both readings; the others show the absolute count alone."""


def entry_echoes(cbc: Cbc) -> dict[str, Statement]:
    """Return what stands beneath the fields of an open count, by field; nothing for a field not understood.

    The key `differential` says what the shares add to.
    """
    echoes: dict[str, Statement] = {}
    for name in ("wbc", "anc", "anc_lower_limit"):
        quantity: Quantity | None = getattr(cbc, name)
        if quantity is not None and UNITS[quantity.unit].factor is not None:
            echoes[name] = _in_both_units(quantity)
    for name in CELLS:
        value = cbc.differential.cell(name)
        if value is not None:
            said = _cells(cbc, name, value)
            if said is not None:
                echoes[name] = said
    added = _added(cbc)
    if added is not None:
        echoes["differential"] = added
    return echoes


def _in_both_units(quantity: Quantity) -> Statement:
    """Say a cell count as entered and in the other of the two usual units."""
    count = to_canonical(quantity)
    per_thousand = UNITS[quantity.unit].factor == 1
    other = PER_MICROLITRE if per_thousand else PER_LITRE
    converted = EXACT.divide(count, in_canonical(Decimal(1), other))
    sign = quantity.comparator.value if quantity.comparator else ""
    return say(
        "echo.amount",
        number=sign + format(quantity.value, "f"),
        unit=unit_label(quantity.unit),
        converted=sign + display_number(converted),
        other=unit_label(other),
    )


def _cells(cbc: Cbc, name: str, value: Decimal) -> Statement | None:
    unit, number = cbc.differential.unit, format(value, "f")
    if unit != "%":
        return _in_both_units(Quantity(value, unit)) if name in NEUTROPHILS else None
    count = _absolute(cbc, value)
    if name not in NEUTROPHILS:
        return None if count is None else say("echo.absolute", count=count)
    if count is None:
        waits = cbc.wbc is None
        return say("echo.share_waits" if waits else "echo.share", number=number)
    return say("echo.share_and_count", number=number, count=count)


def _absolute(cbc: Cbc, share: Decimal) -> Decimal | None:
    """Return a share of the white cells, 10^9/L; None while the white count may still need correction."""
    uncertain = bool(cbc.nrbc) and cbc.wbc_corrected not in (Known.YES, Known.NO)
    if cbc.wbc is None or cbc.wbc.comparator is not None or uncertain:
        return None
    wbc = usable_wbc(cbc)
    return None if wbc is None else EXACT.multiply(wbc, EXACT.scaleb(share, Decimal(-2)))


def _added(cbc: Cbc) -> Statement | None:
    cells = cbc.differential
    entered = [value for name in CELLS if (value := cells.cell(name)) is not None]
    if cells.unit != "%" or not entered:
        return None
    total = differential_total(cells)
    known = cells.segs if cells.segs is not None else cells.neutrophils
    complete = None not in (known, cells.lymphocytes, cells.monocytes)
    return say("echo.adds_to" if complete else "echo.so_far", total=display_number(total))
