"""The entry in the real window: numeric pad, wheel, units, ways of reporting, live result."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from neutro_desk.screens.entry_line import EntryLine
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.workup.cbc import EntryMode
from tests.journeys.nurse import ALT, CTRL, PLAIN, Nurse

PAD = Qt.KeyboardModifier.KeypadModifier
_KEYS = {".": Qt.Key.Key_Period, ",": Qt.Key.Key_Comma, "\n": Qt.Key.Key_Enter}


def on_the_pad(nurse: Nurse, text: str) -> None:
    """Press keys of the numeric pad; a line break is its Enter."""
    for sign in text:
        key = _KEYS.get(sign) or Qt.Key(Qt.Key.Key_0 + int(sign))
        nurse.press(key, PAD)


@pytest.mark.parametrize("mark", [".", ","])
def test_a_whole_count_is_typed_on_the_numeric_pad(nurse: Nurse, mark: str) -> None:
    """The pad's decimal key gives a point or a comma, as the keyboard's layout has it."""
    on_the_pad(nurse, f"1{mark}20\n30\n5\n50\n10\n5\n0\n")
    assert nurse.window.result.words.number == "0.42"
    nurse.go_on_to(nurse.window.entry.line("collected_time"))
    on_the_pad(nurse, "0610\n")
    nurse.press(Qt.Key.Key_Enter, CTRL | PAD)
    (count,) = nurse.desk.case.counts
    assert count.collected is not None
    assert (count.collected.hour, count.collected.minute) == (6, 10)
    assert str(nurse.desk.work_up.counts[0].anc.value) == "0.42"


@pytest.mark.parametrize("held", [PLAIN, PAD], ids=["keyboard", "numeric pad"])
def test_a_number_typed_past_blank_bands_is_that_of_the_lymphocytes(
    nurse: Nurse, held: Qt.KeyboardModifier
) -> None:
    """The box "not reported" has the focus then; what it took was lost, and monocytes became lymphocytes."""
    nurse.enter("1.20", "30", "")
    for key in (Qt.Key.Key_5, Qt.Key.Key_0):
        nurse.press(key, held)
    nurse.press(Qt.Key.Key_Return)
    nurse.enter("10")
    typed = nurse.desk.typed
    assert (typed.bands, typed.lymphocytes, typed.monocytes) == ("", "50", "10")
    assert not typed.bands_not_reported


def test_the_arrows_of_the_pad_walk_the_fields(nurse: Nurse) -> None:
    nurse.press(Qt.Key.Key_Down, PAD)
    assert nurse.focused() is nurse.window.entry.line("segs")
    nurse.press(Qt.Key.Key_Up, PAD)
    assert nurse.focused() is nurse.window.first_field


def turn_wheel(widget: QWidget) -> None:
    """Turn the wheel up and down over the middle of a widget."""
    middle = QPointF(widget.rect().center())
    for turn in (120, -120):
        event = QWheelEvent(
            middle,
            QPointF(widget.mapToGlobal(widget.rect().center())),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            PLAIN,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("focused", [False, True], ids=["passed over", "with the focus"])
def test_the_wheel_changes_nothing_in_the_entry(nurse: Nurse, *, focused: bool) -> None:
    nurse.enter("1.20", "30", "5", "50", "10", "5", "0", "92", "88", "140")
    entry = nurse.window.entry
    entry.form.fold.click()
    typed, case = nurse.desk.typed, nurse.desk.case
    kinds = (QLineEdit, QComboBox, SegmentedSwitch)
    inside = [widget for kind in kinds for widget in entry.findChildren(kind) if widget.isVisible()]
    inside += [button for switch in entry.findChildren(SegmentedSwitch) for button in switch.segments()]
    inside += [entry.form.neutrophils.not_reported, entry.foot.add, entry.form.fold]
    assert len(inside) > 30
    for widget in inside:
        if focused:
            widget.setFocus()
        turn_wheel(widget)
    assert nurse.desk.typed == typed
    assert nurse.desk.case == case


def test_the_result_is_gone_the_instant_an_input_makes_none_and_back_with_the_next_key(nurse: Nurse) -> None:
    nurse.enter("4.20", "30", "5")
    result = nurse.window.result
    assert result.words.number == "1.47"
    nurse.press(Qt.Key.Key_Up)
    nurse.type("x")
    assert (result.words.number, result.words.severity) == ("— —", None)
    nurse.press(Qt.Key.Key_Backspace)
    nurse.type("5")
    assert result.words.number == "1.47"


def test_switching_the_way_of_reporting_reads_no_text_of_another_way(nurse: Nurse) -> None:
    nurse.enter("4.20", "30", "5")
    mode = nurse.window.entry.form.head.mode
    mode.segment(EntryMode.TOTAL.value).click()
    assert nurse.window.result.words.number == "≤4.20"
    assert nurse.desk.typed.segs == "30"
    mode.segment(EntryMode.SEGS_AND_BANDS.value).click()
    assert nurse.window.result.words.number == "1.47"


def test_a_letter_chooses_the_unit_and_the_number_stays_as_typed(nurse: Nurse) -> None:
    nurse.enter("5200")
    box = nurse.window.entry.form.neutrophils.units["wbc"]
    box.setFocus()
    nurse.type("u")
    assert (nurse.desk.typed.wbc, nurse.desk.typed.wbc_unit) == ("5200", "/uL")
    assert nurse.window.entry.field("wbc").questions() == []
    nurse.type("l")
    assert nurse.desk.typed.wbc_unit == "10*9/L"
    nurse.press(Qt.Key.Key_Down)
    assert nurse.desk.typed.wbc_unit == "10*9/L"


def test_no_unit_box_ever_offers_cells_per_millilitre(nurse: Nurse) -> None:
    nurse.window.entry.form.fold.click()
    for box in nurse.window.entry.findChildren(QComboBox):
        offered = [box.itemText(place) for place in range(box.count())]
        assert not [text for text in offered if text.casefold().endswith("ml")]


def test_shares_switched_to_cells_ask_and_are_not_graded(nurse: Nurse) -> None:
    nurse.enter("40", "30", "5")
    switch = nurse.window.entry.form.neutrophils.switches["segs"]
    switch.segment("10*9/L").click()
    assert nurse.window.result.words.number == "— —"
    nurse.press(Qt.Key.Key_2, ALT)
    assert nurse.desk.typed.differential_unit == "%"
    assert nurse.window.result.words.number == "14.00"


def test_the_laboratorys_count_beside_the_computed_one_is_asked_about_once_per_text(nurse: Nurse) -> None:
    nurse.enter("1.20", "30", "5")
    nurse.window.entry.form.fold.click()
    nurse.window.entry.line("anc").setFocus()
    nurse.type("0.6")
    assert nurse.window.result.words.number == "≤0.60"
    nurse.press(Qt.Key.Key_1, ALT)
    assert nurse.window.result.words.number == "0.60"
    nurse.window.entry.line("segs").setFocus()
    nurse.type("1")
    assert nurse.desk.typed.plotted == ""


def test_method_laboratory_and_units_stand_for_the_next_count(nurse: Nurse) -> None:
    nurse.enter("1.20", "30", "5")
    entry = nurse.window.entry
    entry.form.head.method.segment("automated").click()
    entry.form.fold.click()
    entry.line("laboratory").setFocus()
    nurse.type("North")
    before = nurse.desk.typed
    nurse.press(Qt.Key.Key_F2)
    assert nurse.desk.typed == before.for_next_count()
    assert (nurse.desk.typed.method, nurse.desk.typed.laboratory) == ("automated", "North")
    assert not nurse.desk.has_open_draft


def test_the_arrival_stays_with_the_count_that_is_added(nurse: Nurse) -> None:
    nurse.enter("1.20", "30", "5")
    entry = nurse.window.entry
    entry.form.fold.click()
    entry.line("collected_time").setFocus()
    nurse.type("0610")
    entry.line("received_date").setFocus()
    nurse.enter("21nov", "0640")
    nurse.press(Qt.Key.Key_Return, CTRL)
    (count,) = nurse.desk.case.counts
    assert str(count.received) == "2026-11-21 06:40:00"
    assert nurse.desk.typed.received_date == ""
    nurse.desk.amend_count(count.id)
    assert entry.line("received_time").text() == "06:40"


def test_every_line_has_a_name_a_description_and_a_place_in_the_order_of_keys(nurse: Nurse) -> None:
    entry = nurse.window.entry
    entry.form.fold.click()
    lines = [line for line in entry.findChildren(EntryLine) if line.isVisibleTo(entry)]
    reached: list[QWidget] = []
    nurse.window.first_field.setFocus()
    for _ in range(80):
        reached.append(nurse.focused())
        nurse.press(Qt.Key.Key_Tab)
    for line in lines:
        assert line.accessibleName(), line.name
        assert line in reached, line.name


def test_typed_text_never_changes_but_by_typing(nurse: Nurse) -> None:
    """What was understood stands beneath; the field keeps what was typed."""
    nurse.enter("1,50", "030", "5.")
    typed = nurse.desk.typed
    assert (typed.wbc, typed.segs, typed.bands) == ("1,50", "030", "5.")
    entry = nurse.window.entry
    assert [entry.line(name).text() for name in ("wbc", "segs", "bands")] == ["1,50", "030", "5."]


def test_without_a_time_of_collection_the_cursor_goes_there_and_it_is_named(nurse: Nurse) -> None:
    nurse.enter("1.2", "30", "5")
    nurse.press(Qt.Key.Key_Return, CTRL)
    assert nurse.desk.case.counts == ()
    assert nurse.window.status.message.text().startswith("The time of collection is needed")
    assert nurse.window.entry.line("collected_date").hasFocus()
