"""The audit: whatever is changed, removed, swapped, cut off or put back is named by its number."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.records.attempts import keep_attempts, read_attempts
from neutro_desk.records.audit import Action, AuditTrail, verify
from neutro_desk.records.audit_head import HeadState, head_of, printed_head
from neutro_desk.records.database import connected, writing
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.keys import unlock, unlock_with_recovery
from neutro_desk.records.migrating import migrate
from neutro_desk.records.recovery_code import new_code
from neutro_desk.records.schema import MIGRATIONS
from tests.records.chain_bits import unnamed_bits
from tests.records.chains import KEY, PERSON, ChainForTests, Rows, Value, chain_of
from tests.records.key_stores import AT, FIRST, OTHER, with_keys

ENTRIES = 12
COLUMNS = ("at", "person", "action", "patient", "detail", "digest")


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[ChainForTests]:
    """A chain of twelve entries."""
    yield from chain_of(tmp_path / "records", ENTRIES)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChainForTests]:
    """A chain of twelve entries that stays for all examples of this module."""
    yield from chain_of(tmp_path_factory.mktemp("chain") / "records", ENTRIES)


@pytest.fixture(scope="module")
def written(kept: ChainForTests) -> Rows:
    """Its rows as they were written."""
    return kept.rows()


def test_what_nobody_touched_is_whole(chain: ChainForTests) -> None:
    assert chain.found() == ()


def test_an_empty_chain_is_whole(tmp_path: Path) -> None:
    for chain in chain_of(tmp_path / "records", 0):
        assert chain.found() == ()


def test_each_entry_tells_who_did_what_and_when(chain: ChainForTests) -> None:
    newest = chain.trail.entries(limit=1)[0]
    assert (newest.number, newest.at, newest.person) == (12, "2026-11-21T06:22:00Z", PERSON)
    assert (newest.action, newest.patient, newest.detail) == (Action.RESTORED, 1, "revision 11")


@given(st.sampled_from(range(1, ENTRIES + 1)), st.sampled_from(COLUMNS), st.data())
def test_any_changed_value_is_found_at_its_entry(
    kept: ChainForTests, written: Rows, number: int, column: str, data: st.DataObject
) -> None:
    before = written[number - 1][1 + COLUMNS.index(column)]
    other = data.draw(st.one_of(st.text(max_size=9), st.integers(-9, 99), st.binary(max_size=64), st.none()))
    if column != "patient" and other is None:
        other = ""
    kept.put(written)
    kept.set_column(column, other, number)
    stored = kept.rows()[number - 1][1 + COLUMNS.index(column)]
    if stored == before and type(stored) is type(before):
        assert kept.said() == []
    else:
        assert kept.said() == [("changed", number, number)]


@given(st.integers(1, ENTRIES), st.sampled_from(COLUMNS), st.integers(0, 511))
def test_any_flipped_bit_is_found_at_its_entry(
    kept: ChainForTests, written: Rows, number: int, column: str, bit: int
) -> None:
    before = written[number - 1][1 + COLUMNS.index(column)]
    kept.put(written)
    kept.set_column(column, _flipped(before, bit), number)
    assert kept.said() == [("changed", number, number)]


@given(st.sets(st.integers(1, ENTRIES), min_size=1, max_size=4))
def test_every_removed_entry_is_named(kept: ChainForTests, written: Rows, gone: set[int]) -> None:
    kept.put([row for row in written if row[0] not in gone])
    named = {number for _, first, last in kept.said() for number in range(first, last + 1)}
    assert named == gone
    assert {kind for kind, _, _ in kept.said()} <= {"removed", "cut_off"}


@given(st.integers(1, ENTRIES - 1))
def test_an_entry_taken_out_with_the_others_moved_up_is_named(
    kept: ChainForTests, written: Rows, gone: int
) -> None:
    left = [row for row in written if row[0] != gone]
    kept.put([(place, *row[1:]) for place, row in enumerate(left, 1)])
    said = kept.said()
    assert ("removed", gone, gone) in said
    assert ("moved", gone + 1, ENTRIES) in said
    assert not any(kind == "changed" for kind, _, _ in said)


@given(st.sets(st.integers(1, ENTRIES), min_size=2, max_size=2))
def test_two_swapped_entries_are_named_together(kept: ChainForTests, written: Rows, pair: set[int]) -> None:
    one, other = sorted(pair)
    rows = {int(str(row[0])): row[1:] for row in written}
    rows[one], rows[other] = rows[other], rows[one]
    kept.put([(place, *fields) for place, fields in sorted(rows.items())])
    assert kept.said() == [("swapped", one, other)]


@given(st.integers(1, ENTRIES), st.integers(1, ENTRIES))
def test_an_entry_copied_over_another_is_named_with_the_one_that_is_gone(
    kept: ChainForTests, written: Rows, source: int, place: int
) -> None:
    rows = list(written)
    rows[place - 1] = (place, *written[source - 1][1:])
    kept.put(rows)
    expected = [] if source == place else sorted([("moved", source, source), ("removed", place, place)])
    assert sorted(kept.said()) == expected


@given(st.integers(1, ENTRIES))
def test_a_cut_off_end_is_named_by_the_head_outside(kept: ChainForTests, written: Rows, left: int) -> None:
    kept.put(written[: left - 1])
    assert kept.said() == [("cut_off", left, ENTRIES)]


@pytest.mark.parametrize("column", ["at", "person", "action", "patient", "detail", "digest"])
def test_text_that_is_none_is_found_at_its_entry(chain: ChainForTests, column: str) -> None:
    chain.by_hand(f"UPDATE audit SET {column} = CAST(x'ff80c3' AS TEXT) WHERE number = 5")  # noqa: S608  our names
    assert chain.said() == [("changed", 5, 5)]


def test_an_entry_that_cannot_be_read_is_damage_and_no_fault_of_the_program(chain: ChainForTests) -> None:
    chain.by_hand("UPDATE audit SET detail = CAST(x'ff80c3' AS TEXT) WHERE number = 12")
    with pytest.raises(RecordsError) as refused:
        chain.trail.entries()
    assert refused.value.statement.key == "records.damaged"
    chain.entered()
    assert ("changed", 12, 12) in chain.said()


def test_each_bit_of_an_entry_is_named(tmp_path: Path) -> None:
    """One entry here; `make torture ARGS=chain` turns every bit of forty."""
    turned, unnamed = unnamed_bits(tmp_path / "chain", 1, 100_000)
    assert unnamed == []
    assert turned > 850


def test_an_invented_entry_is_found(chain: ChainForTests) -> None:
    values = (ENTRIES + 1, "2026-11-21T07:00:00Z", PERSON, "viewed", 3, "", b"\x01" * 64)
    chain.connection.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    assert ("changed", 13, 13) in chain.said()


@pytest.mark.parametrize("number", [0, -4])
def test_an_entry_before_the_first_is_found(chain: ChainForTests, number: int) -> None:
    row = chain.rows()[3]
    chain.connection.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", (number, *row[1:]))
    assert ("moved", 4, 4) in chain.said()
    chain.by_hand("UPDATE audit SET detail = 'other' WHERE number = ?", number)
    assert ("changed", number, number) in chain.said()


def test_a_number_beyond_all_is_found_at_once(chain: ChainForTests) -> None:
    chain.by_hand("UPDATE audit SET number = ? WHERE number = 12", 10**15)
    assert ("moved", 12, 12) in chain.said()


def test_an_older_copy_of_the_database_is_named_even_when_it_is_used_further(tmp_path: Path) -> None:
    chain = ChainForTests(tmp_path / "records")
    chain.entered(5)
    chain.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    older = chain.rows()
    chain.entered(4)
    chain.put(older)
    assert chain.said() == [("cut_off", 6, 9)]
    for _ in range(6):
        chain.committed()
    assert chain.said() == [("other_history", 9, 9)]
    chain.connection.close()


def test_entries_of_two_histories_mixed_are_named_where_the_second_begins(tmp_path: Path) -> None:
    chain = ChainForTests(tmp_path / "records")
    chain.entered(5)
    older = chain.rows()
    chain.entered(5)
    first = chain.rows()
    chain.put(older)
    chain.trail.written()
    chain.entered(5)
    second = chain.rows()
    chain.put([*first[:7], *second[7:]])
    chain.trail.written()
    assert ("other_history", 8, 8) in chain.said()
    chain.connection.close()


def test_an_opening_after_an_older_copy_was_put_back_leaves_a_trace_for_good(tmp_path: Path) -> None:
    chain = ChainForTests(tmp_path / "records")
    chain.entered(5)
    older = chain.rows()
    chain.entered(4)
    chain.put(older)
    found = chain.trail.settle_head(PERSON)
    assert found is not None
    assert (found.kind.value, found.first, found.last) == ("cut_off", 6, 9)
    chain.entered(20)
    assert chain.trail.settle_head(PERSON) is None
    assert chain.said() == [("noted", 6, 6)]
    assert "A-00009-" in str(chain.found()[0].statement["detail"])
    chain.connection.close()


def test_a_crash_between_commit_and_head_is_no_alarm_and_is_mended(chain: ChainForTests) -> None:
    chain.committed()
    assert chain.said() == [("head_behind", 13, 13)]
    assert not any(one.is_alarm for one in chain.found())
    mended = chain.trail.settle_head(PERSON)
    assert mended is not None
    assert not mended.is_alarm
    assert chain.found() == ()
    assert chain.trail.last().number == 13


def test_a_lost_head_is_said_and_taken_as_no_proof(chain: ChainForTests) -> None:
    chain.folder.head.unlink()
    assert chain.said() == [("head_lost", 0, 0)]
    chain.trail.settle_head(PERSON)
    assert chain.trail.entries(limit=1)[0].detail == "lost"
    assert chain.said() == [("noted", 13, 13)]


def test_every_flipped_bit_of_the_head_is_told(chain: ChainForTests) -> None:
    content = chain.folder.head.read_bytes()
    for place in range(len(content)):
        for bit in range(8):
            changed = bytearray(content)
            changed[place] ^= 1 << bit
            found = head_of(bytes(changed), KEY)
            assert found == (None, HeadState.DAMAGED) or _says_the_same(content, bytes(changed))
    chain.folder.head.write_bytes(content[:-1])
    assert chain.said() == []
    chain.folder.head.write_bytes(content[:-2])
    assert chain.said() == [("head_damaged", 0, 0)]
    chain.folder.head.write_bytes(content)
    assert chain.found() == ()


def test_a_head_of_another_store_is_none_of_this_one(chain: ChainForTests, tmp_path: Path) -> None:
    other = ChainForTests(tmp_path / "other")
    trail = AuditTrail(other.connection, bytes(32), other.folder)
    with writing(other.connection, other.folder.database):
        trail.append(Action.CREATED, PERSON)
    trail.written()
    shutil.copy(other.folder.head, chain.folder.head)
    other.connection.close()
    assert chain.said() == [("head_damaged", 0, 0)]


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


def test_another_key_makes_nothing_whole(chain: ChainForTests) -> None:
    found = verify(chain.connection, bytes(32), chain.folder)
    assert {one.first for one in found} >= set(range(1, ENTRIES + 1))


def test_a_page_keeps_the_head_it_was_printed_with(chain: ChainForTests) -> None:
    head = chain.trail.head()
    assert head.startswith("A-00012-")
    chain.entered(3)
    page = printed_head(head.lower())
    assert page is not None
    assert verify(chain.connection, KEY, chain.folder, pages=[page]) == ()
    other = printed_head(head[:-1] + ("0" if head[-1] != "0" else "1"))
    assert other is not None
    assert [one.kind.value for one in verify(chain.connection, KEY, chain.folder, pages=[other])] == ["page"]


def test_a_page_tells_of_an_older_copy_even_when_the_head_outside_was_put_back_with_it(
    tmp_path: Path,
) -> None:
    chain = ChainForTests(tmp_path / "records")
    chain.entered(5)
    older, head_file = chain.rows(), chain.folder.head.read_bytes()
    chain.entered(4)
    page = printed_head(chain.trail.head())
    chain.put(older)
    chain.folder.head.write_bytes(head_file)
    assert chain.found() == ()
    assert page is not None
    found = verify(chain.connection, KEY, chain.folder, pages=[page])
    assert [(one.kind.value, one.first) for one in found] == [("page", 9)]
    chain.connection.close()


@pytest.mark.parametrize(
    "typed", ["", "A-12-7F3C 91D2", "A-00012-7F3C", "A-00012-7F3G 91D2", "B-00012-7F3C 91D2"]
)
def test_what_is_no_head_is_told_from_one(typed: str) -> None:
    assert printed_head(typed) is None


def test_a_head_is_read_from_a_page_however_it_is_typed() -> None:
    for typed in (" a-00012-7f3c91d2 ", "A-00012-7F3C  91D2", "A-00012-7F3C 91D2"):
        page = printed_head(typed)
        assert page is not None
        assert (page.number, page.shown) == (12, bytes.fromhex("7F3C91D2"))


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


def _flipped(value: Value, bit: int) -> str | int | bytes:
    """Return the value with one bit of it flipped; a number that is not there becomes one."""
    if isinstance(value, bytes):
        place = bit % (8 * len(value))
        changed = bytearray(value)
        changed[place // 8] ^= 1 << place % 8
        return bytes(changed)
    if isinstance(value, str):
        letters = list(value or " ")
        place = bit % len(letters)
        letters[place] = chr(ord(letters[place]) ^ 1 << bit % 5)
        return "".join(letters)
    return (int(value) if value is not None else 0) ^ 1 << bit % 30


def _says_the_same(one: bytes, other: bytes) -> bool:
    """Return whether a change of a byte left what the file says as it was, such as a blank for another."""
    try:
        return bool(json.loads(one) == json.loads(other))
    except ValueError:
        return False


def _nothing() -> None:
    """Stand for the backup of a store that holds nothing yet."""
