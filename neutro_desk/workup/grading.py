"""Grades one count by a scheme: severity words, CTCAE, DAIDS, and where it lies against other limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import Comparator, Duffy, Patient, Quantity
from neutro_desk.workup.quantities import to_canonical
from neutro_desk.workup.reference_limits import (
    Age,
    AgeLimit,
    Maturity,
    ReferenceLimit,
    first_year_age,
    limit_at,
)
from neutro_desk.workup.schemes import (
    AgeBands,
    Band,
    GradeCall,
    Scheme,
    Schemes,
    Severity,
    SeverityCall,
)
from neutro_desk.workup.statements import Statement, say

__all__ = [
    "AgeBands",
    "AgeLimit",
    "Band",
    "GradeCall",
    "Grades",
    "LimitCall",
    "Maturity",
    "ReferenceLimit",
    "Scheme",
    "Schemes",
    "Severity",
    "SeverityCall",
    "grade",
    "grade_by",
    "word_by",
]


@dataclass(frozen=True, slots=True)
class LimitCall:
    """Where the count lies against a reference limit: `below`, `within` or `above`."""

    limit: ReferenceLimit
    position: str


@dataclass(frozen=True, slots=True)
class Grades:
    """All that the schemes say of one count."""

    severity: SeverityCall
    ctcae_5: GradeCall
    ctcae_6: GradeCall
    limits: tuple[LimitCall, ...] = ()


def grade(
    anc: Anc,
    schemes: Schemes,
    lower_limit: Quantity | None,
    patient: Patient,
    age_days: int | None,
    *,
    age_hours: int | None = None,
) -> Grades:
    """Grade one count by every scheme; the exact value, never a rounded one.

    Args:
        anc: The count.
        schemes: The schemes and limits.
        lower_limit: The laboratory's lower limit; CTCAE 5.0 needs it from 1.5 x 10^9/L up.
        patient: For gestation, birth weight and Duffy type.
        age_days: Completed days from birth to collection; None: unknown, read as adult without comment.
        age_hours: Completed hours, where known; the first three days cannot be judged without them.

    Source:
        CLINICAL 2.1, 2.4.
    """
    value, lies = _reach(anc)
    age = first_year_age(age_days, age_hours, patient)
    limit = limit_at(schemes.age_limits, age)
    low = None if lower_limit is None else to_canonical(lower_limit)
    return Grades(
        severity=_word_call(schemes.clinical, value, lies, age, limit),
        ctcae_5=_grade_call(schemes.ctcae_5, value, lies, low, age_days),
        ctcae_6=_grade_call(schemes.ctcae_6, value, lies, low, age_days),
        limits=_positions(value, lies, schemes, patient, limit, age_days),
    )


def grade_by(
    scheme: Scheme,
    count: Decimal,
    comparator: Comparator | None = None,
    *,
    lower_limit: Decimal | None = None,
    age_days: int | None = None,
) -> GradeCall:
    """Grade one measured count by one scheme that gives grades.

    Args:
        scheme: CTCAE or DAIDS.
        count: 10^9/L, exact.
        comparator: Set for `<0.1` or `>20`.
        lower_limit: The laboratory's lower limit, 10^9/L; CTCAE 4.03 and 5.0 need it from 1.5 up.
        age_days: Completed days from birth to collection; DAIDS needs it.

    Returns:
        The grade, or none with its reason. Counts that surely lie in one band share one call.

    Source:
        CLINICAL 2.1.
    """
    return _grade_call(scheme, count, _lies(comparator), lower_limit, age_days)


def word_by(
    scheme: Scheme,
    count: Decimal,
    comparator: Comparator | None = None,
    *,
    age: Age | None = None,
    age_limits: Iterable[AgeLimit] = (),
) -> SeverityCall:
    """Say the severity word of one measured count by one scheme that gives words.

    Args:
        scheme: The clinical scheme, or a ward's own.
        count: 10^9/L, exact.
        comparator: Set for `<0.1` or `>20`.
        age: The age where it lies in the first year; None from then on, or unknown.
        age_limits: The limits of the first year.

    Source:
        CLINICAL 2.1, 2.4.
    """
    return _word_call(scheme, count, _lies(comparator), age, limit_at(age_limits, age))


class _Lies(Enum):
    """Where the true count lies: at the value, at most there, or strictly below or above it."""

    AT = "at"
    AT_MOST = "at most"
    BELOW = "below"
    ABOVE = "above"


_ADULT_DAYS = 6575
"""18 years: the Duffy-null intervals were measured in adults. Source: HIBBS25."""

_NO_COUNT = say("grade.no_count")
_ONLY_ABOVE = say("grade.only_above")
_LIMIT_TOO_HIGH = say("grade.limit_too_high")
_LOWER_LIMIT_MISSING = say("grade.lower_limit_missing")
_AGE_MISSING = say("grade.age_missing")
_NO_AGE_LIMIT = say("grade.no_age_limit")


def _reach(anc: Anc) -> tuple[Decimal | None, _Lies]:
    if anc.value is None:
        return anc.upper_limit, _Lies.AT_MOST
    return anc.value, _lies(anc.comparator)


def _lies(comparator: Comparator | None) -> _Lies:
    if comparator is None:
        return _Lies.AT
    return _Lies.BELOW if comparator is Comparator.BELOW else _Lies.ABOVE


def _band(bands: tuple[Band, ...], value: Decimal, lies: _Lies) -> Band:
    """Return the band of the highest count that is possible; one strictly below 0.1 lies under 0.1."""
    for band in bands:
        if band.low is None or value > band.low:
            return band
        if value == band.low and lies is not _Lies.BELOW and (lies is _Lies.ABOVE or not band.above_low):
            return band
    message = "the lowest band of a scheme has no lower end"
    raise ValueError(message)


def _at_least(band: Band, lies: _Lies) -> bool:
    return lies in (_Lies.AT_MOST, _Lies.BELOW) and band.low is not None


def _word_call(
    scheme: Scheme, value: Decimal | None, lies: _Lies, age: Age | None, limit: AgeLimit | None
) -> SeverityCall:
    if value is None:
        return _no_word(scheme, _NO_COUNT)
    band = _band(scheme.bands, value, lies)
    if lies is _Lies.ABOVE:
        stands = band.word is Severity.NOT_BELOW and age is None
        return _word(scheme, band, at_least=False) if stands else _no_word(scheme, _ONLY_ABOVE)
    if band.word in (Severity.SEVERE, Severity.PROFOUND):
        return _word(scheme, band, at_least=_at_least(band, lies))
    if age is not None:
        return _infant_word(scheme, band, value, lies, limit)
    if lies is not _Lies.AT and band.word is Severity.NOT_BELOW:
        return _no_word(scheme, _LIMIT_TOO_HIGH)
    return _word(scheme, band, at_least=_at_least(band, lies))


def _infant_word(
    scheme: Scheme, band: Band, value: Decimal, lies: _Lies, limit: AgeLimit | None
) -> SeverityCall:
    """Return the word from 0.5 up in the first year: by the age's own limit, never by a borrowed one."""
    if limit is None:
        return _no_word(scheme, _NO_AGE_LIMIT)
    line = limit.limit.low
    if value > line or (value == line and lies is not _Lies.BELOW):
        if lies is not _Lies.AT:
            return _no_word(scheme, _LIMIT_TOO_HIGH)
        return SeverityCall(Severity.NOT_BELOW, line, None, scheme.id, scheme.version)
    if band.word is Severity.NOT_BELOW:
        return _no_word(scheme, say("grade.below_age_limit", name=limit.limit.name, line=line))
    high = line if band.high is not None and line < band.high else band.high
    return replace(_word(scheme, band, at_least=_at_least(band, lies)), high=high)


