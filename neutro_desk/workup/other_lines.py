"""White cells, platelets and haemoglobin over time: exact values, and where their lines break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from statistics import median

from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Cbc, Comparator, Known, Quantity
from neutro_desk.workup.neighbours import LONG_GAP
from neutro_desk.workup.quantities import EXACT, PER_LITRE, to_canonical
from neutro_desk.workup.sides import days_between
from neutro_desk.workup.statements import leaves_no_number
from neutro_desk.workup.timeline import Gap

GRAMS_PER_LITRE = "g/L"
_GRAMS = {GRAMS_PER_LITRE: Decimal(1), "g/dL": Decimal(10)}


class Analyte(Enum):
    """The other lines of a blood count, from top to bottom; the values name fields of `Cbc`."""

    WBC = "wbc"
    PLATELETS = "platelets"
    HAEMOGLOBIN = "haemoglobin"


@dataclass(frozen=True, slots=True)
class LineValue:
    """One value of a line.

    Attributes:
        value: In the unit of its line, exact; with a comparator the limit that is known.
        joined: Whether the line is drawn from the value before to this one.
        uncorrected: Whether it is a white count not known to be corrected for nucleated red cells.
        entered_unit: UCUM code of the unit it was entered in.
    """

    time: datetime
    value: Decimal
    comparator: Comparator | None = None
    count_id: str = ""
    joined: bool = False
    uncorrected: bool = False
    entered_unit: str = ""


@dataclass(frozen=True, slots=True)
class OtherLine:
    """One line over time, in order, with at least one value.

    Attributes:
        unit: UCUM code of its values: `10*9/L`; of haemoglobin `g/L`, or `mmol/L` where it was entered so.
    """

    analyte: Analyte
    unit: str
    values: tuple[LineValue, ...]

    @property
    def latest(self) -> LineValue:
        """The last value in time."""
        return self.values[-1]


def has_other_lines(counts: Sequence[AssessedCount]) -> bool:
    """Return whether `other_lines` of these counts gives any."""
    return any(
        _value(count, analyte) is not None
        for count in counts
        if count.cbc.voided is None
        for analyte in Analyte
    )


def other_lines(counts: Sequence[AssessedCount], gaps: Sequence[Gap]) -> tuple[OtherLine, ...]:
    """Return every line that has a value, none of voided counts.

    A line breaks where the neutrophils have a long gap between two neighbours, over 14 days and twice its
    own median gap without a value, at a change of laboratory, and beside a value known only to lie above a
    limit. Haemoglobin in mmol/L is a line of its own: no exact factor leads to g/L.

    Args:
        counts: With a time, in order of collection.
        gaps: The long gaps of the course.

    Source:
        CLINICAL 3.1 (long gap).
    """
    in_use = [count for count in counts if count.cbc.voided is None and count.cbc.collected is not None]
    found: dict[tuple[Analyte, str], list[tuple[Cbc, LineValue]]] = {}
    for analyte in Analyte:
        for count in in_use:
            value = _value(count, analyte)
            if value is not None:
                unit, given = value
                found.setdefault((analyte, unit), []).append((count.cbc, given))
    return tuple(OtherLine(analyte, unit, _joined(values, gaps)) for (analyte, unit), values in found.items())


def measured(count: AssessedCount, analyte: Analyte) -> tuple[Decimal, str, Comparator | None] | None:
    """Return value, unit and comparator of one line in one count; None without one, or with a question open.

    Cells stand in 10^9/L, haemoglobin in g/L unless it was entered in mmol/L; all exact.
    """
    quantity: Quantity | None = getattr(count.cbc, analyte.value)
    asked = leaves_no_number(note for note in count.anc.notes if note.field == analyte.value)
    if quantity is None or asked:
        return None
    if analyte is not Analyte.HAEMOGLOBIN:
        return to_canonical(quantity), PER_LITRE, quantity.comparator
    if quantity.unit in _GRAMS:
        grams = EXACT.multiply(quantity.value, _GRAMS[quantity.unit])
        return grams, GRAMS_PER_LITRE, quantity.comparator
    return quantity.value, quantity.unit, quantity.comparator


def _value(count: AssessedCount, analyte: Analyte) -> tuple[str, LineValue] | None:
    """Return the unit of its line and the value of one count; None without value or time."""
    cbc, found = count.cbc, measured(count, analyte)
    quantity: Quantity | None = getattr(cbc, analyte.value)
    if found is None or quantity is None or cbc.collected is None:
        return None
    value, unit, comparator = found
    counted_red_cells = bool(cbc.nrbc) and cbc.wbc_corrected is not Known.YES
    uncorrected = analyte is Analyte.WBC and counted_red_cells
    return unit, LineValue(
        cbc.collected, value, comparator, cbc.id, uncorrected=uncorrected, entered_unit=quantity.unit
    )


def _joined(values: Sequence[tuple[Cbc, LineValue]], gaps: Sequence[Gap]) -> tuple[LineValue, ...]:
    """Return the values, each with whether a line leads to it."""
    between = [days_between(one.time, other.time) for (_, one), (_, other) in pairwise(values)]
    usual = max(LONG_GAP, 2 * median(between)) if between else LONG_GAP
    over = _Gaps(gaps)
    laboratory: str | None = None
    before: LineValue | None = None
    found: list[LineValue] = []
    for cbc, value in values:
        moved = None not in (laboratory, cbc.laboratory) and laboratory != cbc.laboratory
        joined = (
            before is not None
            and not moved
            and days_between(before.time, value.time) <= usual
            and Comparator.ABOVE not in (before.comparator, value.comparator)
            and not over.lies_between(before.time, value.time)
        )
        found.append(replace(value, joined=True) if joined else value)
        before, laboratory = value, cbc.laboratory or laboratory
    return tuple(found)


class _Gaps:
    """The long gaps, met in order of time."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        self._gaps = sorted(gaps, key=_start)
        self._next = 0

    def lies_between(self, start: datetime, end: datetime) -> bool:
        """Return whether a gap lies between two times, each at or after those asked for before."""
        while self._next < len(self._gaps) and self._gaps[self._next].start < start:
            self._next += 1
        return self._next < len(self._gaps) and self._gaps[self._next].end <= end


def _start(gap: Gap) -> datetime:
    return gap.start
