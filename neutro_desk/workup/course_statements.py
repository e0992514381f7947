"""The course in statements, the same for pane, band, clipboard and page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.case import Comparator, Event, EventKind, moment_as_datetime
from neutro_desk.workup.course import CHRONIC_LINE, lead_days
from neutro_desk.workup.decline import FLOOR, PROJECTED_DAYS
from neutro_desk.workup.duration_statements import duration_heading, duration_statements
from neutro_desk.workup.outcome_statements import (
    area_statements,
    baseline_statements,
    figure,
    gap_statements,
    nadir_statements,
    recovery_statements,
)
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import (
    Course,
    Decline,
    Direction,
    Lead,
    Sample,
)

LEAD_LINES = (Decimal("1.0"), Decimal("1.5"))
LEAD_DAYS = 183.0
"""Every drug of the last six months is asked about. Source: CLINICAL 5.4, row 5."""

_LATEST = {
    Direction.FALLING: "course.latest_falling",
    Direction.RISING: "course.latest_rising",
    Direction.UNCHANGED: "course.latest_unchanged",
    Direction.CANNOT_SAY: "course.latest_cannot_say",
}

STEADY = 3
"""Counts of a fall from which the latest is said to be falling still."""

Group = tuple[Statement, tuple[Statement, ...]]


def course_statements(course: Course, events: Sequence[Event], *, child: bool = False) -> tuple[Group, ...]:
    """Return headings, each with what stands beneath it, in reading order; empty groups are left out.

    Args:
        course: The course.
        events: Of the case.
        child: Whether the patient is known to be under 18, for whom no cut-off of the D-index was studied.
    """
    if not course.samples:
        return ((say("course.heading"), (say("course.nothing_yet"),)),)
    if len(course.samples) == 1:
        latest = (say("course.heading_latest"), _latest(course))
        return (latest, (say("course.heading"), (say("course.nothing_yet"),)), *_leads(course, events))
    groups: list[Group] = [
        (say("course.heading_latest"), _latest(course)),
        (duration_heading(course), duration_statements(course)),
        (_decline_heading(course), decline_statements(course.decline)),
        *_leads(course, events),
        (say("course.heading_nadir"), nadir_statements(course, events)),
        (say("course.heading_baseline"), baseline_statements(course)),
        (say("course.heading_recovery"), recovery_statements(course)),
        (say("course.heading_gaps"), gap_statements(course)),
        (say("course.heading_d_index"), area_statements(course, child=child)),
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
    if change.halving_days is not None:
        return say("course.was_halving", value=before, at=change.previous.time, days=change.halving_days)
    return say("course.was", value=before, at=change.previous.time)


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
                below = say("course.less_than", line=line)
                found.append((days, event, say("course.lead", name=name, days=days, below=below)))
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
    """Return a sample's value: measured, censored, or proven as an upper limit; marked where provisional."""
    if sample.provisional:
        return say("course.value_provisional", value=value_statement(replace(sample, provisional=False)))
    if sample.at_limit:
        return say("course.value_not_above", value=sample.anc)
    if sample.comparator is None:
        return say("course.value", value=sample.anc)
    key = "course.value_below" if sample.comparator is Comparator.BELOW else "course.value_above"
    return say(key, value=sample.anc)


def _latest(course: Course) -> tuple[Statement, ...]:
    latest = course.samples[-1]
    change = course.change
    if change is None:
        return (say("course.latest_alone", value=value_statement(latest), at=latest.time),)
    decline = course.decline
    steady = decline is not None and decline.withheld is None and decline.points >= STEADY
    key = "course.latest_still_falling" if steady else _LATEST[change.direction]
    said = [say(key, value=value_statement(change.latest))]
    episodes = course.below(CHRONIC_LINE)
    if episodes and episodes[-1].open_end and episodes[-1].samples > 1:
        nadir = episodes[-1].nadir
        if nadir.time == latest.time:
            said.append(say("course.lowest_of_episode"))
        elif latest.time in nadir.again:
            said.append(say("course.as_low_as", at=nadir.time))
    provisional = sum(sample.provisional for sample in course.samples)
    if provisional:
        said.append(say("course.some_provisional", number=provisional, of=len(course.samples)))
    return tuple(said)


def _decline_heading(course: Course) -> Statement:
    decline = course.decline
    if decline is None or decline.start is None or decline.end is None or decline.withheld is not None:
        return say("course.heading_decline")
    return say("course.heading_decline_window", start=decline.start, end=decline.end, points=decline.points)


def decline_statements(decline: Decline | None) -> tuple[Statement, ...]:
    """Return what is said of a fall: its rate, or why that is withheld; nothing without either."""
    if decline is None:
        return ()
    if decline.percent_per_day is None or decline.halving_days is None:
        return () if decline.withheld is None else (decline.withheld,)
    rate, halving = figure(decline.percent_per_day), figure(decline.halving_days)
    said = [say("course.decline", rate=rate, days=halving)]
    if decline.interval is not None:
        low, high = (figure(limit) for limit in decline.interval)
        said.append(say("course.decline_interval", low=low, high=high))
    if decline.theil_sen is not None:
        rises = decline.theil_sen <= 0
        key = "course.decline_theil_sen_not_falling" if rises else "course.decline_theil_sen"
        said.append(say(key) if rises else say(key, rate=figure(decline.theil_sen)))
    if decline.raises_concern and decline.in_48_h is not None and decline.end is not None:
        ahead = decline.end + timedelta(days=PROJECTED_DAYS)
        said.append(say("course.in_48_h", value=decline.in_48_h, at=ahead))
    if decline.floored:
        said.append(say("course.floored", line=FLOOR))
    return tuple(said)


def _leads(course: Course, events: Sequence[Event]) -> tuple[Group, ...]:
    said: list[Statement] = []
    led = lead_statements(course, events)
    for event, statement in led:
        said.append(statement)
        said += [_lead_detail(lead) for lead in course.leads if lead.event == event and lead.to_lines]
    said += [_lead_alone(lead) for lead in course.leads if lead.event not in dict(led) and _is_near(lead)]
    return ((say("course.heading_lead"), tuple(said)),) if said else ()


def _lead_detail(lead: Lead) -> Statement:
    """Return the days from the start of one exposure to each line, and from its end to recovery."""
    steps = tuple(
        say("course.lead_step", days=days, below=say("course.less_than", line=line))
        for line, days in lead.to_lines
    )
    if lead.to_recovery is None:
        return say("course.lead_steps", steps=steps)
    return say("course.lead_steps_recovery", steps=steps, days=lead.to_recovery)


def _is_near(lead: Lead) -> bool:
    """Return whether anything followed an exposure within the time that is asked about."""
    return any(days <= LEAD_DAYS for _, days in lead.to_lines) or (
        not lead.to_lines and lead.to_recovery is not None and lead.to_recovery <= LEAD_DAYS
    )


def _lead_alone(lead: Lead) -> Statement:
    """Return the same of an exposure that began after the latest low spell did, or before an earlier one."""
    name = lead.event.name or lead.event.kind
    if not lead.to_lines and lead.to_recovery is not None:
        return say("course.lead_to_recovery", name=name, days=lead.to_recovery)
    return say("course.lead_of", name=name, detail=_lead_detail(lead))
