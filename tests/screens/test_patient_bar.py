"""The patient bar: who is open, or that nobody is; and no button ever cut."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neutro_desk.screens.patient_bar import PatientBar
from neutro_desk.screens.records_menu import Standing
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import DARK, LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case, Patient, Sex

JANE = Case(Patient("SMITH, Jane", "445512", date(1961, 3, 4), sex=Sex.FEMALE))
LONG = Case(Patient("OYELARAN-FEATHERSTONEHAUGH, Wilhelmina Alexandra", "99887766554433", date(1961, 3, 4)))


@pytest.fixture
def bar(qtbot: QtBot, phrasebook: Phrasebook) -> PatientBar:
    bar = PatientBar(Look(LIGHT, 1.0), phrasebook)
    qtbot.addWidget(bar)
    bar.resize(1366, 44)
    bar.show()
    return bar


def test_the_bar_names_the_patient_with_birth_date_age_sex_and_record_number(bar: PatientBar) -> None:
    bar.show_case(JANE, 65, "smith.neutro.json", False)
    assert bar.identity.text() == "SMITH, Jane, 04-Mar-1961 (65 y), Female, MRN 445512"
    assert bar.identity.accessibleName() == bar.identity.text()


def test_without_name_and_number_the_bar_says_that_nothing_is_saved(bar: PatientBar) -> None:
    bar.show_case(Case(), None, None, True)
    assert bar.identity.text() == "NO PATIENT - NOT SAVED, Quick mode: nothing is stored"


def test_signed_in_the_bar_does_not_say_that_nothing_is_stored(bar: PatientBar) -> None:
    bar.show_case(Case(), None, None, True)
    bar.show_records(Standing.OPEN, "A. Okafor")
    assert bar.identity.text() == "NO PATIENT - NOT SAVED, Not in the records yet: Ctrl+S makes it a patient"
    bar.show_case(Case(), None, "bed-7.neutro.json", False)
    assert bar.identity.text() == "NO PATIENT - SAVED AS bed-7.neutro.json, Not a patient of the records"


def test_a_saved_case_without_a_patient_names_its_file(bar: PatientBar) -> None:
    bar.show_case(Case(), None, "bed-7.neutro.json", False)
    assert bar.identity.text().startswith("NO PATIENT - SAVED AS bed-7.neutro.json")


def test_changes_after_saving_are_not_called_saved(bar: PatientBar) -> None:
    bar.show_case(Case(), None, "bed-7.neutro.json", True)
    assert bar.identity.text() == "NO PATIENT - NOT SAVED, Changes are not in bed-7.neutro.json yet"


def test_a_number_alone_identifies_a_patient(bar: PatientBar) -> None:
    bar.show_case(Case(Patient(identifier="7781")), None, None, True)
    assert bar.identity.text() == "MRN 7781"
    assert bar.close_case.isVisible()


@pytest.mark.parametrize(("years", "said"), [(0, "(under 1 y)"), (1, "(1 y)"), (None, "1961"), (-1, "1961")])
def test_an_age_is_said_only_when_it_is_known(bar: PatientBar, years: int | None, said: str) -> None:
    bar.show_case(Case(Patient("SMITH, Jane", birth_date=date(1961, 3, 4))), years, None, True)
    assert bar.identity.text().endswith(said)


def test_nothing_of_the_patient_before_stays_on_the_bar(bar: PatientBar) -> None:
    bar.show_case(JANE, 65, None, True)
    bar.show_case(Case(), None, None, True)
    for text in (bar.identity.text(), bar.identity.toolTip(), bar.identity.accessibleName()):
        assert "SMITH" not in text
        assert "445512" not in text
    assert not bar.close_case.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_every_button_says_what_is_wanted_by_pointer_and_by_key(
    qtbot: QtBot, bar: PatientBar, key: Qt.Key
) -> None:
    bar.show_case(JANE, 65, None, True)
    wishes: tuple[tuple[str, SignalInstance], ...] = (
        ("identity", bar.patient_wanted),
        ("details", bar.patient_wanted),
        ("new", bar.new_wanted),
        ("open", bar.open_wanted),
        ("save", bar.save_wanted),
        ("close_case", bar.close_wanted),
    )
    for name, wish in wishes:
        with qtbot.waitSignal(wish):
            QTest.mouseClick(getattr(bar, name), Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(wish):
            QTest.keyClick(getattr(bar, name), key)


@pytest.mark.parametrize("width", [900, 1024, 1366, 1920])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("case", [JANE, LONG, Case()])
def test_no_button_is_cut_or_overlapped_at_any_width_and_scale(
    qtbot: QtBot, phrasebook: Phrasebook, width: int, scale: float, case: Case
) -> None:
    bar = PatientBar(Look(DARK, scale), phrasebook)
    qtbot.addWidget(bar)
    bar.resize(width, bar.height())
    bar.show()
    bar.show_case(case, 65, None, True)
    buttons = [bar.details, bar.new, bar.open, bar.save, bar.close_case, bar.more]
    edge = bar.identity.geometry().right()
    for button in buttons:
        if button.isVisible():
            assert button.x() > edge
            assert button.geometry().right() < width
            assert button.width() >= button.width_with(key=False)
            edge = button.geometry().right()


def test_buttons_that_find_no_room_stand_in_a_menu_with_their_keys(qtbot: QtBot, bar: PatientBar) -> None:
    bar.show_case(JANE, 65, None, True)
    bar.resize(430, bar.height())
    assert bar.more.isVisible()
    assert not bar.save.isVisible()
    actions = {action.text(): action for action in bar.menu().actions()}
    assert list(actions) == [
        "Patient details",
        "New\tCtrl+N",
        "Open\tCtrl+O",
        "Save\tCtrl+S",
        "Close\tCtrl+W",
    ]
    with qtbot.waitSignal(bar.save_wanted):
        actions["Save\tCtrl+S"].trigger()
