"""Which clozapine label applies: asked over the causes, chosen by keys, and nothing of any label before."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from neutro_desk.screens.causes_pane import CausesPane
from neutro_desk.screens.evidence_lines import EvidenceLine, LineKind
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case, Cbc, Event, EventKind, Quantity
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.clozapine_labels import Jurisdiction
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp

OF_A_LABEL = re.compile(
    r"times a week|weekly|daily|interrupt|resume|rechallenge|re-expose|red result|repeat within|Treatment:"
    r"|Monitoring:|check the current label"
)
"""Words of treatment and monitoring; none may be read before a label is chosen."""

CLOZAPINE = Event(EventKind.DRUG, "clozapine", start=date(2026, 10, 1))


def low_on(anc: str, *events: Event) -> Case:
    counts = (
        Cbc(id="c1", collected=datetime(2026, 9, 20, 6, 10), anc=Quantity(Decimal("3.0"), "10*9/L")),
        Cbc(id="c2", collected=datetime(2026, 11, 21, 6, 10), anc=Quantity(Decimal(anc), "10*9/L")),
    )
    return Case(counts=counts, events=events)


def press(key: Qt.Key) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


class Screen:
    """The pane of causes, fed by a case and a choice."""

    def __init__(self, qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes, pack: Pack) -> None:
        self.pane = CausesPane(Look(LIGHT), phrasebook, lambda: datetime(2026, 11, 21, 7, 32))
        qtbot.addWidget(self.pane)
        self.pane.resize(1022, 486)
        self.pane.show()
        self._schemes, self._pack = schemes, pack
        self.chosen: list[str] = []
        self.pane.clozapine_label_chosen.connect(self.chosen.append)

    def show(self, case: Case, label: Jurisdiction | None = None) -> None:
        assessed = AssessedCase(case, self._schemes)
        self.pane.show_work_up(WorkUp(assessed, pack=self._pack, clozapine_label=label))

    @property
    def lines(self) -> tuple[EvidenceLine, ...]:
        return self.pane.causes.list.lines.lines

    def of_the_label(self) -> list[str]:
        return [line.text for line in self.lines if line.kind is LineKind.LABEL]

    def all_text(self) -> str:
        """Return all that the column of causes says: strip, every line, the panel of clozapine."""
        strip = self.pane.causes.label
        self.pane.causes.show_cause("drug.clozapine", QPoint(0, 0))
        panel = self.pane.causes.cause_panel
        assert panel is not None
        texts = [strip.text, strip.remark, *(line.text for line in self.lines), panel.text()]
        panel.close()
        return "\n".join(texts)


@pytest.fixture
def screen(qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes, pack: Pack) -> Screen:
    return Screen(qtbot, phrasebook, schemes, pack)


def test_without_clozapine_nobody_is_asked(screen: Screen) -> None:
    screen.show(low_on("0.4", Event(EventKind.DRUG, "carbimazole", start=date(2026, 10, 1))))
    assert screen.pane.causes.label.isHidden()
    screen.show(low_on("0.4"), Jurisdiction.UK)
    assert screen.pane.causes.label.isHidden()


@pytest.mark.parametrize("anc", ["1.6", "1.2", "0.9", "0.4"])
def test_t94_before_the_choice_there_is_the_question_and_no_word_of_any_label(
    screen: Screen, anc: str
) -> None:
    screen.show(low_on(anc, CLOZAPINE))
    strip = screen.pane.causes.label
    assert strip.isVisible()
    assert (strip.text, strip.remark) == (
        "Clozapine: which label applies?",
        "No monitoring text is shown until chosen.",
    )
    assert strip.switch.value is None
    assert screen.of_the_label() == []
    assert OF_A_LABEL.findall(screen.all_text()) == []


@pytest.mark.parametrize("label", Jurisdiction)
def test_after_the_choice_the_words_of_that_label_stand_with_clozapine(
    screen: Screen, label: Jurisdiction
) -> None:
    screen.show(low_on("1.2", CLOZAPINE), label)
    strip = screen.pane.causes.label
    assert (strip.text, strip.remark, strip.switch.value) == ("Clozapine label", "", label.value)
    said = [line for line in screen.lines if line.kind is LineKind.LABEL]
    assert said[0].text.startswith("ANC 1.20 ×10⁹/L: ")
    assert said[0].support == f"{label.value} label"
    assert said[-1].text.startswith("Decide with the prescriber")
    assert all(line.source or line.provenance or "Duffy" in line.text for line in said[:-1])
    text = screen.all_text()
    assert "check the current label" in text
    assert ("re-expose" in text) is (label is Jurisdiction.UK)
    assert ("Treatment: continue." in text) is (label is Jurisdiction.US)
    heads = [line.cause for line in screen.lines if line.kind is LineKind.CAUSE]
    places = [place for place, line in enumerate(screen.lines) if line.cause == "drug.clozapine"]
    assert heads[0] == "drug.clozapine"
    assert places == list(range(len(places)))


def test_where_clozapine_is_not_listed_its_label_is_said_first(screen: Screen) -> None:
    """Low before the start: 3 for how well it is known, 3 against, so that it is not among the causes."""
    counts = (
        Cbc(id="c1", collected=datetime(2026, 9, 20, 6, 10), anc=Quantity(Decimal("0.8"), "10*9/L")),
        Cbc(id="c2", collected=datetime(2026, 11, 21, 6, 10), anc=Quantity(Decimal("0.6"), "10*9/L")),
    )
    screen.show(Case(counts=counts, events=(CLOZAPINE,)), Jurisdiction.UK)
    assert "drug.clozapine" not in [line.cause for line in screen.lines if line.kind is LineKind.CAUSE]
    assert screen.lines[0].kind is LineKind.LABEL
    assert "Product information: stop at once, do not re-expose." in screen.of_the_label()


def test_arrows_and_space_choose_and_the_choice_is_said(screen: Screen) -> None:
    screen.show(low_on("0.4", CLOZAPINE))
    first = screen.pane.causes.label.switch.segment("US")
    first.setFocus()
    for _ in range(2):
        press(Qt.Key.Key_Right)
    assert screen.chosen == []
    press(Qt.Key.Key_Space)
    assert screen.chosen == ["UK"]


def test_tab_reaches_the_choice(screen: Screen) -> None:
    screen.show(low_on("0.4", CLOZAPINE))
    screen.pane.questions.focus_question()
    switch = screen.pane.causes.label.switch
    for _ in range(80):
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is switch.segment("US"):
            return
    pytest.fail("Tab never came to the choice")


def test_a_line_opens_its_source_even_where_it_is_not_named_again(screen: Screen) -> None:
    screen.show(low_on("1.2", CLOZAPINE), Jurisdiction.US)
    column = screen.pane.causes
    unnamed = next(
        place
        for place, line in enumerate(screen.lines)
        if line.kind is LineKind.LABEL and line.text == "Treatment: continue."
    )
    assert screen.lines[unnamed].source == ""
    column.list.open_line(column.list.lines.index(unnamed))
    assert column.panel is not None
    text = column.panel.text()
    column.panel.close()
    assert "10.1007/s40263-022-00932-2" in text
    assert "Secondary source" in text


@pytest.mark.parametrize("width", [240, 300, 437, 700])
@pytest.mark.parametrize("label", [None, Jurisdiction.EU])
def test_the_question_and_its_answers_never_overlap(
    screen: Screen, width: int, label: Jurisdiction | None
) -> None:
    screen.show(low_on("0.4", CLOZAPINE), label)
    strip = screen.pane.causes.label
    text, remark, switch, height = strip._places(width)
    assert not switch.intersects(text)
    assert not switch.intersects(remark)
    for part in (text, remark, switch):
        assert part.isEmpty() or (part.left() >= 0 and part.right() < width)
        assert part.top() >= 0
        assert part.bottom() < height
