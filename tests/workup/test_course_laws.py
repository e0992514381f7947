"""Laws of the course, each beside a definition so plain that it can be read off CLINICAL 3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby, pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from neutro_desk.workup.case import Comparator, Event, EventKind
from neutro_desk.workup.course import Course, Episode, Sample, analyse_course, outline_course
from neutro_desk.workup.sides import Side, side
from tests.workup.a_series import HALF, at

STEP = timedelta(hours=6)
CELLS = st.integers(0, 2000)
COUNTS = st.lists(st.tuples(st.integers(0, 400), CELLS), max_size=25, unique_by=lambda pair: pair[0])


def _samples(counts: list[tuple[int, int]]) -> list[Sample]:
    return [Sample(at(quarter / 4), Decimal(cells) / 1000) for quarter, cells in counts]


# A fine grid: each place holds a sample or none; every curve that the samples allow is drawn.

PLACES = 9
KIND = st.sampled_from((None, None, "0.2", "0.49", "0.5", "0.9", "<0.3", "<0.6", ">0.2", ">0.6"))
GRID = st.lists(KIND, min_size=2, max_size=PLACES)


def _on_grid(grid: Sequence[str | None]) -> list[Sample]:
    found = []
    for place, text in enumerate(grid):
        if text is not None:
            sign = Comparator(text[0]) if text[0] in "<>" else None
            found.append(Sample(at(place / 4), Decimal(text.lstrip("<>")), sign))
    return found


def _spells(grid: list[str | None], first: int, last: int) -> list[tuple[int, int]]:
    """The low spells from one place over another in all curves of low and not low that the samples allow."""
    allowed = []
    for place in range(len(grid)):
        (one,) = _on_grid((*[None] * place, grid[place])) or (None,)
        where = Side.UNKNOWN if one is None else side(one, HALF)
        allowed.append({Side.BELOW: (True,), Side.NOT_BELOW: (False,), Side.UNKNOWN: (True, False)}[where])
    found = []
    for curve in product(*allowed):
        for low, spell in groupby(range(len(curve)), key=curve.__getitem__):
            places = list(spell)
            if low and places[0] <= first and last <= places[-1]:
                found.append((places[0], places[-1]))
    return found


@settings(max_examples=200)
@given(GRID)
def test_the_bounds_are_those_of_all_curves_that_the_samples_allow(grid: list[str | None]) -> None:
    """At most is the limit of the longest spell as the grid becomes fine: one step more at each end."""
    while grid and grid[-1] is None:
        grid.pop()  # nothing is said of a time after the last sample
    days = STEP / timedelta(days=1)
    for episode in analyse_course(_on_grid(grid), thresholds=(HALF,)).episodes:
        first, last = (round((time - at(0)) / STEP) for time in (episode.first_low, episode.last_low))
        spells = _spells(grid, first, last)
        assert episode.days.at_least == round(min(end - start for start, end in spells) * days, 2)
        if episode.open_start:
            assert episode.days.at_most is None
            continue
        ends = 1 if episode.open_end else 2
        assert episode.days.at_most == round((max(end - start for start, end in spells) + ends) * days, 2)


@given(COUNTS, st.integers(0, 1599), CELLS)
def test_one_more_count_in_an_uncertain_margin_never_widens_the_bounds(
    counts: list[tuple[int, int]], moment: int, cells: int
) -> None:
    """Between the last count above and the first below, either side of the line only tells more."""
    new = Sample(at(moment / 16), Decimal(cells) / 1000)
    before = analyse_course(_samples(counts), thresholds=(HALF,)).episodes
    after = analyse_course([*_samples(counts), new], thresholds=(HALF,)).episodes
    for episode in before:
        if episode.start.earliest is None or not episode.start.earliest < new.time < episode.first_low:
            continue
        (same,) = [other for other in after if other.last_low == episode.last_low]
        assert same.days.at_least >= episode.days.at_least
        assert same.days.at_most is not None
        assert episode.days.at_most is not None
        assert same.days.at_most <= episode.days.at_most


def _recoveries(samples: list[Sample], runs: int, line: Decimal) -> list[datetime]:
    """Read off CLINICAL 3.2: after the last nadir of each episode, the first of so many on different days."""
    found: list[datetime] = []
    for episode in analyse_course(samples, thresholds=(line,)).episodes:
        nadir = episode.nadir.again[-1] if episode.nadir.again else episode.nadir.time
        later = [sample for sample in sorted(samples, key=lambda one: one.time) if sample.time > nadir]
        for place, sample in enumerate(later):
            row = []
            for other in later[place:]:
                if other.anc < line:
                    break
                row.append(other.time.date())
            if len(set(row)) >= runs:
                if sample.time not in found:
                    found.append(sample.time)
                break
    return found


@given(COUNTS, st.integers(1, 4))
def test_recovery_is_what_a_plain_reading_of_the_definition_finds(
    counts: list[tuple[int, int]], runs: int
) -> None:
    course = analyse_course(_samples(counts), recovery_runs=runs)
    assert [one.time for one in course.recoveries] == _recoveries(_samples(counts), runs, HALF)
    above = [(one.line, one.time) for one in course.recoveries_above]
    expected = [
        (line, time)
        for line in (Decimal("1.0"), Decimal("1.5"))
        for time in _recoveries(_samples(counts), runs, line)
    ]
    assert above == expected


def _area(samples: list[Sample], episode: Episode) -> float:
    """The area under 0.5 by the midpoints of very many thin strips of the straight lines."""
    ordered = sorted(samples, key=lambda one: one.time)
    total, strips = 0.0, 400
    for one, other in pairwise(ordered):
        if not (one.time in _span(episode) and other.time in _span(episode)):
            continue
        width = (other.time - one.time) / timedelta(days=1) / strips
        for strip in range(strips):
            share = (strip + 0.5) / strips
            height = 500 - 1000 * (float(one.anc) + share * float(other.anc - one.anc))
            total += max(height, 0) * width
    return total


class _Times:
    def __init__(self, start: datetime, end: datetime) -> None:
        self.start, self.end = start, end

    def __contains__(self, time: datetime) -> bool:
        return self.start <= time <= self.end


def _span(episode: Episode) -> _Times:
    start = episode.start.earliest or episode.first_low
    end = episode.last_low if episode.end is None or episode.end.latest is None else episode.end.latest
    return _Times(start, end)


@settings(max_examples=50)
@given(COUNTS)
def test_the_interpolated_d_index_is_the_area_under_the_line(counts: list[tuple[int, int]]) -> None:
    samples = _samples(counts)
    for episode in analyse_course(samples, thresholds=(HALF,)).episodes:
        assert episode.d_index is not None
        assert episode.d_index.interpolated is not None
        area = _area(samples, episode)
        # Crossings are rounded to the second, and the strips that hold one are cut off askew.
        assert abs(episode.d_index.interpolated - area) <= 0.02 + 0.005 * area


def _figures(course: Course) -> tuple[object, ...]:
    """All of a course but its dates and its counts."""
    return (
        [(one.threshold, one.days, one.open_start, one.open_end, one.samples) for one in course.episodes],
        [(one.longest_gap_days, one.calendar_days, one.d_index) for one in course.episodes],
        course.tiers,
        course.decline and replace(course.decline, start=None, end=None),
        course.baseline and (course.baseline.value, course.baseline.lowest, course.baseline.latest),
        [gap.days for gap in course.gaps],
        course.change and (course.change.direction, course.change.difference, course.change.days),
        len(course.recoveries),
        [lead.to_lines for lead in course.leads],
    )


@given(COUNTS, st.integers(-36_500, 36_500), st.integers(0, 100))
def test_moving_every_date_moves_dates_and_changes_no_figure(
    counts: list[tuple[int, int]], days: int, start: int
) -> None:
    by = timedelta(days=days)
    drug = Event(EventKind.DRUG, "x", start=at(start))
    here = analyse_course(_samples(counts), (drug,))
    moved = [replace(one, time=one.time + by) for one in _samples(counts)]
    there = analyse_course(moved, (replace(drug, start=at(start) + by),))
    assert _figures(there) == _figures(here)
    assert [one.time - by for one in there.recoveries] == [one.time for one in here.recoveries]


@given(COUNTS, st.sampled_from(("1.5", "0.5", "0.3")), st.one_of(st.none(), st.integers(0, 100)))
def test_the_outline_for_json_is_a_part_of_the_whole_course(
    counts: list[tuple[int, int]], line: str, until: int | None
) -> None:
    as_of = None if until is None else at(until)
    lines = (Decimal(line), HALF)
    whole = analyse_course(_samples(counts), thresholds=lines, recovery_at=Decimal("0.75"), as_of=as_of)
    part = outline_course(_samples(counts), thresholds=lines, recovery_at=Decimal("0.75"), as_of=as_of)
    names = ("samples", "as_of", "nadir", "episodes", "recoveries", "decline", "tiers", "gaps")
    assert [getattr(part, name) for name in names] == [getattr(whole, name) for name in names]
