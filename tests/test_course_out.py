"""The course leaves the window: as a picture, as a table, whole or not at all."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from neutro_desk.course_out import CLIPBOARD_SECONDS, CourseOut
from neutro_desk.desk import Desk
from neutro_desk.screens.picture_wanted import CourseWanted, Export, PictureContents
from neutro_desk.screens.plot_series import Span, series_of, shown_range
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case
from neutro_desk.workup.grading import Schemes
from tests.asked import ReadyAnswers
from tests.screens.a_course import COUNTS, EVENTS, SMITH, work_up

PATIENT = "SMITH, Jane, MRN 445512"


@pytest.fixture
def asked() -> ReadyAnswers:
    return ReadyAnswers()


@pytest.fixture
def course_out(qapp: object, schemes: Schemes, asked: ReadyAnswers, phrasebook: Phrasebook) -> CourseOut:
    desk = Desk(schemes, lambda: datetime(2026, 11, 21, 7, 32))
    desk.open_case(Case(SMITH, COUNTS, EVENTS), None)
    return CourseOut(desk, asked, phrasebook)


@pytest.fixture
def contents(schemes: Schemes) -> PictureContents:
    shown = work_up(schemes)
    series = series_of(shown.course, shown.dated, shown.schemes.active)
    return PictureContents(series, EVENTS, PATIENT, *shown_range(shown.course, Span.ALL, None))


def test_a_copied_picture_is_taken_off_the_clipboard_again(
    qtbot: QtBot, course_out: CourseOut, contents: PictureContents
) -> None:
    with qtbot.waitSignal(course_out.said) as said:
        course_out.hand_out(CourseWanted(Export.COPY, contents))
    assert said.args == ["Picture copied; it leaves the clipboard after a minute"]
    clipboard = QGuiApplication.clipboard()
    assert clipboard.image().size().toTuple() == (2400, 1350)
    (clearing,) = course_out.findChildren(QTimer)
    assert clearing.interval() == CLIPBOARD_SECONDS * 1000 == 60_000
    clearing.timeout.emit()
    assert clipboard.image().isNull()


def test_what_somebody_else_copied_since_stays(course_out: CourseOut, contents: PictureContents) -> None:
    course_out.hand_out(CourseWanted(Export.COPY, contents))
    QGuiApplication.clipboard().setText("a letter")
    course_out.clear_clipboard()
    assert QGuiApplication.clipboard().text() == "a letter"


@pytest.mark.parametrize("way", [Export.PNG, Export.SVG, Export.CSV])
def test_a_file_gets_its_ending_and_a_name_without_the_patient(
    qtbot: QtBot,
    course_out: CourseOut,
    contents: PictureContents,
    asked: ReadyAnswers,
    tmp_path: Path,
    way: Export,
) -> None:
    asked.course = tmp_path / "mine"
    with qtbot.waitSignal(course_out.said) as said:
        course_out.hand_out(CourseWanted(way, contents))
    assert said.args == [f"Saved the course as mine{way.value}"]
    assert (tmp_path / f"mine{way.value}").stat().st_size > 100
    assert [path.name for path in asked.suggested] == [f"neutrophil-course{way.value}"]


def test_a_picture_is_drawn_on_white_whatever_the_look_of_the_window(
    course_out: CourseOut, contents: PictureContents, asked: ReadyAnswers, tmp_path: Path
) -> None:
    asked.course = tmp_path / "course.png"
    course_out.hand_out(CourseWanted(Export.PNG, contents))
    picture = QImage(str(asked.course))
    assert picture.pixelColor(3, 3).name() == "#ffffff"
    inks = {picture.pixelColor(x, y).name() for x in range(0, 2400, 7) for y in range(80, 900, 7)}
    assert len(inks) > 10


def test_an_svg_holds_its_words_as_text(
    course_out: CourseOut, contents: PictureContents, asked: ReadyAnswers, tmp_path: Path
) -> None:
    asked.course = tmp_path / "course.svg"
    course_out.hand_out(CourseWanted(Export.SVG, contents))
    text = asked.course.read_text()
    assert QSvgRenderer(str(asked.course)).isValid()
    for words in (
        PATIENT,
        "Time of collection, 2026",
        "1.8 lab limit",
        "trimethoprim-sulfamethoxazole",
        "severe",
    ):
        assert words in text


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(
    course_out: CourseOut, contents: PictureContents, asked: ReadyAnswers, tmp_path: Path
) -> None:
    asked.course = tmp_path / "no-such-folder" / "course.csv"
    course_out.hand_out(CourseWanted(Export.CSV, contents))
    assert asked.told == [
        ("course.csv could not be written; nothing was changed.", ("No such file or directory",))
    ]
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_when_the_dialog_is_left(
    course_out: CourseOut, contents: PictureContents, asked: ReadyAnswers, tmp_path: Path
) -> None:
    course_out.hand_out(CourseWanted(Export.PNG, contents))
    assert asked.asked == ["course"]
    assert asked.told == []
