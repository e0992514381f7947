"""Which rows of one pasted collection make its differential, and which neutrophil fields they fill."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from neutro_desk.exchange.analyte_names import Form
from neutro_desk.exchange.pasted_values import CELL_FIELDS, Value
from neutro_desk.workup.statements import Choice, Note, NoteKind, Statement, say
from neutro_desk.workup.typed import EntryMode
from neutro_desk.workup.units import UNITS

BARE_ANSWERS = {"bare:%": "%", "bare:10*9/L": "10*9/L", "bare:/uL": "/uL"}
"""Answers to what numbers without a unit are, and the unit each gives them."""

BANDS_INCLUDED, BANDS_APART = "bands:included", "bands:apart"

_WHOLE = (Decimal(98), Decimal(102))
_ENOUGH_SHARES = 3
_WBC_LIKE_A_SUM = (Decimal(80), Decimal(120))


@dataclass(slots=True)
class DifferentialFields:
    """What the differential of one collection fills in.

    Attributes:
        mode: Which neutrophil fields are in use; None when there is none.
        unit: Unit of the differential; None when no row belongs to it.
        values: The value that each field of the typed count takes.
        questions: What the block is asked.
    """

    mode: EntryMode | None = None
    unit: str | None = None
    values: dict[str, Value] = field(default_factory=dict)
    questions: list[Note] = field(default_factory=list)


def settle_differential(
    values: Sequence[Value], wbc: Value | None, answers: frozenset[str]
) -> DifferentialFields:
    """Choose among the cells of one collection; the standing of each is written into it.

    Args:
        values: The cells of the collection, each field and form at most once.
        wbc: Its white count.
        answers: What the block was asked and a person answered.
    """
    filled = DifferentialFields()
    cells = [value for value in values if value.field in CELL_FIELDS and value.is_in]
    _settle_bare(cells, wbc, answers, filled)
    shares = {value.field: value for value in cells if value.form is Form.SHARE and value.is_in}
    absolutes = {value.field: value for value in cells if value.form is Form.ABSOLUTE and value.is_in}
    zeros = [value for value in cells if value.form is Form.OPEN and value.is_in and value.is_zero]
    _take_anc(absolutes, filled)
    by_share = bool(shares) and (_has_neutrophils(shares) or not ({"segs", "polys"} & absolutes.keys()))
    used, unused = (shares, absolutes) if by_share else (absolutes, shares)
    for value in unused.values():
        value.leave_out(say("pasted.shares_used" if by_share else "pasted.absolutes_used"))
    if not by_share:
        used = _of_one_unit(used)
    _add_zeros(used, zeros)
    if used:
        filled.unit = (
            "%"
            if by_share
            else next((value.unit for value in used.values() if value.form is not Form.OPEN), "%")
        )
    _take_neutrophils(used, filled, answers)
    for name, value in used.items():
        if value.is_in and not value.target:
            _take(value, name, filled)
    return filled


def _add_zeros(used: dict[str, Value], zeros: Iterable[Value]) -> None:
    """Add numbers that are none in every unit; beside a row of the same cell they must agree with it."""
    for zero in zeros:
        other = used.setdefault(zero.field, zero)
        if other is not zero and other.is_zero:
            zero.add(say("pasted.same_again"))
        elif other is not zero:
            differ = f"{zero.found.value}; {other.found.value} {other.found.unit}".strip()
            for value in (zero, used.pop(zero.field)):
                value.leave_out(say("pasted.differs", values=differ))


def _take(value: Value, target: str, filled: DifferentialFields) -> None:
    value.target = target
    filled.values[target] = value


def _has_neutrophils(shares: Mapping[str, Value]) -> bool:
    return bool({"neutrophils", "granulocytes", "segs", "polys"} & shares.keys())


def _settle_bare(
    cells: list[Value], wbc: Value | None, answers: frozenset[str], filled: DifferentialFields
) -> None:
    """Give the numbers without a unit the one that an answer, or their sum, shows; else ask."""
    bare = [value for value in cells if value.form is Form.OPEN and not value.is_zero and not value.target]
    given = [unit for answer, unit in BARE_ANSWERS.items() if answer in answers]
    if not bare:
        return
    if len(given) == 1:
        for value in bare:
            value.form, value.unit = (Form.SHARE, "%") if given[0] == "%" else (Form.ABSOLUTE, given[0])
    elif _add_to_hundred(cells, wbc):
        for value in bare:
            value.form, value.unit = Form.SHARE, "%"
            value.add(say("pasted.shares_by_sum"))
    else:
        question = say("pasted.bare", name=bare[0].found.name, number=bare[0].found.value)
        for value in bare:
            value.ask(say("pasted.bare_row"))
            value.form = Form.OPEN
        choices = tuple(
            Choice(say("pasted.bare_choice", unit=_label(unit)), confirms=answer)
            for answer, unit in BARE_ANSWERS.items()
        )
        filled.questions.append(Note(NoteKind.ASK, "differential", question, choices))


def _label(unit: str) -> str:
    return UNITS[unit].label


def _add_to_hundred(cells: Iterable[Value], wbc: Value | None) -> bool:
    """Return whether the cells without a unit and the shares make 100, and are hardly counts of cells."""
    counted = [value for value in cells if value.form in (Form.OPEN, Form.SHARE)]
    numbers = [
        value.number.value
        for value in counted
        if value.number.value is not None and not value.number.comparator
    ]
    if len(numbers) < len(counted) or len({value.field for value in counted}) < _ENOUGH_SHARES:
        return False
    amount = wbc.number.value if wbc is not None else None
    like_wbc = amount is not None and _WBC_LIKE_A_SUM[0] <= amount <= _WBC_LIKE_A_SUM[1]
    return not like_wbc and _WHOLE[0] <= sum(numbers, Decimal(0)) <= _WHOLE[1]


def _take_anc(absolutes: dict[str, Value], filled: DifferentialFields) -> None:
    """Let the absolute neutrophils, or granulocytes where there are none, be the laboratory's own count."""
    neutrophils, granulocytes = absolutes.pop("neutrophils", None), absolutes.pop("granulocytes", None)
    if granulocytes is not None and neutrophils is not None:
        granulocytes.leave_out(say("pasted.better_row", name=neutrophils.found.name))
    elif granulocytes is not None:
        granulocytes.add(say("pasted.granulocytes"))
    anc = neutrophils or granulocytes
    if anc is not None:
        _take(anc, "anc", filled)


