"""Grades one count: the severity word of one scheme, the grade of another, the limits beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import Comparator, Duffy, Patient, Quantity
from neutro_desk.workup.quantities import to_canonical
from neutro_desk.workup.reach import Lies, lies_of, reach_of
from neutro_desk.workup.reference_limits import (
    Age,
    AgeLimit,
    LimitCall,
    Maturity,
    ReferenceLimit,
    first_year_age,
    limit_at,
    not_recorded,
    placed,
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
class Grades:
    """All that the schemes say of one count.

    Attributes:
        limits: Limits of age or Duffy type, beside the word.
        also: By the schemes asked for beside the usual ones.
        bands: The bands of the severity words that hold at this age, highest first.
        not_recorded: What of a newborn may give a limit once it is recorded.
    """

    severity: SeverityCall
    ctcae_5: GradeCall
    ctcae_6: GradeCall
    limits: tuple[LimitCall, ...] = ()
    also: tuple[GradeCall, ...] = ()
    bands: tuple[Band, ...] = ()
    not_recorded: Statement | None = None


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
    value, lies = reach_of(anc)
    age = first_year_age(age_days, age_hours, patient)
    limit = limit_at(schemes.age_limits, age)
    low = None if lower_limit is None else to_canonical(lower_limit)
    return Grades(
        severity=_word_call(schemes.active, value, lies, age, limit),
        ctcae_5=_grade_call(schemes.ctcae_5, value, lies, low, age_days),
        ctcae_6=_grade_call(schemes.ctcae_6, value, lies, low, age_days),
        limits=placed(value, lies, _second_lines(schemes, patient, limit, age_days)),
        also=tuple(_grade_call(scheme, value, lies, low, age_days) for scheme in schemes.also),
        bands=schemes.active.bands if age is None else _bands_under(schemes.active, limit),
        not_recorded=None if age is None or limit is not None else _lacking(schemes, age, patient),
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
    return _grade_call(scheme, count, lies_of(comparator), lower_limit, age_days)


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
    return _word_call(scheme, count, lies_of(comparator), age, limit_at(age_limits, age))


ADULT_DAYS = 6575
"""18 years: the Duffy-null intervals were measured in adults. Source: HIBBS25."""

SEVERE_LINE = Decimal("0.5")
"""Severe and profound begin below this at every age, 10^9/L; no ward may move it. Source: CLINICAL 2.4."""

_NO_COUNT = say("grade.no_count")
_ONLY_ABOVE = say("grade.only_above")
_LIMIT_TOO_HIGH = say("grade.limit_too_high")
_LOWER_LIMIT_MISSING = say("grade.lower_limit_missing")
_AGE_MISSING = say("grade.age_missing")
_NO_AGE_LIMIT = say("grade.no_age_limit")


def _band(bands: tuple[Band, ...], value: Decimal, lies: Lies) -> Band:
    """Return the band of the highest count that is possible; one strictly below 0.1 lies under 0.1."""
    for band in bands:
        if band.low is None or value > band.low:
            return band
        if value == band.low and lies is not Lies.BELOW and (lies is Lies.ABOVE or not band.above_low):
            return band
    message = "the lowest band of a scheme has no lower end"
    raise ValueError(message)


def _at_least(band: Band, lies: Lies) -> bool:
    return lies in (Lies.AT_MOST, Lies.BELOW) and band.low is not None


def _word_call(
    scheme: Scheme, value: Decimal | None, lies: Lies, age: Age | None, limit: AgeLimit | None
) -> SeverityCall:
    if value is None:
        return _no_word(scheme, _NO_COUNT)
    band = _band(scheme.bands, value, lies)
    if lies is Lies.ABOVE:
        stands = band.word is Severity.NOT_BELOW and age is None
        return _word(scheme, band, at_least=False) if stands else _no_word(scheme, _ONLY_ABOVE)
    if band.word in (Severity.SEVERE, Severity.PROFOUND) and (age is None or _stays(value, lies)):
        return _word(scheme, band, at_least=_at_least(band, lies))
    if age is not None:
        return _infant_word(scheme, band, value, lies, limit)
    if lies is not Lies.AT and band.word is Severity.NOT_BELOW:
        return _no_word(scheme, _LIMIT_TOO_HIGH)
    return _word(scheme, band, at_least=_at_least(band, lies))


@lru_cache(maxsize=64)
def _bands_under(scheme: Scheme, limit: AgeLimit | None) -> tuple[Band, ...]:
    """Return the bands in the first year: below the age's own limit, and below 0.5 where it has none."""
    line = SEVERE_LINE if limit is None else limit.limit.low
    words = [band for band in scheme.bands if band.high is not None and (band.low or 0) < line]
    return tuple(replace(band, high=min(line, band.high or line)) for band in words)


