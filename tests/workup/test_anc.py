"""The neutrophil count: exact, with its working, its limits and what a white count alone proves."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import beta

from neutro_desk.workup.anc import Anc, Basis, absolute_neutrophil_count
from neutro_desk.workup.binomial import share_limits
from neutro_desk.workup.case import Cbc, Comparator, Differential, Known, Method, Plotted, Quantity
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.statements import Note, NoteKind, say

shares = st.decimals(min_value=0, max_value=50, places=1)
whites = st.decimals(min_value=0, max_value=500, places=3)


def blood(wbc: str = "1.20", segs: str | None = "30", bands: str | None = "5", unit: str = "10*9/L") -> Cbc:
    cells = Differential(
        segs=None if segs is None else Decimal(segs), bands=None if bands is None else Decimal(bands)
    )
    return Cbc(wbc=Quantity(Decimal(wbc), unit), differential=cells)


def laboratory(value: str, comparator: Comparator | None = None) -> Quantity:
    return Quantity(Decimal(value), "10*9/L", comparator)


def test_bands_count_towards_the_anc() -> None:
    anc = absolute_neutrophil_count(blood())
    assert str(anc.value) == "0.42"
    assert anc.working == "1.20 x (30 + 5) / 100"
    assert str(anc.wbc_used) == "1.20"
    assert anc.basis is Basis.SEGS_AND_BANDS


def test_the_working_shows_cells_per_microlitre_as_typed() -> None:
    anc = absolute_neutrophil_count(blood("5200", "15", "4", "/uL"))
    assert anc.working == "5200 x (15 + 4) / 100"
    assert anc.value == Decimal("0.988")


def test_a_white_count_typed_with_one_decimal_stands_with_two() -> None:
    """INTERFACE: `--wbc 1.2` works with 1.20."""
    anc = absolute_neutrophil_count(blood("1.2"))
    assert anc.working == "1.20 x (30 + 5) / 100"
    assert str(anc.wbc_used) == "1.20"


@pytest.mark.parametrize(("segs", "noted"), [("9.9", False), ("10", True), ("10.1", False)])
def test_a_count_of_exactly_100_is_told_to_lie_at_the_profound_limit(segs: str, noted: bool) -> None:
    """CLINICAL D7: ANC = 100 is severe, at the profound limit; computed or reported by the laboratory."""
    said = say("count.at_profound", line=Decimal("0.1"))
    counted = absolute_neutrophil_count(blood("1.0", segs, "0"))
    reported = absolute_neutrophil_count(Cbc(anc=laboratory(str(counted.value))))
    assert (said in [note.statement for note in counted.notes]) is noted
    assert (said in [note.statement for note in reported.notes]) is noted


def test_a_count_below_its_limit_lies_on_no_line() -> None:
    assert absolute_neutrophil_count(Cbc(anc=laboratory("0.1", Comparator.BELOW))).notes == ()


def test_binary_floats_would_put_this_count_below_its_line() -> None:
    assert 2.5 * (18 / 100 + 2 / 100) < 0.5
    assert absolute_neutrophil_count(blood("2.5", "18", "2")).value == Decimal("0.5")


def test_blank_bands_are_not_zero_but_leave_the_count_provisional() -> None:
    cbc = blood(bands=None)
    anc = absolute_neutrophil_count(cbc, check_cbc(cbc))
    assert anc.working == "1.20 x 30 / 100"
    assert anc.provisional
    reported = replace(cbc, differential=replace(cbc.differential, bands_reported=False))
    assert not absolute_neutrophil_count(reported, check_cbc(reported)).provisional


def test_bands_are_never_added_to_an_analysers_total() -> None:
    cbc = Cbc(wbc=laboratory("4.2"), differential=Differential(neutrophils=Decimal(35), bands=Decimal(5)))
    anc = absolute_neutrophil_count(cbc)
    assert anc.value == Decimal("1.47")
    assert anc.basis is Basis.TOTAL
    assert anc.working == "4.20 x 35 / 100"


def test_absolute_counts_are_added_up() -> None:
    cells = Differential(unit="10*9/L", segs=Decimal("0.3"), bands=Decimal("0.1"))
    anc = absolute_neutrophil_count(Cbc(differential=cells))
    assert anc.value == Decimal("0.4")
    assert anc.working == "0.3 + 0.1"


def test_a_white_count_alone_proves_an_upper_limit() -> None:
    anc = absolute_neutrophil_count(Cbc(wbc=laboratory("0.3")))
    assert anc.value is None
    assert anc.upper_limit == Decimal("0.3")
    assert anc.highest == Decimal("0.3")
    assert anc.exact is None


def test_an_empty_count_says_nothing() -> None:
    anc = absolute_neutrophil_count(Cbc())
    assert (anc.value, anc.upper_limit, anc.basis) == (None, None, Basis.NOTHING)


def test_a_censored_laboratory_count_never_becomes_a_number() -> None:
    anc = absolute_neutrophil_count(Cbc(anc=laboratory("0.1", Comparator.BELOW)))
    assert anc.value == Decimal("0.1")
    assert anc.comparator is Comparator.BELOW
    assert anc.exact is None


def test_the_laboratorys_count_stands_unless_the_other_is_chosen() -> None:
    cbc = replace(blood(), anc=laboratory("0.43"))
    by_default = absolute_neutrophil_count(cbc)
    assert (by_default.value, by_default.basis, by_default.other) == (
        Decimal("0.43"),
        Basis.LABORATORY,
        Decimal("0.42"),
    )
    chosen = absolute_neutrophil_count(replace(cbc, plotted=Plotted.COMPUTED))
    assert (chosen.value, chosen.other) == (Decimal("0.42"), Decimal("0.43"))


def test_a_laboratory_count_of_exactly_half_is_recomputed_from_a_manual_differential() -> None:
    """F4, CIBMTR forms manual."""
    cbc = replace(blood("1.2", "41", "1"), anc=laboratory("0.5"), method=Method.MANUAL)
    assert absolute_neutrophil_count(cbc).value == Decimal("0.504")
    assert absolute_neutrophil_count(replace(cbc, method=Method.AUTOMATED)).value == Decimal("0.5")


def test_an_open_question_leaves_no_number_but_keeps_what_the_white_count_proves() -> None:
    asked = (Note(NoteKind.ASK, "segs", say("share.fraction", small="0.42", large="42")),)
    anc = absolute_neutrophil_count(blood("0.3"), asked)
    assert anc.value is None
    assert anc.upper_limit == Decimal("0.3")
    high = absolute_neutrophil_count(blood("5.2"), asked)
    assert (high.value, high.upper_limit) == (None, None)


def test_a_question_about_the_white_count_leaves_nothing_at_all() -> None:
    asked = (Note(NoteKind.ASK, "wbc", say("wbc.few_cells", number="0.3")),)
    anc = absolute_neutrophil_count(blood("0.3"), asked)
    assert (anc.value, anc.upper_limit) == (None, None)


def test_a_white_count_below_its_own_neutrophils_proves_no_limit() -> None:
    """UX: one of them is wrong, and that may be the white count."""
    cells = Differential(unit="10*9/L", segs=Decimal("0.4"), bands=Decimal("0.1"))
    cbc = Cbc(wbc=laboratory("0.3"), differential=cells)
    anc = absolute_neutrophil_count(cbc, check_cbc(cbc))
    assert (anc.value, anc.upper_limit, anc.basis) == (None, None, Basis.NOTHING)


def test_a_question_about_another_cell_does_not_hide_the_count() -> None:
    blocked = (Note(NoteKind.BLOCK, "lymphocytes", say("number.letters", text="abc")),)
    assert absolute_neutrophil_count(blood(), blocked).value == Decimal("0.42")


def test_an_unknown_correction_shows_both_counts_and_grades_the_lower() -> None:
    cbc = replace(blood("3.0", "40", "5"), nrbc=Decimal(25), wbc_corrected=Known.UNKNOWN)
    anc = absolute_neutrophil_count(cbc)
    assert anc.value == Decimal("1.08")
    assert anc.provisional
    both = next(note.statement for note in anc.notes if note.statement.key == "count.nrbc_both")
    assert (both["lower"], both["higher"]) == (Decimal("1.08"), Decimal("1.35"))


def test_a_correction_stands_in_the_working() -> None:
    cbc = replace(blood(), nrbc=Decimal(20), wbc_corrected=Known.NO)
    anc = absolute_neutrophil_count(cbc)
    assert anc.working == "1.20 x 100 / (100 + 20) x (30 + 5) / 100"
    assert anc.wbc_used == Decimal(1)


def test_younger_forms_are_a_second_line_and_never_part_of_the_count() -> None:
    cbc = blood("2.0", "40", "10")
    younger = replace(cbc.differential, metamyelocytes=Decimal(3), myelocytes=Decimal(2))
    anc = absolute_neutrophil_count(replace(cbc, differential=younger))
    assert anc.value == Decimal(1)
    assert anc.including_immature == Decimal("1.1")
    assert absolute_neutrophil_count(cbc).including_immature is None


def test_an_analysers_immature_granulocytes_beside_its_total_give_an_upper_end_only() -> None:
    """CLINICAL 1.1: on several analysers they are part of the total already. 4.0 x (35 + 3) / 100 = 1.52."""
    total = Differential(neutrophils=Decimal(35), immature_granulocytes=Decimal(3))
    anc = absolute_neutrophil_count(Cbc(wbc=laboratory("4.0"), differential=total))
    assert anc.with_immature == say("count.immature_at_most", value=Decimal("1.52"))
    kinds = replace(total, metamyelocytes=Decimal(3), immature_granulocytes=None)
    by_kind = absolute_neutrophil_count(Cbc(wbc=laboratory("4.0"), differential=kinds))
    assert by_kind.with_immature == say("count.including_immature", value=Decimal("1.52"))
    reported = absolute_neutrophil_count(
        Cbc(wbc=laboratory("4.0"), differential=total, anc=laboratory("1.4"), plotted=Plotted.LABORATORY)
    )
    assert reported.with_immature == say("count.immature_at_most", value=Decimal("1.52"))
    assert absolute_neutrophil_count(blood()).with_immature is None


def test_an_analyser_has_no_counting_interval() -> None:
    anc = absolute_neutrophil_count(replace(blood(), cells_counted=100, method=Method.AUTOMATED))
    assert anc.interval is None
    assert anc.interval_withheld is not None
    assert anc.interval_withheld.key == "count.interval_automated"


def test_a_share_that_is_no_whole_number_of_cells_has_no_interval() -> None:
    anc = absolute_neutrophil_count(replace(blood("2.0", "14.8", "5.0"), cells_counted=100))
    assert anc.interval is None
    assert anc.interval_withheld is not None
    assert anc.interval_withheld.key == "count.interval_not_whole"


def test_a_wide_interval_says_what_would_narrow_it() -> None:
    anc = absolute_neutrophil_count(replace(blood(), cells_counted=100))
    assert [note.statement.key for note in anc.notes] == ["count.interval_spans"]
    assert not absolute_neutrophil_count(replace(blood("1.2", "1", "0"), cells_counted=100)).notes


@given(st.integers(1, 1000), st.data())
def test_counting_limits_agree_with_another_implementation(counted: int, data: st.DataObject) -> None:
    found = data.draw(st.integers(0, counted))
    low, high = share_limits(found, counted)
    expected_low = 0.0 if found == 0 else float(beta.ppf(0.025, found, counted - found + 1))
    expected_high = 1.0 if found == counted else float(beta.ppf(0.975, found + 1, counted - found))
    assert low == pytest.approx(expected_low, abs=1e-9)
    assert high == pytest.approx(expected_high, abs=1e-9)
    assert low <= found / counted <= high


@pytest.mark.parametrize(("found", "counted"), [(-1, 100), (101, 100), (0, 0)])
def test_more_cells_than_were_counted_cannot_be(found: int, counted: int) -> None:
    with pytest.raises(ValueError, match="cells cannot be"):
        share_limits(found, counted)


def _value(anc: Anc) -> Decimal:
    assert anc.value is not None
    return anc.value


@given(whites, shares, shares)
def test_a_count_lies_between_nothing_and_the_white_count(
    wbc: Decimal, segs: Decimal, bands: Decimal
) -> None:
    cells = Differential(segs=segs, bands=bands)
    value = _value(absolute_neutrophil_count(Cbc(wbc=Quantity(wbc, "10*9/L"), differential=cells)))
    assert 0 <= value <= wbc
    assert Fraction(value) == Fraction(wbc) * (Fraction(segs) + Fraction(bands)) / 100


@given(whites, shares, shares)
def test_another_unit_of_the_white_count_keeps_the_value(wbc: Decimal, segs: Decimal, bands: Decimal) -> None:
    cells = Differential(segs=segs, bands=bands)
    litre = absolute_neutrophil_count(Cbc(wbc=Quantity(wbc, "10*9/L"), differential=cells))
    small = absolute_neutrophil_count(Cbc(wbc=Quantity(wbc * 1000, "/uL"), differential=cells))
    assert litre.value == small.value


@given(
    st.decimals(min_value="0.01", max_value=100, places=2),
    shares,
    st.decimals(min_value=1, max_value=400, places=0),
)
def test_a_corrected_count_is_never_higher(wbc: Decimal, segs: Decimal, nrbc: Decimal) -> None:
    assume(segs > 0)
    cbc = Cbc(wbc=Quantity(wbc, "10*9/L"), differential=Differential(segs=segs, bands=Decimal(0)), nrbc=nrbc)
    corrected = _value(absolute_neutrophil_count(replace(cbc, wbc_corrected=Known.NO)))
    plain = _value(absolute_neutrophil_count(replace(cbc, wbc_corrected=Known.YES)))
    assert corrected < plain
    exact = Fraction(wbc) * 100 / (100 + Fraction(nrbc)) * Fraction(segs) / 100
    assert abs(Fraction(corrected) - exact) <= exact / 10**26
