"""Every place a person comes to in the window: panes, forms, menus, questions. One function leads to each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from neutro_desk.screens.asking import Unsaved
from neutro_desk.screens.evidence_lines import LineKind
from neutro_desk.screens.pane import Pane
from neutro_desk.workup.score import ScoreName
from neutro_desk.workup.steps import Step
from tests.journeys.nurse import Nurse

if TYPE_CHECKING:
    from neutro_desk.screens.course_pane import CoursePane

Place = Callable[[Nurse], None]
Key = Qt.Key
FALL, CHEMOTHERAPY = "drug-induced-fall.neutro.json", "chemotherapy-course.neutro.json"
BLOCK = (
    "Date\tWBC\tSegs\tBands\n19-Nov-2026 06:10\t1,200\t30\t5\n16-Nov-2026 06:10\t1.8\t41\t4\n"
    "12-Nov-2026 06:10\t\t\t\n"
)
PASTED_ALONE = "Hb 9.1 g/dL\nPlt 98\nxyz 5\nWBC 1,200\n"
TYPED = ("zz", "Hb", "Plt", "xyz", "Segs", "Bands", "WBC")
LIST = "Carbimazole 20 mg OD (started 12-Oct-2026)\nmetamizol 01/02\nQwertin 5 mg\n- "


def _course(nurse: Nurse, sample: str = FALL) -> CoursePane:
    nurse.startup.filing.open_sample(sample)
    course: CoursePane = nurse.window.pane(Pane.COURSE)  # type: ignore[assignment]
    nurse.qtbot.waitUntil(lambda: course.plot is not None, timeout=20_000)
    return course


def _nobody(nurse: Nurse) -> None:
    course: Any = nurse.window.pane(Pane.COURSE)
    nurse.qtbot.waitUntil(lambda: course.plot is not None, timeout=20_000)


def _fold(nurse: Nurse) -> None:
    nurse.window.entry.open_fold(True)


def _question(nurse: Nurse) -> None:
    nurse.enter("5200", "30", "140")


def _block(nurse: Nurse) -> None:
    _course(nurse)
    nurse.enter("1.2", "60", "50")


def _many(nurse: Nurse) -> None:
    _fold(nurse)
    fields = nurse.window.entry.form.fields
    for name, text in (("wbc", "1.2"), ("segs", "0.3"), ("nrbc", "20"), ("metamyelocytes", "8")):
        fields[name].line.setFocus()
        nurse.type(text)
    nurse.press(Key.Key_Return)


def _sample(nurse: Nurse) -> None:
    _course(nurse)


def _lines(nurse: Nurse) -> None:
    course: Any = _course(nurse)
    course.lines.set_wanted(True)
    nurse.window.open_pane(Pane.COURSE)


def _table(nurse: Nurse) -> None:
    _course(nurse).switch_table(True)


def _cycles(nurse: Nurse) -> None:
    course: Any = _course(nurse, CHEMOTHERAPY)
    course.take_focus()
    nurse.press(Key.Key_C)


def _amending(nurse: Nurse) -> None:
    _course(nurse)
    nurse.press(Key.Key_F3)
    nurse.press(Key.Key_F8)


def _voiding(nurse: Nurse) -> None:
    course: Any = _course(nurse)
    course.choice.void_row(1)


def _episode_end(nurse: Nurse) -> None:
    course: Any = _course(nurse)
    link = course.statements.end_link()
    assert link is not None
    link.click()


def _causes(nurse: Nurse) -> Any:  # noqa: ANN401  the pane has more than its type says
    _course(nurse)
    nurse.window.open_pane(Pane.CAUSES)
    return nurse.causes


def _step(step: Step) -> Place:
    def lead(nurse: Nurse) -> None:
        pane = _causes(nurse)
        pane.walk.show_step(list(Step).index(step))

    return lead


def _all_causes(nurse: Nurse) -> None:
    _causes(nurse).causes.switch_everything()


def _cause(nurse: Nurse) -> None:
    evidence = _causes(nurse).causes
    first = next(line for line in evidence.list.model().lines if line.kind is LineKind.CAUSE)
    evidence.show_cause(first.cause, QPoint(200, 200))


def _source(nurse: Nurse) -> None:
    evidence = _causes(nurse).causes
    first = next(line for line in evidence.list.model().lines if line.citation)
    evidence.show_source(first, QPoint(200, 200))


def _search(nurse: Nurse) -> None:
    _causes(nurse)
    nurse.press(Key.Key_Slash)
    nurse.type("2")


def _note(nurse: Nurse) -> None:
    _causes(nurse)
    nurse.press(Key.Key_2)
    nurse.press(Key.Key_N)


def _summary(nurse: Nurse) -> None:
    _course(nurse)
    nurse.window.open_pane(Pane.SUMMARY)
    with nurse.qtbot.waitSignal(nurse.summary.page_made, timeout=30_000):
        nurse.summary.make_again() if nurse.summary.preview.count else None


def _patient_page(nurse: Nurse) -> None:
    _summary(nurse)
    nurse.summary.choose_reader("patient")
    nurse.summary.reader.set_chosen("patient")


def _form(name: str, sample: str = FALL) -> Place:
    def lead(nurse: Nurse) -> None:
        _course(nurse, sample)
        composition: Any = nurse.startup.composition
        opener, _, what = name.rpartition(".")
        getattr(getattr(composition.parts, opener or "forms"), what)()
        nurse.wait_for_dialog()

    return lead


def _event_kinds(nurse: Nurse) -> None:
    _course(nurse)
    forms: Any = nurse.startup.composition.forms
    forms.amend_event(0)
    nurse.wait_for_dialog()


def _newborn(nurse: Nurse) -> None:
    _form("open_patient")(nurse)
    for button in nurse.wait_for_dialog().findChildren(QAbstractButton):
        if button.isCheckable() and button.isVisible():
            button.click()


def _typed_table(nurse: Nurse) -> None:
    _form("open_table")(nurse)
    nurse.enter("18nov", "0610", "4,200")
    nurse.enter("zz")


def _review(nurse: Nurse) -> None:
    _course(nurse)
    nurse.startup.composition.forms.review_block(BLOCK)
    nurse.wait_for_dialog()


def _one_count(nurse: Nurse) -> None:
    _course(nurse)
    nurse.startup.composition.forms.review_block(PASTED_ALONE)
    nurse.wait_for_dialog()


def _list(nurse: Nurse) -> None:
    _form("medication_form.open_list")(nurse)
    dialog: Any = nurse.wait_for_dialog()
    dialog.sheet.text.setPlainText(LIST)


def _score(name: ScoreName) -> Place:
    return _form("fever_forms.open_mascc" if name is ScoreName.MASCC else "fever_forms.open_cisne")


def _working(nurse: Nurse) -> None:
    _course(nurse)
    nurse.window.result.show_working()


def _content_entry(nurse: Nurse) -> None:
    _form("content_form.open_content")(nurse)
    nurse.press(Key.Key_Down)
    nurse.press(Key.Key_Return)


def _second_count(nurse: Nurse) -> None:
    """The same collection time again: the count asks before it is kept."""
    _course(nurse)
    nurse.press(Key.Key_F2)
    for name, text in (("collected_date", "21nov"), ("collected_time", "0610"), ("wbc", "9"), ("segs", "90")):
        nurse.window.entry.line(name).setFocus()
        nurse.type(text)
    nurse.press(Key.Key_Return)
    nurse.window.entry.add_count()


PLACES: dict[str, Place] = {
    "no counts": _nobody,
    "more cells": _fold,
    "questions": _question,
    "impossible": _block,
    "many questions": _many,
    "same time": _second_count,
    "course": _sample,
    "other lines": _lines,
    "table": _table,
    "cycles": _cycles,
    "amending": _amending,
    "voiding": _voiding,
    "episode end": _episode_end,
    "causes": _causes,
    **{f"step {step.value}": _step(step) for step in Step},
    "all causes": _all_causes,
    "a cause": _cause,
    "a source": _source,
    "search": _search,
    "note": _note,
    "summary": _summary,
    "page for the patient": _patient_page,
    "new event": _form("add_event"),
    "event": _event_kinds,
    "earlier counts": _form("open_table"),
    "earlier counts typed": _typed_table,
    "patient": _form("open_patient"),
    "newborn": _newborn,
    "self-check": _form("open_self_check"),
    "content": _form("content_form.open_content"),
    "content entry": _content_entry,
    "pasted counts": _review,
    "pasted count": _one_count,
    "medication list": _form("medication_form.open_list"),
    "medication list typed": _list,
    "fever": _form("fever_forms.open_panel"),
    "mascc": _score(ScoreName.MASCC),
    "cisne": _score(ScoreName.CISNE),
    "working": _working,
}

MENUS: dict[str, Callable[[Nurse], QMenu]] = {
    "exports": lambda nurse: nurse.window.pane(Pane.COURSE).tools.exports(),  # type: ignore[attr-defined]
    "patient bar": lambda nurse: nurse.window.patient_bar.menu(),
}
"""Menus are read without being opened: an open one waits for its choice."""


def walk(nurse: Nurse) -> Iterator[tuple[str, tuple[QWidget, ...]]]:
    """Lead to each place, from an empty window; give its name and the windows that stand there."""
    nurse.asked.unsaved = Unsaved.DISCARD
    for name, lead in PLACES.items():
        nurse.startup.composition.forms.close_all()
        nurse.startup.filing.new_case()
        nurse.window.open_pane(Pane.COURSE)
        nurse.wait_for_window()
        lead(nurse)
        nurse.window.catch_up()
        QTest.qWait(20)  # layouts measure themselves anew only then
        windows = (one for one in QApplication.topLevelWidgets() if one.isVisible())
        yield name, tuple(one for one in windows if not isinstance(one, QMenu))
