"""Questions about the size of a number, another unit or a fraction for a per cent: at each edge, in full."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from neutro_desk.workup.case import CELLS, Cbc, Comparator, Differential, Quantity
from neutro_desk.workup.scale import amount_notes, anc_range, fraction_notes
from neutro_desk.workup.statements import Choice, Note, NoteKind, say

NOTE, WARN, ASK, BLOCK = NoteKind.NOTE, NoteKind.WARN, NoteKind.ASK, NoteKind.BLOCK
LITRE, CELL = "10*9/L", "/uL"
PER_LITRE, PER_CELL = "×10⁹/L", "/µL"
NOTHING: frozenset[str] = frozenset()


def amount(number: str, unit: str = LITRE, comparator: Comparator | None = None) -> Quantity:
    return Quantity(Decimal(number), unit, comparator)


def notes_of(field: str, quantity: Quantity, *confirmed: str) -> list[Note]:
    measured: dict[str, Any] = {field: quantity}
    return amount_notes(Cbc(**measured), frozenset(confirmed))


def choice(number: str, unit: str, *changes: tuple[str, str], confirms: str | None = None) -> Choice:
    return Choice(say("choice.with_unit", number=number, unit=unit), changes, confirms)


def is_right(number: str, unit: str, key: str) -> Choice:
    return Choice(say("choice.is_right", number=number, unit=unit), confirms=key)


def kinds(notes: list[Note]) -> list[NoteKind]:
    return [note.kind for note in notes]


# -- too many ---------------------------------------------------------------------------------------------


def test_a_white_count_beyond_what_is_seen_asks_for_cells_per_microlitre() -> None:
    said = say("wbc.beyond", number="5200", unit=PER_LITRE, other=PER_CELL, converted="5.2")
    choices = (choice("5.2", PER_LITRE, ("wbc_unit", CELL)), Choice(say("choice.keep_typing")))
    assert notes_of("wbc", amount("5200")) == [Note(ASK, "wbc", said, choices)]


@pytest.mark.parametrize(
    ("field", "number", "converted"), [("anc", "420", "0.42"), ("platelets", "140000", "140")]
)
def test_another_count_beyond_what_is_seen_asks_and_can_be_right(
    field: str, number: str, converted: str
) -> None:
    said = say(f"{field}.beyond", number=number, unit=PER_LITRE, other=PER_CELL, converted=converted)
    key = f"unit:{field}:{number} {LITRE}"
    choices = (choice(converted, PER_LITRE, (f"{field}_unit", CELL)), is_right(number, PER_LITRE, key))
    assert notes_of(field, amount(number)) == [Note(ASK, field, said, choices)]
    assert notes_of(field, amount(number), key) == []
    assert notes_of(field, amount(number), f"unit:{field}:{number}0 {LITRE}") != []


def test_absolute_neutrophils_beyond_what_is_seen_ask_for_the_unit_of_the_differential() -> None:
    cells = Differential(unit=LITRE, segs=Decimal(420), bands=Decimal(100))
    said = say("anc.beyond", number="420", unit=PER_LITRE, other=PER_CELL, converted="0.42")
    key = f"unit:segs:420 {LITRE}"
    choices = (choice("0.42", PER_LITRE, ("differential_unit", CELL)), is_right("420", PER_LITRE, key))
    assert amount_notes(Cbc(differential=cells), NOTHING) == [Note(ASK, "segs", said, choices)]
    assert amount_notes(Cbc(differential=cells), frozenset((key,))) == []


def test_the_unit_of_absolute_cells_is_asked_for_once() -> None:
    both = Differential(unit=LITRE, neutrophils=Decimal(500), segs=Decimal(420))
    assert [note.field for note in amount_notes(Cbc(differential=both), NOTHING)] == ["neutrophils"]
    second = Differential(unit=LITRE, neutrophils=Decimal(5), segs=Decimal(420))
    assert [note.field for note in amount_notes(Cbc(differential=second), NOTHING)] == ["segs"]
    others = Differential(unit=LITRE, bands=Decimal(500), lymphocytes=Decimal(500))
    assert amount_notes(Cbc(differential=others), NOTHING) == []
    shares = Differential(neutrophils=Decimal(500), segs=Decimal(420))
    assert amount_notes(Cbc(differential=shares), NOTHING) == []


@pytest.mark.parametrize(
    ("field", "unit", "number", "kind"),
    [
        # white cells: to 500 x 10^9/L
        *(("wbc", LITRE, "500", WARN), ("wbc", LITRE, "500.01", ASK), ("wbc", LITRE, "500000", ASK)),
        *(("wbc", LITRE, "500000.1", BLOCK), ("wbc", "10*3/uL", "501", ASK), ("wbc", "/nL", "501", ASK)),
        *(("wbc", CELL, "500000", WARN), ("wbc", CELL, "500001", BLOCK), ("wbc", "10*6/L", "500001", BLOCK)),
        *(("wbc", "10*12/L", "0.5", WARN), ("wbc", "10*12/L", "0.501", ASK), ("wbc", "10*12/L", "500", ASK)),
        *(
            ("wbc", "10*12/L", "501", BLOCK),
            ("wbc", "/mL", "500000000", WARN),
            ("wbc", "/mL", "500000001", BLOCK),
        ),
        # neutrophils: to 100 x 10^9/L
        *(("anc", LITRE, "100", WARN), ("anc", LITRE, "100.1", ASK), ("anc", LITRE, "100000", ASK)),
        *(("anc", LITRE, "100001", BLOCK), ("anc", CELL, "100000", None), ("anc", CELL, "100001", BLOCK)),
        # platelets: to 5000 x 10^9/L
        *(("platelets", LITRE, "5000", None), ("platelets", LITRE, "5001", ASK)),
        *(("platelets", LITRE, "5000000", ASK), ("platelets", LITRE, "5000001", BLOCK)),
    ],
)
def test_the_most_that_is_seen_of_each(field: str, unit: str, number: str, kind: NoteKind | None) -> None:
    assert kinds(notes_of(field, amount(number, unit))) == ([] if kind is None else [kind])


@pytest.mark.parametrize(
    ("anc", "wbc", "said"),
    [
        (amount("20"), None, False),
        (amount("20.1"), None, True),
        (amount("42", "10*3/uL"), None, True),
        (amount("42", LITRE, Comparator.ABOVE), None, True),
        (amount("42", LITRE, Comparator.BELOW), None, False),
        (amount("42000", CELL), None, False),
        (amount("42"), amount("50"), False),
        (amount("42"), amount("30", LITRE, Comparator.ABOVE), True),
    ],
)
def test_a_laboratory_count_that_may_be_cells_per_microlitre_is_to_be_checked(
    anc: Quantity, wbc: Quantity | None, *, said: bool
) -> None:
    """42 per microlitre is profound; beside the unit of the litre it read "not below 1.5", unremarked."""
    unit = "×10³/µL" if anc.unit == "10*3/uL" else PER_LITRE
    unusual = Note(WARN, "anc", say("anc.unusual", number=str(anc.value), unit=unit))
    found = [note for note in amount_notes(Cbc(anc=anc, wbc=wbc), NOTHING) if note.field == "anc"]
    assert found == ([unusual] if said else [])


def test_what_fits_no_unit_is_impossible() -> None:
    said = say("amount.impossible", number="500000.1", unit=PER_LITRE)
    assert notes_of("wbc", amount("500000.1")) == [Note(BLOCK, "wbc", said)]
    in_cells = say("amount.impossible", number="500001", unit=PER_CELL)
    assert notes_of("wbc", amount("500001", CELL)) == [Note(BLOCK, "wbc", in_cells)]


def test_red_cells_units_are_asked_about_in_the_next_smaller_one() -> None:
    said = say("wbc.beyond", number="5.2", unit="×10¹²/L", other=PER_LITRE, converted="5.2")
    choices = (choice("5.2", PER_LITRE, ("wbc_unit", LITRE)), Choice(say("choice.keep_typing")))
    assert notes_of("wbc", amount("5.2", "10*12/L")) == [Note(ASK, "wbc", said, choices)]


def test_a_number_is_written_in_plain_digits_however_it_is_held() -> None:
    said = say("wbc.beyond", number="5200", unit=PER_LITRE, other=PER_CELL, converted="5.2")
    (asked,) = notes_of("wbc", amount("5.2E+3"))
    assert asked.statement == said


# -- too few ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("field", "number"), [("wbc", "0.3"), ("anc", "0.42"), ("platelets", "140")])
def test_a_few_cells_per_microlitre_ask_for_the_litre(field: str, number: str) -> None:
    key = f"unit:{field}:{number} {CELL}"
    choices = (choice(number, PER_LITRE, (f"{field}_unit", LITRE)), is_right(number, PER_CELL, key))
    said = say(f"{field}.few_cells", number=number)
    asked = Note(ASK, field, said, choices)
    assert notes_of(field, amount(number, CELL))[:1] == [asked]
    assert asked not in notes_of(field, amount(number, CELL), key)


def test_a_few_absolute_neutrophils_per_microlitre_ask_for_the_litre() -> None:
    cells = Differential(unit=CELL, neutrophils=Decimal("0.42"))
    key = f"unit:neutrophils:0.42 {CELL}"
    choices = (choice("0.42", PER_LITRE, ("differential_unit", LITRE)), is_right("0.42", PER_CELL, key))
    said = say("anc.few_cells", number="0.42")
    assert amount_notes(Cbc(differential=cells), NOTHING) == [Note(ASK, "neutrophils", said, choices)]


@pytest.mark.parametrize(
    ("field", "number", "asks"),
    [
        # whole white cells from 50 up, whole neutrophils from 10 up, platelets from 1000 up
        *(
            ("wbc", "0", False),
            ("wbc", "1", True),
            ("wbc", "49", True),
            ("wbc", "49.9", True),
            ("wbc", "50", False),
        ),
        *(
            ("wbc", "50.5", False),
            ("anc", "0", False),
            ("anc", "1", True),
            ("anc", "9", True),
            ("anc", "10", False),
        ),
        *(("anc", "10.5", True), ("anc", "49.5", True), ("anc", "49", False), ("anc", "50.5", False)),
        *(("platelets", "999", True), ("platelets", "1000", False), ("platelets", "0", False)),
    ],
)
def test_the_fewest_cells_per_microlitre_that_are_not_asked_about(
    field: str, number: str, *, asks: bool
) -> None:
    assert (ASK in kinds(notes_of(field, amount(number, CELL)))) is asks


@pytest.mark.parametrize("unit", ["10*6/L", "10*3/mL", LITRE, "/nL", "/mL"])
def test_only_cells_per_microlitre_are_mistaken_for_the_litre(unit: str) -> None:
    assert ASK not in kinds(notes_of("wbc", amount("0.3", unit)))


def test_a_limit_of_the_method_may_be_small_or_large() -> None:
    below = Comparator.BELOW
    assert notes_of("anc", amount("5", CELL, below)) == []
    assert kinds(notes_of("anc", amount("5", CELL, Comparator.ABOVE))) == [ASK]
    assert kinds(notes_of("anc", amount("420", LITRE, below))) == [ASK]


@pytest.mark.parametrize(
    ("unit", "fewest", "most"),
    [(LITRE, "0", "100"), (CELL, "50", "100000"), ("10*12/L", "0", "0.1"), ("/mL", "0", "100000000")],
)
def test_the_range_without_a_question_is_known_to_whoever_grades_tables(
    unit: str, fewest: str, most: str
) -> None:
    assert anc_range(unit) == (Decimal(fewest), Decimal(most))


@pytest.mark.parametrize("unit", ["%", "g/L", "no unit"])
def test_only_cells_have_such_a_range(unit: str) -> None:
    with pytest.raises(ValueError, match="counts no cells"):
        anc_range(unit)


def test_a_unit_that_counts_no_cells_has_no_other_to_offer() -> None:
    """Reading refuses it; were it to come through, nothing is made of it."""
    assert notes_of("platelets", amount("140000", "fL")) == []


# -- unusual ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (amount("100"), False),
        (amount("100.1"), True),
        (amount("0.1"), False),
        (amount("0.09"), True),
        (amount("0"), True),
        (amount("0", CELL), True),
        (amount("100001", CELL), True),
        (amount("100000", CELL), False),
        (amount("0.05", LITRE, Comparator.BELOW), False),
        (amount("0.05", LITRE, Comparator.ABOVE), False),
        (amount("150", LITRE, Comparator.ABOVE), True),
    ],
)
def test_an_unusual_white_count_is_to_be_checked(quantity: Quantity, *, said: bool) -> None:
    unit = PER_LITRE if quantity.unit == LITRE else PER_CELL
    unusual = Note(WARN, "wbc", say("wbc.unusual", number=str(quantity.value), unit=unit))
    assert notes_of("wbc", quantity) == ([unusual] if said else [])


@pytest.mark.parametrize(
    ("number", "said"), [("40", False), ("39.9", True), ("160", False), ("160.1", True), ("88", False)]
)
def test_an_unusual_cell_volume_is_to_be_checked(number: str, *, said: bool) -> None:
    unusual = Note(WARN, "mcv", say("mcv.unusual", number=number))
    assert notes_of("mcv", amount(number, "fL")) == ([unusual] if said else [])


# -- haemoglobin ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "unit", "other"),
    [
        *(("20", "g/L", None), ("19.9", "g/L", "g/dL"), ("0", "g/L", None), ("0.1", "g/L", "g/dL")),
        *(("30", "g/dL", None), ("30.1", "g/dL", "g/L"), ("92", "g/dL", "g/L"), ("200", "g/L", None)),
        *(("9.2", "g/dL", None), ("0", "g/dL", None)),
    ],
)
def test_a_haemoglobin_out_of_range_asks_for_the_other_unit(
    number: str, unit: str, other: str | None
) -> None:
    key = f"unit:haemoglobin:{number} {unit}"
    expected: list[Note] = []
    if other is not None:
        said = say("haemoglobin.unit", number=number, unit=unit, other=other)
        choices = (choice(number, other, ("haemoglobin_unit", other)), is_right(number, unit, key))
        expected = [Note(ASK, "haemoglobin", said, choices)]
    assert notes_of("haemoglobin", amount(number, unit)) == expected
    assert notes_of("haemoglobin", amount(number, unit), key) == []


@pytest.mark.parametrize("number", ["5.7", "57"])
def test_haemoglobin_in_mmol_is_noted(number: str) -> None:
    noted = [Note(NOTE, "haemoglobin", say("haemoglobin.mmol"))]
    assert notes_of("haemoglobin", amount(number, "mmol/L")) == noted


# -- fractions --------------------------------------------------------------------------------------------


def differential(text: str, unit: str = "%") -> Differential:
    entered: dict[str, Any] = {}
    for cell in filter(None, text.split(", ")):
        name, number = cell.split()
        entered[name] = Decimal(number)
    return Differential(unit=unit, **entered)


@pytest.mark.parametrize("name", ["segs", "neutrophils"])
def test_a_fraction_of_neutrophils_asks(name: str) -> None:
    cells = differential(f"{name} 0.42, lymphocytes 53")
    key = f"fraction:{name}:0.42"
    choices = (choice("0.42", "%", confirms=key), choice("42", "%", (name, "42")))
    asked = Note(ASK, name, say("share.fraction", small="0.42", large="42"), choices)
    assert fraction_notes(cells, NOTHING) == [asked]
    assert fraction_notes(cells, frozenset((key,))) == []
    assert fraction_notes(cells, frozenset((f"fraction:{name}:0.43",))) == [asked]


def test_a_whole_column_of_fractions_is_scaled_together() -> None:
    cells = differential("segs 0.425, bands 0.05, lymphocytes 1, monocytes 0")
    (asked,) = fraction_notes(cells, NOTHING)
    changes = (("segs", "42.5"), ("bands", "5"), ("lymphocytes", "100"), ("monocytes", "0"))
    assert asked.choices[1] == choice("42.5", "%", *changes)
    beside_more = differential("segs 0.425, bands 0.05, lymphocytes 1.1")
    assert fraction_notes(beside_more, NOTHING)[0].choices[1] == choice("42.5", "%", ("segs", "42.5"))


@pytest.mark.parametrize(
    ("share", "asks"), [("0", False), ("0.01", True), ("0.99", True), ("1", False), ("1.0", False)]
)
def test_neutrophils_between_nothing_and_one_are_asked_about(share: str, *, asks: bool) -> None:
    found = fraction_notes(differential(f"segs {share}, lymphocytes 60"), NOTHING)
    assert bool(found) is asks


@pytest.mark.parametrize("name", [name for name in CELLS if name not in ("segs", "neutrophils")])
def test_a_small_share_of_another_cell_is_never_asked_about(name: str) -> None:
    assert fraction_notes(differential(f"{name} 0.42"), NOTHING) == []


def test_absolute_cells_are_no_fractions() -> None:
    assert fraction_notes(differential("segs 0.42, bands 0.58", LITRE), NOTHING) == []


def test_shares_that_add_to_about_one_are_asked_about_together() -> None:
    cells = differential("segs 0, lymphocytes 0.95, monocytes 0.05")
    key = "fraction:all:segs=0|lymphocytes=0.95|monocytes=0.05"
    changes = (("segs", "0"), ("lymphocytes", "95"), ("monocytes", "5"))
    choices = (choice("0.95", "%", confirms=key), choice("95", "%", *changes))
    said = say("share.fraction", small="0.95", large="95")
    assert fraction_notes(cells, NOTHING) == [Note(ASK, "differential", said, choices)]
    assert fraction_notes(cells, frozenset((key,))) == []
    assert fraction_notes(cells, frozenset((f"{key}0",))) != []


@pytest.mark.parametrize(
    ("lymphocytes", "asks"), [("0.9", True), ("0.89", False), ("1.1", True), ("1.11", False)]
)
def test_about_one_is_nine_tenths_to_eleven(lymphocytes: str, *, asks: bool) -> None:
    assert bool(fraction_notes(differential(f"segs 0, lymphocytes {lymphocytes}"), NOTHING)) is asks


@pytest.mark.parametrize("text", ["segs 1", "segs 0, lymphocytes 1", "segs 1.0, bands 0", ""])
def test_whole_numbers_are_no_fractions(text: str) -> None:
    assert fraction_notes(differential(text), NOTHING) == []
