"""Findings that the patient's record tells: the Duffy type, and the age when the count was low."""

from __future__ import annotations

from neutro_desk.workup.assessed import age_at
from neutro_desk.workup.case import Duffy, Setting
from neutro_desk.workup.moments import age_in_years
from neutro_desk.workup.ranked import Origin
from neutro_desk.workup.statements import say
from neutro_desk.workup.timing import current_episode, day_of
from neutro_desk.workup.told import Known, Told

ADULT_YEARS = 15
NEWBORN_DAYS = 28
YOUNG_DAYS = 120
SIXTY_YEARS = 60
TERM_WEEKS = 37
SMALL_GRAMS = 2500
"""Low birth weight. Source: WHO."""

_YEAR_DAYS = 365


def duffy_null(known: Known) -> Told | None:
    """Yes or no by the Duffy type recorded with the patient; never by ancestry."""
    duffy = known.case.patient.duffy
    if duffy is Duffy.UNKNOWN:
        return None
    null = duffy is Duffy.NULL
    return Told(null, Origin.COUNTS, say("fact.duffy_null" if null else "fact.duffy_positive"))


def newborn(known: Known) -> Told | None:
    """Yes or no: under 28 days old at the first low count of the fall, else at the latest count."""
    born, episode = known.case.patient.birth_date, current_episode(known.course)
    at = episode.first_low if episode is not None else known.now
    if born is None or at is None or day_of(at) < born:
        return None
    days = (day_of(at) - born).days
    years = 0 if days < _YEAR_DAYS else years_of(known)
    fact = say("fact.age_years" if years else "fact.age_days", days=days, years=years)
    return Told(days < NEWBORN_DAYS, Origin.COUNTS, fact)


def preterm(known: Known) -> Told | None:
    """Yes or no: born before 37 completed weeks, or under 2500 g; no only when the weeks are known."""
    weeks, grams = known.case.patient.gestation_weeks, known.case.patient.birth_weight_g
    early = weeks is not None and weeks < TERM_WEEKS
    small = grams is not None and grams < SMALL_GRAMS
    if not early and not small:
        return None if weeks is None else Told(False, Origin.COUNTS, say("fact.weeks", weeks=weeks))
    fact = say("fact.weeks", weeks=weeks) if early else say("fact.birth_weight", grams=grams)
    return Told(True, Origin.COUNTS, fact)


def child(known: Known) -> Told | None:
    """Yes or no: under 15 years at the latest dated count in question."""
    return _under(known, ADULT_YEARS)


def over_60(known: Known) -> Told | None:
    """Yes or no: 61 years or more at the latest dated count in question."""
    told = _under(known, SIXTY_YEARS + 1)
    return None if told is None else Told(not told.answer, told.origin, told.fact)


def young_infant(known: Known) -> Told | None:
    """Yes or no: under 120 days old when the latest dated count in question was taken."""
    days, told = days_of(known), infancy(known)
    if days is None or told is None:
        return None
    return Told(days < YOUNG_DAYS, told.origin, told.fact)


def infancy(known: Known) -> Told | None:
    """Yes or no: under one year old when the latest dated count in question was taken."""
    return _under(known, 1)


def _under(known: Known, limit: int) -> Told | None:
    days, years = days_of(known), years_of(known)
    if days is None or years is None:
        return None
    key = "fact.age_years" if years else "fact.age_days"
    return Told(years < limit, Origin.COUNTS, say(key, days=days, years=years))


def is_child(known: Known) -> bool:
    """Return whether the patient is under 15 years; with an unknown age by the setting."""
    years = years_of(known)
    return known.case.patient.setting is Setting.CHILD if years is None else years < ADULT_YEARS


def years_of(known: Known) -> int | None:
    """Return completed years of age at the latest dated count."""
    born, now = known.case.patient.birth_date, known.now
    if born is None or now is None or now.date() < born:
        return None
    return age_in_years(born, now.date())


def days_of(known: Known) -> int | None:
    """Return completed days of age at the latest dated count in question; None while unknown."""
    return age_at(known.now, known.case.patient)[0]