def _of_one_unit(absolutes: dict[str, Value]) -> dict[str, Value]:
    """Return absolute cells that share one unit; none when they do not."""
    factors = {
        UNITS[value.unit].factor if value.unit in UNITS else value.unit for value in absolutes.values()
    }
    if len(factors) <= 1:
        return absolutes
    for value in absolutes.values():
        value.leave_out(say("pasted.units_differ"))
    return {}


def _take_neutrophils(used: dict[str, Value], filled: DifferentialFields, answers: frozenset[str]) -> None:
    """Choose between segs with bands and the total."""
    total = _first_of(used, "neutrophils", "granulocytes", say("pasted.granulocytes"))
    segs = _first_of(used, "segs", "polys", say("pasted.polys"))
    bands = used.pop("bands", None)
    if segs is not None and total is not None and bands is None:
        segs.leave_out(say("pasted.total_used", name=total.found.name))
        segs = None
    if segs is None and total is not None and bands is not None and not bands.target:
        segs = _bands_beside_total(total, bands, filled, answers)
    if segs is not None:
        if total is not None and total is not segs:
            total.leave_out(say("pasted.segs_used"))
        filled.mode = EntryMode.SEGS_AND_BANDS
        _take(segs, "segs", filled)
        if bands is not None and bands.is_in:
            _take(bands, bands.target or "bands", filled)
    elif total is not None:
        filled.mode = EntryMode.TOTAL
        _take(total, "neutrophils", filled)
    else:
        filled.mode = EntryMode.LABORATORY_ANC if "anc" in filled.values else None
    if bands is not None and segs is None and bands.is_in and bands.remark is None:
        _bands_alone(bands, filled)


def _bands_alone(bands: Value, filled: DifferentialFields) -> None:
    if filled.mode is None:
        filled.mode = EntryMode.SEGS_AND_BANDS
        _take(bands, bands.target or "bands", filled)
    else:
        bands.leave_out(say("pasted.bands_not_added"))


def _first_of(used: dict[str, Value], first: str, second: str, remark: Statement) -> Value | None:
    """Return the value of `first`, or of `second` with its remark where there is no `first`."""
    one, other = used.pop(first, None), used.pop(second, None)
    if one is not None and other is not None:
        other.leave_out(say("pasted.better_row", name=one.found.name))
    elif other is not None:
        other.add(remark)
    return one or other


def _bands_beside_total(
    total: Value, bands: Value, filled: DifferentialFields, answers: frozenset[str]
) -> Value | None:
    """Ask whether neutrophils beside bands hold them; return the neutrophils where they are the segs."""
    if BANDS_APART in answers and BANDS_INCLUDED not in answers:
        return total
    if BANDS_INCLUDED in answers and BANDS_APART not in answers:
        bands.leave_out(say("pasted.bands_not_added"))
        return None
    choices = (
        Choice(say("pasted.bands_included"), confirms=BANDS_INCLUDED),
        Choice(say("pasted.bands_apart"), confirms=BANDS_APART),
    )
    said = say("pasted.bands_beside", neutrophils=total.found.value, bands=bands.found.value)
    filled.questions.append(Note(NoteKind.ASK, "bands", said, choices))
    bands.ask(say("pasted.bands_asked"))
    return None
