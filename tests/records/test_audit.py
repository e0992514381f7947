"""The audit: whatever is changed, removed, swapped, cut off or put back is named by its number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.records.audit import verify
from tests.records.chain_bits import unnamed_bits
from tests.records.chains import PERSON, ChainForTests, Rows, Value, chain_of

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


def test_another_key_makes_nothing_whole(chain: ChainForTests) -> None:
    found = verify(chain.connection, bytes(32), chain.folder)
    assert {one.first for one in found} >= set(range(1, ENTRIES + 1))


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
