"""Why a text is no number: each reason once, with the text as it was typed, and no more."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from neutro_desk.workup.case import Comparator
from neutro_desk.workup.quantities import (
    NumberReading,
    plain_file_number,
    read_file_number,
    read_typed_number,
)
from neutro_desk.workup.statements import say


@pytest.mark.parametrize(
    ("typed", "key", "text", "small", "large"),
    [
        (" 1,500 ", "number.fifteen_hundred", "1,500", "1.5", "1500"),
        ("1 500", "number.fifteen_hundred", "1 500", "1.5", "1500"),
        ("< 1,500", "number.thousands", "< 1,500", "<1.5", "<1500"),
        ("2.500", "number.thousands", "2.500", "2.5", "2500"),
        ("150\u202f000", "number.thousands", "150\u202f000", "150", "150000"),
        (">10\u2009020", "number.thousands", ">10\u2009020", ">10.02", ">10020"),
        ("1.234", "number.thousands", "1.234", "1.234", "1234"),
    ],
)
def test_a_mark_before_three_digits_is_asked_about_with_both_numbers(
    typed: str, key: str, text: str, small: str, large: str
) -> None:
    read = read_typed_number(typed)
    assert (read.value, read.comparator) == (None, None)
    assert read.problem == say(key, text=text, small=small, large=large)


@pytest.mark.parametrize(
    "typed", ["0,500", "0.456", "1,50", "1.5000", "1500,5", "1234.567", "01.500", "1, 500", "1 50", "1..500"]
)
def test_only_one_to_three_digits_before_exactly_three_are_asked_about(typed: str) -> None:
    assert read_typed_number(typed).may_be == ()


Reader = Callable[[str], NumberReading]
BOTH: tuple[Reader, ...] = (read_typed_number, read_file_number)


@pytest.mark.parametrize("read", BOTH, ids=("typed", "file"))
@pytest.mark.parametrize(
    ("text", "key", "shown"),
    [
        ("", "number.no_digits", ""),
        ("  ", "number.no_digits", ""),
        (" < ", "number.no_digits", "<"),
        ("-1.5", "number.negative", "-1.5"),
        ("- 2", "number.negative", "- 2"),
        ("–3", "number.negative", "–3"),
        ("−4", "number.negative", "−4"),
        ("<-5", "number.negative", "<-5"),
        ("-", "number.letters", "-"),
        ("-x", "number.letters", "-x"),
        ("5-", "number.letters", "5-"),
        ("٣", "number.other_digits", "٣"),
        ("1٣", "number.other_digits", "1٣"),
        ("x٣", "number.other_digits", "x٣"),
        ("1.2.3", "number.marks", "1.2.3"),
        ("12 34", "number.marks", "12 34"),
        ("1'500", "number.marks", "1'500"),
        ("1’500", "number.marks", "1’500"),
        (".", "number.marks", "."),
        ("1.2.3x", "number.letters", "1.2.3x"),
        ("1e3", "number.letters", "1e3"),
        ("²", "number.letters", "²"),
        ("<<1", "number.letters", "<<1"),
        ("=1", "number.letters", "=1"),
    ],
)
def test_what_is_no_number_says_why_with_the_text_as_typed(
    read: Reader, text: str, key: str, shown: str
) -> None:
    assert read(text) == NumberReading(problem=say(key, text=shown))


@pytest.mark.parametrize("read", BOTH, ids=("typed", "file"))
def test_fifteen_characters_are_a_number_and_sixteen_a_slip(read: Reader) -> None:
    longest = "1.2345678901234"
    assert read(longest) == NumberReading(Decimal(longest))
    assert read("> 123456789012345") == NumberReading(Decimal(123456789012345), Comparator.ABOVE)
    for slip in (f"{longest}5", f" {longest}5 "):
        assert read(slip) == NumberReading(problem=say("number.too_long", text=slip.strip()))


@pytest.mark.parametrize("text", ["1,5", "1,500", "<0,1", "1,2,3", "x,1", ","])
def test_in_a_file_a_comma_is_refused_as_one(text: str) -> None:
    assert read_file_number(f" {text} ") == NumberReading(problem=say("number.comma_in_file", text=text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("<0.1", NumberReading(Decimal("0.1"), Comparator.BELOW)),
        (" > 20 ", NumberReading(Decimal(20), Comparator.ABOVE)),
        ("1.500", NumberReading(Decimal("1.500"))),
        ("5.", NumberReading(Decimal(5))),
        (".5", NumberReading(Decimal("0.5"))),
        ("007", NumberReading(Decimal(7))),
    ],
)
def test_a_file_number_is_read_with_its_sign(text: str, value: NumberReading) -> None:
    assert read_file_number(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.500", "1.500"), ("5", "5"), (".5", "0.5"), ("<0.1", None), ("1,5", None), ("", None)],
)
def test_a_plain_number_of_a_file_has_neither_sign_nor_comma(text: str, value: str | None) -> None:
    found = plain_file_number(text)
    assert (None if found is None else str(found)) == value
