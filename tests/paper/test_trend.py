"""The printed trend: where the line breaks, where marks stand, which values are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from neutro_desk.paper.content import WIDTH, clinician_style, trend_limits
from neutro_desk.paper.drawing import Drawing, Label, Stroke
from neutro_desk.paper.trend import Trend, draw_trend, joined, value_text
from neutro_desk.paper.trend_frame import Limit
from neutro_desk.paper.trend_scale import TimeScale, time_ticks, top_of_axis
from neutro_desk.paper.words import Words
from neutro_desk.wording.dates import moment_text
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.case import Case, Cbc, Comparator, Duffy, Event, EventKind, Patient, Quantity
from neutro_desk.workup.course import Course, Sample
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.summary import Summary
from neutro_desk.workup.whole import WorkUp
from tests.paper.example import book, summary_of_the_drawing, with_counts

LIMITS = (Limit(Decimal("2.0"), "reference", "from 2.0"),)


def _trend(summary: Summary) -> Trend:
    style = clinician_style(summary, Words(book()), 172.0)
    trend = draw_trend(summary.course, summary.case.events, summary.leads, LIMITS, book(), style)
    assert trend is not None
    return trend


def _labels(drawing: Drawing) -> list[Label]:
    return [shape for shape in drawing.shapes if isinstance(shape, Label)]


def test_the_line_breaks_at_the_gap_the_censored_value_and_the_change_of_method() -> None:
    course = summary_of_the_drawing().course
    pairs = [joined(before, after, course) for before, after in pairwise(course.samples)]
    assert pairs == [True, True, False, True, False, False, True, True]


def test_a_break_parts_two_counts_that_would_otherwise_be_joined() -> None:
    first = Sample(datetime(2026, 1, 1), Decimal(1))
    second = Sample(datetime(2026, 1, 2), Decimal(1))
    assert joined(first, second, Course(samples=(first, second)))
    assert not joined(first, second, Course(samples=(first, second), breaks=(second.time,)))


def test_equal_times_stand_equally_far_apart_on_the_axis() -> None:
    scale = TimeScale(datetime(2026, 1, 1), datetime(2026, 1, 11), 20.0, 220.0)
    assert scale.x(datetime(2026, 1, 2)) - scale.x(datetime(2026, 1, 1)) == pytest.approx(20.0)
    assert scale.x(datetime(2026, 1, 10, 12)) == pytest.approx(210.0)


@pytest.mark.parametrize(("days", "first"), [(3, "day"), (40, "week"), (400, "month"), (9000, "year")])
def test_labels_of_the_time_axis_never_touch(days: int, first: str) -> None:
    start = datetime(2180, 2, 3)
    scale = TimeScale(start, start + timedelta(days=days), 25.8, 410.0)

    def label(day: date) -> str:
        return moment_text(day, "day")

    def width(text: str) -> float:
        return 5.0 * len(text)

    ticks = time_ticks(scale, label, width).labelled
    assert len(ticks) >= 2, first
    ends = [(scale.x(moment) - width(text) / 2, scale.x(moment) + width(text) / 2) for moment, text in ticks]
    assert all(before[1] < after[0] for before, after in pairwise(ends))


def test_every_value_of_a_usual_course_is_written_and_the_last_one_largest() -> None:
    labels = _labels(_trend(summary_of_the_drawing()).drawing)
    texts = [label.text for label in labels]
    for value in ("3.10", "2.64", "2.05", "0.86", "0.34", "0.14", "0.27", "0.42"):
        assert value in texts
    assert max(labels, key=_size).text == "0.42"


def _size(label: Label) -> float:
    return label.size


def test_values_thin_out_when_crowded_and_never_cover_one_another() -> None:
    drawing = _trend(with_counts(500)).drawing
    values = [label for label in _labels(drawing) if label.plate]
    assert 20 <= len(values) <= 160
    boxes = [(one.at[0], one.at[1] - one.size * 0.6, one.at[0] + one.width, one.at[1]) for one in values]
    overlaps = [
        (a, b)
        for place, a in enumerate(boxes)
        for b in boxes[place + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert overlaps == []


@pytest.mark.parametrize("number", [1, 2, 12, 60, 500])
def test_nothing_is_drawn_outside_the_sheet(number: int) -> None:
    drawing = _trend(with_counts(number)).drawing
    for shape in drawing.shapes:
        if isinstance(shape, Label):
            assert shape.at[0] >= -0.5
            assert shape.at[0] + shape.width <= WIDTH + 0.5
            assert 0 <= shape.at[1] <= drawing.height
        elif isinstance(shape, Stroke):
            points = [point for path in shape.paths for point in path]
            assert all(-0.5 <= x <= WIDTH + 0.5 and -0.5 <= y <= drawing.height + 0.5 for x, y in points)


def test_no_sample_gives_no_trend() -> None:
    summary = with_counts(0)
    style = clinician_style(summary, Words(book()), 172.0)
    assert draw_trend(summary.course, (), (), (), book(), style) is None


def test_two_counts_at_one_time_are_drawn() -> None:
    time = datetime(2026, 11, 1, 6)
    samples = (Sample(time, Decimal("0.4")), Sample(time, Decimal("0.6")))
    summary = replace(with_counts(0), course=Course(samples=samples))
    assert "0.60" in [label.text for label in _labels(_trend(summary).drawing)]


def test_a_count_above_the_axis_is_still_written() -> None:
    samples = (Sample(datetime(2026, 1, 1), Decimal("0.4")), Sample(datetime(2026, 1, 9), Decimal("38.5")))
    summary = replace(with_counts(0), course=Course(samples=samples))
    assert "38.50" in [label.text for label in _labels(_trend(summary).drawing)]
    assert top_of_axis([Decimal("0.4"), Decimal("38.5")]) == 6


def test_where_most_counts_lie_above_6_the_axis_holds_them_all() -> None:
    """A newborn's: 9.5 x 1.06 = 10.07."""
    assert top_of_axis([Decimal("7.1"), Decimal("9.5"), Decimal("0.9")]) == Decimal("10.07")


