"""A patient who is erased is gone from every table; that it was done stays."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from neutro_desk.records.audit import Action, verify
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.store import Store
from neutro_desk.workup.board import BoardRow
from neutro_desk.workup.case import Case
from tests.records.keeping import KEY, everything, new_store, opened, patient, strings_of, with_counts


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = new_store(tmp_path)
    for number in (1, 2):
        made.add_case(with_counts(Case(patient(number), notes=f"Told about {number}"), 30), BoardRow())
    made.keep_draft(1, b"Quastenflosser draft")
    made.note_page(1, b"\x01" * 32, "clinician")
    return made


def test_every_row_of_the_patient_goes(store: Store) -> None:
    assert store.erase(1, "Asked for by the person").rows == 32
    connection = store._connection
    for table in ("facts", "board", "drafts", "pages"):
        held = connection.execute(f"SELECT count(*) FROM {table} WHERE patient = 1")  # noqa: S608  our own tables
        assert held.get == 0, table
    assert connection.execute("SELECT count(*) FROM patients WHERE id = 1").get == 0
    assert connection.execute("SELECT count(*) FROM erasing").get == 0
    for typed in ("quasten", "zwirbel", "kennung", "7000001"):
        assert 1 not in [line.id for line in store.search(typed)]
    assert list(everything(store)) == [2]
    store.close()


def test_nothing_of_the_patient_stays_in_a_freed_page_or_in_the_log(store: Store, tmp_path: Path) -> None:
    wanted = [text.lower() for text in (*strings_of(Case(patient(1))), b"told about 1", b"zwirbelbach1")]
    assert any(text in plain_pages(store).lower() for text in wanted)
    store.erase(1, "On request")
    pages = plain_pages(store).lower()
    assert [text for text in wanted if text in pages] == []
    assert b"obermoosheim2" in pages
    log = Path(f"{StoreFolder(tmp_path).database}-wal")
    assert not log.exists() or log.stat().st_size == 0
    store.close()


def plain_pages(store: Store) -> bytes:
    """Return every page of the database decrypted, the freed ones among them."""
    return bytes(store._connection.serialize("main"))


def test_the_chain_tells_that_it_was_done_and_by_whom_and_no_more(store: Store) -> None:
    store.erase(1, "Asked for by the person")
    entry = store.audit.entries(action=Action.ERASED)[0]
    assert (entry.person, entry.patient, entry.detail) == ("Ines", 1, "Asked for by the person")
    assert [one for one in verify(store._connection, KEY, store.folder) if one.is_alarm] == []
    details = "".join(one.detail for one in store.audit.entries(patient=1)).encode().lower()
    assert not any(text.lower() in details for text in strings_of(Case(patient(1))))
    store.close()


@pytest.mark.parametrize("reason", ["Zwirbelbach1 asked", "theodora", "KENNUNG-7000001", "7000001 is double"])
def test_a_reason_that_names_the_patient_is_refused(reason: str, store: Store) -> None:
    with pytest.raises(RecordsError) as refused:
        store.erase(1, reason)
    assert refused.value.statement.key == "records.reason_tells_patient"
    assert list(everything(store)) == [1, 2]
    store.close()


def test_other_rows_cannot_be_deleted_while_one_patient_is_erased(store: Store) -> None:
    store._connection.execute("BEGIN")
    store._connection.execute("INSERT INTO erasing VALUES (1)")
    with pytest.raises(apsw.ConstraintError):
        store._connection.execute("DELETE FROM facts WHERE patient = 2")
    store._connection.execute("ROLLBACK")
    store.close()


def test_nobody_can_be_erased_twice(store: Store, tmp_path: Path) -> None:
    store.erase(1, "On request")
    with pytest.raises(RecordsError) as refused:
        store.erase(1, "On request")
    assert refused.value.statement.key == "records.no_such_patient"
    store.close()
    again = opened(tmp_path)
    assert list(everything(again)) == [2]
    again.close()
