"""The counts of a course as a CSV file: each with its exact number, and none of the patient's details."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal

from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.other_lines import Analyte, measured

COLUMNS = (
    "collected",
    "anc",
    "comparator",
    "unit",
    "method",
    "laboratory",
    "word",
    "interval_low",
    "interval_high",
    "provisional",
    "voided",
    "wbc",
    "wbc_comparator",
    "platelets",
    "platelets_comparator",
    "haemoglobin",
    "haemoglobin_comparator",
    "haemoglobin_unit",
)

UNIT = "10*9/L"
"""Every count of cells stands in this unit, exact as it was worked out or entered."""

NOT_ABOVE = "<="
"""What a white count alone proves."""

_CELL = Decimal("0.001")
"""Counting limits are derived and given to a cell per microlitre."""


def course_csv(counts: Iterable[AssessedCount]) -> bytes:
    """Return the table as UTF-8 text with a byte order mark, which spreadsheets need to know it by.

    Args:
        counts: In the order they are to stand; voided ones say why.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_row(count) for count in counts)
    return text.getvalue().encode("utf-8-sig")


def _row(count: AssessedCount) -> tuple[str, ...]:
    cbc, anc, call = count.cbc, count.anc, count.grades.severity
    value, comparator = anc.value, anc.comparator.value if anc.comparator else ""
    if value is None and anc.upper_limit is not None:
        value, comparator = anc.upper_limit, NOT_ABOVE
    word = "" if call.word is None else call.word.value
    if word and call.at_least:
        word = f"at least {word}"
    interval = anc.interval
    return (
        "" if cbc.collected is None else cbc.collected.isoformat(timespec="minutes"),
        "" if value is None else format(value, "f"),
        comparator,
        "" if value is None else UNIT,
        cbc.method.value if cbc.method else "",
        _text(cbc.laboratory or ""),
        word,
        "" if interval is None else _limit(interval.low),
        "" if interval is None else _limit(interval.high),
        "yes" if anc.provisional else "",
        "" if cbc.voided is None else f"{cbc.voided.at.isoformat(timespec='minutes')} {cbc.voided.reason}",
        *_line(count, Analyte.WBC)[:2],
        *_line(count, Analyte.PLATELETS)[:2],
        *_line(count, Analyte.HAEMOGLOBIN),
    )


def _line(count: AssessedCount, analyte: Analyte) -> tuple[str, str, str]:
    """Return value, comparator and unit of another line."""
    found = measured(count, analyte)
    if found is None:
        return "", "", ""
    value, unit, comparator = found
    return format(value, "f"), comparator.value if comparator else "", unit


def _limit(value: Decimal) -> str:
    return format(value.quantize(_CELL, ROUND_HALF_EVEN), "f")


def _text(text: str) -> str:
    """Return typed text so that no spreadsheet reads it as a formula."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text
