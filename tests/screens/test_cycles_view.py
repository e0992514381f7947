"""Cycles of chemotherapy laid over each other in the window: offered, drawn by days, told in a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.course_plot import CoursePlot
from neutro_desk.screens.cycle_lines import day_ticks
from neutro_desk.screens.cycles_view import CyclesView
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Cbc, Event, EventKind
from neutro_desk.workup.cycles import NewCycle
from neutro_desk.workup.grading import Schemes
from tests.screens.a_course import COUNTS, automated, work_up

Opened = Callable[..., tuple[CoursePane, CoursePlot]]

FIRST = date(2026, 9, 1)
VALUES = (
    (0, "4.0"), (8, "0.9"), (10, "0.4"), (12, "0.2"), (15, "0.7"), (16, "0.9"), (17, "1.9"),
    (22, "3.0"), (29, "0.6"), (31, "0.1"), (34, "0.8"), (35, "1.2"), (36, "1.8"),
)  # fmt: skip
"""Days after 01-Sep at 06:00 and white counts, all of them neutrophils; doses on 01-Sep and 22-Sep."""


def counts() -> tuple[Cbc, ...]:
    first = datetime(2026, 9, 1, 6)
    return tuple(
        automated(number, first + timedelta(days=day), anc, "100") for number, (day, anc) in enumerate(VALUES)
    )


def doses(*days: int) -> tuple[Event, ...]:
    return tuple(Event(EventKind.CHEMOTHERAPY, "FEC", at=FIRST + timedelta(days=day)) for day in days)


@pytest.fixture
def opened(qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes) -> Opened:
    kept: list[CoursePane] = []

    def show(events: tuple[Event, ...] = doses(0, 21)) -> tuple[CoursePane, CoursePlot]:
        pane = CoursePane(Look(LIGHT, 1.0), phrasebook)
        qtbot.addWidget(pane)
        kept.append(pane)
        pane.resize(1022, 486)
        pane.show_work_up(work_up(schemes, counts(), events))
        pane.show()
        qtbot.waitUntil(lambda: pane.plot is not None)
        assert pane.plot is not None
        return pane, pane.plot

    return show


def view_of(pane: CoursePane) -> CyclesView:
    pane.header.cycles.click()
    assert pane.cycles.view is not None
    return pane.cycles.view


def texts(view: CyclesView, column: int) -> list[str]:
    return [view.model.index(row, column).data() for row in range(view.model.rowCount())]


def test_two_days_of_chemotherapy_offer_the_cycles_and_one_does_not(qtbot: QtBot, opened: Opened) -> None:
    pane, _ = opened()
    assert pane.header.cycles.isVisible()
    pane, plot = opened(doses(0))
    assert not pane.header.cycles.isVisible()
    with qtbot.waitSignal(pane.said) as said:
        QTest.keyClick(plot, Qt.Key.Key_C)
    assert said.args == ["Cycles need two days of chemotherapy on the time line (F7)"]


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_Escape])
def test_the_key_c_shows_the_cycles_and_goes_back_to_the_plot(opened: Opened, key: Qt.Key) -> None:
    pane, plot = opened()
    QTest.keyClick(plot, Qt.Key.Key_C)
    view = pane.cycles.view
    assert view is not None
    assert view.isVisible()
    QTest.keyClick(view.back, key)
    assert view.isHidden()
    assert plot.hasFocus() or not pane.isActiveWindow()


def test_each_cycle_has_a_row_with_nadir_day_time_below_and_recovery(opened: Opened) -> None:
    """By hand: 0.2 on 13-Sep is day 13; 0.1 on 02-Oct is day 11 from 22-Sep; recovery on days 16 and 14.

    Below 0.5 in the first: low on 10 and 12; 0.9 and 0.4 meet it on 9.6, 0.2 and 0.7 on 13.8: 2 to 7, 4.2.
    """
    view = view_of(opened()[0])
    assert texts(view, 1) == ["01-Sep-2026", "22-Sep-2026"]
    assert texts(view, 4) == ["0.20", "0.10"]
    assert texts(view, 5) == ["13", "11"]
    assert texts(view, 6)[0] == "2.0 to 7.0, about 4.2"
    assert texts(view, 7) == ["day 16", "day 14"]


def test_what_the_cycles_have_in_common_is_said_for_eyes_and_screen_readers(opened: Opened) -> None:
    view = view_of(opened()[0])
    said = view.plot.accessibleDescription()
    assert "Lowest count on day 11 to 13 in 2 of 2 cycles" in said
    assert "Lower in each cycle than in the one before: 0.20; 0.10" in said
    assert view.said.accessibleName() == said


def test_counts_are_drawn_by_the_day_of_their_cycle_and_broken_as_in_the_course(opened: Opened) -> None:
    pane, plot = opened()
    view = view_of(pane)
    first, second = view.plot.lines
    assert first.days[0] == 1.25
    assert second.days[0] == pytest.approx(2.25)
    assert first.nadir == 3
    assert view.plot.nadir_labels() == ["1: day 13", "2: day 11"]
    joined = sum(last - first for line in view.plot.lines for first, last in line.runs)
    assert joined <= sum(last - first for first, last in plot.series.runs)
    assert first.style != second.style


def test_day_1_always_has_a_number_on_the_axis() -> None:
    assert list(day_ticks(22.5, 30)) == list(range(1, 23))
    assert list(day_ticks(22.5, 5)) == [1, 8, 15, 22]


def test_weekly_doses_are_asked_about_until_a_person_chooses(opened: Opened) -> None:
    view = view_of(opened(doses(0, 7, 14, 28))[0])
    assert view.model.rowCount() == 4
    assert "Days 1 only 7 d apart" in view.plot.accessibleDescription()
    assert "Lowest count on day" not in view.plot.accessibleDescription()
    view.rule.segment(NewCycle.THREE_WEEKS.value).click()
    assert texts(view, 1) == ["01-Sep-2026", "29-Sep-2026"]
    assert "Further doses within a cycle: 08-Sep; 15-Sep" in view.plot.accessibleDescription()


def test_more_than_six_cycles_draw_the_latest_and_say_so(opened: Opened) -> None:
    view = view_of(opened(doses(*range(0, 36, 5)))[0])
    assert [line.cycle.number for line in view.plot.lines] == [3, 4, 5, 6, 7, 8]
    assert view.model.rowCount() == 8
    assert "Drawn are the latest 6 cycles; the table has all" in view.plot.accessibleDescription()


def test_no_cycle_of_the_case_before_stays_when_another_comes(opened: Opened, schemes: Schemes) -> None:
    pane, _ = opened()
    view = view_of(pane)
    pane.show_work_up(work_up(schemes, COUNTS, ()))
    assert view.isHidden()
    assert not pane.header.cycles.isVisible()


def test_an_open_view_follows_another_count(opened: Opened, schemes: Schemes) -> None:
    pane, _ = opened()
    view = view_of(pane)
    lower = replace(counts()[9], wbc=counts()[3].wbc)
    pane.show_work_up(work_up(schemes, (*counts()[:9], lower, *counts()[10:]), doses(0, 21)))
    assert texts(view, 4) == ["0.20", "0.20"]


def test_another_stretch_of_time_shows_the_course_again(opened: Opened) -> None:
    pane, _ = opened()
    view = view_of(pane)
    pane.tools.spans.segment("all").click()
    assert view.isHidden()


def test_the_log_scale_holds_for_the_cycles_too(opened: Opened) -> None:
    pane, _ = opened()
    view = view_of(pane)
    pane.tools.scales.segment("log").click()
    assert view.plot.frame().scale.log


def test_the_key_l_acts_among_the_cycles_as_in_the_course(opened: Opened) -> None:
    pane, plot = opened()
    view = view_of(pane)
    for log in (True, False):
        QTest.keyClick(view.back, Qt.Key.Key_L)
        assert view.plot.frame().scale.log is log
        assert plot.is_log is log
        assert pane.tools.scales.segment("log").isChecked() is log


def test_the_table_is_a_sound_model(opened: Opened) -> None:
    view = view_of(opened()[0])
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.rule.segment(NewCycle.FORTNIGHT.value).click()
