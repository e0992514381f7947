"""The joined switch: arrows move, Space and Enter choose, one tab stop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT


@pytest.fixture
def switch(qtbot: QtBot) -> SegmentedSwitch:
    segments = (("yes", "Yes"), ("no", "No"), ("unknown", "Not known"))
    switch = SegmentedSwitch(Look(LIGHT), segments, "Fever or unwell")
    qtbot.addWidget(switch)
    switch.show()
    qtbot.waitExposed(switch)
    return switch


def test_nothing_is_chosen_at_first(switch: SegmentedSwitch) -> None:
    assert switch.value is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_arrows_move_and_space_or_enter_chooses(qtbot: QtBot, switch: SegmentedSwitch, key: Qt.Key) -> None:
    switch.segment("yes").setFocus()
    QTest.keyClick(switch.segment("yes"), Qt.Key.Key_Right)
    assert switch.value is None
    with qtbot.waitSignal(switch.chosen) as said:
        QTest.keyClick(switch.segment("no"), key)
    assert said.args == ["no"]
    assert switch.value == "no"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Tab])
def test_among_fields_enter_goes_on_and_answers_nothing(qtbot: QtBot, key: Qt.Key) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    row = QHBoxLayout(form)
    segments = [("yes", "Yes"), ("no", "No")]
    switch = SegmentedSwitch(Look(LIGHT), segments, "Fever or unwell", enter_goes_on=True)
    after = QLineEdit()
    row.addWidget(switch)
    row.addWidget(after)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    switch.segment("yes").setFocus()
    QTest.keyClick(switch.segment("yes"), key)
    assert switch.value is None
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Tab)
    QTest.keyClick(switch.segment("yes"), Qt.Key.Key_Space)
    assert switch.value == "yes"


def test_the_focus_stays_at_the_ends(switch: SegmentedSwitch) -> None:
    switch.segment("yes").setFocus()
    QTest.keyClick(switch.segment("yes"), Qt.Key.Key_Left)
    assert switch.segment("yes").hasFocus()


def test_showing_a_choice_says_nothing_and_can_take_it_back(qtbot: QtBot, switch: SegmentedSwitch) -> None:
    with qtbot.assertNotEmitted(switch.chosen):
        switch.set_chosen("no")
        assert switch.value == "no"
        switch.set_chosen(None)
    assert switch.value is None


def test_the_tab_key_stops_once_at_the_chosen_segment(switch: SegmentedSwitch) -> None:
    switch.set_chosen("unknown")
    stops = [button for button in switch.segments() if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    assert stops[0] is switch.segment("unknown")


def test_each_segment_says_what_it_belongs_to(switch: SegmentedSwitch) -> None:
    assert switch.segment("no").accessibleName() == "Fever or unwell: No"
