"""Thousands of counts in one picture: nothing low is lost, and what is kept from frame to frame is right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from neutro_desk.screens.course_plot import CoursePlot
from neutro_desk.screens.plot_marks import MarksPainter
from neutro_desk.screens.plot_series import Series, series_of
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Comparator
from neutro_desk.workup.course import Course, Sample
from neutro_desk.workup.grading import Schemes

FIRST = datetime(2010, 1, 1, 6)
LOWEST_AT = 6_543


def many(schemes: Schemes, number: int = 10_000, *, breaks: bool = False) -> Series:
    """Return a series of steady counts of 3.0 with one of 0.02 among them."""
    samples = tuple(
        Sample(FIRST + timedelta(hours=12 * n), Decimal("0.02" if n == LOWEST_AT else "3.0"))
        for n in range(number)
    )
    return series_of(
        Course(samples, breaks=tuple(one.time for one in samples[::2]) if breaks else ()),
        (),
        schemes.clinical,
    )


@pytest.fixture
def plot(qtbot: QtBot, phrasebook: Phrasebook) -> Iterator[CoursePlot]:
    ground = QWidget()
    qtbot.addWidget(ground)
    made = CoursePlot(Look(LIGHT, 1.0), phrasebook, ground)
    made.resize(1022, 400)
    ground.show()
    yield made
    ground.close()


def show(plot: CoursePlot, series: Series) -> None:
    plot.show_series(series, (), known_time=True)
    plot.show_range(series.marks[0].seconds, series.marks[-1].seconds)


@pytest.mark.parametrize("log", [False, True])
def test_the_lowest_of_ten_thousand_counts_is_drawn_at_its_height(
    plot: CoursePlot, schemes: Schemes, log: bool
) -> None:
    show(plot, many(schemes))
    plot.show_log(log)
    frame = plot.frame()
    (run,) = plot.series.runs
    line = plot.marks.polyline(run, frame).toList()
    assert len(line) < 4 * frame.rect.width() + 4
    lowest = max(point.y() for point in line)
    assert lowest == pytest.approx(frame.y(0.02))


def test_a_line_broken_thousands_of_times_still_shows_its_lowest_mark(
    plot: CoursePlot, schemes: Schemes
) -> None:
    show(plot, many(schemes, breaks=True))
    assert len(plot.series.runs) == 5_000
    frame, picture = plot.frame(), plot.grab().toImage()
    mark = plot.series.marks[LOWEST_AT]
    x, y = round(frame.x(mark.seconds)), round(frame.y(mark.value))
    inks = {
        picture.pixelColor(x + right, y + down).lightness() for right in (-1, 0, 1) for down in (-1, 0, 1)
    }
    assert min(inks) < 40


def test_only_lines_of_which_a_part_may_be_seen_are_drawn(schemes: Schemes) -> None:
    series = many(schemes, 100, breaks=True)
    painter = MarksPainter(series)
    assert series.runs[:2] == ((0, 1), (2, 3))
    assert set(painter.runs_in_view(range(10, 14))) >= {(8, 9), (10, 11), (12, 13), (14, 15)}
    assert len(painter.runs_in_view(range(10, 14))) <= 5


def test_bands_follow_another_height_of_the_picture(plot: CoursePlot, schemes: Schemes) -> None:
    show(plot, many(schemes, 20))
    before = plot.grab().toImage()
    plot.show_log(True)
    frame, picture = plot.frame(), plot.grab().toImage()
    x = round(frame.rect.center().x())
    severe = picture.pixelColor(x, round((frame.y(0.1) + frame.y(0.5)) / 2))
    assert severe != before.pixelColor(x, round((frame.y(0.1) + frame.y(0.5)) / 2))


def test_no_label_hides_low_counts_where_marks_crowd(plot: CoursePlot, schemes: Schemes) -> None:
    limits = tuple(
        Sample(FIRST + timedelta(hours=12 * n), Decimal("0.1"), Comparator.BELOW) for n in range(10_000)
    )
    show(plot, series_of(Course(limits), (), schemes.clinical))
    frame, picture = plot.frame(), plot.grab().toImage()
    beside = [picture.pixelColor(round(frame.rect.left()) + x, round(frame.y(0.25))) for x in range(5, 200)]
    assert QColor(LIGHT.surface) not in beside
