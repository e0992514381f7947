"""Records on a workstation: set up, signed in to, locked by hand and by the clock, nothing left behind."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.pane import Pane
from neutro_desk.screens.records_menu import Standing
from neutro_desk.screens.set_up_dialog import SetUpDialog
from neutro_desk.ward_records.session import State
from neutro_desk.workup.case import Case, Cbc, Patient, Quantity
from tests.journeys.nurse import Nurse, Start
from tests.journeys.records_office import (
    NAME,
    PASSPHRASE,
    HandClocks,
    RecordsNurse,
    strings_in_widgets,
)

SMITH = Patient(name="SMITH, Jane", identifier="445512")


@pytest.fixture
def clocks() -> HandClocks:
    return HandClocks()


@pytest.fixture
def newcomer(start: Start, clocks: HandClocks) -> RecordsNurse:
    """Someone at a workstation without records."""
    return RecordsNurse(start(clocks=clocks), clocks)


@pytest.fixture
def signed_in(newcomer: RecordsNurse) -> RecordsNurse:
    """Someone who set records up and works with them."""
    newcomer.set_up()
    return newcomer


# -- setting up -------------------------------------------------------------------------------------------


def test_a_workstation_without_records_works_as_quick_mode(nurse: Nurse, own_settings: Path) -> None:
    bar = nurse.window.patient_bar
    assert bar.records.standing is Standing.NONE
    assert nurse.startup.composition.signing_in.records is None
    assert "Quick mode: nothing is stored" in bar.identity.text()
    assert not (own_settings / "records").exists()


def test_the_form_names_all_problems_at_once(newcomer: RecordsNurse) -> None:
    dialog = newcomer.open_form()
    dialog.passphrase.line.setText("short")
    dialog.again.line.setText("other")
    dialog.folder.line.setText("records")
    dialog.go_on.click()
    said = [
        field.problem.sentence.text()
        for field in (dialog.name, dialog.passphrase, dialog.again, dialog.folder)
    ]
    assert said[0] == "A name is needed."
    assert said[1].startswith("A passphrase has at least 15 characters; these are 5.")
    assert said[2:] == [
        "This is not the same passphrase.",
        "Give the whole path of a folder on this workstation.",
    ]
    assert newcomer.state() is State.NONE


def test_records_are_set_up_and_their_key_is_typed_back(newcomer: RecordsNurse, own_settings: Path) -> None:
    key = newcomer.set_up()
    assert len(key.split("-")) == 8
    assert newcomer.state() is State.OPEN
    assert newcomer.records.person is not None
    assert newcomer.records.person.name == NAME
    assert (own_settings / "records" / "keys.json").is_file()
    assert newcomer.nurse.window.patient_bar.records.list.text() == NAME


def test_the_recovery_key_is_not_left_by_esc_nor_by_a_wrong_group(newcomer: RecordsNurse) -> None:
    dialog = newcomer.open_form()
    dialog.name.line.setText(NAME)
    for field in (dialog.passphrase, dialog.again):
        field.line.setText(PASSPHRASE)
    with newcomer.nurse.qtbot.waitSignal(newcomer.records.unlocked):
        dialog.go_on.click()
    dialog.reject()
    assert dialog.isVisible()
    dialog.recovery.group.line.setText(
        "AAAA" if dialog.recovery._groups[dialog.recovery._asked] != "AAAA" else "CCCC"
    )
    dialog.recovery.done.click()
    assert dialog.isVisible()
    assert "reads otherwise" in dialog.recovery.group.problem.sentence.text()
    assert not dialog.passphrase.text()


# -- locking ----------------------------------------------------------------------------------------------


def test_typing_comes_back_after_the_lock_in_the_same_field(signed_in: RecordsNurse) -> None:
    nurse = signed_in.nurse
    nurse.enter("1.2")
    nurse.type("30")
    field = nurse.focused().objectName()
    signed_in.lock()
    assert nurse.desk.typed.is_blank
    signed_in.sign_in()
    assert (nurse.desk.typed.wbc, nurse.desk.typed.segs) == ("1.2", "30")
    nurse.qtbot.waitUntil(lambda: nurse.focused().objectName() == field)


def test_nothing_of_the_patient_is_in_any_widget_once_locked(signed_in: RecordsNurse) -> None:
    nurse = signed_in.nurse
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    nurse.desk.set_patient(SMITH)
    nurse.desk.set_notes("rigors at home")
    for pane in (Pane.CAUSES, Pane.SUMMARY, Pane.COURSE):
        nurse.window.open_pane(pane)
    nurse.startup.handing_out.copy_text()
    assert any("SMITH" in text for text in strings_in_widgets())
    old = nurse.window
    with nurse.qtbot.waitSignal(old.destroyed):
        signed_in.lock()
    shown = strings_in_widgets()
    for secret in ("SMITH", "445512", "rigors", "0.3"):
        assert not [text for text in shown if secret in text]
    assert "SMITH" not in QGuiApplication.clipboard().text()
    assert nurse.desk.undoable is None
    assert nurse.desk.case.counts == ()
    assert not nurse.window.entry.isVisible()


def test_nothing_of_a_record_is_left_once_locked_with_list_board_and_forms_open(
    signed_in: RecordsNurse,
) -> None:
    nurse = signed_in.nurse
    work = nurse.startup.composition.patient_work
    assert work.patients is not None
    low = Cbc(id="a", collected=datetime(2026, 11, 21, 6, 10), anc=Quantity(Decimal("0.4321"), "10*9/L"))
    assert work.patients.create(Case(SMITH, counts=(low,), notes="rigors at home"))
    nurse.window.open_pane(Pane.SUMMARY)
    nurse.startup.composition.forms.open_patient()
    nurse.startup.composition.forms.add_event()
    old = nurse.window
    work.show_or_leave_board()
    assert any("SMITH" in text for text in strings_in_widgets())
    with nurse.qtbot.waitSignal(old.destroyed):
        signed_in.signing_in.lock_or_unlock()
    shown = strings_in_widgets()
    for secret in ("SMITH", "445512", "rigors", "0.43"):
        assert not [text for text in shown if secret in text]


def test_the_key_is_overwritten_when_the_records_lock(signed_in: RecordsNurse) -> None:
    opened_by = signed_in.records.unlocked_by
    assert opened_by is not None
    assert any(opened_by.key)
    signed_in.lock()
    assert not any(opened_by.key)
    assert signed_in.records.store is None
    assert signed_in.records.unlocked_by is None


@pytest.mark.parametrize(("minutes", "seconds"), [(5, 300)])
def test_records_lock_after_five_idle_minutes(signed_in: RecordsNurse, minutes: int, seconds: int) -> None:
    signed_in.clocks.pass_by(seconds - 1)
    signed_in.look_at_the_clock()
    assert signed_in.state() is State.OPEN
    signed_in.clocks.pass_by(1)
    signed_in.look_at_the_clock()
    assert signed_in.state() is State.LOCKED


def test_any_key_in_the_last_minute_keeps_the_records_open(signed_in: RecordsNurse) -> None:
    signed_in.clocks.pass_by(239)
    signed_in.look_at_the_clock()
    assert signed_in.warning() is None
    signed_in.clocks.pass_by(11)
    signed_in.look_at_the_clock()
    warning = signed_in.warning()
    assert warning is not None
    assert warning.text() == "The records lock in 50 s. Any key keeps them open."
    handle = signed_in.nurse.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert warning.isHidden()
    signed_in.clocks.pass_by(299)
    signed_in.look_at_the_clock()
    assert signed_in.state() is State.OPEN


def test_the_first_key_after_a_sleep_reaches_nothing_but_the_lock(signed_in: RecordsNurse) -> None:
    signed_in.clocks.sleep(3600)
    handle = signed_in.nurse.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_1)
    assert signed_in.state() is State.LOCKED
    assert signed_in.nurse.desk.typed.is_blank


def test_a_clock_set_back_keeps_nothing_open(signed_in: RecordsNurse) -> None:
    signed_in.clocks.pass_by(200)
    signed_in.clocks.wall_now -= 7200
    signed_in.clocks.pass_by(100)
    signed_in.look_at_the_clock()
    assert signed_in.state() is State.LOCKED


# -- signing in -------------------------------------------------------------------------------------------


def test_a_wrong_passphrase_opens_nothing_and_makes_one_wait(signed_in: RecordsNurse) -> None:
    signed_in.lock()
    for _ in range(3):
        signed_in.fail()
    panel = signed_in.panel
    assert panel.passphrase.problem.sentence.text().startswith(
        "This is not the passphrase. Nothing was opened."
    )
    assert panel.go_on.text() == "Wait 5 s before the next try"
    assert not panel.go_on.isEnabled()
    signed_in.clocks.pass_by(4)
    signed_in.signing_in.curtain.look()
    assert panel.go_on.text() == "Wait 1 s before the next try"
    signed_in.clocks.pass_by(1)
    signed_in.signing_in.curtain.look()
    signed_in.sign_in()
    assert signed_in.state() is State.OPEN


def test_the_recovery_key_opens_the_records_and_the_audit_says_so(newcomer: RecordsNurse) -> None:
    key = newcomer.set_up()
    newcomer.lock()
    panel = newcomer.panel
    panel.other_way.click()
    panel.recovery.line.setText(key.lower().replace("-", " "))
    with newcomer.nurse.qtbot.waitSignal(newcomer.records.unlocked):
        panel.go_on.click()
    store = newcomer.records.store
    assert store is not None
    assert store.audit.entries(limit=1)[0].action.value == "emergency"


def test_a_quick_count_needs_no_passphrase_while_the_records_are_locked(signed_in: RecordsNurse) -> None:
    signed_in.lock()
    QTest.keyClick(signed_in.panel.passphrase.line, Qt.Key.Key_Escape)
    nurse = signed_in.nurse
    assert "Records locked. Quick mode: nothing is stored" in nurse.window.patient_bar.identity.text()
    nurse.qtbot.waitUntil(nurse.window.first_field.hasFocus)
    nurse.type("0.3")
    assert nurse.desk.typed.wbc == "0.3"
    nurse.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert signed_in.panel.isVisible()


def test_records_wait_locked_at_the_next_start(signed_in: RecordsNurse, start: Start) -> None:
    again = RecordsNurse(start(clocks=signed_in.clocks), signed_in.clocks)
    assert again.state() is State.LOCKED
    assert again.nurse.window.first_field.hasFocus()
    assert again.nurse.window.patient_bar.records.unlock.isVisible()
    again.nurse.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    again.sign_in()
    assert again.state() is State.OPEN


# -- by keyboard ------------------------------------------------------------------------------------------


def test_records_are_set_up_by_keyboard_alone(newcomer: RecordsNurse) -> None:
    nurse, dialog = newcomer.nurse, newcomer.open_form()
    nurse.wait_for_dialog()
    nurse.type(NAME)
    nurse.go_on_to(dialog.passphrase.line)
    nurse.type(PASSPHRASE)
    nurse.press(Qt.Key.Key_Tab)
    assert dialog.passphrase.show_text.hasFocus()
    nurse.press(Qt.Key.Key_Space)
    assert dialog.passphrase.line.displayText() == PASSPHRASE
    nurse.go_on_to(dialog.again.line)
    nurse.type(PASSPHRASE)
    with nurse.qtbot.waitSignal(newcomer.records.unlocked):
        nurse.press(Qt.Key.Key_Return)
    nurse.go_on_to(dialog.recovery.group.line)
    nurse.enter(dialog.recovery._groups[dialog.recovery._asked])
    assert dialog.isHidden()


def test_signing_in_goes_by_keyboard_from_name_to_links(signed_in: RecordsNurse) -> None:
    signed_in.lock()
    nurse, panel = signed_in.nurse, signed_in.panel
    for widget in (panel.passphrase.show_text, panel.go_on, panel.quick, panel.other_way, panel.name):
        nurse.press(Qt.Key.Key_Tab)
        assert widget.hasFocus(), widget.accessibleName()
    nurse.press(Qt.Key.Key_Return)
    assert panel.passphrase.line.hasFocus()
    nurse.type(PASSPHRASE)
    with nurse.qtbot.waitSignal(signed_in.records.unlocked):
        nurse.press(Qt.Key.Key_Enter)


def test_a_larger_scale_keeps_the_window_covered(signed_in: RecordsNurse) -> None:
    signed_in.lock()
    nurse = signed_in.nurse
    nurse.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert not nurse.window.entry.isVisible()
    nurse.window.activateWindow()
    nurse.qtbot.waitUntil(signed_in.panel.passphrase.line.hasFocus)
    signed_in.sign_in()
    assert nurse.window.entry.isVisible()


def test_no_key_of_the_window_works_while_it_is_covered(signed_in: RecordsNurse) -> None:
    signed_in.lock()
    nurse = signed_in.nurse
    for key in (Qt.Key.Key_F4, Qt.Key.Key_F7, Qt.Key.Key_F1):
        nurse.press(key)
    nurse.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert nurse.window.opened is Pane.COURSE
    assert not nurse.startup.composition.forms.standing()
    assert nurse.asked.asked == []
    assert not nurse.window.acceptDrops()


def test_everything_on_the_sign_in_has_a_name(signed_in: RecordsNurse) -> None:
    signed_in.lock()
    unnamed = [
        type(widget).__name__
        for widget in signed_in.panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or widget.property("text"))
        and widget.isVisible()
    ]
    assert unnamed == []


# -- the recovery key on paper ----------------------------------------------------------------------------


def _with_key(newcomer: RecordsNurse) -> SetUpDialog:
    """Set records up as far as the recovery key; return the dialog that shows it."""
    dialog = newcomer.open_form()
    dialog.name.line.setText(NAME)
    for field in (dialog.passphrase, dialog.again):
        field.line.setText(PASSPHRASE)
    with newcomer.nurse.qtbot.waitSignal(newcomer.records.unlocked):
        dialog.go_on.click()
    return dialog


def test_the_recovery_key_is_saved_as_a_page(newcomer: RecordsNurse, tmp_path: Path) -> None:
    dialog = _with_key(newcomer)
    newcomer.nurse.asked.page = tmp_path / "key"
    dialog.recovery.save_it.click()
    assert dialog.recovery.said.text().startswith("Saved as key.pdf. Move it off this workstation")
    text = pypdf.PdfReader(tmp_path / "key.pdf").pages[0].extract_text()
    assert all(group in "".join(text.split()) for group in dialog.recovery._groups)
    assert newcomer.nurse.asked.suggested[-1].name == "recovery-key.pdf"


def test_without_a_printer_that_is_said_beside_the_key(
    newcomer: RecordsNurse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neutro_desk.paper.printing.printer_names", list)
    dialog = _with_key(newcomer)
    dialog.recovery.print_it.click()
    assert dialog.recovery.said.text().startswith("No printer found. Save the page as PDF")


def test_the_recovery_key_is_printed(
    newcomer: RecordsNurse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neutro_desk.paper.printing.printer_names", lambda: ["Ward 4"])
    newcomer.nurse.asked.prints_into = tmp_path / "printed.pdf"
    dialog = _with_key(newcomer)
    dialog.recovery.print_it.click()
    assert dialog.recovery.said.text() == "Sent to the printer."
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def test_nothing_of_the_key_is_left_once_the_dialog_is_closed(newcomer: RecordsNurse) -> None:
    key = newcomer.set_up()
    assert not [text for text in strings_in_widgets() if any(group in text for group in key.split("-"))]
    assert newcomer.signing_in.setting_up._code == ""


def test_a_folder_that_holds_records_is_not_written_over(signed_in: RecordsNurse, own_settings: Path) -> None:
    before = (own_settings / "records" / "keys.json").read_bytes()
    dialog = signed_in.open_form()
    dialog.name.line.setText(NAME)
    for field in (dialog.passphrase, dialog.again):
        field.line.setText(PASSPHRASE)
    dialog.go_on.click()
    assert "There are records in this folder already" in dialog.folder.problem.sentence.text()
    assert (own_settings / "records" / "keys.json").read_bytes() == before


def test_records_in_a_folder_of_ones_own_are_found_at_the_next_start(
    newcomer: RecordsNurse, start: Start, tmp_path: Path, own_settings: Path
) -> None:
    chosen = tmp_path / "ward 4"
    newcomer.nurse.asked.records = chosen
    dialog = newcomer.open_form()
    dialog.choose.click()
    assert dialog.folder.text() == str(chosen)
    newcomer.set_up()
    assert f'store = "{chosen}"' in (own_settings / "ward.toml").read_text(encoding="utf-8")
    again = RecordsNurse(start(clocks=newcomer.clocks), newcomer.clocks)
    assert again.state() is State.LOCKED
    assert again.records.folder == chosen
