"""The values against the audit: what was changed, removed, added or put back is told by patient and save."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from neutro_desk.record_codec import RecordCodec
from neutro_desk.records.audit_values import verify_values
from neutro_desk.records.database import connected
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.store import Store
from neutro_desk.workup.case import Case
from tests.records.keeping import KEY, NURSE, grown, patient, with_counts

TRIGGERS = ("facts_no_update", "facts_no_delete")


@pytest.fixture
def folder(tmp_path: Path) -> StoreFolder:
    """A closed store with three patients, saved several times each, the second of them erased."""
    folder = StoreFolder(tmp_path / "records")
    folder.prepare()
    store = Store.create(folder, KEY, RecordCodec(), NURSE)
    chance = random.Random(7)  # noqa: S311  a course for a test
    for number in range(3):
        patient_id = store.add_patient(patient(number))
        case = Case(patient(number))
        for _ in range(4):
            after = grown(with_counts(case, 1), chance)
            store.save(patient_id, case, after, None, "typing")
            case = store.load(patient_id).case
    store.erase(2, "on request")
    store.close()
    return folder


@pytest.fixture
def by_hand(folder: StoreFolder) -> Iterator[apsw.Connection]:
    """The database, open to somebody who has its key, with nothing that refuses a change."""
    connection = connected(folder.database, KEY)
    for name in TRIGGERS:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    connection.close()


def said(connection: apsw.Connection, folder: StoreFolder) -> list[tuple[str, object, object]]:
    """Return kind, patient and save of each finding."""
    found = verify_values(connection, folder)
    return [(one.kind.value, one.statement["patient"], one.statement["revision"]) for one in found]


def test_values_nobody_touched_are_those_the_audit_tells_of(
    folder: StoreFolder, by_hand: apsw.Connection
) -> None:
    assert said(by_hand, folder) == []


def test_an_empty_store_has_nothing_to_tell(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path / "records")
    store = Store.create(folder, KEY, RecordCodec(), NURSE)
    store.close()
    connection = connected(folder.database, KEY, read_only=True)
    assert verify_values(connection, folder) == ()
    connection.close()


@pytest.mark.parametrize("column", ["payload", "reason", "person", "at", "place", "name"])
def test_a_changed_value_is_told_with_patient_and_save(
    folder: StoreFolder, by_hand: apsw.Connection, column: str
) -> None:
    other = b"{}" if column == "payload" else 77 if column == "place" else "somebody else"
    changed = f"UPDATE facts SET {column} = ? WHERE patient = 3 AND revision = 2 AND kind = 'count'"  # noqa: S608
    by_hand.execute(changed, (other,))
    assert said(by_hand, folder) == [("values", 3, 2)]


def test_text_that_is_none_is_damage(folder: StoreFolder, by_hand: apsw.Connection) -> None:
    by_hand.execute("UPDATE facts SET reason = CAST(x'ff80c3' AS TEXT) WHERE patient = 3 AND revision = 2")
    with pytest.raises(RecordsError) as refused:
        verify_values(by_hand, folder)
    assert refused.value.statement.key == "records.damaged"


def test_a_removed_row_is_told(folder: StoreFolder, by_hand: apsw.Connection) -> None:
    by_hand.execute("DELETE FROM facts WHERE patient = 1 AND revision = 4 AND kind = 'count'")
    assert said(by_hand, folder) == [("values", 1, 4)]


def test_a_removed_save_is_told(folder: StoreFolder, by_hand: apsw.Connection) -> None:
    by_hand.execute("DELETE FROM facts WHERE patient = 1 AND revision = 5")
    assert said(by_hand, folder) == [("values", 1, 5)]


def test_a_patient_who_was_removed_without_erasure_is_told(
    folder: StoreFolder, by_hand: apsw.Connection
) -> None:
    by_hand.execute("DELETE FROM facts WHERE patient = 3")
    assert said(by_hand, folder) == [("values", 3, revision) for revision in range(1, 6)]


def test_a_save_nobody_made_is_told(folder: StoreFolder, by_hand: apsw.Connection) -> None:
    by_hand.execute(
        "INSERT INTO facts SELECT patient, kind, name, 9, place, at, person, reason, payload FROM facts"
        " WHERE patient = 3 AND kind = 'count' AND revision = 2"
    )
    assert said(by_hand, folder) == [("values_without", 3, 9)]


def test_values_of_a_patient_the_audit_never_heard_of_are_told(
    folder: StoreFolder, by_hand: apsw.Connection
) -> None:
    by_hand.execute("PRAGMA foreign_keys = OFF")
    for number in (0, 2, 8):
        by_hand.execute(
            "INSERT INTO facts SELECT ?, kind, name, revision, place, at, person, reason, payload FROM facts"
            " WHERE patient = 3 AND kind = 'count' AND revision = 2",
            (number,),
        )
    found = [(kind, whom) for kind, whom, _ in said(by_hand, folder)]
    assert ("values_without", 0) in found
    assert ("values", 2) in found
    assert ("values_without", 8) in found


def test_one_page_of_the_file_put_back_to_its_older_content_is_told(tmp_path: Path) -> None:
    """The limit of encrypting page by page: the older page opens, and the values of a later save are gone."""
    folder = StoreFolder(tmp_path / "records")
    folder.prepare()
    store = Store.create(folder, KEY, RecordCodec(), NURSE)
    patient_id = store.add_patient(patient(1))
    first = with_counts(store.load(patient_id).case, 1)
    store.save(patient_id, store.load(patient_id).case, first, None)
    store.close()
    before = folder.database.read_bytes()
    store = Store.open(folder, KEY, RecordCodec(), NURSE)
    kept = store.load(patient_id).case
    store.save(patient_id, kept, replace(kept, notes="seen at night"), None)
    store.close()
    after = folder.database.read_bytes()
    connection = connected(folder.database, KEY, read_only=True)
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'facts'").get
    size = connection.execute("PRAGMA page_size").get
    assert verify_values(connection, folder) == ()
    connection.close()
    start = (page - 1) * size
    assert before[start : start + size] != after[start : start + size]
    folder.database.write_bytes(after[:start] + before[start : start + size] + after[start + size :])
    connection = connected(folder.database, KEY, read_only=True)
    assert said(connection, folder) == [("values", patient_id, 3)]
    connection.close()
