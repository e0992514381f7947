"""Records that cannot be read, are of a newer version, or lie on a full disk: said plainly, nothing lost."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt

from neutro_desk.records.backup import back_up
from neutro_desk.records.database import connected
from neutro_desk.records.store import Store
from neutro_desk.screens.unreadable_panel import UnreadablePanel
from neutro_desk.ward_records.session import State
from neutro_desk.workup.case import Case, Patient
from tests.journeys.nurse import CTRL, Start
from tests.journeys.records_office import PASSPHRASE, HandClocks, RecordsNurse

SMITH = Patient(name="SMITH, Jane", identifier="445512")


@pytest.fixture
def signed_in(start: Start) -> RecordsNurse:
    clocks = HandClocks()
    nurse = RecordsNurse(start(clocks=clocks), clocks)
    nurse.set_up()
    store = nurse.records.store
    assert store is not None
    store.add_case(Case(SMITH), None)
    return nurse


def _damage(folder: Path) -> bytes:
    """Write over the middle of the database; return what it is now."""
    database = folder / "records.db"
    content = bytearray(database.read_bytes())
    content[200:4000] = bytes(3800)
    database.write_bytes(content)
    return bytes(content)


def _try(nurse: RecordsNurse) -> UnreadablePanel:
    """Sign in to records that do not open; return what is shown."""
    with nurse.nurse.qtbot.waitSignal(nurse.records.unreadable):
        nurse.try_passphrase(PASSPHRASE)
    panel = nurse.signing_in.curtain.panel
    assert isinstance(panel, UnreadablePanel)
    return panel


def test_a_damaged_file_is_said_and_its_last_good_copy_opens_read_only(
    signed_in: RecordsNurse, own_settings: Path
) -> None:
    store = signed_in.records.store
    assert store is not None
    back_up(store, "request")
    signed_in.lock()
    damaged = _damage(own_settings / "records")
    panel = _try(signed_in)
    assert panel.sentence.text().startswith(
        "The record file could not be read. Nothing was changed. Last good copy "
    )
    assert not panel.copy.isHidden()
    with signed_in.nurse.qtbot.waitSignal(signed_in.records.unlocked):
        panel.copy.click()
    copy = signed_in.records.store
    assert copy is not None
    assert copy.is_read_only
    assert copy.patient_count() == 1
    window = signed_in.nurse.window
    assert window.patient_bar.records.list.text() == "A. Okafor: read only"
    assert window.status.message.text().startswith("Copy of ")
    assert (own_settings / "records" / "records.db").read_bytes() == damaged


def test_without_a_copy_the_quick_mode_is_left_and_the_key_is_dropped(
    signed_in: RecordsNurse, own_settings: Path
) -> None:
    signed_in.lock()
    _damage(own_settings / "records")
    panel = _try(signed_in)
    assert "There is no copy that can be read." in panel.sentence.text()
    assert panel.copy.isHidden()
    stranded = signed_in.records._stranded
    assert stranded is not None
    panel.quick.click()
    assert not any(stranded.key)
    assert signed_in.state() is State.LOCKED
    nurse = signed_in.nurse
    nurse.qtbot.waitUntil(nurse.window.first_field.hasFocus)
    nurse.enter("0.3")
    assert nurse.desk.typed.wbc == "0.3"


def test_a_damaged_key_file_is_said_where_one_signs_in(signed_in: RecordsNurse, own_settings: Path) -> None:
    signed_in.lock()
    signed_in.panel.quick.click()
    (own_settings / "records" / "keys.json").write_text("{}", encoding="utf-8")
    signed_in.nurse.press(Qt.Key.Key_L, CTRL)
    assert "key file" in signed_in.panel.why.text()


def test_records_of_a_newer_version_are_read_only(signed_in: RecordsNurse, own_settings: Path) -> None:
    opened_by = signed_in.records.unlocked_by
    assert opened_by is not None
    key = bytes(bytearray(opened_by.key))
    signed_in.lock()
    connection = connected(own_settings / "records" / "records.db", key)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    signed_in.sign_in()
    store = signed_in.records.store
    assert store is not None
    assert store.is_read_only
    assert "newer version" in signed_in.nurse.window.status.message.text()


def test_a_full_disk_is_said_and_nobody_is_signed_in(
    signed_in: RecordsNurse, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in.lock()
    whole = Store.note

    def full(store: Store, *what: object) -> None:
        with store.reading():
            raise apsw.FullError

    monkeypatch.setattr(Store, "note", full)
    with signed_in.nurse.qtbot.waitSignal(signed_in.records.failed):
        signed_in.try_passphrase(PASSPHRASE)
    assert signed_in.panel.passphrase.problem.sentence.text().startswith("The disk is full.")
    assert signed_in.state() is State.LOCKED
    monkeypatch.setattr(Store, "note", whole)
    signed_in.sign_in()
    assert signed_in.state() is State.OPEN
