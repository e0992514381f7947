"""Severity, CTCAE grades and lower limits: named, versioned schemes, each with its source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

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
from neutro_desk.workup.statements import Statement, say

__all__ = [
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
]


class Severity(Enum):
    """The seeds' four words, and what lies above them; ordered by `squares`."""

    NOT_BELOW = "not below"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"
    PROFOUND = "profound"

    @property
    def squares(self) -> int:
        """Filled squares of the severity mark, 0 to 4."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Band:
    """One band of a scheme: at or above `low` (None: no lower end), below `high` (None: no upper end).

    Attributes:
        word: Severity, or None where the scheme gives a grade only.
        grade: CTCAE grade, or None where it gives a word only.
        needs_lower_limit: Whether the laboratory's lower limit takes the place of `high`.
    """

    low: Decimal | None
    high: Decimal | None
    word: Severity | None = None
    grade: int | None = None
    needs_lower_limit: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """A named, versioned grading scheme with its source, 10^9/L, all bands lower-inclusive."""

    id: str
    name: str
    version: str
    source: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Schemes:
    """Every scheme and limit that is loaded."""

    clinical: Scheme
    ctcae_5: Scheme
    ctcae_6: Scheme
    duffy_null: tuple[ReferenceLimit, ...] = ()
    others: tuple[Scheme, ...] = ()
    age_limits: tuple[AgeLimit, ...] = ()


@dataclass(frozen=True, slots=True)
class SeverityCall:
    """The severity word with the range it stands for, or the reason it cannot be said.

    Attributes:
        word: None when it cannot be said.
        low, high: Ends of the band, 10^9/L; None where open. `not below` carries its line in `low`.
        at_least: The word holds for an upper limit: the true count may be graded worse, never better.
        reason: Why there is no word.
    """

    word: Severity | None
    low: Decimal | None = None
    high: Decimal | None = None
    scheme: str = ""
    scheme_version: str = ""
    at_least: bool = False
    reason: Statement | None = None


@dataclass(frozen=True, slots=True)
class GradeCall:
    """A CTCAE grade, or the reason there is none; `remark` is a note beside a grade that stands.

    Attributes:
        low, high: Ends of the grade's band, 10^9/L; None where open, or where there is no grade.
    """

    version: str
    grade: int | None
    reason: Statement | None = None
    at_least: bool = False
    remark: Statement | None = None
    low: Decimal | None = None
    high: Decimal | None = None


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
    reach = _reach(anc)
    age = first_year_age(age_days, age_hours, patient)
    limit = limit_at(schemes.age_limits, age)
    low = None if lower_limit is None else to_canonical(lower_limit)
    return Grades(
        severity=_severity(reach, schemes.clinical, age, limit),
        ctcae_5=_ctcae(reach, schemes.ctcae_5, low),
        ctcae_6=_ctcae(reach, schemes.ctcae_6, None),
        limits=_positions(reach, schemes, patient, limit, age_days),
    )


@dataclass(frozen=True, slots=True)
class _Reach:
    """Where the true count lies: at `value`, at most there, or strictly below or above it."""

    value: Decimal | None
    sure: bool = True
    below: bool = False
    above: bool = False


_ADULT_DAYS = 6575
"""18 years: the Duffy-null intervals were measured in adults. Source: HIBBS25."""


def _reach(anc: Anc) -> _Reach:
    if anc.value is None:
        return _Reach(anc.upper_limit, sure=False)
    if anc.comparator is None:
        return _Reach(anc.value)
    below = anc.comparator is Comparator.BELOW
    return _Reach(anc.value, sure=False, below=below, above=not below)


def _band(reach: _Reach, scheme: Scheme) -> Band | None:
    """Return the band of the highest count that is possible; one strictly below 0.1 lies under 0.1."""
    if reach.value is None:
        return None
    for band in scheme.bands:
        if band.low is None or reach.value > band.low or (reach.value == band.low and not reach.below):
            return band
    return None


def _unsure(reach: _Reach, band: Band) -> bool:
    return not reach.sure and band.low is not None


def _severity(reach: _Reach, scheme: Scheme, age: Age | None, limit: AgeLimit | None) -> SeverityCall:
    band = _band(reach, scheme)
    if band is None:
        return _no_word(scheme, say("grade.no_count"))
    if reach.above:
        stands = band.word is Severity.NOT_BELOW and age is None
        return _word(scheme, band) if stands else _no_word(scheme, say("grade.only_above"))
    if band.word in (Severity.SEVERE, Severity.PROFOUND):
        return _word(scheme, band, at_least=_unsure(reach, band))
    if age is not None:
        return _infant_word(reach, scheme, band, limit)
    if not reach.sure and band.word is Severity.NOT_BELOW:
        return _no_word(scheme, say("grade.limit_too_high"))
    return _word(scheme, band, at_least=_unsure(reach, band))


def _infant_word(reach: _Reach, scheme: Scheme, band: Band, limit: AgeLimit | None) -> SeverityCall:
    """Return the word from 0.5 up in the first year: by the age's own limit, never by a borrowed one."""
    if limit is None or reach.value is None:
        return _no_word(scheme, say("grade.no_age_limit"))
    line = limit.limit.low
    if reach.value > line or (reach.value == line and not reach.below):
        if not reach.sure:
            return _no_word(scheme, say("grade.limit_too_high"))
        return SeverityCall(Severity.NOT_BELOW, line, None, scheme.id, scheme.version)
    if band.word is Severity.NOT_BELOW:
        return _no_word(scheme, say("grade.below_age_limit", name=limit.limit.name, line=line))
    high = line if band.high is not None and line < band.high else band.high
    return _word(scheme, replace(band, high=high), at_least=_unsure(reach, band))


