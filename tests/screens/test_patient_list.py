"""The list of patients: keys, what is found, and what stays of nobody."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from neutro_desk.screens.patient_list import PatientList
from neutro_desk.screens.patient_list_model import Column, ListedPatient, PatientListModel
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook

SMITH = ListedPatient(1, "SMITH, Jane", "445512", date(1961, 3, 4), datetime(2026, 11, 21, 6, 10))
NOBODY = ListedPatient(2, "", "100777")


@pytest.fixture
def page(qtbot: QtBot, phrasebook: Phrasebook) -> PatientList:
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    found = PatientList(Look(LIGHT, 1.0), phrasebook, window)
    found.show_found((SMITH, NOBODY), 2)
    found.lay()
    found.take_focus()
    return found


def test_the_model_keeps_the_rules_of_qt(
    qtbot: QtBot, qtmodeltester: ModelTester, phrasebook: Phrasebook
) -> None:
    model = PatientListModel(Look(LIGHT, 1.0), phrasebook)
    model.set_patients((SMITH, NOBODY))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_row_names_the_patient_and_the_last_count_but_no_bare_number(page: PatientList) -> None:
    rows = [[page.model.index(row, column).data() for column in Column] for row in range(2)]
    assert rows[0] == ["SMITH, Jane", "445512", "04-Mar-1961", "21-Nov-2026 06:10"]
    assert rows[1] == ["no name", "100777", "", "no count"]


def test_each_key_searches(qtbot: QtBot, page: PatientList) -> None:
    searched: list[str] = []
    page.searched.connect(searched.append)
    QTest.keyClicks(page.search, "smi")
    assert searched == ["s", "sm", "smi"]


def test_with_many_patients_the_search_waits_for_the_keys_but_enter_does_not(
    qtbot: QtBot, page: PatientList
) -> None:
    searched: list[str] = []
    page.searched.connect(searched.append)
    page.wait_between_keys(10_000)
    QTest.keyClicks(page.search, "smi")
    assert searched == []
    with qtbot.waitSignal(page.patient_asked) as asked:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert searched == ["smi"]
    assert asked.args == [1]


def test_down_and_enter_open_the_second_while_the_cursor_stays(qtbot: QtBot, page: PatientList) -> None:
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.patient_asked) as asked:
        QTest.keyClick(page.search, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert asked.args == [2]


def test_who_is_not_found_can_be_made_from_the_letters(qtbot: QtBot, page: PatientList) -> None:
    page.search.setText("okafor")
    page.show_found((), 2)
    assert not page.table.isVisible()
    assert "Ctrl+N makes a new patient" in page.empty.text()
    with qtbot.waitSignal(page.new_asked) as asked:
        page.new.click()
    assert asked.args == ["okafor"]


def test_nothing_of_anybody_stays_in_a_page_that_was_left(page: PatientList) -> None:
    page.search.setText("smi")
    page.clear()
    assert page.search.text() == ""
    assert page.model.patients == ()
    page.search.undo()
    assert page.search.text() == ""
