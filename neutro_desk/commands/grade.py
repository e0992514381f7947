"""The verb `grade`: a table of counts, every row back once in order, with grade, word and reason."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from neutro_desk.commands.call import Call
from neutro_desk.commands.course import refused_row
from neutro_desk.commands.terminal import WrongCallError
from neutro_desk.commands.whole_file import WholeFileError, whole_file
from neutro_desk.exchange.delimited import Fault, Table, TableError, open_table
from neutro_desk.exchange.graded_table import (
    ADDED,
    NEEDED,
    OPTIONAL,
    UNNAMED,
    RowReader,
    Texts,
    ToGrade,
)
from neutro_desk.exchange.results import severity_word
from neutro_desk.workup.grading import GradeCall, SeverityCall, grade_by, word_by
from neutro_desk.workup.statements import say

EACH = 5000
"""Rows between two reports of progress."""

KEPT = 8192
"""Outcomes that are kept: rows that say the same get the same, and memory stays as it is."""

Cells = tuple[str, str, str]
"""What is added to a row: grade, word and reason, each "" where there is none."""


def grade(call: Call) -> None:
    """Grade a table to stdout, or to a file and say how many rows it has."""
    path: Path = call.options.table
    output: Path | None = call.options.output
    try:
        with open_table(path, NEEDED, OPTIONAL) as table:
            _check(table, path, output)
            grading = _Grading(table, call)
            if output is None:
                _to_stdout(grading, call)
            else:
                _to_file(grading, output)
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

    def __init__(self, table: Table, call: Call) -> None:
        self.rows = self.refused = 0
        self.table = table
        self._call, self._path = call, call.options.table
        self._reader = RowReader(table, call.schemes, _unnamed(call))
        self._text = lru_cache(maxsize=KEPT)(call.text)

    def _all(self) -> Iterator[list[str]]:
        """Yield every row with what is added to it, as many cells as the head has and three."""
        texts_of, width = self._reader.texts_of, len(self.table.names)
        outcome = lru_cache(maxsize=KEPT)(self._outcome)
        for cells in self.table.cells():
            self.rows += 1
            if len(cells) == width:
                added, fault = outcome(texts_of(cells))
                if fault is not None:
                    self._refuse(fault)
                cells.extend(added)
                yield cells
            else:
                yield self._misfit(cells)

    def batches(self) -> Iterator[Iterator[list[str]]]:
        """Yield the rows in batches, each to be used up, and say between them how far the work is."""
        rows = self._all()
        for first in rows:
            yield chain((first,), islice(rows, EACH - 1))
            if self.rows % EACH == 0:
                self._progress()
        if self.rows >= EACH:
            self._progress(last=True)

    def _progress(self, *, last: bool = False) -> None:
        done = f"{self.rows:,} rows"
        self._call.terminal.progress(f"{done}  {self._path.name}", self.table.share_read(), last=last)

    def _misfit(self, cells: list[str]) -> list[str]:
        """Return a row of too few or too many cells: missing ones blank, those too many kept in the last."""
        fault = self.table.misfit(cells)
        self._refuse(fault)
        last = len(self.table.names) - 1
        filled = [*cells, *[""] * (last + 1 - len(cells))]
        return [*filled[:last], ",".join(filled[last:]), *self._unused(fault)]

    def _refuse(self, fault: Fault) -> None:
        self.refused += 1
        self._call.terminal.refuse(refused_row(self._path, fault.at(self.table.line), self._call))

    def _unused(self, fault: Fault) -> Cells:
        return "", "", f"{fault.field}: {self._text(fault.reason)}"

    def _outcome(self, texts: Texts) -> tuple[Cells, Fault | None]:
        asked = self._reader.read(texts)
        return (self._unused(asked), asked) if isinstance(asked, Fault) else (self._graded(asked), None)

    def _graded(self, asked: ToGrade) -> Cells:
        scheme, anc, comparator, lower_limit, age, age_days = asked
        if scheme.gives_words:
            limits = self._call.schemes.age_limits
            return self._word(word_by(scheme, anc, comparator, age=age, age_limits=limits))
        return self._grade(grade_by(scheme, anc, comparator, lower_limit=lower_limit, age_days=age_days))

    def _word(self, call: SeverityCall) -> Cells:
        if call.word is None:
            return "", "", "" if call.reason is None else self._text(call.reason)
        word = severity_word(call)
        if call.at_least:
            return "", "", self._text(say("row.at_least_word", word=word))
        return "", word, ""

    def _grade(self, call: GradeCall) -> Cells:
        if call.grade is None:
            return "", "", "" if call.reason is None else self._text(call.reason)
        if call.at_least:
            return "", "", self._text(say("row.at_least", grade=call.grade))
        return str(call.grade), "", "" if call.remark is None else self._text(call.remark)


def _unnamed(call: Call) -> str:
    """Return the scheme of rows that name none."""
    own = call.schemes.own
    return own.called if own is not None else call.options.scheme or UNNAMED


def _to_file(grading: _Grading, output: Path) -> None:
    with whole_file(output) as stream:
        _write_csv(grading, stream)


def _to_stdout(grading: _Grading, call: Call) -> None:
    """Print row by row; damage further down ends the table there, and is named."""
    write = _write_json if call.terminal.as_json else _write_csv
    try:
        write(grading, call.terminal.stream)
    except TableError as error:
        call.terminal.refuse(f"{call.options.table.name}, after {grading.rows} rows: {error}")
        if call.terminal.as_json:
            call.terminal.line("]")


def _write_csv(grading: _Grading, stream: TextIO) -> None:
    written = csv.writer(stream, lineterminator="\n")
    written.writerow((*grading.table.names, *ADDED))
    for batch in grading.batches():
        written.writerows(batch)


def _write_json(grading: _Grading, stream: TextIO) -> None:
    stream.write("[")
    names = (*grading.table.names, *ADDED)
    before = "\n"
    for batch in grading.batches():
        for cells in batch:
            row: dict[str, object] = dict(zip(names, cells, strict=True))
            row |= {name: row[name] or None for name in ADDED}
            row["grade"] = int(cells[-3]) if cells[-3] else None
            stream.write(before + json.dumps(row, ensure_ascii=False))
            before = ",\n"
    stream.write("\n]\n")
