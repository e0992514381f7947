"""The chosen window of the decline, zoom and scale, by keys and pointer, with the statement following."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.course_plot import CoursePlot
from neutro_desk.screens.picture_wanted import Export
from neutro_desk.screens.plot_series import Span
from neutro_desk.screens.plot_window import ChosenWindow
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.grading import Schemes
from tests.screens.a_course import COUNTS, EVENTS, work_up

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


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


def at(plot: CoursePlot, place: int) -> QPoint:
    """Return the pixel of a mark."""
    frame, mark = plot.frame(), plot.series.marks[place]
    return QPoint(round(frame.x(mark.seconds)), round(frame.rect.center().y()))


def test_shift_and_left_choose_a_window_whose_decline_is_said_at_once(
    opened: tuple[CoursePane, CoursePlot],
) -> None:
    pane, plot = opened
    QTest.keyClick(plot, Qt.Key.Key_Left, SHIFT)
    assert plot.chosen_window == ChosenWindow(4, 3)
    said = pane.statements.plain_text().splitlines()
    # 0.81 to 0.42 in 2.0 d: 1 - sqrt(0.42 / 0.81) = 28 % per day, ln 2 / 0.3284 = 2.1 d
    assert said[:2] == [
        "Chosen window, 19-Nov 06:10 to 21-Nov 06:10, 2 counts",
        "28 % per day, halves in about 2.1 d",
    ]
    assert plot.accessibleDescription().startswith("Chosen window, 19-Nov 06:10 to 21-Nov 06:10, 2 counts")
    QTest.keyClick(plot, Qt.Key.Key_Left, SHIFT)
    assert pane.statements.plain_text().startswith("Chosen window, 16-Nov 06:10 to 21-Nov 06:10, 3 counts")


def test_shift_from_an_end_moves_that_end_and_leaves_the_other(opened: tuple[CoursePane, CoursePlot]) -> None:
    _, plot = opened
    QTest.keyClick(plot, Qt.Key.Key_Home, SHIFT)
    QTest.keyClick(plot, Qt.Key.Key_Right, SHIFT)
    assert plot.chosen_window == ChosenWindow(4, 1)
    QTest.keyClick(plot, Qt.Key.Key_End)
    QTest.keyClick(plot, Qt.Key.Key_Left, SHIFT)
    assert plot.chosen_window == ChosenWindow(1, 3)


def test_esc_gives_the_window_up_and_the_plain_keys_keep_it(opened: tuple[CoursePane, CoursePlot]) -> None:
    pane, plot = opened
    QTest.keyClick(plot, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert (plot.chosen_window, plot.cursor_place) == (ChosenWindow(4, 3), 0)
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.chosen_window is None
    assert "Chosen window" not in pane.statements.plain_text()


def test_a_window_is_drawn_up_by_dragging_with_shift_and_changed_by_its_handles(
    opened: tuple[CoursePane, CoursePlot],
) -> None:
    _, plot = opened
    view = plot.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, SHIFT, at(plot, 2))
    QTest.mouseMove(view, at(plot, 4))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(plot, 4))
    assert plot.chosen_window == ChosenWindow(2, 4)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(plot, 2))
    QTest.mouseMove(view, at(plot, 3))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(plot, 3))
    assert plot.chosen_window == ChosenWindow(4, 3)


def test_the_window_goes_when_the_count_at_its_end_does(
    opened: tuple[CoursePane, CoursePlot], schemes: Schemes
) -> None:
    pane, plot = opened
    QTest.keyClick(plot, Qt.Key.Key_Left, SHIFT)
    pane.show_work_up(work_up(schemes, COUNTS[:-1]))
    assert plot.chosen_window is None
    assert "Chosen window" not in pane.statements.plain_text()


def test_the_window_stays_while_an_event_is_added(
    opened: tuple[CoursePane, CoursePlot], schemes: Schemes
) -> None:
    pane, plot = opened
    QTest.keyClick(plot, Qt.Key.Key_Left, SHIFT)
    pane.show_work_up(work_up(schemes, COUNTS, EVENTS[:1]))
    assert plot.chosen_window == ChosenWindow(4, 3)
    assert pane.statements.plain_text().startswith("Chosen window")


def test_plus_and_minus_zoom_around_the_cursor(opened: tuple[CoursePane, CoursePlot]) -> None:
    _, plot = opened
    start, end = plot.shown_range()
    cursor = plot.cursor_second()
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    closer = plot.shown_range()
    assert closer[1] - closer[0] == pytest.approx(0.8 * (end - start))
    assert (cursor - closer[0]) / (closer[1] - closer[0]) == pytest.approx((cursor - start) / (end - start))
    QTest.keyClick(plot, Qt.Key.Key_Minus)
    assert plot.shown_range() == pytest.approx((start, end))


def test_zooming_out_ends_at_twice_the_course(opened: tuple[CoursePane, CoursePlot]) -> None:
    _, plot = opened
    for _ in range(40):
        QTest.keyClick(plot, Qt.Key.Key_Minus)
    start, end = plot.shown_range()
    marks = plot.series.marks
    assert end - start == pytest.approx(2 * (marks[-1].seconds - marks[0].seconds))


def test_page_up_and_down_move_by_half_a_picture(opened: tuple[CoursePane, CoursePlot]) -> None:
    _, plot = opened
    start, end = plot.shown_range()
    QTest.keyClick(plot, Qt.Key.Key_PageUp)
    assert plot.shown_range()[0] == pytest.approx(start - (end - start) / 2)
    QTest.keyClick(plot, Qt.Key.Key_PageDown)
    assert plot.shown_range() == pytest.approx((start, end))


@pytest.mark.parametrize(("held", "zooms"), [(CONTROL, True), (Qt.KeyboardModifier.NoModifier, False)])
def test_the_wheel_zooms_with_control_alone(
    opened: tuple[CoursePane, CoursePlot], held: Qt.KeyboardModifier, zooms: bool
) -> None:
    _, plot = opened
    before = plot.shown_range()
    middle = QPointF(plot.frame().rect.center())
    turn = QWheelEvent(
        middle,
        QPointF(plot.viewport().mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), turn)
    assert (plot.shown_range() != before) is zooms


def test_l_and_the_switch_of_the_tools_show_the_same_scale(opened: tuple[CoursePane, CoursePlot]) -> None:
    pane, plot = opened
    QTest.keyClick(plot, Qt.Key.Key_L)
    assert plot.is_log
    assert pane.tools.scales.value == "log"
    linear = pane.tools.scales.segment("linear")
    QTest.mouseClick(linear, Qt.MouseButton.LeftButton)
    assert not plot.is_log


def test_ctrl_c_in_the_plot_asks_for_the_picture_as_it_is_shown(
    qtbot: QtBot, opened: tuple[CoursePane, CoursePlot]
) -> None:
    pane, plot = opened
    QTest.keyClick(plot, Qt.Key.Key_L)
    QTest.keyClick(plot, Qt.Key.Key_Left, SHIFT)
    with qtbot.waitSignal(pane.export_wanted) as wanted:
        QTest.keyClick(plot, Qt.Key.Key_C, CONTROL)
    (asked,) = wanted.args
    assert asked.way is Export.COPY
    assert (asked.contents.start, asked.contents.end) == plot.shown_range()
    assert (asked.contents.is_log, asked.contents.window) == (True, ChosenWindow(4, 3))
    assert asked.contents.patient == "SMITH, Jane, MRN 445512"


def test_the_menu_offers_every_way_out(qtbot: QtBot, opened: tuple[CoursePane, CoursePlot]) -> None:
    pane, _ = opened
    menu = pane.tools.exports()
    ways = []
    for action in menu.actions():
        with qtbot.waitSignal(pane.export_wanted) as wanted:
            action.trigger()
        ways.append(wanted.args[0].way)
    assert ways == list(Export)


def test_zoom_and_move_leave_the_named_spans_and_a_new_count_or_a_choice_brings_one_back(
    opened: tuple[CoursePane, CoursePlot], schemes: Schemes
) -> None:
    pane, plot = opened
    before = plot.shown_range()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_PageUp):
        pane.show_span(Span.SIX_WEEKS)
        assert pane.tools.spans.value == Span.SIX_WEEKS.value
        QTest.keyClick(plot, key)
        assert pane.tools.spans.value is None
    pane.tools.spans.segment(Span.SIX_WEEKS.value).click()
    assert plot.shown_range() == pytest.approx(before)
    centre = plot.frame().rect.center().toPoint()
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)
    QTest.mouseMove(plot.viewport(), centre + QPoint(40, 0))
    QTest.mouseMove(plot.viewport(), centre + QPoint(80, 0))
    QTest.mouseRelease(
        plot.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre + QPoint(80, 0)
    )
    assert pane.tools.spans.value is None
    pane.show_work_up(work_up(schemes, COUNTS[:-1]))
    assert pane.tools.spans.value == Span.SIX_WEEKS.value
