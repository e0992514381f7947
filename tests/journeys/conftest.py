"""A started program for each journey."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from neutro_desk.languages import ENGLISH
from neutro_desk.ward_records.idle import Clocks
from neutro_desk.window_language import speak
from tests.journeys.nurse import Nurse, Start
from tests.journeys.records_office import HandClocks, RecordsNurse


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, now: datetime) -> Iterator[Start]:
    """Return what starts the program; every start is ended after the test."""
    started: list[Nurse] = []

    def begin(look: str = "light", clocks: Clocks | None = None) -> Nurse:
        for earlier in started:
            earlier.window.hide()
            earlier.startup.composition.signing_in.leave()
        started.append(Nurse(qtbot, qapp, lambda: now, look, clocks))
        return started[-1]

    yield begin
    for nurse in reversed(started):
        nurse.leave()
    speak(qapp, ENGLISH.code)  # the application outlives the window, and with it what it translates


@pytest.fixture
def nurse(start: Start) -> Nurse:
    """Someone at the keyboard of a program that just started."""
    return start()


@pytest.fixture
def clocks() -> HandClocks:
    return HandClocks()


@pytest.fixture
def newcomer(start: Start, clocks: HandClocks) -> RecordsNurse:
    """Someone at a workstation without records."""
    return RecordsNurse(start(clocks=clocks), clocks)


@pytest.fixture
def signed_in(newcomer: RecordsNurse) -> RecordsNurse:
    """Someone who set records up and works with them."""
    newcomer.set_up()
    return newcomer