@lru_cache(maxsize=64)
def _word(scheme: Scheme, band: Band, *, at_least: bool) -> SeverityCall:
    return SeverityCall(band.word, band.low, band.high, scheme.id, scheme.version, at_least=at_least)


def _no_word(scheme: Scheme, reason: Statement) -> SeverityCall:
    return SeverityCall(None, scheme=scheme.id, scheme_version=scheme.version, reason=reason)


def _grade_call(
    scheme: Scheme, value: Decimal | None, lies: _Lies, lower_limit: Decimal | None, age_days: int | None
) -> GradeCall:
    if value is None:
        return _no_grade(scheme, _NO_COUNT)
    bands = scheme.bands_at(age_days)
    if not bands:
        return _no_grade(scheme, _AGE_MISSING)
    band = _band(bands, value, lies)
    if band.needs_lower_limit:
        return _grade_by_limit(scheme, band, value, lies, lower_limit)
    if lies is _Lies.ABOVE and band.high is not None:
        return _no_grade(scheme, _ONLY_ABOVE)
    if band.grade == 0 and lies not in (_Lies.AT, _Lies.ABOVE):
        return _no_grade(scheme, _LIMIT_TOO_HIGH)
    call = _graded(scheme, band, at_least=_at_least(band, lies))
    if lower_limit is None or value < lower_limit or lies is not _Lies.AT or not scheme.needs_lower_limit:
        return call
    return replace(call, remark=say("grade.above_lower_limit", line=lower_limit))


def _grade_by_limit(
    scheme: Scheme, band: Band, value: Decimal, lies: _Lies, lower_limit: Decimal | None
) -> GradeCall:
    """Return the grade of a band that ends at the laboratory's lower limit."""
    if lies not in (_Lies.AT, _Lies.ABOVE):
        return _no_grade(scheme, _LIMIT_TOO_HIGH)
    if lower_limit is None:
        return _no_grade(scheme, _LOWER_LIMIT_MISSING)
    if value >= lower_limit:
        return GradeCall(scheme.version, 0, low=lower_limit)
    if lies is _Lies.ABOVE:
        return _no_grade(scheme, _ONLY_ABOVE)
    return GradeCall(scheme.version, band.grade, low=band.low, high=lower_limit)


@lru_cache(maxsize=64)
def _graded(scheme: Scheme, band: Band, *, at_least: bool) -> GradeCall:
    return GradeCall(scheme.version, band.grade, at_least=at_least, low=band.low, high=band.high)


@lru_cache(maxsize=64)
def _no_grade(scheme: Scheme, reason: Statement) -> GradeCall:
    return GradeCall(scheme.version, None, reason=reason)


def _positions(
    value: Decimal | None,
    lies: _Lies,
    schemes: Schemes,
    patient: Patient,
    limit: AgeLimit | None,
    age_days: int | None,
) -> tuple[LimitCall, ...]:
    adult = age_days is None or age_days >= _ADULT_DAYS
    by_type = schemes.duffy_null if patient.duffy is Duffy.NULL and adult else ()
    lines = [one for one in by_type if one.shown] + ([limit.limit] if limit else [])
    placed = ((line, _position(value, lies, line)) for line in lines)
    return tuple(LimitCall(line, position) for line, position in placed if position is not None)


def _position(value: Decimal | None, lies: _Lies, line: ReferenceLimit) -> str | None:
    if value is None:
        return None
    if lies is not _Lies.ABOVE and (value < line.low or (lies is _Lies.BELOW and value == line.low)):
        return "below"
    if lies is not _Lies.AT:
        return None
    return "above" if line.high is not None and value > line.high else "within"
