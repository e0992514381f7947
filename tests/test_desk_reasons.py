"""Amending and voiding for a reason: the old count stays, with why and when, and can be brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.desk import Desk
from neutro_desk.home import CaseFile
from neutro_desk.workup.case import Voided
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.statements import say
from tests.test_desk import FALL, SEVERE


@pytest.fixture
def desk(schemes: Schemes, now: datetime) -> Desk:
    desk = Desk(schemes, lambda: now)
    desk.open_case(FALL, None)
    return desk


def amend(desk: Desk, anc: str, reason: str) -> bool:
    """Amend the first count of the fall; return whether it was."""
    desk.amend_count("c1")
    desk.type_draft(replace(desk.typed, anc=anc))
    desk.give_reason(reason)
    return desk.add_count()


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_count_is_not_amended_without_a_reason(desk: Desk, reason: str) -> None:
    assert not amend(desk, "0.18", reason)
    assert desk.reason_missing
    assert desk.case == FALL
    assert desk.typed.anc == "0.18"
    desk.give_reason("typing error")
    assert desk.add_count()


def test_an_amendment_keeps_the_seconds_of_a_time_from_a_file(desk: Desk) -> None:
    at, arrived = datetime(2026, 11, 19, 6, 10, 30), datetime(2026, 11, 19, 7, 5, 9)
    first = replace(FALL.counts[0], collected=at, received=arrived)
    desk.open_case(replace(FALL, counts=(first, FALL.counts[1])), None)
    desk.amend_count("c1")
    assert desk.obstacle() == say("desk.nothing_changed")
    desk.type_draft(replace(desk.typed, anc="0.18"))
    desk.give_reason("typing error")
    assert desk.add_count()
    assert (desk.case.counts[2].collected, desk.case.counts[2].received) == (at, arrived)


def test_a_new_count_needs_no_reason(desk: Desk) -> None:
    desk.type_draft(SEVERE)
    assert not desk.reason_missing
    assert desk.add_count()


def test_the_reason_of_one_amendment_is_not_taken_for_the_next(desk: Desk) -> None:
    assert amend(desk, "0.18", "typing error")
    desk.amend_count("c2")
    assert (desk.reason, desk.reason_missing) == ("", True)


def test_a_reason_that_was_typed_comes_back_with_the_cleared_amendment(desk: Desk) -> None:
    desk.amend_count("c1")
    desk.type_draft(replace(desk.typed, anc="0.18"))
    desk.give_reason("typing")
    desk.start_count()
    assert (desk.amends, desk.reason) == (None, "")
    desk.undo()
    assert (desk.amends, desk.reason, desk.typed.anc) == ("c1", "typing", "0.18")
    desk.redo()
    assert (desk.amends, desk.reason, desk.has_open_draft) == (None, "", False)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_count_is_not_voided_without_a_reason(desk: Desk, reason: str) -> None:
    with pytest.raises(ValueError, match="for a reason"):
        desk.void_count("c1", reason)
    assert desk.case == FALL


def test_voiding_a_voided_count_again_keeps_the_first_reason_and_is_no_step(
    desk: Desk, now: datetime
) -> None:
    desk.void_count("c1", "clotted sample")
    desk.void_count("c1", "wrong patient")
    assert desk.case.counts[0].voided == Voided(now, "clotted sample")
    desk.undo()
    assert desk.case == FALL


def test_a_voided_count_is_brought_back_by_undo(desk: Desk) -> None:
    desk.void_count("c1", "wrong patient")
    assert desk.undoable == say("desk.void_count")
    desk.undo()
    assert desk.case == FALL
    latest = desk.work_up.latest
    assert latest is not None
    assert latest.anc.value == Decimal("0.81")


def test_voided_and_amended_counts_are_still_there_when_the_file_is_opened_again(
    desk: Desk, tmp_path: Path, now: datetime
) -> None:
    assert amend(desk, "0.18", "corrected report")
    desk.void_count("c2", "drip-arm sample")
    path = tmp_path / "bed-4.neutro.json"
    desk.save(CaseFile(path))
    before = desk.case
    desk.new_case()
    desk.open_file(path)
    assert desk.case == before
    assert [cbc.voided for cbc in desk.case.counts] == [
        Voided(now, "amended: corrected report"),
        Voided(now, "drip-arm sample"),
        None,
    ]
    assert [count.anc.value for count in desk.work_up.dated] == [
        Decimal("1.72"),
        Decimal("0.81"),
        Decimal("0.18"),
    ]


def test_an_amendment_of_a_count_that_undo_voided_again_becomes_a_new_count(desk: Desk) -> None:
    desk.void_count("c1", "wrong patient")
    desk.undo()
    desk.amend_count("c1")
    desk.type_draft(replace(desk.typed, anc="0.18"))
    desk.redo()
    assert desk.amends is None
    assert desk.add_count()
    assert [cbc.voided is None for cbc in desk.case.counts] == [False, True, True]
