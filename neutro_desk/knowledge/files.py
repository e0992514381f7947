"""Files of the knowledge pack, read row by row: every problem is named with its file, row and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from neutro_desk.knowledge.faults import Problem

_Shape = TypeVar("_Shape", bound=msgspec.Struct)


class Rows(Generic[_Shape]):
    """The rows of one kind that could be read, each with the place it stands at."""

    def __init__(self) -> None:
        """Begin without rows."""
        self.placed: list[tuple[str, str, _Shape]] = []

    def __iter__(self) -> Iterator[tuple[str, str, _Shape]]:
        """Give file, place and shape of each row."""
        return iter(self.placed)

    @property
    def shapes(self) -> tuple[_Shape, ...]:
        """The rows without their places."""
        return tuple(shape for _, _, shape in self.placed)


class KnowledgeFile:
    """One file: its content as plain tables, the problems found in it, and its bytes for the hash."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        """Read the file; trouble becomes a problem and the file reads as empty."""
        self.name = path.name
        self.problems = problems
        self.raw = b""
        self.content: Mapping[str, object] = {}
        self._text = ""
        self.read = False
        try:
            self.raw = path.read_bytes()
            self._text = self.raw.decode("utf-8")
            self.content = tomllib.loads(self._text)
            self.read = True
        except OSError:
            self.blame("", "cannot be read")
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self.blame("", str(error))

    def blame(self, place: str, reason: str) -> None:
        """Note one problem of this file."""
        self.problems.append(Problem(self.name, place, reason))

    def whole(self, shape: type[_Shape], *, without: tuple[str, ...] = ()) -> _Shape | None:
        """Return the file's own table, without its rows; None with a problem noted."""
        table = {key: value for key, value in self.content.items() if key not in without}
        return self._converted(table, shape, "") if self.read else None

    def one(self, key: str, shape: type[_Shape]) -> _Shape | None:
        """Return the table `[key]`; None with a problem noted."""
        return self._converted(self.content[key], shape, key)

    def rows(self, key: str, shape: type[_Shape]) -> Rows[_Shape]:
        """Return the rows `[[key]]` that could be read; the others are noted as problems."""
        found: Rows[_Shape] = Rows()
        tables = self.content.get(key, [])
        if not isinstance(tables, list):
            self.blame(key, "is not a list of tables")
            return found
        lines = self._lines_of(key)
        for number, table in enumerate(tables):
            place = self._place(key, number, table, lines)
            row = self._converted(table, shape, place)
            if row is not None:
                found.placed.append((self.name, place, row))
        return found

    def only(self, *keys: str) -> None:
        """Note every key of the file that is none of these."""
        for key in self.content.keys() - set(keys):
            self.blame(key, "unknown key")

    def _converted(self, table: object, shape: type[_Shape], place: str) -> _Shape | None:
        try:
            return msgspec.convert(table, shape)
        except msgspec.ValidationError as error:
            self.blame(place, str(error))
            return None

    def _lines_of(self, key: str) -> list[int]:
        heads = re.finditer(rf"^\[\[\s*{re.escape(key)}\s*\]\]", self._text, re.MULTILINE)
        return [self._text.count("\n", 0, head.start()) + 1 for head in heads]

    @staticmethod
    def _place(key: str, number: int, table: object, lines: list[int]) -> str:
        named = table.get("id") or table.get("question") if isinstance(table, Mapping) else None
        line = f", line {lines[number]}" if number < len(lines) else ""
        return f"{key} {named or number + 1}{line}"
