"""The reason of an amendment: asked under its line, by a key or in a person's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from neutro_desk.screens.reason_line import LONGEST, ReasonLine
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook

READY = ["wrong patient", "clotted sample", "typing error", "corrected report", "drip-arm sample"]
Made = Callable[[], ReasonLine]


@pytest.fixture
def reason(qtbot: QtBot, phrasebook: Phrasebook) -> ReasonLine:
    made = ReasonLine(Look(LIGHT), phrasebook, 311)
    qtbot.addWidget(made)
    other = QLineEdit()
    qtbot.addWidget(other)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_stands_quiet_until_it_is_wanted(reason: ReasonLine) -> None:
    reason.line.clearFocus()
    assert not reason.panel.isVisible()
    assert reason.line.text() == ""


def test_the_ready_reasons_stand_open_while_a_reason_is_asked(reason: ReasonLine) -> None:
    reason.ask()
    assert reason.panel.isVisible()
    assert [button.text() for button in reason.panel.answers()] == READY
    assert reason.panel.text.startswith("Why is it amended?")


@pytest.mark.parametrize("number", range(5))
def test_a_ready_reason_is_taken_by_its_key_and_can_be_added_to(
    qtbot: QtBot, reason: ReasonLine, number: int
) -> None:
    reason.ask()
    with qtbot.waitSignal(reason.reason_typed) as typed:
        QTest.keyClick(reason.line, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.AltModifier)
    assert typed.args == [READY[number]]
    assert not reason.panel.isVisible()
    QTest.keyClicks(reason.line, ", bed 4")
    assert reason.line.text() == f"{READY[number]}, bed 4"


def test_a_ready_reason_is_taken_by_the_pointer(qtbot: QtBot, reason: ReasonLine) -> None:
    reason.ask()
    with qtbot.waitSignal(reason.reason_typed):
        QTest.mouseClick(reason.panel.answers()[2], Qt.MouseButton.LeftButton)
    assert reason.line.text() == "typing error"


def test_typing_a_reason_closes_the_question_and_clearing_it_asks_again(reason: ReasonLine) -> None:
    reason.ask()
    QTest.keyClicks(reason.line, "x")
    assert not reason.panel.isVisible()
    QTest.keyClick(reason.line, Qt.Key.Key_Backspace)
    assert reason.panel.isVisible()


def test_a_reason_with_numbers_in_it_is_pasted_as_one_line_and_is_no_block_of_results(
    qtbot: QtBot, reason: ReasonLine
) -> None:
    content = QMimeData()
    content.setText("report 2\nof 3")
    QGuiApplication.clipboard().setMimeData(content)
    with qtbot.assertNotEmitted(reason.line.block_pasted):
        reason.line.paste_entry()
    assert reason.line.text() == "report 2 of 3"


def test_a_reason_has_an_end(reason: ReasonLine) -> None:
    QTest.keyClicks(reason.line, "x" * (LONGEST + 5))
    assert len(reason.line.text()) == LONGEST


def test_a_screen_reader_hears_the_question_and_the_keys_of_its_answers(reason: ReasonLine) -> None:
    assert reason.line.accessibleName() == "Reason for the amendment"
    said = reason.line.accessibleDescription()
    assert said.startswith("Why is it amended?")
    assert "typing error, Alt+3" in said


def press_four() -> None:
    """Press 4 in the menu as soon as it is open."""
    menu = QApplication.activePopupWidget()
    if menu is None:
        QTimer.singleShot(5, press_four)
    else:
        QTest.keyClick(menu, Qt.Key.Key_4)


def test_in_a_low_column_the_ready_reasons_fold_into_a_menu(qtbot: QtBot, reason: ReasonLine) -> None:
    reason.ask()
    reason.fit(300)
    assert not reason.panel.isVisible()
    assert "Alt+Down" in reason.hint.text
    with qtbot.waitSignal(reason.reason_typed) as typed:
        QTimer.singleShot(0, reason, press_four)
        QTest.keyClick(reason.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert typed.args == ["corrected report"]
    reason.line.clear()
    reason.fit(700)
    reason.ask()
    assert reason.panel.isVisible()
