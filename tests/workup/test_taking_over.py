"""Taking over: a pasted count meets the open one, and two samples are never mixed unseen."""

from __future__ import annotations

from dataclasses import fields

import pytest

from neutro_desk.workup.taking_over import blanked, clashes, filled, is_at, joined
from neutro_desk.workup.typed import EntryMode, TypedCbc

DIFFERENTIAL = TypedCbc(segs="30", bands="5", lymphocytes="55")
SWITCHES = {"mode", "bands_not_reported", "anc_beside", "wbc_corrected", "plotted", "confirmed", "typed_in"}


def test_a_pasted_differential_joins_the_white_count_that_was_typed() -> None:
    together = joined(TypedCbc(wbc="1.2", collected_date="21nov", collected_time="0610"), DIFFERENTIAL)
    assert (together.wbc, together.segs, together.bands) == ("1.2", "30", "5")
    assert (together.collected_date, together.collected_time) == ("21nov", "0610")


def test_nothing_is_lost_when_the_pasted_fields_were_blank() -> None:
    assert clashes(TypedCbc(wbc="1.2"), DIFFERENTIAL) == ()


def test_a_value_that_would_be_replaced_is_named() -> None:
    assert clashes(TypedCbc(wbc="1.2", haemoglobin="82"), TypedCbc(wbc="3.4")) == ("wbc",)


def test_the_same_value_pasted_again_replaces_nothing() -> None:
    assert clashes(TypedCbc(wbc="1.2"), TypedCbc(wbc="1.2", segs="30")) == ()


def test_the_same_number_in_another_unit_is_another_value() -> None:
    typed, pasted = TypedCbc(wbc="1200", wbc_unit="/uL"), TypedCbc(wbc="1200", wbc_unit="10*9/L")
    assert clashes(typed, pasted) == ("wbc",)
    assert joined(typed, pasted).wbc_unit == "10*9/L"


def test_a_differential_is_never_made_of_two() -> None:
    typed, pasted = TypedCbc(segs="30", bands="5"), TypedCbc(segs="60")
    together = joined(typed, pasted)
    assert (together.segs, together.bands) == ("60", "")
    assert clashes(typed, pasted) == ("segs", "bands")


def test_shares_and_absolute_counts_are_not_mixed() -> None:
    typed = TypedCbc(lymphocytes="55", differential_unit="%")
    together = joined(typed, TypedCbc(segs="0.36", differential_unit="10*9/L"))
    assert (together.lymphocytes, together.segs, together.differential_unit) == ("", "0.36", "10*9/L")


def test_total_neutrophils_take_the_place_of_segs_and_bands() -> None:
    together = joined(DIFFERENTIAL, TypedCbc(mode=EntryMode.TOTAL, neutrophils="35"))
    assert together.mode is EntryMode.TOTAL
    assert (together.segs, together.bands, together.neutrophils) == ("", "", "35")


def test_a_pasted_laboratory_count_stands_beside_the_differential() -> None:
    together = joined(DIFFERENTIAL, TypedCbc(mode=EntryMode.LABORATORY_ANC, anc="0.42"))
    assert together.mode is EntryMode.SEGS_AND_BANDS
    assert together.anc_beside
    assert (together.segs, together.anc) == ("30", "0.42")


def test_a_differential_joins_a_laboratory_count_that_was_typed() -> None:
    together = joined(TypedCbc(mode=EntryMode.LABORATORY_ANC, anc="0.42"), DIFFERENTIAL)
    assert together.mode is EntryMode.SEGS_AND_BANDS
    assert together.anc_beside


def test_a_laboratory_count_alone_is_read_as_one() -> None:
    together = joined(TypedCbc(wbc="1.2"), TypedCbc(mode=EntryMode.LABORATORY_ANC, anc="0.42"))
    assert together.mode is EntryMode.LABORATORY_ANC


def test_the_way_of_reporting_stays_when_no_neutrophils_are_pasted() -> None:
    typed = TypedCbc(mode=EntryMode.TOTAL, neutrophils="35")
    assert joined(typed, TypedCbc(haemoglobin="82")).mode is EntryMode.TOTAL


