"""Where an episode ends when a person wants more than its own line (hysteresis)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from neutro_desk.workup.episodes import episodes_below
from neutro_desk.workup.quantities import in_canonical, read_typed_number
from neutro_desk.workup.runs import Runs
from neutro_desk.workup.sides import one_at_a_time
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import RECOVERY_LINE, THRESHOLDS, Course, Episode

ENDS = (Decimal("0.75"), Decimal("1.0"), Decimal("1.5"))
"""Ends on offer beside the line itself, 10^9/L."""

HIGHEST_END = Decimal(10)
"""Above this, 10^9/L, a typed end is a slip of the unit: no count need be so high for an episode to end."""


@dataclass(frozen=True, slots=True)
class EndReading:
    """A typed end, 10^9/L; or what keeps it from being one, with the texts it may stand for."""

    value: Decimal | None
    problem: Statement | None = None
    may_be: tuple[str, ...] = ()


def ending_at(course: Course, ends_at: Decimal | None, thresholds: Sequence[Decimal] = THRESHOLDS) -> Course:
    """Return a course with its episodes once more, each up to the first sample at or above `ends_at`.

    What else the course says (nadir, recovery, prolonged, chronic, D-index, causes) goes by the lines
    themselves, as it did.

    Args:
        course: The course.
        ends_at: 10^9/L; an episode below a line above it still ends at its line. None: each at its own line.
        thresholds: Lines of the course, 10^9/L.

    Source:
        INTERFACE, `course --recovery-at`.
    """
    if ends_at is None:
        return course
    runs = Runs(one_at_a_time(course.samples))
    longer = tuple(episode for line in thresholds for episode in episodes_below(runs, line, ends_at))
    return replace(course, ends_at=ends_at, longer=longer)


def lasting(course: Course, threshold: Decimal) -> tuple[Episode, ...]:
    """Return the episodes whose duration is said: those below a threshold, up to the end if one is chosen."""
    if course.ends_at is None:
        return course.below(threshold)
    return tuple(episode for episode in course.longer if episode.threshold == threshold)


def end_beyond(course: Course, threshold: Decimal) -> Decimal | None:
    """Return where episodes below a threshold end, 10^9/L; None when at the threshold itself."""
    return course.ends_at if course.ends_at is not None and course.ends_at > threshold else None


def read_episode_end(text: str, unit: str) -> EndReading:
    """Read a typed end of an episode.

    Args:
        text: As typed.
        unit: The ward's first unit, `10*9/L` or `/uL`.
    """
    if not text.strip():
        return EndReading(None, say("episode_end.missing"))
    reading = read_typed_number(text)
    if reading.value is None:
        return EndReading(None, reading.problem or say("episode_end.missing"), reading.may_be)
    if reading.comparator is not None:
        return EndReading(None, say("episode_end.exact"))
    value = in_canonical(reading.value, unit)
    if value < RECOVERY_LINE:
        return EndReading(None, say("episode_end.too_low", line=RECOVERY_LINE))
    if value > HIGHEST_END:
        return EndReading(None, say("episode_end.too_high", line=HIGHEST_END))
    return EndReading(value)
