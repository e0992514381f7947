"""The working of a result: its line in the band, and every paragraph of the working panel."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from neutro_desk.workup.anc import Basis
from neutro_desk.workup.quantities import display_count, unit_label
from neutro_desk.workup.statements import NoteKind, leaves_no_number, say

if TYPE_CHECKING:
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.assessed import AssessedCount
    from neutro_desk.workup.grading import GradeCall, Scheme
    from neutro_desk.workup.whole import WorkUp


def number_text(count: AssessedCount, unit: str) -> str:
    """Return the count in one of the two units, with its sign where it is a limit."""
    anc = count.anc
    if anc.value is None:
        return _signed("≤", display_count(anc.upper_limit or Decimal(0), unit))
    return _signed(anc.comparator.value if anc.comparator else "", display_count(anc.value, unit))


def _signed(sign: str, shown: str) -> str:
    """Return a shown count with its sign; one that says itself on which side of a line it lies needs none."""
    return shown if shown.startswith(("<", ">")) else sign + shown


def grade_text(call: GradeCall, phrasebook: Phrasebook) -> str:
    """Return a CTCAE grade with its version, or that there is none."""
    version = call.version.removesuffix(".0")
    if call.grade is None:
        return phrasebook.text(say("band.grade_none", version=version))
    key = "band.grade_at_least" if call.at_least else "band.grade"
    return phrasebook.text(say(key, version=version, grade=call.grade))


def working_text(count: AssessedCount) -> str:
    """Return the formula with its numbers, and their unit where it is not 10^9/L."""
    working, wbc = count.anc.working.replace(" x ", " × "), count.cbc.wbc
    if not working:
        return ""
    unit = "" if wbc is None or wbc.unit == "10*9/L" else f" {unit_label(wbc.unit)}"
    return f"= {working}{unit}"


def working_note(count: AssessedCount, phrasebook: Phrasebook) -> str:
    """Return what the working line says behind the formula: a limit, or the interval with its sentence."""
    anc = count.anc
    said: list[str] = []
    if anc.basis is Basis.WHITE_COUNT_ALONE and anc.upper_limit is not None:
        said.append(phrasebook.text(say("count.not_above", limit=anc.upper_limit)))
    if anc.value is None and count.cbc.id:  # a recorded count has no field that its question stands under
        said += [phrasebook.text(note.statement) for note in anc.notes if leaves_no_number((note,))]
    if anc.interval is not None:
        low, high = (phrasebook.count(value, unit=False) for value in (anc.interval.low, anc.interval.high))
        said.append(
            phrasebook.text(say("band.interval", cells=anc.interval.cells_counted, low=low, high=high))
        )
    said += [
        phrasebook.text(note.statement) for note in anc.notes if note.statement.key == "count.interval_spans"
    ]
    return " ".join(said)


def panel_lines(count: AssessedCount, work_up: WorkUp, phrasebook: Phrasebook) -> tuple[str, ...]:
    """Return the paragraphs of the working panel: formula, grades with their reasons, sources, versions."""
    anc, grades = count.anc, count.grades
    lines: list[str] = []
    if anc.working:
        value = number_text(count, "10*9/L") if anc.value is not None else ""
        lines.append(f"ANC {working_text(count)} = {value} ×10⁹/L")
        lines.append(phrasebook.text(say(f"band.basis_{anc.basis.name.lower()}")))
    lines.append(working_note(count, phrasebook))
    lines += [phrasebook.text(anc.interval_withheld)] if anc.interval_withheld is not None else []
    for call in (grades.ctcae_5, grades.ctcae_6):
        reason = call.reason or call.remark
        lines.append(
            f"CTCAE {grade_text(call, phrasebook)}" + (f": {phrasebook.text(reason)}" if reason else "")
        )
    lines += [f"{scheme.name} {scheme.version}: {scheme.source}" for scheme in _schemes(work_up)]
    lines += [f"{call.limit.name}: {call.limit.source}" for call in grades.limits]
    lines += [
        phrasebook.text(note.statement) for note in anc.notes if note.kind in (NoteKind.NOTE, NoteKind.WARN)
    ]
    return tuple(dict.fromkeys(line for line in lines if line))


def _schemes(work_up: WorkUp) -> tuple[Scheme, ...]:
    return (work_up.schemes.clinical, work_up.schemes.ctcae_5, work_up.schemes.ctcae_6)
