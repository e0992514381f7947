"""The rows of a pasted table, read by the columns of its header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from neutro_desk.exchange.analyte_names import Analyte, read_name
from neutro_desk.exchange.pasted_cells import Line, Mark, comma_cells
from neutro_desk.exchange.pasted_columns import Column, Columns
from neutro_desk.exchange.pasted_found import Found
from neutro_desk.exchange.pasted_moments import MOMENT, Stamp, only_clock, stamp_of, whole_stamp, with_clock
from neutro_desk.exchange.pasted_names import name_at, parted
from neutro_desk.exchange.pasted_results import Reading
from neutro_desk.exchange.pasted_titles import Role
from neutro_desk.exchange.pasted_tokens import Sort, Token, tokens, unbracketed
from neutro_desk.workup.statements import say

ENOUGH_NUMBERS = 3
MOST_APART = 10
_DOUBTFUL = re.compile(r"[1-9][0-9]{0,2}\s[0-9]{3}")
_AMOUNTS = (Sort.NUMBER, Sort.WORD)


def read_row(columns: Columns, line: Line, stamp: Stamp | None) -> tuple[Found, ...] | None:
    """Return what one row holds; None when it does not fit the columns and is read by itself.

    A row whose values cannot be told apart by their columns gives one row with the reason.
    """
    cells = _fitting(columns, line)
    if columns.named:
        return _under_names(columns, cells, line, stamp)
    if len(columns.dated) > 1:
        return _under_dates(columns, cells, line)
    if cells is None:
        return None
    return _tidy(columns, cells, line, columns.dated[0].stamp if columns.dated else stamp)


def _fitting(columns: Columns, line: Line) -> tuple[str, ...] | None:
    """Return one cell for each column; None when the line does not tell which is which."""
    cells, wanted = line.cells, len(columns.columns)
    if columns.mark is Mark.COMMA and line.mark is not Mark.COMMA:
        cells = comma_cells(line.text)
        return cells if len(cells) == wanted else None
    if line.mark is not columns.mark:
        return None
    if not line.keeps_blanks:
        return cells if len(cells) == wanted and _plausible(columns, cells) else None
    while len(cells) > wanted and not cells[-1]:
        cells = cells[:-1]
    if len(cells) > wanted:
        return None
    return (*cells, *[""] * (wanted - len(cells)))


def _plausible(columns: Columns, cells: tuple[str, ...]) -> bool:
    """Return whether cells parted by gaps, where a blank one leaves no trace, look like their columns."""
    looks = {
        Role.FLAG: {Sort.FLAG},
        Role.UNIT: {Sort.UNIT},
        Role.REFERENCE: {Sort.RANGE, Sort.BOUND, Sort.NUMBER, Sort.UNIT},
        Role.VALUE: {Sort.NUMBER, Sort.WORD, Sort.FLAG, Sort.UNIT},
    }
    return all(
        {token.sort for token in tokens(cell)} <= looks.get(column.role, set(Sort))
        for column, cell in zip(columns.columns, cells, strict=True)
    )


def _tidy(
    columns: Columns, cells: tuple[str, ...], line: Line, stamp: Stamp | None
) -> tuple[Found, ...] | None:
    """Read a row with one value."""
    of = _by_role(columns, cells)
    name, value = of.get(Role.NAME, ""), of.get(Role.VALUE, "")
    if not name and not value:
        return None
    own = _row_stamp(columns, cells, line.number) if columns.has_moments else stamp
    named = name_at(parted(name))
    analyte = read_name(name.rstrip(" :")) or (named[0] if named and named[2] >= len(parted(name)) else None)
    found = _value(name, analyte, value, line.number, own)
    low, high = of.get(Role.LOW, ""), of.get(Role.HIGH, "")
    reference = of.get(Role.REFERENCE, "") or (f"{low}-{high}" if low and high else f">{low}" if low else "")
    return tuple(
        replace(
            one,
            flag=" ".join(dict.fromkeys(part for part in (of.get(Role.FLAG, ""), one.flag) if part)),
            unit=unbracketed(of.get(Role.UNIT, "")) or one.unit or _unit_in(reference),
            reference=_without_unit(reference) or one.reference,
        )
        for one in found
    )


def _unit_in(reference: str) -> str:
    """Return the unit behind a range, as under `Ref Range & Units`."""
    return next((unbracketed(token.text) for token in tokens(reference) if token.sort is Sort.UNIT), "")


def _without_unit(reference: str) -> str:
    unit = next((token for token in tokens(reference) if token.sort is Sort.UNIT), None)
    return unbracketed(reference if unit is None else reference[: unit.start])


def _by_role(columns: Columns, cells: tuple[str, ...]) -> dict[Role, str]:
    of: dict[Role, str] = {}
    for column, cell in zip(columns.columns, cells, strict=True):
        if cell and column.role not in of:
            of[column.role] = cell
    return of


def _row_stamp(columns: Columns, cells: tuple[str, ...], line: int) -> Stamp | None:
    """Return the time of collection in the columns of a row."""
    stamp: Stamp | None = None
    collected = any(column.is_collection for column in columns.columns)
    for column, cell in zip(columns.columns, cells, strict=True):
        if column.role is not Role.MOMENT or not cell or (collected and not column.is_collection):
            continue
        found = whole_stamp(cell, line, labelled=True)
        if found is not None and stamp is None:
            stamp = found
        elif stamp is not None and not stamp.clock and only_clock(cell):
            stamp = with_clock(stamp, cell)
        elif stamp is None:
            stamp = Stamp(line, cell, labelled=True)
    return stamp


def _value(
    name: str, analyte: Analyte | None, cell: str, line: int, stamp: Stamp | None
) -> tuple[Found, ...]:
    reading = Reading(name, analyte)
    for token in tokens(cell):
        reading.take(token)
    return tuple(reading.found(line, stamp))


def _under_dates(columns: Columns, cells: tuple[str, ...] | None, line: Line) -> tuple[Found, ...] | None:
    """Read a row with a value under each date."""
    if cells is None and line.keeps_blanks and len(line.cells) == len(columns.columns) + 1:
        return _dated_cells((Column(Role.NAME), *columns.columns), line.cells, line.number)
    if cells is not None and columns.columns[0].role is Role.NAME:
        return _dated_cells(columns.columns, cells, line.number)
    return _counted_out(columns, line)


def _dated_cells(columns: tuple[Column, ...], cells: tuple[str, ...], line: int) -> tuple[Found, ...] | None:
    name = parted(cells[0]).strip()
    if not name:
        return None
    analyte = read_name(name)
    rest = {
        role: next((cell for column, cell in zip(columns, cells, strict=True) if column.role is role), "")
        for role in (Role.UNIT, Role.REFERENCE)
    }
    found: list[Found] = []
    for column, cell in zip(columns, cells, strict=True):
        if column.stamp is not None and cell:
            found += _value(name, analyte, cell, line, column.stamp)
    if not found:
        return None
    return tuple(
        replace(
            one,
            unit=one.unit or unbracketed(rest[Role.UNIT]) or _unit_in(rest[Role.REFERENCE]),
            reference=one.reference or _without_unit(rest[Role.REFERENCE]),
        )
        for one in found
    )


def _counted_out(columns: Columns, line: Line) -> tuple[Found, ...] | None:
    """Read a row parted by blanks: it holds one value for each date, or it cannot be matched."""
    text = parted(line.text)
    named = name_at(text)
    name, analyte, rest = (named[1], named[0], text[named[2] :]) if named else _unknown(text)
    pieces = _pieces(rest, len(columns.dated))
    amounts = [token for token in pieces if token.sort in _AMOUNTS]
    if not any(token.sort is Sort.NUMBER for token in amounts):
        return None
    if len(amounts) != len(columns.dated) or not name:
        return (
            Found(
                line.number, name=name, analyte=analyte, value=rest.strip(), reason=say("pasted.unmatched")
            ),
        )
    shared = [token for token in pieces if token.sort in (Sort.UNIT, Sort.RANGE, Sort.BOUND)]
    return tuple(_matched(name, analyte, columns, pieces, shared, line.number))


def _pieces(rest: str, wanted: int) -> list[Token]:
    """Return the pieces of a row; `151 144 140` is three numbers where three are wanted.

    A blank between thousands looks the same. It is ruled out where the row then has as many numbers as dates
    and those beside a doubtful blank are of one size; two numbers alone stay doubtful.
    """
    pieces = list(tokens(rest))
    amounts = [token for token in pieces if token.sort in _AMOUNTS]
    doubtful = [token.text.split() for token in amounts if _DOUBTFUL.fullmatch(token.text)]
    if (
        len(amounts) == wanted
        or not doubtful
        or len(amounts) + len(doubtful) != wanted
        or wanted < ENOUGH_NUMBERS
    ):
        return pieces
    if any(max(int(a), int(b)) > MOST_APART * min(int(a), int(b)) for a, b in doubtful):
        return pieces
    return [part for token in pieces for part in _halves(token)]


def _halves(token: Token) -> list[Token]:
    if not _DOUBTFUL.fullmatch(token.text):
        return [token]
    first, second = token.text.split()
    return [replace(token, text=first), replace(token, text=second)]


def _unknown(text: str) -> tuple[str, None, str]:
    first = next((token for token in tokens(text) if token.sort is not Sort.WORD), None)
    end = first.start if first else len(text)
    return text[:end].strip(), None, text[end:]


def _matched(
    name: str, analyte: Analyte | None, columns: Columns, pieces: list[Token], shared: list[Token], line: int
) -> Iterator[Found]:
    unit = next((token.text for token in shared if token.sort is Sort.UNIT), analyte.unit if analyte else "")
    reference = unbracketed(next((token.text for token in shared if token.sort is not Sort.UNIT), ""))
    stamps = iter(column.stamp for column in columns.dated)
    for place, token in enumerate(pieces):
        if token.sort in _AMOUNTS:
            behind = pieces[place + 1] if place + 1 < len(pieces) else None
            flag = unbracketed(behind.text) if behind is not None and behind.sort is Sort.FLAG else ""
            yield Found(
                line,
                name=name,
                analyte=analyte,
                value=token.text.strip("*"),
                flag=flag,
                unit=unbracketed(unit),
                reference=reference,
                stamp=next(stamps),
            )


def _begins_with_moment(columns: Columns, cells: tuple[str, ...], line: int) -> bool:
    """Return whether times stand under the titles of times, and no name stands where none belongs."""
    for column, cell in zip(columns.columns, cells, strict=True):
        if column.role is Role.MOMENT and cell and whole_stamp(cell, line) is None and not only_clock(cell):
            return False
        if column.role is not Role.NAME and name_at(cell) is not None:
            return False
    return True


def _under_names(
    columns: Columns, cells: tuple[str, ...] | None, line: Line, stamp: Stamp | None
) -> tuple[Found, ...] | None:
    """Read a row of one collection: its date, and a value under each name."""
    if cells is not None:
        if not _begins_with_moment(columns, cells, line.number):
            return None
        own = _row_stamp(columns, cells, line.number) if columns.has_moments else stamp
        pairs = [(c, cell) for c, cell in zip(columns.columns, cells, strict=True) if c.is_named and cell]
    else:
        moment = MOMENT.search(line.text)
        own = stamp_of(moment, line.number, labelled=True) if moment else None
        own = own if columns.has_moments else stamp
        rest = line.text if moment is None else f"{line.text[: moment.start()]} {line.text[moment.end() :]}"
        amounts = [token for token in tokens(rest) if token.sort in _AMOUNTS]
        if not any(token.sort is Sort.NUMBER for token in amounts) or name_at(rest.strip()) is not None:
            return None
        if len(amounts) != len(columns.named):
            return (Found(line.number, value=line.text, reason=say("pasted.unmatched")),)
        pairs = [(c, token.text) for c, token in zip(columns.named, amounts, strict=True)]
    if not any(token.sort is Sort.NUMBER for _, cell in pairs for token in tokens(cell)):
        return None
    return tuple(
        replace(one, unit=one.unit or column.unit)
        for column, cell in pairs
        for one in _value(column.title, column.analyte, cell, line.number, own)
    )
