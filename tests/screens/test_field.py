"""One field: keys walk the form, the wheel changes nothing, a block stays out, a question is answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from neutro_desk.screens.entry_line import EntryLine, is_block
from neutro_desk.screens.field import EntryField
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.screens.unit_box import UnitBox
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.statements import Choice, Note, NoteKind, say

FIFTEEN_HUNDRED = Note(
    NoteKind.ASK,
    "wbc",
    say("number.fifteen_hundred", text="1,500"),
    (
        Choice(say("choice.number", number="1.5"), (("wbc", "1.5"),)),
        Choice(say("choice.number", number="1500"), (("wbc", "1500"),)),
    ),
)


@pytest.fixture
def pair(qtbot: QtBot) -> Iterator[tuple[EntryLine, EntryLine]]:
    """Two lines, one above the other, the first with the cursor."""
    form = QWidget()
    qtbot.addWidget(form)
    lines = QVBoxLayout(form)
    first, second = EntryLine("wbc"), EntryLine("segs")
    lines.addWidget(first)
    lines.addWidget(second)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    first.setFocus()
    yield first, second
    form.close()


@pytest.fixture
def field(qtbot: QtBot, phrasebook: Phrasebook) -> EntryField:
    """A field with room for a question."""
    made = EntryField(Look(LIGHT), phrasebook, "wbc", "WBC", width=311)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Tab])
def test_enter_tab_and_down_go_on(qtbot: QtBot, pair: tuple[EntryLine, EntryLine], key: Qt.Key) -> None:
    QTest.keyClick(pair[0], key)
    assert pair[1].hasFocus()


def test_up_goes_back(qtbot: QtBot, pair: tuple[EntryLine, EntryLine]) -> None:
    pair[1].setFocus()
    QTest.keyClick(pair[1], Qt.Key.Key_Up)
    assert pair[0].hasFocus()


def test_escape_leaves_the_field_and_discards_nothing(
    qtbot: QtBot, pair: tuple[EntryLine, EntryLine]
) -> None:
    QTest.keyClicks(pair[0], "1.2")
    QTest.keyClick(pair[0], Qt.Key.Key_Escape)
    assert not pair[0].hasFocus()
    assert pair[0].text() == "1.2"


def test_wheel_over_a_field_or_a_unit_changes_nothing(
    qtbot: QtBot, pair: tuple[EntryLine, EntryLine]
) -> None:
    box = UnitBox(Look(LIGHT), ("10*9/L", "/uL"), "Unit")
    qtbot.addWidget(box)
    pair[0].setText("5")
    for widget in (pair[0], box):
        notch = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QGuiApplication.sendEvent(widget, notch)
        assert not notch.isAccepted()
    assert pair[0].text() == "5"
    assert box.unit == "10*9/L"


@pytest.mark.parametrize("locale", ["en_US", "de_DE", "fr_FR", "hi_IN", "ar_EG"])
def test_a_field_keeps_what_was_typed_in_every_locale(
    qtbot: QtBot, pair: tuple[EntryLine, EntryLine], locale: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        for text in ("1,5", "0.456", "1.500"):
            pair[0].clear()
            QTest.keyClicks(pair[0], text)
            QTest.keyClick(pair[0], Qt.Key.Key_Return)
            assert pair[0].text() == text
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1.20", False),
        (" 1.20\n", False),
        ("1 500", False),
        ("<0.1", False),
        ("21-Nov-2026", False),
        ("1.2\t30", True),
        ("1.2\n30", True),
        ("1.2 30 5", True),
        ("1.2; 30", True),
        ("WBC 1.2\r\nANC 0.4", True),
    ],
)
def test_a_single_entry_is_pasted_and_several_are_a_block(text: str, block: bool) -> None:
    assert is_block(text) is block


def test_a_pasted_block_is_reported_and_not_inserted(qtbot: QtBot, pair: tuple[EntryLine, EntryLine]) -> None:
    QGuiApplication.clipboard().setText("1.2\t30\n1.8\t41")
    with qtbot.waitSignal(pair[0].block_pasted) as pasted:
        QTest.keyClick(pair[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted.args == ["1.2\t30\n1.8\t41"]
    assert pair[0].text() == ""


def test_a_pasted_entry_counts_as_typed(qtbot: QtBot, pair: tuple[EntryLine, EntryLine]) -> None:
    QGuiApplication.clipboard().setText("1.20\n")
    with qtbot.waitSignal(pair[0].entry_typed) as typed:
        QTest.keyClick(pair[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert typed.args == ["wbc", "1.20"]


def test_undo_takes_back_typing_before_it_takes_back_commands(
    qtbot: QtBot, pair: tuple[EntryLine, EntryLine]
) -> None:
    QTest.keyClicks(pair[0], "12")
    with qtbot.assertNotEmitted(pair[0].undo_wanted):
        QTest.keyClick(pair[0], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pair[0].text() == ""
    with qtbot.waitSignal(pair[0].undo_wanted):
        QTest.keyClick(pair[0], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_redo_with_no_typing_asks_for_the_command(qtbot: QtBot, pair: tuple[EntryLine, EntryLine]) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(pair[0].redo_wanted):
        QTest.keyClick(pair[0], Qt.Key.Key_Z, held)


def test_a_question_takes_the_place_of_the_echo_and_gives_it_back(field: EntryField) -> None:
    field.show_echo("1.20 ×10⁹/L  =  1200 /µL")
    field.show_notes((FIFTEEN_HUNDRED,))
    assert field.echo.isHidden()
    assert [panel.text for panel in field.questions()] == ["1,500: one and a half, or fifteen hundred?"]
    field.show_notes(())
    assert not field.echo.isHidden()
    assert field.questions() == []


def test_a_question_is_answered_by_its_button(qtbot: QtBot, field: EntryField) -> None:
    field.show_notes((FIFTEEN_HUNDRED,))
    with qtbot.waitSignal(field.choice_taken) as taken:
        field.questions()[0].answers()[1].click()
    assert taken.args == [FIFTEEN_HUNDRED.choices[1]]


def test_a_question_is_answered_by_alt_and_its_digit(qtbot: QtBot, field: EntryField) -> None:
    field.show_notes((FIFTEEN_HUNDRED,))
    with qtbot.waitSignal(field.choice_taken) as taken:
        QTest.keyClick(field.line, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert taken.args == [FIFTEEN_HUNDRED.choices[0]]


def test_an_answer_can_never_be_pressed_by_typing_on(field: EntryField) -> None:
    field.show_notes((FIFTEEN_HUNDRED,))
    policies = {button.focusPolicy() for button in field.questions()[0].answers()}
    assert policies == {Qt.FocusPolicy.NoFocus}


def test_a_screen_reader_hears_the_question_at_the_field(field: EntryField) -> None:
    field.show_notes((FIFTEEN_HUNDRED,))
    assert field.line.accessibleDescription() == "1,500: one and a half, or fifteen hundred?"


def test_a_letter_chooses_the_unit_and_down_moves_on(qtbot: QtBot) -> None:
    box = UnitBox(Look(LIGHT), ("10*9/L", "/uL"), "Unit")
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.unit_chosen) as chosen:
        QTest.keyClick(box, Qt.Key.Key_U)
    assert chosen.args == ["/uL"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.unit == "/uL"


def test_a_unit_that_a_file_brought_is_shown(qtbot: QtBot) -> None:
    box = UnitBox(Look(LIGHT), ("10*9/L", "/uL"), "Unit")
    qtbot.addWidget(box)
    box.set_unit("10*3/uL")
    assert (box.unit, box.currentText()) == ("10*3/uL", "×10³/µL")


def test_a_rare_unit_is_never_offered_once_it_is_gone(qtbot: QtBot) -> None:
    box = UnitBox(Look(LIGHT), ("10*9/L", "/uL"), "Unit")
    qtbot.addWidget(box)
    box.set_unit("10*3/mL")
    assert (box.unit, box.count()) == ("10*3/mL", 3)
    box.set_unit("/uL")
    assert [box.itemData(place) for place in range(box.count())] == ["10*9/L", "/uL"]
    assert box.unit == "/uL"


def test_arrows_move_within_a_switch_and_space_chooses(qtbot: QtBot) -> None:
    switch = SegmentedSwitch(Look(LIGHT), (("yes", "Yes"), ("no", "No")), "Fever or unwell")
    qtbot.addWidget(switch)
    switch.show()
    switch.activateWindow()
    qtbot.waitUntil(switch.isActiveWindow)
    switch.segment("yes").setFocus()
    QTest.keyClick(switch.segment("yes"), Qt.Key.Key_Right)
    assert switch.value is None
    with qtbot.waitSignal(switch.chosen) as chosen:
        QTest.keyClick(switch.segment("no"), Qt.Key.Key_Space)
    assert chosen.args == ["no"]


def test_a_switch_is_set_silently_and_cleared_again(qtbot: QtBot) -> None:
    switch = SegmentedSwitch(Look(LIGHT), (("yes", "Yes"), ("no", "No")), "Fever or unwell")
    qtbot.addWidget(switch)
    with qtbot.assertNotEmitted(switch.chosen):
        switch.set_chosen("no")
        assert switch.value == "no"
        switch.set_chosen(None)
    assert switch.value is None
