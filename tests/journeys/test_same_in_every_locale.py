"""Dates and numbers stand alike on screen, in table, plot and on paper, whatever the locale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from neutro_desk.paper.options import PageOptions, Paper
from neutro_desk.paper.page import make_pdf
from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.course_table import Column
from neutro_desk.screens.pane import Pane
from neutro_desk.wording.phrasebook import Reader
from tests.journeys.nurse import CTRL, Nurse, Start

Key = Qt.Key
LOCALES = ("en_US", "de_DE", "fr_FR", "hi_IN", "ar_EG")


@pytest.fixture
def under(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Return what puts the desktop under a locale; afterwards it is as before."""
    before, flash = QLocale(), qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield lambda name: QLocale.setDefault(QLocale(name) if name else QLocale.c())
    QLocale.setDefault(before)
    qapp.setCursorFlashTime(flash)


def texts(root: QWidget) -> list[str]:
    """Return every text that stands in the widgets, in tool tips, or is said to a screen reader."""
    said: list[str] = []
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            said.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            said.append(widget.toPlainText())
        said += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    return said


def cells(course: CoursePane) -> list[list[str]]:
    return [
        [course.model.index(row, column).data() for column in Column]
        for row in range(course.model.rowCount())
    ]


def picture(widget: QWidget) -> QImage:
    window = widget.window()
    return window.grab(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())).toImage()


def shown(start: Start) -> dict[str, object]:
    """Work through a count with commas, points and dates, and return all that stands there then."""
    nurse = start()
    nurse.window.resize(1366, 768)
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    course = nurse.window.pane(Pane.COURSE)
    assert isinstance(course, CoursePane)
    nurse.qtbot.waitUntil(lambda: course.plot is not None, timeout=20_000)
    nurse.enter("1,2", "30.5", "5", "1234567")
    nurse.window.entry.line("collected_date").setFocus()
    nurse.enter("21nov 0720")
    nurse.window.first_field.setFocus()
    nurse.window.catch_up()
    assert course.plot is not None
    return {
        "window": texts(nurse.window),
        "table": cells(course),
        "cursor": course.plot.reading(),
        "picture": picture(course),
        "band": picture(nurse.window.result),
        "page": page_of(nurse),
    }


def page_of(nurse: Nurse) -> bytes:
    options = PageOptions(audience=Reader.CLINICIAN, paper=Paper.A4, printed_at=datetime(2026, 11, 21, 7, 32))
    words = nurse.startup.composition.phrasebooks[Reader.CLINICIAN]
    return make_pdf(nurse.desk.work_up.summary, words, options)


@pytest.mark.parametrize("locale", LOCALES)
def test_window_table_plot_and_page_are_the_same_under_every_locale(
    under: Callable[[str], None], start: Start, locale: str
) -> None:
    under("")
    plain = shown(start)
    under(locale)
    assert QLocale().name() == locale
    there = shown(start)
    assert [name for name, value in plain.items() if there[name] != value] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_amending_under_every_locale_gives_the_text_that_was_typed(
    under: Callable[[str], None], start: Start, locale: str, tmp_path: Path
) -> None:
    under(locale)
    nurse = start()
    nurse.enter("1.20", "30.5", "5")
    nurse.window.entry.line("collected_date").setFocus()
    nurse.enter("21nov 0610")
    nurse.press(Key.Key_Return, CTRL)
    course = nurse.window.pane(Pane.COURSE)
    nurse.qtbot.waitUntil(lambda: getattr(course, "plot", None) is not None, timeout=20_000)
    nurse.press(Key.Key_F8)
    line = nurse.window.entry.line
    found = [line(name).text() for name in ("wbc", "segs", "bands", "collected_date", "collected_time")]
    assert found == ["1.20", "30.5", "5", "21-Nov-2026", "06:10"]
    nurse.asked.saves = tmp_path / "case.neutro.json"
    nurse.press(Key.Key_F2)
    nurse.press(Key.Key_S, CTRL)
    text = (tmp_path / "case.neutro.json").read_text(encoding="utf-8")
    assert '"value": "1.20"' in text
    assert '"segs": "30.5"' in text
    assert '"collected": "2026-11-21T06:10"' in text
