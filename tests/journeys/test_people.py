"""People of the records: added, removed, given a new passphrase, and each of it in the audit."""

from __future__ import annotations

from PySide6.QtTest import QTest

from neutro_desk.screens.people_dialog import PeopleDialog
from neutro_desk.screens.records_menu import RecordsWish
from neutro_desk.ward_records.session import State
from tests.journeys.nurse import Start
from tests.journeys.records_office import NAME, PASSPHRASE, HandClocks, RecordsNurse

OTHER = "seven slow bicycles home"


def _audit(nurse: RecordsNurse) -> list[tuple[str, str]]:
    store = nurse.records.store
    assert store is not None
    return [(entry.action.value, entry.detail) for entry in store.audit.entries(limit=5)]


def _done(nurse: RecordsNurse) -> None:
    """Wait until what was asked is carried out."""
    dialog = nurse.signing_in.people.people
    assert dialog is not None
    nurse.nurse.qtbot.waitUntil(dialog.add.isEnabled)


def _add(nurse: RecordsNurse, name: str, words: str) -> PeopleDialog:
    """Add somebody; return the dialog, which stays open."""
    nurse.signing_in.do(RecordsWish.PEOPLE)
    dialog = nurse.signing_in.people.people
    assert dialog is not None
    dialog.name.line.setText(name)
    for field in (dialog.passphrase, dialog.again):
        field.line.setText(words)
    dialog.add.click()
    _done(nurse)
    return dialog


def test_a_second_person_signs_in_with_a_passphrase_of_their_own(signed_in: RecordsNurse) -> None:
    dialog = _add(signed_in, "P. Lindqvist", OTHER)
    assert _audit(signed_in)[0] == ("people", "added P. Lindqvist as clinician")
    assert not dialog.passphrase.text()
    dialog.reject()
    signed_in.lock()
    panel = signed_in.panel
    assert [panel.name.itemText(row) for row in range(panel.name.count())] == [NAME, "P. Lindqvist"]
    panel.name.setCurrentIndex(1)
    signed_in.sign_in(OTHER)
    person = signed_in.records.person
    assert person is not None
    assert person.name == "P. Lindqvist"


def test_who_is_no_administrator_is_not_offered_people_nor_keys(signed_in: RecordsNurse) -> None:
    menu = signed_in.nurse.window.patient_bar.records
    assert RecordsWish.PEOPLE in [action.data() for action in menu.menu().actions()]
    _add(signed_in, "P. Lindqvist", OTHER).reject()
    signed_in.lock()
    signed_in.panel.name.setCurrentIndex(1)
    signed_in.sign_in(OTHER)
    offered = [action.data() for action in signed_in.nurse.window.patient_bar.records.menu().actions()]
    assert RecordsWish.PEOPLE not in offered
    assert RecordsWish.RENEW_RECOVERY not in offered
    assert RecordsWish.OWN_WORDS in offered


def test_a_removed_person_can_no_longer_sign_in_and_is_asked_about_first(signed_in: RecordsNurse) -> None:
    dialog = _add(signed_in, "P. Lindqvist", OTHER)
    dialog.people.setCurrentRow(1)
    dialog.remove.click()
    assert dialog.said.text().startswith("P. Lindqvist can then no longer sign in.")
    assert dialog.people.count() == 2
    dialog.remove.click()
    signed_in.nurse.qtbot.waitUntil(lambda: dialog.people.count() == 1)
    assert _audit(signed_in)[0] == ("people", "removed P. Lindqvist")


def test_the_last_administrator_stays(signed_in: RecordsNurse) -> None:
    signed_in.signing_in.do(RecordsWish.PEOPLE)
    dialog = signed_in.signing_in.people.people
    assert dialog is not None
    dialog.remove.click()
    dialog.remove.click()
    signed_in.nurse.qtbot.waitUntil(lambda: "last administrator" in dialog.said.text())
    assert dialog.people.count() == 1


