"""What a screen reader says, what the wheel does, and where the keys go, in every pane and form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QWidget

from neutro_desk.screens.pane import Pane
from neutro_desk.workup.cbc import EntryMode
from tests.journeys.nurse import CTRL, SHIFT, Nurse

Key = Qt.Key
SAMPLE = "drug-induced-fall.neutro.json"
FORMS = (
    "add_event",
    "open_table",
    "open_patient",
    "open_help",
    "open_self_check",
    "content",
    "review",
    "list",
)
BLOCK = "Date\tWBC\tSegs\tBands\n19-Nov-2026 06:10\t1,200\t30\t5\n16-Nov-2026 06:10\t1.8\t41\t4\n"


def controls(root: QWidget) -> Iterator[QWidget]:
    """Give every control that the Tab key stops at."""
    for widget in root.findChildren(QWidget):
        stops = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if stops and widget.window() is root.window() and widget.isVisible() and widget.focusProxy() is None:
            yield widget


def said_of(control: QWidget) -> tuple[str, str]:
    """Return name and description as a screen reader gets them; a list's name is not what it shows."""
    told = QAccessible.queryAccessibleInterface(control)
    text = "" if isinstance(control, QComboBox) else told.text(QAccessible.Text.Name)
    name = control.accessibleName() or text
    return name.strip(), told.text(QAccessible.Text.Description).strip()


def silent(root: QWidget) -> list[str]:
    """Return the controls that lack a name or a description."""
    said = ((type(one).__name__, *said_of(one)) for one in controls(root))
    return [f"{kind} {name!r}" for kind, name, description in said if not name or not description]


def same_names(root: QWidget) -> list[str]:
    """Return the names that two controls of a zone share."""
    names = Counter(said_of(one)[0] for one in controls(root))
    return [name for name, times in names.items() if times > 1]


def opened(nurse: Nurse, form: str) -> QWidget:
    forms = nurse.startup.composition.forms
    if form == "review":
        forms.review_block(BLOCK)
    elif form == "list":
        nurse.startup.composition.medication_form.open_list()
    elif form == "content":
        nurse.startup.composition.content_form.open_content()
    else:
        getattr(forms, form)()
    return nurse.wait_for_dialog()


def picture(widget: QWidget) -> QImage:
    """Return how a control looks on its ground."""
    window = widget.window()
    return window.grab(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())).toImage()


def zones(nurse: Nurse) -> tuple[QWidget, ...]:
    window = nurse.window
    return (
        window.patient_bar,
        window.entry,
        window.result,
        window.tabs,
        window.pane(window.opened),
        window.status,
    )


def with_plot(nurse: Nurse) -> None:
    course = nurse.window.pane(Pane.COURSE)
    nurse.qtbot.waitUntil(lambda: getattr(course, "plot", None) is not None, timeout=20_000)


# -- names and descriptions -------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", ["", SAMPLE])
@pytest.mark.parametrize("which", list(Pane))
def test_every_control_of_a_pane_says_what_it_is_and_what_it_does(
    nurse: Nurse, which: Pane, sample: str
) -> None:
    if sample:
        nurse.startup.filing.open_sample(sample)
    with_plot(nurse)
    nurse.window.open_pane(which)
    nurse.window.entry.open_fold(True)
    assert silent(nurse.window) == []
    assert [same_names(zone) for zone in zones(nurse)] == [[]] * 6


@pytest.mark.parametrize("form", FORMS)
def test_every_control_of_a_form_says_what_it_is_and_what_it_does(nurse: Nurse, form: str) -> None:
    nurse.startup.filing.open_sample(SAMPLE)
    dialog = opened(nurse, form)
    assert list(controls(dialog)) != []
    assert silent(dialog) == []
    assert same_names(dialog) == []


