"""Findings that events and the course tell: exposures, fever, how fast and how long the count fell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.case import Comparator, Event, EventKind, Moment
from neutro_desk.workup.course import CHRONIC_DAYS, CHRONIC_OCCASIONS, Sample, Shown
from neutro_desk.workup.drugs import exposures, resolve_all
from neutro_desk.workup.fever_readings import degrees
from neutro_desk.workup.quantities import EXACT
from neutro_desk.workup.ranked import Origin
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timing import (
    LOW,
    SIX_WEEKS_DAYS,
    THREE_MONTHS_DAYS,
    count_before,
    count_on,
    current_episode,
    days_between,
    ongoing_or_stopped,
    sample_below,
)
from neutro_desk.workup.told import Known, Told

_WEEK_DAYS = 7
_SUDDEN_DAYS = 14
SIX_MONTHS_DAYS = 183
"""How long before the fall every drug is asked about, days. Source: CLINICAL 5.4 row 5 (3 to 6 months)."""


def repeat_low(known: Known) -> Told | None:
    """Yes: low on two different days. No: one low day, and the next count was not low."""
    low = {sample.time.date(): sample for sample in known.course.samples if sample_below(sample, LOW)}
    if len(low) > 1:
        last = list(low.values())[-1]
        return Told(True, Origin.COUNTS, say("fact.low_days", days=len(low), latest=count_on(last)))
    only = next(iter(low.values()), None)
    if only is None:
        return None
    later = [sample for sample in known.course.samples if sample.time > only.time]
    if later and sample_below(later[0], LOW) is False:
        return Told(False, Origin.COUNTS, count_on(later[0]))
    return None


def fever_recorded(known: Known) -> Told | None:
    """Yes: a fever event within 7 days of the latest dated count."""
    now = known.now
    if now is None:
        return None
    fevers = [event for event in _of_kind(known, EventKind.FEVER) if _near(event, now)]
    if not fevers:
        return None
    event = max(fevers, key=_start_text)
    if event.temperature is None:
        return Told(True, Origin.EVENTS, say("fact.fever", time=event.begins))
    said = f"{event.temperature.value:f} {degrees(event.temperature)}"
    return Told(True, Origin.EVENTS, say("fact.temperature", reading=said, time=event.begins))


def on_chemotherapy(known: Known) -> Told | None:
    """Yes: chemotherapy, or a drug that counts as such, in the six weeks before the latest dated count."""
    courses = [event for event in known.case.events if _is_chemotherapy(event, known)]
    return _recent(courses, known.now, SIX_WEEKS_DAYS)


def new_drug(known: Known) -> Told | None:
    """Yes: a drug was started in the three months before the first low count of the current episode."""
    newest = _newest_drug(known)
    if newest is None or newest.begins is None or known.now is None:
        return None
    return Told(True, Origin.EVENTS, _day(newest.begins, known.now))


def any_drug(known: Known) -> Told | None:
    """Yes: any drug, known or not, was taken in the six months before the first low count, by its events."""
    episode = current_episode(known.course)
    reckoned = episode.first_low if episode else known.now
    taken = [
        event
        for event in _of_kind(known, EventKind.DRUG)
        if event.name and (reckoned is None or _taken_by(event, reckoned, SIX_MONTHS_DAYS))
    ]
    if not taken:
        return None
    return Told(True, Origin.EVENTS, say("fact.drugs", names=", ".join(event.name or "" for event in taken)))


def known_culprit(known: Known) -> Told | None:
    """Yes: a drug of the drug list was taken, and not stopped more than three months before the fall."""
    episode = current_episode(known.course)
    reckoned = episode.first_low if episode else known.now
    taken = [
        exposure.drug
        for exposure in exposures(_of_kind(known, EventKind.DRUG), known.drugs)
        if reckoned is None or any(_taken_by(event, reckoned) for event in exposure.events)
    ]
    if not taken:
        return None
    names = tuple(say("fact.drug", name=drug.name) for drug in taken)
    return Told(True, Origin.EVENTS, say("fact.drugs", names=names))


def normal_before(known: Known) -> Told | None:
    """Yes: a count at or above 1.5 before the first low one of the current episode."""
    episode = current_episode(known.course)
    if episode is None:
        return None
    normal = [
        sample
        for sample in known.course.samples
        if sample.time < episode.first_low and sample_below(sample, LOW) is False
    ]
    return Told(True, Origin.COUNTS, count_on(normal[-1])) if normal else None


def normal_before_drug(known: Known) -> Told | None:
    """Yes or no: the last count in the three months up to the start of the newest drug was normal, or low."""
    newest = _newest_drug(known)
    if newest is None or newest.begins is None:
        return None
    sample = count_before(known.course.samples, newest.begins, THREE_MONTHS_DAYS)
    low = None if sample is None else sample_below(sample, LOW)
    return None if sample is None or low is None else Told(not low, Origin.COUNTS, count_on(sample))


def gcsf_or_steroid(known: Known) -> Told | None:
    """Yes: G-CSF or a steroid in the seven days before the latest dated count."""
    return _recent(_of_kind(known, EventKind.G_CSF, EventKind.STEROID), known.now, _WEEK_DAYS)


def radiotherapy(known: Known) -> Told | None:
    """Yes: radiotherapy is on the time line."""
    return _recent(_of_kind(known, EventKind.RADIOTHERAPY), known.now, None)


def transplant(known: Known) -> Told | None:
    """Yes: a transplant is on the time line."""
    return _recent(_of_kind(known, EventKind.TRANSPLANT), known.now, None)


def sudden(known: Known) -> Told | None:
    """Yes: a fall by half or more within 14 days, from a value at or above 1.5 into the current episode."""
    episode = current_episode(known.course)
    if episode is None:
        return None
    normal = [sample for sample in known.course.samples if sample.comparator is None and sample.anc >= LOW]
    for low in known.course.samples:
        if not episode.first_low <= low.time <= episode.last_low:
            continue
        for high in normal:
            gap = low.time - high.time
            if timedelta(0) < gap <= timedelta(days=_SUDDEN_DAYS) and _halved(low, high.anc):
                fact = say("fact.fall", before=high.anc, now=count_on(low), days=gap / timedelta(days=1))
                return Told(True, Origin.COUNTS, fact)
    return None


def _halved(low: Sample, high: Decimal) -> bool:
    twice = EXACT.multiply(low.anc, Decimal(2))
    return low.comparator is not Comparator.ABOVE and twice <= high


def chronic(known: Known) -> Told | None:
    """Yes: the current episode is chronic. No: it began under 90 days ago, with a normal count before.

    An earlier chronic episode alone is left to a person to judge.
    """
    episode, tiers = current_episode(known.course), known.course.tiers
    if episode is None or not known.course.samples:
        return None
    since = say("fact.low_since", time=episode.first_low)
    if episode.days.at_least >= CHRONIC_DAYS and episode.samples >= CHRONIC_OCCASIONS:
        return Told(True, Origin.COUNTS, since)
    age = known.course.samples[-1].time - episode.first_low
    earlier = tiers is not None and tiers.chronic is Shown.YES
    if not earlier and age < timedelta(days=CHRONIC_DAYS) and normal_before(known) is not None:
        return Told(False, Origin.COUNTS, since)
    return None


def _of_kind(known: Known, *kinds: EventKind) -> list[Event]:
    return [event for event in known.case.events if event.kind in kinds]


def _is_chemotherapy(event: Event, known: Known) -> bool:
    if event.kind is EventKind.CHEMOTHERAPY:
        return True
    if event.kind is not EventKind.DRUG or not event.name:
        return False
    return any(drug.chemotherapy for drug in resolve_all(event.name, known.drugs))


def _newest_drug(known: Known) -> Event | None:
    """Return the drug started last in the three months before the first low count of the current episode."""
    episode = current_episode(known.course)
    if episode is None:
        return None
    started = [
        event
        for event in _of_kind(known, EventKind.DRUG)
        if event.begins is not None and 0 < days_between(event.begins, episode.first_low) <= THREE_MONTHS_DAYS
    ]
    return max(started, key=_start_text, default=None)


def _not_after(begins: Moment, reckoned: datetime) -> bool:
    return begins <= reckoned if isinstance(begins, datetime) else begins <= reckoned.date()


def _taken_by(event: Event, reckoned: datetime, within_days: int = THREE_MONTHS_DAYS) -> bool:
    if event.begins is not None and days_between(event.begins, reckoned) <= 0:
        return False
    ended = ongoing_or_stopped(event)
    return ended is None or days_between(ended, reckoned) <= within_days


def _recent(events: Iterable[Event], now: datetime | None, within_days: int | None) -> Told | None:
    """Answer yes if an event lies before the latest count, and at most so many days (None: any number)."""
    found = [
        event
        for event in events
        if event.begins is not None and (now is None or _not_after(event.begins, now))
    ]
    if now is None:
        found = found if within_days is None else []
    elif within_days is not None:
        found = [event for event in found if _lasts_until(event, now, within_days)]
    if not found:
        return None
    latest = max(found, key=_start_text)
    return Told(True, Origin.EVENTS, _day(latest.begins, now))


def _lasts_until(event: Event, now: datetime, within_days: int) -> bool:
    ended = ongoing_or_stopped(event)
    return ended is None or days_between(ended, now) <= within_days


def _near(event: Event, now: datetime) -> bool:
    begins, ended = event.begins, ongoing_or_stopped(event)
    if begins is None or days_between(now, begins) > _WEEK_DAYS:
        return False
    return ended is None or days_between(ended, now) <= _WEEK_DAYS


def _day(begins: Moment | None, now: datetime | None) -> Statement:
    if begins is None or now is None:
        return say("fact.day_only", time=begins)
    return say("fact.day", time=begins, days=days_between(begins, now))


def _start_text(event: Event) -> str:
    return "" if event.begins is None else event.begins.isoformat()