def test_a_time_is_taken_with_its_day() -> None:
    typed = TypedCbc(collected_date="21nov", collected_time="0610")
    together = joined(typed, TypedCbc(collected_date="20-Nov-2026"))
    assert (together.collected_date, together.collected_time) == ("20-Nov-2026", "")
    assert clashes(typed, TypedCbc(collected_date="20-Nov-2026")) == ("collected_date", "collected_time")


def test_a_typed_lower_limit_keeps_its_unit_when_a_count_in_another_is_pasted() -> None:
    typed = TypedCbc(mode=EntryMode.LABORATORY_ANC, anc_unit="10*9/L", anc_lower_limit="1.8")
    pasted = TypedCbc(mode=EntryMode.LABORATORY_ANC, anc="420", anc_unit="/uL")
    together = joined(typed, pasted)
    assert (together.anc_unit, together.limit_unit, together.anc_lower_limit) == ("/uL", "10*9/L", "1.8")


def test_a_tick_that_bands_are_not_reported_stays_beside_other_cells_and_goes_with_bands() -> None:
    typed = TypedCbc(segs="30", bands_not_reported=True)
    assert joined(typed, TypedCbc(lymphocytes="55")).bands_not_reported
    assert not joined(typed, TypedCbc(segs="30", bands="5")).bands_not_reported


def test_answers_about_other_counts_are_asked_again() -> None:
    confirmed = frozenset({"replace:c1", "keep:c2", "jump:c3:4.2", "unit:wbc:0.3 /uL"})
    together = joined(TypedCbc(wbc="0.3", confirmed=confirmed), TypedCbc(collected_date="20-Nov-2026"))
    assert together.confirmed == {"unit:wbc:0.3 /uL"}


def test_which_count_to_plot_is_asked_again() -> None:
    assert joined(TypedCbc(plotted="lab", wbc_corrected="yes"), DIFFERENTIAL).plotted == ""


def test_a_replaced_number_forgets_the_unit_it_was_typed_in() -> None:
    typed = TypedCbc(wbc="1200", typed_in=frozenset({"wbc:/uL", "platelets:/uL"}), platelets="40")
    assert joined(typed, TypedCbc(wbc="1.2")).typed_in == {"platelets:/uL"}


def test_every_text_of_a_count_is_counted_as_held() -> None:
    texts = {
        field.name
        for field in fields(TypedCbc)
        if not field.name.endswith("_unit") and field.name not in SWITCHES
    }
    full = TypedCbc(**dict.fromkeys(texts, "1"))  # type: ignore[arg-type]
    assert set(filled(full)) == texts


def test_units_and_switches_are_nothing_that_is_held() -> None:
    assert filled(TypedCbc(mode=EntryMode.TOTAL, wbc_unit="/uL", bands_not_reported=True)) == ()


@pytest.mark.parametrize("name", ["collected_date", "collected_time"])
def test_a_day_left_out_goes_with_its_time(name: str) -> None:
    typed = TypedCbc(collected_date="20-Nov-2026", collected_time="06:10", wbc="1.2")
    assert blanked(typed, name) == TypedCbc(wbc="1.2")


def test_a_laboratory_count_left_out_is_not_read() -> None:
    assert blanked(TypedCbc(segs="30", anc="0.42", anc_beside=True), "anc") == TypedCbc(segs="30")


def test_bands_left_out_are_blank_and_not_reported_as_none() -> None:
    assert blanked(TypedCbc(segs="30", bands="5"), "bands") == TypedCbc(segs="30")


@pytest.mark.parametrize(
    ("name", "place", "same"),
    [
        ("collected_time", "collected", True),
        ("collected_date", "collected_time", True),
        ("received_date", "received", True),
        ("received_date", "collected", False),
        ("wbc", "wbc", True),
        ("wbc", "nrbc", False),
    ],
)
def test_a_question_is_found_at_its_field(name: str, place: str, same: bool) -> None:
    assert is_at(name, place) is same
