"""Step 1: a typed blood count becomes a Cbc, or every problem in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.anc import absolute_neutrophil_count
from neutro_desk.workup.case import CELLS, Cbc, Differential, Known, Method, Plotted
from neutro_desk.workup.changed_units import changed_numbers, unit_question
from neutro_desk.workup.plausibility import gravest, plausibility_notes, without_open_fields
from neutro_desk.workup.quantities import GRADE_LINES
from neutro_desk.workup.statements import Choice, Note, NoteKind, leaves_no_number, say
from neutro_desk.workup.typed import EntryMode, TypedCbc
from neutro_desk.workup.typed_fields import TypedFields
from neutro_desk.workup.units import Kind

__all__ = ["CbcReading", "EntryMode", "TypedCbc", "check_against", "check_cbc", "read_cbc"]


@dataclass(frozen=True, slots=True)
class CbcReading:
    """What was understood of a typed count.

    Attributes:
        cbc: Everything that could be read; a field with an open question or a block is None in it.
        notes: Every remark, in the order of the fields.
    """

    cbc: Cbc
    notes: tuple[Note, ...]


def read_cbc(typed: TypedCbc, now: datetime | None, lines: tuple[Decimal, ...] = GRADE_LINES) -> CbcReading:
    """Read a typed count: all problems at once, nothing guessed.

    Args:
        typed: The text of the fields.
        now: The workstation's time, for typed times such as `0610`, and for refusing future ones; None: no
            time is judged.
        lines: The lines of the grading in use, 10^9/L.

    Returns:
        The count, with a note for every question, impossibility and oddity (UX, Messages).
    """
    reading = _read_in_its_units(typed, now, lines)
    doubts = tuple(_unit_doubts(typed, reading))
    if not doubts:
        return reading
    doubted = {note.field for note in doubts}
    notes = (*(note for note in reading.notes if note.field not in doubted), *doubts)
    return CbcReading(without_open_fields(reading.cbc, notes), tuple(sorted(notes, key=_place)))


def _read_in_its_units(
    typed: TypedCbc, now: datetime | None, lines: tuple[Decimal, ...] = GRADE_LINES
) -> CbcReading:
    """Read a typed count with the units that stand beside its numbers."""
    fields = TypedFields(typed)
    collected = fields.collected(now)
    entered = Cbc(
        collected=collected,
        received=fields.received(now, collected),
        method=next((method for method in Method if method.value == typed.method), None),
        cells_counted=fields.whole_number("cells_counted"),
        laboratory=typed.laboratory.strip() or None,
        wbc=fields.amount("wbc", typed.wbc_unit, Kind.WHITE_CELLS),
        wbc_corrected=next((known for known in Known if known.value == typed.wbc_corrected), None),
        nrbc=fields.share("nrbc"),
        differential=_differential(fields),
        anc=fields.amount("anc", typed.anc_unit, Kind.WHITE_CELLS) if _reads_anc(typed) else None,
        anc_lower_limit=fields.amount("anc_lower_limit", typed.limit_unit, Kind.WHITE_CELLS),
        plotted=next((plotted for plotted in Plotted if plotted.value == typed.plotted), None),
        haemoglobin=fields.amount("haemoglobin", typed.haemoglobin_unit, Kind.HAEMOGLOBIN),
        mcv=fields.amount("mcv", "fL", Kind.CELL_VOLUME),
        platelets=fields.amount("platelets", typed.platelets_unit, Kind.WHITE_CELLS),
        reticulocytes=fields.amount("reticulocytes", typed.reticulocytes_unit, _reticulocyte_kind(typed)),
        confirmed=frozenset(key for key in typed.confirmed if key.startswith(_KEPT)),
    )
    notes = gravest((*fields.notes, *plausibility_notes(entered, typed.confirmed, lines)))
    return CbcReading(without_open_fields(entered, notes), tuple(sorted(notes, key=_place)))


def _unit_doubts(typed: TypedCbc, reading: CbcReading) -> Iterable[Note]:
    """Ask about each number whose unit was changed after typing, where both units would make sense of it.

    A unit that is asked about anyway, or that made no sense of the number before, needs no second question.
    """
    for unit_field, first, names in changed_numbers(typed, _in_use(typed)):
        places = {*names, "differential"} if unit_field == "differential_unit" else set(names)
        before = _read_in_its_units(replace(typed, **{unit_field: first}), None)  # type: ignore[arg-type]
        asked = any(note.kind is NoteKind.ASK and note.field in places for note in reading.notes)
        if not asked and not leaves_no_number(note for note in before.notes if note.field in places):
            yield unit_question(typed, unit_field, first, names)


def check_cbc(cbc: Cbc, lines: tuple[Decimal, ...] = GRADE_LINES) -> tuple[Note, ...]:
    """Return the plausibility notes of a count that is already exact (from a file or the command line).

    The same rules as for typed text, except those about how a number was typed: what has one reading is a
    `warn`, a fraction that may be a percentage an `ask`, the impossible a `block` (INTERFACE).
    """
    return tuple(sorted(plausibility_notes(cbc, cbc.confirmed, lines), key=_place))


def check_against(
    cbc: Cbc, earlier: Sequence[Cbc], confirmed: frozenset[str] = frozenset()
) -> tuple[Note, ...]:
    """Return what is odd between one count and the others of the patient.

    Args:
        cbc: The count.
        earlier: The other counts, voided ones left out; any order.
        confirmed: `replace:ID` and `keep:ID` for a count at the same time, `jump:ID:VALUE` for a jump.

    Source:
        UX, Messages: tenfold jump in 24 h, same collection time.
    """
    if cbc.collected is None:
        return ()
    notes: list[Note] = []
    latest = _exact(cbc)
    for other in earlier:
        if other.collected is None or abs(other.collected - cbc.collected) > _A_DAY:
            continue
        if other.id == cbc.id or f"replace:{other.id}" in confirmed:
            continue
        if other.collected == cbc.collected and f"keep:{other.id}" not in confirmed:
            notes.append(_same_time(other, other.collected))
        if latest is None:
            continue
        before, key = _exact(other), f"jump:{other.id}:{latest}"
        if before is not None and _tenfold(before, latest) and key not in confirmed:
            notes.append(_jump(before, latest, other.collected, key))
    return tuple(notes)


_A_DAY = timedelta(hours=24)
"""A jump is asked about within this. Source: UX, Messages."""

_WORTH_A_JUMP = Decimal("0.1")
"""Below this both ways a tenfold difference is counting noise, 10^9/L."""


def _exact(cbc: Cbc) -> Decimal | None:
    """Return the count where it is a number that nothing questions."""
    return absolute_neutrophil_count(cbc, plausibility_notes(cbc, cbc.confirmed)).exact


def _tenfold(one: Decimal, other: Decimal) -> bool:
    low, high = sorted((one, other))
    return high >= _WORTH_A_JUMP and high >= 10 * low


def _jump(before: Decimal, latest: Decimal, time: datetime, key: str) -> Note:
    said = say("anc.jump", before=before, latest=latest, time=time)
    choices = (Choice(say("choice.keep"), confirms=key), Choice(say("choice.fix")))
    return Note(NoteKind.WARN, "anc", said, choices)


def _same_time(other: Cbc, time: datetime) -> Note:
    choices = (
        Choice(say("choice.replace"), confirms=f"replace:{other.id}"),
        Choice(say("choice.keep_both"), confirms=f"keep:{other.id}"),
        Choice(say("choice.cancel")),
    )
    return Note(NoteKind.WARN, "collected", say("collected.same_time", time=time), choices)


_KEPT = ("unit:", "fraction:", "arrival:")
"""Confirmed readings that stay with the count; the others belong to the counts beside it."""

_ORDER = (
    *("collected", "received", "method", "laboratory", "cells_counted", "wbc"),
    *CELLS,
    *("differential", "anc", "anc_lower_limit", "haemoglobin", "mcv", "platelets", "reticulocytes", "nrbc"),
)
_READ = {
    EntryMode.LABORATORY_ANC: frozenset[str](),
    EntryMode.TOTAL: frozenset(("neutrophils",)),
    EntryMode.SEGS_AND_BANDS: frozenset(("segs", "bands")),
}
_BY_MODE = frozenset(("segs", "bands", "neutrophils"))


def _place(note: Note) -> int:
    return _ORDER.index(note.field) if note.field in _ORDER else len(_ORDER)


def _reads_anc(typed: TypedCbc) -> bool:
    return typed.mode is EntryMode.LABORATORY_ANC or typed.anc_beside


def _cells_in_use(typed: TypedCbc) -> list[str]:
    return [name for name in CELLS if name not in _BY_MODE or name in _READ[typed.mode]]


def _in_use(typed: TypedCbc) -> list[str]:
    """Return the fields with a unit that are read in the entry mode."""
    amounts = ("wbc", "anc_lower_limit", "haemoglobin", "platelets", "reticulocytes")
    return [*amounts, *(("anc",) if _reads_anc(typed) else ()), *_cells_in_use(typed)]


def _reticulocyte_kind(typed: TypedCbc) -> Kind:
    return Kind.SHARE if "%" in typed.reticulocytes_unit else Kind.RED_CELLS


def _differential(fields: TypedFields) -> Differential:
    typed = fields.typed
    unit = fields.differential_unit()
    values = {name: fields.share(name) for name in _cells_in_use(typed)}
    reported: bool | None = None
    if typed.mode is EntryMode.SEGS_AND_BANDS:
        fields.bands_twice()
        reported = False if typed.bands_not_reported else (True if values.get("bands") is not None else None)
    return Differential() if unit is None else Differential(unit=unit, bands_reported=reported, **values)