def test_the_own_passphrase_is_changed_with_the_old_one(signed_in: RecordsNurse) -> None:
    signed_in.signing_in.do(RecordsWish.OWN_WORDS)
    dialog = signed_in.signing_in.people.passphrase
    assert dialog is not None
    for field, text in ((dialog.old, "wrong one this time"), (dialog.new, OTHER), (dialog.again, OTHER)):
        field.line.setText(text)
    dialog.save.click()
    signed_in.nurse.qtbot.waitUntil(lambda: bool(dialog.old.problem.sentence.text()))
    assert dialog.old.problem.sentence.text().startswith("This is not the passphrase.")
    dialog.old.line.setText(PASSPHRASE)
    dialog.save.click()
    signed_in.nurse.qtbot.waitUntil(dialog.isHidden)
    assert not dialog.new.text()
    signed_in.lock()
    signed_in.sign_in(OTHER)
    assert signed_in.state() is State.OPEN


def test_a_new_recovery_key_makes_the_printed_one_useless(start: Start) -> None:
    clocks = HandClocks()
    nurse = RecordsNurse(start(clocks=clocks), clocks)
    old = nurse.set_up()
    with nurse.nurse.qtbot.waitSignal(nurse.signing_in.people.recovery_made):
        nurse.signing_in.do(RecordsWish.RENEW_RECOVERY)
    dialog = nurse.signing_in.setting_up.dialog
    assert dialog is not None
    groups = dialog.recovery._groups
    assert "-".join(groups) != old
    dialog.recovery.group.line.setText(groups[dialog.recovery._asked])
    dialog.recovery.done.click()
    nurse.nurse.wait_for_window()
    nurse.lock()
    nurse.panel.other_way.click()
    nurse.panel.recovery.line.setText(old)
    with nurse.nurse.qtbot.waitSignal(nurse.records.failed):
        nurse.panel.go_on.click()
    assert "older printout" in nurse.panel.recovery.problem.sentence.text()


def test_a_key_that_nobody_kept_is_called_to_mind_at_the_next_signing_in(start: Start) -> None:
    clocks = HandClocks()
    nurse = RecordsNurse(start(clocks=clocks), clocks)
    dialog = nurse.open_form()
    dialog.name.line.setText(NAME)
    for field in (dialog.passphrase, dialog.again):
        field.line.setText(PASSPHRASE)
    with nurse.nurse.qtbot.waitSignal(nurse.records.unlocked):
        dialog.go_on.click()
    clocks.pass_by(301)
    nurse.look_at_the_clock()
    assert nurse.state() is State.LOCKED
    assert not dialog.isVisible()
    nurse.sign_in()
    assert "No recovery key was kept" in nurse.nurse.window.status.message.text()


def test_the_administrator_sets_the_longest_idle_time_for_everybody(signed_in: RecordsNurse) -> None:
    signed_in.signing_in.do(RecordsWish.PEOPLE)
    dialog = signed_in.signing_in.people.people
    assert dialog is not None
    dialog.cap.setCurrentIndex(dialog.cap.findData(2))
    dialog.cap.activated.emit(dialog.cap.currentIndex())
    dialog.reject()
    signed_in.clocks.pass_by(119)
    signed_in.look_at_the_clock()
    assert signed_in.state() is State.OPEN
    signed_in.clocks.pass_by(1)
    signed_in.look_at_the_clock()
    assert signed_in.state() is State.LOCKED
    signed_in.sign_in()
    signed_in.clocks.pass_by(120)
    signed_in.look_at_the_clock()
    assert signed_in.state() is State.LOCKED


def test_a_longer_time_than_the_wards_own_changes_nothing(signed_in: RecordsNurse) -> None:
    signed_in.signing_in.people.set_lock_cap(15)
    signed_in.clocks.pass_by(300)
    signed_in.look_at_the_clock()
    assert signed_in.state() is State.LOCKED


def test_another_person_does_not_get_the_work_kept_for_the_first(signed_in: RecordsNurse) -> None:
    _add(signed_in, "P. Lindqvist", OTHER).reject()
    nurse = signed_in.nurse
    nurse.window.activateWindow()
    QTest.keyClicks(nurse.window.first_field, "1.2")
    signed_in.signing_in.do(RecordsWish.SWITCH_PERSON)
    signed_in.panel.name.setCurrentIndex(1)
    signed_in.sign_in(OTHER)
    assert nurse.desk.typed.is_blank
    signed_in.signing_in.do(RecordsWish.SWITCH_PERSON)
    signed_in.panel.name.setCurrentIndex(0)
    signed_in.sign_in(PASSPHRASE)
    assert nurse.desk.typed.wbc == "1.2"
