"""`audit verify`: a chain verified from a terminal, with the passphrase never on the command line."""

from __future__ import annotations

import io
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from neutro_desk.records.audit import Action, AuditTrail
from neutro_desk.records.database import connected, writing
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.keys import Role, Unlocked, add_person
from neutro_desk.records.migrating import migrate
from neutro_desk.records.schema import MIGRATIONS
from tests.commands.calling import Calling
from tests.records.key_stores import FIRST, OTHER, PASSPHRASE, with_keys

VARIABLE = "WARD_PASSPHRASE"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StoreFolder:
    """A closed store with ten entries; the passphrase stands in the environment."""
    folder, unlocked, _ = with_keys(tmp_path)
    connection = connected(folder.database, unlocked.key, create=True)
    migrate(connection, folder.database, MIGRATIONS, _nothing)
    trail = AuditTrail(connection, unlocked.key, folder)
    for number in range(10):
        with writing(connection, folder.database):
            trail.append(Action.VIEWED, FIRST, number + 1)
        trail.written()
    connection.close()
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    return folder


def test_a_whole_chain_is_told_with_its_length_and_head(call: Calling, store: StoreFolder) -> None:
    found = call("audit", "verify", store.path, "--passphrase-from", VARIABLE)
    assert found.status == 0
    assert "10 entries, head A-00010-" in found.out
    assert "Every entry is as it was written, none is missing" in found.out
    assert found.err == ""


def test_json_tells_the_same(call: Calling, store: StoreFolder) -> None:
    found = call("audit", "verify", store.path, "--passphrase-from", VARIABLE, "--json")
    assert found.json | {"head": ""} == {"entries": 10, "head": "", "whole": True, "findings": []}


def test_a_changed_entry_is_named_and_the_status_says_so(
    call: Calling, store: StoreFolder, key: bytes
) -> None:
    connection = connected(store.database, key)
    connection.execute("DROP TRIGGER audit_no_update")
    connection.execute("UPDATE audit SET person = 'Nobody' WHERE number = 4")
    connection.close()
    found = call("audit", "verify", store.path, "--passphrase-from", VARIABLE, "--json")
    assert found.status == 1
    assert found.json["whole"] is False
    assert found.json["findings"] == [
        {"kind": "changed", "first": 4, "last": 4, "alarm": True, "text": "Entry 4 was changed."}
    ]
    assert found.err == "Entry 4 was changed.\n"


def test_what_a_crash_left_is_said_and_no_finding(call: Calling, store: StoreFolder, key: bytes) -> None:
    connection = connected(store.database, key)
    with writing(connection, store.database):
        AuditTrail(connection, key, store).append(Action.LOCKED, FIRST)
    connection.close()
    found = call("audit", "verify", store.path, "--passphrase-from", VARIABLE)
    assert found.status == 0
    assert "Entry 11 is newer than the head outside the database" in found.out


def test_a_printed_page_is_compared_with_the_chain(call: Calling, store: StoreFolder) -> None:
    head = call("audit", "verify", store.path, "--passphrase-from", VARIABLE, "--json").json["head"]
    asked = ("audit", "verify", store.path, "--passphrase-from", VARIABLE, "--page")
    assert call(*asked, head).status == 0
    other = head[:-1] + ("0" if head[-1] != "0" else "1")
    found = call(*asked, other)
    assert found.status == 1
    assert other in found.err
    wrong = call(*asked, "12")
    assert wrong.status == 2
    assert "A-00123-7F3C 91D2" in wrong.err


