"""The results on one pasted line, read by what each piece looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from neutro_desk.exchange.analyte_names import Analyte, Form, read_name
from neutro_desk.exchange.pasted_found import Found
from neutro_desk.exchange.pasted_labels import without_label
from neutro_desk.exchange.pasted_moments import (
    MAY_HOLD_MOMENT,
    MOMENT,
    SHORT_MOMENT,
    Stamp,
    only_clock,
    stamp_of,
    with_clock,
)
from neutro_desk.exchange.pasted_names import is_filler, name_at, parted, says_anything
from neutro_desk.exchange.pasted_tokens import Sort, Token, tokens, unbracketed
from neutro_desk.workup.case import CELLS
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.units import Kind, read_unit

_DIFFERENTIAL = frozenset(CELLS) | {"granulocytes", "polys"}
_HAS_DIGIT = re.compile(r"[0-9]").search
_REFERENCE_WORD = re.compile(r"\W*(?:ref|reference|range|normal|interval|limits?|nr|rr)\W*\Z", re.IGNORECASE)


@dataclass(slots=True)
class _Number:
    text: str
    flags: list[str] = field(default_factory=list)
    unit: str = ""


@dataclass(slots=True)
class Reading:
    """What stands behind one name, as it is collected piece by piece."""

    name: str
    analyte: Analyte | None
    numbers: list[_Number] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    unit: str = ""
    expects_reference: bool = False

    def take(self, token: Token) -> None:
        """Take one more piece."""
        if token.sort in (Sort.RANGE, Sort.BOUND) or (
            token.sort is Sort.NUMBER and self._is_bound(token.text)
        ):
            self.references.append(unbracketed(token.text))
        elif token.sort is Sort.NUMBER:
            self._take_number(token.text)
        elif token.sort is Sort.UNIT:
            self._take_unit(unbracketed(token.text))
        elif token.sort is Sort.FLAG:
            (self.numbers[-1].flags if self.numbers else self.flags).append(unbracketed(token.text))
        elif not is_filler(token.text):
            (self.behind if self.numbers else self.before).append(token.text)
        self.expects_reference = token.sort is Sort.WORD and _REFERENCE_WORD.match(token.text) is not None

    def _is_bound(self, text: str) -> bool:
        """Return whether a number such as `>2.0` is a range: behind the result, or as a word says."""
        return text[0] in "<>≤≥" and (self.expects_reference or bool(self.numbers))

    def _take_number(self, text: str) -> None:
        starred = text.startswith("*")
        self.numbers.append(_Number(text.lstrip("*"), ["*"] if starred else []))

    def _take_unit(self, text: str) -> None:
        if not self.numbers:
            self.unit = self.unit or text
        elif not self.numbers[-1].unit and not self.references:
            self.numbers[-1].unit = text
        elif not self.numbers[0].unit:
            self.numbers[0].unit = text

    def found(self, line: int, stamp: Stamp | None) -> Iterator[Found]:
        """Return the result; two where a share and an absolute count stand behind one name."""
        if self.analyte is not None and self.before and self.numbers:
            self.name, self.analyte = " ".join((self.name, *self.before)), None
        whole = Found(
            line, name=self.name, analyte=self.analyte, stamp=stamp, reference=" ".join(self.references[:1])
        )
        beside = " ".join((*self.behind, *self.references[1:]))
        if not self.numbers and self.analyte is None:
            yield whole
        elif not self.numbers:
            written = " ".join((*self.flags, *self.before, *self.behind))
            yield replace(whole, value=written, unit=self.unit)
        elif len(self.numbers) == 1:
            yield self._with(self.numbers[0], whole, beside)
        elif self._share_and_count():
            for number in self.numbers:
                yield self._of_two(number, replace(whole, reference=""))
        else:
            value = " ".join(" ".join((one.text, *one.flags, one.unit)).strip() for one in self.numbers)
            yield replace(whole, value=value, reason=self._too_many())

    def _with(self, number: _Number, whole: Found, beside: str) -> Found:
        flag = " ".join(dict.fromkeys((*self.flags, *number.flags)))
        unit = number.unit or self.unit or (self.analyte.unit if self.analyte else "")
        return replace(whole, value=number.text, flag=flag, unit=unit, beside=beside)

    def _of_two(self, number: _Number, whole: Found) -> Found:
        """Return one of a share and a count: the one without `%` is the count, whatever its unit."""
        counted = self.analyte is not None and not _is_share(number)
        analyte = replace(self.analyte, form=Form.ABSOLUTE) if self.analyte and counted else self.analyte
        return self._with(number, replace(whole, analyte=analyte), "")

    def _share_and_count(self) -> bool:
        is_cell = self.analyte is not None and self.analyte.field in _DIFFERENTIAL
        shares = [_is_share(number) for number in self.numbers]
        is_open = self.analyte is not None and self.analyte.form is Form.OPEN
        return is_cell and is_open and not self.before and not self.behind and sorted(shares) == [False, True]

    def _too_many(self) -> Statement | None:
        return say("pasted.several_numbers") if self.analyte is not None else None


def _is_share(number: _Number) -> bool:
    return read_unit(number.unit, Kind.SHARE).unit is not None


def results(cells: Sequence[str], line: int, stamp: Stamp | None) -> tuple[Found, ...]:
    """Return what one line holds.

    Args:
        cells: Its cells; one when nothing parts it.
        line: From 1.
        stamp: The time of collection in force; a time on the line itself goes before it.

    Returns:
        At least one row; a line with a number and no name gives one whose name is blank.
    """
    without, own = _without_moments([parted(cell) for cell in cells], line)
    chosen = own[0] if len(own) == 1 else stamp
    readings = list(_readings([cell for cell in without if cell]))
    found = [one for reading in readings for one in reading.found(line, chosen)]
    if _is_muddled(readings):
        found = [replace(one, reason=say("pasted.which_number")) for one in found]
    if len(own) > 1:
        found = [replace(one, stamp=None, reason=one.reason or say("pasted.two_dates")) for one in found]
    elif own and own[0].bare_clock and not any(reading.numbers for reading in readings):
        return (Found(line, value=own[0].clock, stamp=own[0], reason=say("pasted.time_or_count")),)
    return tuple(found)


def _is_muddled(readings: Sequence[Reading]) -> bool:
    """Return whether numbers may stand before their names, as in `30 segs, 5 bands`."""
    without = any(reading.name and not reading.numbers for reading in readings)
    too_many = any(len(reading.numbers) > 1 or (reading.numbers and not reading.name) for reading in readings)
    return len(readings) > 1 and without and too_many


def _without_moments(cells: list[str], line: int) -> tuple[list[str], list[Stamp]]:
    """Take the dates, with their times, out of the cells of a line."""
    stamps: list[Stamp] = []
    kept: list[str] = []
    for cell in cells:
        found = _moment_in(cell)
        while found is not None:
            before, is_collection = without_label(cell[: found.start()])
            if is_collection:
                stamps.append(stamp_of(found, line))
            cell = f"{before} {cell[found.end() :]}"  # noqa: PLW2901 - the cell shrinks
            found = _moment_in(cell)
        if len(stamps) == 1 and not stamps[0].clock and only_clock(cell):
            stamps[0] = with_clock(stamps[0], cell)
        else:
            kept.append(cell.strip())
    return kept, stamps


def _moment_in(cell: str) -> re.Match[str] | None:
    if not MAY_HOLD_MOMENT.search(cell):
        return None
    return MOMENT.search(cell) or SHORT_MOMENT.search(cell)


def _readings(cells: list[str]) -> Iterator[Reading]:
    """Part the cells of a line at each name that follows a number or a comma."""
    reading, cells = _first(cells)
    for cell in cells:
        skip = 0
        for token in tokens(cell):
            if token.start < skip:
                continue
            starts = token.sort in (Sort.WORD, Sort.FLAG) and _may_start(reading, cell, token)
            named = name_at(cell[token.start :]) if starts else None
            if named is not None:
                yield _unnamed(reading)
                reading = Reading(named[1], named[0])
                skip = token.start + named[2]
            elif token.sort is Sort.NUMBER and not reading.numbers and _after_comma(cell, token):
                yield _unnamed(reading)
                reading = Reading("", None)
                reading.take(token)
            elif token.sort is Sort.WORD and reading.numbers and _after_comma(cell, token):
                yield _unnamed(reading)
                reading = Reading("", None)
                reading.before.append(token.text)
            elif reading.name or reading.numbers or token.sort is not Sort.WORD or is_filler(token.text):
                reading.take(token)
            else:
                reading.before.append(token.text)
    yield _unnamed(reading)


def _may_start(reading: Reading, cell: str, token: Token) -> bool:
    return bool(reading.numbers) or _after_comma(cell, token)


def _after_comma(cell: str, token: Token) -> bool:
    return cell[: token.start].rstrip().endswith((",", ";"))


def _first(cells: list[str]) -> tuple[Reading, list[str]]:
    """Return the reading of the first name of a line and the cells behind it."""
    for count in (3, 2):
        joined = cells[:count]
        fits = all(says_anything(cell) for cell in joined) and not any(map(_HAS_DIGIT, joined[1:]))
        if len(joined) == count and fits:
            analyte = read_name(" ".join(joined))
            if analyte is not None:
                return Reading(" ".join(joined), analyte), cells[count:]
    named = name_at(cells[0]) if cells else None
    if named is not None:
        return Reading(named[1], named[0]), [cells[0][named[2] :], *cells[1:]]
    return Reading("", None), cells


def _unnamed(reading: Reading) -> Reading:
    """Let the words before the number be the name where no known one is."""
    if not reading.name and reading.before:
        reading.name, reading.before = " ".join(reading.before), []
    return reading
