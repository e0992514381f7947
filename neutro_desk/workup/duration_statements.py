"""How long the count was low, in statements: episodes with their bounds, prolonged, chronic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from neutro_desk.workup.course import CHRONIC_LINE, LONG_GAP_WHILE_SEVERE
from neutro_desk.workup.episode_end import end_beyond, lasting
from neutro_desk.workup.outcome_statements import figure
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import CHRONIC_DAYS, RECOVERY_LINE, THRESHOLDS, Course, Episode, Shown

EPISODES_SAID = {Decimal("0.1"): 1, RECOVERY_LINE: 3, Decimal("1.0"): 1, Decimal("1.5"): 1}
"""How many of the latest episodes below each line are put into words."""


@dataclass(frozen=True, slots=True)
class DurationRow:
    """Time below one line: the latest episode, or none; `until` where it ends above that line, 10^9/L."""

    statement: Statement
    threshold: Statement
    at_least: float | None
    about: float | None
    at_most: float | None
    state: Statement
    open_end: bool = False
    until: Decimal | None = None


def duration_statement(course: Course) -> Statement | None:
    """Return the time below the deepest line the latest count lies below, 0.5 before 0.1; None above all.

    A single count has no duration yet, and that is said.
    """
    if len(course.samples) == 1:
        return say("course.nothing_yet")
    for line in (RECOVERY_LINE, Decimal("1.0"), Decimal("1.5")):
        episodes = lasting(course, line)
        if episodes and episodes[-1].open_end:
            return _duration(episodes[-1], end_beyond(course, line))
    return None


def duration_statements(course: Course) -> tuple[Statement, ...]:
    """Return how long the count lay below each line, the latest episodes, and the durations it passed."""
    said: list[Statement] = []
    for line in (Decimal("0.1"), RECOVERY_LINE, Decimal("1.0"), CHRONIC_LINE):
        episodes, until = lasting(course, line), end_beyond(course, line)
        said += [_duration(episode, until) for episode in reversed(episodes[-EPISODES_SAID[line] :])]
    if not said:
        return (say("course.never_below", line=CHRONIC_LINE),)
    if end_beyond(course, RECOVERY_LINE) is not None:
        said.append(say("course.until_elsewhere"))
    said += _uncertain(course)
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


def _uncertain(course: Course) -> list[Statement]:
    """Return that the latest duration below 0.5 is uncertain when no count was made for days inside it."""
    episodes = course.below(RECOVERY_LINE)
    longest = episodes[-1].longest_gap_days if episodes else 0.0
    if longest <= LONG_GAP_WHILE_SEVERE:
        return []
    return [say("course.uncertain", line=RECOVERY_LINE, days=figure(longest))]


def _may_be_chronic(course: Course) -> bool:
    """Return whether chronic is worth a sentence: a spell that began days ago is only open ahead."""
    episodes = course.below(CHRONIC_LINE)
    return any(episode.open_start or (episode.days.at_most or 0.0) >= CHRONIC_DAYS for episode in episodes)


def duration_heading(course: Course) -> Statement:
    """Return the heading of the durations, with the rule by which episodes end where it is a chosen one."""
    if course.ends_at is None:
        return say("course.heading_duration")
    return say("course.heading_duration_until", until=course.ends_at)


def _duration(episode: Episode, until: Decimal | None = None) -> Statement:
    """Return how long an episode lasted; `until` where it ends above its own line, 10^9/L."""
    if until is not None:
        return _duration_until(episode, until)
    days, line = episode.days, episode.threshold
    if episode.open_end:
        if days.at_most is None:
            return say("course.below_open_both", line=line, at_least=days.at_least)
        return say("course.below_open", line=line, at_least=days.at_least, at_most=days.at_most)
    if days.at_most is None:
        return say("course.below_open_start", line=line, at_least=days.at_least, until=episode.last_low)
    key = "course.below_closed_rough" if days.about is None else "course.below_closed"
    return say(
        key,
        line=line,
        start=episode.first_low,
        at_least=days.at_least,
        at_most=days.at_most,
        about=days.about,
    )


def _duration_until(episode: Episode, until: Decimal) -> Statement:
    days, line = episode.days, episode.threshold
    if episode.open_end:
        if days.at_most is None:
            return say("course.until_open_both", line=line, until=until, at_least=days.at_least)
        return say("course.until_open", line=line, until=until, at_least=days.at_least, at_most=days.at_most)
    if days.at_most is None:
        return say(
            "course.until_open_start", line=line, until=until, at_least=days.at_least, last=episode.last_low
        )
    key = "course.until_closed_rough" if days.about is None else "course.until_closed"
    return say(
        key,
        line=line,
        until=until,
        start=episode.first_low,
        at_least=days.at_least,
        at_most=days.at_most,
        about=days.about,
    )


def duration_rows(course: Course) -> tuple[DurationRow, ...]:
    """Return the time below each line, the highest line first."""
    return tuple(_duration_row(course.below(line), line) for line in reversed(THRESHOLDS))


def longer_duration_rows(course: Course) -> tuple[DurationRow, ...]:
    """Return the same up to where a person wants episodes to end; nothing where each ends at its own line."""
    if course.ends_at is None:
        return ()
    return tuple(
        replace(_duration_row(lasting(course, line), line), until=end_beyond(course, line))
        for line in reversed(THRESHOLDS)
    )


def _duration_row(episodes: Sequence[Episode], threshold: Decimal) -> DurationRow:
    line = say("summary.below", threshold=threshold)
    if not episodes:
        return DurationRow(line, line, None, None, None, say("summary.never_below"))
    episode = episodes[-1]
    if episode.open_end:
        state = say("summary.open_both") if episode.open_start else say("summary.open_end")
    elif episode.open_start:
        state = say("summary.open_start", end=episode.last_low)
    else:
        state = say("summary.closed", start=episode.first_low, end=episode.last_low)
    days = episode.days
    return DurationRow(line, line, days.at_least, days.about, days.at_most, state, episode.open_end)
