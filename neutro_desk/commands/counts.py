"""The verb `anc`: one count from its options, or every count of a case file in order of collection."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from neutro_desk.commands.call import Call
from neutro_desk.commands.count_lines import count_lines
from neutro_desk.commands.count_options import MEASURED, OF_ONE_COUNT, count_of
from neutro_desk.commands.terminal import WrongCallError
from neutro_desk.exchange import results
from neutro_desk.workup.anc import Anc
from neutro_desk.workup.assessed import AssessedCount, lines_kept
from neutro_desk.workup.case import Case, Cbc
from neutro_desk.workup.cbc import check_against
from neutro_desk.workup.course import Course, Sample, analyse_course, sample_of
from neutro_desk.workup.decline import WINDOW
from neutro_desk.workup.fever import warning_line
from neutro_desk.workup.statements import Note, say
from neutro_desk.workup.whole import AssessedCase

BESIDE = timedelta(hours=24)
"""A count is compared with those of the day before it. Source: UX, Messages (tenfold jump)."""


def anc(call: Call) -> None:
    """Print one count, or a list of every count of a case file."""
    options, schemes = call.options, call.schemes
    given = [name for name in OF_ONE_COUNT if getattr(options, name) not in (None, False)]
    if options.case is not None:
        if given:
            message = f"--{given[0].replace('_', '-')} is for one count; a case file holds its own"
            raise WrongCallError(message)
        _counts_of(options.case, call)
        return
    if not set(given) & set(MEASURED):
        message = "give --wbc, cells, or a case file"
        raise WrongCallError(message)
    count = count_of(options, schemes)
    call.phrasebook.lines = lines_kept(schemes, (count,))
    warning = warning_line(count.anc, Course(), Case()) is not None
    call.refuse_notes(count.anc.notes)
    lines = count_lines(count, call.phrasebook, warning=warning)
    call.terminal.give(results.count_result(count, warning=warning, say=call.text), lines)


def _counts_of(path: Path, call: Call) -> None:
    case = call.case(path)
    recorded = AssessedCase(case, call.schemes)
    call.phrasebook.lines, counts = recorded.lines, recorded.counts
    samples = [sample for sample in map(sample_of, counts) if sample is not None]
    found: list[results.Json] = []
    lines: list[str] = []
    for place, count in enumerate(counts):
        notes = (*count.anc.notes, *_notes_beside(count, counts[:place]))
        warning = count.cbc.voided is None and _warned(count, samples, case)
        found.append(_listed(count, results.count_result(count, warning=warning, say=call.text, notes=notes)))
        lines += [
            _heading(count, call),
            *count_lines(count, call.phrasebook, warning=warning, notes=notes),
            "",
        ]
    call.refuse_unusable(counts, path)
    call.terminal.give(found, lines[:-1])


def _notes_beside(count: AssessedCount, earlier: tuple[AssessedCount, ...]) -> tuple[Note, ...]:
    """Return what is odd between a count and those of the day before it."""
    collected = count.cbc.collected
    if collected is None or count.cbc.voided is not None:
        return ()
    beside: list[Cbc] = []
    for other in reversed(earlier):
        if other.cbc.collected is None or other.cbc.collected < collected - BESIDE:
            break
        if other.cbc.voided is None:
            beside.append(other.cbc)
    return check_against(count.cbc, beside)


def _warned(count: AssessedCount, samples: list[Sample], case: Case) -> bool:
    """Return whether the warning line showed when this count was the latest one."""
    return warning_line(count.anc, _course_until(count, samples, case), case) is not None


def _course_until(count: AssessedCount, samples: list[Sample], case: Case) -> Course:
    collected = count.cbc.collected
    if collected is None or _unknown(count.anc):
        return Course()
    week = [sample for sample in samples if collected - WINDOW <= sample.time <= collected]
    return analyse_course(week, case.events, thresholds=())


def _unknown(anc: Anc) -> bool:
    return anc.value is None and anc.upper_limit is None


def _listed(count: AssessedCount, result: results.Json) -> results.Json:
    collected, voided = count.cbc.collected, count.cbc.voided
    return {
        "id": count.cbc.id,
        "collected": None if collected is None else results.time_text(collected),
        **(
            {}
            if voided is None
            else {"voided": {"at": results.time_text(voided.at), "reason": voided.reason}}
        ),
        **result,
    }


def _heading(count: AssessedCount, call: Call) -> str:
    collected, voided = count.cbc.collected, count.cbc.voided
    said = say("command.no_time") if collected is None else say("command.collected", time=collected)
    taken_out = "" if voided is None else f", {call.text(say('command.voided', reason=voided.reason))}"
    return f"{count.cbc.id}  {call.text(said)}{taken_out}"
