"""What the records add to the window: every control says what it is and does, also to a screen reader."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.records_menu import RecordsWish
from tests.journeys.nurse import Start
from tests.journeys.test_accessibility import controls, same_names, silent
from tests.journeys.test_patients_journey import SMITH, WardNurse, lab


@pytest.fixture
def ward(start: Start, now: datetime) -> WardNurse:
    ward = WardNurse(start)
    ward.create(SMITH, lab(now - timedelta(hours=2), "0.42"))
    return ward


def opened(ward: WardNurse, what: str) -> QWidget:
    work = ward.work
    if what == "board":
        work.show_or_leave_board()
        return work.board.page
    if what == "list":
        work.find()
        return work.finding.page
    ward.nurse.window.patient_bar.records_wished.emit(RecordsWish(what))
    found = {
        "backups": work.upkeep.going_back.dialog,
        "audit": work.upkeep.audit.dialog,
        "erase": work.upkeep.erasing.form,
        "merge": work.upkeep.merging.form,
    }[what]
    assert found is not None
    return found


@pytest.mark.parametrize("what", ["board", "list", "backups", "audit", "erase", "merge"])
def test_every_control_of_the_records_says_what_it_is_and_what_it_does(ward: WardNurse, what: str) -> None:
    page = opened(ward, what)
    assert list(controls(page)) != []
    assert silent(page) == []
    assert same_names(page) == []
    assert page.windowTitle() or page.accessibleName()
