"""The window speaks the ward's language, Qt's dialogs with it, and English again when that is chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from neutro_desk.languages import ENGLISH, GERMAN
from neutro_desk.screens.action_button import ActionButton
from neutro_desk.screens.key_names import key_name
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.window_language import speak


@pytest.fixture
def german(qapp: QApplication) -> Iterator[QApplication]:
    speak(qapp, GERMAN.code)
    yield qapp
    speak(qapp, ENGLISH.code)


def _cancel(qtbot: QtBot) -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


def test_keys_are_called_as_on_a_german_keyboard(german: QApplication) -> None:
    assert key_name("Ctrl+Shift+P") == "Strg+Umschalt+P"
    assert key_name("Ctrl+Enter") == "Strg+Eingabe"
    assert key_name("F2") == "F2"
    assert key_name("+") == "+"


def test_a_button_shows_its_key_in_the_language_of_the_window(german: QApplication, qtbot: QtBot) -> None:
    button = ActionButton(Look(LIGHT), "Drucken", key="Ctrl+P")
    qtbot.addWidget(button)
    assert button.accessibleDescription() == "Strg+P"


def test_dialogs_of_the_system_speak_german_too(german: QApplication, qtbot: QtBot) -> None:
    assert _cancel(qtbot) == "Abbrechen"


def test_english_comes_back_when_it_is_chosen(qapp: QApplication, qtbot: QtBot) -> None:
    speak(qapp, GERMAN.code)
    speak(qapp, ENGLISH.code)
    assert _cancel(qtbot) == "Cancel"
    assert key_name("Ctrl+P") == "Ctrl+P"


def test_a_language_chosen_twice_is_spoken_once(german: QApplication, qtbot: QtBot) -> None:
    speak(german, GERMAN.code)
    speak(german, ENGLISH.code)
    switch = SegmentedSwitch(Look(LIGHT), (("a", "A"),), "Art")
    qtbot.addWidget(switch)
    assert switch.segment("a").accessibleDescription() == "Left and Right move, Space chooses"
