"""White cells, platelets and haemoglobin under the plot: off until wanted, true to time, read out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from html import unescape

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.course_picture import CoursePicture
from neutro_desk.screens.course_plot import CoursePlot
from neutro_desk.screens.line_panels import LinePanel
from neutro_desk.screens.line_series import panels_of
from neutro_desk.screens.line_words import LineWords
from neutro_desk.screens.picture_wanted import CourseWanted, Export
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Cbc, Comparator, Quantity
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.other_lines import other_lines
from tests.screens.a_course import COUNTS, EVENTS, assessed, below_limit, work_up

Opened = Callable[..., tuple[CoursePane, CoursePlot]]


def platelets(number: str, unit: str = "10*9/L", comparator: Comparator | None = None) -> Quantity:
    return Quantity(Decimal(number), unit, comparator)


WITH_LINES = (
    *COUNTS[:3],
    replace(COUNTS[3], platelets=platelets("31"), haemoglobin=Quantity(Decimal("9.4"), "g/dL")),
    replace(COUNTS[4], platelets=platelets("10", comparator=Comparator.BELOW)),
)
"""The course of the design pictures: white cells five times, platelets twice, haemoglobin once."""


@pytest.fixture
def opened(qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes) -> Opened:
    def show(counts: tuple[Cbc, ...] = WITH_LINES) -> tuple[CoursePane, CoursePlot]:
        pane = CoursePane(Look(LIGHT, 1.0), phrasebook)
        qtbot.addWidget(pane)
        pane.resize(1022, 486)
        pane.show_work_up(work_up(schemes, counts))
        pane.show()
        qtbot.waitUntil(lambda: pane.plot is not None)
        assert pane.plot is not None
        return pane, pane.plot

    return show


def names(plot: CoursePlot) -> list[str]:
    return [one.panel.analyte.value for one in plot.lines.panels]


def test_other_lines_are_off_until_they_are_wanted_and_go_again(opened: Opened) -> None:
    pane, plot = opened()
    assert names(plot) == []
    pane.tools.lines.click()
    assert names(plot) == ["wbc", "platelets", "haemoglobin"]
    pane.tools.lines.click()
    assert names(plot) == []


def test_the_key_o_turns_the_same_switch(opened: Opened) -> None:
    pane, plot = opened()
    QTest.keyClick(plot, Qt.Key.Key_O)
    assert pane.tools.lines.isChecked()
    assert names(plot) == ["wbc", "platelets", "haemoglobin"]


def test_the_cursor_reads_out_the_other_lines_of_its_count(opened: Opened) -> None:
    pane, plot = opened()
    pane.tools.lines.click()
    assert plot.reading() == (
        "0.42 ×10⁹/L, severe",
        "21-Nov 06:10 (0.31–0.54)",
        "WBC 1.20 ×10⁹/L, Plt <10 ×10⁹/L, Hb not done",
    )
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.accessibleDescription().endswith("WBC 1.80 ×10⁹/L, Plt 31 ×10⁹/L, Hb 9.4 g/dL")


def test_a_white_count_with_nucleated_red_cells_says_that_it_is_not_corrected(opened: Opened) -> None:
    pane, plot = opened((*COUNTS[:4], replace(COUNTS[4], nrbc=Decimal(20))))
    pane.tools.lines.click()
    reading = plot.reading()
    assert reading is not None
    assert reading[-1] == "WBC 1.20 ×10⁹/L, not corrected for nRBC"


def test_only_lines_with_a_value_appear(opened: Opened) -> None:
    pane, plot = opened(COUNTS)
    pane.tools.lines.click()
    assert names(plot) == ["wbc"]


def test_without_any_other_line_the_switch_says_so(qtbot: QtBot, opened: Opened) -> None:
    """A laboratory that sends the neutrophil count alone."""
    pane, plot = opened((below_limit(1, datetime(2026, 11, 21, 6, 10), "0.1"),))
    assert not pane.tools.lines.isEnabled()
    assert pane.tools.lines.text() == "No other lines"
    with qtbot.waitSignal(pane.said) as said:
        QTest.keyClick(plot, Qt.Key.Key_O)
    assert said.args == ["No white count, platelets or haemoglobin with a time is recorded"]


def test_lines_of_the_case_before_go_when_another_comes(opened: Opened, schemes: Schemes) -> None:
    pane, plot = opened()
    pane.tools.lines.click()
    pane.show_work_up(work_up(schemes, COUNTS[:1]))
    reading = plot.reading()
    assert reading is not None
    assert reading[-1] == "WBC 5.00 ×10⁹/L"


def test_another_course_opens_after_one_with_lines_in_which_a_count_was_to_be_voided(
    opened: Opened, schemes: Schemes, qtbot: QtBot
) -> None:
    """The table takes the keys back with its first row, before the plot knows the course."""
    pane, plot = opened()
    pane.tools.lines.click()
    pane.activateWindow()
    pane.table.setFocus()
    qtbot.waitUntil(pane.table.hasFocus)
    pane.table.selectRow(0)
    QTest.keyClick(pane.table, Qt.Key.Key_Delete)
    assert pane.voiding.form is not None
    pane.show_work_up(work_up(schemes, (), ()))
    with qtbot.captureExceptions() as faults:
        pane.show_work_up(work_up(schemes, WITH_LINES))
    assert faults == []
    assert plot.cursor_place == len(WITH_LINES) - 1


def test_every_panel_stands_below_the_counts_on_the_same_axis_of_time(opened: Opened) -> None:
    pane, plot = opened()
    pane.tools.lines.click()
    frame, rects = plot.frame(), plot.line_rects
    start, end = plot.shown_range()
    for one, rect in zip(plot.lines.panels, rects, strict=True):
        assert rect.top() > frame.rect.bottom()
        of_panel = one.frame(rect, start, end)
        mark = plot.series.marks[-1]
        assert of_panel.x(mark.seconds) == pytest.approx(frame.x(mark.seconds))
    assert [rect.height() >= 30 for rect in rects] == [True, True, True]
    assert frame.rect.height() >= 100


def test_the_pointer_reads_counts_over_the_panels_too(opened: Opened) -> None:
    pane, plot = opened()
    pane.tools.lines.click()
    inside = plot.line_rects[1].center()
    assert plot.place_at(inside) == plot.series.nearest(plot.second_at(inside.x()))


def test_the_exported_picture_shows_the_panels_with_names_units_and_values(
    qtbot: QtBot, opened: Opened, phrasebook: Phrasebook
) -> None:
    pane, _ = opened()
    pane.tools.lines.click()
    with qtbot.waitSignal(pane.export_wanted) as wanted:
        pane.ask_export(Export.SVG)
    asked: CourseWanted = wanted.args[0]
    svg = CoursePicture(asked.contents, phrasebook).svg("title").decode()
    written = {unescape(text).strip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg)}
    assert {"WBC", "Platelets", "Haemoglobin", "g/dL", "lowest <10, last <10", "9.4"} <= written


def test_platelets_stand_in_the_unit_they_were_last_entered_in(
    schemes: Schemes, phrasebook: Phrasebook
) -> None:
    """31 x 10^9/L and then 28500 per microlitre: both are shown per microlitre, white cells in the ward's."""
    counts = (
        replace(COUNTS[0], platelets=platelets("31")),
        replace(COUNTS[1], platelets=platelets("28500", "/uL")),
    )
    cells, thrombocytes = panels_of(other_lines(assessed(schemes, *counts), ()), "10*9/L")
    assert (cells.unit, thrombocytes.unit) == ("10*9/L", "/uL")
    words = LineWords(phrasebook)
    assert [words.value(thrombocytes, place) for place in (0, 1)] == ["31000", "28500"]
    drawn = LinePanel(thrombocytes)
    everything = drawn.lowest_and_last(thrombocytes.seconds[0], thrombocytes.seconds[-1] + 1)
    assert words.in_view(thrombocytes, everything) == "lowest 28500, last 28500"
    assert words.in_view(thrombocytes, drawn.lowest_and_last(0, 1)) == "none in this time"


