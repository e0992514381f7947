"""A store that cannot be opened says why, and is not touched."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.record_codec import RecordCodec
from neutro_desk.records import database
from neutro_desk.records.audit import Action
from neutro_desk.records.backups import backups
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder, mount_type, refuse_network_share
from neutro_desk.records.open_store import MAKING
from neutro_desk.records.schema import MIGRATIONS
from neutro_desk.records.store import Store
from neutro_desk.wording.phrasebook import load_catalogue
from neutro_desk.workup.case import Case
from tests.records.keeping import KEY, NURSE, everything, new_store, opened, patient, with_counts
from tests.records.killing import LATER


def key_of(refused: pytest.ExceptionInfo[RecordsError]) -> str:
    return refused.value.statement.key.removeprefix("records.")


def test_the_engine_is_set_as_the_records_need_it(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    asked = {
        "cipher": "chacha20",
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "cell_size_check": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "temp_store": 2,
    }
    assert {name: store._connection.execute(f"PRAGMA {name}").get for name in asked} == asked
    import apsw

    assert store._connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, -1) == 1
    store.close()


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    store = new_store(tmp_path / "records")
    store.add_patient(patient(1))
    for path in (tmp_path / "records").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name
    assert stat.S_IMODE((tmp_path / "records").stat().st_mode) == 0o700
    store.close()


def test_another_key_does_not_open_it(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    before = StoreFolder(tmp_path).database.read_bytes()
    with pytest.raises(RecordsError) as refused:
        Store.open(StoreFolder(tmp_path), bytes(32), RecordCodec(), NURSE)
    assert key_of(refused) == "key_does_not_open"
    assert StoreFolder(tmp_path).database.read_bytes() == before


def test_a_key_of_another_length_is_a_mistake_in_the_program(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        database.connected(tmp_path / "x.db", b"short", create=True)


def test_a_damaged_page_is_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add_case(with_counts(Case(patient(1)), 40), None)
    store.close()
    path = StoreFolder(tmp_path).database
    image = bytearray(path.read_bytes())
    image[4096 : 4096 * 12] = bytes(4096 * 11)
    path.write_bytes(image)
    with pytest.raises(RecordsError) as refused:
        everything(opened(tmp_path))
    assert key_of(refused) == "damaged"


def test_an_emptied_file_is_not_taken_for_a_new_store(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    StoreFolder(tmp_path).database.write_bytes(b"")
    with pytest.raises(RecordsError) as refused:
        opened(tmp_path)
    assert key_of(refused) == "damaged"


def test_a_missing_database_is_named(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    StoreFolder(tmp_path).database.unlink()
    with pytest.raises(RecordsError) as refused:
        opened(tmp_path)
    assert key_of(refused) == "no_database"
    assert not StoreFolder(tmp_path).database.exists()


def test_a_second_store_is_not_made_over_the_first(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    with pytest.raises(RecordsError) as refused:
        new_store(tmp_path)
    assert key_of(refused) == "already_there"
    opened(tmp_path).close()


def test_what_an_interrupted_making_left_is_cleared(tmp_path: Path) -> None:
    tmp_path.joinpath(MAKING).write_bytes(b"half")
    tmp_path.joinpath(f"{MAKING}-journal").write_bytes(b"half")
    new_store(tmp_path).close()
    assert not list(tmp_path.glob(f"{MAKING}*"))


def test_a_store_that_is_open_elsewhere_is_refused(tmp_path: Path) -> None:
    first = new_store(tmp_path)
    with pytest.raises(RecordsError) as refused:
        opened(tmp_path)
    assert key_of(refused) == "in_use"
    first.close()
    opened(tmp_path).close()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordsError) as refused:
        new_store(tmp_path / "file" / "records")
    assert key_of(refused) == "folder_not_writable"


MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:27 / /home rw shared:2 master:1 - btrfs /dev/sdb rw
41 22 0:40 / /srv/ward\\040share rw,relatime - cifs //server/ward rw,vers=3.0
42 22 0:41 / /srv/nfs rw - nfs4 server:/export rw
43 42 8:17 / /srv/nfs/local rw - xfs /dev/sdc rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/etc/records", "ext4"),
        ("/home/ines/records", "btrfs"),
        ("/srv/ward share/records", "cifs"),
        ("/srv/nfs/records", "nfs4"),
        ("/srv/nfs/local/records", "xfs"),
        ("/srv/nfsother", "ext4"),
    ],
)
def test_the_file_system_that_holds_a_folder_is_found(path: str, kind: str) -> None:
    assert mount_type(Path(path), MOUNTS) == kind


def test_without_a_mount_nothing_is_known() -> None:
    assert mount_type(Path("/etc"), "no such line\n") is None


def test_a_network_share_is_refused_with_its_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from neutro_desk.records import folder

    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n23 22 0:9 / {tmp_path} rw - cifs //server/ward rw\n"
    )
    monkeypatch.setattr(folder, "MOUNTS", mounts)
    with pytest.raises(RecordsError) as refused:
        refuse_network_share(tmp_path / "records")
    assert key_of(refused) == "network_share"
    assert refused.value.statement["kind"] == "cifs"
    with pytest.raises(RecordsError):
        new_store(tmp_path / "records")
    assert not (tmp_path / "records").exists()


@pytest.mark.parametrize(("drive", "kind"), [(4, "SMB"), (3, None), (2, None)])
def test_windows_is_asked_what_a_drive_letter_stands_for(
    drive: int, kind: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ctypes
    from types import SimpleNamespace

    from neutro_desk.records.folder import share_on_windows

    asked: list[str] = []

    def drive_type(root: str) -> int:
        asked.append(root)
        return drive

    windows = SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=drive_type))
    monkeypatch.setattr(ctypes, "windll", windows, raising=False)
    assert share_on_windows(Path("/records")) == kind
    assert asked == ["/"]


def test_a_path_of_another_machine_is_a_share_on_windows() -> None:
    from neutro_desk.records.folder import share_on_windows

    assert share_on_windows(Path("\\\\server\\ward")) == "SMB"


def test_a_newer_store_is_only_read(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_patient(patient(1))
    store.close()
    Store.open(StoreFolder(tmp_path), KEY, RecordCodec(), NURSE, migrations=LATER).close()
    store = opened(tmp_path)
    assert store.is_read_only
    case = store.load(number).case
    assert case == Case(patient(1))
    with pytest.raises(RecordsError) as refused:
        store.save(number, case, with_counts(case, 1), None)
    assert key_of(refused) == "read_only"
    with pytest.raises(RecordsError):
        store.keep_draft(number, b"x")
    store.close()


def test_an_older_store_is_backed_up_then_migrated_step_by_step(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 3), None)
    before = store.load(number).case
    store.close()
    store = Store.open(StoreFolder(tmp_path), KEY, RecordCodec(), NURSE, migrations=LATER)
    assert store._connection.execute("PRAGMA user_version").get == LATER[-1].number
    assert store._connection.execute("SELECT ward, patients FROM wards").fetchall() == [("Ward 1", 1)]
    assert store.load(number).case == before
    assert [entry.detail for entry in store.audit.entries(action=Action.MIGRATED)] == [
        f"{len(MIGRATIONS)} to {LATER[-1].number}"
    ]
    store.close()
    assert [backup.reason for backup in backups(StoreFolder(tmp_path))] == ["migration"]
    look = opened(backups(StoreFolder(tmp_path))[0].path, read_only=True)
    assert not look._connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'wards'").fetchall()
    look.close()


def test_without_a_backup_nothing_is_migrated(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    place = StoreFolder(tmp_path).backups
    place.rmdir()
    place.write_text("a file where the folder should be")
    with pytest.raises(RecordsError):
        Store.open(StoreFolder(tmp_path), KEY, RecordCodec(), NURSE, migrations=LATER)
    place.unlink()
    store = opened(tmp_path)
    assert store._connection.execute("PRAGMA user_version").get == len(MIGRATIONS)
    store.close()


def test_migrations_count_up_from_one() -> None:
    assert [migration.number for migration in LATER] == list(range(1, len(LATER) + 1))


def test_each_failure_has_a_sentence_of_its_own() -> None:
    import re

    sources = Path(database.__file__).parent
    named = {
        name
        for path in sources.glob("*.py")
        for name in re.findall(r'records_error\(\s*"([a-z_]+)"', path.read_text(encoding="utf-8"))
    }
    entries = load_catalogue(resource("wording", "en"))
    assert named
    assert {name for name in named if f"records.{name}" not in entries} == set()


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    Path(f"{StoreFolder(tmp_path).database}-wal").mkdir()
    with pytest.raises(RecordsError) as refused:
        opened(tmp_path)
    assert key_of(refused) == "not_writable"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told_and_nothing_is_changed(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    store = new_store(folder)
    store.add_patient(patient(1))
    store.close()
    before = StoreFolder(folder).database.read_bytes()
    StoreFolder(folder).database.chmod(0o400)
    folder.chmod(0o500)
    try:
        with pytest.raises(RecordsError) as refused:
            opened(folder).add_patient(patient(2))
        assert key_of(refused) == "not_writable"
    finally:
        folder.chmod(0o700)
    assert StoreFolder(folder).database.read_bytes() == before
