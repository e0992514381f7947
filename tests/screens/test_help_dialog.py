"""The help: true of this release, closed by its key, no link out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neutro_desk import __version__
from neutro_desk.installed_files import resource
from neutro_desk.screens.help_dialog import HelpDialog, help_text
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.causes import Pack

TEMPLATE = resource("help", "en.md").read_text(encoding="utf-8")
SETTINGS = Path("ward") / "settings"
FUNCTION_KEYS = ("F1", "F2", "Shift+F2", "F3", "F4", "F5", "F6", "Shift+F6", "F7", "F8", "F9", "F12")
CASE_KEYS = ("Ctrl+N", "Ctrl+O", "Ctrl+W", "Ctrl+S", "Ctrl+Shift+O")
KEYS = (
    *FUNCTION_KEYS,
    *CASE_KEYS,
    "Ctrl+Enter",
    "Ctrl+P",
    "Ctrl+Shift+C",
    "Ctrl+Shift+F",
    "Ctrl+Shift+V",
    "Ctrl+Z",
    "Ctrl+Shift+Z",
    "Ctrl+B",
    "Ctrl+L",
)


@pytest.fixture
def text(phrasebook: Phrasebook, pack: Pack) -> str:
    return help_text(TEMPLATE, SETTINGS, pack, phrasebook)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_window_is_listed(key: str) -> None:
    listed = re.findall(r"^\| (.+?) \|", TEMPLATE, re.MULTILINE)
    assert key in [one for cell in listed for one in cell.split(", ")]


def test_the_number_is_explained_in_five_sentences() -> None:
    part = TEMPLATE.partition("## What the number means")[2].partition("##")[0]
    assert len(re.findall(r"^[0-9]\. ", part, re.MULTILINE)) == 5


def test_the_help_names_settings_version_and_status_of_the_content(text: str, pack: Pack) -> None:
    assert str(SETTINGS) in text
    assert f"Neutro Desk {__version__}" in text
    assert f"Knowledge {pack.version}, due for review by 31-May-2027" in text
    assert "under review" in text
    assert "not yet verified" in text
    assert "{" not in text


def test_without_a_knowledge_pack_the_help_says_so(phrasebook: Phrasebook) -> None:
    assert "is not loaded; no causes are ranked" in help_text(TEMPLATE, SETTINGS, None, phrasebook)


def test_no_word_of_the_help_reassures() -> None:
    assert "supports, and does not replace, clinical judgement" in TEMPLATE
    assert "criteria not met" not in TEMPLATE.lower()


def test_the_help_links_to_nothing_outside(text: str) -> None:
    assert "http" not in text
    assert "](" not in text


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F1])
def test_escape_and_f1_close_the_help_which_blocks_nothing(qtbot: QtBot, text: str, key: Qt.Key) -> None:
    dialog = HelpDialog(Look(LIGHT, 1.0), text)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.isModal()
    QTest.keyClick(dialog, key)
    assert not dialog.isVisible()


def test_every_point_of_a_list_stays_a_point(qtbot: QtBot, text: str) -> None:
    dialog = HelpDialog(Look(LIGHT, 1.0), text)
    qtbot.addWidget(dialog)
    block, points = dialog.text.document().begin(), 0
    while block.isValid():
        points += block.textList() is not None
        block = block.next()
    assert points == len(re.findall(r"^(?:-|[0-9]\.) ", text, re.MULTILINE))


def test_the_texts_about_fever_count_among_the_items(text: str, phrasebook: Phrasebook, pack: Pack) -> None:
    without = help_text(TEMPLATE, SETTINGS, replace(pack, fever=None), phrasebook)
    numbers = [int(re.findall(r"(\d+) items", one)[0]) for one in (text, without)]
    assert pack.fever is not None
    assert numbers[0] - numbers[1] == len(pack.fever.texts)
