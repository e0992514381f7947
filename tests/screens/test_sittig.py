"""The eleven criteria of Sittig for graphs of laboratory results hold on screen and in the exported picture.

Source: Sittig DF et al., J Am Med Inform Assoc 2015, as listed in the design notes under "Course".
"""

from __future__ import annotations

import re
from html import unescape

import pytest
from pytestqt.qtbot import QtBot

from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.course_picture import CoursePicture
from neutro_desk.screens.course_plot import CoursePlot
from neutro_desk.screens.picture_wanted import PictureContents
from neutro_desk.screens.plot_series import Span, series_of, shown_range
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.grading import Schemes
from tests.screens.a_course import EVENTS, work_up

PATIENT, TITLE = "SMITH, Jane, MRN 445512", "Absolute neutrophil count"
TIME, COUNT = "Time of collection, 2026", "ANC, ×10⁹/L"
LIMIT, BAND = "1.8 lab limit", "0.1 to <0.5"
LEGEND = ("automated", "manual, with interval")


@pytest.fixture
def written(qapp: object, schemes: Schemes, phrasebook: Phrasebook) -> list[str]:
    """Return every text of the exported picture, and last all of them in one.

    Where a font lacks a raised figure, the text around it is written in pieces.
    """
    shown = work_up(schemes)
    contents = PictureContents(
        series_of(shown.course, shown.dated, shown.schemes.active),
        EVENTS,
        PATIENT,
        *shown_range(shown.course, Span.ALL, None),
    )
    svg = CoursePicture(contents, phrasebook).svg(TITLE).decode()
    texts = [unescape(text).strip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]
    return [*texts, "".join(texts)]


@pytest.fixture
def opened(qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes) -> tuple[CoursePane, CoursePlot]:
    pane = CoursePane(Look(LIGHT, 1.0), phrasebook)
    qtbot.addWidget(pane)
    pane.resize(1022, 486)
    pane.show_work_up(work_up(schemes))
    pane.show()
    qtbot.waitUntil(lambda: pane.plot is not None)
    assert pane.plot is not None
    return pane, pane.plot


@pytest.mark.parametrize("criterion", [PATIENT, TITLE, TIME, COUNT, LIMIT, BAND, *LEGEND])
def test_the_picture_names_patient_title_axes_reference_range_and_legend(
    written: list[str], criterion: str
) -> None:
    assert criterion in written or criterion in written[-1]


def test_the_picture_carries_values_on_both_scales(written: list[str]) -> None:
    assert {"0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"} <= set(written)
    days = [text for text in written if re.fullmatch(r"\d\d-(Oct|Nov)", text)]
    assert len(days) >= 3


def test_the_screen_names_patient_title_axes_and_legend(opened: tuple[CoursePane, CoursePlot]) -> None:
    pane, plot = opened
    assert pane.header.patient.text() == PATIENT
    assert plot.accessibleName() == TITLE
    assert plot.time_label() == TIME
    assert pane.header.legend.accessibleDescription() == ", ".join(LEGEND)


def test_the_scale_of_time_is_true_and_its_ticks_are_dated(opened: tuple[CoursePane, CoursePlot]) -> None:
    _, plot = opened
    frame, marks = plot.frame(), plot.series.marks
    # 30-Oct to 21-Nov is 22 d, 19-Nov to 21-Nov 2 d
    whole = frame.x(marks[4].seconds) - frame.x(marks[0].seconds)
    assert (frame.x(marks[4].seconds) - frame.x(marks[3].seconds)) / whole == pytest.approx(2 / 22)
    axis = plot.time_axis
    ((_, places),) = axis.tickValues(frame.start, frame.end, frame.rect.width())
    assert axis.tickStrings(places, 1.0, 1.0)[:2] == ["02-Nov", "09-Nov"]


def test_the_scale_of_counts_is_linear_from_zero_with_numbers(opened: tuple[CoursePane, CoursePlot]) -> None:
    _, plot = opened
    frame = plot.frame()
    assert frame.y(0.0) == frame.rect.bottom()
    assert frame.rect.bottom() - frame.y(2.0) == pytest.approx(2 * (frame.rect.bottom() - frame.y(1.0)))
    axis = plot.count_axis
    ((_, places),) = axis.tickValues(0.0, 1.0, frame.rect.height())
    assert axis.tickStrings(places, 1.0, 1.0)[:3] == ["0.0", "0.5", "1.0"]


def test_reference_range_and_details_of_each_value_are_shown(opened: tuple[CoursePane, CoursePlot]) -> None:
    _, plot = opened
    assert [float(limit.value) for limit in plot.series.limits if not limit.is_baseline] == [1.8]
    assert plot.reading() == ("0.42 ×10⁹/L, severe", "21-Nov 06:10 (0.31–0.54)")
