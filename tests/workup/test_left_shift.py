"""Left shift: the I:T ratio, when it is withheld, and the two lines that are drawn on it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Cbc, Comparator, Differential, Quantity
from neutro_desk.workup.left_shift import LeftShift, left_shift
from neutro_desk.workup.statements import Note, NoteKind, say

ADULT, NEWBORN = 20_000, 5


def cells(segs: str | None = "40", bands: str | None = "12", unit: str = "%", **young: str) -> Cbc:
    read = {name: Decimal(value) for name, value in young.items()}
    return Cbc(
        wbc=Quantity(Decimal("10.0"), "10*9/L"),
        differential=Differential(
            unit=unit,
            segs=None if segs is None else Decimal(segs),
            bands=None if bands is None else Decimal(bands),
            **read,  # type: ignore[arg-type]
        ),
    )


def shift(cbc: Cbc, age_days: int | None = ADULT, notes: tuple[Note, ...] = ()) -> LeftShift:
    found = left_shift(cbc, age_days, notes)
    assert found is not None
    return found


def keys(found: LeftShift) -> list[str]:
    return [statement.key for statement in found.said]


def test_a_newborn_with_sixteen_immature_of_fifty_six_has_a_ratio_of_0_286(phrasebook: Phrasebook) -> None:
    """CLINICAL T24."""
    found = shift(cells(metamyelocytes="3", myelocytes="1"), NEWBORN)
    assert found.ratio == Decimal("0.286")
    assert [phrasebook.text(said) for said in found.said] == [
        "I:T 16 / 56 = 0.286",
        "I:T above 0.2, the usual line for newborns (secondary source)",
    ]


def test_blasts_are_no_part_of_the_ratio() -> None:
    young = {"metamyelocytes": "3", "myelocytes": "1"}
    assert shift(cells(blasts="20", **young)) == shift(cells(**young))


@pytest.mark.parametrize(
    ("bands", "marked"),
    [("9.9", False), ("10", False), ("10.1", True)],
)
def test_the_line_of_newborns_is_passed_only_above_it(bands: str, marked: bool) -> None:
    """10 of 50 is 0.2 itself."""
    found = shift(cells(segs="40", bands=bands), NEWBORN)
    assert ("shift.newborn" in keys(found)) is marked


@pytest.mark.parametrize(("days", "newborn"), [(0, True), (27, True), (28, False), (None, False)])
def test_the_line_of_newborns_holds_for_the_first_28_days(days: int | None, newborn: bool) -> None:
    assert ("shift.newborn" in keys(shift(cells(), days))) is newborn


def test_a_ratio_just_above_the_line_is_never_written_as_the_line() -> None:
    """2001 of 10,001 are 0.20008."""
    found = shift(cells(segs="80.00", bands="20.01"), NEWBORN)
    assert found.ratio == Decimal("0.2001")
    assert "shift.newborn" in keys(found)


@pytest.mark.parametrize(("bands", "over"), [("9.9", False), ("10", False), ("10.1", True)])
def test_more_than_ten_per_cent_immature_forms_are_remarked_on(bands: str, over: bool) -> None:
    """SIRS criterion, BMC Infect Dis 2014;14:155."""
    assert ("shift.over_ten_per_cent" in keys(shift(cells(bands=bands)))) is over


def test_ten_per_cent_is_counted_with_the_younger_forms(phrasebook: Phrasebook) -> None:
    found = shift(cells(bands="8", metamyelocytes="2", promyelocytes="1"))
    assert phrasebook.text(found.remarks[0]) == (
        "Over 10 % immature forms: one of the SIRS criteria (BMC Infect Dis 2014;14:155)"
    )


def test_in_newborns_the_criterion_of_adults_is_not_named() -> None:
    assert keys(shift(cells(segs="60", bands="14"), NEWBORN)) == ["shift.ratio"]


@pytest.mark.parametrize(("bands", "over"), [("1.0", False), ("1.01", True)])
def test_absolute_counts_are_held_against_the_white_count(bands: str, over: bool) -> None:
    found = shift(cells(segs="4.0", bands=bands, unit="10*9/L"))
    assert ("shift.over_ten_per_cent" in keys(found)) is over


def test_without_an_exact_white_count_absolute_counts_tell_no_share() -> None:
    absolute = cells(segs="4.0", bands="3.0", unit="10*9/L")
    for white in (None, Quantity(Decimal(10), "10*9/L", Comparator.BELOW), Quantity(Decimal(0), "10*9/L")):
        assert keys(shift(replace(absolute, wbc=white))) == ["shift.ratio"]


def test_bands_not_reported_withhold_the_ratio(phrasebook: Phrasebook) -> None:
    cbc = cells(bands=None, metamyelocytes="2")
    silent = replace(cbc, differential=replace(cbc.differential, bands_reported=False))
    assert phrasebook.text(shift(silent).said[0]) == "No I:T ratio: bands are not reported"
    assert phrasebook.text(shift(cbc).said[0]) == "No I:T ratio: bands are blank"


def test_a_total_withholds_the_ratio(phrasebook: Phrasebook) -> None:
    total = Cbc(differential=Differential(neutrophils=Decimal(60), metamyelocytes=Decimal(2)))
    assert phrasebook.text(shift(total).said[0]) == "No I:T ratio: segs were not counted by kind"


def test_no_neutrophils_at_all_have_no_ratio(phrasebook: Phrasebook) -> None:
    found = shift(cells(segs="0", bands="0"))
    assert phrasebook.text(found.said[0]) == "No I:T ratio: no neutrophils counted"


def test_without_bands_and_younger_forms_an_adults_count_says_nothing_of_a_shift() -> None:
    assert left_shift(cells(bands=None), ADULT) is None
    assert left_shift(Cbc(), NEWBORN) is None


def test_a_newborns_count_says_why_there_is_no_ratio() -> None:
    assert keys(shift(cells(bands=None), NEWBORN)) == ["shift.bands_blank"]
    total = Cbc(differential=Differential(neutrophils=Decimal(60)))
    assert keys(shift(total, NEWBORN)) == ["shift.segs_missing"]


def test_an_analysers_immature_granulocytes_stand_for_their_kinds() -> None:
    """Sysmex: IG are promyelocytes, myelocytes and metamyelocytes together."""
    assert shift(cells(immature_granulocytes="4")).ratio == Decimal("0.286")
    both = cells(metamyelocytes="3", myelocytes="1", immature_granulocytes="5")
    assert shift(both).ratio == Decimal("0.286")


@pytest.mark.parametrize("field", ["segs", "bands", "metamyelocytes", "differential"])
def test_a_question_in_the_differential_leaves_nothing_to_say(field: str) -> None:
    asked = (Note(NoteKind.ASK, field, say("share.fraction", small="0.4", large="40")),)
    assert left_shift(cells(), ADULT, asked) is None


def test_a_question_about_the_white_count_leaves_the_ratio_alone() -> None:
    asked = (Note(NoteKind.ASK, "wbc", say("wbc.few_cells", number="0.3")),)
    assert keys(shift(cells(segs="4", bands="3", unit="10*9/L"), ADULT, asked)) == ["shift.ratio"]


@given(
    st.decimals(min_value=0, max_value=50, places=2),
    st.decimals(min_value=0, max_value=40, places=2),
    st.decimals(min_value=0, max_value=10, places=2),
)
def test_the_ratio_lies_between_nothing_and_one_and_on_its_side_of_the_line(
    segs: Decimal, bands: Decimal, metas: Decimal
) -> None:
    assume(segs + bands + metas > 0)
    found = shift(cells(str(segs), str(bands), metamyelocytes=str(metas)), NEWBORN)
    exact = Fraction(bands + metas) / Fraction(segs + bands + metas)
    assert found.ratio is not None
    assert 0 <= found.ratio <= 1
    assert abs(Fraction(found.ratio) - exact) <= Fraction(1, 2000)
    assert (found.ratio > Decimal("0.2")) is (exact > Fraction(1, 5)) is ("shift.newborn" in keys(found))


@pytest.mark.parametrize(
    ("segs", "bands", "ratio"),
    [
        ("80", "20", "0.200"),
        ("80", "20.01", "0.2001"),
        ("80", "19.99", "0.1999"),
        ("80", "20.0000001", "0.200000001"),
        ("80.000000000001", "20", "0.1999999999999980000000000000"),
        ("79.999999999999", "20", "0.2000000000000020000000000000"),
    ],
)
def test_a_ratio_beside_the_line_has_as_many_decimals_as_it_takes(segs: str, bands: str, ratio: str) -> None:
    """20.01 / 100.01 = 0.20008...; with three decimals it would stand on the line it is above."""
    found = shift(cells(segs, bands), NEWBORN)
    assert str(found.ratio) == ratio
    assert (len(found.remarks) == 1) is (
        Fraction(bands) / (Fraction(segs) + Fraction(bands)) > Fraction(1, 5)
    )


def test_the_remark_on_a_newborn_carries_the_ratio_as_shown_and_the_line() -> None:
    found = shift(cells(metamyelocytes="3", myelocytes="1"), NEWBORN)
    remark = say("shift.newborn", ratio="0.286", line="0.2")
    assert found == LeftShift(Decimal("0.286"), "16 / 56", None, (remark,))


def test_a_ratio_that_is_withheld_keeps_the_remark_on_the_share_of_immature_forms() -> None:
    found = shift(cells("80", None, metamyelocytes="11"))
    over = say("shift.over_ten_per_cent", line="10")
    assert found == LeftShift(withheld=say("shift.bands_blank"), remarks=(over,))
