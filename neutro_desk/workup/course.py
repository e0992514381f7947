"""Step 3: dated counts become episodes with bounds, nadir, decline and recovery."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from statistics import median

from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Comparator, Event, Moment, moment_as_datetime
from neutro_desk.workup.decline import decline_of
from neutro_desk.workup.episodes import (
    Side,
    days_between,
    depth,
    episodes_below,
    nadir_of,
    one_at_a_time,
    recoveries_of,
    side,
)
from neutro_desk.workup.quantities import EXACT
from neutro_desk.workup.timeline import (
    CHRONIC_DAYS,
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
    "CHRONIC_LINE",
    "CHRONIC_DAYS",
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
    "lead_days",
    "sample_of",
]

CHRONIC_LINE = Decimal("1.5")
CHRONIC_OCCASIONS = 3
LONG_GAP_WHILE_SEVERE = 3.0
"""Days without a sample that are long inside an episode below 0.5. Source: CLINICAL 3.1."""
LONG_GAP = 14.0
"""Days that are long elsewhere, unless twice the median gap is longer. Source: CLINICAL 3.1."""


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
    ordered = sorted(samples, key=lambda sample: (sample.time, depth(sample)))
    if as_of is not None:
        ordered = [sample for sample in ordered if sample.time <= as_of]
    if not ordered:
        return Course(as_of=as_of)
    single = one_at_a_time(ordered)
    gaps = _gaps(single)
    return Course(
        samples=tuple(ordered),
        as_of=as_of or ordered[-1].time,
        nadir=nadir_of(single),
        episodes=tuple(episode for line in thresholds for episode in episodes_below(single, line, recovery_at)),
        recoveries=recoveries_of(single, recovery_runs),
        decline=decline_of(single, events, gaps),
        tiers=_tiers(single),
        gaps=gaps,
        change=_change(single),
        breaks=_breaks(single, gaps),
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


def lead_days(start: Moment, samples: Sequence[Sample], below: Decimal) -> float | None:
    """Return days from the start of an exposure to the first sample below a line after it; None if never.

    A start known only as a day counts whole days; with a time of day the result is rounded to 0.01.
    """
    begun = moment_as_datetime(start)
    first = next((s for s in samples if s.time >= begun and side(s, below) is Side.BELOW), None)
    if first is None:
        return None
    if not isinstance(start, datetime):
        return float((first.time.date() - start).days)
    return round(days_between(begun, first.time), 2)


def _gaps(samples: Sequence[Sample]) -> tuple[Gap, ...]:
    """Return the long gaps: over 3 days inside an episode below 0.5, else over 14 days or twice the median gap."""
    pairs = list(zip(samples, samples[1:], strict=False))
    lengths = [days_between(one.time, other.time) for one, other in pairs]
    if not lengths:
        return ()
    usual = max(LONG_GAP, 2 * median(lengths))
    severe = [side(sample, RECOVERY_LINE) is Side.BELOW for sample in samples]
    return tuple(
        Gap(one.time, other.time, round(days, 2))
        for place, ((one, other), days) in enumerate(zip(pairs, lengths, strict=True))
        if days > (LONG_GAP_WHILE_SEVERE if severe[place] and severe[place + 1] else usual)
    )


def _breaks(samples: Sequence[Sample], gaps: Sequence[Gap]) -> tuple[datetime, ...]:
    after_gap = {gap.end for gap in gaps}
    return tuple(
        other.time
        for one, other in zip(samples, samples[1:], strict=False)
        if other.time in after_gap or _changed(one.method, other.method) or _changed(one.laboratory, other.laboratory)
    )


def _changed(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _change(samples: Sequence[Sample]) -> Change | None:
    if len(samples) < 2:  # noqa: PLR2004  a change needs two
        return None
    previous, latest = samples[-2], samples[-1]
    days = round(days_between(previous.time, latest.time), 2)
    if previous.comparator is None and latest.comparator is None:
        difference = EXACT.subtract(latest.anc, previous.anc)
        direction = Direction.UNCHANGED if difference == 0 else Direction.RISING if difference > 0 else Direction.FALLING
        return Change(direction, previous, latest, difference, days)
    return Change(_direction(previous, latest), previous, latest, None, days)


def _direction(previous: Sample, latest: Sample) -> Direction:
    """Return what censored values prove of the direction: from `<0.1` to 0.3 is a rise, two limits say nothing."""
    below, above = Comparator.BELOW, Comparator.ABOVE
    if latest.comparator is below and previous.comparator in (None, above) and latest.anc < previous.anc:
        return Direction.FALLING
    if previous.comparator is below and latest.comparator in (None, above) and latest.anc > previous.anc:
        return Direction.RISING
    if latest.comparator is above and previous.comparator is None and latest.anc >= previous.anc:
        return Direction.RISING
    if previous.comparator is above and latest.comparator is None and latest.anc <= previous.anc:
        return Direction.FALLING
    return Direction.CANNOT_SAY


def _tiers(samples: Sequence[Sample]) -> Tiers:
    severe = episodes_below(samples, RECOVERY_LINE, None)
    longest = max(severe, key=lambda episode: (episode.days.at_least, episode.days.at_most or 0.0), default=None)
    return Tiers(
        longest_below_500=None if longest is None else longest.days,
        prolonged=tuple((days, _shown([_over(episode, days) for episode in severe])) for days in PROLONGED_DAYS),
        chronic=_shown([_chronic(episode) for episode in episodes_below(samples, CHRONIC_LINE, None)]),
    )


def _over(episode: Episode, days: int) -> Shown:
    if episode.days.at_least > days:
        return Shown.YES
    may_be = episode.open_start or episode.open_end or (episode.days.at_most or 0.0) > days
    return Shown.POSSIBLE if may_be else Shown.NOT_SHOWN


def _chronic(episode: Episode) -> Shown:
    if episode.days.at_least >= CHRONIC_DAYS and episode.samples >= CHRONIC_OCCASIONS:
        return Shown.YES
    may_be = episode.open_start or episode.open_end or (episode.days.at_most or 0.0) >= CHRONIC_DAYS
    return Shown.POSSIBLE if may_be else Shown.NOT_SHOWN


def _shown(found: Sequence[Shown]) -> Shown:
    return next((word for word in (Shown.YES, Shown.POSSIBLE) if word in found), Shown.NOT_SHOWN)
