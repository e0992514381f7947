"""Numbers that may be in another unit, or fractions that may be per cent: the questions about their size."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from neutro_desk.workup.case import Cbc, Comparator, Differential, Quantity
from neutro_desk.workup.quantities import EXACT, display_number, in_canonical, to_canonical, unit_label
from neutro_desk.workup.statements import Choice, Note, NoteKind, Statement, say
from neutro_desk.workup.units import UNITS

WBC_MOST = Decimal(500)
"""White counts above this, 10^9/L, are not seen. Source: CLINICAL 1.2, 1.5."""

WBC_USUAL = (Decimal("0.1"), Decimal(100))
"""White counts outside this, 10^9/L, are to be checked against the report. Source: UX, Messages."""

WBC_FEWEST_CELLS = Decimal(50)
"""White counts below this per microlitre may be typed in another unit. Source: CLINICAL 1.2."""

ANC_MOST = Decimal(100)
ANC_USUAL = Decimal(20)
"""Above this a laboratory count without a white count is to be checked: 42 may be cells per microlitre."""

ANC_FEWEST_CELLS = Decimal(10)
PLATELETS_MOST = Decimal(5000)
PLATELETS_FEWEST_CELLS = Decimal(1000)
HAEMOGLOBIN_FEWEST_G_L = Decimal(20)
HAEMOGLOBIN_MOST_G_DL = Decimal(30)
MCV_USUAL = (Decimal(40), Decimal(160))
"""Beyond these the unit is asked about, or the number to be checked: guards on entry, not clinical lines."""

FRACTIONS_ADD_TO = (Decimal("0.9"), Decimal("1.1"))
"""Shares that add to this may be fractions. Source: UX, Messages."""

_PER_LITRE, _PER_MICROLITRE = "10*9/L", "/uL"
_SMALLER = {Decimal(1): _PER_MICROLITRE, Decimal(1000): _PER_LITRE}
_LARGER = {Decimal("0.001"): _PER_LITRE}
_QUESTIONED = ("neutrophils", "segs")


def amount_notes(cbc: Cbc, confirmed: frozenset[str]) -> list[Note]:
    """Return the questions and remarks about the size of each measured amount."""
    notes = list(_white_cells(cbc.wbc, confirmed))
    notes += _absolute_cells(cbc.differential, confirmed)
    if cbc.anc is not None:
        notes += _laboratory_anc(cbc.anc, cbc.wbc, confirmed)
    if cbc.haemoglobin is not None:
        notes += _haemoglobin(cbc.haemoglobin, confirmed)
    if cbc.mcv is not None and not MCV_USUAL[0] <= cbc.mcv.value <= MCV_USUAL[1]:
        notes.append(Note(NoteKind.WARN, "mcv", say("mcv.unusual", number=_number(cbc.mcv.value))))
    if cbc.platelets is not None:
        most, fewest = PLATELETS_MOST, PLATELETS_FEWEST_CELLS
        notes += _unit_question("platelets", cbc.platelets, most, fewest, confirmed)
    return notes


@lru_cache(maxsize=64)
def anc_range(unit: str) -> tuple[Decimal, Decimal]:
    """Return the least and the most a neutrophil count can be, in one unit, without anything to ask.

    Args:
        unit: UCUM code of a cell count.

    Raises:
        ValueError: If the unit counts no cells.
    """
    return _unquestioned(unit, ANC_MOST, ANC_FEWEST_CELLS)


def fraction_notes(cells: Differential, confirmed: frozenset[str]) -> list[Note]:
    """Ask whether neutrophils between 0 and 1, or shares that add to about 1, are fractions.

    Small shares of other cells are never questioned.
    """
    if cells.unit != "%":
        return []
    entered = cells.entered()
    for name in _QUESTIONED:
        value = entered.get(name)
        if value is not None and 0 < value < 1:
            key = f"fraction:{name}:{_number(value)}"
            return [] if key in confirmed else [_fraction_question(name, value, entered, key)]
    return _all_fractions(entered, confirmed)


def number_choice(number: str, unit: str, *changes: tuple[str, str], confirms: str | None = None) -> Choice:
    """Return the button for one reading: a number with its unit, and what choosing it changes."""
    return Choice(say("choice.with_unit", number=number, unit=unit_label(unit)), changes, confirms)


def _fraction_question(name: str, value: Decimal, entered: dict[str, Decimal], key: str) -> Note:
    whole_column = all(share <= 1 for share in entered.values())
    scaled = entered if whole_column else {name: value}
    changes = tuple((cell, _percent(share)) for cell, share in scaled.items())
    choices = (
        number_choice(_number(value), "%", confirms=key),
        number_choice(_percent(value), "%", *changes),
    )
    said = say("share.fraction", small=_number(value), large=_percent(value))
    return Note(NoteKind.ASK, name, said, choices)


def _all_fractions(entered: dict[str, Decimal], confirmed: frozenset[str]) -> list[Note]:
    total = sum(entered.values(), Decimal(0))
    written_whole = all(share == share.to_integral_value() for share in entered.values())
    if written_whole or not FRACTIONS_ADD_TO[0] <= total <= FRACTIONS_ADD_TO[1]:
        return []
    key = "fraction:all:" + "|".join(f"{name}={_number(share)}" for name, share in entered.items())
    if key in confirmed:
        return []
    changes = tuple((name, _percent(share)) for name, share in entered.items())
    largest = max(entered.values())
    choices = (
        number_choice(_number(largest), "%", confirms=key),
        number_choice(_percent(largest), "%", *changes),
    )
    said = say("share.fraction", small=_number(largest), large=_percent(largest))
    return [Note(NoteKind.ASK, "differential", said, choices)]


def _white_cells(wbc: Quantity | None, confirmed: frozenset[str]) -> Iterable[Note]:
    if wbc is None:
        return
    question = _unit_question("wbc", wbc, WBC_MOST, WBC_FEWEST_CELLS, confirmed)
    if question:
        yield question[0]
        return
    count = to_canonical(wbc)
    unusual = count > WBC_USUAL[1] or (count < WBC_USUAL[0] and wbc.comparator is None)
    if unusual:
        yield Note(
            NoteKind.WARN, "wbc", say("wbc.unusual", number=_number(wbc.value), unit=unit_label(wbc.unit))
        )


def _laboratory_anc(anc: Quantity, wbc: Quantity | None, confirmed: frozenset[str]) -> Iterable[Note]:
    """Ask about the unit; a high one without a white count to hold it may be few cells per microlitre."""
    question = _unit_question("anc", anc, ANC_MOST, ANC_FEWEST_CELLS, confirmed)
    if question:
        return question
    held = wbc is not None and wbc.comparator is None
    may_be_cells = UNITS[anc.unit].factor == 1 and ANC_USUAL < anc.value <= ANC_MOST
    if held or not may_be_cells or anc.comparator is Comparator.BELOW:
        return ()
    number, unit = _number(anc.value), unit_label(anc.unit)
    return (Note(NoteKind.WARN, "anc", say("anc.unusual", number=number, unit=unit)),)


def _absolute_cells(cells: Differential, confirmed: frozenset[str]) -> Iterable[Note]:
    """Ask once about the unit of an absolute differential, at its neutrophils."""
    if cells.unit == "%":
        return
    for name in _QUESTIONED:
        value = cells.cell(name)
        if value is None:
            continue
        most, fewest = ANC_MOST, ANC_FEWEST_CELLS
        question = _unit_question(
            name, Quantity(value, cells.unit), most, fewest, confirmed, "differential_unit"
        )
        if question:
            yield question[0]
            return


def _unit_question(
    field: str,
    entered: Quantity,
    most: Decimal,
    fewest_cells: Decimal,
    confirmed: frozenset[str],
    unit_field: str = "",
) -> list[Note]:
    """Ask when a number is beyond what is seen in its unit and fits another; block when it fits none."""
    unit = entered.unit
    factor = UNITS[unit].factor
    if factor is None:
        return []
    low, high = _unquestioned(unit, most, fewest_cells)
    if low <= entered.value <= high:
        return []
    number = _number(entered.value)
    key = f"unit:{field}:{number} {unit}"
    if key in confirmed:
        return []
    changed = unit_field or f"{field}_unit"
    if entered.value > high:
        return [_too_many(field, entered, most, changed, key)]
    uneven = entered.value != entered.value.to_integral_value()
    few = entered.value > 0 and (entered.value < fewest_cells or uneven)
    if not few or entered.comparator is Comparator.BELOW:
        return []
    other = _LARGER[factor]
    right = Choice(say("choice.is_right", number=number, unit=unit_label(unit)), confirms=key)
    choices = (number_choice(number, other, (changed, other)), right)
    said = say(f"{_said_of(field)}.few_cells", number=number)
    return [Note(NoteKind.ASK, field, said, choices)]


def _unquestioned(unit: str, most: Decimal, fewest_cells: Decimal) -> tuple[Decimal, Decimal]:
    """Return the numbers in a unit between which, both included, its unit is never asked about."""
    high = EXACT.divide(most, in_canonical(Decimal(1), unit))
    return (max(fewest_cells, WBC_FEWEST_CELLS) if unit == _PER_MICROLITRE else Decimal(0)), high


def _too_many(field: str, entered: Quantity, most: Decimal, changed: str, key: str) -> Note:
    number, unit = _number(entered.value), entered.unit
    factor = UNITS[unit].factor
    other = _SMALLER.get(factor) if factor is not None else None
    if other is None or in_canonical(entered.value, other) > most:
        said = say("amount.impossible", number=number, unit=unit_label(unit))
        return Note(NoteKind.BLOCK, field, said)
    converted = display_number(in_canonical(entered.value, other))
    choices = [number_choice(converted, _PER_LITRE, (changed, other))]
    if field == "wbc":
        choices.append(Choice(say("choice.keep_typing")))
    else:
        choices.append(Choice(say("choice.is_right", number=number, unit=unit_label(unit)), confirms=key))
    said = say(
        f"{_said_of(field)}.beyond",
        number=number,
        unit=unit_label(unit),
        other=unit_label(other),
        converted=converted,
    )
    return Note(NoteKind.ASK, field, said, tuple(choices))


def _said_of(field: str) -> str:
    return field if field in ("wbc", "anc", "platelets") else "anc"


def _haemoglobin(entered: Quantity, confirmed: frozenset[str]) -> Iterable[Note]:
    number = _number(entered.value)
    key = f"unit:haemoglobin:{number} {entered.unit}"
    if entered.unit == "mmol/L":
        yield Note(NoteKind.NOTE, "haemoglobin", say("haemoglobin.mmol"))
        return
    low_in_litres = entered.unit == "g/L" and 0 < entered.value < HAEMOGLOBIN_FEWEST_G_L
    high_in_decilitres = entered.unit == "g/dL" and entered.value > HAEMOGLOBIN_MOST_G_DL
    if key in confirmed or not (low_in_litres or high_in_decilitres):
        return
    other = "g/dL" if low_in_litres else "g/L"
    right = Choice(say("choice.is_right", number=number, unit=entered.unit), confirms=key)
    choices = (number_choice(number, other, ("haemoglobin_unit", other)), right)
    said: Statement = say("haemoglobin.unit", number=number, unit=entered.unit, other=other)
    yield Note(NoteKind.ASK, "haemoglobin", said, choices)


def _percent(share: Decimal) -> str:
    return display_number(EXACT.scaleb(share, Decimal(2)))


def _number(value: Decimal) -> str:
    return format(value, "f")
