"""Wrong tries: each makes the next one wait longer, whatever is done to program and clock."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from neutro_desk.records.attempts import MOST_KEPT, delay_after, read_attempts
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.keys import (
    Role,
    add_person,
    reset_passphrase,
    unlock,
    unlock_with_recovery,
    wait_until,
)
from neutro_desk.records.recovery_code import new_code
from neutro_desk.workup.statements import Statement
from tests.records.key_stores import AT, FIRST, OTHER, PASSPHRASE, with_keys


def wrong(folder: StoreFolder, now: float, name: str = FIRST) -> Statement:
    """Return what is said to a wrong passphrase."""
    with pytest.raises(RecordsError) as refused:
        unlock(folder, name, "wrong words for this one", now)
    return refused.value.statement


def after_wrong(folder: StoreFolder, times: int) -> float:
    """Return when the last of several wrong tries was made, each as soon as it could be."""
    now = AT
    for _ in range(times):
        now = max(now, wait_until(folder, FIRST, now))
        assert wrong(folder, now).key.startswith("records.keys.wrong_passphrase")
    return now


@pytest.mark.parametrize(
    ("times", "seconds"),
    [(0, 0), (1, 0), (2, 0), (3, 5), (4, 10), (5, 20), (9, 320), (10, 640), (11, 900), (50, 900)],
)
def test_two_slips_are_free_then_each_wait_is_twice_the_last(times: int, seconds: float) -> None:
    assert delay_after(times) == seconds


def test_a_try_before_the_time_is_refused_even_when_it_is_right(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    now = after_wrong(folder, 3)
    with pytest.raises(RecordsError) as refused:
        unlock(folder, FIRST, PASSPHRASE, now + 4.9)
    assert refused.value.statement.key == "records.keys.wait"
    assert refused.value.statement["seconds"] == 1
    assert unlock(folder, FIRST, PASSPHRASE, now + 5.1) == made


def test_the_wrong_try_says_how_long_to_wait(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path)
    now = after_wrong(folder, 2)
    said = wrong(folder, now)
    assert (said.key, said["seconds"]) == ("records.keys.wrong_passphrase_wait", 5)


def test_a_right_passphrase_ends_the_waiting(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path)
    now = after_wrong(folder, 4) + 11
    unlock(folder, FIRST, PASSPHRASE, now)
    assert wait_until(folder, FIRST, now) == now
    assert wrong(folder, now).key == "records.keys.wrong_passphrase"


def test_ending_the_program_does_not_shorten_the_wait(tmp_path: Path) -> None:
    """Nothing is held in memory: each call reads what stands in the folder."""
    folder, _, _ = with_keys(tmp_path)
    now = after_wrong(folder, 5)
    assert wait_until(StoreFolder(folder.path), FIRST, now) == now + 20


def test_a_clock_set_back_does_not_shorten_the_wait_nor_make_it_last_for_years(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    after_wrong(folder, 5)
    a_year_ago = AT - 365 * 86400
    for at in (a_year_ago, a_year_ago + 19):
        with pytest.raises(RecordsError) as refused:
            unlock(folder, FIRST, PASSPHRASE, at)
        assert refused.value.statement.key == "records.keys.wait"
    assert refused.value.statement["seconds"] == 1
    assert unlock(folder, FIRST, PASSPHRASE, a_year_ago + 20.5) == made


def test_a_try_that_was_cut_off_counts_as_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever ends the program while the passphrase is being tried has had that try."""
    folder, _, _ = with_keys(tmp_path)

    def power_fails(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr("neutro_desk.records.unlocking.opened", power_fails)
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                unlock(folder, FIRST, "wrong words for this one", AT)
    assert wait_until(folder, FIRST, AT) == AT + 5
    assert len(read_attempts(folder.attempts).tries) == 3


def test_one_persons_slips_do_not_make_another_wait(tmp_path: Path) -> None:
    folder, made, code = with_keys(tmp_path)
    add_person(folder, made, "Amélie", OTHER, Role.CLINICIAN)
    now = after_wrong(folder, 6)
    assert unlock(folder, "Amélie", OTHER, now).key == made.key
    assert unlock_with_recovery(folder, code, now).key == made.key
    assert wait_until(folder, FIRST, now) == now + 40


def test_a_new_passphrase_from_an_administrator_ends_the_waiting(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    now = after_wrong(folder, 8)
    reset_passphrase(folder, made, FIRST, OTHER)
    assert unlock(folder, FIRST, OTHER, now) == made


def test_the_recovery_key_has_a_delay_of_its_own(tmp_path: Path) -> None:
    folder, _, code = with_keys(tmp_path)
    for _ in range(3):
        with pytest.raises(RecordsError):
            unlock_with_recovery(folder, new_code(), AT)
    with pytest.raises(RecordsError) as refused:
        unlock_with_recovery(folder, code, AT + 1)
    assert refused.value.statement.key == "records.keys.wait"
    assert wait_until(folder, FIRST, AT) == AT


def test_a_mistyped_recovery_key_is_no_wrong_try(tmp_path: Path) -> None:
    folder, _, code = with_keys(tmp_path)
    other = "A" if code[0] != "A" else "C"
    for _ in range(5):
        with pytest.raises(RecordsError) as refused:
            unlock_with_recovery(folder, other + code[1:], AT)
        assert refused.value.statement.key == "records.keys.code_slip"
    assert not folder.attempts.exists()


def test_a_right_passphrase_leaves_no_failed_try_behind(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path)
    unlock(folder, FIRST, PASSPHRASE, AT)
    assert read_attempts(folder.attempts).tries == ()
    wrong(folder, AT)
    unlock(folder, FIRST, PASSPHRASE, AT + 1)
    assert [one.at for one in read_attempts(folder.attempts).tries] == [AT]


def test_a_name_nobody_has_is_kept_without_the_name(tmp_path: Path) -> None:
    """Somebody may have typed a passphrase into the field for the name."""
    folder, _, _ = with_keys(tmp_path)
    wrong(folder, AT, name="not a name but secret words")
    assert "secret" not in folder.attempts.read_text(encoding="utf-8")
    assert len(read_attempts(folder.attempts).tries) == 1


def test_thousands_of_tries_do_not_fill_the_disk(tmp_path: Path) -> None:
    folder, _, _ = with_keys(tmp_path)
    attempts = read_attempts(folder.attempts)
    for number in range(MOST_KEPT + 7):
        attempts = attempts.with_try("slot", AT + number)
    assert (len(attempts.tries), attempts.dropped) == (MOST_KEPT, 7)
    assert attempts.tries[-1].at == AT + MOST_KEPT + 6


@pytest.mark.parametrize(
    "content",
    [
        "", "{", "[]", "null", '{"version": 1}', "[" * 100_000,
        json.dumps({"waits": {"a": ["x", 1]}, "tries": [], "dropped": 0, "damaged": False}),
        json.dumps({"waits": {"a": [-1, 1]}, "tries": [], "dropped": 0, "damaged": False}),
        json.dumps({"waits": {}, "tries": [["a", 1]], "dropped": 0, "damaged": False}),
        json.dumps({"waits": {}, "tries": [], "dropped": True, "damaged": False}),
    ],
)  # fmt: skip
def test_a_damaged_list_of_tries_locks_nobody_out_and_is_remembered(tmp_path: Path, content: str) -> None:
    folder, made, _ = with_keys(tmp_path)
    folder.attempts.write_text(content, encoding="utf-8")
    assert read_attempts(folder.attempts).was_damaged
    assert unlock(folder, FIRST, PASSPHRASE, AT) == made
    assert read_attempts(folder.attempts).was_damaged


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b'{"waits": {"a": [1, NaN]}}'])
def test_bytes_that_are_no_text_are_a_damaged_list(tmp_path: Path, content: bytes) -> None:
    folder, _, _ = with_keys(tmp_path)
    folder.attempts.write_bytes(content)
    assert read_attempts(folder.attempts).was_damaged


def test_a_disk_that_takes_no_more_keeps_the_right_person_not_out(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    folder.attempts.mkdir()
    assert unlock(folder, FIRST, PASSPHRASE, AT) == made
