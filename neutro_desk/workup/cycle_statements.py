"""What is said of cycles of chemotherapy beside each other, and of each in its row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from neutro_desk.workup.course_statements import value_statement
from neutro_desk.workup.cycles import APART, Cycle, NewCycle, closest_doses
from neutro_desk.workup.sides import proven_lower
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import Course, Nadir, Sample

HEADINGS = ("number", "day_1", "given", "counts", "nadir", "nadir_day", "below", "recovery")
"""Columns of the table of cycles, in order."""

LEAST = 2
"""Cycles from which something can be said of what they have in common."""


def cycle_statements(cycles: Sequence[Cycle], rule: NewCycle, course: Course) -> tuple[Statement, ...]:
    """Return what the cycles have in common, then what counts as a cycle and what is left out.

    Where days 1 lie so close that they may be doses of one cycle, that is asked and nothing is said of what
    the cycles have in common.

    Args:
        cycles: In order of time, at least one.
        rule: Which doses began them.
        course: The course that they are of.
    """
    close = closest_doses(cycles)
    said = [] if close is not None else [*_nadir_days(cycles), *_deepens(cycles)]
    if close is not None:
        said.append(say("cycles.close", days=close))
    key = "cycles.rule_each" if rule is NewCycle.EACH_DOSE else "cycles.rule_apart"
    said.append(say(key) if rule is NewCycle.EACH_DOSE else say(key, days=APART[rule]))
    further = [say("cycles.dose", day=day) for cycle in cycles for day in cycle.further_doses]
    if further:
        said.append(say("cycles.further", doses=tuple(further)))
    left_out = len(course.samples) - sum(len(cycle.samples) for cycle in cycles)
    if left_out:
        said.append(say("cycles.left_out", number=left_out))
    return tuple(said)


def nadir_statement(cycle: Cycle) -> Statement:
    """Return the lowest count of a cycle with its day, and whether it may have been lower."""
    if cycle.nadir is None:
        return say("cycles.no_count")
    value = value_statement(_sample(cycle.nadir))
    return say("cycles.nadir_at_edge" if cycle.at_edge else "cycles.nadir", value=value)


def nadir_day_statement(cycle: Cycle) -> Statement | None:
    """Return on which day of the cycle the lowest count was taken, and when again; None without counts."""
    if cycle.nadir is None:
        return None
    day = cycle.day(cycle.nadir.time)
    again = sorted({cycle.day(time) for time in cycle.nadir.again} - {day})
    if not again:
        return say("cycles.day", day=day)
    return say("cycles.day_again", day=day, again=", ".join(map(str, again)))


def below_statement(cycle: Cycle) -> Statement:
    """Return how long the count lay below 0.5 in a cycle."""
    days = cycle.below
    if days is None or not cycle.samples:
        return say("cycles.cannot_say")
    if not days.at_most or days.at_most <= 0:
        return say("cycles.none_below")
    if cycle.goes_on:
        return say("cycles.below_so_far", at_least=days.at_least, at_most=days.at_most)
    if days.about is None:
        return say("cycles.below_rough", at_least=days.at_least, at_most=days.at_most)
    return say("cycles.below", at_least=days.at_least, at_most=days.at_most, about=days.about)


def recovery_statement(cycle: Cycle) -> Statement | None:
    """Return the day of the recovery to 0.5, or that none is shown; None where nothing had to recover."""
    if cycle.recovery is not None:
        return say("cycles.recovered", day=cycle.day(cycle.recovery.time))
    return say("cycles.not_shown") if cycle.fell else None


def _nadir_days(cycles: Sequence[Cycle]) -> list[Statement]:
    counted = [cycle for cycle in cycles if cycle.nadir is not None]
    days = [cycle.day(cycle.nadir.time) for cycle in counted if cycle.nadir is not None and not cycle.at_edge]
    if len(days) < LEAST:
        return []
    number, of = len(days), len(cycles)
    said = [
        say("cycles.nadir_same_day", day=days[0], number=number, of=of)
        if len(set(days)) == 1
        else say("cycles.nadir_days", first=min(days), last=max(days), number=number, of=of)
    ]
    if len(counted) > number:
        said.append(say("cycles.nadir_not_seen"))
    return said


def _deepens(cycles: Sequence[Cycle]) -> list[Statement]:
    """Return that each lowest count is proven lower than the one before; nothing where one is missing."""
    lowest = [_sample(cycle.nadir) for cycle in cycles if cycle.nadir is not None]
    if len(lowest) < max(LEAST, len(cycles)):
        return []
    if not all(proven_lower(later, earlier) for earlier, later in pairwise(lowest)):
        return []
    return [say("cycles.deepens", values=tuple(map(value_statement, lowest)))]


def _sample(nadir: Nadir) -> Sample:
    return Sample(
        nadir.time, nadir.value, nadir.comparator, provisional=nadir.provisional, at_limit=nadir.at_limit
    )


def cycle_cells(cycle: Cycle) -> tuple[Statement | None, ...]:
    """Return the cells of one row, in the order of `HEADINGS`; None where there is nothing to say."""
    names = ", ".join(cycle.names)
    return (
        say("cycles.number", number=cycle.number),
        say("cycles.day_1", day=cycle.day_1),
        say("cycles.given", names=names) if names else None,
        say("cycles.counts", number=len(cycle.samples)),
        nadir_statement(cycle),
        nadir_day_statement(cycle),
        below_statement(cycle),
        recovery_statement(cycle),
    )
