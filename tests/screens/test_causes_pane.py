"""The guide by keyboard, and what it shows of a work-up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.screens.causes_pane import CausesPane
from neutro_desk.screens.checklist_row import ChecklistRow
from neutro_desk.screens.evidence_delegate import fitted_source
from neutro_desk.screens.evidence_lines import LineKind
from neutro_desk.screens.guide_room import Arrangement
from neutro_desk.screens.marks import StepDot
from neutro_desk.screens.step_list import state_of
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.screens.unbroken import unbroken
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Answer, AnswerWord, Case, Event, EventKind
from neutro_desk.workup.causes import Pack, ReviewStatus, StepProgress, Support
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.steps import Step
from neutro_desk.workup.whole import AssessedCase, WorkUp

Given = list[tuple[str, Answer | None]]


@pytest.fixture
def case() -> Case:
    """The shipped drug-induced fall, with no answers of a person."""
    return replace(read_case(resource("samples", "drug-induced-fall.neutro.json")), answers={})


@pytest.fixture
def work_up(case: Case, schemes: Schemes, pack: Pack) -> Callable[..., WorkUp]:
    """A maker of work-ups of the case with answers."""

    def make(answers: dict[str, Answer] | None = None, *, loaded: bool = True) -> WorkUp:
        answered = replace(case, answers=answers or {})
        return WorkUp(AssessedCase(answered, schemes), pack=pack if loaded else None)

    return make


def shown_pane(
    qtbot: QtBot, phrasebook: Phrasebook, today: date = date(2026, 11, 21), scale: float = 1.0
) -> CausesPane:
    def on_that_day() -> datetime:
        return datetime.combine(today, time(7, 32))

    pane = CausesPane(Look(LIGHT, scale), phrasebook, on_that_day)
    qtbot.addWidget(pane)
    pane.resize(1022, 486)
    pane.show()
    return pane


@pytest.fixture
def pane(qtbot: QtBot, phrasebook: Phrasebook, work_up: Callable[..., WorkUp]) -> CausesPane:
    """The pane with the case."""
    pane = shown_pane(qtbot, phrasebook)
    pane.show_work_up(work_up())
    return pane


def given_by(pane: CausesPane) -> Given:
    given: Given = []

    def keep(question: str, answer: Answer | None) -> None:
        given.append((question, answer))

    pane.answer_given.connect(keep)
    return given


def step_of(pane: CausesPane) -> Step:
    return pane.step


def note_line(row: ChecklistRow) -> QLineEdit | None:
    return row.note_line


def row(pane: CausesPane, question: str) -> ChecklistRow:
    found = pane.questions.row_of(question)
    assert found is not None
    return found


def focus(pane: CausesPane, step: Step, question: str) -> ChecklistRow:
    pane.walk.show_step(list(Step).index(step))
    pane.questions.focus_question(question)
    return row(pane, question or pane.questions.current)


@pytest.mark.parametrize(
    ("key", "word"),
    [
        (Qt.Key.Key_1, "yes"),
        (Qt.Key.Key_2, "no"),
        (Qt.Key.Key_3, "unknown"),
        (Qt.Key.Key_4, "pending"),
    ],
)
def test_a_number_answers_the_question_with_the_focus(
    qtbot: QtBot, pane: CausesPane, key: Qt.Key, word: str
) -> None:
    unasked = next(row.content.question for row in pane.questions.rows if row.content.answer is None)
    given = given_by(pane)
    QTest.keyClick(focus(pane, Step.REAL, unasked), key)
    assert given == [(unasked, Answer(word))]


def test_a_number_typed_elsewhere_answers_nothing(qtbot: QtBot, pane: CausesPane) -> None:
    given = given_by(pane)
    QTest.keyClick(pane.causes.list, Qt.Key.Key_1)
    QTest.keyClick(pane.steps, Qt.Key.Key_1)
    assert given == []


def test_zero_clears_an_answer_of_a_person_and_nothing_else(
    qtbot: QtBot, pane: CausesPane, work_up: Callable[..., WorkUp]
) -> None:
    pane.show_work_up(work_up({"clumps-on-film": Answer("no")}))
    given = given_by(pane)
    QTest.keyClick(focus(pane, Step.REAL, "clumps-on-film"), Qt.Key.Key_0)
    QTest.keyClick(focus(pane, Step.REAL, "repeat-low"), Qt.Key.Key_0)
    assert given == [("clumps-on-film", None)]


def test_what_the_counts_tell_is_answered_and_tagged_with_its_fact(pane: CausesPane) -> None:
    content = row(pane, "repeat-low").content
    assert content.answer is AnswerWord.YES
    assert content.tag == "from the counts"
    assert content.fact
    assert not content.own


def test_confirming_what_the_counts_tell_is_not_kept_as_an_answer(qtbot: QtBot, pane: CausesPane) -> None:
    given = given_by(pane)
    QTest.keyClick(focus(pane, Step.REAL, "repeat-low"), Qt.Key.Key_1)
    assert given == []


def test_an_overruled_answer_says_so_and_going_back_takes_the_overrule_away(
    qtbot: QtBot, pane: CausesPane, work_up: Callable[..., WorkUp]
) -> None:
    pane.show_work_up(work_up({"repeat-low": Answer("no")}))
    content = row(pane, "repeat-low").content
    assert (content.answer, content.tag) == (AnswerWord.NO, "overruled")
    assert content.fact
    given = given_by(pane)
    QTest.keyClick(focus(pane, Step.REAL, "repeat-low"), Qt.Key.Key_1)
    assert given == [("repeat-low", None)]


def test_arrows_go_between_rows_and_steps(qtbot: QtBot, pane: CausesPane) -> None:
    first, second = pane.questions.rows[:2]
    pane.take_focus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert pane.questions.current == second.content.question
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert pane.questions.current == first.content.question
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert step_of(pane) is Step.EMERGENCY
    QTest.keyClick(pane.questions.rows[0], Qt.Key.Key_PageDown)
    assert step_of(pane) is Step.DRUGS
    QTest.keyClick(pane.questions.rows[0], Qt.Key.Key_Left)
    assert step_of(pane) is Step.EMERGENCY


def test_enter_goes_to_the_next_best_question(qtbot: QtBot, pane: CausesPane) -> None:
    best = pane.questions.next_box.question
    pane.take_focus()
    QTest.keyClick(pane.questions.rows[0], Qt.Key.Key_Return)
    assert pane.questions.current == best
    assert row(pane, best).content.answer is None


def test_the_box_answers_the_next_best_question_by_click(qtbot: QtBot, pane: CausesPane) -> None:
    box, given = pane.questions.next_box, given_by(pane)
    QTest.mouseClick(box.switch.button(AnswerWord.PENDING), Qt.MouseButton.LeftButton)
    assert given == [(box.question, Answer("pending"))]


def test_a_note_is_written_under_the_row_and_keeps_the_answer(
    qtbot: QtBot, pane: CausesPane, work_up: Callable[..., WorkUp]
) -> None:
    pane.show_work_up(work_up({"clumps-on-film": Answer("pending")}))
    here, given = focus(pane, Step.REAL, "clumps-on-film"), given_by(pane)
    QTest.keyClick(here, Qt.Key.Key_N)
    assert here.note_line is not None
    QTest.keyClicks(here.note_line, "film 1, 2 sent")
    QTest.keyClick(here.note_line, Qt.Key.Key_Return)
    assert given == [("clumps-on-film", Answer("pending", "film 1, 2 sent"))]
    assert note_line(here) is None


def test_escape_leaves_a_note_as_it_was(
    qtbot: QtBot, pane: CausesPane, work_up: Callable[..., WorkUp]
) -> None:
    pane.show_work_up(work_up({"clumps-on-film": Answer("no", "seen")}))
    here, given = focus(pane, Step.REAL, "clumps-on-film"), given_by(pane)
    QTest.keyClick(here, Qt.Key.Key_N)
    assert here.note_line is not None
    assert here.note_line.text() == "seen"
    QTest.keyClicks(here.note_line, " wrong")
    QTest.keyClick(here.note_line, Qt.Key.Key_Escape)
    assert note_line(here) is None
    assert given == []


def test_a_changed_answer_keeps_its_note(
    qtbot: QtBot, pane: CausesPane, work_up: Callable[..., WorkUp]
) -> None:
    pane.show_work_up(work_up({"clumps-on-film": Answer("pending", "film sent")}))
    given = given_by(pane)
    QTest.keyClick(focus(pane, Step.REAL, "clumps-on-film"), Qt.Key.Key_2)
    assert given == [("clumps-on-film", Answer("no", "film sent"))]


def test_a_note_without_an_answer_of_a_person_is_not_guessed(qtbot: QtBot, pane: CausesPane) -> None:
    here, given = focus(pane, Step.REAL, "clumps-on-film"), given_by(pane)
    QTest.keyClick(here, Qt.Key.Key_N)
    assert note_line(here) is None
    assert "choose one first" in here.hint
    assert given == []


def test_a_skipped_step_is_marked_and_can_be_taken_up_again(qtbot: QtBot, pane: CausesPane) -> None:
    pane.walk.show_step(list(Step).index(Step.NUTRITION))
    pane.take_focus()
    QTest.keyClick(pane.questions.rows[0], Qt.Key.Key_S)
    assert step_of(pane) is Step.AUTOIMMUNE
    text = Qt.ItemDataRole.AccessibleTextRole
    skipped = pane.steps.item(list(Step).index(Step.NUTRITION))
    assert "skipped" in skipped.data(text)
    pane.walk.show_step(list(Step).index(Step.NUTRITION))
    QTest.keyClick(pane.questions.rows[0], Qt.Key.Key_S)
    assert "skipped" not in skipped.data(text)
    assert step_of(pane) is Step.NUTRITION


def test_the_next_case_starts_with_no_step_skipped(qtbot: QtBot, pane: CausesPane) -> None:
    pane.take_focus()
    QTest.keyClick(pane.questions.rows[0], Qt.Key.Key_S)
    pane.start_over()
    assert step_of(pane) is Step.REAL
    assert "skipped" not in pane.steps.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("answered", "skipped", "dot"),
    [
        (0, False, StepDot.OPEN),
        (1, False, StepDot.HALF),
        (3, False, StepDot.DONE),
        (1, True, StepDot.SKIPPED),
    ],
)
def test_the_dot_of_a_step_tells_how_far_it_is(answered: int, skipped: bool, dot: StepDot) -> None:
    progress = StepProgress(Step.CANCER, answered, 3)
    assert state_of(progress, {Step.CANCER} if skipped else set()) is dot


def test_a_whole_step_is_answered_by_keyboard_alone(
    qtbot: QtBot, pane: CausesPane, work_up: Callable[..., WorkUp]
) -> None:
    answers: dict[str, Answer] = {}

    def store(question: str, answer: Answer | None) -> None:
        if answer is not None:
            answers[question] = answer
        pane.show_work_up(work_up(answers))

    pane.answer_given.connect(store)
    place = list(Step).index(Step.INFECTION)
    pane.walk.show_step(place)
    pane.take_focus()
    asked = [row.content.question for row in pane.questions.rows]
    for here in list(pane.questions.rows):
        QTest.keyClick(here, Qt.Key.Key_2)
        QTest.keyClick(here, Qt.Key.Key_Down)
    assert set(answers) == set(asked)
    pane.walk.show_step(place)
    assert f"answered {len(asked)}, not asked {pane.walk.left_out}" in pane.steps.item(place).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_the_causes_stand_in_the_order_of_the_ranking_with_their_reasons(
    pane: CausesPane, work_up: Callable[..., WorkUp], phrasebook: Phrasebook
) -> None:
    ranking = work_up().ranking
    assert ranking is not None
    leading = [cause for cause in ranking.ranked if cause.support is not Support.NONE]
    lines = pane.causes.list.lines.lines
    heads = [line for line in lines if line.kind is LineKind.CAUSE]
    assert [line.text for line in heads] == [phrasebook.text(cause.name) for cause in leading]
    first = [line for line in lines if line.cause == leading[0].id and line.kind is LineKind.FOR]
    assert [line.text for line in first] == [
        phrasebook.text(reason.text) for reason in leading[0].reasons_for
    ]
    assert all(line.source for line in first)


def test_cautions_that_apply_stand_beneath_the_causes(
    pane: CausesPane, work_up: Callable[..., WorkUp], phrasebook: Phrasebook
) -> None:
    ranking = work_up().ranking
    assert ranking is not None
    shown = [line.text for line in pane.causes.list.lines.lines if line.kind is LineKind.CAUTION]
    assert shown == [phrasebook.text(caveat.text) for caveat in ranking.caveats]
    assert shown


def test_causes_with_nothing_for_them_are_shown_on_request(
    qtbot: QtBot, pane: CausesPane, pack: Pack
) -> None:
    before = pane.causes.list.lines.rowCount()
    QTest.mouseClick(pane.causes.more, Qt.MouseButton.LeftButton)
    names = {line.cause for line in pane.causes.list.lines.lines if line.kind is LineKind.CAUSE}
    assert {cause.id for cause in pack.causes} <= names
    QTest.mouseClick(pane.causes.more, Qt.MouseButton.LeftButton)
    assert pane.causes.list.lines.rowCount() == before


def test_enter_on_a_reason_opens_its_source_with_review_and_date(
    qtbot: QtBot, pane: CausesPane, pack: Pack
) -> None:
    lines = pane.causes.list.lines.lines
    place = next(place for place, line in enumerate(lines) if line.kind is LineKind.FOR and line.citation)
    pane.causes.list.setCurrentIndex(pane.causes.list.lines.index(place))
    QTest.keyClick(pane.causes.list, Qt.Key.Key_Return)
    assert pane.causes.panel is not None
    said = pane.causes.panel.text()
    provenance = lines[place].provenance
    assert provenance is not None
    assert lines[place].citation in said
    assert provenance.status.value in said
    assert provenance.date.strftime("%d-%b-%Y") in said
    pane.causes.panel.close()


def test_the_lines_are_a_sound_model(pane: CausesPane) -> None:
    model: QAbstractItemModel = pane.causes.list.lines
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    pane.causes.switch_everything()
    assert tester.model() is model
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Cause 1")


def test_while_the_pack_loads_the_pane_says_so(
    qtbot: QtBot, phrasebook: Phrasebook, work_up: Callable[..., WorkUp]
) -> None:
    pane = shown_pane(qtbot, phrasebook)
    pane.show_work_up(work_up(loaded=False))
    assert pane.message == "The list of causes is being loaded"
    pane.show_work_up(work_up())
    assert pane.message == ""
    assert pane.questions.rows


def test_a_broken_pack_is_named_in_a_banner(
    qtbot: QtBot, phrasebook: Phrasebook, work_up: Callable[..., WorkUp]
) -> None:
    pane = shown_pane(qtbot, phrasebook)
    pane.show_work_up(work_up(loaded=False))
    pane.show_trouble("questions.toml, line 3: no text")
    assert pane.message == "questions.toml, line 3: no text"


def test_content_past_its_review_stays_readable_under_a_banner(
    qtbot: QtBot, phrasebook: Phrasebook, work_up: Callable[..., WorkUp], pack: Pack
) -> None:
    on_the_day = shown_pane(qtbot, phrasebook, pack.review_by)
    on_the_day.show_work_up(work_up())
    assert on_the_day.message == ""
    after = shown_pane(qtbot, phrasebook, date.fromordinal(pack.review_by.toordinal() + 1))
    after.show_work_up(work_up())
    assert after.message.startswith("Cause list was due for review 31-May-2027.")
    assert after.questions.rows


def test_unapproved_content_is_not_called_reviewed(pane: CausesPane, pack: Pack) -> None:
    assert any(cause.provenance.status is not ReviewStatus.APPROVED for cause in pack.causes)
    assert "under review" in pane.causes.reviewed


def test_how_much_is_asked_is_said_for_the_whole_and_for_the_step(
    pane: CausesPane, work_up: Callable[..., WorkUp], qtbot: QtBot
) -> None:
    tools = pane.tools()
    qtbot.addWidget(tools)
    ranking = work_up().ranking
    assert ranking is not None
    answered, asked = len(ranking.findings), sum(one.questions for one in ranking.progress)
    waits = "Nothing waits for this list"
    assert tools.property("text") == f"Answered {answered}, not asked {asked - answered}  ·  {waits}"
    rows = pane.questions.rows
    here = sum(row.content.is_asked for row in rows)
    assert here == 1  # the counts tell that it was low again
    left = len(rows) - 1 + pane.walk.left_out
    assert pane.questions.head.progress == f"Answered 1, not asked {left}"


@pytest.fixture
def answering(pane: CausesPane, work_up: Callable[..., WorkUp]) -> dict[str, Answer]:
    """The answers given at the pane, which shows each of them as the program does."""
    answers: dict[str, Answer] = {}

    def store(question: str, answer: Answer | None) -> None:
        if answer is None:
            answers.pop(question, None)
        else:
            answers[question] = answer
        pane.show_work_up(work_up(answers))

    pane.answer_given.connect(store)
    return answers


def focused_question(pane: CausesPane) -> str:
    return next(row.content.question for row in pane.questions.rows if row.hasFocus())


def press(pane: CausesPane, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(next(row for row in pane.questions.rows if row.hasFocus()), key)


def test_a_first_answer_goes_on_to_the_next_question_without_one(
    pane: CausesPane, answering: dict[str, Answer]
) -> None:
    unasked = [row.content.question for row in pane.questions.rows if not row.content.is_asked]
    focus(pane, Step.REAL, unasked[0])
    press(pane, Qt.Key.Key_2)
    assert answering == {unasked[0]: Answer("no")}
    assert focused_question(pane) == unasked[1]


def test_a_changed_answer_stays_in_sight(pane: CausesPane, answering: dict[str, Answer]) -> None:
    focus(pane, Step.REAL, "repeat-low")
    press(pane, Qt.Key.Key_2)
    assert focused_question(pane) == "repeat-low"
    assert answering == {"repeat-low": Answer("no")}


def test_after_the_last_question_of_a_step_the_next_step_follows(
    pane: CausesPane, answering: dict[str, Answer]
) -> None:
    focus(pane, Step.NUTRITION, "")
    pane.questions.focus_question(last := pane.questions.rows[-1].content.question)
    press(pane, Qt.Key.Key_3)
    assert answering == {last: Answer("unknown")}
    assert step_of(pane) is Step.AUTOIMMUNE
    assert focused_question(pane) == pane.questions.rows[0].content.question


def test_space_passes_a_question_over_and_backspace_returns_to_it(
    pane: CausesPane, answering: dict[str, Answer]
) -> None:
    asked = focus(pane, Step.INFECTION, "").content.question
    press(pane, Qt.Key.Key_Space, Qt.Key.Key_1)
    assert asked not in answering
    press(pane, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert focused_question(pane) == asked
    press(pane, Qt.Key.Key_2)
    assert answering[asked] == Answer("no")


def test_a_held_key_answers_nothing_more(pane: CausesPane, answering: dict[str, Answer]) -> None:
    focus(pane, Step.INFECTION, "")
    for repeats in (False, True, True):
        here = next(row for row in pane.questions.rows if row.hasFocus())
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, "2", repeats)
        QApplication.sendEvent(here, event)
    assert len(answering) == 1


def test_the_guide_opens_at_the_first_question_that_is_still_to_be_asked(pane: CausesPane) -> None:
    pane.take_focus()
    first = pane.questions.rows[0].content
    assert not first.is_asked
    assert focused_question(pane) == first.question


def test_what_counts_and_events_tell_stands_beneath_and_stays_there_when_overruled(
    pane: CausesPane, answering: dict[str, Answer]
) -> None:
    order = [row.content.question for row in pane.questions.rows]
    assert order[-1] == "repeat-low"
    focus(pane, Step.REAL, "repeat-low")
    press(pane, Qt.Key.Key_2)
    assert answering == {"repeat-low": Answer("no")}
    assert [row.content.question for row in pane.questions.rows] == order
    press(pane, Qt.Key.Key_0)
    assert answering == {}
    assert row(pane, "repeat-low").content.tag == "from the counts"


@pytest.mark.parametrize("ctrl", [True, False])
def test_any_question_is_found_by_a_word_and_enter_goes_there(pane: CausesPane, ctrl: bool) -> None:
    pane.take_focus()
    row = next(row for row in pane.questions.rows if row.hasFocus())
    if ctrl:
        QTest.keyClick(row, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    else:
        QTest.keyClick(row, Qt.Key.Key_Slash)
    assert pane.search.line.hasFocus()
    QTest.keyClicks(pane.search.line, "radioth")
    assert [one.question for one in pane.search.found] == ["radiotherapy"]
    QTest.keyClick(pane.search.line, Qt.Key.Key_Return)
    assert not pane.search.isVisible()
    assert step_of(pane) is Step.CANCER
    assert focused_question(pane) == "radiotherapy"


def test_leaving_the_search_leaves_everything_as_it_was(
    pane: CausesPane, answering: dict[str, Answer]
) -> None:
    focus(pane, Step.INFECTION, "")
    press(pane, Qt.Key.Key_Slash)
    QTest.keyClicks(pane.search.line, "1")
    QTest.keyClick(pane.search.line, Qt.Key.Key_Escape)
    assert answering == {}
    assert step_of(pane) is Step.INFECTION
    assert focused_question(pane)


def test_every_question_of_the_pack_can_be_found(
    pane: CausesPane, pack: Pack, phrasebook: Phrasebook
) -> None:
    pane.find_question()
    for question in pack.questions:
        pane.search.search(phrasebook.text(question.text).rstrip("?"))
        assert question.id in {one.question for one in pane.search.found}


def test_a_medicine_is_typed_in_the_step_of_drugs_from_anywhere_in_the_guide(
    qtbot: QtBot, pane: CausesPane
) -> None:
    focus(pane, Step.NUTRITION, "")
    press(pane, Qt.Key.Key_D)
    assert step_of(pane) is Step.DRUGS
    assert pane.drug_line.name.hasFocus()
    with qtbot.waitSignal(pane.event_given) as given:
        QTest.keyClicks(pane.drug_line.name, "carbimazole")
        QTest.keyClick(pane.drug_line.name, Qt.Key.Key_Return)
        QTest.keyClicks(pane.drug_line.start, "12oct")
        QTest.keyClick(pane.drug_line.start, Qt.Key.Key_Return)
    assert given.args == [Event(EventKind.DRUG, "carbimazole", start=date(2026, 10, 12))]
    QTest.keyClick(pane.drug_line.name, Qt.Key.Key_Return)
    assert not pane.drug_line.isVisible()
    assert focused_question(pane)


def test_a_medicine_half_typed_does_not_stay_for_the_next_patient(pane: CausesPane) -> None:
    pane.open_drug_line()
    QTest.keyClicks(pane.drug_line.name, "carbi")
    pane.start_over()
    assert not pane.drug_line.has_typing
    assert not pane.drug_line.isVisible()


def test_digits_in_search_and_medicine_answer_nothing(pane: CausesPane, answering: dict[str, Answer]) -> None:
    pane.open_drug_line()
    QTest.keyClicks(pane.drug_line.name, "12")
    QTest.keyClicks(pane.drug_line.start, "12")
    assert answering == {}


def test_skipping_the_rest_of_a_step_answers_nothing_in_it(
    pane: CausesPane, answering: dict[str, Answer]
) -> None:
    focus(pane, Step.INFECTION, "")
    press(pane, Qt.Key.Key_2)
    assert pane.skip.text() == "Skip the rest"
    press(pane, Qt.Key.Key_S)
    assert len(answering) == 1
    spoken = pane.steps.item(list(Step).index(Step.INFECTION)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "answered 1, not asked" in spoken
    assert "skipped" in spoken


def test_a_step_begins_with_its_first_questions_and_m_brings_the_others(
    pane: CausesPane, pack: Pack, answering: dict[str, Answer]
) -> None:
    focus(pane, Step.NUTRITION, "")
    of_step = [question for question in pack.questions if question.step is Step.NUTRITION]
    first = [question.id for question in of_step if not question.more]
    assert [row.content.question for row in pane.questions.rows] == first
    assert pane.questions.more.text() == f"{len(of_step) - len(first)} more questions"
    press(pane, Qt.Key.Key_M)
    assert [row.content.question for row in pane.questions.rows] == [one.id for one in of_step]
    further = focused_question(pane)
    assert further not in first
    press(pane, Qt.Key.Key_1)
    focus(pane, Step.NUTRITION, "")
    press(pane, Qt.Key.Key_M)
    assert [row.content.question for row in pane.questions.rows] == [
        one.id for one in of_step if one.id in first or one.id == further
    ]


def test_a_further_question_that_is_next_best_or_found_is_put(pane: CausesPane) -> None:
    pane.walk.go_to("albinism")
    assert step_of(pane) is Step.INHERITED
    assert focused_question(pane) == "albinism"


def test_a_step_is_ticked_when_its_first_questions_are_answered() -> None:
    progress = StepProgress(Step.CANCER, 2, 6)
    assert state_of(progress, set()) is StepDot.HALF
    assert state_of(progress, set(), {Step.CANCER}) is StepDot.DONE


def test_the_keys_stay_with_the_question_when_rows_shift(pane: CausesPane) -> None:
    focus(pane, Step.NUTRITION, "alcohol")
    contents = [row.content for row in pane.questions.rows]
    pane.questions.show_rows([replace(contents[0], question="new"), *contents])
    assert focused_question(pane) == pane.questions.current == "alcohol"


def test_the_current_question_is_the_one_with_the_focus_in_another_step(pane: CausesPane) -> None:
    pane.walk.show_step(list(Step).index(Step.NUTRITION))
    pane.questions.focus_question(pane.questions.rows[1].content.question)
    pane.walk.show_step(list(Step).index(Step.INFECTION))
    second = pane.questions.rows[1].content.question
    pane.questions.focus_question(second)
    assert focused_question(pane) == pane.questions.current == second


def test_the_ground_beneath_few_questions_is_that_of_the_questions(pane: CausesPane) -> None:
    pane.walk.show_step(list(Step).index(Step.UNEXPLAINED))
    last = pane.questions.rows[-1]
    picture = pane.questions.grab().toImage()
    beneath = last.mapTo(pane.questions, last.rect().bottomLeft()) + QPoint(20, 30)
    assert picture.pixelColor(beneath) == QColor(LIGHT.surface)


def test_tab_goes_through_the_guide_as_it_is_read(qtbot: QtBot, pane: CausesPane) -> None:
    qtbot.waitUntil(pane.isActiveWindow)
    pane.walk.show_step(list(Step).index(Step.DRUGS))
    pane.steps.setFocus()
    reached = []
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
        assert focused.accessibleName(), type(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    first = pane.questions.rows[0]
    column, causes = pane.questions, pane.causes
    assert reached[:8] == [
        *(pane.steps, column.head.button, pane.drugs.review.list_button, first),
        *(column.more, pane.skip, pane.finder, causes.list),
    ]


def test_the_step_of_drugs_opens_with_the_review_of_the_medicines(
    pane: CausesPane, work_up: Callable[..., WorkUp], phrasebook: Phrasebook
) -> None:
    ranking = work_up().ranking
    assert ranking is not None
    drugs = [phrasebook.text(cause.name) for cause in ranking.ranked if cause.id.startswith("drug.")]
    pane.walk.show_step(list(Step).index(Step.DRUGS))
    box = pane.drugs.review
    assert box.isVisible()
    named = [line.name for line in box.lines if line.name]
    assert named == drugs[: len(named)]
    assert all(line.support and line.said for line in box.lines if line.name)
    assert "Decide with the prescriber" in box.lines[-1].said
    assert "trimethoprim-sulfamethoxazole" in box.accessibleDescription().lower()
    pane.walk.show_step(list(Step).index(Step.CANCER))
    assert not box.isVisible()


def test_a_click_on_an_agent_of_the_review_opens_what_is_known_of_it(qtbot: QtBot, pane: CausesPane) -> None:
    pane.walk.show_step(list(Step).index(Step.DRUGS))
    QTest.mouseClick(pane.drugs.review, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    panel = pane.causes.cause_panel
    assert panel is not None
    assert panel.text().startswith(pane.drugs.review.lines[0].name)
    panel.close()


def test_without_a_medicine_no_review_is_shown(
    pane: CausesPane, case: Case, schemes: Schemes, pack: Pack
) -> None:
    bare = replace(case, events=())
    pane.show_work_up(WorkUp(AssessedCase(bare, schemes), pack=pack))
    pane.walk.show_step(list(Step).index(Step.DRUGS))
    assert not pane.drugs.review.isVisible()


def test_down_past_the_last_question_goes_to_the_next_step_and_up_returns(pane: CausesPane) -> None:
    focus(pane, Step.REAL, pane.questions.rows[-1].content.question)
    last = focused_question(pane)
    press(pane, Qt.Key.Key_Down)
    assert step_of(pane) is Step.EMERGENCY
    press(pane, Qt.Key.Key_Up)
    assert (step_of(pane), focused_question(pane)) == (Step.REAL, last)


@pytest.mark.parametrize(
    ("width", "height", "arrangement"),
    [
        (1022, 486, Arrangement.SIDE_BY_SIDE),
        (712, 840, Arrangement.STACKED),
        (724, 420, Arrangement.HALVES),
        (410, 420, Arrangement.SINGLE),
    ],
)
def test_the_parts_fit_the_room(pane: CausesPane, width: int, height: int, arrangement: Arrangement) -> None:
    pane.resize(width, height)
    assert pane.arrangement is arrangement
    drops_down = arrangement in (Arrangement.HALVES, Arrangement.SINGLE)
    assert pane.choice.isVisible() == drops_down
    assert pane.steps.isVisible() == (not drops_down)
    right = max(part.geometry().right() for part in (pane.questions, pane.causes))
    assert right == width - 1


def test_a_narrow_pane_shows_questions_or_causes(pane: CausesPane) -> None:
    pane.resize(410, 300)
    assert pane.questions.isVisible()
    assert not pane.causes.isVisible()
    pane.part.segment("causes").click()
    assert not pane.questions.isVisible()
    assert pane.causes.isVisible()
    pane.choice.setCurrentIndex(3)
    assert step_of(pane) is Step.LINEAGES
    assert pane.questions.isVisible()


def test_the_drop_down_chooses_a_step(pane: CausesPane) -> None:
    pane.resize(724, 420)
    pane.choice.setCurrentIndex(3)
    assert step_of(pane) is Step.LINEAGES


def test_a_date_or_a_number_with_its_unit_is_not_broken_over_two_lines() -> None:
    assert unbroken("on 28-Oct-2026, 16 d") == "on 28\u2011Oct\u20112026, 16\u00a0d"
    assert unbroken("well-known") == "well-known"


@pytest.mark.parametrize("width", [600, 700, 916, 1400])
def test_every_answer_of_the_question_with_the_focus_is_whole(
    qtbot: QtBot, phrasebook: Phrasebook, work_up: Callable[..., WorkUp], width: int
) -> None:
    pane = shown_pane(qtbot, phrasebook, scale=1.5)
    pane.resize(width, 360)
    pane.show_work_up(work_up())
    chosen = focus(pane, Step.REAL, "repeat-low")
    assert chosen.switch.geometry().right() <= chosen.width()


def test_the_number_of_a_source_document_is_seen_where_its_whole_name_has_no_room(qtbot: QtBot) -> None:
    """Both read "Source documen..." in the list of causes."""
    letters = QFontMetrics(Look(LIGHT, 1.0).font(12))
    name = "Source document 2 (pending review)"
    assert fitted_source(name, letters, letters.horizontalAdvance(name)) == name
    short = letters.horizontalAdvance("Source document 2")
    assert fitted_source(name, letters, short) == "Source document 2"
    assert fitted_source("Curtis 2017", letters, short) == "Curtis 2017"
    cut = fitted_source(name, letters, short - 20)
    assert cut.startswith("Source do")
    assert cut.endswith("… 2")
    assert letters.horizontalAdvance(cut) <= short - 20
