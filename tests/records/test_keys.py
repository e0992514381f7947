"""People and keys: who is let in, who may let others in, and what a changed key file opens."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from neutro_desk.records.cost import FEWEST_PASSES, FLOOR_KIB, calibrated, passes_for
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.key_file import KeyFile, key_file_of, read_key_file
from neutro_desk.records.keys import (
    Role,
    add_person,
    change_passphrase,
    create_keys,
    people,
    remove_person,
    renew_recovery,
    reset_passphrase,
    unlock,
    unlock_with_recovery,
)
from neutro_desk.records.passphrases import passphrase_bytes
from neutro_desk.records.slots import opened, slot_as_read
from tests.records.key_stores import AT, CHEAP, FIRST, OTHER, PASSPHRASE, a_folder, with_keys

Change = Callable[[], object]


def refusal(folder: StoreFolder, name: str, passphrase: str, now: float = AT) -> str:
    """Return the key of what is said when somebody is not let in."""
    with pytest.raises(RecordsError) as refused:
        unlock(folder, name, passphrase, now)
    return refused.value.statement.key


def test_the_first_person_is_an_administrator_and_comes_in_again(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    again = unlock(folder, " charge NURSE", PASSPHRASE, AT)
    assert again == made
    assert len(again.key) == 32
    assert again.person.role is Role.ADMINISTRATOR
    assert not again.by_recovery
    assert [person.name for person in people(folder)] == [FIRST]


def test_two_stores_never_have_one_key(tmp_path: Path) -> None:
    _, one, _ = with_keys(tmp_path / "one")
    _, other, _ = with_keys(tmp_path / "other")
    assert one.key != other.key


def test_a_wrong_passphrase_or_name_opens_nothing(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path)
    assert refusal(folder, FIRST, PASSPHRASE + " ") == "records.keys.wrong_passphrase"
    assert refusal(folder, "Somebody Else", PASSPHRASE) == "records.keys.nobody"


def test_keys_are_made_once(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    with pytest.raises(RecordsError) as refused:
        create_keys(folder, "Another", OTHER, CHEAP)
    assert refused.value.statement.key == "records.keys.exist"
    assert unlock(folder, FIRST, PASSPHRASE, AT) == made


def test_a_passphrase_that_is_too_short_makes_no_keys(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    with pytest.raises(RecordsError):
        create_keys(folder, FIRST, "too short", CHEAP)
    assert not folder.keys.exists()


def test_the_recovery_code_opens_the_same_records(tmp_path: Path) -> None:
    folder, made, code = with_keys(tmp_path)
    opened = unlock_with_recovery(folder, code.lower(), AT)
    assert opened.key == made.key
    assert opened.by_recovery
    assert opened.may_administer


def test_a_new_recovery_code_ends_the_printed_one(tmp_path: Path) -> None:
    folder, made, code = with_keys(tmp_path)
    renewed = renew_recovery(folder, made)
    with pytest.raises(RecordsError) as refused:
        unlock_with_recovery(folder, code, AT)
    assert refused.value.statement.key == "records.keys.wrong_code"
    assert unlock_with_recovery(folder, renewed, AT).key == made.key


def test_a_further_person_comes_in_with_a_passphrase_of_their_own(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    person = add_person(folder, made, "Amélie", OTHER, Role.CLINICIAN)
    opened = unlock(folder, "AME\u0301LIE", OTHER, AT)
    assert opened.key == made.key
    assert opened.person == person
    assert refusal(folder, "Amélie", PASSPHRASE) == "records.keys.wrong_passphrase"
    assert unlock(folder, FIRST, PASSPHRASE, AT).key == made.key


def test_one_name_is_given_once(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    with pytest.raises(RecordsError) as refused:
        add_person(folder, made, "charge  nurse", OTHER, Role.CLINICIAN)
    assert refused.value.statement.key == "records.keys.name_taken"


def test_only_an_administrator_lets_people_in(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    add_person(folder, made, "Amélie", OTHER, Role.CLINICIAN)
    clinician = unlock(folder, "Amélie", OTHER, AT)
    changes: tuple[Change, ...] = (
        lambda: add_person(folder, clinician, "Third", PASSPHRASE, Role.CLINICIAN),
        lambda: remove_person(folder, clinician, FIRST),
        lambda: renew_recovery(folder, clinician),
        lambda: reset_passphrase(folder, clinician, FIRST, OTHER),
    )
    for change in changes:
        with pytest.raises(RecordsError) as refused:
            change()
        assert refused.value.statement.key == "records.keys.only_administrator"
    assert [person.name for person in people(folder)] == [FIRST, "Amélie"]


def test_whoever_is_removed_comes_in_no_more(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    add_person(folder, made, "Amélie", OTHER, Role.CLINICIAN)
    remove_person(folder, made, "amélie")
    assert refusal(folder, "Amélie", OTHER) == "records.keys.nobody"


def test_the_last_administrator_stays(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    add_person(folder, made, "Amélie", OTHER, Role.CLINICIAN)
    changes: tuple[Change, ...] = (
        lambda: remove_person(folder, made, FIRST),
        lambda: reset_passphrase(folder, made, FIRST, OTHER, Role.CLINICIAN),
    )
    for change in changes:
        with pytest.raises(RecordsError) as refused:
            change()
        assert refused.value.statement.key == "records.keys.last_administrator"
    add_person(folder, made, "Second", OTHER, Role.ADMINISTRATOR)
    remove_person(folder, made, FIRST)
    assert unlock(folder, "Second", OTHER, AT).key == made.key


def test_a_changed_passphrase_opens_and_the_old_one_does_not(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    change_passphrase(folder, FIRST, PASSPHRASE, OTHER, AT)
    assert unlock(folder, FIRST, OTHER, AT).key == made.key
    assert refusal(folder, FIRST, PASSPHRASE) == "records.keys.wrong_passphrase"


def test_a_passphrase_is_changed_only_by_whoever_knows_it(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path)
    with pytest.raises(RecordsError):
        change_passphrase(folder, FIRST, OTHER, "entirely new words here", AT)
    with pytest.raises(RecordsError) as refused:
        change_passphrase(folder, FIRST, PASSPHRASE, "short", AT)
    assert refused.value.statement.key == "records.keys.passphrase_short"
    assert unlock(folder, FIRST, PASSPHRASE, AT + 10).person.name == FIRST


def test_a_lost_passphrase_is_given_anew_by_the_recovery_key(tmp_path: Path) -> None:
    folder, made, code = with_keys(tmp_path)
    emergency = unlock_with_recovery(folder, code, AT)
    reset_passphrase(folder, emergency, FIRST, OTHER)
    assert unlock(folder, FIRST, OTHER, AT) == made


def test_a_new_passphrase_can_come_with_another_role(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    before = add_person(folder, made, "Amélie", OTHER, Role.CLINICIAN)
    reset_passphrase(folder, made, "Amélie", PASSPHRASE, Role.AUDITOR)
    after = unlock(folder, "Amélie", PASSPHRASE, AT).person
    assert (after.slot, after.role) == (before.slot, Role.AUDITOR)


def test_the_key_of_another_store_changes_nobody(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path / "one")
    _, stranger, _ = with_keys(tmp_path / "other")
    with pytest.raises(RecordsError):
        add_person(folder, stranger, "Stranger", OTHER, Role.ADMINISTRATOR)
    assert [person.name for person in people(folder)] == [FIRST]


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


def test_no_key_and_no_passphrase_stands_in_the_folder_or_in_what_is_shown(tmp_path: Path) -> None:
    folder, made, code = with_keys(tmp_path)
    with pytest.raises(RecordsError):
        unlock(folder, FIRST, "wrong words for this one", AT)
    kept = b"".join(path.read_bytes() for path in folder.path.rglob("*") if path.is_file())
    for secret in (PASSPHRASE, code, code.replace("-", ""), made.key.hex(), "wrong words"):
        assert secret.encode() not in kept
    assert made.key not in kept
    assert made.key.hex() not in repr(made)
    assert repr(made.key) not in repr(made)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_the_files_of_the_keys_are_their_owners_alone(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        folder, _, _ = with_keys(tmp_path)
        unlock(folder, FIRST, PASSPHRASE, AT)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(folder.keys.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.attempts.stat().st_mode) == 0o600


def test_a_store_made_by_the_window_costs_at_least_64_mebibytes_a_try(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    made, code = create_keys(folder, FIRST, PASSPHRASE)
    add_person(folder, made, "Amélie", OTHER, Role.CLINICIAN)
    for slot in read_key_file(folder.keys).slots:
        assert slot.cost.memory_kib >= 64 * 1024
        assert slot.cost.passes >= 3
    assert unlock_with_recovery(folder, code, AT).key == made.key


@pytest.mark.parametrize(
    ("seconds", "passes"), [(0.1, 9), (0.3, 3), (5.0, 3), (0.05, 18), (0.000001, 40), (0.15, 6)]
)
def test_passes_are_counted_for_three_tenths_of_a_second(seconds: float, passes: int) -> None:
    assert passes_for(seconds) == passes


def test_the_measured_cost_keeps_the_floor() -> None:
    cost = calibrated()
    assert cost.memory_kib >= FLOOR_KIB == 65536
    assert cost.passes >= FEWEST_PASSES == 3
    assert cost.is_possible()


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
