"""A value of a pasted block with its number and unit judged: what it can be used as, or why it cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from neutro_desk.exchange.analyte_names import Form
from neutro_desk.exchange.pasted_found import Found
from neutro_desk.exchange.pasted_units import answered_unit
from neutro_desk.workup.case import CELLS
from neutro_desk.workup.pasted import Standing
from neutro_desk.workup.quantities import NumberReading, in_canonical, read_typed_number
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.units import Kind, UnitReading, read_unit

CELL_FIELDS = frozenset(CELLS) | {"granulocytes", "polys"}
"""Fields that are a cell of the differential, before it is settled which of them are used."""

MOST_SHARE = Decimal(100)

_PER_HUNDRED = re.compile(r"(?:/|per)\s*100\b", re.IGNORECASE)
_NOT_REPORTED = re.compile(r"(?:not\s+(?:reported|rept(?:d|\.)|rep\.?|rptd)|n/r)\W*", re.IGNORECASE)
_CUBIC_MICROMETRES = re.compile(r"(?:µ|μ|u)m(?:\^?3|³)\Z", re.IGNORECASE)
_CORRECTED_FLAG = re.compile(r"\b(?:corrected|corr|amended|revised|C)\b", re.IGNORECASE)
_KINDS = {
    "wbc": Kind.WHITE_CELLS,
    "wbc_corrected": Kind.WHITE_CELLS,
    "wbc_uncorrected": Kind.WHITE_CELLS,
    "platelets": Kind.WHITE_CELLS,
    "haemoglobin": Kind.HAEMOGLOBIN,
}
_GRAMS = {"g/L": Decimal(1), "g/dL": Decimal(10)}


@dataclass(slots=True)
class Value:
    """One value on its way into a count.

    Attributes:
        found: As it stands in the block.
        field: A name of `FIELDS`.
        number: Its number as read.
        form: Share, absolute, or not told.
        unit: UCUM code, the text of a unit that is not complete, or "".
        standing, remark: What becomes of it so far.
        target: Field of the typed count it goes to; "" while it goes nowhere.
    """

    found: Found
    field: str
    number: NumberReading
    form: Form = Form.OPEN
    unit: str = ""
    standing: Standing = Standing.TAKEN
    remark: Statement | None = None
    target: str = ""

    def leave_out(self, remark: Statement) -> None:
        """Take it out of the count, with the reason."""
        self.standing, self.remark, self.target = Standing.LEFT_OUT, remark, ""

    def ask(self, remark: Statement) -> None:
        """Mark it as asked about."""
        self.standing = Standing.ASKED
        self.add(remark)

    def add(self, remark: Statement) -> None:
        """Add a remark; it goes on with what stands already."""
        self.remark = remark if self.remark is None else say("pasted.both", first=self.remark, second=remark)
        if self.standing is Standing.TAKEN:
            self.standing = Standing.TAKEN_WITH_REMARK

    @property
    def is_in(self) -> bool:
        """Whether it may still go into the count."""
        return self.standing is not Standing.LEFT_OUT

    @property
    def is_zero(self) -> bool:
        """Whether it is none, in every unit alike."""
        return self.number.value == 0 and self.number.comparator is None


def judged(found: Found, answers: frozenset[str]) -> Value:
    """Return a known value with its number and unit read.

    Args:
        found: The value.
        answers: What a person answered about the block; a unit given for a whole field counts for blank ones.
    """
    analyte = found.analyte
    field = analyte.field if analyte is not None else ""
    value = Value(found, field, read_typed_number(found.value))
    if field == "bands" and _NOT_REPORTED.fullmatch(found.value):
        value.target = "bands_not_reported"
    elif value.number.value is None and not value.number.may_be:
        value.leave_out(_no_number(found, value.number))
    else:
        if value.number.problem is not None:
            value.ask(value.number.problem)
        _judge_unit(value, answers)
    if value.is_in:
        _say_what_stands_beside(value)
    return value


def _no_number(found: Found, number: NumberReading) -> Statement:
    if not found.value:
        return say("pasted.no_value")
    if number.problem is None or not any(letter.isdigit() for letter in found.value):
        return say("pasted.no_number", text=found.value)
    return number.problem


def _judge_unit(value: Value, answers: frozenset[str]) -> None:
    analyte = value.found.analyte
    unit, thousands = value.found.unit, analyte is not None and analyte.thousands
    if thousands and (
        not unit or read_unit(unit, Kind.WHITE_CELLS).unit == read_unit("/uL", Kind.WHITE_CELLS).unit
    ):
        unit = f"x 1000 {unit}".strip()
    unit = unit or _answered_unit(value, answers)
    if value.field in CELL_FIELDS:
        _judge_cell(value, unit)
    elif value.field == "nrbc":
        _judge_nrbc(value, unit)
    elif value.field == "reticulocytes":
        _judge_reticulocytes(value, unit)
    elif value.field == "mcv":
        if unit and read_unit(unit, Kind.CELL_VOLUME).unit is None and not _CUBIC_MICROMETRES.match(unit):
            value.leave_out(say("unit.incomplete", text=unit))
    elif value.field in _KINDS:
        _take_unit(value, read_unit(unit, _KINDS[value.field]), unit)


def _answered_unit(value: Value, answers: frozenset[str]) -> str:
    """Return the unit that a person gave for every blank one of a field; "" when none was given."""
    absolute = value.found.analyte is not None and value.found.analyte.form is Form.ABSOLUTE
    is_anc = absolute and value.field in ("neutrophils", "granulocytes")
    field = "anc" if is_anc else "wbc" if value.field.startswith("wbc") else value.field
    return answered_unit(field, answers)


def _take_unit(value: Value, read: UnitReading, unit: str) -> None:
    """Keep the code of a unit; of an incomplete one its text, which is then asked about."""
    value.unit = read.unit.code if read.unit is not None else unit
    if read.problem is not None:
        value.ask(read.problem)


def _judge_cell(value: Value, unit: str) -> None:
    analyte = value.found.analyte
    form = analyte.form if analyte is not None else Form.OPEN
    cells = read_unit(unit, Kind.WHITE_CELLS)
    is_share = read_unit(unit, Kind.SHARE).unit is not None or _PER_HUNDRED.match(unit) is not None
    if (is_share and form is Form.ABSOLUTE) or (form is Form.SHARE and (cells.unit or cells.may_be)):
        value.leave_out(say("pasted.contradicts", unit=unit))
    elif is_share or (form is Form.SHARE and not unit):
        value.form, value.unit = Form.SHARE, "%"
    elif cells.unit is not None or cells.may_be or form is Form.ABSOLUTE:
        value.form = Form.ABSOLUTE
        _take_unit(value, cells, unit)
    elif unit or form is Form.SHARE:
        value.leave_out(say("unit.incomplete", text=unit))
    elif value.found.heading:
        value.form = Form.SHARE if value.found.heading == "%" else Form.ABSOLUTE
        _by_heading(value)
    elif analyte is not None and analyte.short:
        value.leave_out(say("pasted.not_known"))
    elif value.number.value is not None and value.number.value > MOST_SHARE:
        value.form = Form.ABSOLUTE
        _take_unit(value, cells, unit)


def _by_heading(value: Value) -> None:
    if value.form is Form.SHARE:
        value.unit = "%"
    else:
        _take_unit(value, read_unit("", Kind.WHITE_CELLS), "")


def _judge_nrbc(value: Value, unit: str) -> None:
    form = value.found.analyte.form if value.found.analyte is not None else Form.OPEN
    is_share = read_unit(unit, Kind.SHARE).unit is not None or _PER_HUNDRED.match(unit) is not None
    if value.is_zero:
        return
    if form is Form.ABSOLUTE or read_unit(unit, Kind.WHITE_CELLS).unit is not None:
        value.leave_out(say("pasted.nrbc_absolute"))
    elif not is_share and unit:
        value.leave_out(say("unit.incomplete", text=unit))
    elif not is_share and form is Form.OPEN:
        value.leave_out(say("pasted.nrbc_bare"))


def _judge_reticulocytes(value: Value, unit: str) -> None:
    form = value.found.analyte.form if value.found.analyte is not None else Form.OPEN
    is_share = read_unit(unit, Kind.SHARE).unit is not None
    if (is_share and form is Form.ABSOLUTE) or (form is Form.SHARE and unit and not is_share):
        value.leave_out(say("pasted.contradicts", unit=unit))
    elif is_share or form is Form.SHARE:
        value.form, value.unit = Form.SHARE, "%"
    else:
        value.form = Form.ABSOLUTE
        _take_unit(value, read_unit(unit, Kind.RED_CELLS), unit)


def _say_what_stands_beside(value: Value) -> None:
    if _CORRECTED_FLAG.search(value.found.flag):
        value.add(say("pasted.marked", flag=value.found.flag))
    if value.found.beside:
        value.add(say("pasted.beside", text=value.found.beside))


def same(one: Value, other: Value) -> bool:
    """Return whether two values of one field are the same amount."""
    if one.number.value is None or other.number.value is None:
        return one.found.value == other.found.value and one.unit == other.unit
    if one.number.comparator is not other.number.comparator:
        return False
    first, second = _canonical(one), _canonical(other)
    if first is not None and second is not None:
        return first == second
    return one.number.value == other.number.value and (one.unit == other.unit or "" in (one.unit, other.unit))


def _canonical(value: Value) -> Decimal | None:
    if value.number.value is None:
        return None
    if value.unit in _GRAMS:
        return value.number.value * _GRAMS[value.unit]
    try:
        return in_canonical(value.number.value, value.unit)
    except ValueError:
        return None
