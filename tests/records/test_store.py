"""Patients are kept as they were typed, and every change stands in the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neutro_desk.record_codec import RecordCodec
from neutro_desk.records.audit import Action
from neutro_desk.records.differences import FactKind
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.store import Store
from neutro_desk.workup.case import Answer, Case, Event, EventKind, Patient, Quantity, Voided
from neutro_desk.workup.case_changes import with_voided
from tests.records.keeping import count, new_store, opened, patient, with_counts


def test_a_count_comes_back_with_its_trailing_zeros(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_patient(patient(1))
    before = store.load(number).case
    store.save(number, before, with_counts(before, 1), None)
    store.close()
    store = opened(tmp_path)
    kept = store.load(number).case.counts[0]
    assert kept == count(0)
    assert str(kept.wbc and kept.wbc.value) == "1.20"
    assert str(kept.differential.bands) == "5.0"
    store.close()


def test_a_trailing_zero_more_is_a_change(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 1), None)
    before = store.load(number).case
    after = replace(before, counts=(replace(before.counts[0], wbc=Quantity(Decimal("1.200"), "10*9/L")),))
    assert store.save(number, before, after, None) == 2
    assert str(store.load(number).case.counts[0].wbc) == str(after.counts[0].wbc)
    store.close()


def test_a_correction_is_a_new_row_with_its_reason_and_person(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 2), None)
    before = store.load(number).case
    corrected = replace(before.counts[1], wbc=Quantity(Decimal("0.80"), "10*9/L"))
    store.save(number, before, replace(before, counts=(before.counts[0], corrected)), None, "Typing slip")
    changes = [change for change in store.history(number) if change.name == "c1"]
    assert [(change.revision, change.reason, change.person, change.taken_back) for change in changes] == [
        (2, "Typing slip", "Ines", False),
        (1, "", "Ines", False),
    ]
    store.close()


def test_a_voided_count_stays_and_says_why(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 2), None)
    before = store.load(number).case
    at = datetime(2026, 11, 21, 9, 30)
    store.save(number, before, with_voided(before, ["c0"], at, "Clotted"), None, "Clotted")
    kept = store.load(number).case
    assert [cbc.id for cbc in kept.counts] == ["c0", "c1"]
    assert kept.counts[0].voided == Voided(at, "Clotted")
    store.close()


def test_undo_after_a_save_takes_back_and_deletes_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 1), None)
    before = store.load(number).case
    after = with_counts(before, 1)
    store.save(number, before, after, None)
    store.save(number, after, before, None)
    assert store.load(number).case == before
    rows = [(one.revision, one.taken_back) for one in store.history(number) if one.name == "c1"]
    assert rows == [(3, True), (2, False)]
    store.save(number, before, after, None)
    assert store.load(number).case == after
    store.close()


def test_an_earlier_state_can_be_brought_back_in_a_later_session(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 2), None)
    first = store.load(number).case
    corrected = replace(first.counts[0], wbc=Quantity(Decimal("9.9"), "10*9/L"))
    second = replace(first, counts=(corrected, *first.counts[1:]), events=(DRUG,), notes="Wrong patient")
    store.save(number, first, second, None)
    store.close()
    store = opened(tmp_path)
    assert store.case_at(number, 1) == first
    assert store.case_at(number, 2) == second
    now = store.load(number).case
    store.save(number, now, store.case_at(number, 1), None, "Belonged to another patient")
    assert store.load(number).case == first
    assert store.case_at(number, 2) == second
    store.close()


def test_what_stood_in_the_middle_comes_back_to_its_place(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 5), None)
    whole = store.load(number).case
    holed = replace(whole, counts=whole.counts[:2] + whole.counts[3:])
    store.save(number, whole, holed, None)
    assert store.load(number).case == holed
    store.save(number, holed, whole, None)
    assert store.load(number).case == whole
    turned = replace(whole, counts=tuple(reversed(whole.counts)))
    store.save(number, whole, turned, None)
    assert store.load(number).case == turned
    store.close()


DRUG = Event(EventKind.DRUG, name="clozapine", start=date(2026, 10, 1))
FEVER = Event(EventKind.FEVER, at=datetime(2026, 11, 21, 5, 40), temperature=Quantity(Decimal("38.4"), "Cel"))
OTHER_DRUG = Event(EventKind.DRUG, name="metamizole")


def test_an_event_keeps_its_number_when_it_is_corrected(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    first = Case(patient(1), events=(DRUG, FEVER))
    number = store.add_case(first, None)
    before = store.load(number).case
    after = replace(before, events=(replace(DRUG, stop=date(2026, 11, 1)), FEVER))
    store.save(number, before, after, None)
    assert store.load(number).case == after
    names = [one.name for one in store.history(number) if one.kind is FactKind.EVENT]
    assert names == ["1", "1", "2"]
    store.close()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from((DRUG, FEVER, OTHER_DRUG)), max_size=6), min_size=1, max_size=5))
def test_events_in_any_order_and_number_come_back(courses: list[list[Event]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        store = new_store(Path(folder))
        number = store.add_patient(patient(1))
        case = store.load(number).case
        for events in courses:
            after = replace(case, events=tuple(events))
            store.save(number, case, after, None)
            case = store.load(number).case
            assert case == after
        store.close()


def test_answers_and_notes_are_kept_and_taken_back(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_patient(patient(1))
    before = store.load(number).case
    after = replace(before, answers={"film.blasts": Answer("pending", "sent 20-Nov")}, notes="Seen twice.")
    store.save(number, before, after, None)
    assert store.load(number).case == after
    store.save(number, after, replace(after, answers={}, notes=""), None)
    assert store.load(number).case == before
    store.close()


def test_a_save_over_another_one_is_refused_and_keeps_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 1), None)
    before = store.load(number).case
    first, second = with_counts(before, 1), replace(before, notes="Another")
    store.save(number, before, first, None)
    with pytest.raises(RecordsError) as refused:
        store.save(number, before, with_counts(before, 2), None)
    assert refused.value.statement.key == "records.changed_meanwhile"
    with pytest.raises(RecordsError):
        store.save(number, before, second, None)
    assert store.load(number).case == first
    store.close()


def test_what_would_not_come_back_as_it_is_is_not_kept(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_patient(patient(1))
    before = store.load(number).case
    odd = replace(count(0), collected=datetime(2026, 11, 1, 6, 10, 30, 5))
    with pytest.raises(RecordsError) as refused:
        store.save(number, before, replace(before, counts=(odd,)), None)
    assert refused.value.statement.key == "records.cannot_be_kept"
    assert store.load(number).case == before
    store.close()


def test_nothing_new_makes_no_revision(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 3), None)
    case = store.load(number).case
    assert store.save(number, case, store.load(number).case, None) == 1
    store.close()


def test_a_corrected_name_is_shown_and_found(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_patient(Patient(name="Reet, Anna"))
    before = store.load(number).case
    store.save(number, before, replace(before, patient=Patient(name="Reed, Anna")), None)
    assert [line.name for line in store.search("reed")] == ["Reed, Anna"]
    assert store.search("reet") == ()
    store.close()


def test_rows_are_only_added(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 1), None)
    store.note_page(number, b"\x01" * 32, "clinician")
    for change in (
        "UPDATE facts SET payload = x'00'",
        "DELETE FROM facts",
        "UPDATE pages SET person = ''",
        "DELETE FROM pages",
        "UPDATE audit SET person = ''",
        "DELETE FROM audit",
    ):
        with pytest.raises(apsw.ConstraintError, match="rows are only added"):
            store._connection.execute(change)
    store.close()


def test_every_change_and_view_stands_in_the_audit_chain(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_patient(patient(1))
    before = store.load(number).case
    store.save(number, before, with_counts(before, 1), None)
    store.note_page(number, b"\x01" * 32, "patient")
    done = [(entry.action, entry.patient) for entry in reversed(store.audit.entries())]
    assert done == [
        (Action.CREATED, None),
        (Action.CHANGED, number),
        (Action.VIEWED, number),
        (Action.CHANGED, number),
        (Action.PRINTED, number),
    ]
    assert not any(
        word in entry.detail for entry in store.audit.entries() for word in ("Theodora", "KENNUNG")
    )
    store.close()


def test_the_chain_holds_the_digest_of_each_saves_rows(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_case(with_counts(Case(patient(1)), 1), None)
    entry = next(one for one in store.audit.entries() if one.action is Action.CHANGED)
    digest = entry.detail.rpartition(" ")[2]
    assert store.digest(number, 1) == digest
    store._connection.execute("DROP TRIGGER facts_no_update")
    store._connection.execute("UPDATE facts SET person = 'Other' WHERE kind = 'count'")
    assert store.digest(number, 1) != digest
    store.close()


def test_a_page_is_kept_with_the_head_it_was_printed_under(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_patient(patient(1))
    head = store.audit.head()
    store.note_page(number, b"\x07" * 32, "clinician")
    page = store.pages(number)[0]
    assert (page.head, page.digest, page.audience, page.person) == (head, b"\x07" * 32, "clinician", "Ines")
    store.close()


def trouble_of(store: Store) -> str | None:
    return None if store.head_trouble is None else store.head_trouble.statement.key


def test_a_head_that_cannot_be_written_loses_no_save(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_patient(patient(1))
    before = store.load(number).case
    store.folder.head.unlink()
    store.folder.head.mkdir()
    after = with_counts(before, 1)
    store.save(number, before, after, None)
    assert trouble_of(store) == "records.audit.head_not_written"
    assert store.load(number).case == after
    store.folder.head.rmdir()
    store.note(Action.LOCKED)
    assert trouble_of(store) is None
    store.close()


def test_there_is_no_patient_of_an_unknown_number(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    for call in (lambda: store.load(7), lambda: store.save(7, Case(), Case(notes="x"), None)):
        with pytest.raises(RecordsError) as refused:
            call()
        assert refused.value.statement.key == "records.no_such_patient"
    assert store.line(7) is None
    store.close()


def test_a_draft_is_kept_for_each_person_and_goes_with_the_save(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_patient(patient(1))
    case = store.load(number).case
    store.keep_draft(number, b"wbc 1.")
    store.keep_draft(number, b"wbc 1.2")
    store.keep_draft(number, b"segs", "Jonas")
    store.keep_draft(None, b"quick")
    store.close()
    store = opened(tmp_path)
    kept = store.draft(number, "Ines")
    assert kept is not None
    assert (kept.content, kept.person, kept.patient_id) == (b"wbc 1.2", "Ines", number)
    assert {draft.content for draft in store.drafts()} == {b"wbc 1.2", b"segs", b"quick"}
    nobody = store.draft(None)
    assert nobody is not None
    assert nobody.content == b"quick"
    store.save(number, case, with_counts(case, 1), None, drops_draft=True)
    assert store.draft(number) is None
    store.drop_draft(None)
    assert store.drafts() == ()
    store.close()


def test_a_setting_of_the_store_is_kept_and_audited(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    assert store.setting("lock_cap") is None
    store.set_setting("lock_cap", "10")
    assert store.setting("lock_cap") == "10"
    assert store.audit.entries()[0].action is Action.SETTING
    store.close()


def test_times_are_kept_in_utc(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    number = store.add_patient(patient(1))
    at = datetime.fromisoformat(store.history(number)[0].at)
    assert at.tzinfo == UTC
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=5)
    store.close()


def test_bytes_of_another_program_are_refused() -> None:
    codec = RecordCodec()
    for decode in (codec.decode_patient, codec.decode_count, codec.decode_event, codec.decode_answer):
        with pytest.raises(ValueError, match="not a"):
            decode(b'{"unknown": 1}')
    with pytest.raises(ValueError, match="not a"):
        codec.decode_count(b'{"id": "c1", "collected": "yesterday"}')
    with pytest.raises(ValueError, match="not a row"):
        codec.decode_board(b"[]")
