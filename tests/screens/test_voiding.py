"""Voiding in the course: asked over the table, for a reason; the count stays there struck through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.course_plot import CoursePlot
from neutro_desk.screens.course_table import Column
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.screens.void_form import VoidForm
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Cbc, Voided
from neutro_desk.workup.grading import Schemes
from tests.screens.a_course import COUNTS, EVENTS, work_up

Opened = Callable[..., tuple[CoursePane, CoursePlot]]
VOIDED = replace(COUNTS[3], voided=Voided(datetime(2026, 11, 21, 7, 32), "clotted sample"))
Key = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes) -> Opened:
    def show(
        counts: tuple[Cbc, ...] = COUNTS, size: tuple[int, int] = (1022, 486)
    ) -> tuple[CoursePane, CoursePlot]:
        pane = CoursePane(Look(LIGHT, 1.0), phrasebook)
        qtbot.addWidget(pane)
        pane.resize(*size)
        pane.show_work_up(work_up(schemes, counts, EVENTS))
        pane.show()
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)
        qtbot.waitUntil(lambda: pane.plot is not None)
        assert pane.plot is not None
        return pane, pane.plot

    return show


def asked(pane: CoursePane, row: int) -> VoidForm:
    """Press Delete on a row and return the form that opens."""
    pane.table.setFocus()
    pane.table.selectRow(row)
    QTest.keyClick(pane.table, Key.Key_Delete)
    form = pane.voiding.form
    assert form is not None
    return form


def test_delete_asks_why_with_the_cursor_in_the_reason(opened: Opened) -> None:
    pane, _ = opened()
    form = asked(pane, 1)
    assert form.isVisible()
    assert form.line.hasFocus()
    assert "Why is the count of 19-Nov-2026 06:10 voided?" in form.panel.text
    assert form.accessibleName() == form.panel.text


def test_enter_voids_for_the_reason_that_was_typed(qtbot: QtBot, opened: Opened) -> None:
    pane, _ = opened()
    form = asked(pane, 1)
    QTest.keyClicks(form.line, " film lost ")
    with qtbot.waitSignal(pane.count_voided) as voided:
        QTest.keyClick(form.line, Key.Key_Return)
    assert voided.args == ["c4", "film lost"]
    assert pane.voiding.form is None
    assert pane.table.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_a_ready_reason_needs_two_keys(qtbot: QtBot, opened: Opened, key: Key) -> None:
    pane, _ = opened()
    form = asked(pane, 0)
    QTest.keyClick(form.line, Key.Key_2, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(pane.count_voided) as voided:
        QTest.keyClick(form.line, key)
    assert voided.args == ["c5", "clotted sample"]


def test_without_a_reason_enter_voids_nothing(qtbot: QtBot, opened: Opened) -> None:
    pane, _ = opened()
    form = asked(pane, 1)
    with qtbot.assertNotEmitted(pane.count_voided):
        QTest.keyClick(form.line, Key.Key_Return)
        QTest.keyClicks(form.line, "   ")
        QTest.keyClick(form.line, Key.Key_Return)
    assert not form.void.isEnabled()
    assert form.isVisible()


@pytest.mark.parametrize("tabs", [0, 1])
def test_esc_leaves_the_count_and_goes_back_to_its_row(qtbot: QtBot, opened: Opened, tabs: int) -> None:
    pane, _ = opened()
    form = asked(pane, 1)
    QTest.keyClicks(form.line, "x")
    for _ in range(tabs):
        QTest.keyClick(pane.focusWidget(), Key.Key_Tab)
    with qtbot.assertNotEmitted(pane.count_voided):
        QTest.keyClick(pane.focusWidget(), Key.Key_Escape)
    assert pane.voiding.form is None
    assert pane.table.hasFocus()
    assert pane.table.currentIndex().row() == 1


def test_in_a_low_pane_the_line_is_in_sight_and_then_the_table_again(opened: Opened) -> None:
    pane, _ = opened(size=(700, 240))
    pane.tools.table.setChecked(True)
    pane.arrange()

    def is_seen(part: QWidget) -> bool:
        viewport = pane._scroll.viewport()
        return viewport.rect().contains(part.mapTo(viewport, part.rect().center()))

    form = asked(pane, 1)
    assert is_seen(form.line)
    QTest.keyClicks(form.line, "x")
    QTest.keyClick(form.line, Key.Key_Return)
    assert is_seen(pane.table)


def test_delete_at_a_mark_of_the_plot_asks_about_its_count(opened: Opened) -> None:
    pane, plot = opened()
    plot.setFocus()
    QTest.keyClick(plot, Key.Key_Left)
    QTest.keyClick(plot, Key.Key_Delete)
    form = pane.voiding.form
    assert form is not None
    assert "19-Nov-2026 06:10" in form.panel.text
    QTest.keyClick(form.line, Key.Key_Escape)
    assert plot.hasFocus()


def test_asking_about_another_count_takes_no_reason_along(opened: Opened) -> None:
    pane, _ = opened()
    QTest.keyClicks(asked(pane, 1).line, "wrong patient")
    assert asked(pane, 0).line.text() == ""


def test_the_reason_stays_when_the_window_gets_narrower(opened: Opened) -> None:
    pane, _ = opened()
    form = asked(pane, 1)
    QTest.keyClicks(form.line, "wrong pat")
    pane.resize(700, 486)
    again = pane.voiding.form
    assert again is not None
    assert again.line.text() == "wrong pat"
    assert again.line.hasFocus()
    assert again.geometry().right() <= 700


def test_the_form_goes_with_its_count(opened: Opened, schemes: Schemes) -> None:
    pane, _ = opened()
    asked(pane, 1)
    pane.show_work_up(work_up(schemes, (*COUNTS[:3], VOIDED, *COUNTS[4:]), EVENTS))
    assert pane.voiding.form is None
    assert pane.table.hasFocus()
    assert pane.table.currentIndex().row() == 1


def test_a_voided_count_stays_in_the_table_struck_through_with_its_time_and_reason(
    opened: Opened, schemes: Schemes
) -> None:
    pane, plot = opened((*COUNTS[:3], VOIDED, *COUNTS[4:]))
    model = pane.model
    texts = [model.index(1, column).data() for column in Column]
    assert texts[Column.COLLECTED] == "19-Nov-2026 06:10"
    assert texts[Column.GRADE] == "voided 21-Nov 07:32: clotted sample"
    assert set(texts[Column.GRADE + 1 :]) == {""}
    struck = [model.index(1, column).data(Qt.ItemDataRole.FontRole) for column in Column]
    assert all(struck[column].strikeOut() for column in (Column.COLLECTED, Column.WBC, Column.ANC))
    assert struck[Column.GRADE] is None or not struck[Column.GRADE].strikeOut()
    assert pane.table.columnSpan(1, Column.GRADE) == len(Column) - Column.GRADE
    assert pane.table.columnSpan(0, Column.GRADE) == 1
    assert [mark.sample.count_id for mark in plot.series.marks] == ["c1", "c2", "c3", "c5"]
    pane.show_work_up(work_up(schemes, COUNTS, EVENTS))
    assert pane.table.columnSpan(1, Column.GRADE) == 1


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_F8])
def test_a_voided_count_is_neither_voided_again_nor_amended(qtbot: QtBot, opened: Opened, key: Key) -> None:
    pane, _ = opened((*COUNTS[:3], VOIDED, *COUNTS[4:]))
    pane.table.selectRow(1)
    with qtbot.assertNotEmitted(pane.amend_wanted):
        QTest.keyClick(pane.table, key)
    assert pane.voiding.form is None
