"""The working of a result: its line in the band, and every paragraph of the working panel."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from neutro_desk.workup.anc import DEPENDS_ON, Basis
from neutro_desk.workup.quantities import PER_LITRE, unit_label
from neutro_desk.workup.statements import NoteKind, leaves_no_number, say
from neutro_desk.workup.summary import scheme_fault, scheme_note

if TYPE_CHECKING:
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.assessed import AssessedCount
    from neutro_desk.workup.grading import GradeCall, Scheme
    from neutro_desk.workup.whole import WorkUp


_SPANS = "count.interval_spans"
_PROFOUND = "count.at_profound"


def number_text(count: AssessedCount, unit: str, phrasebook: Phrasebook) -> str:
    """Return the count in one of the two units, with its sign where it is a limit."""
    anc = count.anc
    if anc.value is None:
        return _signed("≤", phrasebook.number(anc.upper_limit or Decimal(0), unit))
    return _signed(anc.comparator.value if anc.comparator else "", phrasebook.number(anc.value, unit))


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
    anc, cells, wbc = count.anc, count.cbc.differential, count.cbc.wbc
    if not anc.working:
        return ""
    of_shares = "" if wbc is None else wbc.unit
    unit = of_shares if cells.unit == "%" else cells.unit
    shown = "" if unit in ("", PER_LITRE) else f" {unit_label(unit)}"
    return f"= {anc.working.replace(' x ', ' × ')}{shown}"


def working_notes(count: AssessedCount, phrasebook: Phrasebook) -> tuple[str, ...]:
    """Return what the working line says behind the formula: a limit, or the interval with its sentence."""
    anc = count.anc
    said: list[str] = []
    if anc.basis is Basis.LABORATORY:
        said.append(phrasebook.text(say("band.as_reported")))
    both = next((note.statement for note in anc.notes if note.statement.key == "count.nrbc_both"), None)
    if both is not None:
        said.append(phrasebook.text(replace(both, key="band.nrbc_both")))
    if anc.value is None and anc.upper_limit is not None:
        asked = leaves_no_number(note for note in anc.notes if note.field in DEPENDS_ON)
        said.append(
            phrasebook.text(
                say("count.not_above_asked" if asked else "count.not_above", limit=anc.upper_limit)
            )
        )
    if anc.value is None and count.cbc.id:  # a recorded count has no field that its question stands under
        said += [phrasebook.text(note.statement) for note in anc.notes if leaves_no_number((note,))]
    if anc.interval is not None:
        low, high = (phrasebook.count(value, unit=False) for value in (anc.interval.low, anc.interval.high))
        said.append(
            phrasebook.text(say("band.interval", cells=anc.interval.cells_counted, low=low, high=high))
        )
    said += [phrasebook.text(note.statement) for note in anc.notes if note.statement.key == _SPANS]
    if both is not None and len(said) > 1:
        said[0] += ";"
    return tuple(said)


def flag_texts(count: AssessedCount | None, phrasebook: Phrasebook) -> tuple[str, str]:
    """Return what must catch the eye beside the number, that blasts were counted: in full and in short."""
    notes = () if count is None else count.anc.notes
    counted = next((note.statement for note in notes if note.statement.key == "blasts.counted"), None)
    if counted is None:
        return "", ""
    full, short = (replace(counted, key=key) for key in ("band.blasts", "band.blasts_short"))
    return phrasebook.text(full), phrasebook.text(short)


def quiet_texts(count: AssessedCount, phrasebook: Phrasebook) -> tuple[str, ...]:
    """Return what the working line adds where there is room: a limit, a left shift, immature forms."""
    said = [phrasebook.text(note.statement) for note in count.anc.notes if note.statement.key == _PROFOUND]
    if count.shift is not None:
        said += [phrasebook.text(replace(remark, key=f"band.{remark.key}")) for remark in count.shift.remarks]
    immature = count.anc.with_immature
    if immature is not None:
        said.append(phrasebook.text(replace(immature, key=immature.key.replace("count.", "band.", 1))))
    return tuple(said)


def panel_lines(count: AssessedCount, work_up: WorkUp, phrasebook: Phrasebook) -> tuple[str, ...]:
    """Return the paragraphs of the working panel: the count, the sample, grades with reasons, versions."""
    grades = count.grades
    lines = [*_of_the_count(count, phrasebook), *_of_the_sample(count, phrasebook)]
    for call in (grades.ctcae_5, grades.ctcae_6):
        reason = call.reason or call.remark
        why = f": {phrasebook.text(reason)}" if reason else ""
        bare = call.grade is None and reason is not None
        graded = f"v{call.version.removesuffix('.0')}" if bare else grade_text(call, phrasebook)
        lines.append(f"CTCAE {graded}{why}")
    lines += [f"{scheme.name} {scheme.version}: {scheme.source}" for scheme in _schemes(work_up)]
    about = (scheme_note(work_up.schemes.active), scheme_fault(work_up.schemes))
    lines += [phrasebook.text(said) for said in about if said is not None]
    lines += [f"{call.limit.name}: {call.limit.source}" for call in grades.limits]
    lines += [] if grades.not_recorded is None else [phrasebook.text(grades.not_recorded)]
    return tuple(dict.fromkeys(line for line in lines if line))


def _of_the_count(count: AssessedCount, phrasebook: Phrasebook) -> list[str]:
    """Return formula, basis, interval, remarks, the other count, younger forms and left shift."""
    anc, say_it = count.anc, phrasebook.text
    lines: list[str] = []
    if anc.working:
        value = number_text(count, PER_LITRE, phrasebook) if anc.value is not None else ""
        lines.append(f"ANC {working_text(count)} = {value} {unit_label(PER_LITRE)}")
    if anc.value is not None:
        lines.append(say_it(say(f"band.basis_{anc.basis.name.lower()}")))
    if anc.basis is not Basis.LABORATORY:
        lines.append(" ".join(working_notes(count, phrasebook)))
    if anc.interval_withheld is not None:
        lines.append(say_it(anc.interval_withheld))
    if anc.other is not None:
        lines.append(say_it(say("count.other", value=anc.other)))
    lines += [] if anc.with_immature is None else [say_it(anc.with_immature)]
    lines += [say_it(said) for said in count.shift.said] if count.shift is not None else []
    remarks = (note for note in anc.notes if note.kind in (NoteKind.NOTE, NoteKind.WARN))
    return lines + [say_it(note.statement) for note in remarks if note.statement.key != _SPANS]


def _of_the_sample(count: AssessedCount, phrasebook: Phrasebook) -> list[str]:
    """Return the laboratory and when the sample arrived there."""
    cbc, said = count.cbc, []
    if cbc.laboratory is not None:
        said.append(phrasebook.text(say("count.laboratory", name=cbc.laboratory)))
    if cbc.received is not None:
        said.append(phrasebook.text(say("count.received", time=cbc.received)))
    return said


def _schemes(work_up: WorkUp) -> tuple[Scheme, ...]:
    return (work_up.schemes.active, work_up.schemes.ctcae_5, work_up.schemes.ctcae_6)
