"""What stands in grey beneath each field of the open count: the parsed value and its other unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.anc import absolute_neutrophil_count
from neutro_desk.workup.case import CELLS, Cbc, Quantity
from neutro_desk.workup.cbc import CbcReading, TypedCbc, read_cbc
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
from neutro_desk.workup.statements import NoteKind, Statement, say

OLDEST_WITH_AGE = timedelta(days=100)
"""Older samples, and those of de-identified data in the future, stand with their date and no age."""

_BESIDE = frozenset(("segs", "bands", "neutrophils"))
_TENTH = Decimal("0.1")
_HOUR = 60


def sample_age(collected: datetime, now: datetime) -> Statement | None:
    """Return how old a sample is; None when it lies in the future or is 100 days old or more."""
    age = now - collected
    if age < timedelta(0) or age >= OLDEST_WITH_AGE:
        return None
    minutes = age // timedelta(minutes=1)
    if minutes < _HOUR:
        return say("entry.age_minutes", minutes=minutes)
    if age < timedelta(days=2):
        return say("entry.age_hours", hours=minutes // _HOUR, minutes=minutes % _HOUR)
    return say("entry.age_days", days=age.days)


def echoes(cbc: Cbc, now: datetime) -> Mapping[str, Statement]:
    """Return the line under each field that was understood, by the field's name.

    Args:
        cbc: The count as read.
        now: The workstation's time, for the age of the sample.
    """
    found: dict[str, Statement] = {}
    for name, quantity in (("wbc", cbc.wbc), ("anc", cbc.anc)):
        if quantity is not None:
            found[name] = _both_units(quantity)
    found |= {name: said for name in CELLS if (said := _cell(cbc, name)) is not None}
    if "bands" not in found and cbc.differential.bands_reported is False:
        found["bands"] = say("entry.bands_not_reported")
    if cbc.collected is not None:
        age = sample_age(cbc.collected, now)
        key = "entry.collected" if age is None else "entry.collected_age"
        found["collected"] = say(key, time=cbc.collected, age=age)
    total = _total(cbc)
    if total is not None:
        found["differential"] = total
    return found


def if_chosen(typed: TypedCbc, reading: CbcReading, now: datetime) -> Statement | None:
    """Return what the count would be by the first reading that is offered; None without a question.

    It is never a result: it is shown small, as a condition, until a person has answered.
    """
    for note in reading.notes:
        if note.kind is not NoteKind.ASK:
            continue
        for choice in note.choices:
            if not choice.changes and choice.confirms is None:
                continue
            then = read_cbc(typed.chosen(choice), now)
            anc = absolute_neutrophil_count(then.cbc, then.notes)
            if anc.exact is not None and anc.working:
                return say("entry.if_chosen", reading=choice.label, working=anc.working, value=anc.exact)
        return None
    return None


def _both_units(quantity: Quantity) -> Statement:
    sign = "" if quantity.comparator is None else quantity.comparator.value
    canonical = to_canonical(quantity)
    other = PER_LITRE if quantity.unit == PER_MICROLITRE else PER_MICROLITRE
    converted = canonical if other == PER_LITRE else EXACT.multiply(canonical, Decimal(1000))
    return say(
        "entry.both_units",
        number=sign + format(quantity.value, "f"),
        unit=unit_label(quantity.unit),
        converted=sign + display_number(converted),
        other=unit_label(other),
    )


def _cell(cbc: Cbc, name: str) -> Statement | None:
    value = cbc.differential.cell(name)
    if value is None:
        return None
    limited = cbc.wbc is not None and cbc.wbc.comparator is not None
    wbc = None if limited else usable_wbc(cbc)
    if cbc.differential.unit != "%":
        return _share_of(in_canonical(value, cbc.differential.unit), value, cbc.differential.unit, wbc)
    number = format(value, "f")
    if wbc is None:
        return say("entry.share_waits", number=number) if name in _BESIDE else None
    absolute = EXACT.scaleb(EXACT.multiply(wbc, value), Decimal(-2))
    return say("entry.share" if name in _BESIDE else "entry.absolute", number=number, value=absolute)


def _share_of(canonical: Decimal, value: Decimal, unit: str, wbc: Decimal | None) -> Statement:
    number, label = format(value, "f"), unit_label(unit)
    if not wbc:
        return say("entry.cells", number=number, unit=label)
    share = EXACT.divide(canonical * 100, wbc).quantize(_TENTH)
    return say("entry.cells_share", number=number, unit=label, share=display_number(share))


def _total(cbc: Cbc) -> Statement | None:
    cells = cbc.differential
    if cells.unit != "%" or all(cells.cell(name) is None for name in CELLS):
        return None
    complete = cells.lymphocytes is not None and cells.monocytes is not None
    counted = cells.segs is not None or cells.neutrophils is not None
    key = "entry.sum" if complete and counted else "entry.sum_so_far"
    return say(key, total=format(differential_total(cells), "f"))
