"""Events of every kind, by keyboard in the real window: added, shown, amended, moved, removed, undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.course_plot import CoursePlot
from neutro_desk.screens.event_dialog import EventDialog
from neutro_desk.screens.pane import Pane
from neutro_desk.screens.plot_series import Span
from neutro_desk.workup.case import Cbc, Event, EventKind, Quantity
from tests.journeys.nurse import ALT, CTRL, SHIFT, Nurse
from tests.paper.reading import text_of

Key = Qt.Key


@dataclass(frozen=True)
class Typed:
    """One event as typed, the event it becomes, and the words by which the page knows it."""

    keys: str
    fields: tuple[tuple[str, str], ...]
    event: Event
    on_page: str


TYPED = (
    Typed(
        "D",
        (("name", "clozapine"), ("first", "12oct")),
        Event(EventKind.DRUG, "clozapine", start=date(2026, 10, 12)),
        "clozapine",
    ),
    Typed(
        "C",
        (("name", "FEC-100"), ("first", "20oct 0900"), ("dose", "100 %")),
        Event(EventKind.CHEMOTHERAPY, "FEC-100", at=datetime(2026, 10, 20, 9, 0), dose="100 %"),
        "FEC-100",
    ),
    Typed(
        "R",
        (("name", "pelvis"), ("first", "1oct"), ("stop", "10oct")),
        Event(EventKind.RADIOTHERAPY, "pelvis", start=date(2026, 10, 1), stop=date(2026, 10, 10)),
        "pelvis",
    ),
    Typed(
        "G",
        (("first", "22oct"), ("stop", "26oct 1800")),
        Event(EventKind.G_CSF, start=date(2026, 10, 22), stop=datetime(2026, 10, 26, 18, 0)),
        "G-CSF",
    ),
    Typed(
        "S",
        (("name", "prednisolone"), ("first", "25oct 0800")),
        Event(EventKind.STEROID, "prednisolone", start=datetime(2026, 10, 25, 8, 0)),
        "prednisolone",
    ),
    Typed(
        "Transf",
        (("first", "28oct 1400"),),
        Event(EventKind.TRANSFUSION, at=datetime(2026, 10, 28, 14, 0)),
        "transfusion",
    ),
    Typed(
        "Transp",
        (("name", "autologous"), ("first", "2oct")),
        Event(EventKind.TRANSPLANT, "autologous", at=date(2026, 10, 2)),
        "autologous",
    ),
    Typed(
        "F",
        (("first", "21nov 0540"), ("temperature", "38.4")),
        Event(
            EventKind.FEVER, at=datetime(2026, 11, 21, 5, 40), temperature=Quantity(Decimal("38.4"), "Cel")
        ),
        "38.4",
    ),
    Typed(
        "I",
        (("name", "influenza"), ("stop", "30oct")),
        Event(EventKind.INFECTION, "influenza", stop=date(2026, 10, 30)),
        "influenza",
    ),
    Typed(
        "O",
        (("name", "travel"), ("first", "5oct"), ("stop", "5oct")),
        Event(EventKind.OTHER, "travel", start=date(2026, 10, 5), stop=date(2026, 10, 5)),
        "travel",
    ),
)
"""Every kind of INTERFACE: bare days and days with times, open at the end, and without a start."""


def lab(month: int, day: int, anc: str) -> Cbc:
    return Cbc(collected=datetime(2026, month, day, 6, 10), anc=Quantity(Decimal(anc), "10*9/L"))


COUNTS = (
    lab(10, 1, "4.1"),
    lab(10, 19, "3.2"),
    lab(10, 28, "1.2"),
    lab(11, 3, "0.9"),
    lab(11, 20, "0.7"),
    lab(11, 21, "0.4"),
)


@pytest.fixture
def at_the_course(nurse: Nurse) -> Nurse:
    nurse.desk.add_counts(COUNTS)
    nurse.press(Key.Key_F3)
    nurse.qtbot.waitUntil(lambda: course(nurse).plot is not None)
    course(nurse).tools.spans.segment(Span.ALL.value).click()
    return nurse


def test_f3_gives_the_plot_the_keys_so_that_no_letter_falls_into_the_entry(at_the_course: Nurse) -> None:
    nurse = at_the_course
    nurse.window.first_field.setFocus()
    nurse.press(Key.Key_F3)
    nurse.press(Key.Key_L)
    assert plot(nurse).hasFocus()
    assert plot(nurse).is_log
    assert nurse.window.first_field.text() == ""


def test_without_a_count_f3_leaves_the_keys_in_the_entry(nurse: Nurse) -> None:
    nurse.press(Key.Key_F3)
    assert nurse.window.first_field.hasFocus()


def course(nurse: Nurse) -> CoursePane:
    pane: CoursePane = nurse.window.pane(Pane.COURSE)  # type: ignore[assignment]
    return pane


def plot(nurse: Nurse) -> CoursePlot:
    shown = course(nurse).plot
    assert shown is not None
    return shown


def add_by_keys(nurse: Nurse, typed: Typed) -> None:
    nurse.press(Key.Key_F7)
    form = nurse.wait_for_dialog()
    assert isinstance(form, EventDialog)
    assert form.kind.hasFocus()
    nurse.type(typed.keys)
    for name, text in typed.fields:
        nurse.go_on_to(form.fields[name].line)
        nurse.type(text)
    nurse.press(Key.Key_Return)
    nurse.wait_for_window()


def test_events_of_every_kind_are_added_by_keys_and_stand_on_plot_and_page(
    at_the_course: Nurse, tmp_path: Path
) -> None:
    nurse = at_the_course
    for typed in TYPED:
        add_by_keys(nurse, typed)
    assert nurse.desk.case.events == tuple(typed.event for typed in TYPED)
    assert {event.kind for event in nurse.desk.case.events} == set(EventKind)

    rows, _ = plot(nurse).lane()
    assert {placed.event for row in rows for placed in row.placed} == set(nurse.desk.case.events)
    exposed = {lead.event.name for lead in nurse.desk.work_up.course.leads}
    assert {"clozapine", "FEC-100"} <= exposed

    nurse.press(Key.Key_F5)
    nurse.qtbot.waitUntil(lambda: nurse.summary.preview.count > 0, timeout=20_000)
    nurse.asked.page = tmp_path / "page.pdf"
    nurse.go_on_to(nurse.summary.pdf_button)
    nurse.press(Key.Key_Space)
    nurse.qtbot.waitUntil((tmp_path / "page.pdf").exists, timeout=20_000)
    page = text_of((tmp_path / "page.pdf").read_bytes())
    assert [typed.on_page for typed in TYPED if typed.on_page.lower() not in page.lower()] == []


def test_an_event_is_amended_removed_and_brought_back_without_the_mouse(at_the_course: Nurse) -> None:
    nurse = at_the_course
    nurse.desk.add_event(TYPED[0].event)
    plot(nurse).setFocus()
    nurse.press(Key.Key_E)
    nurse.press(Key.Key_Return)
    form = nurse.wait_for_dialog()
    assert isinstance(form, EventDialog)
    nurse.go_on_to(form.fields["stop"].line)
    nurse.type("3nov")
    nurse.press(Key.Key_Return)
    nurse.wait_for_window()
    stopped = Event(EventKind.DRUG, "clozapine", start=date(2026, 10, 12), stop=date(2026, 11, 3))
    assert nurse.desk.case.events == (stopped,)

    plot(nurse).setFocus()
    nurse.press(Key.Key_F8)
    assert nurse.wait_for_dialog().isVisible()
    nurse.press(Key.Key_Escape)
    nurse.wait_for_window()
    plot(nurse).setFocus()
    nurse.press(Key.Key_Delete)
    assert list(nurse.desk.case.events) == []
    assert nurse.window.status.message.text() == "clozapine taken off the time line; Ctrl+Z brings it back"
    nurse.press(Key.Key_Z, CTRL)
    assert nurse.desk.case.events == (stopped,)


def test_an_event_is_moved_by_keys_and_undo_takes_each_step_back(at_the_course: Nurse) -> None:
    nurse = at_the_course
    span = TYPED[2].event
    nurse.desk.add_event(span)
    plot(nurse).setFocus()
    nurse.press(Key.Key_E)
    nurse.press(Key.Key_Right, ALT)
    nurse.press(Key.Key_Left, CTRL)
    nurse.press(Key.Key_Right, CTRL | SHIFT)
    moved = Event(EventKind.RADIOTHERAPY, "pelvis", start=date(2026, 10, 1), stop=date(2026, 10, 12))
    assert nurse.desk.case.events == (moved,)
    assert nurse.window.status.message.text() == "pelvis stops 12-Oct-2026; Ctrl+Z takes it back"
    for _ in range(3):
        nurse.press(Key.Key_Z, CTRL)
    assert nurse.desk.case.events == (span,)
    nurse.press(Key.Key_Z, CTRL | SHIFT)
    after = Event(EventKind.RADIOTHERAPY, "pelvis", start=date(2026, 10, 2), stop=date(2026, 10, 11))
    assert nurse.desk.case.events == (after,)


def test_esc_lets_go_of_an_event_and_f8_is_the_counts_again(at_the_course: Nurse) -> None:
    nurse = at_the_course
    nurse.desk.add_event(TYPED[0].event)
    plot(nurse).setFocus()
    nurse.press(Key.Key_E)
    nurse.press(Key.Key_Escape)
    nurse.press(Key.Key_F8)
    assert nurse.desk.amends is not None


def test_an_event_beside_counts_of_the_twenty_second_century_is_typed_amended_and_moved(
    nurse: Nurse,
) -> None:
    there = datetime(2150, 3, 20, 6, 10)
    nurse.desk.add_counts([Cbc(collected=there, anc=Quantity(Decimal("0.4"), "10*9/L"))])
    nurse.press(Key.Key_F3)
    nurse.qtbot.waitUntil(lambda: course(nurse).plot is not None)
    add_by_keys(nurse, Typed("D", (("name", "vancomycin"), ("first", "2150-03-01")), TYPED[0].event, ""))
    began = Event(EventKind.DRUG, "vancomycin", start=date(2150, 3, 1))
    assert nurse.desk.case.events == (began,)
    plot(nurse).setFocus()
    nurse.press(Key.Key_E)
    nurse.press(Key.Key_Return)
    form = nurse.wait_for_dialog()
    assert isinstance(form, EventDialog)
    nurse.go_on_to(form.fields["dose"].line)
    nurse.type("1 g")
    nurse.press(Key.Key_Return)
    nurse.wait_for_window()
    assert [event.dose for event in nurse.desk.case.events] == ["1 g"]
    plot(nurse).setFocus()
    nurse.press(Key.Key_Right, ALT)
    assert [event.start for event in nurse.desk.case.events] == [date(2150, 3, 2)]


def test_another_end_of_episodes_goes_with_the_case_it_was_chosen_for(at_the_course: Nurse) -> None:
    nurse = at_the_course
    link = course(nurse).statements.end_link()
    assert link is not None
    nurse.desk.set_episode_end(Decimal("1.0"))
    assert "From below 0.5 until 1.0 or more" in course(nurse).statements.plain_text()
    assert nurse.desk.undoable is not None
    assert nurse.desk.case.counts
    nurse.startup.composition.change_scale(1)
    assert "From below 0.5 until 1.0 or more" in course(nurse).statements.plain_text()
    nurse.desk.new_case()
    nurse.desk.add_counts(COUNTS)
    assert "until" not in course(nurse).statements.plain_text()
