"""No label, button, heading or painted text is cut, in English and German, in a small and a scaled window."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from neutro_desk.languages import ENGLISH
from neutro_desk.window_language import speak
from tests.journeys.conftest import clocks, start
from tests.journeys.nurse import Nurse, Start
from tests.journeys.records_office import HandClocks
from tests.window_language.clipped import clipped, cut_when_painted
from tests.window_language.places import walk
from tests.window_language.records_places import WardWalk

__all__ = ["clocks", "start"]

NARROW = 1000
"""Pixels of a screen on which scaled forms are not looked at: that of the tests has 800, theirs 1366."""


@pytest.fixture
def reader(
    request: pytest.FixtureRequest, qapp: QApplication, own_settings: Path, start: Start, clocks: HandClocks
) -> Iterator[Nurse]:
    """A program in a language, at a scale, in a window of a size."""
    code, scale, size = request.param
    (own_settings / "ward.toml").write_text(f'language = "{code}"\nscale = {scale}\n', encoding="utf-8")
    nurse = start(clocks=clocks)
    nurse.window.resize(*size)
    yield nurse
    speak(qapp, ENGLISH.code)


@pytest.mark.parametrize(
    "reader",
    [("en", 150, (1366, 768)), ("de", 100, (1366, 768)), ("de", 150, (1366, 768)), ("de", 100, (900, 500))],
    ids=lambda value: f"{value[0]}-{value[1]}-{value[2][0]}",
    indirect=True,
)
def test_nothing_in_the_window_is_cut(reader: Nurse, clocks: HandClocks) -> None:
    found: dict[str, str] = {}
    is_scaled = reader.window.font().pixelSize() > 13
    forms_fit = not is_scaled or reader.window.screen().availableGeometry().width() > NARROW
    for place, windows in chain(walk(reader), WardWalk(reader, clocks)):
        for window in windows:
            if window is reader.window or forms_fit:
                painted: list[str] = []
                with cut_when_painted(painted):
                    window.grab()
                for cut in (*clipped(window), *painted):
                    found.setdefault(cut, place)
    assert [f"{place}: {cut}" for cut, place in found.items()] == []