@pytest.mark.parametrize(
    ("unit", "lowest", "highest", "ends"),
    [
        ("g/L", 85.0, 95.0, (80.0, 120.0)),
        ("g/L", 62.0, 141.0, (40.0, 160.0)),
        ("g/dL", 6.5, 13.1, (6.0, 14.0)),
        ("g/L", 4.0, 4.0, (0.0, 40.0)),
    ],
)
def test_the_scale_of_haemoglobin_holds_every_value_between_round_numbers(
    schemes: Schemes, unit: str, lowest: float, highest: float, ends: tuple[float, float]
) -> None:
    count = replace(COUNTS[0], wbc=None, haemoglobin=Quantity(Decimal(9 if unit == "g/dL" else 90), unit))
    (panel,) = panels_of(other_lines(assessed(schemes, count), ()), "10*9/L")
    assert panel.ends(lowest, highest) == ends


@pytest.mark.parametrize(
    ("highest", "top"), [(0.0, 1.0), (0.45, 0.5), (9.9, 10.0), (10.0, 10.0), (171.0, 200.0), (200.1, 250.0)]
)
def test_the_scale_of_cells_begins_at_zero_and_ends_on_a_round_number(
    schemes: Schemes, highest: float, top: float
) -> None:
    (panel,) = panels_of(other_lines(assessed(schemes, COUNTS[0]), ()), "10*9/L")
    assert panel.ends(0.0, highest) == pytest.approx((0.0, top))


