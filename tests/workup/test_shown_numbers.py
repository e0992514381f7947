"""How counts, lines and plain numbers are written: digit for digit, on the side where they lie."""

from __future__ import annotations

from decimal import Decimal

import pytest

from neutro_desk.workup.case import Comparator, Quantity
from neutro_desk.workup.quantities import (
    display_count,
    display_line,
    display_number,
    in_canonical,
    to_canonical,
    unit_label,
)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("100", "100"),
        ("1000", "1000"),
        ("1.50", "1.5"),
        ("1.00", "1"),
        ("10.0", "10"),
        ("0.10", "0.1"),
        ("0", "0"),
        ("0.00", "0"),
        ("1E+3", "1000"),
        ("1E-7", "0.0000001"),
        ("120.030", "120.03"),
        ("0.0", "0"),
    ],
)
def test_a_plain_number_loses_only_zeros_that_say_nothing(number: str, shown: str) -> None:
    assert display_number(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("line", "per_litre", "per_microlitre"),
    [
        ("0.1", "0.1", "100"),
        ("0.5", "0.5", "500"),
        ("1", "1.0", "1000"),
        ("1.0", "1.0", "1000"),
        ("1.5", "1.5", "1500"),
        ("1.75", "1.75", "1750"),
        ("1.750", "1.75", "1750"),
        ("1.210", "1.21", "1210"),
        ("7.8", "7.8", "7800"),
        ("10", "10.0", "10000"),
        ("0.4567", "0.4567", "456.7"),
    ],
)
def test_a_line_is_written_with_one_decimal_at_least(line: str, per_litre: str, per_microlitre: str) -> None:
    assert display_line(Decimal(line), "10*9/L") == per_litre
    assert display_line(Decimal(line), "/uL") == per_microlitre


@pytest.mark.parametrize(
    ("value", "per_litre", "per_microlitre"),
    [
        # below 0.1 three decimals, without a last zero
        ("0.0001", "<0.001", "<1"),
        ("0.0005", "<0.001", "<1"),  # half to even would give 0
        ("0.00051", "0.001", "1"),
        ("0.001", "0.001", "1"),
        ("0.0015", "0.002", "2"),
        ("0.0025", "0.002", "2"),
        ("0.01", "0.01", "10"),
        ("0.0104", "0.01", "10"),
        ("0.0995", "<0.1", "<100"),
        ("0.0994", "0.099", "99"),
        ("0.09949", "0.099", "99"),
        ("0.0999999", "<0.1", "<100"),
        # on the lines, and a hair beside them
        ("0.100", "0.10", "100"),
        ("0.10000", "0.10", "100"),
        ("0.1004", ">0.1", ">100"),
        ("0.1005", ">0.1", ">100"),  # half to even would give 0.100
        ("0.1006", "0.101", "101"),
        ("0.104", "0.104", "104"),
        ("0.105", "0.105", "105"),  # two decimals would come onto 0.1
        ("0.106", "0.11", "106"),
        ("0.4949", "0.49", "495"),
        ("0.495", "0.495", "495"),
        ("0.4995", "<0.5", "<500"),
        ("0.4994", "0.499", "499"),
        ("0.5005", ">0.5", ">500"),
        ("0.5015", "0.502", "502"),
        ("0.505", "0.505", "505"),
        ("0.5051", "0.51", "505"),
        ("0.995", "0.995", "995"),
        ("0.9995", "<1.0", "<1000"),
        ("1", "1.00", "1000"),
        ("1.0004", ">1.0", ">1000"),
        ("1.4951", "1.495", "1495"),
        ("1.4995", "<1.5", "<1500"),
        ("1.5005", ">1.5", ">1500"),
        ("1.505", "1.505", "1505"),
        ("1.515", "1.52", "1515"),
        # elsewhere two decimals, half to even
        ("0.2", "0.20", "200"),
        ("2E+1", "20.00", "20000"),
        ("2.345", "2.34", "2345"),
        ("2.355", "2.36", "2355"),
        ("99.999", "100.00", "99999"),
        ("2.0005", "2.00", "2000"),
        ("2.0015", "2.00", "2002"),
    ],
)
def test_a_count_is_shown_digit_for_digit(value: str, per_litre: str, per_microlitre: str) -> None:
    assert display_count(Decimal(value), "10*9/L") == per_litre
    assert display_count(Decimal(value), "/uL") == per_microlitre
    if value != "0":
        assert display_count(-Decimal(value), "10*9/L") == f"−{per_litre}"
        assert display_count(-Decimal(value), "/uL") == f"−{per_microlitre}"


def test_a_wards_own_line_is_not_crossed_either() -> None:
    own = (Decimal("0.75"), Decimal("1.8"))
    assert display_count(Decimal("0.7496"), "10*9/L", own) == "<0.75"
    assert display_count(Decimal("0.7496"), "/uL", own) == "<750"
    assert display_count(Decimal("0.7504"), "/uL", own) == ">750"
    assert display_count(Decimal("0.4996"), "10*9/L", own) == "0.50"
    assert display_count(Decimal("-1.7999"), "/uL", own) == "−<1800"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_a_count_that_is_no_number_is_not_shown(value: str) -> None:
    with pytest.raises(ValueError, match=r"\Aa count that is shown must be finite\Z"):
        display_count(Decimal(value), "10*9/L")


@pytest.mark.parametrize("unit", ["10*3/uL", "", "10*9/l", "%"])
def test_counts_are_shown_in_two_units(unit: str) -> None:
    with pytest.raises(ValueError, match=r"\Acounts are shown per litre or per microlitre, not in "):
        display_count(Decimal("0.42"), unit)


@pytest.mark.parametrize("code", ["g/L", "%", "fL", "", "10*9/l"])
def test_only_a_unit_of_cells_becomes_a_count(code: str) -> None:
    with pytest.raises(ValueError, match=r"\A.* counts no cells\Z") as refused:
        to_canonical(Quantity(Decimal(1), code))
    assert str(refused.value) == f"{code} counts no cells"


def test_a_comparator_does_not_change_the_number() -> None:
    assert to_canonical(Quantity(Decimal(100), "/uL", Comparator.BELOW)) == Decimal("0.1")


def test_a_product_keeps_every_digit() -> None:
    """Twenty-eight digits, Python's usual precision, would not hold it."""
    long = Decimal("123456789.123456789123456789123456789")
    assert str(in_canonical(long, "10*6/L")) == "123456.789123456789123456789123456789"


def test_a_unit_without_a_label_stands_for_itself() -> None:
    assert unit_label("10*3/mL") == "×10³/mL"
    assert unit_label("mg") == "mg"
