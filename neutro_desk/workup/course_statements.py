"""The course in statements, the same for pane, band, clipboard and page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.case import Comparator, Event, EventKind, Moment, moment_as_datetime
from neutro_desk.workup.course import CHRONIC_LINE, lead_days
from neutro_desk.workup.decline import PROJECTED_DAYS
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import CHRONIC_DAYS, RECOVERY_LINE, Course, Direction, Episode, Nadir, Sample, Shown

LEAD_LINES = (Decimal("1.0"), Decimal("1.5"))
LEAD_DAYS = 183.0
"""Every drug of the last six months is asked about. Source: CLINICAL 5.4, row 5."""

_LATEST = {
    Direction.FALLING: "course.latest_falling",
    Direction.RISING: "course.latest_rising",
    Direction.UNCHANGED: "course.latest_unchanged",
    Direction.CANNOT_SAY: "course.latest_cannot_say",
}

EPISODES_SAID = {Decimal("0.1"): 1, RECOVERY_LINE: 3, Decimal("1.0"): 1, Decimal("1.5"): 1}
"""How many of the latest episodes below each line are put into words."""

LEAST_SAMPLES_FOR_AREA = 3

Group = tuple[Statement, tuple[Statement, ...]]


def course_statements(course: Course, events: Sequence[Event]) -> tuple[Group, ...]:
    """Return headings, each with what stands beneath it, in reading order; empty groups are left out."""
    if not course.samples:
        return ((say("course.heading"), (say("course.nothing_yet"),)),)
    if len(course.samples) == 1:
        latest = (say("course.heading_latest"), _latest(course))
        return (latest, (say("course.heading"), (say("course.nothing_yet"),)), *_leads(course, events))
    groups: list[Group] = [
        (say("course.heading_latest"), _latest(course)),
        (say("course.heading_duration"), _durations(course)),
        (_decline_heading(course), _decline(course)),
        *_leads(course, events),
        (say("course.heading_nadir"), _nadir(course, events)),
        (say("course.heading_recovery"), _recovery(course)),
        (say("course.heading_gaps"), tuple(say("course.gap", days=g.days, start=g.start, end=g.end) for g in course.gaps)),
        (say("course.heading_d_index"), _d_index(course)),
    ]
    return tuple(group for group in groups if group[1])


def change_statement(course: Course) -> Statement | None:
    """Return the difference to the value before, with its time span; None without two values."""
    change = course.change
    if change is None:
        return None
    if change.difference is None:
        return say("course.change_unknown", days=change.days)
    sign = "−" if change.difference < 0 else "+" if change.difference > 0 else ""
    return say("course.change", sign=sign, difference=abs(change.difference), days=change.days)


def was_statement(course: Course) -> Statement | None:
    """Return the value before the latest, and how fast the count halves when that is known."""
    change = course.change
    if change is None:
        return None
    before = value_statement(change.previous)
    halving = None if course.decline is None else course.decline.halving_days
    if change.direction is Direction.FALLING and halving is not None:
        return say("course.was_halving", value=before, at=change.previous.time, days=halving)
    return say("course.was", value=before, at=change.previous.time)


def duration_statement(course: Course) -> Statement | None:
    """Return the time below the deepest line the latest count lies below, 0.5 before 0.1; None above all."""
    for line in (RECOVERY_LINE, Decimal("1.0"), Decimal("1.5")):
        episodes = course.below(line)
        if episodes and episodes[-1].open_end:
            return _duration(episodes[-1])
    return None


def lead_statements(course: Course, events: Sequence[Event]) -> tuple[tuple[Event, Statement], ...]:
    """Return how long before the latest low spell each drug or chemotherapy began, the nearest first."""
    found: list[tuple[float, Event, Statement]] = []
    for line in LEAD_LINES:
        episodes = course.below(line)
        if not episodes:
            continue
        first = episodes[-1].first_low
        spell = [sample for sample in course.samples if sample.time >= first]
        for event in events:
            days = _lead(event, first, spell, line)
            if days is not None:
                name = event.name or event.kind
                found.append((days, event, say("course.lead", name=name, days=days, line=line)))
        break
    return tuple((event, statement) for _, event, statement in sorted(found, key=_nearest))


def _nearest(found: tuple[float, Event, Statement]) -> float:
    return found[0]


def _lead(event: Event, first: datetime, spell: Sequence[Sample], line: Decimal) -> float | None:
    if event.kind not in (EventKind.DRUG, EventKind.CHEMOTHERAPY) or event.begins is None:
        return None
    if moment_as_datetime(event.begins) > first:
        return None
    days = lead_days(event.begins, spell, line)
    return days if days is not None and days <= LEAD_DAYS else None


def value_statement(sample: Sample) -> Statement:
    """Return a sample's value: measured, censored, or proven as an upper limit only."""
    if sample.at_limit:
        return say("course.value_not_above", value=sample.anc)
    if sample.comparator is None:
        return say("course.value", value=sample.anc)
    return say("course.value_below" if sample.comparator is Comparator.BELOW else "course.value_above", value=sample.anc)


def _latest(course: Course) -> tuple[Statement, ...]:
    latest = course.samples[-1]
    change = course.change
    if change is None:
        return (say("course.latest_alone", value=value_statement(latest), at=latest.time),)
    said = [say(_LATEST[change.direction], value=value_statement(latest))]
    episodes = course.below(CHRONIC_LINE)
    if episodes and episodes[-1].open_end and episodes[-1].samples > 1:
        nadir = episodes[-1].nadir
        if nadir.time == latest.time:
            said.append(say("course.lowest_of_episode"))
        elif latest.time in nadir.again:
            said.append(say("course.as_low_as", at=nadir.time))
    return tuple(said)


