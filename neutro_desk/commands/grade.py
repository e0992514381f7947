"""The verb `grade`: a table of counts, every row back once in order, with grade, word and reason."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from neutro_desk.commands.call import Call
from neutro_desk.commands.course import refused_row
from neutro_desk.commands.terminal import WrongCallError
from neutro_desk.commands.whole_file import WholeFileError, whole_file
from neutro_desk.exchange.delimited import Refusal, Row, Table, TableError, open_table
from neutro_desk.exchange.graded_table import (
    ADDED,
    CLINICAL,
    CTCAE_5,
    NEEDED,
    OPTIONAL,
    ToGrade,
    read_to_grade,
)
from neutro_desk.exchange.results import severity_word
from neutro_desk.workup.assessed import assess
from neutro_desk.workup.grading import GradeCall, SeverityCall
from neutro_desk.workup.statements import say

EACH = 5000
"""Rows between two reports of progress."""


@dataclass(frozen=True, slots=True)
class _Graded:
    """What is added to a row; `grade` None and `word` or `reason` "" where there is none."""

    grade: int | None = None
    word: str = ""
    reason: str = ""


def grade(call: Call) -> None:
    """Grade a table to stdout, or to a file and say how many rows it has."""
    path: Path = call.options.table
    output: Path | None = call.options.output
    grading = _Grading(call, path)
    try:
        with open_table(path, NEEDED, OPTIONAL) as table:
            _check(table, path, output)
            if output is None:
                _to_stdout(grading, table, call)
            else:
                _to_file(grading, table, output)
    except (TableError, WholeFileError) as error:
        message = f"{path.name}: {error}"
        raise WrongCallError(message) from error
    if output is not None:
        counted = {"written": str(output), "rows": grading.rows, "refused": grading.refused}
        call.terminal.give(counted, [f"{output}: {grading.rows} rows, {grading.refused} refused"])


def _check(table: Table, path: Path, output: Path | None) -> None:
    heads = {name.strip().lower() for name in table.names}
    there = next((name for name in ADDED if name in heads), None)
    if there is not None:
        message = f"{path.name} has a column {there} already; it would be added twice"
        raise WrongCallError(message)
    if output is not None and output.resolve() == path.resolve():
        message = f"-o {output} is the table itself"
        raise WrongCallError(message)


class _Grading:
    """Grades row by row, and counts the rows and the refused ones among them."""

    def __init__(self, call: Call, path: Path) -> None:
        self.rows = self.refused = 0
        self._call, self._path = call, path

    def of(self, table: Table) -> Iterator[tuple[Row, _Graded]]:
        for row in table.rows():
            self.rows += 1
            if self.rows % EACH == 0:
                self._call.terminal.progress(f"{self._path.name}: {self.rows} rows")
            asked = read_to_grade(row)
            yield row, self._refused(asked) if isinstance(asked, Refusal) else self._graded(asked)
        if self.rows >= EACH:
            self._call.terminal.progress(f"{self._path.name}: {self.rows} rows", last=True)

    def _refused(self, refusal: Refusal) -> _Graded:
        self.refused += 1
        self._call.terminal.refuse(refused_row(self._path, refusal, self._call))
        return _Graded(reason=f"{refusal.field}: {self._call.text(refusal.reason)}")

    def _graded(self, asked: ToGrade) -> _Graded:
        grades = assess(asked.cbc, (), self._call.schemes, asked.patient).grades
        if asked.scheme == CLINICAL:
            return self._word(grades.severity)
        return self._grade(grades.ctcae_5 if asked.scheme == CTCAE_5 else grades.ctcae_6)

    def _word(self, call: SeverityCall) -> _Graded:
        if call.word is None:
            return _Graded(reason="" if call.reason is None else self._call.text(call.reason))
        word = severity_word(call)
        if call.at_least:
            return _Graded(reason=self._call.text(say("row.at_least_word", word=word)))
        return _Graded(word=word)

    def _grade(self, call: GradeCall) -> _Graded:
        if call.grade is None:
            return _Graded(reason="" if call.reason is None else self._call.text(call.reason))
        if call.at_least:
            return _Graded(reason=self._call.text(say("row.at_least", grade=call.grade)))
        return _Graded(call.grade, reason="" if call.remark is None else self._call.text(call.remark))


def _to_file(grading: _Grading, table: Table, output: Path) -> None:
    with whole_file(output) as stream:
        for line in _csv_lines(table, grading.of(table)):
            stream.write(f"{line}\n")


def _to_stdout(grading: _Grading, table: Table, call: Call) -> None:
    """Print row by row; damage further down ends the table there, and is named."""
    written = _json_lines if call.terminal.as_json else _csv_lines
    try:
        for line in written(table, grading.of(table)):
            call.terminal.line(line)
    except TableError as error:
        call.terminal.refuse(f"{call.options.table.name}, after {grading.rows} rows: {error}")
        if call.terminal.as_json:
            call.terminal.line("]")


def _csv_lines(table: Table, rows: Iterable[tuple[Row, _Graded]]) -> Iterator[str]:
    yield _csv_line((*table.names, *ADDED))
    for row, graded in rows:
        number = "" if graded.grade is None else str(graded.grade)
        yield _csv_line((*_fitted(row, table), number, graded.word, graded.reason))


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _json_lines(table: Table, rows: Iterable[tuple[Row, _Graded]]) -> Iterator[str]:
    yield "["
    before: str | None = None
    for row, graded in rows:
        if before is not None:
            yield f"{before},"
        cells = dict(zip(table.names, _fitted(row, table), strict=True))
        added = {"grade": graded.grade, "word": graded.word or None, "reason": graded.reason or None}
        before = json.dumps({**cells, **added}, ensure_ascii=False)
    if before is not None:
        yield before
    yield "]"


def _fitted(row: Row, table: Table) -> tuple[str, ...]:
    """Return as many cells as the head has: missing ones blank, those too many kept in the last."""
    last = len(table.names) - 1
    cells = (*row.cells, *[""] * (len(table.names) - len(row.cells)))
    return (*cells[:last], ",".join(cells[last:]))
