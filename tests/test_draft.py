"""The open count as read on the desk: held against the case, and by the lines of the ward."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.draft import Draft, read_draft
from neutro_desk.workup.case import Case, Quantity
from neutro_desk.workup.cbc import EntryMode, TypedCbc
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase
from tests.test_desk import FALL, SEVERE
from tests.test_ward_schemes import dumfries

BOTH = TypedCbc(
    mode=EntryMode.TOTAL,
    collected_date="21-Nov-2026",
    collected_time="06:10",
    wbc="3.58",
    neutrophils="50",
    anc="1.85",
    anc_beside=True,
)
"""1.79 by hand beside the laboratory's 1.85: 0.06 apart, on both sides of 1.8 and of no other line."""


def keys(draft: Draft, case: Case, schemes: Schemes, now: datetime) -> list[str]:
    return [note.statement.key for note in read_draft(draft, AssessedCase(case, schemes), now, None).notes]


def test_two_counts_across_a_line_of_the_wards_own_scheme_are_asked_about(
    schemes: Schemes, tmp_path: Path, now: datetime
) -> None:
    assert "anc.which" not in keys(Draft(BOTH), Case(), schemes, now)
    assert "anc.which" in keys(Draft(BOTH), Case(), dumfries(tmp_path), now)


def test_a_count_is_held_against_those_in_use_and_not_against_the_one_it_amends(
    schemes: Schemes, now: datetime
) -> None:
    again = replace(SEVERE, collected_date="19-Nov-2026")
    assert "collected.same_time" in keys(Draft(again), FALL, schemes, now)
    assert "collected.same_time" not in keys(Draft(again, "c1"), FALL, schemes, now)
    assert "collected.same_time" in keys(Draft(again, "c2"), FALL, schemes, now)


@pytest.mark.parametrize(
    ("draft", "limit"),
    [(Draft(SEVERE), Decimal("1.8")), (Draft(SEVERE, "c1"), None), (Draft(TypedCbc()), None)],
)
def test_the_wards_lower_limit_is_for_new_counts_only(
    draft: Draft, limit: Decimal | None, schemes: Schemes, now: datetime
) -> None:
    reading = read_draft(draft, AssessedCase(FALL, schemes), now, Quantity(Decimal("1.8"), "10*9/L"))
    found = reading.cbc.anc_lower_limit
    assert (None if found is None else found.value) == limit


def test_the_clock_judges_the_time_of_a_new_count_only(schemes: Schemes, now: datetime) -> None:
    later = replace(SEVERE, collected_date="21-Nov-2126")
    assert read_draft(Draft(later), AssessedCase(FALL, schemes), now, None).cbc.collected is None
    amended = read_draft(Draft(later, "c1"), AssessedCase(FALL, schemes), now, None)
    assert amended.cbc.collected == datetime(2126, 11, 21, 6, 10)
