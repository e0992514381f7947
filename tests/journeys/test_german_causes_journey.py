"""Causes in German: the texts change with the language, nothing that is ranked, asked or answered does."""

from __future__ import annotations

import pytest

from neutro_desk.screens.pane import Pane
from neutro_desk.workup.ranked import RankedCause
from tests.journeys.nurse import Nurse, Start


@pytest.fixture
def nurse(start: Start) -> Nurse:
    nurse = start()
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    nurse.window.open_pane(Pane.CAUSES)
    return nurse


def ranked(nurse: Nurse) -> tuple[RankedCause, ...]:
    """Return the ranked causes."""
    ranking = nurse.desk.work_up.ranking
    assert ranking is not None
    return ranking.ranked


def speaks(nurse: Nurse, language: str) -> bool:
    """Return whether the pack on the desk speaks a language."""
    pack = nurse.desk.work_up.pack
    assert pack is not None
    return language == ("en" if pack.translation is None else pack.translation.language)


def test_the_causes_are_named_in_german_once_the_window_speaks_it_and_ranked_as_before(nurse: Nurse) -> None:
    english = [(one.id, one.support, one.score) for one in ranked(nurse)]
    names = [one.name.clinician for one in ranked(nurse)]
    nurse.startup.composition.change_language("de")
    nurse.qtbot.waitUntil(lambda: speaks(nurse, "de"))
    assert [(one.id, one.support, one.score) for one in ranked(nurse)] == english
    german = [one.name.clinician for one in ranked(nurse)]
    assert "Idiosynkratische Arzneimittelreaktion" in german
    nurse.startup.composition.change_language("en")
    nurse.qtbot.waitUntil(lambda: speaks(nurse, "en"))
    assert [one.name.clinician for one in ranked(nurse)] == names
