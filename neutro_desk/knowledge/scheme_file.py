"""One file of a grading scheme: its bands, by age or for every age, read and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.workup.schemes import AgeBands, Band, Review, Scheme, Severity

Table = Mapping[str, object]

SCHEME_KEYS = frozenset(("id", "name", "version", "source", "band", "age"))
BAND_KEYS = frozenset(("low", "high", "word", "grade", "needs_lower_limit", "above_low"))

_AGE_KEYS = frozenset(("from_days", "below_days", "band"))
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)
_MOST_BYTES = 65536
_MOST_SEVERE_GRADE = 4
_WORDS = {severity.value: severity for severity in Severity}


class SchemeFile:
    """A TOML file of a scheme or of limits, read; every fault names the file.

    Attributes:
        name: The file without its folder.
        content: All that stands in it.
    """

    def __init__(self, path: Path) -> None:
        """Read a file.

        Raises:
            KnowledgeError: If it cannot be read, or is no TOML.
        """
        self.name = path.name
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise self.fault("is too large for a scheme")
            self.content: Table = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise self.fault("cannot be read") from error
        except UnicodeDecodeError as error:
            raise self.fault("is not written in UTF-8") from error
        except tomllib.TOMLDecodeError as error:
            raise self.fault(str(error)) from error

    def fault(self, reason: str) -> KnowledgeError:
        """Return the error that names this file and the reason."""
        return KnowledgeError(self.name, reason)

    # -- a scheme -----------------------------------------------------------------------------------------

    def scheme(
        self,
        keys: frozenset[str] = SCHEME_KEYS,
        band_keys: frozenset[str] = BAND_KEYS,
        review: Review | None = None,
    ) -> Scheme:
        """Return the scheme of the file.

        Args:
            keys: What may stand in it.
            band_keys: What may stand in a band.
            review: Who reviewed it, where it is a ward's own.

        Raises:
            KnowledgeError: If something is missing, unknown or no number, or the bands overlap or leave gaps.
        """
        self.only(self.content, keys)
        by_age = self._ages(band_keys) if "age" in self.content else ()
        if by_age and "band" in self.content:
            raise self.fault("its bands stand either by age or for every age, not both")
        bands = () if by_age else self._bands(self.content, band_keys)
        name, version = self.text(self.content, "name"), self.text(self.content, "version")
        source = self.text(self.content, "source")
        return Scheme(self.text(self.content, "id"), name, version, source, bands, by_age, review)

    def _ages(self, band_keys: frozenset[str]) -> tuple[AgeBands, ...]:
        """Return the bands by age; the parts of life run from birth on without a gap."""
        parts: list[AgeBands] = []
        for table in self.tables(self.content, "age"):
            self.only(table, _AGE_KEYS)
            start, end = parts[-1].below_days if parts else 0, table.get("below_days")
            if start is None or table.get("from_days") != start:
                raise self.fault("the ages overlap, or leave a gap")
            if end is not None and not (isinstance(end, int) and end > start):
                raise self.fault("an age ends before it begins")
            parts.append(AgeBands(start, end, self._bands(table, band_keys)))
        if parts[-1].below_days is not None:
            raise self.fault("the last age has an end")
        return tuple(parts)

    def _bands(self, table: Table, keys: frozenset[str]) -> tuple[Band, ...]:
        """Return bands that run from an open top to an open bottom, each beginning where the next ends."""
        bands = tuple(self._band(row, keys) for row in self.tables(table, "band"))
        if bands[0].high is not None or bands[-1].low is not None:
            raise self.fault("the first band is the highest and has no high, the last the lowest and no low")
        for upper, lower in pairwise(bands):
            if upper.low is None or upper.low != lower.high:
                ends = f"{upper.low or 'no low'} is followed by {lower.high or 'no high'}"
                raise self.fault(f"the bands overlap, or leave a gap: {ends}")
            if lower.low is not None and lower.low >= upper.low:
                raise self.fault(f"a band from {lower.low} to {lower.high} is none")
        return bands

    def _band(self, table: Table, keys: frozenset[str]) -> Band:
        self.only(table, keys)
        word, number = table.get("word"), table.get("grade")
        if word is None and not (type(number) is int and 0 <= number <= _MOST_SEVERE_GRADE):
            raise self.fault("a band has neither a word nor a grade from 0 to 4")
        if word is not None and word not in _WORDS:
            raise self.fault(f"{word} is no severity word; the words are {', '.join(_WORDS)}")
        return Band(
            low=self.number(table, "low") if "low" in table else None,
            high=self.number(table, "high") if "high" in table else None,
            word=_WORDS[word] if isinstance(word, str) else None,
            grade=number if isinstance(number, int) else None,
            needs_lower_limit=table.get("needs_lower_limit") is True,
            above_low=table.get("above_low") is True,
        )

    # -- what stands in a table ---------------------------------------------------------------------------

    def only(self, table: Table, keys: frozenset[str]) -> None:
        """Refuse a key that means nothing here."""
        unknown = sorted(set(table) - keys)
        if unknown:
            raise self.fault(f"unknown key {unknown[0]}")

    def text(self, table: Table, key: str) -> str:
        """Return a text that must be there."""
        value = table.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            raise self.fault(f'{key} = {value} must stand in quotes: {key} = "{value}"')
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"{key} is missing")
        return value

    def number(self, table: Table, key: str) -> Decimal:
        """Return a count in 10^9/L, exact, written with a decimal point in quotes."""
        text = self.text(table, key)
        if text.startswith("-"):
            raise self.fault(f"{key}: {text} is no count")
        if not _NUMBER.fullmatch(text):
            raise self.fault(f"{key}: {text} is no number")
        return Decimal(text)

    def tables(self, table: Table, key: str) -> list[Table]:
        """Return the tables of a list that must not be empty."""
        rows = table.get(key, [])
        if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
            raise self.fault(f"{key} is missing")
        return rows
