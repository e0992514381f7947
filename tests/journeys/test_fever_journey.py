"""Fever in the real window: by key, by the warning line and from the guide; answers go with the case."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from neutro_desk.screens.fever_panel import FeverPanel
from neutro_desk.screens.score_dialog import ScoreDialog
from neutro_desk.workup.mascc import MasccItem
from neutro_desk.workup.steps import Step
from tests.journeys.nurse import CTRL, SHIFT, Nurse
from tests.journeys.test_accessibility import same_names, silent

Key = Qt.Key
DRUG = "drug-induced-fall.neutro.json"


def panel_of(nurse: Nurse) -> FeverPanel:
    found = nurse.wait_for_dialog()
    assert isinstance(found, FeverPanel)
    return found


def test_the_definitions_open_by_key_and_by_the_warning_line(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample(DRUG)
    nurse.press(Key.Key_F, CTRL | SHIFT)
    panel = panel_of(nurse)
    assert "Met: IDSA 2010" in panel.text()
    nurse.press(Key.Key_Escape)
    nurse.wait_for_window()
    line = nurse.window.result.fever
    assert line.isVisible()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert panel_of(nurse).isVisible()


def test_without_the_warning_line_the_key_still_opens_them(nurse: Nurse) -> None:
    assert nurse.window.result.fever.isHidden()
    nurse.press(Key.Key_F, CTRL | SHIFT)
    assert "Needs" in panel_of(nurse).text()


def test_the_step_emergency_offers_them(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample(DRUG)
    nurse.press(Key.Key_F4)
    nurse.causes.walk.show_step(list(Step).index(Step.EMERGENCY))
    button = nurse.causes.questions.head.button
    assert button.text() == "Definitions of fever"
    button.click()
    assert panel_of(nurse).isVisible()


def test_the_answers_of_a_score_last_as_long_as_the_case_and_no_longer(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample(DRUG)
    nurse.press(Key.Key_F, CTRL | SHIFT)
    panel = panel_of(nurse)
    panel.mascc.click()
    form = scored(nurse)
    assert form.total.text() == "MASCC at least 0, at most 24 of 26; 6 not answered"
    form.rows[MasccItem.BURDEN].switch.segment("moderate").click()
    assert form.total.text() == "MASCC at least 3, at most 22 of 26; 5 not answered"
    form.copy.click()
    assert QGuiApplication.clipboard().text().startswith("MASCC at least 3")
    form.close()
    panel.mascc.click()
    assert scored(nurse).total.text() == "MASCC at least 3, at most 22 of 26; 5 not answered"
    nurse.startup.filing.open_sample("chemotherapy-course.neutro.json")
    assert QGuiApplication.clipboard().text() == ""
    nurse.window.activateWindow()
    nurse.qtbot.waitUntil(nurse.window.isActiveWindow)
    nurse.press(Key.Key_F, CTRL | SHIFT)
    panel_of(nurse).mascc.click()
    assert "at least 3" not in scored(nurse).total.text()


def scored(nurse: Nurse) -> ScoreDialog:
    """Return the form that has the keys."""

    def is_open() -> bool:
        return isinstance(nurse.application.activeWindow(), ScoreDialog)

    nurse.qtbot.waitUntil(is_open)
    form = nurse.application.activeWindow()
    assert isinstance(form, ScoreDialog)
    return form


def test_panel_and_form_come_back_after_another_scale(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample(DRUG)
    nurse.press(Key.Key_F, CTRL | SHIFT)
    panel_of(nurse).mascc.click()
    form = scored(nurse)
    form.rows[MasccItem.BURDEN].switch.segment("moderate").click()
    nurse.window.larger()
    open_now = [one for one in nurse.application.topLevelWidgets() if one.isVisible()]
    assert any(isinstance(one, FeverPanel) for one in open_now)
    again = next(one for one in open_now if isinstance(one, ScoreDialog))
    assert again.total.text() == "MASCC at least 3, at most 22 of 26; 5 not answered"


@pytest.mark.parametrize("form", ["open_panel", "open_mascc", "open_cisne"])
def test_every_control_says_what_it_is_and_what_it_does(nurse: Nurse, form: str) -> None:
    nurse.startup.filing.open_sample(DRUG)
    opens = {"open_panel": FeverPanel, "open_mascc": ScoreDialog, "open_cisne": ScoreDialog}
    nurse.window.fever_wanted.emit()
    panel = panel_of(nurse)
    if form != "open_panel":
        (panel.mascc if form == "open_mascc" else panel.cisne).click()
    shown = panel if form == "open_panel" else scored(nurse)
    assert isinstance(shown, opens[form])
    assert silent(shown) == []
    assert same_names(shown) == []


def test_a_form_is_answered_and_left_by_keys_alone(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample(DRUG)
    nurse.press(Key.Key_F, CTRL | SHIFT)
    nurse.go_on_to(panel_of(nurse).mascc)
    nurse.press(Key.Key_Return)
    form = scored(nurse)
    burden = form.rows[MasccItem.BURDEN].switch
    nurse.go_on_to(burden.segment("none or mild"))
    nurse.press(Key.Key_Right)
    nurse.press(Key.Key_Space)
    assert burden.value == "moderate"
    nurse.press(Key.Key_Escape)
    assert not form.isVisible()
