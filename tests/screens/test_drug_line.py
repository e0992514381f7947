"""The line for a medicine: letters, a start, Enter; a match is chosen by a person."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neutro_desk.screens.drug_line import DrugLine
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.drug_names import drug_names

NOW = datetime(2026, 11, 21, 7, 32)
TMP_SMX = "trimethoprim-sulfamethoxazole"


class Bench:
    """The line on its own, and what it gave."""

    def __init__(self, qtbot: QtBot, phrasebook: Phrasebook, pack: Pack) -> None:
        self.given: list[Event] = []
        self.line = DrugLine(Look(LIGHT), phrasebook, self._now)
        qtbot.addWidget(self.line)
        self.line.know(drug_names(pack.drugs, pack.medicines))
        self.line.event_given.connect(self.given.append)
        self.line.resize(391, 300)
        self.line.open()
        qtbot.waitUntil(self.line.isActiveWindow)

    @staticmethod
    def _now() -> datetime:
        return NOW

    def keys(self, *texts: str | Qt.Key) -> None:
        for text in texts:
            focused = self.line.focusWidget()
            assert focused is not None
            if isinstance(text, str):
                QTest.keyClicks(focused, text)
            else:
                QTest.keyClick(focused, text)


ENTER, DOWN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape


@pytest.fixture
def bench(qtbot: QtBot, phrasebook: Phrasebook, pack: Pack) -> Bench:
    """A line that knows the drug list that ships."""
    return Bench(qtbot, phrasebook, pack)


def test_a_few_letters_and_days_back_put_a_drug_on_the_time_line(bench: Bench) -> None:
    bench.keys("cotrim", ENTER, "-18", ENTER)
    assert bench.given == [Event(EventKind.DRUG, TMP_SMX, start=date(2026, 11, 3))]
    assert "03-Nov-2026" in bench.line.said.text()
    assert not bench.line.has_typing


def test_the_line_has_room_before_anything_is_typed_and_for_what_it_asks(bench: Bench) -> None:
    empty = bench.line.wanted_height(391)
    assert empty >= bench.line.name.minimumHeight() + bench.line.start.minimumHeight()
    bench.keys("sul")
    assert bench.line.wanted_height(391) > empty + bench.line.offers.sizeHint().height()


def test_the_room_of_the_matches_is_given_back_once_one_is_taken(bench: Bench) -> None:
    heights: list[int] = []

    def keep() -> None:
        heights.append(bench.line.wanted_height(391))

    bench.keys("cotrim")
    bench.line.size_changed.connect(keep)
    offered = bench.line.wanted_height(391)
    bench.keys(ENTER)
    assert heights[-1] == bench.line.wanted_height(391) < offered


def test_a_stop_ends_it(bench: Bench) -> None:
    bench.keys("carbimazole", ENTER, "12oct", Qt.Key.Key_Tab, "3nov", ENTER)
    assert bench.given == [
        Event(EventKind.DRUG, "carbimazole", start=date(2026, 10, 12), stop=date(2026, 11, 3))
    ]


def test_where_several_begin_so_enter_takes_none_until_one_is_chosen(bench: Bench) -> None:
    bench.keys("sul", ENTER)
    assert bench.line.name.hasFocus()
    assert bench.line.name.text() == "sul"
    bench.keys(ENTER, "-18", ENTER)
    assert [event.name for event in bench.given] != ["sul"]


def test_a_date_does_not_help_a_name_that_nobody_chose(bench: Bench) -> None:
    bench.keys("sul", Qt.Key.Key_Tab, "-18", ENTER)
    assert bench.given == []
    assert bench.line.name.hasFocus()


def test_a_look_alike_outside_the_list_keeps_enter_from_taking_the_one_inside(bench: Bench) -> None:
    bench.keys("hydroxyc")
    assert bench.line.offers.choice is None
    assert "hydroxychloroquine, not in our list" in [row.text for row in bench.line.offers.rows]


def test_a_misspelling_is_offered_and_not_taken(bench: Bench) -> None:
    bench.keys("carbamazapine")
    assert bench.line.offers.choice is None
    bench.keys(DOWN, ENTER, "-30", ENTER)
    assert [event.name for event in bench.given] == ["carbamazepine"]


def test_a_misspelling_may_be_kept_as_it_was_typed(bench: Bench) -> None:
    bench.keys("carbamazapine", Qt.Key.Key_Up, ENTER, "-30", ENTER)
    assert [event.name for event in bench.given] == ["carbamazapine"]


def test_an_unknown_medicine_is_kept_as_typed_and_said_to_be_unknown(bench: Bench) -> None:
    bench.keys("Zzyzx forte")
    assert bench.line.said.text() == "Not in our list: kept as typed, never scored."
    bench.keys(ENTER, "-2", ENTER)
    assert bench.given == [Event(EventKind.DRUG, "Zzyzx forte", start=date(2026, 11, 19))]


def test_a_day_with_two_readings_is_asked(bench: Bench) -> None:
    bench.keys("carbimazole", ENTER, "5/11", ENTER)
    assert bench.given == []
    answers = bench.line.question.answers()
    assert len(answers) == 2
    answers["05-Nov-2026"].click()
    bench.keys(ENTER)
    assert [event.start for event in bench.given] == [date(2026, 11, 5)]


def test_a_medicine_without_any_day_is_not_added(bench: Bench) -> None:
    bench.keys("carbimazole", ENTER, ENTER)
    assert bench.given == []
    assert bench.line.question.isVisible()


def test_a_cytotoxic_is_a_course_of_chemotherapy_on_its_day(bench: Bench) -> None:
    bench.keys("docetaxel", ENTER, "-38", ENTER)
    assert bench.given == [Event(EventKind.CHEMOTHERAPY, "docetaxel", at=date(2026, 10, 14))]


def test_enter_on_nothing_and_escape_leave(qtbot: QtBot, bench: Bench) -> None:
    with qtbot.waitSignal(bench.line.left):
        bench.keys(ENTER)
    bench.line.open()
    with qtbot.waitSignal(bench.line.left):
        bench.keys("carb", ESC)
    assert not bench.line.has_typing


def test_a_medicine_is_taken_by_click_too(bench: Bench) -> None:
    bench.keys("sul")
    bench.line.offers.chosen.emit(0)
    assert bench.line.start.hasFocus()
