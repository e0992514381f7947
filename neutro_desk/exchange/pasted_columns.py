"""The header of a pasted table: which column holds names, values, dates, units and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from neutro_desk.exchange.analyte_names import Analyte, read_name
from neutro_desk.exchange.pasted_cells import Line, Mark
from neutro_desk.exchange.pasted_moments import MOMENT, Stamp, only_clock, whole_stamp, with_clock
from neutro_desk.exchange.pasted_names import name_at
from neutro_desk.exchange.pasted_titles import ROLES, Role
from neutro_desk.exchange.pasted_tokens import Sort, tokens, unbracketed

_OF_COLLECTION = re.compile(r"collect|sampl|specimen|drawn|taken", re.IGNORECASE)
MOST_ROLE_WORDS = 3
ENOUGH = 2
"""Names, or dates, that make a line a header."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        role: What it holds.
        title: As written.
        stamp: Collection of the values beneath it, where dates stand across.
        analyte: What the values beneath it are, where names stand across; None for a name not known.
        is_named: Whether names stand across and this column is one.
        unit: Unit in a second row of the header.
    """

    role: Role
    title: str = ""
    stamp: Stamp | None = None
    analyte: Analyte | None = None
    is_named: bool = False
    unit: str = ""

    @property
    def is_collection(self) -> bool:
        """Whether its title says that its times are those of the collection."""
        return self.role is Role.MOMENT and _OF_COLLECTION.search(self.title) is not None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, from the left."""

    columns: tuple[Column, ...]
    mark: Mark

    @property
    def dated(self) -> tuple[Column, ...]:
        """The columns of values that each stand under a date."""
        return tuple(column for column in self.columns if column.stamp is not None)

    @property
    def named(self) -> tuple[Column, ...]:
        """The columns of values that each stand under a name."""
        return tuple(column for column in self.columns if column.is_named)

    @property
    def has_moments(self) -> bool:
        """Whether each row holds its own time."""
        return any(column.role is Role.MOMENT for column in self.columns)

    @property
    def skipped(self) -> tuple[str, ...]:
        """Titles of the columns that are not read."""
        return tuple(column.title for column in self.columns if column.role is Role.SKIPPED and column.title)


def read_header(line: Line) -> Columns | None:
    """Return the columns a line is the header of; None when it is none."""
    cells = line.cells
    if line.mark is Mark.NONE:
        cells = tuple(cell.strip() for cell in line.text.split(",")) if "," in line.text else ()
        if not (len(cells) > 1 and all(_column(cell, line.number) for cell in cells)):
            parts = _parts(line.text)
            return None if parts is None else _columns(parts, line)
        line = replace(line, cells=cells, mark=Mark.COMMA)
    return _columns(cells, line) if len([cell for cell in cells if cell]) > 1 or _one_date(line) else None


def _one_date(line: Line) -> bool:
    return line.mark is Mark.TAB and not line.cells[0] and len(line.cells) > 1


def _columns(cells: tuple[str, ...], line: Line) -> Columns | None:
    columns = [_column(cell, line.number) for cell in cells]
    others = [place for place, column in enumerate(columns) if column is None and cells[place]]
    known = [column for column in columns if column is not None]
    roles = {column.role for column in known if not column.is_named and column.stamp is None}
    dated = sum(column.stamp is not None for column in known)
    named = sum(column.is_named for column in known)
    if any(_has_number(cells[place]) for place in others):
        return None
    if (
        dated
        and not named
        and others in ([], [0])
        and _stand_together(columns)
        and _dates_stand_across(dated, roles, cells)
    ):
        filled = [
            column or Column(Role.NAME if not place else Role.SKIPPED, cells[place])
            for place, column in enumerate(columns)
        ]
        return Columns(tuple(_names_first(filled)), line.mark)
    if dated:
        return None
    if (named >= ENOUGH and (not others or Role.MOMENT in roles)) or (
        named and Role.MOMENT in roles and Role.VALUE not in roles
    ):
        filled = [column or _unknown_name(cells[place]) for place, column in enumerate(columns)]
        return Columns(tuple(filled), line.mark)
    tidy = Role.VALUE in roles and (Role.NAME in roles or len(roles) > ENOUGH)
    if tidy and not named and (not others or Role.NAME in roles):
        filled = [column or Column(Role.SKIPPED, cells[place]) for place, column in enumerate(columns)]
        if Role.NAME not in roles and not cells[0]:
            filled[0] = Column(Role.NAME)
        return Columns(tuple(filled), line.mark)
    return None


def _unknown_name(cell: str) -> Column:
    return Column(Role.VALUE, cell, is_named=True) if cell else Column(Role.SKIPPED)


