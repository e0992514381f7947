"""Keys and help: what it lists is what the window does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neutro_desk.screens.help_dialog import HelpDialog
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import DARK


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> HelpDialog:
    dialog = HelpDialog(Look(DARK, 1.5), tmp_path)
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize(
    "key", ["F1", "F2", "Shift+F2", "Ctrl+Enter", "F7", "F8", "F12", "Ctrl+Shift+C", "Ctrl+W"]
)
def test_every_key_of_the_window_is_listed(dialog: HelpDialog, key: str) -> None:
    assert any(key in listed.split(", ") for listed, _ in dialog.listed())
    assert key in dialog.text.toPlainText()


def test_no_key_is_listed_twice(dialog: HelpDialog) -> None:
    listed = [key for key, _ in dialog.listed()]
    assert len(listed) == len(set(listed))


def test_the_ends_of_the_severity_words_and_the_limits_are_said(dialog: HelpDialog) -> None:
    text = dialog.text.toPlainText()
    assert "severe 0.1 to below 0.5" in text
    assert "no registered medical device" in text
    assert "ward.toml" in text


def test_esc_closes_it(qtbot: QtBot, dialog: HelpDialog) -> None:
    dialog.show()
    qtbot.waitExposed(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
