"""The form for an event: keys in, Event out."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neutro_desk.screens.event_dialog import EventDialog
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Event, EventKind, Quantity

CLOZAPINE = Event(EventKind.DRUG, "clozapine", start=date(2019, 5, 1))
FEVER = Event(EventKind.FEVER, at=datetime(2026, 11, 21, 5, 40), temperature=Quantity(Decimal("38.4"), "Cel"))


@pytest.fixture
def dialog(qtbot: QtBot, phrasebook: Phrasebook, now: datetime) -> EventDialog:
    def clock() -> datetime:
        return now

    dialog = EventDialog(Look(LIGHT, 1.0), phrasebook, clock)
    qtbot.addWidget(dialog)
    return dialog


def type_into(qtbot: QtBot, dialog: EventDialog, name: str, text: str) -> None:
    dialog.fields[name].line.selectAll()
    QTest.keyClicks(dialog.fields[name].line, text)


def test_a_drug_is_added_by_keys_alone(qtbot: QtBot, dialog: EventDialog) -> None:
    dialog.open_new(())
    type_into(qtbot, dialog, "name", "co-trimoxazole")
    type_into(qtbot, dialog, "first", "3nov")
    with qtbot.waitSignal(dialog.event_added) as added:
        QTest.keyClick(dialog.fields["first"].line, Qt.Key.Key_Return)
    assert added.args == [Event(EventKind.DRUG, "co-trimoxazole", start=date(2026, 11, 3))]
    assert not dialog.isVisible()


def test_choosing_fever_asks_for_one_time_and_a_temperature(qtbot: QtBot, dialog: EventDialog) -> None:
    dialog.open_new(())
    QTest.keyClicks(dialog.kind, "Fev")
    assert dialog.once.isChecked()
    assert dialog.fields["temperature"].isVisibleTo(dialog)
    assert not dialog.fields["stop"].isVisibleTo(dialog)
    type_into(qtbot, dialog, "first", "21nov 0540")
    type_into(qtbot, dialog, "temperature", "38.4")
    with qtbot.waitSignal(dialog.event_added) as added:
        QTest.keyClick(dialog.fields["temperature"].line, Qt.Key.Key_Enter)
    assert added.args == [FEVER]


def test_every_problem_stands_at_its_field_and_nothing_typed_is_lost(
    qtbot: QtBot, dialog: EventDialog
) -> None:
    dialog.open_new(())
    type_into(qtbot, dialog, "first", "soon")
    with qtbot.assertNotEmitted(dialog.event_added):
        QTest.keyClick(dialog.fields["first"].line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.fields["name"].problem.isVisibleTo(dialog)
    assert dialog.fields["first"].problem.isVisibleTo(dialog)
    assert dialog.fields["first"].line.text() == "soon"


def test_a_day_with_two_readings_is_settled_by_its_button(qtbot: QtBot, dialog: EventDialog) -> None:
    dialog.open_new(())
    type_into(qtbot, dialog, "name", "cefepime")
    type_into(qtbot, dialog, "first", "5/11")
    QTest.keyClick(dialog.fields["first"].line, Qt.Key.Key_Return)
    texts = dialog.fields["first"].problem.answers()
    assert sorted(texts) == ["05-Nov-2026", "11-May-2026"]
    QTest.mouseClick(texts["05-Nov-2026"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.event_added) as added:
        QTest.keyClick(dialog.fields["first"].line, Qt.Key.Key_Return)
    assert added.args == [Event(EventKind.DRUG, "cefepime", start=date(2026, 11, 5))]


def test_escape_leaves_without_an_event(qtbot: QtBot, dialog: EventDialog) -> None:
    dialog.open_new(())
    with qtbot.assertNotEmitted(dialog.event_added):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_chosen_event_is_amended_at_its_place(qtbot: QtBot, dialog: EventDialog) -> None:
    dialog.open_event((FEVER, CLOZAPINE), 1)
    assert dialog.fields["name"].line.text() == "clozapine"
    type_into(qtbot, dialog, "stop", "20nov")
    with qtbot.waitSignal(dialog.event_amended) as amended:
        QTest.keyClick(dialog.fields["stop"].line, Qt.Key.Key_Return)
    assert amended.args == [
        CLOZAPINE,
        Event(EventKind.DRUG, "clozapine", start=date(2019, 5, 1), stop=date(2026, 11, 20)),
    ]


def test_a_chosen_event_can_be_removed(qtbot: QtBot, dialog: EventDialog) -> None:
    dialog.open_event((FEVER, CLOZAPINE), 0)
    with qtbot.waitSignal(dialog.event_removed) as removed:
        QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert removed.args == [FEVER]


def test_a_new_form_holds_nothing_of_the_event_before(qtbot: QtBot, dialog: EventDialog) -> None:
    dialog.open_event((FEVER, CLOZAPINE), 1)
    dialog.open_new(())
    assert [field.line.text() for field in dialog.fields.values()] == [""] * len(dialog.fields)
    assert dialog.which.count() == 1
