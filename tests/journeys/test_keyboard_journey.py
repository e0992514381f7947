"""The whole work-up by keyboard alone in the real window: count, course, causes, page, file, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from neutro_desk.home import CaseFile
from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.pane import Pane
from neutro_desk.workup.case import EventKind
from neutro_desk.workup.checklist import whole_progress
from tests.journeys.nurse import ALT, CTRL, SHIFT, Nurse, Start
from tests.paper.reading import text_of

Key = Qt.Key

ON_THE_PAGE = (
    "NO PATIENT RECORDED",
    "0.42",
    "severe",
    "1.20",
    "21-Nov",
    "0.81",
    "1.72",
    "nadir",
    "Below 0.5",
    "at least",
    "clozapine",
    "Not known",
    "Pending",
    "Not asked",
    "check against the laboratory report",
    "does not replace",
    "Sources",
)


def type_the_count(nurse: Nurse) -> None:
    """WBC 1.20, segs 30, bands 5: 0.42 by hand, severe by the seeds' words (0.1 to <0.5)."""
    nurse.enter("1.20", "30", "5", "50", "10", "5", "0", "124", "88", "186", "0")
    nurse.press(Key.Key_Return)  # past fever, which Enter never answers
    assert nurse.desk.case.answers == {}
    nurse.enter("21nov 0610")


def type_two_earlier_counts(nurse: Nurse) -> None:
    nurse.press(Key.Key_F2, SHIFT)
    nurse.wait_for_dialog()
    nurse.enter("19nov", "0610", "0.81", "16nov", "0610", "1.72")
    nurse.press(Key.Key_Return, CTRL)
    nurse.wait_for_window()


def type_a_drug(nurse: Nurse) -> None:
    nurse.press(Key.Key_F7)
    nurse.wait_for_dialog()
    nurse.press(Key.Key_Tab)
    nurse.press(Key.Key_Tab)
    nurse.type("clozapine")
    nurse.press(Key.Key_Tab)
    nurse.type("12oct")
    nurse.press(Key.Key_Return)
    nurse.wait_for_window()


def answer_two_questions(nurse: Nurse) -> dict[str, str]:
    """Return what was answered: no, and yes to the question that is offered next."""
    nurse.press(Key.Key_F4)
    assert nurse.window.opened is Pane.CAUSES
    first = nurse.causes.questions.current
    nurse.press(Key.Key_2)
    nurse.press(Key.Key_Return)
    second = nurse.causes.questions.current
    nurse.press(Key.Key_1)
    assert first != second
    return {first: "no", second: "yes"}


def see_the_page(nurse: Nurse) -> None:
    nurse.press(Key.Key_F5)
    nurse.qtbot.waitUntil(lambda: nurse.summary.preview.count > 0, timeout=20_000)


def test_from_launch_to_the_printed_page_and_back(start: Start, tmp_path: Path) -> None:
    nurse = start()
    assert nurse.focused() is nurse.window.first_field
    type_the_count(nurse)
    draft = nurse.desk.work_up.draft
    assert draft is not None
    assert draft.anc.value == Decimal("0.42")
    said = nurse.window.result.accessibleName() + nurse.window.result.accessibleDescription()
    assert "0.42" in said
    assert "severe" in said.lower()

    type_two_earlier_counts(nurse)
    earlier = [cbc.anc.value for cbc in nurse.desk.case.counts if cbc.anc]
    assert earlier == [Decimal("0.81"), Decimal("1.72")]

    nurse.go_back_to(nurse.window.entry.foot.fever.segment("yes"))
    nurse.press(Key.Key_Space)
    nurse.press(Key.Key_Return, CTRL)
    assert len(nurse.desk.case.counts) == 3
    assert nurse.focused() is nurse.window.first_field
    assert nurse.window.first_field.text() == ""

    type_a_drug(nurse)
    assert [(event.kind, event.name) for event in nurse.desk.case.events] == [(EventKind.DRUG, "clozapine")]

    given = {"fever-or-unwell": "yes"} | answer_two_questions(nurse)
    assert {key: answer.value for key, answer in nurse.desk.case.answers.items()} == given

    see_the_page(nurse)
    nurse.asked.page = tmp_path / "page.pdf"
    nurse.go_on_to(nurse.summary.pdf_button)
    nurse.press(Key.Key_Space)
    nurse.asked.saves = tmp_path / "bed-4.neutro.json"
    nurse.press(Key.Key_S, CTRL)
    assert nurse.desk.home == CaseFile(tmp_path / "bed-4.neutro.json")
    assert not nurse.desk.has_unsaved_changes

    again = start()
    again.asked.opens = tmp_path / "bed-4.neutro.json"
    again.press(Key.Key_O, CTRL)
    assert again.desk.case == nurse.desk.case
    see_the_page(again)
    assert again.asked.told == nurse.asked.told == []
    page = text_of((tmp_path / "page.pdf").read_bytes()).lower()
    assert [text for text in ON_THE_PAGE if text.lower() not in page] == []


