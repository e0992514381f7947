"""Numbers and units: one rounding function for counts, and the label of each unit."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

PER_LITRE = "10*9/L"
PER_MICROLITRE = "/uL"

GRADE_LINES = (Decimal("0.1"), Decimal("0.5"), Decimal("1.0"), Decimal("1.5"))
"""Lines of the clinical scheme, 10^9/L, that rounding for display must not cross. Source: CLINICAL 2.1."""

_HUNDREDTH = Decimal("0.01")
_THOUSANDTH = Decimal("0.001")
_ONE = Decimal(1)

_LABELS = {
    "10*9/L": "×10⁹/L",
    "10*6/L": "×10⁶/L",
    "10*3/uL": "×10³/µL",
    "10*3/mL": "×10³/mL",
    "10*6/mL": "×10⁶/mL",
    "/uL": "/µL",
    "/nL": "/nL",
    "Cel": "°C",
}


def unit_label(unit: str) -> str:
    """Return how a unit is written for people; a UCUM code without a label stands for itself."""
    return _LABELS.get(unit, unit)


def display_count(value: Decimal, unit: str) -> str:
    """Return a count as shown: rounded half-even, and never across, onto or off a grade line.

    Args:
        value: 10^9/L, exact.
        unit: `10*9/L` (two decimals, three where two would reach a line, up to three below 0.1) or `/uL`
            (whole cells).

    Returns:
        The number without its unit. Where even the finest step reaches a line, the side it lies on: `<0.5`.

    Raises:
        ValueError: If the value is not finite, or the unit is neither of the two.
    """
    if not value.is_finite():
        message = "a count that is shown must be finite"
        raise ValueError(message)
    if value < 0:
        return "−" + display_count(-value, unit)
    if unit == PER_LITRE:
        return _per_litre(value)
    if unit == PER_MICROLITRE:
        return _rounded(value * 1000, _ONE, tuple(line * 1000 for line in GRADE_LINES))
    message = f"counts are shown per litre or per microlitre, not in {unit}"
    raise ValueError(message)


def _per_litre(value: Decimal) -> str:
    if value == 0:
        return "0.00"
    rounded = value.quantize(_HUNDREDTH, ROUND_HALF_EVEN)
    if value >= GRADE_LINES[0] and _reached(value, rounded, GRADE_LINES) is None:
        return format(rounded, "f")
    shown = _rounded(value, _THOUSANDTH, GRADE_LINES)
    trims = value < GRADE_LINES[0] and shown.startswith("0.0") and shown.endswith("0")
    return shown[:-1] if trims else shown


def _rounded(value: Decimal, step: Decimal, lines: tuple[Decimal, ...]) -> str:
    rounded = value.quantize(step, ROUND_HALF_EVEN)
    if rounded == 0 and value > 0:
        return f"<{step}"
    line = _reached(value, rounded, lines)
    if line is None:
        return format(rounded, "f")
    return f"{'<' if value < line else '>'}{_plain(line)}"


def _reached(value: Decimal, rounded: Decimal, lines: tuple[Decimal, ...]) -> Decimal | None:
    """Return the line that rounding would cross, or come onto."""
    for line in lines:
        if value != line and (rounded == line or (value < line) is not (rounded < line)):
            return line
    return None


def _plain(line: Decimal) -> str:
    return format(line.to_integral_value() if line == line.to_integral_value() and line >= 100 else line, "f")
