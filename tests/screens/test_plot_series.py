"""What is drawn of a course: broken lines, censored marks, limits."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from neutro_desk.screens.plot_marks import MarksPainter
from neutro_desk.screens.plot_series import (
    MarkShape,
    Span,
    series_of,
    shown_range,
)
from neutro_desk.screens.plot_words import PlotWords
from neutro_desk.screens.time_axis import datetime_of, seconds_of
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.assessed import assess
from neutro_desk.workup.case import Cbc, Comparator, Method, Patient, Quantity
from neutro_desk.workup.course import Course, Gap, Sample, analyse_course
from neutro_desk.workup.grading import Schemes, Severity
from tests.screens.a_course import COUNTS, assessed, october


def test_no_line_spans_a_gap(schemes: Schemes) -> None:
    samples = october((1, "3.0"), (3, "2.0"), (20, "1.0"), (22, "0.9"))
    gap = Gap(samples[1].time, samples[2].time, 17.0)
    series = series_of(Course(samples, gaps=(gap,)), (), schemes.clinical)
    assert series.runs == ((0, 1), (2, 3))
    assert [(datetime_of(at).day, side) for at, _, side in series.stubs] == [(3, 1), (20, -1)]
    assert [bracket.days for bracket in series.brackets] == [17.0]


def test_the_line_breaks_where_method_or_laboratory_changes_without_claiming_a_gap(schemes: Schemes) -> None:
    samples = october((1, "3.0"), (2, "2.0"), (3, "1.0"))
    series = series_of(Course(samples, breaks=(samples[1].time,)), (), schemes.clinical)
    assert series.runs == ((0, 0), (1, 2))
    assert series.stubs == ()


def test_a_whole_course_without_gaps_is_one_line(schemes: Schemes) -> None:
    series = series_of(Course(october((1, "3.0"), (2, "2.0"), (3, "1.0"))), (), schemes.clinical)
    assert series.runs == ((0, 2),)


def test_an_upper_limit_of_a_white_count_is_joined_to_nothing(schemes: Schemes) -> None:
    before, after = october((1, "3.0"), (3, "1.0"))
    limit = Sample(datetime(2026, 10, 2, 6), Decimal("0.3"), Comparator.BELOW, at_limit=True)
    series = series_of(Course((before, limit, after)), (), schemes.clinical)
    assert series.runs == ((0, 0), (1, 1), (2, 2))
    assert series.marks[1].shape is MarkShape.NOT_ABOVE


def test_a_censored_value_is_an_open_triangle_at_its_limit(schemes: Schemes) -> None:
    sample = Sample(datetime(2026, 10, 2, 6), Decimal("0.10"), Comparator.BELOW, Method.AUTOMATED)
    mark = series_of(Course((sample,)), (), schemes.clinical).marks[0]
    assert (mark.shape, mark.value, mark.is_limit) == (MarkShape.BELOW, 0.10, True)


def test_a_count_without_a_recorded_method_is_not_called_automated(schemes: Schemes) -> None:
    assert (
        series_of(Course(october((1, "3.0"))), (), schemes.clinical).marks[0].shape is MarkShape.NOT_RECORDED
    )


def test_nothing_is_drawn_of_an_empty_course_but_the_bands(schemes: Schemes) -> None:
    series = series_of(Course(), (), schemes.clinical)
    assert (series.marks, series.runs, series.stubs) == ((), (), ())
    ends = {(str(band.low), str(band.high)) for band in series.bands}
    assert ends == {("0", "0.1"), ("0.1", "0.5"), ("0.5", "1.0"), ("1.0", "1.5")}
    assert series.nearest(0.0) is None


def test_the_laboratory_limit_of_the_latest_count_is_a_line(schemes: Schemes) -> None:
    series = series_of(Course(), assessed(schemes, *COUNTS), schemes.clinical)
    assert [(limit.value, limit.name) for limit in series.limits] == [(Decimal("1.8"), None)]


def test_six_weeks_end_after_the_last_count_and_hold_42_days() -> None:
    samples = tuple(Sample(datetime(2026, month, 21, 6, 10), Decimal(2)) for month in (8, 9, 10, 11))
    start, end = shown_range(Course(samples), Span.SIX_WEEKS, None)
    assert datetime_of(start) < datetime(2026, 10, 10, 6, 10)
    assert datetime_of(start) > datetime(2026, 10, 1)
    assert datetime(2026, 11, 22) <= datetime_of(end) <= datetime(2026, 11, 26)


def test_all_holds_the_first_count() -> None:
    samples = tuple(Sample(datetime(2026, month, 21, 6, 10), Decimal(2)) for month in (1, 11))
    start, _ = shown_range(Course(samples), Span.ALL, None)
    assert datetime_of(start) < samples[0].time


def test_without_counts_the_days_around_today_are_shown() -> None:
    start, end = shown_range(Course(), Span.SIX_WEEKS, datetime(2026, 11, 21))
    assert (datetime_of(start), datetime_of(end)) == (datetime(2026, 11, 14), datetime(2026, 11, 22))


def test_the_axis_reaches_the_highest_counting_limit_in_the_picture(schemes: Schemes) -> None:
    sample = Sample(
        datetime(2026, 10, 2, 6), Decimal(3), interval=(Decimal("2.5"), Decimal("3.9")), method=Method.MANUAL
    )
    series = series_of(Course((sample,)), (), schemes.clinical)
    day = seconds_of(datetime(2026, 10, 2))
    assert MarksPainter(series).highest(day, day + 86400) == 3.9
    assert MarksPainter(series).highest(day + 86400, day + 2 * 86400) == 0.0


def test_a_newborn_without_a_verified_limit_stands_over_severe_and_profound_alone(schemes: Schemes) -> None:
    """CLINICAL 2.4: in a gap the words mild and moderate are withheld; 6 hours have no limit."""
    patient = Patient(birth_date=date(2026, 11, 21), birth_time=time(0, 10), gestation_weeks=40)
    count = Cbc(collected=datetime(2026, 11, 21, 6, 10), anc=Quantity(Decimal(6), "10*9/L"))
    series = series_of(Course(), (assess(count, (), schemes, patient),), schemes.clinical)
    assert [(band.word, str(band.high)) for band in series.bands] == [
        (Severity.SEVERE, "0.5"),
        (Severity.PROFOUND, "0.1"),
    ]
    assert len(series_of(Course(), (), schemes.clinical).bands) == 4


def test_the_own_baseline_is_a_line_of_its_own_named_as_such(
    schemes: Schemes, phrasebook: Phrasebook
) -> None:
    samples = october((1, "3.2"), (5, "3.0"), (9, "3.4"), (12, "1.2"), (14, "0.6"))
    (line,) = series_of(analyse_course(samples), (), schemes.clinical).limits
    assert (line.value, line.is_baseline) == (Decimal("3.2"), True)
    assert PlotWords(phrasebook).limit(line) == "3.20 own baseline"
