"""The text of the open count: what stays for the next one of the laboratory, and what counts as typed."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from neutro_desk.workup.typed import EntryMode, TypedCbc

LASTING = TypedCbc(
    mode=EntryMode.TOTAL,
    method="manual",
    laboratory="North",
    wbc_unit="/uL",
    anc_unit="/uL",
    anc_lower_limit_unit="/uL",
    differential_unit="/uL",
    haemoglobin_unit="g/dL",
    platelets_unit="/uL",
    reticulocytes_unit="10*9/L",
)


def test_method_laboratory_and_units_stay_for_the_next_count() -> None:
    typed = replace(LASTING, wbc="1.2", neutrophils="30", collected_time="0610", confirmed=frozenset(("x",)))
    assert typed.for_next_count() == LASTING


def test_what_stays_is_not_typed() -> None:
    assert LASTING.is_blank
    assert TypedCbc().is_blank
    assert replace(LASTING, confirmed=frozenset(("unit:wbc:5 /uL",))).is_blank


@pytest.mark.parametrize("name", [field.name for field in fields(TypedCbc) if field.type == "str"])
def test_any_number_time_or_answer_is_something_typed(name: str) -> None:
    stays = {field.name for field in fields(TypedCbc) if "unit" in field.name} | {"method", "laboratory"}
    typed = replace(TypedCbc(), **{name: "7"})  # type: ignore[arg-type]
    assert typed.is_blank is (name in stays)


def test_the_tick_of_bands_is_something_typed() -> None:
    assert not TypedCbc(bands_not_reported=True).is_blank
