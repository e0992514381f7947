"""The statements beside the plot: what says the same stays, what is new comes, what is gone goes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from neutro_desk.screens.statement_column import DURATION, END_LINK, StatementColumn
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.statements import Statement, say

HEADING, OTHER = say("course.heading_gaps"), say("course.heading_nadir")


def row(name: str) -> Statement:
    """Return a statement that says a name."""
    return say("row.unread", names=name)


@pytest.fixture
def column(qtbot: QtBot, phrasebook: Phrasebook) -> StatementColumn:
    made = StatementColumn(Look(LIGHT, 1.0), phrasebook)
    qtbot.addWidget(made)
    return made


def labels(column: StatementColumn) -> list[QLabel]:
    """Return the labels that are shown, in reading order."""
    return [label for label in column.findChildren(QLabel) if label.isVisibleTo(column)]


def test_a_group_that_says_the_same_is_not_made_anew(column: StatementColumn) -> None:
    column.show_groups([(HEADING, [row("one")]), (OTHER, [row("two")])])
    before = labels(column)
    column.show_groups([(HEADING, [row("one")]), (OTHER, [row("three")])])
    after = labels(column)
    assert after == before
    assert [label.accessibleName() for label in after if label.accessibleName()] == [
        "not read: one",
        "not read: three",
    ]


def test_a_group_that_says_something_else_keeps_nothing_of_what_it_said(column: StatementColumn) -> None:
    duration = say(DURATION)
    column.show_groups([(duration, [row("one")]), (OTHER, [row("two"), row("three")])], "ends at 0.5")
    before = column.end_link()
    column.show_groups([(HEADING, [row("four")]), (duration, [row("five")])], "ends at 1.0")
    seen = column.plain_text() + "".join(label.text() + label.accessibleName() for label in labels(column))
    assert not any(text in seen for text in ("read: one", "read: two", "read: three"))
    assert seen.index("four") < seen.index("five")
    assert column.end_link() is not before
    links = [link for link in column.findChildren(QPushButton, END_LINK) if link.isVisibleTo(column)]
    assert [link.text() for link in links] == ["ends at 1.0"]


def test_a_group_that_is_gone_goes_and_the_others_keep_their_order(column: StatementColumn) -> None:
    column.show_groups([(HEADING, [row("one")]), (OTHER, [row("two")]), (HEADING, [row("three")])])
    column.show_groups([(HEADING, [row("three")]), (OTHER, [row("two")])])
    text = column.plain_text()
    assert "one" not in text
    assert text.index("three") < text.index("two")


def test_groups_take_the_place_of_the_hints_and_hints_that_of_groups(column: StatementColumn) -> None:
    column.show_groups([(HEADING, [row("one")])])
    column.show_hints([(OTHER, [row("a hint")])], [("sample.json", "A sample")])
    assert "one" not in column.plain_text()
    assert column.sample("sample.json") is not None
    column.show_groups([(HEADING, [row("one")])])
    assert "hint" not in column.plain_text()
    assert "one" in column.plain_text()
    column.show_groups(())
    assert column.plain_text() == ""


def test_the_same_groups_twice_are_shown_once(column: StatementColumn) -> None:
    for _ in range(2):
        column.show_groups([(HEADING, [row("one")]), (HEADING, [row("one")])])
    assert column.plain_text().count("not read: one") == 2
