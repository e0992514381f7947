"""Files of the store with anything in them: read, refused or told as damaged, never a fault of ours."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.records.attempts import read_attempts
from neutro_desk.records.audit_head import HeadState, head_of, printed_head
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.key_file import key_file_of
from neutro_desk.records.names import person_name
from neutro_desk.records.passphrases import passphrase_problem
from neutro_desk.records.recovery_code import read_code
from tests.records.key_stores import with_keys

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
SLOT = ("slot", "kind", "name", "role", "memory_kib", "passes", "lanes", "salt", "nonce", "wrapped")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a whole key file says."""
    folder, _, _ = with_keys(tmp_path_factory.mktemp("keys"))
    content: dict[str, Any] = json.loads(folder.keys.read_text(encoding="utf-8"))
    return content


@given(st.binary(max_size=200) | ANYTHING.map(lambda found: json.dumps(found).encode()))
def test_any_bytes_are_a_damaged_key_file(content: bytes) -> None:
    with pytest.raises(RecordsError):
        key_file_of(content)


@given(st.sampled_from(("format", "version", "store", "slots", "seal", "sum")), ANYTHING)
def test_any_value_in_a_key_file_is_refused(written: dict[str, Any], name: str, value: object) -> None:
    if value != written[name]:
        with pytest.raises(RecordsError):
            key_file_of(json.dumps(written | {name: value}, indent=1).encode())


@given(st.sampled_from(SLOT), ANYTHING)
def test_any_value_in_a_slot_is_refused(written: dict[str, Any], name: str, value: object) -> None:
    slot = written["slots"][0]
    if value != slot[name]:
        slots = [slot | {name: value}, *written["slots"][1:]]
        with pytest.raises(RecordsError):
            key_file_of(json.dumps(written | {"slots": slots}, indent=1).encode())


@given(
    st.sampled_from(("version", "waits", "tries", "dropped", "damaged")),
    ANYTHING,
    st.dictionaries(st.text(max_size=4), ANYTHING, max_size=2),
)
def test_any_list_of_tries_gives_a_wait_that_ends(
    tmp_path_factory: pytest.TempPathFactory, name: str, value: object, waits: dict[str, object]
) -> None:
    whole = {"version": 1, "waits": waits, "tries": [], "dropped": 0, "damaged": False}
    path = tmp_path_factory.getbasetemp() / "attempts.json"
    path.write_text(json.dumps(whole | {name: value}), encoding="utf-8")
    found = read_attempts(path)
    for slot in found.waits:
        assert found.wait_until(slot, 1000.0) <= 1900.0


@given(st.binary(max_size=200) | ANYTHING.map(lambda found: json.dumps(found).encode()))
def test_any_bytes_are_a_damaged_head(content: bytes) -> None:
    assert head_of(content, bytes(32)) == (None, HeadState.DAMAGED)


@given(st.text(max_size=60))
def test_any_text_may_be_typed_as_name_passphrase_code_or_head(typed: str) -> None:
    for read in (person_name, read_code):
        with contextlib.suppress(RecordsError):
            assert read(typed)
    problem = passphrase_problem(typed, typed)
    assert problem is not None or len(typed) >= 8
    page = printed_head(typed)
    assert page is None or page.number >= 0


def test_a_head_of_many_digits_is_a_head() -> None:
    page = printed_head(f"A-{'9' * 30}-7F3C 91D2")
    assert page is not None


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path)
    folder.head.mkdir()
    from neutro_desk.records.audit_head import read_head

    assert read_head(folder.head, bytes(32)) == (None, HeadState.DAMAGED)