def test_the_minus_sign_and_letters_are_said_at_their_field_and_nothing_typed_is_lost(nurse: Nurse) -> None:
    nurse.enter("-1.2", "abc", "5")
    entry = nurse.window.entry
    assert [panel.text for panel in entry.field("wbc").questions()] == [
        "-1.2 is negative. A count cannot be below 0."
    ]
    assert [panel.text for panel in entry.field("segs").questions()] == [
        "abc is not a number. Digits and one decimal mark only."
    ]
    assert [entry.line(name).text() for name in ("wbc", "segs", "bands")] == ["-1.2", "abc", "5"]
    nurse.press(Key.Key_Return, CTRL)
    assert nurse.desk.case.counts == ()
    assert entry.line("wbc").text() == "-1.2"


def test_a_question_about_the_unit_is_answered_by_its_key(nurse: Nurse) -> None:
    nurse.enter("5200", "14", "2")
    assert nurse.desk.work_up.draft is not None
    assert nurse.desk.work_up.draft.anc.value is None
    nurse.press(Key.Key_1, ALT)
    assert nurse.desk.typed.wbc_unit == "/uL"
    # 5.2 x 16 % = 0.832, by hand.
    assert nurse.desk.work_up.draft.anc.value == Decimal("0.832")
    assert nurse.window.first_field.text() == "5200"


def test_one_comma_five_hundred_is_asked_about(nurse: Nurse) -> None:
    nurse.enter("1,500", "30", "5")
    asked = nurse.window.entry.field("wbc").questions()
    assert [panel.text for panel in asked] == ["1,500: one and a half, or fifteen hundred?"]
    nurse.press(Key.Key_1, ALT)
    draft = nurse.desk.work_up.draft
    assert draft is not None
    # 1.5 x 35 % = 0.525, by hand.
    assert draft.anc.value == Decimal("0.525")


def test_an_empty_form_is_refused_without_a_word_too_many(nurse: Nurse) -> None:
    nurse.press(Key.Key_Return, CTRL)
    assert nurse.desk.case.counts == ()
    assert nurse.asked.told == []
    assert nurse.focused() is nurse.window.first_field


def test_typing_is_taken_back_in_its_field_and_a_command_when_nothing_is_typed(nurse: Nurse) -> None:
    type_the_count(nurse)
    nurse.press(Key.Key_Return, CTRL)
    nurse.type("3")

    def state() -> tuple[str, int]:
        return nurse.window.first_field.text(), len(nurse.desk.case.counts)

    assert state() == ("3", 1)
    nurse.press(Key.Key_Z, CTRL)
    assert state() == ("", 1)
    nurse.press(Key.Key_Z, CTRL)
    assert state() == ("", 0)
    nurse.window.entry.line("segs").setFocus()
    nurse.press(Key.Key_Z, CTRL | SHIFT)
    assert state() == ("", 1)


def test_a_count_of_the_twenty_second_century_opens_plots_and_prints(nurse: Nurse, tmp_path: Path) -> None:
    nurse.startup.filing.open_sample("real-series-mimic-iv-demo.neutro.json")
    latest = nurse.desk.work_up.latest
    assert latest is not None
    assert isinstance(latest.cbc.collected, datetime)
    assert latest.cbc.collected.year > 2100
    course = nurse.window.pane(Pane.COURSE)
    nurse.qtbot.waitUntil(lambda: getattr(course, "plot", None) is not None, timeout=20_000)
    nurse.press(Key.Key_F5)
    nurse.qtbot.waitUntil(lambda: nurse.summary.preview.count > 0, timeout=20_000)
    nurse.asked.page = tmp_path / "page.pdf"
    nurse.summary.ask_pdf()
    assert str(latest.cbc.collected.year) in text_of((tmp_path / "page.pdf").read_bytes())


def test_the_scale_changes_and_case_and_typed_count_stay(nurse: Nurse) -> None:
    type_the_count(nurse)
    nurse.press(Key.Key_Return, CTRL)
    nurse.enter("2.5", "40")
    case, typed, before = nurse.desk.case, nurse.desk.typed, nurse.window
    for _ in range(3):
        nurse.press(Key.Key_Plus, CTRL)
        nurse.qtbot.waitUntil(nurse.window.isActiveWindow)
        nurse.qtbot.waitUntil(lambda: nurse.window.focusWidget() is not None)
    assert nurse.window is not before
    assert (nurse.desk.case, nurse.desk.typed) == (case, typed)
    assert nurse.window.first_field.text() == "2.5"
    assert nurse.window.entry.line("segs").text() == "40"
    nurse.press(Key.Key_0, CTRL)
    nurse.qtbot.waitUntil(nurse.window.isActiveWindow)
    assert nurse.window.first_field.text() == "2.5"


def test_after_another_scale_the_keys_go_on_in_the_same_field(nurse: Nurse) -> None:
    nurse.enter("2.5")
    assert nurse.window.entry.line("segs").hasFocus()
    nurse.press(Key.Key_Plus, CTRL)
    nurse.qtbot.waitUntil(nurse.window.isActiveWindow)
    nurse.type("40")
    assert nurse.window.first_field.text() == "2.5"
    assert nurse.window.entry.line("segs").text() == "40"


