from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from neutro_desk.exchange.results import exact, line, rounded, severity_range, severity_word, time_text
from neutro_desk.workup.grading import Severity, SeverityCall


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0.4200", "0.42"),
        ("420", "420"),
        ("1E+3", "1000"),
        ("0.00", "0"),
        ("1E-7", "0.0000001"),
        ("0.1234567890123456789012345678901", "0.1234567890123456789012345678901"),
    ],
)
def test_a_measured_number_keeps_every_digit_and_has_no_exponent(value: str, text: str) -> None:
    assert exact(Decimal(value)) == text


@pytest.mark.parametrize(("value", "text"), [("0.3085", "0.308"), ("0.3095", "0.310"), ("2", "2.000")])
def test_a_derived_count_has_three_decimals_rounded_once_to_even(value: str, text: str) -> None:
    assert rounded(Decimal(value)) == text


@pytest.mark.parametrize(("value", "text"), [("0.10", "0.1"), ("1", "1.0"), ("1.75", "1.75")])
def test_a_line_of_a_scheme_has_one_decimal_at_least(value: str, text: str) -> None:
    assert line(Decimal(value)) == text


@pytest.mark.parametrize(
    ("low", "high", "severity", "word", "spans"),
    [
        ("0.1", "0.5", Severity.SEVERE, "severe", "0.1 to <0.5"),
        (None, "0.1", Severity.PROFOUND, "profound", "<0.1"),
        ("1.5", None, Severity.NOT_BELOW, "not below 1.5", "1.5 or more"),
        ("1.0", None, Severity.NOT_BELOW, "not below 1.0", "1.0 or more"),
    ],
)
def test_a_severity_carries_both_ends_of_its_band(
    low: str | None, high: str | None, severity: Severity, word: str, spans: str
) -> None:
    """Source: INTERFACE, `severity.word`."""
    lowest = None if low is None else Decimal(low)
    call = SeverityCall(severity, lowest, None if high is None else Decimal(high))
    assert severity_word(call) == word
    assert severity_range(call) == spans


def test_a_time_shows_seconds_only_where_it_has_them() -> None:
    assert time_text(datetime(2026, 11, 21, 6, 10)) == "2026-11-21T06:10"
    assert time_text(datetime(2026, 11, 21, 6, 10, 5)) == "2026-11-21T06:10:05"
