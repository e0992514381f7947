"""Typed text and units become exact decimals, or the question to ask; and one rounding for display."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

from neutro_desk.workup.case import Comparator, Quantity
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.units import UNITS, Kind, read_unit

PER_LITRE = "10*9/L"
PER_MICROLITRE = "/uL"

GRADE_LINES = (Decimal("0.1"), Decimal("0.5"), Decimal("1.0"), Decimal("1.5"))
"""Lines of the clinical scheme, 10^9/L, that rounding for display must not cross. Source: CLINICAL 2.1."""

_HUNDREDTH = Decimal("0.01")
_THOUSANDTH = Decimal("0.001")
_ONE = Decimal(1)

EXACT = Context(prec=60)
"""Arithmetic on entered numbers: wide enough that products and sums of them are never rounded."""

MOST_DIGITS = 15
"""A typed number with more digits than this is a slip, not a measurement."""

_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]*)?\Z|[.,][0-9]+\Z", re.ASCII)
_THOUSANDS = re.compile(r"([1-9][0-9]{0,2})[., \u00a0\u2009\u202f]([0-9]{3})\Z", re.ASCII)
_IN_FILES = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A number read from text; or why it was not read.

    Attributes:
        value: The number, exactly as written, trailing zeros kept; None when not read.
        comparator: Set for `<0.1` or `>100`.
        problem: Why there is no number.
        may_be: The two numbers it may stand for, as texts that are read without asking; then the problem is a
            question, and has the numbers as they are shown.
    """

    value: Decimal | None = None
    comparator: Comparator | None = None
    problem: Statement | None = None
    may_be: tuple[str, ...] = ()


def read_typed_number(text: str) -> NumberReading:
    """Read a number that a person typed or pasted into a field.

    `.` or `,` is the decimal mark when exactly one occurs. A separator or blank after one to three digits
    that do not begin with 0, and before exactly three digits, asks. No exponents, no other grouping.

    Source:
        UX, Entry.
    """
    comparator, digits = _comparator(text)
    thousands = _THOUSANDS.match(digits)
    if thousands:
        sign = comparator.value if comparator else ""
        small = format(Decimal(f"{thousands[1]}.{thousands[2]}").normalize(), "f")
        large = thousands[1] + thousands[2]
        key = "number.fifteen_hundred" if sign + large == "1500" else "number.thousands"
        question = say(key, text=text.strip(), small=sign + small, large=sign + large)
        not_asked_again = f"{small}0" if _THOUSANDS.match(small) else small
        return NumberReading(problem=question, may_be=(sign + not_asked_again, sign + large))
    if _PLAIN.match(digits):
        return _within_length(digits.replace(",", "."), comparator, text)
    return NumberReading(problem=_why_not(digits, text))


def read_file_number(text: str) -> NumberReading:
    """Read a number of a file or a command-line option: the decimal mark is `.`, nothing asks."""
    comparator, digits = _comparator(text)
    number = plain_file_number(digits)
    if number is not None:
        return NumberReading(number, comparator)
    if _IN_FILES.match(digits):
        return NumberReading(problem=say("number.too_long", text=text.strip()))
    if "," in digits:
        return NumberReading(problem=say("number.comma_in_file", text=text.strip()))
    return NumberReading(problem=_why_not(digits, text))


def plain_file_number(text: str) -> Decimal | None:
    """Return the number of a text that is digits and at most one point, as almost every one in a file is.

    None for all other text: `read_file_number` reads its comparator, or says what is wrong with it.
    """
    return Decimal(text) if len(text) <= MOST_DIGITS and _IN_FILES.match(text) else None


def _comparator(text: str) -> tuple[Comparator | None, str]:
    plain = text.strip()
    for comparator in Comparator:
        if plain.startswith(comparator.value):
            return comparator, plain[1:].lstrip()
    return None, plain


def _within_length(digits: str, comparator: Comparator | None, text: str) -> NumberReading:
    if len(digits) > MOST_DIGITS:
        return NumberReading(problem=say("number.too_long", text=text.strip()))
    return NumberReading(Decimal(digits), comparator)


def _why_not(digits: str, text: str) -> Statement:
    shown = text.strip()
    if not digits:
        return say("number.no_digits", text=shown)
    if digits[0] in "-−–" and _PLAIN.match(digits[1:].lstrip()):
        return say("number.negative", text=shown)
    if any(letter.isdecimal() and not letter.isascii() for letter in digits):
        return say("number.other_digits", text=shown)
    if re.fullmatch(r"[0-9.,'’\s]+", digits):
        return say("number.marks", text=shown)
    return say("number.letters", text=shown)


