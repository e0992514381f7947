"""Signing in to the records: by passphrase, by the recovery key, by keyboard; the wait after wrong tries."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.pane import Pane
from neutro_desk.screens.records_menu import RecordsWish
from neutro_desk.ward_records.session import State
from neutro_desk.workup.case import Case, Patient
from tests.journeys.nurse import Start
from tests.journeys.records_office import (
    NAME,
    PASSPHRASE,
    RecordsNurse,
)

SMITH = Patient(name="SMITH, Jane", identifier="445512")


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


def test_what_is_said_of_a_passphrase_never_stands_under_the_recovery_key(signed_in: RecordsNurse) -> None:
    signed_in.lock()
    panel = signed_in.panel
    with signed_in.nurse.qtbot.waitSignal(signed_in.records.failed):
        signed_in.try_passphrase("another one altogether")
        panel.other_way.click()
    assert panel.passphrase.isVisible()
    assert "not the passphrase" in panel.passphrase.problem.sentence.text()
    panel.other_way.click()
    assert panel.recovery.isVisible()


def test_whoever_came_in_by_the_recovery_key_may_give_a_new_passphrase(signed_in: RecordsNurse) -> None:
    people = signed_in.signing_in.people
    records = signed_in.records
    assert records._unlocked is not None
    records._unlocked = replace(records._unlocked, by_recovery=True)
    signed_in.signing_in.do(RecordsWish.OWN_WORDS)
    assert people.passphrase is None
    assert people.people is not None
    assert people.people.isVisible()
    people.close()


def test_with_a_patient_open_the_course_does_not_say_that_nothing_is_stored(signed_in: RecordsNurse) -> None:
    patients = signed_in.nurse.startup.composition.patient_work.patients
    assert patients is not None
    assert patients.create(Case(Patient(name="SMITH, Jane")))
    course = signed_in.nurse.window.pane(Pane.COURSE)
    assert isinstance(course, CoursePane)
    assert "stores nothing" not in course.statements.plain_text()
    assert "An open patient of the records is saved at once." in course.statements.plain_text()


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


def test_the_window_goes_on_while_the_passphrase_is_checked_and_says_so(signed_in: RecordsNurse) -> None:
    signed_in.lock()
    panel = signed_in.panel
    with signed_in.nurse.qtbot.waitSignal(signed_in.records.unlocked):
        signed_in.try_passphrase(PASSPHRASE)
        assert panel.go_on.text() == "Checking the passphrase ..."
        assert not panel.go_on.isEnabled()
        assert panel.passphrase.line.isReadOnly()


def test_switching_the_person_asks_who_it_is(signed_in: RecordsNurse) -> None:
    signed_in.signing_in.do(RecordsWish.SWITCH_PERSON)
    assert signed_in.state() is State.LOCKED
    signed_in.nurse.window.activateWindow()
    signed_in.nurse.qtbot.waitUntil(signed_in.panel.name.hasFocus)