def _lacking(schemes: Schemes, age: Age, patient: Patient) -> Statement | None:
    facts = not_recorded(schemes.age_limits, age, patient)
    what = tuple(say("grade.newborn_fact", fact=fact) for fact in facts)
    return say("grade.not_recorded", what=what) if what else None


def _stays(value: Decimal, lies: Lies) -> bool:
    """Return whether a count lies below 0.5, where severe and profound stand at every age."""
    return value < SEVERE_LINE or (value == SEVERE_LINE and lies is Lies.BELOW)


def _infant_word(
    scheme: Scheme, band: Band, value: Decimal, lies: Lies, limit: AgeLimit | None
) -> SeverityCall:
    """Return the word from 0.5 up in the first year: by the age's own limit, never by a borrowed one."""
    if limit is None:
        return _no_word(scheme, _NO_AGE_LIMIT)
    line = limit.limit.low
    if value > line or (value == line and lies is not Lies.BELOW):
        if lies is not Lies.AT:
            return _no_word(scheme, _LIMIT_TOO_HIGH)
        return replace(_word(scheme, scheme.bands[0], at_least=False), low=line)
    if band.word is Severity.NOT_BELOW:
        return _no_word(scheme, say("grade.below_age_limit", name=limit.limit.name, line=line))
    high = line if band.high is not None and line < band.high else band.high
    return replace(_word(scheme, band, at_least=_at_least(band, lies)), high=high)


@lru_cache(maxsize=64)
def _word(scheme: Scheme, band: Band, *, at_least: bool) -> SeverityCall:
    named = _no_word(scheme, None)
    return replace(named, word=band.word, low=band.low, high=band.high, at_least=at_least)


def _no_word(scheme: Scheme, reason: Statement | None) -> SeverityCall:
    own = scheme if scheme.review is not None else None
    return SeverityCall(None, scheme=scheme.id, scheme_version=scheme.version, reason=reason, own=own)


def _grade_call(
    scheme: Scheme, value: Decimal | None, lies: Lies, lower_limit: Decimal | None, age_days: int | None
) -> GradeCall:
    if value is None:
        return _no_grade(scheme, _NO_COUNT)
    bands = scheme.bands_at(age_days)
    if not bands:
        return _no_grade(scheme, _AGE_MISSING)
    band = _band(bands, value, lies)
    if band.needs_lower_limit:
        return _grade_by_limit(scheme, band, value, lies, lower_limit)
    if lies is Lies.ABOVE and band.high is not None:
        return _no_grade(scheme, _ONLY_ABOVE)
    if band.grade == 0 and lies not in (Lies.AT, Lies.ABOVE):
        return _no_grade(scheme, _LIMIT_TOO_HIGH)
    call = _graded(scheme, band, at_least=_at_least(band, lies))
    if lower_limit is None or value < lower_limit or lies is not Lies.AT or not scheme.needs_lower_limit:
        return call
    return replace(call, remark=say("grade.above_lower_limit", line=lower_limit))


def _grade_by_limit(
    scheme: Scheme, band: Band, value: Decimal, lies: Lies, lower_limit: Decimal | None
) -> GradeCall:
    """Return the grade of a band that ends at the laboratory's lower limit."""
    if lies not in (Lies.AT, Lies.ABOVE):
        return _no_grade(scheme, _LIMIT_TOO_HIGH)
    if lower_limit is None:
        return _no_grade(scheme, _LOWER_LIMIT_MISSING)
    if value >= lower_limit:
        return GradeCall(scheme.version, 0, low=lower_limit, name=scheme.name)
    if lies is Lies.ABOVE:
        return _no_grade(scheme, _ONLY_ABOVE)
    return replace(_graded(scheme, band, at_least=False), high=lower_limit)


@lru_cache(maxsize=64)
def _graded(scheme: Scheme, band: Band, *, at_least: bool) -> GradeCall:
    return replace(_no_grade(scheme, None), grade=band.grade, at_least=at_least, low=band.low, high=band.high)


@lru_cache(maxsize=64)
def _no_grade(scheme: Scheme, reason: Statement | None) -> GradeCall:
    return GradeCall(scheme.version, None, reason=reason, name=scheme.name)


def _second_lines(
    schemes: Schemes, patient: Patient, limit: AgeLimit | None, age_days: int | None
) -> Iterator[ReferenceLimit]:
    """Yield the limits that stand beside the word; that of a Duffy type only where the type was tested."""
    adult = age_days is None or age_days >= ADULT_DAYS
    if patient.duffy is Duffy.NULL and adult and schemes.duffy_limit is not None:
        yield schemes.duffy_limit
    if limit is not None:
        yield limit.limit
