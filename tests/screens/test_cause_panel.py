"""All that is known of a cause, opened from its name by keys or pointer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.screens.cause_panel import CausePanel
from neutro_desk.screens.evidence_column import EvidenceColumn
from neutro_desk.screens.evidence_lines import LineKind
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp


@pytest.fixture
def column(qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes, pack: Pack) -> EvidenceColumn:
    """The causes of the shipped drug-induced fall."""
    case = replace(read_case(resource("samples", "drug-induced-fall.neutro.json")), answers={})
    ranking = WorkUp(AssessedCase(case, schemes), pack=pack).ranking
    assert ranking is not None
    column = EvidenceColumn(Look(LIGHT), phrasebook)
    qtbot.addWidget(column)
    column.resize(437, 486)
    column.show_ranking(ranking, pack)
    column.show()
    return column


def opened(column: EvidenceColumn) -> CausePanel:
    assert column.cause_panel is not None
    assert column.cause_panel.isVisible()
    return column.cause_panel


def go_to(column: EvidenceColumn, cause: str) -> None:
    """Walk down the list by keys until the head of a cause has the cursor."""
    lines = column.list.lines.lines
    place = next(
        place for place, line in enumerate(lines) if (line.kind, line.cause) == (LineKind.CAUSE, cause)
    )
    QTest.keyClick(column.list, Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(column.list, Qt.Key.Key_Down)
    assert column.list.currentIndex().row() == place


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_on_the_name_of_a_cause_opens_what_is_known_of_it(
    column: EvidenceColumn, phrasebook: Phrasebook, key: Qt.Key
) -> None:
    first = column.list.lines.lines[0]
    go_to(column, first.cause)
    QTest.keyClick(column.list, key)
    text = opened(column).text()
    assert text.startswith(first.text)
    for part in (
        "Category: ",
        "Mechanism: ",
        "What is known",
        "First tests and steps (not yet verified)",
        "Review",
    ):
        assert part in text
    opened(column).close()


def test_each_statement_opens_its_source_by_tab_and_enter(
    column: EvidenceColumn, pack: Pack, phrasebook: Phrasebook
) -> None:
    first = column.list.lines.lines[0]
    go_to(column, first.cause)
    QTest.keyClick(column.list, Qt.Key.Key_Return)
    panel = opened(column)
    QTest.keyClick(panel.page, Qt.Key.Key_Tab)
    QTest.keyClick(panel.page, Qt.Key.Key_Return)
    assert panel.isVisible()
    assert panel.source is not None
    assert panel.source.isVisible()
    said = panel.source.text()
    drug = next(one for one in pack.drugs if f"drug.{one.id}" == first.cause)
    assert phrasebook.text(drug.about) in said
    assert all(pack.references[key].full in said for key in drug.provenance.sources)
    assert drug.provenance.status.value in said
    assert drug.provenance.date.strftime("%d-%b-%Y") in said
    for label in panel.source.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    panel.source.close()
    panel.close()


def test_the_list_is_reached_with_tab(qtbot: QtBot, column: EvidenceColumn) -> None:
    assert column.list.focusPolicy() & Qt.FocusPolicy.TabFocus
    column.more.setFocus()
    QTest.keyClick(column.more, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is column.list


def test_escape_closes_and_leaves_the_cursor_on_the_cause(qtbot: QtBot, column: EvidenceColumn) -> None:
    go_to(column, column.list.lines.lines[0].cause)
    QTest.keyClick(column.list, Qt.Key.Key_Return)
    panel = opened(column)
    assert not panel.isModal()
    QTest.keyClick(panel.page, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert column.list.currentIndex().row() == 0


def test_a_click_on_the_name_opens_it_too(column: EvidenceColumn) -> None:
    place = column.list.visualRect(column.list.lines.index(0)).center()
    QTest.mouseClick(column.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened(column).text().startswith(column.list.lines.lines[0].text)
    opened(column).close()


def test_a_cause_with_nothing_for_it_is_read_after_show_more(column: EvidenceColumn) -> None:
    QTest.keyClick(column.more, Qt.Key.Key_Space)
    go_to(column, "copper-deficiency")
    QTest.keyClick(column.list, Qt.Key.Key_Return)
    assert opened(column).text().startswith("Copper deficiency")
    opened(column).close()


def test_a_fact_says_in_words_that_it_is_not_checked(column: EvidenceColumn) -> None:
    """Of the idiosyncratic reaction: its last fact has no source, its second one a secondary source."""
    go_to(column, "idiosyncratic-drug")
    QTest.keyClick(column.list, Qt.Key.Key_Return)
    lines = opened(column).text().replace("\u2028", "\n").replace("\u2011", "-").splitlines()
    fact = next(place for place, line in enumerate(lines) if line.startswith("Not yet verified: no recovery"))
    assert lines[fact + 1] == "Not yet verified"
    fact = next(
        place for place, line in enumerate(lines) if line.startswith("The first source document gives")
    )
    assert lines[fact + 1].endswith(" · secondary source")
    opened(column).close()


def test_a_long_panel_is_scrolled_by_keys(column: EvidenceColumn) -> None:
    go_to(column, "idiosyncratic-drug")
    QTest.keyClick(column.list, Qt.Key.Key_Return)
    bar = opened(column).page.verticalScrollBar()
    QTest.keyClick(opened(column).page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    opened(column).close()


def test_a_screen_reader_hears_the_name_of_the_cause(column: EvidenceColumn) -> None:
    go_to(column, column.list.lines.lines[0].cause)
    QTest.keyClick(column.list, Qt.Key.Key_Return)
    page: QWidget = opened(column).page
    assert page.accessibleName() == column.list.lines.lines[0].text
    assert "Esc" in page.accessibleDescription()
    opened(column).close()


def test_a_short_panel_is_shown_whole(column: EvidenceColumn) -> None:
    QTest.keyClick(column.more, Qt.Key.Key_Space)
    go_to(column, "parvovirus")
    QTest.keyClick(column.list, Qt.Key.Key_Return)
    assert opened(column).page.verticalScrollBar().maximum() == 0
    opened(column).close()
