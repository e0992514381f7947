"""What the panels of other lines draw: each in the unit it is shown in, and its unbroken parts; no Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from neutro_desk.screens.time_axis import seconds_of
from neutro_desk.workup.case import Comparator
from neutro_desk.workup.other_lines import Analyte, LineValue, OtherLine
from neutro_desk.workup.quantities import PER_LITRE
from neutro_desk.workup.units import UNITS

_STEPS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
"""Ends of a scale, each times a power of ten: few, so that panning does not make the picture jump."""

_HAEMOGLOBIN_STEP = {"g/L": 20.0, "g/dL": 2.0, "mmol/L": 1.0}
"""Haemoglobin never comes near 0: its scale begins and ends on one of these, at least two of them apart."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One line as drawn.

    Attributes:
        unit: UCUM code of the unit it is shown in.
        seconds, values: Of each value, on the axis of time and in that unit.
        shown: The same values, exact.
        runs: First and last place of values joined by a line; a single value is a run of its own.
        places: Place of the value of each count, by its id.
    """

    analyte: Analyte
    unit: str
    seconds: tuple[float, ...]
    values: tuple[float, ...]
    shown: tuple[Decimal, ...]
    given: tuple[LineValue, ...]
    runs: tuple[tuple[int, int], ...]
    places: dict[str, int]

    @property
    def is_series(self) -> bool:
        """Whether there is more than one value."""
        return len(self.values) > 1

    def by_depth(self) -> list[int]:
        """Return the places of the values from the lowest; a limit one lies below is lower than that number.

        What lies above a limit is known least and comes last.
        """
        return sorted(range(len(self.values)), key=self._depth)

    def _depth(self, place: int) -> tuple[bool, Decimal, bool]:
        comparator = self.given[place].comparator
        return comparator is Comparator.ABOVE, self.shown[place], comparator is None

    def ends(self, lowest: float, highest: float) -> tuple[float, float]:
        """Return foot and top of the scale that shows these values; it begins at 0 but for haemoglobin."""
        step = _HAEMOGLOBIN_STEP.get(self.unit, 1.0)
        if self.analyte is not Analyte.HAEMOGLOBIN:
            return 0.0, _round_up(highest)
        foot = max(math.floor(lowest / step - 0.25) * step, 0.0)
        return foot, max(math.ceil(highest / step + 0.25) * step, foot + 2 * step)


def panels_of(lines: Sequence[OtherLine], first_unit: str) -> tuple[Panel, ...]:
    """Return the panels of some lines.

    White cells stand in the ward's first unit, like the neutrophils above them; platelets and haemoglobin in
    the unit their latest value was entered in.
    """
    return tuple(_panel(line, first_unit) for line in lines)


def _panel(line: OtherLine, first_unit: str) -> Panel:
    unit = first_unit if line.analyte is Analyte.WBC else line.latest.entered_unit or line.unit
    factor = _factor(line.unit, unit)
    shown = tuple(value.value / factor for value in line.values)
    places = {value.count_id: place for place, value in enumerate(line.values)}
    return Panel(
        line.analyte,
        unit,
        tuple(seconds_of(value.time) for value in line.values),
        tuple(map(float, shown)),
        shown,
        line.values,
        _runs(line.values),
        places,
    )


def _factor(line_unit: str, unit: str) -> Decimal:
    """Return what one of the unit shown is in the unit of the line."""
    if line_unit == PER_LITRE:
        known = UNITS.get(unit)
        return known.factor if known is not None and known.factor is not None else Decimal(1)
    return Decimal(10) if (line_unit, unit) == ("g/L", "g/dL") else Decimal(1)


def _runs(values: Sequence[LineValue]) -> tuple[tuple[int, int], ...]:
    starts = [place for place, value in enumerate(values) if not value.joined]
    ends = [place - 1 for place in (*starts[1:], len(values))]
    return tuple(zip(starts, ends, strict=True))


def _round_up(value: float) -> float:
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next((step * power for step in _STEPS if step * power >= value), 10.0 * power)
