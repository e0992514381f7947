"""A pasted block, line by line: each becomes the values it holds, or a row that says why it holds none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from neutro_desk.exchange.pasted_cells import LONGEST_LINE, Line, split_line
from neutro_desk.exchange.pasted_columns import Columns, read_header, titles, with_second_row
from neutro_desk.exchange.pasted_found import Found
from neutro_desk.exchange.pasted_labels import (
    clock_on,
    form_of_heading,
    identity_label,
    is_heading,
    is_identity,
    labels_collection,
    moment_of,
    moments_on,
    other_specimen,
)
from neutro_desk.exchange.pasted_moments import Stamp, with_clock
from neutro_desk.exchange.pasted_names import is_instruction, names_blood, not_blood
from neutro_desk.exchange.pasted_results import results
from neutro_desk.exchange.pasted_rows import read_row
from neutro_desk.exchange.pasted_stacked import stacked
from neutro_desk.workup.statements import Statement, say

MOST_LINES = 2000
"""Lines of a block that are read; the rest is named in one row."""


@dataclass(slots=True)
class _Reader:
    """Walks over the lines; what stands above a line tells how it is read."""

    lines: list[Line]
    found: list[Found] = field(default_factory=list)
    stamp: Stamp | None = None
    columns: Columns | None = None
    form: str = ""
    other_specimen: bool = False
    name: int | None = None
    labelled: bool = False

    def walk(self) -> None:
        """Read every line."""
        place = 0
        while place < len(self.lines):
            place += self._read(place)

    def _read(self, place: int) -> int:
        """Read the line at `place`, and return how many lines that took."""
        line = self.lines[place]
        if len(line.text) > LONGEST_LINE:
            self._leave(line, say("pasted.long_line"), name=line.text[:60])
        elif not (self._header(line) or self._moment(line) or self._private(line)):
            return self._content(place, line)
        return 1

    def _header(self, line: Line) -> bool:
        second = with_second_row(self.columns, line) if self.columns is not None else None
        if second is not None:
            self._second_row(line, second)
            return True
        columns = read_header(line)
        if columns is None:
            return False
        skipped = ", ".join(columns.skipped)
        if columns.dated:
            self._dates_across(columns)
        else:
            reason = say("pasted.columns_left_out", names=skipped) if skipped else say("pasted.heading")
            self._leave(line, reason, name="  ".join(titles(columns)))
        self.columns, self.name = columns, None
        return True

    def _dates_across(self, columns: Columns, until: int = 0) -> None:
        for column in columns.dated:
            if column.stamp is not None:
                value = column.title if not until else f"{column.stamp.day} {column.stamp.clock}"
                line = column.stamp.line
                self.found.append(Found(line, until, value=value, stamp=column.stamp, is_moment=True))

    def _second_row(self, line: Line, columns: Columns) -> None:
        """Take the times under the dates, or the units under the names."""
        if columns.dated and self.columns is not None:
            before = {column.stamp for column in self.columns.dated}
            self.found = [one for one in self.found if not (one.is_moment and one.stamp in before)]
            self._dates_across(columns, line.number)
        else:
            self._leave(line, say("pasted.heading"))
        self.columns = columns

    def _moment(self, line: Line) -> bool:
        if self.labelled:
            self.labelled = False
            stamp = moment_of(line.text, line.number)
            if stamp is not None:
                self._begin(replace(stamp, labelled=True), "", line.text)
                return True
        clock = clock_on(line.text)
        date = self.found[-1] if self.found and self.found[-1].is_moment else None
        if (
            clock
            and date is not None
            and self.stamp is not None
            and date.stamp == self.stamp
            and not self.stamp.clock
        ):
            self.stamp = with_clock(self.stamp, clock)
            self.found[-1] = replace(date, stamp=self.stamp)
            self.found.append(Found(line.number, value=clock, stamp=self.stamp, is_moment=True))
            return True
        if labels_collection(line.text):
            self.labelled = True
            self._leave(line, say("pasted.heading"))
            return True
        return self._labels(line)

    def _labels(self, line: Line) -> bool:
        labels = moments_on(line.text, line.number)
        whole = moment_of(line.text, line.number) if not labels else None
        if whole is not None:
            self._begin(whole, "", line.text)
            return True
        for label in labels:
            written = " ".join(f"{label.stamp.day} {label.stamp.clock} {label.stamp.zone}".split())
            if label.is_collection and not is_identity(label.name):
                self._begin(label.stamp, label.name, written)
            elif is_identity(line.text):
                self._leave(line, say("pasted.patient"), name=identity_label(line.text))
            else:
                name = " ".join(label.name.split())
                self.found.append(
                    Found(line.number, name=name, value=written, reason=say("pasted.other_time"))
                )
        if labels:
            self._specimen(line.text, not_blood(line.text))
        return bool(labels)

    def _begin(self, stamp: Stamp, name: str, written: str) -> None:
        """Begin a collection: what follows belongs to it."""
        self.stamp = stamp
        if self.columns is not None and self.columns.dated:
            self.columns = None
        self.found.append(Found(stamp.line, name=name, value=written, stamp=stamp, is_moment=True))

    def _specimen(self, text: str, specimen: bool) -> None:
        """Take what a heading says of the specimen; one that says nothing changes nothing."""
        self.other_specimen = specimen or (self.other_specimen and not names_blood(text))

    def _private(self, line: Line) -> bool:
        if not is_identity(line.text):
            return False
        self._leave(line, say("pasted.patient"), name=identity_label(line.text))
        return True

    def _content(self, place: int, line: Line) -> int:
        """Read a line of results, or a heading."""
        rows = read_row(self.columns, line, self.stamp) if self.columns is not None else None
        if rows is None:
            several = stacked(self.lines, place, self.stamp)
            if several is not None:
                self._keep(several, line.text)
                self.name = None
                return sum(line.number <= one.number <= (several.until or line.number) for one in self.lines)
            rows = results(line.cells, line.number, self.stamp)
            if self.columns is not None and len(self.columns.dated) > 1:
                rows = tuple(self._undated(one) for one in rows)
        for one in rows:
            self._keep(one, line.text if len(rows) == 1 else one.name)
        return 1

    def _undated(self, one: Found) -> Found:
        own = one.stamp is not None and one.stamp.line == one.line
        holds = one.value and not own and one.reason is None
        return replace(one, reason=say("pasted.unmatched")) if holds else one

    def _keep(self, one: Found, text: str) -> None:
        """Keep one row, with what the headings and names above it say."""
        if one.analyte is None and not one.value and one.reason is None:
            self._heading(Found(one.line, one.until, name=text, stamp=one.stamp), text)
            return
        if not one.name and one.value and self.name is not None:
            one = self._named(one, self.name)
        elif _is_bare_name(one):
            self.name = len(self.found)
        elif one.name:
            self.name = None
        if self.other_specimen or not_blood(f"{one.name} {one.unit} {one.beside}"):
            one = replace(one, reason=say("pasted.not_blood"))
        elif one.value and one.reason is None and is_instruction(f"{one.name} {one.beside}"):
            one = replace(one, reason=say("pasted.instruction"))
        self.found.append(replace(one, heading=self.form) if self.form else one)

    def _named(self, one: Found, place: int) -> Found:
        """Give a number under a name that stood alone this name."""
        above = self.found[place]
        self.found[place] = replace(above, reason=say("pasted.heading"))
        unit = one.unit or (above.analyte.unit if above.analyte is not None else "")
        return replace(one, name=above.name, analyte=above.analyte, unit=unit)

    def _heading(self, one: Found, text: str) -> None:
        """Take a line without a name or a number as a heading, where it is one."""
        specimen, heads = other_specimen(text), is_heading(text)
        if specimen or heads:
            self.form = form_of_heading(text)
            self._specimen(text, specimen)
        self.name = None
        self.found.append(
            replace(one, reason=say("pasted.heading" if heads or specimen else "pasted.nothing_read"))
        )

    def _leave(self, line: Line, reason: Statement, name: str | None = None) -> None:
        self.name = None
        self.found.append(Found(line.number, name=line.text if name is None else name, reason=reason))


def _is_bare_name(one: Found) -> bool:
    """Return whether a row is a name of a value that is used, and nothing beside it."""
    named = one.analyte is not None and bool(one.analyte.field) and one.reason is None
    return named and not (one.value or one.unit or one.reference)


def read_block(text: str) -> list[Found]:
    """Return every value of a block and every line without one, in their order."""
    raw = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n").split("\n")
    )
    lines = [
        split_line(number, line) for number, line in enumerate(raw[:MOST_LINES], start=1) if line.strip()
    ]
    reader = _Reader([line for line in lines if line.text])
    reader.walk()
    found = reader.found
    rest = [number for number, line in enumerate(raw[MOST_LINES:], start=MOST_LINES + 1) if line.strip()]
    if rest:
        found.append(Found(rest[0], until=rest[-1], reason=say("pasted.too_long", lines=MOST_LINES)))
    return found
