"""The head of the audit outside the database and on pages: older copies and cut-off ends are told by it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from neutro_desk.records.audit import Action, AuditTrail, verify
from neutro_desk.records.audit_head import HeadState, head_of, printed_head
from neutro_desk.records.database import writing
from tests.records.chains import KEY, PERSON, ChainForTests, chain_of

ENTRIES = 12


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[ChainForTests]:
    """A chain of twelve entries."""
    yield from chain_of(tmp_path / "records", ENTRIES)


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


def _says_the_same(one: bytes, other: bytes) -> bool:
    """Return whether a change of a byte left what the file says as it was, such as a blank for another."""
    try:
        return bool(json.loads(one) == json.loads(other))
    except ValueError:
        return False
