"""A change of language: window, page and clipboard go on in it at once, and no number changes."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from neutro_desk.screens.content_dialog import ContentDialog
from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.course_table import Column
from neutro_desk.screens.pane import Pane
from neutro_desk.ward import read_ward
from neutro_desk.workup.statements import say
from tests.conftest import NOW
from tests.journeys.nurse import Nurse, Start

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@pytest.fixture
def nurse(start: Start) -> Nurse:
    nurse = start()
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    return nurse


def cells(nurse: Nurse, column: Column) -> list[str]:
    course = nurse.window.pane(Pane.COURSE)
    assert isinstance(course, CoursePane)
    return [str(course.model.index(row, column).data()) for row in range(course.model.rowCount())]


def alarm(nurse: Nurse) -> str:
    return " ".join(str(part) for part in nurse.window.result.words.alarm or ())


def test_the_window_goes_on_in_german_at_once_and_comes_back(nurse: Nurse, own_settings: Path) -> None:
    english = cells(nurse, Column.COLLECTED)
    assert "Fever or unwell: emergency" in alarm(nurse)
    nurse.startup.composition.change_language("de")
    assert "Fieber oder Unwohlsein: Notfall" in alarm(nurse)
    assert nurse.window.status.language.text() == "Deutsch"
    german = cells(nurse, Column.COLLECTED)
    assert [text.replace("Okt", "Oct").replace("Mär", "Mar") for text in german] == english
    assert any("Okt" in text for text in german)
    assert read_ward(own_settings).language == "de"
    nurse.startup.composition.change_language("en")
    assert "Fever or unwell: emergency" in alarm(nurse)
    assert cells(nurse, Column.COLLECTED) == english
    assert read_ward(own_settings).language == "en"


@pytest.mark.parametrize(
    "column", [Column.WBC, Column.NEUTROPHILS, Column.ANC, Column.CTCAE, Column.INTERVAL]
)
def test_no_number_changes_with_the_language(nurse: Nurse, column: Column) -> None:
    english = cells(nurse, column)
    nurse.startup.composition.change_language("de")
    assert [NUMBER.findall(text) for text in cells(nurse, column)] == [
        NUMBER.findall(text) for text in english
    ]


def test_what_is_typed_stays_over_a_change_of_language(nurse: Nurse) -> None:
    nurse.type("1.2")
    nurse.startup.composition.change_language("de")
    assert nurse.window.first_field.text() == "1.2"
    assert nurse.desk.typed.wbc == "1.2"


def test_the_clipboard_speaks_the_language_of_the_window(nurse: Nurse) -> None:
    nurse.startup.composition.change_language("de")
    nurse.startup.handing_out.copy_text()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("NEUTROPENIE: ZUSAMMENFASSUNG")
    assert "FIEBER ODER UNWOHLSEIN: NOTFALL" in text
    assert "0.42" in text
    assert "21-NOV-2026" in text


def test_the_language_that_is_spoken_already_changes_nothing(nurse: Nurse) -> None:
    window = nurse.window
    nurse.startup.composition.change_language("en")
    assert nurse.window is window


def test_a_count_is_amended_with_the_months_of_the_window(nurse: Nurse) -> None:
    nurse.startup.composition.change_language("de")
    first = min(nurse.desk.case.counts, key=lambda cbc: cbc.collected or NOW)
    assert first.collected == datetime(2026, 10, 13, 6, 20)
    nurse.startup.composition.commands.amend_count(first.id)
    assert nurse.desk.typed.collected_date == "13-Okt-2026"
    assert nurse.desk.obstacle() == say("desk.nothing_changed")


def test_an_open_view_of_what_is_known_goes_on_in_german(nurse: Nurse) -> None:
    nurse.startup.composition.content_form.open_content()
    english = nurse.wait_for_dialog()
    assert isinstance(english, ContentDialog)
    english.head.search.setText("sepsis")
    nurse.startup.composition.change_language("de")
    nurse.qtbot.waitUntil(lambda: speaks_german(nurse))
    again = nurse.wait_for_dialog()
    assert isinstance(again, ContentDialog)
    assert again is not english
    assert again.typed() == "sepsis"
    titles = [str(again.list.model().index(row, 0).data()) for row in range(again.list.model().rowCount())]
    assert any("Bakterielle Infektion" in title for title in titles)


def speaks_german(nurse: Nurse) -> bool:
    pack = nurse.desk.work_up.pack
    return pack is not None and pack.translation is not None
