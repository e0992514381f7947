"""The self-check of records: a store is really made and opened, and what goes wrong is said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from neutro_desk.installed_files import records_folder
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.keys import create_keys
from neutro_desk.self_check import Check, checks
from neutro_desk.store_check import StoreCheckError, store_check
from tests.records.key_stores import CHEAP, FIRST, PASSPHRASE


def the_line() -> Check:
    """Return the line of the self-check about records."""
    return next(check for check in checks() if check.name == "record store")


def test_a_store_is_made_and_opened_and_the_time_of_a_try_told() -> None:
    said = store_check()
    assert "made, encrypted and opened again" in said
    assert "64 MiB" in said
    assert "no records set up here" in said


def test_the_wards_own_records_are_named_without_opening_them() -> None:
    folder = StoreFolder(records_folder())
    folder.prepare()
    create_keys(folder, FIRST, PASSPHRASE, CHEAP)
    assert f"records in {folder.path}, 1 may sign in" in store_check()


def test_a_damaged_key_file_of_the_ward_fails_the_check_in_plain_words() -> None:
    folder = StoreFolder(records_folder())
    folder.prepare()
    folder.keys.write_text("{}", encoding="utf-8")
    line = the_line()
    assert not line.passed
    assert "The key file is damaged" in line.says


def test_a_name_in_plain_text_fails_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def plain(self: StoreFolder) -> None:
        self.path.mkdir(exist_ok=True)
        self.backups.mkdir(exist_ok=True)
        (self.path / "left.tmp").write_bytes(b"Selfcheckprobe, Nobody")

    monkeypatch.setattr(StoreFolder, "prepare", plain)
    with pytest.raises(StoreCheckError, match=r"plain text in left\.tmp"):
        store_check()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_a_disk_that_refuses_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(self: StoreFolder) -> None:
        del self

    monkeypatch.setattr(StoreFolder, "prepare", full)
    with pytest.raises(RecordsError) as refused:
        store_check()
    assert refused.value.statement.key == "records.keys.not_written"
