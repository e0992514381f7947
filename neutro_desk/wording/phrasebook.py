"""Phrasebook: turns statements and knowledge texts into sentences for one language and one reader."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path

from neutro_desk.languages import ENGLISH, Language
from neutro_desk.wording.dates import full_date, moment_text
from neutro_desk.workup.quantities import GRADE_LINES, display_count, display_line, unit_label
from neutro_desk.workup.statements import Statement, Text, Value

SHORT_DAYS = 0.1
"""Days below this show a second decimal: 0.03 d reads as some time, 0.0 d as none."""

_FIELD = re.compile(r"\{(\w+)(?::(\w+))?\}")


class Reader(Enum):
    """Who reads the sentence."""

    CLINICIAN = "clinician"
    PATIENT = "patient"


class CatalogueError(Exception):
    """A wording catalogue is missing, damaged, or lacks an entry."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a sentence; `strong` stretches carry the fact."""

    text: str
    strong: bool = False


def load_catalogue(folder: Path) -> dict[str, dict[str, str]]:
    """Return every entry of a language's catalogue: key -> reader -> pattern.

    Raises:
        CatalogueError: If a file cannot be read, or a key stands twice.
    """
    entries: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            message = f"{path.name}: {error}"
            raise CatalogueError(message) from error
        for key, entry in content.items():
            if key in entries:
                message = f"{path.name}: {key} stands twice"
                raise CatalogueError(message)
            entries[key] = {"clinician": entry} if isinstance(entry, str) else entry
    if not entries:
        message = f"no catalogue in {folder.name}"
        raise CatalogueError(message)
    return entries


