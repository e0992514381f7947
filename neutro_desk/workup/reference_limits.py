"""Lower limits that depend on age or Duffy type: which covers an age, and where a count lies against it."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from neutro_desk.workup.case import Patient
from neutro_desk.workup.reach import Lies


@dataclass(frozen=True, slots=True)
class ReferenceLimit:
    """A lower limit that depends on age or Duffy type; a second line beside the severity word.

    Attributes:
        low, high: 10^9/L; high None where the source gives none.
        source: Key of the reference.
        country: Where it was measured; "" where that does not tell limits apart.
    """

    name: str
    low: Decimal
    high: Decimal | None
    source: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class LimitCall:
    """Where the count lies against a reference limit: `below`, `within` or `above`."""

    limit: ReferenceLimit
    position: str


class Maturity(Enum):
    """Which newborns a limit was measured in; `any` leaves out those of very low birth weight."""

    TERM = "term"
    VERY_LOW_BIRTH_WEIGHT = "very low birth weight"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class AgeLimit:
    """A verified lower limit for part of the first year; between the rows there is none.

    Attributes:
        from_hours, below_hours: Age at collection, first included, second not.
    """

    limit: ReferenceLimit
    maturity: Maturity
    from_hours: int
    below_hours: int


class NewbornFact(Enum):
    """What a newborn's limit depends on beside the birth date."""

    GESTATION = "gestation"
    BIRTH_WEIGHT = "birth weight"
    BIRTH_TIME = "birth time"


@dataclass(frozen=True, slots=True)
class Age:
    """Age at collection in hours as far as it is known, and what kind of newborn it was."""

    earliest: int
    latest: int
    maturity: Maturity | None


_TERM_WEEKS = 37
_VERY_LOW_GRAMS = 1500
_YEAR_DAYS, LEAP_YEAR_DAYS = 365, 366
_HOURS_MATTER_TO_DAY = 3


def first_year_age(age_days: int | None, age_hours: int | None, patient: Patient) -> Age | None:
    """Return the age up to the first birthday, where it changes the definition; None after, or unknown."""
    if age_hours is not None:
        earliest = latest = age_hours
    elif age_days is not None:
        by_dates = patient.birth_date is not None and patient.birth_time is None
        slack = 24 if by_dates and age_days <= _HOURS_MATTER_TO_DAY else 0
        earliest, latest = age_days * 24 - slack, age_days * 24 + 23
    else:
        return None
    if earliest >= LEAP_YEAR_DAYS * 24 or earliest >= _first_year_days(patient.birth_date) * 24:
        return None
    return Age(earliest, latest, _maturity(patient))


def _first_year_days(birth: date | None) -> int:
    """Return the days to the first birthday; that of a child of 29 February is 1 March."""
    if birth is None:
        return _YEAR_DAYS
    day = (birth.month, birth.day)
    leap = (isleap(birth.year) and day <= (2, 29)) or (isleap(birth.year + 1) and day > (2, 28))
    return LEAP_YEAR_DAYS if leap else _YEAR_DAYS


def _maturity(patient: Patient) -> Maturity | None:
    if patient.birth_weight_g is not None and patient.birth_weight_g <= _VERY_LOW_GRAMS:
        return Maturity.VERY_LOW_BIRTH_WEIGHT
    if patient.gestation_weeks is not None and patient.gestation_weeks >= _TERM_WEEKS:
        return Maturity.TERM
    return None


def limit_at(rows: Iterable[AgeLimit], age: Age | None) -> AgeLimit | None:
    """Return the one row that covers the age whole; none in a gap, and never a neighbour's."""
    if age is None:
        return None
    for row in rows:
        very_low = age.maturity is Maturity.VERY_LOW_BIRTH_WEIGHT
        fits = not very_low if row.maturity is Maturity.ANY else row.maturity is age.maturity
        if fits and row.from_hours <= age.earliest and age.latest < row.below_hours:
            return row
    return None


def not_recorded(rows: Iterable[AgeLimit], age: Age, patient: Patient) -> tuple[NewbornFact, ...]:
    """Return what may give a limit to an age that has none, once it is recorded with the patient."""
    gestation, weight = patient.gestation_weeks, patient.birth_weight_g
    met = [row for row in rows if row.from_hours <= age.latest and age.earliest < row.below_hours]
    term = gestation is None and age.maturity is None and _any_for(met, Maturity.TERM)
    small = weight is None and age.maturity is None and _any_for(met, Maturity.VERY_LOW_BIRTH_WEIGHT)
    hours = age.earliest != age.latest and any(
        age.earliest < row.from_hours or row.below_hours <= age.latest
        for row in met
        if age.maturity in (None, row.maturity)
    )
    found = zip(NewbornFact, (term, small, hours), strict=True)
    return tuple(fact for fact, lacking in found if lacking)


def _any_for(rows: Iterable[AgeLimit], maturity: Maturity) -> bool:
    return any(row.maturity is maturity for row in rows)


def placed(value: Decimal | None, lies: Lies, lines: Iterable[ReferenceLimit]) -> tuple[LimitCall, ...]:
    """Return where a count lies against each limit; one that could lie on either side is left out.

    Args:
        value: 10^9/L; None where there is no count.
        lies: Where the true count lies against the value.
        lines: The limits.
    """
    if value is None:
        return ()
    positions = ((line, _position(value, lies, line)) for line in lines)
    return tuple(LimitCall(line, position) for line, position in positions if position is not None)


def _position(value: Decimal, lies: Lies, line: ReferenceLimit) -> str | None:
    if lies is not Lies.ABOVE and (value < line.low or (lies is Lies.BELOW and value == line.low)):
        return "below"
    if lies is not Lies.AT:
        return None
    return "above" if line.high is not None and value > line.high else "within"
