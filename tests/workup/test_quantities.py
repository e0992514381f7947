"""Numbers and units: what a person types is read exactly, or asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.workup.case import Comparator, Quantity
from neutro_desk.workup.quantities import (
    GRADE_LINES,
    display_count,
    file_unit,
    read_file_number,
    read_typed_number,
    to_canonical,
    unit_label,
)
from neutro_desk.workup.units import UNITS, Kind, read_unit

COUNT_UNITS = sorted(code for code, unit in UNITS.items() if unit.factor is not None)
counts = st.decimals(min_value=0, max_value=500, places=4)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.20", "1.20"),
        ("1,5", "1.5"),
        ("0.456", "0.456"),
        ("0,456", "0.456"),
        (" 0.3 ", "0.3"),
        ("5200", "5200"),
        (".5", "0.5"),
        ("1.", "1"),
        ("1234,567", "1234.567"),
        ("0", "0"),
    ],
)
def test_one_decimal_mark_of_either_kind_is_read_as_typed(text: str, value: str) -> None:
    read = read_typed_number(text)
    assert str(read.value) == value
    assert read.problem is None


@pytest.mark.parametrize(
    ("text", "small", "large"),
    [
        ("1,500", "1.5", "1500"),
        ("1.500", "1.5", "1500"),
        ("1 500", "1.5", "1500"),
        ("1\u00a0500", "1.5", "1500"),
        ("12.345", "12.3450", "12345"),
        ("1,234", "1.2340", "1234"),
        ("100,000", "100", "100000"),
        ("<1,500", "<1.5", "<1500"),
    ],
)
def test_a_mark_before_three_digits_asks_which_number_is_meant(text: str, small: str, large: str) -> None:
    read = read_typed_number(text)
    assert read.value is None
    assert read.may_be == (small, large)


@pytest.mark.parametrize("text", ["1.234", "12,345", "<100 001", "999.999"])
def test_an_answer_is_never_asked_about_again(text: str) -> None:
    for answer in read_typed_number(text).may_be:
        assert read_typed_number(answer).value is not None


def test_fifteen_hundred_is_asked_about_in_words() -> None:
    problem = read_typed_number("1,500").problem
    assert problem is not None
    assert problem.key == "number.fifteen_hundred"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("abc", "number.letters"),
        ("1e3", "number.letters"),
        ("1.2x", "number.letters"),
        ("NaN", "number.letters"),
        ("inf", "number.letters"),
        ("-1", "number.negative"),
        ("−0.5", "number.negative"),
        ("1,2,3", "number.marks"),
        ("1'500", "number.marks"),
        ("1,500.5", "number.marks"),
        ("12 34", "number.marks"),
        ("١٢", "number.other_digits"),
        ("１２", "number.other_digits"),
        ("<", "number.no_digits"),
        ("1" * 16, "number.too_long"),
    ],
)
def test_what_is_no_number_is_refused_with_its_reason(text: str, key: str) -> None:
    read = read_typed_number(text)
    assert read.value is None
    assert not read.may_be
    assert read.problem is not None
    assert read.problem.key == key


@pytest.mark.parametrize(("text", "sign"), [("<0.1", Comparator.BELOW), ("> 100", Comparator.ABOVE)])
def test_a_censored_value_keeps_its_sign(text: str, sign: Comparator) -> None:
    assert read_typed_number(text).comparator is sign
    assert read_file_number(text).comparator is sign


def test_in_a_file_a_point_is_always_the_decimal_mark() -> None:
    assert str(read_file_number("1.500").value) == "1.500"
    refused = read_file_number("1,5")
    assert refused.value is None
    assert refused.problem is not None
    assert refused.problem.key == "number.comma_in_file"


@pytest.mark.parametrize("text", ["1 500", "1e3", "-1", "", "٣", "1.2.3", "1_000"])
def test_a_file_number_with_anything_else_is_refused(text: str) -> None:
    assert read_file_number(text).value is None


@given(counts)
def test_a_number_written_out_is_read_back_the_same(value: Decimal) -> None:
    assert read_file_number(format(value, "f")).value == value


@pytest.mark.parametrize(
    ("value", "unit", "canonical"),
    [
        ("5200", "/uL", "5.2"),
        ("5.2", "10*9/L", "5.2"),
        ("5.2", "10*3/uL", "5.2"),
        ("5200", "10*6/L", "5.2"),
        ("490", "10*3/mL", "0.49"),
        ("0.49", "10*6/mL", "0.49"),
        ("5.2", "/nL", "5.2"),
        ("0.005", "10*12/L", "5"),
        ("1500", "/mL", "0.0015"),
    ],
)
def test_every_unit_of_cells_becomes_ten_to_the_ninth_per_litre(
    value: str, unit: str, canonical: str
) -> None:
    assert to_canonical(Quantity(Decimal(value), unit)) == Decimal(canonical)


def test_a_unit_that_counts_no_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="g/L counts no cells"):
        to_canonical(Quantity(Decimal(92), "g/L"))


@pytest.mark.parametrize("text", ["10", "X 10 3", "MM3", "ug/L", "/mL", "cells/mL", "", "g/L", "%"])
def test_a_unit_that_is_not_named_completely_gives_no_count(text: str) -> None:
    assert file_unit(text) is None
    assert read_unit(text, Kind.WHITE_CELLS).problem is not None


def test_letter_case_parts_giga_per_litre_from_grams_per_litre() -> None:
    assert file_unit("G/L") == "10*9/L"
    assert file_unit("g/L") is None
    haemoglobin = read_unit("g/L", Kind.HAEMOGLOBIN).unit
    assert haemoglobin is not None
    assert haemoglobin.code == "g/L"


def test_each_unit_code_is_read_back_as_itself() -> None:
    for code in COUNT_UNITS:
        if code != "/mL":
            assert read_unit(code, Kind.WHITE_CELLS).unit == UNITS[code]


def test_labels_are_written_as_on_a_report() -> None:
    assert [unit_label(code) for code in ("10*9/L", "/uL", "Cel", "g/dL")] == ["×10⁹/L", "/µL", "°C", "g/dL"]


@pytest.mark.parametrize(
    ("value", "per_litre", "per_microlitre"),
    [
        ("0", "0.00", "0"),
        ("0.42", "0.42", "420"),
        ("0.396", "0.40", "396"),
        ("0.125", "0.12", "125"),
        ("0.135", "0.14", "135"),
        ("0.4996", "<0.5", "<500"),
        ("0.496", "0.496", "496"),
        ("0.5", "0.50", "500"),
        ("0.504", "0.504", "504"),
        ("0.5004", ">0.5", ">500"),
        ("0.0996", "<0.1", "<100"),
        ("0.0995", "<0.1", "<100"),  # half to even would give 0.100
        ("0.1", "0.10", "100"),
        ("0.996", "0.996", "996"),
        ("0.9999", "<1.0", "<1000"),
        ("1.4996", "<1.5", "<1500"),
        ("1.5", "1.50", "1500"),
        ("0.095", "0.095", "95"),
        ("0.06", "0.06", "60"),
        ("0.0004", "<0.001", "<1"),
        ("3.128", "3.13", "3128"),
        ("12.345", "12.34", "12345"),
    ],
)
def test_rounding_for_display_never_crosses_a_line(value: str, per_litre: str, per_microlitre: str) -> None:
    assert display_count(Decimal(value), "10*9/L") == per_litre
    assert display_count(Decimal(value), "/uL") == per_microlitre


def _side(text: str, line: Decimal) -> int:
    number = Decimal(text.lstrip("<>"))
    if text.startswith("<"):
        return -1
    if text.startswith(">"):
        return 1
    return (number > line) - (number < line)


@given(st.decimals(min_value=0, max_value=3, places=6))
def test_no_displayed_number_lies_on_another_side_of_a_line_than_the_count(value: Decimal) -> None:
    scaled = {"10*9/L": Decimal(1), "/uL": Decimal(1000)}
    for unit, factor in scaled.items():
        shown = display_count(value, unit)
        for line in GRADE_LINES:
            if shown[0] in "<>" and Decimal(shown[1:]) != line * factor:
                continue
            assert _side(shown, line * factor) == (value > line) - (value < line)
        assert value == 0 or shown not in ("0.00", "0.000", "0")


def test_a_difference_below_zero_keeps_its_sign() -> None:
    assert display_count(Decimal("-0.39"), "10*9/L") == "−0.39"


def test_a_count_is_shown_in_two_units_only() -> None:
    with pytest.raises(ValueError, match="not in g/L"):
        display_count(Decimal(1), "g/L")
    with pytest.raises(ValueError, match="finite"):
        display_count(Decimal("NaN"), "10*9/L")


OWN_LINES = (Decimal("0.1"), Decimal("0.5"), Decimal("1.0"), Decimal("1.234"), Decimal("1.5"), Decimal("1.8"))


@pytest.mark.parametrize(
    ("value", "per_litre", "per_microlitre"),
    [
        ("1.796", "1.796", "1796"),  # two decimals would come onto 1.8
        ("1.7996", "<1.8", "<1800"),
        ("1.8", "1.80", "1800"),
        ("1.8004", ">1.8", ">1800"),
        ("1.804", "1.804", "1804"),
        ("1.806", "1.81", "1806"),
        ("1.234", "1.234", "1234"),  # 1.23 would leave the line
        ("1.2345", ">1.234", ">1234"),
        ("1.233", "1.23", "1233"),
        ("0.4996", "<0.5", "<500"),
    ],
)
def test_a_shown_count_keeps_its_side_of_a_wards_own_lines(
    value: str, per_litre: str, per_microlitre: str
) -> None:
    """UX, Result: never across, onto or off a line; by hand."""
    assert display_count(Decimal(value), "10*9/L", OWN_LINES) == per_litre
    assert display_count(Decimal(value), "/uL", OWN_LINES) == per_microlitre
