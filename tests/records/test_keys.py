"""People and keys: who is let in, who may let others in, and what a changed key file opens."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from neutro_desk.records.cost import FEWEST_PASSES, FLOOR_KIB, calibrated, passes_for
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.key_file import read_key_file
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
