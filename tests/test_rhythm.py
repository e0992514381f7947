"""A rhythm in the recorded counts is looked for beside the work, and said once it is known."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from pytestqt.qtbot import QtBot

from neutro_desk.desk import Desk
from neutro_desk.rhythm import Rhythm
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Answer, Case, Cbc, Quantity
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import WorkUp

_DAYS = (0, 2, 4, 7, 9, 11, 14, 16, 18, 21, 23, 25, 28, 30, 32, 35, 37, 39, 42)
_CYCLE = ("1.65", "1.50", "1.11", "0.38", "0.03", "0.02", "0.37", "0.86", "1.33")
_FIRST = datetime(2026, 9, 1, 6, 0)

T75 = Case(
    counts=tuple(
        Cbc(
            id=f"c{place}",
            collected=_FIRST + timedelta(days=day),
            anc=Quantity(Decimal(_CYCLE[place % len(_CYCLE)]), "10*9/L"),
        )
        for place, day in enumerate(_DAYS)
    )
)
"""CLINICAL 8.6, T75: 21 days."""

HINT = "Periodicity near 21 d (p = 0.0005): consider ELANE testing and haematology; a hint, not a diagnosis"
"""How the sentence begins."""


def _said(work_up: WorkUp, phrasebook: Phrasebook) -> list[str]:
    return [phrasebook.text(one) for _, said in work_up.summary.course_statements for one in said]


def _has_rhythm(work_up: WorkUp) -> bool:
    return work_up.rhythm is not None


def test_t75_is_said_once_it_is_found(
    qtbot: QtBot, schemes: Schemes, now: datetime, phrasebook: Phrasebook
) -> None:
    desk = Desk(schemes, lambda: now)
    rhythm = Rhythm(desk)
    with qtbot.waitSignal(desk.work_up_changed, check_params_cb=_has_rhythm):
        desk.open_case(T75, None)
    assert any(one.startswith(HINT) for one in _said(desk.work_up, phrasebook))
    desk.answer("fever", Answer("no"))
    assert any(one.startswith(HINT) for one in _said(desk.work_up, phrasebook))
    rhythm.deleteLater()


def test_other_counts_take_the_rhythm_away_until_it_is_found_again(
    qtbot: QtBot, schemes: Schemes, now: datetime, phrasebook: Phrasebook
) -> None:
    desk = Desk(schemes, lambda: now)
    rhythm = Rhythm(desk)
    with qtbot.waitSignal(desk.work_up_changed, check_params_cb=_has_rhythm):
        desk.open_case(T75, None)
    desk.void_count("c3", "clotted sample")
    assert not any(one.startswith(HINT) for one in _said(desk.work_up, phrasebook))
    desk.open_case(Case(), None)
    assert desk.work_up.rhythm is None
    rhythm.deleteLater()
