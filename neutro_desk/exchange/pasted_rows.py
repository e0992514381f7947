"""The rows of a pasted table, read by the columns of its header."""

from __future__ import annotations

from dataclasses import replace

from neutro_desk.exchange.analyte_names import read_name
from neutro_desk.exchange.pasted_cell_values import unit_in, value_in, without_unit
from neutro_desk.exchange.pasted_cells import Line, Mark, comma_cells
from neutro_desk.exchange.pasted_columns import Columns
from neutro_desk.exchange.pasted_dated import under_dates
from neutro_desk.exchange.pasted_found import Found
from neutro_desk.exchange.pasted_moments import MOMENT, Stamp, only_clock, stamp_of, whole_stamp, with_clock
from neutro_desk.exchange.pasted_names import name_at, parted
from neutro_desk.exchange.pasted_titles import Role
from neutro_desk.exchange.pasted_tokens import Sort, tokens, unbracketed
from neutro_desk.workup.statements import say

_AMOUNTS = (Sort.NUMBER, Sort.WORD)


def read_row(columns: Columns, line: Line, stamp: Stamp | None) -> tuple[Found, ...] | None:
    """Return what one row holds; None when it does not fit the columns and is read by itself.

    A row whose values cannot be told apart by their columns gives one row with the reason.
    """
    cells = _fitting(columns, line)
    if columns.named:
        return _under_names(columns, cells, line, stamp)
    if len(columns.dated) > 1:
        return under_dates(columns, cells, line)
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
    values = {
        cell
        for column, cell in zip(columns.columns, cells, strict=True)
        if column.role is Role.VALUE and cell
    }
    if len(values) > 1:
        return (
            Found(
                line.number, name=name, value=" ".join(sorted(values)), reason=say("pasted.several_numbers")
            ),
        )
    own = _row_stamp(columns, cells, line.number) if columns.has_moments else stamp
    named = name_at(parted(name))
    analyte = read_name(name.rstrip(" :")) or (named[0] if named and named[2] >= len(parted(name)) else None)
    found = value_in(name, analyte, value, line.number, own)
    low, high = of.get(Role.LOW, ""), of.get(Role.HIGH, "")
    reference = of.get(Role.REFERENCE, "") or (f"{low}-{high}" if low and high else f">{low}" if low else "")
    return tuple(
        replace(
            one,
            flag=" ".join(dict.fromkeys(part for part in (of.get(Role.FLAG, ""), one.flag) if part)),
            unit=unbracketed(of.get(Role.UNIT, "")) or one.unit or unit_in(reference),
            reference=without_unit(reference) or one.reference,
        )
        for one in found
    )


def _by_role(columns: Columns, cells: tuple[str, ...]) -> dict[Role, str]:
    of: dict[Role, str] = {}
    for column, cell in zip(columns.columns, cells, strict=True):
        better = column.role is Role.NAME and read_name(of.get(Role.NAME, "")) is None and read_name(cell)
        if cell and (column.role not in of or better):
            of[column.role] = cell
    return of


def _row_stamp(columns: Columns, cells: tuple[str, ...], line: int) -> Stamp | None:
    """Return the time of collection in the columns of a row."""
    stamp: Stamp | None = None
    unread = clock = ""
    collected = any(column.is_collection for column in columns.columns)
    for column, cell in zip(columns.columns, cells, strict=True):
        if column.role is not Role.MOMENT or not cell or (collected and not column.is_collection):
            continue
        found = whole_stamp(cell, line, labelled=True)
        if found is not None and stamp is None:
            stamp = found
        elif found is None and only_clock(cell):
            clock = clock or cell
        elif found is None:
            unread = unread or cell
    if stamp is None and unread:
        stamp = Stamp(line, unread, labelled=True)
    return with_clock(stamp, clock) if stamp is not None and not stamp.clock and clock else stamp


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
        inherited = None if columns.has_moments else stamp
        own = stamp_of(moment, line.number, labelled=True) if moment else inherited
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
        for one in value_in(column.title, column.analyte, cell, line.number, own)
    )