def test_the_axis_reaches_a_limit_that_lies_above_6() -> None:
    """The lower limit of a term newborn of 12 to 24 hours, 7.8: 7.8 x 1.06 = 8.268."""
    assert top_of_axis([Decimal("0.4"), Decimal("20")], [Decimal("7.8")]) == Decimal("8.268")


def test_the_limit_of_a_duffy_type_is_drawn_beside_the_laboratorys(schemes: Schemes) -> None:
    """Hibbs et al. 2025: 1.210 in the United States; the laboratory's 1.8."""
    patient = Patient(duffy=Duffy.NULL)
    counts = tuple(
        Cbc(
            id=str(day),
            collected=datetime(2026, 11, day, 6),
            anc=Quantity(Decimal("1.4"), "10*9/L"),
            anc_lower_limit=Quantity(Decimal("1.8"), "10*9/L"),
        )
        for day in (1, 4)
    )
    summary = WorkUp(AssessedCase(Case(patient=patient, counts=counts), schemes)).summary
    limits = trend_limits(summary, Words(book()))
    assert [(limit.value, limit.name, limit.reach, limit.is_second) for limit in limits] == [
        (Decimal("1.8"), "reference", "from 1.8", False),
        (Decimal("1.210"), "Duffy-null", "from 1.210", True),
    ]
    style = clinician_style(summary, Words(book()), 172.0)
    trend = draw_trend(summary.course, (), (), limits, book(), style)
    assert trend is not None
    dashes = [shape.dash for shape in trend.drawing.shapes if isinstance(shape, Stroke) and shape.grey == 0]
    assert {(4.0, 2.6), (1.6, 2.2)} <= set(dashes)


def test_an_event_far_before_the_counts_is_left_to_the_list() -> None:
    base = summary_of_the_drawing()
    old = Event(EventKind.TRANSPLANT, "kidney", at=date(2019, 5, 1))
    trend = _trend(replace(base, case=replace(base.case, events=(*base.case.events, old))))
    assert trend.left_over == (old,)


def test_more_events_than_the_lane_holds_are_left_to_the_list() -> None:
    base = summary_of_the_drawing()
    drugs = tuple(Event(EventKind.DRUG, f"drug {place}", start=date(2026, 11, 1)) for place in range(20))
    trend = _trend(replace(base, case=replace(base.case, events=drugs)))
    texts = " ".join(label.text for label in _labels(trend.drawing))
    for place, drug in enumerate(drugs):
        assert (f"drug {place}," in texts) != (drug in trend.left_over)
    assert trend.left_over


def test_an_event_without_a_date_is_left_to_the_list() -> None:
    base = summary_of_the_drawing()
    undated = Event(EventKind.DRUG, "clozapine")
    trend = _trend(replace(base, case=replace(base.case, events=(undated,))))
    assert trend.left_over == (undated,)


@pytest.mark.parametrize(
    ("sample", "written"),
    [
        (Sample(datetime(2026, 1, 1), Decimal("0.1"), Comparator.BELOW), "<0.1"),
        (Sample(datetime(2026, 1, 1), Decimal("0.3"), Comparator.BELOW, at_limit=True), "≤0.3"),
        (Sample(datetime(2026, 1, 1), Decimal("0.4996")), "<0.5"),
        (Sample(datetime(2026, 1, 1), Decimal("0")), "0.00"),
    ],
)
def test_a_value_is_written_with_its_sign(sample: Sample, written: str) -> None:
    assert value_text(sample, book()) == written


def test_the_last_possible_day_of_the_calendar_does_not_stop_the_page() -> None:
    samples = (
        Sample(datetime(9999, 12, 30, 6), Decimal("0.4")),
        Sample(datetime(9999, 12, 31, 6), Decimal("0.6")),
    )
    summary = replace(with_counts(0), course=Course(samples=samples))
    assert _trend(summary).drawing.shapes
