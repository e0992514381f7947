"""Remarks on one exact count: each with its exact numbers, at, below and above its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import CELLS, Cbc, Comparator, Differential, Known, Plotted, Quantity
from neutro_desk.workup.plausibility import (
    differential_total,
    gravest,
    lower_limit_range,
    plausibility_notes,
    without_open_fields,
)
from neutro_desk.workup.statements import Choice, Note, NoteKind, say

NOTE, WARN, ASK, BLOCK = NoteKind.NOTE, NoteKind.WARN, NoteKind.ASK, NoteKind.BLOCK
LITRE = "10*9/L"
BELOW, ABOVE = Comparator.BELOW, Comparator.ABOVE


def cells(text: str, unit: str = "%", *, reported: bool | None = None) -> Differential:
    """Cells as in `segs 30, bands 5`."""
    entered: dict[str, Any] = {}
    for cell in filter(None, text.split(", ")):
        name, number = cell.split()
        entered[name] = Decimal(number)
    return Differential(unit=unit, bands_reported=reported, **entered)


def amount(number: str, unit: str = LITRE, comparator: Comparator | None = None) -> Quantity:
    return Quantity(Decimal(number), unit, comparator)


USUAL = Cbc(wbc=amount("5.0"), differential=cells("segs 50, bands 5"))


def notes_on(cbc: Cbc, field: str) -> tuple[Note, ...]:
    return tuple(note for note in plausibility_notes(cbc) if note.field == field)


def test_a_usual_count_has_no_remark() -> None:
    assert plausibility_notes(USUAL) == ()
    assert plausibility_notes(Cbc()) == ()


# -- impossible numbers -----------------------------------------------------------------------------------

AMOUNTS = {
    "wbc": LITRE,
    "anc": LITRE,
    "anc_lower_limit": LITRE,
    "haemoglobin": "g/L",
    "mcv": "fL",
    "platelets": LITRE,
    "reticulocytes": "%",
}


@pytest.mark.parametrize("number", ["-0.1", "-1", "NaN", "Infinity"])
@pytest.mark.parametrize("field", AMOUNTS)
def test_an_amount_below_nothing_or_that_is_no_number_is_impossible(field: str, number: str) -> None:
    changed: dict[str, Any] = {field: amount(number, AMOUNTS[field])}
    blocked = Note(BLOCK, field, say("number.negative", text=number))
    assert notes_on(replace(Cbc(), **changed), field) == (blocked,)


@pytest.mark.parametrize("name", CELLS)
def test_a_share_outside_0_to_100_is_impossible(name: str) -> None:
    negative = Cbc(differential=cells(f"{name} -1"))
    assert notes_on(negative, name) == (Note(BLOCK, name, say("number.negative", text="-1")),)
    over = Cbc(differential=cells(f"{name} 100.1"))
    assert notes_on(over, name) == (Note(BLOCK, name, say("share.over_100", text="100.1")),)
    for possible in ("0", "100", "100.0"):
        found = plausibility_notes(Cbc(differential=cells(f"{name} {possible}")))
        assert not any(note.kind is BLOCK for note in found)
    absolute = Cbc(differential=cells(f"{name} 100.1", "/uL"))
    assert not any(note.statement.key == "share.over_100" for note in plausibility_notes(absolute))


def test_nucleated_red_cells_and_cells_counted_cannot_be_fewer_than_none() -> None:
    assert notes_on(replace(USUAL, nrbc=Decimal(-1)), "nrbc") == (
        Note(BLOCK, "nrbc", say("number.negative", text="-1")),
    )
    for counted in (0, -5):
        assert notes_on(replace(USUAL, cells_counted=counted), "cells_counted") == (
            Note(BLOCK, "cells_counted", say("cells_counted.not_whole", text=str(counted))),
        )
    assert plausibility_notes(replace(USUAL, cells_counted=1, nrbc=Decimal(0))) == ()


def test_no_differential_counts_a_hundred_thousand_cells() -> None:
    said = say("cells_counted.too_many", text="100000")
    found = plausibility_notes(replace(USUAL, cells_counted=100_000))
    assert found == (Note(BLOCK, "cells_counted", said),)
    assert plausibility_notes(replace(USUAL, cells_counted=99_999)) == ()


def test_nothing_further_is_said_of_an_impossible_number() -> None:
    """A negative share is not added up, a negative count not compared."""
    sums = Cbc(differential=cells("segs -50, bands 0, lymphocytes 40, monocytes 5"))
    assert [note.field for note in plausibility_notes(sums)] == ["segs"]
    compared = Cbc(wbc=amount("1.2"), anc=amount("-3"))
    assert [note.statement.key for note in plausibility_notes(compared)] == ["number.negative"]


# -- the laboratory's lower limit -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "unit", "stands"),
    [
        ("0.2", LITRE, True),
        ("0.199", LITRE, False),
        ("20", LITRE, True),
        ("20.01", LITRE, False),
        ("200", "/uL", True),
        ("199", "/uL", False),
        ("20000", "/uL", True),
        ("20001", "/uL", False),
        ("1500", LITRE, False),
        ("1.5", "/uL", False),
    ],
)
def test_a_lower_limit_must_be_one(number: str, unit: str, *, stands: bool) -> None:
    cbc = replace(USUAL, anc_lower_limit=amount(number, unit))
    blocked = Note(BLOCK, "anc_lower_limit", say("anc_lower_limit.impossible", number=number))
    assert notes_on(cbc, "anc_lower_limit") == (() if stands else (blocked,))


def test_the_range_of_a_lower_limit_in_each_unit() -> None:
    assert lower_limit_range(LITRE) == (Decimal("0.2"), Decimal(20))
    assert lower_limit_range("/uL") == (Decimal(200), Decimal(20_000))
    assert lower_limit_range("10*12/L") == (Decimal("0.0002"), Decimal("0.02"))
    with pytest.raises(ValueError, match="g/L counts no cells"):
        lower_limit_range("g/L")


# -- sums -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("segs 50, bands 5, lymphocytes 30, monocytes 8, eosinophils 4, basophils 1, other 2", "100"),
        ("segs 50, blasts 3, lymphocytes 30, atypical_lymphocytes 7, monocytes 8", "98"),
        ("segs 50, metamyelocytes 3, myelocytes 2, promyelocytes 1, lymphocytes 30, monocytes 8", "94"),
        # a total holds segs and bands
        ("neutrophils 60, bands 5, lymphocytes 30, monocytes 8", "98"),
        ("segs 50, neutrophils 55, lymphocytes 30, monocytes 8", "88"),
        # the analyser's immature granulocytes hold their kinds, and a total holds them
        ("segs 50, immature_granulocytes 4, lymphocytes 30, monocytes 8", "92"),
        ("segs 50, immature_granulocytes 4, metamyelocytes 3, lymphocytes 30, monocytes 8", "91"),
        ("neutrophils 55, immature_granulocytes 4, lymphocytes 30, monocytes 8", "93"),
        ("neutrophils 55, metamyelocytes 3, lymphocytes 30, monocytes 8", "96"),
        ("", "0"),
        ("bands 5, lymphocytes 30", "30"),
    ],
)
def test_no_cell_is_added_twice(text: str, total: str) -> None:
    assert differential_total(cells(text)) == Decimal(total)


@pytest.mark.parametrize(
    ("lymphocytes", "kind", "key"),
    [
        ("43", None, ""),  # 98
        ("42.9", NOTE, "differential.sum_noted"),
        ("47", None, ""),  # 102
        ("47.1", NOTE, "differential.sum_noted"),
        ("35", NOTE, "differential.sum_noted"),  # 90
        ("34.9", WARN, "differential.sum_provisional"),
        ("50", NOTE, "differential.sum_noted"),  # 105
        ("50.1", WARN, "differential.sum_provisional"),
    ],
)
@pytest.mark.parametrize("neutrophils", ["segs 45, bands 5", "neutrophils 50"])
def test_a_complete_differential_is_noted_outside_98_to_102_and_provisional_outside_90_to_105(
    neutrophils: str, lymphocytes: str, kind: NoteKind | None, key: str
) -> None:
    cbc = Cbc(differential=cells(f"{neutrophils}, lymphocytes {lymphocytes}, monocytes 5"))
    total = str(Decimal(lymphocytes) + 55)
    expected = (
        () if kind is None else (Note(kind, "differential", say(key, total=total), provisional=kind is WARN),)
    )
    assert notes_on(cbc, "differential") == expected


@pytest.mark.parametrize(
    "text",
    [
        "segs 20, bands 5, lymphocytes 20",
        "segs 20, bands 5, monocytes 5",
        "lymphocytes 20, monocytes 5",
        "bands 5, lymphocytes 20, monocytes 5",
    ],
)
def test_a_differential_that_is_not_complete_is_not_added_up(text: str) -> None:
    assert notes_on(Cbc(differential=cells(text)), "differential") == ()


def test_absolute_cells_are_not_added_to_a_hundred() -> None:
    cbc = Cbc(differential=cells("segs 60, bands 50, lymphocytes 1, monocytes 1", "/uL"))
    assert notes_on(cbc, "differential") == ()


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("segs 60, bands 40", None),
        ("segs 60, bands 40.1", "100.1"),
        ("segs 100, bands 0.1", "100.1"),
        ("segs 60, bands 44", "104"),
        ("neutrophils 90, bands 20", None),  # the total holds the bands
    ],
)
def test_segs_and_bands_over_a_hundred_block(text: str, total: str | None) -> None:
    cbc = Cbc(wbc=amount("5"), differential=cells(f"{text}, lymphocytes 1, monocytes 1"))
    found = [note for note in notes_on(cbc, "differential") if note.kind is BLOCK]
    said = say("differential.neutrophils_over_100", total=total)
    assert found == ([] if total is None else [Note(BLOCK, "differential", said)])


def test_what_blocks_is_not_compared_with_the_laboratory() -> None:
    cbc = Cbc(wbc=amount("5"), anc=amount("0.4"), differential=cells("segs 60, bands 44"))
    assert [note.field for note in plausibility_notes(cbc)] == ["differential"]


# -- bands and segs ---------------------------------------------------------------------------------------

BLANK = Note(WARN, "bands", say("bands.blank"), provisional=True)


@pytest.mark.parametrize(
    ("differential", "asked"),
    [
        (cells("segs 30"), True),
        (cells("segs 30", reported=True), True),
        (cells("segs 30", reported=False), False),
        (cells("segs 30, bands 0"), False),
        (cells("segs 30, neutrophils 35"), False),
        (cells("neutrophils 35"), False),
        (cells("lymphocytes 35"), False),
        (cells("segs 0.3", LITRE), True),
    ],
)
def test_blank_bands_are_asked_for_beside_segs_alone(differential: Differential, *, asked: bool) -> None:
    assert notes_on(Cbc(differential=differential), "bands") == ((BLANK,) if asked else ())


@pytest.mark.parametrize(
    ("text", "said"),
    [("bands 5", True), ("segs 30, bands 5", False), ("neutrophils 35, bands 5", False), ("", False)],
)
def test_bands_alone_are_no_count(text: str, *, said: bool) -> None:
    missing = Note(NOTE, "segs", say("segs.missing"))
    assert notes_on(Cbc(differential=cells(text)), "segs") == ((missing,) if said else ())


# -- nucleated red cells ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wbc", "corrected"),
    [
        (amount("1.20"), "1.00"),
        (amount("3.0"), "2.50"),
        (amount("1"), "0.83"),
        (amount("1200", "/uL"), "1000"),
        (amount("1000", "/uL"), "833"),
        (amount("1.2", "10*3/uL"), "1.00"),
        (amount("1200", "10*6/L"), "1000"),
        (amount("12000", "/uL"), "10000"),
        (amount("0.0012", "10*12/L"), "0.00100"),
        (amount("1.20", "10*6/mL"), "1.00"),
        (amount("1200000", "/mL"), "1000000"),
    ],
)
def test_the_answer_no_shows_the_corrected_white_count_in_the_unit_it_was_typed_in(
    wbc: Quantity, corrected: str
) -> None:
    """20 nucleated red cells: x 100 / 120, by hand."""
    cbc = Cbc(wbc=wbc, nrbc=Decimal(20), differential=cells("segs 50, bands 0"))
    no = say("choice.nrbc_no", number=str(wbc.value), nrbc="20", corrected=corrected)
    choices = (
        Choice(say("choice.yes"), (("wbc_corrected", "yes"),)),
        Choice(no, (("wbc_corrected", "no"),)),
        Choice(say("choice.nrbc_unknown"), (("wbc_corrected", "unknown"),)),
    )
    assert notes_on(cbc, "nrbc") == (Note(WARN, "nrbc", say("nrbc.corrected"), choices, provisional=True),)


@pytest.mark.parametrize("known", list(Known))
def test_an_answered_correction_is_not_asked_about_again(known: Known) -> None:
    assert notes_on(replace(USUAL, nrbc=Decimal(20), wbc_corrected=known), "nrbc") == ()


@pytest.mark.parametrize(
    ("cbc", "asked", "provisional"),
    [
        (replace(USUAL, nrbc=Decimal("0.1")), True, True),
        (replace(USUAL, nrbc=Decimal(0)), False, False),
        (replace(USUAL, nrbc=Decimal(20), wbc=None), False, False),
        (Cbc(wbc=amount("5"), nrbc=Decimal(20)), True, False),
        (Cbc(wbc=amount("5"), nrbc=Decimal(20), differential=cells("lymphocytes 40")), True, False),
        (Cbc(wbc=amount("5"), nrbc=Decimal(20), differential=cells("neutrophils 40")), True, True),
        (Cbc(wbc=amount("5"), nrbc=Decimal(20), differential=cells("bands 40")), True, True),
    ],
)
def test_the_correction_matters_where_neutrophils_were_counted(
    cbc: Cbc, *, asked: bool, provisional: bool
) -> None:
    found = notes_on(cbc, "nrbc")
    assert [note.provisional for note in found] == ([provisional] if asked else [])


# -- two counts of one sample -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wbc", "laboratory", "over"),
    [
        (amount("1.20"), amount("1.20"), False),
        (amount("1.20"), amount("1.21"), True),
        (amount("1200", "/uL"), amount("1.21"), True),
        (amount("1.20"), amount("1210", "/uL"), True),
        (amount("1.20"), amount("2", LITRE, BELOW), False),
        (amount("1.20", LITRE, ABOVE), amount("2"), False),
    ],
)
def test_a_laboratory_count_above_the_white_count_blocks(
    wbc: Quantity, laboratory: Quantity, *, over: bool
) -> None:
    found = notes_on(Cbc(wbc=wbc, anc=laboratory), "anc")
    higher = laboratory.value / (1000 if laboratory.unit == "/uL" else 1)
    said = say("anc.over_wbc", anc=higher, wbc=Decimal("1.20"))
    assert found == ((Note(BLOCK, "anc", said),) if over else ())


@pytest.mark.parametrize("comparator", [BELOW, ABOVE])
def test_a_lower_limit_with_a_sign_is_not_taken_for_its_number(comparator: Comparator) -> None:
    limit = amount("2.0", LITRE, comparator)
    said = say("anc_lower_limit.comparator", text=f"{comparator.value}2.0")
    found = notes_on(Cbc(anc=amount("1.8"), anc_lower_limit=limit), "anc_lower_limit")
    assert found == (Note(BLOCK, "anc_lower_limit", said),)


@pytest.mark.parametrize(
    ("wbc", "laboratory", "over"),
    [
        (amount("0.5", LITRE, BELOW), amount("0.49"), False),
        (amount("0.5", LITRE, BELOW), amount("0.5"), True),
        (amount("0.5", LITRE, BELOW), amount("600", "/uL"), True),
        (amount("0.5", LITRE, BELOW), amount("0.6", LITRE, BELOW), False),
        (amount("0.5"), amount("0.4", LITRE, ABOVE), False),
        (amount("0.5"), amount("0.5", LITRE, ABOVE), True),
        (amount("0.5"), amount("0.6", LITRE, ABOVE), True),
        (amount("0.5"), amount("0.5"), False),
    ],
)
def test_a_count_that_does_not_fit_a_limit_blocks(wbc: Quantity, laboratory: Quantity, *, over: bool) -> None:
    """No neutrophil count reaches a white count that lies below it; `<` and `>` shut their number out."""
    found = notes_on(Cbc(wbc=wbc, anc=laboratory), "anc")
    assert [(note.kind, note.statement.key) for note in found] == [(BLOCK, "anc.over_wbc_limit")] * over


def test_absolute_cells_that_do_not_fit_a_limit_block(phrasebook: Phrasebook) -> None:
    cbc = Cbc(wbc=amount("0.5", LITRE, BELOW), differential=cells("segs 0.6, bands 0", LITRE))
    (note,) = notes_on(cbc, "differential")
    said = "ANC 0.60 does not fit WBC <0.50. One of them is wrong; nothing saved."
    assert (note.kind, phrasebook.text(note.statement)) == (BLOCK, said)


@pytest.mark.parametrize(
    ("segs", "unit", "over"),
    [("1.20", LITRE, False), ("1.21", LITRE, True), ("1210", "/uL", True), ("100", "%", False)],
)
def test_absolute_cells_above_the_white_count_block(segs: str, unit: str, *, over: bool) -> None:
    cbc = Cbc(wbc=amount("1.20"), differential=cells(f"segs {segs}, bands 0", unit))
    said = say("anc.over_wbc", anc=Decimal("1.21"), wbc=Decimal("1.20"))
    assert notes_on(cbc, "differential") == ((Note(BLOCK, "differential", said),) if over else ())


@pytest.mark.parametrize(
    ("laboratory", "asked"),
    [
        # computed 3.00: over 10 % of the lower and over 0.1 apart
        ("3.00", False),
        ("3.30", False),
        ("3.3001", True),
        ("2.7273", False),  # 10 % of 2.7273 is 0.27273; apart 0.2727
        ("2.7272", True),  # 0.27272; apart 0.2728
        ("4.0", True),
        ("1.6", True),
    ],
)
def test_two_counts_apart_by_more_than_a_tenth_ask(laboratory: str, *, asked: bool) -> None:
    cbc = Cbc(wbc=amount("6"), differential=cells("segs 45, bands 5"), anc=amount(laboratory))
    found = notes_on(cbc, "anc")
    choices = (
        Choice(say("choice.plot_lab"), (("plotted", "lab"),)),
        Choice(say("choice.plot_computed"), (("plotted", "computed"),)),
    )
    said = say("anc.which", laboratory=Decimal(laboratory), computed=Decimal(3), sign="")
    assert found == ((Note(ASK, "anc", said, choices),) if asked else ())


@pytest.mark.parametrize(
    ("laboratory", "asked"),
    [
        # computed 0.25: far apart in per cent, less than 0.1 apart
        *(("0.15", False), ("0.149", True), ("0.35", False), ("0.351", True)),
        # another severity word, however near
        *(("0.1", True), ("0.0999", True), ("0.5", True), ("0.4999", True)),
    ],
)
def test_small_counts_must_be_a_tenth_apart_or_have_another_word(laboratory: str, *, asked: bool) -> None:
    cbc = Cbc(wbc=amount("0.5"), differential=cells("segs 45, bands 5"), anc=amount(laboratory))
    assert bool(notes_on(cbc, "anc")) is asked


@pytest.mark.parametrize(
    ("wbc", "laboratory", "asked"),
    [
        # computed is half of the white count
        *(("1.0", "0.499", True), ("1.0", "0.5", False), ("2.0", "0.999", True), ("2.0", "1.0", False)),
        *(("0.2", "0.0999", True), ("0.2", "0.1", False), ("3.0", "1.4999", True), ("3.0", "1.5", False)),
        *(("4.0", "1.99", False), ("1.2", "0.59", False)),
    ],
)
def test_two_counts_in_different_words_ask(wbc: str, laboratory: str, *, asked: bool) -> None:
    cbc = Cbc(wbc=amount(wbc), differential=cells("segs 45, bands 5"), anc=amount(laboratory))
    assert bool(notes_on(cbc, "anc")) is asked


def test_a_wards_own_lines_part_the_words() -> None:
    cbc = Cbc(wbc=amount("4.0"), differential=cells("segs 45, bands 5"), anc=amount("1.99"))
    own = (Decimal("0.5"), Decimal("2.0"))
    assert [note.statement.key for note in plausibility_notes(cbc, lines=own)] == ["anc.which"]
    assert plausibility_notes(cbc) == ()


@pytest.mark.parametrize(
    ("laboratory", "asked"), [("0.5", False), ("0.42", True), ("0.4201", False), ("0.1", True), ("9", False)]
)
def test_a_count_below_a_limit_is_at_odds_with_a_computed_one_at_or_above_it(
    laboratory: str, *, asked: bool
) -> None:
    cbc = Cbc(wbc=amount("1.2"), differential=cells("segs 30, bands 5"), anc=amount(laboratory, LITRE, BELOW))
    found = notes_on(cbc, "anc")
    assert [note.statement["sign"] for note in found] == (["<"] if asked else [])


@pytest.mark.parametrize("plotted", list(Plotted))
def test_the_answer_which_count_stands_is_not_asked_for_again(plotted: Plotted) -> None:
    cbc = replace(USUAL, anc=amount("1.0"), plotted=plotted)
    assert plausibility_notes(cbc) == ()
    assert plausibility_notes(replace(cbc, plotted=None)) != ()


def test_a_single_count_is_compared_with_nothing() -> None:
    assert plausibility_notes(Cbc(anc=amount("0.4"))) == ()
    assert plausibility_notes(Cbc(wbc=amount("1.2"), anc=amount("0.4"))) == ()
    assert plausibility_notes(Cbc(differential=cells("segs 3, bands 0.1", LITRE))) == ()


def test_a_remark_on_the_sum_or_a_block_elsewhere_does_not_end_the_comparison() -> None:
    noted = Cbc(
        wbc=amount("5"),
        anc=amount("0.4"),
        differential=cells("segs 50, bands 5, lymphocytes 30, monocytes 5"),
    )
    assert [note.statement.key for note in plausibility_notes(noted)] == [
        "differential.sum_noted",
        "anc.which",
    ]
    blocked = Cbc(wbc=amount("5"), anc=amount("9"), differential=cells("segs 50, bands 5, eosinophils 101"))
    assert [note.statement.key for note in plausibility_notes(blocked)] == ["share.over_100", "anc.over_wbc"]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("segs 20, immature_granulocytes 1", True),  # 5 % of the neutrophils
        ("segs 20.1, immature_granulocytes 1", False),
        ("segs 19, bands 1, immature_granulocytes 1", True),
        ("segs 20, bands 0.1, immature_granulocytes 1", False),
        ("neutrophils 20, immature_granulocytes 1", True),
        ("neutrophils 20.1, immature_granulocytes 1", False),
        ("segs 20, immature_granulocytes 0", False),
        ("immature_granulocytes 1", False),
    ],
)
def test_immature_granulocytes_are_many_from_a_twentieth_of_the_neutrophils_up(
    text: str, *, many: bool
) -> None:
    remark = Note(NOTE, "immature_granulocytes", say("immature_granulocytes.many", share="5"))
    found = notes_on(Cbc(differential=cells(text)), "immature_granulocytes")
    assert found == ((remark,) if many else ())


def test_numbers_that_are_held_with_an_exponent_are_written_in_plain_digits() -> None:
    """A file may be read into 1E+2; nobody writes that on a ward."""

    def texts(cbc: Cbc) -> list[object]:
        return [value for note in plausibility_notes(cbc) for _, value in note.statement.values]

    assert texts(Cbc(differential=cells("eosinophils 2E+2"))) == ["200"]
    assert texts(replace(USUAL, anc_lower_limit=amount("2E+3"))) == ["2000"]
    assert texts(Cbc(differential=cells("segs 9E+1, bands 2E+1"))) == ["110"]
    noted = Cbc(differential=cells("neutrophils 5E+1, lymphocytes 4E+1, monocytes 0E+1"))
    assert texts(noted) == ["90"]
    assert texts(Cbc(differential=cells("neutrophils 5E+1, lymphocytes 3E+1, monocytes 0E+1"))) == ["80"]
    assert texts(Cbc(differential=cells("blasts 1E+1"))) == ["10", "%"]
    asked = plausibility_notes(replace(USUAL, wbc=amount("2E+1"), nrbc=Decimal("2E+1")))[0]
    no = asked.choices[1].label
    assert (no["number"], no["nrbc"], no["corrected"]) == ("20", "20", "16.67")


# -- notes beside each other ------------------------------------------------------------------------------


def test_a_question_or_a_block_hides_the_remarks_of_its_field_only() -> None:
    def told(kind: NoteKind, field: str) -> Note:
        return Note(kind, field, say("number.letters", text=kind.value))

    asked, blocked = told(ASK, "wbc"), told(BLOCK, "segs")
    remark, other = told(WARN, "wbc"), told(NOTE, "bands")
    assert gravest((remark, asked, other, blocked, told(NOTE, "segs"))) == (asked, other, blocked)
    assert gravest((remark, remark, other)) == (remark, other)
    assert gravest((asked, told(BLOCK, "wbc"))) == (asked, told(BLOCK, "wbc"))


FULL = Cbc(
    wbc=amount("5"),
    anc=amount("2"),
    anc_lower_limit=amount("1.8"),
    haemoglobin=amount("92", "g/L"),
    mcv=amount("88", "fL"),
    platelets=amount("140"),
    reticulocytes=amount("1.2", "%"),
    nrbc=Decimal(1),
    cells_counted=100,
    differential=Differential(**dict.fromkeys(CELLS, Decimal(1))),  # type: ignore[arg-type]
)


@pytest.mark.parametrize("kind", list(NoteKind))
@pytest.mark.parametrize("field", [*AMOUNTS, "nrbc", "cells_counted", *CELLS])
def test_a_field_in_question_is_left_out(field: str, kind: NoteKind) -> None:
    left = without_open_fields(FULL, (Note(kind, field, say("number.letters", text="x")),))
    changed = [
        name for name in (*AMOUNTS, "nrbc", "cells_counted") if getattr(left, name) != getattr(FULL, name)
    ] + [name for name in CELLS if left.differential.cell(name) is None]
    assert changed == ([field] if kind in (ASK, BLOCK) else [])
    assert field in CELLS or changed == [] or getattr(left, field) is None


def test_a_question_which_count_stands_leaves_the_laboratorys_in_place() -> None:
    def left(notes: Iterable[Note]) -> Cbc:
        return without_open_fields(FULL, notes)

    which = Note(ASK, "anc", say("anc.which"))
    assert left((which,)) is FULL
    assert left((which, Note(ASK, "anc", say("anc.beyond")))).anc is None
    assert left((Note(BLOCK, "differential", say("differential.neutrophils_over_100")),)) is FULL
