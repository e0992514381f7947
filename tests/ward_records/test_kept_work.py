"""Kept work comes back as it was, sign for sign; what cannot be read is refused, never half put back."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.ward_records.kept_work import KeptForms, KeptWork, KeptWorkError, decode, encode
from neutro_desk.ward_records.key_wiping import wipe
from neutro_desk.ward_records.sealed import Sealed
from neutro_desk.workup.case import Case, Duffy, EventKind, Setting, Sex
from neutro_desk.workup.cbc import EntryMode, TypedCbc
from neutro_desk.workup.medication_questions import RowEdit
from neutro_desk.workup.typed_event import TypedEvent
from neutro_desk.workup.typed_patient import TypedPatient
from tests.exchange.any_case import cases

texts = st.text(max_size=12)
flags = st.booleans()
counts = st.builds(
    TypedCbc,
    mode=st.sampled_from(EntryMode),
    bands_not_reported=flags,
    anc_beside=flags,
    confirmed=st.frozensets(texts, max_size=3),
    typed_in=st.frozensets(texts, max_size=3),
    **{one.name: texts for one in fields(TypedCbc) if one.type == "str"},
)
events = st.builds(
    TypedEvent,
    kind=st.sampled_from(EventKind),
    once=flags,
    **{one.name: texts for one in fields(TypedEvent) if one.type == "str"},
)
patients = st.builds(
    TypedPatient,
    sex=st.none() | st.sampled_from(Sex),
    setting=st.none() | st.sampled_from(Setting),
    duffy=st.sampled_from(Duffy),
    **{one.name: texts for one in fields(TypedPatient) if one.type == "str"},
)
edits = st.builds(
    RowEdit,
    taken=st.none() | flags,
    means=st.none() | st.integers(-1, 5),
    start=st.none() | texts,
    stop=st.none() | texts,
    dated=flags,
)
forms = st.builds(
    KeptForms,
    event=st.none() | events,
    event_at=st.integers(-1, 9),
    patient=st.none() | patients,
    rows=st.lists(counts, max_size=2).map(tuple),
    block=texts,
    medicines=texts,
    edits=st.lists(st.tuples(texts, st.integers(0, 9), edits), max_size=2).map(tuple),
)
works = st.builds(
    KeptWork,
    patient=st.none() | st.integers(1, 10**6),
    revision=st.integers(0, 10**6),
    case=st.none() | cases,
    typed=counts,
    amends=st.none() | texts,
    reason=texts,
    pane=texts,
    focus=texts,
    forms=forms,
    waiting=st.binary(max_size=20),
    after_fault=flags,
)


@given(works)
def test_kept_work_comes_back_as_it_was(work: KeptWork) -> None:
    assert decode(encode(work)) == work


@given(works)
def test_kept_work_is_empty_only_where_nobody_typed_anything(work: KeptWork) -> None:
    typed = not work.typed.is_blank or work.reason or work.case is not None
    assert work.is_empty == (not typed and work.forms == KeptForms() and not work.waiting)


@pytest.mark.parametrize(
    "kept", [b"", b"{}", b"[]", b"\xff", encode(KeptWork())[:-1], encode(KeptWork(case=Case()))[:40]]
)
def test_what_is_no_kept_work_is_refused(kept: bytes) -> None:
    with pytest.raises(KeptWorkError):
        decode(kept)


def test_work_of_a_newer_format_is_refused() -> None:
    with pytest.raises(KeptWorkError, match="format 2"):
        decode(encode(KeptWork()).replace(b'"format":1', b'"format":2'))


def test_a_damaged_case_is_refused_with_all_that_is_kept() -> None:
    with pytest.raises(KeptWorkError):
        decode(encode(KeptWork(case=Case())).replace(b"neutro-desk-case", b"other"))


def test_no_text_of_kept_work_stands_in_what_it_says_of_itself() -> None:
    work = KeptWork(
        case=Case(notes="rigors"), typed=TypedCbc(wbc="1.23"), reason="clotted", waiting=b"secret"
    )
    assert not [secret for secret in ("rigors", "1.23", "clotted", "secret") if secret in repr(work)]


@given(st.binary(min_size=1, max_size=50))
def test_sealed_work_opens_with_the_key_alone(plain: bytes) -> None:
    key = bytes(range(32))
    sealed = Sealed(plain, key)
    assert sealed.opened(key) == plain
    assert sealed._sealed != plain


def test_a_key_is_overwritten_where_it_lies() -> None:
    key = bytes(bytearray(range(1, 33)))
    same = key
    wipe(key)
    assert same == bytes(32)