@lru_cache(maxsize=512)
def file_unit(text: str) -> str | None:
    """Return the UCUM code of a cell count named completely in a file; None for anything else."""
    unit = read_unit(text, Kind.WHITE_CELLS).unit
    return unit.code if unit else None


def to_canonical(quantity: Quantity) -> Decimal:
    """Return a cell count in 10^9/L, exact; a comparator stays with the quantity.

    Raises:
        ValueError: If the unit counts no cells.
    """
    return in_canonical(quantity.value, quantity.unit)


def in_canonical(value: Decimal, code: str) -> Decimal:
    """Return a number in the cell unit `code` as 10^9/L, exact.

    Raises:
        ValueError: If the unit counts no cells.
    """
    unit = UNITS.get(code)
    if unit is None or unit.factor is None:
        message = f"{code} counts no cells"
        raise ValueError(message)
    return EXACT.multiply(value, unit.factor)


def display_number(value: Decimal) -> str:
    """Return an exact number in plain digits, without trailing zeros after the decimal mark."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_label(unit: str) -> str:
    """Return how a unit is written for people; a UCUM code without a label stands for itself."""
    known = UNITS.get(unit)
    return known.label if known else unit


def display_count(value: Decimal, unit: str, lines: tuple[Decimal, ...] = GRADE_LINES) -> str:
    """Return a count as shown: rounded half-even, and never across, onto or off a grade line.

    Args:
        value: 10^9/L, exact.
        unit: `10*9/L` (two decimals, three where two would reach a line, up to three below 0.1) or `/uL`
            (whole cells).
        lines: The lines of the grading in use, 10^9/L, whole cells per microlitre.

    Returns:
        The number without its unit. Where even the finest step reaches a line, the side it lies on: `<0.5`.

    Raises:
        ValueError: If the value is not finite, or the unit is neither of the two.
    """
    if not value.is_finite():
        message = "a count that is shown must be finite"
        raise ValueError(message)
    if value < 0:
        return "−" + display_count(value.copy_negate(), unit, lines)
    if unit == PER_LITRE:
        return _per_litre(value, lines)
    if unit == PER_MICROLITRE:
        cells = tuple(EXACT.multiply(line, Decimal(1000)).quantize(_ONE) for line in lines)
        return _rounded(EXACT.multiply(value, Decimal(1000)), _ONE, cells)
    message = f"counts are shown per litre or per microlitre, not in {unit}"
    raise ValueError(message)


def display_line(line: Decimal, unit: str) -> str:
    """Return a line of a scheme as written: `0.5`, `1.0`, `1.75` in 10*9/L, `500` in cells/uL.

    Args:
        line: 10^9/L.
        unit: `10*9/L` or `/uL`.
    """
    if unit == PER_MICROLITRE:
        return format((line * 1000).normalize(), "f")
    plain = format(line.normalize(), "f")
    return plain if "." in plain else f"{plain}.0"


def _per_litre(value: Decimal, lines: tuple[Decimal, ...]) -> str:
    if value == 0:
        return "0.00"
    rounded = value.quantize(_HUNDREDTH, ROUND_HALF_EVEN, EXACT)
    if value >= GRADE_LINES[0] and _reached(value, rounded, lines) is None:
        return format(rounded, "f")
    shown = _rounded(value, _THOUSANDTH, lines)
    trims = value < GRADE_LINES[0] and shown.startswith("0.0") and shown.endswith("0")
    return shown[:-1] if trims else shown


def _rounded(value: Decimal, step: Decimal, lines: tuple[Decimal, ...]) -> str:
    rounded = value.quantize(step, ROUND_HALF_EVEN, EXACT)
    if rounded == 0 and value > 0:
        return f"<{step}"
    line = _reached(value, rounded, lines)
    if line is None:
        return format(rounded, "f")
    return f"{'<' if value < line else '>'}{line}"


def _reached(value: Decimal, rounded: Decimal, lines: tuple[Decimal, ...]) -> Decimal | None:
    """Return the line that rounding would cross, come onto or leave."""
    for line in lines:
        if (value == line) is not (rounded == line) or (value < line) is not (rounded < line):
            return line
    return None