def _word(scheme: Scheme, band: Band, *, at_least: bool = False) -> SeverityCall:
    return SeverityCall(band.word, band.low, band.high, scheme.id, scheme.version, at_least=at_least)


def _no_word(scheme: Scheme, reason: Statement) -> SeverityCall:
    return SeverityCall(None, scheme=scheme.id, scheme_version=scheme.version, reason=reason)


def _ctcae(reach: _Reach, scheme: Scheme, lower_limit: Decimal | None) -> GradeCall:
    band = _band(reach, scheme)
    if band is None or reach.value is None:
        return GradeCall(scheme.version, None, reason=say("grade.no_count"))
    if not band.needs_lower_limit:
        return _graded(reach, scheme, band, lower_limit)
    if not reach.sure and not reach.above:
        return GradeCall(scheme.version, None, reason=say("grade.limit_too_high"))
    if lower_limit is None:
        return GradeCall(scheme.version, None, reason=say("grade.lower_limit_missing"))
    if reach.value < lower_limit and not reach.above:
        return GradeCall(scheme.version, band.grade, low=band.low, high=lower_limit)
    if reach.value < lower_limit:
        return GradeCall(scheme.version, None, reason=say("grade.only_above"))
    return GradeCall(scheme.version, 0, low=lower_limit)


def _graded(reach: _Reach, scheme: Scheme, band: Band, lower_limit: Decimal | None) -> GradeCall:
    """Return the grade of a band that needs no lower limit; remark when the laboratory's lies lower."""
    if reach.above and band.high is not None:
        return GradeCall(scheme.version, None, reason=say("grade.only_above"))
    if not reach.sure and not reach.above and band.grade == 0:
        return GradeCall(scheme.version, None, reason=say("grade.limit_too_high"))
    remark = None
    measured = reach.value if reach.sure else None
    if band.grade and measured is not None and lower_limit is not None and measured >= lower_limit:
        remark = say("grade.above_lower_limit", line=lower_limit)
    unsure = _unsure(reach, band)
    return GradeCall(scheme.version, band.grade, at_least=unsure, remark=remark, low=band.low, high=band.high)


def _positions(
    reach: _Reach, schemes: Schemes, patient: Patient, limit: AgeLimit | None, age_days: int | None
) -> tuple[LimitCall, ...]:
    adult = age_days is None or age_days >= _ADULT_DAYS
    by_type = schemes.duffy_null if patient.duffy is Duffy.NULL and adult else ()
    lines = [one for one in by_type if one.shown] + ([limit.limit] if limit else [])
    placed = ((line, _position(reach, line)) for line in lines)
    return tuple(LimitCall(line, position) for line, position in placed if position is not None)


def _position(reach: _Reach, line: ReferenceLimit) -> str | None:
    if reach.value is None:
        return None
    if not reach.above and (reach.value < line.low or (reach.below and reach.value == line.low)):
        return "below"
    if not reach.sure:
        return None
    return "above" if line.high is not None and reach.value > line.high else "within"
