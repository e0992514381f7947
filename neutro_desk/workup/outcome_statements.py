"""What came of the fall, in statements: nadir, baseline, recovery, long gaps, D-index."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from neutro_desk.workup.case import Event, EventKind, Moment, moment_as_datetime
from neutro_desk.workup.day_lines import GRAFT_FAILURE_DAYS
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import HIGHER_LINES, RECOVERY_LINE, ByDay, Course, DayLine, Nadir

LEAST_SAMPLES_FOR_AREA = 3

RECOVERIES_SAID = 2
GAPS_SAID = 3
"""How many of the latest recoveries and long gaps are put into words."""

TENTHS_BELOW = 10.0
"""Days and rates from this size on are said in whole numbers."""


def nadir_statements(course: Course, events: Sequence[Event]) -> tuple[Statement, ...]:
    """Return the lowest count of all, when it came again, and how long after chemotherapy it was."""
    nadir = course.nadir
    if nadir is None:
        return ()
    key = "course.nadir" if nadir.comparator is None else "course.nadir_censored"
    key = "course.nadir_not_above" if nadir.at_limit else key
    said = [say(key, value=nadir.value, at=nadir.time)]
    if nadir.provisional:
        said.append(say("course.nadir_provisional"))
    if nadir.again:
        said.append(say("course.nadir_again", at=nadir.again[-1], times=len(nadir.again)))
    day_one = _chemotherapy_before(nadir, events)
    if day_one is not None:
        day = day_one.date() if isinstance(day_one, datetime) else day_one
        said.append(say("course.nadir_from_chemotherapy", days=(nadir.time.date() - day).days))
    return tuple(said)


def _chemotherapy_before(nadir: Nadir, events: Sequence[Event]) -> Moment | None:
    courses = [event.begins for event in events if event.kind is EventKind.CHEMOTHERAPY]
    earlier = [start for start in courses if start is not None and moment_as_datetime(start) <= nadir.time]
    latest = max(earlier, key=moment_as_datetime, default=None)
    if latest is None or nadir.time - moment_as_datetime(latest) > timedelta(days=60):
        return None
    return latest


def baseline_statements(course: Course) -> tuple[Statement, ...]:
    """Return the patient's own baseline, and how far the count fell from it."""
    found = course.baseline
    if found is None:
        return ()
    said = [
        say(
            "course.baseline",
            value=found.value,
            counts=found.counts,
            start=found.start,
            end=found.end,
            line=found.line,
        )
    ]
    if found.latest is not None:
        said.append(say("course.baseline_latest", fall=figure(found.latest)))
    if found.lowest is not None and found.lowest != found.latest:
        said.append(say("course.baseline_lowest", fall=figure(found.lowest)))
    return tuple(said)


def recovery_statements(course: Course) -> tuple[Statement, ...]:
    """Return the latest recoveries, or that the latest episode has none, and the days that passed without."""
    episodes = course.below(RECOVERY_LINE)
    if not episodes:
        return ()
    said = [
        say("course.recovered", at=recovery.time, runs=recovery.runs, line=recovery.line)
        for recovery in course.recoveries[-RECOVERIES_SAID:]
    ]
    last = course.recoveries[-1].time if course.recoveries else None
    if last is None or last < episodes[-1].first_low:
        said.append(say("course.not_recovered", line=RECOVERY_LINE))
    for line in HIGHER_LINES:
        higher = [one for one in course.recoveries_above if one.line == line]
        if higher and higher[-1].time >= episodes[-1].first_low:
            said.append(say("course.recovered_to", at=higher[-1].time, line=line))
    said += [
        say(
            "course.by_day",
            days=one.days,
            shown=one.shown,
            event=one.event.kind,
            source=_day_source(one),
        )
        for one in course.day_lines
        if one.shown is not ByDay.RECOVERED
    ]
    return tuple(said)


def _day_source(line: DayLine) -> Statement:
    """Return whose day it is: graft failure is defined after a transplant alone."""
    if line.event.kind is EventKind.TRANSPLANT and line.days in GRAFT_FAILURE_DAYS:
        return say(f"course.by_day_source_{line.days}")
    return say("course.by_day_arithmetic")


def gap_statements(course: Course) -> tuple[Statement, ...]:
    """Return the latest long gaps."""
    latest = course.gaps[-GAPS_SAID:]
    said = [say("course.gap", days=figure(gap.days), start=gap.start, end=gap.end) for gap in latest]
    if len(course.gaps) > GAPS_SAID:
        said.append(say("course.more_gaps", number=len(course.gaps) - GAPS_SAID))
    return tuple(said)


def area_statements(course: Course, *, child: bool = False) -> tuple[Statement, ...]:
    """Return the D-index of the latest episode below 0.5 with its mode, and the evidence for and against it.

    Args:
        course: The course; of an open episode the index is the cumulative one, up to the latest count.
        child: Whether the patient is known to be under 18: then no cut-off is shown.

    Source:
        CLINICAL 3.4.
    """
    episodes = course.below(RECOVERY_LINE)
    if not episodes or episodes[-1].d_index is None or episodes[-1].samples < LEAST_SAMPLES_FOR_AREA:
        return ()
    index = episodes[-1].d_index
    if index.interpolated is None:
        return () if index.withheld is None else (index.withheld,)
    key = "course.d_index_so_far" if episodes[-1].open_end else "course.d_index"
    said = [say(key, value=index.interpolated, start=episodes[-1].first_low)]
    if index.daily is not None:
        said.append(say("course.d_index_daily", value=index.daily))
    evidence = () if child else (say("course.d_index_for"), say("course.d_index_for_lower"))
    return (*said, say("course.d_index_limits"), *evidence, say("course.d_index_against"))


def figure(value: float) -> Statement:
    """Return days or per cent as said: one decimal below ten, then whole numbers, a true minus sign."""
    size = round(abs(value), 1)
    key = "course.figure" if size < TENTHS_BELOW else "course.figure_whole"
    return say(key, sign="−" if value < 0 and size else "", value=abs(value))
