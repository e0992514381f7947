"""One count in lines for a person: number, working, word, grades, limits, left shift, warning, notes."""

from __future__ import annotations

from collections.abc import Sequence

from neutro_desk.exchange import results
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.anc import Anc, Basis
from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.grading import GradeCall, LimitCall, SeverityCall
from neutro_desk.workup.quantities import PER_MICROLITRE, unit_label
from neutro_desk.workup.statements import Note, NoteKind, say

_NOTES = {NoteKind.NOTE: "command.note", NoteKind.WARN: "command.warn"}


def count_lines(
    count: AssessedCount, phrasebook: Phrasebook, *, warning: bool, notes: Sequence[Note] | None = None
) -> list[str]:
    """Return one count in lines; questions and impossibilities are named elsewhere.

    Args:
        count: The count.
        phrasebook: The words.
        warning: Whether the warning line shows.
        notes: Its notes, where others than its own belong to it.
    """
    anc, grades = count.anc, count.grades
    lines = [_number(anc, phrasebook), *([f"= {anc.working}"] if anc.working else [])]
    lines.append(_severity(grades.severity, phrasebook))
    lines += [_grade(call, phrasebook) for call in (grades.ctcae_5, grades.ctcae_6, *grades.also)]
    lines += [_limit(call, phrasebook) for call in grades.limits]
    lines += [] if grades.not_recorded is None else [phrasebook.text(grades.not_recorded)]
    lines += _interval(anc, phrasebook)
    if anc.with_immature is not None:
        lines.append(phrasebook.text(anc.with_immature))
    lines += [phrasebook.text(said) for said in (count.shift.said if count.shift is not None else ())]
    if warning:
        lines.append(phrasebook.text(say("warning.line")))
    told = (
        note
        for note in (anc.notes if notes is None else notes)
        if note.kind in (NoteKind.NOTE, NoteKind.WARN)
    )
    return [*lines, *(phrasebook.text(say(_NOTES[note.kind], text=note.statement)) for note in told)]


def _number(anc: Anc, phrasebook: Phrasebook) -> str:
    if anc.value is not None:
        sign = anc.comparator.value if anc.comparator else ""
        key = "command.anc_limit" if sign else "command.anc"
        other = f"{phrasebook.number(anc.value, PER_MICROLITRE)} {unit_label(PER_MICROLITRE)}"
        said = phrasebook.text(say(key, sign=sign, value=anc.value, other=other))
        return f"{said}  {phrasebook.text(say('command.provisional'))}" if anc.provisional else said
    if anc.upper_limit is not None:
        alone = anc.basis is Basis.WHITE_COUNT_ALONE
        key = "command.anc_not_above" if alone else "command.anc_not_above_asked"
        return phrasebook.text(say(key, value=anc.upper_limit))
    return phrasebook.text(say("command.anc_unknown"))


def _severity(call: SeverityCall, phrasebook: Phrasebook) -> str:
    if call.word is None:
        alone = say("command.no_word")
        return phrasebook.text(alone if call.reason is None else say("command.no_word_why", why=call.reason))
    scheme = say(
        "command.scheme" if call.own is None else "command.own_scheme",
        name=call.scheme,
        version=call.scheme_version,
    )
    key = "command.at_least_severity" if call.at_least else "command.severity"
    return phrasebook.text(say(key, word=call.said, range=_range(call, phrasebook), scheme=scheme))


def _range(call: SeverityCall, phrasebook: Phrasebook) -> str:
    """Return both ends of a band, in 10^9/L whatever unit stands first."""
    low, high = (None if end is None else results.line(end) for end in (call.low, call.high))
    if low is None:
        return "" if high is None else f"<{high}"
    key = "command.range_from" if high is None else "command.range"
    return phrasebook.text(say(key, low=low) if high is None else say(key, low=low, high=high))


def _grade(call: GradeCall, phrasebook: Phrasebook) -> str:
    scheme = f"{call.name} {call.version}"
    if call.grade is None:
        alone = say("command.no_grade", scheme=scheme)
        why = call.reason
        return phrasebook.text(alone if why is None else say("command.no_grade_why", scheme=scheme, why=why))
    key = "command.at_least_grade" if call.at_least else "command.grade"
    said = phrasebook.text(say(key, scheme=scheme, grade=call.grade))
    return said if call.remark is None else f"{said} ({phrasebook.text(call.remark)})"


def _limit(call: LimitCall, phrasebook: Phrasebook) -> str:
    name, low = phrasebook.name("limit", call.limit.name), str(call.limit.low)
    return phrasebook.text(say(f"command.limit_{call.position}", name=name, low=low))


def _interval(anc: Anc, phrasebook: Phrasebook) -> list[str]:
    if anc.interval is not None:
        low, high = results.rounded(anc.interval.low), results.rounded(anc.interval.high)
        said = say("command.interval", cells=anc.interval.cells_counted, low=low, high=high)
        return [phrasebook.text(said)]
    return [] if anc.interval_withheld is None else [phrasebook.text(anc.interval_withheld)]
