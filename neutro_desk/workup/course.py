"""Step 3: dated counts become episodes with bounds, nadir, decline and recovery."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from operator import attrgetter

from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.baseline import baseline_of
from neutro_desk.workup.case import Comparator, Event
from neutro_desk.workup.day_lines import day_lines
from neutro_desk.workup.decline import decline_of
from neutro_desk.workup.episodes import episodes_below, lowest_measured, nadir_of
from neutro_desk.workup.exposures import lead_days, leads_of
from neutro_desk.workup.neighbours import LONG_GAP, LONG_GAP_WHILE_SEVERE, breaks_of, change_of, gaps_of
from neutro_desk.workup.recovery import recoveries_of
from neutro_desk.workup.runs import Runs
from neutro_desk.workup.sides import in_order, one_at_a_time
from neutro_desk.workup.standing import CHRONIC_LINE, CHRONIC_OCCASIONS, tiers_of
from neutro_desk.workup.timeline import (
    CHRONIC_DAYS,
    HIGHER_LINES,
    PROLONGED_DAYS,
    RECOVERY_LINE,
    THRESHOLDS,
    Change,
    Course,
    Days,
    Decline,
    DIndex,
    Direction,
    Episode,
    Gap,
    Nadir,
    Recovery,
    Sample,
    Shown,
    Tiers,
    When,
)

__all__ = [
    "CHRONIC_DAYS",
    "CHRONIC_LINE",
    "CHRONIC_OCCASIONS",
    "LONG_GAP",
    "LONG_GAP_WHILE_SEVERE",
    "PROLONGED_DAYS",
    "RECOVERY_LINE",
    "THRESHOLDS",
    "Change",
    "Course",
    "DIndex",
    "Days",
    "Decline",
    "Direction",
    "Episode",
    "Gap",
    "Nadir",
    "Recovery",
    "Sample",
    "Shown",
    "Tiers",
    "When",
    "analyse_course",
    "begin_course",
    "complete_course",
    "extend_course",
    "lead_days",
    "outline_course",
    "sample_of",
]


def analyse_course(
    samples: Sequence[Sample],
    events: Sequence[Event] = (),
    *,
    thresholds: Sequence[Decimal] = THRESHOLDS,
    recovery_at: Decimal | None = None,
    recovery_runs: int = 3,
    as_of: datetime | None = None,
) -> Course:
    """Analyse dated counts.

    Args:
        samples: In any order; two at one time are both kept and the lower counts.
        events: G-CSF and steroid events withhold a rate.
        thresholds: Lines below which episodes are looked for, 10^9/L.
        recovery_at: An episode ends at the first sample at or above this instead of the threshold, 10^9/L.
        recovery_runs: Measurements on different days that make a recovery.
        as_of: Later samples are left out; the last sample's time by default.

    Source:
        CLINICAL 3; INTERFACE `course`.
    """
    ordered, runs = _until(samples, as_of)
    begun = _begun(ordered, runs, _episodes(runs, thresholds, recovery_at), events, as_of)
    return _completed(begun, runs, events, recovery_runs)


def outline_course(
    samples: Sequence[Sample],
    events: Sequence[Event] = (),
    *,
    thresholds: Sequence[Decimal] = THRESHOLDS,
    recovery_at: Decimal | None = None,
    recovery_runs: int = 3,
    as_of: datetime | None = None,
) -> Course:
    """Analyse only what `course --json` gives: nadir, episodes, recoveries to 0.5, decline, durations passed.

    A table may hold a hundred thousand patients. Arguments as those of `analyse_course`; what is given here
    is the same there.
    """
    ordered, runs = _until(samples, as_of)
    gaps = gaps_of(runs)
    return Course(
        samples=tuple(ordered),
        as_of=as_of or (ordered[-1].time if ordered else None),
        nadir=_nadir(runs),
        episodes=_episodes(runs, thresholds, recovery_at),
        recoveries=recoveries_of(runs, recovery_runs),
        decline=decline_of(runs.samples, events, gaps),
        tiers=tiers_of(runs),
        gaps=gaps,
    )


def begin_course(
    samples: Sequence[Sample],
    events: Sequence[Event] = (),
    *,
    thresholds: Sequence[Decimal] = THRESHOLDS,
    recovery_at: Decimal | None = None,
    as_of: datetime | None = None,
) -> Course:
    """Analyse what is said beside the newest count: episodes, gaps, decline, change; the rest stays empty.

    It is what follows each keystroke. Arguments as those of `analyse_course`.
    """
    ordered, runs = _until(samples, as_of)
    return _begun(ordered, runs, _episodes(runs, thresholds, recovery_at), events, as_of)


def _until(samples: Sequence[Sample], as_of: datetime | None) -> tuple[list[Sample], Runs]:
    ordered = in_order(samples)
    if as_of is not None:
        ordered = [sample for sample in ordered if sample.time <= as_of]
    return ordered, Runs(one_at_a_time(ordered))


def _episodes(runs: Runs, thresholds: Sequence[Decimal], recovery_at: Decimal | None) -> tuple[Episode, ...]:
    return tuple(episode for line in thresholds for episode in episodes_below(runs, line, recovery_at))


def extend_course(begun: Course, sample: Sample, events: Sequence[Event] = ()) -> Course:
    """Return a course that `begin_course` began by the usual lines with one sample more.

    A sample after all others leaves every episode that is over as it is, so that of a long course little is
    done anew.
    """
    if begun.as_of is None or sample.time <= begun.as_of:
        return begin_course((*begun.samples, sample), events)
    ordered = [*begun.samples, sample]
    single = one_at_a_time(ordered)
    found: list[Episode] = []
    for line in THRESHOLDS:
        over = [episode for episode in begun.below(line) if episode.end is not None]
        since = 0
        if over and over[-1].end is not None and over[-1].end.latest is not None:
            since = bisect_left(single, over[-1].end.latest, key=attrgetter("time"))
        found += (*over, *episodes_below(Runs(single[since:]), line, None))
    return _begun(ordered, Runs(single), tuple(found), events, None)


def _begun(
    ordered: Sequence[Sample],
    runs: Runs,
    episodes: tuple[Episode, ...],
    events: Sequence[Event],
    as_of: datetime | None,
) -> Course:
    single = runs.samples
    gaps = gaps_of(runs)
    decline = decline_of(single, events, gaps)
    return Course(
        samples=tuple(ordered),
        as_of=as_of or (ordered[-1].time if ordered else None),
        episodes=episodes,
        decline=decline,
        gaps=gaps,
        change=change_of(single, decline),
    )


def complete_course(begun: Course, events: Sequence[Event] = (), *, recovery_runs: int = 3) -> Course:
    """Add the rest to a course that was begun: nadir, recoveries, durations passed, baseline, exposures."""
    return _completed(begun, Runs(one_at_a_time(begun.samples)), events, recovery_runs)


def _completed(begun: Course, runs: Runs, events: Sequence[Event], recovery_runs: int) -> Course:
    single = runs.samples
    recoveries = recoveries_of(runs, recovery_runs)
    return replace(
        begun,
        nadir=_nadir(runs),
        recoveries=recoveries,
        tiers=tiers_of(runs),
        breaks=breaks_of(single, begun.gaps),
        recoveries_above=tuple(
            recovery for line in HIGHER_LINES for recovery in recoveries_of(runs, recovery_runs, line)
        ),
        day_lines=() if begun.as_of is None else day_lines(single, events, recoveries, begun.as_of),
        baseline=baseline_of(runs),
        leads=leads_of(single, events, recoveries),
    )


def sample_of(count: AssessedCount) -> Sample | None:
    """Return a count as a sample; None when it is voided, has no time, or gives neither value nor limit."""
    cbc, anc = count.cbc, count.anc
    value = anc.value if anc.value is not None else anc.upper_limit
    if cbc.collected is None or cbc.voided is not None or value is None:
        return None
    limit_only = anc.value is None
    return Sample(
        time=cbc.collected,
        anc=value,
        comparator=Comparator.BELOW if limit_only else anc.comparator,
        method=cbc.method,
        laboratory=cbc.laboratory,
        count_id=cbc.id,
        interval=None if anc.interval is None else (anc.interval.low, anc.interval.high),
        provisional=anc.provisional,
        at_limit=limit_only,
    )


def _nadir(runs: Runs) -> Nadir | None:
    if not runs.samples:
        return None
    return lowest_measured(runs.samples) if runs.measured else nadir_of(runs.samples)
