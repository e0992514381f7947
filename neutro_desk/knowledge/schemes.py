"""Reads and checks resources/schemes into the grading schemes of the work-up."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.workup.reference_limits import AgeLimit, Maturity, ReferenceLimit
from neutro_desk.workup.schemes import AgeBands, Band, Scheme, Schemes, Severity

CLINICAL, CTCAE_5, CTCAE_6 = "clinical.toml", "ctcae-5.0.toml", "ctcae-6.0.toml"
OTHERS = ("ctcae-4.03.toml", "daids-2.1.toml")
LIMITS = "reference-limits.toml"

_Table = Mapping[str, object]
_SCHEME_KEYS = frozenset(("id", "name", "version", "source", "band", "age"))
_BANDS_KEYS = frozenset(("from_days", "below_days", "band"))
_BAND_KEYS = frozenset(("low", "high", "word", "grade", "needs_lower_limit", "above_low"))
_LIMIT_KEYS = frozenset(("name", "low", "high", "source"))
_DUFFY_KEYS = _LIMIT_KEYS | {"country"}
_AGE_KEYS = _LIMIT_KEYS | {"maturity", "from_hours", "below_hours"}


def load_schemes(folder: Path) -> Schemes:
    """Return every grading scheme and reference limit of a folder, checked.

    Raises:
        KnowledgeError: If a file is missing, damaged, holds unknown keys, or its bands overlap or leave gaps.
    """
    files = {name: _File(folder / name) for name in (CLINICAL, CTCAE_5, CTCAE_6, *OTHERS, LIMITS)}
    limits = files[LIMITS]
    limits.only(limits.content, frozenset(("version", "duffy_null", "age")))
    return Schemes(
        clinical=files[CLINICAL].scheme(),
        ctcae_5=files[CTCAE_5].scheme(),
        ctcae_6=files[CTCAE_6].scheme(),
        duffy_null=tuple(limits.duffy_limit(row) for row in limits.tables(limits.content, "duffy_null")),
        others=tuple(files[name].scheme() for name in OTHERS),
        age_limits=tuple(limits.age_limit(row) for row in limits.tables(limits.content, "age")),
    )


class _File:
    """One file of schemes, read; every fault names the file."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            self.content: _Table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            reason = "cannot be read" if isinstance(error, OSError) else str(error)
            raise KnowledgeError(self.name, reason) from error

    def scheme(self) -> Scheme:
        self.only(self.content, _SCHEME_KEYS)
        by_age = self.ages() if "age" in self.content else ()
        if by_age and "band" in self.content:
            raise KnowledgeError(self.name, "its bands stand either by age or for every age, not both")
        bands = () if by_age else self.bands(self.content)
        name, version = self.text(self.content, "name"), self.text(self.content, "version")
        source = self.text(self.content, "source")
        return Scheme(self.text(self.content, "id"), name, version, source, bands, by_age)

    def ages(self) -> tuple[AgeBands, ...]:
        """Return the bands by age; the parts of life run from birth on without a gap."""
        parts: list[AgeBands] = []
        for table in self.tables(self.content, "age"):
            self.only(table, _BANDS_KEYS)
            start, end = parts[-1].below_days if parts else 0, table.get("below_days")
            if start is None or table.get("from_days") != start:
                raise KnowledgeError(self.name, "the ages overlap, or leave a gap")
            if end is not None and not (isinstance(end, int) and end > start):
                raise KnowledgeError(self.name, "an age ends before it begins")
            parts.append(AgeBands(start, end, self.bands(table)))
        if parts[-1].below_days is not None:
            raise KnowledgeError(self.name, "the last age has an end")
        return tuple(parts)

    def bands(self, table: _Table) -> tuple[Band, ...]:
        bands = tuple(self.band(row) for row in self.tables(table, "band"))
        self._without_gaps(bands)
        return bands

    def band(self, table: _Table) -> Band:
        self.only(table, _BAND_KEYS)
        word = self.text(table, "word") if "word" in table else None
        number = table.get("grade")
        if word is None and not (type(number) is int and 0 <= number <= _MOST_SEVERE_GRADE):
            raise KnowledgeError(self.name, "a band has neither a word nor a grade from 0 to 4")
        words = {severity.value: severity for severity in Severity}
        if word is not None and word not in words:
            raise KnowledgeError(self.name, f"{word} is no severity word")
        return Band(
            low=self.number(table, "low") if "low" in table else None,
            high=self.number(table, "high") if "high" in table else None,
            word=words[word] if word is not None else None,
            grade=number if isinstance(number, int) else None,
            needs_lower_limit=table.get("needs_lower_limit") is True,
            above_low=table.get("above_low") is True,
        )

    def limit(self, table: _Table, keys: frozenset[str]) -> ReferenceLimit:
        self.only(table, keys)
        low = self.number(table, "low")
        high = self.number(table, "high") if "high" in table else None
        if high is not None and high <= low:
            raise KnowledgeError(self.name, f"{high} does not lie above {low}")
        return ReferenceLimit(self.text(table, "name"), low, high, self.text(table, "source"))

    def duffy_limit(self, table: _Table) -> ReferenceLimit:
        return replace(self.limit(table, _DUFFY_KEYS), country=self.text(table, "country"))

    def age_limit(self, table: _Table) -> AgeLimit:
        limit = self.limit(table, _AGE_KEYS)
        maturities = {maturity.value: maturity for maturity in Maturity}
        maturity = maturities.get(self.text(table, "maturity"))
        start, end = table.get("from_hours"), table.get("below_hours")
        if maturity is None or not isinstance(start, int) or not isinstance(end, int) or end <= start:
            raise KnowledgeError(self.name, f"{limit.name}: the age is not said completely")
        return AgeLimit(limit, maturity, start, end)

    def only(self, table: _Table, keys: frozenset[str]) -> None:
        unknown = sorted(set(table) - keys)
        if unknown:
            raise KnowledgeError(self.name, f"unknown key {unknown[0]}")

    def text(self, table: _Table, key: str) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value:
            raise KnowledgeError(self.name, f"{key} is missing")
        return value

    def number(self, table: _Table, key: str) -> Decimal:
        text = self.text(table, key)
        try:
            value = Decimal(text)
        except InvalidOperation as error:
            raise KnowledgeError(self.name, f"{key}: {text} is no number") from error
        if not value.is_finite() or value < 0:
            raise KnowledgeError(self.name, f"{key}: {text} is no count")
        return value

    def tables(self, table: _Table, key: str) -> list[_Table]:
        rows = table.get(key, [])
        if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
            raise KnowledgeError(self.name, f"{key} is missing")
        return rows

    def _without_gaps(self, bands: tuple[Band, ...]) -> None:
        """Check that the bands run from an open top to an open bottom, each beginning where the next ends."""
        ends = zip((None, *(band.low for band in bands)), (*(band.high for band in bands), None), strict=True)
        if any(upper != lower for upper, lower in ends) or any(band.low is None for band in bands[:-1]):
            raise KnowledgeError(self.name, "the bands overlap, or leave a gap")


_MOST_SEVERE_GRADE = 4
