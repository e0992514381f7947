"""Taking over: how a pasted count meets the text that already stands in the open count."""

from __future__ import annotations

from dataclasses import replace

from neutro_desk.workup.typed import EntryMode, TypedCbc

COLLECTED = ("collected_date", "collected_time")
RECEIVED = ("received_date", "received_time")
_NEUTROPHILS = {
    EntryMode.LABORATORY_ANC: (),
    EntryMode.TOTAL: ("neutrophils",),
    EntryMode.SEGS_AND_BANDS: ("segs", "bands"),
}
_CELLS = (
    *("neutrophils", "segs", "bands", "metamyelocytes", "myelocytes", "promyelocytes"),
    *("immature_granulocytes", "blasts", "lymphocytes", "atypical_lymphocytes", "monocytes"),
    *("eosinophils", "basophils", "other"),
)
_GROUPS: tuple[tuple[tuple[str, ...], str], ...] = (
    (COLLECTED, ""),
    (RECEIVED, ""),
    (("method", "cells_counted"), ""),
    (("laboratory",), ""),
    (("wbc",), "wbc_unit"),
    (_CELLS, "differential_unit"),
    (("anc",), "anc_unit"),
    (("anc_lower_limit",), "anc_lower_limit_unit"),
    (("haemoglobin",), "haemoglobin_unit"),
    (("mcv",), ""),
    (("platelets",), "platelets_unit"),
    (("reticulocytes",), "reticulocytes_unit"),
    (("nrbc",), ""),
)
"""Fields that are read together, and the unit they share."""

_BY_TIME = (COLLECTED, RECEIVED)

_BETWEEN_COUNTS = ("replace:", "keep:", "jump:")
"""Marks of what was confirmed of the open count beside others of the case."""


def filled(typed: TypedCbc) -> tuple[str, ...]:
    """Return the fields in which text stands, in the order of the form; units and switches are none."""
    return tuple(name for group, _ in _GROUPS for name in group if _text(typed, name))


def clashes(typed: TypedCbc, pasted: TypedCbc) -> tuple[str, ...]:
    """Return the fields whose text `joined` would take away or replace by another."""
    together = joined(typed, pasted)
    return tuple(
        name
        for group, unit in _GROUPS
        for name in group
        if _text(typed, name)
        and (_text(typed, name) != _text(together, name) or _unit(typed, unit) != _unit(together, unit))
    )


def joined(typed: TypedCbc, pasted: TypedCbc) -> TypedCbc:
    """Return the open count with a pasted one laid over it: what was pasted replaces, the rest stays.

    Fields that are read together are never mixed from two counts: where one of them differs, or its unit
    does, they are all taken from the pasted count. Answers that were given for a text, or beside other
    counts, are asked again.
    """
    changes: dict[str, object] = {}
    if _text(typed, "anc_lower_limit"):
        changes["anc_lower_limit_unit"] = typed.limit_unit
    replaced: list[str] = []
    for group, unit in _GROUPS:
        if not any(_text(pasted, name) for name in group):
            continue
        whole = group in _BY_TIME or _differs(typed, pasted, group, unit)
        names = [name for name in group if whole or _text(pasted, name)]
        changes.update({name: getattr(pasted, name) for name in names})
        replaced += names
        if unit:
            changes[unit] = _unit(pasted, unit)
        if group == _CELLS:
            changes["bands_not_reported"] = pasted.bands_not_reported or (
                not whole and not _text(pasted, "bands") and typed.bands_not_reported
            )
    changes |= _way_of_reporting(typed, pasted)
    kept = frozenset(key for key in typed.confirmed if not key.startswith(_BETWEEN_COUNTS))
    first_units = frozenset(entry for entry in typed.typed_in if entry.partition(":")[0] not in replaced)
    return replace(
        typed,
        **changes,  # type: ignore[arg-type]
        wbc_corrected=pasted.wbc_corrected,
        plotted=pasted.plotted,
        confirmed=kept | pasted.confirmed,
        typed_in=first_units | pasted.typed_in,
    )


def blanked(typed: TypedCbc, name: str) -> TypedCbc:
    """Return the text without one of its fields; a day goes with its time."""
    gone = next((pair for pair in _BY_TIME if is_at(name, pair[0])), (name,))
    changes: dict[str, object] = dict.fromkeys(gone, "")
    if name == "anc":
        changes["anc_beside"] = False
    if name in ("bands", "bands_not_reported"):
        changes |= {"bands": "", "bands_not_reported": False}
    return replace(typed, **changes)  # type: ignore[arg-type]


def is_at(name: str, place: str) -> bool:
    """Return whether a field of the typed count is the place of a note; a day and its time are one."""
    return name == place or any({name, place} <= {pair[0].removesuffix("_date"), *pair} for pair in _BY_TIME)


def _way_of_reporting(typed: TypedCbc, pasted: TypedCbc) -> dict[str, object]:
    """Return mode and `anc_beside`: by the cells where there are any, the laboratory's count beside them."""
    by_cells = next((one.mode for one in (pasted, typed) if _counts_neutrophils(one)), None)
    if by_cells is not None:
        return {"mode": by_cells, "anc_beside": _has_laboratory_count(typed) or _has_laboratory_count(pasted)}
    return {"mode": pasted.mode} if _text(pasted, "anc") else {}


def _counts_neutrophils(typed: TypedCbc) -> bool:
    return any(_text(typed, name) for name in _NEUTROPHILS[typed.mode])


def _has_laboratory_count(typed: TypedCbc) -> bool:
    reads = typed.anc_beside or typed.mode is EntryMode.LABORATORY_ANC
    return reads and bool(_text(typed, "anc"))


def _differs(typed: TypedCbc, pasted: TypedCbc, group: tuple[str, ...], unit: str) -> bool:
    held = [name for name in group if _text(typed, name)]
    if held and _unit(typed, unit) != _unit(pasted, unit):
        return True
    if group == _CELLS and _counts_neutrophils(typed) and _counts_neutrophils(pasted):
        return typed.mode is not pasted.mode or _changes_one(typed, pasted, held)
    return _changes_one(typed, pasted, held)


def _changes_one(typed: TypedCbc, pasted: TypedCbc, held: list[str]) -> bool:
    return any(_text(pasted, name) not in ("", _text(typed, name)) for name in held)


def _text(typed: TypedCbc, name: str) -> str:
    text: str = getattr(typed, name)
    return text.strip()


def _unit(typed: TypedCbc, unit: str) -> str:
    if unit == "anc_lower_limit_unit":
        return typed.limit_unit
    return getattr(typed, unit) if unit else ""