def _durations(course: Course) -> tuple[Statement, ...]:
    said: list[Statement] = []
    for line in (Decimal("0.1"), RECOVERY_LINE, Decimal("1.0"), CHRONIC_LINE):
        episodes = course.below(line)
        said += [_duration(episode) for episode in reversed(episodes[-EPISODES_SAID[line] :])]
    if not said:
        return (say("course.never_below", line=CHRONIC_LINE),)
    tiers = course.tiers
    if tiers is not None and tiers.longest_below_500 is not None:
        shown = [(days, word) for days, word in tiers.prolonged if word is not Shown.NOT_SHOWN]
        said += [
            say("course.prolonged", days=days, shown=word, source=say(f"course.prolonged_source_{days}"))
            for days, word in shown
        ]
        if not shown:
            said.append(say("course.prolonged_not_shown"))
    if tiers is not None and tiers.chronic is not Shown.NOT_SHOWN and _may_be_chronic(course):
        said.append(say("course.chronic", shown=tiers.chronic, line=CHRONIC_LINE))
    return tuple(said)


def _may_be_chronic(course: Course) -> bool:
    """Return whether chronic is worth a sentence: a spell whose start was seen days ago is only open ahead."""
    return any(
        episode.open_start or (episode.days.at_most or 0.0) >= CHRONIC_DAYS for episode in course.below(CHRONIC_LINE)
    )


def _duration(episode: Episode) -> Statement:
    days, line = episode.days, episode.threshold
    if episode.open_end:
        if days.at_most is None:
            return say("course.below_open_both", line=line, at_least=days.at_least)
        return say("course.below_open", line=line, at_least=days.at_least, at_most=days.at_most)
    if days.at_most is None:
        return say("course.below_open_start", line=line, at_least=days.at_least, until=episode.last_low)
    if days.about is None:
        return say("course.below_closed_rough", line=line, start=episode.first_low, at_least=days.at_least, at_most=days.at_most)
    return say(
        "course.below_closed",
        line=line,
        start=episode.first_low,
        at_least=days.at_least,
        at_most=days.at_most,
        about=days.about,
    )


def _decline_heading(course: Course) -> Statement:
    decline = course.decline
    if decline is None or decline.start is None or decline.end is None or decline.withheld is not None:
        return say("course.heading_decline")
    return say("course.heading_decline_window", start=decline.start, end=decline.end, points=decline.points)


def _decline(course: Course) -> tuple[Statement, ...]:
    decline = course.decline
    if decline is None:
        return ()
    if decline.withheld is not None:
        return (decline.withheld, say("course.cannot_be_judged"))
    said = [say("course.decline", rate=decline.percent_per_day, days=decline.halving_days)]
    if decline.interval is not None:
        said.append(say("course.decline_interval", low=decline.interval[0], high=decline.interval[1]))
    if decline.raises_concern and decline.in_48_h is not None and decline.end is not None:
        ahead = decline.end + timedelta(days=PROJECTED_DAYS)
        said.append(say("course.in_48_h", value=decline.in_48_h, at=ahead))
    if decline.floored:
        said.append(say("course.floored"))
    return tuple(said)


def _leads(course: Course, events: Sequence[Event]) -> tuple[Group, ...]:
    leads = tuple(statement for _, statement in lead_statements(course, events))
    return ((say("course.heading_lead"), leads),) if leads else ()


def _nadir(course: Course, events: Sequence[Event]) -> tuple[Statement, ...]:
    nadir = course.nadir
    if nadir is None:
        return ()
    key = "course.nadir" if nadir.comparator is None else "course.nadir_censored"
    said = [say(key, value=nadir.value, at=nadir.time)]
    if nadir.again:
        said.append(say("course.nadir_again", at=nadir.again[-1], times=len(nadir.again)))
    day_one = _chemotherapy_before(nadir, events)
    if day_one is not None:
        day = day_one.date() if isinstance(day_one, datetime) else day_one
        said.append(say("course.nadir_from_chemotherapy", days=(nadir.time.date() - day).days))
    return tuple(said)


def _chemotherapy_before(nadir: Nadir, events: Sequence[Event]) -> Moment | None:
    starts = [event.begins for event in events if event.kind is EventKind.CHEMOTHERAPY and event.begins is not None]
    earlier = [start for start in starts if moment_as_datetime(start) <= nadir.time]
    latest = max(earlier, key=moment_as_datetime, default=None)
    if latest is None or nadir.time - moment_as_datetime(latest) > timedelta(days=60):
        return None
    return latest


def _recovery(course: Course) -> tuple[Statement, ...]:
    episodes = course.below(RECOVERY_LINE)
    if not episodes:
        return ()
    said = [say("course.recovered", at=recovery.time, runs=recovery.runs, line=recovery.line) for recovery in course.recoveries]
    last = course.recoveries[-1].time if course.recoveries else None
    if last is None or last < episodes[-1].first_low:
        said.append(say("course.not_recovered", line=RECOVERY_LINE))
    return tuple(said)


def _d_index(course: Course) -> tuple[Statement, ...]:
    episodes = course.below(RECOVERY_LINE)
    if not episodes or episodes[-1].d_index is None or episodes[-1].samples < LEAST_SAMPLES_FOR_AREA:
        return ()
    index = episodes[-1].d_index
    if index.interpolated is None:
        return () if index.withheld is None else (index.withheld,)
    said = [say("course.d_index", value=index.interpolated, start=episodes[-1].first_low)]
    if index.daily is not None:
        said.append(say("course.d_index_daily", value=index.daily))
    return (*said, say("course.d_index_limits"))
