"""The forms of MASCC and CISNE: a range until all is answered, and what the case fills in, marked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from neutro_desk.screens.score_dialog import ScoreDialog
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case, Cbc, Differential, Known, Patient, Quantity
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.cisne import CISNE, CisneItem, GlucoseUnit
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.mascc import MASCC, Burden, MasccExclusion, MasccItem
from neutro_desk.workup.score import ScoreName
from neutro_desk.workup.score_form import TypedScore
from neutro_desk.workup.whole import AssessedCase, WorkUp

AT = datetime(2026, 11, 21, 6, 10)
Open = Callable[..., ScoreDialog]


@pytest.fixture
def opened(qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes, pack: Pack) -> Open:
    """A maker of forms over a patient of 65 with 10 % monocytes of 1.0."""
    cbc = Cbc(
        "c1",
        AT,
        wbc=Quantity(Decimal("1.0"), "10*9/L"),
        differential=Differential(segs=Decimal(30), bands=Decimal(0), monocytes=Decimal(10)),
    )
    case = Case(Patient(birth_date=date(1961, 3, 4)), counts=(cbc,))

    def make(name: ScoreName, typed: TypedScore | None = None) -> ScoreDialog:
        dialog = ScoreDialog(Look(LIGHT), phrasebook, typed or TypedScore(name))
        qtbot.addWidget(dialog)
        dialog.show_work_up(WorkUp(AssessedCase(case, schemes), pack=pack))
        dialog.show()
        return dialog

    return make


def choose(dialog: ScoreDialog, item: object, answer: str) -> None:
    """Press one answer of an item."""
    row = next(row for one, row in dialog.rows.items() if one is item)
    QTest.mouseClick(row.switch.segment(answer), Qt.MouseButton.LeftButton)


def test_the_exclusions_stand_first(opened: Open) -> None:
    assert list(opened(ScoreName.MASCC).rows) == [*MasccExclusion, *MasccItem]
    rows = list(opened(ScoreName.CISNE).rows)
    assert rows[: len(CISNE.exclusions)] == list(CISNE.exclusions)


def test_what_the_case_gives_is_filled_in_and_marked(opened: Open) -> None:
    dialog = opened(ScoreName.MASCC)
    age = dialog.rows[MasccItem.AGE]
    assert age.switch.value == "60 or over"
    assert age.fact.text() == "From the case: 65 years on 21-Nov-2026"
    assert dialog.total.text() == "MASCC at least 0, at most 24 of 26; 6 not answered"


def test_a_persons_answer_stands_above_the_case_and_what_it_goes_against_is_named(opened: Open) -> None:
    dialog = opened(ScoreName.MASCC)
    choose(dialog, MasccItem.AGE, "under 60")
    fact = dialog.rows[MasccItem.AGE].fact
    assert fact.text() == "Your answer goes against: 65 years on 21-Nov-2026"
    choose(dialog, MasccItem.AGE, "60 or over")
    assert fact.isHidden()
    choose(dialog, MasccItem.AGE, "under 60")
    assert dialog.total.text() == "MASCC at least 2, at most 26 of 26; 6 not answered"
    dialog.clear.click()
    assert dialog.rows[MasccItem.AGE].switch.value == "60 or over"
    assert dialog.total.text() == "MASCC at least 0, at most 24 of 26; 6 not answered"


def test_each_item_shows_its_points_or_between_which_they_lie(opened: Open) -> None:
    dialog = opened(ScoreName.MASCC)
    assert dialog.rows[MasccItem.BURDEN].points.text() == "0-5"
    choose(dialog, MasccItem.BURDEN, Burden.MODERATE.value)
    assert dialog.rows[MasccItem.BURDEN].points.text() == "3"
    choose(dialog, MasccItem.BURDEN, Known.UNKNOWN.value)
    assert dialog.rows[MasccItem.BURDEN].points.text() == "0-5"
    assert dialog.rows[MasccExclusion.INDUCTION].points.text() == ""


def test_low_risk_is_copied_with_what_speaks_against_it(opened: Open) -> None:
    # T59: 24 with an age of 60 and over
    dialog = opened(ScoreName.MASCC)
    for exclusion in MasccExclusion:
        choose(dialog, exclusion, "no")
    best = {MasccItem.BURDEN: "none or mild", MasccItem.TUMOUR: "solid", MasccItem.PLACE: "outpatient"}
    for item in MASCC.items:
        if item.id is not MasccItem.AGE:
            choose(dialog, item.id, best.get(MasccItem(item.id.value), "no"))
    copied = QSignalSpy(dialog.copy_wanted)
    dialog.copy.click()
    text = str(copied.at(0)[0])
    assert text.startswith("MASCC 24 of 26. 21 or more: MASCC calls this low risk. Against it:")
    assert "42.3%" in text
    assert text == dialog.text()


def test_a_patient_it_is_not_for_gets_no_points(opened: Open) -> None:
    dialog = opened(ScoreName.MASCC)
    choose(dialog, MasccExclusion.ALLOGENEIC, "yes")
    assert dialog.total.text() == "MASCC is not for this patient: Allogeneic stem cell transplant"
    assert dialog.verdict.isHidden()


def test_glucose_is_asked_for_its_unit_and_answers_its_item(opened: Open) -> None:
    dialog = opened(ScoreName.CISNE)
    glucose = dialog.glucose
    assert glucose is not None
    QTest.keyClicks(glucose.line, "13.9")
    assert glucose.problem.isVisible()
    assert dialog.rows[CisneItem.HYPERGLYCAEMIA].switch.value is None
    QTest.mouseClick(glucose.unit.segment("mmol/L"), Qt.MouseButton.LeftButton)
    assert glucose.problem.isHidden()
    row = dialog.rows[CisneItem.HYPERGLYCAEMIA]
    assert (row.switch.value, row.fact.text()) == ("yes", "From the case: glucose 13.9 mmol/L")
    assert dialog.rows[CisneItem.MONOCYTES].switch.value == "yes"


def test_an_answer_against_the_glucose_is_never_silent(opened: Open) -> None:
    dialog = opened(ScoreName.CISNE)
    choose(dialog, CisneItem.HYPERGLYCAEMIA, "no")
    assert dialog.glucose is not None
    QTest.mouseClick(dialog.glucose.unit.segment("mg/dL"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(dialog.glucose.line, "300")
    row = dialog.rows[CisneItem.HYPERGLYCAEMIA]
    assert (row.switch.value, row.fact.text()) == ("no", "Your answer goes against: glucose 300 mg/dL")


def test_a_form_comes_back_with_what_was_answered(opened: Open) -> None:
    first = opened(ScoreName.CISNE)
    assert first.glucose is not None
    told = QSignalSpy(first.typed_changed)
    choose(first, CisneItem.COPD, "yes")
    QTest.keyClicks(first.glucose.line, "130")
    QTest.mouseClick(first.glucose.unit.segment("mg/dL"), Qt.MouseButton.LeftButton)
    typed = told.at(told.count() - 1)[0]
    assert isinstance(typed, TypedScore)
    again = opened(ScoreName.CISNE, typed)
    assert again.glucose is not None
    assert again.rows[CisneItem.COPD].switch.value == "yes"
    assert (again.typed.glucose, again.typed.unit) == ("130", GlucoseUnit.MILLIGRAMS)
    assert (again.glucose.line.text(), again.total.text()) == ("130", first.total.text())


def test_the_form_says_that_nothing_of_it_is_saved_and_where_it_comes_from(opened: Open) -> None:
    dialog = opened(ScoreName.MASCC)
    text = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "not saved, not printed" in text
    assert "42.3% of those with 21 or more had a complication" in text
