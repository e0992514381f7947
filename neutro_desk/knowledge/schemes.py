"""Reads and checks resources/schemes into the grading schemes and limits of the work-up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from neutro_desk.knowledge.scheme_file import SchemeFile, Table
from neutro_desk.workup.reference_limits import AgeLimit, Maturity, ReferenceLimit
from neutro_desk.workup.schemes import Schemes

CLINICAL, CTCAE_5, CTCAE_6 = "clinical.toml", "ctcae-5.0.toml", "ctcae-6.0.toml"
OTHERS = ("ctcae-4.03.toml", "daids-2.1.toml")
LIMITS = "reference-limits.toml"

_LIMIT_KEYS = frozenset(("name", "low", "high", "source"))
_DUFFY_KEYS = _LIMIT_KEYS | {"country"}
_AGE_KEYS = _LIMIT_KEYS | {"maturity", "from_hours", "below_hours"}
_MATURITIES = {maturity.value: maturity for maturity in Maturity}


def load_schemes(folder: Path) -> Schemes:
    """Return every grading scheme and reference limit of a folder, checked.

    Raises:
        KnowledgeError: If a file is missing, damaged, holds unknown keys, or its bands overlap or leave gaps.
    """
    files = {name: SchemeFile(folder / name) for name in (CLINICAL, CTCAE_5, CTCAE_6, *OTHERS, LIMITS)}
    limits = files[LIMITS]
    limits.only(limits.content, frozenset(("version", "duffy_null", "age")))
    return Schemes(
        clinical=files[CLINICAL].scheme(),
        ctcae_5=files[CTCAE_5].scheme(),
        ctcae_6=files[CTCAE_6].scheme(),
        duffy_null=tuple(_duffy_limit(limits, row) for row in limits.tables(limits.content, "duffy_null")),
        others=tuple(files[name].scheme() for name in OTHERS),
        age_limits=tuple(_age_limit(limits, row) for row in limits.tables(limits.content, "age")),
    )


def _limit(file: SchemeFile, table: Table, keys: frozenset[str]) -> ReferenceLimit:
    file.only(table, keys)
    low = file.number(table, "low")
    high = file.number(table, "high") if "high" in table else None
    if high is not None and high <= low:
        raise file.fault(f"{high} does not lie above {low}")
    return ReferenceLimit(file.text(table, "name"), low, high, file.text(table, "source"))


def _duffy_limit(file: SchemeFile, table: Table) -> ReferenceLimit:
    return replace(_limit(file, table, _DUFFY_KEYS), country=file.text(table, "country"))


def _age_limit(file: SchemeFile, table: Table) -> AgeLimit:
    limit = _limit(file, table, _AGE_KEYS)
    maturity = _MATURITIES.get(file.text(table, "maturity"))
    start, end = table.get("from_hours"), table.get("below_hours")
    if maturity is None or not isinstance(start, int) or not isinstance(end, int) or end <= start:
        raise file.fault(f"{limit.name}: the age is not said completely")
    return AgeLimit(limit, maturity, start, end)
