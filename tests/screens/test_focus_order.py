"""The order of the keys in the entry column: in each way of reporting, at each scale, forward and back."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from neutro_desk.screens.entry import EntryColumn
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.cbc import EntryMode, TypedCbc

Key = Qt.Key
CELLS = ["lymphocytes", "monocytes", "eosinophils", "basophils"]
BLOOD = ["haemoglobin", "mcv", "platelets", "nrbc"]
RARE = [
    *("metamyelocytes", "myelocytes", "promyelocytes", "immature_granulocytes"),
    *("blasts", "atypical_lymphocytes", "other", "reticulocytes"),
]
LABORATORY = ["anc_lower_limit", "laboratory", "received_date", "received_time"]
HEAD = ["Fever or unwell: Yes", "collected_date", "collected_time", "Method: Manual", "cells_counted"]
NEUTROPHILS = {
    EntryMode.LABORATORY_ANC: ["anc", "wbc"],
    EntryMode.TOTAL: ["wbc", "neutrophils"],
    EntryMode.SEGS_AND_BANDS: ["wbc", "segs", "bands", "Bands not reported"],
}
SWITCH = {
    EntryMode.LABORATORY_ANC: "Neutrophils as: lab ANC",
    EntryMode.TOTAL: "Neutrophils as: total %",
    EntryMode.SEGS_AND_BANDS: "Neutrophils as: segs + bands",
}
LINKS = ["New count", "Table of earlier counts"]


def expected(mode: EntryMode, scale: float, *, fold: bool, amending: bool) -> list[str]:
    """Return the stops from the first number on: the laboratory's order, then what is seldom changed."""
    by_laboratory = mode is EntryMode.LABORATORY_ANC
    order = list(NEUTROPHILS[mode])
    order += [] if by_laboratory else CELLS
    order += BLOOD if fold or scale <= 1.25 else []
    if fold:
        order += [*RARE, *([] if by_laboratory else ["anc"]), *LABORATORY]
    order += HEAD
    order += ["reason", "Save amendment", "Leave unchanged"] if amending else ["Add to course"]
    order += ["wbc_unit", *(["anc_unit"] if by_laboratory or fold else [])]
    order += ["anc_lower_limit_unit"] if fold else []
    order += [] if by_laboratory else ["Differential in: %"]
    return [*order, "More cells, laboratory ANC, arrival", SWITCH[mode], *LINKS]


def name_of(widget: QWidget) -> str:
    return widget.objectName() or widget.accessibleName()


def opened(
    qtbot: QtBot,
    phrasebook: Phrasebook,
    now: datetime,
    mode: EntryMode,
    scale: float,
    *,
    fold: bool,
    amending: bool,
) -> EntryColumn:
    column = EntryColumn(Look(LIGHT, scale), phrasebook, lambda: now)
    qtbot.addWidget(column)
    column.resize(round(344 * scale), round(1000 * scale))
    column.show()
    column.activateWindow()
    qtbot.waitUntil(column.isActiveWindow)
    column.show_draft(TypedCbc(mode=mode), amending)
    column.open_fold(fold)
    column.show_obstacle(None)
    column.line(NEUTROPHILS[mode][0]).setFocus()
    return column


def walked(key: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[str]:
    """Press a key until the focus is where it began; return every stop."""
    stops: list[QWidget] = []
    while True:
        focused = QApplication.focusWidget()
        assert focused is not None
        if stops and focused is stops[0]:
            return [name_of(stop) for stop in stops]
        assert focused not in stops, f"the key is caught at {name_of(focused)}"
        stops.append(focused)
        QTest.keyClick(focused, key, held)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("amending", [False, True])
@pytest.mark.parametrize("fold", [False, True])
@pytest.mark.parametrize("mode", list(EntryMode))
def test_tab_goes_through_every_stop_in_order_and_shift_tab_back(
    qtbot: QtBot,
    phrasebook: Phrasebook,
    now: datetime,
    mode: EntryMode,
    scale: float,
    fold: bool,
    amending: bool,
) -> None:
    column = opened(qtbot, phrasebook, now, mode, scale, fold=fold, amending=amending)
    order = expected(mode, scale, fold=fold, amending=amending)
    assert walked(Key.Key_Tab) == order
    back = walked(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert back == [order[0], *reversed(order[1:])]
    assert column.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Down])
@pytest.mark.parametrize("mode", list(EntryMode))
def test_enter_and_down_go_on_as_tab_does_and_press_nothing_on_the_way(
    qtbot: QtBot, phrasebook: Phrasebook, now: datetime, mode: EntryMode, key: Key
) -> None:
    column = opened(qtbot, phrasebook, now, mode, 1.0, fold=True, amending=False)
    pressed: list[object] = []
    for signal in (column.draft_typed, column.fever_answered, column.count_added, column.choice_taken):
        signal.connect(pressed.append if signal is not column.count_added else column.raise_)
    order = expected(mode, 1.0, fold=True, amending=False)
    seen = []
    for _ in range(order.index("cells_counted") + 1):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(name_of(focused))
        QTest.keyClick(focused, key)
    assert seen == order[: order.index("cells_counted") + 1]
    assert column.foot.add.hasFocus()
    assert pressed == []


@pytest.mark.parametrize("mode", list(EntryMode))
def test_up_goes_back_through_the_numbers(
    qtbot: QtBot, phrasebook: Phrasebook, now: datetime, mode: EntryMode
) -> None:
    column = opened(qtbot, phrasebook, now, mode, 1.0, fold=True, amending=False)
    order = expected(mode, 1.0, fold=True, amending=False)
    last = order.index("laboratory")
    column.line("laboratory").setFocus()
    seen = []
    for _ in range(last + 1):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(name_of(focused))
        QTest.keyClick(focused, Key.Key_Up)
    assert seen == list(reversed(order[: last + 1]))


def test_the_order_holds_after_the_way_of_reporting_was_changed_back_and_forth(
    qtbot: QtBot, phrasebook: Phrasebook, now: datetime
) -> None:
    column = opened(qtbot, phrasebook, now, EntryMode.TOTAL, 1.0, fold=False, amending=False)
    for mode in (EntryMode.LABORATORY_ANC, EntryMode.SEGS_AND_BANDS, EntryMode.LABORATORY_ANC):
        column.take_choice_of_entry("mode", mode.value)
        column.line(NEUTROPHILS[mode][0]).setFocus()
        assert walked(Key.Key_Tab) == expected(mode, 1.0, fold=False, amending=False)
