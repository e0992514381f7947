"""What holds for every case: its file says the same, and the schema agrees with the reader."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from neutro_desk.exchange.case_file import CaseFileError, decode_case, encode_case, read_case, write_case
from neutro_desk.workup.case import Case, Cbc, Differential, Patient, Quantity
from neutro_desk.workup.cbc import EntryMode, TypedCbc, check_cbc, read_cbc
from neutro_desk.workup.confirmed import is_confirmed_reading
from tests.exchange.any_case import cases


@given(cases)
def test_every_case_comes_back_from_its_file(case: Case) -> None:
    assert decode_case(encode_case(case)) == case


@given(cases)
def test_a_file_written_twice_is_the_same_text(case: Case) -> None:
    once = encode_case(case)
    assert encode_case(decode_case(once)) == once


def test_a_birth_time_keeps_its_seconds() -> None:
    case = Case(patient=Patient(birth_date=date(2026, 11, 20), birth_time=time(6, 10, 30)))
    assert decode_case(encode_case(case)) == case


@pytest.mark.parametrize("clock", ["061030", "06", "06:10+01:00", "T06:10", "06:10:30.5", "24:00"])
def test_a_birth_time_in_another_form_is_refused(clock: str) -> None:
    text = json.dumps({"format": "neutro-desk-case", "version": 1, "patient": {"birth_time": clock}})
    with pytest.raises(CaseFileError, match=r"patient\.birth_time"):
        decode_case(text)


# -- confirmed readings -----------------------------------------------------------------------------------

TYPED = TypedCbc(
    mode=EntryMode.TOTAL,
    collected_date="21-Nov-2026",
    collected_time="06:10",
    wbc="1.20",
    neutrophils="0.42",
)


def confirmed(typed: TypedCbc, now: datetime) -> Cbc:
    """Return the count after a person kept each reading that is asked about."""
    for _ in range(4):
        asked = [note for note in read_cbc(typed, now).notes if note.choices]
        kept = [choice for note in asked for choice in note.choices if choice.confirms is not None]
        if not kept:
            break
        typed = typed.chosen(kept[0])
    return replace(read_cbc(typed, now).cbc, id="c1")


def test_a_share_confirmed_as_per_cent_is_not_asked_again_after_reopening(
    tmp_path: Path, now: datetime
) -> None:
    cbc = confirmed(TYPED, now)
    assert cbc.differential.neutrophils == Decimal("0.42")
    path = tmp_path / "case.neutro.json"
    write_case(Case(counts=(cbc,)), path)
    (again,) = read_case(path).counts
    assert again.confirmed == {"fraction:neutrophils:0.42"}
    assert check_cbc(again) == ()
    assert check_cbc(replace(again, confirmed=frozenset())) != ()


@pytest.mark.parametrize(
    "changes",
    [
        {"wbc": "0.3", "wbc_unit": "/uL", "neutrophils": "40"},
        {"wbc": "0,3", "wbc_unit": "/uL", "neutrophils": "40"},
        {"wbc": "1200000", "wbc_unit": "/mL", "neutrophils": "40"},
        {"wbc": "5,2", "wbc_unit": "cells/mL", "neutrophils": "40"},
        {"haemoglobin": "9.2", "haemoglobin_unit": "g/L", "neutrophils": "40"},
        {"platelets": "12000", "neutrophils": "40"},
        {"received_date": "21-Nov-2026", "received_time": "05:00", "neutrophils": "40"},
        {"anc": "0.5", "anc_unit": "/uL", "anc_beside": True, "neutrophils": "40"},
        {"mode": EntryMode.SEGS_AND_BANDS, "segs": "0.30", "bands": "0.05", "lymphocytes": "0.60"},
        {"neutrophils": "1.0", "lymphocytes": "0.0", "monocytes": "0.0", "basophils": "0.05"},
    ],
)
def test_whatever_was_confirmed_at_entry_stays_confirmed_in_the_file(
    changes: dict[str, object], now: datetime
) -> None:
    cbc = confirmed(replace(TYPED, **changes), now)  # type: ignore[arg-type]
    assert cbc.confirmed
    case = Case(counts=(cbc,))
    assert decode_case(encode_case(case)) == case


def test_a_count_with_nothing_confirmed_is_written_as_before() -> None:
    assert '"confirmed"' not in encode_case(Case(counts=(Cbc(id="c1"),)))


@pytest.mark.parametrize("given", [None, []])
def test_no_confirmed_reading_may_be_written_as_null_or_as_none_at_all(given: object) -> None:
    text = json.dumps({"format": "neutro-desk-case", "version": 1, "counts": [{"confirmed": given}]})
    assert decode_case(text).counts[0].confirmed == frozenset()


@pytest.mark.parametrize(
    "reading",
    [
        "",
        "fraction",
        "fraction:neutrofils:0.42",
        "fraction:neutrophils:0,42",
        "fraction:neutrophils:-0.42",
        "fraction:neutrophils:0.42\n",
        "Fraction:neutrophils:0.42",
        "unit:wbc:0.3",
        "unit:wbc:0.3 MM3",
        "keep:c1",
        "replace:c1",
        "jump:c1:0.42",
        "severe",
    ],
)
def test_a_confirmed_reading_of_an_unknown_form_is_refused_by_name(reading: str) -> None:
    assert not is_confirmed_reading(reading)
    text = json.dumps({"format": "neutro-desk-case", "version": 1, "counts": [{"confirmed": [reading]}]})
    with pytest.raises(CaseFileError) as refusal:
        decode_case(text)
    assert refusal.value.problems == (
        f"counts[0].confirmed: {reading!r} is no reading that a person can confirm.",
    )


def test_cells_per_millilitre_are_read_only_where_a_person_confirmed_them() -> None:
    sure = Cbc(
        id="c1", wbc=Quantity(Decimal(1_200_000), "/mL"), confirmed=frozenset({"unit:wbc:1200000 /mL"})
    )
    assert decode_case(encode_case(Case(counts=(sure,)))).counts == (sure,)
    unsure = replace(sure, confirmed=frozenset({"unit:anc:1200000 /mL"}))
    with pytest.raises(CaseFileError, match=r"counts\[0\]\.wbc: '/mL' does not name a cell count"):
        decode_case(encode_case(Case(counts=(unsure,))))


def test_an_absolute_differential_per_millilitre_comes_back() -> None:
    sure = Cbc(
        id="c1",
        differential=Differential(unit="/mL", segs=Decimal(400_000)),
        confirmed=frozenset({"unit:differential: /mL"}),
    )
    assert decode_case(encode_case(Case(counts=(sure,)))).counts == (sure,)
