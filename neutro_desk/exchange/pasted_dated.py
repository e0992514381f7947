"""Rows of a pasted table whose values stand under dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from neutro_desk.exchange.analyte_names import Analyte, read_name
from neutro_desk.exchange.pasted_cell_values import unit_in, value_in, without_unit
from neutro_desk.exchange.pasted_cells import Line
from neutro_desk.exchange.pasted_columns import Column, Columns
from neutro_desk.exchange.pasted_found import Found
from neutro_desk.exchange.pasted_names import is_no_result, name_at, parted
from neutro_desk.exchange.pasted_titles import Role
from neutro_desk.exchange.pasted_tokens import Sort, Token, tokens, unbracketed
from neutro_desk.workup.statements import say

ENOUGH_NUMBERS = 3
MOST_APART = 10
_DOUBTFUL = re.compile(r"[1-9][0-9]{0,2}\s[0-9]{3}")
_AMOUNTS = (Sort.NUMBER, Sort.WORD)


def under_dates(columns: Columns, cells: tuple[str, ...] | None, line: Line) -> tuple[Found, ...] | None:
    """Return a value under each date of a row; None when the row holds none."""
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
            found += value_in(name, analyte, cell, line, column.stamp)
    if not found:
        return None
    return tuple(
        replace(
            one,
            unit=one.unit or unbracketed(rest[Role.UNIT]) or unit_in(rest[Role.REFERENCE]),
            reference=one.reference or without_unit(rest[Role.REFERENCE]),
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
    words = [token for token in amounts if token.sort is Sort.WORD and not is_no_result(token.text)]
    bound = amounts[-1].text[0] in ">≥"
    if len(amounts) != len(columns.dated) or words or bound or not name:
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
