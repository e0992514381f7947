"""The form for the patient: keys in, Patient out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from neutro_desk.screens.patient_dialog import NEWBORN, PatientDialog
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Duffy, Patient, Setting, Sex
from neutro_desk.workup.typed_patient import TypedPatient

JANE = Patient(
    "SMITH, Jane", "445512", date(1961, 3, 4), sex=Sex.FEMALE, duffy=Duffy.NULL, diagnosis="breast cancer"
)

Opened = Callable[[Patient], PatientDialog]


@pytest.fixture
def opened(qtbot: QtBot, phrasebook: Phrasebook, now: datetime) -> Opened:
    def clock() -> datetime:
        return now

    def build(patient: Patient) -> PatientDialog:
        dialog = PatientDialog(Look(LIGHT, 1.0), phrasebook, patient, clock)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return build


def test_a_patient_is_entered_by_keys_alone(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(Patient())
    for name, text in (("name", "SMITH, Jane"), ("identifier", "445512"), ("birth_date", "04-Mar-1961")):
        QTest.keyClicks(dialog.fields[name].line, text)
    QTest.keyClicks(dialog.sex, "F")
    QTest.keyClicks(dialog.setting, "Onc")
    QTest.keyClicks(dialog.duffy, "Null")
    with qtbot.waitSignal(dialog.patient_entered) as entered:
        QTest.keyClick(dialog.fields["birth_date"].line, Qt.Key.Key_Return)
    assert entered.args == [
        Patient(
            "SMITH, Jane",
            "445512",
            date(1961, 3, 4),
            sex=Sex.FEMALE,
            duffy=Duffy.NULL,
            setting=Setting.ONCOLOGY,
        )
    ]
    assert not dialog.isVisible()


def test_the_form_shows_what_is_known_and_gives_it_back_unchanged(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(JANE)
    assert dialog.fields["name"].line.text() == "SMITH, Jane"
    assert dialog.fields["diagnosis"].line.text() == "breast cancer"
    with qtbot.waitSignal(dialog.patient_entered) as entered:
        QTest.keyClick(dialog.fields["name"].line, Qt.Key.Key_Enter)
    assert entered.args == [JANE]


def test_duffy_type_and_sex_are_not_filled_in_for_anyone(opened: Opened) -> None:
    typed = opened(Patient()).typed()
    assert (typed.sex, typed.setting, typed.duffy) == (None, None, Duffy.UNKNOWN)


def test_the_form_says_that_the_duffy_type_is_never_inferred(opened: Opened) -> None:
    assert "never inferred from ancestry" in opened(Patient()).duffy.accessibleDescription()


def test_escape_leaves_the_patient_unchanged(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(JANE)
    QTest.keyClicks(dialog.fields["name"].line, "X")
    with qtbot.assertNotEmitted(dialog.patient_entered):
        QTest.keyClick(dialog.fields["name"].line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_closed_form_holds_nothing_of_the_patient(qtbot: QtBot, opened: Opened, key: Qt.Key) -> None:
    dialog = opened(JANE)
    line = dialog.fields["name"].line
    QTest.keyClick(line, key)
    line.undo()
    assert dialog.typed() == TypedPatient()


def test_every_problem_stands_at_its_field_and_nothing_typed_is_lost(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(Patient())
    dialog.fold.setChecked(True)
    QTest.keyClicks(dialog.fields["birth_date"].line, "soon")
    QTest.keyClicks(dialog.fields["birth_weight_g"].line, "3.2")
    with qtbot.assertNotEmitted(dialog.patient_entered):
        QTest.keyClick(dialog.fields["birth_date"].line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    for name, text in (("birth_date", "soon"), ("birth_weight_g", "3.2")):
        assert dialog.fields[name].problem.isVisibleTo(dialog)
        assert dialog.fields[name].line.text() == text
        assert text in dialog.fields[name].line.accessibleDescription()
    assert not dialog.fields["name"].problem.isVisibleTo(dialog)
    assert dialog.focusWidget() is dialog.fields["birth_date"].line


def test_day_and_month_in_digits_are_settled_by_a_button(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(Patient())
    QTest.keyClicks(dialog.fields["birth_date"].line, "4.3.1961")
    QTest.keyClick(dialog.fields["birth_date"].line, Qt.Key.Key_Return)
    answers = dialog.fields["birth_date"].problem.answers()
    assert sorted(answers) == ["03-Apr-1961", "04-Mar-1961"]
    QTest.mouseClick(answers["04-Mar-1961"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.patient_entered) as entered:
        QTest.keyClick(dialog.fields["birth_date"].line, Qt.Key.Key_Return)
    assert entered.args == [Patient(birth_date=date(1961, 3, 4))]


def test_the_fields_of_newborns_open_with_a_birth_date_within_the_year(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(Patient())
    assert not any(dialog.fields[name].isVisibleTo(dialog) for name in NEWBORN)
    QTest.keyClicks(dialog.fields["birth_date"].line, "2026-11-01")
    assert all(dialog.fields[name].isVisibleTo(dialog) for name in NEWBORN)


def test_the_fields_of_newborns_stay_folded_for_an_adult_and_open_by_hand(
    qtbot: QtBot, opened: Opened
) -> None:
    dialog = opened(JANE)
    assert not any(dialog.fields[name].isVisibleTo(dialog) for name in NEWBORN)
    QTest.keyClick(dialog.fold, Qt.Key.Key_Space)
    assert all(dialog.fields[name].isVisibleTo(dialog) for name in NEWBORN)


def test_the_form_says_why_it_asks_for_the_facts_of_a_newborn(opened: Opened) -> None:
    """CLINICAL 2.4: unknown under 28 days they leave a count without a limit."""
    dialog = opened(Patient(birth_date=date(2026, 11, 17)))
    assert dialog.why_newborn.isVisible()
    assert "A newborn's lower limit depends on these." in dialog.why_newborn.text()
    assert not opened(Patient(birth_date=date(1980, 1, 1))).why_newborn.isVisible()


def test_what_is_known_of_a_newborn_is_never_hidden(opened: Opened) -> None:
    dialog = opened(Patient(gestation_weeks=31))
    assert dialog.fields["gestation_weeks"].isVisibleTo(dialog)


def test_the_wheel_changes_no_choice(opened: Opened) -> None:
    dialog = opened(JANE)
    notch = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(dialog.duffy, notch)
    assert dialog.typed().duffy is Duffy.NULL


def test_every_control_has_a_name_to_read_out(opened: Opened) -> None:
    dialog = opened(Patient())
    lines = [field.line for field in dialog.fields.values()]
    for control in (*lines, dialog.sex, dialog.setting, dialog.duffy):
        assert control.accessibleName()
    assert dialog.fold.text()
