"""The entry column: what is typed goes out as text, what was understood and asked comes back beneath it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from neutro_desk.screens.entry import EntryColumn
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import DARK, LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Answer, Case
from neutro_desk.workup.cbc import EntryMode, TypedCbc, read_cbc
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.statements import Choice, say
from neutro_desk.workup.whole import AssessedCase, WorkUp

WHOLE = TypedCbc(
    collected_date="21-Nov-2026",
    collected_time="06:10",
    wbc="1.20",
    segs="30",
    bands="5",
    lymphocytes="50",
    monocytes="10",
    eosinophils="5",
    basophils="0",
)


class Ward:
    """The column with a desk of its own: every draft is read and shown back, as the window does."""

    def __init__(self, column: EntryColumn, schemes: Schemes, now: datetime) -> None:
        self.column, self.schemes, self.now = column, schemes, now
        self.drafts: list[TypedCbc] = []
        self.case = Case()
        column.draft_typed.connect(self.take)
        column.choice_taken.connect(self.choose)

    def take(self, typed: TypedCbc) -> None:
        self.drafts.append(typed)
        reading = read_cbc(typed, self.now)
        self.column.show_work_up(WorkUp(AssessedCase(self.case, self.schemes), reading=reading))

    def choose(self, choice: Choice) -> None:
        typed = self.column.typed.chosen(choice)
        self.column.show_draft(typed)
        self.take(typed)

    def open(self, typed: TypedCbc) -> None:
        self.column.show_draft(typed)
        self.take(typed)


@pytest.fixture
def column(qtbot: QtBot, phrasebook: Phrasebook, now: datetime) -> EntryColumn:
    made = EntryColumn(Look(LIGHT), phrasebook, lambda: now)
    qtbot.addWidget(made)
    made.resize(344, 698)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.first_field.setFocus()
    return made


@pytest.fixture
def ward(column: EntryColumn, schemes: Schemes, now: datetime) -> Ward:
    return Ward(column, schemes, now)


def keys(qtbot: QtBot, column: EntryColumn, text: str) -> None:
    """Type as a nurse does: every blank in `text` is Enter."""
    for entry in text.split(" "):
        QTest.keyClicks(column.focusWidget(), entry)
        QTest.keyClick(column.focusWidget(), Qt.Key.Key_Return)


def test_a_count_is_typed_with_enter_alone(qtbot: QtBot, column: EntryColumn, ward: Ward) -> None:
    keys(qtbot, column, "1.20 30 5 50 10 5 0 124 88 186 0")
    typed = ward.drafts[-1]
    assert (typed.wbc, typed.segs, typed.bands) == ("1.20", "30", "5")
    assert (typed.lymphocytes, typed.monocytes, typed.eosinophils, typed.basophils) == ("50", "10", "5", "0")
    assert (typed.haemoglobin, typed.mcv, typed.platelets, typed.nrbc) == ("124", "88", "186", "0")


def test_fever_then_time_then_method_follow_the_last_number(qtbot: QtBot, column: EntryColumn) -> None:
    column.line("nrbc").setFocus()
    QTest.keyClick(column.line("nrbc"), Qt.Key.Key_Return)
    assert column.foot.fever.segment("yes").hasFocus()
    QTest.keyClick(column.focusWidget(), Qt.Key.Key_Down)
    assert column.line("collected_date").hasFocus()
    QTest.keyClick(column.focusWidget(), Qt.Key.Key_Return)
    assert column.line("collected_time").hasFocus()
    QTest.keyClick(column.focusWidget(), Qt.Key.Key_Return)
    assert column.form.head.method.segment("manual").hasFocus()


def test_blank_bands_lead_to_the_tick_and_a_number_passes_it(
    qtbot: QtBot, column: EntryColumn, ward: Ward
) -> None:
    column.line("bands").setFocus()
    QTest.keyClick(column.line("bands"), Qt.Key.Key_Return)
    assert column.form.neutrophils.not_reported.hasFocus()
    QTest.keyClick(column.focusWidget(), Qt.Key.Key_Space)
    assert ward.drafts[-1].bands_not_reported
    QTest.keyClick(column.focusWidget(), Qt.Key.Key_Return)
    assert column.line("lymphocytes").hasFocus()


def test_both_units_and_the_absolute_counts_stand_beneath(column: EntryColumn, ward: Ward) -> None:
    # 1.20 x 30 % = 0.36, x 5 % = 0.06, x 50 % = 0.60: by hand; the sample is 1 h 22 min old at 07:32.
    ward.open(WHOLE)
    assert column.field("wbc").echo.text() == "1.20 ×10⁹/L  =  1200 /µL"
    assert column.field("segs").echo.text() == "30 %  =  0.36 ×10⁹/L"
    assert column.field("bands").echo.text() == "5 %  =  0.06 ×10⁹/L"
    assert column.field("lymphocytes").echo.text() == "0.60"
    assert column.form.sum_line.said.text() == "Differential adds to 100 %"
    assert column.field("collected_date").echo.text() == "1 h 22 min ago"


def test_a_blank_count_says_what_the_time_is_needed_for(column: EntryColumn, ward: Ward) -> None:
    ward.open(TypedCbc())
    assert column.field("collected_date").echo.text() == "Needed for the course"


def test_a_time_alone_is_said_back_with_its_day(column: EntryColumn, ward: Ward) -> None:
    ward.open(TypedCbc(collected_time="0610"))
    assert column.field("collected_date").echo.text() == "21-Nov-2026 06:10, 1 h 22 min ago"


def test_a_time_ahead_of_the_clock_has_no_age(qtbot: QtBot, column: EntryColumn, schemes: Schemes) -> None:
    typed = TypedCbc(collected_date="2180-05-06", collected_time="22:25")
    column.show_draft(typed)
    reading = read_cbc(typed, None)
    column.show_work_up(WorkUp(AssessedCase(Case(), schemes), reading=reading))
    assert column.field("collected_date").echo.text() == ""


def test_a_wbc_of_5200_is_asked_about_under_its_field_and_the_cursor_moves_on(
    qtbot: QtBot, column: EntryColumn, ward: Ward
) -> None:
    keys(qtbot, column, "5200 14")
    asked = column.field("wbc").questions()
    assert [panel.text for panel in asked] == [
        "WBC 5200 ×10⁹/L is beyond what is seen. Did you mean 5200 /µL (5.2 ×10⁹/L)?"
    ]
    assert column.line("bands").hasFocus()
    asked[0].answers()[0].click()
    assert (column.typed.wbc, column.typed.wbc_unit) == ("5200", "/uL")
    assert column.field("wbc").questions() == []
    assert column.line("bands").hasFocus()


def test_the_only_question_is_answered_by_its_key_from_the_field_after_it(
    qtbot: QtBot, column: EntryColumn, ward: Ward
) -> None:
    keys(qtbot, column, "5200 14")
    QTest.keyClick(column.line("bands"), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert column.typed.wbc_unit == "/uL"


def test_of_two_questions_none_is_answered_from_elsewhere(
    qtbot: QtBot, column: EntryColumn, ward: Ward
) -> None:
    ward.open(TypedCbc(wbc="5200", segs="0.42"))
    column.line("bands").setFocus()
    with qtbot.assertNotEmitted(column.choice_taken):
        QTest.keyClick(column.line("bands"), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)


def test_keep_typing_leads_back_into_the_field(qtbot: QtBot, column: EntryColumn, ward: Ward) -> None:
    keys(qtbot, column, "5200 14")
    with qtbot.assertNotEmitted(column.choice_taken):
        column.field("wbc").questions()[0].answers()[1].click()
    assert column.line("wbc").hasFocus()
    assert column.line("wbc").selectedText() == "5200"


def test_blank_bands_are_said_to_be_provisional(column: EntryColumn, ward: Ward) -> None:
    ward.open(TypedCbc(wbc="1.2", segs="30"))
    assert column.field("bands").echo.text() == "Blank: provisional until a value or a tick"
    assert column.field("bands").questions() == []


def test_a_differential_of_104_per_cent_is_refused_beneath_it(column: EntryColumn, ward: Ward) -> None:
    ward.open(TypedCbc(wbc="1.2", segs="99", bands="5"))
    assert column.form.sum_line.said.isHidden()
    assert column.form.sum_line.panel is not None
    assert column.form.sum_line.panel.text == (
        "Neutrophils and bands make 104 %. Check the differential; ANC not shown."
    )


def test_a_question_about_a_field_not_on_the_form_is_still_asked(column: EntryColumn, ward: Ward) -> None:
    typed = TypedCbc(mode=EntryMode.LABORATORY_ANC, anc="0.4", lymphocytes="abc")
    ward.open(typed)
    shown = [panel.text for panel in column.form.homeless if not panel.isHidden()]
    assert shown == ["abc is not a number. Digits and one decimal mark only."]


def test_an_answer_about_the_white_count_goes_when_the_count_changes(
    qtbot: QtBot, column: EntryColumn, ward: Ward
) -> None:
    ward.open(TypedCbc(wbc="1.2", segs="30", bands="5", nrbc="20", wbc_corrected="yes", plotted="lab"))
    column.line("wbc").setFocus()
    QTest.keyClicks(column.line("wbc"), "0")
    assert (ward.drafts[-1].wbc_corrected, ward.drafts[-1].plotted) == ("", "")


def test_each_way_of_reporting_has_its_rows(qtbot: QtBot, column: EntryColumn, ward: Ward) -> None:
    column.form.head.mode.segment("lab").click()
    assert ward.drafts[-1].mode is EntryMode.LABORATORY_ANC
    assert column.line("anc").isVisible()
    assert not column.line("segs").isVisible()
    assert not column.line("lymphocytes").isVisible()
    column.form.head.mode.segment("total").click()
    assert column.line("neutrophils").isVisible()
    assert not column.line("bands").isVisible()
    assert column.line("lymphocytes").isVisible()


def test_text_of_another_way_of_reporting_is_kept(column: EntryColumn, ward: Ward) -> None:
    ward.open(WHOLE)
    column.form.head.mode.segment("lab").click()
    column.form.head.mode.segment("segs+bands").click()
    assert column.typed == WHOLE


def test_bands_typed_and_ticked_are_asked_about_and_the_number_takes_the_tick_away(
    column: EntryColumn, ward: Ward
) -> None:
    ward.open(TypedCbc(wbc="1.2", segs="30", bands="5", bands_not_reported=True))
    column.field("bands").questions()[0].answers()[0].click()
    assert not column.form.neutrophils.not_reported.isChecked()
    assert column.field("bands").questions() == []


def test_absolute_cells_are_chosen_at_segs(column: EntryColumn, ward: Ward) -> None:
    column.form.neutrophils.switches["segs"].segment("10*9/L").click()
    assert ward.drafts[-1].differential_unit == "10*9/L"
    assert column.field("lymphocytes").label.text() == "Lymph"


def test_a_laboratory_count_beside_the_differential_is_read_too(
    qtbot: QtBot, column: EntryColumn, ward: Ward
) -> None:
    ward.open(TypedCbc(wbc="1.20", segs="30", bands="5"))
    column.form.fold.click()
    column.line("anc").setFocus()
    QTest.keyClicks(column.line("anc"), "0.6")
    assert (ward.drafts[-1].anc, ward.drafts[-1].anc_beside) == ("0.6", True)
    assert [panel.text for panel in column.field("anc").questions()] == [
        "Lab ANC 0.60, computed 0.42. Which should be plotted?"
    ]


def test_the_fold_stays_open_while_it_holds_something(column: EntryColumn, ward: Ward) -> None:
    ward.open(TypedCbc(wbc="1.2", segs="30", bands="5", blasts="2"))
    assert column.line("blasts").isVisible()
    column.form.fold.click()
    assert column.line("blasts").isVisible()


def test_showing_another_count_is_silent(qtbot: QtBot, column: EntryColumn) -> None:
    with qtbot.assertNotEmitted(column.draft_typed):
        column.show_draft(WHOLE)
    assert column.typed == WHOLE
    assert column.line("segs").text() == "30"


def test_the_count_is_added_only_while_nothing_stands_in_the_way(qtbot: QtBot, column: EntryColumn) -> None:
    column.show_obstacle(say("moment.which", text="5/11"))
    with qtbot.assertNotEmitted(column.count_added):
        QTest.keyClick(column.first_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert column.foot.add.toolTip() == "5/11: which of these?"
    column.show_obstacle(None)
    with qtbot.waitSignal(column.count_added):
        QTest.keyClick(column.first_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_an_amendment_can_be_saved_or_left(qtbot: QtBot, column: EntryColumn) -> None:
    column.show_draft(WHOLE, amending=True)
    assert column.foot.add.text() == "Save amendment"
    with qtbot.waitSignal(column.new_count_wanted):
        column.foot.leave.click()


def test_fever_is_answered_at_the_foot_and_shown_from_the_case(
    qtbot: QtBot, column: EntryColumn, schemes: Schemes
) -> None:
    with qtbot.waitSignal(column.fever_answered) as answered:
        column.foot.fever.segment("unknown").click()
    assert answered.args == ["unknown"]
    case = Case(answers={"fever-or-unwell": Answer("yes")})
    column.show_work_up(WorkUp(AssessedCase(case, schemes)))
    assert column.foot.fever.value == "yes"
    column.show_work_up(WorkUp(AssessedCase(Case(), schemes)))
    assert column.foot.fever.value is None


def test_links_ask_for_a_new_count_and_the_table(qtbot: QtBot, column: EntryColumn) -> None:
    with qtbot.waitSignals([column.new_count_wanted, column.table_wanted]):
        column.form.head.new.click()
        column.form.head.table.click()


def test_everything_fits_without_scrolling_at_768_pixels(column: EntryColumn, ward: Ward) -> None:
    ward.open(WHOLE)
    assert column.form.sizeHint().height() <= 698 - column.foot.sizeHint().height()


def test_a_narrow_window_keeps_text_questions_and_cursor(
    qtbot: QtBot, column: EntryColumn, ward: Ward
) -> None:
    ward.open(TypedCbc(wbc="5200", segs="14"))
    column.line("bands").setFocus()
    column.resize(299, 630)
    assert column.line("segs").text() == "14"
    assert column.line("bands").hasFocus()
    assert len(column.field("wbc").questions()) == 1
    assert column.form.sizeHint().width() <= 299
    qtbot.addWidget(column)
    QTest.keyClicks(column.line("bands"), "5")
    assert ward.drafts[-1].bands == "5"


@pytest.mark.parametrize(
    ("scale", "width"), [(1.0, 343), (1.0, 299), (1.5, 449), (1.5, 408), (2.0, 545), (2.0, 359)]
)
def test_no_row_is_cut_at_the_widths_the_window_gives(
    qtbot: QtBot, phrasebook: Phrasebook, now: datetime, scale: float, width: int
) -> None:
    look = Look(LIGHT, scale)
    column = EntryColumn(look, phrasebook, lambda: now)
    qtbot.addWidget(column)
    column.setStyleSheet(look.sheet())
    column.resize(width, 600)
    column.show()
    column.show_draft(WHOLE, amending=True)
    QCoreApplication.sendPostedEvents()  # the layouts measure themselves anew only then
    assert column.width() == width
    assert column.form.minimumSizeHint().width() <= column.scroll_area.viewport().width()
    assert column.foot.minimumSizeHint().width() <= width


def test_other_lines_fold_away_at_one_and_a_half(qtbot: QtBot, phrasebook: Phrasebook, now: datetime) -> None:
    column = EntryColumn(Look(DARK, 1.5), phrasebook, lambda: now)
    qtbot.addWidget(column)
    assert column.form.blood is None
    column.form.fold.click()
    assert column.line("haemoglobin").isVisibleTo(column)


def test_every_line_has_a_name_for_a_screen_reader(column: EntryColumn) -> None:
    column.form.fold.click()
    nameless = [name for name, field in column.form.fields.items() if not field.line.accessibleName()]
    assert nameless == []
    assert column.line("collected_time").accessibleName() == "Time of collection"


@pytest.mark.parametrize(
    "way",
    [
        (EntryMode.LABORATORY_ANC, EntryMode.TOTAL, EntryMode.SEGS_AND_BANDS),
        (EntryMode.TOTAL, EntryMode.LABORATORY_ANC, EntryMode.TOTAL),
    ],
)
def test_the_rows_keep_their_order_whatever_was_chosen_before(
    column: EntryColumn, ward: Ward, way: tuple[EntryMode, ...]
) -> None:
    order = {
        EntryMode.LABORATORY_ANC: ["anc", "wbc"],
        EntryMode.TOTAL: ["wbc", "neutrophils"],
        EntryMode.SEGS_AND_BANDS: ["wbc", "segs", "bands"],
    }
    for mode in way:
        ward.open(TypedCbc(mode=mode))
        QCoreApplication.processEvents()
        tops = [column.line(name).mapTo(column, QPoint(0, 0)).y() for name in order[mode]]
        assert tops == sorted(tops)


@pytest.mark.parametrize(("key", "reached"), [(Qt.Key.Key_Tab, "bands"), (Qt.Key.Key_Backtab, "wbc")])
def test_tab_after_escape_goes_on_from_the_field_that_was_left(
    qtbot: QtBot, column: EntryColumn, ward: Ward, key: Qt.Key, reached: str
) -> None:
    ward.open(TypedCbc(wbc="5.2", segs="14"))
    column.line("segs").setFocus()
    QTest.keyClick(column.line("segs"), Qt.Key.Key_Escape)
    assert not column.line("segs").hasFocus()
    focused = column.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    assert column.line(reached).hasFocus()


def test_the_field_with_the_cursor_is_whole_in_a_low_window(
    qtbot: QtBot, phrasebook: Phrasebook, now: datetime
) -> None:
    look = Look(LIGHT, 2.0)
    column = EntryColumn(look, phrasebook, lambda: now)
    qtbot.addWidget(column)
    column.resize(545, 628)
    column.show()
    line = column.line("wbc")
    line.setFocus()
    seen = column.scroll_area.viewport()

    def is_whole() -> bool:
        at = line.mapTo(column, QPoint(0, 0)) - seen.mapTo(column, QPoint(0, 0))
        return seen.rect().contains(line.rect().translated(at))

    qtbot.waitUntil(is_whole)


def test_the_arrival_is_typed_in_the_fold_and_said_back_with_the_time_since_collection(
    qtbot: QtBot, column: EntryColumn, ward: Ward
) -> None:
    column.form.fold.click()
    column.line("collected_time").setFocus()
    keys(qtbot, column, "0610")
    column.line("received_date").setFocus()
    keys(qtbot, column, "21nov")
    assert column.focusWidget() is column.line("received_time")
    keys(qtbot, column, "0640")
    assert column.typed.received_time == "0640"
    said = column.field("received_date").echo.text()
    assert said == "21-Nov-2026 06:40, 30 min after collection"


def test_an_arrival_before_the_collection_is_said_under_it(column: EntryColumn, ward: Ward) -> None:
    ward.open(replace(WHOLE, received_date="21nov", received_time="0550"))
    assert column.form.is_fold_open
    (panel,) = column.field("received_date").questions()
    assert panel.text == "Arrived 21-Nov 05:50, before it was collected at 21-Nov 06:10. Check both times."
    panel.answer(0)
    assert not column.field("received_date").questions()


def test_a_unit_chosen_after_typing_asks_and_the_text_stays(column: EntryColumn, ward: Ward) -> None:
    ward.open(WHOLE)
    column.form.neutrophils.switches["segs"].segment("10*9/L").click()
    assert (column.line("segs").text(), column.line("bands").text()) == ("30", "5")
    panel = column.form.sum_line.panel
    assert panel is not None
    assert panel.text == "30 ×10⁹/L, or 30 %? The unit was changed after typing."
    panel.answer(1)
    assert column.typed == replace(column.typed, differential_unit="%")
    assert column.form.sum_line.panel is not None
    assert column.form.sum_line.panel.isHidden()


@pytest.mark.parametrize("name", ["wbc", "haemoglobin", "platelets", "reticulocytes", "anc_lower_limit"])
def test_alt_and_down_opens_the_unit_beside_a_number(
    qtbot: QtBot, column: EntryColumn, ward: Ward, name: str
) -> None:
    column.form.fold.click()
    column.line(name).setFocus()
    QTest.keyClick(column.line(name), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_alt_and_down_at_segs_leads_to_per_cent_or_cells(column: EntryColumn, ward: Ward) -> None:
    column.line("segs").setFocus()
    QTest.keyClick(column.line("segs"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert column.focusWidget() is column.form.neutrophils.switches["segs"].segment("%")


def test_the_laboratorys_limit_has_a_unit_of_its_own(column: EntryColumn, ward: Ward) -> None:
    ward.open(replace(WHOLE, anc_lower_limit="1.8"))
    more = column.form.more
    assert more is not None
    assert more.unit_boxes["anc_lower_limit"].unit == "10*9/L"
    more.unit_boxes["anc"].say_unit(1)
    assert (column.typed.anc_unit, column.typed.limit_unit) == ("/uL", "10*9/L")
    assert more.unit_boxes["anc_lower_limit"].unit == "10*9/L"