def test_the_lowest_of_ten_thousand_platelet_counts_keeps_its_height(schemes: Schemes) -> None:
    """Thinned to pixels, the one value of 3 among thousands of 200 is still drawn at its height."""
    counts = [
        Cbc(
            id=f"n{n}",
            collected=datetime(2010, 1, 1, 6) + timedelta(hours=6 * n),
            platelets=platelets("3" if n == 6543 else "200"),
        )
        for n in range(10_000)
    ]
    (panel,) = panels_of(other_lines(assessed(schemes, *counts), ()), "10*9/L")
    drawn = LinePanel(panel)
    frame = drawn.frame(QRectF(0, 0, 500, 50), panel.seconds[0], panel.seconds[-1])
    (line,) = drawn.lines(frame)
    assert line.size() < 4 * 500 + 4
    assert max(point.y() for point in line.toList()) == pytest.approx(frame.y(3.0))


def test_events_and_counts_keep_their_places_when_the_panels_come(opened: Opened) -> None:
    pane, plot = opened()
    before = plot.frame()
    pane.tools.lines.click()
    after = plot.frame()
    assert (after.start, after.end) == (before.start, before.end)
    rows, _ = plot.lane()
    assert {placed.event for row in rows for placed in row.placed} == set(EVENTS)


def test_a_limit_among_thousands_of_values_is_still_drawn_as_one(schemes: Schemes) -> None:
    """Value and limit at one height paint other pixels: the triangle of `<200` reaches beyond the line."""

    def painted(comparator: Comparator | None) -> QImage:
        values = [
            Cbc(
                id=f"n{n}",
                collected=datetime(2010, 1, 1, 6) + timedelta(hours=6 * n),
                platelets=platelets("200", comparator=comparator if n == 500 else None),
            )
            for n in range(1_000)
        ]
        (panel,) = panels_of(other_lines(assessed(schemes, *values), ()), "10*9/L")
        drawn, image = LinePanel(panel), QImage(500, 50, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        frame = drawn.frame(QRectF(image.rect()), panel.seconds[0], panel.seconds[-1] + 1)
        drawn.paint(painter, frame, Look(LIGHT, 1.0))
        painter.end()
        return image

    assert painted(Comparator.BELOW) != painted(None)
