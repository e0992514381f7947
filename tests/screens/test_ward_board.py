"""The ward board on the screen: what a row says, what no width cuts, and what stands without colour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from neutro_desk.screens.board_filter import Shown, chosen
from neutro_desk.screens.board_model import BoardModel, Column
from neutro_desk.screens.board_trace import TracePainter
from neutro_desk.screens.board_words import BoardPatient, RowWords, row_words, trace_text
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import DARK, LIGHT
from neutro_desk.screens.ward_board import WardBoard
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.board import BoardRow, LowSpell, TracePoint
from neutro_desk.workup.case import AnswerWord, Comparator, Quantity
from neutro_desk.workup.fever import Body, WarningReason
from neutro_desk.workup.grading import Severity
from neutro_desk.workup.timeline import Direction

NOW = datetime(2026, 11, 21, 7, 32)
AT = datetime(2026, 11, 21, 6, 10)
HALF = Decimal("0.5")
SEVERE = BoardRow(
    anc=Decimal("0.42"),
    collected=AT,
    severity=Severity.SEVERE,
    scheme="Clinical 1",
    spell=LowSpell(HALF, AT - timedelta(days=2), AT, 3.0),
    direction=Direction.FALLING,
    difference=Decimal("-0.39"),
    change_days=2.0,
    trace=(TracePoint(AT - timedelta(days=2), Decimal("0.81")), TracePoint(AT, Decimal("0.42"))),
    fever_at=datetime(2026, 11, 21, 5, 40),
    temperature=Quantity(Decimal("38.4"), "Cel"),
    is_ill=True,
    warning=WarningReason.AT_OR_BELOW_500,
    bodies=(Body.NICE, Body.IDSA),
)
WORST = replace(
    SEVERE,
    anc=Decimal("0.04999"),
    comparator=Comparator.BELOW,
    is_at_least=True,
    severity=Severity.PROFOUND,
    is_provisional=True,
    is_ill=False,
    fever_at=None,
    temperature=None,
    fever_answer=AnswerWord.UNKNOWN,
    collected=AT - timedelta(days=3),
)


def said(row: BoardRow, phrasebook: Phrasebook, scheme: str = "Clinical 1") -> RowWords:
    return row_words(BoardPatient(1, "SMITH, Jane", "445512", row), phrasebook, NOW, scheme)


# -- what a row says ---------------------------------------------------------------------------------------


def test_a_row_says_number_word_change_day_age_fever_and_the_warning_line(phrasebook: Phrasebook) -> None:
    row = said(SEVERE, phrasebook)
    assert (row.who, row.number_of, row.anc, row.word) == ("SMITH, Jane", "MRN 445512", "0.42", "Severe")
    assert row.change == "−0.39 in 2.0 d"
    assert (row.spell, row.shown) == ("Day 2 since first <0.5", "Shown: at least 2.0 d")
    assert (row.age, row.old) == ("1 h 22 min", "")
    assert row.fever_text == "38.4 °C 21-Nov 05:40"
    assert row.warning == "Fever or unwell: emergency, follow sepsis pathway"
    assert row.rule == "Count meets NICE and IDSA"


@pytest.mark.parametrize(
    ("row", "number", "mark"),
    [
        (replace(SEVERE, is_limit=True), "≤0.42", "not above"),
        (replace(SEVERE, comparator=Comparator.BELOW), "<0.42", ""),
        (replace(SEVERE, is_provisional=True), "0.42", "provisional"),
        (replace(SEVERE, is_limit=True, is_provisional=True), "≤0.42", "not above, provisional"),
        (replace(SEVERE, anc=Decimal("0.4996")), "<0.5", ""),
        (replace(SEVERE, anc=None), "— —", "question open"),
        (BoardRow(), "— —", "no number yet"),
    ],
)
def test_the_number_never_stands_without_its_marks(
    phrasebook: Phrasebook, row: BoardRow, number: str, mark: str
) -> None:
    found = said(row, phrasebook)
    assert (found.anc, found.mark) == (number, mark)


def test_one_low_count_proves_no_duration(phrasebook: Phrasebook) -> None:
    row = said(replace(SEVERE, spell=LowSpell(HALF, AT, AT)), phrasebook)
    assert (row.spell, row.shown) == ("First <0.5 within a day", "One low count: no duration")


def test_a_spell_of_another_century_shows_its_date(phrasebook: Phrasebook) -> None:
    then = datetime(2155, 3, 1, 6, 10)
    row = said(replace(SEVERE, collected=then, spell=LowSpell(HALF, then, then)), phrasebook)
    assert row.spell == "First <0.5 on 01-Mar-2155"
    assert row.age == "01-Mar-2155"


@pytest.mark.parametrize(
    ("minutes", "text", "old"),
    [
        (59, "59 min", ""),
        (60, "1 h 0 min", ""),
        (24 * 60 - 1, "23 h 59 min", ""),
        (24 * 60, "24 h", ""),
        (24 * 60 + 1, "24 h", "over 24 h"),
        (26 * 60, "26 h", "over 24 h"),
        (72 * 60, "3 d", "over 24 h"),
    ],
)
def test_the_age_of_the_sample_is_told_and_old_from_a_day_on(
    phrasebook: Phrasebook, minutes: int, text: str, old: str
) -> None:
    row = said(replace(SEVERE, collected=NOW - timedelta(minutes=minutes)), phrasebook)
    assert (row.age, row.old) == (text, old)


@pytest.mark.parametrize(
    ("row", "text", "asks"),
    [
        (BoardRow(fever_answer=AnswerWord.NO), "No", False),
        (BoardRow(fever_answer=AnswerWord.UNKNOWN), "Not known", False),
        (BoardRow(), "Not asked", False),
        (BoardRow(is_ill=True), "Unwell", False),
        (BoardRow(is_ill=True, fever_at=date(2026, 11, 21)), "Fever 21-Nov", False),
        (WORST, "Not known", True),
        (replace(WORST, fever_answer=None), "Not asked", True),
        (replace(WORST, fever_answer=AnswerWord.NO), "No", False),
        (replace(WORST, collected=AT), "Not known", False),
        (replace(WORST, anc=HALF, comparator=None), "Not known", False),
    ],
)
def test_unknown_fever_is_asked_about_below_half_with_an_old_sample(
    phrasebook: Phrasebook, row: BoardRow, text: str, asks: bool
) -> None:
    found = said(row, phrasebook)
    assert (found.fever_text, found.asks) == (text, asks)


def test_a_word_of_another_scheme_says_so(phrasebook: Phrasebook) -> None:
    assert said(SEVERE, phrasebook).word_note == ""
    assert said(SEVERE, phrasebook, "Ward 2").word_note == "by Clinical 1"


def test_an_open_question_lets_the_word_before_stand_beneath(phrasebook: Phrasebook) -> None:
    row = said(replace(SEVERE, anc=None, severity=None, severity_before=Severity.SEVERE), phrasebook)
    assert (row.word, row.word_note) == ("no grade", "before: severe")


def test_who_has_no_name_stands_with_the_number(phrasebook: Phrasebook) -> None:
    row = row_words(BoardPatient(1, "", "445512", SEVERE), phrasebook, NOW)
    assert (row.who, row.number_of) == ("MRN 445512", "")


def test_the_second_unit_first_holds_on_the_board_too(phrasebook: Phrasebook) -> None:
    book = Phrasebook(phrasebook._catalogue, first_unit="/uL")
    row = said(SEVERE, book)
    assert (row.anc, row.change, row.spell) == ("420", "−390 in 2.0 d", "Day 2 since first <500")


# -- the table ---------------------------------------------------------------------------------------------


def model_of(phrasebook: Phrasebook, *rows: BoardRow) -> BoardModel:
    model = BoardModel(phrasebook)
    patients = [BoardPatient(at, f"PATIENT, {at}", f"{at:06}", row) for at, row in enumerate(rows, start=1)]
    model.set_patients(patients, NOW, "Clinical 1")
    return model


def test_the_model_keeps_the_rules_of_qt(
    qtbot: QtBot, qtmodeltester: ModelTester, phrasebook: Phrasebook
) -> None:
    qtmodeltester.check(model_of(phrasebook, SEVERE, WORST, BoardRow()))  # type: ignore[no-untyped-call]


def test_every_cell_is_read_out_in_words(qtbot: QtBot, phrasebook: Phrasebook) -> None:
    model = model_of(phrasebook, SEVERE)
    cells = [model.index(0, column).data() for column in Column]
    assert cells == [
        "PATIENT, 1, MRN 000001",
        "0.42 ×10⁹/L",
        "Severe",
        "Falling, −0.39 in 2.0 d",
        "0.81 0.42",
        "Day 2 since first <0.5, Shown: at least 2.0 d",
        "1 h 22 min",
        "38.4 °C 21-Nov 05:40",
        "Fever or unwell: emergency, follow sepsis pathway, Count meets NICE and IDSA",
    ]


def test_parts_of_the_board_hold_who_belongs_there() -> None:
    patients = [
        BoardPatient(1, "SMITH, Jane", "445512", SEVERE),
        BoardPatient(2, "NOVAK, Petra", "452044", WORST),
        BoardPatient(3, "GARCIA, Luis", "446790", BoardRow(anc=Decimal("1.2"), severity=Severity.MILD)),
    ]

    def numbers(shown: Shown, letters: str = "") -> list[int]:
        return [one.id for one in chosen(patients, shown, letters, NOW)]

    assert numbers(Shown.ALL) == [1, 2, 3]
    assert numbers(Shown.WARNED) == [1, 2]
    assert numbers(Shown.BELOW) == [1, 2]
    assert numbers(Shown.FEVER) == [1]
    assert numbers(Shown.OLD) == [2]
    assert numbers(Shown.FALLING) == [1, 2]
    assert numbers(Shown.ALL, "smi 4455") == [1]
    assert numbers(Shown.ALL, "xyz") == []


def test_a_trace_read_out_keeps_each_count_on_its_side_of_a_line(phrasebook: Phrasebook) -> None:
    trace = (
        TracePoint(AT, Decimal("0.4996")),
        TracePoint(AT, Decimal("0.1"), Comparator.BELOW),
        TracePoint(AT, Decimal(0)),
    )
    assert trace_text(BoardRow(trace=trace), phrasebook) == "<0.5 <0.10 0.00"


# -- the page ----------------------------------------------------------------------------------------------


class Stand:
    """A window with the board over it."""

    def __init__(self, qtbot: QtBot, phrasebook: Phrasebook, look: Look, width: int, *rows: BoardRow) -> None:
        self.window = QMainWindow()
        self.window.setCentralWidget(QWidget())
        self.window.resize(width, 768)
        qtbot.addWidget(self.window)
        self.window.show()
        self.board = WardBoard(look, phrasebook, self.window, "Sepsis line 2222", lambda: NOW)
        patients = [
            BoardPatient(at, f"PATIENT, {at}", f"{at:06}", row) for at, row in enumerate(rows, start=1)
        ]
        self.board.show_patients(patients, "Clinical 1", older=0, shows_older=False)
        self.board.lay()
        self.board.take_focus()


@pytest.fixture
def stand(qtbot: QtBot, phrasebook: Phrasebook) -> Stand:
    return Stand(qtbot, phrasebook, Look(LIGHT, 1.0), 1366, SEVERE, WORST)


def test_the_window_beneath_is_hidden_and_comes_back(stand: Stand) -> None:
    beneath = stand.window.centralWidget()
    assert beneath is not None
    assert not beneath.isVisible()
    stand.board.lift()
    assert beneath.isVisible()


def test_enter_and_escape_open_and_leave(qtbot: QtBot, stand: Stand) -> None:
    with qtbot.waitSignal(stand.board.patient_asked) as asked:
        QTest.keyClick(stand.board.view, Qt.Key.Key_Return)
    assert asked.args == [1]
    with qtbot.waitSignal(stand.board.left):
        QTest.keyClick(stand.board.view, Qt.Key.Key_Escape)


def test_letters_go_to_the_search_from_the_rows(stand: Stand) -> None:
    QApplication.sendEvent(
        stand.board, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, "2")
    )
    assert stand.board.search.text() == "2"
    assert [one.id for one in stand.board.model.patients] == [2]


def test_who_was_chosen_stays_chosen_when_the_board_is_read_anew(stand: Stand) -> None:
    stand.board.view.selectRow(1)
    patients = tuple(reversed(stand.board.model.patients))
    stand.board.show_patients(patients, "Clinical 1", older=0, shows_older=False)
    assert stand.board.view.currentIndex().row() == 0


def test_an_empty_board_says_that_it_reassures_of_nothing(qtbot: QtBot, phrasebook: Phrasebook) -> None:
    board = Stand(qtbot, phrasebook, Look(LIGHT, 1.0), 1366).board
    assert not board.view.isVisible()
    assert "Counts that were not saved" in board.empty.text()


@pytest.mark.parametrize(
    ("scale", "width"), [(1.0, 1366), (1.25, 1366), (1.5, 1366), (2.0, 1366), (1.0, 900)]
)
def test_who_number_grade_fever_and_warning_line_stand_at_every_width(
    qtbot: QtBot, phrasebook: Phrasebook, scale: float, width: int
) -> None:
    view = Stand(qtbot, phrasebook, Look(LIGHT, scale), width, SEVERE, WORST).board.view
    kept = (Column.PATIENT, Column.ANC, Column.GRADE, Column.FEVER, Column.WARNING)
    assert not [column for column in kept if view.isColumnHidden(column)]
    shown = sum(view.columnWidth(column) for column in Column if not view.isColumnHidden(column))
    assert scale == 2.0 or width == 900 or shown <= view.viewport().width()
    look = Look(LIGHT, scale)
    room = view.columnWidth(Column.ANC) - 2 * look.px(8)
    number = view.model().index(1, Column.ANC).data(Qt.ItemDataRole.UserRole + 1).anc
    assert QFontMetrics(look.font(12, 600)).horizontalAdvance(number) <= room


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_word_of_grade_day_or_age_is_cut(qtbot: QtBot, phrasebook: Phrasebook, scale: float) -> None:
    row = replace(WORST, spell=LowSpell(Decimal("1.0"), AT - timedelta(days=99), AT))
    view = Stand(qtbot, phrasebook, Look(LIGHT, scale), 1366, row).board.view
    look, words = Look(LIGHT, scale), said(row, phrasebook)
    strong, plain, small = (
        QFontMetrics(look.font(size, weight)).horizontalAdvance
        for size, weight in ((13, 600), (13, 400), (12, 400))
    )
    hatch = look.px(14 + 8 + 4)
    wanted = {
        Column.GRADE: hatch + strong(words.word),
        Column.EPISODE: max(plain(words.spell), small(words.shown)),
        Column.SAMPLE: strong(words.age),
    }
    if view.isColumnHidden(Column.EPISODE):
        wanted[Column.GRADE] = max(wanted[Column.GRADE], small(words.spell))
    cut = {
        column: width
        for column, width in wanted.items()
        if not view.isColumnHidden(column) and width > view.columnWidth(column) - 2 * look.px(8)
    }
    assert cut == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_trace_draws_zero_and_limits_where_they_are(qtbot: QtBot, theme: object) -> None:
    look = Look(LIGHT if theme is LIGHT else DARK, 1.0)

    def painted(*points: TracePoint) -> QImage:
        picture = QImage(140, 48, QImage.Format.Format_RGB32)
        picture.fill(QColor(look.theme.surface))
        painter = QPainter(picture)
        TracePainter(look).paint(painter, QRectF(0, 0, 140, 48), points)
        painter.end()
        return picture

    ink = QColor(look.theme.text)
    zero = painted(TracePoint(AT, Decimal(0)))
    assert zero.pixelColor(135, 43) == ink
    assert painted(TracePoint(AT, Decimal("2.5"))).pixelColor(135, 5) == ink
    limit = painted(TracePoint(AT, Decimal("0.1"), Comparator.BELOW))
    height = round(48 - 5 - 0.1 / 2.5 * 38)
    assert limit.pixelColor(135, height) != ink, "an open triangle is no measured point"
    joined = painted(TracePoint(AT - timedelta(days=2), Decimal("2.0")), TracePoint(AT, Decimal("2.0")))
    broken = painted(
        TracePoint(AT - timedelta(days=2), Decimal("2.0")), TracePoint(AT, Decimal("2.0"), is_joined=False)
    )
    height = round(48 - 5 - 2.0 / 2.5 * 38)
    assert joined.pixelColor(126, height) != broken.pixelColor(126, height)
