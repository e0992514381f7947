"""Choosing where episodes end, by menu and by typing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.episode_end import EpisodeEndChoice, EpisodeEndForm
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp
from tests.screens.a_course import work_up

THREE_QUARTERS = Decimal("0.75")


@pytest.fixture
def choice(qtbot: QtBot, phrasebook: Phrasebook) -> EpisodeEndChoice:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return EpisodeEndChoice(Look(LIGHT, 1.0), phrasebook, window)


@pytest.fixture
def menu(choice: EpisodeEndChoice) -> Iterator[QMenu]:
    opened = choice.open_menu(QPoint(0, 0), None)
    yield opened
    opened.close()


def chosen(spy: QSignalSpy) -> list[object]:
    return [spy.at(place)[0] for place in range(spy.count())]


def test_the_menu_offers_the_line_itself_three_counts_and_another(menu: QMenu) -> None:
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Its own line", "0.75 or more", "1.0 or more", "1.5 or more", "Another count…"]
    assert [action.isChecked() for action in menu.actions()][:4] == [True, False, False, False]


def test_a_choice_of_the_menu_is_said(choice: EpisodeEndChoice, menu: QMenu) -> None:
    spy = QSignalSpy(choice.end_chosen)
    menu.actions()[1].trigger()
    menu.actions()[0].trigger()
    assert chosen(spy) == [THREE_QUARTERS, None]


def test_a_typed_end_in_use_is_ticked_too(choice: EpisodeEndChoice) -> None:
    menu = choice.open_menu(QPoint(0, 0), Decimal("0.8"))
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["0.8 or more"]
    menu.close()


def form_of(choice: EpisodeEndChoice) -> EpisodeEndForm:
    choice.ask_other()
    assert choice.form is not None
    return choice.form


def test_another_count_is_typed_and_taken_by_enter(qtbot: QtBot, choice: EpisodeEndChoice) -> None:
    spy = QSignalSpy(choice.end_chosen)
    form = form_of(choice)
    qtbot.waitUntil(form.isVisible)
    QTest.keyClicks(form.field.line, "0,8")
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    assert chosen(spy) == [Decimal("0.8")]


def test_an_end_below_the_line_is_refused_at_the_field_and_the_form_stays(
    qtbot: QtBot, choice: EpisodeEndChoice
) -> None:
    spy = QSignalSpy(choice.end_chosen)
    form = form_of(choice)
    qtbot.waitUntil(form.isVisible)
    QTest.keyClicks(form.field.line, "0.3")
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    words = "An episode that begins below 0.5 cannot end below 0.5. Type 0.5 or more."
    assert form.field.problem.sentence.text() == words
    assert form.isVisible()
    assert chosen(spy) == []
    form.reject()


def test_a_count_with_two_readings_is_settled_by_its_button(qtbot: QtBot, choice: EpisodeEndChoice) -> None:
    form = form_of(choice)
    qtbot.waitUntil(form.isVisible)
    QTest.keyClicks(form.field.line, "1,500")
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    answers = form.field.problem.answers()
    assert list(answers) == ["1.5", "1500"]
    answers["1.5"].click()
    spy = QSignalSpy(choice.end_chosen)
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    assert chosen(spy) == [Decimal("1.5")]


@pytest.fixture
def pane(qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes) -> CoursePane:
    pane = CoursePane(Look(LIGHT, 1.0), phrasebook)
    qtbot.addWidget(pane)
    pane.resize(1022, 486)
    pane.show_work_up(work_up(schemes))
    pane.show()
    qtbot.waitUntil(lambda: pane.plot is not None)
    return pane


def ended(plain: WorkUp, ends_at: Decimal | None) -> WorkUp:
    return WorkUp(AssessedCase(plain.case, plain.schemes), today=plain.today, ends_at=ends_at)


def test_under_the_durations_stands_where_episodes_end(pane: CoursePane) -> None:
    link = pane.statements.end_link()
    assert link is not None
    assert link.text() == "Episode ends at: its own line"


def test_with_another_end_heading_sentence_link_and_plot_say_the_rule(
    pane: CoursePane, schemes: Schemes
) -> None:
    pane.show_work_up(ended(work_up(schemes), THREE_QUARTERS))
    said = pane.statements.plain_text()
    assert "Duration; episodes end at 0.75 or more" in said
    assert "From below 0.5 until 0.75 or more: 0 to 2.0 d so far, ongoing" in said
    link = pane.statements.end_link()
    assert link is not None
    assert link.text() == "Episode ends at: 0.75"
    plot = pane.plot
    assert plot is not None
    assert [limit.value for limit in plot.series.limits if limit.is_end] == [THREE_QUARTERS]


def test_the_link_opens_the_menu_and_keeps_the_keyboard(
    qtbot: QtBot, pane: CoursePane, schemes: Schemes
) -> None:
    link = pane.statements.end_link()
    assert link is not None
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    menu = pane.findChild(QMenu)
    assert menu is not None
    with qtbot.waitSignal(pane.episode_end_chosen) as said:
        menu.actions()[1].trigger()
    assert said.args == [THREE_QUARTERS]
    menu.close()


def test_the_result_band_says_the_rule_too(schemes: Schemes, phrasebook: Phrasebook) -> None:
    said = [phrasebook.text(statement) for statement in ended(work_up(schemes), THREE_QUARTERS).result]
    assert "From below 0.5 until 0.75 or more: 0 to 2.0 d so far, ongoing" in said


def test_causes_and_warning_do_not_rest_on_where_a_person_lets_episodes_end(schemes: Schemes) -> None:
    plain = work_up(schemes)
    other = ended(plain, Decimal("1.5"))
    assert other.warning == plain.warning
    assert other.course.below(Decimal("0.5")) == plain.course.below(Decimal("0.5"))
    assert not other.differs_by_draft_alone(plain)
