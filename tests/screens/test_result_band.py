"""The result band in little room, and the panel with its working."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from neutro_desk.screens.result import ResultBand
from neutro_desk.screens.result_words import BandWords
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.screens.working_panel import WorkingPanel
from neutro_desk.wording.phrasebook import Phrasebook, Span
from tests.window_language.shown import Shown, painted_texts

BARS = 44 + 26
"""Patient bar and status line, in pixels of the design."""


def test_the_band_fits_the_smallest_window_at_its_largest_scale(
    qtbot: QtBot, phrasebook: Phrasebook, now: datetime
) -> None:
    look, ground = Look(LIGHT, 2.0), QWidget()
    qtbot.addWidget(ground)
    ground.resize(900, 500)
    band = ResultBand(look, phrasebook, lambda: now, parent=ground)
    wanted = band.height_for(540)
    assert wanted <= 500 - look.px(BARS)
    band.resize(540, wanted)
    assert band.height() == wanted


def test_the_band_has_its_working_line_back_in_a_higher_window(
    qtbot: QtBot, phrasebook: Phrasebook, now: datetime
) -> None:
    look, ground = Look(LIGHT, 2.0), QWidget()
    qtbot.addWidget(ground)
    band = ResultBand(look, phrasebook, lambda: now, parent=ground)
    ground.resize(900, 500)
    low = band.height_for(540)
    ground.resize(900, 900)
    assert band.height_for(540) > low
    assert band.height() == band.height_for(540)


def test_the_panel_is_called_what_it_shows(qtbot: QtBot) -> None:
    panel = WorkingPanel(Look(LIGHT), title="Self-check", name="What was checked")
    qtbot.addWidget(panel)
    assert panel.windowTitle() == "Self-check"
    assert panel.text.accessibleName() == "What was checked"


@pytest.mark.parametrize("longer", [0, 10, 20, 40])
def test_no_word_of_the_warning_line_is_cut_in_any_font(
    qtbot: QtBot, phrasebook: Phrasebook, now: datetime, longer: int
) -> None:
    band = ResultBand(Look(LIGHT), phrasebook, lambda: now, phone="Bleep 4242")
    qtbot.addWidget(band)
    said = (
        "Fever or unwell: emergency, follow the sepsis pathway" + "w" * longer,
        "By NICE and IDSA",
        "38.4 °C",
    )
    band.words = BandWords(alarm=said)
    band.fever.show()
    band.resize(1022, band.height_for(1022))
    shown = Shown()
    with painted_texts(shown):
        band.grab()
    assert [text for text in shown.texts if "…" in text] == []
    assert all(any(part in text for text in shown.texts) for part in said)


def test_a_number_in_the_band_stays_with_its_unit(
    qtbot: QtBot, phrasebook: Phrasebook, now: datetime
) -> None:
    band = ResultBand(Look(LIGHT), phrasebook, lambda: now)
    qtbot.addWidget(band)
    band.words = BandWords(lines=((Span("Before that 0.81, halved in about 2.1 d"),),))
    shown = Shown()
    with painted_texts(shown):
        band.grab()
    assert "2.1\N{NO-BREAK SPACE}d" in shown.texts
