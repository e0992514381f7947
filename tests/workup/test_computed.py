"""The count that a differential gives: each figure worked out by hand, with its working digit for digit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from neutro_desk.workup.case import Cbc, Comparator, Differential, Known, Quantity
from neutro_desk.workup.computed import (
    Basis,
    Computed,
    computed_count,
    corrected_wbc,
    count_from_differential,
    neat,
    usable_wbc,
)

LITRE, MICROLITRE = "10*9/L", "/uL"
YES, NO, UNKNOWN = Known.YES, Known.NO, Known.UNKNOWN
BY_KIND, TOTAL = Basis.SEGS_AND_BANDS, Basis.TOTAL


def blood(
    wbc: str = "",
    cells: str = "",
    *,
    unit: str = LITRE,
    cells_in: str = "%",
    nrbc: str | None = None,
    known: Known | None = None,
) -> Cbc:
    """Return a count; cells as in `segs 30, bands 5`."""
    entered: dict[str, Any] = {}
    for cell in filter(None, cells.split(", ")):
        name, number = cell.split()
        entered[name] = Decimal(number)
    return Cbc(
        wbc=Quantity(Decimal(wbc), unit) if wbc else None,
        wbc_corrected=known,
        nrbc=None if nrbc is None else Decimal(nrbc),
        differential=Differential(unit=cells_in, **entered),
    )


def figures(computed: Computed | None) -> tuple[Any, ...]:
    """Every figure as text, so that no digit is lost or added."""
    assert computed is not None
    return (
        computed.basis,
        computed.working,
        *(
            None if number is None else format(number, "f")
            for number in (
                computed.value,
                computed.wbc_used,
                computed.share,
                computed.uncorrected,
                computed.including_immature,
            )
        ),
    )


BOTH = "segs 30, bands 5"


@pytest.mark.parametrize(
    ("cbc", "basis", "working", "value", "wbc_used", "share"),
    [
        (blood("1.20", BOTH), BY_KIND, "1.20 x (30 + 5) / 100", "0.42", "1.20", "35"),
        (blood("1.2", BOTH), BY_KIND, "1.20 x (30 + 5) / 100", "0.42", "1.20", "35"),
        (blood("1", BOTH), BY_KIND, "1.00 x (30 + 5) / 100", "0.35", "1.00", "35"),
        (blood("1.234", BOTH), BY_KIND, "1.234 x (30 + 5) / 100", "0.4319", "1.234", "35"),
        (blood("1.2300", BOTH), BY_KIND, "1.2300 x (30 + 5) / 100", "0.4305", "1.23", "35"),
        (blood("100", BOTH), BY_KIND, "100.00 x (30 + 5) / 100", "35.00", "100.00", "35"),
        (blood("1.2", "segs 30"), BY_KIND, "1.20 x 30 / 100", "0.36", "1.20", "30"),
        (blood("1.2", "segs 30, bands 0"), BY_KIND, "1.20 x (30 + 0) / 100", "0.36", "1.20", "30"),
        (blood("0.4", "segs 0, bands 0"), BY_KIND, "0.40 x (0 + 0) / 100", "0.00", "0.40", "0"),
        (blood("4.2", "neutrophils 35"), TOTAL, "4.20 x 35 / 100", "1.47", "4.20", "35"),
        # an analyser's total holds its bands
        (blood("4.2", "neutrophils 35, bands 5"), TOTAL, "4.20 x 35 / 100", "1.47", "4.20", "35"),
        # segs without bands beside a total: the total, which holds the bands
        (blood("4.2", "neutrophils 35, segs 30"), TOTAL, "4.20 x 35 / 100", "1.47", "4.20", "35"),
        (
            blood("4.2", "neutrophils 36, segs 30, bands 5"),
            BY_KIND,
            "4.20 x (30 + 5) / 100",
            "1.47",
            "4.20",
            "35",
        ),
        # the unit as it was typed stands in the working
        (
            blood("5200", "segs 15, bands 4", unit=MICROLITRE),
            BY_KIND,
            "5200 x (15 + 4) / 100",
            "0.988",
            "5.20",
            "19",
        ),
        (blood("1.2", BOTH, unit="10*3/uL"), BY_KIND, "1.20 x (30 + 5) / 100", "0.42", "1.20", "35"),
        (blood("1.2", BOTH, unit="/nL"), BY_KIND, "1.20 x (30 + 5) / 100", "0.42", "1.20", "35"),
        (blood("1200", BOTH, unit="10*6/L"), BY_KIND, "1200 x (30 + 5) / 100", "0.42", "1.20", "35"),
        (blood("0.0012", BOTH, unit="10*12/L"), BY_KIND, "0.0012 x (30 + 5) / 100", "0.42", "1.20", "35"),
        (
            blood("1.10", "segs 14.8, bands 5.05"),
            BY_KIND,
            "1.10 x (14.8 + 5.05) / 100",
            "0.21835",
            "1.10",
            "19.85",
        ),
    ],
)
def test_shares_of_the_white_cells(
    cbc: Cbc, basis: Basis, working: str, value: str, wbc_used: str, share: str
) -> None:
    """F1, F3: the wanted share of the white cells."""
    computed = count_from_differential(cbc)
    assert figures(computed) == (basis, working, value, wbc_used, share, None, None)
    assert computed is not None
    assert computed_count(cbc) == computed.value


@pytest.mark.parametrize(
    "cbc",
    [
        blood(),
        blood("1.2"),
        blood("1.2", "bands 5"),
        blood("1.2", "lymphocytes 50, monocytes 10"),
        blood("", BOTH),
        replace(blood("", BOTH), wbc=Quantity(Decimal("0.1"), LITRE, Comparator.BELOW)),
        replace(blood("", BOTH), wbc=Quantity(Decimal(100), LITRE, Comparator.ABOVE)),
    ],
)
def test_what_gives_no_count(cbc: Cbc) -> None:
    assert count_from_differential(cbc) is None
    assert computed_count(cbc) is None


ABSOLUTE = "segs 0.3, bands 0.1"


@pytest.mark.parametrize(
    ("cbc", "basis", "working", "value", "wbc_used"),
    [
        (blood("", ABSOLUTE, cells_in=LITRE), BY_KIND, "0.3 + 0.1", "0.40", None),
        (blood("2.0", ABSOLUTE, cells_in=LITRE), BY_KIND, "0.3 + 0.1", "0.40", "2.00"),
        (blood("", "segs 300, bands 100", cells_in=MICROLITRE), BY_KIND, "300 + 100", "0.40", None),
        (blood("", "segs 0.3", cells_in=LITRE), BY_KIND, "", "0.30", None),
        (blood("", "neutrophils 1.2345", cells_in=LITRE), TOTAL, "", "1.2345", None),
        (blood("", "neutrophils 1.2, bands 0.1", cells_in=LITRE), TOTAL, "", "1.20", None),
    ],
)
def test_absolute_cells_are_added(
    cbc: Cbc, basis: Basis, working: str, value: str, wbc_used: str | None
) -> None:
    """F2."""
    assert figures(count_from_differential(cbc)) == (basis, working, value, wbc_used, None, None, None)


@pytest.mark.parametrize(
    ("known", "working", "value", "wbc_used", "uncorrected"),
    [
        # 3.0 x 100 / 125 = 2.4; x 45 % = 1.08; as counted 1.35
        (None, "3.00 x 100 / (100 + 25) x (40 + 5) / 100", "1.08", "2.40", "1.35"),
        (UNKNOWN, "3.00 x 100 / (100 + 25) x (40 + 5) / 100", "1.08", "2.40", "1.35"),
        (NO, "3.00 x 100 / (100 + 25) x (40 + 5) / 100", "1.08", "2.40", None),
        (YES, "3.00 x (40 + 5) / 100", "1.35", "3.00", None),
    ],
)
def test_nucleated_red_cells_leave_the_white_count(
    known: Known | None, working: str, value: str, wbc_used: str, uncorrected: str | None
) -> None:
    cbc = blood("3.0", "segs 40, bands 5", nrbc="25", known=known)
    found = count_from_differential(cbc)
    assert figures(found) == (BY_KIND, working, value, wbc_used, "45", uncorrected, None)


@pytest.mark.parametrize(
    ("known", "working", "value", "wbc_used", "uncorrected"),
    [
        # 0.4 x 100 / 125 = 0.32; 2.0 x 100 / 125 = 1.6
        (None, "(0.3 + 0.1) x 100 / (100 + 25)", "0.32", "2.00", "0.40"),
        (UNKNOWN, "(0.3 + 0.1) x 100 / (100 + 25)", "0.32", "2.00", "0.40"),
        (NO, "(0.3 + 0.1) x 100 / (100 + 25)", "0.32", "1.60", None),
        (YES, "0.3 + 0.1", "0.40", "2.00", None),
    ],
)
def test_nucleated_red_cells_leave_absolute_cells(
    known: Known | None, working: str, value: str, wbc_used: str, uncorrected: str | None
) -> None:
    cbc = blood("2.0", ABSOLUTE, cells_in=LITRE, nrbc="25", known=known)
    found = count_from_differential(cbc)
    assert figures(found) == (BY_KIND, working, value, wbc_used, None, uncorrected, None)


def test_a_single_absolute_count_is_corrected_without_brackets() -> None:
    cbc = blood("", "neutrophils 0.5", cells_in=LITRE, nrbc="25", known=NO)
    assert figures(count_from_differential(cbc)) == (
        *(TOTAL, "0.5 x 100 / (100 + 25)"),
        *("0.40", None, None, None, None),
    )


@pytest.mark.parametrize("known", [None, YES, NO, UNKNOWN])
@pytest.mark.parametrize("nrbc", ["0", "0.0"])
def test_no_nucleated_red_cells_change_nothing(nrbc: str, known: Known | None) -> None:
    cbc = blood("1.2", BOTH, nrbc=nrbc, known=known)
    assert count_from_differential(cbc) == count_from_differential(blood("1.2", BOTH))
    assert usable_wbc(cbc) == Decimal("1.2")


def test_a_division_that_never_ends_has_28_digits() -> None:
    """T21: 17.4 x 100 / 108 = 16.1111..., by hand."""
    cbc = blood("17.4", "segs 100", nrbc="8", known=NO)
    found = count_from_differential(cbc)
    assert found is not None
    assert str(found.value) == str(found.wbc_used) == "16." + "1" * 26


YOUNG = "metamyelocytes 3, myelocytes 2, promyelocytes 1"


@pytest.mark.parametrize(
    ("young", "with_them"),
    [
        # 2.0 x (50 + what is named) / 100
        (YOUNG, "1.12"),
        ("metamyelocytes 3", "1.06"),
        ("myelocytes 2", "1.04"),
        ("promyelocytes 1", "1.02"),
        ("immature_granulocytes 4", "1.08"),
        (f"{YOUNG}, immature_granulocytes 9", "1.12"),  # the analyser's sum holds them
        ("promyelocytes 1, immature_granulocytes 9", "1.02"),
        ("metamyelocytes 0", None),
        ("immature_granulocytes 0", None),
        ("metamyelocytes 0, immature_granulocytes 9", None),
        ("blasts 7, lymphocytes 30", None),
    ],
)
def test_younger_forms_make_a_second_line(young: str, with_them: str | None) -> None:
    """F5; blasts are none of them."""
    found = count_from_differential(blood("2.0", f"segs 40, bands 10, {young}"))
    assert figures(found)[2:] == ("1.00", "2.00", "50", None, with_them)


def test_younger_forms_of_absolute_counts_make_a_second_line() -> None:
    found = count_from_differential(
        blood("2.0", f"{ABSOLUTE}, metamyelocytes 0.05, myelocytes 0.02", cells_in=LITRE)
    )
    assert figures(found)[2:] == ("0.40", "2.00", None, None, "0.47")
    in_cells = blood("", "segs 300, bands 100, metamyelocytes 70", cells_in=MICROLITRE)
    assert figures(count_from_differential(in_cells))[2:] == ("0.40", None, None, None, "0.47")


@pytest.mark.parametrize("known", [None, NO, UNKNOWN])
def test_younger_forms_are_corrected_with_the_rest(known: Known | None) -> None:
    """2.0 x 100 / 125 x 56 % = 0.896; absolute 0.47 x 100 / 125 = 0.376."""
    shares = blood("2.0", f"segs 40, bands 10, {YOUNG}", nrbc="25", known=known)
    assert figures(count_from_differential(shares))[-1] == "0.896"
    young = f"{ABSOLUTE}, metamyelocytes 0.07"
    absolute = blood("2.0", young, cells_in=LITRE, nrbc="25", known=known)
    assert figures(count_from_differential(absolute))[-1] == "0.376"


@pytest.mark.parametrize("cells_in", ["%", LITRE])
@pytest.mark.parametrize(
    ("cells", "doubt"),
    [
        # an analyser's total may hold its own sum of younger forms; single kinds are counted apart by hand
        ("neutrophils 3, immature_granulocytes 1", True),
        ("neutrophils 3", True),
        ("neutrophils 3, metamyelocytes 1", False),
        ("neutrophils 3, myelocytes 1, immature_granulocytes 1", False),
        ("segs 3, bands 1, immature_granulocytes 1", False),
        ("segs 3, bands 1, metamyelocytes 1", False),
    ],
)
def test_an_analysers_younger_forms_may_be_part_of_its_total(
    cells: str, cells_in: str, *, doubt: bool
) -> None:
    found = count_from_differential(blood("5.0", cells, cells_in=cells_in))
    assert found is not None
    assert found.immature_in_doubt is doubt


@pytest.mark.parametrize(
    ("cbc", "corrected", "usable"),
    [
        (blood(), None, None),
        (blood("2.0"), None, "2.00"),
        (blood(nrbc="25"), None, None),
        (blood("2.0", nrbc="25"), "1.60", "2.00"),
        (blood("2.0", nrbc="25", known=UNKNOWN), "1.60", "2.00"),
        (blood("2.0", nrbc="25", known=YES), "1.60", "2.00"),
        (blood("2.0", nrbc="25", known=NO), "1.60", "1.60"),
        (blood("2.0", known=NO), None, "2.00"),
        (blood("2000", unit=MICROLITRE, nrbc="25", known=NO), "1.60", "1.60"),
        (replace(blood(), wbc=Quantity(Decimal("0.1"), LITRE, Comparator.BELOW)), None, "0.10"),
        (replace(blood(), wbc=Quantity(Decimal(100), LITRE, Comparator.ABOVE)), None, None),
    ],
)
def test_of_two_possible_white_counts_the_higher_is_the_limit(
    cbc: Cbc, corrected: str | None, usable: str | None
) -> None:
    found = corrected_wbc(cbc), usable_wbc(cbc)
    assert tuple(None if number is None else str(number) for number in found) == (corrected, usable)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("1", "1.00"),
        ("1.5", "1.50"),
        ("1.50", "1.50"),
        ("1.500", "1.50"),
        ("0", "0.00"),
        ("0.000", "0.00"),
        ("1.2345", "1.2345"),
        ("1.23450", "1.2345"),
        ("1E+2", "100.00"),
        ("0.001", "0.001"),
        ("0.0010", "0.001"),
    ],
)
def test_a_count_has_two_decimals_or_more_and_no_idle_zeros(number: str, written: str) -> None:
    assert str(neat(Decimal(number))) == written


def test_a_product_of_more_than_28_digits_is_not_rounded() -> None:
    """123456789012345 x 12345678901234567 = 1524157875323883..., worked out in whole numbers."""
    found = count_from_differential(blood("1.23456789012345", "segs 12.345678901234567"))
    digits = str(123456789012345 * 12345678901234567)
    assert found is not None
    assert len(digits) == 31
    assert str(found.value) == f"0.{digits}"


def test_a_count_held_with_an_exponent_is_written_out_in_its_working() -> None:
    found = count_from_differential(blood("5.2E+3", "segs 3E+1, bands 5", unit=MICROLITRE))
    assert figures(found)[:3] == (BY_KIND, "5200 x (30 + 5) / 100", "1.82")