def test_a_backup_is_verified_like_a_store(call: Calling, store: StoreFolder, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(store.path, copy)
    assert call("audit", "verify", copy, "--passphrase-from", VARIABLE).status == 0
    assert call("audit", "verify", copy / "records.db", "--passphrase-from", VARIABLE).status == 0


def test_nothing_of_the_records_is_changed(call: Calling, store: StoreFolder) -> None:
    before = {path.name: path.read_bytes() for path in store.path.iterdir() if path.is_file()}
    call("audit", "verify", store.path, "--passphrase-from", VARIABLE)
    after = {path.name: path.read_bytes() for path in store.path.iterdir() if path.is_file()}
    after.pop("attempts.json")
    assert after == before


def test_records_the_program_has_open_are_left_alone(call: Calling, store: StoreFolder, key: bytes) -> None:
    connection = connected(store.database, key)
    found = call("audit", "verify", store.path, "--passphrase-from", VARIABLE)
    connection.close()
    assert found.status == 2
    assert "The program has these records open" in found.err
    assert "backups" in found.err


def test_a_wrong_passphrase_verifies_nothing_and_counts_as_a_try(
    call: Calling, store: StoreFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, OTHER)
    said = [call("audit", "verify", store.path, "--passphrase-from", VARIABLE) for _ in range(4)]
    assert [one.status for one in said] == [2, 2, 2, 2]
    assert "This is not the passphrase" in said[0].err
    assert "After several wrong tries" in said[3].err
    assert "10 entries" not in "".join(one.out for one in said)


def test_the_passphrase_comes_from_a_pipe(
    call: Calling, store: StoreFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert call("audit", "verify", store.path, "--passphrase-stdin").status == 0


def test_without_a_terminal_a_script_is_told_what_to_do(
    call: Calling, store: StoreFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    found = call("audit", "verify", store.path)
    assert found.status == 2
    assert "--passphrase-from VARIABLE or --passphrase-stdin" in found.err
    assert "no such variable" in call("audit", "verify", store.path, "--passphrase-from", "UNSET").err


def test_among_several_people_one_signs_in(
    call: Calling, store: StoreFolder, unlocked: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_person(store, unlocked, "Amélie", OTHER, Role.AUDITOR)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    found = call("audit", "verify", store.path, "--passphrase-from", VARIABLE)
    assert found.status == 2
    assert f"one of {FIRST}, Amélie" in found.err
    monkeypatch.setenv(VARIABLE, OTHER)
    named = ("audit", "verify", store.path, "--passphrase-from", VARIABLE, "--name", "amélie")
    assert call(*named).status == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no terminals of this kind")
def test_on_a_terminal_the_passphrase_is_asked_for_and_not_shown(store: StoreFolder) -> None:
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "neutro_desk", "audit", "verify", str(store.path)]
    with subprocess.Popen(
        words, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        shown = _read_until(ours, b"Passphrase of")
        os.write(ours, f"{PASSPHRASE}\n".encode())
        shown += _read_until(ours, None)
        assert process.stdout is not None
        assert b"10 entries" in process.stdout.read()
    os.close(ours)
    assert process.returncode == 0
    assert PASSPHRASE.encode() not in shown


def test_a_folder_without_records_is_a_wrong_call(call: Calling, tmp_path: Path) -> None:
    found = call("audit", "verify", tmp_path)
    assert found.status == 2
    assert "no records here" in found.err
    assert call("audit", "mend", tmp_path).status == 2
    assert call("audit").status == 2


def test_no_option_takes_the_passphrase_itself(call: Calling, store: StoreFolder) -> None:
    assert call("audit", "verify", store.path, "--passphrase", PASSPHRASE).status == 2


@pytest.fixture
def unlocked(store: StoreFolder) -> Unlocked:
    """What opens the store."""
    from neutro_desk.records.keys import unlock
    from tests.records.key_stores import AT

    return unlock(store, FIRST, PASSPHRASE, AT)


@pytest.fixture
def key(unlocked: Unlocked) -> bytes:
    """Its database key."""
    return unlocked.key


def _read_until(terminal: int, wanted: bytes | None) -> bytes:
    """Return what a terminal shows up to some words, or to the end of the program."""
    shown = b""
    while wanted is None or wanted not in shown:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    return shown


def _nothing() -> None:
    """Stand for the backup of a store that holds nothing yet."""
