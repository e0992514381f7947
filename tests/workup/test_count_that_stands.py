"""Which count stands for the patient, what a white count alone proves, and what the counting error spans."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from neutro_desk.workup.anc import DEPENDS_ON, Anc, Basis, CountingInterval, absolute_neutrophil_count
from neutro_desk.workup.case import Cbc, Comparator, Differential, Known, Method, Plotted, Quantity
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.statements import Note, NoteKind, Statement, say

BELOW, ABOVE = Comparator.BELOW, Comparator.ABOVE
LAB, COMPUTED = Plotted.LABORATORY, Plotted.COMPUTED
ASK, BLOCK, WARN = NoteKind.ASK, NoteKind.BLOCK, NoteKind.WARN


def per_litre(number: str, comparator: Comparator | None = None) -> Quantity:
    return Quantity(Decimal(number), "10*9/L", comparator)


USUAL = Cbc(wbc=per_litre("1.20"), differential=Differential(segs=Decimal(30), bands=Decimal(5)))
"""1.20 x 35 % = 0.42."""


def stands(anc: Anc) -> tuple[str | None, str | None, Basis]:
    return (
        None if anc.value is None else str(anc.value),
        None if anc.other is None else str(anc.other),
        anc.basis,
    )


def note(kind: NoteKind, field: str, key: str = "number.letters") -> Note:
    return Note(kind, field, say(key, text="x"))


# -- the laboratory's count beside the computed one -------------------------------------------------------


@pytest.mark.parametrize(
    ("laboratory", "method", "plotted", "value", "other", "basis"),
    [
        ("0.43", None, None, "0.43", "0.42", Basis.LABORATORY),
        ("0.43", None, LAB, "0.43", "0.42", Basis.LABORATORY),
        ("0.43", None, COMPUTED, "0.42", "0.43", Basis.SEGS_AND_BANDS),
        ("0.430", Method.MANUAL, None, "0.43", "0.42", Basis.LABORATORY),
        # F4: exactly 0.5 is recomputed from a manual differential, unless the laboratory's was chosen
        ("0.5", Method.MANUAL, None, "0.42", "0.50", Basis.SEGS_AND_BANDS),
        ("0.500", Method.MANUAL, None, "0.42", "0.50", Basis.SEGS_AND_BANDS),
        ("0.5", Method.MANUAL, LAB, "0.50", "0.42", Basis.LABORATORY),
        ("0.5", Method.AUTOMATED, None, "0.50", "0.42", Basis.LABORATORY),
        ("0.5", None, None, "0.50", "0.42", Basis.LABORATORY),
        ("0.501", Method.MANUAL, None, "0.501", "0.42", Basis.LABORATORY),
        ("0.499", Method.MANUAL, None, "0.499", "0.42", Basis.LABORATORY),
    ],
)
def test_of_two_counts_one_stands_and_the_other_is_kept_beside_it(
    laboratory: str,
    method: Method | None,
    plotted: Plotted | None,
    value: str,
    other: str,
    basis: Basis,
) -> None:
    cbc = replace(USUAL, anc=per_litre(laboratory), method=method, plotted=plotted)
    anc = absolute_neutrophil_count(cbc)
    assert stands(anc) == (value, other, basis)
    assert anc.wbc_used == Decimal("1.20")
    assert anc.working == ("1.20 x (30 + 5) / 100" if basis is Basis.SEGS_AND_BANDS else "")


def test_a_laboratory_count_without_a_differential_stands_alone() -> None:
    for plotted in (None, LAB, COMPUTED):
        anc = absolute_neutrophil_count(Cbc(anc=per_litre("0.5"), plotted=plotted, method=Method.MANUAL))
        assert stands(anc) == ("0.50", None, Basis.LABORATORY)
        assert (anc.wbc_used, anc.including_immature, anc.comparator) == (None, None, None)


def test_a_censored_laboratory_count_is_never_recomputed_and_never_the_other_number() -> None:
    censored = replace(USUAL, anc=per_litre("0.5", BELOW), method=Method.MANUAL)
    anc = absolute_neutrophil_count(censored)
    assert (*stands(anc), anc.comparator) == ("0.50", "0.42", Basis.LABORATORY, BELOW)
    chosen = absolute_neutrophil_count(replace(censored, plotted=COMPUTED))
    assert (*stands(chosen), chosen.comparator) == ("0.42", None, Basis.SEGS_AND_BANDS, None)


def test_the_laboratorys_count_keeps_younger_forms_and_the_corrected_white_count_beside_it() -> None:
    cells = replace(USUAL.differential, metamyelocytes=Decimal(5))
    cbc = Cbc(
        wbc=per_litre("1.20"),
        differential=cells,
        anc=per_litre("0.36"),
        nrbc=Decimal(20),
        wbc_corrected=Known.NO,
    )
    anc = absolute_neutrophil_count(cbc)
    # 1.20 x 100 / 120 = 1.00; 35 % and 40 % of it
    assert stands(anc) == ("0.36", "0.35", Basis.LABORATORY)
    assert (anc.wbc_used, anc.including_immature) == (Decimal("1.00"), Decimal("0.40"))


def test_highest_is_what_a_warning_may_rest_on() -> None:
    assert Anc(value=Decimal("0.4")).highest == Anc(value=Decimal("0.4")).exact == Decimal("0.4")
    below = Anc(value=Decimal("0.1"), comparator=BELOW)
    assert (below.highest, below.exact) == (Decimal("0.1"), None)
    above = Anc(value=Decimal(20), comparator=ABOVE)
    assert (above.highest, above.exact) == (None, None)
    assert (Anc(upper_limit=Decimal("0.3")).highest, Anc().highest) == (Decimal("0.3"), None)


# -- what is provisional ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cbc", "notes", "provisional"),
    [
        (USUAL, (), False),
        (USUAL, (note(WARN, "wbc", "wbc.unusual"),), False),
        (USUAL, (replace(note(WARN, "bands"), provisional=True),), True),
        (replace(USUAL, anc=per_litre("0.43")), (), False),
        (replace(USUAL, anc=per_litre("0.43")), (replace(note(WARN, "bands"), provisional=True),), True),
        (replace(USUAL, nrbc=Decimal(20)), (), True),
        (replace(USUAL, nrbc=Decimal(20), wbc_corrected=Known.UNKNOWN), (), True),
        (replace(USUAL, nrbc=Decimal(20), wbc_corrected=Known.NO), (), False),
        (replace(USUAL, nrbc=Decimal(20), wbc_corrected=Known.YES), (), False),
    ],
)
def test_a_count_is_provisional_while_something_may_change_it(
    cbc: Cbc, notes: tuple[Note, ...], *, provisional: bool
) -> None:
    anc = absolute_neutrophil_count(cbc, notes)
    assert anc.provisional is provisional
    assert anc.notes[: len(notes)] == notes


def test_both_counts_are_named_while_the_correction_is_not_known() -> None:
    anc = absolute_neutrophil_count(replace(USUAL, nrbc=Decimal(20)))
    both = say("count.nrbc_both", lower=Decimal("0.35"), higher=Decimal("0.42"))
    assert anc.notes == (Note(WARN, "nrbc", both, provisional=True),)


# -- what the white count alone proves --------------------------------------------------------------------


def test_the_fields_a_count_depends_on() -> None:
    assert sorted(DEPENDS_ON) == ["anc", "bands", "differential", "neutrophils", "nrbc", "segs", "wbc"]


@pytest.mark.parametrize("kind", [ASK, BLOCK])
@pytest.mark.parametrize("field", sorted(DEPENDS_ON))
def test_a_question_about_what_it_depends_on_leaves_no_count(field: str, kind: NoteKind) -> None:
    asked = (note(kind, field),)
    anc = absolute_neutrophil_count(USUAL, asked)
    assert (anc.value, anc.working, anc.interval, anc.notes) == (None, "", None, asked)
    proves = field in ("bands", "differential", "neutrophils", "segs")
    assert anc.upper_limit == (Decimal("1.20") if proves else None)
    assert anc.basis is (Basis.WHITE_COUNT_ALONE if proves else Basis.NOTHING)
    assert anc.wbc_used == anc.upper_limit


@pytest.mark.parametrize("kind", [NoteKind.NOTE, WARN])
def test_a_remark_leaves_the_count(kind: NoteKind) -> None:
    assert absolute_neutrophil_count(USUAL, (note(kind, "segs"),)).value == Decimal("0.42")


@pytest.mark.parametrize("field", ["lymphocytes", "haemoglobin", "platelets", "cells_counted", "collected"])
def test_a_question_about_anything_else_leaves_the_count(field: str) -> None:
    assert absolute_neutrophil_count(USUAL, (note(BLOCK, field),)).value == Decimal("0.42")


@pytest.mark.parametrize(
    ("wbc", "limit"),
    [("1.49", "1.49"), ("1.4999", "1.4999"), ("1.5", None), ("1.50", None), ("5.2", None), ("0", "0.00")],
)
def test_with_a_question_open_only_a_white_count_below_a_line_is_said_to_prove_something(
    wbc: str, limit: str | None
) -> None:
    cbc = replace(USUAL, wbc=per_litre(wbc))
    found = absolute_neutrophil_count(cbc, (note(ASK, "segs"),)).upper_limit
    assert (None if found is None else str(found)) == limit


@pytest.mark.parametrize("wbc", ["0.3", "1.5", "5.2", "0"])
def test_without_a_differential_every_white_count_is_a_limit(wbc: str) -> None:
    anc = absolute_neutrophil_count(Cbc(wbc=per_litre(wbc)))
    assert anc.upper_limit == anc.wbc_used == Decimal(wbc)
    assert (anc.basis, anc.provisional) == (Basis.WHITE_COUNT_ALONE, False)


def test_a_wards_own_lines_say_how_low_is_worth_saying() -> None:
    asked, lines = (note(ASK, "segs"),), (Decimal("0.75"), Decimal("1.8"))
    cbc = replace(USUAL, wbc=per_litre("1.6"))
    assert absolute_neutrophil_count(cbc, asked, lines).upper_limit == Decimal("1.60")
    assert absolute_neutrophil_count(cbc, asked).upper_limit is None
    assert absolute_neutrophil_count(replace(cbc, wbc=per_litre("1.8")), asked, lines).upper_limit is None


def test_a_white_count_above_a_limit_proves_nothing() -> None:
    anc = absolute_neutrophil_count(Cbc(wbc=per_litre("100", ABOVE)))
    assert anc == Anc()


def test_a_white_count_below_its_own_neutrophils_proves_nothing() -> None:
    cbc = Cbc(wbc=per_litre("1.2"), anc=per_litre("2.4"))
    anc = absolute_neutrophil_count(cbc, check_cbc(cbc))
    assert (anc.value, anc.upper_limit) == (None, None)
    over = Cbc(
        wbc=per_litre("1.2"),
        differential=Differential(unit="10*9/L", segs=Decimal(2), bands=Decimal(0)),
    )
    assert absolute_neutrophil_count(over, check_cbc(over)).upper_limit is None


# -- while it is asked which of two counts stands ---------------------------------------------------------

WHICH = (note(ASK, "anc", "anc.which"),)


@pytest.mark.parametrize(
    ("laboratory", "limit"),
    [
        (per_litre("0.6"), "0.60"),
        (per_litre("0.2"), "0.42"),
        (per_litre("0.42"), "0.42"),
        (per_litre("1.499"), "1.499"),
        (per_litre("1.5"), None),
        (per_litre("3"), None),
        (per_litre("0.1", BELOW), "0.42"),
        (per_litre("0.9", BELOW), "0.90"),
        (per_litre("0.2", ABOVE), None),
    ],
)
def test_the_higher_of_two_questioned_counts_is_a_limit_below_a_line(
    laboratory: Quantity, limit: str | None
) -> None:
    anc = absolute_neutrophil_count(replace(USUAL, anc=laboratory), WHICH)
    assert (None if anc.upper_limit is None else str(anc.upper_limit)) == limit
    assert (anc.value, anc.notes, anc.basis) == (None, WHICH, Basis.NOTHING)
    if limit is not None:
        assert (anc.wbc_used, anc.provisional) == (Decimal("1.20"), True)


@pytest.mark.parametrize(
    ("corrected", "limit"),
    [(None, "0.54"), (Known.UNKNOWN, "0.54"), (Known.NO, "0.45"), (Known.YES, "0.54")],
)
def test_a_limit_holds_for_a_white_count_that_may_be_corrected_already(
    corrected: Known | None, limit: str
) -> None:
    """1.20 x 45 % is 0.54, and 0.45 beside 20 nucleated red cells: "not above 0.45" would be a guess."""
    cells = Differential(segs=Decimal(45), bands=Decimal(0))
    cbc = replace(USUAL, differential=cells, nrbc=Decimal(20), wbc_corrected=corrected, anc=per_litre("0.3"))
    assert str(absolute_neutrophil_count(cbc, WHICH).upper_limit) == limit


def test_only_the_question_which_one_stands_has_such_a_limit() -> None:
    cbc = replace(USUAL, anc=per_litre("0.6"))
    assert absolute_neutrophil_count(cbc, (note(ASK, "anc", "anc.beyond"),)).upper_limit is None
    both = (*WHICH, note(ASK, "segs"))
    assert absolute_neutrophil_count(cbc, both).upper_limit is None
    without = replace(USUAL, differential=Differential(), anc=per_litre("0.6"))
    assert absolute_neutrophil_count(without, WHICH).upper_limit is None
    assert absolute_neutrophil_count(replace(cbc, anc=None), WHICH).upper_limit is None


# -- counting interval ------------------------------------------------------------------------------------


def interval_of(cbc: Cbc) -> CountingInterval:
    interval = absolute_neutrophil_count(cbc).interval
    assert interval is not None
    return interval


def test_an_interval_carries_what_it_was_counted_from() -> None:
    """35 of 100: 25.7293779 to 45.1849362 % by Clopper and Pearson (scipy); times 1.20."""
    found = interval_of(replace(USUAL, cells_counted=100))
    assert (found.cells_counted, found.neutrophils_counted, str(found.level)) == (100, 35, "0.95")
    assert abs(found.low - Decimal("0.3087525345")) < Decimal("0.000000002")
    assert abs(found.high - Decimal("0.5422192344")) < Decimal("0.000000002")
    assert found.spans == (Decimal("0.5"),)
    assert found.low.as_tuple().exponent == found.high.as_tuple().exponent == -9


def test_of_200_cells_twice_as_many_were_neutrophils() -> None:
    assert interval_of(replace(USUAL, cells_counted=200)).neutrophils_counted == 70


@pytest.mark.parametrize(
    ("cells_counted", "withheld"),
    [
        (100, None),
        (200, None),
        (50, say("count.interval_not_whole", share=Decimal(35), cells=50)),
        (150, say("count.interval_not_whole", share=Decimal(35), cells=150)),
        (20, None),
        (None, None),
    ],
)
def test_only_whole_cells_have_an_interval(cells_counted: int | None, withheld: Statement | None) -> None:
    anc = absolute_neutrophil_count(replace(USUAL, cells_counted=cells_counted))
    assert anc.interval_withheld == withheld
    assert (anc.interval is None) is (withheld is not None or cells_counted is None)


def test_an_analysers_count_has_none() -> None:
    anc = absolute_neutrophil_count(replace(USUAL, cells_counted=100, method=Method.AUTOMATED))
    assert (anc.interval, anc.interval_withheld) == (None, say("count.interval_automated"))
    by_hand = absolute_neutrophil_count(replace(USUAL, cells_counted=100, method=Method.MANUAL))
    assert by_hand.interval is not None


def test_absolute_cells_have_none() -> None:
    cells = Differential(unit="10*9/L", segs=Decimal("0.3"), bands=Decimal("0.1"))
    anc = absolute_neutrophil_count(replace(USUAL, differential=cells, cells_counted=100))
    assert (anc.interval, anc.interval_withheld) == (None, None)


def test_the_interval_is_of_the_corrected_white_count() -> None:
    """1.20 x 100 / 120 = 1.00: the limits are the shares themselves."""
    found = interval_of(replace(USUAL, nrbc=Decimal(20), wbc_corrected=Known.NO, cells_counted=100))
    assert abs(found.low - Decimal("0.2572937785")) < Decimal("0.000000002")


@pytest.mark.parametrize(
    ("wbc", "segs", "spans", "cells"),
    [
        # by scipy: 20 of 100 is 12.6656 to 29.1843 %; 50 of 100 is 39.8321 to 60.1679 %
        ("0.7895", "20", ("0.1",), 200),  # from just below 0.1 (0.099994)
        ("0.7896", "20", (), 200),  # 0.100008
        ("1.7132", "20", (), 200),  # to just below 0.5 (0.499985)
        ("1.7133", "20", ("0.5",), 200),  # 0.500014
        ("2.5", "50", ("1.0", "1.5"), 200),
    ],
)
def test_a_line_is_spanned_that_lies_above_the_low_end_and_up_to_the_high_one(
    wbc: str, segs: str, spans: tuple[str, ...], cells: int
) -> None:
    cbc = Cbc(
        wbc=per_litre(wbc),
        differential=Differential(segs=Decimal(segs), bands=Decimal(0)),
        cells_counted=100,
    )
    anc = absolute_neutrophil_count(cbc)
    assert interval_of(cbc).spans == tuple(map(Decimal, spans))
    named = tuple(say("count.line", line=Decimal(line)) for line in spans)
    remark = Note(NoteKind.NOTE, "differential", say("count.interval_spans", lines=named, cells=cells))
    assert anc.notes == ((remark,) if spans else ())


@pytest.mark.parametrize(("counted", "more"), [(20, 200), (100, 200), (200, 400), (400, 800)])
def test_twice_as_many_cells_are_asked_for_and_two_hundred_at_least(counted: int, more: int) -> None:
    cbc = Cbc(
        wbc=per_litre("1.00"),
        differential=Differential(segs=Decimal(50), bands=Decimal(0)),
        cells_counted=counted,
    )
    (remark,) = absolute_neutrophil_count(cbc).notes
    assert remark.statement["cells"] == more


def test_an_interval_that_ends_on_a_line_spans_it_and_one_that_begins_there_does_not() -> None:
    """All of the cells: the high end is the white count itself; none of them: the low end is nothing."""
    whole = Differential(segs=Decimal(100), bands=Decimal(0))
    found = interval_of(Cbc(wbc=per_litre("0.5"), differential=whole, cells_counted=100))
    assert (found.high, found.spans) == (Decimal("0.5"), (Decimal("0.5"),))
    line = (found.low,)
    again = absolute_neutrophil_count(
        Cbc(wbc=per_litre("0.5"), differential=whole, cells_counted=100), (), line
    ).interval
    assert again is not None
    assert again.spans == ()
