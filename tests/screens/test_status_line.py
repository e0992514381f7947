"""The line at the foot: saved state and help always, the rest as there is room."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neutro_desk import __version__
from neutro_desk.screens.status_line import StatusLine
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp


@pytest.fixture
def line(qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes, pack: Pack) -> StatusLine:
    line = StatusLine(Look(LIGHT, 1.0), phrasebook)
    qtbot.addWidget(line)
    line.resize(1366, 26)
    line.show()
    line.show_work_up(WorkUp(AssessedCase(Case(), schemes), pack=pack))
    line.show_saved("Not saved")
    return line


def test_the_language_is_shown_and_another_can_be_chosen(line: StatusLine, qtbot: QtBot) -> None:
    assert line.language.isVisible()
    assert line.language.text() == "English"
    menu = line.languages()
    qtbot.addWidget(menu)
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("English", True),
        ("Deutsch", False),
    ]
    with qtbot.waitSignal(line.language_chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == ["de"]


@pytest.mark.parametrize("width", [900, 1366])
def test_the_language_never_covers_help_or_saved_state(line: StatusLine, width: int) -> None:
    line.resize(width, 26)
    line.show_message("Summary copied; it leaves the clipboard after a minute")
    shown = [part for part in (line.message, line.language, line.help, line.saved) if part.isVisible()]
    assert len(shown) == 4
    assert all(first.geometry().right() < second.geometry().left() for first, second in pairwise(shown))


def test_the_line_names_scheme_knowledge_and_version(line: StatusLine, schemes: Schemes) -> None:
    assert schemes.clinical.name in line.scheme.text()
    assert line.knowledge.text() == "Knowledge 2026-11, review by 31-May-2027"
    assert line.version.text() == f"v{__version__}"
    assert all(label.isVisible() for label in (line.scheme, line.knowledge, line.version, line.saved))


def test_a_missing_knowledge_pack_is_said(line: StatusLine, schemes: Schemes) -> None:
    line.show_work_up(WorkUp(AssessedCase(Case(), schemes)))
    assert line.knowledge.text() == "Knowledge not loaded"


def test_the_last_command_is_said_and_taken_away_again(line: StatusLine) -> None:
    assert not line.message.isVisible()
    line.show_message("Undone: adding a count")
    assert line.message.isVisible()
    assert line.message.accessibleName() == "Undone: adding a count"
    line.show_message("")
    assert not line.message.isVisible()


def test_help_is_wanted_by_pointer_and_by_key(qtbot: QtBot, line: StatusLine) -> None:
    with qtbot.waitSignal(line.help_wanted):
        QTest.mouseClick(line.help, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(line.help_wanted):
        QTest.keyClick(line.help, Qt.Key.Key_Enter)


def test_a_wards_scheme_that_cannot_be_read_is_said_with_why(line: StatusLine, schemes: Schemes) -> None:
    faulty = replace(schemes, own_fault="own.toml: mild is missing")
    line.show_work_up(WorkUp(AssessedCase(Case(), faulty)))
    said = 'The ward\'s own scheme could not be read: own.toml: mild is missing. Graded by "Clinical v1".'
    assert (line.scheme.text(), line.scheme.toolTip(), line.scheme.accessibleName()) == (said, said, said)
    line.resize(420, line.height())
    assert line.scheme.isVisible()
    assert line.scheme.text().startswith("The ward")
    assert line.scheme.text().endswith("…")
    assert line.scheme.toolTip() == said
    assert line.scheme.fontMetrics().horizontalAdvance(line.scheme.text()) <= line.scheme.width()


def test_the_scheme_stays_where_there_is_no_room_for_the_knowledge(line: StatusLine) -> None:
    line.show_message("Undone: adding a count, collected 21-Nov-2026 06:10")
    texts = (line.scheme, line.message, line.saved)
    room = sum(label.fontMetrics().horizontalAdvance(label.text()) + 2 for label in texts)
    room += sum(button.sizeHint().width() for button in (line.help, line.language))
    line.resize(room + 4 * 14 + 2 * 18 + 4, line.height())
    assert (line.scheme.isVisible(), line.knowledge.isVisible()) == (True, False)


@pytest.mark.parametrize("width", [450, 600, 900, 1366])
def test_saved_state_and_help_are_never_cut_and_nothing_overlaps(line: StatusLine, width: int) -> None:
    line.show_saved("Draft kept, not saved")
    line.show_message("Undone: adding a count, collected 21-Nov-2026 06:10")
    line.resize(width, line.height())
    shown = [line.scheme, line.knowledge, line.version, line.message, line.help, line.saved]
    edge = 0
    for widget in (one for one in shown if one.isVisible()):
        assert widget.x() > edge
        edge = widget.geometry().right()
    assert edge < width
    assert line.saved.width() >= line.saved.fontMetrics().horizontalAdvance(line.saved.text())
    assert line.message.isVisible()
