"""The records lock by hand, by the clock, with the system; nothing of a patient is left behind."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from neutro_desk.exchange.case_file import write_case
from neutro_desk.records.errors import records_error
from neutro_desk.screens.pane import Pane
from neutro_desk.ward_records.session import State
from neutro_desk.ward_records.single import Place
from neutro_desk.workup.case import Case, Cbc, Patient, Quantity
from tests.journeys.nurse import Start
from tests.journeys.records_office import (
    HandClocks,
    RecordsNurse,
    strings_in_widgets,
)

SMITH = Patient(name="SMITH, Jane", identifier="445512")


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


def test_the_records_lock_when_the_system_says_that_it_sleeps(signed_in: RecordsNurse) -> None:
    signed_in.signing_in.system_lock.take_sleep(False)
    assert signed_in.state() is State.OPEN
    signed_in.signing_in.system_lock.take_sleep(True)
    assert signed_in.state() is State.LOCKED


def test_the_records_lock_when_the_session_of_the_system_locks(signed_in: RecordsNurse) -> None:
    signed_in.signing_in.system_lock.take_lock()
    assert signed_in.state() is State.LOCKED


def test_the_ward_chooses_after_how_many_minutes_the_records_lock(
    own_settings: Path, start: Start, clocks: HandClocks
) -> None:
    (own_settings / "ward.toml").write_text("lock_minutes = 2\n", encoding="utf-8")
    nurse = RecordsNurse(start(clocks=clocks), clocks)
    nurse.set_up()
    clocks.pass_by(119)
    nurse.look_at_the_clock()
    assert nurse.state() is State.OPEN
    clocks.pass_by(1)
    nurse.look_at_the_clock()
    assert nurse.state() is State.LOCKED


def test_a_lock_that_cannot_be_entered_in_the_audit_locks_all_the_same_and_says_so(
    signed_in: RecordsNurse, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, opened_by = signed_in.records.store, signed_in.records.unlocked_by
    assert store is not None
    assert opened_by is not None

    def full(*what: object) -> None:
        raise records_error("disk_full", folder="records")

    monkeypatch.setattr(store, "note", full)
    signed_in.lock()
    assert not any(opened_by.key)
    assert signed_in.panel.passphrase.problem.sentence.text().startswith("The disk is full.")


# -- a second start ---------------------------------------------------------------------------------------


def test_a_file_given_to_a_second_start_opens_in_the_first_window(
    signed_in: RecordsNurse, tmp_path: Path
) -> None:
    path = tmp_path / "bed4.neutro.json"
    write_case(Case(notes="bed 4"), path)
    signed_in.signing_in.only_one.come_forward(str(path))
    assert signed_in.nurse.desk.case.notes == "bed 4"
    assert signed_in.nurse.window.isActiveWindow()


def test_a_file_given_to_a_second_start_waits_until_the_window_can_be_seen(
    signed_in: RecordsNurse, tmp_path: Path
) -> None:
    path = tmp_path / "bed4.neutro.json"
    write_case(Case(notes="bed 4"), path)
    signed_in.lock()
    signed_in.signing_in.only_one.come_forward(str(path))
    assert signed_in.nurse.desk.case.notes == ""
    signed_in.panel.quick.click()
    assert signed_in.nurse.desk.case.notes == "bed 4"


def test_records_that_another_window_holds_are_not_opened_twice(
    signed_in: RecordsNurse, start: Start, clocks: HandClocks, own_settings: Path
) -> None:
    again = RecordsNurse(start(clocks=clocks), clocks)
    other = Place(own_settings / "records")
    assert other.take()
    again.nurse.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not again.signing_in.curtain.is_drawn
    assert "Another window of Neutro Desk holds the records" in again.nurse.window.status.message.text()
    other.leave()
    again.nurse.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert again.signing_in.curtain.is_drawn


def test_a_folder_of_records_that_is_not_there_is_named(own_settings: Path, start: Start) -> None:
    (own_settings / "ward.toml").write_text('store = "/media/gone/records"\n', encoding="utf-8")
    nurse = start()
    assert nurse.window.status.message.text() == "There are no records in /media/gone/records"
