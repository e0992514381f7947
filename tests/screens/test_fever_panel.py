"""The fever panel: definitions with the one that is met marked, quoted texts, and the source behind each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from neutro_desk.screens.fever_lines import fever_lines
from neutro_desk.screens.fever_panel import FeverPanel
from neutro_desk.screens.source_panel import SourcePanel
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Answer, Case, Cbc, Event, EventKind, Quantity
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.fever_bodies import DefinitionBody
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp

AT = datetime(2026, 11, 21, 6, 10)
HALF = Case(
    counts=(Cbc("c1", AT, anc=Quantity(Decimal("0.500"), "10*9/L")),),
    events=(
        Event(EventKind.CHEMOTHERAPY, "docetaxel", at=datetime(2026, 11, 10)),
        Event(EventKind.FEVER, at=AT, temperature=Quantity(Decimal("38.5"), "Cel")),
    ),
)
Make = Callable[..., WorkUp]


@pytest.fixture
def work_up(schemes: Schemes, pack: Pack) -> Make:
    """A maker of work-ups, with the pack unless told otherwise."""

    def make(case: Case = HALF, *, with_pack: bool = True) -> WorkUp:
        return WorkUp(AssessedCase(case, schemes), pack=pack if with_pack else None)

    return make


@pytest.fixture
def panel(qtbot: QtBot, phrasebook: Phrasebook) -> FeverPanel:
    made = FeverPanel(Look(LIGHT), phrasebook)
    qtbot.addWidget(made)
    return made


def test_the_definition_that_is_met_stands_first_with_its_facts_and_no_other_is_called_not_met(
    work_up: Make, phrasebook: Phrasebook
) -> None:
    # exactly 0.500 with 38.5 on chemotherapy: NICE, the CISNE study, CTCAE; not IDSA (CLINICAL 4.1)
    said = fever_lines(work_up(), phrasebook)
    assert said.met == "Met: NICE CG151, CISNE study, CTCAE 5.0"
    nice = said.definitions[0]
    assert (nice.body, nice.met) == ("NICE CG151", True)
    assert nice.case == "38.5 °C, 21-Nov 06:10; 0.50 ×10⁹/L; docetaxel, 10-Nov"
    assert [row.met for row in said.definitions].count(True) == 3
    idsa = next(row for row in said.definitions if row.body == "IDSA 2010")
    assert idsa.case == "a count below 0.5: recorded is 0.50 ×10⁹/L, a fall cannot be judged"
    assert not any("not met" in row.case for row in said.definitions)


def test_the_mark_is_a_word_and_a_sign_and_not_colour_alone(work_up: Make, panel: FeverPanel) -> None:
    panel.show_work_up(work_up())
    rows = [row.accessibleName() for row in panel.rows[: len(DefinitionBody)]]
    assert [name.split(". ")[0] for name in rows if "■ Met" in name] == [
        "NICE CG151",
        "CISNE study",
        "CTCAE 5.0",
    ]
    assert sum("□ Needs" in name for name in rows) == 5


def test_the_time_to_antibiotics_is_quoted_and_never_counts_down(work_up: Make, panel: FeverPanel) -> None:
    panel.show_work_up(work_up())
    text = panel.text()
    for part in (
        "within 60 minutes of triage",
        "immediately",
        "Older: within 2 hours",
        "nothing here counts down",
    ):
        assert part in text
    assert text.index("within 60 minutes") < text.index("Older: within 2 hours")


@pytest.mark.parametrize(("answer", "shown"), [("yes", True), ("no", False), (None, False)])
def test_what_holds_for_myeloma_is_shown_only_for_myeloma(
    answer: str | None, shown: bool, work_up: Make, panel: FeverPanel
) -> None:
    # D9
    answers = {} if answer is None else {"myeloma": Answer(answer)}
    panel.show_work_up(work_up(replace(HALF, answers=MappingProxyType(answers))))
    assert ("Multiple myeloma alone" in panel.text()) is shown


def test_every_row_opens_its_source_with_mark_and_status(
    work_up: Make, panel: FeverPanel, qtbot: QtBot
) -> None:
    panel.show_work_up(work_up())
    panel.show()
    older = next(row for row in panel.rows if row.accessibleName().startswith("Older"))
    older.setFocus()
    QTest.keyClick(older, Qt.Key.Key_Return)
    source = panel.findChild(SourcePanel)
    assert isinstance(source, SourcePanel)
    assert "Source document 1" in source.text()
    assert "Not yet verified · under review" in source.text()
    source.close()
    QTest.mouseClick(panel.rows[0], Qt.MouseButton.LeftButton)
    assert "NICE CG151 Neutropenic sepsis" in source.text()
    source.close()


def test_up_and_down_walk_through_the_rows(work_up: Make, panel: FeverPanel, qtbot: QtBot) -> None:
    panel.show_work_up(work_up())
    panel.show()
    panel.activateWindow()
    panel.take_keys()
    qtbot.waitUntil(panel.rows[0].hasFocus)
    QTest.keyClick(panel.rows[0], Qt.Key.Key_Down)
    assert panel.rows[1].hasFocus()
    QTest.keyClick(panel.rows[1], Qt.Key.Key_Up)
    assert panel.rows[0].hasFocus()


def test_the_panel_follows_the_work_and_keeps_its_place(
    work_up: Make, panel: FeverPanel, qtbot: QtBot
) -> None:
    panel.show_work_up(work_up())
    panel.show()
    panel.activateWindow()
    panel.rows[3].setFocus()
    qtbot.waitUntil(panel.rows[3].hasFocus)
    before = list(panel.rows)
    panel.show_latest()
    assert panel.rows == before
    panel.show_work_up(work_up(replace(HALF, events=HALF.events[:1])))
    qtbot.waitUntil(lambda: "no temperature recorded" in panel.text())
    assert "Met:" not in panel.text()
    assert panel.rows[3].hasFocus()


def test_while_keys_are_typed_the_open_panel_waits_until_they_rest(
    work_up: Make, panel: FeverPanel, qtbot: QtBot
) -> None:
    panel.show_work_up(work_up())
    panel.show()
    before = list(panel.rows)
    for count in (1, 2):
        panel.show_work_up(work_up(replace(HALF, events=HALF.events[:count])))
        panel.show_work_up(work_up(replace(HALF, events=())))
    assert panel.rows == before
    qtbot.waitUntil(lambda: "no anticancer treatment recorded" in panel.text())


def test_without_a_pack_the_definitions_stand_and_the_missing_texts_are_said(
    work_up: Make, panel: FeverPanel
) -> None:
    panel.show_work_up(work_up(with_pack=False))
    assert len(panel.rows) == len(DefinitionBody)
    assert "The knowledge is not loaded" in panel.text()


def test_the_scores_are_reached_and_the_keys_that_opened_the_panel_close_it(
    work_up: Make, panel: FeverPanel
) -> None:
    panel.show_work_up(work_up())
    panel.show()
    asked = (QSignalSpy(panel.mascc_wanted), QSignalSpy(panel.cisne_wanted))
    panel.mascc.click()
    panel.cisne.click()
    assert [spy.count() for spy in asked] == [1, 1]
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(panel, Qt.Key.Key_F, held)
    assert not panel.isVisible()
