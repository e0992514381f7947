"""The key file and its slots: a changed byte anywhere opens nothing."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.key_file import KeyFile, key_file_of, read_key_file
from neutro_desk.records.keys import (
    Role,
    add_person,
    people,
    unlock,
)
from neutro_desk.records.passphrases import passphrase_bytes
from neutro_desk.records.slots import opened, slot_as_read
from tests.records.key_stores import AT, FIRST, OTHER, PASSPHRASE, a_folder, with_keys


def refusal(folder: StoreFolder, name: str, passphrase: str, now: float = AT) -> str:
    """Return the key of what is said when somebody is not let in."""
    with pytest.raises(RecordsError) as refused:
        unlock(folder, name, passphrase, now)
    return refused.value.statement.key


def test_every_flipped_bit_of_the_key_file_is_refused(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path)
    written = folder.keys.read_bytes()
    assert len(written) > 800
    for place in range(len(written)):
        for bit in range(8):
            changed = bytearray(written)
            changed[place] ^= 1 << bit
            with pytest.raises(RecordsError):
                key_file_of(bytes(changed))
    assert key_file_of(written) == read_key_file(folder.keys)


def test_blanks_and_further_keys_are_no_harmless_change(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path)
    written = folder.keys.read_text(encoding="utf-8")
    for changed in (written + "\n", " " + written, written.replace(": ", ":", 1), _with_extra(written), ""):
        folder.keys.write_text(changed, encoding="utf-8")
        with pytest.raises(RecordsError) as refused:
            people(folder)
        assert refused.value.statement.key == "records.keys.damaged"


def test_a_byte_changed_on_purpose_with_its_sum_put_right_opens_nothing(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path)
    written = folder.keys.read_bytes()
    before = read_key_file(folder.keys)
    tried = 0
    for place in range(len(written)):
        changed = bytearray(written)
        changed[place] ^= 1
        mended = _with_right_sum(bytes(changed))
        if mended is None or mended == before:
            continue
        tried += 1
        key = opened(mended.slots[0], passphrase_bytes(PASSPHRASE), mended.store)
        assert key is None or not mended.is_sealed_by(key)
    assert tried > 400


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("role", "auditor"), ("name", "Charge nurse"), ("passes", 2), ("memory_kib", 72), ("lanes", 2),
        ("slot", "0" * 16), ("kind", "recovery"), ("salt", "00" * 16), ("nonce", "00" * 12),
    ],
)  # fmt: skip
def test_each_part_of_a_slot_is_bound_to_its_key(tmp_path: Path, name: str, value: object) -> None:
    folder, _, _ = with_keys(tmp_path)
    content = json.loads(folder.keys.read_text(encoding="utf-8"))
    content["slots"][0][name] = value
    _write_with_sum(folder, content)
    with pytest.raises(RecordsError):
        unlock(folder, FIRST, PASSPHRASE, AT)


def test_the_slot_of_another_store_opens_nothing_here(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path / "one")
    other, _, _ = with_keys(tmp_path / "other")
    content = json.loads(folder.keys.read_text(encoding="utf-8"))
    content["slots"][0] = json.loads(other.keys.read_text(encoding="utf-8"))["slots"][0]
    _write_with_sum(folder, content)
    assert refusal(folder, FIRST, PASSPHRASE) == "records.keys.wrong_passphrase"


def test_a_slot_that_was_taken_away_by_hand_is_seen_by_everybody_else(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    add_person(folder, made, "Amélie", OTHER, Role.CLINICIAN)
    content = json.loads(folder.keys.read_text(encoding="utf-8"))
    del content["slots"][2]
    _write_with_sum(folder, content)
    assert refusal(folder, FIRST, PASSPHRASE) == "records.keys.damaged"


def test_a_key_file_of_a_newer_version_is_named_as_such(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path)
    content = json.loads(folder.keys.read_text(encoding="utf-8"))
    content["version"] = 2
    folder.keys.write_text(json.dumps(content), encoding="utf-8")
    assert refusal(folder, FIRST, PASSPHRASE) == "records.keys.newer"


def test_a_missing_key_file_is_told(tmp_path: Path) -> None:
    assert refusal(a_folder(tmp_path), FIRST, PASSPHRASE) == "records.keys.missing"


@pytest.mark.parametrize("number", [2**31, -1, 0, 10**9])
def test_a_key_file_cannot_ask_for_all_the_memory(tmp_path: Path, number: int) -> None:
    folder, _, _ = with_keys(tmp_path)
    content = json.loads(folder.keys.read_text(encoding="utf-8"))
    content["slots"][0]["memory_kib"] = number
    _write_with_sum(folder, content)
    assert refusal(folder, FIRST, PASSPHRASE) == "records.keys.damaged"


def _with_right_sum(changed: bytes) -> KeyFile | None:
    """Return what a changed file says, to be written with its sum put right; None for no key file."""
    try:
        content = json.loads(changed)
        slots = tuple(slot_as_read(entry) for entry in content["slots"])
        return KeyFile(str(content["store"]), slots, str(content["seal"]))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _with_extra(written: str) -> str:
    return json.dumps(json.loads(written) | {"extra": 1}, ensure_ascii=False, indent=1) + "\n"


def _write_with_sum(folder: StoreFolder, content: dict[str, object]) -> None:
    del content["sum"]
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    content["sum"] = hashlib.sha256(text.encode()).hexdigest()
    folder.keys.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
