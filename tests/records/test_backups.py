"""A backup is tried before an older one goes, and the way back loses nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from neutro_desk.record_codec import RecordCodec
from neutro_desk.records.audit import Action, verify
from neutro_desk.records.backup import BackupRun, back_up, copy_to_second, due, replace_backups, tried
from neutro_desk.records.backups import PART, backup_name, backups, backups_in, prune
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.restoring import look, restore
from neutro_desk.records.retention import kept
from neutro_desk.workup.case import Case
from tests.records.keeping import KEY, NURSE, everything, new_store, opened, patient, with_counts
from tests.records.kills import plain_text_in

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def test_a_backup_is_a_whole_store_under_the_same_key(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 40), None)
    path = back_up(store, "request")
    copy = look(path, KEY, RecordCodec(), NURSE)
    assert copy.load(number).case == with_counts(Case(patient(1)), 40)
    assert copy.is_read_only
    with pytest.raises(RecordsError):
        copy.add_patient(patient(2))
    copy.close()
    assert plain_text_in(tmp_path, [Case(patient(1))]) == []
    with pytest.raises(RecordsError):
        tried(path, bytes(32))
    store.close()


def test_looking_at_a_backup_changes_no_byte_of_it(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add_patient(patient(1))
    path = back_up(store, "request")
    before = {file.name: file.read_bytes() for file in path.iterdir()}
    copy = look(path, KEY, RecordCodec(), NURSE)
    everything(copy)
    copy.close()
    assert {file.name: file.read_bytes() for file in path.iterdir()} == before
    store.close()


def test_what_is_saved_while_a_backup_is_copied_is_in_it_or_not_but_whole(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    for number in range(30):
        store.add_case(with_counts(Case(patient(number)), 20), None)
    run = BackupRun(store, "scheduled")
    assert not run.step(5)
    case = store.load(3, view=False).case
    store.save(3, case, with_counts(case, 5), None)
    while not run.step(5):
        pass
    run.try_it()
    copy = look(run.finish(), KEY, RecordCodec(), NURSE)
    assert copy.load(3).case == with_counts(case, 5)
    copy.close()
    store.close()


def test_an_interrupted_backup_is_not_offered_and_is_cleared_away(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add_patient(patient(1))
    run = BackupRun(store, "scheduled")
    run.step(1)
    assert backups(store.folder) == ()
    run.abandon()
    (store.folder.backups / f"{PART}20261121T120000000Z-scheduled").mkdir()
    back_up(store, "request")
    assert len(backups(store.folder)) == 1
    assert not list(store.folder.backups.glob(f"{PART}*"))
    store.close()


def test_a_copy_that_does_not_read_back_is_removed_and_the_older_ones_stay(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add_case(with_counts(Case(patient(1)), 60), None)
    first = back_up(store, "request")
    run = BackupRun(store, "scheduled")
    while not run.step():
        pass
    copied = next(store.folder.backups.glob(f"{PART}*")) / "records.db"
    image = bytearray(copied.read_bytes())
    image[len(image) // 2] ^= 1
    copied.write_bytes(image)
    with pytest.raises(RecordsError):
        run.try_it()
    assert [backup.path for backup in backups(store.folder)] == [first]
    assert not list(store.folder.backups.glob(f"{PART}*"))
    store.close()


def test_a_backup_is_due_half_an_hour_after_the_last_and_only_after_a_change(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_patient(patient(1))
    now = datetime.now(UTC)
    assert due(store, now)
    back_up(store, "scheduled")
    assert not due(store, now + timedelta(hours=2))
    store.load(number)
    assert not due(store, now + timedelta(hours=2))
    case = store.load(number).case
    store.save(number, case, with_counts(case, 1), None)
    assert not due(store, now + timedelta(minutes=29))
    assert due(store, now + timedelta(minutes=31))
    store.close()


def test_a_second_folder_holds_the_same_bytes(tmp_path: Path) -> None:
    store = new_store(tmp_path / "records")
    store.add_patient(patient(1))
    path = back_up(store, "scheduled")
    second = copy_to_second(path, tmp_path / "drive", NOON)
    assert {f.name: f.read_bytes() for f in second.iterdir()} == {
        f.name: f.read_bytes() for f in path.iterdir()
    }
    tried(second, KEY)
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordsError) as refused:
        copy_to_second(path, tmp_path / "file", NOON)
    assert refused.value.statement.key == "records.second_folder"
    store.close()


def made(place: Path, *moments: datetime) -> list[Path]:
    paths = [place / backup_name(moment, "scheduled") for moment in moments]
    for path in paths:
        path.mkdir(parents=True)
        StoreFolder(path).database.write_bytes(b"")
    return paths


def test_all_of_two_days_stay_then_one_a_day_a_week_a_month(tmp_path: Path) -> None:
    moments = [NOON - timedelta(minutes=30 * step) for step in range(48 * 500)]
    stay = kept(moments, NOON)
    assert len([one for one in stay if one > NOON - timedelta(hours=48)]) == 96
    assert NOON - timedelta(hours=48) not in stay
    days = {one.date() for one in stay}
    assert {(NOON - timedelta(days=day)).date() for day in range(14)} <= days
    assert (NOON - timedelta(days=14)).date() not in days
    months = {(one.year, one.month) for one in stay}
    assert len(months) == 12
    assert min(stay) == datetime(2025, 12, 31, 23, 30, tzinfo=UTC)


def test_the_weeks_that_stay_are_eight() -> None:
    moments = [NOON - timedelta(weeks=week) for week in range(30)]
    within_weeks = sorted(kept(moments, NOON), reverse=True)[:8]
    assert within_weeks == moments[:8]


def test_after_a_long_holiday_nothing_has_gone() -> None:
    moments = [NOON - timedelta(days=day) for day in range(10)]
    assert kept(moments, NOON + timedelta(days=400)) == frozenset(moments)


def test_a_clock_set_back_lets_nothing_new_go() -> None:
    moments = [NOON + timedelta(hours=hour) for hour in range(20)]
    assert kept(moments, NOON - timedelta(days=900)) == frozenset(moments)


def test_pruning_removes_what_need_not_stay(tmp_path: Path) -> None:
    old = made(tmp_path, *(NOON - timedelta(days=3, minutes=30 * step) for step in range(4)))
    other = tmp_path / "notes of the ward"
    other.mkdir()
    assert prune(tmp_path, NOON) == tuple(old[1:])
    assert [backup.path for backup in backups_in(tmp_path)] == old[:1]
    assert other.is_dir()


def test_files_put_aside_stand_for_no_backup_and_stay(tmp_path: Path) -> None:
    good = made(tmp_path, NOON - timedelta(days=3, hours=2))
    aside = tmp_path / backup_name(NOON - timedelta(days=3, hours=1), "damaged")
    aside.mkdir()
    StoreFolder(aside).database.write_bytes(b"")
    assert prune(tmp_path, NOON) == ()
    assert good[0].is_dir()
    assert aside.is_dir()


def test_restoring_brings_the_backup_back_and_keeps_what_was_there(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 3), None)
    path = back_up(store, "request")
    then = everything(store)
    case = store.load(number).case
    store.save(number, case, with_counts(case, 2), None)
    store.add_patient(patient(2))
    now = everything(store)
    head = store.audit.head()
    store.close()
    store = restore(StoreFolder(tmp_path), path, KEY, RecordCodec(), NURSE)
    assert everything(store) == then
    assert store.head_finding is None
    assert not [one for one in verify(store._connection, KEY, store.folder) if one.is_alarm]
    told = store.audit.entries(action=Action.RESTORED)
    assert [entry.detail.partition(",")[0] for entry in told] == [path.name]
    aside = next(backup for backup in backups(store.folder) if backup.reason == "restore")
    before = look(aside.path, KEY, RecordCodec(), NURSE)
    assert everything(before) == now
    before.close()
    store.close()
    assert head.startswith("A-")
    opened(tmp_path).close()


def test_damaged_records_are_kept_aside_whole_when_a_backup_is_restored(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 3), None)
    path = back_up(store, "request")
    store.close()
    place = StoreFolder(tmp_path)
    place.database.write_bytes(b"scribbled over" * 1000)
    store = restore(place, path, KEY, RecordCodec(), NURSE)
    assert store.load(number).case == with_counts(Case(patient(1)), 3)
    aside = next(backup for backup in backups(place) if backup.reason == "damaged")
    assert StoreFolder(aside.path).database.read_bytes() == b"scribbled over" * 1000
    store.close()


def test_a_log_without_its_database_does_not_spoil_what_is_restored(tmp_path: Path) -> None:
    place = StoreFolder(tmp_path)
    log = Path(f"{place.database}-wal")
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 3), None)
    path = back_up(store, "request")
    case = store.load(number).case
    store.save(number, case, with_counts(case, 9), None)
    left = log.read_bytes()
    store.close()
    place.database.unlink()
    log.write_bytes(left)
    with pytest.raises(RecordsError) as refused:
        new_store(tmp_path)
    assert refused.value.statement.key == "records.already_there"
    store = restore(place, path, KEY, RecordCodec(), NURSE)
    assert store.load(number).case == case
    assert [one for one in verify(store._connection, KEY, place) if one.is_alarm] == []
    store.close()
    aside = [entry for entry in place.backups.iterdir() if entry.name.endswith("damaged")]
    assert [Path(f"{StoreFolder(one).database}-wal").read_bytes() for one in aside] == [left]


def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add_case(with_counts(Case(patient(1)), 60), None)
    path = back_up(store, "request")
    now = everything(store)
    store.close()
    image = bytearray(StoreFolder(path).database.read_bytes())
    image[len(image) // 2] ^= 1
    StoreFolder(path).database.write_bytes(image)
    with pytest.raises(RecordsError):
        restore(StoreFolder(tmp_path), path, KEY, RecordCodec(), NURSE)
    store = opened(tmp_path)
    assert everything(store) == now
    store.close()


def test_open_records_are_not_replaced(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    path = back_up(store, "request")
    with pytest.raises(RecordsError) as refused:
        restore(StoreFolder(tmp_path), path, KEY, RecordCodec(), NURSE)
    assert refused.value.statement.key == "records.in_use"
    store.close()


def test_after_an_erasure_one_backup_without_the_patient_can_replace_all(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_patient(patient(1))
    other = store.add_patient(patient(2))
    back_up(store, "scheduled")
    back_up(store, "request")
    assert [backup.reason for backup in store.erase(number, "On request").still_held] == [
        "request",
        "scheduled",
    ]
    assert replace_backups(store) == 2
    left = backups(store.folder)
    assert [backup.reason for backup in left] == ["erasure"]
    copy = look(left[0].path, KEY, RecordCodec(), NURSE)
    assert copy.patient_ids() == (other,)
    copy.close()
    store.close()
