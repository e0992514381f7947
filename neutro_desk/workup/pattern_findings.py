"""Findings that the pattern of the counts tells: two tubes that differ, slow falls, falls that come back."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from neutro_desk.workup.case import EventKind
from neutro_desk.workup.course import CHRONIC_DAYS
from neutro_desk.workup.drugs import resolve_all
from neutro_desk.workup.periodicity import SIGNIFICANT
from neutro_desk.workup.quantities import EXACT
from neutro_desk.workup.ranked import Origin
from neutro_desk.workup.statements import say
from neutro_desk.workup.timing import LOW, count_on, current_episode, days_between, sample_below
from neutro_desk.workup.told import Known, Told

GRADUAL_COUNTS = 4
CYCLE_DAYS = (14, 35)
"""Periods that cyclic neutropenia has, days. Source: CLINICAL 3.5 (2 to 5 weeks)."""

_DEEP = Decimal("1.0")
_FIFTH_LESS = Decimal("0.8")
"""Two tubes of one draw differ by less than a fifth when nothing but counting stands between them."""


def counts_differ(known: Known) -> Told | None:
    """Yes: two samples of the same minute differ by a fifth or more, as with clumps in one of the tubes."""
    exact = [sample for sample in known.course.samples if sample.comparator is None]
    for one, other in pairwise(exact):
        low, high = sorted((one.anc, other.anc))
        if one.time == other.time and EXACT.multiply(high, _FIFTH_LESS) >= low and high > low:
            return Told(True, Origin.COUNTS, say("fact.count_twice", low=low, high=high, time=one.time))
    return None


def gradual_fall(known: Known) -> Told | None:
    """Yes: at least four counts over three months, each below the one before, into the current episode."""
    episode = current_episode(known.course)
    if episode is None:
        return None
    until = [one for one in known.course.samples if one.time <= episode.last_low and one.comparator is None]
    run = until[-1:]
    for earlier in reversed(until[:-1]):
        if earlier.anc <= run[0].anc:
            break
        run.insert(0, earlier)
    long_enough = len(run) >= GRADUAL_COUNTS and days_between(run[0].time, run[-1].time) >= CHRONIC_DAYS
    if not long_enough:
        return None
    return Told(True, Origin.COUNTS, say("fact.falling", since=count_on(run[0]), now=count_on(run[-1])))


def comes_and_goes(known: Known) -> Told | None:
    """Yes: two falls below 1.0 or more, with a count of 1.5 or more between; silent under chemotherapy."""
    if _treated_in_cycles(known):
        return None
    falls, above = 0, True
    for sample in known.course.samples:
        if above and sample_below(sample, _DEEP):
            falls, above = falls + 1, False
        elif sample_below(sample, LOW) is False:
            above = True
    return Told(True, Origin.COUNTS, say("fact.falls", falls=falls)) if falls > 1 else None


def three_week_cycles(known: Known) -> Told | None:
    """Yes: the counts have a rhythm of two to five weeks (p below 0.05); silent under chemotherapy."""
    rhythm = known.rhythm
    if rhythm is None or rhythm.period_days is None or rhythm.p_value is None or _treated_in_cycles(known):
        return None
    shortest, longest = CYCLE_DAYS
    if rhythm.p_value >= SIGNIFICANT or not shortest <= rhythm.period_days <= longest:
        return None
    return Told(True, Origin.COUNTS, say("fact.rhythm", days=round(rhythm.period_days)))


def _treated_in_cycles(known: Known) -> bool:
    """Return whether a cytotoxic stands on the time line: its cycles explain falls that come back."""
    return any(
        event.kind is EventKind.CHEMOTHERAPY
        or (
            event.kind is EventKind.DRUG
            and any(drug.chemotherapy for drug in resolve_all(event.name or "", known.drugs))
        )
        for event in known.case.events
    )
