"""The audit as it is written and read: with what it tells or not at all; wrong tries at the next unlock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from neutro_desk.records.attempts import keep_attempts, read_attempts
from neutro_desk.records.audit import Action, AuditTrail, verify
from neutro_desk.records.database import connected, writing
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.keys import unlock, unlock_with_recovery
from neutro_desk.records.migrating import migrate
from neutro_desk.records.recovery_code import new_code
from neutro_desk.records.schema import MIGRATIONS
from tests.records.chains import KEY, PERSON, ChainForTests, chain_of
from tests.records.key_stores import AT, FIRST, OTHER, with_keys

ENTRIES = 12


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[ChainForTests]:
    """A chain of twelve entries."""
    yield from chain_of(tmp_path / "records", ENTRIES)


def test_each_entry_tells_who_did_what_and_when(chain: ChainForTests) -> None:
    newest = chain.trail.entries(limit=1)[0]
    assert (newest.number, newest.at, newest.person) == (12, "2026-11-21T06:22:00Z", PERSON)
    assert (newest.action, newest.patient, newest.detail) == (Action.RESTORED, 1, "revision 11")


def test_an_entry_that_cannot_be_read_is_damage_and_no_fault_of_the_program(chain: ChainForTests) -> None:
    chain.by_hand("UPDATE audit SET detail = CAST(x'ff80c3' AS TEXT) WHERE number = 12")
    with pytest.raises(RecordsError) as refused:
        chain.trail.entries()
    assert refused.value.statement.key == "records.damaged"
    chain.entered()
    assert ("changed", 12, 12) in chain.said()


def test_nothing_is_entered_when_what_it_tells_was_not_kept(chain: ChainForTests) -> None:
    def fails() -> None:
        with writing(chain.connection, chain.folder.database):
            chain.trail.append(Action.CHANGED, PERSON, 1)
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert chain.trail.last().number == ENTRIES
    assert chain.found() == ()
    chain.entered()
    assert chain.found() == ()


def test_the_engine_itself_refuses_to_change_an_entry(chain: ChainForTests) -> None:
    for statement in ("UPDATE audit SET detail = 'x' WHERE number = 3", "DELETE FROM audit WHERE number = 3"):
        with pytest.raises(apsw.ConstraintError):
            chain.connection.execute(statement)


def test_a_chain_is_verified_without_a_trace_in_the_folder(tmp_path: Path) -> None:
    chain = ChainForTests(tmp_path / "records")
    chain.entered(7)
    chain.connection.close()
    before = sorted(path.name for path in chain.folder.path.iterdir())
    connection = connected(chain.folder.database, KEY, read_only=True)
    assert verify(connection, KEY, chain.folder) == ()
    connection.close()
    assert sorted(path.name for path in chain.folder.path.iterdir()) == before


def test_a_chain_is_verified_with_the_log_that_a_crash_left(tmp_path: Path) -> None:
    chain = ChainForTests(tmp_path / "records")
    chain.entered(7)
    left = tmp_path / "left"
    shutil.copytree(chain.folder.path, left)
    chain.connection.close()
    folder = StoreFolder(left)
    assert folder.database.with_name("records.db-wal").stat().st_size > 0
    connection = connected(folder.database, KEY, read_only=True)
    assert verify(connection, KEY, folder) == ()
    with pytest.raises(apsw.Error):
        connection.execute("INSERT INTO counters VALUES ('mine', 1)")
    connection.close()


def test_a_chain_that_the_program_has_open_is_not_read_meanwhile(chain: ChainForTests) -> None:
    with pytest.raises(RecordsError) as refused:
        connected(chain.folder.database, KEY, read_only=True)
    assert refused.value.statement.key == "records.in_use"


def test_entries_are_found_by_person_kind_patient_and_time(chain: ChainForTests) -> None:
    with writing(chain.connection, chain.folder.database):
        chain.trail.append(Action.PRINTED, "Amélie", 3, "clinician")
    numbers = [one.number for one in chain.trail.entries(person="Amélie")]
    assert numbers == [13]
    assert [one.number for one in chain.trail.entries(patient=3)] == [13, 9, 4]
    assert [one.number for one in chain.trail.entries(action=Action.CREATED)] == [1]
    assert [
        one.number for one in chain.trail.entries(since="2026-11-21T06:12", until="2026-11-21T06:14")
    ] == [3, 2]
    assert [one.number for one in chain.trail.entries(limit=2, before=5)] == [4, 3]
    assert chain.trail.entries(person="x' OR '1'='1") == ()


def test_what_a_newer_program_did_is_shown_as_something_else(chain: ChainForTests) -> None:
    chain.by_hand("UPDATE audit SET action = 'beamed up' WHERE number = 12")
    assert chain.trail.entries(limit=1)[0].action is Action.OTHER


def test_failed_tries_are_entered_once_at_the_next_unlock(chain: ChainForTests) -> None:
    attempts = (
        read_attempts(chain.folder.attempts).with_try("slot-1", 1_795_000_000.0).with_try("", 1_795_000_060.5)
    )
    keep_attempts(chain.folder.attempts, attempts)
    assert chain.trail.enter_failed_tries({"slot-1": "Amélie"}) == 2
    last, first = chain.trail.entries(limit=2)
    assert (first.person, first.action, first.detail[:20]) == (
        "Amélie",
        Action.FAILED,
        "2026-11-18T11:06:40Z",
    )
    assert (last.person, last.detail[:20]) == ("?", "2026-11-18T11:07:40Z")
    assert chain.trail.enter_failed_tries({}) == 0
    assert read_attempts(chain.folder.attempts).wait_until("slot-1", 1_795_000_000.0) == 1_795_000_000.0
    assert chain.found() == ()


def test_a_wrong_recovery_key_is_entered_as_such(tmp_path: Path) -> None:
    folder, unlocked, _ = with_keys(tmp_path)
    with pytest.raises(RecordsError):
        unlock_with_recovery(folder, new_code(), AT)
    with pytest.raises(RecordsError):
        unlock(folder, FIRST, OTHER, AT)
    connection = connected(folder.database, unlocked.key, create=True)
    migrate(connection, folder.database, MIGRATIONS, _nothing)
    trail = AuditTrail(connection, unlocked.key, folder)
    assert trail.enter_failed_tries() == 2
    assert [one.person for one in trail.entries()] == [FIRST, "recovery key"]
    connection.close()


def test_a_crash_before_the_tries_are_struck_off_enters_none_twice(chain: ChainForTests) -> None:
    attempts = read_attempts(chain.folder.attempts).with_try("slot-1", 1_795_000_000.0)
    keep_attempts(chain.folder.attempts, attempts)
    chain.trail.enter_failed_tries({"slot-1": "Amélie"})
    keep_attempts(chain.folder.attempts, attempts.with_try("slot-1", 1_795_000_010.0))
    assert chain.trail.enter_failed_tries({"slot-1": "Amélie"}) == 1
    details = [one.detail for one in chain.trail.entries(action=Action.FAILED) if one.person == "Amélie"]
    assert len(details) == len(set(details)) == 2


def test_a_damaged_list_of_tries_is_entered(chain: ChainForTests) -> None:
    chain.folder.attempts.write_text("{", encoding="utf-8")
    chain.trail.enter_failed_tries({})
    assert chain.trail.entries(limit=1)[0].detail == "attempts.json damaged"
    assert chain.trail.enter_failed_tries({}) == 0


def _nothing() -> None:
    """Stand for the backup of a store that holds nothing yet."""
