"""The name of a medicine in the event form: completed by keyboard, asked when it is misspelt or doubtful."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neutro_desk.screens.event_dialog import EventDialog
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.drug_names import drug_names

NOW = datetime(2026, 11, 21, 7, 32)
DOWN, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Return


def _now() -> datetime:
    return NOW


@pytest.fixture
def dialog(qtbot: QtBot, phrasebook: Phrasebook, pack: Pack) -> EventDialog:
    """The form, which knows the drug list that ships."""
    form = EventDialog(Look(LIGHT), phrasebook, _now)
    qtbot.addWidget(form)
    form.know(drug_names(pack.drugs, pack.medicines))
    form.open_new(())
    qtbot.waitUntil(form.isActiveWindow)
    return form


@pytest.fixture
def added(dialog: EventDialog) -> list[Event]:
    """What the form gives."""
    given: list[Event] = []
    dialog.event_added.connect(given.append)
    return given


def test_the_form_of_a_new_event_leads_to_the_medication_list(qtbot: QtBot, dialog: EventDialog) -> None:
    with qtbot.waitSignal(dialog.list_wanted):
        dialog.list.click()
    assert not dialog.isVisible()


def fill(dialog: EventDialog, name: str) -> None:
    """Type a name and a start, and save."""
    dialog.fields["name"].line.setText(name)
    dialog.fields["first"].line.setText("12oct")
    dialog.save.click()


def test_the_first_letters_and_the_arrow_key_put_the_name_into_the_field(
    qtbot: QtBot, dialog: EventDialog, added: list[Event]
) -> None:
    line = dialog.fields["name"].line
    line.setFocus()
    QTest.keyClicks(line, "carbi")
    popup = dialog.completer.list.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, DOWN)
    QTest.keyClick(popup, ENTER)
    assert line.text() == "carbimazole"
    assert dialog.isVisible()
    assert added == []


def test_a_misspelt_medicine_is_asked_and_the_chosen_name_saved(
    dialog: EventDialog, added: list[Event]
) -> None:
    fill(dialog, "carbimazle")
    asked = dialog.fields["name"].problem
    assert added == []
    assert "carbimazole" in asked.sentence.text()
    asked.answers()["carbimazole"].click()
    dialog.save.click()
    assert [event.name for event in added] == ["carbimazole"]


def test_a_misspelling_that_a_person_keeps_is_kept_as_typed(dialog: EventDialog, added: list[Event]) -> None:
    fill(dialog, "carbimazle")
    dialog.fields["name"].problem.answers()["Keep as typed"].click()
    dialog.save.click()
    assert [event.name for event in added] == ["carbimazle"]


def test_a_short_form_with_two_meanings_is_never_saved_unasked(
    dialog: EventDialog, added: list[Event]
) -> None:
    fill(dialog, "MTX")
    answers = dialog.fields["name"].problem.answers()
    assert (added, list(answers)) == ([], ["methotrexate", "mitoxantrone", "Keep as typed"])


@pytest.mark.parametrize("name", ["hydroxychloroquine", "herbal tea", "Carbimazole 20 mg"])
def test_names_without_a_doubt_are_saved_as_typed(dialog: EventDialog, added: list[Event], name: str) -> None:
    fill(dialog, name)
    assert [event.name for event in added] == [name]


def test_the_name_of_another_event_is_never_taken_for_a_medicine(
    dialog: EventDialog, added: list[Event]
) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(EventKind.OTHER))
    fill(dialog, "carbimazle")
    assert [event.name for event in added] == ["carbimazle"]