def test_after_another_scale_the_keys_go_on_in_the_guide_and_its_count_of_answers_is_whole(
    nurse: Nurse,
) -> None:
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    nurse.press(Key.Key_F4)
    nurse.press(Key.Key_Plus, CTRL)
    nurse.qtbot.waitUntil(nurse.window.isActiveWindow)
    assert nurse.causes.questions.has_focus()
    label = nurse.causes.tools()
    assert label.width() >= label.sizeHint().width()
    nurse.press(Key.Key_1)
    assert nurse.window.first_field.text() == ""


def test_after_another_scale_the_keys_go_on_in_the_plot(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    nurse.press(Key.Key_F3)
    nurse.qtbot.waitUntil(lambda: plot_has_keys(nurse))
    nurse.press(Key.Key_Plus, CTRL)
    nurse.qtbot.waitUntil(nurse.window.isActiveWindow)
    nurse.qtbot.waitUntil(lambda: plot_has_keys(nurse))


def test_nothing_of_a_window_stays_once_another_took_its_place(nurse: Nurse) -> None:
    """Of the first window or of a later one: its plot is not taken apart while another is painted."""
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    for _ in range(2):
        nurse.press(Key.Key_F3)
        nurse.qtbot.waitUntil(lambda: plot_has_keys(nurse))
        course: CoursePane = nurse.window.pane(Pane.COURSE)  # type: ignore[assignment]
        left = (ref(nurse.window), ref(course), ref(course.plot))
        del course
        nurse.press(Key.Key_Plus, CTRL)
        nurse.qtbot.waitUntil(nurse.window.isActiveWindow)
        nurse.qtbot.waitUntil(partial(all_gone, left))


def all_gone(left: Sequence[Callable[[], object]]) -> bool:
    return all(one() is None for one in left)


def plot_has_keys(nurse: Nurse) -> bool:
    course: CoursePane = nurse.window.pane(Pane.COURSE)  # type: ignore[assignment]
    return course.plot is not None and course.plot.hasFocus()


def test_dark_clothes_at_night_keep_case_and_typed_count(
    qapp: QApplication, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    nurse = start("system")
    type_the_count(nurse)
    nurse.press(Key.Key_Return, CTRL)
    nurse.enter("2.5")
    before, ground = nurse.window, qapp.palette().window().color().lightness()
    hints = qapp.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _hints: Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert nurse.window is not before
    assert qapp.palette().window().color().lightness() < ground
    assert (nurse.window.first_field.text(), len(nurse.desk.case.counts)) == ("2.5", 1)


@pytest.mark.parametrize(("width", "remark"), [(1366, "  ·  Nothing waits for this list"), (900, "")])
def test_how_much_is_asked_is_said_whole_the_first_time_the_causes_open(
    nurse: Nurse, width: int, remark: str
) -> None:
    nurse.window.resize(width, 700)
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    nurse.press(Key.Key_F4)
    label = nurse.causes.tools()
    assert isinstance(label, QLabel)
    ranking = nurse.desk.work_up.ranking
    assert ranking is not None
    answered, left = whole_progress(ranking.progress)
    assert label.text() == f"Answered {answered}, not asked {left}{remark}"
    assert label.width() >= label.sizeHint().width()


def test_the_tab_key_goes_round_the_whole_window_and_back(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    for key, held in ((Key.Key_Tab, Qt.KeyboardModifier.NoModifier), (Key.Key_Backtab, SHIFT)):
        seen: list[QWidget] = [nurse.focused()]
        while True:
            nurse.press(key, held)
            if nurse.focused() is seen[0]:
                break
            assert nurse.focused() not in seen, f"the key is caught at {nurse.focused().accessibleName()}"
            seen.append(nurse.focused())
        zones = (
            nurse.window.entry,
            nurse.window.result,
            nurse.window.patient_bar,
            nurse.window.pane(Pane.COURSE),
        )
        for zone in zones:
            assert any(widget is zone or zone.isAncestorOf(widget) for widget in seen)


def test_f8_amends_the_chosen_count_from_any_field(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    course = nurse.window.pane(Pane.COURSE)
    nurse.qtbot.waitUntil(lambda: getattr(course, "plot", None) is not None, timeout=20_000)
    latest = nurse.desk.work_up.latest
    assert latest is not None
    nurse.press(Key.Key_F8)
    assert nurse.desk.amends == latest.cbc.id
    assert nurse.window.first_field.text() == "1.20"
    assert nurse.focused() is nurse.window.first_field


def test_f8_takes_no_typing_away(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    course = nurse.window.pane(Pane.COURSE)
    nurse.qtbot.waitUntil(lambda: getattr(course, "plot", None) is not None, timeout=20_000)
    nurse.enter("2.5")
    nurse.press(Key.Key_F8)
    assert (nurse.window.first_field.text(), nurse.desk.amends) == ("2.5", None)
    assert "clear it with F2" in nurse.window.status.message.text()
