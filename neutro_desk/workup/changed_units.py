"""Numbers whose unit was changed after they were typed: kept as typed, remembered, and asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from neutro_desk.workup.case import CELLS
from neutro_desk.workup.quantities import unit_label
from neutro_desk.workup.statements import Choice, Note, NoteKind, say
from neutro_desk.workup.typed import TypedCbc

SHARING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "wbc_unit": ("wbc",),
        "differential_unit": CELLS,
        "anc_unit": ("anc",),
        "anc_lower_limit_unit": ("anc_lower_limit",),
        "haemoglobin_unit": ("haemoglobin",),
        "platelets_unit": ("platelets",),
        "reticulocytes_unit": ("reticulocytes",),
    }
)
"""The fields whose numbers a unit belongs to."""


def with_unit(typed: TypedCbc, unit_field: str, code: str) -> TypedCbc:
    """Return the text after a unit was chosen: every number as it was, with the unit it was typed in.

    A lower limit that stood in the unit of the laboratory's count keeps that unit when the count's changes.

    Args:
        typed: The text of the open count.
        unit_field: Name of the unit's field.
        code: UCUM code of the unit chosen.
    """
    before = _unit(typed, unit_field)
    held = {_named(entry) for entry in typed.typed_in}
    added = {
        f"{name}:{before}"
        for name in SHARING.get(unit_field, ())
        if before and name not in held and _text(typed, name)
    }
    changes: dict[str, object] = {unit_field: code}
    if unit_field == "anc_unit" and _text(typed, "anc_lower_limit"):
        changes["anc_lower_limit_unit"] = typed.limit_unit
    changed = replace(typed, **changes, typed_in=typed.typed_in | added)  # type: ignore[arg-type]
    return replace(changed, typed_in=changed.typed_in - _settled(changed))


def with_text(typed: TypedCbc, name: str, text: str) -> TypedCbc:
    """Return the text after one field was typed in: its number is in the unit that stands beside it now."""
    kept = frozenset(entry for entry in typed.typed_in if _named(entry) != name)
    return replace(typed, **{name: text}, typed_in=kept)  # type: ignore[arg-type]


def changed_numbers(typed: TypedCbc, in_use: Iterable[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return what stands in another unit than it was typed in.

    Args:
        typed: The text of the open count.
        in_use: Names of the fields that are read.

    Returns:
        For each unit and first unit: the unit's field, the first unit, and the fields, in the order read.
    """
    read = list(in_use)
    first = dict(entry.split(":", 1) for entry in typed.typed_in)
    found: list[tuple[str, str, tuple[str, ...]]] = []
    for unit_field, sharing in SHARING.items():
        names = [name for name in read if name in sharing and name in first and _text(typed, name)]
        moved = [name for name in names if first[name] != _unit(typed, unit_field)]
        found += [
            (unit_field, unit, tuple(name for name in moved if first[name] == unit))
            for unit in dict.fromkeys(first[name] for name in moved)
        ]
    return found


def unit_question(typed: TypedCbc, unit_field: str, first: str, names: tuple[str, ...]) -> Note:
    """Return the question in which unit the numbers of these fields stand."""
    number, unit = _text(typed, names[0]), _unit(typed, unit_field)
    now, before = (say("choice.with_unit", number=number, unit=unit_label(code)) for code in (unit, first))
    choices = (
        Choice(now, confirms="|".join(f"{name}:{first}" for name in names)),
        Choice(before, ((unit_field, first),)),
    )
    field = "differential" if unit_field == "differential_unit" else names[0]
    return Note(NoteKind.ASK, field, say("unit.changed", now=now, before=before), choices)


def _settled(typed: TypedCbc) -> set[str]:
    """Return the entries that would say nothing: those of numbers that stand in their first unit."""
    return {f"{name}:{_unit(typed, field)}" for field, sharing in SHARING.items() for name in sharing}


def _unit(typed: TypedCbc, unit_field: str) -> str:
    unit: str = typed.limit_unit if unit_field == "anc_lower_limit_unit" else getattr(typed, unit_field)
    return unit


def _text(typed: TypedCbc, name: str) -> str:
    text: str = getattr(typed, name)
    return text.strip()


def _named(entry: str) -> str:
    return entry.partition(":")[0]
