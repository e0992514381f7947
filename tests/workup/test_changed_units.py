"""A unit that is changed after typing never rewrites a number and never reads it anew in silence."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.anc import absolute_neutrophil_count
from neutro_desk.workup.case import Quantity
from neutro_desk.workup.cbc import EntryMode, TypedCbc, read_cbc
from neutro_desk.workup.changed_units import with_text, with_unit
from neutro_desk.workup.statements import Note, NoteKind

PER_LITRE, PER_MICROLITRE = "10*9/L", "/uL"
SHARES = TypedCbc(wbc="40", segs="30", bands="5")


def asked(typed: TypedCbc) -> list[Note]:
    return [note for note in read_cbc(typed, None).notes if note.kind is NoteKind.ASK]


def count_of(typed: TypedCbc) -> Decimal | None:
    reading = read_cbc(typed, None)
    return absolute_neutrophil_count(reading.cbc, reading.notes).value


def test_shares_read_as_cells_are_asked_about_and_not_graded(phrasebook: Phrasebook) -> None:
    typed = with_unit(SHARES, "differential_unit", PER_LITRE)
    assert (typed.segs, typed.bands) == ("30", "5")
    (note,) = asked(typed)
    assert note.field == "differential"
    said = "30 ×10⁹/L, or 30 %? The unit was changed after typing."
    assert phrasebook.text(note.statement) == said
    assert [phrasebook.text(choice.label) for choice in note.choices] == ["30 ×10⁹/L", "30 %"]
    assert count_of(typed) is None
    assert count_of(typed.chosen(note.choices[0])) == Decimal(35)
    assert count_of(typed.chosen(note.choices[1])) == Decimal(14)


def test_the_question_comes_before_the_remark_that_neutrophils_exceed_the_white_cells() -> None:
    typed = with_unit(replace(SHARES, wbc="1.2"), "differential_unit", PER_LITRE)
    assert [note.statement.key for note in read_cbc(typed, None).notes] == ["unit.changed"]
    sure = typed.chosen(asked(typed)[0].choices[0])
    assert [note.statement.key for note in read_cbc(sure, None).notes] == ["anc.over_wbc"]


def test_cells_read_as_shares_are_asked_about() -> None:
    absolute = TypedCbc(wbc="4.0", segs="1.2", bands="0", differential_unit=PER_LITRE)
    assert [note.statement.key for note in asked(with_unit(absolute, "differential_unit", "%"))] == [
        "unit.changed"
    ]


def test_a_number_that_made_no_sense_in_its_first_unit_needs_no_second_question() -> None:
    fraction = replace(SHARES, segs="0.42", bands="")
    assert not asked(with_unit(fraction, "differential_unit", PER_LITRE))
    thousands = TypedCbc(wbc="5200")
    assert not asked(with_unit(thousands, "wbc_unit", PER_MICROLITRE))


def test_a_number_that_is_asked_about_in_its_new_unit_is_asked_about_once() -> None:
    (note,) = asked(with_unit(replace(SHARES, wbc="1.20"), "wbc_unit", PER_MICROLITRE))
    assert note.statement.key == "wbc.few_cells"


def test_a_white_count_that_fits_both_units_is_asked_about(phrasebook: Phrasebook) -> None:
    typed = with_unit(replace(SHARES, wbc="52"), "wbc_unit", PER_MICROLITRE)
    (note,) = asked(typed)
    assert phrasebook.text(note.statement) == "52 /µL, or 52 ×10⁹/L? The unit was changed after typing."
    assert read_cbc(typed.chosen(note.choices[0]), None).cbc.wbc == Quantity(Decimal(52), "/uL")
    assert read_cbc(typed.chosen(note.choices[1]), None).cbc.wbc == Quantity(Decimal(52), "10*9/L")


def test_back_in_its_first_unit_a_number_is_not_asked_about() -> None:
    there = with_unit(SHARES, "differential_unit", PER_LITRE)
    back = with_unit(there, "differential_unit", "%")
    assert back == SHARES


def test_what_is_typed_after_the_change_is_in_the_new_unit() -> None:
    typed = with_unit(TypedCbc(wbc="4.0", segs="30"), "differential_unit", PER_LITRE)
    typed = with_text(with_text(typed, "segs", "1.2"), "bands", "0")
    assert not asked(typed)
    assert count_of(typed) == Decimal("1.2")


def test_other_numbers_stay_asked_about_when_one_is_typed_anew() -> None:
    typed = with_text(with_unit(SHARES, "differential_unit", PER_LITRE), "segs", "1.2")
    (note,) = asked(typed)
    assert note.statement.key == "unit.changed"
    assert count_of(typed) is None
    assert typed.typed_in == {"bands:%"}


def test_a_unit_chosen_before_typing_asks_nothing() -> None:
    typed = with_unit(TypedCbc(wbc="4.0"), "differential_unit", PER_LITRE)
    assert typed.typed_in == frozenset()
    assert count_of(with_text(with_text(typed, "segs", "1.2"), "bands", "0")) == Decimal("1.2")


def test_text_of_another_mode_is_asked_about_once_it_is_read() -> None:
    typed = with_unit(replace(SHARES, mode=EntryMode.TOTAL), "differential_unit", PER_LITRE)
    typed = with_text(typed, "neutrophils", "1.2")
    assert not asked(typed)
    assert [note.statement.key for note in asked(replace(typed, mode=EntryMode.SEGS_AND_BANDS))] == [
        "unit.changed"
    ]


@pytest.mark.parametrize(
    ("field", "number", "first", "chosen"),
    [
        ("anc", "60", PER_LITRE, PER_MICROLITRE),
        ("platelets", "1500", PER_LITRE, PER_MICROLITRE),
        ("haemoglobin", "25", "g/L", "g/dL"),
        ("reticulocytes", "1.2", "%", PER_LITRE),
    ],
)
def test_every_number_with_a_unit_is_held_to_this(field: str, number: str, first: str, chosen: str) -> None:
    blank = TypedCbc(mode=EntryMode.LABORATORY_ANC)
    typed = replace(blank, **{field: number, f"{field}_unit": first})  # type: ignore[arg-type]
    assert not asked(typed)
    assert [
        (note.field, note.statement.key) for note in asked(with_unit(typed, f"{field}_unit", chosen))
    ] == [(field, "unit.changed")]


def test_a_lower_limit_keeps_its_unit_when_the_one_of_the_count_changes() -> None:
    typed = TypedCbc(mode=EntryMode.LABORATORY_ANC, anc="", anc_lower_limit="1.8")
    changed = with_unit(typed, "anc_unit", PER_MICROLITRE)
    assert read_cbc(changed, None).cbc.anc_lower_limit == Quantity(Decimal("1.8"), PER_LITRE)
    asked_about = asked(with_unit(typed, "anc_lower_limit_unit", PER_MICROLITRE))
    assert [note.field for note in asked_about] == ["anc_lower_limit"]


def test_a_lower_limit_without_a_unit_of_its_own_is_in_that_of_the_count() -> None:
    typed = TypedCbc(mode=EntryMode.LABORATORY_ANC, anc_unit=PER_MICROLITRE, anc_lower_limit="1800")
    assert read_cbc(typed, None).cbc.anc_lower_limit == Quantity(Decimal(1800), PER_MICROLITRE)
