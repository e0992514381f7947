"""The warning line as a button: it names what opens, and leaves the line itself whole in little room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from neutro_desk.screens.result import ResultBand
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case, Cbc, Quantity
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp


@pytest.fixture
def band(qtbot: QtBot, phrasebook: Phrasebook, now: datetime) -> Iterator[ResultBand]:
    """A band of the usual width over a window of the usual height."""
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(1366, 768)
    band = ResultBand(Look(LIGHT), phrasebook, lambda: now, parent=ground)
    band.resize(1022, band.height_for(1022))
    ground.show()
    yield band
    ground.close()


def shown(band: ResultBand, schemes: Schemes, anc: str) -> None:
    counts = (Cbc("c1", datetime(2026, 11, 21, 6, 10), anc=Quantity(Decimal(anc), "10*9/L")),)
    band.show_work_up(WorkUp(AssessedCase(Case(counts=counts), schemes)))


def test_the_button_is_there_with_the_line_and_only_then(band: ResultBand, schemes: Schemes) -> None:
    assert band.fever.isHidden()
    shown(band, schemes, "0.4")
    assert band.fever.isVisible()
    assert band.fever.room > 0
    shown(band, schemes, "3.0")
    assert band.fever.isHidden()
    assert band.fever.room == 0


def test_a_fault_takes_the_button_away_with_the_line(band: ResultBand, schemes: Schemes) -> None:
    shown(band, schemes, "0.4")
    band.blank()
    assert band.fever.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_it_opens_by_keys_as_by_the_pointer(band: ResultBand, schemes: Schemes, key: Qt.Key) -> None:
    shown(band, schemes, "0.4")
    asked = QSignalSpy(band.fever_wanted)
    QTest.keyClick(band.fever, key)
    QTest.mouseClick(band.fever, Qt.MouseButton.LeftButton)
    assert asked.count() == 2


def test_in_little_room_the_whole_line_opens_without_a_name_that_would_cut_it(
    band: ResultBand, schemes: Schemes
) -> None:
    band.resize(480, band.height_for(480))
    shown(band, schemes, "0.4")
    assert band.fever.room == 0
    assert band.fever.width() == 480
    assert band.fever.accessibleName() == "Fever: definitions side by side"
