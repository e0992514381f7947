"""The values of one pasted collection become the text a person would have typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from neutro_desk.exchange.analyte_names import Form
from neutro_desk.exchange.pasted_differential import settle_differential
from neutro_desk.exchange.pasted_values import CELL_FIELDS, Value, same
from neutro_desk.workup.quantities import read_typed_number
from neutro_desk.workup.statements import Note, say
from neutro_desk.workup.typed import EntryMode, TypedCbc

_LOW_END = re.compile(
    r"\s*(?:>\s*=?|≥)\s*([0-9][0-9.,]*)|\s*([0-9][0-9.,]*)\s*(?:-|–|—|−|to\b|\.\.)", re.IGNORECASE
)
_WITH_UNIT = ("wbc", "anc", "haemoglobin", "platelets", "reticulocytes")


@dataclass(frozen=True, slots=True)
class Collected:
    """One collection, read: its text, and what the block is asked about it."""

    typed: TypedCbc | None
    questions: tuple[Note, ...] = ()


def collect(
    values: Sequence[Value], moment: tuple[str, str], answers: frozenset[str], first_unit: str
) -> Collected:
    """Return one collection; the standing of each value is written into it.

    Args:
        values: Its values.
        moment: Text of its date and its time; "" where there is none.
        answers: What a person answered about the block.
        first_unit: Unit that stands beside a white count or ANC which the block does not give.
    """
    known = _once(values)
    _settle_white_count(known)
    _settle_reticulocytes(known)
    wbc = next((value for value in known if value.target == "wbc"), None)
    differential = settle_differential(known, wbc, answers)
    filled = dict(differential.values)
    for value in known:
        if value.is_in and not value.target and value.field not in CELL_FIELDS:
            value.target = value.field
        if value.is_in and value.target:
            filled.setdefault(value.target, value)
    if not filled:
        return Collected(None, tuple(differential.questions))
    texts = _texts(filled, first_unit)
    mode = differential.mode or EntryMode.SEGS_AND_BANDS
    typed = TypedCbc(
        mode=mode,
        collected_date=moment[0],
        collected_time=moment[1],
        differential_unit="%" if differential.unit is None else differential.unit,
        bands_not_reported="bands_not_reported" in filled,
        anc_beside="anc" in filled and mode is not EntryMode.LABORATORY_ANC,
        **texts,  # type: ignore[arg-type]
    )
    return Collected(typed, tuple(differential.questions))


def _texts(filled: dict[str, Value], first_unit: str) -> dict[str, str]:
    """Return the text of each field, exactly as pasted."""
    texts = {"wbc_unit": first_unit, "anc_unit": first_unit}
    for name, value in filled.items():
        if name == "bands_not_reported":
            continue
        texts[name] = value.found.value
        if name in _WITH_UNIT:
            texts[f"{name}_unit"] = value.unit
    if "wbc" in filled and filled["wbc"].field != "wbc":
        texts["wbc_corrected"] = "yes" if filled["wbc"].field == "wbc_corrected" else "no"
    if "anc" in filled:
        low = _low_end(filled["anc"].found.reference) if filled["anc"].field == "neutrophils" else ""
        if low:
            texts["anc_lower_limit"] = low
            filled["anc"].add(say("pasted.lower_limit", limit=low))
    return texts


def _low_end(reference: str) -> str:
    """Return the low end of a reference range as written; "" when there is none, or it is 0."""
    found = _LOW_END.match(reference)
    low = (found[1] or found[2] or "").rstrip(".,") if found else ""
    read = read_typed_number(low)
    return low if low and (read.may_be or (read.value is not None and read.value > 0)) else ""


def _once(values: Sequence[Value]) -> list[Value]:
    """Return each field and form once; two that differ are both left out."""
    groups: dict[tuple[str, Form, str], list[Value]] = {}
    for value in values:
        if value.is_in:
            groups.setdefault((value.field, value.form, value.target), []).append(value)
    kept: list[Value] = []
    for group in groups.values():
        chosen = next((value for value in group if value.unit), group[0])
        if all(same(chosen, other) for other in group):
            for other in group:
                if other is not chosen:
                    other.add(say("pasted.same_again"))
            kept.append(chosen)
            continue
        differ = _all_values(group)
        for value in group:
            value.leave_out(say("pasted.differs", values=differ))
    return kept


def _all_values(group: Sequence[Value]) -> str:
    """Return values that differ, with their unit once where they share it."""
    units = {one.found.unit for one in group}
    if len(units) == 1:
        return f"{'; '.join(dict.fromkeys(one.found.value for one in group))} {units.pop()}".strip()
    return "; ".join(dict.fromkeys(f"{one.found.value} {one.found.unit}".strip() for one in group))


def _settle_white_count(known: list[Value]) -> None:
    """Choose between the white count, the corrected and the uncorrected one."""
    of = {value.field: value for value in known if value.field.startswith("wbc")}
    chosen = of.get("wbc_corrected") or of.get("wbc") or of.get("wbc_uncorrected")
    for value in of.values():
        if value is chosen:
            value.target = "wbc"
        else:
            value.leave_out(say("pasted.better_row", name=chosen.found.name if chosen else ""))
    if chosen is not None and chosen.field == "wbc_corrected":
        chosen.add(say("pasted.wbc_corrected"))
    elif chosen is not None and chosen.field == "wbc_uncorrected":
        chosen.add(say("pasted.wbc_uncorrected"))


def _settle_reticulocytes(known: list[Value]) -> None:
    shares = [value for value in known if value.field == "reticulocytes" and value.form is Form.SHARE]
    for value in known:
        if value.field == "reticulocytes" and shares and value.form is not Form.SHARE:
            value.leave_out(say("pasted.shares_used"))
