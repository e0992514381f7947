"""The verb `course`: a series from a CSV table or a case file, over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from neutro_desk.commands.call import Call, moment
from neutro_desk.commands.terminal import WrongCallError
from neutro_desk.exchange.course_results import course_result
from neutro_desk.exchange.series import Refusal, TableError, read_series
from neutro_desk.workup.assessed import AssessedCount, known_child
from neutro_desk.workup.case import Event
from neutro_desk.workup.course import THRESHOLDS, Course, Sample, analyse_course, sample_of
from neutro_desk.workup.course_statements import course_statements
from neutro_desk.workup.quantities import read_file_number
from neutro_desk.workup.statements import say
from neutro_desk.workup.whole import AssessedCase, gives_number

_MOST_RUNS = 1000


@dataclass(frozen=True, slots=True)
class _Settings:
    """The options of the analysis, read."""

    thresholds: tuple[Decimal, ...]
    recovery_at: Decimal | None
    recovery_runs: int
    as_of: datetime | None

    def analysed(self, samples: Sequence[Sample], events: Sequence[Event] = ()) -> Course:
        return analyse_course(
            samples,
            events,
            thresholds=self.thresholds,
            recovery_at=self.recovery_at,
            recovery_runs=self.recovery_runs,
            as_of=self.as_of,
        )


def course(call: Call) -> None:
    """Print the course of a series, or with `--by` of each series of a table."""
    settings, path = _settings(call), call.options.file
    if path.suffix.casefold() == ".json":
        if call.options.by is not None:
            message = "--by is for a table; a case file holds one patient"
            raise WrongCallError(message)
        _course_of_case(path, settings, call)
    else:
        _course_of_table(path, settings, call)


def _course_of_case(path: Path, settings: _Settings, call: Call) -> None:
    case = call.case(path)
    counts = AssessedCase(case, call.schemes).counts
    found = settings.analysed(
        [sample for sample in map(sample_of, counts) if sample is not None], case.events
    )
    call.refuse_unusable(counts, path)
    _refuse_undated(counts, path, call)
    child = known_child(found.as_of, case.patient)
    call.terminal.give(course_result(found, call.text), _lines(found, case.events, call, child=child))


def _course_of_table(path: Path, settings: _Settings, call: Call) -> None:
    try:
        table = read_series(path, call.options.by)
    except TableError as error:
        message = f"{path.name}: {error}"
        raise WrongCallError(message) from error
    for refusal in table.refused:
        call.terminal.refuse(refused_row(path, refusal, call))
    if table.unread:
        call.terminal.remark(f"{path.name}: {call.text(say('row.unread', names=', '.join(table.unread)))}")
    if table.only_days:
        call.terminal.remark(f"{path.name}: {call.text(say('row.only_days'))}")
    found = [(series.of, settings.analysed(series.samples)) for series in table.series]
    if call.options.by is None:
        alone = found[0][1]
        call.terminal.give(course_result(alone, call.text), _lines(alone, (), call))
        return
    lines = [line for of, one in found for line in (f"{call.options.by} {of}", *_lines(one, (), call), "")]
    listed = [{"by": of, **course_result(one, call.text)} for of, one in found]
    call.terminal.give(listed, lines[:-1])


def refused_row(path: Path, refusal: Refusal, call: Call) -> str:
    """Return where a row was refused, and why."""
    value = f" {refusal.value!r}" if refusal.value else ""
    return f"{path.name}, line {refusal.line}, {refusal.field}{value}: {call.text(refusal.reason)}"


def _refuse_undated(counts: Sequence[AssessedCount], path: Path, call: Call) -> None:
    for count in counts:
        if count.cbc.collected is None and count.cbc.voided is None and gives_number(count):
            reason = call.text(say("command.undated"))
            call.terminal.refuse(f"{path.name}, count {count.cbc.id}, collected: {reason}")


def _lines(found: Course, events: Sequence[Event], call: Call, *, child: bool = False) -> list[str]:
    lines: list[str] = []
    for heading, statements in course_statements(found, events, child=child):
        lines += [call.text(heading), *(f"  {call.text(statement)}" for statement in statements)]
    return lines


def _settings(call: Call) -> _Settings:
    options = call.options
    lines = dict.fromkeys(_line("--threshold", text) for text in options.threshold or ())
    runs = read_file_number(options.recovery_runs)
    if (
        runs.value is None
        or runs.comparator
        or runs.value != int(runs.value)
        or not 1 <= runs.value <= _MOST_RUNS
    ):
        message = f"--recovery-runs {options.recovery_runs!r} is not a whole number from 1 to {_MOST_RUNS}"
        raise WrongCallError(message)
    return _Settings(
        thresholds=tuple(lines) or THRESHOLDS,
        recovery_at=None if options.recovery_at is None else _line("--recovery-at", options.recovery_at),
        recovery_runs=int(runs.value),
        as_of=None if options.as_of is None else moment("--as-of", options.as_of),
    )


def _line(option: str, text: str) -> Decimal:
    read = read_file_number(text)
    if read.value is None or read.comparator is not None or read.value <= 0:
        message = f"{option} {text!r} is not a number above 0 in 10^9/L; the decimal mark is a point"
        raise WrongCallError(message)
    return read.value