def test_amending_and_voiding_say_what_they_ask(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample(SAMPLE)
    with_plot(nurse)
    nurse.press(Key.Key_F8)
    assert silent(nurse.window) == []
    nurse.press(Key.Key_F2)
    course = nurse.window.pane(Pane.COURSE)
    course.choice.void_row(1)  # type: ignore[attr-defined]
    assert silent(nurse.window) == []
    assert same_names(course) == []
    assert nurse.focused().accessibleName() == "Reason for voiding"


def test_a_dialog_is_announced_by_its_title(nurse: Nurse) -> None:
    for form in FORMS:
        assert opened(nurse, form).windowTitle()
        nurse.startup.composition.forms.close_all()
        nurse.wait_for_window()


# -- the wheel --------------------------------------------------------------------------------------------


def wheel(widget: QWidget, notches: int) -> None:
    """Turn the wheel over a control, as a mouse does."""
    target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    at = QPointF(target.rect().center())
    event = QWheelEvent(
        at,
        target.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def state(nurse: Nurse) -> tuple[object, ...]:
    return (nurse.desk.typed, nurse.desk.case, nurse.startup.filing.ward, nurse.window.opened)


@pytest.mark.parametrize("which", list(Pane))
def test_the_wheel_changes_nothing_over_any_control(nurse: Nurse, which: Pane) -> None:
    nurse.startup.filing.open_sample(SAMPLE)
    with_plot(nurse)
    nurse.enter("1.20", "30", "5")
    nurse.window.open_pane(which)
    nurse.window.entry.open_fold(True)
    before = state(nurse)
    for widget in (*controls(nurse.window), *nurse.window.findChildren(QWidget)):
        if widget.isVisible():
            wheel(widget, 1)
            wheel(widget, -3)
    assert state(nurse) == before
    for widget in controls(nurse.window):
        widget.setFocus()
        wheel(widget, -1)
    assert state(nurse) == before


@pytest.mark.parametrize("form", ["add_event", "open_table", "open_patient", "review"])
def test_the_wheel_changes_nothing_in_a_form(nurse: Nurse, form: str) -> None:
    nurse.startup.filing.open_sample(SAMPLE)
    dialog = opened(nurse, form)

    def said() -> list[tuple[str, str]]:
        texts = [(one.accessibleName(), str(one.property("currentText"))) for one in controls(dialog)]
        ticks = [(one.accessibleName(), str(one.property("checked"))) for one in controls(dialog)]
        return texts + ticks

    before, case = said(), nurse.desk.case
    for widget in controls(dialog):
        widget.setFocus()
        wheel(widget, 1)
        wheel(widget, -2)
    assert said() == before
    assert nurse.desk.case == case


# -- keys -------------------------------------------------------------------------------------------------


def test_f5_brings_the_keys_to_the_page(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample(SAMPLE)
    nurse.press(Key.Key_F5)
    assert nurse.focused() is nurse.summary.preview
    nurse.press(Key.Key_F2)
    assert nurse.focused() is nurse.window.first_field


def test_a_pdf_is_saved_by_its_key_from_any_pane(nurse: Nurse, tmp_path: Path) -> None:
    nurse.startup.filing.open_sample(SAMPLE)
    nurse.asked.page = tmp_path / "page.pdf"
    nurse.press(Key.Key_P, CTRL | SHIFT)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    assert nurse.window.opened is Pane.SUMMARY


def test_the_numeric_pad_types_and_its_enter_goes_on_and_adds(nurse: Nurse) -> None:
    pad = Qt.KeyboardModifier.KeypadModifier
    digits = {str(number): Key(Key.Key_0 + number) for number in range(10)}
    for text in ("1.20", "30", "5"):
        for letter in text:
            nurse.press(digits.get(letter, Key.Key_Period), pad)
        nurse.press(Key.Key_Enter, pad)
    assert (nurse.desk.typed.wbc, nurse.desk.typed.segs, nurse.desk.typed.bands) == ("1.20", "30", "5")
    nurse.window.entry.line("collected_date").setFocus()
    nurse.enter("21nov 0610")
    nurse.press(Key.Key_Enter, CTRL | pad)
    assert len(nurse.desk.case.counts) == 1


def walked_zones(nurse: Nurse, key: Key, held: Qt.KeyboardModifier) -> list[str]:
    """Press a key until the cursor is back in WBC; return the zones on the way."""
    window, first = nurse.window, nurse.focused()
    names = {
        window.entry: "entry",
        window.result: "result",
        window.tabs: "tabs",
        window.second_tabs: "second tabs",
        window.status: "status",
        window.patient_bar: "bar",
        **{window.pane(pane): pane.value for pane in Pane},
    }
    walked: list[str] = []
    while True:
        focused = nurse.focused()
        zone = next(name for one, name in names.items() if one is focused or one.isAncestorOf(focused))
        walked += [] if walked[-1:] == [zone] else [zone]
        nurse.press(key, held)
        if nurse.focused() is first:
            return walked


def beneath(nurse: Nurse, which: Pane) -> list[str]:
    """Return what stands beneath the result, in order."""
    wide = nurse.window.width() >= 1700 and which is not Pane.SUMMARY
    return ["course", "second tabs", "causes"] if wide else [which.value]


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("which", list(Pane))
def test_the_tab_key_goes_from_the_entry_to_the_result_the_tabs_their_pane_and_the_foot(
    nurse: Nurse, which: Pane, size: tuple[int, int]
) -> None:
    nurse.window.resize(*size)
    nurse.startup.filing.open_sample(SAMPLE)
    with_plot(nurse)
    nurse.window.open_pane(which)
    nurse.window.first_field.setFocus()
    walked = walked_zones(nurse, Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert walked == ["entry", "result", "tabs", *beneath(nurse, which), "status", "bar"]


@pytest.mark.parametrize("mode", list(EntryMode))
def test_the_tab_key_leaves_the_entry_on_an_empty_desk_too_and_comes_back_the_same_way(
    nurse: Nurse, mode: EntryMode
) -> None:
    with_plot(nurse)
    nurse.window.entry.take_choice_of_entry("mode", mode.value)
    nurse.window.first_field.setFocus()
    walked = walked_zones(nurse, Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    around = ["result", "tabs", "course", "status", "bar"]
    above = ["entry"] if mode is EntryMode.LABORATORY_ANC else []  # the laboratory's count stands above WBC
    assert walked == ["entry", *around, *above]
    back = walked_zones(nurse, Key.Key_Backtab, SHIFT)
    assert back == ["entry", *reversed(around), "entry"]


def test_nothing_stands_between_the_zones_for_the_mouse_alone(nurse: Nurse) -> None:
    """F6 reaches every zone, and Esc loses nothing on the way."""
    nurse.startup.filing.open_sample(SAMPLE)
    with_plot(nurse)
    nurse.type("1.2")
    reached = []
    for _ in range(4):
        nurse.press(Key.Key_F6)
        reached.append(nurse.focused())
        nurse.press(Key.Key_Escape)
    window = nurse.window
    for zone in (window.result, window.pane(Pane.COURSE), window.patient_bar, window.entry):
        assert any(zone is widget or zone.isAncestorOf(widget) for widget in reached)
    assert nurse.desk.typed.wbc == "1.2"


def test_every_control_shows_that_it_has_the_keys(nurse: Nurse) -> None:
    """A control without a focus ring is lost to whoever works without a mouse: its picture must change."""
    nurse.startup.filing.open_sample(SAMPLE)
    with_plot(nurse)
    unseen = []
    for widget in list(controls(nurse.window)):
        if not widget.isEnabled():
            continue
        nurse.window.first_field.setFocus()
        before = picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget is not nurse.window.first_field and widget.hasFocus() and picture(widget) == before:
            unseen.append(widget.accessibleName())
    assert unseen == []
