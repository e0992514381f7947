"""One file of the knowledge pack, read row by row: every problem is named with its file, row and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec
import rtoml

from neutro_desk.knowledge.faults import Problem

_Shape = TypeVar("_Shape", bound=msgspec.Struct)
_NAMED_KEY = re.compile(r"at `\$\.(\w+)|unknown field `(\w+)`")


class Place:
    """Where a row stands; its words are made only when something is wrong with it."""

    __slots__ = ("_file", "_key", "_number")

    def __init__(self, file: KnowledgeFile, key: str, number: int) -> None:
        """Keep the file, the key of the rows and the number of the row, from 0."""
        self._file, self._key, self._number = file, key, number

    def __str__(self) -> str:
        """Return the place, such as `link spleen-large, line 12`."""
        return self._file.place_of(self._key, self._number)


Row = tuple[str, "Place | str", _Shape]


class Rows(Generic[_Shape]):
    """The rows of one kind that could be read, each with the place it stands at."""

    def __init__(self, placed: Sequence[Row[_Shape]] = ()) -> None:
        """Keep the rows that are there to begin with."""
        self.placed: list[Row[_Shape]] = [*placed]

    def __iter__(self) -> Iterator[Row[_Shape]]:
        """Give file, place and shape of each row."""
        return iter(self.placed)

    @property
    def shapes(self) -> tuple[_Shape, ...]:
        """The rows without their places."""
        return tuple([shape for _, _, shape in self.placed])


class KnowledgeFile:
    """One file: its content as plain tables, and the problems found in it."""

    def __init__(self, name: str, raw: bytes | None, problems: list[Problem]) -> None:
        """Parse the bytes; trouble becomes a problem and the file reads as empty.

        Args:
            name: The file's name, without its folder.
            raw: Its bytes; None for a file that is not there, which somebody else has named.
            problems: Where problems are noted.
        """
        self.name = name
        self.problems = problems
        self.content: Mapping[str, object] = {}
        self._text = ""
        self.read = False
        if raw is None:
            return
        try:
            self._text = raw.decode("utf-8")
            self.content = rtoml.loads(self._text)
            self.read = True
        except (UnicodeDecodeError, rtoml.TomlParsingError) as error:
            self.blame("", str(error))

    def blame(self, place: Place | str, reason: str) -> None:
        """Note one problem of this file."""
        self.problems.append(Problem(self.name, str(place), reason))

    def whole(self, shape: type[_Shape], *, without: tuple[str, ...] = ()) -> _Shape | None:
        """Return the file's own table, without its rows; None with a problem noted."""
        if not self.read:
            return None
        table = {key: value for key, value in self.content.items() if key not in without}
        try:
            return msgspec.convert(table, shape)
        except msgspec.ValidationError as error:
            self.blame(self._line_of_key(str(error)), str(error))
            return None

    def one(self, key: str, shape: type[_Shape]) -> _Shape | None:
        """Return the table `[key]`; None with a problem noted."""
        return self._converted(self.content[key], shape, key)

    def rows(self, key: str, shape: type[_Shape]) -> Rows[_Shape]:
        """Return the rows `[[key]]` that could be read; the others are noted as problems."""
        tables = self.content.get(key, [])
        if not isinstance(tables, list):
            self.blame(key, "is not a list of tables")
            return Rows()
        try:
            shapes: Sequence[_Shape | None] = msgspec.convert(tables, list[shape])  # type: ignore[valid-type]
        except msgspec.ValidationError:  # at least one is faulty: each is tried, so that all faults are named
            shapes = [
                self._converted(table, shape, Place(self, key, place)) for place, table in enumerate(tables)
            ]
        return Rows(
            [(self.name, Place(self, key, at), row) for at, row in enumerate(shapes) if row is not None]
        )

    def tables(self, shape: type[_Shape]) -> dict[str, _Shape]:
        """Return the tables `[key]` of a file that holds no other; those that fail are noted as problems."""
        try:
            return msgspec.convert(self.content, dict[str, shape])  # type: ignore[valid-type]
        except msgspec.ValidationError:  # at least one is faulty: each is tried, so that all faults are named
            found = {key: self.one(key, shape) for key in self.content}
        return {key: table for key, table in found.items() if table is not None}

    def only(self, *keys: str) -> None:
        """Note every key of the file that is none of these."""
        for key in sorted(self.content.keys() - set(keys)):
            self.blame(key, "unknown key")

    def place_of(self, key: str, number: int) -> str:
        """Return the words for a row: its id or its question, otherwise its number, and its line."""
        tables = self.content.get(key)
        table = tables[number] if isinstance(tables, list) and number < len(tables) else None
        named = table.get("id") or table.get("question") if isinstance(table, Mapping) else None
        heads = re.finditer(rf"^\[\[\s*{re.escape(key)}\s*\]\]", self._text, re.MULTILINE)
        lines = [self._text.count("\n", 0, head.start()) + 1 for head in heads]
        line = f", line {lines[number]}" if number < len(lines) else ""
        return f"{key} {named or number + 1}{line}"

    def _line_of_key(self, reason: str) -> str:
        """Return the line of the key that a reason names; "" where it names none that is there."""
        named = _NAMED_KEY.search(reason)
        key = "" if named is None else named[1] or named[2]
        found = re.search(rf"^{key}\s*=", self._text, re.MULTILINE) if key else None
        return "" if found is None else f"line {self._text.count(chr(10), 0, found.start()) + 1}"

    def _converted(self, table: object, shape: type[_Shape], place: Place | str) -> _Shape | None:
        try:
            return msgspec.convert(table, shape)
        except msgspec.ValidationError as error:
            self.blame(place, str(error))
            return None
