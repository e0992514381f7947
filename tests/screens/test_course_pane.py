"""The course pane: the cursor by keyboard, table and plot together, an empty course."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.course_plot import CoursePlot
from neutro_desk.screens.course_table import Column
from neutro_desk.screens.plot_cursor import place_reading
from neutro_desk.screens.plot_series import Span
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.screens.time_axis import datetime_of
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Cbc, Event
from neutro_desk.workup.grading import Schemes
from tests.screens.a_course import COUNTS, EVENTS, automated, below_limit, work_up

Opened = Callable[..., tuple[CoursePane, CoursePlot]]


@pytest.fixture
def opened(qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes) -> Opened:
    def show(
        counts: tuple[Cbc, ...] = COUNTS,
        events: tuple[Event, ...] = EVENTS,
        size: tuple[int, int] = (1022, 486),
    ) -> tuple[CoursePane, CoursePlot]:
        pane = CoursePane(Look(LIGHT, 1.0), phrasebook, (("fall", "A drug-induced fall"),))
        qtbot.addWidget(pane)
        pane.resize(*size)
        pane.show_work_up(work_up(schemes, counts, events))
        pane.show()
        qtbot.waitUntil(lambda: pane.plot is not None)
        assert pane.plot is not None
        return pane, pane.plot

    return show


def test_the_cursor_starts_at_the_latest_count(opened: Opened) -> None:
    _, plot = opened()
    assert plot.reading() == ("0.42 ×10⁹/L, severe", "21-Nov 06:10 (0.31–0.54)")


def test_left_right_home_and_end_read_out_every_count(qtbot: QtBot, opened: Opened) -> None:
    _, plot = opened()
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.reading() == ("0.81 ×10⁹/L, moderate", "19-Nov 06:10 (0.63–0.99)")
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.reading() == ("3.30 ×10⁹/L, not below 1.5", "30-Oct 06:10")
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.reading() == ("3.30 ×10⁹/L, not below 1.5", "30-Oct 06:10")
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.reading() == ("2.60 ×10⁹/L, not below 1.5", "03-Nov 06:30")
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.reading() == ("0.42 ×10⁹/L, severe", "21-Nov 06:10 (0.31–0.54)")


def test_a_censored_count_is_read_out_as_a_limit(opened: Opened) -> None:
    _, plot = opened((below_limit(1, datetime(2026, 10, 22, 6), "0.10"),))
    assert plot.reading() == ("<0.10 ×10⁹/L, profound", "22-Oct 06:00")


def test_screen_readers_hear_what_the_cursor_shows(qtbot: QtBot, opened: Opened) -> None:
    _, plot = opened()
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.accessibleDescription() == "0.81 ×10⁹/L, moderate, 19-Nov 06:10 (0.63–0.99)"


def test_table_and_plot_show_the_same_count(qtbot: QtBot, opened: Opened) -> None:
    pane, plot = opened()
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert pane.table.currentIndex().row() == 1
    with qtbot.waitSignal(pane.count_chosen) as chosen:
        pane.table.selectRow(3)
    assert chosen.args == ["c2"]
    assert plot.reading() == ("2.60 ×10⁹/L, not below 1.5", "03-Nov 06:30")


def test_f8_and_a_double_click_ask_to_amend(qtbot: QtBot, opened: Opened) -> None:
    pane, plot = opened()
    with qtbot.waitSignal(pane.amend_wanted) as wanted:
        QTest.keyClick(plot, Qt.Key.Key_F8)
    assert wanted.args == ["c5"]
    pane.table.selectRow(1)
    with qtbot.waitSignal(pane.amend_wanted) as wanted:
        QTest.keyClick(pane.table, Qt.Key.Key_F8)
    assert wanted.args == ["c4"]
    with qtbot.waitSignal(pane.amend_wanted) as wanted:
        pane.table.doubleClicked.emit(pane.model.index(2, 0))
    assert wanted.args == ["c3"]


def test_no_line_is_drawn_across_fifteen_days_without_a_count(opened: Opened) -> None:
    earlier = replace(COUNTS[1], collected=datetime(2026, 11, 1, 6, 10))
    _, plot = opened((COUNTS[0], earlier, *COUNTS[2:]))
    frame = plot.frame()
    lines = [plot.marks.polyline(run, frame).toList() for run in plot.series.runs]
    (bracket,) = plot.series.brackets
    left, right = frame.x(bracket.start), frame.x(bracket.end)
    assert bracket.days == 15.0
    for line in lines:
        for start, end in pairwise(line):
            assert not (start.x() < right - 1 and end.x() > left + 1)


def test_the_three_spans_show_episode_six_weeks_and_all(qtbot: QtBot, opened: Opened) -> None:
    old = automated(6, datetime(2026, 3, 1, 6, 0), "6.00", "60")
    pane, plot = opened((old, *COUNTS))
    starts = {}
    for span in Span:
        pane.show_span(span)
        starts[span] = datetime_of(plot.shown_range()[0])
    assert starts[Span.ALL] < datetime(2026, 3, 1, 6, 0)
    assert datetime(2026, 10, 1) < starts[Span.SIX_WEEKS] < datetime(2026, 10, 30)
    assert datetime(2026, 11, 13) < starts[Span.EPISODE] < datetime(2026, 11, 16, 6, 10)


def test_a_count_alone_within_six_weeks_is_shown_with_those_before(opened: Opened) -> None:
    old = automated(6, datetime(2026, 3, 1, 6, 0), "6.00", "60")
    pane, plot = opened((old, COUNTS[4]))
    assert pane.tools.span is Span.ALL
    assert datetime_of(plot.shown_range()[0]) < datetime(2026, 3, 1, 6, 0)


def test_an_empty_course_offers_hints_and_samples(qtbot: QtBot, opened: Opened) -> None:
    pane, plot = opened((), ())
    assert plot.reading() is None
    assert "No duration or rate yet. Both need two counts with their times." in pane.statements.plain_text()
    link = pane.statements.sample("fall")
    assert link is not None
    with qtbot.waitSignal(pane.sample_wanted) as wanted:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert wanted.args == ["fall"]


def test_the_patient_stands_beside_the_title(opened: Opened) -> None:
    pane, _ = opened()
    assert pane.header.patient.text() == "SMITH, Jane, MRN 445512"


def test_the_legend_names_only_what_is_drawn(opened: Opened) -> None:
    pane, _ = opened(COUNTS[:2])
    assert pane.header.legend.accessibleDescription() == "automated"


def test_nothing_of_the_case_before_stays_when_another_comes(opened: Opened, schemes: Schemes) -> None:
    pane, plot = opened()
    pane.show_work_up(work_up(schemes, (), ()))
    assert plot.reading() is None
    assert pane.model.rowCount() == 0
    assert "0.42" not in pane.statements.plain_text()


def test_dates_of_the_twenty_second_century_are_read_out(opened: Opened) -> None:
    late = replace(COUNTS[4], collected=datetime(2134, 9, 14, 6, 10))
    _, plot = opened((late,), ())
    reading = plot.reading()
    assert reading is not None
    assert reading[1] == "14-Sep 06:10 (0.31–0.54)"
    assert "2134" in plot.time_label()


def test_ten_thousand_counts_are_thinned_to_what_pixels_can_show(opened: Opened) -> None:
    start = datetime(2020, 1, 1)
    many = tuple(
        automated(number, start + timedelta(hours=6 * number), "4.00", str(20 + number % 60))
        for number in range(10_000)
    )
    pane, plot = opened(many, ())
    pane.show_span(Span.ALL)
    frame = plot.frame()
    points = [point for run in plot.series.runs for point in plot.marks.polyline(run, frame).toList()]
    assert 0 < len(points) <= 5 * frame.rect.width()
    assert pane.model.index(0, Column.ANC).data() == "2.36"


def test_the_read_out_keeps_off_the_marks() -> None:
    within = QRectF(0, 0, 500, 180)
    marks = [QRectF(x, 60, 12, 12) for x in range(300, 500, 20)]
    box = place_reading((150, 40), QPointF(480, 66), within, marks, 10)
    assert within.contains(box)
    assert not any(box.intersects(mark) for mark in marks)


def test_a_recent_file_is_offered_on_an_empty_desk(
    qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes
) -> None:
    pane = CoursePane(Look(LIGHT, 1.0), phrasebook, (), _one_recent)
    qtbot.addWidget(pane)
    pane.show_work_up(work_up(schemes, (), ()))
    link = next(
        one for one in pane.statements.findChildren(QPushButton) if one.text() == "ward-7.neutro.json"
    )
    with qtbot.waitSignal(pane.recent_wanted) as chosen:
        link.click()
    assert chosen.args == ["cases/ward-7.neutro.json"]


def _one_recent() -> tuple[tuple[str, str], ...]:
    return (("cases/ward-7.neutro.json", "ward-7.neutro.json"),)


def test_the_plot_reads_out_no_count_of_the_case_before(opened: Opened, schemes: Schemes) -> None:
    pane, plot = opened()
    assert "0.42" in plot.accessibleDescription()
    pane.show_work_up(work_up(schemes, (), ()))
    assert plot.accessibleDescription() == "No counts yet"


def test_what_is_cut_in_a_row_is_said_in_full_to_who_walks_the_rows(qtbot: QtBot, opened: Opened) -> None:
    pane, plot = opened(size=(1100, 486))  # the drug is cut, and the fever in no font
    pane.activateWindow()
    plot.setFocus()
    qtbot.waitUntil(plot.hasFocus)
    last = pane.model.rowCount() - 1
    texts = [pane.model.index(place, Column.EVENTS).data() for place in range(last + 1)]
    place = next(place for place, text in enumerate(texts) if text.startswith("trimethoprim-sulfa"))
    with qtbot.assertNotEmitted(pane.said):
        pane.table.selectRow(place)  # by the plot's cursor, nobody walks here
    pane.table.selectRow(last)
    pane.table.setFocus()
    qtbot.waitUntil(pane.table.hasFocus)
    said: list[str] = []
    pane.said.connect(said.append)
    for _ in range(last):
        QTest.keyClick(pane.table, Qt.Key.Key_Up)
    told = [texts[walked] if walked == place else "" for walked in reversed(range(last))]
    assert said == told