class Phrasebook:
    """Sentences for one language, one reader and one first unit.

    Patterns hold `{name}` or `{name:format}` and `**strong**` stretches. Formats: `count` (a Decimal in
    10^9/L as the number in the ward's first unit), `count_unit` (with its unit), `both` (in both units),
    `line` (a line of a scheme: 0.5 or 500), `days` (one decimal, a bare 0 for none), `days2` (two), `rate`
    (one decimal), `whole`, `date` (21-Nov-2026), `day` (21-Nov), `time` (06:10), `when` (21-Nov 06:10),
    `full` (21-Nov-2026 06:10), `start` (text with a capital first letter). Without a format: Enums by
    `EnumName.value`, statements and texts by their sentence, tuples joined by "; ", all else by `str`.

    Attributes:
        reader: Who reads.
        first_unit: `10*9/L` or `/uL`.
        lines: The lines of the grading in use, 10^9/L, that no count shown may cross.
        language: The language of the catalogue; dates take its months.
        year_understood: The year that `day` and `when` leave out; they write every other one.
    """

    def __init__(
        self,
        catalogue: Mapping[str, Mapping[str, str]],
        reader: Reader = Reader.CLINICIAN,
        first_unit: str = "10*9/L",
        lines: tuple[Decimal, ...] = GRADE_LINES,
        language: Language = ENGLISH,
    ) -> None:
        """Keep the catalogue of one language."""
        self._catalogue = catalogue
        self.reader = reader
        self.first_unit = first_unit
        self.lines = lines
        self.language = language
        self.year_understood: int | None = None

    def speak(self, language: Language, catalogue: Mapping[str, Mapping[str, str]]) -> None:
        """Go on in another language; whoever holds the phrasebook writes in it from now on."""
        self.language, self._catalogue = language, catalogue

    def text(self, said: Statement | Text) -> str:
        """Return the sentence, without marks of emphasis."""
        return "".join(span.text for span in self.spans(said))

    def spans(self, said: Statement | Text) -> tuple[Span, ...]:
        """Return the sentence as stretches, strong or not; values are never read as marks.

        Raises:
            CatalogueError: If the catalogue has no such entry, or the statement lacks a value.
        """
        if isinstance(said, Text):
            return (Span(self._register(said)),)
        stretches: list[Span] = []
        for number, part in enumerate(self._pattern(said.key).split("**")):
            text = _FIELD.sub(lambda match: self._value(said, match[1], match[2]), part)
            if text:
                stretches.append(Span(text, strong=number % 2 == 1))
        return tuple(stretches)

    def has(self, key: str) -> bool:
        """Return whether the catalogue has an entry for this reader."""
        return self.reader.value in self._catalogue.get(key, {})

    def name(self, room: str, name: str) -> str:
        """Return the wording of a name that data carry, such as a limit's; the name where there is none."""
        return self._pattern(f"{room}.{name}") if f"{room}.{name}" in self._catalogue else name

    def source(self, source: str) -> str:
        """Return the words for a source that no reference names, such as `from the counts`."""
        return self.name("Checked", self.name("Origin", source))

    def word(self, member: Enum) -> str:
        """Return the word for an Enum member."""
        return self._pattern(f"{type(member).__name__}.{member.value}")

    def count(self, value: Decimal, *, unit: bool = True) -> str:
        """Return a count in the ward's first unit, for display."""
        number = self.number(value, self.first_unit)
        return f"{number} {unit_label(self.first_unit)}" if unit else number

    def number(self, value: Decimal, unit: str) -> str:
        """Return a count in one of the two units, without the unit, for display."""
        return display_count(value, unit, self.lines)

    def full_date(self, day: date) -> str:
        """Return a day with its year: 21-Nov-2026, or 21 November 2026 for a patient."""
        return full_date(day, self.language, spelled_out=self.reader is Reader.PATIENT)

    def moment_text(self, moment: date, form: str) -> str:
        """Return a day or a time in one of the forms `date`, `day`, `time`, `when`, `full`."""
        return moment_text(moment, form, self.language, spelled_out=self.reader is Reader.PATIENT)

    def _register(self, text: Text) -> str:
        return text.patient if self.reader is Reader.PATIENT and text.patient else text.clinician

    def _pattern(self, key: str) -> str:
        entry = self._catalogue.get(key)
        if entry is None:
            message = f"no wording for {key}"
            raise CatalogueError(message)
        return entry.get(self.reader.value, entry["clinician"])

    def _value(self, said: Statement, name: str, form: str | None) -> str:
        try:
            value = said[name]
        except KeyError as error:
            message = f"{said.key} needs {name}"
            raise CatalogueError(message) from error
        return self._plain(value) if form is None else self._formatted(value, form)

    def _plain(self, value: Value) -> str:
        if isinstance(value, Enum):
            return self.word(value)
        if isinstance(value, Statement | Text):
            return self.text(value)
        if isinstance(value, tuple):
            return "; ".join(self.text(item) for item in value)
        if isinstance(value, datetime):
            return self.full_date(value) + value.strftime(" %H:%M")
        if isinstance(value, date):
            return self.full_date(value)
        return str(value)

    def _formatted(self, value: Value, form: str) -> str:
        if isinstance(value, Decimal) and form in ("count", "count_unit", "both"):
            if form == "both":
                other = "/uL" if self.first_unit == "10*9/L" else "10*9/L"
                return f"{self.count(value)} ({self.number(value, other)} {unit_label(other)})"
            return self.count(value, unit=form == "count_unit")
        if isinstance(value, Decimal) and form == "line":
            return display_line(value, self.first_unit)
        if isinstance(value, int | float | Decimal) and form in _NUMBERS:
            if form == "days" and value < SHORT_DAYS:
                return "0" if value == 0 else format(value, ".2f")
            return format(value, _NUMBERS[form])
        if isinstance(value, date) and form in ("date", "day", "time", "when", "full"):
            return self.moment_text(value, self._with_year(value, form))
        if form == "start":
            plain = self._plain(value)
            return plain[:1].upper() + plain[1:]
        message = f"{form} does not fit {value!r}"
        raise CatalogueError(message)

    def _with_year(self, moment: date, form: str) -> str:
        if moment.year == self.year_understood:
            return form
        return {"day": "date", "when": "full"}.get(form, form)


_NUMBERS = {"days": ".1f", "days2": ".2f", "rate": ".1f", "whole": ".0f"}
