"""The table of counts: what stands in its cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.screens.course_table import SORT_ROLE, Column, CourseTable, signed_difference
from neutro_desk.screens.course_table_view import CourseTableView
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Cbc, Voided
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.table_rows import count_rows
from tests.screens.a_course import COUNTS, EVENTS, assessed, below_limit, litre


def table(phrasebook: Phrasebook, schemes: Schemes, *counts: Cbc) -> CourseTable:
    model = CourseTable(phrasebook, Look(LIGHT, 1.0))
    dated = [cbc for cbc in counts if cbc.collected is not None]
    undated = [cbc for cbc in counts if cbc.collected is None]
    model.set_rows(count_rows(assessed(schemes, *dated), assessed(schemes, *undated), EVENTS))
    return model


def row(model: CourseTable, number: int) -> list[str]:
    return [model.index(number, column).data() for column in Column]


def test_the_model_keeps_the_rules_of_qt(
    qtbot: QtBot, qtmodeltester: ModelTester, phrasebook: Phrasebook, schemes: Schemes
) -> None:
    qtmodeltester.check(table(phrasebook, schemes, *COUNTS))  # type: ignore[no-untyped-call]


def test_the_newest_count_stands_first_with_everything_said_of_it(
    qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes
) -> None:
    model = table(phrasebook, schemes, *COUNTS)
    assert row(model, 0) == [
        "21-Nov-2026 06:10",
        "1.20",
        "30 + 5 %",
        "0.42",
        "severe",
        "4 | 3",
        "−0.39 in 2.0 d",
        "manual, 100",
        "0.31–0.54",
        "fever 38.4 °C",
    ]
    assert row(model, 3)[:7] == [
        "03-Nov-2026 06:30",
        "4.00",
        "65 %",
        "2.60",
        "not below 1.5",
        "0 | 0",
        "−0.70 in 4.0 d",
    ]


def test_a_censored_count_keeps_its_sign(qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes) -> None:
    cells = row(table(phrasebook, schemes, below_limit(1, datetime(2026, 10, 22, 6), "0.10")), 0)
    assert (cells[Column.ANC], cells[Column.GRADE], cells[Column.CHANGE]) == ("<0.10", "profound", "")


def test_a_white_count_alone_gives_an_upper_limit_and_at_least_a_word(
    qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes
) -> None:
    alone = Cbc(id="c1", collected=datetime(2026, 11, 21, 6), wbc=litre("0.3"))
    cells = row(table(phrasebook, schemes, alone), 0)
    assert cells[Column.ANC].startswith("≤0.30")
    assert cells[Column.GRADE] == "at least severe"
    assert cells[Column.NEUTROPHILS] == "not done"


def test_bands_not_asked_for_mark_the_count_provisional(
    qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes
) -> None:
    open_bands = replace(
        COUNTS[4], differential=replace(COUNTS[4].differential, bands=None, bands_reported=None)
    )
    model = table(phrasebook, schemes, open_bands)
    assert row(model, 0)[Column.ANC] == "0.36 prov."
    assert model.long_columns() == {Column.ANC}


def test_a_voided_count_is_struck_through_and_says_why(
    qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes
) -> None:
    voided = replace(COUNTS[4], voided=Voided(datetime(2026, 11, 21, 8), "other patient"))
    model = table(phrasebook, schemes, voided)
    anc = model.index(0, Column.ANC)
    assert anc.data(Qt.ItemDataRole.FontRole).strikeOut()
    assert row(model, 0)[Column.GRADE] == "voided 21-Nov 08:00: other patient"


def test_counts_without_a_time_stand_last_and_say_so(
    qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes
) -> None:
    undated = replace(COUNTS[4], id="c9", collected=None)
    model = table(phrasebook, schemes, undated, *COUNTS)
    assert row(model, 5)[Column.COLLECTED] == "no time"
    assert model.row_of("c9") == 5


def test_counts_sort_by_value_and_not_by_their_text(
    qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes
) -> None:
    model = table(phrasebook, schemes, *COUNTS)
    values = [model.index(number, Column.ANC).data(SORT_ROLE) for number in range(3)]
    assert values == [0.42, 0.81, 1.72]


@pytest.mark.parametrize(
    ("difference", "unit", "shown"),
    [
        ("-0.39", "10*9/L", "−0.39"),
        ("2.26", "10*9/L", "+2.26"),
        ("0.4996", "10*9/L", "+0.50"),
        ("0", "10*9/L", "0.00"),
        ("0.001", "10*9/L", "+<0.01"),
        ("-0.39", "/uL", "−390"),
    ],
)
def test_differences_carry_their_sign(difference: str, unit: str, shown: str) -> None:
    assert signed_difference(Decimal(difference), unit) == shown


FIGURES = (
    Column.WBC,
    Column.NEUTROPHILS,
    Column.ANC,
    Column.CTCAE,
    Column.CHANGE,
    Column.INTERVAL,
)


def cell(view: CourseTableView, index: QModelIndex, width: int) -> QImage:
    """Return what is painted of a cell, on a sheet that is wider than every cell."""
    image = QImage(600, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.initFrom(view)
    option.rect = QRect(600 - width, 0, width, 60)
    painter = QPainter(image)
    view.itemDelegate().paint(painter, option, index)
    painter.end()
    return image


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("name", ["chemotherapy-course", "drug-induced-fall", "real-series-mimic-iv-demo"])
def test_no_figure_of_a_sample_is_cut(
    qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes, name: str, scale: float, narrow: bool
) -> None:
    """A count that lost its first digit would read as another: a cell looks as it does with room to spare."""
    case = read_case(resource("samples", f"{name}.neutro.json"))
    look = Look(LIGHT, scale)
    model = CourseTable(phrasebook, look)
    model.set_rows(count_rows(assessed(schemes, *case.counts), (), case.events))
    view = CourseTableView(model, look)
    qtbot.addWidget(view)
    view.fit(narrow=narrow, long=model.long_columns())
    cut = []
    for column in FIGURES:
        width = view.columnWidth(column)
        within = QRect(600 - width, 0, width, 60)
        for number in range(model.rowCount() if width else 0):
            index = model.index(number, column)
            if cell(view, index, width).copy(within) != cell(view, index, 500).copy(within):
                cut.append((column.name, index.data()))
    assert cut == []


@pytest.mark.parametrize("narrow", [False, True])
def test_no_heading_of_a_figure_is_cut(
    qtbot: QtBot, phrasebook: Phrasebook, schemes: Schemes, narrow: bool
) -> None:
    model = table(phrasebook, schemes, *COUNTS)
    view = CourseTableView(model, Look(LIGHT, 1.0))
    qtbot.addWidget(view)
    view.fit(narrow=narrow, long=model.long_columns())
    metrics, padding = QFontMetrics(view.horizontalHeader().font()), 6 if narrow else 10
    cut = [
        column.name
        for column in FIGURES
        if not view.isColumnHidden(column)
        and metrics.horizontalAdvance(str(model.headerData(column, Qt.Orientation.Horizontal))) + padding + 2
        > view.columnWidth(column)
    ]
    assert cut == []
