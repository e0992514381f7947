"""The verb `course`: a series from a CSV table or a case file, over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from neutro_desk.commands.call import Call, moment
from neutro_desk.commands.terminal import WrongCallError
from neutro_desk.exchange.course_results import course_result, json_line
from neutro_desk.exchange.results import Json, Say
from neutro_desk.exchange.series import Refusal, Series, SeriesTable, TableError, open_series
from neutro_desk.workup.assessed import AssessedCount, known_child
from neutro_desk.workup.case import Event
from neutro_desk.workup.course import THRESHOLDS, Course, Sample, analyse_course, outline_course, sample_of
from neutro_desk.workup.course_statements import course_statements
from neutro_desk.workup.episode_end import ending_at
from neutro_desk.workup.periodicity import course_periodicity, periodicity_statement
from neutro_desk.workup.quantities import read_file_number
from neutro_desk.workup.statements import say
from neutro_desk.workup.whole import AssessedCase, gives_number

_MOST_RUNS = 1000

EACH = 5000
"""Rows between two reports of progress, at the least."""

KEPT = 1024
"""Sentences that are kept, as the same reasons come again in every series."""

TIMES_NAMED = 3
"""Times with more than one count that are named; of further ones the number is said."""

DAY, TIME = "%Y-%m-%d", "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True)
class _Settings:
    """The options of the analysis, read."""

    thresholds: tuple[Decimal, ...]
    recovery_at: Decimal | None
    recovery_runs: int
    as_of: datetime | None

    def analysed(
        self, samples: Sequence[Sample], events: Sequence[Event] = (), *, as_json: bool = False
    ) -> Course:
        """Return a course; for JSON only what it gives, with the episodes by the rule that was asked for."""
        if as_json:
            return outline_course(
                samples,
                events,
                thresholds=self.thresholds,
                recovery_at=self.recovery_at,
                recovery_runs=self.recovery_runs,
                as_of=self.as_of,
            )
        course = analyse_course(
            samples,
            events,
            thresholds=self.thresholds,
            recovery_runs=self.recovery_runs,
            as_of=self.as_of,
        )
        return ending_at(course, self.recovery_at, self.thresholds)


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
    samples = [sample for sample in map(sample_of, counts) if sample is not None]
    found = settings.analysed(samples, case.events, as_json=call.terminal.as_json)
    call.refuse_unusable(counts, path)
    _refuse_undated(counts, path, call)
    child = known_child(found.as_of, case.patient)
    _give(found, case.events, call, child=child)


def _course_of_table(path: Path, settings: _Settings, call: Call) -> None:
    def refuse(refusal: Refusal) -> None:
        call.terminal.refuse(refused_row(path, refusal, call))

    try:
        with open_series(path, call.options.by) as table:
            if table.unread:
                unread = call.text(say("row.unread", names=", ".join(table.unread)))
                call.terminal.remark(f"{path.name}: {unread}")

            def waiting() -> None:
                call.terminal.progress(f"{table.rows:,} rows read  {path.name}", table.share_read())

            found = table.series(refuse, waiting)
            if call.options.by is None:
                _give_alone(next(found), path, settings, call)
            else:
                _give_each(_reported(found, table, path, call), path, settings, call)
    except TableError as error:
        message = f"{path.name}: {error}"
        raise WrongCallError(message) from error


def _give_alone(series: Series, path: Path, settings: _Settings, call: Call) -> None:
    if series.only_days:
        call.terminal.remark(f"{path.name}: {call.text(say('row.only_days'))}")
    found = settings.analysed(series.samples, as_json=call.terminal.as_json)
    times = [f"{time:{DAY if series.only_days else TIME}}" for time in _times_given_again(found)]
    if times:
        named, more = ", ".join(times[:TIMES_NAMED]), len(times) - TIMES_NAMED
        key = "row.same_time_more" if more > 0 else "row.same_time"
        call.terminal.remark(f"{path.name}: {call.text(say(key, times=named, more=more))}")
    _give(found, (), call)


def _times_given_again(found: Course) -> list[datetime]:
    """Return the times at which more than one count stands, in order."""
    both = (one.time for one, other in pairwise(found.samples) if one.time == other.time)
    return list(dict.fromkeys(both))


def _give_each(all_series: Iterator[Series], path: Path, settings: _Settings, call: Call) -> None:
    """Print series by series: one line of JSON each, or a block of lines for a person."""
    write, text = call.terminal.stream.write, lru_cache(maxsize=KEPT)(call.text)
    number = only_days = again = 0
    for series in all_series:
        found = settings.analysed(series.samples, as_json=call.terminal.as_json)
        if call.terminal.as_json:
            write(json_line({"by": series.of, **_result(found, text)}))
        else:
            lines = (f"{call.options.by} {series.of}", *_lines(found, (), call))
            write(("\n" if number else "") + "\n".join(lines) + "\n")
        number += 1
        only_days += series.only_days
        again += bool(_times_given_again(found))
    if again:
        call.terminal.remark(f"{path.name}: {call.text(say('row.same_time_of', number=again, of=number))}")
    if only_days:
        said = say("row.only_days_of", number=only_days, of=number)
        call.terminal.remark(f"{path.name}: {call.text(said)}")


def _reported(all_series: Iterator[Series], table: SeriesTable, path: Path, call: Call) -> Iterator[Series]:
    """Pass the series on, and say between them how far the work is."""
    said = 0
    for number, series in enumerate(all_series, start=1):
        yield series
        if table.rows - said >= EACH:
            said = table.rows
            done = f"{number:,} series, {table.rows:,} rows"
            call.terminal.progress(f"{done}  {path.name}", table.share_read())
    if said:
        call.terminal.progress(f"{table.rows:,} rows  {path.name}", 1.0, last=True)


def refused_row(path: Path, refusal: Refusal, call: Call) -> str:
    """Return where a row was refused, and why."""
    value = f" {refusal.value!r}" if refusal.value else ""
    return f"{path.name}, line {refusal.line}, {refusal.field}{value}: {call.text(refusal.reason)}"


def _give(found: Course, events: Sequence[Event], call: Call, *, child: bool = False) -> None:
    if call.terminal.as_json:
        call.terminal.give(_result(found, call.text), ())
    else:
        call.terminal.give(None, _lines(found, events, call, child=child))


def _result(found: Course, say: Say) -> Json:
    return course_result(found, course_periodicity(found), say)


def _refuse_undated(counts: Sequence[AssessedCount], path: Path, call: Call) -> None:
    for count in counts:
        if count.cbc.collected is None and count.cbc.voided is None and gives_number(count):
            reason = call.text(say("command.undated"))
            call.terminal.refuse(f"{path.name}, count {count.cbc.id}, collected: {reason}")


def _lines(found: Course, events: Sequence[Event], call: Call, *, child: bool = False) -> list[str]:
    lines: list[str] = []
    for heading, statements in course_statements(found, events, child=child):
        lines += [call.text(heading), *(f"  {call.text(statement)}" for statement in statements)]
    rhythm = periodicity_statement(course_periodicity(found))
    if rhythm is not None:
        lines += [call.text(say("periodicity.heading")), f"  {call.text(rhythm)}"]
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
    thresholds = tuple(lines) or THRESHOLDS
    return _Settings(
        thresholds=thresholds,
        recovery_at=None if options.recovery_at is None else _end(options.recovery_at, min(thresholds)),
        recovery_runs=int(runs.value),
        as_of=None if options.as_of is None else moment("--as-of", options.as_of),
    )


def _end(text: str, lowest: Decimal) -> Decimal:
    end = _line("--recovery-at", text)
    if end < lowest:
        message = f"--recovery-at {text!r}: an episode that begins below {lowest} cannot end below {lowest}"
        raise WrongCallError(message)
    return end


def _line(option: str, text: str) -> Decimal:
    read = read_file_number(text)
    if read.value is None or read.comparator is not None or read.value <= 0:
        message = f"{option} {text!r} is not a number above 0 in 10^9/L; the decimal mark is a point"
        raise WrongCallError(message)
    return read.value
