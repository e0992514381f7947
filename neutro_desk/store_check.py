"""What the self-check says of records: a store made, filled, locked and opened on this very machine."""

from __future__ import annotations

import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path

from neutro_desk.installed_files import records_folder, settings_folder
from neutro_desk.record_codec import RecordCodec
from neutro_desk.records.audit import verify
from neutro_desk.records.cost import FEWEST_PASSES, FLOOR_KIB, Cost, stretched
from neutro_desk.records.database import connected
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.keys import create_keys, people, unlock
from neutro_desk.records.store import Store
from neutro_desk.ward import WardError, read_ward
from neutro_desk.workup.case import Case, Patient

_PROBE = Patient(name="Selfcheckprobe, Nobody", birth_date=date(1961, 3, 4))
_NAME, _SECRET = "Self-check", "four words of a trial"
_QUICK = Cost(64, 1, 1)


class StoreCheckError(Exception):
    """The store of the trial did not do what a store must."""


def store_check() -> str:
    """Return what was found, or raise what is wrong.

    Raises:
        StoreCheckError: If something was kept in plain text, lost, or opened by the wrong passphrase.
        RecordsError: If a store cannot be made or opened here, or the key file of the ward's own is damaged.
    """
    began = time.perf_counter()
    stretched(_SECRET.encode(), bytes(16), Cost(FLOOR_KIB, FEWEST_PASSES))
    tried = time.perf_counter() - began
    with tempfile.TemporaryDirectory(prefix="neutro-desk-") as folder:
        _try_store(StoreFolder(Path(folder) / "records"))
    stretching = f"{FEWEST_PASSES} passes over {FLOOR_KIB // 1024} MiB for a passphrase take {tried:.2f} s"
    return f"made, encrypted and opened again, audit whole; {stretching}; {_own()}"


def _try_store(folder: StoreFolder) -> None:
    folder.prepare()
    unlocked, _ = create_keys(folder, _NAME, _SECRET, _QUICK)
    store = Store.create(folder, unlocked.key, RecordCodec(), unlocked.person)
    patient_id = store.add_patient(_PROBE)
    store.close()
    for file in folder.path.rglob("*"):
        if file.is_file() and b"Selfcheckprobe" in file.read_bytes():
            message = f"a name stands in plain text in {file.name}"
            raise StoreCheckError(message)
    _refuse_wrong(folder)
    again = unlock(folder, _NAME, _SECRET, time.time())
    store = Store.open(folder, again.key, RecordCodec(), again.person)
    found = store.load(patient_id).case
    store.close()
    with closing(connected(folder.database, again.key, read_only=True)) as connection:
        broken = verify(connection, again.key, folder)
    if found != Case(_PROBE) or broken:
        message = "what was kept came back changed"
        raise StoreCheckError(message)


def _refuse_wrong(folder: StoreFolder) -> None:
    try:
        unlock(folder, _NAME, f"{_SECRET}, but others", time.time())
    except RecordsError:
        return
    message = "a wrong passphrase opened the store"
    raise StoreCheckError(message)


def _own() -> str:
    """Return what can be said of the ward's own records without a passphrase."""
    try:
        chosen = read_ward(settings_folder()).store
    except WardError:
        chosen = ""
    folder = StoreFolder(records_folder(chosen))
    if not folder.keys.is_file():
        return "no records set up here"
    return f"records in {folder.path}, {len(people(folder))} may sign in"