def _dates_stand_across(dated: int, roles: set[Role], cells: tuple[str, ...]) -> bool:
    """Return whether dates are titles: two of them, or one beside the title of names or a blank corner."""
    if dated >= ENOUGH:
        return True
    return (Role.NAME in roles and Role.VALUE not in roles) or (not cells[0] and roles <= {Role.SKIPPED})


def _stand_together(columns: list[Column | None]) -> bool:
    """Return whether the dates follow one another, and no title stands between: `Collected`, `Reported`."""
    dated = [column is not None and column.stamp is not None for column in columns]
    first, last = dated.index(True), len(dated) - dated[::-1].index(True)
    before = [column for column in columns[:first] if column is not None and column.title]
    apart = any(column.role in (Role.SKIPPED, Role.VALUE) for column in before)
    timed = sum(column.role is Role.MOMENT for column in before)
    return all(dated[first:last]) and not apart and timed <= 1


def _names_first(columns: list[Column]) -> list[Column]:
    """Let the first column hold the names, whatever stands above it: `Date`, or nothing."""
    if columns[0].stamp is None:
        return [Column(Role.NAME, columns[0].title), *columns[1:]]
    return columns


def _column(cell: str, line: int) -> Column | None:
    if not cell:
        return Column(Role.SKIPPED)
    title = " ".join(cell.casefold().replace("_", " ").split()).strip(" :*")
    if title in ROLES:
        return Column(ROLES[title], cell)
    stamp = whole_stamp(cell, line)
    if stamp is not None:
        return Column(Role.VALUE, cell, stamp=stamp)
    analyte = read_name(cell)
    return None if analyte is None else Column(Role.VALUE, cell, analyte=analyte, is_named=True)


def _has_number(cell: str) -> bool:
    return any(token.sort in (Sort.NUMBER, Sort.RANGE) for token in tokens(cell))


def _parts(text: str) -> tuple[str, ...] | None:
    """Return the titles of a header parted by single blanks; None when it holds anything else."""
    found: list[str] = []
    place = 0
    while place < len(text):
        if text[place] in " ,":
            place += 1
            continue
        end = _title_end(text, place)
        if end is None:
            return None
        found.append(text[place:end].strip(" ,"))
        place = end
    return tuple(found) if len(found) > 1 else None


def _title_end(text: str, place: int) -> int | None:
    moment = MOMENT.match(text, place)
    if moment is not None:
        return moment.end()
    words = list(re.finditer(r"[^\s,]+", text[place:]))[:MOST_ROLE_WORDS]
    for word in reversed(words):
        if text[place : place + word.end()].casefold().strip(":") in ROLES:
            return place + word.end()
    named = name_at(text[place:])
    return None if named is None or place + named[2] > len(text) else place + named[2]


def with_second_row(columns: Columns, line: Line) -> Columns | None:
    """Return the columns with a second row of the header: times under dates, or units under names."""
    if columns.dated and not any(column.stamp.clock for column in columns.dated if column.stamp):
        return _with_clocks(columns, line)
    if columns.named and not any(column.unit for column in columns.named):
        return _with_units(columns, line)
    return None


def _with_clocks(columns: Columns, line: Line) -> Columns | None:
    cells = line.cells if line.mark is not Mark.NONE else tuple(line.text.split())
    places = [place for place, cell in enumerate(cells) if only_clock(cell)]
    clocks = [cells[place] for place in places]
    if line.keeps_blanks and places != [place for place, one in enumerate(columns.columns) if one.stamp]:
        return None
    others = [
        cell for cell in cells if cell and not only_clock(cell) and cell.casefold().strip(":") not in ROLES
    ]
    if others or len(clocks) != len(columns.dated):
        return None
    by_place = iter(clocks)
    timed = [
        column if column.stamp is None else replace(column, stamp=with_clock(column.stamp, next(by_place)))
        for column in columns.columns
    ]
    return replace(columns, columns=tuple(timed))


def _with_units(columns: Columns, line: Line) -> Columns | None:
    if line.mark is not columns.mark or len(line.cells) > len(columns.columns):
        return None
    sorts = {token.sort for cell in line.cells for token in tokens(cell)}
    if sorts != {Sort.UNIT}:
        return None
    units = (*line.cells, *[""] * (len(columns.columns) - len(line.cells)))
    with_units = [
        replace(column, unit=unbracketed(unit)) if column.is_named else column
        for column, unit in zip(columns.columns, units, strict=True)
    ]
    return replace(columns, columns=tuple(with_units))


def titles(columns: Columns) -> Iterator[str]:
    """Return the titles as written."""
    return (column.title for column in columns.columns if column.title)
