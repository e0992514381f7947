"""The counts of a course as CSV: exact, with their limits, and no formula for a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from neutro_desk.exchange.course_table_file import COLUMNS, course_csv
from neutro_desk.workup.case import Cbc, Comparator, Quantity, Voided
from neutro_desk.workup.grading import Schemes
from tests.screens.a_course import COUNTS, assessed, below_limit, litre


def rows(schemes: Schemes, *counts: Cbc) -> list[dict[str, str]]:
    """Return what a reader of the file finds."""
    text = course_csv(assessed(schemes, *counts)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_file_has_the_columns_that_were_promised(schemes: Schemes) -> None:
    assert course_csv(()).decode("utf-8-sig").strip() == ",".join(COLUMNS)


def test_a_manual_count_stands_with_its_exact_number_and_limits(schemes: Schemes) -> None:
    (row,) = rows(schemes, COUNTS[4])
    # 1.20 x (30 + 5) / 100; Clopper-Pearson for 35 of 100: 25.73 to 45.18 %
    assert row == {
        "collected": "2026-11-21T06:10",
        "anc": "0.42",
        "comparator": "",
        "unit": "10*9/L",
        "method": "manual",
        "laboratory": "",
        "word": "severe",
        "interval_low": "0.309",
        "interval_high": "0.542",
        "provisional": "",
        "voided": "",
        "wbc": "1.20",
        "wbc_comparator": "",
        "platelets": "",
        "platelets_comparator": "",
        "haemoglobin": "",
        "haemoglobin_comparator": "",
        "haemoglobin_unit": "",
    }


def test_the_other_lines_stand_in_one_unit_each_with_their_signs(schemes: Schemes) -> None:
    """9.4 g/dL are 94 g/L, 8500 platelets per microlitre 8.5 x 10^9/L; mmol/L is kept."""
    (row,) = rows(
        schemes,
        replace(
            COUNTS[4],
            platelets=Quantity(Decimal(8500), "/uL", Comparator.BELOW),
            haemoglobin=Quantity(Decimal("9.4"), "g/dL"),
        ),
    )
    assert (row["platelets"], row["platelets_comparator"]) == ("8.500", "<")
    assert (row["haemoglobin"], row["haemoglobin_unit"]) == ("94.0", "g/L")
    (row,) = rows(schemes, replace(COUNTS[4], haemoglobin=Quantity(Decimal("5.6"), "mmol/L")))
    assert (row["haemoglobin"], row["haemoglobin_unit"]) == ("5.6", "mmol/L")


def test_no_digit_of_a_count_is_rounded_away(schemes: Schemes) -> None:
    (row,) = rows(schemes, replace(COUNTS[0], wbc=litre("1.337"), differential=COUNTS[0].differential))
    assert Decimal(row["anc"]) == Decimal("0.88242")


def test_a_limit_keeps_its_sign(schemes: Schemes) -> None:
    (row,) = rows(schemes, below_limit(1, datetime(2026, 10, 22, 6), "0.10"))
    assert (row["anc"], row["comparator"], row["word"]) == ("0.10", "<", "profound")


def test_a_white_count_alone_is_an_upper_limit(schemes: Schemes) -> None:
    (row,) = rows(schemes, Cbc(id="w", collected=datetime(2026, 10, 22, 6), wbc=litre("0.4")))
    assert (row["anc"], row["comparator"], row["word"]) == ("0.40", "<=", "at least severe")


def test_a_voided_count_stays_and_says_why(schemes: Schemes) -> None:
    voided = replace(COUNTS[0], voided=Voided(datetime(2026, 11, 1, 9, 30), "wrong patient"))
    (row,) = rows(schemes, voided)
    assert row["voided"] == "2026-11-01T09:30 wrong patient"


def test_a_laboratory_is_never_read_as_a_formula(schemes: Schemes) -> None:
    (row,) = rows(schemes, replace(COUNTS[0], laboratory='=HYPERLINK("x")'))
    assert row["laboratory"] == '\'=HYPERLINK("x")'
